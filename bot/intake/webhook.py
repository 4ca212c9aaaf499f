"""Updates brought by Telegram: each is answered once it is written down, and not before.

Knows HTTP, the secret and when there is no more room; must not know what becomes of an update.
What arrives while something is being written is written together with the next. Nothing waits in
memory without bound: whoever finds no room, or no store, hears 503 with `Retry-After`, and Telegram
keeps the update and brings it again.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramUnauthorizedError
from aiogram.types import WebhookInfo

from bot.intake.intake import Intake
from bot.intake.reading import Raw
from bot.runtime import listening
from bot.runtime.backoff import Backoff
from bot.runtime.reaching import UNREACHED, cause
from handlers.telegram.events import ALLOWED_UPDATES
from handlers.telegram.refusals import reason
from journey.errors import Unavailable

if TYPE_CHECKING:
    from aiohttp import web

log = structlog.get_logger()

CONNECTIONS: Final = 100
"""That Telegram may have with us at a time: the most that it takes."""
WAITING: Final = 200
"""Updates that wait to be written down."""
AT_ONCE: Final = 100
"""Of them are written down together."""
BODY_BYTES: Final = 1 << 20
"""An update with a long text and all its entities has some hundred thousand."""
BODY_SECONDS: Final = 10.0
AGAIN_SECONDS: Final = 2
"""After that Telegram may bring again what found no room."""
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
_LEAVING_SECONDS: Final = 3.0

Pause = Callable[[float], Awaitable[None]]


class NotSet(Exception):  # noqa: N818 - reads as what it is
    """Telegram will not bring updates there; the message says why."""


class CannotListen(Exception):  # noqa: N818 - reads as what it is
    """The address cannot be listened at; the message says why."""


class Webhook:
    """The transport by webhook."""

    def __init__(
        self, bot: Bot, intake: Intake, place: listening.Webhook, pause: Pause = asyncio.sleep
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._place = place
        self._pause = pause
        self._waiting: list[tuple[Raw, asyncio.Future[None]]] = []
        self._came = asyncio.Event()
        self._refusing = False

    async def run(self) -> None:
        """Until cancelled. Raises `NotSet` and `CannotListen`."""
        from aiohttp import web

        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_post(self._place.path, self._hear)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LEAVING_SECONDS)
        await runner.setup()
        writing = asyncio.create_task(self._write())
        try:
            await self._listen(web.TCPSite(runner, self._place.at.host, self._place.at.port))
            await self._announce()
            await asyncio.gather(writing)
        finally:
            await runner.cleanup()  # what is being heard is answered
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
            _tell(self._waiting, Unavailable("ending"))

    async def confirm(self) -> None:
        """Nothing to do: each was confirmed as it came."""

    async def _listen(self, site: web.TCPSite) -> None:
        try:
            await site.start()
        except OSError as error:
            raise CannotListen(error.strerror or type(error).__name__) from error

    async def _announce(self) -> None:
        """Tells Telegram where we are, unless it knows."""
        backoff = Backoff()
        while True:
            try:
                info = await self._bot.get_webhook_info()
                if not self._is_known(info):
                    await self._set()
            except TelegramBadRequest as error:
                raise NotSet(reason(error)) from error
            except TelegramUnauthorizedError:
                raise
            except AiogramError as error:
                seconds = backoff.next()
                why = cause(error) if isinstance(error, UNREACHED) else reason(error)
                log.warning("webhook not set", reason=why, seconds=round(seconds, 1))
                await self._pause(seconds)
            else:
                return

    def _is_known(self, info: WebhookInfo) -> bool:
        return (
            info.url == self._place.marked
            and info.max_connections == CONNECTIONS
            and {*(info.allowed_updates or ())} == {*ALLOWED_UPDATES}
        )

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._place.marked,
            max_connections=CONNECTIONS,
            allowed_updates=[*ALLOWED_UPDATES],
            secret_token=self._place.secret,
        )
        log.info("webhook set", url=self._place.url)

    async def _hear(self, request: web.Request) -> web.Response:
        from aiohttp import web

        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), self._place.secret.encode()):
            return web.Response(status=403)
        if len(self._waiting) >= WAITING or self._intake.full:
            return self._later("no room")
        try:
            async with asyncio.timeout(BODY_SECONDS):
                raw = json.loads(await request.read())
        except (ValueError, TimeoutError):
            return web.Response(status=400)
        if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
            return web.Response(status=400)
        try:
            await self._written(raw)
        except Unavailable as error:
            return self._later(str(error))
        except Exception:
            log.exception("update not taken")
            return web.Response(status=500)
        self._refusing = False
        return web.Response()

    def _later(self, why: str) -> web.Response:
        """Said once in the log, until something is taken again."""
        from aiohttp import web

        if not self._refusing:
            log.warning("updates are to come later", reason=why)
        self._refusing = True
        return web.Response(status=503, headers={"Retry-After": str(AGAIN_SECONDS)})

    async def _written(self, raw: Raw) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((raw, done))
        self._came.set()
        await done

    async def _write(self) -> None:
        """Writes down what waits, as much as there is at a time, in the order of its numbers."""
        while True:
            await self._came.wait()
            self._came.clear()
            while self._waiting:
                some, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
                some.sort(key=lambda one: int(one[0]["update_id"]))
                await self._take(some)

    async def _take(self, some: list[tuple[Raw, asyncio.Future[None]]]) -> None:
        try:
            await self._intake.take([raw for raw, _ in some])
        except Exception as error:  # noqa: BLE001 - told to whoever waits
            _tell(some, error)
        except BaseException:
            _tell(some, Unavailable("ending"))
            raise
        else:
            _tell(some)


def _tell(some: list[tuple[Raw, asyncio.Future[None]]], trouble: Exception | None = None) -> None:
    for _, done in some:
        if done.done():  # whoever waited has gone
            continue
        if trouble is None:
            done.set_result(None)
        else:
            done.set_exception(trouble)
