"""`waypost knowledge list`, `show`, `edit`, `history`, `rollback`, `export`, `import`: what there is, was, and can come back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.refreshing import AsJson, By, deciding, desk, leave, renewed, show, table
from bot.commands.review import item_json, read_text


def list_(
    documents: Annotated[
        bool, typer.Option("--documents", help="The documents of the corpus, those that ship too.")
    ] = False,
    snapshots: Annotated[bool, typer.Option("--snapshots", help="What can be rolled back to.")] = False,
    as_json: AsJson = False,
) -> None:
    """What waits for review; or the documents, or the snapshots.

    Exit status 0 done, 1 could not be done, 2 wrong use.
    """
    opened = desk()
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
    if documents:
        found = opened.read().documents.values()
        columns = ("id", "published", "publisher", "title", "notice")
        rows = [(d.id, d.published or "", d.publisher, d.title, d.notice or "") for d in found]
    elif snapshots:
        from knowledge.refresh.tables import Snapshot

        columns = ("snapshot", "at", "documents")
        rows = [
            (s.id, f"{s.at:%Y-%m-%d %H:%M}", sum(path.endswith(".md") for path in s.files))
            for s in opened.ledger.all(Snapshot)
        ]
    else:
        columns = ("item", "kind", "publisher", "published", "title")
        rows = [(i.id, i.kind, i.publisher, i.published or "", i.title) for i in opened.review.waiting()]
    data = [dict(zip(columns, (c if isinstance(c, int) else str(c) for c in row))) for row in rows]
    show(as_json, {"rows": data}, lambda: table(*columns, rows=rows))


def show_(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Number of an item, or id of a document.")],
    as_json: AsJson = False,
) -> None:
    """One item with its page, statements and problems, or the file of one document.

    Exit status 0 done, 1 could not be done, 2 wrong use.
    """
    from knowledge.documents import format_document

    opened = desk()
    if identifier.isdecimal():
        data = item_json(opened, opened.review.item(int(identifier)))
        show(as_json, data, lambda: "\n".join((data["draft"], *data["diff"], *(f"! {p}" for p in data["problems"]))))
        return
    document = opened.review.document(identifier)
    data = {"id": document.id, "part": document.part, "text": format_document(document)}
    show(as_json, data, lambda: data["text"])


def edit(
    item: Annotated[int, typer.Argument(help="Number of an item that waits.")],
    file: Annotated[Path, typer.Option(help="The whole document, in the corpus's format.")],
    part: Annotated[str | None, typer.Option(help="Part of the corpus that it belongs to.")] = None,
    asks: Annotated[
        list[str] | None, typer.Option(help="A question that it answers, as people type it; repeat it.")
    ] = None,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Replace the draft of an item that waits.

    Exit status 0 done, 1 could not be done, 2 wrong use.
    """
    opened = desk()
    edited = opened.review.edit(item, read_text(file), deciding(by), part, tuple(asks) if asks else None)
    show(as_json, item_json(opened, edited), lambda: f"Item {item}: edited.")


def history(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of a document, or number of an item.")],
    as_json: AsJson = False,
) -> None:
    """Every decision about a document, who made it and when; then every attempt at its page.

    Exit status 0 done, 1 could not be done, 2 wrong use.
    """
    from knowledge.refresh.history import history_of

    events = history_of(desk(), identifier)
    columns = ("at", "what", "who", "why", "snapshot")
    rows = [(e.at.strftime("%Y-%m-%d %H:%M"), e.what, e.who, e.why, e.snapshot or "") for e in events]
    data = [
        {"at": e.at.isoformat(), "what": e.what, "who": e.who, "why": e.why, "snapshot": e.snapshot} for e in events
    ]
    show(as_json, {"events": data}, lambda: table(*columns, rows=rows))


def rollback(
    snapshot: Annotated[int, typer.Argument(help="Number of a snapshot; `list --snapshots` names them.")],
    reason: Annotated[str, typer.Option(help="Why; recorded.")] = "",
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Bring the approved documents back to what they were. Recorded like any change, and can itself be rolled back.

    Exit status 0 done, 1 could not be done, 2 wrong use, 3 recorded, but answers do not show it yet.
    """
    opened = desk()
    made = opened.snapshots.rollback(snapshot, deciding(by), reason)
    index = renewed(opened)
    show(
        as_json, {"snapshot": made.id, "index": index}, lambda: f"As in snapshot {snapshot} again. Snapshot {made.id}."
    )
    leave(index)


def export(
    file: Annotated[Path, typer.Argument(help="The file to write, a ZIP.")],
    as_json: AsJson = False,
) -> None:
    """Write the approved documents and the decisions behind them into one file.

    Exit status 0 done, 1 could not be done, 2 wrong use.
    """
    from knowledge.refresh.exchange import export_to

    count = export_to(desk(), file)
    show(as_json, {"documents": count, "file": str(file)}, lambda: f"{count} documents written to {file}.")


def import_(
    file: Annotated[Path, typer.Argument(help="A file that `export` wrote.")],
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Add the documents of an exported file: all of them, or none where one is not in order.

    Exit status 0 done, 1 could not be done, 2 wrong use, 3 recorded, but answers do not show it yet.
    """
    from knowledge.refresh.exchange import import_from

    opened = desk()
    made = import_from(opened, file, deciding(by))
    index = renewed(opened)
    show(as_json, {"snapshot": made.id, "index": index}, lambda: f"Imported. Snapshot {made.id}.")
    leave(index)
