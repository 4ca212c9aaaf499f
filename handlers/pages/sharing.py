"""Links to a map: the owner's, and what whoever opens one sees. A link's secret is no map's id."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FRESH, MAP, NUMBER, TEXT, maybe, usually, word
from handlers.pages.page import Act, Page, takes
from handlers.pages.pictures import ALBUM
from journey.sharing import TERMS

SECRET: Final = usually(TEXT, "")

LINKS: Final = Page("links", takes(MAP))
TERM: Final = Page("linkterm", takes(MAP, maybe(TEXT)))
SHARED: Final = Page("shared", takes(SECRET))

SHARE: Final = Act("share", takes(MAP))
NEW_LINK: Final = Act("newlink", takes(MAP, NUMBER))
CLOSE_LINK: Final = Act("unshare", takes(MAP, TEXT))
SET_TERM: Final = Act("linkterm", takes(MAP, TEXT, word("term", TERMS)))
SEE: Final = Act("see", takes(SECRET, ALBUM))
TAKE: Final = Act("take", takes(TEXT, FRESH))
