from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.commands.ask import _show
from bot.words import Locales
from knowledge.answers.answer import Answer, Citation, Statement
from knowledge.answers.grounding import stands_in
from knowledge.base import KnowledgeBase, Question
from knowledge.reading import Corpus
from knowledge.urgent import Urgent
from tests.beside import Beside
from tests.bot.answers import NOT_COVERED
from tests.bot.commands.running import Done, first_index_of, waypost
from tests.knowledge.small import document

KUNMING = "What did the six countries agree in Kunming in November 2025?"
KEYS = ["id", "status", "language", "statements", "citations", "contacts", "notes", "milliseconds"]
CITATION_KEYS = [
    "number",
    "document",
    "passage",
    "quote",
    "title",
    "publisher",
    "url",
    "published",
    "checked",
    "language",
]
CONTACT_KEYS = ["country", "name", "phone", "source_url", "checked"]

GOOD_LINES: list[dict[str, Any]] = [
    {"id": "kunming", "question": KUNMING},
    {"id": "thai", "question": "KK Park คืออะไร", "language": "th", "country": "TH"},
    {"id": 7, "question": "And which countries were they?", "history": [KUNMING]},
    {"id": "", "question": "who won the football world cup of 1974", "country": "KH", "history": []},
    {"question": "how do i make sourdough bread", "language": None, "country": None, "history": None},
    {"id": "empty", "question": ""},
    {"id": 'emoji ✓ \u2028 "quoted"', "question": "😀"},
    {"id": "long", "question": "scam compound " * 290},
    {"id": "html", "question": "<b>what</b> is a \u202escam\u202c compound & who runs it?"},
    {"id": "strange", "question": "hello", "language": "xx", "country": "ZZ", "unknown": 1},
]
BAD_LINES: list[tuple[bytes, str]] = [
    (b"{not json", "is not JSON"),
    (b"[1, 2]", "is not an object"),
    (b'"only text"', "is not an object"),
    (b'{"id": "x"}', "is not an object"),
    (b'{"id": "x", "question": 5}', "is not an object"),
    (b'{"id": "x", "question": "q", "history": "text"}', "history"),
    (b'{"id": "x", "question": "q", "history": [1]}', "history"),
    (b'{"id": "x", "question": "q", "language": 5}', "language"),
    (b'{"id": "x", "question": "q", "country": ["TH"]}', "country"),
    (b'{"id": {"a": 1}, "question": "q"}', "id"),
    (b'{"id": true, "question": "q"}', "id"),
    (b'{"id": "x", "question": "\xff\xfe"}', "UTF-8"),
    (b'{"id": "x", "question": "\\ud800"}', "UTF-8"),
    (b"[" * 100_000, "nested"),
]


def json_lines(done: Done) -> list[dict[str, Any]]:
    """Standard output, every line of which must be a JSON object."""
    return [json.loads(line) for line in done.stdout.decode("utf-8").removesuffix("\n").split("\n")]


def assert_contract(answer: dict[str, Any]) -> None:
    """DESIGN section 7: keys, their order and their types."""
    assert list(answer) == KEYS
    assert isinstance(answer["id"], str)
    assert answer["status"] in {"answered", "not_covered", "urgent", "declined"}
    assert isinstance(answer["language"], str)
    assert isinstance(answer["milliseconds"], int)
    assert all(isinstance(note, str) and note for note in answer["notes"])
    for number, citation in enumerate(answer["citations"], 1):
        assert list(citation) == CITATION_KEYS
        assert citation["number"] == number
        assert all(isinstance(citation[name], str) for name in CITATION_KEYS[1:] if name != "published")
        assert citation["published"] is None or citation["published"][:4].isdigit()
        date.fromisoformat(citation["checked"])
    for statement in answer["statements"]:
        assert list(statement) == ["text", "citations"]
        assert statement["text"]
        assert statement["citations"]
        assert set(statement["citations"]) <= set(range(1, len(answer["citations"]) + 1))
    for contact in answer["contacts"]:
        assert list(contact) == CONTACT_KEYS
        date.fromisoformat(contact["checked"])


def assert_grounded(answer: dict[str, Any], corpus: Corpus) -> None:
    for citation in answer["citations"]:
        passage = corpus.passages[citation["passage"]]
        assert passage.document.id == citation["document"]
        assert stands_in(citation["quote"], passage.text)


def ask_lines(beside: Beside) -> Done:
    """All good lines with a bad one and a blank one after each, in one process, under a C locale."""
    pieces: list[bytes] = []
    for number in range(max(len(GOOD_LINES), len(BAD_LINES))):
        if number < len(GOOD_LINES):
            pieces.append(json.dumps(GOOD_LINES[number], ensure_ascii=number % 2 == 0).encode())
        if number < len(BAD_LINES):
            pieces += [BAD_LINES[number][0], b"  "]
    data = str(beside.result(first_index_of)[0])
    stdin = b"\n".join(pieces)
    return waypost("ask", "--jsonl", folder=beside.folder("lines"), stdin=stdin, WAYPOST_DATA=data, LC_ALL="C")


def ask_one(beside: Beside) -> Done:
    data = str(beside.result(first_index_of)[0])
    return waypost("ask", "--json", KUNMING, folder=beside.folder("one"), WAYPOST_DATA=data, LC_ALL="C.UTF-8")


@pytest.fixture
def lines_answered(beside: Beside) -> Done:
    return beside.result(ask_lines)


@pytest.mark.slow
@pytest.mark.beside(run=ask_one)
def test_json_prints_one_object_of_the_contract_and_nothing_else(beside: Beside, corpus: Corpus) -> None:
    done = beside.result(ask_one)
    assert done.returncode == 0
    (answer,) = json_lines(done)
    assert_contract(answer)
    assert_grounded(answer, corpus)
    assert (answer["id"], answer["status"], answer["language"]) == ("", "answered", "en")
    assert answer["citations"][0]["publisher"] == "Xinhua"
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.slow
@pytest.mark.beside(run=ask_lines)
def test_jsonl_answers_every_good_line_in_order_and_echoes_its_id(lines_answered: Done, corpus: Corpus) -> None:
    answers = json_lines(lines_answered)
    assert [answer["id"] for answer in answers] == [str(line.get("id", "")) for line in GOOD_LINES]
    for answer in answers:
        assert_contract(answer)
        assert_grounded(answer, corpus)


@pytest.mark.slow
@pytest.mark.beside(run=ask_lines)
def test_jsonl_names_every_bad_line_with_its_number_on_standard_error_and_ends_with_two(lines_answered: Done) -> None:
    assert lines_answered.returncode == 2
    named = [line for line in lines_answered.stderr.decode().splitlines() if line.startswith("waypost: line ")]
    assert len(named) == len(BAD_LINES)
    numbers = [int(line.split()[2].rstrip(":")) for line in named]
    assert numbers[:2] == [2, 5]
    assert numbers == sorted(numbers)
    for line, (_, why) in zip(named, BAD_LINES):
        assert why in line
    assert "Traceback" not in lines_answered.stderr.decode()


@pytest.mark.slow
@pytest.mark.beside(run=ask_lines)
def test_what_was_typed_is_not_repeated_on_standard_error(lines_answered: Done) -> None:
    error = lines_answered.stderr.decode()
    assert "sourdough" not in error
    assert "not json" not in error


@pytest.mark.slow
@pytest.mark.beside(run=ask_lines)
def test_language_and_country_of_a_line_are_used(lines_answered: Done) -> None:
    thai = json_lines(lines_answered)[1]
    assert thai["language"] == "th"
    football = json_lines(lines_answered)[3]
    assert football["status"] != "answered"
    assert {contact["country"] for contact in football["contacts"]} <= {"KH"}


@pytest.mark.slow
@pytest.mark.beside(run=ask_lines)
def test_history_of_a_line_is_used(lines_answered: Done) -> None:
    together = json_lines(lines_answered)[2]
    assert together["status"] == "answered"
    assert any("Kunming" in statement["text"] for statement in together["statements"])


def shown(answer: Answer, language: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a person sees at a terminal."""
    _show(answer, Locales().words(language))
    return capsys.readouterr().out


@pytest.mark.slow
def test_for_a_person_it_prints_numbered_statements_and_sources_with_dates_and_links(
    knowledge_base: KnowledgeBase, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = knowledge_base.answer(Question(KUNMING))
    text = shown(answer, "en", capsys)
    one_line = " ".join(text.split())
    for statement in answer.statements:
        assert f"• {statement.text}" in one_line
    for citation in answer.citations:
        assert f"[{citation.number}] {citation.passage.document.publisher}: " in one_line
        assert citation.passage.document.url in text
    assert "14 November 2025" in one_line


def test_for_a_person_brackets_of_a_source_are_shown_and_not_taken_for_styles(
    capsys: pytest.CaptureFixture[str],
) -> None:
    passage = document("raids", ["He said [bold]nothing[/bold] [sic]."]).passages[0]
    answer = Answer("answered", "en", (Statement(passage.text, (1,)),), (Citation(1, passage, passage.text),))
    assert "He said [bold]nothing[/bold] [sic]. [1]" in shown(answer, "en", capsys)


def test_for_a_person_in_danger_whom_to_call_comes_before_everything(capsys: pytest.CaptureFixture[str]) -> None:
    urgent = Urgent.read()
    cry = urgent.cry("they won't let us leave, we are in Laos")
    assert cry is not None
    answer = urgent.answer(cry)
    text = shown(answer, "en", capsys)
    assert text.startswith(f"☎ {answer.contacts[0].name}")
    assert text.index("Your phone may be checked") > text.rindex("☎")


def test_for_a_person_what_is_not_covered_is_said_with_whom_to_ask_and_what_is_near(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = shown(NOT_COVERED, "en", capsys)
    assert Locales().words("en").text("not-covered").split()[0] in text
    assert "Anti-trafficking line <1300>: 1300" in text
    assert "→ Inflection point" in text


@pytest.mark.parametrize("arguments", [(), ("--jsonl", "a question"), ("--json", "   "), ("--unknown", "what?")])
def test_wrong_use_ends_with_two_and_says_what_is_wrong(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = waypost("ask", *arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Usage: " in done.stderr
    assert b"Traceback" not in done.stderr
