"""Every error that `knowledge` raises on purpose, drawn once.

KnowledgeError              something the caller can tell a person, with the next step in its message
├── CorpusError             the corpus cannot be read at all (a folder or a table is missing)
├── ModelError              the embedding model cannot be loaded or does not fit what was asked
├── VectorsUnwritable       the vectors that ship cannot be written
├── EvaluationError         the evaluation lacks something it was told to use
├── NotRead                 a page, feed or file of a publisher was refused or could not be read
├── RefreshFailure          the corpus of the data folder could not be changed as it was asked
│   ├── LedgerFailure       the ledger cannot be opened, read or written
│   ├── DataUnwritable      the data folder cannot be written, or its disk is full
│   ├── Busy                another process refreshes, or decides, at this moment
│   ├── NotThere            no such item, document, publisher or snapshot
│   ├── AlreadyDecided      the item waits no longer, or is not what was shown
│   └── DraftFaulty         the document would not be in order; names every fault
└── IndexFailure             the index cannot be read or brought to agreement
    ├── IndexMissing        there is no index yet, or its folder was deleted
    ├── IndexDamaged        the index does not hold what its manifest says
    ├── IndexOutdated       the index was made by another model or format
    ├── IndexLocked         another process is writing it
    └── IndexUnwritable     the data folder cannot be written, or its disk is full
"""


class KnowledgeError(Exception):
    """Base of all: `str(error)` says what happened and what to do next."""


class CorpusError(KnowledgeError):
    """The corpus cannot be read at all."""


class ModelError(KnowledgeError):
    """The embedding model cannot be loaded or does not fit."""


class VectorsUnwritable(KnowledgeError):
    """The vectors that ship cannot be written."""


class EvaluationError(KnowledgeError):
    """The evaluation lacks something it was told to use."""


class NotRead(KnowledgeError):
    """A page or feed was refused or could not be read. `reason` is a name from refresh/reasons.toml."""

    def __init__(self, reason: str, detail: str = "", again_after: float | None = None) -> None:
        """`detail` fills the reason's sentence; `again_after` is the seconds the server asked to be left alone for."""
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
        self.again_after = again_after


class RefreshFailure(KnowledgeError):
    """The corpus of the data folder could not be changed as it was asked."""


class LedgerFailure(RefreshFailure):
    """The ledger cannot be opened, read or written."""


class DataUnwritable(RefreshFailure):
    """The data folder cannot be written, or its disk is full."""


class Busy(RefreshFailure):
    """Another process refreshes, or decides, at this moment."""


class NotThere(RefreshFailure):
    """There is no such item, document, publisher or snapshot."""


class AlreadyDecided(RefreshFailure):
    """The item waits no longer, or is no longer what was shown."""


class DraftFaulty(RefreshFailure):
    """The document would not be in order as it is."""


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


class IndexUnwritable(IndexFailure):
    """The data folder cannot be written, or its disk is full."""


def cause(error: BaseException) -> str:
    """Class and first line of an error from elsewhere, short enough for one sentence of ours."""
    first = str(error).partition("\n")[0]
    return f"{type(error).__name__}: {first[:200]}" if first else type(error).__name__
