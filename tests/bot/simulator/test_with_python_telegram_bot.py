"""The library that the bot is built on, against the simulator: what it sends is taken, what it gets it understands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    MenuButtonWebApp,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
    WebAppInfo,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.simulator import BadGateway, ChatHandle, DropConnection, Simulator, TooManyRequests, Unauthorized
from bot.simulator import Conflict as ConflictFault
from bot.simulator.faults import Fault


@pytest_asyncio.fixture
async def bot(simulator: Simulator) -> AsyncIterator[Bot]:
    telegram = Bot(simulator.token, base_url=simulator.base_url, base_file_url=simulator.base_file_url)
    async with telegram:
        yield telegram


async def test_the_bot_introduces_itself(bot: Bot) -> None:
    assert (bot.username, bot.first_name, bot.can_read_all_group_messages) == ("waypost_demo_bot", "Waypost", True)


async def test_a_message_with_html_and_buttons_arrives(bot: Bot, chat: ChatHandle) -> None:
    buttons = [
        [InlineKeyboardButton("Why?", callback_data="why"), InlineKeyboardButton("Site", url="https://example.org")],
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton("1300"))],
    ]
    message = await bot.send_message(
        chat.id,
        '<b>Title</b> <a href="https://example.org">link</a>\n<blockquote expandable>quote</blockquote>',
        parse_mode=ParseMode.HTML,
        reply_markup=InlineKeyboardMarkup(buttons),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert message.parse_entities() == {
        MessageEntity(MessageEntity.BOLD, 0, 5): "Title",
        MessageEntity(MessageEntity.TEXT_LINK, 6, 4, url="https://example.org/"): "link",
        MessageEntity(MessageEntity.EXPANDABLE_BLOCKQUOTE, 11, 5): "quote",
    }
    assert message.reply_markup is not None
    assert [button.text for row in message.reply_markup.inline_keyboard for button in row] == ["Why?", "Site", "Copy"]
    [seen] = await chat.wait_for_reply()
    assert seen["text"] == "Title link\nquote"


async def test_replies_entities_and_reply_keyboards_are_taken(bot: Bot, chat: ChatHandle) -> None:
    question = await chat.send("who are you?")
    reply = ReplyParameters(question["message_id"], quote="are you", allow_sending_without_reply=True)
    message = await bot.send_message(
        chat.id,
        "me",
        reply_parameters=reply,
        entities=[MessageEntity(MessageEntity.BOLD, 0, 2)],
        reply_markup=ReplyKeyboardMarkup([["yes", "no"]], one_time_keyboard=True),
        disable_notification=True,
    )
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "who are you?"
    assert message.quote is not None
    assert message.quote.position == 4


async def test_messages_are_edited_and_deleted(bot: Bot, chat: ChatHandle) -> None:
    message = await bot.send_message(chat.id, "one moment")
    edited = await bot.edit_message_text("<i>done</i>", chat.id, message.message_id, parse_mode=ParseMode.HTML)
    assert not isinstance(edited, bool)
    assert edited.text == "done"
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="b")]])
    assert await bot.edit_message_reply_markup(chat.id, message.message_id, reply_markup=markup)
    assert await bot.delete_message(chat.id, message.message_id)
    second = await bot.send_message(chat.id, "x")
    assert await bot.delete_messages(chat.id, [second.message_id])
    assert chat.messages == []


async def test_photos_go_up_and_files_come_down(bot: Bot, chat: ChatHandle) -> None:
    message = await bot.send_photo(chat.id, b"picture", caption="<b>c</b>", parse_mode=ParseMode.HTML)
    assert message.caption == "c"
    sent = await chat.send_document("offer.txt", b"Work in Cambodia", "text/plain")
    file = await bot.get_file(sent["document"]["file_id"])
    assert bytes(await file.download_as_bytearray()) == b"Work in Cambodia"


async def test_what_the_bot_says_of_itself_is_set_and_read(bot: Bot, chat: ChatHandle) -> None:
    scope = BotCommandScopeAllPrivateChats()
    assert await bot.set_my_commands([BotCommand("start", "Begin"), ("help", "Help")], scope, "th")
    assert [command.command for command in await bot.get_my_commands(scope, "th")] == ["start", "help"]
    assert await bot.delete_my_commands(scope, "th")
    assert await bot.set_my_description("long", "th")
    assert (await bot.get_my_description("th")).description == "long"
    assert await bot.set_my_short_description("short")
    assert (await bot.get_my_short_description()).short_description == "short"
    assert await bot.set_my_name("Guide")
    assert (await bot.get_my_name()).name == "Guide"
    button = MenuButtonWebApp("Open", WebAppInfo("https://example.org/"))
    assert await bot.set_chat_menu_button(chat.id, button)
    assert await bot.get_chat_menu_button(chat.id) == button


async def test_chats_members_and_webhooks_are_read(bot: Bot, group: ChatHandle) -> None:
    assert (await bot.get_chat(group.id)).title == "Families"
    assert (await bot.get_chat_member(group.id, group.person["id"])).status == "member"
    assert await bot.send_chat_action(group.id, ChatAction.TYPING)
    assert await bot.set_webhook("https://bot.example.org/hook", secret_token="s", max_connections=5)
    assert (await bot.get_webhook_info()).url == "https://bot.example.org/hook"
    assert await bot.delete_webhook(drop_pending_updates=True)


async def test_inline_results_and_drafts_are_taken(bot: Bot, chat: ChatHandle) -> None:
    content = InputTextMessageContent("<b>x</b>", parse_mode=ParseMode.HTML)
    assert await bot.answer_inline_query("1", [InlineQueryResultArticle("1", "Title", content)], cache_time=1)
    assert await bot.send_message_draft(chat.id, 1, "so f")


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "poll"])
async def test_updates_of_every_kind_are_understood(bot: Bot, chat: ChatHandle, kind: str) -> None:
    await getattr(chat, f"send_{kind}")()
    [update] = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    assert update.message is not None
    assert getattr(update.message, kind)


async def test_edits_presses_and_membership_are_understood(bot: Bot, chat: ChatHandle) -> None:
    message = await chat.send("one")
    await chat.edit(message["message_id"], "two")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="b")]])
    await bot.send_message(chat.id, "x", reply_markup=markup)
    await chat.press(2, "a")
    await chat.block()
    _, edit, press, membership = await bot.get_updates()
    assert edit.edited_message is not None
    assert edit.edited_message.text == "two"
    assert press.callback_query is not None
    assert (press.callback_query.data, press.callback_query.message.text) == ("b", "x")  # type: ignore[union-attr]
    assert membership.my_chat_member is not None
    assert membership.my_chat_member.new_chat_member.status == "kicked"


@pytest.mark.filterwarnings("ignore:.*retry_after")  # the library will give it as a timedelta one day
async def test_every_fault_becomes_the_librarys_own_error(bot: Bot, simulator: Simulator, chat: ChatHandle) -> None:
    faults: dict[Fault, type[TelegramError]] = {
        TooManyRequests(2): RetryAfter,
        ConflictFault(): Conflict,
        Unauthorized(): InvalidToken,
        BadGateway(): NetworkError,
        DropConnection(): NetworkError,
    }
    for fault, error in faults.items():
        simulator.fail_next("sendMessage", fault)
        with pytest.raises(error):
            await bot.send_message(chat.id, "x")
    assert (await bot.send_message(chat.id, "x")).text == "x"


async def test_refusals_become_the_librarys_own_errors(bot: Bot, simulator: Simulator, chat: ChatHandle) -> None:
    with pytest.raises(BadRequest, match="byte offset 2"):
        await bot.send_message(chat.id, "a <b", parse_mode=ParseMode.HTML)
    await chat.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(chat.id, "x")
    stranger = Bot("123456:" + "B" * 35, base_url=simulator.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    assert update.effective_message.text is not None
    await update.effective_message.reply_text(update.effective_message.text)


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Go on", callback_data="go")]])
    await update.effective_message.reply_text("Welcome", reply_markup=markup)


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Gone on", show_alert=True)
    await update.callback_query.edit_message_text("Further")


async def test_a_whole_application_runs_against_it_by_polling(simulator: Simulator, group: ChatHandle) -> None:
    builder = Application.builder().token(simulator.token)
    application = builder.base_url(simulator.base_url).base_file_url(simulator.base_file_url).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    chat = simulator.page_private_chat
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        await chat.send("/start")
        [welcome] = await chat.wait_for_reply()
        press = await chat.press(welcome["message_id"], "Go on")
        assert (await press.wait_for_answer())["text"] == "Gone on"
        assert [edit["text"] for edit in await chat.wait_for_edit()] == ["Further"]
        await asyncio.gather(chat.send("hello"), group.send("and here"))
        assert [message["text"] for message in await chat.wait_for_reply()] == ["hello"]
        assert [message["text"] for message in await group.wait_for_reply()] == ["and here"]
        await application.updater.stop()
        await application.stop()
    assert {call.method for call in simulator.calls if not call.ok} == set()
