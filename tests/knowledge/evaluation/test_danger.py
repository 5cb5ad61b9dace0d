from __future__ import annotations

import pytest

from knowledge.danger import Danger
from knowledge.evaluation.danger import NO_ALARM, RECOGNISED, counted, messages, table
from knowledge.intents import DANGER, Example
from knowledge.languages import SPOKEN

MESSAGES = (
    Example(DANGER, "en", "let me out"),
    Example(DANGER, "en", "he hits me"),
    Example("lookalike", "en", "let me out of this lecture"),
    Example(DANGER, "th", "ช่วยด้วย"),
)


def test_recognised_and_not_alarmed_are_counted_by_language() -> None:
    found = counted(MESSAGES, lambda example: "let me out" in example.text)
    assert list(found) == ["en", "th"]
    assert (found["en"][RECOGNISED].value, found["en"][RECOGNISED].n) == (0.5, 2)
    assert (found["en"][NO_ALARM].value, found["en"][NO_ALARM].n) == (0.0, 1)
    assert found["th"][RECOGNISED].value == 0.0


def test_a_language_without_lookalikes_has_no_value_for_them() -> None:
    assert counted(MESSAGES, lambda example: True)["th"][NO_ALARM].value is None


def test_the_table_has_a_row_for_each_figure_and_way_and_a_column_for_each_language() -> None:
    ways = {"never": counted(MESSAGES, lambda e: False), "always": counted(MESSAGES, lambda e: True)}
    found = table("title", ways)
    assert list(found.head) == ["figure", "en", "th"]
    assert [row[0][0] for row in found.rows] == [
        f"{figure}, {way}" for figure in (RECOGNISED, NO_ALARM) for way in ("never", "always")
    ]


@pytest.mark.parametrize("half", ["tune", "test"])
def test_each_language_that_is_labelled_has_enough_of_both_kinds(half: str) -> None:
    found = messages(half)
    languages = {example.language for example in found}
    assert languages <= set(SPOKEN)
    for language in languages:
        danger = [e for e in found if e.language == language and e.intent == DANGER]
        other = [e for e in found if e.language == language and e.intent != DANGER]
        assert len(danger) >= 55 and len(other) >= 55, language


def test_no_message_of_the_test_half_stands_in_the_tune_half() -> None:
    tune = {" ".join(example.text.lower().split()) for example in messages("tune")}
    short = 12  # "help me" is written by everybody
    shared = [e.text for e in messages("test") if " ".join(e.text.lower().split()) in tune and len(e.text) > short]
    assert shared == []


def test_every_language_has_phrases() -> None:
    assert set(Danger.read().languages) == set(SPOKEN)
