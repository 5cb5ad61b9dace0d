"""What a page's machine-readable parts claim of it, and how much of that is believed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.refresh.claims import Claims, believable, claims_of, date_in_address, tidy_address
from knowledge.refresh.visible import parse
from tests.knowledge.refresh.fetched import TODAY, publisher
from tests.knowledge.refresh.shapes import json_ld

URL = "http://news.example/a"
NOV20 = date(2026, 11, 20)


def claims(head: str, body: str = "") -> Claims:
    tree = parse(f"<html lang='th-TH'><head>{head}</head><body>{body}<p>x</p></body></html>")
    assert tree is not None
    return claims_of(tree, URL, publisher())


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-11-20T09:00:00+07:00">',
        '<meta name="pubdate" content="20 November 2026">',
        '<meta name="DC.date.issued" content="2026-11-20">',
        '<meta itemprop="datePublished" content="20261120">',
        '<meta name="date" content="20 พฤศจิกายน 2569">',
        '<meta name="date" content="2569-11-20">',
        json_ld(**{"@type": "NewsArticle"}, datePublished="2026-11-20T07:10:00Z"),
        json_ld(**{"@type": ["Report", "Thing"]}, datePublished="2026-11-20"),
        json_ld(
            **{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2026-11-20"}}]}
        ),
    ],
)
def test_a_day_is_found_wherever_pages_write_it(head: str) -> None:
    assert NOV20 in claims(head).dates


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2026-11-20">',
        json_ld(**{"@type": "Organization"}, datePublished="2026-11-20"),
        json_ld(**{"@type": "NewsArticle"}, dateModified="2026-11-20"),
        json_ld(**{"@type": "NewsArticle"}, datePublished=["2026-11-20"] * 0),
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>',
        '<script type="application/ld+json">null</script>',
        '<script type="application/ld+json">[[[[[[[[{"@type":"Article","datePublished":"2026-11-20"}]]]]]]]]</script>',
        '<meta name="date" content="">',
        '<meta name="date" content="2026-99-99">',
    ],
)
def test_what_is_no_day_of_publication_is_not_taken_for_one(head: str) -> None:
    assert claims(head).dates == ()


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Somchai Example", ("Somchai Example",)),
        ({"@type": "Person", "name": "Somchai Example"}, ("Somchai Example",)),
        ([{"name": "A Example"}, {"name": "B Example"}], ("A Example", "B Example")),
        ("https://news.example/authors/7", ()),
        ([None, 7, {"name": None}], ()),
    ],
)
def test_authors_are_names_and_no_addresses(author: object, names: tuple[str, ...]) -> None:
    assert claims(json_ld(**{"@type": "NewsArticle"}, author=author)).authors == names


def test_the_declared_language_is_its_two_letters() -> None:
    assert claims("").language == "th"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://n.e/2026/11/20/title", NOV20),
        ("http://n.e/news/20261120/1.html", NOV20),
        ("http://n.e/2026-11-20-title", NOV20),
        ("http://n.e/2026/11/title", None),
        ("http://n.e/article/20261120123", None),
        ("http://n.e/2026/13/45/x", None),
        ("http://n.e/a?d=2026/11/20", None),
    ],
)
def test_a_day_in_an_address_is_read_only_where_it_is_whole(url: str, day: date | None) -> None:
    assert date_in_address(url) == day


@pytest.mark.parametrize(
    ("url", "tidy"),
    [
        ("HTTP://News.Example/a#top", "http://news.example/a"),
        ("http://n.e/a?utm_source=x&id=7&fbclid=y", "http://n.e/a?id=7"),
        ("http://n.e", "http://n.e/"),
        ("http://n.e/A/b?x=", "http://n.e/A/b?x="),
    ],
)
def test_one_page_has_one_spelling(url: str, tidy: str) -> None:
    assert tidy_address(url) == tidy
    assert tidy_address(tidy) == tidy


@given(st.dates())
def test_no_day_to_come_is_believed_but_for_time_zones(day: date) -> None:
    assert believable(day, TODAY) == (date(1995, 1, 1) <= day <= TODAY + timedelta(days=1))
