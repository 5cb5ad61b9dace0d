"""Failures on demand, over plain HTTP."""

from __future__ import annotations

import httpx
import pytest

from bot.simulator import (
    BadGateway,
    BadRequest,
    ChatHandle,
    Conflict,
    DropConnection,
    Forbidden,
    Simulator,
    TooManyRequests,
    Unauthorized,
)
from bot.simulator.faults import Fault
from tests.bot.simulator.conftest import RawApi


@pytest.mark.parametrize(
    ("fault", "status", "description"),
    [
        (Conflict(), 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance"),
        (BadRequest("REACTION_INVALID"), 400, "Bad Request: REACTION_INVALID"),
        (Forbidden(), 403, "Forbidden: bot was blocked by the user"),
        (Unauthorized(), 401, "Unauthorized"),
        (TooManyRequests(7), 429, "Too Many Requests: retry after 7"),
    ],
)
async def test_the_next_call_fails_and_the_one_after_does_not(
    api: RawApi, simulator: Simulator, fault: Fault, status: int, description: str
) -> None:
    simulator.fail_next("getMe", fault)
    response = await api.post("getMe")
    body = response.json()
    assert (response.status_code, body["ok"], body["error_code"]) == (status, False, status)
    assert body["description"].startswith(description)
    assert (await api.post("getMe")).status_code == 200


async def test_too_many_requests_says_how_long_to_wait(api: RawApi, simulator: Simulator) -> None:
    simulator.fail_next("getMe", TooManyRequests(retry_after=3))
    response = await api.post("getMe")
    assert response.json()["parameters"] == {"retry_after": 3}
    assert response.headers["Retry-After"] == "3"


async def test_a_bad_gateway_answers_with_a_web_page(api: RawApi, simulator: Simulator) -> None:
    simulator.fail_next("getMe", BadGateway())
    response = await api.post("getMe")
    assert response.status_code == 502
    assert "<title>502 Bad Gateway</title>" in response.text


async def test_a_dropped_connection_ends_in_the_middle_of_the_answer(api: RawApi, simulator: Simulator) -> None:
    simulator.fail_next("getMe", DropConnection())
    with pytest.raises(httpx.RemoteProtocolError):
        await api.post("getMe")
    assert (await api.post("getMe")).status_code == 200


async def test_a_failed_request_is_not_carried_out(api: RawApi, simulator: Simulator, chat: ChatHandle) -> None:
    simulator.fail_next("sendMessage", TooManyRequests())
    await api.refusal("sendMessage", chat_id=chat.id, text="x")
    assert chat.messages == []
    assert (simulator.calls[-1].ok, simulator.calls[-1].description) == (False, "TooManyRequests")


async def test_a_fault_may_last_for_several_calls(api: RawApi, simulator: Simulator) -> None:
    simulator.fail_next("getMe", BadGateway(), times=2)
    assert [(await api.post("getMe")).status_code for _ in range(3)] == [502, 502, 200]


async def test_faults_come_in_the_order_they_were_asked_for(api: RawApi, simulator: Simulator) -> None:
    simulator.fail_next("getMe", BadGateway())
    simulator.fail_next("GETME", Unauthorized())
    assert [(await api.post("getMe")).status_code for _ in range(3)] == [502, 401, 200]


async def test_a_fault_waits_for_its_own_method(api: RawApi, simulator: Simulator) -> None:
    simulator.fail_next("getMyName", Unauthorized())
    assert (await api.post("getMe")).status_code == 200
    assert (await api.post("getMyName")).status_code == 401


async def test_a_fault_for_any_method_hits_the_next_one(api: RawApi, simulator: Simulator) -> None:
    simulator.fail_next("*", BadGateway())
    assert (await api.post("getMyName")).status_code == 502
    assert (await api.post("getMe")).status_code == 200


async def test_a_wrong_token_uses_up_no_fault(api: RawApi, simulator: Simulator, http: httpx.AsyncClient) -> None:
    simulator.fail_next("getMe", BadGateway())
    assert (await http.get(f"{simulator.base_url}nonsense/getMe")).status_code == 404
    assert (await api.post("getMe")).status_code == 502
