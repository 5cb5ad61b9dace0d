"""Python programs in processes of their own, for what a test cannot do to itself: be killed, hold a lock, fill a disk."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Stops for ever at the given call to the model, after having said so on standard output.
STOPPING_BUILD = """
import sys, time
from pathlib import Path
from tests.knowledge.small import HashedWords, bring, corpus_of, document, three_documents

class Stops(HashedWords):
    calls = 0
    def _embed(self, texts):
        Stops.calls += 1
        if Stops.calls == int(sys.argv[2]):
            print("half way", flush=True)
            time.sleep(600)
        return super()._embed(texts)

corpus = three_documents()
if len(sys.argv) > 3:
    corpus = corpus_of(*corpus.documents.values(), document("new", ["A fourth document came."]))
bring(corpus, Path(sys.argv[1]), Stops())
print("whole", flush=True)
"""


def environment(**more: str) -> dict[str, str]:
    """This process's, without settings of the bot, and with the project on the path; nothing is fetched from the network."""
    ours = ("WAYPOST_", "TELEGRAM_", "EMBEDDING_MODEL", "LOG_LEVEL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return kept | {"PYTHONPATH": path, "HF_HUB_OFFLINE": "1", "COLUMNS": "120", **more}


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    """The program running, with its output to read."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), cwd=ROOT
    )


def stopped_half_way(data: Path, call: int, *more: str) -> subprocess.Popen[str]:
    """A build of the small corpus that has stopped at this call to the model and holds the lock."""
    process = started(STOPPING_BUILD, data, call, *more)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line == "half way\n", process.communicate()
    return process


def killed(process: subprocess.Popen[str]) -> int:
    """SIGKILL: no handler, no `finally`. Gives the exit status."""
    process.kill()
    process.communicate()
    return process.returncode


def with_files_of_at_most(size: int) -> None:
    """For `preexec_fn`: a file that grows beyond `size` bytes fails, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
