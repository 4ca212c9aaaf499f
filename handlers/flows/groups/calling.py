"""Whoever is given a task hears of it: in private if they talk with us, else called in the group.

In private it is a reminder that is due at once, so that it goes the way all go: what is given in
one moment is one message. Must not know how it is worded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from handlers.context import Services
from handlers.screens.groups import giving as screens
from handlers.screens.groups.telling import mention
from journey.model import Journey, Task
from journey.ports import Work
from journey.posts import Note, Post
from journey.reminders import Reminder

GIVEN: Final = "given"
"""The kind of a reminder: somebody is given a task."""
DECLINED: Final = "declined"
"""… whoever gave it hears that it is free again."""
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
                await work.schedule(_reminder(services, post, task, GIVEN, person, task.giver))
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


async def declined(
    services: Services, work: Work, post: Post, before: Task, journey: Journey, who: Asked
) -> None:
    """«Не могу»: whoever gave it hears of it, in private or by name."""
    giver = before.giver_id or 0
    if await talks(work, giver) and giver != who[0]:
        await work.schedule(_reminder(services, post, before, DECLINED, giver, who[1]))
        services.ring()
        return
    texts = services.library.texts(journey.language)
    said = screens.declined(texts, before, who[1], several=bool(before.holders))
    if giver > 0 and giver != who[0] and before.giver is not None:
        said = f"{mention(before.giver, giver)}, {said}"
    keys = () if before.holders else ((screens.give_again(texts, post, before),),)
    await say(services, work, post, said, keys=keys, loud=giver > 0)


def _reminder(
    services: Services, post: Post, task: Task, kind: str, person: int, name: str | None
) -> Reminder:
    return Reminder(
        key=f"{kind}:{post.journey}:{task.id}:{person}",
        kind=kind,
        due=services.clock.now(),
        person=person,
        chat=person,
        journey=post.journey,
        data={"task": task.id, "post": post.id, "name": name or "", "all": int(bool(task.holders))},
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
