from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.contacts import Contacts, digits
from knowledge.errors import CorpusError
from knowledge.reading import Corpus, phone_numbers, read_corpus
from knowledge.vocabulary import PARTS
from tests.conftest import SHARED
from tests.knowledge.folders import KnowledgeFolder, contact_text, document_text, knowledge_folder, only

DOSSIER = SHARED / "dossier"


@pytest.fixture
def folder(tmp_path: Path) -> KnowledgeFolder:
    """In order, with one document and one contact."""
    made = knowledge_folder(tmp_path)
    made.document("in-order")
    made.contacts("KH", contact_text(phone="'1234'"))
    return made


# --- One bad document never stops the others ---


def test_a_folder_in_order_has_no_faults(folder: KnowledgeFolder) -> None:
    corpus = folder.read()
    assert corpus.faults == ()
    assert list(corpus.documents) == ["in-order"]
    assert repr(corpus) == "Corpus(1 documents, 2 passages)"


@pytest.mark.parametrize(
    ("spoilt", "field", "remedy"),
    [
        ({"title": "''"}, "title", "Write it as the source does."),
        ({"checked": "2026-02-30"}, "checked", "Write the day it was read as YYYY-MM-DD."),
        ({"published": "soon"}, "published", "Write YYYY-MM-DD, YYYY-MM, YYYY, or null where the page shows no date."),
        ({"countries": "[XX]"}, "countries", "See knowledge/vocabulary.toml for the names in use."),
        ({"topics": "[gossip]"}, "topics", "See knowledge/vocabulary.toml for the names in use."),
        ({"url": "'https://[x'"}, "url", "Give the full address of the source page, with https://."),
        ({"url": "https://example.com/x"}, "url", "Check the link; add the domain to publishers.toml if it is theirs."),
        ({"publisher_type": "un"}, "publisher_type", "Write news, as in publishers.toml."),
        ({"publisher": "A Blog"}, "publisher", "Add a [[publisher]] to publishers.toml once an editor has vetted it"),
        ({"id": "another-name"}, "id", "Name the file another-name.md."),
        ({"note": "a: b: c"}, "front matter", "Quote values that hold a colon or a #."),
    ],
)
def test_a_bad_document_is_named_and_left_out_and_the_others_are_read(
    folder: KnowledgeFolder, spoilt: dict[str, str], field: str, remedy: str
) -> None:
    folder.document("spoilt", **spoilt)
    corpus = folder.read()
    fault = only(corpus.faults)
    assert (fault.file, fault.field) == ("help/spoilt.md", field)
    assert remedy in fault.remedy
    assert list(corpus.documents) == ["in-order"]


def test_a_document_that_is_not_utf_8_is_named_and_left_out(folder: KnowledgeFolder) -> None:
    folder.file("corpus/help/spoilt.md", document_text("spoilt", ["Café."]).encode("latin-1"))
    fault = only(folder.read().faults)
    assert (fault.file, fault.field, fault.remedy) == ("help/spoilt.md", "file", "Save it as UTF-8 text.")
    assert "cannot be read" in fault.problem
    assert list(folder.read().documents) == ["in-order"]


def test_a_folder_where_a_file_should_be_is_named(folder: KnowledgeFolder) -> None:
    (folder.path / "corpus" / "help" / "spoilt.md").mkdir()
    fault = only(folder.read().faults)
    assert (fault.file, fault.field) == ("help/spoilt.md", "file")


def test_a_document_saved_on_windows_is_read_like_any_other(folder: KnowledgeFolder) -> None:
    folder.document("from-windows")
    text = document_text("from-windows").replace("\n", "\r\n")
    folder.file("corpus/help/from-windows.md", b"\xef\xbb\xbf" + text.encode())
    corpus = folder.read()
    assert corpus.faults == ()
    assert corpus.documents["from-windows"].statements == corpus.documents["in-order"].statements


def test_an_empty_statement_is_named_by_file_and_number(folder: KnowledgeFolder) -> None:
    folder.document("spoilt", ["The first.", ""])
    fault = only(folder.read().faults)
    assert (fault.file, fault.field, fault.problem) == ("help/spoilt.md", "statement 2", "is empty")


def test_a_document_in_a_folder_that_is_no_part_is_named(folder: KnowledgeFolder) -> None:
    folder.document("spoilt", part="gossip")
    fault = only(folder.read().faults)
    assert (fault.file, fault.field) == ("gossip/spoilt.md", "folder")


def test_a_bad_contact_is_named_and_stops_nothing(folder: KnowledgeFolder) -> None:
    folder.contacts("LA", contact_text(phone="1191"))
    corpus = folder.read()
    assert (only(corpus.faults).file, only(corpus.faults).field) == ("contacts/LA.yaml entry 1", "phone")
    assert list(corpus.documents) == ["in-order"]
    assert corpus.contacts.countries == ("KH",)


def test_the_questions_of_a_document_that_is_left_out_are_no_fault_of_their_own(folder: KnowledgeFolder) -> None:
    folder.document("spoilt", seen="twice")
    folder.asked("th", "spoilt", ["คำถาม"])
    corpus = folder.read()
    assert only(corpus.faults).field == "seen"
    assert {pointer.document for pointers in corpus.asked.values() for pointer in pointers} == {"in-order"}


def test_a_document_with_few_english_questions_is_named_and_stays(folder: KnowledgeFolder) -> None:
    folder.file("corpus/help/new.md", document_text("new"))
    corpus = folder.read()
    assert only(corpus.faults).file == "asked/en.jsonl new"
    assert "new" in corpus.documents


# --- Twice the same ---


def test_a_second_document_with_the_same_id_is_named_and_the_first_stays(folder: KnowledgeFolder) -> None:
    folder.document("in-order", ["Another text."], part="scams", url="https://example.org/another")
    corpus = folder.read()
    fault = only(corpus.faults)
    assert (fault.file, fault.field) == ("scams/in-order.md", "id")
    assert fault.problem == "in-order is already in help/in-order.md"
    assert fault.remedy == "Merge the two documents or mend one."
    assert corpus.documents["in-order"].part == "help"


@pytest.mark.parametrize(
    "url",
    ["https://www.example.org/in-order", "http://example.org/in-order/", "https://EXAMPLE.org/in-order#top"],
)
def test_a_second_document_of_the_same_page_is_named_and_left_out(folder: KnowledgeFolder, url: str) -> None:
    folder.document("zz-the-same-page", url=url)
    corpus = folder.read()
    fault = only(corpus.faults)
    assert (fault.file, fault.field) == ("help/zz-the-same-page.md", "url")
    assert "is already in help/in-order.md" in fault.problem
    assert list(corpus.documents) == ["in-order"]


def test_two_pages_that_differ_in_their_query_are_two(folder: KnowledgeFolder) -> None:
    folder.document("page-one", url="https://example.org/page?id=1")
    folder.document("page-two", url="https://example.org/page?id=2")
    assert folder.read().faults == ()


# --- Numbers to call ---


def test_a_number_that_no_contact_holds_is_named_and_its_document_left_out(folder: KnowledgeFolder) -> None:
    folder.document("spoilt", ["A statement.", "Call the hotline 5678 at any hour."])
    corpus = folder.read()
    fault = only(corpus.faults)
    assert (fault.file, fault.field) == ("help/spoilt.md", "statement 2")
    assert fault.problem == "names the number 5678, which no contact record holds"
    assert fault.remedy == "Add the number to contacts with its source, or take it out of the statement."
    assert list(corpus.documents) == ["in-order"]


def test_a_number_that_a_contact_holds_is_no_fault(folder: KnowledgeFolder) -> None:
    folder.document("with-number", ["Call the hotline 1234 at any hour."])
    assert folder.read().faults == ()


def test_a_number_that_only_a_conflicting_contact_holds_is_named(folder: KnowledgeFolder) -> None:
    folder.contacts("KH", contact_text(phone="'1234'", confidence="conflicting"))
    folder.document("spoilt", ["Call the hotline 1234 at any hour."])
    assert only(folder.read().faults).problem == "names the number 1234, which no contact record holds"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The hotline 1441 is open.", ["1441"]),
        ("The 1441 hotline is open.", ["1441"]),
        ("Kazakhstan's national trafficking hotline is 116 16.", ["116 16"]),
        ("116 006 is the EU's number for victims of crime.", ["116 006"]),
        ("Reports go to the Cambodian police on 117, and are free.", ["117"]),
        ("The hotline of the Anti Online Scam Operation Centre (AOC) is 1441 and never closes.", ["1441"]),
        ("The National Scam Response Centre (997) took calls.", ["997"]),
        ("The helpline 1930 in India answers all day.", ["1930"]),
        ("After a call to 1930 in India the person gets a text.", ["1930"]),
        ("In danger dial 999.", ["999"]),
        ("They can ring 96110 to ask.", ["96110"]),
        ("Report by calling or texting 156 or 5656.", ["156", "5656"]),
        ("The line gave +855 12 813 282 and +855 61 844 661 as its numbers.", ["+855 12 813 282", "+855 61 844 661"]),
        ("The line +86-10-12308 helps at once.", ["+86-10-12308"]),
        ("Write to WhatsApp at (852) 1868.", ["(852) 1868"]),
        ("Call the mission on (+856)20 5551 2228, it said.", ["(+856)20 5551 2228"]),
        ("The office is on +44 (0)20 7008 5000 from anywhere.", ["+44 (0)20 7008 5000"]),
        ("It is listed at +(95) 1-753-6-509, day and night.", ["+(95) 1-753-6-509"]),
        ("The numbers are 0947-714-7105 (Smart) and 0966-976-5971 (Globe).", ["0947-714-7105", "0966-976-5971"]),
        ("Call hotline 117 or 118, and 300 people will answer in 2025.", ["117", "118"]),
        ("The 1441 hotline, again: hotline 1441.", ["1441"]),
    ],
)
def test_a_number_that_a_reader_would_dial_is_found_whole(text: str, numbers: list[str]) -> None:
    assert phone_numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "On 14 November 2025 six countries met.",
        "Between 2022 and 2023, and again in 2024-2025, police acted.",
        "About 100 Chinese nationals crossed the border.",
        "The police arrested 3,455 people and froze US$12 million.",
        "The call centre got more than 65,000 calls in a year but only 700 were emergencies.",
        "The hotline took 200 calls and 300 reports.",
        "Losses rose by 199% to 100 million kip.",
        "Most of the victims (148) were in Cambodia.",
        "It lost $10000000 and 2500000.50 baht.",
        "The Forced Labour Convention, 1930, No. 29, applies.",
        "The hotline opened in 2011.",
        "Resolution 2388 was adopted.",
        "The Centre made 138 freezing actions.",
        "One of 191 Filipino workers came home.",
    ],
)
def test_a_count_a_sum_or_a_year_is_no_number_to_dial(text: str) -> None:
    assert phone_numbers(text) == []


@given(st.text(max_size=200))
def test_no_text_makes_the_search_for_numbers_crash(text: str) -> None:
    assert all(number.strip() == number and len(digits(number)) >= 3 for number in phone_numbers(text))


@given(st.integers(100, 999_999))
def test_every_short_code_after_the_word_hotline_is_found_whole(code: int) -> None:
    assert phone_numbers(f"Victims can call the hotline {code}.") == [str(code)]


# A line that also stands in the shipped statements in a place where it is dialled by nobody: a site's and a law's name.
NOT_DIALLED = {"The Philippines' 1343 site lists", "(Forced Labour Convention, 1930"}


def numbers_of(contacts: Contacts) -> set[str]:
    texts = [text for contact in contacts.all for text in (contact.phone, contact.messaging) if text]
    return {digits(run) for text in texts for run in re.findall(r"\+?\d[\d ()-]*\d", text)}


def test_every_number_of_a_contact_is_recognised_where_a_shipped_statement_gives_it(corpus: Corpus) -> None:
    lines = {number for number in numbers_of(corpus.contacts) if not (len(number) == 3 and number[1:] in ("00", "10"))}
    counts = {"180", "191", "199"}  # counts of people in one statement each, lines in others
    missed = []
    for passage in corpus.passages.values():
        found = {digits(number) for number in phone_numbers(passage.text)}
        for run in re.finditer(r"(?<![\d,.$(])\+?\d[\d -]*\d(?![,.]?\d|%)", passage.text):
            if digits(run[0]) in lines - counts - found and not any(text in passage.text for text in NOT_DIALLED):
                missed.append(f"{run[0]} in {passage.id}: {passage.text}")
    assert missed == []


def test_every_number_found_in_a_shipped_statement_can_be_looked_up(corpus: Corpus) -> None:
    found = [number for passage in corpus.passages.values() for number in phone_numbers(passage.text)]
    assert len(found) > 100
    assert [number for number in found if not corpus.contacts.holds_number(number)] == []


# --- The corpus as a whole ---


def test_a_corpus_cannot_be_changed_after_it_was_read(folder: KnowledgeFolder) -> None:
    corpus = folder.read()
    with pytest.raises(FrozenInstanceError):
        corpus.faults = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        corpus.documents["new"] = corpus.documents["in-order"]  # type: ignore[index]
    with pytest.raises(TypeError):
        corpus.passages["new"] = next(iter(corpus.passages.values()))  # type: ignore[index]


def test_passages_are_found_by_their_id_in_the_order_of_statements(folder: KnowledgeFolder) -> None:
    corpus = folder.read()
    assert [passage.text for passage in corpus.passages.values()] == list(corpus.documents["in-order"].statements)
    assert all(identifier == passage.id for identifier, passage in corpus.passages.items())


def test_the_digest_stays_while_nothing_changes(folder: KnowledgeFolder) -> None:
    assert folder.read().digest == folder.read().digest


@pytest.mark.parametrize("change", ["statement", "question", "date"])
def test_the_digest_changes_with_all_that_is_embedded_or_ranked_by(folder: KnowledgeFolder, change: str) -> None:
    before = folder.read().digest
    if change == "question":
        folder.asked("th", "in-order", ["คำถามใหม่"])
    else:
        changed = {"published": "'2025-12-01'"} if change == "date" else {}
        folder.document("in-order", ["New."] if change == "statement" else ["Six countries met."], **changed)
    assert folder.read().digest != before


@pytest.mark.parametrize("needed", ["corpus", "contacts"])
def test_a_knowledge_folder_without_its_folders_is_an_error_that_says_what_to_do(tmp_path: Path, needed: str) -> None:
    for name in {"corpus", "contacts"} - {needed}:
        (tmp_path / name).mkdir()
    with pytest.raises(CorpusError, match=f"There is no folder {needed} in .*Reinstall"):
        read_corpus(tmp_path)


def test_a_knowledge_folder_without_publishers_is_an_error(folder: KnowledgeFolder) -> None:
    (folder.path / "publishers.toml").unlink()
    with pytest.raises(CorpusError, match=r"publishers\.toml cannot be read"):
        folder.read()


def test_an_empty_knowledge_folder_is_an_empty_corpus(tmp_path: Path) -> None:
    corpus = knowledge_folder(tmp_path).read()
    assert (len(corpus.documents), len(corpus.passages), corpus.faults) == (0, 0, ())


# --- What ships, against what it was made of ---


def test_the_shipped_corpus_has_no_faults(corpus: Corpus) -> None:
    assert [str(fault) for fault in corpus.faults] == []


def test_what_ships_is_read_the_same_twice(corpus: Corpus) -> None:
    assert read_corpus().digest == corpus.digest


def records(name: str) -> Iterator[dict[str, Any]]:
    if not DOSSIER.is_dir():
        pytest.skip("the dossier that the corpus was made of does not lie beside this repository")
    with (DOSSIER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@pytest.mark.parametrize("part", PARTS)
def test_every_record_of_the_dossier_is_carried_over(corpus: Corpus, part: str) -> None:
    for record in records(part):
        document = corpus.documents[record["id"]]
        assert document.part == part
        assert document.url == record["url"]
        assert document.published == record["published"]
        assert document.language == record["language"]
        assert document.note == (record["note"] or "")
        assert len(document.statements) == len(record["facts"])


@pytest.mark.parametrize("part", PARTS)
def test_the_figures_of_every_fact_of_the_dossier_are_carried_over(corpus: Corpus, part: str) -> None:
    for record in records(part):
        held = " ".join(corpus.documents[record["id"]].statements)
        for figure in re.findall(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)", " ".join(record["facts"])):
            assert figure in held, (record["id"], figure)


def test_nothing_ships_that_the_dossier_does_not_hold(corpus: Corpus) -> None:
    assert set(corpus.documents) == {record["id"] for part in PARTS for record in records(part)}


def test_every_contact_of_the_dossier_is_carried_over_to_the_letter(corpus: Corpus) -> None:
    held = {(c.country, c.name, c.phone, c.web, c.source_url, c.confidence) for c in corpus.contacts.all}
    names = ("country", "name", "phone", "web", "source_url", "confidence")
    assert held == {tuple(record[name] for name in names) for record in records("contacts")}


@pytest.mark.parametrize("language", ["en", "zh", "th", "vi", "km", "lo", "my", "id", "ms", "tl"])
def test_every_question_of_the_dossier_is_carried_over(corpus: Corpus, language: str) -> None:
    given_ = {(q.strip(), record["id"]) for record in records(f"asked/{language}") for q in record["questions"]}
    assert given_ <= {(pointer.question, pointer.document) for pointer in corpus.asked[language]}
