"""The one place that knows everything: settings in, a running bot out."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ExtBot,
    JobQueue,
    MessageHandler,
    filters,
)

from bot import profile
from bot.addressed import Addressed, CommandForUs
from bot.chats import Chats
from bot.failures import report
from bot.following import follow
from bot.handlers import buttons, danger, maintain
from bot.handlers.about import about
from bot.handlers.ask import ask, ask_command
from bot.handlers.forget import forget, forget_lost_chat
from bot.handlers.help import help_, unknown_command
from bot.handlers.hide import hide
from bot.handlers.language import choose, language
from bot.handlers.other import edited, unread
from bot.handlers.privacy import privacy
from bot.handlers.sources import sources
from bot.handlers.start import start
from bot.heartbeat import beat
from bot.line import Line
from bot.loading import THREAD_NAME, Knowledge
from bot.logs import describe
from bot.maintaining import Maintaining
from bot.polling import Pace, Places, Polling, UpdatesRequest, connect
from bot.settings import Settings, required_token
from bot.trail import Trail
from bot.turn import Parts, Turn, turn_of
from bot.words import Locales
from knowledge.urgent import Urgent

if TYPE_CHECKING:  # the real one imports numpy and more, which would delay the first poll
    from knowledge.base import Answerer

App = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]
Handler = Callable[[Turn], Awaitable[None]]
# Updates in work at once; questions, which take long, wait in a line of their own and hold none of these places.
CONCURRENT_UPDATES = 32
# For what is being answered when the bot is told to stop.
SHUTDOWN_SECONDS = 20.0
log = logging.getLogger(__name__)


def run(settings: Settings, answerer_factory: Callable[[], Answerer]) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises BotError, or what the factory raised."""
    run_until_signal(lambda stop: serve(settings, answerer_factory, stop))


def run_until_signal(main: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    """Run `main` in a new event loop; the event it is given is set by SIGTERM or SIGINT."""

    async def with_signals() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            with suppress(NotImplementedError):  # Windows
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await main(stop)

    asyncio.run(with_signals())
    if any(thread.name.startswith(THREAD_NAME) for thread in threading.enumerate()):
        # Stopped while the knowledge base loads: Python would wait for that thread, for up to a minute.
        logging.shutdown()
        os._exit(0)


async def serve(
    settings: Settings,
    answerer_factory: Callable[[], Answerer],
    stop: asyncio.Event,
    locales: Locales | None = None,
    pace: Pace | None = None,
) -> None:
    """Serve until `stop` is set; then finish what is being answered.

    Polling begins at once and the knowledge base loads beside it. Raises SettingsError without a token, TokenRefused,
    PollingEnded, or what the factory raised.
    """
    pace = pace or Pace()
    parts = assemble(settings, answerer_factory, locales or Locales())
    places = Places(CONCURRENT_UPDATES)
    application = build_application(settings, parts, places)
    stopping = asyncio.create_task(stop.wait())
    try:
        connecting = asyncio.create_task(connect(application.bot, pace))
        await _first_of(stopping, connecting)
        if not stopping.done():
            following = partial(follow, parts.knowledge, settings.waypost_data)
            await _serve(application, parts, places, stopping, pace, partial(beat, settings.waypost_data), following)
    finally:
        stopping.cancel()
        await application.bot.shutdown()


def assemble(settings: Settings, answerer_factory: Callable[[], Answerer], locales: Locales) -> Parts:
    """What the handlers work with."""
    return Parts(
        knowledge=Knowledge(answerer_factory),
        chats=Chats(settings.history_minutes, settings.max_remembered_chats),
        line=Line(settings.max_concurrent_questions, settings.max_waiting_questions),
        locales=locales,
        history_minutes=settings.history_minutes,
        urgent=Urgent.read(),
        trail=Trail(),
    )


def build_application(settings: Settings, parts: Parts, places: Places) -> App:
    """The Application with its handlers, not yet started. Raises SettingsError where there is no token."""
    # The library's way to choose how it gives RetryAfter.retry_after; without a choice it warns each time.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = Application.builder().token(required_token(settings))
    builder = builder.updater(None).job_queue(None if settings.refresh_every is None else JobQueue())
    builder = builder.concurrent_updates(places).get_updates_request(UpdatesRequest())
    if settings.telegram_base_url:
        builder = builder.base_url(settings.telegram_base_url)
    if settings.telegram_base_file_url:
        builder = builder.base_file_url(settings.telegram_base_file_url)
    application = builder.build()
    maintaining = Maintaining(settings, parts.knowledge)
    application.add_handlers(handlers(parts, maintaining))
    maintain.schedule(application, maintaining, parts.locales)
    application.add_error_handler(_error_handler(parts))
    return application


def handlers(parts: Parts, maintaining: Maintaining) -> list[BaseHandler[Any, Any, Any]]:
    """In this order; the first that matches takes the update. Those that may take long do not hold up the others."""
    on, maintained = _binding(parts), partial(maintain.for_maintainers, maintaining=maintaining)
    new, changed = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    addressed, no_command = Addressed(), ~CommandForUs()
    return [
        # Blocked, or removed from a group: what was remembered goes.
        ChatMemberHandler(_lost_chat(parts), ChatMemberHandler.MY_CHAT_MEMBER),
        # Buttons under answers.
        CallbackQueryHandler(on(buttons.why), r"^why:[\w-]{1,40}$"),
        CallbackQueryHandler(on(buttons.page), r"^page:[\w-]{1,40}:\d{1,3}$"),
        CallbackQueryHandler(on(buttons.topic), r"^topic:[0-9a-f]{16}$", block=False),
        CallbackQueryHandler(on(maintained(maintain.decide)), r"^rv:[ars0-3]:\d{1,9}:[0-9a-f]{8}$", block=False),
        CallbackQueryHandler(on(danger.chosen), danger.BUTTON),
        CallbackQueryHandler(on(danger.which_nation), danger.WHICH_NATION),
        CallbackQueryHandler(on(choose), r"^language:[\w-]{1,8}$"),
        CallbackQueryHandler(on(buttons.unknown)),
        # Commands; in a group also with the bot's name, and never with another's.
        CommandHandler("sos", on(danger.sos), new),
        CommandHandler("start", on(start), new),
        CommandHandler("help", on(help_), new),
        CommandHandler("ask", on(ask_command), new, block=False),
        CommandHandler("sources", on(sources), new, block=False),
        CommandHandler("language", on(language), new),
        CommandHandler("hide", on(hide), new, block=False),
        CommandHandler("about", on(about), new),
        CommandHandler("privacy", on(privacy), new),
        CommandHandler("forget", on(forget), new),
        # For maintainers; to others they are commands that do not exist.
        *(CommandHandler(name, on(maintained(act)), new, block=False) for name, act in maintain.COMMANDS.items()),
        MessageHandler(new & CommandForUs(), on(unknown_command)),
        # Any other text that is meant for the bot is a question.
        MessageHandler(new & filters.TEXT & ~filters.COMMAND & addressed, on(ask), block=False),
        # What it cannot read: pictures, voice, places and the like, but not Telegram's own notices in a chat.
        MessageHandler(new & ~filters.TEXT & ~filters.StatusUpdate.ALL & addressed, on(unread)),
        MessageHandler(changed & no_command & addressed, on(edited)),
    ]


def _binding(parts: Parts) -> Callable[[Handler], Callable[[Update, Context], Coroutine[Any, Any, None]]]:
    def on(handler: Handler) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        async def callback(update: Update, context: Context) -> None:
            turn = turn_of(update, context.bot, parts)
            if turn is not None:
                await handler(turn)

        return callback

    return on


def _lost_chat(parts: Parts) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    async def callback(update: Update, context: Context) -> None:
        forget_lost_chat(update, parts)

    return callback


def _error_handler(parts: Parts) -> Callable[[object, Context], Coroutine[Any, Any, None]]:
    async def callback(update: object, context: Context) -> None:
        turn = turn_of(update, context.bot, parts) if isinstance(update, Update) else None
        if context.error is not None:
            await report(context.error, turn)

    return callback


async def _serve(
    application: App,
    parts: Parts,
    places: Places,
    stopping: asyncio.Task[bool],
    pace: Pace,
    alive: Callable[[], None],
    following: Callable[[], Coroutine[Any, Any, None]],
) -> None:
    polling = Polling(application.bot, application.update_queue, places.room, pace, alive)
    await application.initialize()
    await application.start()
    beside = [asyncio.create_task(parts.chats.keep_sweeping()), asyncio.create_task(_register(application.bot, parts))]
    beside.append(asyncio.create_task(following()))
    fetching = asyncio.create_task(polling.run())
    try:
        await asyncio.sleep(0)  # the first poll is on its way before the load begins
        await _first_of(stopping, fetching, asyncio.create_task(_load(parts.knowledge)))
    finally:
        for task in (fetching, *beside):
            task.cancel()
        await asyncio.wait({fetching, *beside})
        parts.knowledge.close()
        await _finish(application)
        if fetching.cancelled():
            await polling.confirm()
        await application.shutdown()


async def _load(knowledge: Knowledge) -> None:
    began = time.perf_counter()
    await asyncio.shield(knowledge.start())  # whoever stops waiting here must not stop it for those who wait too
    log.info("The knowledge base is ready after %.1f s.", time.perf_counter() - began)
    await asyncio.Event().wait()


async def _register(bot: ExtBot[Any], parts: Parts) -> None:
    try:
        await profile.register(bot, parts.locales)
    except TelegramError as error:
        log.warning("Commands and descriptions could not be set; the next start tries again (%s).", describe(error))


async def _finish(application: App) -> None:
    try:
        await asyncio.wait_for(application.stop(), SHUTDOWN_SECONDS)
    except TimeoutError:
        log.warning("Some replies were not finished within %.0f s and are lost.", SHUTDOWN_SECONDS)


async def _first_of(*tasks: asyncio.Task[Any]) -> None:
    """Wait until one of the tasks ends, then cancel the rest but the first. Raises what one of them raised."""
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending - {tasks[0]}:
        task.cancel()
    for task in done:
        task.result()
