"""`waypost bench`: speed and memory, measured on the machine it runs on."""

from __future__ import annotations

import logging
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.errors import BotError
from bot.settings import load_settings

if TYPE_CHECKING:
    from rich.console import Console

    from bot.simulator import Simulator

QUESTION = "What did the six countries agree in Kunming in November 2025?"
SIZES = (1_200, 10_000, 50_000)
LONGEST_START = 180.0  # seconds
COMMAND = (sys.executable, "-c", "from bot.cli import main; main()")
SECTIONS = ("bot", "index", "questions", "sizes")


@dataclass(frozen=True, slots=True)
class Start:
    """Of one process of the bot: seconds to its first poll and to its first answer, and MB held after that."""

    polling: float
    answer: float
    memory: float | None


def bench(
    repeats: Annotated[int, typer.Option(min=1, help="Rounds that the medians are taken over.")] = 5,
    sizes: Annotated[
        list[int] | None,
        typer.Option("--size", help="Passages of a grown corpus; may be repeated.", show_default=False),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help=f"Only this part: {', '.join(SECTIONS)}.", show_default=False)
    ] = None,
) -> None:
    """Measure speed and memory, as medians; grown corpora are measured once."""
    if unknown := set(only or ()) - set(SECTIONS):
        raise typer.BadParameter(f"no such part: {', '.join(sorted(unknown))}")
    from rich.console import Console

    console, data = Console(highlight=False), load_settings().waypost_data
    wanted = only or SECTIONS
    _index_once(data)
    if "bot" in wanted:
        _bot(data, repeats, console)
    if "index" in wanted:
        _index(data, repeats, console)
    if "questions" in wanted:
        _questions(data, repeats, console)
    if "sizes" in wanted:
        _sizes(sizes or SIZES, console)


def start_of_bot(data: Path, settle: float = 0.0) -> Start:
    """A real process of the bot, against the simulator over HTTP. Raises BotError where it does not come up in time."""
    from bot.simulator import Simulator

    with Simulator() as simulator:
        chat = simulator.private_chat()
        start = time.perf_counter()
        with _running(_environment(simulator, data)) as process:
            _until(lambda: bool(simulator.account.updates.allowed), process)
            polling = time.perf_counter() - start
            simulator.run(chat.send(QUESTION))
            _until(lambda: any(call.method == "sendMessage" for call in simulator.calls), process)
            answer = time.perf_counter() - start
            time.sleep(settle)
            return Start(polling, answer, resident(process.pid))


def resident(pid: int) -> float | None:
    """Megabytes of memory that a process holds; None where the system does not say (elsewhere than on Linux)."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return None
    lines = [line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS:")]
    return int(lines[0].split()[1]) / 1024 if lines else None


def seconds_of(command: Sequence[str], data: Path) -> float:
    """How long `waypost <command>` takes as a whole, from the start of its process to its end."""
    start = time.perf_counter()
    subprocess.run([*COMMAND, *command], env={**os.environ, "WAYPOST_DATA": str(data)}, check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start


def _bot(data: Path, repeats: int, console: Console) -> None:
    starts = [start_of_bot(data, settle=1.0) for _ in range(repeats)]
    console.print(f"start to polling           {statistics.median(s.polling for s in starts):.2f} s")
    console.print(f"start to first answer      {statistics.median(s.answer for s in starts):.2f} s")
    held = [s.memory for s in starts if s.memory is not None]
    console.print(
        f"memory of the running bot  {f'{statistics.median(held):.0f} MB' if held else 'not told by this system'}"
    )


def _index(data: Path, repeats: int, console: Console) -> None:
    from knowledge.evaluation.speed import index_from_nothing
    from knowledge.reading import read_corpus

    corpus = read_corpus()
    anew = statistics.median(index_from_nothing(corpus) for _ in range(repeats))
    console.print(f"index from nothing         {anew:.1f} s")
    nothing = statistics.median(seconds_of(["knowledge", "index"], data) for _ in range(repeats))
    console.print(f"index, nothing to do       {nothing:.2f} s (the whole process)")


def _questions(data: Path, repeats: int, console: Console) -> None:
    from bot.render import render
    from bot.words import Locales
    from knowledge.base import KnowledgeBase, Question
    from knowledge.evaluation.speed import middle, one_after_the_other, sample, sustained

    base, questions, locales = KnowledgeBase(data, load_settings().embedding_model), sample(), Locales()

    def messages(question: Question) -> object:
        answer = base.answer(question)
        return render(answer, locales.words(answer.language), "key")

    one_after_the_other(messages, questions)  # warms what is worked out on first use
    alone = middle([one_after_the_other(messages, questions) for _ in range(repeats)])
    console.print(f"question to messages       {alone} (p50 / p95)")
    many = middle([sustained(messages, questions) for _ in range(repeats)])
    console.print(f"at 10 a second, p50 / p95  {many}")


def _sizes(sizes: Sequence[int], console: Console) -> None:
    from knowledge.evaluation.speed import at_size, sample
    from knowledge.index.build import default_embedder
    from knowledge.reading import read_corpus

    logging.getLogger("knowledge").setLevel(logging.ERROR)  # that an index is built anew is meant here
    corpus, embedder, questions = read_corpus(), default_embedder(), sample()
    for size in sizes:
        console.print(f"question at {size:>6,} passages  {at_size(corpus, size, embedder, questions)}")


def _index_once(data: Path) -> None:
    """So that no round builds what the others find."""
    from knowledge.index.build import bring_to_agreement, default_embedder
    from knowledge.reading import read_corpus

    bring_to_agreement(read_corpus(), default_embedder(load_settings().embedding_model), data)


def _environment(simulator: Simulator, data: Path) -> dict[str, str]:
    return {
        **os.environ,
        "WAYPOST_DATA": str(data),
        "TELEGRAM_TOKEN": simulator.token,
        "TELEGRAM_BASE_URL": simulator.base_url,
        "TELEGRAM_BASE_FILE_URL": simulator.base_file_url,
    }


@contextmanager
def _running(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([*COMMAND, "run"], env=environment, stdout=log, stderr=log)  # noqa: S603
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def _until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.perf_counter() + LONGEST_START
    while not condition():
        if process.poll() is not None or time.perf_counter() > end:
            raise BotError("The bot did not come up. Run `waypost demo` and see what it says.")
        time.sleep(0.005)
