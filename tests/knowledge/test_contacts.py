from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.contacts import CONTACT_COUNTRIES, Contact, Contacts, digits, read_contacts
from knowledge.documents import Fault
from knowledge.reading import Corpus
from knowledge.vocabulary import CONFIDENCE, CONTACT_KINDS
from tests.knowledge.folders import LEFT_OUT, contact_text, only

HOTLINE = Contact(
    country="KH",
    name="Police hotline",
    kind="police-emergency",
    phone="117",
    web=None,
    messaging=None,
    hours=None,
    languages=None,
    for_whom=None,
    source_url="https://www.example.org/117",
    publisher="Example Agency",
    published=None,
    checked=date(2026, 11, 23),
    confidence="official page",
    note=None,
)
CONFLICTING = replace(HOTLINE, phone="118", confidence="conflicting")


def read(path: Path, content: str | bytes, name: str = "KH.yaml") -> tuple[Contacts, list[Fault]]:
    folder = path / "contacts"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_contacts(folder)


# --- What may be shown ---


def test_a_contact_with_something_to_reach_it_by_is_shown() -> None:
    nothing = replace(HOTLINE, phone=None)
    assert HOTLINE.shown
    assert replace(nothing, web="https://www.example.org").shown
    assert replace(nothing, messaging="Telegram @example").shown
    assert not nothing.shown


def test_a_conflicting_contact_is_never_shown() -> None:
    contacts = Contacts([CONFLICTING])
    assert not CONFLICTING.shown
    assert contacts.of("KH") == ()
    assert contacts.countries == ()
    assert contacts.all == (CONFLICTING,)


@pytest.mark.parametrize("confidence", sorted(CONFIDENCE))
def test_only_what_an_editor_has_yet_to_settle_is_held_back(confidence: str) -> None:
    assert replace(HOTLINE, confidence=confidence).shown == (confidence != "conflicting")


def test_contacts_of_a_country_can_be_asked_for_by_kind() -> None:
    embassy = replace(HOTLINE, kind="embassy-consular", phone="023 728 402")
    contacts = Contacts([HOTLINE, embassy, replace(HOTLINE, country="LA")])
    assert contacts.of("KH", ["embassy-consular"]) == (embassy,)
    assert contacts.of("KH") == (HOTLINE, embassy)
    assert contacts.of("TH") == ()
    assert contacts.countries == ("KH", "LA")


def test_the_nearest_help_comes_first_and_among_equals_the_official_page_with_a_number() -> None:
    reported = replace(HOTLINE, name="reported", confidence="named by reputable news/NGO")
    without_number = replace(HOTLINE, name="page", phone=None, web="https://www.example.org")
    embassy = replace(HOTLINE, name="embassy", kind="embassy-consular")
    for order in ([embassy, without_number, reported, HOTLINE], [reported, HOTLINE, embassy, without_number]):
        assert Contacts(order).of("KH") == (HOTLINE, reported, without_number, embassy)


# --- Whether a number is held ---


@pytest.mark.parametrize("number", ["+84 981 848 484", "84981848484", "+84-981-848-484", "0981 848 484", "981848484"])
def test_a_number_is_held_however_it_is_spaced_and_prefixed(number: str) -> None:
    assert Contacts([replace(HOTLINE, phone="+84 981 848 484")]).holds_number(number)


def test_a_line_is_held_with_or_without_its_prefix_in_brackets() -> None:
    contacts = Contacts([replace(HOTLINE, phone="(852) 1868")])
    assert contacts.holds_number("1868")
    assert contacts.holds_number("(852) 1868")
    assert not contacts.holds_number("852")


@pytest.mark.parametrize("number", ["848", "484", "+84 981 848 485", "98184848", "117981848484"])
def test_a_part_of_a_number_or_another_one_is_not_held(number: str) -> None:
    assert not Contacts([replace(HOTLINE, phone="+84 981 848 484")]).holds_number(number)


def test_two_numbers_side_by_side_do_not_make_a_third() -> None:
    contacts = Contacts([replace(HOTLINE, phone="117 / 119", note="Second line 023 12345.")])
    assert [contacts.holds_number(number) for number in ("117", "119", "023 12345")] == [True] * 3
    assert [contacts.holds_number(number) for number in ("171", "711", "119023", "345")] == [False] * 4


def test_numbers_of_a_messenger_and_of_a_note_are_held() -> None:
    contacts = Contacts([replace(HOTLINE, messaging="WhatsApp +66 92 246 7889", note="Also 1300.")])
    assert contacts.holds_number("092 246 7889")
    assert contacts.holds_number("1300")


def test_a_conflicting_contact_holds_no_number() -> None:
    assert not Contacts([CONFLICTING]).holds_number("118")
    assert Contacts([CONFLICTING, replace(HOTLINE, phone="118")]).holds_number("118")


@given(st.text(max_size=40))
def test_digits_are_all_that_is_left_of_a_number(text: str) -> None:
    assert all(char.isdecimal() for char in digits(text))
    assert digits(digits(text)) == digits(text)


@given(st.text(max_size=40))
def test_no_text_makes_the_look_up_crash(text: str) -> None:
    assert Contacts([replace(HOTLINE, phone=text)]).holds_number(text) in (True, False)


@given(st.from_regex(r"\+?[0-9]{1,3}( ?[0-9]{2,4}){2,4}", fullmatch=True))
def test_every_number_that_a_contact_gives_is_held(phone: str) -> None:
    assert Contacts([replace(HOTLINE, phone=phone)]).holds_number(phone)


# --- Reading, and faults: each names the file, the entry, the field and the remedy ---


def test_contacts_are_read_with_the_country_of_their_file(tmp_path: Path) -> None:
    contacts, faults = read(tmp_path, contact_text(phone="'0117'", note="Launched 2022."))
    assert faults == []
    assert contacts.of("KH")[0].phone == "0117"
    assert contacts.of("KH")[0].checked == date(2026, 11, 23)
    assert contacts.of("KH")[0].web is None


def test_the_european_union_has_contacts_though_it_is_no_country(tmp_path: Path) -> None:
    contacts, faults = read(tmp_path, contact_text(phone="'116 006'"), "EU.yaml")
    assert faults == []
    assert contacts.countries == ("EU",)


@pytest.mark.parametrize(
    ("fields", "field", "problem", "remedy"),
    [
        ({"phone": "0117"}, "phone", "is not text", "0117 without them loses its zero"),
        ({"phone": "1441"}, "phone", "is not text", "Put the value in quotes"),
        ({"published": "2025-05-01"}, "published", "is not text", "Put the value in quotes"),
        ({"name": LEFT_OUT}, "name", "is missing", "its source page and its publisher"),
        ({"name": "''"}, "name", "is missing", "Every contact names itself"),
        ({"source_url": LEFT_OUT}, "source_url", "is missing", "its source page"),
        ({"publisher": LEFT_OUT}, "publisher", "is missing", "its publisher"),
        ({"source_url": "example.org/117"}, "source_url", "is no link", "full address"),
        ({"source_url": "'https://[x'"}, "source_url", "is no link", "full address"),
        ({"kind": "hotline"}, "kind", "'hotline' is not known", "trafficking-hotline"),
        ({"kind": LEFT_OUT}, "kind", "None is not known", "police-emergency"),
        ({"confidence": "high"}, "confidence", "is not known", "official page"),
        ({"confidence": "[conflicting]"}, "confidence", "is not known", "conflicting"),
        ({"checked": LEFT_OUT}, "checked", "is no date", "YYYY-MM-DD"),
        ({"checked": "2026-02-30"}, "checked", "is no date", "YYYY-MM-DD"),
        ({"checked": "'2026-11-23'"}, "checked", "is no date", "YYYY-MM-DD"),
        ({"email": "a@example.org"}, "email", "is not a known field", "Delete it or mend its name"),
    ],
)
def test_a_wrong_field_is_named_and_its_contact_left_out(
    tmp_path: Path, fields: dict[str, str], field: str, problem: str, remedy: str
) -> None:
    contacts, faults = read(tmp_path, contact_text(name="In order") + contact_text(**fields))
    fault = only(faults)
    assert (fault.file, fault.field, fault.problem) == ("contacts/KH.yaml entry 2", field, problem)
    assert remedy in fault.remedy
    assert [contact.name for contact in contacts.all] == ["In order"]


@pytest.mark.parametrize("name", ["XX.yaml", "kh.yaml", "Cambodia.yaml"])
def test_a_file_that_is_not_named_by_a_country_is_named(tmp_path: Path, name: str) -> None:
    contacts, faults = read(tmp_path, contact_text(), name)
    fault = only(faults)
    assert (fault.file, fault.field) == (f"contacts/{name} entry 1", "file")
    assert "ISO 3166 alpha-2" in fault.remedy
    assert contacts.all == ()


@pytest.mark.parametrize("content", ["- name: [", "- phone: '117\n", b"- name: \xff\xfe", "- a: *b"])
def test_a_file_that_cannot_be_read_is_named_and_does_not_stop_the_others(tmp_path: Path, content: str | bytes) -> None:
    read(tmp_path, content, "KH.yaml")
    contacts, faults = read(tmp_path, contact_text(), "LA.yaml")
    fault = only(faults)
    assert (fault.file, fault.field, fault.remedy) == ("contacts/KH.yaml", "file", "Mend the YAML.")
    assert fault.problem.startswith("cannot be read (")
    assert contacts.countries == ("LA",)


@pytest.mark.parametrize("content", ["name: x", "just words", "- 117\n- 118", "", "# nothing yet"])
def test_a_file_that_is_no_list_of_contacts_is_named(tmp_path: Path, content: str) -> None:
    fault = only(read(tmp_path, content)[1])
    assert (fault.file, fault.field, fault.problem) == ("contacts/KH.yaml", "file", "is not a list of contacts")
    assert "list item" in fault.remedy


def test_a_folder_without_files_holds_no_contacts(tmp_path: Path) -> None:
    contacts, faults = read_contacts(tmp_path)
    assert (contacts.all, faults) == ((), [])


# --- What ships ---


def test_123_contacts_ship_and_eight_of_them_wait_for_an_editor(corpus: Corpus) -> None:
    assert len(corpus.contacts.all) == 123
    assert sum(contact.confidence == "conflicting" for contact in corpus.contacts.all) == 8


def test_no_shipped_conflicting_contact_can_be_reached_by_any_question(corpus: Corpus) -> None:
    for country in CONTACT_COUNTRIES:
        for kind in CONTACT_KINDS:
            assert [c.name for c in corpus.contacts.of(country, [kind]) if c.confidence == "conflicting"] == []


def test_a_number_that_only_a_conflicting_contact_gives_stands_in_no_shipped_statement(corpus: Corpus) -> None:
    held_back = {
        digits(run)
        for contact in corpus.contacts.all
        if contact.confidence == "conflicting" and contact.phone
        for run in re.findall(r"\d[\d -]+\d", contact.phone)
        if not corpus.contacts.holds_number(run)
    }
    assert held_back
    statements = [digits(passage.text) for passage in corpus.passages.values()]
    assert [number for number in held_back if len(number) >= 6 and any(number in text for text in statements)] == []


@pytest.mark.parametrize("country", ["KH", "LA", "MM", "TH", "VN", "PH", "ID", "MY", "CN"])
def test_the_countries_that_matter_most_have_a_number_to_call(corpus: Corpus, country: str) -> None:
    assert any(contact.phone for contact in corpus.contacts.of(country))


def test_every_shown_contact_says_where_and_when_it_was_read(corpus: Corpus) -> None:
    for contact in corpus.contacts.all:
        assert contact.source_url.startswith("http")
        assert contact.publisher
        assert contact.checked >= date(2026, 11, 23)
