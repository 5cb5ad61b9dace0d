"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.simulator.account import Account
from bot.simulator.errors import JSON, ApiError, BadRequest
from bot.simulator.faults import DropConnection, Fault, Faults
from bot.simulator.methods import call, named
from bot.simulator.schema import Upload, read_json

TOKEN = re.compile(r"[1-9]\d*:[A-Za-z0-9_-]{35}\Z")
CALLS_KEPT = 1000
BAD_GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"


@dataclass(frozen=True)
class Call:
    """A request of the bot. `params` are as they came, before they were checked."""

    method: str
    params: JSON
    ok: bool
    description: str = ""


class BotApi:
    def __init__(self, account: Account, token: str) -> None:
        self.account = account
        self.token = token
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.routes = [
            Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file, methods=["GET"]),
        ]

    async def answer(self, request: Request) -> Response:
        name, params = request.path_params["method"], {}
        try:
            self._check_token(request.path_params["token"])
            name = named(name)
            params = await _read(request)
            fault = self.faults.next(name)
            if fault is not None:
                return self._failed(name, params, fault)
            result = await _while_connected(request, call(self.account, name, params))
        except ClientDisconnect:
            self.calls.append(Call(name, params, True, "the bot left before the answer"))
            return Response()
        except ApiError as error:
            self.calls.append(Call(name, params, False, error.description))
            return _refusal(error)
        self.calls.append(Call(name, params, True))
        return JSONResponse({"ok": True, "result": result})

    async def file(self, request: Request) -> Response:
        try:
            self._check_token(request.path_params["token"])
        except ApiError as error:
            return _refusal(error)
        for stored in self.account.files.values():
            if stored.path == request.path_params["path"]:
                return Response(stored.content, media_type="application/octet-stream")
        return _refusal(ApiError(404, "Not Found"))

    def _check_token(self, token: str) -> None:
        if not TOKEN.match(token):
            raise ApiError(404, "Not Found")
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    def _failed(self, name: str, params: JSON, fault: Fault) -> Response:
        self.calls.append(Call(name, params, False, type(fault).__name__))
        if isinstance(fault, DropConnection):
            return StreamingResponse(_broken_off(), headers={"content-length": "1000"}, media_type="application/json")
        return _refusal(fault.error())


async def _broken_off() -> AsyncIterator[bytes]:
    """Less than was announced: the server then closes the connection, as a dying one does."""
    yield b'{"ok":'


async def _while_connected(request: Request, work: Coroutine[Any, Any, object]) -> object:
    """The result of `work`, or ClientDisconnect: a poll that nobody waits for any more must not cause a conflict."""
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_disconnected(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        task.cancel()
        gone.cancel()


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _refusal(error: ApiError) -> Response:
    if error.code == 502:
        return HTMLResponse(BAD_GATEWAY_PAGE, 502)
    retry_after = error.parameters.get("retry_after")
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    return JSONResponse(error.body(), error.code, headers)


async def _read(request: Request) -> dict[str, Any]:
    """Parameters come in the query, as a form, as multipart with files, or as a JSON object."""
    params: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = read_json(await request.body() or b"{}")
        except ValueError:
            raise BadRequest("Can't parse the request body as JSON") from None
        if not isinstance(body, dict):
            raise BadRequest("Object expected as the request body")
        return params | body
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                params[name] = Upload(value.filename or "file", await value.read())
            else:
                params[name] = value
    return params
