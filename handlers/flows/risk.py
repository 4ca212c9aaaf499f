"""«Деньги под риском»: the average bill is typed, shown in its formula, changed, taken away."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.pages.proof import NO_BILL, RISK
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import risk as screens
from journey import risk
from journey.model import Journey


async def show(context: Context, journey: Journey) -> Reply:
    return Reply(screen=screens.risk(context.texts, journey))


def word(context: Context, text: str, journey: Journey) -> Worded:
    """A sum as people type it; one without a currency is in that of the country."""
    country = context.services.catalogue.regions(journey.language).of(journey.country)
    told = risk.set_bill(journey, text, context.texts.rules, country.currency)
    return told, RISK.view(journey)


async def clear(context: Context, journey: Journey) -> Reply:
    saved = await context.save(journey, risk.clear_bill(journey))
    return await context.open(RISK, saved)


PAGES: Final = (record(RISK, show, does(NO_BILL, clear), words=word),)
