"""The README's section "How good it is": the newest table and chart, and the state of corpus and code they were made in."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from knowledge.errors import EvaluationError
from knowledge.evaluation.record import Run
from knowledge.evaluation.tables import by_figure, markdown_table, retrieval
from knowledge.languages import SPOKEN
from knowledge.reading import SHIPPED, Corpus

OPENING, CLOSING = "<!-- evaluation -->", "<!-- /evaluation -->"
CHART = Path("docs") / "evaluation.png"
# What answers depend on, besides the corpus.
MEASURED = (
    "search.py", "answers/*.py", "calibration/*",
    "intents.py", "intents/*", "danger.py", "danger/*", "urgent.py", "urgent.toml",
)  # fmt: skip
_STATE = re.compile(r"<!-- state: ([0-9a-f]+) -->")


def state_of(corpus: Corpus, folder: Path = SHIPPED) -> str:
    """Changes with the corpus and with the code and calibration of search and answers."""
    whole = hashlib.blake2b(corpus.digest.encode(), digest_size=16)
    for pattern in MEASURED:
        for file in sorted(f for f in folder.glob(pattern) if f.is_file()):
            whole.update(f"\0{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes())
    return whole.hexdigest()


def state_in(readme: str) -> str | None:
    """The state that the section was made in, or None where there is none yet."""
    section = readme.partition(OPENING)[2].partition(CLOSING)[0]
    found = _STATE.search(section)
    return found[1] if found else None


def section(run: Run) -> str:
    """What stands between the markers."""
    ways = (
        f"\n\nThe ranking against simpler ones:\n\n{markdown_table(retrieval(run.retrieval))}" if run.baselines else ""
    )
    return f"""\
{OPENING}
<!-- state: {run.state} -->
{len(run.outcomes)} questions in {len(run.languages)} languages, written as people write: the test half. Weights
and coefficients were fitted on the other half. Who wrote this one saw nothing of the search, and nothing was chosen
by it; its first figures were known when follow-ups and misuse were last worked on. Each value stands over its
95 % interval and its number of questions. `waypost evaluate --baseline --readme` writes this anew.

![Figures by language and kind]({CHART.as_posix()})

{markdown_table(by_figure("", run.groups))}{ways}
{CLOSING}"""


def write_section(run: Run, readme: Path) -> None:
    """Replaces the section. Raises EvaluationError where the file or its markers are missing, or the run is not of the
    whole test half."""
    if run.half != "test" or len(run.languages) < len(SPOKEN):
        raise EvaluationError("The README shows the whole test half: leave --half and --language out.")
    text = readme.read_text(encoding="utf-8") if readme.is_file() else ""
    before, opening, rest = text.partition(OPENING)
    closing, after = rest.partition(CLOSING)[1:]
    if not (opening and closing):
        raise EvaluationError(f"{readme.name} has no {OPENING} … {CLOSING}: run this in a checkout, and put them in.")
    readme.write_text(f"{before}{section(run)}{after}", encoding="utf-8")
