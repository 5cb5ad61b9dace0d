from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from knowledge.embeddings import SentenceTransformerEmbedder, unit
from knowledge.errors import VectorsUnwritable
from knowledge.index.build import SHIPPED_VECTORS, default_embedder, texts_to_embed
from knowledge.reading import Corpus
from knowledge.vectors import SHARDS, CachedEmbedder, VectorCache, write_cache
from tests.knowledge.small import HashedWords, three_documents

TEXTS = {"passage": ["Police raided a compound.", "The line takes calls."], "query": ["Whom can I call?"]}


def nobody(count: int) -> None:
    """For progress that nobody watches."""


def written(folder: Path, texts: dict[str, list[str]] | None = None) -> VectorCache:
    model = HashedWords()
    write_cache(folder, model, texts or TEXTS, nobody)
    return VectorCache(folder, model.fingerprint)


def test_every_text_that_an_index_of_the_corpus_embeds_is_among_the_shipped_vectors(corpus: Corpus) -> None:
    cache = VectorCache(SHIPPED_VECTORS, SentenceTransformerEmbedder().fingerprint)
    missing = [
        (side, text) for side, texts in texts_to_embed(corpus).items() for text in texts if not cache.holds(side, text)
    ]
    assert not missing, f"run `waypost knowledge vectors`: {len(missing)} lack, such as {missing[:3]}"


def test_the_shipped_vectors_hold_nothing_that_no_index_needs(corpus: Corpus) -> None:
    cache = VectorCache(SHIPPED_VECTORS, SentenceTransformerEmbedder().fingerprint)
    assert len(cache) == sum(map(len, texts_to_embed(corpus).values()))


def test_the_shipped_vectors_are_unit_vectors(corpus: Corpus) -> None:
    embedder = default_embedder()
    vectors = embedder.passages([p.text for p in list(corpus.passages.values())[:100]])
    assert embedder.computed == 0
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(100), abs=1e-5)


def test_a_vector_comes_back_nearly_as_it_was(tmp_path: Path) -> None:
    cache = written(tmp_path)
    for side, texts in TEXTS.items():
        for text, vector in zip(texts, HashedWords().passages(texts)):
            known = cache.get(side, text)
            assert known is not None
            assert float(known @ vector) > 0.999


def test_a_query_is_not_given_for_a_passage_of_the_same_words(tmp_path: Path) -> None:
    cache = written(tmp_path)
    assert cache.holds("query", "Whom can I call?")
    assert not cache.holds("passage", "Whom can I call?")
    assert cache.get("passage", "Whom can I call?") is None


def test_another_models_vectors_are_not_seen(tmp_path: Path) -> None:
    written(tmp_path)
    assert len(VectorCache(tmp_path, "another-model")) == 0


def test_only_what_is_missing_goes_to_the_model(tmp_path: Path) -> None:
    cache = written(tmp_path)
    model = HashedWords()
    embedder = CachedEmbedder(model, cache)
    vectors = embedder.passages(["The line takes calls.", "New words here.", "Police raided a compound."])
    assert model.embedded == ["New words here."]
    assert embedder.computed == 1
    expected = HashedWords().passages(["The line takes calls.", "New words here.", "Police raided a compound."])
    assert (vectors * expected).sum(axis=1).min() > 0.999


def test_a_text_that_comes_twice_is_embedded_once_and_given_twice(tmp_path: Path) -> None:
    model = HashedWords()
    embedder = CachedEmbedder(model, VectorCache(tmp_path, model.fingerprint))
    vectors = embedder.queries(["twice", "once", "twice"])
    assert model.embedded == ["twice", "once"]
    assert (vectors[0] == vectors[2]).all()


def test_no_texts_give_no_rows_and_ask_no_model(tmp_path: Path) -> None:
    model = HashedWords()
    assert len(CachedEmbedder(model, VectorCache(tmp_path, model.fingerprint)).queries([])) == 0
    assert model.embedded == []


def test_half_a_surrogate_pair_can_be_looked_up(tmp_path: Path) -> None:
    assert not VectorCache(tmp_path, "any").holds("query", "\ud800 what?")


def test_the_embedder_has_the_models_fingerprint(tmp_path: Path) -> None:
    assert CachedEmbedder(HashedWords(fingerprint="mine"), VectorCache(tmp_path, "x")).fingerprint == "mine"


def test_writing_again_embeds_only_what_is_new_and_drops_what_is_gone(tmp_path: Path) -> None:
    written(tmp_path)
    model = HashedWords()
    texts = {"passage": ["The line takes calls.", "A third."], "query": ["Whom can I call?"]}
    assert write_cache(tmp_path, model, texts, nobody) == 1
    assert model.embedded == ["A third."]
    cache = VectorCache(tmp_path, model.fingerprint)
    assert len(cache) == 3
    assert not cache.holds("passage", "Police raided a compound.")


def test_writing_the_same_again_leaves_every_file_as_it_is_byte_for_byte(tmp_path: Path) -> None:
    written(tmp_path)
    before = {file.name: file.read_bytes() for file in (tmp_path / "hashed-words").iterdir()}
    assert write_cache(tmp_path, HashedWords(), TEXTS, nobody) == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / "hashed-words").iterdir()} == before
    assert sorted(before) == [f"{digit}.npy" for digit in SHARDS]


def test_anew_embeds_everything_again(tmp_path: Path) -> None:
    written(tmp_path)
    assert write_cache(tmp_path, HashedWords(), TEXTS, nobody, anew=True) == 3


def test_progress_adds_up_to_the_number_of_texts_whether_known_or_not(tmp_path: Path) -> None:
    texts = {"passage": [f"Text {i}." for i in range(150)], "query": ["One?"]}
    for _ in range(2):
        steps: list[int] = []
        write_cache(tmp_path, HashedWords(), texts, steps.append)
        assert sum(steps) == 151


def test_an_edit_of_one_text_touches_at_most_two_of_the_sixteen_files(tmp_path: Path) -> None:
    written(tmp_path, {"passage": [f"Text {i}." for i in range(60)], "query": []})
    folder = tmp_path / "hashed-words"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    edited = [f"Text {i}." for i in range(59)] + ["Another text."]
    write_cache(tmp_path, HashedWords(), {"passage": edited}, nobody)
    changed = [file.name for file in folder.iterdir() if file.read_bytes() != before[file.name]]
    assert 1 <= len(changed) <= 2


@pytest.mark.parametrize("content", [b"", b"garbage", b"\x93NUMPY\x01\x00"])
def test_a_damaged_shard_is_named_in_the_log_and_its_texts_are_embedded_anew(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    texts = {"passage": [f"Text {i}." for i in range(60)]}
    written(tmp_path, texts)
    shard = tmp_path / "hashed-words" / "a.npy"
    lost = len(np.load(shard))
    shard.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        cache = VectorCache(tmp_path, "hashed-words")
    assert str(shard) in caplog.text
    assert len(cache) == 60 - lost
    model = HashedWords()
    assert len(CachedEmbedder(model, cache).passages(texts["passage"])) == 60
    assert len(model.embedded) == lost > 0


def test_a_shard_of_another_shape_is_skipped_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    written(tmp_path)
    np.save(tmp_path / "hashed-words" / "0.npy", np.zeros((3, 3)))
    VectorCache(tmp_path, "hashed-words")
    assert "0.npy" in caplog.text


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VectorsUnwritable, match="checkout that you may write to") as error:
        write_cache(tmp_path / "file", HashedWords(), TEXTS, nobody)
    assert "\n" not in str(error.value)


def test_the_texts_to_embed_are_passages_titled_passages_documents_and_questions() -> None:
    corpus = three_documents()
    texts = texts_to_embed(corpus)
    assert {p.text for p in corpus.passages.values()} < texts["passage"]
    assert {d.text for d in corpus.documents.values()} < texts["passage"]
    assert {p.question for p in corpus.asked["en"]} < texts["query"]
    assert any("\n" in text and text.endswith(next(iter(corpus.passages.values())).text) for text in texts["passage"])


@given(arrays(np.float32, 48, elements=st.floats(-1, 1, width=32)).filter(lambda v: float(np.linalg.norm(v)) > 0.1))
def test_eight_bits_move_no_vector_by_more_than_a_thousandth(vector: np.ndarray) -> None:
    from knowledge.vectors import _quantised

    numbers, scale = _quantised(unit(vector[None])[0])
    back = unit(numbers.astype(np.float32)[None] * np.float32(scale))[0]
    assert float(back @ unit(vector[None])[0]) > 0.999
