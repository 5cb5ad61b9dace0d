from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers.answer import Citation, Statement
from knowledge.answers.grounding import grounded, normalise, stands_in
from tests.knowledge.small import document

SENTENCES = (
    "Police raided a compound in Poipet in May 2025.",
    "The raid freed 210 victims from nine countries.",
    "“Do not pay,” the embassy said – it cannot refund you.",
)
PASSAGES = document("raids", SENTENCES).passages
RAID, FREED, EMBASSY = PASSAGES


def cited(number: int, quote: str, passage: int = 0) -> Citation:
    return Citation(number, PASSAGES[passage], quote)


@st.composite
def a_citation(draw: st.DrawFn) -> Citation:
    """Cites a passage with words of it, with words of another one, or with words of nobody."""
    passage, source = draw(st.sampled_from(PASSAGES)), draw(st.sampled_from(PASSAGES))
    start = draw(st.integers(0, len(source.text)))
    quote = source.text[start : draw(st.integers(start, len(source.text)))]
    made_up = draw(st.text(max_size=10))
    return Citation(draw(st.integers(1, 8)), passage, draw(st.sampled_from([quote, source.text, quote + made_up])))


A_STATEMENT = st.builds(
    Statement,
    st.one_of(st.sampled_from(SENTENCES), st.text(max_size=10)),
    st.lists(st.integers(0, 9), max_size=4).map(tuple),
)


@given(st.lists(A_STATEMENT, max_size=6), st.lists(a_citation(), max_size=8))
def test_whatever_goes_in_no_quote_comes_out_that_is_not_in_its_passage(
    statements: list[Statement], citations: list[Citation]
) -> None:
    _, kept = grounded(statements, citations)
    for citation in kept:
        assert normalise(citation.quote)
        assert normalise(citation.quote) in normalise(citation.passage.text)


@given(st.lists(A_STATEMENT, max_size=6), st.lists(a_citation(), max_size=8))
def test_every_statement_that_comes_out_is_carried_and_every_citation_is_used(
    statements: list[Statement], citations: list[Citation]
) -> None:
    said, kept = grounded(statements, citations)
    numbers = [citation.number for citation in kept]
    assert numbers == list(range(1, len(kept) + 1))
    for statement in said:
        assert statement.citations
        assert statement.text.strip()
        assert set(statement.citations) <= set(numbers)
        assert list(statement.citations) == sorted(set(statement.citations))
    assert {n for statement in said for n in statement.citations} == set(numbers)


@given(st.lists(A_STATEMENT, max_size=6), st.lists(a_citation(), max_size=8))
def test_nothing_is_invented_and_the_order_stays(statements: list[Statement], citations: list[Citation]) -> None:
    said, kept = grounded(statements, citations)
    offered = iter(s.text for s in statements)
    assert all(statement.text in offered for statement in said)  # a subsequence: `in` uses the iterator up
    assert {(c.passage.id, c.quote) for c in kept} <= {(c.passage.id, c.quote) for c in citations}


@given(st.lists(A_STATEMENT, max_size=6), st.lists(a_citation(), max_size=8))
def test_a_second_pass_changes_nothing(statements: list[Statement], citations: list[Citation]) -> None:
    once = grounded(statements, citations)
    assert grounded(*once) == once


def test_numbers_are_given_anew_in_reading_order() -> None:
    statements = [Statement("Second source first.", (7,)), Statement("Then both.", (7, 3))]
    said, kept = grounded(statements, [cited(3, RAID.text), cited(7, FREED.text, 1), cited(9, EMBASSY.text, 2)])
    assert said == (Statement("Second source first.", (1,)), Statement("Then both.", (1, 2)))
    assert [(c.number, c.passage) for c in kept] == [(1, FREED), (2, RAID)]


def test_a_statement_keeps_the_citation_that_holds_and_loses_the_one_that_does_not() -> None:
    said, kept = grounded([Statement("Both.", (1, 2))], [cited(1, "a made-up quote"), cited(2, FREED.text, 1)])
    assert said == (Statement("Both.", (1,)),)
    assert [c.passage for c in kept] == [FREED]


def test_a_statement_left_with_none_is_dropped() -> None:
    said, kept = grounded(
        [Statement("Made up.", (1,)), Statement("True.", (2,))], [cited(1, "no"), cited(2, RAID.text)]
    )
    assert [s.text for s in said] == ["True."]
    assert [c.number for c in kept] == [1]


def test_an_answer_left_with_none_is_empty() -> None:
    assert grounded([Statement("Made up.", (1,))], [cited(1, "not in there")]) == ((), ())


def test_a_number_that_no_citation_has_carries_nothing() -> None:
    assert grounded([Statement("Police came.", (5,))], [cited(1, RAID.text)]) == ((), ())


def test_a_quote_of_another_passage_does_not_hold() -> None:
    assert grounded([Statement("Freed.", (1,))], [Citation(1, RAID, FREED.text)]) == ((), ())


@pytest.mark.parametrize(
    "quote",
    [
        '"Do not pay," the embassy said - it cannot refund you.',
        "«Do not pay,» the embassy said — it cannot refund you.",
        "  “Do not pay,”\n the\tembassy   said – it cannot refund you. ",
        "the embassy said",
        "Ｄｏ ｎｏｔ ｐａｙ",
    ],
)
def test_quote_marks_dashes_width_and_white_space_do_not_matter(quote: str) -> None:
    assert stands_in(quote, EMBASSY.text)


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "   ",
        "\u00a0",
        "do not pay",
        "Do pay",
        "Do not pay the embassy",
        "it can refund you",
        "…",
        "Do not pay ... it cannot refund you",
    ],
)
def test_other_words_left_out_words_and_nothing_do_not_stand_in_it(quote: str) -> None:
    assert not stands_in(quote, EMBASSY.text)


@pytest.mark.parametrize(("figure", "holds"), [("210 victims", True), ("2100 victims", False), ("21 victims", False)])
def test_a_wrong_figure_does_not_hold(figure: str, holds: bool) -> None:
    assert stands_in(f"freed {figure} from", FREED.text) is holds


@given(st.text())
def test_normalising_twice_is_normalising_once_for_matching(text: str) -> None:
    assert stands_in(text, text) == bool(normalise(text))


@given(st.sampled_from(SENTENCES), st.data())
def test_any_part_of_a_sentence_stands_in_it(sentence: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence) - 1))
    part = sentence[start : data.draw(st.integers(start + 1, len(sentence)))]
    assert stands_in(part, sentence) == bool(part.strip())
