from __future__ import annotations

import re

import numpy as np
import pytest

from knowledge.evaluation.growth import MadeEmbedder, embedder_of, grow
from knowledge.reading import Corpus
from tests.knowledge.small import HashedWords, corpus_of, document, three_documents


@pytest.mark.parametrize("size", [1, 3, 5, 6, 40, 333])
def test_a_corpus_grows_to_exactly_the_size_asked_for(size: int) -> None:
    assert len(grow(three_documents(), size).corpus.passages) == size


def test_the_real_documents_come_first_and_stay_as_they_are() -> None:
    real = three_documents()
    grown = grow(real, 50).corpus

    assert list(grown.documents.values())[:3] == list(real.documents.values())
    assert grown.asked == real.asked


def test_a_corpus_smaller_than_the_real_one_loses_its_last_documents_and_what_points_to_them() -> None:
    grown = grow(three_documents(), 2).corpus

    assert list(grown.documents) == ["kunming"]
    assert [pointer.document for pointer in grown.asked["en"]] == ["kunming"]


def test_made_statements_are_halves_of_real_ones_with_other_numbers() -> None:
    real = corpus_of(document("raids", ["Police freed 269 victims in Poipet.", "They seized 4,512 phones there."]))
    grown = grow(real, 12)
    made = [text for text in (p.text for p in grown.corpus.passages.values()) if text in grown.origins]

    assert len(made) == 10
    for text in made:
        one, other = grown.origins[text]
        letters = re.sub(r"[\d,()]+", "", text).split()
        assert set(letters) <= set(re.sub(r"[\d,]+", "", f"{one} {other}").split())


def test_made_texts_are_all_different() -> None:
    texts = [passage.text for passage in grow(three_documents(), 400).corpus.passages.values()]

    assert len(set(texts)) == len(texts)


def test_growing_twice_gives_the_same_corpus() -> None:
    assert grow(three_documents(), 60).corpus.digest == grow(three_documents(), 60).corpus.digest


def test_made_vectors_lie_near_those_they_come_from_and_are_unit_vectors() -> None:
    real = HashedWords(dimensions=256)
    grown = grow(three_documents(), 40)
    embedder = MadeEmbedder(real, grown)
    text = next(iter(grown.origins))
    one, other = real.passages(list(grown.origins[text]))

    [made] = embedder.passages([text])

    assert np.linalg.norm(made) == pytest.approx(1.0, abs=1e-5)
    middle = (one + other) / np.linalg.norm(one + other)
    assert 0.9 < float(made @ middle) < 0.99


def test_a_made_text_has_the_same_vector_every_time_and_another_than_its_neighbour() -> None:
    grown = grow(three_documents(), 40)
    one, other = list(grown.origins)[:2]
    embedder = MadeEmbedder(HashedWords(), grown)

    assert embedder.passages([one]).tolist() == embedder.passages([one]).tolist()
    assert embedder.passages([one]).tolist() != embedder.passages([other]).tolist()


def test_real_texts_keep_their_vectors_among_made_ones() -> None:
    grown = grow(three_documents(), 40)
    made, real = next(iter(grown.origins)), "Police raided a compound in Poipet in May 2025."

    vectors = MadeEmbedder(HashedWords(), grown).passages([made, real, f"A title\n{made}"])

    assert vectors[1] == pytest.approx(HashedWords().passages([real])[0])
    assert vectors.shape == (3, 64)


def test_no_made_text_reaches_the_real_embedder() -> None:
    real = HashedWords()
    grown = grow(three_documents(), 40)
    embedder = embedder_of(real, grown)

    embedder.passages([passage.text for passage in grown.corpus.passages.values()])

    assert set(real.embedded) & set(grown.origins) == set()


def test_questions_are_embedded_by_the_real_embedder() -> None:
    embedder = embedder_of(HashedWords(), grow(three_documents(), 40))

    assert embedder.queries(["a raid"]).tolist() == HashedWords().queries(["a raid"]).tolist()
    assert embedder.fingerprint == "made-hashed-words"


def test_the_corpus_that_ships_grows_too(corpus: Corpus) -> None:
    grown = grow(corpus, len(corpus.passages) + 500).corpus

    assert len(grown.passages) == len(corpus.passages) + 500
    assert set(corpus.documents) <= set(grown.documents)
