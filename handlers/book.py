"""The book of all pages: found in the flows' `PAGES` and `COMMANDS`, looked up by name here only.

Knows how an address is read before its page is shown; must not know any page's content.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Final, TypeVar

from handlers import codes, flows
from handlers.context import Context, Told
from handlers.flows.groups.room import TeamCommand
from handlers.flows.groups.tapping import TeamDeed
from handlers.pages.maps import MAPS
from handlers.pages.page import AnyAct, AnyPage, Here
from handlers.pages.pictures import FILE, FILES
from handlers.pages.tasks import MINE, TICKED
from handlers.record import Command, Deed, Record
from handlers.screen import Reply
from journey.model import Journey

One = TypeVar("One")

_FORMER: Final[Mapping[tuple[str, int], AnyPage]] = MappingProxyType(
    {(MINE.name, 2): TICKED, ("otherfiles", 1): FILES}
)
"""Addresses that may be stored still: a name with so many words, and the page it is now."""
_FORMER_ACTS: Final[Mapping[str, AnyAct]] = MappingProxyType({"render": FILE})
"""Names in buttons of before, and the act it is now."""


@dataclass(frozen=True, slots=True)
class Book:
    """Every page, act and command by its name."""

    records: Mapping[str, Record]
    deeds: Mapping[str, Deed]
    commands: Mapping[str, Command]
    """In the order of the menu."""
    in_groups: Mapping[str, TeamCommand]
    """What groups have themselves."""
    team_deeds: Mapping[str, TeamDeed]
    """What buttons in groups do, also by the names of before."""
    opened: Mapping[str, AnyPage]
    """The pages that a command opens."""

    def here(self, view: str) -> Here:
        """The page of an address, and its words."""
        name, *words = view.split(codes.SEPARATOR)
        former = _FORMER.get((name, len(words)))
        known = self.records.get(name if former is None else former.name)
        return Here(None if known is None else known.page, tuple(words))

    async def show(self, context: Context, view: str) -> Reply:
        """Opens a page and remembers it. What is no more leads to where it was, or to the maps."""
        here = self.here(view)
        if here.page is None:
            return await context.open(MAPS, 0)
        record = self.records[here.page.name]
        journey = await _map_of(context, here)
        found = here.page.takes.read(here.words, journey)
        if found is not None:
            context.go(view)
            return await record.show(context, *found)
        if record.lost is None or journey is None:
            return await context.open(MAPS, 0)
        return await context.show(codes.view(record.lost.name, journey.id))

    async def press(self, context: Context, view: str) -> Reply | None:
        """A button that opens a page. None: it is outdated."""
        here = self.here(view)
        if here.page is None:
            return None
        if here.page.takes.of_map:
            owner = await context.owner(here.words[0]) if here.words else None
            if owner is None:
                return None
            if owner != context.person.id:
                return context.toast("other.map", alert=True)
        return await context.show(view)

    def deed(self, name: str) -> Deed | None:
        """An act by its name, also by one of before."""
        former = _FORMER_ACTS.get(name)
        return self.deeds.get(name if former is None else former.name)

    async def act(self, context: Context, name: str, words: tuple[str, ...]) -> Reply | None:
        """A button that does something. None: it names nothing that is still there."""
        deed = self.deed(name)
        if deed is None:
            return None
        journey = None
        if deed.act.takes.of_map and words:
            owner = await context.owner(words[0])
            if owner is not None and owner != context.person.id:
                return context.toast("other.map", alert=True)
            journey = await context.journey(words[0])
        takes = deed.act.takes
        found = takes.read(words, journey) if len(words) <= takes.most else None
        return None if found is None else await deed.run(context, *found)

    async def command(self, context: Context, name: str, argument: str) -> Reply | None:
        """None: there is no such command."""
        known = self.commands.get(name)
        if known is None:
            return None
        if known.run is not None:
            return await known.run(context, argument)
        return await context.show(self.opened[name].name)

    @property
    def told(self) -> tuple[str, ...]:
        """The commands that /help names, in the order of the menu."""
        return tuple(one.name for one in self.commands.values() if one.in_help)

    @property
    def group_menu(self) -> tuple[str, ...]:
        """The commands that a group's menu shows."""
        shown = [one for one in self.in_groups.values() if one.rank is not None]
        return tuple(one.name for one in sorted(shown, key=lambda one: one.rank or 0))

    async def lead(self, context: Context, start: str) -> Reply | None:
        """A command that the way from a group leads to. None: it is none."""
        known = self.commands.get(start)
        leads = known is not None and known.leads
        return await self.command(context, start, "") if leads else None

    def listens(self, here: Here) -> bool:
        """Whether the page there waits for words."""
        return here.page is not None and self.records[here.page.name].words is not None

    def waits(self, view: str) -> bool:
        """Whether the page of an address waits for a picture."""
        page = self.here(view).page
        return page is not None and self.records[page.name].picture is not None

    async def brought(self, context: Context, picture: bytes) -> Reply | None:
        """What the page somebody is at makes of a picture. None: it is none of its matters."""
        here = context.here
        record = None if here.page is None else self.records[here.page.name]
        if record is None or record.picture is None:
            return None
        found = record.page.takes.read(here.words, await _map_of(context, here))
        return None if found is None else await record.picture(context, picture, *found)

    async def word(self, context: Context, text: str) -> tuple[Told, Journey | None]:
        """What the page somebody is at makes of their words, and of which map it is."""
        here = context.here
        record = None if here.page is None else self.records[here.page.name]
        if record is None or record.words is None:
            return None, None
        journey = await _map_of(context, here)
        found = record.page.takes.read(here.words, journey)
        if found is None:  # what they are about is no more: the page says so
            return context.person.view, None
        told = record.words(context, text, *found)
        return (await told if isinstance(told, Awaitable) else told), journey


async def _map_of(context: Context, here: Here) -> Journey | None:
    return None if here.map is None else await context.own(here.map)


def _listed(modules: Iterable[ModuleType], name: str, kind: type[One]) -> list[One]:
    every = [one for module in modules for one in getattr(module, name, ())]
    assert all(isinstance(one, kind) for one in every)
    return every


def _named(every: Iterable[tuple[str, One]]) -> Mapping[str, One]:
    known: dict[str, One] = {}
    for name, one in every:
        if name in known:
            raise ValueError(f"two records are named {name}")
        known[name] = one
    return MappingProxyType(known)


def _read() -> Book:
    found = pkgutil.walk_packages(flows.__path__, f"{flows.__name__}.")
    modules = [importlib.import_module(one.name) for one in found]
    records = _listed(modules, "PAGES", Record)
    commands = [
        *(one.command for one in records if one.command is not None),
        *_listed(modules, "COMMANDS", Command),
    ]
    return Book(
        records=_named((one.page.name, one) for one in records),
        deeds=_named((deed.act.name, deed) for one in records for deed in one.acts),
        commands=_named((one.name, one) for one in sorted(commands, key=lambda one: one.rank)),
        in_groups=_named((one.name, one) for one in _listed(modules, "TEAM_COMMANDS", TeamCommand)),
        team_deeds=_named(
            (name, one)
            for one in _listed(modules, "TEAM_ACTS", TeamDeed)
            for name in dict.fromkeys((one.act.name, one.act.former))
        ),
        opened=_named((one.command.name, one.page) for one in records if one.command is not None),
    )


BOOK: Final = _read()
