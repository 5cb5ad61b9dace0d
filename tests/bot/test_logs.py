from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.logs import REDACTED, Redaction, configure_logging, describe, place
from bot.telegram_text import pack

TOKEN = "123456:AAabcdefghijklmnopqrstuvwxyz0123456"
TEXT = "my son is held near Myawaddy"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is written, with the root logger as it was afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logging("DEBUG", SecretStr("a-token-of-another-form"), stream)
    yield stream
    root.handlers[:] = before
    root.setLevel(level)


def test_our_own_lines_are_written_whole(log: io.StringIO) -> None:
    logging.getLogger("bot.profile").info("Commands and descriptions: %d changed.", 3)
    assert "INFO bot.profile: Commands and descriptions: 3 changed." in log.getvalue()


def test_a_line_of_a_library_is_written_without_its_values(log: io.StringIO) -> None:
    logging.getLogger("telegram.ext.Application").debug("Processing update %s", {"text": TEXT})
    assert "Processing update %s" in log.getvalue()
    assert TEXT not in log.getvalue()


def test_of_a_line_with_more_below_it_only_the_first_is_written(log: io.StringIO) -> None:
    logging.getLogger("asyncio").error(f"Task exception was never retrieved\nfuture: <Task {TEXT}>")
    assert "Task exception was never retrieved" in log.getvalue()
    assert TEXT not in log.getvalue()


def test_an_error_is_written_as_class_and_place_without_its_message(log: io.StringIO) -> None:
    try:
        raise ValueError(TEXT)
    except ValueError:
        logging.getLogger("telegram.ext").exception("It failed for %s", TEXT)
    assert "It failed for %s [ValueError at test_logs.py:" in log.getvalue()
    assert TEXT not in log.getvalue()
    assert "Traceback" not in log.getvalue()


def test_a_stack_that_a_library_adds_is_left_out(log: io.StringIO) -> None:
    logging.getLogger("telegram").warning("Odd", stack_info=True)
    assert log.getvalue().count("\n") == 1


def test_the_configured_token_is_never_written(log: io.StringIO) -> None:
    logging.getLogger("bot").error("a-token-of-another-form was refused")
    assert f"{REDACTED} was refused" in log.getvalue()
    assert "a-token-of-another-form" not in log.getvalue()


def test_whatever_looks_like_a_token_is_never_written(log: io.StringIO) -> None:
    logging.getLogger("bot").error("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("somewhere").error(f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert TOKEN not in log.getvalue()
    assert log.getvalue().count(f"bot{REDACTED}/getMe") == 2


@pytest.mark.parametrize("name", ["httpx", "httpcore", "httpcore.http11"])
def test_the_http_library_is_silent_below_warnings_even_at_debug(log: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("HTTP Request: POST")
    logging.getLogger(name).debug("send_request_headers")
    assert log.getvalue() == ""


def test_the_level_holds() -> None:
    stream, root = io.StringIO(), logging.getLogger()
    before, level = root.handlers[:], root.level
    configure_logging("WARNING", None, stream)
    logging.getLogger("bot").info("quiet")
    logging.getLogger("bot").warning("loud")
    root.handlers[:] = before
    root.setLevel(level)
    assert "loud" in stream.getvalue()
    assert "quiet" not in stream.getvalue()


@given(st.text(min_size=1, max_size=50), st.sampled_from(["telegram.ext", "httpx", "chromadb", "uvicorn"]))
def test_no_value_of_a_library_ever_gets_into_a_record(value: str, name: str) -> None:
    record = logging.LogRecord(name, logging.ERROR, "file.py", 1, "It was %s", (f"<<{value}>>",), None)
    assert Redaction().filter(record)
    assert record.getMessage() == "It was %s"


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_token_is_found_wherever_it_stands(before: str, after: str) -> None:
    record = logging.LogRecord("bot", logging.INFO, "file.py", 1, "%s", (f"{before} {TOKEN} {after}",), None)
    Redaction(SecretStr(TOKEN)).filter(record)
    assert TOKEN not in record.getMessage()


def test_the_place_of_an_error_is_our_innermost_line() -> None:
    try:
        pack(None)  # type: ignore[arg-type]
    except TypeError as error:
        assert place(error).startswith("bot/telegram_text.py:")
        assert describe(error) == f"TypeError at {place(error)}"


def test_the_place_of_an_error_elsewhere_is_the_innermost_line_there_is() -> None:
    try:
        int("x")
    except ValueError as error:
        assert place(error).startswith("test_logs.py:")
    assert place(ValueError("never raised")) == "an unknown place"
