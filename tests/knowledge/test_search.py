from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.intents import Example, Intents
from knowledge.reading import Corpus
from knowledge.search import KEPT, Found, Search, Wanted, Weights
from knowledge.words import words
from tests.knowledge.searching import EVEN, NONE, Placed, asked_as, only, search_over
from tests.knowledge.small import HashedWords, corpus_of, document, three_documents

NAMES = [f.name for f in fields(Weights)]
KUNMING = "Six countries met in Kunming on 14 November 2025."
RAID = "Police raided a compound in Poipet in May 2025."
LINE = "The Thai line against trafficking takes calls at every hour."
OFF_TOPIC = "Bake bread with flour, yeast and salt"


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """Over the three documents, every ranking with the same weight."""
    return search_over(three_documents(), tmp_path_factory.mktemp("even"))


def weighing(search: Search, weights: Weights, intents: Intents | None = None) -> Search:
    """The same index, ranked otherwise."""
    return Search(search.corpus, search.index, search.embedder, weights, intents)


def found(search: Search, text: str, language: str = "en", more: str = "") -> list[Found]:
    return list(search.rank(Wanted(text, language, more)).found)


def documents(ranked: list[Found]) -> list[str]:
    """Ids in the order of their best passage."""
    return list(dict.fromkeys(f.passage.document.id for f in ranked))


# --- The weights ---


def test_the_weights_that_ship_are_all_positive_and_asked_as_counts_most() -> None:
    weights = Weights.read()
    assert all(value > 0 for value in astuple(weights))
    assert weights.asked == max(astuple(weights))
    assert weights.keyword == min(astuple(weights))


def test_weights_come_from_the_file_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "fusion.toml"
    file.write_text("".join(f"{name} = {number}\n" for number, name in enumerate(NAMES)))
    assert astuple(Weights.read(file)) == (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)


@pytest.mark.parametrize("missing", NAMES)
def test_a_file_that_lacks_a_weight_is_refused_by_its_name(tmp_path: Path, missing: str) -> None:
    file = tmp_path / "fusion.toml"
    file.write_text("".join(f"{name} = 1\n" for name in NAMES if name != missing))
    with pytest.raises(KeyError, match=missing):
        Weights.read(file)


# --- The order ---


def test_passages_come_best_first_and_each_once(search: Search) -> None:
    ranked = found(search, "police raid in Poipet")
    scores = [f.score for f in ranked]
    assert scores == sorted(scores, reverse=True)
    assert len({f.passage.id for f in ranked}) == len(ranked) == 5
    assert ranked[0].passage.text == RAID


@pytest.mark.parametrize("statement", [p.text for p in three_documents().passages.values()])
def test_the_words_of_a_statement_find_it_first(search: Search, statement: str) -> None:
    assert found(search, statement)[0].passage.text == statement


def test_the_score_is_the_weighted_sum_of_the_standardised_parts(search: Search) -> None:
    weights = Weights(1.0, 0.5, 2.0, 0.25, 3.0, 0.0)
    for one in found(weighing(search, weights), "Whom can I call in Thailand?"):
        assert set(one.parts) == set(NAMES)
        total = sum(getattr(weights, name) * one.parts[name] for name in NAMES)
        assert one.score == pytest.approx(total, abs=1e-4)


@settings(max_examples=40)
@given(st.lists(st.floats(0, 4), min_size=6, max_size=6))
def test_weights_change_the_order_and_never_what_is_found_nor_its_parts(search: Search, values: list[float]) -> None:
    even = {f.passage.id: f.parts for f in found(search, "raid in Poipet")}
    other = found(weighing(search, Weights(*values)), "raid in Poipet")
    assert {f.passage.id: f.parts for f in other} == even
    assert [f.score for f in other] == sorted((f.score for f in other), reverse=True)


def test_without_any_weight_the_order_is_that_of_the_corpus(search: Search) -> None:
    ranked = found(weighing(search, NONE), "raid in Poipet")
    assert [f.passage.id for f in ranked] == list(search.index.manifest.passages)
    assert {f.score for f in ranked} == {0.0}


def test_no_more_passages_are_handed_on_than_are_read(tmp_path: Path) -> None:
    statements = [f"Fact {number} about compound {number % 7} in Poipet." for number in range(KEPT + 30)]
    many = search_over(corpus_of(document("many", statements)), tmp_path)
    assert len(found(many, "Fact about compound in Poipet")) == KEPT


def test_a_corpus_of_one_statement_can_be_searched(tmp_path: Path) -> None:
    alone = search_over(corpus_of(document("alone", [RAID])), tmp_path)
    (one,) = found(alone, "police in Poipet")
    assert one.passage.text == RAID
    assert one.score == 0.0  # nothing to stand out from
    assert set(one.parts.values()) == {0.0}


def test_an_index_that_holds_a_passage_which_the_corpus_lacks_is_refused(search: Search) -> None:
    less = corpus_of(document("kunming", [KUNMING]))
    with pytest.raises(KeyError, match=r"#"):
        Search(less, search.index, search.embedder, EVEN)


# --- Each ranking ---


def test_a_statements_part_is_its_cosine_in_deviations_from_the_mean_of_all(search: Search) -> None:
    query = HashedWords().queries([RAID])[0]
    texts = [search.corpus.passages[i].text for i in search.index.manifest.passages]
    cosines = HashedWords().passages(texts) @ query
    expected = dict(zip(texts, (cosines - cosines.mean()) / cosines.std()))
    for one in found(search, RAID):
        assert one.parts["statement"] == pytest.approx(float(expected[one.passage.text]), abs=1e-4)


def test_keyword_parts_of_all_passages_have_mean_0_and_deviation_1(search: Search) -> None:
    parts = [f.parts["keyword"] for f in found(search, "police in Poipet in May")]
    assert np.mean(parts) == pytest.approx(0.0, abs=1e-5)
    assert np.std(parts) == pytest.approx(1.0, abs=1e-5)


def test_all_passages_of_a_document_share_its_parts(search: Search) -> None:
    for name in ("document", "asked", "asked_keyword"):
        by_document = {(f.passage.document.id, f.parts[name]) for f in found(search, "What was agreed in Kunming?")}
        assert len(by_document) == 3, name


def places(**more: list[float]) -> Placed:
    """The statements of two documents on an axis each; a question near the second."""
    return Placed({"Zebras.": [1, 0], "Yaks.": [0, 1], "question": [0.1, 0.9], **more})


TWO = corpus_of(document("one", ["Zebras."]), document("two", ["Yaks."]))


@pytest.mark.parametrize(
    ("name", "text"), [("statement", "{s}"), ("titled", "About {d}\n{s}"), ("document", "About {d}\n{s}")]
)
def test_dense_rankings_are_of_the_statement_the_titled_statement_and_the_document(
    tmp_path: Path, name: str, text: str
) -> None:
    """Only what this ranking embeds lies on the axes; the rest is all the same to it."""
    one, two = text.format(s="Zebras.", d="one"), text.format(s="Yaks.", d="two")
    placed = Placed({one: [1, 0], two: [0, 1], "question": [0.1, 0.9]})
    ranked = found(search_over(TWO, tmp_path, placed, only(name)), "question")
    assert documents(ranked) == ["two", "one"]
    assert [f.parts[name] for f in ranked] == pytest.approx([1.0, -1.0], abs=1e-3)
    others = {"statement", "titled", "document"} - {name, "titled" if name == "document" else "document"}
    assert all(f.parts[other] == pytest.approx(0.0, abs=1e-3) for f in ranked for other in others - {name})


def test_the_keyword_ranking_finds_a_number_that_vectors_do_not_see(tmp_path: Path) -> None:
    statements = ["The court heard case 4417.", "The court heard case 9023."]
    blind = Placed({"nothing": [1.0]})
    ranked = found(
        search_over(corpus_of(document("cases", statements)), tmp_path, blind, only("keyword")), "case 9023?"
    )
    assert ranked[0].passage.text == "The court heard case 9023."


def test_a_question_that_a_document_is_asked_as_finds_it_though_they_share_no_word(tmp_path: Path) -> None:
    corpus = asked_as(TWO, en=[("can i go home", "one"), ("who pays", "two")])
    placed = places(**{"can i go home": [0.5, 0.5], "how to return": [0.5, 0.5]})
    search = search_over(corpus, tmp_path, placed, only("asked"))
    ranked = found(search, "how to return")
    assert documents(ranked) == ["one", "two"]
    assert ranked[0].parts["asked"] > 0 > ranked[1].parts["asked"]


def test_the_nearest_of_a_documents_questions_counts_and_not_their_number(tmp_path: Path) -> None:
    corpus = asked_as(TWO, en=[("far", "one"), ("farther", "one"), ("near", "two"), ("farthest", "two")])
    at = {"far": [0.6, 0.8], "farther": [0.5, 0.8], "near": [0.95, 0.3], "farthest": [-1.0, 0.0], "asked": [1.0, 0.0]}
    ranking = search_over(corpus, tmp_path, Placed(at), only("asked")).rank(Wanted("asked", "en"))
    assert documents(list(ranking.found)) == ["two", "one"]


# --- Languages ---


TH_QUESTION = "ใครช่วยได้บ้าง"


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Search:
    corpus = asked_as(
        three_documents(),
        en=[("What was agreed in Kunming?", "kunming")],
        th=[(TH_QUESTION, "hotline")],
    )
    return search_over(corpus, tmp_path_factory.mktemp("bilingual"), weights=only("asked"))


def test_a_question_is_held_against_those_of_its_own_language(bilingual: Search) -> None:
    assert documents(found(bilingual, TH_QUESTION, "th"))[0] == "hotline"


def test_and_against_the_english_ones_whatever_its_language(bilingual: Search) -> None:
    for language in ("th", "vi", "en", "xx"):
        assert documents(found(bilingual, "What was agreed in Kunming?", language))[0] == "kunming", language


def test_but_not_against_those_of_a_third_language(bilingual: Search) -> None:
    ranked = found(bilingual, TH_QUESTION, "vi")
    own = found(bilingual, TH_QUESTION, "th")
    assert max(f.parts["asked"] for f in own) > 0
    assert all(f.parts["asked_keyword"] == 0.0 for f in ranked)


def test_a_corpus_that_nobody_wrote_questions_for_has_no_asked_part(tmp_path: Path) -> None:
    bare = corpus_of(*three_documents().documents.values())
    ranking = search_over(bare, tmp_path).rank(Wanted("police raid in Poipet", "th"))
    assert ranking.found[0].passage.text == RAID
    assert {f.parts["asked"] for f in ranking.found} == {f.parts["asked_keyword"] for f in ranking.found} == {0.0}
    assert ranking.lead["asked"] == ranking.lead["asked_keyword"] == 0.0


def test_further_words_count_for_the_keywords_and_leave_the_vectors_alone(tmp_path: Path) -> None:
    placed = places()
    search = search_over(corpus_of(document("one", ["Zebras."]), document("two", ["Yaks."])), tmp_path, placed)
    placed.asked.clear()
    alone, with_more = found(search, "question"), found(search, "question", more="zebra")
    assert placed.asked == ["question", "question"]
    first = {f.passage.text: f.parts for f in with_more}
    before = {f.passage.text: f.parts for f in alone}
    assert first["Zebras."]["keyword"] > 0 == before["Zebras."]["keyword"]
    assert first["Zebras."]["statement"] == before["Zebras."]["statement"]


# --- The lead ---


def test_a_question_of_the_field_stands_out_more_than_one_of_another(search: Search) -> None:
    ours, other = (search.rank(Wanted(text, "en")).lead for text in (RAID, OFF_TOPIC))
    assert set(ours) == set(NAMES)
    for name in ("statement", "titled", "document", "keyword"):
        assert ours[name] > other[name] + 0.1, name
    assert other["keyword"] == other["asked_keyword"] == 0.0


def test_a_lead_is_the_best_less_the_mean_and_not_standardised(search: Search) -> None:
    lead = search.rank(Wanted(RAID, "en")).lead["statement"]
    texts = [search.corpus.passages[i].text for i in search.index.manifest.passages]
    cosines = HashedWords().passages(texts) @ HashedWords().queries([RAID])[0]
    assert lead == pytest.approx(float(cosines.max() - cosines.mean()), abs=1e-5)


# --- Intents ---


def test_without_intents_nothing_is_near(search: Search) -> None:
    assert search.rank(Wanted(RAID, "en")).near == {}


def test_nearness_to_an_intent_is_less_the_nearness_to_what_documents_answer(search: Search) -> None:
    examples = [Example("off_topic", "en", OFF_TOPIC), Example("greeting", "en", "Hello friend")]
    aware = weighing(search, EVEN, Intents(examples, HashedWords()))
    off = aware.rank(Wanted(OFF_TOPIC, "en")).near
    ours = aware.rank(Wanted("What was agreed in Kunming?", "en")).near
    assert off["off_topic"] > 0.5 > off["greeting"]
    assert max(ours.values()) < -0.5


def test_intents_are_looked_at_in_the_askers_language(search: Search) -> None:
    aware = weighing(search, EVEN, Intents([Example("greeting", "th", "สวัสดีครับ")], HashedWords()))
    in_thai, in_english = (aware.rank(Wanted("สวัสดีครับ", code)).near["greeting"] for code in ("th", "en"))
    assert in_thai - in_english == pytest.approx(1.0, abs=1e-5)  # the same text as the example; none in English


# --- Anything typed, and many at once ---


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=()), max_size=60), st.sampled_from(["en", "th", "zh", ""]))
def test_whatever_is_typed_gives_a_ranking_of_finite_scores(search: Search, text: str, language: str) -> None:
    ranking = search.rank(Wanted(text, language))
    for one in ranking.found:
        assert np.isfinite(one.score)
        assert all(np.isfinite(value) for value in one.parts.values())
        assert search.corpus.passages[one.passage.id] is one.passage
    assert all(np.isfinite(value) for value in ranking.lead.values())


@pytest.mark.parametrize("text", ["", " ", "the of and", "😀", "؟؟؟"])
def test_a_text_without_a_word_has_no_keyword_part(search: Search, text: str) -> None:
    assert words(text) == []
    assert {f.parts["keyword"] for f in found(search, text)} <= {0.0}


def test_a_question_of_many_words_is_ranked_like_a_short_one(search: Search) -> None:
    assert found(search, f"{RAID} " * 200)[0].passage.text == RAID


def test_threads_do_not_see_each_others_question(search: Search) -> None:
    barrier = threading.Barrier(4)

    def ask(text: str) -> set[str]:
        barrier.wait()
        return {found(search, text)[0].passage.text for _ in range(25)}

    with ThreadPoolExecutor(4) as threads:
        asked = [RAID, KUNMING, LINE, RAID]
        assert list(threads.map(ask, asked)) == [{text} for text in asked]


def test_the_candidates_of_a_large_corpus_hold_every_passage_of_the_likeliest_documents(tmp_path: Path) -> None:
    """A statement that shares nothing with the question comes along with its document, for the composition to use."""
    crowd = [document(f"crowd-{n}", [f"Notice {n}.{m} of the harbour office." for m in range(8)]) for n in range(60)]
    wanted = document("wanted", ["Zebras are striped.", "Quite another matter."])
    corpus: Corpus = asked_as(corpus_of(*crowd, wanted), en=[("which animals have stripes", "wanted")])
    ranked = found(search_over(corpus, tmp_path, weights=replace(EVEN, asked=4.0)), "which animals have stripes")
    assert documents(ranked)[0] == "wanted"
    assert {f.passage.text for f in ranked if f.passage.document.id == "wanted"} == set(wanted.statements)
    assert len(ranked) == KEPT
