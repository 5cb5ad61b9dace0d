"""Pages that are fetched well and still are none for the corpus."""

from __future__ import annotations

import json

import pytest

from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.reading import Corpus
from knowledge.refresh.extract import extract
from knowledge.refresh.page import Page, Similarity
from knowledge.refresh.page_checks import check_page, likeness
from knowledge.refresh.page_language import language_of
from knowledge.refresh.topic import the_topic
from tests.conftest import SHARED
from tests.knowledge.refresh.fetched import TODAY, fetched, publisher
from tests.knowledge.refresh.known import KnownList
from tests.knowledge.refresh.shapes import EN, KM, KO, LO, MY, SHAPES, T_EN, TH, VI, ZH, Shape, page

GARDEN = (
    "The garden show opened in the city park with roses, orchids and a pond, and thousands of visitors came on the first day.",
    "Gardeners from twelve provinces planted more than forty kinds of flowers, and schools brought their classes in the morning.",
)


def check(
    body: bytes | str, of: Publisher | None = None, similarity: Similarity | None = None, *, topic: bool = True
) -> Page:
    got, owner = fetched(body), of or publisher()
    found = extract(got, owner, TODAY)
    check_page(found, got, owner, similarity, topic=topic)
    return found.page


def refused(body: bytes | str) -> str:
    with pytest.raises(NotRead) as failure:
        check(body)
    return failure.value.reason


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_an_article_of_the_field_passes_in_every_shape_and_language(shape: Shape) -> None:
    got, owner = fetched(shape.body, shape.content_type), publisher(shape.expects)
    check_page(extract(got, owner, TODAY), got, owner)


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("Just a moment...", "Checking your browser before accessing news.example. Ray ID: 8a7", "bot-wall"),
        ("Access Denied", "You don't have permission to access this server.", "bot-wall"),
        ("news.example", "Please complete the security check to continue to the site.", "bot-wall"),
        ("安全验证", "请完成安全验证后继续访问。", "bot-wall"),
        ("Page not found", "The page you are looking for might have been moved.", "soft-404"),
        ("404", "Oops!", "soft-404"),
        ("ข่าว", "ไม่พบหน้าที่คุณต้องการ กรุณาตรวจสอบที่อยู่อีกครั้ง", "soft-404"),
        ("新闻", "您访问的页面不存在，请返回首页。", "soft-404"),
        ("Tin tức", "Không tìm thấy trang bạn yêu cầu.", "soft-404"),
        ("Log in", "User name and password. Forgot your password?", "sign-in"),
        (
            "A big story",
            f"{EN[0]} Subscribe to continue reading. Already a subscriber? Sign in to continue.",
            "sign-in",
        ),
        (
            "Before you continue",
            "We and our partners use cookies to personalise content. Accept all cookies or manage options.",
            "cookie-wall",
        ),
        ("Short", "Police freed ten people from a scam compound.", "too-short"),
        ("Empty", "", "too-short"),
    ],
)
def test_a_page_that_stands_where_an_article_should_is_told_apart(title: str, text: str, reason: str) -> None:
    assert (
        refused(f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>") == reason
    )


def test_an_article_may_speak_of_what_walls_speak_of() -> None:
    more = "The ministry said that the page was removed and that two people could not be found; access denied, guards said."
    assert check(page("Twelve workers not found as embassy staff visit compound", (*EN, more)))


def test_menus_and_footers_that_speak_of_cookies_and_signing_in_are_no_wall() -> None:
    assert check(
        page(T_EN, EN).replace(
            "<footer>", "<footer>Sign in to continue. We use cookies. Forgot your password? Page not found?"
        )
    )


def test_a_page_at_another_domain_than_the_publishers_is_refused() -> None:
    got = fetched(page(T_EN, EN))
    other = Publisher("Other", "news", 2, ("other.example",))
    with pytest.raises(NotRead, match="other-domain"):
        check_page(extract(got, other, TODAY), got, other)


def test_a_page_in_a_language_that_is_not_on_the_list_is_refused() -> None:
    german = (
        "Die thailändische Polizei teilte am Dienstag mit, dass 260 aus Betrugszentren befreite Menschen in Mae Sot sind.",
        "Die Behörden stellten fest, dass 180 von ihnen Opfer von Menschenhandel sind und angeworben wurden.",
    )  # fmt: skip
    assert refused(page("Befreite aus Betrugszentren in Thailand", german, lang="en")) == "language-unknown"


@pytest.mark.parametrize(
    ("texts", "language"),
    [(EN, "en"), (TH, "th"), (ZH, "zh"), (VI, "vi"), (KM, "km"), (LO, "lo"), (MY, "my"), (KO, "ko")],
)
def test_the_language_is_told_from_the_text_whatever_the_page_declares(texts: tuple[str, ...], language: str) -> None:
    assert language_of(" ".join(texts), declared="fr") == language


def test_indonesian_and_malay_are_told_apart_by_what_the_publisher_writes() -> None:
    text = "Polis dan imigresen membantu 260 mangsa di kompleks itu pulang ke negara asal mereka dengan selamat."
    assert language_of(text, "", "ms") == "ms"
    assert language_of(text, "", "id") == "id"


@pytest.mark.parametrize("text", ["", "12345", "260 — 2026", "ok"])
def test_a_text_that_says_too_little_has_no_language(text: str) -> None:
    assert language_of(text) == ""


def test_a_page_of_another_topic_is_refused_unless_an_editor_asked_for_it() -> None:
    body = page("Garden show opens in city park", GARDEN)
    assert refused(body) == "off-topic"
    assert check(body, topic=False).title == "Garden show opens in city park"


def test_a_similarity_decides_only_where_the_points_leave_it_open() -> None:
    doubtful = page(
        "Embassy opens new shelter", (*GARDEN, "The embassy said that the new shelter stands near the park.")
    )
    clear = page("Garden show opens in city park", GARDEN)
    with pytest.raises(NotRead, match="off-topic"):
        check(doubtful, similarity=lambda text: 0.1)
    assert check(doubtful, similarity=lambda text: 0.9)
    with pytest.raises(NotRead, match="off-topic"):
        check(clear, similarity=lambda text: 0.9)


def test_the_stated_threshold_lets_most_of_the_corpus_through(corpus: Corpus) -> None:
    passed = [the_topic().covers(d.text, d.language) for d in corpus.documents.values() if d.part != "help"]
    assert sum(passed) / len(passed) >= 0.95


@pytest.mark.skipif(not (SHARED / "xquad").is_dir(), reason="XQuAD is not in this checkout")
def test_the_stated_threshold_keeps_most_of_xquad_out() -> None:
    covered = []
    for language in ("en", "th", "vi", "zh"):
        data = json.loads((SHARED / "xquad" / f"{language}.json").read_text(encoding="utf-8"))["data"]
        covered += [the_topic().covers(p["context"], language) for article in data for p in article["paragraphs"]]
    assert len(covered) == 960
    assert sum(covered) / len(covered) <= 0.03


def test_every_concept_of_the_topic_is_in_the_lexicon() -> None:
    assert set(the_topic().concepts) <= set(the_topic().lexicon.concepts)


def test_a_known_page_is_recognised_at_its_address_by_its_text_and_by_its_fingerprint() -> None:
    known, first = KnownList(), check(page(T_EN, EN))
    assert likeness(first, known) is None
    known.keep(first, "News Example")
    at_home = likeness(first, known)
    assert at_home is not None
    assert (at_home.here, at_home.exact) == (True, True)
    changed = extract(fetched(page(T_EN, (*EN, *GARDEN))), publisher(), TODAY).page
    again = likeness(changed, known)
    assert again is not None
    assert (again.here, again.exact) == (True, False)
    moved = extract(fetched(page(T_EN, EN), path="/b"), publisher(), TODAY).page
    elsewhere = likeness(moved, known)
    assert elsewhere is not None
    assert (elsewhere.here, elsewhere.exact) == (False, True)
