"""The commands of a refresh as a person or a program calls them, in processes of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.commands.running import one_sentence, waypost

PAGE = (
    """<html lang="en"><head><title>UNODC warns of scam compounds</title></head><body><article>
<h1>UNODC warns of scam compounds</h1><p>20 November 2026</p>"""
    + "".join(
        f"<p>UNODC said on 20 November 2026 that scam compounds in Cambodia held victims of human trafficking from {n} countries."
        " The police freed the victims and the ministry opened a shelter for them in Phnom Penh.</p>"
        for n in range(20, 32)
    )
    + "</article></body></html>"
)
URL = "https://www.unodc.org/roseap/en/2026/warning.html"


def said(folder: Path, *arguments: str, status: int = 0) -> Any:
    done = waypost("knowledge", *arguments, "--json", folder=folder)
    assert done.returncode == status, done.stderr.decode()
    return json.loads(done.stdout)


def test_what_is_not_there_is_one_sentence_with_status_one(tmp_path: Path) -> None:
    for arguments in (("show", "7"), ("approve", "7"), ("rollback", "7"), ("history", "no-such"), ("import", "no.zip")):
        done = waypost("knowledge", *arguments, folder=tmp_path)
        assert done.returncode == 1
        one_sentence(done)


def test_wrong_use_ends_with_two(tmp_path: Path) -> None:
    for arguments in (("reject", "1"), ("refresh", "--since", "soon"), ("add", "page.html"), ("approve", "x")):
        assert waypost("knowledge", *arguments, folder=tmp_path).returncode == 2


def test_an_empty_ledger_has_nothing_waiting_and_no_snapshot(tmp_path: Path) -> None:
    assert said(tmp_path, "list") == {"rows": []}
    assert said(tmp_path, "review") == {"waiting": []}
    status = said(tmp_path, "status")
    assert (status["waiting"], status["snapshot"], status["paused"]) == (0, None, False)
    assert status["days_since_newest"]["topics"]["repatriation"] > 0


@pytest.mark.slow
def test_a_saved_page_is_added_approved_answered_and_rolled_back(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    added = said(tmp_path, "add", "page.html", "--url", URL)
    assert added["outcome"] == "new", added
    item = said(tmp_path, "show", str(added["item"]))
    assert item["statements"] and item["problems"] == []
    first = said(tmp_path, "approve", str(added["item"]), "--by", "Ada")
    assert first["index"]["renewed"] and first["index"]["left_out"] == []
    said(tmp_path, "withdraw", item["document"], "--reason", "taken back", "--by", "Ada")
    events = said(tmp_path, "history", item["document"])["events"]
    assert [event["what"] for event in events] == ["new", "proposed as new", "approved", "withdrawn"]
    said(tmp_path, "rollback", str(first["snapshot"]), "--by", "Ada")
    documents = {row["id"]: row["notice"] for row in said(tmp_path, "list", "--documents")["rows"]}
    assert documents[item["document"]] == ""
    assert said(tmp_path, "doctor", status=0) == {"findings": []}
