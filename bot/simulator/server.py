"""The Simulator: a Bot API server with a chat page, on this machine only.

async with Simulator() as simulator:                      # in the running event loop
    application = Application.builder().token(simulator.token).base_url(simulator.base_url).build()

with Simulator() as simulator:                            # in a thread of its own, e.g. for a browser
    simulator.run(simulator.page_private_chat.send("hello"))
"""

from __future__ import annotations

import asyncio
import errno
import secrets
import socket
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Self, TypeVar

import uvicorn
from starlette.applications import Starlette

from bot.simulator.account import Account
from bot.simulator.bot_api import BotApi, Call
from bot.simulator.chat_page import ChatPage
from bot.simulator.chats import Chat
from bot.simulator.errors import JSON
from bot.simulator.faults import Fault
from bot.simulator.guard import Guard
from bot.simulator.people import ChatHandle

Result = TypeVar("Result")
LOOPBACK = "127.0.0.1"
BOT_ID = 123456
FIRST_USER_ID = 5_000_001
FIRST_GROUP_ID = -1_001_000_000_001
START_SECONDS = 10
GRACE_SECONDS = 1  # for what is being answered when the server is told to stop
FAMILIES = ("Mai", "Somchai", "Grace")


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.leave = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        """Instead of looking every tenth of a second whether to leave: tests start and stop many simulators."""
        await self.leave.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's own, without its fixed tenth of a second: looks every millisecond whether all is answered."""
        for server in self.servers:
            server.close()
        for listening in sockets or []:
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE_SECONDS):
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110
                    await asyncio.sleep(0.001)
        for task in self.server_state.tasks:
            task.cancel()
        if not self.force_exit:
            await self.lifespan.shutdown()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to the program that runs the simulator."""
        yield


class Simulator:
    """Start it with `async with` or, in a thread, with `with`; its addresses are known once it has started."""

    def __init__(
        self,
        token: str | None = None,
        port: int = 0,
        bot_username: str = "waypost_demo_bot",
        bot_name: str = "Waypost",
        suggestions: Sequence[str] = (),
        languages: Mapping[str, str] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`port` 0 is any free one, and so is a port that is taken. `clock` gives seconds since 1970."""
        self.token = token or fresh_token()
        self.wished_port = port
        self.account = Account(_bot(bot_username, bot_name), clock)
        self._api = BotApi(self.account, self.token)
        self._next_user_id = FIRST_USER_ID
        self._next_group_id = FIRST_GROUP_ID
        language = next(iter(languages)) if languages else "en"
        self.page_private_chat = self.private_chat(first_name="You", language_code=language, started=False)
        person = self.page_private_chat.person
        self.page_group = self.group("Families group", [person, *(self.person(name) for name in FAMILIES)])
        handles = [self.page_private_chat, self.page_group]
        self._page = ChatPage(self.account, handles, suggestions, languages or {"en": "English"})
        self._port = 0
        self._running: _Running | None = None
        self._thread: _Thread | None = None

    @property
    def port(self) -> int:
        if not self._port:
            raise RuntimeError("the simulator has not started")
        return self._port

    @property
    def page_url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/"

    @property
    def base_url(self) -> str:
        return f"{self.page_url}bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.page_url}file/bot"

    @property
    def calls(self) -> list[Call]:
        """The bot's last requests, oldest first."""
        return list(self._api.calls)

    def fail_next(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method fail ("*": of any method); see `bot.simulator.faults`."""
        self._api.faults.add(method, fault, times)

    def person(
        self, first_name: str, user_id: int | None = None, username: str | None = None, language_code: str = "en"
    ) -> JSON:
        if user_id is None:
            user_id, self._next_user_id = self._next_user_id, self._next_user_id + 1
        person = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": language_code}
        return person | ({"username": username} if username else {})

    def private_chat(
        self,
        user_id: int | None = None,
        first_name: str = "Ana",
        username: str | None = None,
        language_code: str = "en",
        started: bool = True,
    ) -> ChatHandle:
        """A person's chat with the bot. `started=False`: they have not written yet, so the bot must not either."""
        person = self.person(first_name, user_id, username, language_code)
        info = {"id": person["id"], "type": "private", "first_name": first_name}
        info |= {"username": username} if username else {}
        return self._open(Chat(info, {person["id"]: person}, started), person)

    def group(
        self, title: str = "Group", members: Sequence[JSON] = (), chat_id: int | None = None, kind: str = "supergroup"
    ) -> ChatHandle:
        """A group that the bot is in, with its privacy mode off: it gets every message. The first member holds it."""
        members = members or [self.person("Ana"), self.person("Boun")]
        if chat_id is None:
            chat_id, self._next_group_id = self._next_group_id, self._next_group_id - 1
        info = {"id": chat_id, "type": kind, "title": title}
        return self._open(Chat(info, {member["id"]: member for member in members}), members[0])

    def run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine of a chat in the simulator's own thread; only inside `with`."""
        if self._thread is None:
            raise RuntimeError("run() belongs to `with Simulator()`; inside `async with`, await the coroutine")
        return asyncio.run_coroutine_threadsafe(coroutine, self._thread.loop).result()

    async def start(self) -> None:
        listener = _listener(self.wished_port)
        self._port = listener.getsockname()[1]
        app = Guard(Starlette(routes=[*self._api.routes, *self._page.routes]), self._port)
        self._running = _Running(app, listener)
        await self._running.start()

    async def stop(self) -> None:
        self.account.close()
        if self._running is not None:
            await self._running.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def __enter__(self) -> Self:
        self._thread = _Thread()
        self.run(self.start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self.stop())
        if self._thread is not None:
            self._thread.end()

    def _open(self, chat: Chat, person: JSON) -> ChatHandle:
        self.account.chats[chat.id] = chat
        return ChatHandle(self.account, chat, person)


class _Running:
    """A server from the moment it listens until it has let go of its port."""

    def __init__(self, app: Guard, listener: socket.socket) -> None:
        config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off", ws="none")
        self._server = _Server(config)
        self._listener = listener
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._server.serve(sockets=[self._listener]))
        await asyncio.wait_for(self._server.ready.wait(), START_SECONDS)

    async def stop(self) -> None:
        self._server.leave.set()
        if self._task is not None:
            await self._task


class _Thread:
    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name="simulator", daemon=True)
        self._thread.start()

    def end(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


def fresh_token() -> str:
    """Random, and as BotFather forms them: the bot's number, a colon, 35 characters."""
    return f"{BOT_ID}:AA{secrets.token_urlsafe(33)[:33]}"


def _listener(wished_port: int) -> socket.socket:
    """A socket on loopback: on the wished port, or on a free one where that is taken."""
    for port in (wished_port, 0):
        # Named as TCP, so that asyncio turns Nagle's algorithm off: it would cost 40 ms an answer.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
            listener.listen()
            return listener
        except OSError as error:
            listener.close()
            if port == 0 or error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise AssertionError("the second port is 0, which returns or raises")


def _bot(username: str, name: str) -> JSON:
    return {
        "id": BOT_ID,
        "is_bot": True,
        "first_name": name,
        "username": username,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }
