"""A run as tables of text, which a terminal and a Markdown file show alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.evaluation.comparison import Difference
from knowledge.evaluation.estimates import Estimate
from knowledge.evaluation.figures import FIGURES, RETRIEVAL, Summary
from knowledge.evaluation.record import Run

Cell = tuple[str, ...]  # lines
NOTHING: Cell = ("",)
IN_MILLISECONDS = ("p50", "p95")


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def tables_of(run: Run) -> list[Table]:
    """Everything that a run measured: together, by language, by kind, and against the baselines."""
    found = [
        by_figure(f"Half: {run.half}", run.groups),
        by_figure("By language", run.languages),
        by_figure("By kind of question", run.kinds),
    ]
    return found + ([retrieval(run.retrieval)] if run.baselines else [])


def by_figure(title: str, summary: Summary) -> Table:
    """A row a figure that any group has questions for, a column a group."""
    told = [f for f in FIGURES if any(f.name in figures and figures[f.name].n for figures in summary.values())]
    rows = [[(f.label,), *(cell(f.name, figures[f.name]) for figures in summary.values())] for f in told]
    return Table(title, ["figure", *summary], rows)


def retrieval(ways: Mapping[str, Summary]) -> Table:
    """A row a way to rank and a figure."""
    groups = list(next(iter(ways.values())))
    rows = [
        [
            (f"{figure.label}, {way}",),
            *(cell(figure.name, summary[group][figure.name]) if group in summary else NOTHING for group in groups),
        ]
        for figure in RETRIEVAL
        for way, summary in ways.items()
    ]
    return Table("Gold documents found, against simpler ways", ["figure", *groups], rows)


def differences(found: Sequence[Difference]) -> Table:
    rows: list[Sequence[Cell]] = [
        [
            (d.figure.label,),
            (str(d.pairs),),
            (f"{d.before:.3f}",),
            (f"{d.now:.3f}",),
            (f"+{d.up} -{d.down}",),
            (f"{d.p:.3f}" + (" *" if d.p < 0.05 else ""),),
        ]
        for d in found
    ]
    return Table("Against the earlier run", ["figure", "n", "before", "now", "questions", "p (McNemar, exact)"], rows)


def cell(figure: str, estimate: Estimate, places: int = 2) -> Cell:
    """Value, interval and number of questions."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return NOTHING
    places = 0 if figure in IN_MILLISECONDS else places
    value, low, high = (f"{x:.{places}f}" for x in (estimate.value, estimate.low, estimate.high))
    return value, f"{low}-{high}", f"n {estimate.n}"


def markdown(tables: Sequence[Table]) -> str:
    """The tables as Markdown. Each value stands over its 95 % interval and its number of questions."""
    return "\n\n".join(f"### {table.title}\n\n{markdown_table(table)}" for table in tables) + "\n"


def markdown_table(table: Table) -> str:
    lines = [" | ".join(table.head), " | ".join(["---"] * len(table.head))]
    lines += [" | ".join("<br>".join(cell) for cell in row) for row in table.rows]
    return "\n".join(f"| {line} |" for line in lines)
