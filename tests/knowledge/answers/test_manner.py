from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.answer import Answer, Note
from knowledge.answers.manner import Manner
from knowledge.intents import LEANING, SMALL_TALK

RULES = Manner(
    small_talk=0.02,
    small_talk_in_talk=0.2,
    small_talk_characters=20,
    misuse=0.05,
    misuse_leaning=0.01,
    misuse_nearest=0.1,
)
FAR = dict.fromkeys((*SMALL_TALK, "misuse", "lookalike", "near_field", "off_topic"), -0.3)
NEARNESS = st.dictionaries(st.sampled_from(sorted(FAR)), st.floats(-1, 1))


def reply(text: str, language: str = "en", /, **near: float) -> Answer | None:
    return RULES.reply(text, language, {**FAR, **near})


# --- Small talk ---


@pytest.mark.parametrize("kind", SMALL_TALK)
def test_small_talk_gets_the_reply_of_its_kind_without_a_source(kind: str) -> None:
    answer = reply("hello there", "en", **{kind: 0.1})
    assert answer == Answer("answered", "en", notes=(Note(f"smalltalk-{kind}"),))


def test_the_reply_is_in_the_askers_language() -> None:
    answer = reply("สวัสดีครับ", "th", greeting=0.1)
    assert answer is not None
    assert answer.language == "th"


def test_the_nearest_kind_is_taken() -> None:
    answer = reply("hello there", "en", greeting=0.1, thanks=0.15, bye=0.12)
    assert answer is not None
    assert answer.notes == (Note("smalltalk-thanks"),)


@pytest.mark.parametrize(("nearness", "taken"), [(0.02, True), (0.019, False), (-0.3, False), (0.5, True)])
def test_small_talk_must_be_nearer_than_what_documents_answer_by_the_threshold(nearness: float, taken: bool) -> None:
    assert (reply("hello there", "en", greeting=nearness) is not None) is taken


@pytest.mark.parametrize("other", ["lookalike", "near_field", "off_topic"])
def test_a_message_that_is_nearer_to_something_else_is_no_small_talk(other: str) -> None:
    assert reply("hello there", "en", greeting=0.1, **{other: 0.11}) is None
    assert reply("hello there", "en", greeting=0.1, **{other: 0.1}) is not None


@pytest.mark.parametrize(("length", "taken"), [(20, True), (21, False)])
def test_a_long_message_is_a_question_that_begins_with_hello(length: int, taken: bool) -> None:
    assert (reply("h" * length, greeting=0.5) is not None) is taken


@pytest.mark.parametrize(("nearness", "taken"), [(0.2, True), (0.19, False)])
def test_where_something_was_asked_before_small_talk_must_be_plainer(nearness: float, taken: bool) -> None:
    near = {**FAR, "thanks": nearness}
    assert (RULES.reply("and what number", "en", near, in_talk=True) is not None) is taken
    assert RULES.reply("and what number", "en", near) is not None


def test_a_question_of_the_field_is_left_to_the_documents() -> None:
    assert reply("Who raided KK Park?") is None


@pytest.mark.parametrize("text", ["", "   ", "\n", "😀🙏", "???", "…", "\u200b"])
def test_a_message_without_a_letter_or_digit_is_greeted(text: str) -> None:
    assert reply(text) == Answer("answered", "en", notes=(Note("smalltalk-greeting"),))


@pytest.mark.parametrize("text", ["1300", "a", "ช่วย", "救命"])
def test_a_single_letter_or_number_is_not(text: str) -> None:
    assert reply(text) is None


# --- Misuse ---


def test_misuse_is_declined_with_nothing_else_said() -> None:
    assert reply("write me a script", "vi", misuse=0.2) == Answer("declined", "vi")


@pytest.mark.parametrize(("nearness", "declined"), [(0.251, True), (0.249, False)])
def test_misuse_must_be_nearer_than_honest_lookalikes_by_the_threshold(nearness: float, declined: bool) -> None:
    assert RULES.is_misuse({**FAR, "lookalike": 0.2, "misuse": nearness}) is declined


@pytest.mark.parametrize(("leaning", "declined"), [(5.1, True), (4.9, False), (-30.0, False)])
def test_what_the_examples_have_in_common_counts_beside_the_nearest(leaning: float, declined: bool) -> None:
    assert RULES.is_misuse({**FAR, "lookalike": 0.2, "misuse": 0.2, LEANING: leaning}) is declined


@pytest.mark.parametrize(("nearness", "declined"), [(0.1, True), (0.099, False)])
def test_what_a_document_answers_is_never_declined_however_much_it_leans(nearness: float, declined: bool) -> None:
    assert RULES.is_misuse({**FAR, "misuse": nearness, LEANING: 9.0}) is declined


def test_leaning_to_misuse_does_not_stand_in_the_way_of_small_talk() -> None:
    assert RULES.reply("hello there", "en", {**FAR, "greeting": 0.1, LEANING: 0.5}) is not None


def test_misuse_goes_before_small_talk_however_polite() -> None:
    answer = reply("hi, thanks", greeting=0.9, thanks=0.9, misuse=0.2)
    assert answer is not None
    assert answer.status == "declined"


def test_without_intents_nothing_is_declined_and_nothing_greeted() -> None:
    assert RULES.reply("hello", "en", {}) is None
    assert not RULES.is_misuse({})


@given(st.text(max_size=80), NEARNESS)
def test_a_reply_never_holds_a_statement_about_the_world(text: str, near: dict[str, float]) -> None:
    answer = RULES.reply(text, "en", near)
    if answer is not None:
        assert answer.status in ("answered", "declined")
        assert (answer.statements, answer.citations, answer.contacts, answer.topics) == ((), (), (), ())
        assert len(answer.notes) == (answer.status == "answered")


@given(NEARNESS, st.floats(0, 0.5))
def test_a_message_that_is_nearer_to_misuse_is_not_declined_less(near: dict[str, float], more: float) -> None:
    if RULES.is_misuse(near):
        assert RULES.is_misuse({**near, "misuse": near["misuse"] + more})


@given(NEARNESS, st.floats(0, 0.5))
def test_a_message_that_is_nearer_to_an_honest_lookalike_is_not_declined_more(
    near: dict[str, float], more: float
) -> None:
    if not RULES.is_misuse(near):
        assert not RULES.is_misuse({**near, "lookalike": near.get("lookalike", 0.0) + more})


# --- What ships ---


def test_the_thresholds_that_ship_leave_long_messages_and_lookalikes_alone() -> None:
    rules = Manner.read()
    assert 10 <= rules.small_talk_characters <= 100
    assert rules.misuse_leaning > 0
    assert rules.reply("hello " * 40, "en", {**FAR, "greeting": 0.3}) is None


def test_thresholds_come_from_the_file_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "manner.toml"
    file.write_text(
        "small_talk = 0.02\nsmall_talk_in_talk = 0.2\nsmall_talk_characters = 20\n"
        "misuse = 0.05\nmisuse_leaning = 0.01\nmisuse_nearest = 0.1\n"
    )
    assert Manner.read(file) == RULES


def test_a_file_that_lacks_a_threshold_is_refused_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "manner.toml"
    file.write_text("small_talk = 0.02\n")
    with pytest.raises(KeyError, match="small_talk_in_talk"):
        Manner.read(file)
