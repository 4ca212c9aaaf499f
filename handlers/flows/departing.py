"""/forget: everything about a person goes; whoever has lists in groups can think better of it.

A team loses its list with its owner, so that waits for a day: the lists leave their groups, which
hear of it, the maps lie in the bin, and nothing else can be done until all of it goes, at once
where they say so, or comes back as it was.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from handlers.context import Context
from handlers.flows.groups import ending
from handlers.pages.about import FORGET, FORGET_ALL, FORGET_NOW, LEAVING, STAY
from handlers.pages.maps import MAPS
from handlers.record import Command, does, record
from handlers.screen import Reply, Screen, Toast
from handlers.screens import departing as screens
from journey.model import Journey
from journey.posts import RETURN_LIFE, Group, Post
from journey.shelf import Shelf


async def forget(context: Context) -> Reply:
    """Asks once more before everything about the person goes, and names what teams lose."""
    count = len(await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE))
    lists = [(group, journey) for _, group, journey in await _lists(context)]
    return Reply(screen=screens.ask(context.texts, count, lists))


async def forget_all(context: Context) -> Reply:
    """Where a team has a list of theirs it waits for a day; else only the goodbye stays."""
    lists = await _lists(context)
    if not lists:
        return await forget_now(context)
    now = context.services.clock.now()
    for post, _, journey in lists:
        await ending.withdraw(context.services, context.work, post, journey, leaving=True)
    for heading in await context.work.headings(context.person.id, Shelf.OPEN, Shelf.ARCHIVE):
        await context.work.set_deleted(heading.id, now)
        context.unlearn(heading.id)
    await context.work.close_prompts(context.person.id)
    context.person = context.person.with_(leaving=now)
    return await context.open(LEAVING)


async def forget_now(context: Context) -> Reply:
    await context.work.forget(context.person.id)
    context.forgotten = True
    done = context.texts.html("forget.done")
    if kept := context.services.copies:
        days = context.texts.count("length.day", kept)
        done += "\n" + context.texts.html("forget.copies", days=days)
    return Reply(screen=Screen(done))


async def leaving(context: Context) -> Reply:
    if context.person.leaving is None:
        return await context.open(MAPS, 0)
    cities = context.services.cities
    zone = cities.zone(cities.home(context.texts.language))
    return Reply(screen=screens.leaving(context.texts, _last(context.person.leaving, zone)))


async def stay(context: Context) -> Reply:
    """What went together comes back together; what lay in the bin before stays there."""
    asked = context.person.leaving
    if asked is None:
        return await context.open(MAPS, 0)
    for heading in await context.work.headings(context.person.id, Shelf.BIN):
        if heading.deleted == asked:
            await context.work.set_deleted(heading.id, None)
            context.unlearn(heading.id)
    for post in await context.work.groups.withdrawn(context.person.id):
        journey = await context.journey(post.journey)
        if post.withdrawn == asked and journey is not None:
            await ending.give_back(context.services, context.work, post, journey)
    context.person = context.person.with_(leaving=None)
    shown = await context.open(MAPS, 0)
    return Reply(screen=shown.screen, toast=Toast(context.texts.plain("forget.stayed")))


def _last(asked: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    return (asked + RETURN_LIFE).astimezone(zone)


async def _lists(context: Context) -> list[tuple[Post, Group, Journey]]:
    """The lists of theirs that teams see."""
    found = []
    for post in await context.work.groups.posts_by(context.person.id):
        group = await context.work.groups.group(post.chat)
        journey = await context.journey(post.journey)
        if group is not None and journey is not None:
            found.append((post, group, journey))
    return found


PAGES: Final = (
    record(FORGET, forget, does(FORGET_ALL, forget_all), command=Command(name="forget", rank=11)),
    record(LEAVING, leaving, does(FORGET_NOW, forget_now), does(STAY, stay)),
)
