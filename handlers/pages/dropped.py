"""A file that was dropped into the chat: what was read in it, to be taken or left."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FRESH, NUMBER, PAGE, TEXT, maybe
from handlers.pages.page import Act, Page, takes

DROPPED: Final = Page("file", takes(NUMBER))
"""By the message it came in."""
STEPS: Final = Page("filesteps", takes(NUMBER, PAGE))
"""Its rows, each a button to where it belongs."""
STEP: Final = Page("filestep", takes(NUMBER, NUMBER))
COLUMNS: Final = Page("filecols", takes(NUMBER))
WHOSE_MAP: Final = Page("filemaps", takes(NUMBER, PAGE))

TAKE: Final = Act("takefile", takes(NUMBER, FRESH))
"""The map becomes one of theirs, under that id, however often it is pressed."""
LEAVE_FILE: Final = Act("leavefile", takes(NUMBER))
ON_MAP: Final = Act("filemap", takes(NUMBER, TEXT))
"""The figures are of that map."""
TIE: Final = Act("filetie", takes(NUMBER, NUMBER, maybe(TEXT)))
"""A row is a stage; without one, none of them."""
COUNT_BY: Final = Act("filecol", takes(NUMBER, NUMBER))
STORE: Final = Act("filestore", takes(NUMBER))
"""«Всё верно»."""
