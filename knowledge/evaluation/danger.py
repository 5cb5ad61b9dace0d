"""How many messages of people in danger are recognised, and how many that only look so raise no alarm.

The tune half are the examples that ship (`danger/<language>.jsonl`), on which the phrases were mended and to which the
leaning is fitted; the test half (`evaluation/danger/<language>.jsonl`) was written by other hands. Of it, km and lo were
counted while it was chosen how to prune their phrases, and their messages resemble the tune half's in th and vi.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from knowledge.evaluation.estimates import Estimate, share
from knowledge.evaluation.tables import Table, cell
from knowledge.intents import DANGER, DANGER_FOLDER, Example, read_danger
from knowledge.reading import SHIPPED

FOLDERS = {"tune": DANGER_FOLDER, "test": SHIPPED / "evaluation" / "danger"}
RECOGNISED, NO_ALARM = "danger recognised", "look-alikes not alarmed"
Alarm = Callable[[Example], bool]


def messages(half: str) -> tuple[Example, ...]:
    """Labelled messages of "tune" or "test"."""
    return read_danger(FOLDERS[half])


def counted(examples: Sequence[Example], alarm: Alarm) -> Mapping[str, Mapping[str, Estimate]]:
    """Both figures by language, in the order of the languages."""
    alarms = [(example, alarm(example)) for example in examples]
    return {
        language: {
            RECOGNISED: share([float(a) for e, a in alarms if e.language == language and e.intent == DANGER]),
            NO_ALARM: share([float(not a) for e, a in alarms if e.language == language and e.intent != DANGER]),
        }
        for language in sorted({example.language for example in examples})
    }


def table(title: str, ways: Mapping[str, Mapping[str, Mapping[str, Estimate]]]) -> Table:
    """A row a figure and a way to decide ("phrases alone"), a column a language."""
    languages = list(next(iter(ways.values())))
    rows = [
        [(f"{figure}, {way}",), *(cell(figure, by_language[language][figure]) for language in languages)]
        for figure in (RECOGNISED, NO_ALARM)
        for way, by_language in ways.items()
    ]
    return Table(title, ["figure", *languages], rows)
