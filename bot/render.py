"""Answer -> Telegram messages. The last step: what is said was decided before; here it gets its form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.telegram_text import Block, escape, link, pack, plain
from bot.words import Words
from knowledge.answers.answer import Answer, Citation, Note, Statement, Topic
from knowledge.contacts import Contact
from knowledge.documents import Document, content_key

SMALL_TALK = "smalltalk-"
# Room for a page of quotes on a phone: a page turns by a button, so it may be shorter than Telegram allows.
QUOTES_UNITS = 2_000
LABEL_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. `data` comes back when it is pressed: at most 64 bytes."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message that fits: Telegram's HTML, and buttons, `columns` a row. `silent` = no sound on the phone."""

    html: str
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    columns: int = 1


def render(answer: Answer, words: Words, key: str = "") -> list[Outgoing]:
    """The messages of an answer, at least one. `key` finds it again when a button is pressed; "" = no button."""
    blocks = [*_said(answer, words), *_sources(answer, words), *_contacts(answer, words)]
    if answer.status == "urgent":  # who can help comes before what is known
        blocks = [Block((words.html("danger-first"),)), *_urgent_contacts(answer, words), *_first_steps(answer, words)]
        blocks += [*_statements(answer), *_sources(answer, words)]
    messages = [Outgoing(text) for text in pack(blocks)]
    messages[-1] = replace(messages[-1], buttons=_buttons(answer, words, key))
    return messages


def render_quotes(answer: Answer, words: Words, key: str, page: int) -> Outgoing:
    """A page (from 0; a page too far is the last one) of the quotes that carry an answer."""
    blocks = [Block((words.html("quotes-heading"),)), *(_quote(citation, words) for citation in answer.citations)]
    pages = pack(blocks, QUOTES_UNITS)
    page = min(max(page, 0), len(pages) - 1)
    buttons = []
    if page > 0:
        buttons.append(Button(words.text("button-previous", page=page, pages=len(pages)), f"page:{key}:{page - 1}"))
    if page < len(pages) - 1:
        buttons.append(Button(words.text("button-next", page=page + 2, pages=len(pages)), f"page:{key}:{page + 1}"))
    return Outgoing(pages[page], tuple(buttons))


def note_text(note: Note, words: Words) -> str:
    """A note as plain text, for the command line and for JSON."""
    return plain(_note_html(note, words))


def _said(answer: Answer, words: Words) -> Iterable[Block]:
    if answer.status == "declined":
        yield Block((words.html("declined"),))
    elif not answer.statements and not _is_small_talk(answer.notes):
        yield Block((words.html("not-covered"),))
    yield from _statements(answer)
    yield from _notes(answer, words)
    if answer.topics:
        yield Block((words.html("not-covered-topics"),))


def _is_small_talk(notes: tuple[Note, ...]) -> bool:
    return any(note.id.startswith(SMALL_TALK) for note in notes)


def _statements(answer: Answer) -> list[Block]:
    return [Block((_statement(statement),)) for statement in answer.statements]


def _statement(statement: Statement) -> str:
    numbers = "".join(f"[{number}]" for number in statement.citations)
    return f"{escape(statement.text)} {numbers}".rstrip()


def _notes(answer: Answer, words: Words) -> list[Block]:
    """What the bot says of its answer; small talk is the message itself."""
    lines = [(note.id, _note_html(note, words)) for note in answer.notes]
    return [Block((text if name.startswith(SMALL_TALK) else f"<i>{text}</i>",)) for name, text in lines]


def _note_html(note: Note, words: Words) -> str:
    """A value named `date` is a day, month or year of the corpus and is said in words."""
    values = {name: words.date(value) if name == "date" else value for name, value in note.values}
    return words.html(note.id, **values)


def _sources(answer: Answer, words: Words) -> list[Block]:
    if not answer.citations:
        return []
    numbers: dict[Document, list[int]] = {}
    for citation in answer.citations:
        numbers.setdefault(citation.passage.document, []).append(citation.number)
    lines = (_source(document, of_it, words) for document, of_it in numbers.items())
    return [Block((words.html("sources-heading"), *lines), "<blockquote expandable>", "</blockquote>")]


def _source(document: Document, numbers: Iterable[int], words: Words) -> str:
    """Numbers, publisher, title linked, date of the page, day it was checked."""
    dates = words.html("source-dates", published=words.date(document.published), checked=words.date(document.checked))
    cited = "".join(f"[{number}]" for number in numbers)
    return (
        f"{cited} {escape(document.publisher)}: {link(document.url, document.title)}. {dates}{_notice(document, words)}"
    )


def _notice(document: Document, words: Words) -> str:
    """That the page was corrected or withdrawn, on which day and why; "" for almost all."""
    notice = document.notice
    if notice is None:
        return ""
    return " " + words.html(f"source-{notice.kind}", date=words.date(notice.on), why=notice.reason)


def _quote(citation: Citation, words: Words) -> Block:
    document = citation.passage.document
    kind = words.html(f"publisher-type-{document.publisher_type}")
    seen = words.html(f"seen-{document.seen}")
    lines = (
        _source(document, [citation.number], words),
        f"{kind}. {seen}",
        f"<blockquote>{escape(citation.quote)}</blockquote>",
    )
    return Block(lines)


def _contacts(answer: Answer, words: Words) -> list[Block]:
    if not answer.contacts:
        return []
    heading = Block((words.html("contacts-heading"), words.html("contacts-caution")))
    return [heading, *(Block(_contact(contact, words)) for contact in answer.contacts)]


def _first_steps(answer: Answer, words: Words) -> list[Block]:
    return [Block((_note_html(note, words),)) for note in answer.notes]


def _urgent_contacts(answer: Answer, words: Words) -> list[Block]:
    """Shorter than elsewhere, so that all of it fits one message: whom, the number, where the number was read and when."""
    return [Block(_urgent_contact(contact, words)) for contact in answer.contacts]


def _urgent_contact(contact: Contact, words: Words) -> tuple[str, ...]:
    ways = " · ".join(f"<code>{escape(way)}</code>" for way in (contact.phone, contact.messaging) if way)
    way = ways or escape(contact.web or "")
    source = words.html("contact-source", published=words.date(contact.published), checked=words.date(contact.checked))
    name = words.html("contact-name", name=contact.name, country=words.country(contact.country))
    return (name, way, f"{link(contact.source_url, contact.publisher)}. {source}")


def _contact(contact: Contact, words: Words) -> tuple[str, ...]:
    name = words.html("contact-name", name=contact.name, country=words.country(contact.country))
    ways = [escape(way) for way in (contact.phone, contact.messaging, contact.web) if way]
    details = [escape(detail) for detail in (contact.for_whom, contact.hours, contact.languages) if detail]
    source = words.html("contact-source", published=words.date(contact.published), checked=words.date(contact.checked))
    return (name, *ways, *details, f"{link(contact.source_url, contact.publisher)}. {source}")


def _buttons(answer: Answer, words: Words, key: str) -> tuple[Button, ...]:
    why = [Button(words.text("button-why"), f"why:{key}")] if answer.citations and key else []
    return (*why, *(Button(_label(topic), f"topic:{topic_key(topic.document)}") for topic in answer.topics))


def topic_key(document: str) -> str:
    """A document's id, short enough for a button whatever its length: ids may have 80 characters."""
    return content_key(document)[:16]


def _label(topic: Topic) -> str:
    """Who says it stands first: a title alone may be an accusation."""
    label = f"{topic.publisher}: {topic.title}"
    return label if len(label) <= LABEL_CHARACTERS else f"{label[: LABEL_CHARACTERS - 1].rstrip()}…"
