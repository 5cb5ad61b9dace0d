"""What tests share: the corpus that ships, and a knowledge base over it, built once for the whole session."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from knowledge.base import KnowledgeBase
from knowledge.reading import Corpus, read_corpus

pytest_plugins = ("tests.beside",)
# The first example of a property may load word lists or a model of languages; on a busy machine that is no fault.
settings.register_profile("without-deadline", deadline=None)
settings.load_profile("without-deadline")
SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return read_corpus()


@pytest.fixture(scope="session")
def knowledge_base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """The real one: Chroma in a temporary folder, the model that ships. Tests that use it are marked slow."""
    return KnowledgeBase(tmp_path_factory.mktemp("data"))
