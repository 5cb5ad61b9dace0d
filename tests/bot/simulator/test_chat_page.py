"""The chat page's own requests and its stream of events, without a browser."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import httpx
import pytest

from bot.simulator import ChatHandle, Simulator
from bot.simulator.chat_page import PAGE_FILES
from bot.simulator.feed import BACKLOG, Feed
from tests.bot.simulator.conftest import RawApi

LANGUAGES = {"en": "English", "th": "ไทย"}
Events = AsyncIterator[dict[str, Any]]


@asynccontextmanager
async def listening(http: httpx.AsyncClient, simulator: Simulator) -> AsyncIterator[Events]:
    async def events(response: httpx.Response) -> Events:
        async for line in response.aiter_lines():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))

    async with http.stream("GET", f"{simulator.page_url}page/events") as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        yield events(response)


async def act(
    http: httpx.AsyncClient, simulator: Simulator, chat: ChatHandle, what: str, **body: Any
) -> httpx.Response:
    return await http.post(f"{simulator.page_url}page/chats/{chat.id}/{what}", json=body)


@pytest.mark.parametrize("name", PAGE_FILES)
async def test_every_file_of_the_page_is_served(http: httpx.AsyncClient, simulator: Simulator, name: str) -> None:
    response = await http.get(f"{simulator.page_url}page/{name}")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(PAGE_FILES[name])
    assert len(response.content) > 100


def test_every_file_of_the_page_is_listed() -> None:
    folder = files("bot.simulator").joinpath("page")
    assert {entry.name for entry in folder.iterdir()} == set(PAGE_FILES)


@pytest.mark.parametrize("name", ["server.py", "..%2fserver.py", "%2e%2e/server.py", "nothing"])
async def test_no_other_file_is_served(http: httpx.AsyncClient, simulator: Simulator, name: str) -> None:
    assert (await http.get(f"{simulator.page_url}page/{name}")).status_code == 404


@pytest.mark.parametrize("name", PAGE_FILES)
def test_the_page_asks_no_other_machine_for_anything(name: str) -> None:
    content = files("bot.simulator").joinpath("page", name).read_text()
    addresses = {address for address in re.findall(r"https?://[^\s\"'`)]+", content) if "w3.org" not in address}
    assert addresses <= {"https://${covered}"}


def test_no_message_text_is_ever_set_as_markup() -> None:
    for name in PAGE_FILES:
        content = files("bot.simulator").joinpath("page", name).read_text()
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|DOMParser", content), (
            name
        )


class _Controls(HTMLParser):
    """Controls without a name, and handlers or styles inside the markup, which the policy would forbid."""

    def __init__(self) -> None:
        super().__init__()
        self.identifiers: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.identifiers += [attributes["id"]] if "id" in attributes else []
        self.inline += [name for name in attributes if name.startswith("on") or name == "style"]
        if tag == "label":
            self.labelled.add(attributes["for"])
        if tag in ("select", "textarea", "input"):
            self.fields.append(attributes["id"])


async def test_the_page_labels_its_fields_and_has_nothing_inline(http: httpx.AsyncClient, simulator: Simulator) -> None:
    controls = _Controls()
    controls.feed((await http.get(simulator.page_url)).text)
    assert set(controls.fields) == controls.labelled
    assert controls.inline == []
    assert len(controls.identifiers) == len(set(controls.identifiers))


async def test_the_page_uses_only_elements_that_it_has(http: httpx.AsyncClient, simulator: Simulator) -> None:
    controls = _Controls()
    controls.feed((await http.get(simulator.page_url)).text)
    for name in ("app.js", "composer.js", "overlays.js"):
        script = files("bot.simulator").joinpath("page", name).read_text()
        used = set(re.findall(r'(?:\bat|getElementById)\("([\w-]+)"\)', script)) - {"draft"}
        assert used <= set(controls.identifiers), name


async def test_the_stream_begins_with_everything_as_it_stands(http: httpx.AsyncClient, api: RawApi) -> None:
    async with Simulator(suggestions=["Is it safe?"], languages=LANGUAGES, bot_name="Guide") as simulator:
        await simulator.page_private_chat.send("hello")
        bot = RawApi(http, simulator)
        await bot.call("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
        await bot.call("setMyDescription", description="Answers from documents")
        async with listening(http, simulator) as events:
            first = await anext(events)
    assert (first["event"], first["bot"]["first_name"], first["description"]) == (
        "snapshot",
        "Guide",
        "Answers from documents",
    )
    assert (first["languages"], first["language_code"], first["suggestions"]) == (LANGUAGES, "en", ["Is it safe?"])
    private, families = first["chats"]
    assert [message["text"] for message in private["messages"]] == ["hello"]
    assert private["commands"] == [{"command": "start", "description": "Begin"}]
    assert families["title"] == "Families group"
    assert [member["first_name"] for member in families["members"]] == ["You", "Mai", "Somchai", "Grace"]


async def test_what_happens_is_told_live(http: httpx.AsyncClient, simulator: Simulator, api: RawApi) -> None:
    chat = simulator.page_private_chat
    async with listening(http, simulator) as events:
        await anext(events)
        await act(http, simulator, chat, "messages", text="hello")
        assert (await anext(events))["message"]["text"] == "hello"
        await api.call("sendChatAction", chat_id=chat.id, action="typing")
        assert (await anext(events))["action"] == "typing"
        await api.call("sendMessageDraft", chat_id=chat.id, draft_id=3, text="so f")
        assert (await anext(events))["draft"] == {"draft_id": 3, "text": "so f"}
        sent = await api.call("sendMessage", chat_id=chat.id, text="hello back")
        assert (await anext(events)) == {"event": "message", "chat_id": chat.id, "message": sent}
        edited = await api.call("editMessageText", chat_id=chat.id, message_id=2, text="hello again")
        assert (await anext(events)) == {"event": "edited", "chat_id": chat.id, "message": edited}
        await api.call("deleteMessage", chat_id=chat.id, message_id=2)
        assert (await anext(events)) == {"event": "deleted", "chat_id": chat.id, "message_id": 2}


async def test_two_pages_hear_the_same(http: httpx.AsyncClient, simulator: Simulator) -> None:
    async with listening(http, simulator) as first, listening(http, simulator) as second:
        await anext(first)
        await anext(second)
        await simulator.page_group.send("to all")
        assert await anext(first) == await anext(second)


async def test_a_message_of_the_page_reaches_the_bot(
    http: httpx.AsyncClient, simulator: Simulator, api: RawApi
) -> None:
    sent = await act(http, simulator, simulator.page_private_chat, "messages", text=" /start ")
    assert sent.json()["text"] == "/start"
    reply = await act(http, simulator, simulator.page_private_chat, "messages", text="again", reply_to=1)
    assert reply.json()["reply_to_message"]["text"] == "/start"
    assert [update["message"] for update in await api.call("getUpdates")] == [sent.json(), reply.json()]


async def test_in_the_group_the_page_writes_as_any_member(http: httpx.AsyncClient, simulator: Simulator) -> None:
    group = simulator.page_group
    mai = group.as_member("Mai").person
    assert (await act(http, simulator, group, "messages", text="x", **{"as": mai["id"]})).json()["from"] == mai
    assert (await act(http, simulator, group, "messages", text="x")).json()["from"]["first_name"] == "You"


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "poll"])
async def test_the_page_sends_other_things_too(http: httpx.AsyncClient, simulator: Simulator, kind: str) -> None:
    sent = await act(http, simulator, simulator.page_private_chat, "attachments", kind=kind)
    assert kind in sent.json()


async def test_a_button_pressed_on_the_page_is_answered_there(
    http: httpx.AsyncClient, simulator: Simulator, api: RawApi
) -> None:
    chat = simulator.page_private_chat
    await chat.send("/start")
    markup = {"inline_keyboard": [[{"text": "Why?", "callback_data": "why"}]]}
    sent = await api.call("sendMessage", chat_id=chat.id, text="x", reply_markup=markup)
    async with listening(http, simulator) as events:
        await anext(events)
        pressed = await act(http, simulator, chat, "presses", message_id=sent["message_id"], data="why")
        query_id = pressed.json()["query_id"]
        await api.call("answerCallbackQuery", callback_query_id=query_id, text="Because.")
        told = await anext(events)
    assert (told["event"], told["query_id"], told["answer"]["text"]) == ("answer", query_id, "Because.")


async def test_a_chosen_language_is_the_persons_language_code(http: httpx.AsyncClient) -> None:
    async with Simulator(languages=LANGUAGES) as simulator:
        bot = RawApi(http, simulator)
        await bot.call("setMyName", name="ป้ายบอกทาง", language_code="th")
        async with listening(http, simulator) as events:
            assert (await anext(events))["bot"]["first_name"] == "Waypost"
            response = await http.post(f"{simulator.page_url}page/language", json={"language_code": "th"})
            assert response.json() == {"language_code": "th"}
            anew = await anext(events)
        assert (anew["event"], anew["language_code"], anew["bot"]["first_name"]) == ("snapshot", "th", "ป้ายบอกทาง")
        message = await simulator.page_private_chat.send("สวัสดี")
        assert message["from"]["language_code"] == "th"


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("language", {"language_code": "xx"}, 400),
        ("language", {}, 400),
        ("language", [], 400),
        ("chats/1/messages", {"text": "x"}, 400),
        ("chats/x/messages", {"text": "x"}, 400),
        ("chats/{chat}/messages", {}, 400),
        ("chats/{chat}/messages", {"text": "  "}, 400),
        ("chats/{chat}/messages", {"text": "a" * 4097}, 400),
        ("chats/{chat}/messages", {"text": "x", "reply_to": 99}, 400),
        ("chats/{chat}/messages", {"text": "x", "as": 1}, 400),
        ("chats/{chat}/attachments", {"kind": "elephant"}, 400),
        ("chats/{chat}/presses", {"message_id": 1, "data": "x"}, 400),
    ],
)
async def test_what_the_page_cannot_mean_is_refused(
    http: httpx.AsyncClient, simulator: Simulator, path: str, body: Any, status: int
) -> None:
    url = f"{simulator.page_url}page/{path.format(chat=simulator.page_private_chat.id)}"
    response = await http.post(url, json=body)
    assert response.status_code == status
    assert response.json()["error"]
    assert simulator.page_private_chat.messages == []


async def test_a_form_from_elsewhere_is_not_read(http: httpx.AsyncClient, simulator: Simulator) -> None:
    url = f"{simulator.page_url}page/chats/{simulator.page_private_chat.id}/messages"
    for headers in ({"content-type": "text/plain"}, {"content-type": "application/x-www-form-urlencoded"}, {}):
        assert (await http.post(url, content=b'{"text": "x"}', headers=headers)).status_code == 415
    assert (await http.post(url, content=b"{", headers={"content-type": "application/json"})).status_code == 400


async def test_health_is_told(http: httpx.AsyncClient, simulator: Simulator) -> None:
    assert (await http.get(f"{simulator.page_url}health")).json() == {"status": "ok"}


async def test_the_stream_ends_with_the_simulator(http: httpx.AsyncClient) -> None:
    async with Simulator() as simulator, listening(http, simulator) as events:
        await anext(events)
        await simulator.stop()
        assert [event async for event in events] == []


async def test_a_page_that_lags_far_behind_is_let_go() -> None:
    feed = Feed()
    with feed.subscribe() as queue:
        for number in range(BACKLOG + 1):
            feed.publish("message", number=number)
        received = [queue.get_nowait() for _ in range(queue.qsize())]
    assert received[-1] is None
    assert len(received) <= BACKLOG


async def test_a_page_that_comes_after_the_end_is_told_so() -> None:
    feed = Feed()
    feed.close()
    with feed.subscribe() as queue:
        assert await asyncio.wait_for(queue.get(), 1) is None
