"""The playground as a whole: wires its parts and serves them on loopback.

Knows every part of this folder. Must not know the bot.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Collection
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.playground import limits
from bot.playground.admin import Admin
from bot.playground.admin_extras import ExtrasAdmin
from bot.playground.admin_groups import GroupAdmin
from bot.playground.bot_api import BotApi
from bot.playground.ephemerals import Ephemerals
from bot.playground.faults import Faults
from bot.playground.files import Files
from bot.playground.ground import Ground
from bot.playground.groups import Groups
from bot.playground.guard import guard
from bot.playground.inline import Inline
from bot.playground.looking import Looking
from bot.playground.messenger import Messenger
from bot.playground.people import People
from bot.playground.polls import Polls
from bot.playground.presses import Presses
from bot.playground.rates import Rates
from bot.playground.requests import explain_errors
from bot.playground.room import Room
from bot.playground.store import Store
from bot.playground.stream import Stream
from bot.playground.topics import Topics
from bot.playground.travel import Travel
from bot.playground.updates import Updates
from bot.playground.visiting import Visiting

TOKEN = "4242424242:playground-needs-no-secret"  # noqa: S105 - known to everybody, opens nothing
_PAGE = resources.files("bot.playground").joinpath("page")
_FONTS = {
    "emoji": "NotoColorEmoji.ttf",
    "regular": "Inter-Regular.ttf",
    "semibold": "Inter-SemiBold.ttf",
}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Playground:
    """A Bot API server with a chat page; what it keeps lives in `data_dir`.

    `async with Playground(folder) as playground:` serves until the block ends; `url` is both
    the page's address and the base of the Bot API. `port` 0 takes any free one. `wishes` holds
    what a visitor asks of whoever runs it: `visiting.WISHES`.
    """

    def __init__(
        self,
        data_dir: Path | str,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = TOKEN,
        username: str = "tropa_bot",
        allowed_hosts: Collection[str] = (),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.data_dir = Path(data_dir)
        self.host = host
        self.port = port
        self.token = token
        self._bot = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Тропа",  # setMyName changes what is shown
            "username": username,
        }
        self._allowed_hosts = {*allowed_hosts, host}
        self._clock = clock
        self.wishes: asyncio.Queue[str] = asyncio.Queue()
        self._travel: Travel | None = None
        self._stream: Stream | None = None
        self._runner: web.AppRunner | None = None
        self._store: Store | None = None

    @property
    def url(self) -> str:
        """Address without a slash at the end; the port is known once it serves."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def travel(self) -> Travel:
        """The clock of everybody here, while it serves."""
        assert self._travel is not None
        return self._travel

    async def start(self) -> None:
        """Open the data and serve; the port stays the same for the next start."""
        store = Store(self.data_dir)
        self._store = store
        self._runner = web.AppRunner(self._application(store), access_log=None, shutdown_timeout=3)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """End all streams and polls, then close the data."""
        if self._runner is not None:
            await self._runner.cleanup()
        if self._store is not None:
            self._store.close()
        self._runner = self._store = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def shown(self, person: int | None) -> None:
        """Tell the pages in whose chat the example begins; None: it did not come about."""
        assert self._stream is not None
        self._stream.publish("shown", person=person)

    def _room(self, store: Store, faults: Faults) -> Room:
        stream, clock = Stream(), self.travel
        self._stream = stream
        people = People(store, self._bot)
        updates = Updates(store, stream, faults, clock)
        ground = Ground(store, people, updates, stream, clock)
        messenger = Messenger(ground)
        return Room(
            store=store,
            people=people,
            files=Files(store, self.data_dir / "files"),
            updates=updates,
            stream=stream,
            messenger=messenger,
            ephemerals=Ephemerals(ground, messenger),
            presses=Presses(ground),
            groups=Groups(store, people, messenger),
            topics=Topics(store, people, messenger.service),
            polls=Polls(store, people, updates, messenger, clock),
            inline=Inline(ground, messenger),
            now=clock,
        )

    def _application(self, store: Store) -> web.Application:
        faults = Faults()
        self._travel = Travel(store, self._clock)
        room = self._room(store, faults)
        rates = Rates(self._clock)
        bot_api = BotApi(room, faults, rates, self.token)

        async def close_streams(_app: web.Application) -> None:
            bot_api.close()
            room.polls.stop_waiting()
            room.updates.close()
            room.stream.close()

        async def bring_updates(_app: web.Application) -> AsyncIterator[None]:
            bringing = asyncio.create_task(room.updates.webhook.run())
            yield
            bringing.cancel()
            await asyncio.gather(bringing, return_exceptions=True)

        async def wait_for_polls(_app: web.Application) -> None:
            room.polls.close_due()

        app = web.Application(
            middlewares=[guard(self._allowed_hosts), explain_errors],
            client_max_size=limits.REQUEST_BYTES,
        )
        app.on_startup.append(wait_for_polls)
        app.cleanup_ctx.append(bring_updates)
        app.on_shutdown.append(close_streams)
        app.add_routes([*bot_api.routes(), *Admin(room, faults, rates).routes()])
        app.add_routes([*GroupAdmin(room).routes(), *ExtrasAdmin(room).routes()])
        app.add_routes(Looking(room, lambda: list(bot_api.calls), lambda: rates.on).routes())
        app.add_routes(Visiting(self.travel, room.stream, self.wishes).routes())
        app.add_routes([web.get("/", _index)])
        app.add_routes([web.get("/page/{font:" + "|".join(_FONTS) + "}.ttf", _font)])
        app.add_routes([web.get(r"/page/{name:[a-z-]+\.[a-z]+}", _asset)])
        return app


async def _index(_request: web.Request) -> web.Response:
    return _page("index.html", "text/html")


async def _font(request: web.Request) -> web.Response:
    """The pictures' own letters and emoji, for a browser on a machine that has none."""
    name = _FONTS[request.match_info["font"]]
    font = resources.files("renderers").joinpath("fonts", name).read_bytes()
    return web.Response(body=font, content_type="font/ttf")


async def _asset(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    return _page(name, _TYPES.get(Path(name).suffix, "application/octet-stream"))


def _page(name: str, mime: str) -> web.Response:
    """Serve a file of the page; always asked anew, so that an edit shows at once."""
    try:
        text = _PAGE.joinpath(name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise web.HTTPNotFound from None
    headers = {"Cache-Control": "no-cache"}
    return web.Response(text=text, content_type=mime, charset="utf-8", headers=headers)
