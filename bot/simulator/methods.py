"""The methods that the simulator serves: what each takes, what it gives back, and who does it.

Every parameter of the Bot API's documentation is here, with its types; those that the simulator cannot play
are named in NOT_PLAYED and refused in so many words. A test holds the table against the documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.simulator.account import Account
from bot.simulator.answering import (
    Handler,
    answer_callback_query,
    answer_inline_query,
    delete_my_commands,
    get_chat_menu_button,
    get_me,
    get_my,
    get_my_commands,
    set_chat_menu_button,
    set_my,
    set_my_commands,
)
from bot.simulator.editing import delete_message, delete_messages, edit_message_reply_markup, edit_message_text
from bot.simulator.errors import JSON, ApiError, BadRequest
from bot.simulator.objects import SCHEMA
from bot.simulator.reading import (
    delete_webhook,
    get_chat,
    get_chat_member,
    get_file,
    get_updates,
    get_webhook_info,
    log_out,
    set_webhook,
)
from bot.simulator.schema import Field, fields
from bot.simulator.sending import send_chat_action, send_message, send_message_draft, send_photo

NOT_PLAYED = {
    "business_connection_id", "direct_messages_topic_id", "message_thread_id", "inline_message_id", "rich_message",
    "suggested_post_parameters", "certificate",
}  # fmt: skip
# Where Telegram has words of its own for what is missing.
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "Message text is empty",
    "message_id": "Message identifier is not specified",
    "message_ids": "Message identifiers are not specified",
    "action": "Wrong parameter action in request",
    "photo": "There is no photo in the request",
    "file_id": "file_id not specified",
    "user_id": "Invalid user_id specified",
}
SEND = """
    business_connection_id String
    chat_id! Integer|String
    message_thread_id Integer
    direct_messages_topic_id Integer
    parse_mode String
    disable_notification Boolean
    protect_content Boolean
    allow_paid_broadcast Boolean
    message_effect_id String
    suggested_post_parameters SuggestedPostParameters
    reply_parameters ReplyParameters
    reply_markup InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply
"""
EDIT = """
    business_connection_id String
    chat_id Integer|String
    message_id Integer
    inline_message_id String
    reply_markup InlineKeyboardMarkup
"""
TEXT = """
    parse_mode String
    entities Array of MessageEntity
"""
LANGUAGE = "language_code String"
SCOPE = f"scope BotCommandScope\n{LANGUAGE}"
MEMBER = """
    chat_id! Integer|String
    user_id! Integer
"""


@dataclass(frozen=True)
class Method:
    returns: str
    handler: Handler
    parameters: Mapping[str, Field]


def _method(returns: str, handler: Handler, *tables: str) -> Method:
    return Method(returns, handler, fields("\n".join(tables)))


METHODS: Mapping[str, Method] = {
    "getMe": _method("User", get_me),
    "getUpdates": _method(
        "Array of Update",
        get_updates,
        """
        offset Integer
        limit Integer
        timeout Integer
        allowed_updates Array of String""",
    ),
    "setWebhook": _method(
        "Boolean",
        set_webhook,
        """
        url! String
        certificate InputFile
        ip_address String
        max_connections Integer
        allowed_updates Array of String
        drop_pending_updates Boolean
        secret_token String""",
    ),
    "deleteWebhook": _method("Boolean", delete_webhook, "drop_pending_updates Boolean"),
    "getWebhookInfo": _method("WebhookInfo", get_webhook_info),
    "logOut": _method("Boolean", log_out),
    "close": _method("Boolean", log_out),
    "sendMessage": _method(
        "Message", send_message, SEND, TEXT, "text! String\nlink_preview_options LinkPreviewOptions"
    ),
    "sendPhoto": _method(
        "Message",
        send_photo,
        SEND,
        """
        photo! InputFile|String
        caption String
        caption_entities Array of MessageEntity
        show_caption_above_media Boolean
        has_spoiler Boolean""",
    ),
    "sendChatAction": _method(
        "Boolean",
        send_chat_action,
        """
        business_connection_id String
        chat_id! Integer|String
        message_thread_id Integer
        action! String""",
    ),
    "sendMessageDraft": _method(
        "Boolean",
        send_message_draft,
        TEXT,
        """
        chat_id! Integer
        message_thread_id Integer
        draft_id! Integer
        text String""",
    ),
    "editMessageText": _method(
        "Message|Boolean",
        edit_message_text,
        EDIT,
        TEXT,
        """
        text String
        link_preview_options LinkPreviewOptions
        rich_message InputRichMessage""",
    ),
    "editMessageReplyMarkup": _method("Message|Boolean", edit_message_reply_markup, EDIT),
    "deleteMessage": _method("Boolean", delete_message, "chat_id! Integer|String\nmessage_id! Integer"),
    "deleteMessages": _method("Boolean", delete_messages, "chat_id! Integer|String\nmessage_ids! Array of Integer"),
    "answerCallbackQuery": _method(
        "Boolean",
        answer_callback_query,
        """
        callback_query_id! String
        text String
        show_alert Boolean
        url String
        cache_time Integer""",
    ),
    "answerInlineQuery": _method(
        "Boolean",
        answer_inline_query,
        """
        inline_query_id! String
        results! Array of InlineQueryResult
        cache_time Integer
        is_personal Boolean
        next_offset String
        button InlineQueryResultsButton""",
    ),
    "setMyCommands": _method("Boolean", set_my_commands, "commands! Array of BotCommand", SCOPE),
    "getMyCommands": _method("Array of BotCommand", get_my_commands, SCOPE),
    "deleteMyCommands": _method("Boolean", delete_my_commands, SCOPE),
    "setMyName": _method("Boolean", set_my("name"), "name String", LANGUAGE),
    "getMyName": _method("BotName", get_my("name"), LANGUAGE),
    "setMyDescription": _method("Boolean", set_my("description"), "description String", LANGUAGE),
    "getMyDescription": _method("BotDescription", get_my("description"), LANGUAGE),
    "setMyShortDescription": _method("Boolean", set_my("short_description"), "short_description String", LANGUAGE),
    "getMyShortDescription": _method("BotShortDescription", get_my("short_description"), LANGUAGE),
    "setChatMenuButton": _method("Boolean", set_chat_menu_button, "chat_id Integer\nmenu_button MenuButton"),
    "getChatMenuButton": _method("MenuButton", get_chat_menu_button, "chat_id Integer"),
    "getChat": _method("ChatFullInfo", get_chat, "chat_id! Integer|String"),
    "getChatMember": _method("ChatMember", get_chat_member, MEMBER),
    "getFile": _method("File", get_file, "file_id! String"),
}
BY_LOWER_CASE = {name.lower(): name for name in METHODS}


def named(method: str) -> str:
    """The method's name as documented; Telegram does not mind the case. Raises ApiError."""
    if method.lower() not in BY_LOWER_CASE:
        raise ApiError(404, "Not Found: method not found")
    return BY_LOWER_CASE[method.lower()]


def checked(name: str, raw: JSON) -> JSON:
    """The parameters of a request, read and held against the table. Raises BadRequest."""
    known = METHODS[name].parameters
    for parameter in raw:
        if parameter not in known:
            raise BadRequest(f'the simulator refuses the unknown parameter "{parameter}" of {name}')
        if parameter in NOT_PLAYED:
            raise BadRequest(f'the simulator does not play the parameter "{parameter}" of {name}')
    for parameter, field in known.items():
        empty = raw.get(parameter) in (None, "") and not (parameter == "url" and parameter in raw)
        if empty and (field.required or (parameter == "text" and name == "editMessageText")):
            raise BadRequest(MISSING.get(parameter, f'Parameter "{parameter}" is required'))
    return {parameter: SCHEMA.parameter(known[parameter], value) for parameter, value in raw.items()}


async def call(account: Account, name: str, raw: JSON) -> object:
    return await METHODS[name].handler(account, checked(name, raw))
