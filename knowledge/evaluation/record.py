"""A run of the evaluation as a whole: what was measured on what, written down and read again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from knowledge.errors import EvaluationError
from knowledge.evaluation.figures import FIGURES, GROUPS, LANGUAGES, OF_KIND, RETRIEVAL, Summary, summarise
from knowledge.evaluation.outcomes import Outcome


@dataclass(frozen=True)
class Run:
    """`state` is the digest of corpus and code, `model` the embedding model's fingerprint; `baselines` hold the same
    questions ranked by something simpler."""

    half: str
    model: str
    state: str
    outcomes: Sequence[Outcome]
    baselines: Mapping[str, Sequence[Outcome]] = field(default_factory=dict)

    @property
    def groups(self) -> Summary:
        return summarise(self.outcomes, GROUPS)

    @property
    def languages(self) -> Summary:
        return summarise(self.outcomes, LANGUAGES)

    @property
    def kinds(self) -> Summary:
        return summarise(
            self.outcomes, OF_KIND, [f for f in FIGURES if f.name != "refusal_precision"]
        )  # 0 or 1 in each

    @property
    def retrieval(self) -> Mapping[str, Summary]:
        """Each way to rank, the bot's first."""
        ways = {"waypost": [o for o in self.outcomes if o.gold], **self.baselines}
        return {name: summarise(outcomes, GROUPS, RETRIEVAL) for name, outcomes in ways.items()}


def write_run(run: Run, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    entry = {
        "half": run.half,
        "model": run.model,
        "state": run.state,
        "groups": _plain(run.groups),
        "languages": _plain(run.languages),
        "kinds": _plain(run.kinds),
        "retrieval": {name: _plain(summary) for name, summary in run.retrieval.items()} if run.baselines else {},
        "outcomes": [outcome.as_json() for outcome in run.outcomes],
    }
    file.write_text(json.dumps(entry, ensure_ascii=False, indent=1), encoding="utf-8")


def read_outcomes(file: Path) -> list[Outcome]:
    """The outcomes of a written run. Raises EvaluationError."""
    try:
        entry = json.loads(file.read_text(encoding="utf-8"))
        return [Outcome.from_json(outcome) for outcome in entry["outcomes"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(
            f"{file} is no run of `waypost evaluate` ({error!r}). Name an evaluation.json that this version wrote."
        ) from error


def _plain(summary: Summary) -> dict[str, Any]:
    return {group: {name: asdict(e) for name, e in figures.items()} for group, figures in summary.items()}
