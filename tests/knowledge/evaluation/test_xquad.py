from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.xquad import (
    LANGUAGES,
    SETTINGS,
    Reading,
    Scores,
    as_toml,
    choose,
    read_xquad,
    run,
    standard,
    table,
    weights,
)
from tests.knowledge.small import HashedWords

ARTICLES = (
    (("The Panthers defence gave up 308 points.", ("How many points did the Panthers give up?",)),),
    (
        ("Warsaw lies on the Vistula river.", ("On which river is Warsaw?", "Which city lies on the Vistula?")),
        ("Oxygen was found by Scheele.", ("Who found oxygen?",)),
    ),
)


def _squad(articles: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> dict[str, object]:
    return {
        "data": [
            {"paragraphs": [{"context": text, "qas": [{"question": q} for q in asked]} for text, asked in article]}
            for article in articles
        ]
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for code in LANGUAGES:
        (tmp_path / f"{code}.json").write_text(json.dumps(_squad(ARTICLES)), encoding="utf-8")
    return tmp_path


def _scores(dense: list[list[float]], keyword: list[list[float]], gold: list[int], tune: list[bool]) -> Scores:
    reading = Reading(("a", "b"), tuple("q" for _ in gold), np.array(gold), np.array(tune))
    return Scores("en", "own", np.array(dense, dtype=np.float32), np.array(keyword, dtype=np.float32), reading)


def test_every_question_knows_the_paragraph_that_answers_it(folder: Path) -> None:
    english = read_xquad(folder)["en"]

    assert len(english.paragraphs) == 3
    assert english.gold.tolist() == [0, 1, 1, 2]


def test_articles_take_turns_to_tune(folder: Path) -> None:
    assert read_xquad(folder)["en"].tune.tolist() == [True, False, False, False]


@pytest.mark.parametrize("content", ["not json", "{}", '{"data": [{"paragraphs": [{"qas": []}]}]}'])
def test_a_file_that_is_no_xquad_is_refused(folder: Path, content: str) -> None:
    (folder / "th.json").write_text(content, encoding="utf-8")

    with pytest.raises(EvaluationError, match="does not hold XQuAD"):
        read_xquad(folder)


def test_a_folder_without_it_is_refused_with_the_files_that_it_needs(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"en\.json, zh\.json, th\.json, vi\.json, hi\.json"):
        read_xquad(tmp_path)


def test_each_language_is_held_against_its_own_paragraphs_and_the_english_ones(folder: Path) -> None:
    told: list[str] = []

    found = run(read_xquad(folder), HashedWords(), told.append)

    settings = [(s.language, s.setting) for s in found]
    assert settings[:3] == [("en", "own"), ("zh", "own"), ("zh", "english")]
    assert ("en", "english") not in settings
    assert len(settings) == 9
    assert found[0].dense.shape == found[0].keyword.shape == (4, 3)
    assert "th: 3 paragraphs" in told and "th: 4 questions" in told


def test_words_that_are_shared_find_the_paragraph(folder: Path) -> None:
    english = run(read_xquad(folder), HashedWords(), lambda text: None)[0]

    assert english.hits(keyword=1.0, dense=0.0).all()


def test_scores_are_standardised_row_by_row() -> None:
    got = standard(np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0], [5.0, 5.0, 5.0]], dtype=np.float32))

    assert got[0] == pytest.approx([-1.2247, 0.0, 1.2247], abs=1e-3)
    assert got[1] == pytest.approx(got[0])
    assert got[2].tolist() == [0.0, 0.0, 0.0]


def test_the_weight_of_keyword_decides_between_the_two() -> None:
    """Dense is wrong by 1, keyword right by 2: from a weight of 0.5 on keyword wins."""
    scores = _scores([[1.0, 0.0]], [[0.0, 2.0]], gold=[1], tune=[True])

    assert not scores.hits(0.4)[0]
    assert scores.hits(0.6)[0]
    assert scores.hits(1.0, dense=0.0)[0]


def test_the_smallest_of_the_best_weights_is_chosen_on_the_tune_half_alone() -> None:
    """The tuning question wants more than 0.5; the other one would want none."""
    scores = _scores([[1.0, 0.0], [1.0, 0.0]], [[0.0, 2.0], [0.0, 2.0]], gold=[1, 0], tune=[True, False])
    english = Scores("th", "english", scores.dense, scores.keyword, scores.reading)

    assert choose([scores, english]) == {"own": 0.55, "english": 0.55}


def test_figures_are_of_the_questions_that_tuned_nothing() -> None:
    scores = _scores([[1.0, 0.0], [1.0, 0.0]], [[0.0, 2.0], [0.0, 2.0]], gold=[1, 0], tune=[True, False])

    shown = table([scores], {"own": 0.55, "english": 0.0})

    [row] = shown.rows
    assert [cell[0] for cell in row] == ["en", SETTINGS["own"], "1.000", "0.000", "0.000"]
    assert row[2][2] == "n 1"


def test_chosen_weights_are_written_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "xquad.toml"
    file.write_text(as_toml({"own": 0.35, "english": 0.1}), encoding="utf-8")

    assert weights(file) == {"own": 0.35, "english": 0.1}
    assert file.read_text(encoding="utf-8").startswith("# How much keyword counts")


def test_the_weights_that_ship_are_those_of_both_settings() -> None:
    assert set(weights()) == set(SETTINGS)
    assert all(0 <= weight <= 1.5 for weight in weights().values())


def test_the_file_is_toml() -> None:
    assert tomllib.loads(as_toml({"own": 0.35, "english": 0.0})) == {"own": 0.35, "english": 0.0}
