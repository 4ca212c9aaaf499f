"""The ready example: a map of an invented coffee shop to look at. It is nobody's, and says so."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Final

from handlers.context import Context
from handlers.flows import pictures
from handlers.pages.pictures import EXAMPLE
from handlers.record import record
from handlers.screen import Reply
from handlers.screens import beginning
from journey import codec
from journey.example import counted_ids, example
from journey.model import Journey
from journey.showcase import showcase

NOBODY: Final = 0
"""Whose the examples are: Telegram gives that id to no one."""
_EVER: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Its days are no part of what an example says."""


async def show(context: Context) -> Reply:
    """The pictures, and the way to one's own map."""
    journey = await _example(context)
    screen = beginning.example(context.texts)
    return pictures.pictured(context, journey, "first", screen, screen)


async def _example(context: Context) -> Journey:
    """Kept once a language and state of the catalogue, so that it is drawn once."""
    texts = context.texts
    industry = context.services.catalogue.industries(texts.language)[0]
    now, new_id = context.services.clock.now(), counted_ids("e")
    made = showcase(example(industry, now, new_id), texts.plain("example.invented"), new_id)
    made = made.with_(title=texts.plain("example.title"))
    said = codec.write(made.with_(id="example", created=_EVER, updated=_EVER))
    known = f"example-{texts.language}-{hashlib.sha256(said).hexdigest()[:16]}"
    kept = await context.work.journey(known)
    if kept is not None:
        return kept
    made = made.with_(id=known)
    await context.work.save_journey(None, made, owner=NOBODY, actor=NOBODY, at=now)
    return made


PAGES: Final = (record(EXAMPLE, show),)
