from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.questions import (
    FIELD,
    KINDS,
    UNANSWERABLE,
    EvaluationQuestion,
    chosen,
    read_questions,
    wording,
)
from knowledge.intents import read_examples
from knowledge.languages import SPOKEN
from knowledge.reading import Corpus
from tests.knowledge.evaluation.runs import question

LINE: dict[str, Any] = {
    "id": "en-001",
    "half": "test",
    "language": "en",
    "kind": "answerable",
    "question": "how many ppl were freed",
    "history": [],
    "gold": ["raids"],
    "essentials": [["269", "two hundred"]],
}


@pytest.fixture(scope="module")
def questions() -> list[EvaluationQuestion]:
    return read_questions()


def _file(folder: Path, *entries: object, language: str = "en") -> Path:
    lines = [entry if isinstance(entry, str) else json.dumps(entry) for entry in entries]
    (folder / f"{language}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_a_line_becomes_a_question(tmp_path: Path) -> None:
    [read] = read_questions(_file(tmp_path, LINE))

    assert (read.id, read.half, read.gold) == ("en-001", "test", ("raids",))
    assert read.essentials == (("269", "two hundred"),)


def test_a_note_of_the_author_is_left_aside(tmp_path: Path) -> None:
    assert len(read_questions(_file(tmp_path, {**LINE, "note": "from a forum"}))) == 1


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("not json", "en.jsonl line 2"),
        ({k: v for k, v in LINE.items() if k != "gold"}, "'gold'"),
        ({**LINE, "half": "dev"}, "half is 'dev', not one of tune, test"),
        ({**LINE, "kind": "riddle"}, "kind is 'riddle'"),
        ({**LINE, "language": "th"}, "language is 'th', not one of en"),
        ({**LINE, "history": 3}, "no evaluation question"),
    ],
)
def test_a_faulty_line_is_named_with_its_file(tmp_path: Path, entry: object, said: str) -> None:
    with pytest.raises(EvaluationError, match="line 2") as error:
        read_questions(_file(tmp_path, LINE, entry))

    assert said in str(error.value)


def test_a_folder_without_questions_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no evaluation questions"):
        read_questions(tmp_path)


def test_questions_are_chosen_by_half_and_language() -> None:
    some = [
        question("en-1", half="tune"),
        question("en-2", half="test"),
        question("lo-1", half="test", language="lo"),
    ]

    assert [q.id for q in chosen(some, "test")] == ["en-2", "lo-1"]
    assert [q.id for q in chosen(some, "both", ["en"])] == ["en-1", "en-2"]
    assert chosen(some, "tune", ["lo"]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("How  many, then?", "how many then"), ("Có ai KHÔNG", "co ai khong"), ("１３００ ?", "1300"), ("๑๓๐๐", "1300")],
)
def test_wording_evens_out_case_marks_width_and_punctuation(one: str, other: str) -> None:
    assert wording(one) == wording(other)


def test_wording_keeps_words_apart() -> None:
    assert wording("how many") != wording("howmany")


def test_no_wording_occurs_twice_in_either_half(questions: list[EvaluationQuestion]) -> None:
    counts = Counter(q.wording for q in questions)

    assert [text for text, count in counts.items() if count > 1] == []


def test_no_question_is_worded_like_one_that_the_search_is_given(
    questions: list[EvaluationQuestion], corpus: Corpus
) -> None:
    given = {wording(pointer.question) for pointers in corpus.asked.values() for pointer in pointers}

    assert [q.id for q in questions if q.wording in given] == []


def test_no_question_is_worded_like_an_example_of_an_intent(questions: list[EvaluationQuestion]) -> None:
    """Greetings apart: there are only so many ways to say hello."""
    given = {wording(example.text) for example in read_examples()}

    assert [q.id for q in questions if q.wording in given and q.kind != "small_talk"] == []


def test_no_document_is_gold_in_both_halves(questions: list[EvaluationQuestion]) -> None:
    gold = {half: {d for q in questions if q.half == half for d in q.gold} for half in ("tune", "test")}

    assert gold["tune"] & gold["test"] == set()


def test_every_gold_document_is_in_the_corpus(questions: list[EvaluationQuestion], corpus: Corpus) -> None:
    assert {d for q in questions for d in q.gold} - set(corpus.documents) == set()


def test_gold_stands_with_the_kinds_that_a_document_answers(questions: list[EvaluationQuestion]) -> None:
    assert [q.id for q in questions if bool(q.gold) != (q.kind in FIELD)] == []


def test_follow_ups_alone_have_a_history(questions: list[EvaluationQuestion]) -> None:
    assert [q.id for q in questions if bool(q.history) != (q.kind == "follow_up")] == []


def test_ids_are_unique(questions: list[EvaluationQuestion]) -> None:
    assert len({q.id for q in questions}) == len(questions)


def test_there_are_enough_questions_in_every_language(questions: list[EvaluationQuestion]) -> None:
    counts = Counter(q.language for q in questions)

    assert set(counts) == set(SPOKEN)
    assert min(counts.values()) >= 25
    assert len(questions) >= 400


def test_there_are_enough_questions_of_every_kind(questions: list[EvaluationQuestion]) -> None:
    counts = Counter(q.kind for q in questions)

    assert sum(counts[kind] for kind in UNANSWERABLE) >= 90
    for kind, wanted in {"near_miss": 45, "follow_up": 30, "latest": 25, "misuse": 30}.items():
        assert counts[kind] >= wanted, kind
    assert set(counts) == set(KINDS)


@pytest.mark.parametrize("half", ["tune", "test"])
def test_each_half_has_every_kind(questions: list[EvaluationQuestion], half: str) -> None:
    assert {q.kind for q in questions if q.half == half} == set(KINDS)
