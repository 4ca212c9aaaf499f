"""What was typed to a question is on the map before the question is left for one before it."""

from __future__ import annotations

from handlers.context import Context
from handlers.flows import fields
from handlers.flows.asking import settle
from journey import dialogue
from journey.dialogue import Answered
from journey.model import Journey
from journey.prompts import Prompt
from journey.questions import BY_ID, Kind


async def keep(context: Context, journey: Journey, prompt: Prompt) -> Journey:
    """Words added to a cell that was told before: nobody asks about it again, so they count now.

    What was typed to a cell that is still to be told waits there.
    """
    if dialogue.passed(journey, prompt.place) is None:
        return journey
    result = _told(context, journey, prompt)
    if not isinstance(result, Answered):
        return journey
    saved = await context.save(journey, result.journey)
    await remember(context, journey.id, prompt, result)
    await settle(context, prompt)
    return saved


def _told(context: Context, journey: Journey, prompt: Prompt) -> object:
    new_id = context.services.new_id
    if BY_ID[prompt.question].kind is Kind.SCALE and prompt.note is not None:
        felt = [at for at, option in enumerate(prompt.options) if option.chosen]
        return dialogue.feel(journey, prompt, felt[0], new_id) if felt else None
    if any(option.chosen and option.message is not None for option in prompt.options):
        remedies = context.remedies(journey)
        return dialogue.answer(
            journey, prompt, context.industry(journey), new_id, remedies=remedies
        )
    return None


async def remember(context: Context, journey_id: str, prompt: Prompt, result: Answered) -> None:
    """Which message gave which items, so that an edit of the message corrects them."""
    for message, items in result.typed.items():
        await context.work.save_typed(fields.typed(context, journey_id, prompt, message, items))
