"""What the team has seen and shown of a stage: on its page in private, photos one tap away."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.layout import rows, short
from handlers.pages.arguments import FROM_ROW
from handlers.pages.proof import PROOF
from handlers.pages.stages import PHOTOS
from handlers.screen import Button, Reply, Screen, Shot
from journey import zones
from journey.checklist import keeping
from journey.model import Journey, Stage
from journey.voices.heard import Photo

SENT: Final = 30
"""Photos sent at once, the latest ones: three albums."""
CAPTION: Final = 200


async def on_edit(context: Context, journey: Journey, stage: Stage, shown: Screen) -> Screen:
    """The stage's page with the ways to what was seen there, above the way back."""
    photos = [one for one in await context.work.photos(journey.id) if one.stage == stage.id]
    texts = context.texts
    seen, pictures = len(stage.evidence), len(photos)
    row = rows(
        (
            Button(texts.plain("button.noticed", n=seen), PROOF.opens(journey, stage, FROM_ROW, 0))
            if seen
            else None,
            Button(texts.plain("button.photos", n=pictures), PHOTOS.does(journey, stage))
            if pictures
            else None,
        )
    )
    return replace(shown, rows=(*shown.rows[:-1], *row, *shown.rows[-1:]))


async def photos(context: Context, journey: Journey, stage: Stage) -> Reply:
    """All of a stage, each with who showed it and when; the page stands below them again."""
    bot = context.services.bot()
    every = [one for one in await context.work.photos(journey.id) if one.stage == stage.id]
    own = [one for one in every if one.bot == bot][-SENT:]
    if not own:
        return context.toast("photos.none" if not every else "photos.other_bot", alert=True)
    zone = context.clock(journey)
    shots = tuple(Shot(one.file, _caption(context, journey, one, zone)) for one in own)
    shown = await context.show(context.person.view)
    return Reply(
        screen=shown.screen,
        photos=shots,
        no_photos=context.texts.html("photos.lost"),
        fresh=True,
    )


def _caption(context: Context, journey: Journey, photo: Photo, zone: dt.tzinfo) -> str:
    """«Оля, 27 ноября · Повесить меню у входа»."""
    day = context.texts.day_month(zones.local(photo.at, zone))
    task = None if photo.task is None else keeping.find(journey, photo.task)
    told = f"{photo.name}, {day}"
    return told if task is None else f"{told} · {short(task.text, CAPTION)}"
