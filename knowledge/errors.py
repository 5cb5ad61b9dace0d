"""Every error that `knowledge` raises on purpose, drawn once.

KnowledgeError              something the caller can tell a person, with the next step in its message
├── CorpusError             the corpus cannot be read at all (a folder or a table is missing)
├── ModelError              the embedding model cannot be loaded or does not fit what was asked
└── IndexFailure             the index cannot be read or brought to agreement
    ├── IndexMissing        there is no index yet, or its folder was deleted
    ├── IndexDamaged        the index does not hold what its manifest says
    ├── IndexOutdated       the index was made by another model or format
    └── IndexLocked         another process is writing it
"""


class KnowledgeError(Exception):
    """Base of all: `str(error)` says what happened and what to do next."""


class CorpusError(KnowledgeError):
    """The corpus cannot be read at all."""


class ModelError(KnowledgeError):
    """The embedding model cannot be loaded or does not fit."""


class IndexFailure(KnowledgeError):
    """Base of the index's errors."""


class IndexMissing(IndexFailure):
    """There is no index yet, or its folder was deleted."""


class IndexDamaged(IndexFailure):
    """The index does not hold what its manifest says."""


class IndexOutdated(IndexFailure):
    """The index was made by another model, or in another format."""


class IndexLocked(IndexFailure):
    """Another process is writing the index."""
