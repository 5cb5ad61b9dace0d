"""`waypost knowledge`: the corpus checked, the index brought to agreement, the vectors that ship written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import load_settings

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from knowledge.index.build import Agreement, Progress

app = typer.Typer(no_args_is_help=True, help="The corpus and its index.")


@app.command()
def check() -> None:
    """Validate documents, publishers, contacts and the questions of "asked as". Exit status 1 where anything is wrong."""
    from rich.console import Console
    from rich.table import Table

    from knowledge.asked import languages_missing
    from knowledge.reading import read_corpus

    corpus = read_corpus(overlay=load_settings().waypost_data / "corpus")
    console = Console()
    for fault in corpus.faults:
        console.print(
            f"[red]✗[/red] {fault.file}: [bold]{fault.field}[/bold] {fault.problem}. {fault.remedy}", highlight=False
        )
    table = Table("checked", "number")
    table.add_row("documents", str(len(corpus.documents)))
    table.add_row("statements", str(len(corpus.passages)))
    table.add_row("publishers", str(len(corpus.publishers)))
    table.add_row("contacts, of them shown", f"{len(corpus.contacts.all)}, {sum(c.shown for c in corpus.contacts.all)}")
    for language, missing in languages_missing(corpus.asked, corpus.documents).items():
        count = len(corpus.asked[language])
        table.add_row(
            f"questions in {language}", f"{count}; {len(missing)} documents without" if missing else str(count)
        )
    console.print(table)
    if corpus.faults:
        console.print(f"[red]{len(corpus.faults)} faults.[/red]")
        raise typer.Exit(1)
    console.print("No faults.")


@app.command()
def index() -> None:
    """Bring the index to agreement with the corpus: embed what is new, delete what is gone, compare the counts."""
    from rich.console import Console

    from knowledge.index.build import bring_to_agreement, default_embedder
    from knowledge.reading import read_corpus

    settings = load_settings()
    console = Console()
    with _bar(console) as bar:
        agreement = bring_to_agreement(
            read_corpus(overlay=settings.waypost_data / "corpus"),
            default_embedder(settings.embedding_model),
            settings.waypost_data,
            _shown_in(bar),
        )
    _show(agreement, console)


@app.command()
def vectors(
    anew: Annotated[bool, typer.Option(help="Embed everything again, not only what is new.")] = False,
) -> None:
    """Write the vectors that ship beside the corpus, so that a first start embeds nothing."""
    from rich.console import Console

    from knowledge.embeddings import SentenceTransformerEmbedder
    from knowledge.index.build import SHIPPED_VECTORS, texts_to_embed
    from knowledge.reading import read_corpus
    from knowledge.vectors import write_cache

    console = Console()
    texts = texts_to_embed(read_corpus())
    total = sum(map(len, texts.values()))
    with _bar(console) as bar:
        task = bar.add_task("vectors", total=total)
        count = write_cache(SHIPPED_VECTORS, SentenceTransformerEmbedder(), texts, lambda n: bar.advance(task, n), anew)
    console.print(f"{len(set().union(*texts.values()))} texts, {count} of them embedded now, in {SHIPPED_VECTORS}.")


def _bar(console: object) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:>16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console if isinstance(console, Console) else None)


def _shown_in(bar: Bar) -> Progress:
    tasks = {}

    def progress(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done)

    return progress


def _show(agreement: Agreement, console: object) -> None:
    from rich.console import Console
    from rich.table import Table

    assert isinstance(console, Console)
    if agreement.reason:
        console.print(f"Built from nothing: {agreement.reason}", highlight=False, markup=False, soft_wrap=True)
    if agreement.nothing_done:
        console.print(
            f"Nothing to do: {agreement.same} passages and {agreement.pointers} questions agree with the corpus."
        )
        return
    table = Table("index", "passages")
    for name in ("added", "removed", "same", "embedded"):
        table.add_row("vectors computed now" if name == "embedded" else name, str(getattr(agreement, name)))
    table.add_row("questions pointing to them", str(agreement.pointers))
    console.print(table)
