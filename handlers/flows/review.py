"""«Всё ещё так?»: when a map is looked through again, the reminder, and the look itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from handlers import codes
from handlers.context import Context
from handlers.screen import Reply, Screen, Toast
from handlers.screens import review as screens
from journey import dates, review
from journey.errors import Code, Rejected
from journey.model import Journey, Stage
from journey.reminders import Reminder


def today(context: Context) -> dt.date:
    return context.today()


# --- views


async def when(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """`when:<journey>`: which day; any other than those offered is typed."""
    return Reply(screen=screens.when(context.texts, journey, today(context)))


def word_day(
    context: Context, journey: Journey, _args: tuple[str, ...], text: str
) -> tuple[Journey | Rejected, str]:
    """A typed day."""
    now = today(context)
    day = dates.parse(text, now, language=context.texts.language)
    if isinstance(day, Rejected):
        return day, ""
    if day <= now:
        return Rejected(Code.PAST_DAY), ""
    return journey.with_(next_review=day), codes.view("when", journey.id)


async def look(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    """`review:<journey>[:<stage>]`: one stage after another, from that one on."""
    pending = review.pending(journey, today(context))
    if not review.is_due(journey, today(context)) or not pending:
        return await context.show(codes.view("when", journey.id))
    stage = next((one for one in pending if one.id in args[:1]), pending[0])
    return Reply(screen=screens.look(context.texts, journey, stage, pending, today(context)))


async def left(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """`unchecked:<journey>`: some stages are for later."""
    pending = review.pending(journey, today(context))
    if not review.is_due(journey, today(context)) or not pending:
        return await context.show(codes.view("when", journey.id))
    return Reply(screen=screens.left(context.texts, journey, len(pending), today(context)))


async def checked(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """`checked:<journey>`: the look is over; taken back, it goes on."""
    if review.is_due(journey, today(context)):
        return await context.show(codes.view("review", journey.id))
    return Reply(screen=screens.over(context.texts, journey))


# --- acts


async def remind(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`remind:<journey>:<span|never>`: a repeat on the same day changes nothing."""
    match args:
        case ("never",):
            day = None
        case (span,) if span in review.SPANS:
            day = review.ahead(today(context), span)
        case _:
            return None
    await context.save(journey, journey.with_(next_review=day))
    shown = await context.show(codes.view("when", journey.id))
    texts = context.texts
    said = texts.plain("review.set", day=texts.date(day)) if day else texts.plain("review.off")
    return Reply(screen=shown.screen, toast=Toast(said))


async def check(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    """`check:<journey>`: now, whatever day was set."""
    if not review.is_due(journey, today(context)):
        await context.save(journey, journey.with_(next_review=today(context)))
    return await context.show(codes.view("review", journey.id))


async def still(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`still:<journey>:<stage>:<day>`: «Да, так», said on that day."""
    match args:
        case (stage_id, told) if told == today(context).isoformat() and journey.stage(stage_id):
            pending = review.pending(journey, today(context))
            after = review.confirm(journey, stage_id, today(context))
            if review.is_due(journey, today(context)):
                await context.save(journey, after)
            if not review.is_due(after, today(context)):
                return await context.show(codes.view("checked", journey.id))
            following = screens.following(pending, stage_id)
            on = [following.id] if following is not None else []
            return await context.show(codes.view("review", journey.id, *on))
        case (stage_id, _) if journey.stage(stage_id):
            return await context.show(codes.view("review", journey.id, stage_id))
    return None


async def later(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    """`putoff:<journey>:<day>`: the reminder comes once more on that day; the look stays due."""
    try:
        day = dt.date.fromisoformat(args[0]) if args else None
    except ValueError:
        return None
    if day is None or not today(context) < day <= today(context) + review.LATER:
        return None
    await context.work.schedule(
        Reminder(
            key=review.key(journey.id),
            kind="review",
            due=review.moment(day),
            person=context.person.id,
            chat=context.person.chat,
            journey=journey.id,
        )
    )
    shown = await context.show(codes.view("card", journey.id))
    said = context.texts.plain("review.set", day=context.texts.date(day))
    return Reply(screen=shown.screen, toast=Toast(said))


# --- the reminder, and what others show of it


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """One message for all maps whose day has come."""
    maps = [journey for one in group if (journey := await context.own(one.journey or ""))]
    ripe = tuple(journey for journey in maps if review.is_due(journey, today(context)))
    if not ripe:
        return None
    return Reply(screen=screens.due(context.texts, ripe, today(context)))


def on_card(context: Context, journey: Journey, screen: Screen) -> Screen:
    """An overdue look is seen on the map's card."""
    if not review.is_due(journey, today(context)):
        return screen
    line, row = screens.overdue(
        context.texts, journey, len(review.pending(journey, today(context)))
    )
    return replace(screen, text=f"{screen.text}\n{line}", rows=(row, *screen.rows))


def on_edit(context: Context, journey: Journey, stage: Stage, screen: Screen) -> Screen:
    """From a stage that is being put right, back to the look."""
    pending = review.pending(journey, today(context))
    if not review.is_due(journey, today(context)) or stage not in pending:
        return screen
    row = screens.back_to_look(context.texts, journey, stage, today(context))
    return replace(screen, rows=(*screen.rows[:-1], row, *screen.rows[-1:]))
