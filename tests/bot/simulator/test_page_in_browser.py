"""The chat page in a real browser, with a small bot behind it. A picture of it can be kept: see WAYPOST_SCREENSHOTS."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect
from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ChatAction, ParseMode
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.simulator import Simulator
from tests.bot.simulator.conftest import NOVEMBER_2026

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
LANGUAGES = {"en": "English", "th": "ไทย", "km": "ខ្មែរ", "my": "မြန်မာ"}
SOURCES = "\n".join(f"[{n}] A publisher, a rather long title of a document, 2025-11-0{n}." for n in range(1, 8))
ANSWER = (
    "<b>Six countries</b> agreed. [1] See <a href='https://example.org/report'>the report</a>.\n"
    f"<blockquote expandable>{SOURCES}</blockquote>"
)
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),  # one browser for all tests: it belongs to the loop it was started in
    pytest.mark.slow,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"there is no Chromium at {CHROMIUM}"),
]


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text("Welcome. /help tells more.")


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message is not None
    text = message.text or "no text"
    if text == "type":
        await message.reply_chat_action(ChatAction.TYPING)
    elif text.startswith("long"):
        buttons = [
            [InlineKeyboardButton("Why these?", callback_data="why"), InlineKeyboardButton("More", callback_data="more")],
            [InlineKeyboardButton("Site", url="https://example.org/"), InlineKeyboardButton("Ask inline",
                switch_inline_query_current_chat="jobs")],
            [InlineKeyboardButton("Copy", copy_text=CopyTextButton("1300")), InlineKeyboardButton("Go", callback_data="go")],
        ]  # fmt: skip
        await message.reply_text(ANSWER, parse_mode=ParseMode.HTML, reply_markup=InlineKeyboardMarkup(buttons))
    else:
        await message.reply_text(f"{message.from_user.language_code}: {text}" if message.from_user else text)


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    if query.data == "why":
        await query.answer("They say it word for word.", show_alert=True)
    elif query.data == "more":
        await query.answer("No more.")
    else:
        await query.answer()
        await query.edit_message_text("Edited.")


@pytest_asyncio.fixture(loop_scope="module")
async def demo() -> AsyncIterator[Simulator]:
    """The simulator with a bot at work."""
    suggestions = ["long: What was agreed?", "Is this job safe?"]
    async with Simulator(suggestions=suggestions, languages=LANGUAGES, clock=lambda: NOVEMBER_2026) as simulator:
        application = Application.builder().token(simulator.token).base_url(simulator.base_url).build()
        application.add_handler(CommandHandler("start", start))
        application.add_handler(CallbackQueryHandler(pressed))
        application.add_handler(MessageHandler(filters.ALL, answer))
        async with application:
            await application.bot.set_my_commands([("start", "Begin"), ("help", "Whom to call")])
            await application.bot.set_my_description("Answers from checked documents.")
            await application.start()
            assert application.updater is not None
            await application.updater.start_polling()
            yield simulator
            await application.updater.stop()
            await application.stop()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, demo: Simulator) -> AsyncIterator[Page]:
    """The page, opened; at the end nothing may have gone wrong in it."""
    context = await browser.new_context(viewport=DESKTOP)  # type: ignore[arg-type]
    opened = await context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda said: problems.append(said.text) if said.type in ("error", "warning") else None)
    await opened.goto(demo.page_url)
    await opened.locator("body[data-ready]").wait_for()
    yield opened
    await context.close()
    assert problems == []


def messages(page: Page, sender: str = "bot") -> Locator:
    return page.locator(f'[data-testid="message"][data-from="{sender}"]')


async def write(page: Page, text: str) -> None:
    await page.get_by_test_id("composer-input").fill(text)
    await page.keyboard.press("Enter")


async def picture(page: Page, name: str) -> None:
    """Kept only where WAYPOST_SCREENSHOTS names a folder."""
    if folder := os.environ.get("WAYPOST_SCREENSHOTS"):
        await page.wait_for_timeout(400)
        await page.screenshot(path=Path(folder) / f"simulator-{name}.png")


async def test_start_is_offered_and_begins_the_chat(page: Page, demo: Simulator) -> None:
    await expect(page.get_by_test_id("welcome")).to_contain_text("Answers from checked documents.")
    await picture(page, "welcome")
    await page.get_by_test_id("start-button").click()
    await expect(messages(page)).to_have_text(re.compile("Welcome"))
    await expect(page.get_by_test_id("welcome")).to_be_hidden()
    assert demo.page_private_chat.messages[0]["text"] == "/start"


async def test_enter_sends_and_shift_enter_makes_a_new_line(page: Page) -> None:
    field = page.get_by_test_id("composer-input")
    await field.fill("first line")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("second line")
    await page.keyboard.press("Enter")
    await expect(messages(page, "me").get_by_test_id("message-text")).to_have_text("first line\nsecond line")
    await expect(messages(page)).to_contain_text("en: first line")
    await expect(field).to_have_value("")


async def test_a_suggested_question_is_asked_with_one_click(page: Page) -> None:
    await page.get_by_test_id("suggestion").filter(has_text="Is this job safe?").click()
    await expect(messages(page)).to_contain_text("Is this job safe?")


async def test_the_answer_shows_its_formatting_and_its_links_open_elsewhere(page: Page) -> None:
    await write(page, "long")
    text = messages(page).get_by_test_id("message-text")
    await expect(text.locator("strong")).to_have_text("Six countries")
    link = text.get_by_role("link", name="the report")
    assert await link.get_attribute("href") == "https://example.org/report"
    assert await link.get_attribute("target") == "_blank"
    assert "noopener" in (await link.get_attribute("rel") or "")
    await picture(page, "answer")


async def test_a_long_quote_opens_and_closes(page: Page) -> None:
    await write(page, "long")
    toggle, body = page.get_by_test_id("quote-toggle"), page.locator(".quote-body")
    await expect(toggle).to_have_attribute("aria-expanded", "false")
    closed = await body.bounding_box()
    await toggle.click()
    await expect(toggle).to_have_attribute("aria-expanded", "true")
    opened = await body.bounding_box()
    assert closed is not None
    assert opened is not None
    assert opened["height"] > 2 * closed["height"]
    await toggle.click()
    await expect(toggle).to_have_attribute("aria-expanded", "false")


async def test_an_alert_has_to_be_closed_and_a_notice_goes_by_itself(page: Page) -> None:
    await write(page, "long")
    await page.get_by_role("button", name="Why these?").click()
    await expect(page.get_by_test_id("alert")).to_contain_text("They say it word for word.")
    await picture(page, "alert")
    await page.get_by_test_id("alert-close").click()
    await expect(page.get_by_test_id("alert")).to_be_hidden()
    await page.get_by_role("button", name="More").click()
    await expect(page.get_by_test_id("toast")).to_have_text("No more.")
    await expect(page.get_by_test_id("toast")).to_be_hidden(timeout=6000)


async def test_an_edit_replaces_the_text_and_takes_the_buttons_away(page: Page) -> None:
    await write(page, "long")
    await page.get_by_role("button", name="Go", exact=True).click()
    await expect(messages(page).get_by_test_id("message-text")).to_have_text("Edited.")
    await expect(messages(page).get_by_test_id("edited")).to_be_visible()
    await expect(page.get_by_test_id("inline-button")).to_have_count(0)


async def test_other_buttons_link_copy_and_ask_inline(page: Page) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await write(page, "long")
    site = page.get_by_test_id("inline-button").filter(has_text="Site")
    assert await site.get_attribute("href") == "https://example.org/"
    await page.get_by_test_id("inline-button").filter(has_text="Copy").click()
    await expect(page.get_by_test_id("toast")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == "1300"
    await page.get_by_test_id("inline-button").filter(has_text="Ask inline").click()
    await expect(page.get_by_test_id("composer-input")).to_have_value("@waypost_demo_bot jobs")


async def test_typing_is_shown_until_the_message_comes(page: Page, demo: Simulator) -> None:
    await write(page, "type")
    await expect(page.get_by_test_id("typing")).to_be_visible()
    await expect(page.get_by_test_id("chat-status")).to_have_text("typing…")
    await write(page, "hello")
    await expect(messages(page)).to_have_count(1)
    await expect(page.get_by_test_id("typing")).to_be_hidden()
    await expect(page.get_by_test_id("chat-status")).to_have_text("bot")


async def test_a_message_that_the_bot_deletes_disappears(page: Page, demo: Simulator) -> None:
    await write(page, "hello")
    await expect(messages(page)).to_have_count(1)
    chat = demo.page_private_chat
    demo.account.delete_message(chat.chat, chat.messages[-1]["message_id"])
    await expect(messages(page)).to_have_count(0)


async def test_a_hostile_message_stays_text(page: Page, demo: Simulator) -> None:
    await write(page, HOSTILE)
    await expect(messages(page).get_by_test_id("message-text")).to_have_text(f"en: {HOSTILE}")
    assert await page.evaluate("window.hacked") is None
    assert await page.locator(".messages img:not(.avatar), .messages script").count() == 0


async def test_the_language_choice_sets_what_the_bot_sees(page: Page) -> None:
    await page.get_by_test_id("language-select").select_option("th")
    await write(page, "สวัสดี ขอความช่วยเหลือ")
    reply = messages(page).get_by_test_id("message-text")
    await expect(reply).to_have_text("th: สวัสดี ขอความช่วยเหลือ")
    await expect(reply).to_have_attribute("lang", "th")
    assert await reply.get_attribute("dir") == "auto"


async def test_right_to_left_text_runs_from_the_right(page: Page) -> None:
    await write(page, "مرحبا بكم")
    text = messages(page, "me").get_by_test_id("message-text")
    assert await text.evaluate("e => getComputedStyle(e).direction") == "rtl"


async def test_commands_are_offered_filtered_and_sent(page: Page) -> None:
    await page.get_by_test_id("commands-button").click()
    await expect(page.get_by_test_id("command-item")).to_have_count(2)
    await page.get_by_test_id("commands-button").click()
    await expect(page.get_by_test_id("command-menu")).to_be_hidden()
    await page.get_by_test_id("composer-input").fill("/st")
    await expect(page.get_by_test_id("command-item")).to_have_text(["/startBegin"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(messages(page)).to_contain_text("Welcome")
    await expect(page.get_by_test_id("composer-input")).to_have_value("")


async def test_a_command_in_a_message_can_be_clicked(page: Page, demo: Simulator) -> None:
    await page.get_by_test_id("start-button").click()
    await messages(page).get_by_test_id("command-link").click()
    await expect(messages(page, "me").last).to_contain_text("/help")


async def test_a_reply_shows_what_it_answers(page: Page, demo: Simulator) -> None:
    await write(page, "hello")
    await messages(page).hover()
    await messages(page).get_by_test_id("reply-button").click()
    await expect(page.get_by_test_id("reply-bar")).to_contain_text("en: hello")
    await write(page, "why?")
    await expect(messages(page, "me").last.get_by_test_id("reply-line")).to_contain_text("en: hello")
    await expect(page.get_by_test_id("reply-bar")).to_be_hidden()
    assert demo.page_private_chat.messages[2]["reply_to_message"]["text"] == "en: hello"


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "poll"])
async def test_other_things_are_sent_from_the_menu(page: Page, demo: Simulator, kind: str) -> None:
    await page.get_by_test_id("attach-button").click()
    await page.get_by_test_id(f"attach-{kind}").click()
    await expect(messages(page)).to_contain_text("no text")
    assert kind in demo.page_private_chat.messages[0]


async def test_the_group_counts_what_was_not_read_and_shows_who_writes(page: Page, demo: Simulator) -> None:
    await demo.page_group.as_member("Mai").send("Has anybody heard?")
    await expect(page.get_by_test_id("chat-group").locator(".badge")).to_have_text("2")
    await page.get_by_test_id("chat-group").click()
    await expect(page.get_by_test_id("chat-title")).to_have_text("Families group")
    await expect(page.get_by_test_id("chat-group").locator(".badge")).to_have_count(0)
    await expect(messages(page, "other")).to_contain_text("Mai")
    await page.get_by_test_id("writer-select").select_option(label="Somchai")
    await write(page, "Not I")
    await expect(messages(page, "other").last).to_contain_text("Somchai")
    await expect(messages(page)).to_have_count(2)
    await picture(page, "group")
    assert demo.page_group.messages[2]["from"]["first_name"] == "Somchai"


async def test_what_cannot_be_sent_is_said_and_stays_in_the_field(browser: Browser, demo: Simulator) -> None:
    page = await browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
    await page.goto(demo.page_url)
    await page.locator("body[data-ready]").wait_for()
    await page.get_by_test_id("composer-input").evaluate("field => field.removeAttribute('maxlength')")
    await write(page, "a" * 4097)
    await expect(page.get_by_test_id("toast")).to_contain_text("message is too long")
    await expect(page.get_by_test_id("composer-input")).to_have_value("a" * 4097)
    assert demo.page_private_chat.messages == []


async def test_the_page_comes_back_with_everything_after_a_reload(page: Page) -> None:
    await write(page, "hello")
    await expect(messages(page)).to_have_count(1)
    await page.reload()
    await expect(messages(page)).to_contain_text("en: hello")


async def test_keys_alone_are_enough(page: Page) -> None:
    await write(page, "long")
    await messages(page).get_by_role("button", name="Why these?").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("alert")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("alert")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_it_fits_every_screen_in_light_and_dark(
    browser: Browser, demo: Simulator, size: str, scheme: str
) -> None:
    await demo.page_private_chat.send("long")
    await demo.page_private_chat.wait_for_reply()
    viewport = PHONE if size == "phone" else DESKTOP
    context = await browser.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
    page = await context.new_page()
    await page.goto(demo.page_url)
    await expect(messages(page)).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    brightness = await page.evaluate(
        "getComputedStyle(document.querySelector('.bubble')).backgroundColor.match(/\\d+/)[0]"
    )
    assert (int(brightness) > 128) == (scheme == "light")
    await expect(page.get_by_test_id("chat-list")).to_be_visible(visible=size == "desktop")
    await picture(page, f"{size}-{scheme}")
    await context.close()


async def test_on_a_phone_one_goes_back_to_the_chats(browser: Browser, demo: Simulator) -> None:
    page = await browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    await page.goto(demo.page_url)
    await page.get_by_test_id("back-button").click()
    await expect(page.get_by_test_id("chat-list")).to_be_visible()
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    await page.get_by_test_id("chat-group").click()
    await expect(page.get_by_test_id("composer")).to_be_visible()
    await expect(page.get_by_test_id("chat-title")).to_have_text("Families group")
