"""`waypost evaluate`: how good the answers are, and the calibration that follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from knowledge.base import KnowledgeBase
    from knowledge.evaluation.questions import EvaluationQuestion
    from knowledge.evaluation.record import Run
    from knowledge.evaluation.tables import Table

HALVES = ("test", "tune", "both")
WIDE = 160  # characters


def evaluate(
    half: Annotated[str, typer.Option(help="test, tune or both.")] = "test",
    language: Annotated[
        list[str] | None, typer.Option(help="Only questions in this language; may be repeated.", show_default=False)
    ] = None,
    folder: Annotated[
        Path | None, typer.Option(help="Where to write. Default: evaluation in the data folder.", show_default=False)
    ] = None,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="Rank by dense, keyword and all-MiniLM alone too.")
    ] = False,
    compare: Annotated[
        Path | None, typer.Option(help="evaluation.json of an earlier run, to be compared with.", show_default=False)
    ] = None,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Refit the abstention (with --xquad: its weights) on the tune half.")
    ] = False,
    xquad: Annotated[
        Path | None,
        typer.Option(help="Folder with XQuAD: measure retrieval on it, and nothing else.", show_default=False),
    ] = None,
    danger: Annotated[
        bool, typer.Option("--danger", help="Count recognised messages of people in danger, and nothing else.")
    ] = False,
    readme: Annotated[bool, typer.Option("--readme", help="Put table and chart into the README too.")] = False,
) -> None:
    """Run the evaluation questions through the knowledge base; print the figures and write them down."""
    if half not in HALVES:
        raise typer.BadParameter(f"--half is one of {', '.join(HALVES)}")
    console = _console()
    if xquad is not None:
        _xquad(xquad, calibrate, console)
    elif danger:
        _danger(_open(), half, console)
    elif calibrate:
        _calibrate(_open(), console)
    else:
        from knowledge.evaluation.record import read_outcomes

        earlier = read_outcomes(compare) if compare else None  # a wrong file is named before minutes of work
        questions = _questions(half, language or [])
        run = _run(_open(), questions, half, baseline, console)
        _show(run, earlier, console)
        _write(run, folder or load_settings().waypost_data / "evaluation", readme, console)


def _console() -> Console:
    """As wide as the terminal, or wide enough for ten languages where the output goes to a file."""
    from rich.console import Console

    console = Console()
    return console if console.is_terminal else Console(width=WIDE)


def _open() -> KnowledgeBase:
    from knowledge.base import KnowledgeBase

    settings = load_settings()
    return KnowledgeBase(settings.waypost_data, settings.embedding_model)


def _questions(half: str, languages: Sequence[str]) -> list[EvaluationQuestion]:
    from knowledge.evaluation.questions import chosen, read_questions

    if not (questions := chosen(read_questions(), half, languages)):
        raise typer.BadParameter(f"there are no questions in {', '.join(languages)}")
    return questions


def _run(
    base: KnowledgeBase, questions: Sequence[EvaluationQuestion], half: str, baseline: bool, console: Console
) -> Run:
    from knowledge.evaluation.baselines import baselines, with_ranking
    from knowledge.evaluation.outcomes import run
    from knowledge.evaluation.readme import state_of
    from knowledge.evaluation.record import Run

    with _bar(console, "questions", len(questions)) as step:
        outcomes = run(base, questions, step)
    ranked = {}
    for name, rank in baselines(base.parts.search).items() if baseline else ():
        with _bar(console, name, len(questions)) as step:
            ranked[name] = with_ranking(outcomes, questions, rank, step)
    search = base.parts.search
    return Run(half, search.index.manifest.fingerprint, state_of(base.corpus), outcomes, ranked)


def _show(run: Run, earlier: Sequence[object] | None, console: Console) -> None:
    from knowledge.evaluation.comparison import compare
    from knowledge.evaluation.tables import differences, tables_of

    for table in tables_of(run):
        _print(table, console)
    if earlier is not None:
        _print(differences(compare(earlier, run.outcomes)), console)  # type: ignore[arg-type]


def _write(run: Run, folder: Path, readme: bool, console: Console) -> None:
    from knowledge.evaluation.chart import draw
    from knowledge.evaluation.readme import CHART, write_section
    from knowledge.evaluation.record import write_run
    from knowledge.evaluation.tables import markdown, tables_of

    write_run(run, folder / "evaluation.json")
    (folder / "evaluation.md").write_text(markdown(tables_of(run)), encoding="utf-8")
    console.print(f"Written to {folder}: evaluation.json, evaluation.md.", highlight=False, soft_wrap=True)
    draw(run, folder / "evaluation.png")
    if readme:
        root = Path(__file__).parents[2]
        write_section(run, root / "README.md")
        draw(run, root / CHART)
        console.print("The README shows this run.")


def _danger(base: KnowledgeBase, half: str, console: Console) -> None:
    from knowledge.base import Question
    from knowledge.evaluation.danger import counted, messages, table

    urgent = base.parts.urgent
    for name in ("tune", "test") if half == "both" else (half,):
        examples = messages(name)
        ways = {
            "phrases alone": counted(examples, lambda e: bool(urgent.signs(e.text))),
            "with the model": counted(examples, lambda e: base.answer(Question(e.text)).status == "urgent"),
        }
        _print(table(f"People in danger, half: {name}", ways), console)


def _calibrate(base: KnowledgeBase, console: Console) -> None:
    from knowledge.answers.abstention import CALIBRATION
    from knowledge.evaluation.calibration import as_toml, calibrate, cases_of

    questions = _questions("both", [])
    with _bar(console, "questions", len(questions)) as step:
        cases = cases_of(base, questions, step)
    text = as_toml(calibrate(cases), cases)
    CALIBRATION.write_text(text, encoding="utf-8")
    console.print(text, highlight=False, markup=False)
    console.print(f"Written to {CALIBRATION.name}; run `waypost evaluate` to see what it does.", highlight=False)


def _xquad(folder: Path, calibrate: bool, console: Console) -> None:
    from knowledge.evaluation.xquad import CALIBRATION, as_toml, choose, read_xquad, run, table, weights
    from knowledge.index.build import default_embedder

    readings = read_xquad(folder)
    scores = run(readings, default_embedder(load_settings().embedding_model), console.print)
    if calibrate:
        CALIBRATION.write_text(as_toml(choose(scores)), encoding="utf-8")
    _print(table(scores, weights()), console)


def _print(table: Table, console: Console) -> None:
    from rich.table import Table as Shown
    from rich.text import Text

    shown = Shown(title=table.title, show_lines=any(len(cell) > 1 for row in table.rows for cell in row))
    for name in table.head:
        shown.add_column(name, overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text("\n".join(cell)) for cell in row))
    console.print(shown)


@contextmanager
def _bar(console: Console, name: str, total: int) -> Iterator[Callable[[], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:>16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(name, total=total)
        yield lambda: bar.advance(task)
