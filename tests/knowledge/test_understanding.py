from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.languages import SPOKEN
from knowledge.names import Concept, Lexicon
from knowledge.understanding import CUES, Reader, Understanding

KINDS = {
    "number_to_call",
    "address",
    "price_or_salary",
    "how_many",
    "when",
    "who_person",
    "which_place",
    "link",
    "photo",
}
CAMBODIA = Concept("cambodia", "country", "Cambodia", "KH")
THAIS = Concept("thais", "nationality", "Thai", "TH")
POIPET = Concept("poipet", "place", "Poipet", "KH")
RANSOM = Concept("ransom", "money", "ransom", None)


def understood(*concepts: Concept) -> Understanding:
    return Understanding("?", "en", concepts, frozenset(), frozenset(), 0)


def reader_of(recency: dict[str, list[str]], asks: dict[str, dict[str, list[str]]]) -> Reader:
    lexicon = Lexicon({"poipet": POIPET}, {"en": {"poipet": ["Poipet"]}, "th": {"poipet": ["ปอยเปต"]}})
    return Reader(lexicon, {"recency": {code: {"words": words} for code, words in recency.items()}, "asks": asks})


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.read(Lexicon.read())


# --- What is made of concepts ---


def test_names_are_the_concepts_that_name_one_thing_in_the_world() -> None:
    assert understood(RANSOM, POIPET, CAMBODIA).names == (POIPET, CAMBODIA)


def test_countries_are_those_of_countries_and_nationalities_and_not_of_places() -> None:
    assert understood(CAMBODIA, THAIS, RANSOM).countries == {"KH", "TH"}
    assert understood(POIPET).countries == frozenset()


def test_more_words_are_the_english_names_in_order() -> None:
    assert understood(POIPET, RANSOM).more == "Poipet ransom"
    assert understood().more == ""


def test_more_words_never_drown_the_question() -> None:
    many = [Concept(f"c{number}", "term", f"w{number}", None) for number in range(40)]
    assert understood(*many).more.split() == [f"w{number}" for number in range(12)]


# --- Years ---


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("What happened in 2025?", {2025}),
        ("between 2023 and 2025", {2023, 2025}),
        ("2025-11-14", {2025}),
        ("ปี 2568", {2025}),
        ("ปี ๒๕๖๘", {2025}),
        ("ឆ្នាំ២០២៥", {2025}),
        ("2025年11月", {2025}),
        ("in 1999", set()),
        ("120250 people", set()),
        ("+66 20255 12", set()),
        ("2400", set()),
        ("", set()),
    ],
)
def test_years_are_read_in_every_script_and_turned_into_the_common_era(
    reader: Reader, text: str, years: set[int]
) -> None:
    assert reader.understand(text, "en").years == years


@given(st.integers(2000, 2039))
def test_a_year_of_the_buddhist_era_is_the_same_year(year: int) -> None:
    reader = reader_of({}, {})
    both = reader.understand(f"{year} {year + 543}", "th").years
    assert both == {year}


# --- What is asked for, and whether the newest is ---


def test_phrases_in_latin_letters_are_counted_as_whole_words() -> None:
    reader = reader_of({"en": ["now", "right now"]}, {"en": {"link": ["link"]}})
    assert reader.understand("I know a snowman", "en").newest == 0
    assert reader.understand("now, NOW; right now", "en").newest == 3
    assert reader.understand("blinking links", "en").asks == frozenset()
    assert reader.understand("Send the link!", "en").asks == {"link"}


def test_phrases_in_other_scripts_are_counted_wherever_they_stand() -> None:
    reader = reader_of({"th": ["ล่าสุด"]}, {"th": {"when": ["เมื่อไหร่"]}})
    found = reader.understand("ข่าวล่าสุดมาเมื่อไหร่ครับ", "th")
    assert found.newest == 1
    assert found.asks == {"when"}


def test_english_phrases_count_in_a_question_of_any_language() -> None:
    reader = reader_of({"en": ["latest"], "th": ["ล่าสุด"]}, {"en": {"link": ["link"]}, "th": {}})
    found = reader.understand("ขอ link ข่าว latest", "th")
    assert found.newest == 1
    assert found.asks == {"link"}


def test_phrases_of_another_language_do_not_count() -> None:
    reader = reader_of({"en": [], "vi": ["nay"]}, {"en": {}, "vi": {"when": ["khi nao"]}})
    assert reader.understand("nay khi nao", "en").asks == frozenset()
    assert reader.understand("nay khi nao", "vi").asks == {"when"}


def test_a_kind_without_phrases_is_never_asked_for() -> None:
    found = reader_of({"en": []}, {"en": {"photo": []}}).understand("any text", "en")
    assert found.newest == 0
    assert found.asks == frozenset()


def test_a_language_without_cues_is_read_by_the_english_ones() -> None:
    reader = reader_of({"en": ["latest"]}, {"en": {"link": ["link"]}})
    assert reader.understand("latest link", "km").asks == {"link"}


def test_a_question_keeps_its_text_and_language(reader: Reader) -> None:
    found = reader.understand("Poipet ล่าสุด", "th")
    assert (found.text, found.language) == ("Poipet ล่าสุด", "th")
    assert [concept.id for concept in found.names] == ["poipet"]


@given(st.text(st.characters(exclude_categories=()), max_size=80), st.sampled_from([*SPOKEN, "xx"]))
def test_no_text_makes_the_reader_crash(text: str, language: str) -> None:
    reader = reader_of({"en": ["now"], "th": ["ล่าสุด"]}, {"en": {"link": ["link"]}, "th": {"when": ["เมื่อไหร่"]}})
    found = reader.understand(text, language)
    assert found.newest >= 0
    assert all(2000 <= year <= 2045 for year in found.years)


# --- What ships ---


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("What is the hotline number in Thailand?", "en", "number_to_call"),
        ("Where is the embassy, what is the address?", "en", "address"),
        ("How much salary do they promise?", "en", "price_or_salary"),
        ("How many people were freed?", "en", "how_many"),
        ("When did the raid happen?", "en", "when"),
        ("大使馆电话多少", "zh", "number_to_call"),
        ("โทรเบอร์อะไร", "th", "number_to_call"),
        ("bao nhieu nguoi da ve nuoc", "vi", "how_many"),
        ("berapa gaji di sana", "ms", "price_or_salary"),
        ("anong number ng embassy", "tl", "number_to_call"),
    ],
)
def test_what_is_asked_for_is_read_off_everyday_phrases(reader: Reader, text: str, language: str, asked: str) -> None:
    assert asked in reader.understand(text, language).asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What is the latest on KK Park?", "en"),
        ("KK园区最新消息", "zh"),
        ("ข่าวล่าสุด", "th"),
        ("tin mới nhất", "vi"),
        ("kabar terbaru", "id"),
    ],
)
def test_a_wish_for_the_newest_is_seen(reader: Reader, text: str, language: str) -> None:
    assert reader.understand(text, language).newest > 0


@pytest.mark.parametrize("text", ["How does a money mule work?", "What is romance baiting?", "Who is Chen Zhi?"])
def test_a_question_of_no_time_does_not_ask_for_the_newest(reader: Reader, text: str) -> None:
    assert reader.understand(text, "en").newest == 0


@pytest.mark.parametrize("language", SPOKEN)
def test_cues_ship_in_every_language_for_every_kind(language: str) -> None:
    cues = tomllib.loads(CUES.read_text(encoding="utf-8"))
    assert set(cues["asks"][language]) == KINDS
    assert all(len(phrases) >= 5 for phrases in cues["asks"][language].values())
    assert len(cues["recency"][language]["words"]) >= 10


@pytest.mark.parametrize("language", SPOKEN)
def test_every_shipped_phrase_is_found_in_a_text(reader: Reader, language: str) -> None:
    cues = tomllib.loads(CUES.read_text(encoding="utf-8"))
    for kind, phrases in cues["asks"][language].items():
        assert [p for p in phrases if kind not in reader.understand(f"… {p} …", language).asks] == []
    recency = cues["recency"][language]["words"]
    assert [p for p in recency if not reader.understand(f"… {p} …", language).newest] == []


def test_cues_can_be_read_from_another_file(tmp_path: Path) -> None:
    file = tmp_path / "cues.toml"
    file.write_text('[recency.en]\nwords = ["fresh"]\n[asks.en]\nlink = ["url"]\n', encoding="utf-8")
    found = Reader.read(Lexicon({}, {}), file).understand("a fresh url", "en")
    assert found.newest == 1
    assert found.asks == {"link"}
