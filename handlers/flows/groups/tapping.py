"""What a tap in a group does. Each button names the state it wishes for.

Anybody ticks, takes and writes; removing, closing and settings are for the map's owner and the
group's administrators (`ruled`). An act stores what changes and gives the toast; the messages
follow from what is stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Concatenate, Final, ParamSpec

from handlers.flows import learned, tasks
from handlers.flows.groups import asking, joining, picturing
from handlers.flows.groups.room import Room, refused, toast, today
from handlers.layout import short
from handlers.pages.arguments import FLAG, TASK, Wished
from handlers.pages.team import (
    ADD,
    ASK_COMMENT,
    ASK_DAY,
    BRING,
    CARD_REMOVE,
    CLOSE,
    DRAW,
    FIND,
    GIVE_TO,
    HEARD_AS,
    MENU,
    REMOVE,
    SET_DUE,
    SHOW,
    SOUND,
    SPREAD,
    TAKE,
    TICK,
    AnyTeamAct,
    TeamAct,
)
from handlers.ports import Texts
from handlers.screen import Reply
from handlers.screens.groups import telling
from journey import zones
from journey.checklist import Member, holding, keeping, learning
from journey.checklist.learning import End, Found
from journey.checklist.progress import set_done
from journey.errors import Rejected
from journey.model import Journey, Stage, Task, TaskStatus
from journey.posts import OVERVIEW, PICTURE, SETTINGS, Group, Menu, Mode, Note, Post, Slot
from journey.voices.heard import Use

G = ParamSpec("G")
F = ParamSpec("F")

RULED_MENU: Final = "set"
"""The menu that only they open."""
_MINUTE: Final = dt.timedelta(minutes=1)
_WAITING: Final = 2
"""Messages that wait for the group's pace, beyond which nobody is called for a tick."""


def is_ruled(act: AnyTeamAct, words: tuple[str, ...]) -> bool:
    """Whether it is only for those who rule."""
    return act.ruled or (
        act.name == SHOW.name and Mode.parse(act.takes.word(MENU, words) or "").menu == RULED_MENU
    )


def may_need_rights(act: AnyTeamAct, words: tuple[str, ...]) -> bool:
    """Whether it matters for an act who rules: somebody else's task may be given back by them."""
    gives_back = act.name == TAKE.name and act.takes.word(FLAG, words) == "0"
    gives_away = act.name in {GIVE_TO.name, CARD_REMOVE.name}
    takes_back = act.name == HEARD_AS.name and words[-1:] == (Use.NOTHING.value,)
    return is_ruled(act, words) or gives_back or gives_away or takes_back


def is_own(journey: Journey, act: AnyTeamAct, words: tuple[str, ...], person: int) -> bool:
    """Whether somebody gives back what they have themselves."""
    task = keeping.find(journey, act.takes.word(TASK, words) or "")
    if task is None or act.name not in {TAKE.name, GIVE_TO.name}:
        return False
    given = act.name == GIVE_TO.name and (task.free or task.giver_id == person)
    return given or holding.holds(task, person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One tap, with what it is about."""

    room: Room
    post: Post
    group: Group
    journey: Journey
    texts: Texts
    """For what the group reads."""
    mine: Texts
    """For what only whoever taps reads."""
    menu: Menu | None = None
    """Their own, in which it was tapped."""

    async def save(self, after: Journey) -> None:
        await self.room.save(self.journey, after)

    async def show(self, name: str, mode: Mode) -> None:
        """Another set of buttons below one of the messages."""
        changed = self.post.pressed(name, mode)
        if name == OVERVIEW and not mode.menu:  # the list is opened anew
            changed = changed.with_(kept="")
        if self.post.slot(changed.name) != changed:
            await self.room.work.groups.save_slot(self.post.id, changed)
            self.room.known.forget_places()

    async def tell(self, text: str) -> None:
        """A message of its own (HTML) where the list stands."""
        note = Note(
            id=self.room.services.new_id(),
            chat=self.post.chat,
            topic=self.post.topic,
            text=text,
            at=self.room.now,
        )
        await self.room.work.groups.add_note(note)

    def toast(self, key: str, *, alert: bool = False, **params: str | int) -> Reply:
        return toast(self.mine, key, alert=alert, **params)


@dataclass(frozen=True, slots=True)
class TeamDeed:
    """An act with what it does."""

    act: AnyTeamAct
    run: Callable[..., Awaitable[Reply]]


def deed(act: TeamAct[G, F], run: Callable[Concatenate[Tap, F], Awaitable[Reply]]) -> TeamDeed:
    """`run` gets what the button names."""
    return TeamDeed(act, run)


async def tick(tap: Tap, task: Task, on: Wished) -> Reply:
    if task.holders:
        return await _part(tap, task, on)
    end = learning.ends(task)
    if on and end is not End.TICK:
        named = end is not End.NUMBER or learned.counts(tap.room.services, tap.journey, task)
        return await ask(tap, end.value if named else "name", task.id, task.text)
    by = tap.room.member(tap.texts)
    after = set_done(tap.journey, task.id, done=on, by=by, at=tap.room.now)
    await tap.save(after)
    if not on and after is not tap.journey and task.done_by_id not in {None, by.id}:
        await _say_undone(tap, task, by)
    if after is tap.journey:
        other = on and task.done_by_id not in {None, by.id}
        return tap.toast("team.done_by", name=task.done_by or "") if other else Reply()
    if on and keeping.fixed_pain(tap.journey, after, task.id):
        return tap.toast("team.pain_closed")
    return tap.toast("team.done" if on else "team.undone")


async def _part(tap: Tap, task: Task, on: Wished) -> Reply:
    """Of several each ticks for themselves."""
    by = tap.room.member(tap.texts)
    if not holding.holds(task, by.id):
        return tap.toast("give.none_of_them", alert=True, name=task.who or "")
    if on and holding.own_done(task, by.id):
        return tap.toast("give.own_done")
    after = set_done(tap.journey, task.id, done=on, by=by, at=tap.room.now)
    await tap.save(after)
    if not on:
        return tap.toast("give.own.undone")
    if keeping.fixed_pain(tap.journey, after, task.id):
        return tap.toast("team.pain_closed")
    done, every = holding.parts(keeping.find(after, task.id) or task)
    return tap.toast("give.own", done=done, all=every)


async def _say_undone(tap: Tap, task: Task, by: Member) -> None:
    """Somebody else's tick is not taken off behind their back: they are called. Where many tick and
    untick at once the list comes first: what waits already is enough.
    """
    waiting = [note for note in await tap.room.work.groups.notes(tap.post.chat) if not note.message]
    if len(waiting) >= _WAITING:
        return
    zone = tap.room.services.cities.zone(tap.group.timezone)
    done_at = task.done_at or tap.room.now
    who = telling.mention(task.done_by or tap.texts.plain("team.somebody"), task.done_by_id)
    said = tap.texts.html(
        "team.undone.said",
        by=short(by.name, telling.NAME_CHARS),
        text=short(task.text, telling.TASK_CHARS),
        day=tap.texts.day_month(zones.local(done_at, zone)),
    )
    await tap.tell(f"{said} {who}")


async def _find(tap: Tap, task: Task, how: Found) -> Reply:
    """«Правда · Нет · Не узнали»; what is not so can be brought back below the list."""
    by, day = tap.room.member(tap.texts), today(tap.group, tap.room.now)
    await tap.save(tasks.answered(tap.room.services, tap.journey, task, how, by=by, day=day))
    return tap.toast(f"team.found.{how.value}")


async def _take(tap: Tap, task: Task, on: Wished) -> Reply:
    by = tap.room.member(tap.texts)
    if on:
        after = keeping.take(tap.journey, task.id, by)
        if isinstance(after, Rejected):
            return refused(tap.mine, after)
        await tap.save(after)
        # whose it is nobody notes down, so it cannot be among their own tasks
        return tap.toast("team.taken" if by.id == tap.room.event.person else "team.taken.anonymous")
    if task.free:
        return Reply()
    if not holding.holds(task, by.id) and not tap.room.may_rule:
        if tap.room.may_rule is None:
            return tap.toast("team.rights_unknown", alert=True)
        return tap.toast("team.not_yours", alert=True, name=task.who or "")
    if task.holders and holding.holds(task, by.id):
        await tap.save(holding.leave(tap.journey, task.id, by.id, tap.room.now))
    else:
        await tap.save(keeping.give_back(tap.journey, task.id))
    return tap.toast("team.given")


async def _due(tap: Tap, task: Task, day: dt.date | None) -> Reply:
    after = keeping.set_due(tap.journey, task.id, day, today=today(tap.group, tap.room.now))
    if isinstance(after, Rejected):
        return refused(tap.mine, after)
    await tap.save(after)
    if day is None:
        return tap.toast("team.no_due")
    return tap.toast("team.due_set", day=tap.mine.day_month(day))


async def show(tap: Tap, name: str, mode: Mode) -> Reply:
    """Pages and stages are everybody's; what is about one task is a menu of one's own."""
    known = name in {OVERVIEW, SETTINGS} or tap.journey.stage(name) is not None
    if not known:
        return tap.toast("team.task_gone")
    await tap.show(name, mode)
    return Reply()


async def _remove(tap: Tap, task: Task, removed: Wished) -> Reply:
    if task.status is TaskStatus.NOT_NEEDED:
        return tap.toast("team.task_gone")
    await tap.save(keeping.set_removed(tap.journey, task.id, removed=removed))
    return tap.toast("team.removed" if removed else "team.restored")


async def _sound(tap: Tap, loud: Wished) -> Reply:
    await tap.room.work.groups.save_group(tap.group.with_(quiet=not loud))
    return tap.toast("team.loud" if loud else "team.quiet")


async def _spread(tap: Tap, on: Wished) -> Reply:
    """A message a stage, below the list; or all of them away, into its place."""
    post = tap.post
    apart = tuple(slot for slot in post.slots if slot.is_stage)
    kept = tuple(slot for slot in post.slots if slot not in apart)
    if on and not apart:
        kept = (*post.slots, *(Slot(name=stage.id) for stage in tap.journey.stages))
    else:
        await tap.room.work.groups.discard_post(post.with_(slots=apart))
    changed = post.with_(slots=kept)
    await tap.room.work.groups.save_post(changed.with_slot(post.slot(OVERVIEW).with_(mode="")))
    return tap.toast("team.spread" if on else "team.gathered")


async def _close(tap: Tap, closed: Wished) -> Reply:
    post = tap.post.with_(closed=closed)
    fresh = post.slot(OVERVIEW).with_(mode="")
    await tap.room.work.groups.save_post(post.with_slot(fresh))
    return tap.toast("team.is_closed" if closed else "team.is_open")


async def _picture(tap: Tap) -> Reply:
    """The map as it is now, below everything; not twice the same."""
    slot = tap.post.slot(PICTURE)
    if await picturing.again(tap.room.work, tap.post):
        return tap.toast("team.picture_coming")
    whole = slot.mode == picturing.WHOLE
    if slot.message is None or (whole and slot.shown == picturing.drawing(tap.journey)):
        return tap.toast("team.picture_same")
    fresh = slot.with_(message=None, shown="", mode=picturing.WHOLE)
    await tap.room.work.groups.save_slot(tap.post.id, fresh)
    return tap.toast("team.picture_coming")


async def bring(tap: Tap) -> Reply:
    """The list down to where the talk is; a moment after it came it stays."""
    if tap.room.now - tap.post.at >= _MINUTE:
        await joining.bring(tap.room, tap.post, tap.post.topic)
    return tap.toast("team.coming")


async def ask(tap: Tap, what: str, subject: str, about: str) -> Reply:
    """The question below for all to see; that it is there is told to whoever tapped."""
    return tap.toast(await asking.ask(tap.room, tap.post, tap.texts, what, subject, about=about))


async def _ask_task(tap: Tap, stage: Stage) -> Reply:
    return await ask(tap, "task", stage.id, stage.title)


async def _ask_comment(tap: Tap, task: Task) -> Reply:
    return await _ask_about(tap, task, "comment")


async def _ask_day(tap: Tap, task: Task) -> Reply:
    return await _ask_about(tap, task, "due")


async def _ask_about(tap: Tap, task: Task, what: str) -> Reply:
    return await ask(tap, what, task.id, task.text)


TEAM_ACTS: Final = (
    deed(TICK, tick),
    deed(FIND, _find),
    deed(TAKE, _take),
    deed(SET_DUE, _due),
    deed(ADD, _ask_task),
    deed(ASK_COMMENT, _ask_comment),
    deed(ASK_DAY, _ask_day),
    deed(REMOVE, _remove),
    deed(SOUND, _sound),
    deed(SPREAD, _spread),
    deed(CLOSE, _close),
    deed(DRAW, _picture),
    deed(BRING, bring),
)
