"""A task given to somebody by a tap, and their answer: «Беру · Не могу».

Anybody of the team gives what is free or their own; what somebody else has, only they, whoever gave
it to them, and who runs the list. The same stands behind the card of what a message gave and behind
a task of the list.
"""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.flows.groups import calling, carding
from handlers.flows.groups.room import refused
from handlers.flows.groups.tapping import Tap, deed
from handlers.layout import short
from handlers.pages.team import ACCEPT, DECLINE, GIVE, GIVE_TO
from handlers.screen import Reply
from handlers.screens.groups import giving as screens
from handlers.screens.groups.telling import TASK_CHARS
from journey.checklist import Member, holding, keeping
from journey.errors import Rejected
from journey.model import Journey, Task, TaskStatus
from journey.reminders import Reminder


async def _whom(tap: Tap, task: Task) -> Reply:
    """The question as a message of its own; what stands there is edited once somebody is chosen."""
    if task.status is TaskStatus.DONE:
        return tap.toast("error.task_done", alert=True)
    team = await tap.room.work.teammates(tap.post.chat)
    text, rows = screens.whom(tap.texts, tap.post, task, team)
    keys = tuple(tuple((one.text, one.data) for one in row) for row in rows)
    await calling.say(tap.room.services, tap.room.work, tap.post, text, keys=keys)
    return tap.toast("give.below")


async def _give(tap: Tap, task: Task, person: int) -> Reply:
    team = await tap.room.work.teammates(tap.post.chat)
    by = tap.room.member(tap.texts)
    if not _may(tap, task, by):
        return _forbidden(tap, task)
    to = [one for one in team if person in {one.person, screens.ALL}]
    if not to:
        return tap.toast("give.gone", alert=True)
    members = [Member(id=one.person, name=one.name) for one in to]
    after = (
        holding.share(tap.journey, task.id, members, by, for_all=True)
        if person == screens.ALL
        else holding.give(tap.journey, task.id, members[0], by)
    )
    if isinstance(after, Rejected):
        return refused(tap.mine, after)
    saved = await tap.room.save(tap.journey, after)
    await calling.tell(tap.room.services, tap.room.work, tap.post, tap.journey, saved, by.id)
    if not await carding.settled(tap, saved, task.id, hand=True):
        now = keeping.find(saved, task.id) or task
        await carding.becomes(tap, screens.has_it(tap.texts, now))
    names = short(", ".join(one.name for one in members), 60)
    return tap.toast("give.done" if members[0].id != by.id else "team.taken", name=names)


def may_give(task: Task, person: int) -> bool:
    """Whether somebody gives it without ruling the list."""
    return task.free or holding.holds(task, person) or task.giver_id == person


def _may(tap: Tap, task: Task, by: Member) -> bool:
    return may_give(task, by.id) or bool(tap.room.may_rule)


def _forbidden(tap: Tap, task: Task) -> Reply:
    if tap.room.may_rule is None:
        return tap.toast("team.rights_unknown", alert=True)
    return tap.toast("team.not_yours", alert=True, name=task.who or "")


async def _accept(tap: Tap, task: Task, person: int) -> Reply:
    by = tap.room.member(tap.texts)
    if not holding.holds(task, by.id):
        return _not_meant(tap, task, person)
    saved = await tap.room.save(tap.journey, holding.accept(tap.journey, task.id, by.id))
    if person == by.id:
        now = keeping.find(saved, task.id) or task
        await carding.becomes(tap, tap.texts.html("give.accepted", name=by.name, text=_short(now)))
    return tap.toast("team.taken")


async def _decline(tap: Tap, task: Task, person: int) -> Reply:
    by = tap.room.member(tap.texts)
    if not holding.holds(task, by.id):
        return _not_meant(tap, task, person)
    room = tap.room
    saved = await room.save(tap.journey, holding.leave(tap.journey, task.id, by.id, room.now))
    if person == by.id:
        await carding.becomes(tap, tap.texts.html("give.not", name=by.name, text=_short(task)))
    who = (by.id, by.name)
    await calling.let_go(room.services, room.work, task, saved, who)
    return tap.toast("give.let")


def _not_meant(tap: Tap, task: Task, person: int) -> Reply:
    """Somebody else's question, or an answer that came too late."""
    if person in {tap.room.event.person, screens.ALL} or task.who is None:
        return tap.toast("give.over", alert=True)
    return tap.toast("give.not_you", alert=True, name=task.who)


def _short(task: Task) -> str:
    return short(task.text, TASK_CHARS)


# --- in private


async def given(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """What somebody is given in a moment, as one message; what is answered already is not asked."""
    found: list[tuple[Journey, Task, str]] = []
    for one in group:
        journey = await context.journey(one.journey or "")
        task = None if journey is None else keeping.find(journey, str(one.data["task"]))
        if journey is None or task is None or not _waits(task, context.person.id):
            continue
        found.append((journey, task, str(one.data["name"])))
    return Reply(screen=screens.given(context.texts, found)) if found else None


def _waits(task: Task, person: int) -> bool:
    open_ = task.status is not TaskStatus.DONE and task.giver is not None
    return open_ and holding.holds(task, person) and not holding.own_done(task, person)


TEAM_ACTS: Final = (
    deed(GIVE, _whom),
    deed(GIVE_TO, _give),
    deed(ACCEPT, _accept),
    deed(DECLINE, _decline),
)
