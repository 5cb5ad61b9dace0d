"""The objects that bots send, field by field as in the Bot API's documentation ("!" = required)."""

from __future__ import annotations

from bot.simulator.schema import Schema, fields

OBJECTS = {
    "InlineKeyboardMarkup": """
        inline_keyboard! Array of Array of InlineKeyboardButton""",
    "InlineKeyboardButton": """
        text! String
        icon_custom_emoji_id String
        style String
        url String
        callback_data String
        web_app WebAppInfo
        login_url LoginUrl
        switch_inline_query String
        switch_inline_query_current_chat String
        switch_inline_query_chosen_chat SwitchInlineQueryChosenChat
        copy_text CopyTextButton
        callback_game CallbackGame
        pay Boolean""",
    "WebAppInfo": "url! String",
    "CopyTextButton": "text! String",
    "SwitchInlineQueryChosenChat": """
        query String
        allow_user_chats Boolean
        allow_bot_chats Boolean
        allow_group_chats Boolean
        allow_channel_chats Boolean""",
    "ReplyKeyboardMarkup": """
        keyboard! Array of Array of KeyboardButton
        is_persistent Boolean
        resize_keyboard Boolean
        one_time_keyboard Boolean
        input_field_placeholder String
        selective Boolean""",
    "KeyboardButton": """
        text! String
        icon_custom_emoji_id String
        style String
        request_users KeyboardButtonRequestUsers
        request_chat KeyboardButtonRequestChat
        request_managed_bot KeyboardButtonRequestManagedBot
        request_contact Boolean
        request_location Boolean
        request_poll KeyboardButtonPollType
        web_app WebAppInfo""",
    "ReplyKeyboardRemove": """
        remove_keyboard! Boolean
        selective Boolean""",
    "ForceReply": """
        force_reply! Boolean
        input_field_placeholder String
        selective Boolean""",
    "ReplyParameters": """
        message_id! Integer
        chat_id Integer|String
        allow_sending_without_reply Boolean
        quote String
        quote_parse_mode String
        quote_entities Array of MessageEntity
        quote_position Integer
        checklist_task_id Integer
        poll_option_id String""",
    "LinkPreviewOptions": """
        is_disabled Boolean
        url String
        prefer_small_media Boolean
        prefer_large_media Boolean
        show_above_text Boolean""",
    "MessageEntity": """
        type! String
        offset! Integer
        length! Integer
        url String
        user User
        language String
        custom_emoji_id String
        unix_time Integer
        date_time_format String""",
    "BotCommand": """
        command! String
        description! String""",
    "BotCommandScopeDefault": "type! String",
    "BotCommandScopeAllPrivateChats": "type! String",
    "BotCommandScopeAllGroupChats": "type! String",
    "BotCommandScopeAllChatAdministrators": "type! String",
    "BotCommandScopeChat": """
        type! String
        chat_id! Integer|String""",
    "BotCommandScopeChatAdministrators": """
        type! String
        chat_id! Integer|String""",
    "BotCommandScopeChatMember": """
        type! String
        chat_id! Integer|String
        user_id! Integer""",
    "MenuButtonCommands": "type! String",
    "MenuButtonDefault": "type! String",
    "MenuButtonWebApp": """
        type! String
        text! String
        web_app! WebAppInfo""",
    "InlineQueryResultArticle": """
        type! String
        id! String
        title! String
        input_message_content! InputTextMessageContent
        reply_markup InlineKeyboardMarkup
        url String
        description String
        thumbnail_url String
        thumbnail_width Integer
        thumbnail_height Integer""",
    "InputTextMessageContent": """
        message_text! String
        parse_mode String
        entities Array of MessageEntity
        link_preview_options LinkPreviewOptions""",
    "InlineQueryResultsButton": """
        text! String
        web_app WebAppInfo
        start_parameter String""",
}
VARIANTS = {
    "BotCommandScope": {
        "default": "BotCommandScopeDefault",
        "all_private_chats": "BotCommandScopeAllPrivateChats",
        "all_group_chats": "BotCommandScopeAllGroupChats",
        "all_chat_administrators": "BotCommandScopeAllChatAdministrators",
        "chat": "BotCommandScopeChat",
        "chat_administrators": "BotCommandScopeChatAdministrators",
        "chat_member": "BotCommandScopeChatMember",
    },
    "MenuButton": {
        "commands": "MenuButtonCommands",
        "default": "MenuButtonDefault",
        "web_app": "MenuButtonWebApp",
    },
    "InlineQueryResult": {"article": "InlineQueryResultArticle"},
}
SCHEMA = Schema({name: fields(table) for name, table in OBJECTS.items()}, VARIANTS)
