"""Whatever comes in, the simulator answers in its own shape: never a 500, never a broken chat."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.simulator import ChatHandle, Simulator
from bot.simulator.methods import METHODS
from tests.bot.simulator.conftest import RawApi

texts = st.text(max_size=20) | st.sampled_from(
    ["HTML", "<b>", "<b>x</b>", "1", "-1", "true", "[]", "{}", "message", " "]
)
scalars = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | texts
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def running() -> Iterator[Simulator]:
    with Simulator() as simulator:
        simulator.run(simulator.page_private_chat.send("begin"))
        yield simulator


@pytest.fixture(scope="module")
def client(running: Simulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.page_url, trust_env=False, timeout=10) as opened:
        yield opened


def parameters_of(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """For each parameter anything, or something close to what it wants, or nothing."""
    close = {
        "chat_id": st.just(5_000_001),
        "message_id": st.integers(1, 3),
        "text": texts,
        "timeout": st.just(0),
        "reply_markup": st.just({"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}),
        "entities": st.lists(
            st.fixed_dictionaries(
                {
                    "type": st.sampled_from(["bold", "pre", "text_link", "mention", "nonsense"]),
                    "offset": st.integers(-5, 50),
                    "length": st.integers(-5, 50),
                    "url": texts,
                }
            ),
            max_size=4,
        ),
    }
    wanted = {parameter: close.get(parameter, values) | values for parameter in METHODS[name].parameters}
    if "timeout" in wanted:
        wanted["timeout"] = st.just(0)
    return st.fixed_dictionaries({}, optional=wanted)


def body_of(value: Any) -> str:
    return json.dumps(value)  # with NaN and half surrogate pairs, which Python writes and others would not


def assert_answered(response: httpx.Response) -> None:
    answer = response.json()
    assert response.status_code in (200, 400, 403, 404, 409), answer
    if answer["ok"]:
        assert "result" in answer
    else:
        assert answer["description"].startswith(("Bad Request: ", "Forbidden: ", "Conflict: ", "Not Found"))


@pytest.mark.parametrize("name", METHODS)
def test_any_parameters_are_answered(running: Simulator, client: httpx.Client, name: str) -> None:
    @some
    @given(parameters_of(name))
    def as_json(parameters: dict[str, Any]) -> None:
        headers = {"content-type": "application/json"}
        assert_answered(client.post(f"/bot{running.token}/{name}", content=body_of(parameters), headers=headers))

    as_json()


@some
@given(st.sampled_from(sorted(METHODS)), st.dictionaries(st.sampled_from(["chat_id", "text", "timeouts"]), texts))
def test_any_form_is_answered(running: Simulator, client: httpx.Client, name: str, form: dict[str, str]) -> None:
    assert_answered(client.post(f"/bot{running.token}/{name}", data=form))


@some
@given(st.binary(max_size=60))
def test_any_bytes_for_json_are_answered(running: Simulator, client: httpx.Client, content: bytes) -> None:
    headers = {"content-type": "application/json"}
    assert_answered(client.post(f"/bot{running.token}/sendMessage", content=content, headers=headers))


@some
@given(st.sampled_from(["messages", "attachments", "presses"]), st.sampled_from(["5000001", "x", "1"]), values)
def test_anything_from_a_page_is_answered(
    running: Simulator, client: httpx.Client, what: str, chat: str, body: Any
) -> None:
    headers = {"content-type": "application/json"}
    response = client.post(f"page/chats/{chat}/{what}", content=body_of(body), headers=headers)
    assert response.status_code in (200, 400), response.text


@pytest.mark.parametrize(
    "body",
    [
        {"text": 5},
        {"text": None},
        {"text": "\ud83d"},
        {"text": "x", "reply_to": float("inf")},
        {"text": "x", "reply_to": {}},
        {"text": "x", "as": "you"},
    ],
)
def test_a_page_that_sends_nonsense_hears_why(client: httpx.Client, body: dict[str, Any]) -> None:
    headers = {"content-type": "application/json"}
    response = client.post("page/chats/5000001/messages", content=body_of(body), headers=headers)
    assert response.status_code == 200 or response.json()["error"]


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"a":' * 100_000, '{"text": NaN}', '{"text": "\\ud83d"}', "1" * 5000]
)
def test_json_that_python_itself_stumbles_over_is_refused(
    running: Simulator, client: httpx.Client, content: str
) -> None:
    headers = {"content-type": "application/json"}
    response = client.post(f"/bot{running.token}/sendMessage", content=content, headers=headers)
    assert response.status_code == 400
    assert client.post("page/language", content=content, headers=headers).status_code == 400
    form = {"chat_id": "5000001", "text": "x", "reply_markup": content}
    assert client.post(f"/bot{running.token}/sendMessage", data=form).status_code == 400


def test_after_all_that_the_chats_still_work(running: Simulator, client: httpx.Client) -> None:
    sent = running.run(running.page_private_chat.send("still there?"))
    url = f"/bot{running.token}/"
    client.post(url + "deleteWebhook")
    client.post(url + "getUpdates", data={"allowed_updates": "[]"})
    running.run(running.page_private_chat.send("yes"))
    updates = client.post(url + "getUpdates", data={"offset": "-1"}).json()["result"]
    assert updates[0]["message"]["text"] == "yes"
    assert sent["text"] == "still there?"


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 2048,
        "a" * 4096,
        "\u200f\u202emirror",
        "'; DROP TABLE chats; --",
        "&lt;b&gt;&amp;",
        "[link](https://example.org) *bold* _it_",
        "https://example.org/" + "a" * 2000,
        "0123456789",
        "ကျွန်တော် ខ្ញុំ ຂ້ອຍ ฉัน 我 मैं",
        "a\u0000b",
        "@" * 200 + "/" * 200 + "#" * 200,
    ],
)
async def test_what_people_write_reaches_the_bot_and_comes_back(
    api: RawApi, chat: ChatHandle, simulator: Simulator, text: str
) -> None:
    written = await chat.send(text)
    [update] = await api.call("getUpdates")
    assert update["message"] == written
    echoed = await api.call("sendMessage", chat_id=chat.id, text=written["text"])
    assert (echoed["text"], echoed.get("entities")) == (written["text"], written.get("entities"))


async def test_many_people_at_once_get_each_their_own_answer(api: RawApi, simulator: Simulator) -> None:
    people = [simulator.private_chat(first_name=f"P{number}") for number in range(60)]
    await asyncio.gather(*(person.send(f"I am {person.id}") for person in people))
    updates = await api.call("getUpdates", limit=100)
    assert len(updates) == len({update["update_id"] for update in updates}) == 60
    answers = (
        api.call("sendMessage", chat_id=u["message"]["chat"]["id"], text=f"You said: {u['message']['text']}")
        for u in updates
    )
    await asyncio.gather(*answers)
    for person in people:
        [reply] = await person.wait_for_reply()
        assert reply["text"] == f"You said: I am {person.id}"


async def test_messages_of_one_chat_keep_their_order(api: RawApi, chat: ChatHandle) -> None:
    for number in range(30):
        await chat.send(f"{number}")
    updates = await api.call("getUpdates", limit=100)
    assert [update["message"]["text"] for update in updates] == [str(number) for number in range(30)]
    assert [message["message_id"] for message in chat.messages] == list(range(1, 31))
