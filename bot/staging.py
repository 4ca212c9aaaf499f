"""An example for whoever looks around in the playground: a café's map, its team and its guests.

Plays people who do by buttons and messages what people do, so that all of it is real: the map comes
as a file, the team gets its list and ticks, six guests answer a survey. Knows the playground's
client and the bot's sentences; must not know what the bot keeps.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from bot import files
from bot.playground.client import Person, PlaygroundClient
from bot.playground.views import Chat, Message
from handlers.ports import Texts
from locales.texts import Languages

INDUSTRY: Final = "coffee-shop"
PATIENCE: Final = 60.0
"""Seconds for each step; pictures are drawn between them."""
FACES: Final = (
    "🤩🙂🙂🙂😐🙂 9",
    "🙂😐🙂🙂🙁🙂 8",
    "🙂🙁🙂😐😣😐 5",
    "🙂🙂🤩🙂🙁🙂 9",
    "😐🙁🙂🙂😐🙂 7",
)
FACES_LAST: Final = "🙂🙂🙂🤩🙁🤩 10"
"""How each guest felt on the six stages, and whether they would recommend it."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays, as they are called in one language."""

    owner: str
    staff: str
    title: str
    group: str
    business: str


CASTS: Final = {
    "ru": Cast(
        "Марина · пример",
        "Борис · пример",
        "Пример: кофейня «Зерно»",
        "Пример: команда «Зерна»",
        "Кофейня «Зерно»",
    ),
    "en": Cast(
        "Marina · example",
        "Boris · example",
        "Example: the Grain café",
        "Example: the Grain’s team",
        "The Grain café",
    ),
}


async def stage(url: str, language: str) -> int:
    """Sets it up; the id of the person whose chat holds the map.

    Raises what a client raises where a step did not come about within `PATIENCE`.
    """
    cast = CASTS[language]
    texts = Languages().texts(language)
    async with PlaygroundClient(url) as client:
        owner = Actor(await client.person(cast.owner, language_code=language), texts)
        staff = Actor(await client.person(cast.staff, language_code=language), texts)
        await _bring(owner, cast, language)
        await _gather(client, owner, staff, cast)
        await _survey(owner, staff, cast)
        await _show(owner)
        return owner.person.id


class Actor:
    """Presses by what stands on the newest message with buttons, and waits for another one."""

    def __init__(self, person: Person, texts: Texts) -> None:
        self.person = person
        self._texts = texts

    async def see(self, button: str) -> Message:
        """The message that offers what a sentence's key or the very words name."""
        label = self._texts.plain(button) if button.startswith("button.") else button

        def offered(chat: Chat) -> Message | None:
            shown = _live(chat)
            return shown if shown is not None and _found(shown, label) else None

        return await self.person.wait_for(offered, PATIENCE)

    async def press(self, button: str) -> None:
        shown = await self.see(button)
        label = self._texts.plain(button) if button.startswith("button.") else button
        await self.person.tap(shown, _found(shown, label))

        def changed(chat: Chat) -> bool | None:
            now = _live(chat)
            return (now is not None and now.json != shown.json) or None

        await self.person.wait_for(changed, PATIENCE)

    def at(self, chat: int) -> Actor:
        """The same person in another chat."""
        return Actor(self.person.at(chat), self._texts)


def _live(chat: Chat) -> Message | None:
    return next((one for one in reversed(chat.messages) if one.is_from_bot and one.rows), None)


def _found(shown: Message, label: str) -> str | None:
    """The one button that says that: exactly, or at its beginning."""
    exact = [one for one in shown.buttons if one == label]
    return next(iter(exact or [one for one in shown.buttons if one.startswith(label)]), None)


async def _bring(owner: Actor, cast: Cast, language: str) -> None:
    """The map comes as a file of another bot would."""
    document = json.loads(files.example(INDUSTRY, language))
    document["journey"]["title"] = cast.title
    data = json.dumps(document, ensure_ascii=False).encode()
    await owner.person.start()
    await owner.person.wait_for(_live, PATIENCE)
    await owner.person.send_file("document", data, f"{cast.business}.json")
    await owner.press("button.dropped.take")
    await owner.see("button.team")


async def _gather(client: PlaygroundClient, owner: Actor, staff: Actor, cast: Cast) -> None:
    """A group with the list; two tasks are done, one is taken."""
    await owner.press("button.team")
    shown = await owner.see("button.invite")
    (link,) = [str(one["url"]) for row in shown.rows for one in row if "url" in one]
    start = link.partition("?startgroup=")[2]
    chat = await client.group(owner.person, staff.person, title=cast.group, start=start)
    inside = staff.at(chat)
    await inside.press("☐ 1.")
    await inside.press("☐ 3.")
    await inside.press("✋ 2")
    await owner.press("button.back")


async def _survey(owner: Actor, staff: Actor, cast: Cast) -> None:
    """A survey is opened; six guests answer on the phone of whoever serves them."""
    for step in ("button.rest", "button.behind.understood", "button.pulse", "button.pulse.open"):
        await owner.press(step)
    await owner.see("button.pulse.nameless")
    await owner.person.send(cast.business)
    await owner.see("button.pulse.print.card")
    for step in ("button.back", "button.pulse.desk"):
        await owner.press(step)
    shown = await owner.see("button.pulse.renew")
    (desk,) = re.findall(r"start=([\w-]+)", shown.text)
    await staff.person.start(desk)
    for faces in (*FACES, FACES_LAST):
        levels, score = faces.split()
        for level in levels:
            await staff.press(level)
        await staff.press(score)
        await staff.see("button.pulse.next")
        if faces is not FACES_LAST:
            await staff.press("button.pulse.next")


async def _show(owner: Actor) -> None:
    """Ends on the map: what a visitor sees first."""
    for _screen in ("pages behind", "what is understood", "the rest", "the card"):
        await owner.press("button.back")
    await owner.press("button.map")
    await owner.person.wait_for(
        lambda chat: any(one.photo_size for one in chat.of_bot) or None, PATIENCE
    )
