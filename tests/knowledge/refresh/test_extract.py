"""What a reader would say of a page, and what is made of it."""

from __future__ import annotations

import io
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from knowledge.errors import NotRead
from knowledge.refresh.extract import extract
from knowledge.refresh.pdf import PAGES
from knowledge.refresh.reasons import reasons
from tests.knowledge.refresh.fetched import TODAY, fetched, publisher
from tests.knowledge.refresh.shapes import EN, NOV20, SHAPES, T_EN, Shape, page, pdf, published

RIGHT = 0.95  # the figure over title, date, language and main text of all shapes


def judged(shape: Shape) -> dict[str, bool]:
    found = extract(fetched(shape.body, shape.content_type, shape.path), publisher(shape.expects), TODAY).page
    return {
        "title": found.title == shape.title,
        "date": found.published == shape.published,
        "language": found.language == shape.language,
        "text": all(t in found.text for t in shape.has) and not any(t in found.text for t in shape.lacks),
    }


def test_title_date_language_and_text_are_right_on_the_shapes_of_pages() -> None:
    wrong = [(shape.name, what) for shape in SHAPES for what, right in judged(shape).items() if not right]
    assert len(SHAPES) >= 25
    assert 1 - len(wrong) / (4 * len(SHAPES)) >= RIGHT, wrong


def test_the_earliest_of_a_pages_own_days_counts_and_all_of_them_are_told() -> None:
    body = page(T_EN, EN, published("2026-11-20"), "<p>3 May 2024</p>")
    found = extract(fetched(body), publisher(), TODAY)
    assert found.page.published == date(2024, 5, 3)
    assert found.doubts == (date(2024, 5, 3), NOV20)


def test_days_that_differ_by_a_time_zone_are_no_doubt() -> None:
    body = page(T_EN, EN, published("2026-11-20T23:30:00Z"), "<p>21 November 2026</p>")
    found = extract(fetched(body), publisher(), TODAY)
    assert (found.page.published, found.doubts) == (NOV20, ())


@pytest.mark.parametrize("claimed", ["2031-01-01", "1970-01-01", "0000-00-00", "tomorrow", "9999-99-99T99:99"])
def test_a_day_that_cannot_be_is_not_taken(claimed: str) -> None:
    assert extract(fetched(page(T_EN, EN, published(claimed))), publisher(), TODAY).page.published is None


def canonical(link: str, path: str = "/a?utm_source=x&id=7#top") -> str:
    head = f'<link rel="canonical" href="{link}">'
    return extract(fetched(page(T_EN, EN, head), path=path), publisher(), TODAY).page.canonical


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("http://news.example/story", "http://news.example/story"),
        ("/story", "http://news.example/story"),
        ("http://NEWS.example/story?fbclid=1", "http://news.example/story"),
        ("http://other.example/story", "http://news.example/a?id=7"),
        ("http://news.example/", "http://news.example/a?id=7"),
        ("javascript:x", "http://news.example/a?id=7"),
        ("http://[::1", "http://news.example/a?id=7"),
        ("", "http://news.example/a?id=7"),
    ],
)
def test_a_canonical_address_is_taken_only_where_it_is_believable(link: str, wanted: str) -> None:
    assert canonical(link) == wanted


def test_the_author_is_taken_from_the_pages_own_claims() -> None:
    with_author = next(shape for shape in SHAPES if shape.name == "news with JSON-LD")
    assert extract(fetched(with_author.body), publisher(), TODAY).page.author == "Somchai Example"
    assert extract(fetched(page(T_EN, EN)), publisher(), TODAY).page.author is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"\x89PNG\r\n\x1a\n" + b"x" * 100,
        b"\xff\xd8\xff\xe0" + b"x" * 100,
        b"PK\x03\x04" + b"x" * 100,
        b"GIF89a",
    ],
)
def test_what_is_no_page_is_refused_whatever_its_content_type_says(body: bytes) -> None:
    with pytest.raises(NotRead, match="not-a-page"):
        extract(fetched(body, "text/html"), publisher(), TODAY)


def test_a_frameset_gives_the_address_of_the_frame_with_the_text() -> None:
    frames = '<frame src="menu.html" name="menu"><frame src="text.html" name="main">'
    body = f'<html><head><title>x</title></head><frameset cols="20%,80%">{frames}</frameset></html>'
    with pytest.raises(NotRead) as failure:
        extract(fetched(body, path="/d/index.html"), publisher(), TODAY)
    assert (failure.value.reason, failure.value.detail) == ("frames", "http://news.example/d/text.html")


def test_an_article_with_a_film_in_a_frame_is_no_page_of_frames() -> None:
    body = page(T_EN, EN).replace("</article>", '<iframe src="/film"></iframe></article>')
    assert EN[0] in extract(fetched(body), publisher(), TODAY).page.text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"%PDF-1.7\n%garbage", "body-damaged"),
        (pdf(["x"])[:400], "body-damaged"),
        (pdf([]).replace(b"Page 1 of 1", b"           "), "pdf-scanned"),
    ],
)
def test_a_pdf_that_says_nothing_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(NotRead) as failure:
        extract(fetched(body, "application/pdf"), publisher(), TODAY)
    assert failure.value.reason in (reason, "pdf-scanned")


def test_a_locked_pdf_is_refused() -> None:
    reader, out = PdfReader(io.BytesIO(pdf(["secret"]))), io.BytesIO()
    writer = PdfWriter(reader)
    writer.encrypt("word", algorithm="RC4-128")
    writer.write(out)
    with pytest.raises(NotRead, match="pdf-locked"):
        extract(fetched(out.getvalue()), publisher(), TODAY)


def test_a_report_of_a_thousand_pages_is_read_at_its_front() -> None:
    found = extract(
        fetched(pdf(["The compound was closed in 2025 by order of the court."], "Report", 70)), publisher(), TODAY
    )
    assert found.page.text.count("order of the court") == PAGES


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + "text" + "</div>" * 20_000,
        page(T_EN, EN).replace("<p>", "<p><b><i><font>" * 50),
        page(T_EN, EN) * 20,
        page(T_EN, EN).replace("</style>", ""),
        "<html><body>" + '<p style="display:none' * 2_000,
        '<script type="application/ld+json">' + "[" * 20_000 + "</script>" + page(T_EN, EN),
        "<style>" + "{" * 50_000 + "</style>" + page(T_EN, EN),
        "<style>" + "@media x{" * 20_000 + "</style>" + page(T_EN, EN),
        "<title>" + "a - " * 50_000 + "</title>" + page(T_EN, EN),
    ],
    ids=["deep", "many tags", "twenty pages", "open style", "open attributes", "deep JSON", "braces", "media", "title"],
)
def test_html_made_to_hurt_ends_soon(body: str) -> None:
    began = time.monotonic()
    extract(fetched(body), publisher(), TODAY)
    assert time.monotonic() - began < 10


@given(st.binary(max_size=600))
@settings(max_examples=60, deadline=None)
def test_no_bytes_break_the_extraction(body: bytes) -> None:
    try:
        extract(fetched(body, "text/html; charset=nonsense"), publisher("th"), TODAY)
    except NotRead as failure:
        assert failure.reason in reasons()
