from __future__ import annotations

import re
import tomllib

import pytest
from babel import Locale

from knowledge import vocabulary
from knowledge.languages import SPOKEN
from knowledge.reading import SHIPPED, Corpus

LISTS = ("parts", "topics", "publisher_types", "seen", "languages", "contact_kinds", "confidence", "countries")
ENGLISH = Locale("en")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_the_file_is_in_force_and_names_nothing_twice(name: str) -> None:
    written = tomllib.loads((SHIPPED / "vocabulary.toml").read_text(encoding="utf-8"))[name]
    held = getattr(vocabulary, name.upper())
    assert set(held) == set(written)
    assert len(held) == len(written)


def test_the_file_holds_no_list_that_is_not_in_force() -> None:
    assert set(tomllib.loads((SHIPPED / "vocabulary.toml").read_text(encoding="utf-8"))) == set(LISTS)


def test_countries_are_those_of_iso_3166() -> None:
    assert len(vocabulary.COUNTRIES) == 249
    assert [code for code in vocabulary.COUNTRIES if code not in ENGLISH.territories] == []


def test_languages_of_pages_have_a_name() -> None:
    known = {*ENGLISH.languages, "tl"}
    assert [code for code in vocabulary.LANGUAGES if code not in known] == []


def test_a_page_may_be_written_in_every_language_that_the_bot_speaks() -> None:
    assert set(SPOKEN) <= vocabulary.LANGUAGES


def test_parts_are_the_folders_of_the_corpus() -> None:
    folders = {folder.parent.name for folder in (SHIPPED / "corpus").glob("*/*.md")}
    assert folders == set(vocabulary.PARTS)


def test_topics_are_small_words_with_hyphens_and_avoid_the_name_that_hurts() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", topic) for topic in vocabulary.TOPICS)
    assert "romance-baiting" in vocabulary.TOPICS
    assert "pig-butchering" not in vocabulary.TOPICS


def test_police_and_trafficking_lines_come_before_all_other_help() -> None:
    assert vocabulary.CONTACT_KINDS[:2] == ("police-emergency", "trafficking-hotline")


def test_every_topic_is_used_by_a_document(corpus: Corpus) -> None:
    used = {topic for document in corpus.documents.values() for topic in document.topics}
    assert used == vocabulary.TOPICS


def test_every_kind_of_contact_is_used_by_a_contact(corpus: Corpus) -> None:
    assert {contact.kind for contact in corpus.contacts.all} == set(vocabulary.CONTACT_KINDS)
