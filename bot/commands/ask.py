"""`waypost ask`: one question, or a question a line, answered without Telegram."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.words import Words
    from knowledge.answers.answer import Answer
    from knowledge.base import KnowledgeBase, Question
    from knowledge.contacts import Contact


class BadLine(ValueError):
    """A line of --jsonl that is no question."""


def ask(
    question: Annotated[str | None, typer.Argument(help="What you want to know.", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Read a question a line from standard input, print an answer a line.")
    ] = False,
    language: Annotated[
        str | None, typer.Option(help="Language of the question, such as th; otherwise it is recognised.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="Country of the asker, such as KH.")] = None,
) -> None:
    """Answer a question from the vetted documents, with its sources."""
    if as_lines == (question is not None):
        raise typer.BadParameter("give a question, or --jsonl and questions on standard input, not both")
    if question is not None and not question.strip():
        raise typer.BadParameter("the question is empty")
    from bot.words import Locales
    from knowledge.base import KnowledgeBase, Question
    from knowledge.errors import KnowledgeError

    settings = load_settings()
    locales = Locales()
    if as_lines:
        base = KnowledgeBase(settings.waypost_data, settings.embedding_model)
        raise typer.Exit(_answer_lines(base, locales, sys.stdin.buffer))
    asked = Question(question or "", language, country)
    try:
        answer = KnowledgeBase(settings.waypost_data, settings.embedding_model).answer(asked)
    except KnowledgeError:
        answer = _whom_to_call(asked)
    words = locales.words(answer.language)
    if as_json:
        _print(_json(answer, "", words))
    else:
        _show(answer, words)


def _whom_to_call(asked: Question) -> Answer:
    """Help lines need no index. Raises the KnowledgeError that is being handled where nobody is in danger."""
    from knowledge.urgent import Urgent

    urgent = Urgent.read()
    cry = urgent.cry(asked.text, asked.language, asked.country)
    if cry is None:
        raise
    return urgent.answer(cry)


def _answer_lines(base: KnowledgeBase, locales: Any, lines: Iterable[bytes]) -> int:
    """The exit status: 2 where a line was no question (named on standard error), else 0."""
    status = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            identifier, question = _question(line)
        except BadLine as error:
            print(f"waypost: line {number}: {error}", file=sys.stderr)
            status = 2
            continue
        answer = base.answer(question)
        _print(_json(answer, identifier, locales.words(answer.language)))
    return status


def _question(line: bytes) -> tuple[str, Question]:
    from knowledge.base import Question

    try:
        entry = json.loads(line.decode("utf-8"))
        json.dumps(entry, ensure_ascii=False).encode("utf-8")  # half a surrogate pair cannot be said back
    except json.JSONDecodeError as error:
        raise BadLine(f"is not JSON ({error.msg})") from error
    except UnicodeError as error:
        raise BadLine("is not UTF-8 text") from error
    except RecursionError as error:
        raise BadLine("is nested too deeply") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
        raise BadLine('is not an object with "id" and "question"')
    history = entry.get("history") or []
    if not isinstance(history, list) or not all(isinstance(item, str) for item in history):
        raise BadLine('"history" is not a list of texts')
    for name in ("language", "country"):
        if not isinstance(entry.get(name), str | None):
            raise BadLine(f'"{name}" is not text')
    identifier = "" if entry.get("id") is None else entry["id"]
    if isinstance(identifier, bool) or not isinstance(identifier, str | int):
        raise BadLine('"id" is neither text nor a whole number')
    return str(identifier), Question(entry["question"], entry.get("language"), entry.get("country"), history)


def _json(answer: Answer, identifier: str, words: Words) -> str:
    from bot.render import note_text

    return json.dumps(answer.as_json(identifier, [note_text(note, words) for note in answer.notes]), ensure_ascii=False)


def _print(line: str) -> None:
    """UTF-8 whatever the terminal's own encoding, and at once: a program may be waiting for the line."""
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.buffer.flush()


def _show(answer: Answer, words: Words) -> None:
    """For a person at a terminal: numbered sources with dates and links."""
    from rich.console import Console
    from rich.markup import escape

    from bot.render import note_text

    console = Console(highlight=False)
    urgent = answer.status == "urgent"
    contacts = [_contact(contact, words) for contact in answer.contacts]
    if urgent:  # whom to call comes before everything
        console.print(*contacts, sep="\n")
    if answer.status in ("not_covered", "declined"):
        console.print(words.text("not-covered" if answer.status == "not_covered" else "declined"), markup=False)
    for statement in answer.statements:
        numbers = "".join(f"[{n}]" for n in statement.citations)
        console.print(f"• {escape(statement.text)} [cyan]{escape(numbers)}[/cyan]\n")
    for note in answer.notes:
        console.print(f"[italic]{escape(note_text(note, words))}[/italic]")
    for citation in answer.citations:
        document = citation.passage.document
        source = f"{document.publisher}: {document.title}, {words.date(document.published)}"
        console.print(f"[cyan]{escape(f'[{citation.number}]')}[/cyan] {escape(source)}")
        console.print(f"    [blue]{escape(document.url)}[/blue]", soft_wrap=True)
    if contacts and not urgent:
        console.print(*contacts, sep="\n")
    for topic in answer.topics:
        console.print(f"→ {escape(topic.title)}", style="dim")


def _contact(contact: Contact, words: Words) -> str:
    from rich.markup import escape

    reach = contact.phone or contact.messaging or contact.web or ""
    where = f"({words.country(contact.country)}; {words.date(contact.checked)})"
    return f"☎ {escape(contact.name)}: [bold]{escape(reach)}[/bold] {escape(where)}"
