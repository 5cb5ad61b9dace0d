"""The chat page: its files, what a person does on it, and the stream of what happens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.simulator.account import Account
from bot.simulator.errors import JSON, ApiError
from bot.simulator.people import ChatHandle
from bot.simulator.schema import read_json

PAGE_FILES = {
    "index.html": "text/html",
    "page.css": "text/css",
    "app.js": "text/javascript",
    "chats.js": "text/javascript",
    "composer.js": "text/javascript",
    "entities.js": "text/javascript",
    "live.js": "text/javascript",
    "messages.js": "text/javascript",
    "overlays.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
KEEP_ALIVE = 15  # seconds of silence after which a comment keeps the stream open


class ChatPage:
    """`handles`: the chats on the page, by id, each as the person at the page has it open."""

    def __init__(
        self, account: Account, handles: Sequence[ChatHandle], suggestions: Sequence[str], languages: Mapping[str, str]
    ) -> None:
        self.account = account
        self.handles = {handle.id: handle for handle in handles}
        self.suggestions = list(suggestions)
        self.languages = dict(languages)
        self.routes = [
            Route("/", self.index),
            Route("/health", self.health),
            Route("/page/events", self.events),
            Route("/page/language", _action(self.choose_language), methods=["POST"]),
            Route("/page/chats/{chat_id}/messages", _action(self.send), methods=["POST"]),
            Route("/page/chats/{chat_id}/attachments", _action(self.attach), methods=["POST"]),
            Route("/page/chats/{chat_id}/presses", _action(self.press), methods=["POST"]),
            Route("/page/{name}", self.file),
        ]

    async def health(self, request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def index(self, request: Request) -> Response:
        return _page_file("index.html")

    async def file(self, request: Request) -> Response:
        return _page_file(request.path_params["name"])

    async def events(self, request: Request) -> Response:
        """First everything as it stands, then every change, as server-sent events."""
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def choose_language(self, request: Request, body: JSON) -> JSON:
        code = str(body["language_code"])
        if code not in self.languages:
            raise ValueError(f"{code!r} is not among the languages of the page")
        for handle in self.handles.values():
            handle.person["language_code"] = code
        self.account.feed.publish("profile")
        return {"language_code": code}

    async def send(self, request: Request, body: JSON) -> JSON:
        handle = self._handle(request, body)
        if body.get("reply_to"):
            return await handle.reply_to(int(body["reply_to"]), str(body["text"]))
        return await handle.send(str(body["text"]))

    async def attach(self, request: Request, body: JSON) -> JSON:
        handle = self._handle(request, body)
        kinds: dict[str, Callable[[], Awaitable[JSON]]] = {
            "photo": handle.send_photo,
            "voice": handle.send_voice,
            "sticker": handle.send_sticker,
            "document": handle.send_document,
            "poll": handle.send_poll,
        }
        return await kinds[str(body["kind"])]()

    async def press(self, request: Request, body: JSON) -> JSON:
        pressed = await self._handle(request, body).press(int(body["message_id"]), str(body["data"]))
        return {"query_id": pressed.id}

    def snapshot(self) -> JSON:
        language = next(iter(self.handles.values())).person.get("language_code", "en")
        profile = self.account.profile
        return {
            "event": "snapshot",
            "bot": self.account.bot_as_sender | {"first_name": profile.text("name", language)},
            "description": profile.text("description", language) or profile.text("short_description", language),
            "languages": self.languages,
            "language_code": language,
            "suggestions": self.suggestions,
            "chats": [self._chat(handle, language) for handle in self.handles.values()],
        }

    def _chat(self, handle: ChatHandle, language: str) -> JSON:
        return {
            **handle.chat.info,
            "me": handle.person["id"],
            "members": list(handle.chat.members.values()),
            "commands": self.account.profile.commands_for(handle.id, handle.chat.is_private, language),
            "messages": handle.messages,
        }

    def _handle(self, request: Request, body: JSON) -> ChatHandle:
        handle = self.handles[int(request.path_params["chat_id"])]
        writer = body.get("as")
        return handle if writer is None else ChatHandle(self.account, handle.chat, handle.chat.members[int(writer)])

    async def _stream(self) -> AsyncIterator[str]:
        with self.account.feed.subscribe() as queue:
            yield _event(self.snapshot())
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), KEEP_ALIVE)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                # Names, descriptions and commands belong together: a change of one is a new snapshot.
                yield _event(self.snapshot() if event["event"] == "profile" else event)


def _event(event: JSON) -> str:
    return f"data: {json.dumps(event)}\n\n"


def _page_file(name: str) -> Response:
    if name not in PAGE_FILES:
        return Response("Not found", 404)
    content = files("bot.simulator").joinpath("page", name).read_bytes()
    return Response(content, media_type=PAGE_FILES[name])


def _action(handler: Callable[[Request, JSON], Awaitable[JSON]]) -> Callable[[Request], Awaitable[Response]]:
    """JSON in, JSON out. Only application/json is read: a form from another page cannot send that unasked."""

    async def endpoint(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return JSONResponse({"error": "application/json expected"}, 415)
        try:
            body = read_json(await request.body())
            if not isinstance(body, dict):
                raise TypeError("an object is expected")
            return JSONResponse(await handler(request, body))
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            return JSONResponse({"error": f"not understood: {error}"}, 400)
        except ApiError as error:
            return JSONResponse({"error": error.description}, error.code)

    return endpoint
