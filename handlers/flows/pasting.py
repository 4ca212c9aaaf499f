"""A map pasted as a message: shown as it was understood, before any of it is taken."""

from __future__ import annotations

from itertools import count
from typing import Final

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows import dropped
from handlers.flows.figuring import waiting
from handlers.pages.dropped import DROPPED
from handlers.screen import Reply
from journey import outline
from journey.dropped import LEFT_MAX, TEXT_MAX, MapFound

SHORT: Final = 40
"""Letters below which nothing is a map."""
LINES: Final = 3


async def pasted(context: Context, event: Said | Corrected) -> Reply | None:
    """What a pasted map leads to. None: the words are none."""
    text = event.text.replace("\x00", "")
    if not SHORT <= len(text) <= TEXT_MAX:
        return None
    if text.count("\n") + 1 < LINES and not context.services.catalogue.teller().lists(text):
        return None
    made = context.services.catalogue.teller().outline(text, context.texts.rules)
    if made is None:
        return None
    ids = (f"f{number}" for number in count(1))
    title = context.texts.plain("pasted.title")
    found = MapFound(
        journey=outline.journey(made, title, context.texts.language, ids.__next__),
        made=True,
        left=made.left[:LEFT_MAX],
        lost=made.lost[:LEFT_MAX],
        cut=made.cut,
        text=text,
    )
    await dropped.keep(context, event.message, title, found)
    return await context.open(DROPPED, event.message)


async def corrected(context: Context, event: Corrected) -> Reply | None:
    """The pasted map that waits, changed in its message. None: it is another message."""
    kept = await waiting(context, event.message)
    found = None if kept is None else kept.found
    if not isinstance(found, MapFound) or not found.text:
        return None
    if not context.here.at(*dropped.OF_MAP):
        return None
    return await pasted(context, event)
