"""A knowledge folder on disk that is in order, to be spoilt in one place by a test."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.documents import Fault
from knowledge.reading import Corpus, read_corpus

PUBLISHERS = """
[[publisher]]
name = "Example Agency"
type = "news"
tier = 2
domains = ["example.org"]

[[publisher]]
name = "United Example"
type = "un"
tier = 1
domains = ["united.example"]
"""
FRONT = {
    "title": "What was agreed",
    "publisher": "Example Agency",
    "publisher_type": "news",
    "published": "'2025-11-14'",
    "checked": "2026-11-23",
    "countries": "[CN, KH]",
    "topics": "[enforcement]",
    "language": "en",
    "seen": "primary",
    "note": "''",
}
LEFT_OUT = "the field is not written at all"
STATEMENTS = ("Six countries met in Kunming on 14 November 2025.", "They agreed to share intelligence.")


def document_text(identifier: str, statements: Sequence[str] = STATEMENTS, **fields: str) -> str:
    """The text of a document's file; `fields` are YAML and replace those of FRONT, or `LEFT_OUT`."""
    front = {"id": identifier, "url": f"https://www.example.org/{identifier}", **FRONT, **fields}
    head = "".join(f"{name}: {value}\n" for name, value in front.items() if value != LEFT_OUT)
    return f"---\n{head}---\n\n" + "".join(f"- {statement}\n" for statement in statements)


def contact_text(**fields: str) -> str:
    """One entry of a contacts file; `fields` are YAML and replace or add, or `LEFT_OUT`."""
    entry = {
        "name": "Example hotline",
        "kind": "trafficking-hotline",
        "phone": "'1234'",
        "source_url": "https://www.example.org/hotline",
        "publisher": "Example Agency",
        "checked": "2026-11-23",
        "confidence": "official page",
        **fields,
    }
    lines = [f"{name}: {value}" for name, value in entry.items() if value != LEFT_OUT]
    return "- " + "\n  ".join(lines) + "\n"


@dataclass(frozen=True)
class KnowledgeFolder:
    """`corpus/`, `contacts/` and `publishers.toml` below `path`."""

    path: Path

    def document(
        self, identifier: str, statements: Sequence[str] = STATEMENTS, part: str = "help", **fields: str
    ) -> None:
        """A document with as many English questions as are wanted."""
        self.file(f"corpus/{part}/{identifier}.md", document_text(identifier, statements, **fields))
        self.asked("en", identifier, [f"question {number} about {identifier}" for number in range(5)])

    def asked(self, language: str, identifier: str, questions: Sequence[str]) -> None:
        file = self.path / "corpus" / "asked" / f"{language}.jsonl"
        file.parent.mkdir(exist_ok=True)
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"id": identifier, "questions": list(questions)}) + "\n")

    def contacts(self, country: str, *entries: str) -> None:
        self.file(f"contacts/{country}.yaml", "".join(entries))

    def file(self, name: str, content: str | bytes) -> None:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self) -> Corpus:
        return read_corpus(self.path)


def knowledge_folder(path: Path) -> KnowledgeFolder:
    """One that holds no document and no contact yet, and no fault."""
    folder = KnowledgeFolder(path)
    folder.file("publishers.toml", PUBLISHERS)
    for name in ("corpus", "contacts"):
        (path / name).mkdir()
    return folder


def only(faults: Sequence[Fault]) -> Fault:
    """The one fault there is."""
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]
