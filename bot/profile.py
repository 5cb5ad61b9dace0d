"""What Telegram shows of the bot, its name, commands and descriptions, set only where it is not so already."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from telegram import Bot, BotCommand

from bot.sending import patiently
from bot.words import FALLBACK, Locales, Words

COMMANDS = ("start", "help", "sos", "ask", "sources", "language", "about", "privacy", "forget", "hide")
log = logging.getLogger(__name__)


async def register(bot: Bot, locales: Locales) -> int:
    """Bring the profile to agreement with the locales, in every language; gives how many things were set."""
    changed = 0
    for language in locales.languages:
        code = None if language == FALLBACK else language
        changed += await _register(bot, locales.words(language), code)
    log.info("Commands and descriptions: %d changed.", changed)
    return changed


async def _register(bot: Bot, words: Words, code: str | None) -> int:
    commands = [BotCommand(name, words.text(f"command-{name}")) for name in COMMANDS]
    name = words.text("profile-name")
    description, short = words.text("profile-description"), words.text("profile-short-description")
    changed = 0
    if list(await patiently(lambda: bot.get_my_commands(language_code=code))) != commands:
        changed += await _set(lambda: bot.set_my_commands(commands, language_code=code))
    if (await patiently(lambda: bot.get_my_description(code))).description != description:
        changed += await _set(lambda: bot.set_my_description(description, code))
    if (await patiently(lambda: bot.get_my_short_description(code))).short_description != short:
        changed += await _set(lambda: bot.set_my_short_description(short, code))
    # Last: Telegram lets a bot's name be changed only a few times a day.
    if (await patiently(lambda: bot.get_my_name(code))).name != name:
        changed += await _set(lambda: bot.set_my_name(name, code))
    return changed


async def _set(call: Callable[[], Awaitable[bool]]) -> int:
    await patiently(call)
    return 1
