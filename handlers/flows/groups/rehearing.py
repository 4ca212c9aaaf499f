"""What was heard, put right by a tap: another stage, a task instead, or not at all.

The small message that said what became of it says what it is now. Anybody of the team may put it
right; taking it back is for whoever said it, the map's owner and the group's administrators.
"""

from __future__ import annotations

from typing import Final

from handlers.flows.groups import hearing
from handlers.flows.groups.room import refused
from handlers.flows.groups.tapping import Tap, deed
from handlers.pages.team import HEARD_AS, HEARD_AT, HEARD_WHERE
from handlers.screen import Reply
from handlers.screens.groups import hearing as screens
from journey.errors import Rejected
from journey.model import Stage
from journey.posts import Note
from journey.voices import keeping
from journey.voices.heard import Heard, Use


async def _heard(tap: Tap, heard_id: str) -> Heard | None:
    """None: it is another map's, or too old."""
    heard = await tap.room.work.heard(heard_id)
    return heard if heard is not None and heard.journey == tap.journey.id else None


async def _use(tap: Tap, heard_id: str, use: Use) -> Reply:
    heard = await _heard(tap, heard_id)
    if heard is None:
        return tap.toast("heard.gone")
    if heard.use is use:
        return Reply()
    if use is Use.NOTHING:
        return await _nothing(tap, heard)
    stage = None if heard.stage is None else tap.journey.stage(heard.stage)
    task = hearing.about(tap.room, tap.journey, stage, heard.text)
    if use is Use.NOTE and task is not None:
        bare, free = keeping.take_back(tap.journey, heard)
        return await _kept(tap, keeping.make_note(bare, free, task.id))
    if stage is None:
        await _show(tap, screens.which(tap.texts, tap.post, tap.journey, heard, use))
        return tap.toast("heard.which")
    return await _on_stage(tap, heard, stage, use)


async def _where(tap: Tap, heard_id: str) -> Reply:
    """Asks for another stage, in the place of what was said."""
    heard = await _heard(tap, heard_id)
    if heard is None:
        return tap.toast("heard.gone")
    use = Use.SEEN if heard.use is not Use.TASK else Use.TASK
    await _show(tap, screens.which(tap.texts, tap.post, tap.journey, heard, use))
    return Reply()


async def _at(tap: Tap, heard_id: str, stage: Stage, use: Use) -> Reply:
    heard = await _heard(tap, heard_id)
    if heard is None:
        return tap.toast("heard.gone")
    return await _on_stage(tap, heard, stage, use)


async def _on_stage(tap: Tap, heard: Heard, stage: Stage, use: Use) -> Reply:
    """Off where it was, on that stage instead."""
    room = tap.room
    bare, free = keeping.take_back(tap.journey, heard)
    if use is Use.TASK:
        return await _kept(tap, keeping.make_task(bare, free, stage.id, room.services.new_id))
    if not heard.text:
        return await _kept(tap, (bare, free.with_(stage=stage.id)), moved=stage)
    spoken = await hearing.place(room, bare, heard.text, stage)
    return await _kept(tap, await hearing.observed(room, bare, free, spoken), moved=stage)


async def _nothing(tap: Tap, heard: Heard) -> Reply:
    by = tap.room.member(tap.texts)
    if heard.person != by.id and not tap.room.may_rule:
        if tap.room.may_rule is None:
            return tap.toast("team.rights_unknown", alert=True)
        return tap.toast("heard.not_yours", alert=True, name=heard.name)
    bare, free = keeping.take_back(tap.journey, heard)
    await tap.room.work.drop_photos(heard.id)
    return await _kept(tap, (bare, free.with_(use=Use.NOTHING)))


async def _kept(tap: Tap, kept: keeping.Kept, moved: Stage | None = None) -> Reply:
    """Stored, and said in the place of what was said before."""
    if isinstance(kept, Rejected):
        return refused(tap.mine, kept)
    journey, heard = kept
    saved = await tap.room.save(tap.journey, journey)
    await tap.room.work.save_heard(heard)
    photos = [one for one in await tap.room.work.photos(saved.id) if one.heard == heard.id]
    if moved is not None:
        for one in photos:
            await tap.room.work.save_photo(one.with_(stage=moved.id, task=None))
    stage = None if heard.stage is None else saved.stage(heard.stage)
    task = hearing.about(tap.room, saved, stage, heard.text)
    await _show(tap, screens.told(tap.texts, tap.post, saved, heard, task, photo=bool(photos)))
    return tap.toast(f"heard.toast.{heard.use.value}")


async def _show(tap: Tap, said: screens.Said) -> None:
    """In the place of the message that was tapped."""
    await tap.room.work.groups.add_note(
        Note(
            id=tap.room.services.new_id(),
            chat=tap.post.chat,
            topic=tap.post.topic,
            text=said.text,
            keys=said.keys,
            at=tap.room.now,
            message=getattr(tap.room.event, "message", None),
            settled=True,
        )
    )


TEAM_ACTS: Final = (
    deed(HEARD_AS, _use),
    deed(HEARD_WHERE, _where),
    deed(HEARD_AT, _at),
)
