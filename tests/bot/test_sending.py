from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot import simulator as api
from bot.render import Button, Outgoing
from bot.sending import Place, edit, in_seconds, patiently, send, typing
from bot.simulator import ChatHandle, Simulator
from bot.telegram_text import link
from tests.bot.running import until


@pytest.fixture
async def telegram(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Simulator]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # as bot.app chooses
    async with Simulator() as simulator:
        yield simulator


@pytest.fixture
async def bot(telegram: Simulator) -> AsyncIterator[Bot]:
    async with Bot(telegram.token, base_url=telegram.base_url) as bot:
        yield bot


@pytest.fixture
def chat(telegram: Simulator) -> ChatHandle:
    return telegram.private_chat()


async def test_messages_come_in_order_without_previews_and_with_buttons(bot: Bot, chat: ChatHandle) -> None:
    await send(bot, Place(chat.id), [Outgoing("<b>one</b>"), Outgoing("two", (Button("Press", "data"),))])
    first, second = await chat.wait_for_reply(count=2)
    assert (first["text"], first["entities"][0]["type"]) == ("one", "bold")
    assert first["link_preview_options"] == {"is_disabled": True}
    assert second["reply_markup"]["inline_keyboard"] == [[{"text": "Press", "callback_data": "data"}]]


async def test_html_that_telegram_refuses_is_sent_as_plain_text_of_the_same_message(
    bot: Bot, chat: ChatHandle, telegram: Simulator
) -> None:
    telegram.fail_next("sendMessage", api.BadRequest("Can't parse entities: unsupported start tag"))
    html = f"<b>Bold</b> &amp; {link('https://a.example/?a=1&b=2', 'a link')}"
    await send(bot, Place(chat.id), [Outgoing(html, (Button("Press", "data"),))])
    (message,) = await chat.wait_for_reply()
    assert message["text"] == "Bold & a link (https://a.example/?a=1&b=2)"
    assert message["reply_markup"]["inline_keyboard"][0][0]["text"] == "Press"
    assert "parse_mode" not in telegram.calls[-1].params


async def test_broken_html_of_our_own_still_reaches_the_person(bot: Bot, chat: ChatHandle) -> None:
    await send(bot, Place(chat.id), [Outgoing("<b>never closed")])
    assert (await chat.wait_for_reply())[0]["text"] == "never closed"


async def test_plain_text_that_has_grown_too_long_is_divided(bot: Bot, chat: ChatHandle, telegram: Simulator) -> None:
    telegram.fail_next("sendMessage", api.BadRequest("Can't parse entities: x"))
    links = " ".join(link(f"https://a.example/{n}/" + "x" * 100, f"page {n}") for n in range(60))
    await send(bot, Place(chat.id), [Outgoing(links, (Button("Press", "data"),))])
    messages = await chat.wait_for_reply(count=2)
    assert len(messages) == 2
    assert ["reply_markup" in message for message in messages] == [False, True]
    assert all(f"page {n} " in " ".join(m["text"] for m in messages) for n in range(60))


async def test_another_refusal_is_not_hidden(bot: Bot, chat: ChatHandle, telegram: Simulator) -> None:
    telegram.fail_next("sendMessage", api.BadRequest("not enough rights to send text messages to the chat"))
    with pytest.raises(BadRequest):
        await send(bot, Place(chat.id), [Outgoing("x")])
    assert chat.chat.sent_by_bot == []


async def test_a_reply_names_the_message_it_answers(bot: Bot, chat: ChatHandle) -> None:
    question = await chat.send("hello")
    await send(bot, Place(chat.id, answers=question["message_id"]), [Outgoing("x")])
    assert (await chat.wait_for_reply())[0]["reply_to_message"]["message_id"] == question["message_id"]


async def test_when_telegram_asks_to_wait_the_message_comes_after_the_wait(
    bot: Bot, chat: ChatHandle, telegram: Simulator
) -> None:
    telegram.fail_next("sendMessage", api.TooManyRequests(retry_after=1))
    before = time.monotonic()
    await send(bot, Place(chat.id), [Outgoing("x")])
    assert time.monotonic() - before >= 1
    assert len(await chat.wait_for_reply()) == 1


async def test_a_wait_that_nobody_would_sit_out_is_an_error(bot: Bot, chat: ChatHandle, telegram: Simulator) -> None:
    telegram.fail_next("sendMessage", api.TooManyRequests(retry_after=3600))
    with pytest.raises(RetryAfter):
        await send(bot, Place(chat.id), [Outgoing("x")])


@pytest.mark.parametrize("fault", [api.BadGateway(), api.DropConnection()])
async def test_after_a_broken_connection_the_message_is_sent_again(
    bot: Bot, chat: ChatHandle, telegram: Simulator, fault: api.BadGateway | api.DropConnection
) -> None:
    telegram.fail_next("sendMessage", fault, times=2)
    await send(bot, Place(chat.id), [Outgoing("x")])
    assert [message["text"] for message in await chat.wait_for_reply()] == ["x"]


async def test_after_three_tries_it_gives_up(bot: Bot, chat: ChatHandle, telegram: Simulator) -> None:
    telegram.fail_next("sendMessage", api.BadGateway(), times=3)
    with pytest.raises(NetworkError):
        await send(bot, Place(chat.id), [Outgoing("x")])
    assert sum(call.method == "sendMessage" for call in telegram.calls) == 3


async def test_a_person_who_blocked_the_bot_is_not_tried_again(bot: Bot, chat: ChatHandle, telegram: Simulator) -> None:
    await chat.block()
    with pytest.raises(Forbidden):
        await send(bot, Place(chat.id), [Outgoing("x")])
    assert sum(call.method == "sendMessage" for call in telegram.calls) == 1


async def test_typing_is_shown_until_the_work_is_done(bot: Bot, chat: ChatHandle, telegram: Simulator) -> None:
    async with typing(bot, Place(chat.id)):
        await until(lambda: bool(chat.actions))
    done = len(chat.actions)
    await asyncio.sleep(0.05)
    assert len(chat.actions) == done


async def test_typing_that_cannot_be_shown_stops_nothing(bot: Bot, chat: ChatHandle, telegram: Simulator) -> None:
    telegram.fail_next("sendChatAction", api.Forbidden(), times=5)
    async with typing(bot, Place(chat.id)):
        await asyncio.sleep(0.05)
    assert list(chat.actions) == []


async def test_the_end_of_the_work_does_not_wait_for_typing(bot: Bot, chat: ChatHandle) -> None:
    before = time.monotonic()
    async with typing(bot, Place(chat.id)):
        pass
    assert time.monotonic() - before < 0.5


async def test_an_error_in_the_work_is_the_error_that_is_seen(bot: Bot, chat: ChatHandle) -> None:
    with pytest.raises(ZeroDivisionError):
        async with typing(bot, Place(chat.id)):
            1 / 0  # noqa: B018


async def test_an_edit_to_the_same_content_is_no_error(bot: Bot, chat: ChatHandle) -> None:
    await send(bot, Place(chat.id), [Outgoing("x")])
    (message,) = await chat.wait_for_reply()
    await edit(bot, chat.id, message["message_id"], Outgoing("y"))
    await edit(bot, chat.id, message["message_id"], Outgoing("y"))
    assert [edited["text"] for edited in await chat.wait_for_edit()] == ["y"]


async def test_an_edit_of_a_message_that_is_gone_is_an_error(bot: Bot, chat: ChatHandle) -> None:
    with pytest.raises(BadRequest):
        await edit(bot, chat.id, 999, Outgoing("y"))


async def test_what_succeeds_is_called_once() -> None:
    calls = []

    async def call() -> int:
        calls.append(1)
        return 7

    assert await patiently(call) == 7
    assert calls == [1]


def test_a_wait_is_understood_in_both_forms() -> None:
    assert in_seconds(5) == 5.0
    assert in_seconds(timedelta(seconds=5)) == 5.0
