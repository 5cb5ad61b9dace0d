"""The command as a person runs it: starting, being stopped, being killed, losing its index, being refused."""

from __future__ import annotations

import shutil
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.simulator import Simulator
from bot.simulator.server import fresh_token
from tests.bot.running import until
from tests.scenarios.processes import WITHOUT_PRIVILEGES, ChatPage, Waypost, waypost

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

KUNMING = "What did the six countries agree in Kunming in November 2025?"
ROMANCE_BAITING = "What is romance baiting?"
OPEN = r"Open (http://127\.0\.0\.1:(\d+)/) in a browser"


@dataclass
class Demo:
    process: Waypost
    page: ChatPage
    port: int
    data: Path


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """A demo on a port that was free. Its first start was killed while it wrote the index: this is the second."""
    home = tmp_path_factory.mktemp("demo")
    await start_and_kill(home)
    async with waypost("demo", "--port", "0", home=home) as process:
        match = await process.says(OPEN)
        page = ChatPage(match[1])
        yield Demo(process, page, int(match[2]), home / "data")
        await page.close()


async def start_and_kill(home: Path) -> None:
    index = home / "data" / "index"
    async with waypost("demo", "--port", "0", home=home) as killed:
        await until(lambda: any(index.glob("g-*/chroma/chroma.sqlite3")), 30)
        killed.send(signal.SIGKILL)
        assert await killed.ended(5) == -signal.SIGKILL
    assert list(index.glob("g-*"))
    assert not (index / "CURRENT").exists()


async def test_demo_prints_the_address_of_a_page_that_answers(demo: Demo) -> None:
    assert demo.process.output.count(f"http://127.0.0.1:{demo.port}/") == 1
    answer = await demo.page.ask(KUNMING)
    assert "Kunming" in answer
    assert "[1]" in answer
    assert "Xinhua" in answer
    assert "Traceback" not in demo.process.output


async def test_of_a_start_that_was_killed_in_the_middle_nothing_is_left(demo: Demo) -> None:
    assert "Kunming" in await demo.page.ask(KUNMING)
    index = demo.data / "index"
    assert [generation.name for generation in index.glob("g-*")] == [(index / "CURRENT").read_text().strip()]


async def test_a_second_demo_takes_another_port_says_so_and_can_be_stopped_while_it_loads(demo: Demo) -> None:
    home = demo.data.parent
    async with waypost("demo", "--port", str(demo.port), home=home) as second:
        match = await second.says(OPEN)
        assert int(match[2]) != demo.port
        assert f"Port {demo.port} is taken; the page uses {match[2]}." in second.output
        second.send(signal.SIGTERM)
        assert await second.ended(5) == 0
    assert "Traceback" not in second.output
    assert "Waypost" in await demo.page.ask("/start")


async def test_when_the_index_is_deleted_while_it_runs_the_next_questions_are_answered(demo: Demo) -> None:
    await demo.page.ask("Hello")
    shutil.rmtree(demo.data / "index")
    assert "romance baiting" in (await demo.page.ask(ROMANCE_BAITING)).lower()
    assert "Kunming" in await demo.page.ask(KUNMING)
    assert (demo.data / "index" / "CURRENT").is_file()
    assert "Building it anew" in demo.process.output
    assert "Traceback" not in demo.process.output


async def test_a_demo_that_is_stopped_while_it_indexes_clears_up_and_exits_with_0(tmp_path: Path) -> None:
    index = tmp_path / "data" / "index"
    async with waypost("demo", "--port", "0", home=tmp_path) as stopped:
        await until(lambda: any(index.glob("g-*/chroma/chroma.sqlite3")), 30)
        stopped.send(signal.SIGTERM)
        assert await stopped.ended(10) == 0
    assert not list(index.glob("g-*"))
    assert "Traceback" not in stopped.output


async def test_a_data_folder_without_the_right_to_write_is_said_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    async with waypost(
        "demo", "--port", "0", home=tmp_path, before=WITHOUT_PRIVILEGES, waypost_data=folder / "data"
    ) as bot:
        assert await bot.ended(30) == 1
    (sentence,) = [line for line in bot.lines if line.startswith("waypost: ")]
    assert str(folder / "data") in sentence
    assert "WAYPOST_DATA" in sentence
    assert "Traceback" not in bot.output


async def test_a_data_folder_that_is_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    async with waypost("knowledge", "index", home=tmp_path, waypost_data=file) as bot:
        assert await bot.ended(30) == 1
    assert "Traceback" not in bot.output
    assert "WAYPOST_DATA" in bot.output


async def test_a_wrong_token_is_said_in_a_sentence_without_the_token(tmp_path: Path) -> None:
    wrong = fresh_token()
    async with (
        Simulator() as simulator,
        waypost("run", home=tmp_path, telegram_token=wrong, telegram_base_url=simulator.base_url) as bot,
    ):
        assert await bot.ended(20) == 2
    assert "waypost: Telegram does not know the token in TELEGRAM_TOKEN." in bot.output
    assert wrong.partition(":")[2] not in bot.output
    assert "Traceback" not in bot.output


async def test_without_a_token_it_names_the_setting_and_botfather(tmp_path: Path) -> None:
    async with waypost("run", home=tmp_path) as bot:
        assert await bot.ended(20) == 2
    (sentence,) = bot.lines
    assert sentence.startswith("waypost: TELEGRAM_TOKEN is not set")
    assert "@BotFather" in sentence
