"""answerCallbackQuery, answerInlineQuery, and what a bot says of itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.simulator.account import Account
from bot.simulator.errors import JSON, BadRequest
from bot.simulator.text import MESSAGE_UNITS, formatted, not_empty, within

ANSWER_CHARACTERS = 200
# Telegram documents no lifetime of a query; bots report refusals from about a quarter of a minute on.
QUERY_LIFETIME = 60
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
MOST_RESULTS = 50
PROFILE_LIMITS = {"name": 64, "description": 512, "short_description": 120}
Handler = Callable[[Account, JSON], Awaitable[object]]


async def answer_callback_query(account: Account, parameters: JSON) -> bool:
    pressed = account.presses.get(parameters["callback_query_id"])
    if pressed is None or pressed.answered.is_set() or account.clock() - pressed.pressed_at > QUERY_LIFETIME:
        raise BadRequest(TOO_OLD)
    if len(parameters.get("text", "")) > ANSWER_CHARACTERS:
        raise BadRequest("MESSAGE_TOO_LONG")
    pressed.answer = {
        "text": parameters.get("text", ""),
        "show_alert": parameters.get("show_alert", False),
        "url": parameters.get("url", ""),
    }
    pressed.answered.set()
    account.feed.publish("answer", chat_id=pressed.chat_id, query_id=pressed.id, answer=pressed.answer)
    return True


async def answer_inline_query(account: Account, parameters: JSON) -> bool:
    """Results are checked as Telegram would; nothing shows them, for no person of the simulator asks inline."""
    if len(parameters["results"]) > MOST_RESULTS:
        raise BadRequest("Too many inline query results specified")
    identifiers = [result["id"] for result in parameters["results"]]
    if len(set(identifiers)) < len(identifiers) or any(not 1 <= len(i.encode()) <= 64 for i in identifiers):
        raise BadRequest("RESULT_ID_DUPLICATE" if len(set(identifiers)) < len(identifiers) else "RESULT_ID_INVALID")
    for result in parameters["results"]:
        content = result["input_message_content"]
        text = formatted(content["message_text"], content.get("parse_mode", ""), content.get("entities", ()))
        within(not_empty(text), MESSAGE_UNITS)
    return True


async def get_me(account: Account, parameters: JSON) -> JSON:
    return account.bot


async def get_my_commands(account: Account, parameters: JSON) -> list[JSON]:
    return account.profile.commands(parameters.get("scope"), parameters.get("language_code", ""))


async def set_my_commands(account: Account, parameters: JSON) -> bool:
    language = parameters.get("language_code", "")
    account.profile.set_commands(parameters["commands"], parameters.get("scope"), language)
    account.feed.publish("profile")
    return True


async def delete_my_commands(account: Account, parameters: JSON) -> bool:
    account.profile.delete_commands(parameters.get("scope"), parameters.get("language_code", ""))
    account.feed.publish("profile")
    return True


def get_my(field: str) -> Handler:
    async def handler(account: Account, parameters: JSON) -> JSON:
        return {field: account.profile.text(field, parameters.get("language_code", ""))}

    return handler


def set_my(field: str) -> Handler:
    async def handler(account: Account, parameters: JSON) -> bool:
        language = parameters.get("language_code", "")
        account.profile.set_text(field, parameters.get(field, ""), language, PROFILE_LIMITS[field])
        account.feed.publish("profile")
        return True

    return handler


async def get_chat_menu_button(account: Account, parameters: JSON) -> JSON:
    return account.profile.menu_button(parameters.get("chat_id", 0))


async def set_chat_menu_button(account: Account, parameters: JSON) -> bool:
    chat_id = parameters.get("chat_id", 0)
    if chat_id and not account.chat(chat_id).is_private:
        raise BadRequest("chat not found")
    account.profile.set_menu_button(chat_id, parameters.get("menu_button", {"type": "default"}))
    return True
