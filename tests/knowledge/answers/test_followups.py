from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.followups import EARLIER, LONGEST, MARKERS, SHORT, FollowUps
from knowledge.languages import SPOKEN
from knowledge.names import Concept, Lexicon
from knowledge.words import words

CONCEPTS = {
    c.id: c
    for c in (
        Concept("laos", "country", "Laos", "LA"),
        Concept("myanmar", "country", "Myanmar", "MM"),
        Concept("thais", "nationality", "Thai", "TH"),
        Concept("poipet", "place", "Poipet", "KH"),
        Concept("kk-park", "compound", "KK Park", "MM"),
        Concept("chen-zhi", "person", "Chen Zhi", None),
        Concept("ransom", "term", "ransom", None),
    )
}
FORMS = {
    "en": {"laos": ["Laos"], "myanmar": ["Myanmar"], "thais": ["Thais"], "poipet": ["Poipet"], "kk-park": ["KK Park"]}
    | {"chen-zhi": ["Chen Zhi"], "ransom": ["ransom"]},
    "th": {"laos": ["ลาว"], "myanmar": ["พม่า"]},
}
FOLLOW_UPS = FollowUps(Lexicon(CONCEPTS, FORMS), {"en": [r"^and\b", r"\bthere$"], "th": ["^แล้ว"]})


@pytest.fixture(scope="module")
def shipped() -> FollowUps:
    return FollowUps.read(Lexicon.read())


def together(text: str, *history: str, language: str = "en") -> str:
    return FOLLOW_UPS.together(text, history, language)


# --- Leaning ---


def test_a_marker_is_looked_for_in_the_normalised_text() -> None:
    for text in ("and in Laos?", "AND in Laos?", "  And in Laos?", "\u200band in Laos", "ａｎｄ in Laos"):
        assert FOLLOW_UPS.leans(text, "en"), text


def test_a_text_without_a_marker_does_not_lean() -> None:
    for text in ("Who raided KK Park?", "android phones", "Is there a hotline?", ""):
        assert not FOLLOW_UPS.leans(text, "en"), text


def test_each_marker_stands_for_itself() -> None:
    """Joined with "or": the ^ of the first says nothing of the second."""
    assert FOLLOW_UPS.leans("how many are there", "en")
    assert not FOLLOW_UPS.leans("there and back", "en")


def test_markers_of_the_language_and_of_english_are_looked_for() -> None:
    assert FOLLOW_UPS.leans("แล้วลาวล่ะ", "th")
    assert FOLLOW_UPS.leans("and laos", "th")
    assert not FOLLOW_UPS.leans("แล้วลาวล่ะ", "en")


def test_a_language_without_markers_is_read_by_the_english_ones() -> None:
    assert FOLLOW_UPS.leans("and laos", "km")
    assert not FOLLOW_UPS.leans("แล้วลาวล่ะ", "km")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("hotline Bangkok", True),
        ("police raid Poipet compound", True),
        ("police raid Poipet compound victims", True),
        ("Chinese police raid Poipet compound victims freed Monday border casino", False),
        ("and police raid Poipet compound victims freed", True),
        ("police police police police police raid", True),
        ("", True),
    ],
)
def test_a_short_message_may_lean_and_a_long_one_only_with_a_marker(text: str, may: bool) -> None:
    assert FOLLOW_UPS.may_lean(text, "en") is may
    assert may is (len(set(words(text))) <= SHORT or FOLLOW_UPS.leans(text, "en"))


# --- Read together ---


def test_a_message_comes_behind_what_was_asked_before() -> None:
    assert together("who pays?", "what is a ransom") == "what is a ransom who pays?"


def test_without_a_history_it_stays_as_it_is() -> None:
    assert together("Who pays  the Ransom?") == "Who pays  the Ransom?"


def test_no_more_than_the_last_messages_are_read_along() -> None:
    history = [f"question {number}" for number in range(6)]
    assert together("and now?", *history) == "question 4 question 5 and now?"
    assert EARLIER == 2


def test_of_a_long_story_told_before_the_end_is_read_along() -> None:
    story = "we flew " * 200 + "so who pays the ransom?"
    read = together("and in Laos?", story)
    assert read.endswith("so who pays the ransom? and in Laos?")
    assert len(read) == LONGEST + len(" and in Laos?")


def test_a_country_takes_the_place_of_an_earlier_one() -> None:
    assert (
        together("and in Laos?", "how many people are held in Myanmar?")
        == "how many people are held in  ? and in Laos?"
    )


def test_a_country_takes_the_place_of_a_nationality_and_the_other_way_round() -> None:
    assert "thais" not in together("and in Laos?", "How many Thais were freed?").casefold()
    assert "laos" not in together("and Thais?", "How many people in Laos?").casefold()


def test_a_message_that_names_no_place_keeps_the_earlier_ones() -> None:
    kept = together("who pays the ransom?", "Who runs KK Park in Myanmar, is it Chen Zhi?")
    assert kept == "who runs kk park in myanmar, is it chen zhi? who pays the ransom?"


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        ("and in Poipet?", [], ["kk park", "myanmar", "chen zhi"]),
        ("and KK Park?", ["kk park"], ["myanmar", "chen zhi"]),
        ("and Chen Zhi?", [], ["kk park", "myanmar"]),
    ],
)
def test_only_names_of_the_same_kind_are_replaced(text: str, gone: list[str], kept: list[str]) -> None:
    earlier = together(text, "Is KK Park in Myanmar run by Chen Zhi?").removesuffix(text)
    assert [name for name in gone if name in earlier] == []
    assert [name for name in kept if name not in earlier] == []


def test_a_term_is_never_replaced() -> None:
    assert "ransom" in together("ransom again?", "is a ransom paid?").removesuffix("ransom again?")


def test_names_are_replaced_in_the_askers_own_script() -> None:
    assert together("แล้วลาวล่ะ", "ในพม่ามีกี่คน", language="th") == "ใน มีกี่คน แล้วลาวล่ะ"


def test_the_message_itself_is_never_changed() -> None:
    assert together("And in  LAOS or Myanmar?", "in Laos?").endswith("And in  LAOS or Myanmar?")


@given(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(st.text(max_size=40), max_size=5),
    st.sampled_from([*SPOKEN, "xx"]),
)
def test_whatever_was_said_the_message_stands_last_and_whole(text: str, history: list[str], language: str) -> None:
    read = FOLLOW_UPS.together(text, history, language)
    assert read.endswith(text)
    assert isinstance(FOLLOW_UPS.may_lean(text, language), bool)


@given(st.text(max_size=60), st.lists(st.text(max_size=40), min_size=2, max_size=2), st.text(max_size=40))
def test_what_was_said_before_the_last_messages_changes_nothing(text: str, last: list[str], older: str) -> None:
    assert FOLLOW_UPS.together(text, [older, *last], "en") == FOLLOW_UPS.together(text, last, "en")


# --- Markers from files ---


def test_markers_are_read_by_language_without_blank_lines_and_comments(tmp_path: Path) -> None:
    (tmp_path / "follow_on.en.txt").write_text("# what points back\n\n^and\\b\n", encoding="utf-8")
    (tmp_path / "follow_on.th.txt").write_text("^แล้ว\n", encoding="utf-8")
    read = FollowUps.read(Lexicon({}, {}), tmp_path)
    assert read.leans("and laos", "en")
    assert read.leans("แล้วลาวล่ะ", "th")
    assert not read.leans("# what points back", "en")
    assert not read.leans("who raided it", "en")


def test_a_marker_that_is_no_regular_expression_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "follow_on.en.txt").write_text("^(and\n", encoding="utf-8")
    with pytest.raises(re.error):
        FollowUps.read(Lexicon({}, {}), tmp_path)


def test_markers_ship_for_every_language_that_the_bot_speaks() -> None:
    assert {file.name.split(".")[1] for file in MARKERS.glob("follow_on.*.txt")} == set(SPOKEN)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("and in laos?", "en"),
        ("what about children", "en"),
        ("how many of them", "en"),
        ("why?", "en"),
        ("那老挝呢", "zh"),
        ("为什么", "zh"),
        ("แล้วที่ลาวล่ะ", "th"),
        ("thế còn ở lào thì sao", "vi"),
        ("kalau di laos gimana", "id"),
    ],
)
def test_everyday_follow_ups_lean(shipped: FollowUps, text: str, language: str) -> None:
    assert shipped.leans(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What did the six countries agree in Kunming in November 2025?", "en"),
        ("How are people recruited into scam compounds?", "en"),
        ("Which number can I call in Thailand?", "en"),
        ("KK园区里有多少人被关押", "zh"),
        ("ฉันจะขอความช่วยเหลือในกัมพูชาได้ที่ไหน", "th"),
        ("Làm sao để được giúp đỡ ở Campuchia?", "vi"),
    ],
)
def test_questions_of_their_own_do_not(shipped: FollowUps, text: str, language: str) -> None:
    assert not shipped.leans(text, language)


@pytest.mark.parametrize("language", SPOKEN)
def test_no_shipped_marker_takes_long_on_a_long_message(shipped: FollowUps, language: str) -> None:
    """A pattern that backtracks over 4,096 characters would hold the whole bot up."""
    for text in ("a" * 4096, "and " * 1024, "ก" * 4096, "那" * 4096, "in in " * 680, "? " * 2048):
        start = time.perf_counter()
        shipped.leans(text, language)
        assert time.perf_counter() - start < 1
