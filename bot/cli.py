"""The `waypost` command."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from bot.commands import ask, bench, evaluate, knowledge, records, refresh, review, run
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
_KNOWLEDGE: dict[str, Callable[..., None]] = {
    "refresh": refresh.refresh,
    "add": refresh.add,
    "review": review.review,
    "approve": review.approve,
    "reject": review.reject,
    "withdraw": review.withdraw,
    "correct": review.correct,
    "list": records.list_,
    "show": records.show_,
    "edit": records.edit,
    "status": refresh.status,
    "doctor": refresh.doctor,
    "history": records.history,
    "rollback": records.rollback,
    "export": records.export,
    "import": records.import_,
}
for _name, _command in _KNOWLEDGE.items():
    knowledge.app.command(name=_name)(_command)
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
