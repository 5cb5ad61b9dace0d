"""A program for test_killed.py: a refresh and decisions, killed at its n-th step, brought to an end, and what is then there.

A step is a file opened for writing, renamed or removed, or a transaction of SQLite begun: Python reports each of them
before it happens. `python -m tests.knowledge.refresh.crashing FOLDER FIRST EVERY` prints one JSON line for each
step, the first of an undisturbed run.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from knowledge.refresh.tables import Decision, Item, PageRow
from tests.knowledge.refresh.desks import AGENCY, UNITED, Shelves, a_desk, a_folder, refreshed


def work(path: Path) -> None:
    """All of it may be done again: what is done is not done twice."""
    desk = a_desk(path)
    web = Shelves()
    web.put(f"{AGENCY}/one", "Police freed victims in Poipet.")
    web.put(f"{AGENCY}/two", "A court sentenced two recruiters.")
    web.put(f"{UNITED}/three", "Victims came from many countries.")
    refreshed(desk, web)
    for item in desk.review.waiting():
        desk.review.approve(item.id, "an editor")
    if not desk.ledger.all(Decision, action="withdrawn"):
        desk.review.withdraw("shipped", "an editor", "It was wrong.")
    desk.ledger.close()


def state(path: Path) -> dict[str, object]:
    """Everything that must be the same however often the work was cut short."""
    desk = a_desk(path)
    pages = [(row.url, row.text_hash) for row in _rows(desk.ledger.session, PageRow)]
    items = sorted((i.url, i.kind, i.state, i.document) for i in desk.ledger.all(Item))
    head = desk.snapshots.head()
    files = desk.snapshots.overlay.files()
    found = {
        "pages": pages,
        "items": items,
        "files": files,
        "recorded": head.files if head else None,
        "documents": sorted(desk.read().documents),
        "approvals": sorted(d.document for d in desk.ledger.all(Decision, action="approved")),
        "left": sorted(f.name for f in (path / "data").rglob("*.new")),
    }
    desk.ledger.close()
    return found


def _rows(session: Callable[..., object], table: type[PageRow]) -> list[PageRow]:
    from sqlalchemy import select

    with session() as opened:  # type: ignore[attr-defined]
        return list(opened.scalars(select(table).order_by(table.url)))


def kill_at(step: int) -> list[int]:
    """From here on steps are counted, and at this one the process is gone, with no handler and no `finally`."""
    count = [0]

    def one_more() -> None:
        count[0] += 1
        if count[0] == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(name: str, arguments: tuple[object, ...]) -> None:
        writing = name == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        if writing or name in ("os.rename", "os.remove"):
            one_more()

    sys.addaudithook(hook)
    event.listen(Engine, "commit", lambda connection: one_more())
    return count


def in_a_child(do: Callable[[], None]) -> int:
    """In a process of its own; gives how it ended, negative for the signal that ended it."""
    child = os.fork()
    if child == 0:
        do()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(folder: Path, first: int, every: int) -> None:
    def counted() -> None:
        a_folder(folder / "whole")
        count = kill_at(0)
        work(folder / "whole")
        (folder / "steps").write_text(str(count[0]))

    assert in_a_child(counted) == 0
    steps = int((folder / "steps").read_text()) - 1
    print(json.dumps({"step": 0, "ended": 0, "state": state(folder / "whole")}), flush=True)
    for step in range(first, steps + 1, every):
        path = folder / str(step)

        def cut_short(path: Path = path, step: int = step) -> None:
            a_folder(path)
            kill_at(step)
            work(path)

        ended = in_a_child(cut_short)
        assert in_a_child(lambda path=path: work(path)) == 0, f"work after a kill at step {step}"  # type: ignore[misc]
        print(json.dumps({"step": step, "ended": ended, "state": state(path)}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
