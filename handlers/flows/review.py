"""«Всё ещё так?»: when a map is looked through again, the reminder, and the look itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from handlers.context import Context
from handlers.pages.arguments import NEVER
from handlers.pages.maps import CARD
from handlers.pages.review import CHECK, CHECKED, PUT_OFF, REMIND, REVIEW, STILL, UNCHECKED, WHEN
from handlers.record import Worded, does, record
from handlers.screen import Reply, Screen, Toast
from handlers.screens import review as screens
from journey import dates, review
from journey.errors import Code, Rejected
from journey.model import Journey, Stage
from journey.reminders import Reminder

# --- views


async def when(context: Context, journey: Journey) -> Reply:
    """`when:<journey>`: which day; any other than those offered is typed."""
    return Reply(screen=screens.when(context.texts, journey, context.there(journey)))


def word_day(context: Context, text: str, journey: Journey) -> Worded:
    """A typed day."""
    now = context.today(journey)
    day = dates.parse(text, now, rules=context.texts.rules, feasts=context.feasts(journey))
    if isinstance(day, Rejected):
        return day, ""
    if day <= now:
        return Rejected(Code.PAST_DAY), ""
    return journey.with_(next_review=day), WHEN.view(journey)


async def look(context: Context, journey: Journey, asked: Stage | None) -> Reply:
    """`review:<journey>[:<stage>]`: one stage after another, from that one on."""
    pending = review.pending(journey, context.today(journey))
    if not review.is_due(journey, context.today(journey)) or not pending:
        return await context.open(WHEN, journey)
    stage = asked if asked in pending else pending[0]
    return Reply(
        screen=screens.look(context.texts, journey, stage, pending, context.today(journey))
    )


async def left(context: Context, journey: Journey) -> Reply:
    """`unchecked:<journey>`: some stages are for later."""
    pending = review.pending(journey, context.today(journey))
    if not review.is_due(journey, context.today(journey)) or not pending:
        return await context.open(WHEN, journey)
    return Reply(screen=screens.left(context.texts, journey, len(pending), context.today(journey)))


async def checked(context: Context, journey: Journey) -> Reply:
    """`checked:<journey>`: the look is over; taken back, it goes on."""
    if review.is_due(journey, context.today(journey)):
        return await context.open(REVIEW, journey, None)
    return Reply(screen=screens.over(context.texts, journey))


# --- acts


async def remind(context: Context, journey: Journey, span: str) -> Reply:
    """A repeat on the same day changes nothing."""
    day = None if span == NEVER else review.ahead(context.today(journey), span)
    await context.save(journey, journey.with_(next_review=day))
    shown = await context.open(WHEN, journey)
    texts = context.texts
    said = texts.plain("review.set", day=texts.date(day)) if day else texts.plain("review.off")
    return Reply(screen=shown.screen, toast=Toast(said))


async def check(context: Context, journey: Journey) -> Reply:
    """`check:<journey>`: now, whatever day was set."""
    if not review.is_due(journey, context.today(journey)):
        await context.save(journey, journey.with_(next_review=context.today(journey)))
    return await context.open(REVIEW, journey, None)


async def still(context: Context, journey: Journey, stage: Stage, day: dt.date) -> Reply:
    """«Да, так», said on that day."""
    today = context.today(journey)
    if day != today:
        return await context.open(REVIEW, journey, stage)
    pending = review.pending(journey, today)
    after = review.confirm(journey, stage.id, today)
    if review.is_due(journey, today):
        await context.save(journey, after)
    if not review.is_due(after, today):
        return await context.open(CHECKED, journey)
    return await context.open(REVIEW, journey, screens.following(pending, stage.id))


async def later(context: Context, journey: Journey, day: dt.date) -> Reply | None:
    """The reminder comes once more on that day; the look stays due."""
    if not context.today(journey) < day <= context.today(journey) + review.LATER:
        return None
    await context.work.schedule(
        Reminder(
            key=review.key(journey.id),
            kind="review",
            due=review.moment(day, context.clock(journey)),
            person=context.person.id,
            chat=context.person.chat,
            journey=journey.id,
        )
    )
    shown = await context.open(CARD, journey)
    said = context.texts.plain("review.set", day=context.texts.date(day))
    return Reply(screen=shown.screen, toast=Toast(said))


# --- the reminder, and what others show of it


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """One message for all maps whose day has come."""
    maps = [journey for one in group if (journey := await context.own(one.journey or ""))]
    ripe = tuple(journey for journey in maps if review.is_due(journey, context.today(journey)))
    if not ripe:
        return None
    return Reply(screen=screens.due(context.texts, ripe, context.today(ripe[0])))


def on_card(context: Context, journey: Journey, screen: Screen) -> Screen:
    """An overdue look is seen on the map's card."""
    if not review.is_due(journey, context.today(journey)):
        return screen
    line, row = screens.overdue(
        context.texts, journey, len(review.pending(journey, context.today(journey)))
    )
    return replace(screen, text=f"{screen.text}\n{line}", rows=(row, *screen.rows))


def on_edit(context: Context, journey: Journey, stage: Stage, screen: Screen) -> Screen:
    """From a stage that is being put right, back to the look."""
    pending = review.pending(journey, context.today(journey))
    if not review.is_due(journey, context.today(journey)) or stage not in pending:
        return screen
    row = screens.back_to_look(context.texts, journey, stage, context.today(journey))
    return replace(screen, rows=(*screen.rows[:-1], row, *screen.rows[-1:]))


PAGES: Final = (
    record(WHEN, when, does(REMIND, remind), words=word_day),
    record(REVIEW, look, does(CHECK, check), does(STILL, still), does(PUT_OFF, later)),
    record(UNCHECKED, left),
    record(CHECKED, checked),
)
