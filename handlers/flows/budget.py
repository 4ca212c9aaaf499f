"""The budget and the brief: pages of papers, and the sums that are typed for tasks."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import tasks
from handlers.pages.asked import BRIEF, BUDGET, CLEAR_SUM, SUM
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import brief as brief_screens
from handlers.screens import budget as screens
from journey import budget
from journey.errors import Rejected
from journey.model import Journey, Task

TEXT: Final = "brief.txt"


async def show(context: Context, journey: Journey, page: int) -> Reply:
    journey = await tasks.renewed(context, journey)
    kinds = context.services.exchange.kinds
    return Reply(screen=screens.budget(context.texts, journey, kinds, page))


async def ask(context: Context, journey: Journey, task: Task) -> Reply:
    return Reply(screen=screens.ask(context.texts, journey, task))


def word_sum(context: Context, text: str, journey: Journey, task: Task) -> Worded:
    """The typed sum; back to the page that shows its task."""
    changed = budget.set_sum(journey, task.id, text, context.texts.rules)
    known = journey if isinstance(changed, Rejected) else changed
    return changed, BUDGET.view(known, screens.page_of(known, task))


async def clear(context: Context, journey: Journey, task: Task) -> Reply:
    saved = await context.save(journey, budget.clear_sum(journey, task.id))
    return await context.open(BUDGET, saved, screens.page_of(saved, task))


async def brief(context: Context, journey: Journey) -> Reply:
    journey = await tasks.renewed(context, journey)
    exchange = context.services.exchange
    (written,) = exchange.write(TEXT, journey)
    return Reply(
        screen=brief_screens.brief(context.texts, journey, exchange.kinds, written.decode())
    )


PAGES: Final = (
    record(BUDGET, show),
    record(SUM, ask, does(CLEAR_SUM, clear), words=word_sum, lost=BUDGET),
    record(BRIEF, brief),
)
