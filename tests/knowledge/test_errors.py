from __future__ import annotations

import inspect
import re

import pytest

from knowledge import errors
from knowledge.errors import CorpusError, IndexFailure, KnowledgeError, ModelError, cause

CLASSES = [held for _, held in inspect.getmembers(errors, inspect.isclass) if held.__module__ == errors.__name__]


def drawn() -> dict[str, str | None]:
    """Name of each class in the drawing at the top of the file, with the name of the one it hangs from."""
    parents: dict[int, str] = {}
    found: dict[str, str | None] = {}
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"^([│├└─ ]*)([A-Z]\w+)  ", line):
            depth = len(match[1])
            found[match[2]] = next((parents[d] for d in sorted(parents, reverse=True) if d < depth), None)
            parents = {d: name for d, name in parents.items() if d < depth} | {depth: match[2]}
    return found


def test_the_drawing_holds_every_error_and_no_other() -> None:
    assert set(drawn()) == {held.__name__ for held in CLASSES}


@pytest.mark.parametrize("held", CLASSES, ids=lambda held: held.__name__)
def test_an_error_hangs_where_it_is_drawn(held: type[Exception]) -> None:
    parent = drawn()[held.__name__]
    assert held.__bases__[0].__name__ == (parent or "Exception")


@pytest.mark.parametrize("held", CLASSES, ids=lambda held: held.__name__)
def test_every_error_can_be_caught_as_one_and_says_when_it_is_raised(held: type[Exception]) -> None:
    assert issubclass(held, KnowledgeError)
    assert held.__doc__ and held.__doc__.endswith(".")
    assert str(held("What happened. What to do next.")) == "What happened. What to do next."


def test_errors_of_the_corpus_the_model_and_the_index_are_told_apart() -> None:
    assert not issubclass(CorpusError, IndexFailure)
    assert not issubclass(ModelError, IndexFailure)


def test_a_cause_is_the_class_and_the_first_line_of_an_error() -> None:
    assert cause(ValueError("no such day\nat line 3")) == "ValueError: no such day"


def test_a_cause_without_words_is_its_class() -> None:
    assert cause(KeyError()) == "KeyError"
    assert cause(OSError("")) == "OSError"


def test_a_cause_fits_into_a_sentence() -> None:
    assert len(cause(ValueError("x" * 5000))) < 250
