"""The survey of a map's customers, for its owner. What customers tap is in `handlers.guests`."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import MAP, PAGE, TEXT, named, usually, word
from handlers.pages.page import Act, Page, takes
from journey.pulse.model import Kind

CARD, CARD_FILE, TENT = "card", "cardpdf", "tent"
"""What leads customers to it: a picture, and two papers to print."""

KIND: Final = named("kind", Kind)

PULSE: Final = Page("pulse", takes(MAP))
KINDS: Final = Page("pulsekinds", takes(MAP))
PRINTS: Final = Page("pulseprints", takes(MAP))
DESK: Final = Page("pulsedesk", takes(MAP))
WORDS: Final = Page("pulsewords", takes(MAP, PAGE))
WAVES: Final = Page("pulsewaves", takes(MAP))
NAME: Final = Page("pulsename", takes(MAP, usually(KIND, Kind.STAGES)))

OPEN: Final = Act("pulseopen", takes(MAP, KIND))
NAMELESS: Final = Act("pulseplain", takes(MAP, KIND))
"""… though it is not said what the business is called."""
CLOSE: Final = Act("pulseclose", takes(MAP, TEXT))
PRINT: Final = Act("pulseprint", takes(MAP, word("print", (CARD, CARD_FILE, TENT))))
RENEW: Final = Act("pulsedesknew", takes(MAP, TEXT))
"""Another link for staff instead of the one that begins so."""
