"""What the commands of a refresh share: the desk, who decides, what is printed, and the index after a decision."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.settings import Settings, load_settings

if TYPE_CHECKING:
    from knowledge.refresh.desk import Desk
    from knowledge.refresh.renewal import Renewed

# Seconds that a running bot has to renew the index by itself, before the command loads the model and does it.
BOT_RENEWS_WITHIN = 20.0
NOT_ALL_DONE = 3  # exit status: done, and something is left that needs a person
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
By = Annotated[str, typer.Option(help="Who decides; your user name where nothing is given.")]


def desk(settings: Settings | None = None) -> Desk:
    """The desk over the data folder of the settings."""
    from knowledge.refresh.desk import open_desk
    from knowledge.refresh.fetch import utc_now

    settings = settings or load_settings()
    return open_desk(settings.waypost_data, utc_now, settings.database_url)


def deciding(by: str) -> str:
    """The name that is recorded with a decision."""
    return by.strip() or getpass.getuser()


def show(as_json: bool, data: Any, text: Callable[[], object]) -> None:
    """One JSON object, or what `text` gives for a person: lines, or a table of rich."""
    if as_json:
        print(json.dumps(data, ensure_ascii=False))
        return
    from rich.console import Console

    Console().print(text(), highlight=False, markup=False, soft_wrap=True)


def table(*columns: str, rows: Iterable[Iterable[object]]) -> object:
    """A table for a person."""
    from rich.table import Table

    made = Table(*columns)
    for row in rows:
        made.add_row(*(str(cell) for cell in row))
    return made


def renewed(opened: Desk) -> dict[str, Any]:
    """The index after a decision: by the running bot where there is one, else here. What failed is said, not raised.

    The decision stands either way; the next start or `waypost knowledge index` renews what could not be renewed now.
    """
    from knowledge.errors import KnowledgeError

    try:
        return _as_json(_renewed(opened, load_settings()))
    except KnowledgeError as error:
        sentence = f"The decision is recorded, but the index could not be renewed, so answers are as before. {error}"
        print(f"waypost: {sentence} Then run `waypost knowledge index`.", file=sys.stderr)
        return {"renewed": False, "left_out": [], "problem": str(error)}


def _renewed(opened: Desk, settings: Settings) -> Renewed:
    from bot.heartbeat import is_alive
    from knowledge.refresh.renewal import renew, wait_for_another

    corpus = opened.read()
    if is_alive(settings.waypost_data):
        done = wait_for_another(corpus, opened.snapshots, opened.data, BOT_RENEWS_WITHIN)
        if done:
            return done
    from knowledge.index.build import default_embedder

    return renew(corpus, opened.snapshots, opened.data, default_embedder(settings.embedding_model))


def _as_json(done: Renewed) -> dict[str, Any]:
    return {"renewed": True, "by_the_bot": done.by_another, "left_out": list(done.left_out), "problem": None}


def leave(index: dict[str, Any]) -> None:
    """Ends with NOT_ALL_DONE where answers do not show the decision yet, or cannot."""
    if index["left_out"]:
        names = ", ".join(index["left_out"])
        print(f"waypost: No answer can cite {names}. `waypost knowledge doctor` says why.", file=sys.stderr)
    if not index["renewed"] or index["left_out"]:
        raise typer.Exit(NOT_ALL_DONE)
