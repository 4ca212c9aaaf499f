"""«Держится?» in a group: with the week's digest, once for each habit whose two weeks are over.

Nothing is asked that somebody has answered in private. Anybody of the team may answer: the question
becomes what was answered. Where digests or reminders are switched off nothing is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.context import Services
from handlers.flows.groups import linking
from handlers.flows.groups.room import today
from handlers.flows.groups.tapping import Tap, deed
from handlers.pages.habits import OFTEN
from handlers.pages.team import BROKEN, HELD, KEEP
from handlers.screen import Reply
from handlers.screens import habits as words
from handlers.screens.groups import telling
from journey.checklist import habits
from journey.model import Journey, Task
from journey.ports import Work
from journey.posts import Note, Post

_LISTED: Final = {"day": "week.listed.day", "week": "week.listed.week"}


async def ask(
    services: Services, work: Work, post: Post, journey: Journey, tasks: Sequence[Task]
) -> None:
    """A question each, below the digest."""
    texts = services.library.texts(journey.language)
    for task in tasks[: words.AT_ONCE]:
        await work.groups.add_note(
            Note(
                id=services.new_id(),
                chat=post.chat,
                topic=post.topic,
                text=words.asked(texts, journey, task),
                keys=linking.kept_up(texts, post, task),
                once=True,
                at=services.clock.now(),
            )
        )
    if tasks:
        await work.groups.touch(post.chat)


async def _held(tap: Tap, task: Task) -> Reply:
    by, day = tap.room.member(tap.texts), today(tap.group, tap.room.now)
    after = habits.held(tap.journey, task.id, day, tap.texts.plain, tap.room.services.new_id, by)
    return await _settled(tap, task, after, "week.kept")


async def _broken(tap: Tap, task: Task) -> Reply:
    after = tap.journey
    if habits.asked_on(task) is not None:
        after = habits.broken(tap.journey, task.id, tap.room.now)
    return await _settled(tap, task, after, "week.kept.not")


async def _keep(tap: Tap, task: Task, every: str) -> Reply:
    often = next(one for one in OFTEN if one == every)
    day = today(tap.group, tap.room.now)
    after = habits.listed(tap.journey, task.id, often, day, tap.room.services.new_id)
    return await _settled(tap, task, after, _LISTED[every])


async def _settled(tap: Tap, task: Task, after: Journey, key: str) -> Reply:
    """Answered already: whoever taps is told so."""
    if after is tap.journey:
        return tap.toast("week.kept.known")
    await tap.save(after)
    by = tap.room.member(tap.texts)
    await tap.room.work.groups.add_note(
        Note(
            id=tap.room.services.new_id(),
            chat=tap.post.chat,
            topic=tap.post.topic,
            text=telling.kept_up(tap.texts, task, key, by.name),
            at=tap.room.now,
            message=getattr(tap.room.event, "message", None),
            settled=True,
        )
    )
    return tap.toast("after.thanks")


TEAM_ACTS: Final = (deed(HELD, _held), deed(BROKEN, _broken), deed(KEEP, _keep))
