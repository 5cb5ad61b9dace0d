from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.answers.answer import Answer, Citation, Statement
from knowledge.evaluation.judging import Support, essentials_found, shown, shows, support
from tests.knowledge.evaluation.runs import answer, contact, passage

RAID = "Police freed 269 people in Poipet."
TALKS = "Six countries met in Kunming."


def test_what_is_shown_is_statements_and_contacts() -> None:
    text = shown(answer((RAID, [RAID]), contacts=(contact(),)))

    assert RAID in text
    assert "Anti-trafficking line" in text
    assert "1300" in text


def test_titles_of_sources_are_not_counted_as_shown() -> None:
    assert "About" not in shown(answer((RAID, [RAID])))


@pytest.mark.parametrize(
    ("literal", "text", "stands"),
    [
        ("269", "Police freed 269 people.", True),
        ("269", "Police freed 1,269 people.", False),
        ("269", "Police freed 2690 people.", False),
        ("269", "Police freed 269,000 people.", False),
        ("269", "It cost 3.269 million.", False),
        ("269", "Freed: 269.", True),
        ("269", "269, most of them young", True),
        ("2,141", "some 2,141 were sent home", True),
        ("KK Park", "a raid on kk park began", True),
        ("KK Park", "a raid on the park", False),
        ("+855 12 813 282", "call +855 12 813 282 now", True),
        ("14 November", "on 14 November 2025", True),
        ("2025", "in ２０２５", True),
    ],
)
def test_a_literal_shows_as_a_whole(literal: str, text: str, stands: bool) -> None:
    assert shows(literal, text) is stands


def test_one_spelling_of_an_essential_is_enough() -> None:
    essentials = (("2,141", "2141"), ("Thailand", "Thai"), ("KK Park",))

    assert essentials_found(essentials, "Thai police sent 2141 home.") == 2


def test_without_essentials_none_is_found() -> None:
    assert essentials_found((), "anything") == 0


def test_a_verbatim_statement_is_supported_and_its_citation_precise() -> None:
    assert support(answer((RAID, [RAID]))) == Support(statements=1, supported=1, citations=1, precise=1)


def test_a_statement_that_stands_in_no_quote_is_unsupported_and_its_citation_never_precise() -> None:
    assert support(answer((RAID, [TALKS]))) == Support(statements=1, supported=0, citations=1, precise=0)


def test_a_citation_that_can_be_left_out_and_says_nothing_of_it_is_imprecise() -> None:
    assert support(answer((RAID, [RAID, TALKS]))) == Support(statements=1, supported=1, citations=2, precise=1)


def test_two_citations_that_say_the_same_are_both_precise() -> None:
    assert support(answer((RAID, [RAID, RAID]))) == Support(statements=1, supported=1, citations=2, precise=2)


def test_citations_that_carry_a_sentence_each_are_both_needed() -> None:
    assert support(answer((f"{RAID} {TALKS}", [RAID, TALKS]))) == Support(1, 1, 2, 2)


def test_a_statement_of_which_one_sentence_stands_nowhere_is_unsupported() -> None:
    assert support(answer((f"{RAID} All of them went home.", [RAID]))) == Support(1, 0, 1, 0)


def test_a_quote_that_is_not_in_its_passage_supports_nothing() -> None:
    forged = Citation(1, passage(TALKS), RAID)

    assert support(Answer("answered", "en", (Statement(RAID, (1,)),), (forged,))) == Support(1, 0, 1, 0)


def test_statements_are_counted_each_for_itself() -> None:
    assert support(answer((RAID, [RAID]), (TALKS, [RAID]))) == Support(2, 1, 2, 1)


def test_an_answer_without_statements_has_nothing_to_support() -> None:
    assert support(replace(answer(), status="not_covered")) == Support(0, 0, 0, 0)
