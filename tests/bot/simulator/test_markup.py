"""Keyboards under messages, to the byte."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.errors import BadRequest
from bot.simulator.markup import BUTTONS, CALLBACK_DATA_BYTES, inline_keyboard, only_inline


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def callback(data: str = "d", text: str = "b") -> dict[str, Any]:
    return {"text": text, "callback_data": data}


def refusal(*rows: list[dict[str, Any]]) -> str:
    with pytest.raises(BadRequest) as error:
        inline_keyboard(keyboard(*rows))
    return error.value.description.removeprefix("Bad Request: ")


def test_no_keyboard_is_none_and_neither_is_another_kind() -> None:
    assert inline_keyboard(None) is None
    assert inline_keyboard({"remove_keyboard": True}) is None
    assert inline_keyboard({"force_reply": True}) is None


def test_empty_rows_are_dropped_and_with_them_an_empty_keyboard() -> None:
    assert inline_keyboard(keyboard([], [callback()], [])) == keyboard([callback()])
    assert inline_keyboard(keyboard([], [])) is None
    assert inline_keyboard(keyboard()) is None


def test_an_edit_takes_an_inline_keyboard_or_none_and_no_other() -> None:
    assert only_inline(None) is None
    assert only_inline(keyboard([callback()])) == keyboard([callback()])
    with pytest.raises(BadRequest, match="inline keyboard expected"):
        only_inline({"keyboard": [[{"text": "b"}]]})


@pytest.mark.parametrize("data", ["d" * 64, "ก" * 21, "😀" * 16, "é" * 32])
def test_callback_data_may_have_64_bytes(data: str) -> None:
    assert inline_keyboard(keyboard([callback(data)])) == keyboard([callback(data)])


@pytest.mark.parametrize("data", ["d" * 65, "ก" * 22, "😀" * 17, "é" * 33])
def test_and_not_one_more_in_any_script(data: str) -> None:
    assert refusal([callback(data)]) == "BUTTON_DATA_INVALID"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_callback_data_is_counted_in_bytes_of_utf8(data: str) -> None:
    if len(data.encode()) <= CALLBACK_DATA_BYTES:
        assert inline_keyboard(keyboard([callback(data)])) == keyboard([callback(data)])
    else:
        assert refusal([callback(data)]) == "BUTTON_DATA_INVALID"


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_button_says_something(text: str) -> None:
    assert refusal([callback(text=text)]).endswith("Inline keyboard button text must be non-empty")


@pytest.mark.parametrize("button", [{"text": "b"}, {"text": "b", "callback_data": ""}, {"text": "b", "url": ""}])
def test_a_button_does_something(button: dict[str, Any]) -> None:
    assert refusal([button]).endswith("Text buttons are unallowed in the inline keyboard")


@pytest.mark.parametrize("name", ["switch_inline_query", "switch_inline_query_current_chat"])
def test_an_inline_query_may_be_empty(name: str) -> None:
    button = {"text": "b", name: ""}
    assert inline_keyboard(keyboard([button])) == keyboard([button])


def test_a_button_that_does_two_things_is_a_mistake_of_the_bot() -> None:
    assert refusal([callback() | {"url": "https://example.org"}]) == (
        "the simulator refuses a button with url and callback_data"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("example.org/a b", "http://example.org/a%20b"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
        ("tg://user?id=5", "tg://user?id=5"),
    ],
)
def test_an_address_is_kept_as_telegram_keeps_links(written: str, kept: str) -> None:
    assert inline_keyboard(keyboard([{"text": "b", "url": written}])) == keyboard([{"text": "b", "url": kept}])


@pytest.mark.parametrize("url", ["nowhere", "ftp://example.org", "javascript:alert(1)", "http://", "https://a b.org"])
def test_an_address_that_leads_nowhere_is_refused_with_its_text(url: str) -> None:
    assert refusal([{"text": "b", "url": url}]) == f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"


@pytest.mark.parametrize(("text", "taken"), [("", False), ("c", True), ("c" * 256, True), ("c" * 257, False)])
def test_a_text_to_copy_has_1_to_256_characters(text: str, taken: bool) -> None:
    button = {"text": "b", "copy_text": {"text": text}}
    if taken:
        assert inline_keyboard(keyboard([button])) == keyboard([button])
    else:
        assert refusal([button]) == "BUTTON_COPY_TEXT_INVALID"


@pytest.mark.parametrize("width", [1, 2, 8, 100])
def test_a_hundred_buttons_fit_in_rows_of_any_width_and_one_more_does_not(width: int) -> None:
    buttons = [callback(str(number)) for number in range(BUTTONS)]
    rows = [buttons[start : start + width] for start in range(0, BUTTONS, width)]
    assert inline_keyboard(keyboard(*rows)) == keyboard(*rows)
    assert refusal(*rows, [callback("one more")]) == "reply markup is too long"


def test_the_bots_own_keyboard_is_not_changed_by_checking_it() -> None:
    given_ = keyboard([{"text": "b", "url": "example.org"}], [])
    inline_keyboard(given_)
    assert given_ == keyboard([{"text": "b", "url": "example.org"}], [])


GOOD = st.one_of(
    st.builds(callback, st.text("abc", min_size=1, max_size=64)),
    st.just({"text": "b", "url": "https://example.org/"}),
    st.just({"text": "b", "switch_inline_query": ""}),
)


@given(st.lists(st.lists(GOOD, max_size=4), max_size=8))
def test_good_buttons_come_back_row_by_row(rows: list[list[dict[str, Any]]]) -> None:
    kept = inline_keyboard(keyboard(*rows))
    assert (kept or keyboard()) == keyboard(*[row for row in rows if row])
    if kept:
        assert inline_keyboard(kept) == kept
