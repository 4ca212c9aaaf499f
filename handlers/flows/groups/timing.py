"""When a posted list speaks up: reminders that follow from the map, the settings and the clock.

`follow` compares what should be waiting with what is, so whatever changed, and wherever, a task
that is done, moved to another day or gone takes its reminders along; a list that is closed has
none. The handlers below say what is due as a note in the group, in the very transaction that ticks
the reminder off: neither a restart nor a second process says it twice or loses it.

Must not know how a note is sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from handlers.beside import earlier, revision_at
from handlers.context import Context, Services
from handlers.flows.groups import lasting, linking, places, ringing
from handlers.ports import Texts
from handlers.screen import Reply
from handlers.screens.groups import ringing as words
from handlers.screens.groups import telling
from handlers.screens.groups.ringing import Block
from journey import zones
from journey.checklist import habits, recurring, shiftwork
from journey.checklist.digest import digest as told_of
from journey.checklist.digest import done_between
from journey.checklist.duedays import due as due_now
from journey.checklist.duedays import is_open, mentions, recent
from journey.checklist.finished import is_finished
from journey.checklist.mornings import Morning, asked_until
from journey.checklist.weekly import Kept
from journey.model import Journey, Stage, Task
from journey.ports import Work
from journey.posts import OVERVIEW, Group, Key, Note, Post, Strip
from journey.reminders import Reminder
from journey.timetable import Timetable

DIGEST: Final = "digest"
DUE: Final = "due"
DAWN: Final = "dawn"
SHIFT: Final = "shift"
DAWN_HOUR: Final = recurring.DAWN // dt.timedelta(hours=1)
"""When a list that keeps what was done in its place is shown as the new day has it."""
_OURS: Final = frozenset({DIGEST, DUE, DAWN, SHIFT})
BELOW: Final = dt.timedelta(milliseconds=1)
"""Notes are said in the order of their times: a picture stands below its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A posted list with all that is known of it."""

    post: Post
    group: Group
    journey: Journey
    table: Timetable
    zone: dt.tzinfo

    @property
    def speaks(self) -> bool:
        """Whether it may say something by itself."""
        return self.group.here and not self.post.closed


Told = tuple[List, Block]
"""A list, and what it has to tell."""


async def listed(services: Services, work: Work, post_id: str) -> List | None:
    """None: the list, its group or its map is gone."""
    post = await work.groups.post(post_id)
    group = None if post is None else await work.groups.group(post.chat)
    journey = None if post is None else await work.journey(post.journey)
    if post is None or group is None or journey is None:
        return None
    return List(
        post=post,
        group=group,
        journey=journey,
        table=await table_of(work, post),
        zone=services.cities.zone(group.timezone),
    )


async def table_of(work: Work, post: Post) -> Timetable:
    """When a list speaks up; one that nothing was set for goes by the group's oldest list."""
    known = await work.timetable(post.id)
    if known is not None:
        return known
    own = Timetable(post=post.id, since=post.at)
    for other in await work.groups.posts(post.chat):
        if (table := await work.timetable(other.id)) is not None:
            return own.like(table)
    return own


# --- what waits


async def follow_all(services: Services, work: Work, journey_id: str) -> None:
    """A map was changed from elsewhere: what waits for it, in whatever group, changes with it.

    In the transaction of the change: a process that ends right after it loses no reminder.
    """
    for post in await work.groups.posts_of(journey_id):
        found = await listed(services, work, post.id)
        if found is not None:
            await follow(services, work, found)


async def keep_up(services: Services, work: Work, chat: int) -> bool:
    """After whatever happened to the lists of a group; whether there is a note to say now."""
    said = False
    for post in await work.groups.posts(chat):
        found = await listed(services, work, post.id)
        if found is not None:
            await follow(services, work, found)
            said = await places.keep(work, found.post, found.journey) or said
            said = await _ask_feelings(services, work, found) or said
    return said


async def follow(services: Services, work: Work, found: List) -> None:
    """Makes the waiting reminders of a list the ones it should have."""
    now, post_id = services.clock.now(), found.post.id
    known = {
        one.key: one
        for one in await work.reminders_about(found.journey.id)
        if one.kind in _OURS and one.data.get("post") == post_id
    }
    said = frozenset(key for key, one in known.items() if one.sent is not None)
    wanted = {one.key: one for one in _wanted(found, now, said)} if found.speaks else {}
    for key, one in known.items():
        # what is due already is being said: its handler sees what is still true of it
        if one.sent is None and one.due > now and key not in wanted:
            await work.cancel(key)
    for key, one in wanted.items():
        before = known.get(key)
        if before is None or (before.sent is None and _moved(before, one)):
            await work.schedule(one)


def _moved(before: Reminder, after: Reminder) -> bool:
    return (before.due, before.chat) != (after.due, after.chat)


def _wanted(found: List, now: dt.datetime, said: frozenset[str]) -> Iterator[Reminder]:
    """said: keys of what was said already: another hour makes no second one of the same day."""
    table, zone, post = found.table, found.zone, found.post
    if table.digest:
        at = table.next_digest(now, zone)
        if (key := _key_of_digest(post, at, zone)) in said:
            at = table.next_digest(at, zone)
            key = _key_of_digest(post, at, zone)
        yield _reminder(found, DIGEST, key, at)
    for task in found.journey.tasks if table.reminders else ():
        for one in mentions(task, table.hour, zone, now):
            key = f"{DUE}:{post.id}:{task.id}:{one.day}:{int(one.late)}"
            yield _reminder(found, DUE, key, one.at, task=task.id)
    for shift in shiftwork.known(found.journey):
        at = table.next_shift(shift, now, zone)
        if (key := f"{SHIFT}:{post.id}:{shift}:{zones.local(at, zone)}") in said:
            at = table.next_shift(shift, at, zone)
            key = f"{SHIFT}:{post.id}:{shift}:{zones.local(at, zone)}"
        yield _reminder(found, SHIFT, key, at, shift=shift.value)
    kept = Kept.parse(post.slot(OVERVIEW).kept)
    shown = () if kept is None else kept.tasks
    tasks = found.journey.tasks
    if any(task.rhythm or (task.id in shown and not is_open(task)) for task in tasks):
        day = zones.local(now, zone) + dt.timedelta(days=1)
        at = zones.moment(day, DAWN_HOUR, zone)
        yield _reminder(found, DAWN, f"{DAWN}:{post.id}:{day}", at)


def _key_of_digest(post: Post, at: dt.datetime, zone: dt.tzinfo) -> str:
    return f"{DIGEST}:{post.id}:{zones.local(at, zone)}"


def _reminder(found: List, kind: str, key: str, at: dt.datetime, **data: str) -> Reminder:
    return Reminder(
        key=key,
        kind=kind,
        due=at,
        person=found.post.by,
        chat=found.post.chat,
        journey=found.journey.id,
        data={"post": found.post.id, **data},
    )


# --- what is said


async def digest(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """One message a topic of the week of all lists there; then the next one waits."""
    places: dict[int | None, list[Told]] = {}
    asks: list[tuple[List, tuple[Task, ...]]] = []
    drawn: list[Note] = []
    for post_id in _posts(group):
        found = await listed(context.services, context.work, post_id)
        if found is None:
            continue
        if found.speaks and found.table.digest:
            asks.append((found, _kept_up(context, found)))
            above = places.get(found.post.topic, [])
            if block := await _week(context, found, above, asks=bool(asks[-1][1])):
                places.setdefault(found.post.topic, []).append((found, block))
                drawn += await _picture(context, found)
        await follow(context.services, context.work, found)
    for lists in places.values():
        await _say(context, lists, _whose_clock(context, lists[0][0]))
    for note in drawn:
        await context.work.groups.add_note(note)
    for found, tasks in asks:
        await lasting.ask(context.services, context.work, found.post, found.journey, tasks)
    return None


async def _week(
    context: Context, found: List, above: Sequence[Told], *, asks: bool
) -> Block | None:
    """What a list has to tell, this day's reminders with it; it is told from here on, so the next
    digest begins now.

    asks: whether something is asked with it; that alone makes no digest.
    """
    now = context.services.clock.now()
    day = zones.local(now, found.zone)
    reminds = found.table.reminders
    asked = asked_until(day) if reminds else None
    told = told_of(found.journey, found.table.since, now, day, asked)
    if told.worth_saying or asks:
        await context.work.save_timetable(found.table.with_(since=now))
    if not told.worth_saying:
        return None
    morning = Morning(free=told.free)
    if reminds:
        morning = await ringing.heard(context, recent(found.journey, day))
    texts = _texts(context, found)
    block = words.tasks(texts, found.post, morning, _numbers(above))
    spoken = {task.id for task in morning.every}
    return replace(block, text=telling.week(texts, found.journey, told, block.text, spoken))


def _numbers(above: Sequence[Told]) -> int:
    """How many numbers the lists above have taken."""
    return sum(block.count for _, block in above)


async def _picture(context: Context, found: List) -> list[Note]:
    """The week drawn, below its words; where nothing was done there is nothing to show."""
    services, since = context.services, found.table.since
    revision = await revision_at(context.work, found.journey, since)
    before = await earlier(context.work, found.journey, revision)
    if before is None or not done_between(before, found.journey):
        return []
    caption = _texts(context, found).plain("week.caption", title=found.journey.title)
    strip = Strip(journey=found.journey.id, since=revision, pages="week")
    return [
        Note(
            id=services.new_id(),
            chat=found.post.chat,
            topic=found.post.topic,
            text=caption,
            strip=strip,
            once=True,
            at=services.clock.now() + BELOW,
        )
    ]


def _kept_up(context: Context, found: List) -> tuple[Task, ...]:
    """The habits whose two weeks are over since the last digest, and that nobody spoke of."""
    if not found.table.reminders:
        return ()
    since, now = found.table.since, context.services.clock.now()
    days = (zones.local(moment, found.zone) for moment in (since, now))
    return habits.come_due(found.journey, *days)


def _whose_clock(context: Context, found: List) -> str:
    """Where nobody has named the team's city, the digest says by which one it goes."""
    if found.group.timezone_chosen:
        return ""
    texts = _texts(context, found)
    city = context.services.cities.name(found.group.timezone, texts.language)
    return texts.html("week.city", city=city)


async def due(context: Context, group: tuple[Reminder, ...]) -> Reply | None:
    """Whoever has what is due is told in private; the rest is one message a topic, also what was
    missed while we were down. On the day of the digest that message says what is of this morning.
    """
    places: dict[int | None, list[Told]] = {}
    for post_id in _posts(group):
        found = await listed(context.services, context.work, post_id)
        if found is None or not found.speaks or not found.table.reminders:
            continue
        wanted = frozenset(str(one.data["task"]) for one in group if one.data["post"] == post_id)
        today = zones.local(context.services.clock.now(), found.zone)
        told = due_now(found.journey, wanted, today)
        left = await ringing.ring(context, found.journey, told)
        if found.table.digest and today.weekday() == found.table.weekday:
            left = left.only_free(recent(found.journey, today))
        if left.every:
            above = places.setdefault(found.post.topic, [])
            texts = _texts(context, found)
            block = words.due(texts, found.post, found.journey, left, _numbers(above))
            above.append((found, block))
    for lists in places.values():
        await _say(context, lists)
    return None


async def _say(context: Context, lists: Sequence[Told], last: str = "") -> None:
    """What several lists have to tell, in as few messages as hold it."""
    services = context.services
    for page in telling.pages([block.text for _, block in lists], last):
        told = [lists[number] for number in page.blocks]
        first = told[0][0]
        answers = tuple(row for _, block in told for row in block.keys)
        await context.work.groups.add_note(
            Note(
                id=services.new_id(),
                chat=first.post.chat,
                topic=first.post.topic,
                text=page.text,
                keys=(*answers, *_keys(context, [found for found, _ in told])),
                loud=any(block.loud for _, block in told),
                once=True,
                at=services.clock.now(),
            )
        )
        await context.work.groups.touch(first.post.chat)


def _keys(context: Context, told: Sequence[List]) -> tuple[tuple[Key, ...], ...]:
    """To the list, to one's own tasks, and what is set; each of several lists has a button."""
    first = told[0]
    texts = _texts(context, first)
    settings = linking.to_settings(texts, first.post)
    mine = linking.to_mine(texts, context.services.username())
    if len(told) == 1:
        return ((linking.to_list(texts, first.post), mine), (settings,))
    ways = tuple(
        (linking.to_list(_texts(context, one), one.post, one.journey.title),) for one in told
    )
    return (*ways, (mine, settings))


def _texts(context: Context, found: List) -> Texts:
    return context.services.library.texts(found.journey.language)


def _posts(group: tuple[Reminder, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one.data["post"]) for one in group))


# --- a stage that is done


async def _ask_feelings(services: Services, work: Work, found: List) -> bool:
    """Asks once about each stage whose last task was done since the list stands there."""
    fresh = [stage for stage in found.journey.stages if _is_news(found, stage)]
    if not found.speaks or not fresh:
        return False
    texts = services.library.texts(found.journey.language)
    for stage in fresh:
        await work.groups.add_note(
            Note(
                id=services.new_id(),
                chat=found.post.chat,
                topic=found.post.topic,
                text=telling.finished(texts, found.journey, stage),
                keys=linking.feelings(texts, found.post, stage),
                once=True,
                at=services.clock.now(),
            )
        )
    told = (*found.table.finished, *(stage.id for stage in fresh))
    await work.save_timetable(found.table.with_(finished=told))
    return True


def _is_news(found: List, stage: Stage) -> bool:
    if stage.id in found.table.finished or not is_finished(found.journey, stage.id):
        return False
    return any(
        task.stage == stage.id and task.done_at is not None and task.done_at >= found.post.at
        for task in found.journey.tasks
    )
