"""Telegram's HTML: what it becomes, and the words in which it is refused."""

from __future__ import annotations

import html as standard_html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.entities import utf16_length
from bot.simulator.html import MarkupError, checked_link, parse_html

Shape = tuple[str, int, int]


def shapes(source: str) -> tuple[str, list[Shape]]:
    text, entities = parse_html(source)
    return text, [(entity.type, entity.offset, entity.length) for entity in entities]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_every_tag_becomes_its_entity(tag: str, kind: str) -> None:
    assert shapes(f"see <{tag}>this</{tag}> now") == ("see this now", [(kind, 4, 4)])


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("", "", []),
        ("plain", "plain", []),
        ("<B>loud</B>", "loud", [("bold", 0, 4)]),
        ("<b>loud</>", "loud", [("bold", 0, 4)]),
        ("<b>loud</b  >", "loud", [("bold", 0, 4)]),
        ("<b  >loud</b>", "loud", [("bold", 0, 4)]),
        ("<b id=x>loud</b>", "loud", [("bold", 0, 4)]),
        ("<b id='a b'>loud</b>", "loud", [("bold", 0, 4)]),
        ("<b title>loud</b>", "loud", [("bold", 0, 4)]),
        ("<b></b>nothing", "nothing", []),
        ("😀<b>😀</b>", "😀😀", [("bold", 2, 2)]),
        ("ขอ<b>ความ</b>", "ขอความ", [("bold", 2, 4)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<i>a</i><b>b</b>", "ab", [("italic", 0, 1), ("bold", 1, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ('<blockquote expandable="">q</blockquote>', "q", [("expandable_blockquote", 0, 1)]),
        ("<blockquote cite='x'>q</blockquote>", "q", [("blockquote", 0, 1)]),
        ("<blockquote>a<b>b</b></blockquote>", "ab", [("blockquote", 0, 2), ("bold", 1, 1)]),
        ("<pre><code>x</code></pre>", "x", [("pre", 0, 1), ("code", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ('<code class="language-py"><pre>x</pre></code>', "x", [("pre", 0, 1)]),
        ('<pre>a<code class="language-py">x</code></pre>', "ax", [("pre", 0, 2), ("code", 1, 1)]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2)]),
        ('<tg-time unix="1795000000" format="wDT">soon</tg-time>', "soon", [("date_time", 0, 4)]),
        ('<tg-time format="r">soon</tg-time>', "soon", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[Shape]) -> None:
    assert shapes(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&lt", "<"),
        ("&amp;lt;", "&lt;"),
        ("&#65;&#x42;&#x1F600;", "AB😀"),
        ("&#65 &#x42", "A B"),
        ("&nbsp;&copy;&apos;", "&nbsp;&copy;&apos;"),
        ("&#0;", "&#0;"),
        ("&#1114112;", "&#1114112;"),
        ("&#00000000065;", "&#00000000065;"),
        ("&#;", "&#;"),
        ("AT&T", "AT&T"),
        ("&", "&"),
        ("a > b", "a > b"),
    ],
)
def test_only_the_four_named_references_and_numbers_are_decoded(source: str, text: str) -> None:
    assert shapes(source) == (text, [])


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
        ("a <p>b</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("ขอ<x>", 'Unsupported start tag "x" at byte offset 6'),
        ("😀<x>", 'Unsupported start tag "x" at byte offset 4'),
        ("&lt;<x>", 'Unsupported start tag "x" at byte offset 4'),
        ("I <3", "Unclosed start tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b id", 'Unclosed start tag "b" at byte offset 0'),
        ("<b id=", 'Unclosed start tag "b" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<b =x>y</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<b/ >y</b>", 'Unsupported start tag "b/" at byte offset 0'),
        ("<b id=a?>y</b>", "Unexpected end of name token at byte offset 6"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<span class='red'>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</b y>", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-emoji emoji-id='0'>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-time unix='1' format='x'>y</tg-time>", "Invalid date format used"),
        ("<tg-time unix='1' format='rt'>y</tg-time>", "Invalid date format used"),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units",
        ),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, error: str) -> None:
    with pytest.raises(MarkupError) as refused:
        parse_html(source)
    assert str(refused.value) == error


def test_a_code_block_keeps_its_language() -> None:
    _, [entity] = parse_html('<pre><code class="language-python">x</code></pre>')
    assert entity.as_json() == {"type": "pre", "offset": 0, "length": 1, "language": "python"}


def test_a_language_on_code_alone_is_dropped() -> None:
    _, [entity] = parse_html('<code class="language-python">x</code>')
    assert entity.as_json() == {"type": "code", "offset": 0, "length": 1}


def test_a_link_takes_its_address_from_href_with_references_decoded() -> None:
    _, [entity] = parse_html('<a href="https://example.org/?a=1&amp;b=2">here</a>')
    assert entity.as_json() == {"type": "text_link", "offset": 0, "length": 4, "url": "https://example.org/?a=1&b=2"}


def test_a_link_without_href_takes_its_address_from_its_text() -> None:
    _, [entity] = parse_html("see <a>example.org</a>")
    assert (entity.offset, entity.details["url"]) == (4, "http://example.org/")


@pytest.mark.parametrize(
    "address", ["", "no address", "localhost", "javascript:alert(1)", "ftp://example.org", "http://", "http://[x"]
)
def test_a_link_to_nowhere_stays_as_plain_text(address: str) -> None:
    assert shapes(f'<a href="{address}">here</a>') == ("here", [])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("example.org", "http://example.org/"),
        ("EXAMPLE.org/Path", "http://example.org/Path"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org?q=1", "https://example.org/?q=1"),
        ("https://example.org/x#y", "https://example.org/x#y"),
        ("example.org:8080/x", "http://example.org:8080/x"),
        ("example.org:99999", ""),
        ("tg://resolve?domain=waypost_demo_bot", "tg://resolve?domain=waypost_demo_bot"),
        ("mailto:a@example.org", ""),
    ],
)
def test_links_are_kept_as_telegram_keeps_them(written: str, kept: str) -> None:
    assert checked_link(written) == kept


plain_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
style_tags = st.sampled_from(["b", "i", "u", "s", "code", "blockquote"])


@given(plain_text)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert shapes(standard_html.escape(text, quote=False)) == (text, [])


@given(before=plain_text, tag=style_tags, inside=plain_text, after=plain_text)
def test_an_entity_covers_exactly_what_stood_between_the_tags(before: str, tag: str, inside: str, after: str) -> None:
    escaped = [standard_html.escape(part, quote=False) for part in (before, inside, after)]
    text, entities = parse_html(f"{escaped[0]}<{tag}>{escaped[1]}</{tag}>{escaped[2]}")
    assert text == before + inside + after
    units = text.encode("utf-16-le")
    covered = [units[2 * e.offset : 2 * e.end].decode("utf-16-le") for e in entities]
    assert covered == ([inside] if inside else [])


@given(st.text(alphabet="<>/=\"'& ;abi#x65\n😀", max_size=40))
def test_any_text_is_either_parsed_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except MarkupError as error:
        assert str(error)
    else:
        assert all(0 <= e.offset < e.end <= utf16_length(text) for e in entities)


@given(st.lists(style_tags, min_size=1, max_size=6), plain_text)
def test_tags_closed_in_order_are_never_refused(tags: list[str], inside: str) -> None:
    opening = "".join(f"<{tag}>" for tag in tags)
    closing = "".join(f"</{tag}>" for tag in reversed(tags))
    text, _ = parse_html(opening + standard_html.escape(inside, quote=False) + closing)
    assert text == inside


@given(st.lists(style_tags, min_size=1, max_size=6))
def test_a_tag_left_open_is_always_refused(tags: list[str]) -> None:
    with pytest.raises(MarkupError, match="Can't find end tag"):
        parse_html("".join(f"<{tag}>x" for tag in tags))
