"""editMessageText, editMessageReplyMarkup, deleteMessage, deleteMessages."""

from __future__ import annotations

from bot.simulator.account import EDITABLE, Account
from bot.simulator.chats import Chat
from bot.simulator.errors import JSON, BadRequest
from bot.simulator.markup import only_inline
from bot.simulator.sending import message_text

DELETABLE_FOR = 48 * 3600  # seconds
MOST_IDS = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


async def edit_message_text(account: Account, parameters: JSON) -> JSON:
    content = message_text(parameters).as_json()
    if parameters.get("link_preview_options"):
        content["link_preview_options"] = parameters["link_preview_options"]
    chat, message = _own_message(account, parameters)
    if "text" not in message:
        raise BadRequest("there is no text in the message to edit")
    return _edit(account, chat, message, content, parameters)


async def edit_message_reply_markup(account: Account, parameters: JSON) -> JSON:
    chat, message = _own_message(account, parameters)
    content = {key: message[key] for key in EDITABLE if key in message and key != "reply_markup"}
    return _edit(account, chat, message, content, parameters)


async def delete_message(account: Account, parameters: JSON) -> bool:
    chat = account.chat_to_write_to(parameters["chat_id"])
    message = chat.message(parameters["message_id"], "message to delete")
    if not _may_delete(account, chat, message):
        raise BadRequest("message can't be deleted")
    account.delete_message(chat, message["message_id"])
    return True


async def delete_messages(account: Account, parameters: JSON) -> bool:
    """Messages that are not there or cannot be deleted are skipped, as at Telegram."""
    chat = account.chat_to_write_to(parameters["chat_id"])
    if not parameters["message_ids"]:
        raise BadRequest("Message identifiers are not specified")
    if len(parameters["message_ids"]) > MOST_IDS:
        raise BadRequest("Too many message identifiers specified")
    for message_id in parameters["message_ids"]:
        message = chat.messages.get(message_id)
        if message and _may_delete(account, chat, message):
            account.delete_message(chat, message_id)
    return True


def _own_message(account: Account, parameters: JSON) -> tuple[Chat, JSON]:
    if "chat_id" not in parameters and "message_id" not in parameters:
        raise BadRequest("Message identifier is not specified")
    if "chat_id" not in parameters:
        raise BadRequest("chat_id is empty")
    chat = account.chat_to_write_to(parameters["chat_id"])
    message = chat.message(parameters.get("message_id", 0), "message to edit")
    if message["from"]["id"] != account.bot_id:
        raise BadRequest("message can't be edited")
    return chat, message


def _edit(account: Account, chat: Chat, message: JSON, content: JSON, parameters: JSON) -> JSON:
    """A keyboard that the edit does not name is removed, as at Telegram."""
    keyboard = only_inline(parameters.get("reply_markup"))
    if keyboard:
        content["reply_markup"] = keyboard
    if content == {key: message[key] for key in EDITABLE if key in message}:
        raise BadRequest(NOT_MODIFIED)
    return account.edit_message(chat, message, content)


def _may_delete(account: Account, chat: Chat, message: JSON) -> bool:
    own = message["from"]["id"] == account.bot_id
    return (own or chat.is_private) and account.now() - int(message["date"]) < DELETABLE_FOR
