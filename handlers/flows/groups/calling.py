"""Whoever is given a task hears of it: in private if they talk with us, else called in the group;
and who will not do one, so that it is nobody's again.

In private it is a reminder that is due at once, so that it goes the way all go: what is given in
one moment is one message. Must not know how it is worded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from handlers.context import Services
from handlers.layout import short
from handlers.screens.groups import giving as screens
from handlers.screens.groups import ringing
from handlers.screens.groups.telling import NAME_CHARS, mention
from journey import zones
from journey.checklist import keeping
from journey.model import Journey, Task
from journey.ports import Work
from journey.posts import Note, Post
from journey.reminders import Reminder

GIVEN: Final = "given"
"""The kind of a reminder: somebody is given a task."""
FREED: Final = "freed"
"""… somebody will not do one: whoever gave it, else the map's owner, hears of it."""
_ONE_MESSAGE: Final = 20
"""People called in one message."""

Asked = tuple[int, str]
"""Somebody's number and name."""


def newly(before: Journey, after: Journey, by: int) -> list[tuple[Task, list[Asked]]]:
    """The tasks that somebody has now who had them not before, but whoever gave them."""
    known = {task.id: _have(task) for task in before.tasks}
    found = []
    for task in after.tasks:
        fresh = [one for one in _have(task) if one not in known.get(task.id, ())]
        fresh = [one for one in fresh if one[0] not in {by, 0}]
        if fresh and task.giver is not None:
            found.append((task, fresh))
    return found


def _have(task: Task) -> list[Asked]:
    owner = [] if task.owner is None else [(task.owner_id, task.owner)]
    several = [(one.member_id, one.member) for one in task.holders if one.done_at is None]
    return [(number, name) for number, name in (*owner, *several) if number and name]


async def tell(
    services: Services, work: Work, post: Post, before: Journey, after: Journey, by: int
) -> None:
    """Everybody who is newly given something. by: whoever gave it."""
    for task, people in newly(before, after, by):
        apart = []
        for person, name in people:
            if await talks(work, person):
                await work.schedule(_given(services, post, task, person))
                services.ring()
            else:
                apart.append((person, name))
        for start in range(0, len(apart), _ONE_MESSAGE):
            await _call(services, work, post, after, task, apart[start : start + _ONE_MESSAGE])


async def talks(work: Work, person: int) -> bool:
    """Whether somebody has started us, and not blocked us since."""
    known = await work.person(person) if person > 0 else None
    return known is not None and known.reachable


async def _call(
    services: Services,
    work: Work,
    post: Post,
    journey: Journey,
    task: Task,
    people: Iterable[Asked],
) -> None:
    texts = services.library.texts(journey.language)
    giver = task.giver or texts.plain("team.somebody")
    text, keys = screens.asked(texts, post, task, giver, tuple(people))
    await say(services, work, post, text, keys=keys, loud=True)


async def let_go(
    services: Services, work: Work, before: Task, journey: Journey, who: Asked
) -> None:
    """Somebody will not do a task. Whoever gave it waits for a word: they hear it in private, or by
    name in the group. Of what nobody gave them the teams are asked who takes it, and the map's
    owner hears in the morning at the latest.
    """
    posts = [post for post in await work.groups.posts_of(journey.id) if not post.closed]
    giver = before.giver_id or 0
    if before.giver is None:
        left = keeping.find(journey, before.id)
        if left is not None and left.free:
            asked = await _ask_who(services, work, posts, journey, left, who)
            owner = await work.owner(journey.id)
            if owner is not None and owner != who[0]:
                zone = services.cities.zone(journey.zone or services.cities.home(journey.language))
                told = _freed(services, journey, before, owner, who, asked=asked)
                await work.schedule(told.with_(due=zones.waking(told.due, zone)))
    elif giver != who[0] and await talks(work, giver):
        await work.schedule(_freed(services, journey, before, giver, who))
        services.ring()
    elif posts:
        texts = services.library.texts(journey.language)
        said = screens.declined(texts, before, who[1], several=bool(before.holders))
        if giver > 0 and giver != who[0]:
            said = f"{mention(before.giver, giver)}, {said}"
        keys = () if before.holders else ((screens.give_again(texts, posts[0], before),),)
        await say(services, work, posts[0], said, keys=keys, loud=giver > 0)


async def _ask_who(
    services: Services, work: Work, posts: Sequence[Post], journey: Journey, task: Task, who: Asked
) -> bool:
    """Asks the teams who takes it; whether one was asked."""
    texts = services.library.texts(journey.language)
    asked = False
    for post in posts:
        group = await work.groups.group(post.chat)
        if group is not None and group.here:
            asked = True
            text = ringing.who(texts, short(who[1], NAME_CHARS), task)
            await say(services, work, post, text, keys=ringing.take_it(texts, post, task))
    return asked


def _freed(
    services: Services,
    journey: Journey,
    task: Task,
    person: int,
    who: Asked,
    *,
    asked: bool = False,
) -> Reminder:
    return Reminder(
        key=f"{FREED}:{journey.id}:{task.id}:{person}",
        kind=FREED,
        due=services.clock.now(),
        person=person,
        chat=person,
        journey=journey.id,
        data={
            "task": task.id,
            "name": who[1],
            "all": int(bool(task.holders)),
            "asked": int(asked),
        },
    )


def _given(services: Services, post: Post, task: Task, person: int) -> Reminder:
    return Reminder(
        key=f"{GIVEN}:{post.journey}:{task.id}:{person}",
        kind=GIVEN,
        due=services.clock.now(),
        person=person,
        chat=person,
        journey=post.journey,
        data={"task": task.id, "name": task.giver or ""},
    )


async def say(
    services: Services,
    work: Work,
    post: Post,
    text: str,
    *,
    keys: tuple[tuple[tuple[str, str], ...], ...] = (),
    loud: bool = False,
) -> None:
    """A message of its own where the list stands."""
    note = Note(
        id=services.new_id(),
        chat=post.chat,
        topic=post.topic,
        text=text,
        keys=keys,
        loud=loud,
        once=True,
        at=services.clock.now(),
    )
    await work.groups.add_note(note)
    await work.groups.touch(post.chat)
