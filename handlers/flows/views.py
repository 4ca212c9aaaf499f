"""Views: what the live message can show. Opening one changes nothing but the view itself.

A view that has lost its map leads to the list of maps.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from handlers import codes
from handlers.context import Context
from handlers.flows import (
    about,
    asking,
    copies,
    depth,
    evidence,
    fields,
    finding,
    items,
    kinds,
    look,
    maps,
    mine,
    moments,
    more,
    people,
    pictures,
    queue,
    review,
    sharing,
    shelf,
    tasks,
    testwalk,
    versions,
)
from handlers.flows.asking import open_question
from handlers.flows.groups import joining
from handlers.screen import Reply
from handlers.screens import card
from journey.model import Journey

View = Callable[[Context, Journey, tuple[str, ...]], Awaitable[Reply]]


async def show(context: Context, view: str) -> Reply:
    """Opens a view and remembers it; an unknown one opens the list of maps."""
    name, *args = view.split(codes.SEPARATOR)
    if name in _FREE:
        context.go(view)
        return await _FREE[name](context, tuple(args))
    journey = await context.own(args[0]) if args else None
    if name not in _OF_MAP or journey is None:
        context.go("maps")
        return await maps.maps(context, ())
    context.go(view)
    return await _OF_MAP[name](context, journey, tuple(args[1:]))


async def _card(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    shown = card.card(context.texts, journey)
    return Reply(screen=review.on_card(context, journey, shown))


async def _files(context: Context, journey: Journey, _args: tuple[str, ...]) -> Reply:
    return Reply(screen=card.files(context.texts, journey))


async def _edit(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    stage = journey.stage(args[0]) if args else None
    if stage is None:
        return Reply(screen=card.which_stage(context.texts, journey))
    shown = card.which_lane(context.texts, journey, stage)
    return Reply(screen=review.on_edit(context, journey, stage, shown))


_OF_MAP: Final[dict[str, View]] = {
    "ask": open_question,
    "card": _card,
    "more": more.more,
    "diff": copies.difference,
    "kind": kinds.kinds,
    "times": kinds.times,
    "when": review.when,
    "review": review.look,
    "unchecked": review.left,
    "checked": review.checked,
    "history": versions.history,
    "version": versions.version,
    "full": depth.full,
    "whose": asking.whose,
    "numbers": fields.numbers,
    "figures": fields.figures,
    "people": people.people,
    "persona": people.persona,
    "unwho": people.removing,
    "files": _files,
    "look": look.look,
    "colour": look.colour,
    "lanes": look.lanes,
    "edit": _edit,
    "list": tasks.show,
    "tasks": tasks.show_edit,
    "task": tasks.show_task,
    "team": joining.invite,
    "retask": tasks.ask_words,
    "duetask": tasks.ask_day,
    "addtask": tasks.ask_new,
    "draft": pictures.draft,
    "done": pictures.done,
    "drawn": pictures.drawn,
    "stages": shelf.stages,
    "stage": shelf.stage,
    "addstage": shelf.ask_new_stage,
    "rename": shelf.ask_stage_title,
    "title": shelf.ask_title,
    "row": items.row,
    "moods": items.moods,
    "item": items.item,
    "reword": items.reword,
    "why": items.why,
    "over": items.over,
    "gone": items.gone,
    "queue": queue.queue,
    "find": finding.on_map,
    "walk": testwalk.walk,
    "walked": testwalk.walked,
    "moments": moments.key_moments,
    "proof": evidence.proof,
    "prove": evidence.prove,
    "record": evidence.record,
    "evdate": evidence.ask_day,
    "evquote": evidence.ask_quote,
    "links": sharing.links,
    "linkterm": sharing.term,
}
_FREE: Final[dict[str, Callable[[Context, tuple[str, ...]], Awaitable[Reply]]]] = {
    "new": asking.open_beginning,
    "maps": maps.maps,
    "archive": maps.archive,
    "bin": maps.bin_,
    "found": maps.results,
    "mine": mine.show,
    "mygive": mine.show_taken,
    "shared": sharing.shown,
    "deleted": maps.deleted,
    "findall": finding.everywhere,
    "help": about.help_,
    "language": about.language,
    "privacy": about.privacy,
    "forget": about.forget,
    "forgotten": about.forgotten,
}
