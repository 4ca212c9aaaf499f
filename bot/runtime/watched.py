"""Shows the running bot to whoever watches: what its gauges read, and the line an hour.

Knows every part that a gauge looks into; must not know how that is asked for over HTTP.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot import version
from bot.drawing.workers import Workers
from bot.intake.intake import Intake
from bot.runtime.settings import BadSettings, Settings
from bot.watching import known, window
from bot.watching.health import Health
from bot.watching.hourly import Hourly
from bot.watching.process import Lag, resident
from journey.ports import Store


@asynccontextmanager
async def opened(settings: Settings, health: Health) -> AsyncIterator[None]:
    """Whoever watches is answered until the block ends. Raises `BadSettings`."""
    lag, chosen = Lag(), "metrics_listen" in settings.model_fields_set
    by = "webhook" if settings.webhook_url else "polling"
    known.INFO.read = lambda: [((version(), by), 1)]
    known.ON_DUTY.read = lambda: [((), float(health.on_duty))]
    known.LAG.read = lambda: [((), lag.worst())]
    tasks = [asyncio.create_task(lag.run()), asyncio.create_task(Hourly().run())]
    async with AsyncExitStack() as stack:
        stack.push_async_callback(_end, tasks)
        try:
            await stack.enter_async_context(
                window.opened(settings.watched_at(), health, must=chosen)
            )
        except OSError as error:
            where = settings.metrics_listen
            raise BadSettings(f"METRICS_LISTEN: {where}: {error.strerror}") from error
        yield


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def look_into(store: Store, workers: Workers, intake: Intake, health: Health) -> None:
    """From now on gauges read these."""

    async def look() -> None:
        async with store.read() as work:
            await work.next_due()

    health.look = look
    known.WAITING.read = lambda: [((), len(intake))]
    known.OWED.read = lambda: [((), intake.owed)]
    known.DRAWING_QUEUE.read = lambda: [((), workers.waiting)]
    known.MEMORY.read = lambda: [
        (("bot",), resident((os.getpid(),))),
        (("drawing",), resident(workers.pids)),
    ]
