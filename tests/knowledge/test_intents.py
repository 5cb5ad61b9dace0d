from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.abstention import INTENTS
from knowledge.intents import SMALL_TALK, Example, Intents, read_danger, read_examples
from knowledge.languages import SPOKEN
from knowledge.words import normalise
from tests.knowledge.searching import Placed
from tests.knowledge.small import HashedWords

EXAMPLES = (
    Example("greeting", "en", "hello"),
    Example("greeting", "en", "good day"),
    Example("greeting", "th", "sawatdi"),
    Example("misuse", "en", "write a script"),
    Example("off_topic", "th", "fried rice"),
)
PLACES = {
    "hello": [1.0, 0.0, 0.0],
    "good day": [0.0, 1.0, 0.0],
    "sawatdi": [0.0, 0.0, 1.0],
    "write a script": [0.6, 0.0, 0.8],
    "fried rice": [-1.0, 0.0, 0.0],
}
FEWEST = 8  # examples of an intent in a language: fewer leave the intent unrecognised there


def near(place: Sequence[float], language: str) -> dict[str, float]:
    model = Placed({**PLACES, "asked": place})
    return dict(Intents(EXAMPLES, model).near(model.queries(["asked"])[0], language))


# --- Reading ---


def file(folder: Path, language: str, *entries: dict[str, str]) -> None:
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    (folder / f"{language}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_examples_are_read_from_every_file_in_order_with_its_language(tmp_path: Path) -> None:
    file(tmp_path, "th", {"intent": "greeting", "text": "สวัสดี"})
    file(tmp_path, "en", {"intent": "bye", "text": "bye"}, {"intent": "misuse", "text": "write me a script"})
    assert read_examples(tmp_path) == (
        Example("bye", "en", "bye"),
        Example("misuse", "en", "write me a script"),
        Example("greeting", "th", "สวัสดี"),
    )


def test_other_files_of_the_folder_are_no_examples(tmp_path: Path) -> None:
    (tmp_path / "follow_on.en.txt").write_text("^and\n")
    assert read_examples(tmp_path) == ()


def test_a_line_that_is_no_json_stops_the_start_and_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_text('{"intent": "bye", "text": "bye"}\nbye\n')
    with pytest.raises(json.JSONDecodeError):
        read_examples(tmp_path)


@pytest.mark.parametrize("missing", ["intent", "text"])
def test_a_line_that_lacks_a_field_is_refused(tmp_path: Path, missing: str) -> None:
    entry = {"intent": "bye", "text": "bye"}
    del entry[missing]
    file(tmp_path, "en", entry)
    with pytest.raises(KeyError, match=missing):
        read_examples(tmp_path)


# --- Nearness ---


def test_every_intent_has_a_nearness_by_name() -> None:
    assert set(near([1, 0, 0], "en")) == {"greeting", "misuse", "off_topic"}
    assert Intents(EXAMPLES, Placed(PLACES)).names == ("greeting", "misuse", "off_topic")


def test_it_is_the_cosine_of_the_nearest_example_and_not_of_their_mean() -> None:
    found = near([0.0, 1.0, 0.0], "en")
    assert found["greeting"] == pytest.approx(1.0, abs=1e-6)
    assert found["misuse"] == pytest.approx(0.0, abs=1e-6)
    assert near([1, 0, 0], "en")["misuse"] == pytest.approx(0.6, abs=1e-6)


def test_examples_of_the_language_and_of_english_count() -> None:
    assert near([0, 0, 1], "th")["greeting"] == pytest.approx(1.0, abs=1e-6)
    assert near([1, 0, 0], "th")["greeting"] == pytest.approx(1.0, abs=1e-6)


def test_examples_of_a_third_language_do_not() -> None:
    assert near([0, 0, 1], "vi")["greeting"] == pytest.approx(0.0, abs=1e-6)


def test_an_intent_without_examples_in_the_language_is_as_far_as_unrelated() -> None:
    assert near([-1, 0, 0], "en")["off_topic"] == 0.0
    assert near([-1, 0, 0], "th")["off_topic"] == pytest.approx(1.0, abs=1e-6)


def test_the_examples_are_embedded_once_as_questions() -> None:
    model = Placed(PLACES)
    intents = Intents(EXAMPLES, model)
    assert model.asked == [example.text for example in EXAMPLES]
    query = model.queries(["hello"])[0]
    before = len(model.asked)
    for _ in range(3):
        intents.near(query, "en")
    assert len(model.asked) == before


@given(st.text(max_size=40), st.sampled_from([*SPOKEN, "xx"]))
def test_nearness_is_a_cosine_whatever_is_typed(text: str, language: str) -> None:
    model = HashedWords()
    found = Intents(EXAMPLES, model).near(model.queries([text])[0], language)
    assert all(-1.0001 <= value <= 1.0001 for value in found.values())


@given(st.sampled_from(EXAMPLES))
def test_an_example_is_nearest_to_its_own_intent(example: Example) -> None:
    model = Placed(PLACES)
    found = Intents(EXAMPLES, model).near(model.queries([example.text])[0], example.language)
    assert max(found, key=lambda name: found[name]) == example.intent


def test_a_message_leans_to_misuse_as_the_examples_of_any_language_do() -> None:
    model = Placed(PLACES)
    intents = Intents(EXAMPLES, model)
    misuse, other = (intents.misuse_leaning(model.queries([t])[0]) for t in ("write a script", "good day"))
    assert misuse > other


def test_a_message_leans_to_danger_as_its_examples_do_and_away_from_lookalikes_and_misuse() -> None:
    places = {**PLACES, "let me out": [0.0, 0.8, 0.6], "a film": [0.0, 0.6, 0.8]}
    danger = (Example("danger", "en", "let me out"), Example("lookalike", "en", "a film"))
    model = Placed(places)
    intents = Intents(EXAMPLES, model, danger)
    cry, film, misuse = (
        intents.danger_leaning(model.queries([t])[0]) for t in ("let me out", "a film", "write a script")
    )
    assert cry > film and cry > misuse


def test_without_examples_of_danger_nothing_leans_to_it() -> None:
    model = Placed(PLACES)
    assert Intents(EXAMPLES, model).danger_leaning(model.queries(["hello"])[0]) == -np.inf


def test_examples_of_danger_and_of_lookalikes_are_told_apart_when_read(tmp_path: Path) -> None:
    lines = ['{"danger": true, "text": "let me out"}', '{"danger": false, "text": "a film"}']
    (tmp_path / "en.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert read_danger(tmp_path) == (Example("danger", "en", "let me out"), Example("lookalike", "en", "a film"))


# --- What ships ---


@pytest.fixture(scope="module")
def shipped() -> tuple[Example, ...]:
    return read_examples()


def test_examples_ship_in_every_language_that_the_bot_speaks(shipped: tuple[Example, ...]) -> None:
    assert {example.language for example in shipped} == set(SPOKEN)


def test_every_intent_is_one_that_something_decides_on(shipped: tuple[Example, ...]) -> None:
    assert {example.intent for example in shipped} == {*SMALL_TALK, *INTENTS}


@pytest.mark.parametrize("language", SPOKEN)
def test_every_intent_has_examples_in_every_language(shipped: tuple[Example, ...], language: str) -> None:
    counts = Counter(example.intent for example in shipped if example.language == language)
    assert {intent: counts[intent] for intent in (*SMALL_TALK, *INTENTS) if counts[intent] < FEWEST} == {}


def test_no_message_is_an_example_of_two_intents_in_one_language(shipped: tuple[Example, ...]) -> None:
    intents: dict[tuple[str, str], set[str]] = {}
    for example in shipped:
        intents.setdefault((example.language, normalise(example.text)), set()).add(example.intent)
    assert {key: value for key, value in intents.items() if len(value) > 1} == {}


def test_every_example_says_something_and_is_as_short_as_what_people_type(shipped: tuple[Example, ...]) -> None:
    assert [e for e in shipped if not e.text.strip() or e.text != e.text.strip() or len(e.text) > 300] == []
