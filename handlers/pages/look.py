"""How a map is drawn, and which kind of map it is."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import FLAG, LANE, MAP, STAGE, TEXT, like, named
from handlers.pages.page import Act, Page, takes
from journey.model import Shape

NO_COLOUR: Final = "none"

LOOK: Final = Page("look", takes(MAP))
COLOUR: Final = Page("colour", takes(MAP))
LOGO: Final = Page("logo", takes(MAP))
ROWS: Final = Page("lanes", takes(MAP))
KIND: Final = Page("kind", takes(MAP))
TIMES: Final = Page("times", takes(MAP))

THEME: Final = Act("theme", takes(MAP, TEXT))
BRAND: Final = Act("brand", takes(MAP, like("colour", f"{NO_COLOUR}|[0-9a-fA-F]{{6}}")))
NO_LOGO: Final = Act("nologo", takes(MAP))
SHOW_LANE: Final = Act("lane", takes(MAP, LANE, FLAG))
SET_KIND: Final = Act("kind", takes(MAP, named("kind", Shape)))
ASK_TIME: Final = Act("time", takes(MAP, STAGE))
