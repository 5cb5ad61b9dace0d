"""Runs every command of the README's ```console blocks and compares what it prints with what the README shows.

A line of `…` stands for any lines; numbers of milliseconds may differ. Run by .ci/run after the tests.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def examples(text: str) -> list[tuple[str, list[str]]]:
    """(command, expected lines) of every `$` line in a console block."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line.rstrip())
    return found


def agrees(expected: list[str], printed: list[str]) -> bool:
    """True where the printed lines are the expected ones, `…` standing for any run of lines."""
    parts = [".*" if line == "…" else re.escape(line) + r"\s*" for line in expected if line]
    pattern = r"\s*" + r"\n\s*".join(parts) + r"\s*"
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in printed), re.DOTALL) is not None


def main() -> int:
    failed = passed = 0
    for command, expected in examples((ROOT / "README.md").read_text(encoding="utf-8")):
        words = shlex.split(command)
        words[0] = str(ROOT / words[0]) if words[0].startswith(".venv/") else words[0]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300)
        good = done.returncode == 0 and agrees(expected, done.stdout.splitlines())
        passed, failed = passed + good, failed + (not good)
        print(f"{'ok  ' if good else 'FAIL'} {command}")
        if not good:
            print(done.stdout[-2000:], done.stderr[-2000:], sep="\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
