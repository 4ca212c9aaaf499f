"""A story in one message: what was understood of it, to be confirmed, mended or dropped."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FLAG, MAP, NUMBER, PAGE, STAGE, word
from handlers.pages.entries import ROWS
from handlers.pages.page import Act, Page, takes

TALE: Final = Page("tale", takes(MAP))
TALE_PARTS: Final = Page("parts", takes(MAP, PAGE))
TALE_PART: Final = Page("part", takes(MAP, NUMBER))
"""One entry by its number, from 0."""
PART_STAGE: Final = Page("partstage", takes(MAP, NUMBER))
PART_ROW: Final = Page("partrow", takes(MAP, NUMBER))

KEEP: Final = Act("keep", takes(MAP, NUMBER))
"""All of it onto the map; the number is the story's message, so that no other one is meant."""
LEAVE: Final = Act("leave", takes(MAP, NUMBER))
AS_ANSWER: Final = Act("asanswer", takes(MAP, NUMBER))
"""It was no story but the answer to what was asked."""
PART_OFF: Final = Act("partoff", takes(MAP, NUMBER, NUMBER, FLAG))
PART_TO: Final = Act("partto", takes(MAP, NUMBER, NUMBER, STAGE))
PART_AS: Final = Act("partas", takes(MAP, NUMBER, NUMBER, word("lane", ROWS)))
FORGET_TALE: Final = Act("untold", takes())
"""One that waits for its map is not wanted."""
