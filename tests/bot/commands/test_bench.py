from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bot.commands.bench import resident
from tests.beside import Beside
from tests.bot.commands.running import first_index_of, waypost


def seconds(printed: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} +([\d.]+)", printed, re.MULTILINE)
    assert found, printed
    return float(found[1])


def bench(beside: Beside) -> str:
    """What one bench of three of its four parts prints."""
    parts = ("--only", "bot", "--only", "index", "--only", "sizes")
    done = waypost(
        *("bench", "--repeats", "1", *parts, "--size", "300"),
        folder=beside.folder("bench"),
        WAYPOST_DATA=str(beside.result(first_index_of)[0]),
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def printed(beside: Beside) -> str:
    return beside.result(bench)


@pytest.mark.slow
@pytest.mark.beside(run=bench)
def test_the_bench_starts_the_bot_asks_it_and_says_what_it_costs(printed: str) -> None:
    """Bounds are far off what is reached: a busy machine must not fail this."""
    assert 0 < seconds(printed, "start to polling") < 30
    assert seconds(printed, "start to polling") < seconds(printed, "start to first answer") < 100
    assert 100 < seconds(printed, "memory of the running bot") < 2000


@pytest.mark.slow
@pytest.mark.beside(run=bench)
def test_the_bench_times_the_index(printed: str) -> None:
    assert 0 < seconds(printed, "index from nothing") < 100
    assert 0 < seconds(printed, "index, nothing to do") < 60


@pytest.mark.slow
@pytest.mark.beside(run=bench)
def test_the_bench_times_questions_in_a_corpus_of_any_size(printed: str) -> None:
    sizes = re.findall(r"question at +([\d,]+) passages +(\d+) / (\d+) ms", printed)
    assert [size for size, _, _ in sizes] == ["300"]
    assert all(0 < int(p50) <= int(p95) for _, p50, p95 in sizes)


@pytest.mark.slow
@pytest.mark.beside(run=bench)
def test_the_bench_leaves_out_what_was_not_asked_for(printed: str) -> None:
    assert "question, p50" not in printed
    assert "at 10 a second" not in printed


def test_a_part_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    done = waypost("bench", "--only", "network", folder=tmp_path)

    assert done.returncode == 2
    assert b"no such part: network" in done.stderr


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="memory is read from /proc")
def test_the_memory_of_a_process_is_told_in_megabytes() -> None:
    held = resident(os.getpid())

    assert held is not None
    assert 10 < held < 20_000


def test_the_memory_of_a_process_that_is_gone_is_not_told() -> None:
    assert resident(2**30) is None
