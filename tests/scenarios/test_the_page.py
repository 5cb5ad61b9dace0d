"""The demo's page in a real browser, with the whole bot behind it. Pictures go to `test-output/`."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.simulator import Simulator
from bot.words import Locales
from knowledge.base import KnowledgeBase
from tests.bot.running import running
from tests.scenarios.conftest import CHROMIUM, CHROMIUM_ARGUMENTS

PICTURES = Path(__file__).parents[2] / "test-output"
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}
KUNMING = "What did the six countries agree in Kunming in November 2025?"
MILLISECONDS = 20_000  # for an answer, on a machine that does other things too

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),  # one browser for all tests: it belongs to the loop it was started in
    pytest.mark.slow,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"there is no Chromium at {CHROMIUM}"),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="module")
async def demo(knowledge_base: KnowledgeBase) -> AsyncIterator[Simulator]:
    """What `waypost demo` shows: its suggestions, its languages, the real bot."""
    offered = json.loads(files("bot").joinpath("suggestions.json").read_text(encoding="utf-8"))
    simulator = Simulator(suggestions=offered["questions"], languages=offered["languages"])
    async with running(knowledge_base, simulator=simulator):
        yield simulator


class Visit:
    """A person at the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def replies(self) -> Locator:
        return self.page.locator('[data-testid="message"][data-from="bot"]')

    async def ask(self, text: str) -> Locator:
        """Type and send; gives the reply once it is there."""
        before = await self.replies.count()
        await self.page.get_by_test_id("composer-input").fill(text)
        await self.page.keyboard.press("Enter")
        await expect(self.replies).to_have_count(before + 1, timeout=MILLISECONDS)
        return self.replies.last

    async def press(self, message: Locator, label: str) -> Locator:
        before = await self.replies.count()
        await message.get_by_role("button", name=label).click()
        await expect(self.replies).to_have_count(before + 1, timeout=MILLISECONDS)
        return self.replies.last

    async def keep_picture(self, name: str) -> None:
        await self.page.wait_for_timeout(300)  # what slides in has come to rest
        PICTURES.mkdir(exist_ok=True)
        await self.page.screenshot(path=PICTURES / f"{name}.png")
        assert await self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


async def visited(browser: Browser, demo: Simulator, size: str, scheme: str) -> AsyncIterator[Visit]:
    context = await browser.new_context(viewport=SIZES[size], color_scheme=scheme)  # type: ignore[arg-type]
    page = await context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type in ("error", "warning") else None)
    await page.goto(demo.page_url)
    await page.locator("body[data-ready]").wait_for()
    yield Visit(page)
    await context.close()
    assert problems == []


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser, demo: Simulator) -> AsyncIterator[Visit]:
    async for one in visited(browser, demo, "desktop", "light"):
        yield one


@pytest_asyncio.fixture(loop_scope="module", params=[(s, c) for s in SIZES for c in ("light", "dark")], ids="-".join)
async def any_visit(
    request: pytest.FixtureRequest, browser: Browser, demo: Simulator
) -> AsyncIterator[tuple[Visit, str]]:
    async for one in visited(browser, demo, *request.param):
        yield one, "-".join(request.param)


async def test_a_question_is_answered_its_sources_open_and_their_words_are_shown(
    any_visit: tuple[Visit, str],
) -> None:
    visit, name = any_visit
    answer = await visit.ask(KUNMING)
    await expect(answer.get_by_test_id("message-text")).to_contain_text("[1]")
    await visit.keep_picture(f"answer-{name}")
    toggle = answer.get_by_test_id("quote-toggle")
    await expect(toggle).to_have_attribute("aria-expanded", "false")
    await toggle.click()
    await expect(toggle).to_have_attribute("aria-expanded", "true")
    source = answer.get_by_role("link", name="China, five Southeast Asian countries")
    await expect(source).to_be_visible()
    assert await source.get_attribute("href") == "http://en.people.cn/n3/2025/1115/c90000-20390787.html"
    await visit.keep_picture(f"sources-{name}")
    quotes = await visit.press(answer, "Why these sources?")
    await expect(quotes.locator("blockquote").first).to_contain_text("Kunming")
    await visit.keep_picture(f"why-{name}")


async def test_a_suggested_question_is_asked_by_a_click(visit: Visit) -> None:
    await visit.page.get_by_test_id("suggestions").get_by_text(KUNMING).click()
    await expect(visit.replies).to_have_count(1, timeout=MILLISECONDS)
    await expect(visit.replies).to_contain_text("Xinhua")


async def test_where_nothing_answers_a_topic_is_offered_and_opened_by_its_button(visit: Visit) -> None:
    reply = await visit.ask("What is the weather in London?")
    await expect(reply).to_contain_text("I do not have a vetted source")
    topics = reply.get_by_test_id("inline-button")
    await expect(topics).to_have_count(2)
    await visit.keep_picture("not-covered")
    answer = await visit.press(reply, await topics.first.inner_text())
    await expect(answer.get_by_role("link").first).to_be_visible()
    await visit.keep_picture("topic")


async def test_the_language_that_is_chosen_is_the_one_that_the_bot_speaks(visit: Visit, demo: Simulator) -> None:
    await visit.page.get_by_test_id("language-select").select_option("th")
    reply = await visit.ask("/about")
    first_line = Locales().words("th").text("about").split("\n")[0]
    await expect(reply).to_contain_text(first_line)
    assert demo.page_private_chat.person["language_code"] == "th"
    await visit.keep_picture("language")


async def test_start_tells_what_it_does_and_its_commands_can_be_clicked(visit: Visit) -> None:
    await visit.keep_picture("welcome")
    await visit.page.get_by_test_id("start-button").click()
    await expect(visit.replies).to_contain_text("Waypost", timeout=MILLISECONDS)
    await visit.keep_picture("start")
    await visit.replies.get_by_test_id("command-link").first.click()
    await expect(visit.replies).to_have_count(2, timeout=MILLISECONDS)


async def test_in_the_group_it_answers_whoever_names_it(visit: Visit) -> None:
    await visit.page.get_by_test_id("chat-group").click()
    await visit.page.get_by_test_id("composer-input").fill("Has anybody read about Kunming?")
    await visit.page.keyboard.press("Enter")
    answer = await visit.ask(f"@waypost_demo_bot {KUNMING}")
    await expect(answer.get_by_test_id("reply-line")).to_contain_text(KUNMING)
    await visit.keep_picture("group")
