"""What a person sees in a reply, read back from Telegram's JSON: statements, marks, sources, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.simulator import ChatHandle
from bot.simulator.errors import JSON
from bot.words import Locales
from knowledge.documents import Document
from knowledge.reading import Corpus

SECONDS = 20  # for an answer, on a machine that does other things too
_STATEMENT = re.compile(r"(.*?) ((?:\[\d+\])+)\Z", re.DOTALL)
_SOURCE = re.compile(r"((?:\[\d+\])+) (.*)\Z")
_NUMBER = re.compile(r"\[(\d+)\]")
# What the bot may begin a reply with where it states nothing about the world.
_SAID_INSTEAD = (
    "danger-first",
    "ask-no-words",
    "ask-only-link",
    "other-unread",
    "other-edited",
    "not-covered",
    "declined",
    "contacts-heading",
    "smalltalk-greeting",
    "smalltalk-thanks",
    "smalltalk-about",
    "smalltalk-bye",
)


@dataclass(frozen=True)
class Said:
    """A statement of an answer and its marks."""

    text: str
    marks: tuple[int, ...]


@dataclass(frozen=True)
class Source:
    """A line of the list of sources: its marks, the whole line, the title that is linked and where the link goes."""

    marks: tuple[int, ...]
    line: str
    title: str
    url: str


async def ask(chat: ChatHandle, text: str) -> JSON:
    """Write, and wait for the one message that replies."""
    await chat.send(text)
    (reply,) = await chat.wait_for_reply(SECONDS)
    return reply


async def press(chat: ChatHandle, message: JSON, button: str) -> JSON:
    """Press a button under a message, and wait for the one message that comes."""
    pressed = await chat.press(message["message_id"], button)
    (reply,) = await chat.wait_for_reply(SECONDS)
    await pressed.wait_for_answer()
    return reply


def statements(message: JSON) -> list[Said]:
    found = (_STATEMENT.match(paragraph) for paragraph in outside_quotes(message).split("\n\n"))
    return [Said(match[1], _numbers(match[2])) for match in found if match]


def sources(message: JSON) -> list[Source]:
    """The lines of the expandable quote."""
    listed = []
    for quote in covered(message, "expandable_blockquote"):
        for line in quote.split("\n"):
            if match := _SOURCE.match(line):
                title, url = next((t, u) for t, u in links(message) if t in match[2])
                listed.append(Source(_numbers(match[1]), match[2], title, url))
    return listed


def links(message: JSON) -> list[tuple[str, str]]:
    """Text and address of every link with a text of its own."""
    entities = [entity for entity in message.get("entities", []) if entity["type"] == "text_link"]
    return [(_cut(message["text"], entity), entity["url"]) for entity in entities]


def covered(message: JSON, kind: str) -> list[str]:
    """The texts that entities of a kind cover."""
    return [_cut(message["text"], entity) for entity in message.get("entities", []) if entity["type"] == kind]


def outside_quotes(message: JSON) -> str:
    text = str(message["text"])
    for quote in covered(message, "expandable_blockquote"):
        text = text.replace(quote, "")
    return text


def buttons(message: JSON) -> list[str]:
    return [button["text"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def faults(message: JSON, corpus: Corpus) -> Iterator[str]:
    """What breaks the promise: a statement that no cited document holds word for word, a link of nobody's."""
    cited = {number: source for source in sources(message) for number in source.marks}
    for said in statements(message):
        documents = [_by_url(corpus, cited[number].url) for number in said.marks]
        if not any(said.text in document.statements for document in documents):
            yield f"not word for word in what it cites: {said.text}"
    of_contacts = {(contact.publisher, contact.source_url) for contact in corpus.contacts.all}
    for title, url in links(message):
        if (title, url) not in of_contacts and _by_url(corpus, url).title != title:
            yield f"a link to {url} that is called {title}"


def is_normal(messages: list[JSON], corpus: Corpus, locales: Locales) -> bool:
    """A reply of statements out of the corpus, or of the bot's own sentences; never an error, never an echo."""
    instead = {
        locales.words(language).text(name).split("\n")[0] for language in locales.languages for name in _SAID_INSTEAD
    }
    if any(list(faults(message, corpus)) for message in messages[:1]):
        return False
    first = messages[0]["text"].split("\n")[0]
    return first in instead or bool(statements(messages[0]))


def _by_url(corpus: Corpus, url: str) -> Document:
    return next(document for document in corpus.documents.values() if document.url == url)


def _numbers(marks: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBER.findall(marks))


def _cut(text: str, entity: JSON) -> str:
    """Telegram counts in UTF-16 units."""
    units = text.encode("utf-16-le")
    return units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
