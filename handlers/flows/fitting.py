"""A map made of a table or a text gets what ours have: the trade that its words tell."""

from __future__ import annotations

from handlers.context import Context
from handlers.flows.asking import UNIVERSAL, alike, general
from journey.model import Journey


def fitted(context: Context, found: Journey) -> Journey:
    """With a language that is spoken here, and the trade of its title, else of any business."""
    spoken = context.services.library.languages
    language = found.language if found.language in spoken else context.texts.language
    told = " ".join([found.title, *(one.name for one in found.personas)])
    known = alike(context, told) or general(context, told)
    return found.with_(language=language, industry=UNIVERSAL if known is None else known.id)
