from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import (
    Document,
    Fault,
    content_key,
    format_document,
    is_link,
    parse_document,
    read_yaml,
)
from knowledge.reading import SHIPPED, Corpus
from knowledge.vocabulary import COUNTRIES, LANGUAGES, PARTS, PUBLISHER_TYPES, SEEN, TOPICS
from tests.knowledge.folders import FRONT, LEFT_OUT, document_text, only
from tests.knowledge.small import document

FILE = "help/about-kunming.md"
FIELDS = ("id", "url", *FRONT)


def faults_of(text: str, part: str = "help") -> list[Fault]:
    found, faults = parse_document(text, part, FILE)
    assert (found is None) == bool(faults)
    return faults


def fault_of(**fields: str) -> Fault:
    """The one fault of a document that is in order but for these fields."""
    return only(faults_of(document_text("about-kunming", **fields)))


def parsed(**fields: str) -> Document:
    found, faults = parse_document(document_text("about-kunming", **fields), "help", FILE)
    assert found is not None, faults
    return found


# One line as an editor can write it: no line breaks, no white space around it.
one_line = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=80)
    .map(str.strip)
    .filter(bool)
)
identifiers = st.from_regex(r"[a-z0-9][a-z0-9-]{2,79}", fullmatch=True)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
published = st.one_of(
    st.none(), days.map(date.isoformat), days.map(lambda day: f"{day:%Y-%m}"), days.map(lambda day: f"{day:%Y}")
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    return Document(
        id=draw(identifiers),
        part=draw(st.sampled_from(PARTS)),
        title=draw(one_line),
        url=draw(st.from_regex(r"https?://[a-z]{1,12}\.org/[!-~]{0,30}", fullmatch=True)),
        publisher=draw(one_line),
        publisher_type=draw(st.sampled_from(sorted(PUBLISHER_TYPES))),
        published=draw(published),
        checked=draw(days),
        countries=tuple(draw(st.lists(st.sampled_from(sorted(COUNTRIES)), max_size=5))),
        topics=tuple(draw(st.lists(st.sampled_from(sorted(TOPICS)), max_size=5))),
        language=draw(st.sampled_from(sorted(LANGUAGES))),
        seen=draw(st.sampled_from(sorted(SEEN))),
        note=draw(st.one_of(st.just(""), one_line)),
        statements=tuple(draw(st.lists(one_line, min_size=1, max_size=5, unique=True))),
    )


# --- Format and parse ---


@given(documents())
def test_a_document_that_is_written_and_read_again_is_the_same(original: Document) -> None:
    assert parse_document(format_document(original), original.part, FILE) == (original, [])


def test_every_shipped_document_lies_in_the_file_of_its_id_and_survives_being_written_again(corpus: Corpus) -> None:
    for held in corpus.documents.values():
        file = SHIPPED / "corpus" / held.part / f"{held.id}.md"
        assert parse_document(file.read_text(encoding="utf-8"), held.part, file.name) == (held, [])
        assert parse_document(format_document(held), held.part, file.name) == (held, [])


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_crash(text: str) -> None:
    assert faults_of(text) or text.startswith("---")


yaml_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(FIELDS), yaml_values)
def test_no_value_of_a_field_makes_the_reader_crash(name: str, value: object) -> None:
    front = yaml.safe_load(document_text("about-kunming").split("---")[1])
    text = "---\n" + yaml.safe_dump({**front, name: value}) + "---\n- A statement.\n"
    assert all(fault.field == name for fault in faults_of(text))


def test_the_words_of_a_document_are_read_as_they_stand() -> None:
    found = parsed(title="'Six countries: \"no safe havens\"'", countries="[LA, MM]", note="Dates conflict.")
    assert found.title == 'Six countries: "no safe havens"'
    assert found.countries == ("LA", "MM")
    assert found.note == "Dates conflict."
    assert found.part == "help"


def test_a_norwegian_document_keeps_its_country_when_it_is_written() -> None:
    written = format_document(replace(document("about-norway", ["A statement."]), countries=("NO",)))
    found, faults = parse_document(written, "enforcement", FILE)
    assert found is not None and found.countries == ("NO",), faults


def test_a_norwegian_country_code_without_quotes_is_named_because_yaml_reads_no_as_false() -> None:
    assert str(fault_of(countries="[NO]")).startswith(f"{FILE}: countries: False is not known")


@pytest.mark.parametrize("written", ["2024", "'2024'", "2024-05", "2024-05-31", "'2024-05-31'"])
def test_the_day_of_publication_may_be_a_year_a_month_or_a_day_quoted_or_not(written: str) -> None:
    assert parsed(published=written).published == written.strip("'")


def test_a_page_without_a_date_has_none() -> None:
    assert parsed(published="null").published is None


def test_a_document_cannot_be_changed_after_it_was_read() -> None:
    with pytest.raises(FrozenInstanceError):
        parsed().title = "another"  # type: ignore[misc]


# --- Faults: each names the file, the field and the remedy ---


@pytest.mark.parametrize("name", FIELDS)
def test_a_missing_field_is_named(name: str) -> None:
    fault = only(faults_of(document_text("about-kunming", **{name: LEFT_OUT})))
    assert (fault.file, fault.field, fault.problem) == (FILE, name, "is missing")
    assert fault.remedy == f"Add a line `{name}: …`."


def test_the_fields_that_may_be_missing_are_those_of_the_document_class() -> None:
    assert set(FIELDS) == {field.name for field in fields(Document)} - {"part", "statements", "notice"}


@pytest.mark.parametrize(
    ("name", "written", "problem", "remedy"),
    [
        ("id", "About Kunming", "is no id", "small letters"),
        ("id", "ab", "is no id", "hyphens"),
        ("id", '"about-kunming\\n"', "is no id", "small letters"),
        ("title", "''", "is empty", "as the source does"),
        ("title", "2025", "is empty", "as the source does"),
        ("publisher", "'  '", "is empty", "as the source does"),
        ("url", "www.example.org/page", "is no link", "https://"),
        ("url", "ftp://example.org/page", "is no link", "https://"),
        ("url", "https://example.org/a page", "is no link", "https://"),
        ("url", "'https://[example'", "is no link", "https://"),
        ("published", "May 2025", "is no date", "YYYY-MM-DD"),
        ("published", "2025-13", "is no day of the calendar", "null where the page shows no date"),
        ("published", "2025-02-30", "is no day of the calendar", "YYYY-MM-DD"),
        ("published", '"2025\\n"', "is no date", "YYYY-MM-DD"),
        ("published", "'๒๐๒๕'", "is no date", "YYYY-MM-DD"),
        ("published", "true", "is no date", "YYYY-MM-DD"),
        ("checked", "yesterday", "is no date", "YYYY-MM-DD"),
        ("checked", "null", "is no date", "YYYY-MM-DD"),
        ("checked", "2026-02-30", "is no date", "YYYY-MM-DD"),
        ("checked", "2026-11-23 10:00:00", "is no date", "YYYY-MM-DD"),
        ("countries", "[CN, XX]", "XX is not known", "vocabulary.toml"),
        ("countries", "[[CN]]", "is not known", "vocabulary.toml"),
        ("countries", "CN", "is not a list", "[A, B]"),
        ("topics", "[enforcement, gossip]", "gossip is not known", "vocabulary.toml"),
        ("topics", "null", "is not a list", "[A, B]"),
        ("language", "xx", "is not known", "en"),
        ("publisher_type", "blog", "is not known", "news"),
        ("publisher_type", "[news]", "is not known", "news"),
        ("seen", "twice", "is not known", "primary, secondary"),
        ("note", "[a, b]", "is not text", "leave it empty"),
        ("author", "Somebody", "is not a known field", "Delete it or mend its name"),
    ],
)
def test_a_field_with_a_wrong_value_is_named_with_what_to_write(
    name: str, written: str, problem: str, remedy: str
) -> None:
    fault = fault_of(**{name: written})
    assert (fault.file, fault.field) == (FILE, name)
    assert problem in fault.problem
    assert remedy in fault.remedy


def test_all_faults_of_a_document_are_named_at_once() -> None:
    text = document_text("about-kunming", ["A statement.", ""], language="xx", checked="soon", title=LEFT_OUT)
    assert {fault.field for fault in faults_of(text)} == {"language", "checked", "title", "statement 2"}


def test_a_folder_that_is_no_part_of_the_corpus_is_named() -> None:
    fault = only(faults_of(document_text("about-kunming"), part="gossip"))
    assert (fault.field, fault.problem) == ("folder", "'gossip' is not a part of the corpus")
    assert all(part in fault.remedy for part in PARTS)


@pytest.mark.parametrize("text", ["", "- A statement.\n", "---\nid: a\n- A statement.\n", " ---\nid: abc\n---\n- A.\n"])
def test_a_file_without_front_matter_is_named(text: str) -> None:
    fault = only(faults_of(text))
    assert (fault.file, fault.field, fault.problem) == (FILE, "front matter", "is missing")
    assert "---" in fault.remedy


@pytest.mark.parametrize(
    "front",
    [
        "title: Kunming: what was agreed",
        "title: [",
        "title: 'open",
        "a: &a\nb: *c",
        "\tid: x",
        "checked: 2026-11-23 99:00:00",
    ],
)
def test_front_matter_that_is_not_yaml_is_named(front: str) -> None:
    fault = only(faults_of(f"---\n{front}\n---\n- A statement.\n"))
    assert (fault.field, fault.remedy) == ("front matter", "Quote values that hold a colon or a #.")
    assert fault.problem.startswith("is not YAML (")


@pytest.mark.parametrize("front", ["- a\n- b", "just words", "2025"])
def test_front_matter_that_is_not_a_list_of_fields_is_named(front: str) -> None:
    fault = only(faults_of(f"---\n{front}\n---\n- A statement.\n"))
    assert (fault.field, fault.problem) == ("front matter", "is not a list of fields")


def test_an_empty_statement_is_named_by_its_number() -> None:
    fault = only(faults_of(document_text("about-kunming", ["The first.", "", "The third."])))
    assert (fault.field, fault.problem) == ("statement 2", "is empty")
    assert fault.remedy == "Write its sentence or delete the line."


def test_a_hyphen_alone_is_an_empty_statement() -> None:
    fault = only(faults_of(document_text("about-kunming") + "-\n"))
    assert fault.field == "statement 3"


def test_a_document_without_statements_is_named() -> None:
    fault = only(faults_of(document_text("about-kunming", [])))
    assert (fault.field, fault.problem) == ("statements", "are missing")


def test_the_same_sentence_twice_is_named() -> None:
    fault = only(faults_of(document_text("about-kunming", ["The same.", "The same."])))
    assert (fault.field, fault.remedy) == ("statements", "Delete one of them.")


def test_a_statement_that_runs_over_two_lines_is_named_by_its_line() -> None:
    fault = only(faults_of(document_text("about-kunming", ["One that goes\n  on in the next line."])))
    assert (fault.field, fault.problem) == ("line 3 of the text", "is not a list item")
    assert "on one line" in fault.remedy


def test_a_fault_reads_as_file_field_problem_and_remedy() -> None:
    fault = Fault("help/a.md", "checked", "'soon' is no date", "Write YYYY-MM-DD.")
    assert str(fault) == "help/a.md: checked: 'soon' is no date. Write YYYY-MM-DD."


# --- Passages ---


def test_there_is_one_passage_a_statement_in_order() -> None:
    held = document("kunming", ["The first.", "The second."])
    assert [passage.text for passage in held.passages] == ["The first.", "The second."]
    assert all(passage.document is held for passage in held.passages)
    assert held.passages[0].id.startswith("kunming#")


@given(st.lists(one_line, min_size=2, max_size=6, unique=True), st.data())
def test_a_passage_keeps_its_id_when_its_neighbours_come_and_go(statements: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.sampled_from(statements))
    alone = document("kunming", [kept]).passages[0]
    assert alone.id in {passage.id for passage in document("kunming", statements).passages if passage.text == kept}


@given(one_line, one_line)
def test_two_statements_share_a_key_only_when_they_are_the_same(one: str, other: str) -> None:
    assert (content_key(one) == content_key(other)) == (one == other)
    assert len(content_key(one)) == 32


def test_the_text_of_a_document_is_its_title_and_its_statements() -> None:
    assert document("kunming", ["The first.", "The second."]).text == "About kunming\nThe first.\nThe second."


# --- YAML and links ---


def test_a_day_that_no_calendar_has_stays_text_so_that_its_field_can_be_named() -> None:
    assert read_yaml("checked: 2026-02-30\nname: x") == {"checked": "2026-02-30", "name": "x"}
    assert read_yaml("- checked: 2026-13-01\n  name: x") == [{"checked": "2026-13-01", "name": "x"}]


def test_a_real_day_is_read_as_one() -> None:
    assert read_yaml("checked: 2026-02-28") == {"checked": date(2026, 2, 28)}


@pytest.mark.parametrize("text", ["a: [", "a: 2026-11-23 99:00:00"])
def test_whatever_yaml_cannot_read_is_one_error(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        read_yaml(text)


@pytest.mark.parametrize("link", ["https://example.org", "http://example.org/a?b=c#d", "https://例え.jp/ページ"])
def test_a_full_address_is_a_link(link: str) -> None:
    assert is_link(link)


@pytest.mark.parametrize(
    "text", ["", "example.org", "https://", "https:///path", "https://a b", "https://[a", "https://a\n", None, 5]
)
def test_anything_less_is_no_link(text: object) -> None:
    assert not is_link(text)


# --- What ships ---


def test_the_shipped_corpus_holds_361_documents_and_1249_statements(corpus: Corpus) -> None:
    assert len(corpus.documents) == 361
    assert sum(len(held.statements) for held in corpus.documents.values()) == 1249
    assert len(corpus.passages) == 1249


def test_every_shipped_statement_ends_as_a_sentence(corpus: Corpus) -> None:
    endings = (".", ".)", '."', ".'", "?", "!", '.")')
    assert [p.id for p in corpus.passages.values() if not p.text.endswith(endings)] == []


def test_no_shipped_statement_is_longer_than_can_be_shown_whole(corpus: Corpus) -> None:
    assert max(len(passage.text) for passage in corpus.passages.values()) < 400


def test_shipped_statements_say_pig_butchering_only_where_they_are_about_the_name(corpus: Corpus) -> None:
    naming = ("term", "say", "instead of", "call", "replace")
    said = [p.text for p in corpus.passages.values() if "butcher" in p.text.lower()]
    assert said, "the corpus does say why the name is not used"
    assert [text for text in said if not any(word in text.lower() for word in naming)] == []


def test_no_shipped_document_was_checked_or_published_in_the_future_of_its_reading(corpus: Corpus) -> None:
    late = [d.id for d in corpus.documents.values() if d.published and d.published > d.checked.isoformat()]
    assert late == []


def test_shipped_statements_stand_alone(corpus: Corpus) -> None:
    leaning = ("these assets", "the article", "this article", "the page says", "as mentioned", "see above")
    found = [p.id for p in corpus.passages.values() if any(words in p.text.lower() for words in leaning)]
    assert found == []


# --- Notices: what happened to a document after it was approved ---


@pytest.mark.parametrize("notice", ["corrected 2026-11-24", "withdrawn 2026-11-24: The outlet took: it back."])
def test_a_notice_is_read_and_written_again_as_it_was(notice: str) -> None:
    text = document_text("about-kunming", notice=f"'{notice}'")
    document, faults = parse_document(text, "help", FILE)
    assert (str(document.notice) if document else faults) == notice
    assert document is not None
    assert parse_document(format_document(document), "help", FILE) == (document, [])


@pytest.mark.parametrize("notice", ["retracted 2026-11-24", "corrected", "corrected 2026-02-31", "42", "[corrected]"])
def test_what_is_no_notice_is_a_fault_with_an_example(notice: str) -> None:
    fault = only(faults_of(document_text("about-kunming", notice=notice)))
    assert fault.field == "notice"
    assert "corrected 2026-11-24: why" in fault.remedy


def test_a_document_without_a_notice_is_written_without_its_line() -> None:
    document, _ = parse_document(document_text("about-kunming"), "help", FILE)
    assert document is not None
    assert "notice" not in format_document(document)
