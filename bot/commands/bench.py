"""`waypost bench`: figures of speed and memory, from whole processes and from one knowledge base, as medians."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

QUESTIONS = (
    "What did the six countries agree in Kunming in November 2025?",
    "my brother is trapped in myawaddy what can we do",
    "is typing work in cambodia for 2000 dollars a scam",
    "who do i call in thailand when i sent money to a scammer",
    "what is romance baiting",
)


def bench(runs: Annotated[int, typer.Option(min=1, max=50, help="Runs of each; the median is printed.")] = 5) -> None:
    """Measure start, index, questions and memory on this machine; minutes of work."""
    from rich.console import Console
    from rich.table import Table

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "0"
        first = [_command(Path(folder) / str(run), "knowledge", "index") for run in range(runs)]
        again = [_command(data, "knowledge", "index") for _ in range(runs)]
        polling, answered, resident = zip(*(_start(data) for _ in range(runs)))
        times = sorted(_questions(data, runs))
    table = Table("figure", "median", "lowest", "highest")
    for name, values in (
        ("index from nothing, whole process, s", first),
        ("index no-op, whole process, s", again),
        ("start of the process to polling, s", polling),
        ("start of the process to first answer, s", answered),
        ("resident memory of the running bot, MB", resident),
        ("question to answer, warm, ms", times),
    ):
        table.add_row(name, *_median_and_range(values))
    table.add_row("question to answer, 95th percentile, ms", f"{times[int(len(times) * 0.95) - 1]:.2f}")
    Console().print(table)


def _median_and_range(values: Sequence[float]) -> tuple[str, str, str]:
    return f"{statistics.median(values):.2f}", f"{min(values):.2f}", f"{max(values):.2f}"


def _waypost(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from bot.cli import main; main()", *arguments]


def _environment(data: Path) -> dict[str, str]:
    return {**os.environ, "WAYPOST_DATA": str(data)}


def _command(data: Path, *arguments: str) -> float:
    """Seconds of a whole process."""
    start = time.perf_counter()
    subprocess.run(_waypost(*arguments), env=_environment(data), check=True, capture_output=True)
    return time.perf_counter() - start


def _start(data: Path) -> tuple[float, float, float]:
    """(seconds to polling, seconds to the first answer, resident MB then) of a bot that runs against the simulator."""
    from bot.simulator import Simulator

    with Simulator() as simulator:
        environment = _environment(data) | {
            "TELEGRAM_TOKEN": simulator.token,
            "TELEGRAM_BASE_URL": simulator.base_url,
            "TELEGRAM_BASE_FILE_URL": simulator.base_file_url,
        }
        chat = simulator.private_chat()
        start = time.perf_counter()
        process = subprocess.Popen(_waypost("run"), env=environment, stderr=subprocess.DEVNULL)
        try:
            _until(lambda: any(call.method == "getUpdates" for call in simulator.calls))
            polling = time.perf_counter() - start
            simulator.run(chat.send(QUESTIONS[0]))
            simulator.run(chat.wait_for_reply(timeout=120))
            return polling, time.perf_counter() - start, _resident(process.pid)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _until(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.perf_counter() + seconds
    while not condition() and time.perf_counter() < deadline:
        time.sleep(0.005)


def _resident(process: int) -> float:
    """MB, from Linux's /proc; 0 elsewhere."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _questions(data: Path, runs: int) -> list[float]:
    """Milliseconds of every question, all of them `runs` times over."""
    from knowledge.base import KnowledgeBase, Question

    base = KnowledgeBase(data)
    times = []
    for question in QUESTIONS * runs:
        start = time.perf_counter()
        base.answer(Question(question))
        times.append((time.perf_counter() - start) * 1000)
    return times
