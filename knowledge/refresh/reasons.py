"""What happened to a page and what to do next, in words: reasons.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.refresh.page import Outcome


@dataclass(frozen=True, slots=True)
class Reason:
    """`what` and `next` are sentences for a maintainer; `what` may hold {detail}."""

    outcome: Outcome
    what: str
    next: str


def explain(reason: str, detail: str = "") -> str:
    """Both sentences. Raises KeyError for a reason that reasons.toml does not hold."""
    found = reasons()[reason]
    return f"{found.what.replace('{detail}', detail)} {found.next}".replace(" ()", "")


@lru_cache(maxsize=1)
def reasons() -> Mapping[str, Reason]:
    """All of them by name."""
    data = tomllib.loads(files("knowledge.refresh").joinpath("reasons.toml").read_text(encoding="utf-8"))
    return {name: Reason(**entry) for name, entry in data.items()}
