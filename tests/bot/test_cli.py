from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.commands.running import waypost
from tests.knowledge.processes import environment

HEAVY = ("torch", "chromadb", "sentence_transformers", "langchain_chroma", "telegram", "numpy", "bm25s")
COMMANDS = {
    "": "knowledge",
    "ask": "--jsonl",
    "run": "TELEGRAM_TOKEN",
    "demo": "--port",
    "settings": "setting",
    "knowledge": "index",
    "knowledge check": "Exit status 1",
    "knowledge index": "agreement",
    "knowledge vectors": "--anew",
}

# Prints the help of every command, one after the other, then the heavy modules that were imported for it.
HELP_AND_MODULES = f"""
import sys
from bot.cli import main

for command in {list(COMMANDS)!r}:
    sys.argv = ["waypost", *command.split(), "--help"]
    try:
        main()
    except SystemExit as ended:
        assert not ended.code, (command, ended.code)
    print("\\f")
print("heavy:", *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""


def test_help_of_every_command_works_and_imports_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELP_AND_MODULES],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=tmp_path,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == "heavy:\n"
    for help_text, (command, word) in zip(done.stdout.split("\f\n"), COMMANDS.items()):
        assert f"Usage: waypost {command}".rstrip() in help_text
        assert word in help_text


def test_without_a_command_the_commands_are_listed(tmp_path: Path) -> None:
    done = waypost(folder=tmp_path)
    text = (done.stdout + done.stderr).decode()
    for name in ("ask", "run", "demo", "knowledge", "settings"):
        assert name in text
    assert "Traceback" not in text


@pytest.mark.parametrize("arguments", [("nothing",), ("knowledge", "nothing"), ("settings", "--nothing")])
def test_an_unknown_command_or_option_ends_with_two(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = waypost(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
