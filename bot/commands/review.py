"""`waypost knowledge review`, `approve`, `reject`, `withdraw`, `correct`: the decisions of editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.refreshing import AsJson, By, deciding, desk, leave, renewed, show

if TYPE_CHECKING:
    from rich.console import Console

    from knowledge.refresh.desk import Desk
    from knowledge.refresh.tables import Item, Snapshot

Identifier = Annotated[int, typer.Argument(help="Number of an item, as `list` shows it.")]
Document = Annotated[str, typer.Argument(metavar="ID", help="Id of a document of the corpus.")]
Why = Annotated[str, typer.Option(help="Why; recorded, and shown where an answer cites the document.")]
CHOICES = "a approve, e edit, r reject, s skip, q quit"


def approve(
    item: Identifier,
    despite_marks: Annotated[
        bool, typer.Option(help="Also statements with a number, date or name that their source lacks.")
    ] = False,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Put what waits into the corpus and the index. Answers show it within seconds.

    Exit status 0 done, 1 could not be done, 2 wrong use, 3 recorded, but answers do not show it yet.
    """
    opened = desk()
    _tell(
        opened,
        opened.review.approve(item, deciding(by), despite_marks=despite_marks),
        as_json,
        f"Item {item}: approved.",
    )


def reject(
    item: Identifier,
    reason: Annotated[str, typer.Option(help="Why; recorded.")],
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Leave out what waits. It is proposed again only where its page changes.

    Exit status 0 done, 1 could not be done, 2 wrong use.
    """
    rejected = desk().review.reject(item, deciding(by), reason)
    show(as_json, {"item": rejected.id, "state": rejected.state}, lambda: f"Item {item}: rejected.")


def withdraw(document: Document, reason: Why, by: By = "", as_json: AsJson = False) -> None:
    """Say in every answer that cites a document that its publisher withdrew it. It is not deleted.

    Exit status 0 done, 1 could not be done, 2 wrong use, 3 recorded, but answers do not show it yet.
    """
    opened = desk()
    _tell(opened, opened.review.withdraw(document, deciding(by), reason), as_json, f"{document}: withdrawn.")


def correct(
    document: Document,
    reason: Why,
    file: Annotated[
        Path | None, typer.Option(help="The whole document as it is right, in the corpus's format.")
    ] = None,
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Say in every answer that cites a document that it was corrected; with --file, put the right words in its place.

    Exit status 0 done, 1 could not be done, 2 wrong use, 3 recorded, but answers do not show it yet.
    """
    text = read_text(file) if file else None
    opened = desk()
    _tell(opened, opened.review.correct(document, deciding(by), reason, text), as_json, f"{document}: corrected.")


def review(by: By = "", as_json: AsJson = False) -> None:
    """Go through what waits, one document after the other. With --json, print it all and decide nothing.

    Exit status 0 done, 1 could not be done, 2 wrong use, 3 recorded, but answers do not show it yet.
    """
    opened = desk()
    waiting = opened.review.waiting()
    if as_json:
        show(True, {"waiting": [item_json(opened, item) for item in waiting]}, lambda: "")
        return
    from rich.console import Console

    console = Console()
    approved = False
    for number, item in enumerate(waiting, 1):
        console.rule(f"{number} of {len(waiting)}")
        choice, done = _decided(opened, item, deciding(by), console)
        approved = approved or done
        if choice == "q":
            break
    console.print("Nothing else waits." if not opened.review.waiting() else "The rest waits.")
    if approved:
        leave(renewed(opened))


def _decided(opened: Desk, item: Item, who: str, console: Console) -> tuple[str, bool]:
    """Shows one item until it is decided or left; gives the last choice, and whether the corpus changed."""
    from knowledge.errors import RefreshFailure
    from knowledge.refresh.review import version

    while True:
        _show_item(opened, item, console)
        choice = typer.prompt(CHOICES, default="s").strip().lower()[:1]
        try:
            if choice == "a":
                marked = bool(opened.review.marked(item))
                if marked and not typer.confirm("Some statements are marked. Have you seen them on the page?"):
                    continue
                opened.review.approve(item.id, who, version(item), despite_marks=marked)
                return choice, True
            if choice == "r":
                opened.review.reject(item.id, who, typer.prompt("Why"), version(item))
            elif choice == "e":
                item = _edited(opened, item, who)
                continue
        except RefreshFailure as error:
            console.print(str(error), style="red", markup=False, highlight=False)
            item = opened.review.item(item.id)
            if item.state == "waiting":
                continue
        return choice, False


def _edited(opened: Desk, item: Item, who: str) -> Item:
    import click

    text = click.edit(item.draft, extension=".md")
    return item if text is None or text == item.draft else opened.review.edit(item.id, text, who)


def _show_item(opened: Desk, item: Item, console: Console) -> None:
    """The page's words beside each proposed statement, and all that must be mended first."""
    from rich.table import Table

    spans = {s["text"]: s["span"] for s in item.statements}
    console.print(f"{item.id}  {item.kind}  {item.publisher}\n{item.title}\n{item.url}", markup=False, highlight=False)
    for line in (item.reason, item.same_as and f"Same text at {item.same_as}"):
        if line:
            console.print(line, markup=False, highlight=False)
    statements = Table("statement", "on the page", show_lines=True)
    for line in item.draft.splitlines():
        if line.startswith("- "):
            statements.add_row(line[2:], spans.get(line[2:], "(written by an editor)"))
    console.print(statements)
    for changed in opened.review.diff(item):
        console.print(changed, style="red" if changed.startswith("-") else "green", markup=False, highlight=False)
    for fault in [*opened.review.faults(item), *opened.review.marked(item)]:
        console.print(f"! {fault}", style="yellow", markup=False, highlight=False)


def item_json(opened: Desk, item: Item) -> dict[str, Any]:
    """An item with all that an editor needs to decide."""
    from knowledge.refresh.review import version

    problems = [*opened.review.faults(item), *opened.review.marked(item)] if item.state == "waiting" else []
    return {
        "id": item.id,
        "kind": item.kind,
        "state": item.state,
        "document": item.document,
        "part": item.part,
        "title": item.title,
        "url": item.url,
        "publisher": item.publisher,
        "published": item.published.isoformat() if item.published else None,
        "language": item.language,
        "reason": item.reason,
        "same_as": item.same_as,
        "statements": item.statements,
        "diff": opened.review.diff(item),
        "problems": [str(problem) for problem in problems],
        "version": version(item),
        "draft": item.draft,
    }


def _tell(opened: Desk, snapshot: Snapshot, as_json: bool, sentence: str) -> None:
    index = renewed(opened)
    show(as_json, {"snapshot": snapshot.id, "index": index}, lambda: f"{sentence} Snapshot {snapshot.id}.")
    leave(index)


def read_text(file: Path) -> str:
    """Raises BadParameter where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{file} cannot be read: give a UTF-8 text file.") from error
