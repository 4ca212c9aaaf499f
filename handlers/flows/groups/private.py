"""A team's task in the private chat of whoever opened it in the group: the same card.

Where an app shows no message for one alone, «⋯» leads here. The tap in the group is the leave: a
link is its opener's alone, and lives for a day. Words that are typed below it are its day, or else
a note. Must not know how the card is worded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from handlers.context import Context
from handlers.flows import learned, mine, tasks
from handlers.flows.groups import menus
from handlers.flows.groups.room import today
from handlers.pages.tasks import DAYS_OF_TEAM, DO_OF_TEAM, ENDING_OF_TEAM, MINE, OF_TEAM
from handlers.pages.team import (
    ASK_COMMENT,
    ASK_DAY,
    BACK,
    DAYS,
    FIND,
    PICK,
    REMOVE,
    SET_DUE,
    TAKE,
    TICK,
    AnyTeamAct,
)
from handlers.record import Told, does, record
from handlers.screen import Button, Reply
from handlers.screens import endings
from handlers.screens.groups import menu as screens
from journey import dates
from journey.checklist import keeping, learning
from journey.checklist.learning import End, Found
from journey.checklist.progress import set_done
from journey.errors import Rejected
from journey.model import Journey, Task
from journey.posts import Group, Menu, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a link leads to."""

    menu: Menu
    post: Post
    group: Group
    journey: Journey
    task: Task | None
    """None: it is still to be chosen."""

    def owns(self, person: int) -> bool:
        """Whether the map is theirs."""
        return self.post.by == person


async def follow(context: Context, start: str) -> Reply | None:
    """A start parameter. None: it leads to no task of a team."""
    if not start.startswith(menus.LINK):
        return None
    return await context.open(OF_TEAM, start.removeprefix(menus.LINK))


async def show(context: Context, menu_id: str) -> Reply:
    held = await _held(context, menu_id)
    if held is None:
        return await _over(context)
    texts, close = context.texts, MINE.opens(0)
    if held.task is None:
        now = context.services.clock.now()
        offered = menus.offers(held.group, held.post, held.journey, held.menu.about, now)
        return Reply(screen=screens.choose(texts, offered, _does(held.menu), close))
    about = await menus.known(context.work, held.journey, held.task)
    own = held.owns(context.person.id)
    return Reply(screen=screens.card(texts, about, _does(held.menu), close, ruled=own))


async def days(context: Context, menu_id: str) -> Reply:
    held = await _held(context, menu_id)
    if held is None or held.task is None:
        return await _over(context)
    about = await menus.known(context.work, held.journey, held.task)
    day = today(held.group, context.services.clock.now())
    return Reply(screen=screens.days(context.texts, about, day, _does(held.menu)))


def _does(menu: Menu) -> screens.Does:
    def does(act: AnyTeamAct, *args: str) -> str:
        if act in {DAYS, ASK_DAY}:
            return DAYS_OF_TEAM.opens(menu.id)
        if act in {BACK, ASK_COMMENT}:
            return OF_TEAM.opens(menu.id)
        return DO_OF_TEAM.does(menu.id, act.name, args[0] if args else None)

    return does


async def _over(context: Context) -> Reply:
    """The link is somebody else's, or a day old."""
    context.go(MINE.view(0))
    return await context.again(context.texts.html("menu.over"))


async def _held(context: Context, menu_id: str) -> Held | None:
    menu = await context.work.groups.menu(menu_id)
    if menu is None or menu.person != context.person.id:
        return None
    if menu.until <= context.services.clock.now():
        return None
    post = await context.work.groups.post(menu.post)
    group = None if post is None else await context.work.groups.group(post.chat)
    journey = None if post is None else await context.journey(post.journey)
    if post is None or group is None or journey is None or post.closed:
        return None
    task = next((one for one in journey.tasks if one.id == menu.task), None)
    return Held(menu=menu, post=post, group=group, journey=journey, task=task)


async def do(context: Context, menu_id: str, act: str, given: str | None) -> Reply:
    """One of the card's acts; a wished state, so a repeat changes nothing."""
    held, word = await _held(context, menu_id), given or ""
    if held is None:
        return await _over(context)
    if act == PICK.name:
        await context.work.groups.save_menu(held.menu.with_(task=word))
        return await context.open(OF_TEAM, menu_id)
    if held.task is None or act not in _ACTS:
        return await context.open(OF_TEAM, menu_id)
    if act == TICK.name and word == "1" and learning.ends(held.task) is not End.TICK:
        return await context.open(ENDING_OF_TEAM, menu_id)
    after = _ACTS[act](context, held, held.task, word)
    if isinstance(after, Rejected):
        return context.refuse(after)
    await mine.save(context, held.journey, after)
    return await context.open(OF_TEAM, menu_id)


def _tick(context: Context, held: Held, task: Task, word: str) -> Journey | Rejected:
    at, by = context.services.clock.now(), mine.me(context)
    return set_done(held.journey, task.id, done=word == "1", by=by, at=at)


def _take(context: Context, held: Held, task: Task, word: str) -> Journey | Rejected:
    by = mine.me(context)
    if word == "1":
        return held.journey if by is None else keeping.take(held.journey, task.id, by)
    if task.owner_id != context.person.id and not held.owns(context.person.id):
        return held.journey  # whose it is gives it back, or whoever runs the list, in the group
    return keeping.give_back(held.journey, task.id)


def _due(context: Context, held: Held, task: Task, word: str) -> Journey | Rejected:
    day = None if word == "0" else dt.date.fromisoformat(word)
    now = today(held.group, context.services.clock.now())
    return keeping.set_due(held.journey, task.id, day, today=now)


def _find(context: Context, held: Held, task: Task, word: str) -> Journey | Rejected:
    day = today(held.group, context.services.clock.now())
    by = mine.me(context)
    return tasks.answered(context.services, held.journey, task, Found(word), by=by, day=day)


def _remove(context: Context, held: Held, task: Task, word: str) -> Journey | Rejected:
    if not held.owns(context.person.id):
        return held.journey
    return keeping.set_removed(held.journey, task.id, removed=word == "1")


_ACTS: Final[dict[str, Callable[[Context, Held, Task, str], Journey | Rejected]]] = {
    TICK.name: _tick,
    TAKE.name: _take,
    SET_DUE.name: _due,
    FIND.name: _find,
    REMOVE.name: _remove,
}


async def word(context: Context, text: str, menu_id: str) -> Told:
    """A note below the task."""
    held = await _held(context, menu_id)
    if held is None or held.task is None:
        return MINE.view(0)
    at, by = context.services.clock.now(), mine.me(context)
    return await _told(context, held, keeping.comment(held.journey, held.task.id, text, by, at))


async def word_day(context: Context, text: str, menu_id: str) -> Told:
    """A typed day."""
    held = await _held(context, menu_id)
    if held is None or held.task is None:
        return MINE.view(0)
    now = today(held.group, context.services.clock.now())
    feasts = context.feasts(held.journey)
    day = dates.parse(text, now, rules=context.texts.rules, feasts=feasts)
    if isinstance(day, Rejected):
        return day, DAYS_OF_TEAM.view(menu_id)
    dated = keeping.set_due(held.journey, held.task.id, day, today=now)
    return await _told(context, held, dated, DAYS_OF_TEAM.view(menu_id))


async def ending(context: Context, menu_id: str) -> Reply:
    """What a task ended with: a number, or what customers said."""
    held = await _held(context, menu_id)
    if held is None or held.task is None:
        return await _over(context)
    named = learned.counts(context.services, held.journey, held.task)
    later = Button(context.texts.plain("button.not_yet"), OF_TEAM.opens(menu_id))
    return Reply(screen=endings.ending(context.texts, held.task, named, later))


async def word_ending(context: Context, text: str, menu_id: str) -> Told:
    held = await _held(context, menu_id)
    if held is None or held.task is None:
        return MINE.view(0)
    day = today(held.group, context.services.clock.now())
    by = mine.me(context)
    seen = learned.witness(context.services, held.journey, held.task, by=by, day=day)
    rules = context.texts.rules
    result = learned.told(context.services, held.journey, held.task, text, seen, rules)
    if not isinstance(result, Rejected):
        result = tasks.fresh(context.services, result)
    return await _told(context, held, result, ENDING_OF_TEAM.view(menu_id))


async def _told(
    context: Context, held: Held, result: Journey | Rejected, again: str | None = None
) -> Told:
    """Stored on whosesoever map; what cannot be is asked for again."""
    here = OF_TEAM.view(held.menu.id)
    if isinstance(result, Rejected):
        return result, again or here
    await mine.save(context, held.journey, result)
    return here


PAGES: Final = (
    record(OF_TEAM, show, does(DO_OF_TEAM, do), words=word),
    record(DAYS_OF_TEAM, days, words=word_day),
    record(ENDING_OF_TEAM, ending, words=word_ending),
)
