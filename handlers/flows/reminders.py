"""Who says what is due: a handler a kind of reminder. A new kind is one line here."""

from __future__ import annotations

from typing import Final

from handlers import timing as days
from handlers.flows import duedays, review
from handlers.flows.groups import picturing, polling, timing
from handlers.reminding import Handler

HANDLERS: Final[dict[str, Handler]] = {
    "review": review.due,
    days.TASK: duedays.due,
    timing.DIGEST: timing.digest,
    timing.DUE: timing.due,
    polling.KIND: polling.over,
    picturing.KIND: picturing.due,
}
