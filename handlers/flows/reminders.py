"""Who says what is due: a handler a kind of reminder. A new kind is one line here."""

from __future__ import annotations

from typing import Final

from handlers.flows import review
from handlers.flows.groups import picturing, polling, timing
from handlers.reminding import Handler

HANDLERS: Final[dict[str, Handler]] = {
    "review": review.due,
    timing.DIGEST: timing.digest,
    timing.DUE: timing.due,
    polling.KIND: polling.over,
    picturing.KIND: picturing.due,
}
