from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asked import LONGEST, WANTED_IN_ENGLISH, AskedAs, Pointer, languages_missing, read_asked, too_few
from knowledge.documents import Fault
from knowledge.languages import SPOKEN
from knowledge.reading import Corpus
from tests.knowledge.folders import only

DOCUMENTS = {"kunming": None, "hotline": None}


def line(identifier: object, questions: object) -> str:
    return json.dumps({"id": identifier, "questions": questions}, ensure_ascii=False)


def read(path: Path, *lines: str, language: str = "en") -> tuple[AskedAs, list[Fault]]:
    (path / f"{language}.jsonl").write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    return read_asked(path, DOCUMENTS)


def pointers(document: str, count: int) -> tuple[Pointer, ...]:
    return tuple(Pointer(f"question {number}", document) for number in range(count))


# --- Reading ---


def test_each_question_points_to_its_document_in_order(tmp_path: Path) -> None:
    asked, faults = read(
        tmp_path, line("kunming", ["What was agreed?", " Who met? "]), line("hotline", ["Whom to call?"])
    )
    assert faults == []
    assert asked["en"] == (
        Pointer("What was agreed?", "kunming"),
        Pointer("Who met?", "kunming"),
        Pointer("Whom to call?", "hotline"),
    )


def test_the_language_is_the_name_of_the_file(tmp_path: Path) -> None:
    read(tmp_path, line("kunming", ["ประชุมที่ไหน"]), language="th")
    asked, _ = read(tmp_path, line("kunming", ["Where did they meet?"]))
    assert {language: len(held) for language, held in asked.items()} == {"en": 1, "th": 1}


def test_a_folder_that_is_not_there_holds_no_questions(tmp_path: Path) -> None:
    assert read_asked(tmp_path / "asked", DOCUMENTS) == ({}, [])


# --- Faults: each names the file, the line, the field and the remedy, and costs no other line ---


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "not json",
        "[]",
        "5",
        "null",
        '"kunming"',
        '{"id": "kunming"}',
        '{"questions": ["What?"]}',
        line("kunming", "What?"),
        line("kunming", 5),
        line(["kunming"], ["What?"]),
        line(None, ["What?"]),
    ],
)
def test_a_line_of_another_shape_is_named_and_left_out(tmp_path: Path, spoilt: str) -> None:
    asked, faults = read(tmp_path, line("kunming", ["What?"]), spoilt, line("hotline", ["Whom?"]))
    fault = only(faults)
    assert (fault.file, fault.field) == ("asked/en.jsonl line 2", "line")
    assert fault.problem == "is not an object with id and questions"
    assert fault.remedy == 'Write {"id": "…", "questions": ["…"]}.'
    assert asked["en"] == (Pointer("What?", "kunming"), Pointer("Whom?", "hotline"))


def test_a_question_for_a_document_that_does_not_exist_is_named(tmp_path: Path) -> None:
    asked, faults = read(tmp_path, line("kunmign", ["What?"]), line("kunming", ["What?"]))
    fault = only(faults)
    assert (fault.file, fault.field, fault.problem) == ("asked/en.jsonl line 1", "id", "'kunmign' is no document")
    assert fault.remedy == "Mend the id or delete the line."
    assert asked["en"] == (Pointer("What?", "kunming"),)


def test_a_question_for_a_document_left_out_for_its_own_fault_is_passed_over(tmp_path: Path) -> None:
    read(tmp_path, line("spoilt", ["What?"]), line("kunming", ["What?"]))
    asked, faults = read_asked(tmp_path, DOCUMENTS, {"spoilt"})
    assert faults == []
    assert asked["en"] == (Pointer("What?", "kunming"),)


@pytest.mark.parametrize("question", ["", "  ", "x" * (LONGEST + 1), 5, None, ["What?"]])
def test_an_empty_or_very_long_question_is_named_and_the_others_of_its_line_stay(
    tmp_path: Path, question: object
) -> None:
    asked, faults = read(tmp_path, line("kunming", ["What?", question, "Who?"]))
    fault = only(faults)
    assert (fault.file, fault.field) == ("asked/en.jsonl line 1", "questions")
    assert fault.remedy == f"Keep each between 1 and {LONGEST} characters."
    assert [pointer.question for pointer in asked["en"]] == ["What?", "Who?"]


def test_a_question_of_the_greatest_length_is_kept(tmp_path: Path) -> None:
    asked, faults = read(tmp_path, line("kunming", ["x" * LONGEST]))
    assert (faults, len(asked["en"])) == ([], 1)


def test_a_file_that_is_not_utf_8_is_named_and_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "vi.jsonl").write_bytes(line("kunming", ["Họp ở đâu?"]).encode("utf-16"))
    asked, faults = read(tmp_path, line("kunming", ["What?"]))
    fault = only(faults)
    assert (fault.file, fault.field, fault.remedy) == ("asked/vi.jsonl", "file", "Save it as UTF-8 text.")
    assert asked == {"en": (Pointer("What?", "kunming"),), "vi": ()}


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=4))
def test_no_text_makes_the_reader_of_questions_crash(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    asked, faults = read(tmp_path_factory.getbasetemp(), *lines)
    assert asked["en"] == ()
    assert len(faults) >= len(lines)


# --- Enough of them ---


def test_a_document_with_enough_english_questions_is_in_order() -> None:
    asked = {"en": pointers("kunming", WANTED_IN_ENGLISH) + pointers("hotline", WANTED_IN_ENGLISH)}
    assert too_few(asked, DOCUMENTS) == []


def test_a_document_with_too_few_english_questions_is_named_whatever_it_has_in_others() -> None:
    asked = {"en": pointers("kunming", WANTED_IN_ENGLISH) + pointers("hotline", 4), "th": pointers("hotline", 9)}
    fault = only(too_few(asked, DOCUMENTS))
    assert (fault.file, fault.field, fault.problem) == ("asked/en.jsonl hotline", "questions", "only 4 in English")
    assert "at least 5 questions" in fault.remedy


def test_without_english_questions_every_document_is_named() -> None:
    assert [fault.problem for fault in too_few({}, DOCUMENTS)] == ["only 0 in English"] * 2


def test_documents_without_a_question_in_a_language_are_listed_by_language() -> None:
    asked = {"en": pointers("kunming", 1) + pointers("hotline", 1), "th": pointers("hotline", 2)}
    assert languages_missing(asked, DOCUMENTS) == {"en": [], "th": ["kunming"]}


# --- What ships ---


def test_questions_ship_in_all_ten_languages(corpus: Corpus) -> None:
    assert set(corpus.asked) == set(SPOKEN)


def test_no_shipped_document_is_without_questions_in_english(corpus: Corpus) -> None:
    assert languages_missing({"en": corpus.asked["en"]}, corpus.documents) == {"en": []}
    assert too_few(corpus.asked, corpus.documents) == []


def test_every_shipped_pointer_leads_to_a_document(corpus: Corpus) -> None:
    assert {p.document for held in corpus.asked.values() for p in held} <= set(corpus.documents)


@pytest.mark.parametrize("language", SPOKEN)
def test_no_shipped_question_stands_twice_for_one_document(corpus: Corpus, language: str) -> None:
    assert len(set(corpus.asked[language])) == len(corpus.asked[language])
