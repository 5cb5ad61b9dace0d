"""A scripted session with a marked person, ended in the middle of answers; then a search through every byte that is left."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.simulator import BadGateway, BadRequest, ChatHandle, Simulator, TooManyRequests
from bot.simulator.errors import JSON
from tests.beside import Beside
from tests.bot.running import until
from tests.scenarios.processes import waypost
from tests.scenarios.replies import SECONDS, ask, buttons, press, statements

pytestmark = pytest.mark.slow

KUNMING = "What did the six countries agree in Kunming in November 2025?"

USER, GROUP = 7_770_001_234, -1_008_880_005_678
NAME, USERNAME = "Zerafinamark", "zerafina_mark"
# Words that stand in no document, put into everything that the person writes.
TEXT = "Quillonius"


def private(simulator: Simulator) -> Sequence[str]:
    token = simulator.token
    return [token, token.partition(":")[2], NAME, USERNAME, TEXT, str(USER), str(abs(GROUP)), str(GROUP)]


def traces(folder: Path, marks: Sequence[str]) -> Iterator[str]:
    """Where a mark stands in the bytes of a file, whatever the case, in UTF-8 or UTF-16, or in a file's name."""
    for file in (file for file in folder.rglob("*") if file.is_file()):
        content = file.read_bytes().lower()
        for mark in (mark.lower() for mark in marks):
            if mark in str(file).lower() or mark.encode() in content or mark.encode("utf-16-le") in content:
                yield f"{mark} in {file.relative_to(folder)}"


async def converse(simulator: Simulator, chat: ChatHandle) -> None:
    """What a person does in a long session, with failures of the network in between."""
    answer = await ask(chat, f"{KUNMING} {TEXT}")
    if "Why these sources?" in buttons(answer):
        await press(chat, answer, "Why these sources?")
    await ask(chat, f"And which countries were they, asks {TEXT}?")
    unknown = await ask(chat, f"What is the weather in {TEXT} today?")
    for topic in buttons(unknown)[:1]:
        await press(chat, unknown, topic)
    for command in (f"/start {TEXT}", "/help", "/sources", "/about", "/privacy", f"/nosuch {TEXT}", "/forget"):
        await ask(chat, command)
    await chat.send_photo(f"my passport {TEXT}")
    await chat.send_document(f"{TEXT}.pdf", caption=TEXT)
    await chat.wait_for_reply(SECONDS, count=2)
    sent = await chat.send(f"https://example.org/{TEXT}")
    await chat.wait_for_reply(SECONDS)
    await chat.edit(sent["message_id"], f"changed by {TEXT}")
    await chat.wait_for_reply(SECONDS)
    simulator.fail_next("sendMessage", BadGateway())
    simulator.fail_next("sendMessage", TooManyRequests(1))
    await ask(chat, f"What is romance baiting, {TEXT}?")
    simulator.fail_next("sendMessage", BadRequest("chat not found"))
    await ask(chat, f"Is it a scam, {TEXT}?")


async def be_odd(chat: ChatHandle, group: ChatHandle) -> None:
    """Updates that cannot be read or that nobody expects, a group, and the person's farewell."""
    await chat.push({"message": {"text": TEXT, "from": chat.person}})
    await chat.push({"message": "nonsense about " + TEXT})
    await chat.push({"callback_query": {"id": "1", "from": chat.person, "chat_instance": TEXT, "data": f"why:{TEXT}"}})
    await group.send(f"unaddressed {TEXT}")
    await group.send(f"@waypost_demo_bot What is romance baiting, {TEXT}?")
    await group.wait_for_reply(SECONDS)
    await group.block()
    await chat.block()
    await chat.unblock()
    await ask(chat, "/about")


@dataclass(frozen=True)
class Session:
    """What is left of a process that was told to end while it was answering three people at once."""

    home: Path
    output: str
    status: int
    private: Sequence[str]
    answered_before: bool
    replies: Sequence[JSON]
    unread: int


def session(beside: Beside) -> Session:
    return asyncio.run(_session(beside.folder("session")))


async def _session(home: Path) -> Session:
    simulator = Simulator(token=None)
    chat = simulator.private_chat(USER, NAME, USERNAME)
    group = simulator.group(f"Family of {NAME}", [chat.person], chat_id=GROUP)
    settings = {"telegram_token": simulator.token, "log_level": "DEBUG"}
    async with simulator, waypost("run", home=home, telegram_base_url=simulator.base_url, **settings) as bot:
        await bot.says("knowledge base is ready")
        await converse(simulator, chat)
        await be_odd(chat, group)
        waiting = [simulator.private_chat() for _ in range(3)]
        for one in waiting:  # long ones take half a second each
            await one.send(f"{KUNMING} {TEXT} " * 30)
        await until(lambda: all("typing" in one.actions for one in waiting), 10)
        answered = all(one.chat.sent_by_bot for one in waiting)
        bot.send(signal.SIGTERM)
        status = await bot.ended(20)
        replies = [reply for one in waiting for reply in await one.wait_for_reply()]
    (home / "log").write_text(bot.output)
    unread = len(simulator.account.updates)
    return Session(home, bot.output, status, private(simulator), answered, replies, unread)


@pytest.mark.beside(run=session)
def test_sigterm_lets_it_finish_what_it_is_answering_and_exit_with_0(beside: Beside) -> None:
    left = beside.result(session)
    assert left.status == 0
    assert not left.answered_before
    assert len(left.replies) == 3
    assert all(statements(reply) for reply in left.replies)
    assert left.unread == 0
    assert "Traceback" not in left.output


@pytest.mark.beside(run=session)
def test_after_a_session_no_file_holds_token_name_number_or_words_of_a_person(beside: Beside) -> None:
    left = beside.result(session)
    assert "DEBUG" in left.output
    assert (left.home / "data" / "index" / "CURRENT").is_file()
    assert list(traces(left.home, left.private)) == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "store.bin").write_bytes(b"\x00\xff" + "zerafinaMARK".encode("utf-16-le"))
    (tmp_path / "log").write_text(f"chat {GROUP} refused")
    found = list(traces(tmp_path, [NAME, str(GROUP), TEXT]))
    assert sorted(found) == [f"{GROUP} in log", "zerafinamark in store.bin"]
