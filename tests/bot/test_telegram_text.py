from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bot.simulator.html import parse_html
from bot.telegram_text import MESSAGE_UNITS, Block, cut, escape, fits, link, pack, plain, text_of, units

texts = st.text(max_size=300)
words_ = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line as `bot.render` makes them: escaped text in bold, links and quotes, tags closed again."""
    parts = []
    for text in draw(st.lists(words_, min_size=1, max_size=8)):
        form = draw(
            st.sampled_from(
                ["{}", "<b>{}</b>", "<i>{} <b>x</b></i>", '<a href="https://a.example/?a=1&amp;b=2">{}</a>']
            )
        )
        parts.append(form.format(escape(text)))
    return " ".join(parts)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    inside = tuple(draw(st.lists(lines(), min_size=1, max_size=5)))
    if draw(st.booleans()):
        return Block(inside, "<blockquote expandable>", "</blockquote>")
    return Block(inside)


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    assert parse_html(escape('<b>5 > 4 & "so"</b>'))[0] == '<b>5 > 4 & "so"</b>'


@given(texts)
def test_escaped_text_is_read_by_telegram_as_it_was(text: str) -> None:
    assert parse_html(escape(text)) == (text, [])


def test_half_a_character_becomes_a_replacement_character() -> None:
    assert escape("a\ud83d b") == "a\ufffd b"


def test_an_emoji_counts_as_two_units() -> None:
    assert units("😀") == 2


def test_tags_addresses_and_escapes_do_not_count() -> None:
    assert units('<b>a</b> <a href="https://example.org/a/long/way">b</a> &amp; &lt;') == len("a b & <")


@given(lines())
def test_units_are_what_telegram_counts_after_parsing(line: str) -> None:
    assert units(line) == utf16(parse_html(line)[0])


@given(lines())
def test_the_text_of_html_is_what_telegram_shows(line: str) -> None:
    assert text_of(line) == parse_html(line)[0]


def test_plain_text_keeps_the_address_of_a_link() -> None:
    assert plain('See <a href="https://a.example/?a=1&amp;b=2"><b>this</b></a> &amp; that') == (
        "See this (https://a.example/?a=1&b=2) & that"
    )


def test_a_web_link_is_linked() -> None:
    assert link("https://a.example/?a=1&b=2", "A & B") == '<a href="https://a.example/?a=1&amp;b=2">A &amp; B</a>'


def test_any_other_link_is_only_text() -> None:
    for url in ("javascript:alert(1)", "tg://user?id=1", "www.example.org", "https://", "", "file:///etc/passwd"):
        assert link(url, "<b>") == "&lt;b&gt;"


def test_a_quote_mark_in_an_address_does_not_end_it() -> None:
    _, entities = parse_html(link('https://a.example/"><b>', "x"))
    assert [entity.type for entity in entities] == ["text_link"]


def test_blocks_that_fit_are_one_message() -> None:
    assert pack([Block(("a",)), Block(("b", "c"))]) == ["a\n\nb\nc"]


def test_nothing_gives_no_message_and_blank_blocks_are_left_out() -> None:
    assert pack([]) == []
    assert pack([Block((" ",)), Block(("<b> </b>",))]) == []


def test_an_answer_longer_than_4096_units_is_split_between_blocks() -> None:
    paragraphs = [Block((f"{number} " + "x" * 1500,)) for number in range(5)]
    messages = pack(paragraphs)
    assert [message.count("x") for message in messages] == [3000, 3000, 1500]
    assert all(message[0].isdigit() for message in messages)


def test_a_block_that_is_too_long_is_split_between_lines_and_keeps_its_frame() -> None:
    quote = Block(tuple(f"{n}:" + "y" * 1000 for n in range(6)), "<blockquote expandable>", "</blockquote>")
    messages = pack([quote])
    assert len(messages) == 2
    assert all(m.startswith("<blockquote expandable>") and m.endswith("</blockquote>") for m in messages)
    assert "".join(text_of(m).replace("\n", "") for m in messages).count("y") == 6000


def test_a_line_that_is_too_long_is_split_between_words_with_its_tags_closed_and_opened_again() -> None:
    pieces = cut("<b>" + "word " * 2000 + "</b>")
    assert len(pieces) == 3
    assert all(piece.startswith("<b>") and piece.endswith("</b>") for piece in pieces)
    assert {word for piece in pieces for word in text_of(piece).split()} == {"word"}


def test_a_word_longer_than_a_message_is_split_between_characters() -> None:
    pieces = cut("😀" * 5000)
    assert "".join(pieces) == "😀" * 5000
    assert [units(piece) for piece in pieces] == [4096, 4096, 1808]


def test_an_escaped_character_is_never_split() -> None:
    assert all(piece.replace("&amp;", "") == "" for piece in cut("&amp;" * 9000))


def test_addresses_too_long_for_the_server_are_divided_too() -> None:
    far = link("https://a.example/" + "x" * 5000, "t")
    messages = pack([Block((far,)) for _ in range(9)])
    assert len(messages) > 1
    assert all(len(message.encode()) <= 32_768 for message in messages)


@given(st.lists(blocks(), max_size=8), st.integers(80, 400))
@example([Block(("<b>" + "a" * 200 + "</b>",))], 80)
def test_every_message_is_valid_html_that_fits_and_nothing_is_lost(given_blocks: list[Block], most: int) -> None:
    messages = pack(given_blocks, most)
    shown = ""
    for message in messages:
        text, _ = parse_html(message)  # raises where a tag is broken or left open
        assert text.strip()
        assert utf16(text) <= most
        shown += text
    wanted = "".join(text_of(block.html()) for block in given_blocks)
    assert "".join(shown.split()) == "".join(wanted.split())


@given(lines(), st.integers(20, 60))
def test_cutting_keeps_every_word_within_the_bound(line: str, most: int) -> None:
    pieces = cut(line, most)
    assert all(fits(piece, most) for piece in pieces)
    assert "".join("".join(text_of(p) for p in pieces).split()) == "".join(text_of(line).split())


def test_the_bound_of_a_message_is_that_of_telegram() -> None:
    assert fits("a" * MESSAGE_UNITS)
    assert not fits("a" * (MESSAGE_UNITS + 1))
