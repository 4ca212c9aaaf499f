"""Evidence: what proves an entry; what to check next; the owner's walk; key moments."""

from __future__ import annotations

from typing import Final

from handlers.pages.arguments import (
    CAME,
    DAY,
    ENTRY,
    HOLDER,
    MAP,
    PAGE,
    STAGE,
    TEXT,
    maybe,
    named,
    word,
)
from handlers.pages.page import Act, Page, takes
from journey.model import EvidenceKind
from journey.walks import Met

SOURCE: Final = named("kind", EvidenceKind)
WISHED: Final = word("wished", ("on", "off", "rule"))

PROOF: Final = Page("proof", takes(MAP, HOLDER, CAME, PAGE))
PROVE: Final = Page("prove", takes(MAP, maybe(HOLDER), maybe(SOURCE), CAME))
RECORD: Final = Page("record", takes(MAP, maybe(HOLDER), maybe(TEXT), CAME))
RECORD_DAY: Final = Page("evdate", takes(MAP, maybe(HOLDER), maybe(TEXT), CAME))
RECORD_QUOTE: Final = Page("evquote", takes(MAP, maybe(HOLDER), maybe(TEXT), CAME))
QUEUE: Final = Page("queue", takes(MAP, PAGE))
WALK: Final = Page("walk", takes(MAP, maybe(ENTRY)))
WALKED: Final = Page("walked", takes(MAP))
MOMENTS: Final = Page("moments", takes(MAP))
HEADCOUNT: Final = Page("people_came", takes(MAP))
RISK: Final = Page("risk", takes(MAP))

DATE: Final = Act("evday", takes(MAP, HOLDER, TEXT, DAY))
UNPROVE: Final = Act("unprove", takes(MAP, HOLDER, TEXT))
BEARS: Final = Act("bears", takes(MAP, HOLDER, TEXT, CAME))
"""Words that were said on the stage are evidence of the entry."""
LATER: Final = Act("later", takes(MAP, HOLDER, PAGE))
BEGIN_WALK: Final = Act("walkon", takes(MAP))
MEET: Final = Act("met", takes(MAP, ENTRY, named("met", Met)))
END_WALK: Final = Act("walkend", takes(MAP))
UNCOUNT: Final = Act("uncount", takes(MAP))
NO_BILL: Final = Act("nobill", takes(MAP))
CHOOSE_MOMENT: Final = Act("moment", takes(MAP, STAGE, WISHED))
