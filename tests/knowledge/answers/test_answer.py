from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest

from knowledge.answers.answer import Answer, Citation, Note, Statement, Topic, contact_json
from tests.bot.answers import HOTLINE
from tests.knowledge.small import document

KUNMING = document("kunming", ["Six countries met.", "They signed."])
UNDATED = document("embassy", ["The embassy warns."], published=None)


def answered() -> Answer:
    passages = (*KUNMING.passages, *UNDATED.passages)
    return Answer(
        status="answered",
        language="th",
        statements=(Statement("Six countries met.", (1, 3)), Statement("They signed.", (2,))),
        citations=tuple(Citation(number, passage, passage.text) for number, passage in enumerate(passages, 1)),
        contacts=(HOTLINE,),
        notes=(Note("note-undated"),),
        topics=(Topic("kunming", "About kunming", "Xinhua"),),
        milliseconds=41,
    )


def test_an_answer_has_exactly_the_keys_of_the_contract_in_their_order() -> None:
    entry = answered().as_json("q-7", ["None of these pages says when it was written."])
    assert list(entry) == [
        "id",
        "status",
        "language",
        "statements",
        "citations",
        "contacts",
        "notes",
        "milliseconds",
    ]
    assert entry["id"] == "q-7"
    assert (entry["status"], entry["language"], entry["milliseconds"]) == ("answered", "th", 41)
    assert entry["notes"] == ["None of these pages says when it was written."]


def test_statements_hold_their_text_and_the_numbers_of_their_citations() -> None:
    assert answered().as_json("", [])["statements"] == [
        {"text": "Six countries met.", "citations": [1, 3]},
        {"text": "They signed.", "citations": [2]},
    ]


def test_a_citation_names_document_passage_quote_and_source_line() -> None:
    first = answered().as_json("", [])["citations"][0]
    assert first == {
        "number": 1,
        "document": "kunming",
        "passage": KUNMING.passages[0].id,
        "quote": "Six countries met.",
        "title": "About kunming",
        "publisher": "Xinhua",
        "url": "https://www.example.org/kunming",
        "published": "2025-11-14",
        "checked": "2026-11-23",
        "language": "en",
    }
    assert list(first) == [
        "number",
        "document",
        "passage",
        "quote",
        "title",
        "publisher",
        "url",
        "published",
        "checked",
        "language",
    ]


def test_a_source_without_a_date_says_null() -> None:
    assert answered().as_json("", [])["citations"][2]["published"] is None


def test_a_contact_has_exactly_the_keys_of_the_contract() -> None:
    assert contact_json(HOTLINE) == {
        "country": "TH",
        "name": "Anti-trafficking line <1300>",
        "phone": "1300",
        "source_url": "https://example.go.th/help",
        "checked": "2026-11-23",
    }
    assert answered().as_json("", [])["contacts"] == [contact_json(HOTLINE)]


def test_topics_are_for_buttons_and_not_part_of_the_contract() -> None:
    assert "topics" not in answered().as_json("", [])


def test_an_empty_answer_has_the_same_keys_and_empty_lists() -> None:
    entry = Answer("not_covered", "en").as_json("", [])
    assert list(entry) == list(answered().as_json("", []))
    assert [entry[name] for name in ("statements", "citations", "contacts", "notes")] == [[], [], [], []]
    assert entry["milliseconds"] == 0


def test_an_answer_survives_json_as_it_is() -> None:
    entry = answered().as_json("q", ["a note"])
    assert json.loads(json.dumps(entry, ensure_ascii=False)) == entry


def test_an_answer_cannot_be_changed_after_the_gate() -> None:
    with pytest.raises(FrozenInstanceError):
        answered().status = "declined"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        answered().statements[0].text = "They did not sign."  # type: ignore[misc]
