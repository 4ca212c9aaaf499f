"""What a map answers about a business: gathers what stands around the map."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows import tasks
from handlers.flows.copies import plan_of
from handlers.pages.asked import ASKED, CUSTOMER, PRODUCT, PROFIT, RESOURCES, TOPICS
from handlers.record import record
from handlers.screen import Reply
from handlers.screens import asked as screens
from handlers.screens import topics as topic_screens
from journey import business
from journey.model import Journey


async def asked(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.asked(context.texts, journey))


async def customer(context: Context, journey: Journey) -> Reply:
    journey = await tasks.renewed(context, journey)
    return Reply(screen=screens.customer(context.texts, journey))


async def resources(context: Context, journey: Journey) -> Reply:
    journey = await tasks.renewed(context, journey)
    found = business.resources(journey, context.today(journey))
    return Reply(screen=screens.resources(context.texts, journey, found))


async def product(context: Context, journey: Journey) -> Reply:
    plan_id = await plan_of(context, journey)
    plan = None if plan_id is None else await context.own(plan_id)
    found = business.product(journey, plan)
    screen = screens.product(
        context.texts,
        journey,
        found,
        fresh=context.services.new_id(),
        plan=None if plan is None else plan.id,
    )
    return Reply(screen=screen)


async def profit(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.profit(context.texts, journey))


async def topics(context: Context, journey: Journey, page: int) -> Reply:
    kinds = context.services.exchange.kinds
    return Reply(screen=topic_screens.plan(context.texts, journey, kinds, page))


PAGES: Final = (
    record(ASKED, asked),
    record(CUSTOMER, customer),
    record(RESOURCES, resources),
    record(PRODUCT, product),
    record(PROFIT, profit),
    record(TOPICS, topics),
)
