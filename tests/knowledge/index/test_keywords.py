from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import IndexDamaged
from knowledge.index.keywords import KeywordIndex
from knowledge.words import words

ROWS = [
    words(text)
    for text in (
        "Police raided a compound in Poipet.",
        "Six countries met in Kunming.",
        "The police of Kunming and the police of Poipet.",
        "เจ้าหน้าที่บุกค้นอาคารในปอยเปต",
    )
]


@pytest.fixture
def index() -> KeywordIndex:
    return KeywordIndex.build(ROWS)


def test_a_row_scores_by_the_words_it_shares_and_others_score_zero(index: KeywordIndex) -> None:
    scores = index.scores(words("Kunming"))
    assert scores.shape == (4,)
    assert scores.dtype == np.float32
    assert scores[1] > 0
    assert scores[2] > 0
    assert scores[0] == scores[3] == 0


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    index = KeywordIndex.build([["police", "raid"], ["police", "line"], ["police", "court"]])
    assert index.scores(["raid"])[0] > index.scores(["police"])[0]


def test_a_row_that_shares_two_words_beats_one_that_shares_one(index: KeywordIndex) -> None:
    scores = index.scores(words("the countries that met in Kunming"))
    assert scores.argmax() == 1


def test_inflected_english_words_match(index: KeywordIndex) -> None:
    assert index.scores(words("raids on compounds"))[0] > 0


def test_thai_written_without_spaces_matches_by_its_words(index: KeywordIndex) -> None:
    assert index.scores(words("เจ้าหน้าที่อยู่ไหน")).argmax() == 3


def test_a_word_asked_twice_counts_once(index: KeywordIndex) -> None:
    assert (index.scores(["kunm", "kunm"]) == index.scores(["kunm"])).all()


@pytest.mark.parametrize("asked", [[], ["unheard-of"], [""]])
def test_words_that_no_row_holds_score_zero_everywhere(index: KeywordIndex, asked: list[str]) -> None:
    assert not index.scores(asked).any()


@pytest.mark.parametrize("rows", [[], [[]], [[], []]])
def test_an_index_of_no_words_scores_zero_and_survives_saving(rows: list[list[str]], tmp_path: Path) -> None:
    index = KeywordIndex.build(rows)
    index.save(tmp_path / "empty")
    for one in (index, KeywordIndex.load(tmp_path / "empty")):
        assert one.size == len(rows)
        assert one.scores(["police"]).tolist() == [0.0] * len(rows)


def test_a_saved_index_scores_as_before(index: KeywordIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "deep" / "folder")
    again = KeywordIndex.load(tmp_path / "deep" / "folder")
    assert again.size == index.size
    for row in ROWS:
        assert again.scores(row) == pytest.approx(index.scores(row))


def test_a_folder_that_is_not_there_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="waypost knowledge index"):
        KeywordIndex.load(tmp_path / "nothing")


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"size": 4}'])
def test_a_garbled_list_of_rows_is_damage(index: KeywordIndex, tmp_path: Path, content: bytes) -> None:
    index.save(tmp_path)
    (tmp_path / "rows.json").write_bytes(content)
    with pytest.raises(IndexDamaged):
        KeywordIndex.load(tmp_path)


def test_an_emptied_matrix_is_damage(index: KeywordIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    for matrix in tmp_path.glob("*.npy"):
        matrix.write_bytes(b"")
    with pytest.raises(IndexDamaged):
        KeywordIndex.load(tmp_path)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=8), st.sampled_from("abcdefgh"))
def test_exactly_the_rows_that_hold_a_word_score_for_it(rows: list[list[str]], word: str) -> None:
    scores = KeywordIndex.build(rows).scores([word])
    assert [score > 0 for score in scores] == [word in row for row in rows]
