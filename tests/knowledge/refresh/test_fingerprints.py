"""What counts as the same text and what as nearly the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading import Corpus
from knowledge.refresh.fingerprints import BITS, NEAR, distance, fingerprint, nearest, text_hash
from tests.knowledge.refresh.shapes import EN, ID, KM, LO, MY, TH, VI, ZH

LONG = {"en": EN, "th": TH, "zh": ZH, "vi": VI, "id": ID, "km": KM, "lo": LO, "my": MY}


def test_case_and_white_space_make_no_other_text() -> None:
    assert text_hash("Police  freed\n260 people") == text_hash("police freed 260 people")
    assert text_hash("Police freed 260 people") != text_hash("Police freed 261 people")


@given(st.text(max_size=300))
def test_a_fingerprint_fits_into_a_signed_integer(text: str) -> None:
    assert 0 <= fingerprint(text) < 2**BITS


def wire(corpus: Corpus) -> list[str]:
    """Twenty texts as long as wire reports, out of the corpus's own statements."""
    texts = [" ".join(d.statements) for d in corpus.documents.values() if d.language == "en" and len(d.statements) >= 3]
    return [" ".join(texts[i : i + 3]) for i in range(0, 60, 3)]


def test_a_wire_text_with_another_headline_and_sign_off_is_near(corpus: Corpus) -> None:
    far = [
        distance(
            fingerprint(text),
            fingerprint(f"MAE SOT, Thailand (Reuters) - {text} Reporting by A. Example; editing by B. Example."),
        )
        for text in wire(corpus)
    ]
    assert max(far) <= NEAR


def test_different_reports_on_the_same_field_are_not_near(corpus: Corpus) -> None:
    prints = [fingerprint(text) for text in wire(corpus)]
    pairs = [distance(a, b) for number, a in enumerate(prints) for b in prints[:number]]
    assert min(pairs) > NEAR


@pytest.mark.parametrize("language", sorted(LONG))
def test_one_sentence_more_keeps_a_text_nearer_than_any_other(language: str) -> None:
    text = "\n".join(LONG[language])
    others = [fingerprint("\n".join(t)) for code, t in LONG.items() if code != language]
    more = fingerprint(text + "\n" + LONG[language][0][:30])
    assert distance(more, fingerprint(text)) < min(distance(more, other) for other in others)


def test_the_nearest_is_found_within_reach_and_nothing_beyond_it() -> None:
    chance = random.Random(7)
    mark = chance.getrandbits(BITS)
    within, beyond = mark ^ 0b111, mark ^ ((1 << (NEAR + 1)) - 1)
    assert nearest(mark, [beyond, within, mark ^ 0b11111]) == within
    assert nearest(mark, [beyond]) is None
    assert nearest(mark, []) is None


def test_a_text_without_words_is_near_nothing() -> None:
    assert fingerprint("… !") == 0
    assert nearest(0, [0, 1]) is None
