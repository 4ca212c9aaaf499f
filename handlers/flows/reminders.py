"""Who says what is due: a handler a kind of reminder. A new kind is one line here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from handlers import timing as days
from handlers.context import Context
from handlers.flows import duedays, habits, pulse, retention, review, ringing, today, weekly
from handlers.flows.groups import calling, dawning, giving, picturing, shifts, timing, voting
from handlers.flows.groups.ringing import RING
from handlers.screen import Reply
from handlers.weekly import KIND
from journey.kept import RETENTION
from journey.reminders import Reminder

Handler = Callable[[Context, tuple[Reminder, ...]], Awaitable[Reply | None]]
"""Makes one message of all that is due in a chat, the earliest first; several where the bot was
down meanwhile. None: nothing is worth saying any more.

In private the reply is a message of its own below the conversation, which goes on where it was:
the handler leaves the person's view alone, and the reply's buttons open what they are about. In a
group it is a plain message there. One that repeats schedules its next under another key.
"""

HANDLERS: Final[dict[str, Handler]] = {
    "review": review.due,
    days.TASK: duedays.due,
    today.KIND: today.due,
    KIND: weekly.due,
    days.HABIT: habits.due,
    days.PULSE: pulse.due,
    RETENTION: retention.due,
    timing.DIGEST: timing.digest,
    timing.DUE: timing.due,
    timing.DAWN: dawning.dawn,
    timing.SHIFT: shifts.due,
    RING: ringing.due,
    voting.KIND: voting.over,
    picturing.KIND: picturing.due,
    calling.GIVEN: giving.given,
    calling.FREED: ringing.freed,
}
SILENT: Final = frozenset({picturing.KIND, days.PULSE, timing.DAWN, timing.SHIFT, voting.KIND})
"""They make nobody look up: what was missed is made up for also at night."""
