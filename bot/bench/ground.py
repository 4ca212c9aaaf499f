"""The playground's server as a process of its own: says its address, serves until it is ended."""

from __future__ import annotations

import asyncio
import sys

from bot.playground.server import Playground


async def main(folder: str) -> None:
    """Writes one line, the address, as soon as it serves."""
    async with Playground(folder) as playground:
        sys.stdout.write(f"{playground.url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
