"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`.

Knows how parameters travel, troubles on demand, and the journal of calls. Must not know what
a method does.
"""

import asyncio
import hmac
import inspect
import time
from collections import deque

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from bot.playground import (
    limits,
    methods_asking,
    methods_editing,
    methods_ephemeral,
    methods_groups,
    methods_inline,
    methods_polls,
    methods_profile,
    methods_sending,
    schema,
)
from bot.playground.faults import Faults, Rule
from bot.playground.files import Upload
from bot.playground.rates import Rates
from bot.playground.refusals import Refusal, not_found, retry_after, too_large, unauthorized
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json, dump

METHODS: dict[str, Method] = {
    **methods_asking.METHODS,
    **methods_editing.METHODS,
    **methods_ephemeral.METHODS,
    **methods_groups.METHODS,
    **methods_inline.METHODS,
    **methods_polls.METHODS,
    **methods_profile.METHODS,
    **methods_sending.METHODS,
}
_GATEWAY_PAGE = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>"
)


class BotApi:
    """Answers the bot; `calls` is the journal that tests read."""

    def __init__(self, room: Room, faults: Faults, rates: Rates, token: str) -> None:
        self._room = room
        self._faults = faults
        self._rates = rates
        self._token = token
        self._closing = asyncio.Event()
        self.calls: deque[Json] = deque(maxlen=2000)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", r"/bot{token:[^/]+}/{method}", self._call),
            web.get(r"/file/bot{token:[^/]+}/{path:.+}", self._file),
        ]

    def close(self) -> None:
        self._closing.set()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        spelled = request.match_info["method"]
        rule = self._faults.strike(spelled)
        begun, at = time.perf_counter(), self._room.now()
        early = await self._before(rule)
        if early is not None:
            return early
        try:
            call, result = await self._run(request, spelled)
            body: Json = {"ok": True, "result": result}
            status = 200
        except Refusal as refusal:
            body, status = refusal.body(), refusal.code
            call = {"method": spelled, "refused": refusal.description, "params": refusal.asked}
        if call["method"] != "getUpdates" or "refused" in call:
            took = round(1000 * (time.perf_counter() - begun), 1)
            self.calls.append({**call, "at": at, "milliseconds": took})
        if rule and rule.kind in {"lost_reply", "no_reply"}:
            await self._hang_up(request, rule)
        return web.json_response(body, status=status, dumps=dump)

    async def _before(self, rule: Rule | None) -> web.Response | None:
        """Do what a trouble does before the method has any effect."""
        if rule is None:
            return None
        if rule.kind == "slow":
            await self._pause(rule.seconds)
        if rule.kind == "bad_gateway":
            return web.Response(status=502, text=_GATEWAY_PAGE, content_type="text/html")
        if rule.kind == "retry_after":
            return _refused(retry_after(max(1, round(rule.seconds))))
        return _refused(Refusal(rule.code, rule.description)) if rule.kind == "refuse" else None

    async def _hang_up(self, request: web.Request, rule: Rule) -> None:
        if rule.kind == "no_reply":
            await self._pause(rule.seconds)
        if request.transport is not None:
            request.transport.abort()

    async def _pause(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        closing = asyncio.ensure_future(self._closing.wait())
        await asyncio.wait({closing}, timeout=seconds)
        closing.cancel()

    async def _run(self, request: web.Request, spelled: str) -> tuple[Json, object]:
        """What the journal keeps of the call, and its result."""
        if not self._is_token(request.match_info["token"]):
            raise unauthorized()
        name = schema.method_name(spelled)
        method = METHODS.get(name)
        if method is None:
            raise not_found()
        raw, uploads = await _read(request)
        try:
            params, ignored = schema.judge(name, raw)
            self._rates.count(name, params)
            result = method(self._room, Call(params, uploads))
            if inspect.isawaitable(result):
                result = await result
        except Refusal as refusal:
            refusal.asked = raw
            raise
        return {"method": name, "params": params, "ignored": ignored}, result

    async def _file(self, request: web.Request) -> web.Response:
        if not self._is_token(request.match_info["token"]):
            return _refused(unauthorized())
        record = self._room.files.by_path(request.match_info["path"])
        if record is None:
            return _refused(not_found())
        data = await asyncio.to_thread(self._room.files.content, record)
        return web.Response(body=data, content_type=record["mime"] or "application/octet-stream")

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())


def _refused(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.body(), status=refusal.code, dumps=dump)


async def _read(request: web.Request) -> tuple[dict[str, object], dict[str, Upload]]:
    """Read parameters from the query and the body, whatever kind of body it is."""
    raw: dict[str, object] = dict(request.query)
    uploads: dict[str, Upload] = {}
    try:
        if request.content_type == "application/json" and request.can_read_body:
            body = await request.json()
            raw |= body if isinstance(body, dict) else {}
        elif request.content_type == "multipart/form-data":
            await _read_parts(request, raw, uploads)
        elif request.can_read_body:
            raw |= dict(await request.post())
    except web.HTTPRequestEntityTooLarge:
        raise too_large() from None
    except ValueError:
        raise Refusal(400, "Bad Request: object expected as request body") from None
    return raw, uploads


async def _read_parts(
    request: web.Request, raw: dict[str, object], uploads: dict[str, Upload]
) -> None:
    """Take fields as text and files as uploads; a file named like a parameter is its value."""
    total = 0
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        data = bytes(await part.read())
        total += len(data)
        if total > limits.REQUEST_BYTES:
            raise too_large()
        name = part.name or ""
        if part.filename is None:
            raw[name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[name] = Upload(part.filename, mime, data)
            raw.setdefault(name, f"attach://{name}")
