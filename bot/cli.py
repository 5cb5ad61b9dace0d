"""The `waypost` command."""

from __future__ import annotations

import sys

import typer

from bot.commands import ask, bench, evaluate, knowledge, run
from bot.errors import BotError
from knowledge.errors import KnowledgeError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
app.command(name="ask")(ask.ask)
app.command(name="run")(run.run)
app.command(name="demo")(run.demo)
app.command(name="evaluate")(evaluate.evaluate)
app.command(name="bench")(bench.bench)
app.command(name="health")(run.health)
app.command(name="settings")(run.settings)
app.add_typer(knowledge.app, name="knowledge")


def main() -> None:
    """Runs a command. What went wrong goes to standard error: status 2 for wrong use, 1 for what could not be done."""
    try:
        app()
    except KnowledgeError as error:
        print(f"waypost: {error}", file=sys.stderr)
        sys.exit(1)
    except BotError as error:
        print(f"waypost: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
