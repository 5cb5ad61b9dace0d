"""The bot as a whole: starting, failing, being stopped. Conversations are in tests/bot/handlers."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import simulator as api
from bot.app import serve
from bot.errors import SettingsError, TokenRefused
from bot.logs import configure_logging
from bot.settings import load_settings
from bot.simulator import ChatHandle, Simulator
from bot.words import Words
from knowledge.answers.answer import Answer
from knowledge.base import Answerer, Question
from knowledge.errors import IndexDamaged
from tests.bot.answers import REPORT, SmallAnswers, answer_from
from tests.bot.running import NO_FILE, QUICK, running, settings_for, until

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys, threading, time
sys.path.insert(0, {root!r})
from bot.app import run
from bot.settings import load_settings
from pathlib import Path
def factory():
    from tests.bot.answers import SmallAnswers, answer_from, REPORT
    time.sleep({load})
    def slowly(question):
        time.sleep({answer})
        return answer_from(REPORT)
    return SmallAnswers(slowly)
run(load_settings(Path("none.env")), factory)
"""


@asynccontextmanager
async def program(
    simulator: Simulator, load: float = 0, answer: float = 0
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot in a process of its own, polling."""
    environment = {**os.environ, "TELEGRAM_TOKEN": simulator.token, "TELEGRAM_BASE_URL": simulator.base_url}
    code = PROGRAM.format(root=str(ROOT), load=load, answer=answer)
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, env=environment, stderr=PIPE)
    try:
        await until(lambda: bool(simulator.account.updates.allowed), 20)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process: asyncio.subprocess.Process) -> int | None:
    """The exit status."""
    _, errors = await asyncio.wait_for(process.communicate(), 10)
    assert b"Traceback" not in errors
    return process.returncode


async def is_at_work(chat: ChatHandle) -> None:
    chat.chat.actions.clear()
    await until(lambda: "typing" in chat.actions, 10)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_lets_the_bot_finish_its_answer_and_exit_with_0(number: signal.Signals) -> None:
    async with Simulator() as simulator, program(simulator, answer=0.7) as process:
        chat = simulator.private_chat()
        await chat.send("How many? The answer shows that all has loaded.")
        await chat.wait_for_reply(timeout=20)
        await chat.send("And now?")
        await is_at_work(chat)
        process.send_signal(number)
        assert (await chat.wait_for_reply(timeout=10))[0]["text"].startswith("Scam centres")
        assert await ended(process) == 0


async def test_a_signal_during_a_long_load_ends_the_process_at_once_with_0(words: Words) -> None:
    async with Simulator() as simulator, program(simulator, load=60) as process:
        chat = simulator.private_chat()
        await chat.send("How many?")
        await is_at_work(chat)
        before = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await ended(process) == 0
        assert time.monotonic() - before < 5
        assert (await chat.wait_for_reply())[0]["text"] == words.text("ask-restarting")


def test_the_bot_imports_nothing_heavy_before_it_polls() -> None:
    code = "import bot.app, sys; print([n for n in ('numpy', 'torch', 'chromadb', 'langchain_core', 'icu') if n in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "[]"


async def test_polling_begins_before_the_knowledge_base_has_loaded() -> None:
    may_load = threading.Event()

    def slow() -> Answerer:
        may_load.wait(10)
        return SmallAnswers()

    async with running(factory=slow) as bot:
        assert bot.simulator.account.updates.allowed
        may_load.set()


async def test_without_a_token_the_bot_does_not_start() -> None:
    with pytest.raises(SettingsError, match="@BotFather"):
        await serve(load_settings(NO_FILE, telegram_token=None), SmallAnswers, asyncio.Event(), pace=QUICK)


async def test_a_wrong_token_ends_the_start_with_a_sentence_and_without_the_token() -> None:
    async with Simulator() as simulator:
        wrong = simulator.token[:-1] + ("a" if simulator.token[-1] != "a" else "b")
        settings = settings_for(simulator, telegram_token=wrong)
        loaded: list[int] = []

        def factory() -> Answerer:
            loaded.append(1)
            return SmallAnswers()

        with pytest.raises(TokenRefused, match="TELEGRAM_TOKEN") as refused:
            await serve(settings, factory, asyncio.Event(), pace=QUICK)
        assert wrong not in str(refused.value)
        assert refused.value.__cause__ is None
        assert refused.value.exit_status == 2
        assert loaded == []


async def test_a_bot_that_cannot_reach_telegram_tries_again(words: Words) -> None:
    simulator = Simulator()
    simulator.fail_next("getMe", api.BadGateway(), times=2)
    simulator.fail_next("deleteWebhook", api.DropConnection())
    async with running(simulator=simulator):
        chat = simulator.private_chat()
        await chat.send("/about")
        assert (await chat.wait_for_reply())[0]["text"] == words.text("about")


async def test_a_bot_that_cannot_reach_telegram_can_be_stopped() -> None:
    settings = load_settings(NO_FILE, telegram_token="1:x", telegram_base_url="http://127.0.0.1:9/bot")
    stop = asyncio.Event()
    task = asyncio.create_task(serve(settings, SmallAnswers, stop, pace=QUICK))
    await asyncio.sleep(0.2)
    assert not task.done()
    stop.set()
    await asyncio.wait_for(task, 5)


async def test_a_webhook_that_was_left_is_removed() -> None:
    simulator = Simulator()
    simulator.account.updates.webhook_url = "https://old.example/hook"
    async with running(simulator=simulator) as bot:
        assert simulator.account.updates.webhook_url == ""
        assert not bot.task.done()


async def test_a_knowledge_base_that_cannot_load_ends_the_bot_and_who_waits_is_told() -> None:
    may_fail = threading.Event()

    def broken() -> Answerer:
        may_fail.wait(10)
        raise IndexDamaged("The index is damaged. Run `waypost knowledge index`.")

    simulator = Simulator()
    with pytest.raises(IndexDamaged):
        async with running(factory=broken, simulator=simulator) as bot:
            chat = simulator.private_chat()
            await chat.send("How many?")
            await until(lambda: "typing" in chat.actions)
            may_fail.set()
            assert "Something went wrong on my side" in (await chat.wait_for_reply())[0]["text"]
            await bot.task


async def test_a_stop_waits_for_what_is_being_answered() -> None:
    may_answer = threading.Event()

    def slowly(question: Question) -> Answer:
        may_answer.wait(10)
        return answer_from(REPORT)

    async with running(SmallAnswers(slowly)) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("How many?")
        await until(lambda: "typing" in chat.actions)
        bot.stop.set()
        await asyncio.sleep(0.05)
        assert not bot.task.done()
        may_answer.set()
        assert (await chat.wait_for_reply())[0]["text"].startswith("Scam centres")
        await bot.task


class Broken:
    """Fails on the first question and answers the next."""

    def __init__(self, error: Exception) -> None:
        self.error: Exception | None = error

    def __call__(self, question: Question) -> Answer:
        error, self.error = self.error, None
        if error is not None:
            raise error
        return answer_from(REPORT)


@pytest.mark.parametrize(
    "error", [ValueError("about Ana"), IndexDamaged("Run `waypost knowledge index`."), MemoryError()]
)
async def test_a_failure_is_told_calmly_with_a_code_that_is_in_the_log(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(SmallAnswers(Broken(error))) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("How many?")
        text = (await chat.wait_for_reply())[0]["text"]
        await chat.send("How many?")
        assert (await chat.wait_for_reply())[0]["text"].startswith("Scam centres")
    assert "Something went wrong on my side, not on yours." in text
    code = text.rstrip(".").split()[-1]
    (logged,) = [record.getMessage() for record in caplog.records if code in record.getMessage()]
    assert type(error).__name__ in logged
    assert "about Ana" not in logged


async def test_the_log_says_what_to_do_about_an_error_of_the_knowledge_base(caplog: pytest.LogCaptureFixture) -> None:
    broken = SmallAnswers(Broken(IndexDamaged("Run `waypost knowledge index`.")))
    async with running(broken) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("How many?")
        await chat.wait_for_reply()
    assert "Run `waypost knowledge index`." in caplog.text


async def test_a_failure_that_cannot_be_told_either_leaves_the_bot_running(words: Words) -> None:
    async with running(SmallAnswers(Broken(ValueError()))) as bot:
        chat = bot.simulator.private_chat()
        bot.simulator.fail_next("sendMessage", api.BadRequest("not enough rights to send text messages to the chat"))
        await chat.send("How many?")
        await bot.handled()
        await chat.send("/about")
        assert (await chat.wait_for_reply())[-1]["text"] == words.text("about")


async def test_a_person_who_blocks_the_bot_while_it_works_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    async with running() as bot:
        chat = bot.simulator.private_chat()
        bot.simulator.fail_next("sendMessage", api.Forbidden())
        await chat.send("How many?")
        await until(lambda: bool(bot.sent("sendMessage")))
        await bot.handled()
        assert len(bot.sent("sendMessage")) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_whole_session_leaves_nothing_of_a_person_in_the_log() -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    simulator = Simulator()
    configure_logging("DEBUG", settings_for_token(simulator), stream)
    try:
        async with running(SmallAnswers(Broken(ValueError("my son Somchai"))), simulator=simulator) as bot:
            chat = simulator.private_chat(user_id=777_123_456, first_name="Somchai", username="somchai_k")
            for text in ("my son is in Myawaddy", "/start secretpayload", "how many?", "/forget"):
                await chat.send(text)
                await chat.wait_for_reply()
            await chat.send_photo("a picture of my son")
            await chat.wait_for_reply()
            await chat.push({"message": {"text": "my broken update"}})
            simulator.fail_next("sendMessage", api.BadGateway())
            await chat.send("/help")
            await chat.wait_for_reply()
            await bot.handled()
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    written = stream.getvalue()
    assert "ValueError" in written
    for private in (
        simulator.token,
        "777123456",
        "Somchai",
        "somchai_k",
        "Myawaddy",
        "my son",
        "my broken",
        "secretpayload",
    ):
        assert private not in written


def settings_for_token(simulator: Simulator) -> SecretStr | None:
    return load_settings(NO_FILE, telegram_token=simulator.token).telegram_token
