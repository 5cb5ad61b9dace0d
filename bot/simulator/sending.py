"""sendMessage, sendPhoto, sendChatAction, sendMessageDraft."""

from __future__ import annotations

from bot.simulator.account import Account
from bot.simulator.chats import Chat
from bot.simulator.errors import JSON, BadRequest
from bot.simulator.markup import inline_keyboard
from bot.simulator.schema import Upload
from bot.simulator.text import CAPTION_UNITS, MESSAGE_UNITS, FormattedText, formatted, not_empty, within

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
PLACEHOLDER_SIZE = 320  # pixels: the picture itself is not looked at


def message_text(parameters: JSON) -> FormattedText:
    text = formatted(parameters["text"], parameters.get("parse_mode", ""), parameters.get("entities", ()))
    return within(not_empty(text), MESSAGE_UNITS)


async def send_message(account: Account, parameters: JSON) -> JSON:
    chat = account.chat_to_write_to(parameters["chat_id"])
    content = message_text(parameters).as_json()
    return _send(account, chat, parameters, content)


async def send_photo(account: Account, parameters: JSON) -> JSON:
    chat = account.chat_to_write_to(parameters["chat_id"])
    caption = formatted(
        parameters.get("caption", ""), parameters.get("parse_mode", ""), parameters.get("caption_entities", ())
    )
    within(caption, CAPTION_UNITS, "message caption")
    content = {"photo": [_photo(account, parameters["photo"])], **caption.as_json("caption", "caption_entities")}
    if parameters.get("show_caption_above_media") and caption.text:
        content["show_caption_above_media"] = True
    return _send(account, chat, parameters, content)


async def send_chat_action(account: Account, parameters: JSON) -> bool:
    chat = account.chat_to_write_to(parameters["chat_id"])
    if parameters["action"] not in ACTIONS:
        raise BadRequest("Wrong parameter action in request")
    chat.actions.append(parameters["action"])
    chat.changes.set()
    account.feed.publish("action", chat_id=chat.id, action=parameters["action"])
    return True


async def send_message_draft(account: Account, parameters: JSON) -> bool:
    chat = account.chat_to_write_to(parameters["chat_id"])
    if not chat.is_private:
        raise BadRequest("the simulator refuses a draft outside a private chat")
    if parameters["draft_id"] == 0:
        raise BadRequest("the simulator refuses a draft_id of zero")
    text = formatted(parameters.get("text", ""), parameters.get("parse_mode", ""), parameters.get("entities", ()))
    draft = {"draft_id": parameters["draft_id"], **within(text, MESSAGE_UNITS).as_json()}
    account.feed.publish("draft", chat_id=chat.id, draft=draft)
    return True


def quoted(message: JSON) -> JSON:
    """A message inside another one does not carry its own reply."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def _send(account: Account, chat: Chat, parameters: JSON, content: JSON) -> JSON:
    keyboard = inline_keyboard(parameters.get("reply_markup"))
    content = _reply(chat, parameters.get("reply_parameters")) | content
    for name in ("link_preview_options",):
        if parameters.get(name):
            content[name] = parameters[name]
    if parameters.get("protect_content"):
        content["has_protected_content"] = True
    if keyboard:
        content["reply_markup"] = keyboard
    return account.add_message(chat, account.bot_as_sender, content)


def _reply(chat: Chat, reply: JSON | None) -> JSON:
    if not reply:
        return {}
    if reply.get("chat_id", chat.id) != chat.id:
        raise BadRequest("the simulator refuses a reply to a message of another chat")
    if reply["message_id"] not in chat.messages and reply.get("allow_sending_without_reply"):
        return {}
    target = chat.message(reply["message_id"], "message to be replied")
    fields: JSON = {"reply_to_message": quoted(target)}
    if reply.get("quote"):
        quote = formatted(reply["quote"], reply.get("quote_parse_mode", ""), reply.get("quote_entities", ()))
        text = str(target.get("text", target.get("caption", "")))
        if quote.text not in text:
            raise BadRequest("QUOTE_TEXT_INVALID")
        position = len(text[: text.index(quote.text)].encode("utf-16-le")) // 2
        fields["quote"] = quote.as_json() | {"position": position, "is_manual": True}
    return fields


def _photo(account: Account, photo: Upload | str) -> JSON:
    if isinstance(photo, Upload):
        stored = account.store_file("photo", photo.content, photo.name)
    elif photo in account.files:
        stored = account.files[photo]
    elif photo.startswith(("http://", "https://")):
        stored = account.store_file("photo", b"", "from_link")  # the simulator reaches no other machine
    else:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    size = {"width": PLACEHOLDER_SIZE, "height": PLACEHOLDER_SIZE, "file_size": len(stored.content)}
    return {"file_id": stored.id, "file_unique_id": stored.unique_id, **size}
