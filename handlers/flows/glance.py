"""A metric's figures told in one line: what was understood is stored, the rest is asked about."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.events import Corrected, Said
from handlers.flows.asking import refused, save_prompt
from handlers.flows.fields import typed
from handlers.screen import Reply
from handlers.screens.told import metric_of
from journey import dialogue, figures, items
from journey.dialogue import Place
from journey.errors import Rejected
from journey.model import Journey, Passed
from journey.prompts import Prompt

LEFT_IS: Final = {"i": "source", "r": "period", "z": None}
"""What the words that were not understood are, by the button: a figure's question, or nothing."""


async def say(context: Context, journey: Journey, prompt: Prompt, event: Said | Corrected) -> Reply:
    """A line with figures; the question stays and shows them, so that each can be mended."""
    known = metric_of(journey.stage(prompt.stage or ""), prompt.place)
    reading = figures.read(event.text, context.texts.rules, known)
    if isinstance(reading, Rejected):
        return await context.again(refused(context, reading))
    measured = items.measure(journey, prompt.item or "", reading.metric)
    told = dialogue.mark(measured, prompt.place, Passed.ANSWERED)
    saved = await context.save(journey, told)
    given = (prompt.item or "",)
    await context.work.save_typed(typed(context, journey.id, prompt, event.message, given))
    left = "; ".join(reading.left)[: figures.LEFT_CHARS] or None
    return await save_prompt(context, saved, prompt.with_(note=left))


async def name(context: Context, journey: Journey, prompt: Prompt, what: str) -> Reply | None:
    """What the words that were not understood are. None: there are none any more."""
    if prompt.note is None or what not in LEFT_IS:
        return None
    question = LEFT_IS[what]
    rest = prompt.with_(note=None)
    if question is None:
        return await save_prompt(context, journey, rest)
    place = Place(question, prompt.stage, item=prompt.item)
    filled = dialogue.fill(journey, place, prompt.note, context.texts.rules)
    if isinstance(filled, Rejected):
        return context.refuse(filled)
    if not isinstance(filled, Journey):
        return None
    return await save_prompt(context, await context.save(journey, filled), rest)
