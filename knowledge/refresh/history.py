"""What happened to one document, in the order in which it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from knowledge.errors import NotThere
from knowledge.reading import canonical
from knowledge.refresh.desk import Desk
from knowledge.refresh.tables import Attempt, Decision, Item


@dataclass(frozen=True, slots=True)
class Event:
    """`what` is an outcome or an action, `who` the refresh or a person."""

    at: datetime
    what: str
    who: str
    why: str
    snapshot: int | None = None


def history_of(desk: Desk, identifier: str) -> list[Event]:
    """Attempts at its page, then proposals and decisions. `identifier` is a document's or an item's. Raises NotThere."""
    document = desk.review.item(int(identifier)).document if identifier.isdecimal() else identifier
    with desk.ledger.session() as session:
        items = list(session.scalars(select(Item).filter_by(document=document).order_by(Item.id)))
        numbers = [item.id for item in items]
        about = or_(Decision.document == document, Decision.item.in_(numbers))
        decisions = list(session.scalars(select(Decision).where(about).order_by(Decision.id)))
        urls = {canonical(item.url) for item in items}
        held = desk.read().documents.get(document)
        urls |= {canonical(held.url)} if held else set()
        attempts = [
            attempt
            for attempt in session.scalars(select(Attempt).where(Attempt.url != "").order_by(Attempt.id))
            if canonical(attempt.url) in urls
        ]
    if not (items or decisions or held):
        raise NotThere(f"Nothing is known of {identifier}. `waypost knowledge list --documents` names the documents.")
    return [
        *(Event(a.at, a.outcome, "refresh", " ".join(filter(None, (a.reason, a.detail)))) for a in attempts),
        *(Event(i.proposed_at, f"proposed as {i.kind}", "refresh", f"item {i.id}") for i in items),
        *(Event(d.at, d.action, d.who, d.reason, d.snapshot) for d in decisions),
    ]
