"""Keyboards under messages, held to Telegram's limits."""

from __future__ import annotations

from bot.simulator.errors import JSON, BadRequest
from bot.simulator.html import checked_link

CALLBACK_DATA_BYTES = 64
COPY_TEXT_CHARACTERS = 256
BUTTONS = 100
ACTIONS = (
    "url", "callback_data", "web_app", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text",
)  # fmt: skip


def inline_keyboard(markup: JSON | None) -> JSON | None:
    """The inline keyboard as the message will carry it; None where there is none. Raises BadRequest."""
    if markup is None or "inline_keyboard" not in markup:
        return None
    rows = [[_button(button) for button in row] for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > BUTTONS:
        raise BadRequest("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def only_inline(markup: JSON | None) -> JSON | None:
    """For edits, where Telegram allows no other keyboard."""
    if markup is not None and "inline_keyboard" not in markup:
        raise BadRequest("Inline keyboard expected")
    return inline_keyboard(markup)


def _button(button: JSON) -> JSON:
    if not button["text"].strip():
        raise BadRequest("Can't parse inline keyboard button: Inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if button.get(name) not in (None, "") or (name in button and "switch" in name)]
    if not actions:
        raise BadRequest("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:  # Telegram takes the first one it knows; a bot that sends two has made a mistake
        raise BadRequest(f"the simulator refuses a button with {' and '.join(actions)}")
    if len(button.get("callback_data", "").encode()) > CALLBACK_DATA_BYTES:
        raise BadRequest("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= COPY_TEXT_CHARACTERS:
        raise BadRequest("BUTTON_COPY_TEXT_INVALID")
    return button | ({"url": _url(button["url"])} if "url" in button else {})


def _url(url: str) -> str:
    checked = checked_link(url)
    if not checked:
        raise BadRequest(f"Inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return checked
