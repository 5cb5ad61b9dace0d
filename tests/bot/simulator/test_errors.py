"""Telegram's words for what went wrong, and failures on demand."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.errors import ApiError, BadRequest, Forbidden
from bot.simulator.faults import (
    ANY_METHOD,
    BadGateway,
    Conflict,
    DropConnection,
    Fault,
    Faults,
    TooManyRequests,
    Unauthorized,
)
from bot.simulator.faults import BadRequest as BadRequestFault
from bot.simulator.faults import Forbidden as ForbiddenFault


@pytest.mark.parametrize(
    ("reason", "description"),
    [
        ("Message text is empty", "Bad Request: message text is empty"),
        ("message to edit not found", "Bad Request: message to edit not found"),
        ("Can't parse entities: x", "Bad Request: can't parse entities: x"),
        ("BUTTON_DATA_INVALID", "Bad Request: BUTTON_DATA_INVALID"),
        ("MESSAGE_TOO_LONG", "Bad Request: MESSAGE_TOO_LONG"),
        ("B_X", "Bad Request: B_X"),
        ("X", "Bad Request: x"),
        ("", "Bad Request: "),
        ("Ärger", "Bad Request: ärger"),
    ],
)
def test_a_sentence_begins_small_and_a_code_stays_as_it_is(reason: str, description: str) -> None:
    error = BadRequest(reason)
    assert (error.code, error.description, str(error)) == (400, description, description)


def test_a_refusal_has_the_shape_of_the_bot_api() -> None:
    assert Forbidden("bot was blocked by the user").body() == {
        "ok": False,
        "error_code": 403,
        "description": "Forbidden: bot was blocked by the user",
    }


def test_parameters_are_there_only_where_an_error_has_some() -> None:
    assert "parameters" not in ApiError(409, "Conflict").body()
    assert ApiError(429, "Too Many", {"retry_after": 5}).body()["parameters"] == {"retry_after": 5}


def test_the_parameters_of_an_error_are_its_own() -> None:
    parameters = {"retry_after": 5}
    error = ApiError(429, "Too Many", parameters)
    parameters["retry_after"] = 6
    assert error.parameters == {"retry_after": 5}


@pytest.mark.parametrize(
    ("fault", "code", "begins"),
    [
        (TooManyRequests(3), 429, "Too Many Requests: retry after 3"),
        (Conflict(), 409, "Conflict: terminated by other getUpdates request"),
        (BadRequestFault("chat not found"), 400, "Bad Request: chat not found"),
        (ForbiddenFault(), 403, "Forbidden: bot was blocked by the user"),
        (ForbiddenFault("bot was kicked from the group chat"), 403, "Forbidden: bot was kicked from the group chat"),
        (Unauthorized(), 401, "Unauthorized"),
        (BadGateway(), 502, "Bad Gateway"),
    ],
)
def test_every_fault_is_an_error_in_telegrams_words(
    fault: TooManyRequests | Conflict | BadRequestFault | ForbiddenFault | Unauthorized | BadGateway,
    code: int,
    begins: str,
) -> None:
    error = fault.error()
    assert error.code == code
    assert error.description.startswith(begins)
    assert bool(error.parameters) == (code == 429)


# --- What fails next ---


def test_nothing_fails_unless_it_was_asked_for() -> None:
    assert Faults().next("getMe") is None


def test_a_fault_is_used_up() -> None:
    faults = Faults()
    faults.add("getMe", BadGateway(), times=2)
    assert [faults.next("getMe") for _ in range(3)] == [BadGateway(), BadGateway(), None]


def test_the_case_of_the_method_does_not_matter() -> None:
    faults = Faults()
    faults.add("sendMESSAGE", DropConnection())
    assert faults.next("SendMessage") == DropConnection()


def test_a_fault_for_any_method_keeps_its_place_in_the_line() -> None:
    faults = Faults()
    faults.add("getMe", BadGateway())
    faults.add(ANY_METHOD, Unauthorized())
    faults.add("getMe", Conflict())
    assert [faults.next(name) for name in ("getMe", "getMe", "getMe")] == [BadGateway(), Unauthorized(), Conflict()]


def test_what_was_asked_for_may_be_taken_back() -> None:
    faults = Faults()
    faults.add(ANY_METHOD, BadGateway(), times=5)
    faults.clear()
    assert faults.next("getMe") is None


METHODS = st.sampled_from(["getme", "sendmessage", ANY_METHOD])
KINDS = st.sampled_from([BadGateway(), Conflict(), Unauthorized(), TooManyRequests(1)])


@given(st.lists(st.tuples(METHODS, KINDS, st.integers(0, 3)), max_size=6), st.lists(METHODS, max_size=30))
def test_every_fault_comes_as_often_as_it_was_asked_for_and_never_more(
    asked: list[tuple[str, Fault, int]], calls: list[str]
) -> None:
    faults, waiting = Faults(), list[tuple[str, Fault]]()
    for method, fault, times in asked:
        faults.add(method, fault, times)
        waiting += [(method, fault)] * times
    came: Counter[Fault] = Counter()
    for method in calls:
        came_now = faults.next(method)
        expected = next((pair for pair in waiting if pair[0] in (method, ANY_METHOD)), None)
        assert came_now == (expected[1] if expected else None)
        if expected:
            waiting.remove(expected)
            came[expected[1]] += 1
    assert sum(came.values()) + len(waiting) == sum(times for _, _, times in asked)
