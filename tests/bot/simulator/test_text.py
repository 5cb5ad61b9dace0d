"""Cleaning, trimming, arranging and measuring of texts, and what is detected in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.detection import detect
from bot.simulator.entities import QUOTES, STYLES, Entity, arranged, utf16_length
from bot.simulator.errors import BadRequest
from bot.simulator.text import FormattedText, formatted, not_empty, typed, within

Shape = tuple[str, int, int]


def shapes(text: FormattedText) -> list[Shape]:
    return [(entity.type, entity.offset, entity.length) for entity in text.entities]


def html(source: str) -> FormattedText:
    return formatted(source, "HTML")


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("  hello \n", "hello"),
        ("\n\nhello\n\nthere\n", "hello\n\nthere"),
        ("a\r\nb", "a\nb"),
        ("a\tb", "a b"),
        ("a\0b\x1fc", "a b c"),
        ("a\u202eb\u2028c", "abc"),
        ("\u200bhello\u200b", "\u200bhello\u200b"),
    ],
)
def test_text_is_cleaned_and_trimmed(source: str, kept: str) -> None:
    assert formatted(source).text == kept


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        (" <b> a </b> ", " a", [("bold", 0, 2)]),
        ("  x <b> a</b>", "x  a", [("bold", 2, 2)]),
        ("<b>a</b>  ", "a", [("bold", 0, 1)]),
        ("a<b>  </b>", "a", []),
        ("\r<b>a\r</b>\rb", "ab", [("bold", 0, 1)]),
        ("<b>\r</b>a", "a", []),
        ("\u202e😀<i>b</i>", "😀b", [("italic", 2, 1)]),
    ],
)
def test_entities_move_along_when_text_is_cleaned(source: str, text: str, entities: list[Shape]) -> None:
    kept = html(source)
    assert (kept.text, shapes(kept)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        # Touching styles of a kind are one.
        ("<b>a</b><b>b</b>", [("bold", 0, 2)]),
        ("<b>a<b>b</b></b>", [("bold", 0, 2)]),
        # A style that begins inside another cuts it.
        ("<b>a<i>b</i></b>", [("bold", 0, 1), ("bold", 1, 1), ("italic", 1, 1)]),
        ("<b><i>a</i>b</b>", [("bold", 0, 2), ("italic", 0, 1)]),
        # Links cut the styles around them.
        (
            '<b>a<a href="x.org">b</a>c</b>',
            [("bold", 0, 1), ("text_link", 1, 1), ("bold", 1, 1), ("bold", 2, 1)],
        ),
        # Code holds nothing, and is in nothing but a quote.
        ("<code>a<b>b</b></code>", [("code", 0, 2)]),
        ("<b>a<code>b</code>c</b>", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<blockquote>a<code>b</code></blockquote>", [("blockquote", 0, 2), ("code", 1, 1)]),
        ('<a href="x.org">a<code>b</code></a>', [("text_link", 0, 2)]),
        # Quotes are not nested, and links do not hold them.
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", [("blockquote", 0, 2)]),
        ('<a href="x.org">a<blockquote>b</blockquote></a>', [("blockquote", 1, 1)]),
        ("<b>a<blockquote>b</blockquote></b>", [("bold", 0, 1), ("blockquote", 1, 1), ("bold", 1, 1)]),
    ],
)
def test_entities_lie_upon_each_other_as_telegram_allows(source: str, entities: list[Shape]) -> None:
    assert shapes(html(source)) == entities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start", [("bot_command", "/start")]),
        ("/start now /help", [("bot_command", "/start"), ("bot_command", "/help")]),
        ("/ask@waypost_demo_bot why", [("bot_command", "/ask@waypost_demo_bot")]),
        ("a/b", []),
        ("//x", []),
        ("</x>", []),
        ("hello @waypost_demo_bot!", [("mention", "@waypost_demo_bot")]),
        ("@abc is too short, @vid is not", [("mention", "@vid")]),
        ("me@example.org", [("email", "me@example.org")]),
        ("#help and #2026", [("hashtag", "#help")]),
        ("$USD but not $usd", [("cashtag", "$USD")]),
        ("call +855 23 123 456 now", [("phone_number", "+855 23 123 456")]),
        ("+12", []),
        ("see https://example.org/a?b=c#d.", [("url", "https://example.org/a?b=c#d")]),
        ("(https://example.org/a_(b))", [("url", "https://example.org/a_(b)")]),
        ("see example.org, unodc.org/x", [("url", "example.org"), ("url", "unodc.org/x")]),
        ("http://localhost is none", []),
        ("end.Then a word", []),
        ("version 2.5", []),
        ("file.txt", []),
    ],
)
def test_telegram_detects_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    assert [(e.type, text[e.offset : e.end]) for e in detect(text)] == found


def test_offsets_of_detected_entities_are_utf16_units() -> None:
    assert shapes(typed("😀 /start")) == [("bot_command", 3, 6)]


def test_nothing_is_detected_inside_a_link_or_code() -> None:
    kept = html('<a href="https://a.org">https://b.org</a> <code>/start</code> /help')
    assert shapes(kept) == [("text_link", 0, 13), ("code", 14, 6), ("bot_command", 21, 5)]


def test_what_is_detected_in_bold_text_is_both() -> None:
    assert shapes(html("<b>/start</b>")) == [("bot_command", 0, 6), ("bold", 0, 6)]


def test_a_bold_sentence_is_cut_at_the_link_it_holds() -> None:
    assert shapes(html("<b>see a.org now</b>")) == [("bold", 0, 4), ("url", 4, 5), ("bold", 4, 5), ("bold", 9, 4)]


def test_a_text_of_4096_units_fits_and_one_more_does_not() -> None:
    within(typed("a" * 4096), 4096)
    with pytest.raises(BadRequest, match="Bad Request: message is too long"):
        within(typed("a" * 4097), 4096)


def test_an_emoji_counts_as_two_units() -> None:
    within(typed("😀" * 2048), 4096)
    with pytest.raises(BadRequest, match="message is too long"):
        within(typed("😀" * 2048 + "a"), 4096)


def test_tags_do_not_count() -> None:
    kept = html("<b>" + "a" * 4096 + "</b>")
    assert utf16_length(within(kept, 4096).text) == 4096


def test_a_source_of_more_than_32768_bytes_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(BadRequest, match="Bad Request: text is too long"):
        html("<b></b>" * 5000)


@pytest.mark.parametrize("source", ["", " ", "\n\n", "\t", "\u200b", "\u2800", "\u200e \u200f", "\u00a0", "\ufeff"])
def test_a_text_without_a_visible_character_is_empty(source: str) -> None:
    with pytest.raises(BadRequest, match="Bad Request: text must be non-empty"):
        not_empty(typed(source))


@pytest.mark.parametrize("source", [".", "😀", "\u200ba", "។"])
def test_a_text_with_a_visible_character_is_not_empty(source: str) -> None:
    assert not_empty(typed(source)).text == source


def test_a_parse_mode_that_telegram_does_not_have_is_refused() -> None:
    with pytest.raises(BadRequest, match="Bad Request: unsupported parse_mode"):
        formatted("x", "BBCode")


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2"])
def test_markdown_is_refused_as_not_served(mode: str) -> None:
    with pytest.raises(BadRequest, match="the simulator does not parse"):
        formatted("x", mode)


def test_the_parse_mode_may_be_written_in_any_case() -> None:
    assert shapes(formatted("<b>x</b>", "html")) == [("bold", 0, 1)]


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(BadRequest, match="strings must be encoded in UTF-8"):
        formatted("\ud83d")


def test_entities_may_be_given_instead_of_html() -> None:
    kept = formatted(" bold link", entities=[
        {"type": "bold", "offset": 1, "length": 4},
        {"type": "text_link", "offset": 6, "length": 40, "url": "example.org"},
    ])  # fmt: skip
    assert kept.text == "bold link"
    assert shapes(kept) == [("bold", 0, 4), ("text_link", 5, 4)]


def test_a_link_entity_without_a_good_address_is_refused() -> None:
    with pytest.raises(BadRequest, match="Can't find field"):
        formatted("x", entities=[{"type": "text_link", "offset": 0, "length": 1, "url": "nowhere"}])


def test_an_empty_text_has_no_text_field() -> None:
    assert typed("  ").as_json() == {}


def test_a_caption_is_put_under_its_own_field_names() -> None:
    assert html("<b>x</b>").as_json("caption", "caption_entities") == {
        "caption": "x",
        "caption_entities": [{"type": "bold", "offset": 0, "length": 1}],
    }


@st.composite
def entity_lists(draw: st.DrawFn) -> list[Entity]:
    kinds = st.sampled_from([*STYLES, *QUOTES, "code", "pre", "text_link", "url"])
    spans = st.tuples(kinds, st.integers(0, 20), st.integers(0, 8))
    return [Entity(*span) for span in draw(st.lists(spans, max_size=8))]


@given(entity_lists())
def test_arranged_entities_never_cross(entities: list[Entity]) -> None:
    kept = arranged(entities)
    for first in kept:
        for second in kept:
            apart = first.end <= second.offset or second.end <= first.offset
            inside = first.offset <= second.offset and second.end <= first.end
            around = second.offset <= first.offset and first.end <= second.end
            assert apart or inside or around, (first, second)


@given(entity_lists())
def test_arranging_twice_changes_nothing_more(entities: list[Entity]) -> None:
    once = arranged(entities)
    assert {(e.type, e.offset, e.end) for e in arranged(once) if e.type not in STYLES} == {
        (e.type, e.offset, e.end) for e in once if e.type not in STYLES
    }


@given(entity_lists())
def test_a_style_covers_the_same_text_after_arranging_outside_code(entities: list[Entity]) -> None:
    kept = arranged(entities)
    code = {unit for e in kept if e.type in ("code", "pre") for unit in range(e.offset, e.end)}
    for style in STYLES:
        before = {unit for e in entities if e.type == style for unit in range(e.offset, e.end)}
        after = {unit for e in kept if e.type == style for unit in range(e.offset, e.end)}
        assert after == before - code


@given(st.text(max_size=60))
def test_any_typed_text_is_kept_with_entities_inside_it(text: str) -> None:
    kept = typed(text)
    assert all(0 <= e.offset < e.end <= utf16_length(kept.text) for e in kept.entities)
    assert kept.text == kept.text.rstrip(" \n")
