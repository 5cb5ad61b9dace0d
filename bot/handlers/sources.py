"""/sources: what the bot knows, by who says it, and how new it is."""

from __future__ import annotations

from collections import Counter

from bot.loading import Closing
from bot.render import Outgoing
from bot.sending import typing
from bot.telegram_text import Block, pack
from bot.turn import Turn
from bot.words import Words
from knowledge.reading import Corpus


async def sources(turn: Turn) -> None:
    try:
        async with typing(turn.bot, turn.place):
            answerer = await turn.parts.knowledge.ready()
    except Closing:
        await turn.say("ask-restarting")
        return
    await turn.reply([Outgoing(text) for text in pack(overview(answerer.corpus, turn.words))])


def overview(corpus: Corpus, words: Words) -> list[Block]:
    """Documents by publisher type, the most first; the newest date; the last day on which any was checked."""
    documents = corpus.documents.values()
    publishers = len({document.publisher for document in documents})
    types = Counter(document.publisher_type for document in documents).most_common()
    newest = max((document.published for document in documents if document.published), default=None)
    checked = max((document.checked for document in documents), default=None)
    listed = [
        words.html("sources-type", type=words.text(f"publisher-type-{name}"), count=count) for name, count in types
    ]
    return [
        Block((words.html("sources-overview", documents=len(documents), publishers=publishers), *listed)),
        Block(
            (
                words.html("sources-newest", newest=words.date(newest)),
                words.html("sources-refreshed", checked=words.date(checked)),
            )
        ),
    ]
