"""The stages of a map in order, and its title: views, and what words do in them."""

from __future__ import annotations

from typing import Final

from handlers.context import Context
from handlers.pages.maps import CARD, TITLE
from handlers.pages.stages import ADD_STAGE, MOVE, REMOVE, RENAME, STAGE_OF, STAGES
from handlers.record import Worded, does, record
from handlers.screen import Reply
from handlers.screens import shelf
from journey import stages as staging
from journey import words
from journey.errors import Rejected
from journey.model import Journey, Stage


async def stages(context: Context, journey: Journey) -> Reply:
    confirmed = "stages" in journey.passed
    return Reply(screen=shelf.stages(context.texts, journey, confirmed=confirmed))


async def stage(context: Context, journey: Journey, shown: Stage) -> Reply:
    return Reply(screen=shelf.stage(context.texts, journey, shown))


async def ask_new_stage(context: Context, journey: Journey) -> Reply:
    return Reply(screen=shelf.words(context.texts, "stages.add", STAGES.opens(journey)))


async def ask_stage_title(context: Context, journey: Journey, shown: Stage) -> Reply:
    back = STAGE_OF.opens(journey, shown)
    return Reply(screen=shelf.words(context.texts, "stage.rename", back, title=shown.title))


async def ask_title(context: Context, journey: Journey) -> Reply:
    back = CARD.opens(journey)
    return Reply(screen=shelf.words(context.texts, "title.rename", back, title=journey.title))


async def move(context: Context, journey: Journey, moved: Stage, position: int) -> Reply:
    saved = await context.save(journey, staging.move(journey, moved.id, position))
    return await context.open(STAGE_OF, saved, moved)


async def remove(context: Context, journey: Journey, removed: Stage) -> Reply:
    result = staging.remove(journey, removed.id)
    if isinstance(result, Rejected):
        return context.refuse(result)
    return await context.open(STAGES, await context.save(journey, result))


def word_stage(context: Context, text: str, journey: Journey) -> Worded:
    """Each typed line is one more stage."""
    added = staging.add(journey, text, context.services.new_id)
    return added, STAGES.view(journey)


def word_stage_title(_context: Context, text: str, journey: Journey, shown: Stage) -> Worded:
    return staging.rename(journey, shown.id, text), STAGE_OF.view(journey, shown)


def word_title(_context: Context, text: str, journey: Journey) -> Worded:
    title = words.title(text)
    if isinstance(title, Rejected):
        return title, ""
    return journey.with_(title=title), CARD.view(journey)


PAGES: Final = (
    record(STAGES, stages),
    record(STAGE_OF, stage, does(MOVE, move), does(REMOVE, remove), lost=STAGES),
    record(ADD_STAGE, ask_new_stage, words=word_stage),
    record(RENAME, ask_stage_title, words=word_stage_title, lost=STAGES),
    record(TITLE, ask_title, words=word_title),
)
