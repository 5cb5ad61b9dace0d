"""Long runs of whole commands, which load the model for themselves: they go on beside the other tests, on a second core.

A test that looks at what such a run left is marked `beside(run=…)` and comes last. `run` is a function that takes the
`Beside` of the session and gives what its tests look at; it is called once, in a thread, as soon as the tests begin.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest

Result = TypeVar("Result")
Run = Callable[["Beside"], Result]


class Beside:
    """One long run after the other. Who asks for a result waits for it, or works it out where it has not been begun."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._thread = ThreadPoolExecutor(1)
        self._guard = threading.Lock()
        self._locks: dict[Run[Any], threading.Lock] = {}
        self._results: dict[Run[Any], Any] = {}

    def start(self, runs: Iterable[Run[Any]]) -> None:
        for run in runs:
            self._thread.submit(self.result, run)  # what fails here fails again, and is seen, where it is asked for

    def result(self, run: Run[Result]) -> Result:
        with self._guard:
            lock = self._locks.setdefault(run, threading.Lock())
        with lock:
            if run not in self._results:
                self._results[run] = run(self)
            result: Result = self._results[run]
            return result

    def folder(self, name: str) -> Path:
        """A new folder for one run."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self._folder))

    def end(self) -> None:
        """Waits for the run that has begun, and begins no other."""
        self._thread.shutdown(cancel_futures=True)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "beside(run=…): looks at what a long run left, and comes last")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("beside") is not None)  # stable: else the order stays


@pytest.fixture(scope="session", autouse=True)
def beside(request: pytest.FixtureRequest) -> Iterator[Beside]:
    with tempfile.TemporaryDirectory(prefix="beside-") as folder:
        runs = Beside(Path(folder))
        runs.start(
            dict.fromkeys(m.kwargs["run"] for item in request.session.items for m in item.iter_markers("beside"))
        )
        yield runs
        runs.end()
