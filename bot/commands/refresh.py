"""`waypost knowledge refresh`, `add`, `status` and `doctor`: what comes in, and how it stands."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.refreshing import NOT_ALL_DONE, AsJson, desk, show, table
from bot.settings import load_settings

if TYPE_CHECKING:
    from knowledge.refresh.desk import Desk
    from knowledge.refresh.reading_pages import Read
    from knowledge.refresh.run import Asked, Refreshed
    from knowledge.refresh.status import Status

OUTCOMES = ("new", "changed", "same", "gone", "failed", "rejected")


def refresh(
    publisher: Annotated[str | None, typer.Option(help="Only this publisher, by its full name, due or not.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Leave out what feeds date before this day.")
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Fetch and judge, but record nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read the publishers again; what is new or changed then waits for review.

    Exit status 0 done, 1 could not be done, 2 wrong use, 3 done but for some pages or publishers.
    """
    from knowledge.refresh.run import Asked
    from knowledge.refresh.run import as_json as refreshed_json

    opened = desk(load_settings())
    asked = Asked("the command", publisher, since.date() if since else None, dry_run)
    done = _with_bar(opened, asked, as_json)
    show(as_json, refreshed_json(done), lambda: refreshed_table(done))
    for line in done.lines:
        for problem in line.problems:
            print(f"waypost: {line.publisher}: {problem}", file=sys.stderr)
    if done.failures:
        raise typer.Exit(NOT_ALL_DONE)


def add(
    source: Annotated[str, typer.Argument(help="The address of a page, or a file in which you saved one (HTML, PDF).")],
    url: Annotated[str | None, typer.Option(help="For a file: the address at which the page stands.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read one page of a listed publisher; it then waits for review.

    Exit status 0 done, 1 could not be done, 2 wrong use.
    """
    address = source if source.startswith(("http://", "https://")) else url
    if address is None:
        raise typer.BadParameter("A file needs --url with the address at which the page stands.")
    from knowledge.refresh.web import add_from_the_web

    file = None if address == source else Path(source)
    read, item = asyncio.run(add_from_the_web(desk(), address, file))
    data = {"outcome": read.outcome, "reason": read.reason, "explanation": explained(read), "item": item and item.id}
    show(as_json, data, lambda: f"{read.outcome}. {data['explanation']}".strip())
    if item is None:
        raise typer.Exit(1 if read.outcome in ("failed", "rejected") else 0)


def status(as_json: AsJson = False) -> None:
    """By publisher what the last refresh came to; how old the newest document is by topic and country.

    Exit status 0 done, 1 could not be done, 2 wrong use.
    """
    from knowledge.refresh.status import status_of

    found = status_of(desk())
    show(as_json, status_json(found), lambda: _status_tables(found))


def doctor(as_json: AsJson = False) -> None:
    """Look for orphans, missing vectors, drift, duplicates, dead links and stale contacts. Changes nothing.

    Exit status 0 done, 1 could not be done, 2 wrong use, 3 something was found.
    """
    from knowledge.refresh.doctor import examine

    found = examine(desk())
    rows = [(f.kind, f.subject, f"{f.problem}. {f.remedy}") for f in found]
    data = {
        "findings": [{"kind": f.kind, "subject": f.subject, "problem": f.problem, "remedy": f.remedy} for f in found]
    }
    show(as_json, data, lambda: table("kind", "where", "what", rows=rows) if rows else "Nothing found.")
    if found:
        raise typer.Exit(NOT_ALL_DONE)


def explained(read: Read) -> str:
    """What happened to a page, and what to do next."""
    from knowledge.refresh.reasons import explain

    return explain(read.reason, read.detail) if read.reason else ""


def refreshed_table(done: Refreshed) -> object:
    """A row a publisher, with what waits at the end."""
    rows = [(line.publisher, *(line.counts[name] for name in OUTCOMES)) for line in done.lines]
    rows.append((f"{done.waiting} wait for review", *([""] * len(OUTCOMES))))
    return table("publisher", *OUTCOMES, rows=rows)


def status_json(found: Status) -> dict[str, Any]:
    """The status as one object. Moments are ISO 8601 in UTC."""
    run = found.last_run
    return {
        "publishers": [
            {
                "publisher": p.publisher,
                "last_attempt": p.last_attempt.isoformat(),
                "last_success": p.last_success and p.last_success.isoformat(),
                "counts": p.counts,
            }
            for p in found.publishers
        ],
        "waiting": found.waiting,
        "snapshot": found.snapshot,
        "paused": found.paused,
        "last_refresh": run and {"began": run.began.isoformat(), "ended": run.ended and run.ended.isoformat()},
        "days_since_newest": {"topics": found.age_by_topic, "countries": found.age_by_country},
    }


def _status_tables(found: Status) -> object:
    from rich.console import Group

    rows = [
        (p.publisher, _moment(p.last_attempt), _moment(p.last_success), *(p.counts.get(name, 0) for name in OUTCOMES))
        for p in found.publishers
    ]
    ages = [*found.age_by_topic.items(), *found.age_by_country.items()]
    return Group(
        table("publisher", "last attempt", "last success", *OUTCOMES, rows=rows),  # type: ignore[arg-type]
        table("topic or country", "days since the newest", rows=[(n, "undated" if a is None else a) for n, a in ages]),  # type: ignore[arg-type]
        f"{found.waiting} wait for review. Snapshot {found.snapshot or 'none yet'}."
        + (" The schedule is paused." if found.paused else ""),
    )


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else "never"


def _with_bar(opened: Desk, asked: Asked, quiet: bool) -> Refreshed:
    from rich.console import Console
    from rich.progress import Progress as Bar

    from knowledge.refresh.web import refresh_from_the_web

    with Bar(console=Console(stderr=True), disable=quiet) as bar:
        task = bar.add_task("publishers", total=None)

        def progress(publisher: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, description=publisher[:40])

        return asyncio.run(refresh_from_the_web(opened, asked, progress))
