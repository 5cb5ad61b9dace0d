"""Starting, stopping, addresses, and who may talk to the simulator."""

from __future__ import annotations

import asyncio
import logging
import re
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from bot.simulator import Simulator
from bot.simulator.bot_api import TOKEN
from tests.bot.simulator.conftest import RawApi


async def test_the_addresses_fit_together(simulator: Simulator) -> None:
    assert simulator.page_url == f"http://127.0.0.1:{simulator.port}/"
    assert simulator.base_url == simulator.page_url + "bot"
    assert simulator.base_file_url == simulator.page_url + "file/bot"


def test_there_is_no_address_before_the_start() -> None:
    with pytest.raises(RuntimeError, match="has not started"):
        _ = Simulator().page_url


def test_tokens_are_fresh_and_well_formed() -> None:
    first, second = Simulator().token, Simulator().token
    assert first != second
    assert TOKEN.match(first)
    assert first.startswith("123456:AA")


async def test_a_token_of_ones_own_is_used(http: httpx.AsyncClient) -> None:
    token = "123456:" + "x" * 35
    async with Simulator(token=token) as simulator:
        assert (await http.get(f"{simulator.base_url}{token}/getMe")).status_code == 200


async def test_a_wished_port_is_used_when_it_is_free(http: httpx.AsyncClient) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    async with Simulator(port=free) as simulator:
        assert simulator.port == free


async def test_another_port_is_used_when_the_wished_one_is_taken(http: httpx.AsyncClient) -> None:
    async with Simulator() as first, Simulator(port=first.port) as second:
        assert second.port != first.port
        assert (await http.get(f"{second.page_url}health")).json() == {"status": "ok"}


async def test_only_loopback_is_listened_on(simulator: Simulator) -> None:
    assert simulator._running is not None
    assert simulator._running._listener.getsockname()[0] == "127.0.0.1"


async def test_an_answer_does_not_wait_for_the_network(api: RawApi) -> None:
    begun = time.monotonic()
    for _ in range(50):
        await api.call("getMe")
    assert (time.monotonic() - begun) / 50 < 0.03  # with Nagle's algorithm it is 0.04 and more


async def test_the_port_is_free_again_after_the_end(http: httpx.AsyncClient) -> None:
    async with Simulator() as simulator:
        url = f"{simulator.page_url}health"
        assert (await http.get(url)).status_code == 200
    with pytest.raises(httpx.ConnectError):
        await http.get(url)


async def test_the_end_does_not_wait_for_a_long_poll(http: httpx.AsyncClient) -> None:
    async with Simulator() as simulator:
        api = RawApi(http, simulator)
        poll = asyncio.create_task(api.call("getUpdates", timeout=30))
        await asyncio.sleep(0.1)
        begun = time.monotonic()
    assert await poll == []
    assert time.monotonic() - begun < 2


async def test_signals_stay_with_the_program() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    async with Simulator():
        assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_in_a_thread_it_serves_a_program_without_an_event_loop() -> None:
    with Simulator() as simulator:
        message = simulator.run(simulator.page_private_chat.send("hello"))
        updates = httpx.get(f"{simulator.base_url}{simulator.token}/getUpdates", trust_env=False).json()
        assert updates["result"][0]["message"] == message
        url = simulator.page_url
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, trust_env=False)


async def test_run_belongs_to_the_thread(simulator: Simulator) -> None:
    coroutine = simulator.page_private_chat.send("hello")
    with pytest.raises(RuntimeError, match="belongs to `with Simulator"):
        simulator.run(coroutine)
    coroutine.close()


async def test_two_simulators_know_nothing_of_each_other(simulator: Simulator, api: RawApi) -> None:
    async with Simulator() as other:
        await other.page_private_chat.send("there")
        assert await api.call("getUpdates") == []
        assert len(other.page_private_chat.messages) == 1


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "[::1]", ""])
async def test_another_host_name_is_refused(http: httpx.AsyncClient, simulator: Simulator, host: str) -> None:
    for path in ("", "health", "page/events", f"bot{simulator.token}/getMe"):
        response = await http.get(simulator.page_url + path, headers={"host": host})
        assert response.status_code == 403


async def test_localhost_is_a_good_name_too(http: httpx.AsyncClient, simulator: Simulator) -> None:
    response = await http.get(f"{simulator.page_url}health", headers={"host": f"localhost:{simulator.port}"})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"},
    ],
)
async def test_another_page_cannot_drive_the_simulator(
    http: httpx.AsyncClient, simulator: Simulator, headers: dict[str, str]
) -> None:
    body = {"text": "sent by another page"}
    url = f"{simulator.page_url}page/chats/{simulator.page_private_chat.id}/messages"
    assert (await http.post(url, json=body, headers=headers)).status_code == 403
    assert simulator.page_private_chat.messages == []


async def test_its_own_page_may(http: httpx.AsyncClient, simulator: Simulator) -> None:
    url = f"{simulator.page_url}page/chats/{simulator.page_private_chat.id}/messages"
    headers = {"origin": f"http://127.0.0.1:{simulator.port}", "sec-fetch-site": "same-origin"}
    assert (await http.post(url, json={"text": "mine"}, headers=headers)).status_code == 200


async def test_a_link_to_the_page_may_be_followed(http: httpx.AsyncClient, simulator: Simulator) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert (await http.get(simulator.page_url, headers=headers)).status_code == 200


@pytest.mark.parametrize("path", ["", "page/app.js", "health", "page/nothing.js"])
async def test_every_answer_forbids_foreign_scripts_and_frames(
    http: httpx.AsyncClient, simulator: Simulator, path: str
) -> None:
    headers = (await http.get(simulator.page_url + path)).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
    assert (policy["frame-ancestors"], policy["base-uri"], policy["form-action"]) == ("'none'", "'none'", "'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


async def test_nothing_is_logged_of_token_or_text(
    api: RawApi, simulator: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    await simulator.page_private_chat.send("a secret word")
    await api.call("getUpdates")
    assert simulator.token not in caplog.text
    assert "secret word" not in caplog.text


def test_the_simulator_imports_neither_telegram_nor_the_rest_of_the_project() -> None:
    program = "import sys, bot.simulator; print([m for m in sys.modules])"
    modules = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    loaded = set(re.findall(r"'([\w.]+)'", modules))
    assert "bot.simulator.server" in loaded
    assert not {name for name in loaded if name.split(".")[0] in {"telegram", "knowledge", "prompts"}}
    assert {name for name in loaded if name.startswith("bot.")} == {
        name for name in loaded if name.startswith("bot.simulator")
    }
