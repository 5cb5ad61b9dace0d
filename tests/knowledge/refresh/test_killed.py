"""kill -9 at every step of a refresh and of decisions: the next one brings all of it to the state of an undisturbed run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.knowledge.processes import ROOT, environment


def killed_at(folder: Path, first: int, every: int) -> list[dict[str, object]]:
    """What each step of the program came to, the undisturbed run first."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.knowledge.refresh.crashing"]
    done = subprocess.run(
        [*command, str(folder), str(first), str(every)],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def check(steps: list[dict[str, object]], at_least: int) -> None:
    whole, *others = steps
    assert len(others) >= at_least
    for step in others:
        assert step["ended"] == -9, f"step {step['step']} was never reached"
        assert step["state"] == whole["state"], f"killed at step {step['step']}"


def test_after_a_kill_at_some_steps_another_refresh_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    check(killed_at(tmp_path, 1, 12), at_least=6)


@pytest.mark.slow
def test_after_a_kill_at_any_step_another_refresh_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    check(killed_at(tmp_path, 1, 1), at_least=80)
