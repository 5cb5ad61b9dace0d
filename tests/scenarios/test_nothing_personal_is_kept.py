"""A scripted session with a marked person, then a search through every byte that the process has left anywhere."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.simulator import BadGateway, BadRequest, ChatHandle, Simulator, TooManyRequests
from tests.scenarios.processes import waypost
from tests.scenarios.replies import SECONDS, ask, buttons, press

pytestmark = pytest.mark.slow

USER, GROUP = 7_770_001_234, -1_008_880_005_678
NAME, USERNAME = "Zerafinamark", "zerafina_mark"
# Words that stand in no document, put into everything that the person writes.
TEXT = "Quillonius"


def private(simulator: Simulator) -> list[str]:
    token = simulator.token
    return [token, token.partition(":")[2], NAME, USERNAME, TEXT, str(USER), str(abs(GROUP)), str(GROUP)]


def traces(folder: Path, marks: list[str]) -> Iterator[str]:
    """Where a mark stands in the bytes of a file, whatever the case, in UTF-8 or UTF-16, or in a file's name."""
    for file in (file for file in folder.rglob("*") if file.is_file()):
        content = file.read_bytes().lower()
        for mark in (mark.lower() for mark in marks):
            if mark in str(file).lower() or mark.encode() in content or mark.encode("utf-16-le") in content:
                yield f"{mark} in {file.relative_to(folder)}"


async def converse(simulator: Simulator, chat: ChatHandle) -> None:
    """What a person does in a long session, with failures of the network in between."""
    answer = await ask(chat, f"What did the six countries agree in Kunming in November 2025? {TEXT}")
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


async def test_after_a_session_no_file_holds_token_name_number_or_words_of_a_person(tmp_path: Path) -> None:
    simulator = Simulator(token=None)
    chat = simulator.private_chat(USER, NAME, USERNAME)
    group = simulator.group(f"Family of {NAME}", [chat.person], chat_id=GROUP)
    home = tmp_path / "home"
    home.mkdir()
    settings = {"telegram_token": simulator.token, "log_level": "DEBUG"}
    async with simulator, waypost("run", home=home, telegram_base_url=simulator.base_url, **settings) as bot:
        await bot.says("knowledge base is ready")
        await converse(simulator, chat)
        await be_odd(chat, group)
        bot.send(signal.SIGTERM)
        assert await bot.ended(20) == 0
    (home / "log").write_text(bot.output)
    assert "DEBUG" in bot.output
    assert (home / "data" / "index" / "CURRENT").is_file()
    assert list(traces(home, private(simulator))) == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "store.bin").write_bytes(b"\x00\xff" + "zerafinaMARK".encode("utf-16-le"))
    (tmp_path / "log").write_text(f"chat {GROUP} refused")
    found = list(traces(tmp_path, [NAME, str(GROUP), TEXT]))
    assert sorted(found) == [f"{GROUP} in log", "zerafinamark in store.bin"]
