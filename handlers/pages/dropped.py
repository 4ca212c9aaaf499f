"""A file that was dropped into the chat: what was read in it, to be taken or left."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FRESH, NUMBER
from handlers.pages.page import Act, Page, takes

DROPPED: Final = Page("file", takes(NUMBER))
"""By the message it came in."""

TAKE: Final = Act("takefile", takes(NUMBER, FRESH))
"""The map becomes one of theirs, under that id, however often it is pressed."""
LEAVE_FILE: Final = Act("leavefile", takes(NUMBER))
