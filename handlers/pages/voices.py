"""Customers' reviews: pasted or forwarded, looked at, put right, kept or dropped."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FLAG, MAP, NUMBER, PAGE, STAGE
from handlers.pages.page import Act, Page, takes

REVIEWS: Final = Page("voices", takes(MAP))
"""Waits for them."""
PILE: Final = Page("pile", takes(MAP))
PIECES: Final = Page("pieces", takes(MAP, PAGE))
PIECE: Final = Page("piece", takes(MAP, NUMBER))
"""One by its number, from 0."""
PIECE_STAGE: Final = Page("piecestage", takes(MAP, NUMBER))
SOURCE_OF: Final = Page("pilefrom", takes(MAP))

KEEP_ALL: Final = Act("keepall", takes(MAP, NUMBER))
"""The number is the first message of the pile, so that no other one is meant."""
KEEP_ONE: Final = Act("keepone", takes(MAP, NUMBER, NUMBER))
DROP_ALL: Final = Act("dropall", takes(MAP, NUMBER))
NO_REVIEWS: Final = Act("noreviews", takes(MAP, NUMBER))
"""They were no reviews but the answer to what was asked."""
PIECE_OFF: Final = Act("pieceoff", takes(MAP, NUMBER, NUMBER, FLAG))
PIECE_TO: Final = Act("pieceto", takes(MAP, NUMBER, NUMBER, STAGE))
FROM: Final = Act("pilesource", takes(MAP, NUMBER, NUMBER))
"""By the number of a source in the language's list."""
