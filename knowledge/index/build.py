"""The index brought to agreement with the corpus: embed what is new, delete what is gone, read back, put in force."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from knowledge.documents import content_key
from knowledge.embeddings import SHIPPED_MODEL, Embedder, SentenceTransformerEmbedder, Vectors
from knowledge.errors import IndexDamaged, IndexFailure, IndexMissing, IndexOutdated
from knowledge.index.checks import check_files, check_passages, checksums
from knowledge.index.keywords import KeywordIndex
from knowledge.index.layout import FORMAT, NEXT_STEP, Layout, Manifest, read_manifest, write_manifest
from knowledge.intents import read_danger, read_examples
from knowledge.reading import SHIPPED, Corpus
from knowledge.vectors import CachedEmbedder, VectorCache
from knowledge.words import words

SHIPPED_VECTORS = SHIPPED / "corpus" / "vectors"


class Progress(Protocol):
    """Told how far a build is; the command line shows a bar."""

    def __call__(self, stage: str, done: int, total: int) -> None: ...


def silent(stage: str, done: int, total: int) -> None:
    """For callers that show nothing."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What bringing the index to agreement did. `reason` says why it was rebuilt from nothing, if it was."""

    added: int
    removed: int
    same: int
    embedded: int
    pointers: int
    reason: str | None

    @property
    def nothing_done(self) -> bool:
        return self.reason is None and not (self.added or self.removed or self.embedded)


def default_embedder(name: str | None = None) -> CachedEmbedder:
    """The model of the setting EMBEDDING_MODEL (None: the one that ships), behind the vectors that ship."""
    model = SentenceTransformerEmbedder(name or str(SHIPPED_MODEL))
    return CachedEmbedder(model, VectorCache(SHIPPED_VECTORS, model.fingerprint))


def agrees(layout: Layout, fingerprint: str) -> Manifest:
    """The manifest in force. Raises IndexMissing, IndexDamaged or IndexOutdated where it must be (re)built."""
    generation = layout.current()
    manifest = read_manifest(generation)
    if manifest.fingerprint != fingerprint:
        raise IndexOutdated(
            f"The index was made with the model {manifest.fingerprint}, the setting says {fingerprint}."
        )
    check_files(generation, manifest)
    return manifest


def bring_to_agreement(
    corpus: Corpus, embedder: CachedEmbedder, data: Path, progress: Progress = silent, anew: str | None = None
) -> Agreement:
    """One writer at a time (IndexLocked otherwise). Readers keep the old generation until the new one is whole.

    Where there is nothing to do, nothing is locked: any number of processes may start at once.
    `anew` is a reason to rebuild from nothing, whatever the index says of itself.
    """
    layout = Layout(data)
    if anew is None and (agreement := _nothing_to_do(layout, corpus, embedder)):
        return agreement
    with layout.writing():
        try:
            if anew:
                raise IndexDamaged(anew)
            manifest = agrees(layout, embedder.fingerprint)
            return _write(layout, corpus, embedder, manifest, None, progress)
        except (IndexMissing, IndexDamaged, IndexOutdated) as error:
            return _write(layout, corpus, embedder, None, str(error).removesuffix(NEXT_STEP), progress)


def _nothing_to_do(layout: Layout, corpus: Corpus, embedder: Embedder) -> Agreement | None:
    """None where something must be written; what it is shows again under the lock."""
    try:
        manifest = agrees(layout, embedder.fingerprint)
        if manifest.digest != corpus.digest:
            return None
        check_passages(layout.current(), manifest)
    except IndexFailure:
        return None
    return Agreement(0, 0, len(manifest.passages), 0, sum(manifest.pointers.values()), None)


def _write(
    layout: Layout,
    corpus: Corpus,
    embedder: CachedEmbedder,
    old: Manifest | None,
    reason: str | None,
    progress: Progress,
) -> Agreement:
    """A new generation, from a copy of the old store where there is one. Removed again if anything fails."""
    before, computed = set(old.passages if old else ()), embedder.computed
    previous = layout.current() if old else None
    generation = layout.new(previous)
    try:
        _update_store(generation, corpus, embedder, before, progress)
        pointers = _write_matrices(generation, corpus, embedder, progress, previous)
        write_manifest(
            generation,
            Manifest(
                format=FORMAT,
                fingerprint=embedder.fingerprint,
                digest=corpus.digest,
                passages=tuple(corpus.passages),
                documents=tuple(corpus.documents),
                pointers=pointers,
                files=checksums(generation),
            ),
        )
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    layout.put_in_force(generation)
    now = set(corpus.passages)
    return Agreement(
        added=len(now - before),
        removed=len(before - now),
        same=len(now & before),
        embedded=embedder.computed - computed,
        pointers=sum(pointers.values()),
        reason=reason,
    )


def _update_store(generation: Path, corpus: Corpus, embedder: Embedder, before: set[str], progress: Progress) -> None:
    from knowledge.index.store import PassageStore

    store = PassageStore(generation / "chroma", embedder)
    new = [p for p in corpus.passages.values() if p.id not in before]
    progress("passages", 0, len(new))
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        progress("passages", done, len(new))

    store.remove(sorted(before - set(corpus.passages)))
    store.add(new, step)
    held = store.ids()
    if held != set(corpus.passages):
        raise IndexDamaged(
            f"The store holds {len(held)} passages after writing, the corpus {len(corpus.passages)}. "
            "Check the disk, then run `waypost knowledge index` again."
        )


def _write_matrices(
    generation: Path, corpus: Corpus, embedder: Embedder, progress: Progress, previous: Path | None
) -> dict[str, int]:
    """What is ranked flat: titled statements, whole documents, and the questions of "asked as" by language."""
    _save(generation, "titled", _by_batch(embedder.passages, _titled(corpus), progress, "titled"))
    whole = [document.text for document in corpus.documents.values()]
    _save(generation, "documents", _by_batch(embedder.passages, whole, progress, "documents"))
    KeywordIndex.build([words(p.text) for p in corpus.passages.values()]).save(generation / "keywords" / "passages")
    rows = {identifier: row for row, identifier in enumerate(corpus.documents)}
    counts = {}
    for language, pointers in corpus.asked.items():
        questions = [p.question for p in pointers]
        if not _copied(previous, generation, language, questions):
            _save(
                generation,
                f"asked-{language}",
                _by_batch(embedder.queries, questions, progress, f"asked as, {language}"),
            )
            KeywordIndex.build([words(q) for q in questions]).save(generation / "keywords" / f"asked-{language}")
        np.save(
            generation / f"asked-{language}-rows.npy", np.array([rows[p.document] for p in pointers], dtype=np.int32)
        )
        counts[language] = len(pointers)
    return counts


def _copied(previous: Path | None, generation: Path, language: str, questions: list[str]) -> bool:
    """Questions of a language that are the same as before are not cut into words again: three of four seconds."""
    key, name = f"asked-{language}.key", f"asked-{language}"
    content = content_key("\n".join(questions))
    (generation / key).write_text(content, encoding="utf-8")
    if previous is None or not (previous / key).is_file() or (previous / key).read_text(encoding="utf-8") != content:
        return False
    shutil.copyfile(previous / f"{name}.npy", generation / f"{name}.npy")
    shutil.copytree(previous / "keywords" / name, generation / "keywords" / name)
    return True


def texts_to_embed(corpus: Corpus) -> dict[str, set[str]]:
    """Every text that an index of this corpus embeds, by side ("passage" or "query")."""
    passages = [p.text for p in corpus.passages.values()]
    return {
        "passage": {*passages, *_titled(corpus), *(d.text for d in corpus.documents.values())},
        "query": {p.question for pointers in corpus.asked.values() for p in pointers}
        | {e.text for e in (*read_examples(), *read_danger())},
    }


def _titled(corpus: Corpus) -> list[str]:
    """Each passage behind its document's title: the second grain."""
    return [f"{p.document.title}\n{p.text}" for p in corpus.passages.values()]


def _by_batch(embed: Callable[[list[str]], Vectors], texts: list[str], progress: Progress, stage: str) -> Vectors:
    parts: list[Vectors] = []
    for start in range(0, len(texts), 256):
        parts.append(embed(texts[start : start + 256]))
        progress(stage, min(start + 256, len(texts)), len(texts))
    return np.concatenate(parts) if parts else np.empty((0, 0), dtype=np.float32)


def _save(generation: Path, name: str, matrix: Vectors) -> None:
    np.save(generation / f"{name}.npy", matrix)
