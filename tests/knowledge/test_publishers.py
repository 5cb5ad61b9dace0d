from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import Document
from knowledge.errors import CorpusError
from knowledge.publishers import Feed, Publisher, Publishers, listing_faults, read_publishers
from knowledge.reading import SHIPPED, Corpus
from knowledge.vocabulary import PUBLISHER_TYPES
from tests.knowledge.folders import PUBLISHERS, only
from tests.knowledge.small import document

FILE = "help/kunming.md"
AGENCY = Publisher("Example Agency", "news", 2, ("example.org", "example.co.th"))


def written(path: Path, text: str | bytes) -> Path:
    file = path / "publishers.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


@pytest.fixture
def publishers(tmp_path: Path) -> Publishers:
    return read_publishers(written(tmp_path, PUBLISHERS))


def from_agency(url: str = "https://www.example.org/kunming") -> Document:
    return replace(document("kunming", ["A statement."]), publisher="Example Agency", url=url)


# --- Whose link it is ---


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/page",
        "https://www.example.org/page?x=1",
        "https://news.asia.EXAMPLE.org:8443/page",
        "https://example.co.th/th",
    ],
)
def test_a_link_on_a_domain_or_below_it_belongs_to_the_publisher(url: str) -> None:
    assert AGENCY.owns(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org.evil.test/page",
        "https://notexample.org/page",
        "https://evil.test/example.org",
        "https://example.org@evil.test/",
        "https://co.th/",
        "example.org",
        "",
    ],
)
def test_a_link_that_only_looks_alike_does_not(url: str) -> None:
    assert not AGENCY.owns(url)


@given(st.from_regex(r"[a-z]{1,8}", fullmatch=True))
def test_every_subdomain_of_a_domain_is_the_publishers(name: str) -> None:
    assert AGENCY.owns(f"https://{name}.example.org/")
    assert not AGENCY.owns(f"https://{name}example.org/")


# --- The table ---


def test_publishers_are_found_by_their_name(publishers: Publishers) -> None:
    assert set(publishers) == {"Example Agency", "United Example"}
    assert publishers["United Example"] == Publisher("United Example", "un", 1, ("united.example",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[publisher",
        '[[publisher]]\nname = "A"\ntype = "news"\ntier = 2\n',
        '[publisher]\nname = "A"\n',
        b"\xff\xfe[[publisher]]",
    ],
)
def test_a_table_that_cannot_be_read_is_an_error_that_says_what_each_entry_needs(
    tmp_path: Path, text: str | bytes
) -> None:
    with pytest.raises(CorpusError, match="each \\[\\[publisher\\]\\] has name, type, tier, domains"):
        read_publishers(written(tmp_path, text))


def test_a_table_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"publishers\.toml cannot be read"):
        read_publishers(tmp_path / "publishers.toml")


# --- Whether a document is admitted ---


def test_a_document_of_a_listed_publisher_on_its_own_domain_is_admitted(publishers: Publishers) -> None:
    assert listing_faults(from_agency(), publishers, FILE) == []


def test_a_document_of_a_publisher_that_is_not_listed_is_refused(publishers: Publishers) -> None:
    fault = only(listing_faults(replace(from_agency(), publisher="Some Blog"), publishers, FILE))
    assert (fault.file, fault.field, fault.problem) == (FILE, "publisher", "'Some Blog' is not on the list")
    assert "publishers.toml once an editor has vetted it" in fault.remedy


def test_a_document_on_a_foreign_domain_is_refused(publishers: Publishers) -> None:
    fault = only(listing_faults(from_agency("https://example.com/kunming"), publishers, FILE))
    assert (fault.file, fault.field) == (FILE, "url")
    assert fault.problem == "example.com is none of Example Agency's domains"
    assert "add the domain to publishers.toml if it is theirs" in fault.remedy


def test_a_document_with_the_wrong_type_of_publisher_is_refused(publishers: Publishers) -> None:
    fault = only(listing_faults(replace(from_agency(), publisher_type="un"), publishers, FILE))
    assert (fault.file, fault.field) == (FILE, "publisher_type")
    assert fault.problem == "'un' is not the publisher's type"
    assert fault.remedy == "Write news, as in publishers.toml."


def test_a_wrong_domain_and_a_wrong_type_are_both_named(publishers: Publishers) -> None:
    wrong = replace(from_agency("https://example.com/kunming"), publisher_type="un")
    assert [fault.field for fault in listing_faults(wrong, publishers, FILE)] == ["url", "publisher_type"]


# --- What ships ---


def test_every_shipped_publisher_has_a_known_type_and_tier_and_a_domain(corpus: Corpus) -> None:
    for publisher in corpus.publishers.values():
        assert publisher.type in PUBLISHER_TYPES, publisher
        assert publisher.tier in (1, 2, 3), publisher
        assert publisher.domains, publisher
        assert all("." in domain and "/" not in domain and domain == domain.lower() for domain in publisher.domains)


def test_states_courts_police_and_the_un_speak_for_themselves(corpus: Corpus) -> None:
    own_voice = {"un", "intergovernmental", "government", "police", "embassy", "court"}
    assert {p.name for p in corpus.publishers.values() if p.type in own_voice and p.tier != 1} == set()


def test_who_has_something_to_sell_is_never_ranked_as_an_authority(corpus: Corpus) -> None:
    assert {p.name for p in corpus.publishers.values() if p.type == "industry" and p.tier == 1} == set()


def test_every_shipped_document_is_admitted(corpus: Corpus) -> None:
    refused = [f for d in corpus.documents.values() for f in listing_faults(d, corpus.publishers, d.id)]
    assert refused == []


FEEDS = """
[[publisher]]
name = "Fed"
type = "news"
tier = {tier}
domains = ["fed.example"]
language = "{language}"
topics = ["{topic}"]
interval_hours = {hours}
review = "{review}"
feeds = [{{ kind = "{kind}", url = "{url}", links = '{links}' }}]
"""
IN_ORDER = {
    "tier": "1", "language": "th", "topic": "rescue", "hours": "6", "review": "auto", "kind": "rss", "url": "https://fed.example/feed",
    "links": "/news/",
}  # fmt: skip


def test_what_a_refresh_needs_of_a_publisher_is_read(tmp_path: Path) -> None:
    fed = read_publishers(written(tmp_path, FEEDS.format(**IN_ORDER)))["Fed"]
    assert (fed.language, fed.topics, fed.interval, fed.review) == ("th", ("rescue",), timedelta(hours=6), "auto")
    assert fed.feeds == (Feed("rss", "https://fed.example/feed", "/news/"),)


def test_a_publisher_without_feeds_is_read_by_a_person_once_a_day(publishers: Publishers) -> None:
    agency = publishers["Example Agency"]
    assert (agency.feeds, agency.interval, agency.review) == ((), timedelta(days=1), "human")


@pytest.mark.parametrize(
    "wrong",
    [
        {"review": "never"},
        {"tier": "2"},
        {"hours": "0"},
        {"topic": "gardening"},
        {"language": "tlh"},
        {"kind": "gopher"},
        {"kind": "listing", "links": ""},
        {"url": "https://elsewhere.example/feed"},
        {"url": "file:///etc/passwd"},
        {"links": "("},
    ],
    ids=str,
)
def test_a_feed_that_is_not_in_order_is_told_with_the_publishers_name(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(CorpusError, match=r"Fed|missing|unterminated"):
        read_publishers(written(tmp_path, FEEDS.format(**IN_ORDER | wrong)))


def test_at_least_forty_publishers_that_ship_are_refreshed_and_no_feed_claims_to_have_been_tried() -> None:
    shipped = read_publishers(SHIPPED / "publishers.toml")
    fed = [publisher for publisher in shipped.values() if publisher.feeds]
    assert len(fed) >= 40
    assert {"un", "intergovernmental", "police", "government", "embassy", "ngo", "news"} <= {p.type for p in fed}
    assert {"en", "th", "zh", "vi"} <= {p.language for p in fed}
    assert all(feed.tried is None for publisher in fed for feed in publisher.feeds)
    assert len({feed.url for p in fed for feed in p.feeds}) == sum(len(p.feeds) for p in fed)
