from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.abstention import CALIBRATION, DEPTH, INTENTS, KINDS, Abstention
from knowledge.answers.held import Held
from knowledge.documents import Document
from knowledge.names import Concept, Lexicon
from knowledge.search import Found, Ranking
from knowledge.understanding import CUES, Understanding
from tests.knowledge.small import corpus_of, document

POIPET = Concept("poipet", "place", "Poipet", "KH")
MANILA = Concept("manila", "place", "Manila", "PH")
CHINA = Concept("china", "country", "China", "CN")
LAOS = Concept("laos", "country", "Laos", "LA")
RAID = Concept("raid", "term", "raid", None)
RANSOM = Concept("ransom", "term", "ransom", None)
CONCEPTS = (POIPET, MANILA, CHINA, LAOS, RAID, RANSOM)
LEXICON = Lexicon({c.id: c for c in CONCEPTS}, {"en": {c.id: [c.english] for c in CONCEPTS}})

RAIDS = document("raids", ["Police ended a raid in Poipet.", "It freed many."], published="2025-05-02")
COURT = document("court", ["A court in Manila sentenced nine.", "They had taken ransom."], published="2024")
LINE = document("line", ["The line takes calls at every hour."], published=None)
VISA = document("visa", ["Visas on arrival ended in 2023."], published="2023-07")
CORPUS = corpus_of(RAIDS, COURT, LINE, VISA)
PARTS = ("statement", "titled", "document", "keyword", "asked", "asked_keyword")


def abstention(threshold: float = 0.5, **coefficients: float) -> Abstention:
    return Abstention(Held(CORPUS, LEXICON), coefficients, threshold)


def asked(*concepts: Concept, text: str = "?", years: Sequence[int] = (), asks: Sequence[str] = ()) -> Understanding:
    return Understanding(text, "en", concepts, frozenset(years), frozenset(asks), 0)


def ranking(*documents: Document, near: Mapping[str, float] | None = None, **changes: Mapping[str, float]) -> Ranking:
    """All passages of the documents in their order, a point apart; `changes` are parts by document id."""
    passages = [passage for d in documents for passage in d.passages]
    found = [
        Found(p, 20.0 - row, {**dict.fromkeys(PARTS, 1.0), **changes.get(p.document.id, {})})
        for row, p in enumerate(passages)
    ]
    return Ranking(found, dict.fromkeys(PARTS, 0.1), near or {})


def features(question: Understanding, ranked: Ranking | None = None) -> dict[str, float]:
    return abstention().features(question, ranking(RAIDS, COURT, LINE) if ranked is None else ranked)


def saying(*statements: str) -> Ranking:
    """Of one document that the corpus does not need to hold: only its own passages are looked at."""
    ranked = ranking(RAIDS)
    passages = document("raids", statements).passages
    return Ranking([Found(p, 9.0, dict.fromkeys(PARTS, 1.0)) for p in passages], ranked.lead, {})


# --- The decision ---


def test_the_confidence_is_the_logistic_of_the_weighted_features() -> None:
    verdict = abstention(bias=1.5).judge(asked(), ranking(RAIDS))
    assert verdict.confidence == pytest.approx(1 / (1 + np.exp(-1.5)))
    assert verdict.answers


@pytest.mark.parametrize(("threshold", "answers"), [(0.49, True), (0.5, True), (0.51, False)])
def test_it_answers_from_the_threshold_on(threshold: float, answers: bool) -> None:
    verdict = abstention(threshold).judge(asked(), ranking(RAIDS))
    assert verdict.confidence == 0.5
    assert verdict.answers is answers


def test_a_coefficient_moves_the_confidence_in_its_direction() -> None:
    question, ranked = asked(MANILA), ranking(RAIDS, COURT)
    confidences = [abstention(names_missing_first=c).judge(question, ranked).confidence for c in (-3.0, 0.0, 3.0)]
    assert confidences == sorted(confidences)
    assert confidences[0] < 0.1 < 0.9 < confidences[2]


@pytest.mark.parametrize(("weight", "confidence"), [(1e9, 1.0), (-1e9, 0.0)])
def test_a_coefficient_beyond_all_bounds_does_not_overflow(weight: float, confidence: float) -> None:
    assert abstention(bias=weight).judge(asked(), ranking(RAIDS)).confidence == pytest.approx(confidence)


def test_the_verdict_shows_what_it_was_decided_on() -> None:
    judge = abstention(bias=1.0)
    ranked = ranking(RAIDS)
    assert judge.judge(asked(POIPET), ranked).features == judge.features(asked(POIPET), ranked)


def test_where_nothing_was_found_there_is_one_feature_that_says_so() -> None:
    nothing = Ranking([], {}, {})
    assert features(asked(POIPET), nothing) == {"bias": 1.0, "nothing_found": 1.0}
    assert not abstention(nothing_found=-9.0).judge(asked(), nothing).answers


# --- Names and terms ---


def test_a_name_that_the_best_document_holds_is_held() -> None:
    found = features(asked(POIPET))
    assert (found["names_held"], found["names_missing"], found["names_missing_first"]) == (1.0, 0.0, 0.0)
    assert found["all_names_missing"] == 0.0


def test_a_name_that_only_a_later_document_holds_is_missing_from_the_first() -> None:
    found = features(asked(MANILA))
    assert (found["names_missing_first"], found["names_missing"], found["names_held"]) == (1.0, 0.0, 0.0)
    assert found["all_names_missing"] == 0.0


def test_a_name_that_no_document_holds_is_missing() -> None:
    found = features(asked(LAOS))
    assert (found["names_missing_first"], found["names_missing"], found["all_names_missing"]) == (1.0, 1.0, 1.0)
    assert found["names_not_shown"] == 1.0


def test_one_of_two_names_missing_is_not_all_of_them() -> None:
    found = features(asked(POIPET, LAOS))
    assert (found["names_missing"], found["all_names_missing"]) == (1.0, 0.0)


def test_documents_below_the_third_are_not_looked_at() -> None:
    assert DEPTH == 3
    assert features(asked(MANILA), ranking(RAIDS, LINE, VISA, COURT))["names_missing"] == 1.0


def test_a_name_that_stands_only_below_what_would_be_shown_is_not_shown() -> None:
    many = document(
        "raids", [f"Police came a {n}. time." for n in ("first", "second", "third", "fourth", "fifth", "6")]
    )
    found = features(asked(POIPET), Ranking([*ranking(many).found, *ranking(RAIDS).found], ranking(many).lead, {}))
    assert (found["names_not_shown"], found["names_missing"]) == (1.0, 0.0)


def test_terms_are_shares_and_apart_from_names() -> None:
    found = features(asked(RAID, RANSOM, POIPET), ranking(RAIDS, LINE))
    assert (found["terms_missing"], found["terms_not_shown"], found["terms_held"]) == (0.5, 0.5, 1.0)
    assert found["names_missing"] == 0.0


def test_a_question_without_a_concept_says_so_and_misses_none() -> None:
    found = features(asked())
    assert found["no_concepts"] == 1.0
    assert {
        name for name, value in found.items() if "missing" in name and value and not name.startswith("words")
    } == set()
    assert features(asked(RAID))["no_concepts"] == 0.0


def test_a_country_is_held_against_the_countries_of_the_first_document() -> None:
    assert RAIDS.countries == ("CN",)
    assert features(asked(CHINA))["country_missing"] == 0.0
    assert features(asked(LAOS))["country_missing"] == 1.0
    assert features(asked(CHINA, LAOS))["country_missing"] == 0.0
    assert features(asked(MANILA))["country_missing"] == 0.0  # a place is not a country


def test_words_that_no_document_uses_are_missing() -> None:
    found = features(asked(text="police zebras"))
    assert 0.5 < found["words_missing"] == found["words_missing_first"] < 1.0
    assert features(asked(text="court sentenced"))["words_missing"] == 0.0
    assert features(asked(text="court sentenced"))["words_missing_first"] > 0.9


# --- Years and the kind of thing wanted ---


@pytest.mark.parametrize(
    ("years", "missing"), [([], 0.0), ([2025], 0.0), ([2024], 0.0), ([2019], 1.0), ([2019, 2025], 0.0)]
)
def test_a_year_stands_in_a_document_or_its_date_or_is_missing(years: list[int], missing: float) -> None:
    assert features(asked(years=years))["year_missing"] == missing


def test_a_year_within_a_statement_counts_too() -> None:
    assert features(asked(years=[2023]), ranking(VISA))["year_missing"] == 0.0
    assert features(asked(years=[2023]), ranking(LINE))["year_missing"] == 1.0


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_that_is_wanted_shows(kind: str) -> None:
    assert features(asked(asks=[kind]))[f"wants_{kind}"] == 1.0
    assert features(asked())[f"wants_{kind}"] == 0.0


def test_the_kinds_are_those_that_questions_are_read_for() -> None:
    cues = tomllib.loads(CUES.read_text(encoding="utf-8"))
    assert {kind for table in cues["asks"].values() for kind in table} == KINDS


@pytest.mark.parametrize(
    ("kind", "statement", "lacks"),
    [
        ("number_to_call", "Call the hotline 1300.", 0.0),
        ("number_to_call", "Police freed many people.", 1.0),
        ("number_to_call", "In 2025 some 1,300 people came.", 1.0),
        ("price_or_salary", "They promised 1,200 USD a month.", 0.0),
        ("price_or_salary", "A family paid ฿90,000.", 0.0),
        ("price_or_salary", "They promised a salary.", 1.0),
        ("how_many", "Police freed 269 people.", 0.0),
        ("how_many", "Police freed many people.", 1.0),
        ("link", "Report it at www.example.org.", 0.0),
        ("link", "See police.go.th for the form.", 0.0),
        ("link", "Report it to the police.", 1.0),
    ],
)
def test_what_is_wanted_and_does_not_stand_there_is_lacking(kind: str, statement: str, lacks: float) -> None:
    assert features(asked(asks=[kind]), saying(statement))[f"lacks_{kind}"] == lacks


def test_what_nobody_asked_for_is_never_lacking() -> None:
    found = features(asked(), saying("Police freed many people."))
    assert {name: value for name, value in found.items() if name.startswith("lacks_") and value} == {}


# --- What was found ---


def test_the_margin_is_to_the_next_document_and_not_to_the_next_statement() -> None:
    found = features(asked(), ranking(RAIDS, COURT))  # 20 and 19 of one, then 18
    assert found["score"] == pytest.approx(4.0)
    assert found["margin"] == pytest.approx((20 - 18) / 5)
    assert found["drop"] == pytest.approx((20 - 18) / 5)


def test_a_single_document_has_no_margin() -> None:
    found = features(asked(), ranking(RAIDS))
    assert (found["margin"], found["drop"]) == (0.0, 0.0)


@pytest.mark.parametrize(("asked_best", "keyword_best", "agree"), [(9, 9, 2.0), (9, 0, 1.0), (0, 9, 1.0), (0, 0, 0.0)])
def test_rankings_agree_where_they_put_the_same_document_first(
    asked_best: float, keyword_best: float, agree: float
) -> None:
    ranked = ranking(RAIDS, COURT, raids={"asked": asked_best, "keyword": keyword_best})
    assert features(asked(), ranked)["agree"] == agree


def test_parts_of_the_best_are_taken_from_the_first_three_documents() -> None:
    ranked = ranking(RAIDS, COURT, LINE, VISA, court={"statement": 4.0, "document": 3.0}, visa={"statement": 9.0})
    found = features(asked(), ranked)
    assert (found["statement"], found["document"]) == (4.0, 3.0)


def test_only_intents_that_tell_of_another_field_count() -> None:
    near = {"off_topic": 0.05, "near_field": -0.1, "misuse": 0.0, "lookalike": 0.02, "greeting": 0.4}
    found = features(asked(), ranking(RAIDS, near=near))
    assert {n: v for n, v in found.items() if n.startswith("near_")} == pytest.approx(
        {"near_off_topic": 0.5, "near_near_field": -1.0, "near_misuse": 0.0, "near_lookalike": 0.2}
    )


def test_leads_are_brought_to_about_one() -> None:
    found = features(asked())
    assert found["lead_statement"] == pytest.approx(1.0)
    assert found["lead_keyword"] == pytest.approx(0.01)


@st.composite
def a_ranking(draw: st.DrawFn) -> Ranking:
    passages = draw(st.lists(st.sampled_from(list(CORPUS.passages.values())), min_size=1, max_size=7, unique=True))
    values = st.floats(-8, 8)
    scores = sorted((draw(st.floats(-50, 50)) for _ in passages), reverse=True)
    found = [Found(p, score, {name: draw(values) for name in PARTS}) for p, score in zip(passages, scores)]
    near = draw(st.dictionaries(st.sampled_from(INTENTS), st.floats(-1, 1)))
    return Ranking(found, {name: draw(st.floats(0, 40)) for name in PARTS}, near)


QUESTIONS = st.builds(
    lambda concepts, years, asks: asked(*concepts, text="police freed zebras", years=years, asks=asks),
    st.lists(st.sampled_from(CONCEPTS), unique=True),
    st.lists(st.integers(2000, 2039)),
    st.lists(st.sampled_from(sorted(KINDS))),
)


@given(QUESTIONS, a_ranking())
def test_every_feature_is_a_finite_number_and_the_shipped_fit_gives_a_chance(
    question: Understanding, ranked: Ranking
) -> None:
    verdict = Abstention.read(Held(CORPUS, LEXICON)).judge(question, ranked)
    assert all(isinstance(v, float) and np.isfinite(v) for v in verdict.features.values())
    assert 0.0 <= verdict.confidence <= 1.0


@given(QUESTIONS, a_ranking())
def test_a_name_that_is_missing_everywhere_is_missing_from_the_first(question: Understanding, ranked: Ranking) -> None:
    found = features(question, ranked)
    assert found["names_missing"] <= found["names_missing_first"] <= len(question.names)
    assert found["words_missing"] <= found["words_missing_first"]
    assert not (found["all_names_missing"] and found["names_held"])


# --- What ships ---


def test_every_coefficient_that_ships_is_of_a_feature_that_is_worked_out() -> None:
    coefficients = tomllib.loads(CALIBRATION.read_text(encoding="utf-8"))["coefficients"]
    known = set(features(asked(POIPET), ranking(RAIDS, COURT, near=dict.fromkeys(INTENTS, 0.0))))
    assert set(coefficients) - known == set()


@pytest.mark.parametrize(
    ("question", "worse"),
    [
        (asked(POIPET, text="raid in Poipet"), asked(LAOS, text="raid in Laos")),
        (asked(RAID, text="raid", years=[2025]), asked(RAID, text="raid", years=[2019])),
        (asked(RAID, text="raid"), asked(RAID, text="raid", asks=["number_to_call"])),
    ],
)
def test_the_fit_that_ships_is_less_sure_where_what_was_asked_for_is_missing(
    question: Understanding, worse: Understanding
) -> None:
    shipped = Abstention.read(Held(CORPUS, LEXICON))
    sure, less = (shipped.judge(each, ranking(RAIDS, COURT)).confidence for each in (question, worse))
    assert less < 0.7 * sure


def test_a_fit_is_read_from_the_file_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "abstention.toml"
    file.write_text("threshold = 0.9\n[coefficients]\nbias = 2.0\n", encoding="utf-8")
    verdict = Abstention.read(Held(CORPUS, LEXICON), file).judge(asked(), ranking(RAIDS))
    assert verdict.confidence == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert not verdict.answers


@pytest.mark.parametrize("text", ["threshold = 0.5\n", "[coefficients]\nbias = 1.0\n"])
def test_a_file_that_lacks_its_half_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "abstention.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KeyError):
        Abstention.read(Held(CORPUS, LEXICON), file)
