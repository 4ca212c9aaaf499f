"""Run by a test in a process of its own: writes for ever, says after each commit how far it is."""

from __future__ import annotations

import asyncio
import sys

from bot.storage import open_store
from tests.bot.storage.samples import ANNA, NOW, journey, person, renamed


async def main(url: str) -> None:
    store = open_store(url, now=lambda: NOW)
    state = journey()
    async with store.write() as work:
        await work.save_journey(None, state, owner=ANNA, actor=ANNA, at=NOW)
        await work.save_person(person(view="0"))
    while True:
        after = renamed(state, f"Карта {state.revision + 1}")
        await store.receive(((after.revision, "text"),))
        async with store.write(update=after.revision, person=ANNA) as work:
            await work.save_person(person(view=str(after.revision)))
            await work.save_journey(state, after, owner=ANNA, actor=ANNA, at=NOW)
        state = after
        print(state.revision, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
