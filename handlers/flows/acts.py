"""Acts: buttons that change something towards a wished state; a repeat changes nothing more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from handlers import codes
from handlers.beside import another
from handlers.context import Context
from handlers.flows import (
    about,
    asking,
    copies,
    depth,
    duedays,
    evidence,
    fields,
    finding,
    items,
    kinds,
    look,
    maps,
    mine,
    moments,
    people,
    pictures,
    queue,
    review,
    sharing,
    tasks,
    testwalk,
    undo,
    versions,
)
from handlers.flows.groups import joining
from handlers.screen import File, Reply
from journey import stages as staging
from journey.dialogue import Place
from journey.errors import Rejected
from journey.model import Journey
from journey.questions import BY_ID, Scope

Act = Callable[[Context, Journey, tuple[str, ...]], Awaitable[Reply | None]]


async def act(context: Context, name: str, args: tuple[str, ...]) -> Reply | None:
    """Does it. None: the button names nothing that is still there."""
    if name in _FREE:
        return await _FREE[name](context, args)
    if name not in _OF_MAP or not args:
        return None
    owner = await context.work.owner(args[0])
    if owner is not None and owner != context.person.id:
        return context.toast("other.map", alert=True)
    if name == "undelete":
        return await maps.undelete(context, args[0])
    journey = await context.work.journey(args[0])
    if journey is None:
        return None
    return await _OF_MAP[name](context, journey, args[1:])


async def _move(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (stage_id, place) if (position := codes.number(place)) is not None:
            await context.save(journey, staging.move(journey, stage_id, position))
            return await context.show(codes.view("stage", journey.id, stage_id))
    return None


async def _remove(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    result = staging.remove(journey, args[0]) if args else journey
    if isinstance(result, Rejected):
        return context.toast(f"error.{result.code.value}", alert=True, **result.params)
    await context.save(journey, result)
    return await context.show(codes.view("stages", journey.id))


async def _draw(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply:
    pages = args[0] if args else "first"
    reply = await context.show(codes.view("drawn", journey.id, pages))
    # The pictures are sent once: what stays is the card.
    context.go(codes.view("card", journey.id))
    return reply


async def _cell(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    match args:
        case (stage_id, lane, *who) if journey.stage(stage_id) and lane in BY_ID:
            if BY_ID[lane].scope is Scope.STAGE:
                return await asking.put_cell(context, journey, Place(lane, stage_id), who)
    return None


async def _file(context: Context, journey: Journey, args: tuple[str, ...]) -> Reply | None:
    exchange = context.services.exchange
    match args:
        case ("json",):
            file = File("tropa-map.json", exchange.json(journey), _caption(context, "json"))
        case ("list",):
            listed = await context.show(codes.view("list", journey.id))
            fresh = await context.own(journey.id) or journey
            content = exchange.checklist(fresh)
            file = File("checklist.md", content, _caption(context, "list"))
            return Reply(screen=listed.screen, files=(file,))
        case ("text",):
            beside = await another(context.work, journey)
            content = exchange.text(journey, beside).encode()
            file = File("tropa-map.txt", content, _caption(context, "text"))
        case _:
            return None
    shown = await context.show(codes.view("card", journey.id))
    return Reply(screen=shown.screen, files=(file,))


def _caption(context: Context, kind: str) -> str:
    return context.texts.plain(f"file.{kind}")


async def _new(context: Context, _args: tuple[str, ...]) -> Reply:
    await context.work.close_prompts(context.person.id)
    return await context.show("new")


async def _language(context: Context, args: tuple[str, ...]) -> Reply | None:
    if not args or args[0] not in context.services.library.languages:
        return None
    about.speak(context, args[0], chosen=True)
    return await context.show(context.person.view or "new")


async def _forget(context: Context, _args: tuple[str, ...]) -> Reply:
    return await about.forget_all(context)


_FREE: Final[dict[str, Callable[[Context, tuple[str, ...]], Awaitable[Reply | None]]]] = {
    "new": _new,
    "see": sharing.see,
    "take": sharing.take,
    "language": _language,
    "mydone": mine.done,
    "mygive": mine.give_back,
    "forget": _forget,
    "found": maps.turn,
}


async def _never(_context: Context, _journey: Journey, _args: tuple[str, ...]) -> Reply | None:
    return None


_OF_MAP: Final[dict[str, Act]] = {
    "delete": maps.delete,
    "archive": maps.put_away,
    "copy": copies.copy,
    "kind": kinds.choose,
    "time": kinds.ask_time,
    "remind": review.remind,
    "check": review.check,
    "still": review.still,
    "putoff": review.later,
    "undo": undo.tap,
    "past": versions.picture,
    "restore": versions.restore,
    "tobe": copies.to_be,
    "undelete": _never,
    "done": tasks.done,
    "retask": tasks.move,
    "unlist": tasks.remove,
    "duetask": tasks.set_day,
    "ringtask": duedays.switch,
    "unpost": joining.unpost,
    "move": _move,
    "remove": _remove,
    "draw": _draw,
    "deep": depth.walk,
    "quick": depth.quick,
    "figure": fields.ask_figure,
    "addwho": people.add,
    "swapwho": people.swap,
    "who": people.ask_field,
    "whomove": people.move,
    "unwho": people.remove,
    "cell": _cell,
    "file": _file,
    "render": pictures.render,
    "theme": look.set_theme,
    "brand": look.set_brand,
    "lane": look.set_lane,
    "true": items.true,
    "rate": items.rate,
    "size": items.size,
    "shut": items.shut,
    "feel": items.feel,
    "order": items.order,
    "over": items.carry,
    "drop": items.drop,
    "undrop": items.undrop,
    "later": queue.later,
    "seek": finding.start,
    "walkon": testwalk.begin,
    "met": testwalk.met,
    "walkend": testwalk.end,
    "moment": moments.choose,
    "evday": evidence.set_day,
    "unprove": evidence.unprove,
    "share": sharing.share,
    "newlink": sharing.new_link,
    "unshare": sharing.close_link,
    "linkterm": sharing.set_term,
}
