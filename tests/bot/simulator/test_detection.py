"""What Telegram marks in a text by itself: the edges of each kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.detection import detect
from bot.simulator.entities import utf16_length


def covered(text: str) -> list[tuple[str, str]]:
    """Kind and text of what was found, cut out by UTF-16 units."""
    units = text.encode("utf-16-le")
    return [(e.type, units[2 * e.offset : 2 * e.end].decode("utf-16-le")) for e in detect(text)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTPS://EXAMPLE.ORG/A", "HTTPS://EXAMPLE.ORG/A"),
        ("see http://example.org:8080/a#b, please", "http://example.org:8080/a#b"),
        ("https://example.org/?q=a&b=c.", "https://example.org/?q=a&b=c"),
        ("https://example.org/a!", "https://example.org/a"),
        ("(see https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ('"https://example.org/a"', "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("https://example.org/ตำรวจ", "https://example.org/ตำรวจ"),
        ("police.go.th", "police.go.th"),
        ("www.unodc.org/roseap", "www.unodc.org/roseap"),
        ("example.org:443/x", "example.org:443/x"),
        ("ดูที่ example.org นะ", "example.org"),
    ],
)
def test_a_link_is_found_up_to_the_sign_that_ends_the_sentence(text: str, link: str) -> None:
    assert covered(text) == [("url", link)]


@pytest.mark.parametrize(
    "text",
    ["example", "example.unknown", "a.b", "http://", "https://localhost/x", "1.5", "e.g.", "x@", "...", "end.But"],
)
def test_what_is_no_link_is_not_found(text: str) -> None:
    assert covered(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("help@example.org", [("email", "help@example.org")]),
        ("Write to first.last+x@mail.example.org.", [("email", "first.last+x@mail.example.org")]),
        ("help@example", []),
        ("@waypost_demo_bot", [("mention", "@waypost_demo_bot")]),
        ("(@waypost)", [("mention", "@waypost")]),
        ("a@waypost", []),
        ("@way", []),
        ("@gif", [("mention", "@gif")]),
        ("@" + "a" * 32, [("mention", "@" + "a" * 32)]),
        ("@" + "a" * 33, []),
        ("@waypost2!", [("mention", "@waypost2")]),
        ("@ตำรวจ", []),
    ],
)
def test_addresses_and_user_names(text: str, found: list[tuple[str, str]]) -> None:
    assert covered(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start", ["/start"]),
        ("/start@waypost_demo_bot", ["/start@waypost_demo_bot"]),
        ("/start@a", ["/start"]),
        ("go /help.", ["/help"]),
        ("/" + "a" * 64, ["/" + "a" * 64]),
        ("/" + "a" * 65, []),
        ("1/2", []),
        ("/a/b", []),
        ("</b>", []),
        ("/ช่วย", []),
        ("/help/", []),
    ],
)
def test_commands(text: str, found: list[str]) -> None:
    assert [part for kind, part in covered(text) if kind == "bot_command"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#scam", [("hashtag", "#scam")]),
        ("#救命", [("hashtag", "#救命")]),
        ("#2026", []),
        ("#2026raid", [("hashtag", "#2026raid")]),
        ("a#b", []),
        ("##b", [("hashtag", "#b")]),
        ("$USDT", [("cashtag", "$USDT")]),
        ("$usdt", []),
        ("US$", []),
        ("$TOOLONGNAME", []),
    ],
)
def test_hashtags_and_cashtags(text: str, found: list[tuple[str, str]]) -> None:
    assert covered(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+66 2 123 4567", ["+66 2 123 4567"]),
        ("Call +85523123456.", ["+85523123456"]),
        ("+1 (202) 555-0100", ["+1 (202) 555-0100"]),
        ("1300", []),
        ("+123", []),
        ("x+66212345678", []),
        ("+66212345678x", []),
    ],
)
def test_phone_numbers_are_found_only_in_their_international_form(text: str, found: list[str]) -> None:
    assert [part for kind, part in covered(text) if kind == "phone_number"] == found


def test_of_two_kinds_that_overlap_the_one_that_begins_first_is_taken() -> None:
    assert covered("https://example.org/@waypost/#tag") == [("url", "https://example.org/@waypost/#tag")]
    assert covered("me@example.org/x") == [("email", "me@example.org")]


def test_characters_beyond_the_first_plane_count_twice() -> None:
    (entity,) = detect("😀😀 @waypost")
    assert (entity.offset, entity.length) == (5, 8)


FOUND = ["@waypost", "/start", "#tag", "$USD", "https://example.org/a", "me@example.org", "+66212345678"]
PIECES = st.sampled_from([*FOUND, "😀", "ช่วย", "救", " ", "\n", ".", ",", "(", ")", "/", "@", "a"])


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_whatever_is_found_lies_in_order_inside_the_text_and_apart(text: str) -> None:
    found = detect(text)
    assert all(e.length > 0 for e in found)
    assert all(one.end <= other.offset for one, other in pairwise(found))
    assert not found or (found[0].offset >= 0 and found[-1].end <= utf16_length(text))
    assert "\n" not in "".join(part for _, part in covered(text))


@given(st.lists(st.sampled_from(["@waypost", "/start", "#tag", "$USD", "me@example.org"]), max_size=6))
def test_everything_between_spaces_is_found(parts: list[str]) -> None:
    assert [part for _, part in covered(" ".join(parts))] == parts


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_is_found_in_one_line_does_not_hang_on_the_other(one: str, other: str) -> None:
    one, other = (text.replace("\n", " ") for text in (one, other))
    assert covered(f"{one}\n{other}") == covered(one) + covered(other)
