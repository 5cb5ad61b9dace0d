from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.answer import Citation, Statement
from knowledge.answers.extractive import Composition, compose
from knowledge.answers.grounding import grounded
from knowledge.search import Found
from tests.knowledge.small import document

RULES = Composition(statements=3, per_document=2, within=5.0, same=0.6)
RAID = "Police raided a large compound in Poipet and freed many victims."
RAID_ALIKE = "Police raided a compound in Poipet and freed many victims."
MEETING = "Six countries met in Kunming to act against telecom fraud."
LINE = "The line against trafficking takes calls at every hour."
COURT = "A court in Zhejiang sentenced the leaders of the family."
VISA = "Thailand ended its scheme of visas on arrival for tourists."


def ranked(*entries: tuple[str, str, float]) -> list[Found]:
    """Passages by (document, statement, score), as a search gives them: best first."""
    assert [score for *_, score in entries] == sorted((score for *_, score in entries), reverse=True)
    return [Found(document(name, [text]).passages[0], score, {}) for name, text, score in entries]


def texts(composed: tuple[list[Statement], list[Citation]]) -> list[str]:
    return [statement.text for statement in composed[0]]


def test_statements_are_the_passages_word_for_word_best_first() -> None:
    composed = compose(ranked(("a", RAID, 9), ("b", MEETING, 8), ("c", LINE, 7)), RULES)
    assert texts(composed) == [RAID, MEETING, LINE]
    assert [c.quote for c in composed[1]] == [RAID, MEETING, LINE]
    assert [s.citations for s in composed[0]] == [(1,), (2,), (3,)]


def test_sources_that_say_the_same_share_one_statement_with_several_citations() -> None:
    statements, citations = compose(ranked(("a", RAID, 9), ("b", MEETING, 8), ("c", RAID_ALIKE, 7)), RULES)
    assert [(s.text, s.citations) for s in statements] == [(RAID, (1, 2)), (MEETING, (3,))]
    assert [(c.passage.document.id, c.quote) for c in citations] == [("a", RAID), ("c", RAID_ALIKE), ("b", MEETING)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police freed 120 victims from a compound in Poipet.", "Police freed 130 victims from a compound in Poipet."),
        ("The raid of May 2025 freed many victims in Poipet.", "The raid of May 2026 freed many victims in Poipet."),
        ("Police freed many victims in Poipet in May.", "Police freed many victims in Poipet in May 2025."),
    ],
)
def test_statements_with_different_figures_are_not_merged_however_alike(one: str, other: str) -> None:
    statements, _ = compose(ranked(("a", one, 9), ("b", other, 8.5)), RULES)
    assert [(s.text, s.citations) for s in statements] == [(one, (1,)), (other, (2,))]


def test_the_same_figures_do_merge() -> None:
    one, other = "On 14 May 2025 police freed 120 victims.", "Police freed 120 victims on 14 May 2025."
    statements, _ = compose(ranked(("a", one, 9), ("b", other, 8)), RULES)
    assert [(s.text, s.citations) for s in statements] == [(one, (1, 2))]


def test_one_document_is_cited_once_for_a_statement_it_makes_twice() -> None:
    twice = [Found(p, 9 - row, {}) for row, p in enumerate(document("a", [RAID, RAID_ALIKE]).passages)]
    statements, citations = compose(twice, RULES)
    assert [(s.text, s.citations) for s in statements] == [(RAID, (1,))]
    assert len(citations) == 1


def test_at_most_three_sources_stand_behind_one_statement() -> None:
    statements, citations = compose(ranked(*((name, RAID, 9) for name in "abcde")), RULES)
    assert statements == [Statement(RAID, (1, 2, 3))]
    assert [c.passage.document.id for c in citations] == ["a", "b", "c"]


def test_no_more_statements_than_configured() -> None:
    entries = [("a", RAID, 9.0), ("b", MEETING, 8.9), ("c", LINE, 8.8), ("d", COURT, 8.7), ("e", VISA, 8.6)]
    for count in (1, 2, 3):
        rules = Composition(statements=count, per_document=2, within=5.0, same=0.6)
        assert texts(compose(ranked(*entries), rules)) == [RAID, MEETING, LINE][:count]


def test_a_full_answer_still_takes_a_further_source_for_what_it_says() -> None:
    rules = Composition(statements=1, per_document=2, within=5.0, same=0.6)
    statements, _ = compose(ranked(("a", RAID, 9), ("b", MEETING, 8.9), ("c", RAID_ALIKE, 8.8)), rules)
    assert statements == [Statement(RAID, (1, 2))]


def test_no_document_takes_more_than_its_share() -> None:
    many = [Found(p, 9.0, {}) for p in document("a", [RAID, MEETING, LINE]).passages]
    assert texts(compose([*many, *ranked(("b", COURT, 8))], RULES)) == [RAID, MEETING, COURT]


def test_statements_of_one_document_follow_each_other() -> None:
    first, later = document("a", [RAID, LINE]).passages
    found = [Found(first, 9, {}), *ranked(("b", MEETING, 8)), Found(later, 7, {})]
    composed = compose(found, RULES)
    assert texts(composed) == [RAID, LINE, MEETING]
    assert [s.citations for s in composed[0]] == [(1,), (2,), (3,)]


def test_what_is_far_below_the_best_is_left_out() -> None:
    assert texts(compose(ranked(("a", RAID, 9), ("b", MEETING, 4.1), ("c", LINE, 3.9)), RULES)) == [RAID, MEETING]


def test_nothing_found_gives_nothing_to_say() -> None:
    assert compose([], RULES) == ([], [])


def test_statements_of_digits_and_signs_only_are_not_thought_alike() -> None:
    assert len(compose(ranked(("a", "…", 9), ("b", "!!!", 8)), RULES)[0]) == 2


def test_dates_and_figures_stay_as_they_are_written() -> None:
    exact = "On Friday 14 November 2025, at 09:30, 1,178 people (12.5 %) were handed over."
    assert texts(compose(ranked(("a", exact, 9)), RULES)) == [exact]


def test_the_rules_that_ship_can_be_read_and_allow_six_statements() -> None:
    rules = Composition.read()
    assert rules.statements == 6
    assert 1 <= rules.per_document <= rules.statements
    assert rules.within > 0
    assert 0 < rules.same <= 1


def test_rules_come_from_the_file_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "composition.toml"
    file.write_text("statements = 1\nper_document = 1\nwithin = 0.5\nsame = 0.9\n")
    assert Composition.read(file) == Composition(1, 1, 0.5, 0.9)


@st.composite
def a_ranking(draw: st.DrawFn) -> list[Found]:
    statements = [RAID, RAID_ALIKE, MEETING, LINE, COURT, VISA]
    found = []
    for name in draw(st.permutations("abcdef")):
        chosen = draw(st.lists(st.sampled_from(statements), max_size=3, unique=True))
        found += [Found(p, draw(st.floats(0, 10)), {}) for p in document(name, chosen).passages]
    return sorted(found, key=lambda f: -f.score)


@given(a_ranking(), st.integers(1, 6), st.integers(1, 3))
def test_any_answer_keeps_its_bounds_and_passes_the_gate_unchanged(
    found: list[Found], statements: int, per_document: int
) -> None:
    rules = Composition(statements, per_document, within=5.0, same=0.6)
    said, cited = compose(found, rules)
    assert len(said) <= statements
    assert bool(said) == bool(found)
    assert all(s.text == cited[s.citations[0] - 1].passage.text for s in said)
    assert all(c.quote == c.passage.text for c in cited)
    leading = Counter(cited[s.citations[0] - 1].passage.document.id for s in said)
    assert max(leading.values(), default=0) <= per_document
    assert grounded(said, cited) == (tuple(said), tuple(cited))
