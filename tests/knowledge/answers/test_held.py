from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.held import Held
from knowledge.names import Concept, Lexicon
from tests.knowledge.searching import asked_as
from tests.knowledge.small import three_documents

POIPET = Concept("poipet", "place", "Poipet", "KH")
KUNMING = Concept("kunming-city", "place", "Kunming", "CN")
RAID = Concept("raid", "term", "raid", None)
LEXICON = Lexicon(
    {c.id: c for c in (POIPET, KUNMING, RAID)},
    {"en": {"poipet": ["Poipet"], "kunming-city": ["Kunming"], "raid": ["raid", "raided"]}, "th": {"raid": ["บุกจับ"]}},
)
CORPUS = asked_as(
    three_documents(),
    en=[("Did the army storm it?", "raids"), ("Is there a hotline?", "hotline")],
    th=[("ตำรวจบุกจับที่ไหน", "raids")],
)
HELD = Held(CORPUS, LEXICON)
TEXTS = st.text(st.sampled_from("police raid Poipet zebra ตำรวจ 2025 ?"), max_size=60)


def missing(text: str, document: str = "raids", language: str = "en") -> float:
    return HELD.share_missing(text, language, document)


# --- Concepts ---


def test_a_document_holds_the_concepts_of_its_statements() -> None:
    assert HELD.concepts("raids") == {"poipet", "raid"}
    assert HELD.concepts("hotline") == frozenset()


def test_a_document_holds_the_concepts_of_its_title() -> None:
    assert HELD.concepts("kunming") == {"kunming-city"}
    assert LEXICON.find(CORPUS.documents["kunming"].title, "en") == [KUNMING]


def test_a_document_that_the_corpus_does_not_hold_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        HELD.concepts("gone")


def test_the_questions_of_a_document_add_no_concept() -> None:
    """They point to it; they are not what it says."""
    held = Held(asked_as(three_documents(), en=[("What of Kunming?", "hotline")]), LEXICON)
    assert held.concepts("hotline") == frozenset()


def test_statements_are_english_so_forms_of_other_languages_are_not_looked_for() -> None:
    assert HELD.concepts_in("บุกจับ Poipet") == {"poipet"}


# --- Words ---


def test_a_text_whose_every_word_the_document_uses_misses_nothing() -> None:
    assert missing("police raided a compound") == 0.0
    assert missing("The RAID, the police: compounds!") == 0.0  # stems, capitals, signs and stop words


def test_a_text_of_other_words_misses_everything() -> None:
    assert missing("zebras and giraffes") == pytest.approx(1.0)


def test_a_text_without_a_word_misses_nothing() -> None:
    for text in ("", "  ", "the of and", "😀"):
        assert missing(text) == 0.0


def test_the_words_of_its_questions_count_as_its_own() -> None:
    assert missing("army storm") == 0.0
    assert missing("army storm", "hotline") == pytest.approx(1.0)


def test_questions_in_the_askers_language_count_and_those_of_a_third_do_not() -> None:
    assert missing("ตำรวจบุกจับที่ไหน", language="th") == 0.0
    assert missing("ตำรวจบุกจับที่ไหน", language="vi") == pytest.approx(1.0)


def test_english_questions_count_in_every_language() -> None:
    for language in ("en", "th", "vi"):
        assert missing("army", language=language) == 0.0


def test_a_rare_word_weighs_more_than_one_that_many_documents_use() -> None:
    """ "country" stands in two of the three documents, "zebra" in none."""
    assert missing("police countries") == 0.0
    share = missing("countries zebra")
    documents, rare, common = 3, 0.5, 2.5
    expected = math.log((documents + 1) / rare) / (
        math.log((documents + 1) / rare) + math.log((documents + 1) / common)
    )
    assert share == pytest.approx(expected)
    assert share > 0.8


def test_a_word_said_twice_counts_once() -> None:
    assert missing("police zebra") == missing("police zebra zebra zebra police")


@given(TEXTS, st.sampled_from(["kunming", "hotline", "raids"]), st.sampled_from(["en", "th", "xx"]))
def test_a_share_lies_between_nothing_and_all(text: str, document: str, language: str) -> None:
    assert 0.0 <= missing(text, document, language) <= 1.0 + 1e-9


@given(TEXTS)
def test_adding_a_word_that_the_document_uses_never_raises_the_share(text: str) -> None:
    assert missing(f"{text} . police") <= missing(text) + 1e-9


def test_what_two_threads_work_out_at_once_is_the_same() -> None:
    held = Held(CORPUS, LEXICON)
    with ThreadPoolExecutor(8) as threads:
        shares = set(threads.map(lambda _: held.share_missing("police zebra", "en", "raids"), range(64)))
    assert shares == {missing("police zebra")}
