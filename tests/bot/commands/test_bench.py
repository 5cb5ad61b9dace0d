from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bot.commands.bench import resident
from tests.bot.commands.running import waypost


def seconds(printed: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} +([\d.]+)", printed, re.MULTILINE)
    assert found, printed
    return float(found[1])


@pytest.mark.slow
def test_the_bench_starts_the_bot_asks_it_and_says_what_it_costs(indexed: Path, tmp_path: Path) -> None:
    """Bounds are far off what is reached: a busy machine must not fail this."""
    done = waypost("bench", "--repeats", "1", "--only", "bot", folder=tmp_path, WAYPOST_DATA=str(indexed))

    assert done.returncode == 0, done.stderr.decode()
    printed = done.stdout.decode()
    assert 0 < seconds(printed, "start to polling") < 30
    assert seconds(printed, "start to polling") < seconds(printed, "start to first answer") < 100
    assert 100 < seconds(printed, "memory of the running bot") < 2000


@pytest.mark.slow
def test_the_bench_times_the_index(indexed: Path, tmp_path: Path) -> None:
    done = waypost("bench", "--repeats", "1", "--only", "index", folder=tmp_path, WAYPOST_DATA=str(indexed))

    assert done.returncode == 0, done.stderr.decode()
    assert 0 < seconds(done.stdout.decode(), "index from nothing") < 100
    assert 0 < seconds(done.stdout.decode(), "index, nothing to do") < 60


@pytest.mark.slow
def test_the_bench_times_questions_in_a_corpus_of_any_size(indexed: Path, tmp_path: Path) -> None:
    done = waypost(
        *("bench", "--only", "sizes", "--size", "300"),
        folder=tmp_path,
        WAYPOST_DATA=str(indexed),
    )

    assert done.returncode == 0, done.stderr.decode()
    sizes = re.findall(r"question at +([\d,]+) passages +(\d+) / (\d+) ms", done.stdout.decode())
    assert [size for size, _, _ in sizes] == ["300"]
    assert all(0 < int(p50) <= int(p95) for _, p50, p95 in sizes)


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
