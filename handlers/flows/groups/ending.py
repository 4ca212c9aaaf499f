"""How a list leaves its group, and comes back within a day: told to the group both times.

What was done stays there as text. A list that has left is known to nobody but its owner, so nothing
rings for it and no button of it works. Must not know why the owner asked.
"""

from __future__ import annotations

from handlers.context import Services
from handlers.screens.groups import ending as screens
from journey.model import Journey, Task, TaskStatus
from journey.ports import Work
from journey.posts import RETURN_LIFE, SETTINGS, Group, Note, Post


async def withdraw(
    services: Services, work: Work, post: Post, journey: Journey, *, leaving: bool = False
) -> None:
    """Out of the group. leaving: with all that is known of its owner, whose name is not left."""
    now = services.clock.now()
    await work.groups.discard_post(post)
    slots = tuple(slot for slot in post.afresh().slots if slot.name != SETTINGS)
    await work.groups.save_post(post.with_(slots=slots, withdrawn=now))
    group = await work.groups.group(post.chat)
    if group is None:
        return
    done = [task for task in journey.tasks if task.status is TaskStatus.DONE]
    done.sort(key=lambda task: task.done_at or now)
    told = [_nameless(task, post.by) for task in done] if leaving else done
    until = (now + RETURN_LIFE).astimezone(services.cities.zone(group.timezone))
    texts = services.library.texts(journey.language)
    await _say(
        services,
        work,
        group,
        post,
        screens.farewell(texts, journey, told, until, leaving=leaving),
    )


async def give_back(services: Services, work: Work, post: Post, journey: Journey) -> None:
    """Into the group again, below the talk; where the list was sent anew meanwhile, that one is."""
    known = await work.groups.posts(post.chat)
    if any(one.journey == post.journey for one in known):
        await work.groups.drop_post(post.id)
        return
    now = services.clock.now()
    await work.groups.save_post(post.with_(withdrawn=None, at=now, closed=False))
    group = await work.groups.group(post.chat)
    if group is not None:
        texts = services.library.texts(journey.language)
        await _say(services, work, group, post, screens.returned(texts, journey))


async def _say(services: Services, work: Work, group: Group, post: Post, text: str) -> None:
    """Where we are not there, it would be said when nobody asks any more."""
    if group.here:
        await work.groups.add_note(
            Note(
                id=services.new_id(),
                chat=post.chat,
                topic=post.topic,
                text=text,
                once=True,
                at=services.clock.now(),
            )
        )
    await work.groups.touch(post.chat)


def _nameless(task: Task, person: int) -> Task:
    return task.with_(done_by=None) if task.done_by_id == person else task
