"""Links to a map: the owner's, and what whoever opens one sees. A link's secret is no map's id."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FRESH, MAP, NUMBER, TEXT, usually
from handlers.pages.page import Act, Page, takes
from handlers.pages.pictures import ALBUM

SECRET: Final = usually(TEXT, "")

LINKS: Final = Page("links", takes(MAP))
SHARED: Final = Page("shared", takes(SECRET))

SHARE: Final = Act("share", takes(MAP))
NEW_LINK: Final = Act("newlink", takes(MAP, NUMBER))
CLOSE_LINK: Final = Act("unshare", takes(MAP, TEXT))
SEE: Final = Act("see", takes(SECRET, ALBUM))
TAKE: Final = Act("take", takes(TEXT, FRESH))
