"""Words that were said on a stage, offered as evidence of what the map claims there."""

from __future__ import annotations

import asyncio

from handlers.context import Context
from handlers.pages.proof import PROOF, QUEUE
from handlers.screen import Reply, Toast
from journey import items
from journey.errors import Rejected
from journey.evidence import Holder
from journey.model import Evidence, EvidenceKind, Item, Journey, Stage
from journey.pulse import results
from journey.voices import bearing
from journey.voices.bearing import Said


async def offers(context: Context, journey: Journey, holder: Holder) -> tuple[Said, ...]:
    """What has been said of an obstacle, or of what works well; of anything else nothing."""
    spot = items.find(journey, holder.id)
    if spot is None or not isinstance(spot.entry, Item) or not _is_claim(spot.entry):
        return ()
    said = await _said(context, journey, spot.stage)
    if not said:
        return ()
    listener = context.services.catalogue.listener()
    meant = listener.meant(spot.stage, journey, context.industry(journey), context.texts.rules)
    return await asyncio.to_thread(bearing.offered, spot.entry, said, meant)


def _is_claim(entry: Item) -> bool:
    return entry.strong or (entry.lane == "pains" and entry.open and entry.disproof is None)


async def _said(context: Context, journey: Journey, stage: Stage) -> list[Said]:
    """Of the survey the newest wave that is open to be read: of five answers at least."""
    pulse = await context.work.pulse(journey.id)
    waves = () if pulse is None else await context.work.waves(pulse.id)
    for wave in waves[-1:]:
        now = results.of(wave, await context.work.answers(wave.id))
        felt = next((one for one in now.stages if one.stage.id == stage.id), None)
        if felt is not None and felt.words:
            told = context.services.library.texts(journey.language)
            record = Evidence(
                id=context.services.new_id(),
                kind=EvidenceKind.SURVEY,
                source=told.count("pulse.source", felt.n),
                date=context.today(journey),
                wave=wave.id,
            )
            return bearing.of_stage(stage, felt.words, record)
    return bearing.of_stage(stage, (), None)


async def bears(
    context: Context, journey: Journey, holder: Holder, sign: str, came: str
) -> Reply | None:
    """Said by a person, so it is done: the words prove it from now on."""
    spot = items.find(journey, holder.id)
    offered = await offers(context, journey, holder)
    one = next((one for one in offered if one.sign == sign), None)
    if one is None or spot is None or not isinstance(spot.entry, Item):
        return await context.open(PROOF, journey, holder, came, 0)
    changed = bearing.taken(journey, spot.stage, spot.entry, one)
    if isinstance(changed, Rejected):
        return context.refuse(changed)
    saved = await context.save(journey, changed)
    if came.startswith("q"):
        shown = await context.open(QUEUE, saved, int(came[1:] or 0))
    else:
        shown = await context.open(PROOF, saved, holder, came, 0)
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain("bears.done")))
