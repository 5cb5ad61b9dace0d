"""A running simulator, a clock that a test can turn, and raw HTTP to the Bot API with no library between."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from bot.simulator import ChatHandle, Simulator

NOVEMBER_2026 = 1_795_000_000.0


class Clock:
    def __init__(self) -> None:
        self.seconds = NOVEMBER_2026

    def __call__(self) -> float:
        return self.seconds

    def pass_time(self, seconds: float) -> None:
        self.seconds += seconds


class Refused(Exception):
    """The Bot API said no; `body` is its whole answer."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(body["description"])
        self.body = body


class RawApi:
    """The Bot API as a plain HTTP client sees it: a form post, everything that is no text as JSON."""

    def __init__(self, client: httpx.AsyncClient, simulator: Simulator) -> None:
        self.client = client
        self.url = f"{simulator.base_url}{simulator.token}/"

    async def post(self, method: str, **parameters: Any) -> httpx.Response:
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        return await self.client.post(self.url + method, data=form)

    async def call(self, method: str, **parameters: Any) -> Any:
        response = await self.post(method, **parameters)
        body = response.json()
        assert body["ok"] == (response.status_code == 200), body
        if not body["ok"]:
            assert body["error_code"] == response.status_code
            raise Refused(body)
        return body["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """What the server says no with; fails where it says yes."""
        with pytest.raises(Refused) as refused:
            await self.call(method, **parameters)
        return str(refused.value)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def simulator(clock: Clock) -> AsyncIterator[Simulator]:
    async with Simulator(clock=clock) as running:
        yield running


@pytest_asyncio.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
        yield client


@pytest.fixture
def api(http: httpx.AsyncClient, simulator: Simulator) -> RawApi:
    return RawApi(http, simulator)


@pytest.fixture
def chat(simulator: Simulator) -> ChatHandle:
    return simulator.private_chat(first_name="Ana", username="ana_asks")


@pytest.fixture
def group(simulator: Simulator) -> ChatHandle:
    return simulator.group("Families", [simulator.person("Mai"), simulator.person("Somchai")])
