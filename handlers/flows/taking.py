"""Everything that is kept of a person, given out in one file: all of it as JSON, and their maps as
files that can be sent back to the bot.

Knows archives; must not know where anything is kept.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Final

from handlers.context import Context
from handlers.screen import File
from handlers.screens.filenames import safe
from journey import codec
from journey.shelf import Shelf

DATA: Final = "data.json"
README: Final = "README.txt"
_MAPS: Final = "maps"


async def everything(context: Context) -> File:
    texts, person = context.texts, context.person.id
    kept = await context.work.everything_of(person)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(README, texts.plain("export.readme"))
        archive.writestr(DATA, json.dumps(kept, ensure_ascii=False, indent=1))
        for heading in await context.work.headings(person, Shelf.OPEN, Shelf.ARCHIVE):
            journey = await context.work.journey(heading.id)
            if journey is not None:
                name = f"{_MAPS}/{safe(journey.title)[:60] or 'map'} {journey.id}.json"
                look = journey.look.logo
                logo = await context.work.logo(look) if look else None
                archive.writestr(name, codec.write(journey, logo))
    day = context.services.clock.now().date().isoformat()
    return File(f"tropa-{day}.zip", packed.getvalue(), texts.plain("export.caption"))
