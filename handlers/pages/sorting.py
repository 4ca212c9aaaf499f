"""A map made elsewhere, pasted or in a file: what was understood, put right entry by entry."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, NUMBER, PAGE, TEXT, word
from handlers.pages.entries import ROWS
from handlers.pages.page import Act, Page, takes

FOUND_PARTS: Final = Page("fileparts", takes(NUMBER, PAGE))
"""By the message it came in, an entry a button."""
FOUND_PART: Final = Page("filepart", takes(NUMBER, TEXT))
"""One entry, by the id that it has in the file."""
FOUND_STAGE: Final = Page("filestage", takes(NUMBER, TEXT))
FOUND_ROW: Final = Page("filerow", takes(NUMBER, TEXT))
PUT_ON: Final = Act("fileto", takes(NUMBER, TEXT, NUMBER))
"""Onto the stage of that number, from 0."""
PUT_AS: Final = Act("fileas", takes(NUMBER, TEXT, word("lane", ROWS)))
PUT_OFF: Final = Act("fileoff", takes(NUMBER, TEXT))
"""It is not taken."""
AS_WORDS: Final = Act("aswords", takes(NUMBER))
"""What was pasted is no map but the answer to what was asked."""

RETURNED: Final = Page("filediff", takes(NUMBER, PAGE))
"""A table of one's own map that came back: what would be another, by pages."""
LAY: Final = Act("filelay", takes(MAP, NUMBER))
"""All of that onto the map."""

ADD: Final = "add"
REPLACE: Final = "replace"
WAYS: Final = (ADD, REPLACE)
MERGED: Final = Page("filemerge", takes(MAP, NUMBER, word("way", WAYS), PAGE))
"""A map from elsewhere as it would be laid into that one of one's own."""
MERGE: Final = Act("filelaid", takes(MAP, NUMBER, word("way", WAYS)))
