"""Links to the bot: what a start parameter opens.

Knows who may claim one, in order; each looks at its own beginning. None of them: an ordinary
/start.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from handlers.context import Context
from handlers.flows import inline, sharing
from handlers.flows.groups import private
from handlers.screen import Reply

Link = Callable[[Context, str], Awaitable[Reply | None]]


async def _command(context: Context, start: str) -> Reply | None:
    """From a group, where nobody's own is shown."""
    return await context.book.lead(context, start)


_LINKS: Final[tuple[Link, ...]] = (private.follow, sharing.follow, inline.follow, _command)


async def follow(context: Context, start: str) -> Reply | None:
    """Where the parameter leads; None: nowhere in particular."""
    for link in _LINKS:
        reply = await link(context, start)
        if reply is not None:
            return reply
    return None
