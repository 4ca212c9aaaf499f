"""Taps below a card: another day, stage or hand for a task that a message gave, or none of it.

Anybody of the team may put it right; taking a task off is for whoever wrote it and who runs the
list. Whom it is given to: `giving`.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.flows.groups import carding
from handlers.flows.groups.room import refused, today
from handlers.flows.groups.tapping import Tap, deed
from handlers.pages.arguments import Wished
from handlers.pages.team import CARD, CARD_DUE, CARD_REMOVE, CARD_STAGE, Menu
from handlers.screen import Reply
from journey.checklist import keeping as tasks
from journey.errors import Rejected
from journey.model import Stage, Task


async def _menu(tap: Tap, errand_id: str, menu: Menu, task_id: str) -> Reply:
    room = tap.room
    errand = await room.work.errand(errand_id)
    if errand is None or errand.journey != tap.journey.id:
        return tap.toast("card.gone", alert=True)
    message = getattr(room.event, "message", None)
    await carding.draw(
        room,
        tap.post,
        tap.journey,
        errand,
        menu,
        task_id,
        message=message,
    )
    return Reply()


async def _due(tap: Tap, task: Task, day: dt.date | None) -> Reply:
    now = today(tap.group, tap.room.now)
    after = tasks.set_due(tap.journey, task.id, day, today=now)
    if isinstance(after, Rejected):
        return refused(tap.mine, after)
    saved = await tap.room.save(tap.journey, after)
    await carding.settled(tap, saved, task.id, day=True)
    return tap.toast("team.due_set", day="" if day is None else tap.mine.day_month(day))


async def _stage(tap: Tap, task: Task, stage: Stage) -> Reply:
    after = tasks.to_stage(tap.journey, task.id, stage.id)
    if isinstance(after, Rejected):
        return refused(tap.mine, after)
    saved = await tap.room.save(tap.journey, after)
    await carding.settled(tap, saved, task.id)
    return tap.toast("card.moved")


async def _remove(tap: Tap, task: Task, removed: Wished) -> Reply:
    message = getattr(tap.room.event, "message", None)
    errand = await carding.of_message(tap.room.work, tap.post.chat, message)
    if errand is None or task.id not in errand.tasks:
        return tap.toast("card.gone", alert=True)
    if errand.person != tap.room.member(tap.texts).id and not tap.room.may_rule:
        key = "team.rights_unknown" if tap.room.may_rule is None else "team.no_right"
        return tap.toast(key, alert=True)
    saved = await tap.room.save(
        tap.journey, tasks.set_removed(tap.journey, task.id, removed=removed)
    )
    await carding.settled(tap, saved, task.id)
    return tap.toast("team.removed" if removed else "team.restored")


TEAM_ACTS: Final = (
    deed(CARD, _menu),
    deed(CARD_DUE, _due),
    deed(CARD_STAGE, _stage),
    deed(CARD_REMOVE, _remove),
)
