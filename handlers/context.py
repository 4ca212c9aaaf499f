"""What a flow works with: one event, one transaction, one person, and the services around."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ParamSpec, Protocol

from handlers import clocks, timing, weekly
from handlers.clocks import Local
from handlers.events import Event, SentFile
from handlers.layout import short
from handlers.pages.page import Here, Page
from handlers.ports import (
    Cities,
    Clock,
    Exchange,
    Incoming,
    Library,
    NewId,
    Rights,
    Seal,
    Texts,
)
from handlers.quota import Quota
from handlers.screen import Reply, Toast
from journey import stamping
from journey.catalogue import Catalogue
from journey.errors import Code, Rejected
from journey.feasts import Feasts
from journey.industries import Industry
from journey.model import Journey
from journey.person import Person
from journey.ports import Store, Work
from journey.regions import followed
from journey.remedies import Remedies
from journey.sharing import SECRET_BYTES
from journey.undoing import is_destructive
from journey.zones import local

G = ParamSpec("G")
F = ParamSpec("F")


class Unanswered:
    """Where nobody can be asked: `handlers.ports.Rights` that are never known."""

    async def is_admin(self, _chat: int, _person: int) -> bool | None:
        return None

    async def hidden(self, _chat: int) -> frozenset[int] | None:
        return None

    async def former(self, _chat: int, _small: Sequence[int]) -> int | None:
        return None


class Unread:
    """Where no file can be fetched: `handlers.ports.Incoming` that reads none."""

    async def read(self, _file: SentFile) -> Rejected:
        return Rejected(Code.FILE_NOT_FETCHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What lives as long as the bot."""

    store: Store
    library: Library
    catalogue: Catalogue
    exchange: Exchange
    clock: Clock
    cities: Cities
    new_id: NewId
    username: Callable[[], str]
    """The bot's own name without @, for links."""
    drawings: Quota
    new_secret: NewId = lambda: secrets.token_urlsafe(SECRET_BYTES)
    """What nobody can guess: 22 characters of `A-Z a-z 0-9 _ -`."""
    themes: tuple[str, ...] = ("light",)
    """The names of the themes a picture can have, in the order of their buttons."""
    rights: Rights = field(default_factory=Unanswered)
    incoming: Incoming = field(default_factory=Unread)
    bot: Callable[[], int] = lambda: 0
    """The bot's own number: another bot cannot send the photos that this one was sent."""
    operator: str = ""
    """Who runs the bot and how to write to them; empty: they did not say."""
    copies: int = 0
    """Days for which copies of the database are kept; 0: the bot makes none."""
    retention: int = 0
    """Days of silence after which a person is forgotten; 0: they never are."""
    seal: Seal | None = None
    """None: the operator named no secret, so no key can be kept."""
    wake: Callable[[], None] = lambda: None
    """Says that a job was asked for."""
    ring: Callable[[], None] = lambda: None
    """Says that a reminder is due at once."""


Worded = tuple[Journey | Rejected, str]
"""A map with typed words in it (or why not), and the view that shows it."""
Told = Worded | str | None
"""Of no map: the view alone. None: the words are not for this page."""


class Pages(Protocol):
    """All pages: see `handlers.book`."""

    @property
    def told(self) -> tuple[str, ...]:
        """The commands that /help names."""

    def here(self, view: str) -> Here: ...

    async def show(self, context: Context, view: str) -> Reply: ...

    async def word(self, context: Context, text: str) -> tuple[Told, Journey | None]: ...

    def listens(self, here: Here) -> bool:
        """Whether the page there waits for words."""

    async def lead(self, context: Context, start: str) -> Reply | None: ...


@dataclass(slots=True, kw_only=True)
class Context:
    """One event on its way to a reply. `person` is saved when the flow is through."""

    services: Services
    work: Work
    person: Person
    texts: Texts
    event: Event | None
    """None: nothing happened, the current screen is asked for again."""
    book: Pages
    redraw: bool = True
    """Whether a view that shows pictures sends them again."""
    changed: set[str] = field(default_factory=set)
    """The maps that were stored: their posted lists follow."""
    repeating: bool = False
    """The person was greeted already: the screen is said again below a notice, or an example led
    to it.
    """
    forgotten: bool = False
    """The person asked to be forgotten: nothing is saved any more."""
    secret: bool = False
    """The person's message may hold a key: it leaves the chat."""
    undoable: Journey | None = None
    """What this event took something off: undoing it is offered at once."""

    _owners: dict[str, int | None] = field(default_factory=dict)
    _maps: dict[str, Journey | None] = field(default_factory=dict)
    """What was loaded or stored in this transaction: nothing is loaded twice."""

    @property
    def here(self) -> Here:
        """Where the person is: what the live message shows."""
        return self.book.here(self.person.view)

    async def open(self, page: Page[G, F], *given: G.args, **named: G.kwargs) -> Reply:
        """Opens a page: from now on the live message shows it."""
        return await self.show(page.view(*given, **named))

    async def show(self, view: str) -> Reply:
        """Opens a page by its address."""
        return await self.book.show(self, view)

    async def again(self, notice: str) -> Reply:
        """Says something and shows the current screen again below it, without its pictures."""
        self.redraw, self.repeating = False, True
        reply = await self.show(self.person.view)
        return Reply(notice=notice, screen=reply.screen, fresh=True, shrunk="")

    def go(self, view: str) -> None:
        """From now on the live message shows that view."""
        self.person = self.person.with_(view=view)

    def industry(self, journey: Journey) -> Industry | None:
        """The catalogue behind a map, in the map's language and in the words of its country."""
        if journey.industry is None:
            return None
        known = self.services.catalogue
        return known.industry(journey.industry, journey.language, journey.country)

    def remedies(self, journey: Journey) -> Remedies | None:
        """What is known against pains, in the map's language."""
        return self.services.catalogue.remedies(journey.language)

    def feasts(self, journey: Journey) -> Feasts:
        """The days that have a name in the country of a map."""
        return self.services.catalogue.regions(journey.language).of(journey.country).holidays

    def today(self, journey: Journey | None = None) -> dt.date:
        """The day it is for the person, or where the business of that map is."""
        return self.day(self.services.clock.now(), journey)

    def day(self, moment: dt.datetime, journey: Journey | None = None) -> dt.date:
        """The day in the city of a map; where none is known, where people of the person's language
        mostly live: the city that a group of that language is offered first.
        """
        cities = self.services.cities
        if journey is not None:
            return local(moment, self.clock(journey))
        return local(moment, cities.zone(cities.home(self.texts.language)))

    def clock(self, journey: Journey) -> dt.tzinfo:
        """The clock of the map's city, or of where people of the map's language mostly live."""
        return clocks.clock_of(self.services.cities, journey)

    def there(self, journey: Journey) -> Local:
        """What time it is there, and by which city's clock."""
        now = self.services.clock.now()
        return clocks.local(self.services.cities, journey, self.texts.language, now)

    async def own(self, journey_id: str) -> Journey | None:
        """The person's map; None: there is none of that id (any more), or it is another's."""
        if await self.owner(journey_id) != self.person.id:
            return None
        return await self.journey(journey_id)

    async def owner(self, journey_id: str) -> int | None:
        """Whose a map is; None: there is none of that id."""
        if journey_id not in self._owners:
            self._owners[journey_id] = await self.work.owner(journey_id)
        return self._owners[journey_id]

    async def journey(self, journey_id: str) -> Journey | None:
        """A map, whosesoever; None: there is none, or it lies in the bin."""
        if journey_id not in self._maps:
            self._maps[journey_id] = await self.work.journey(journey_id)
        return self._maps[journey_id]

    def unlearn(self, journey_id: str) -> None:
        """A map was thrown away or brought back: what was loaded of it is not so any more."""
        self._owners.pop(journey_id, None)
        self._maps.pop(journey_id, None)

    async def save(
        self,
        before: Journey | None,
        after: Journey,
        *,
        owner: int | None = None,
        undoes: int | None = None,
    ) -> Journey:
        """Stores a changed map under its next revision; an unchanged one is left alone.

        owner: whose it is, where it is not the person's own. undoes: the revision taken back.
        """
        if before is not None and undoes is None:
            regions = self.services.catalogue.regions(after.language)
            after = followed(before, after, regions, self.industry)
            after = stamping.stamped(before, after, self.today(after), self.texts.rules)
        if before is not None and before == after:
            return after
        self.changed.add(after.id)
        now = self.services.clock.now()
        revision = after.revision if before is None else before.revision + 1
        stamped = after.with_(revision=revision, updated=now)
        whose = owner or self.person.id
        await self.work.save_journey(
            before, stamped, owner=whose, actor=self.person.id, at=now, undoes=undoes
        )
        clock = self.clock(stamped)
        await timing.follow(self.work, before, stamped, whose, now, clock)
        await weekly.follow(self.work, before, stamped, whose, now, clock)
        self._maps[stamped.id], self._owners[stamped.id] = stamped, whose
        if before is not None and undoes is None and is_destructive(before, stamped):
            self.undoable = stamped
        return stamped

    def refuse(self, why: Rejected) -> Reply:
        """What was tapped cannot be: an alert that says why."""
        return self.toast(f"error.{why.code.value}", alert=True, **why.params)

    def toast(self, key: str, *, alert: bool = False, **params: str | int) -> Reply:
        """A short answer to a tap; the screen stays. Long words in it are cut."""
        told = {
            name: short(one, 80) if isinstance(one, str) else one for name, one in params.items()
        }
        return Reply(toast=Toast(self.texts.plain(key, **told), alert=alert))
