"""/refresh, /status, /review, /add, /pause, /resume: for maintainers only. To others these commands do not exist."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from telegram.error import BadRequest, Forbidden
from telegram.ext import Application

from bot.handlers.help import unknown_command
from bot.maintaining import Maintaining
from bot.render import Button, Outgoing
from bot.sending import Place, edit, patiently, send
from bot.telegram_text import Block, escape, link, pack
from bot.turn import Turn
from bot.words import Locales, Words
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from knowledge.refresh.desk import Desk
    from knowledge.refresh.run import Refreshed
    from knowledge.refresh.tables import Item

OUTCOMES = ("new", "changed", "same", "gone", "failed", "rejected")
REASONS = ("off-topic", "unreliable", "duplicate", "wrong")
FIRST_AFTER = timedelta(
    minutes=5
)  # after a start, so that a bot that is started again and again does not refresh each time
EDITS_EVERY = 3.0  # seconds; Telegram wants at most 20 messages a minute in one chat
SHOWN_STATEMENTS = 12
Act = Callable[[Turn, Maintaining], Awaitable[None]]


def for_maintainers(act: Act, maintaining: Maintaining) -> Callable[[Turn], Awaitable[None]]:
    """Checked here, for each message and each press: a button may be pressed by whoever sees it."""

    async def handler(turn: Turn) -> None:
        if not maintaining.allows(turn.user.id if turn.user else None):
            await (turn.acknowledge("answer-forgotten") if turn.query else unknown_command(turn))
            return
        try:
            await act(turn, maintaining)
        except KnowledgeError as error:
            await turn.reply([Outgoing(escape(str(error)))])

    return handler


async def refresh(turn: Turn, maintaining: Maintaining) -> None:
    """One message that is edited as publishers are done, and the table at the end."""
    first = await patiently(lambda: turn.bot.send_message(turn.chat.id, turn.words.text("maintain-begins")))
    told, loop, running = 0.0, asyncio.get_running_loop(), set[asyncio.Task[None]]()

    def progress(publisher: str, done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told < EDITS_EVERY:
            return
        told = time.monotonic()
        html = turn.words.html("maintain-progress", done=done, total=total, publisher=publisher)
        loop.call_soon_threadsafe(
            lambda: running.add(asyncio.create_task(edit(turn.bot, turn.chat.id, first.message_id, Outgoing(html))))
        )

    done = await maintaining.refreshed(_who(turn), progress)
    await asyncio.gather(*running, return_exceptions=True)
    messages = refreshed_messages(done, turn.words)
    await edit(turn.bot, turn.chat.id, first.message_id, messages[0])
    await turn.reply(messages[1:])


async def status(turn: Turn, maintaining: Maintaining) -> None:
    from knowledge.refresh.status import status_of

    found = await maintaining.at_desk(status_of)
    words = turn.words
    lines = [
        words.html(
            "maintain-publisher",
            publisher=p.publisher,
            date=words.date(p.last_success.date() if p.last_success else None),
            counts=_counts(p.counts),
        )
        for p in found.publishers
    ]
    head = words.html("maintain-waiting", count=found.waiting)
    paused = [Block((words.html("maintain-paused"),))] if found.paused else []
    await turn.reply([Outgoing(text) for text in pack([Block((head,)), *paused, *(Block((line,)) for line in lines)])])


async def review(turn: Turn, maintaining: Maintaining) -> None:
    """The next document that waits, with buttons; a press brings the one after it."""
    await _next(turn, maintaining, after=0)


async def add(turn: Turn, maintaining: Maintaining) -> None:
    address = turn.text.partition(" ")[2].strip()
    if not address.startswith(("http://", "https://")):
        await turn.say("maintain-add-how")
        return
    from knowledge.refresh.web import add_from_the_web

    read, item = await maintaining.at_desk(lambda desk: asyncio.run(add_from_the_web(desk, address, None)))
    from knowledge.refresh.reasons import explain

    why = explain(read.reason, read.detail) if read.reason else ""
    await turn.say("maintain-added" if item else "maintain-not-added", outcome=read.outcome, why=why)


async def pause(turn: Turn, maintaining: Maintaining) -> None:
    await _pause(turn, maintaining, _who(turn))
    await turn.say("maintain-paused")


async def resume(turn: Turn, maintaining: Maintaining) -> None:
    await _pause(turn, maintaining, None)
    await turn.say("maintain-resumed")


async def decide(turn: Turn, maintaining: Maintaining) -> None:
    """A press: rv:<action>:<item>:<version of what was shown>, actions a approve, r ask why, s skip, 0-3 the reason."""
    _, action, number, shown = turn.data.split(":")
    await turn.acknowledge()
    item = int(number)
    if action == "r":
        buttons = tuple(
            Button(turn.words.text(f"maintain-reason-{reason}"), f"rv:{position}:{number}:{shown}")
            for position, reason in enumerate(REASONS)
        )
        await turn.reply([Outgoing(turn.words.html("maintain-why"), buttons)])
        return
    if action == "a":
        await maintaining.decided(lambda desk: desk.review.approve(item, _who(turn), shown, despite_marks=True))
        await turn.say("maintain-approved", item=item)
    elif action != "s":
        reason = REASONS[int(action)]
        await maintaining.at_desk(lambda desk: desk.review.reject(item, _who(turn), reason, shown))
        await turn.say("maintain-rejected", item=item)
    await _next(turn, maintaining, after=item)


def refreshed_messages(done: Refreshed, words: Words) -> list[Outgoing]:
    """The table of a refresh: publishers where something happened, and what waits."""
    eventful = [line for line in done.lines if set(line.counts) - {"same"} or line.problems]
    head = words.html("maintain-done", publishers=len(done.lines), waiting=done.waiting)
    lines = [
        Block(
            (f"{escape(line.publisher)}: {_counts(line.counts)}", *(escape(problem) for problem in line.problems[:3]))
        )
        for line in eventful
    ]
    return [Outgoing(text) for text in pack([Block((head,)), *lines])]


COMMANDS: dict[str, Act] = {
    "refresh": refresh,
    "status": status,
    "review": review,
    "add": add,
    "pause": pause,
    "resume": resume,
}


def schedule(
    application: Application[Any, Any, Any, Any, Any, Any], maintaining: Maintaining, locales: Locales
) -> None:
    """Every REFRESH_EVERY hours, where that is set. Two never overlap, and the lock holds against other processes."""
    hours = maintaining.settings.refresh_every
    if hours is None or application.job_queue is None:
        return

    async def tell(done: Refreshed) -> None:
        for maintainer in sorted(maintaining.settings.maintainer_ids):
            with suppress(Forbidden, BadRequest):  # who never wrote to the bot, or blocked it, cannot be written to
                await send(application.bot, Place(maintainer), refreshed_messages(done, locales.words(None)))

    async def job(context: object) -> None:
        await maintaining.on_schedule(tell)

    application.job_queue.run_repeating(job, timedelta(hours=hours), first=FIRST_AFTER, job_kwargs={"max_instances": 1})


async def _next(turn: Turn, maintaining: Maintaining, after: int) -> None:
    found = await maintaining.at_desk(lambda desk: _shown(desk, turn.words, after))
    await turn.reply(found or [Outgoing(turn.words.html("maintain-nothing-waits"))])


def _shown(desk: Desk, words: Words, after: int) -> list[Outgoing]:
    """The first item after a number: what it says beside what its page says, and what must be mended first."""
    from knowledge.refresh.review import version

    item = next((item for item in desk.review.waiting() if item.id > after), None)
    if item is None:
        return []
    problems = [*desk.review.faults(item), *desk.review.marked(item)]
    changed = desk.review.diff(item)[:SHOWN_STATEMENTS]
    blocks = [
        Block((f"<b>{item.id}. {escape(item.title)}</b>", f"{escape(item.publisher)}: {link(item.url, item.url)}")),
        *_statements(item),
        *(Block((f"<code>{escape(line)}</code>",)) for line in changed),
        *(Block((f"⚠ {escape(str(problem))}",)) for problem in problems[:5]),
    ]
    pages = [Outgoing(text) for text in pack(blocks)]
    key = f"{item.id}:{version(item)}"
    labels = [("approve", "a"), ("reject", "r"), ("skip", "s")]
    if desk.review.faults(item):
        labels = labels[1:]
    buttons = tuple(Button(words.text(f"maintain-button-{name}"), f"rv:{action}:{key}") for name, action in labels)
    return [*pages[:-1], Outgoing(pages[-1].html, buttons)]


def _statements(item: Item) -> list[Block]:
    spans = {s["text"]: s["span"] for s in item.statements}
    lines = [line[2:] for line in item.draft.splitlines() if line.startswith("- ")][:SHOWN_STATEMENTS]
    return [Block((f"• {escape(line)}", f"<blockquote>{escape(spans.get(line, '…'))}</blockquote>")) for line in lines]


async def _pause(turn: Turn, maintaining: Maintaining, value: str | None) -> None:
    from knowledge.refresh.status import PAUSED

    await maintaining.at_desk(lambda desk: desk.ledger.remember(PAUSED, value))


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{counts[name]} {name}" for name in OUTCOMES if counts.get(name))


def _who(turn: Turn) -> str:
    return f"maintainer {turn.user.id}" if turn.user else "a maintainer"
