"""People who tap by what stands on the buttons and wait for the screen to change."""

from __future__ import annotations

from bot.playground.client import Person
from bot.playground.views import Chat, Message
from handlers.pages.maps import BEHIND
from tests.handlers.chat import LIBRARY

LONG = 30.0
"""Patience with a machine that does other things: a limit, never a pause."""


REST = {LIBRARY.texts(language).plain("button.rest") for language in LIBRARY.languages}
PARTS = {
    LIBRARY.texts(language).plain(f"button.behind.{page.name}")
    for language in LIBRARY.languages
    for page in BEHIND
}
"""What stands on the way to the four pages behind «Ещё»."""


def live(chat: Chat) -> Message | None:
    """The message with the buttons that count: the bot's newest one that has any."""
    return next((m for m in reversed(chat.messages) if m.is_from_bot and m.rows), None)


def same(one: Message, other: Message) -> bool:
    """Whether two messages say the same and offer the same."""
    return (one.text, one.rows) == (other.text, other.rows)


def _offers(shown: Message, button: str) -> bool:
    return any(button in one for one in shown.buttons if one not in PARTS)


class Walker:
    """A person who taps by what stands on the buttons and waits for the screen to change."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.taps = 0
        self.typed = 0

    async def screen(self) -> Message:
        """The live message as it is now."""
        return await self.person.wait_for(live, LONG)

    async def sees(self, part: str) -> Message:
        """Waits until the live message says that."""

        def says(chat: Chat) -> Message | None:
            shown = live(chat)
            return shown if shown is not None and part in shown.text else None

        return await self.person.wait_for(says, LONG)

    async def start(self) -> Message:
        await self.person.start()
        return await self.screen()

    async def tap(self, button: str) -> Message:
        """Presses, and gives the live message once it says something else.

        A screen that was only sent again (its reply was lost, the bot was started anew) is
        pressed once more, as a person would.
        """
        before = await self.screen()
        self.taps += 1
        await self.press(before, button)
        while same(now := await self._other_than(before), before):
            before = now
            await self.press(before, button)
        return now

    async def reach(self, button: str) -> Message:
        """Taps it wherever it stands around a map."""
        await self.find(button)
        return await self.tap(button)

    async def find(self, button: str) -> Message:
        """The screen that offers it: this one, one behind «Ещё», or one on the way back."""
        searched = False
        while not _offers(shown := await self.screen(), button):
            parts = [one for one in shown.buttons if one in PARTS]
            rest = [one for one in shown.buttons if one in REST]
            if parts and not searched:
                searched = True
                for part in parts:
                    if _offers(shown := await self.tap(part), button):
                        return shown
                    await self.tap("‹ ")
            else:
                await self.tap(rest[0] if rest and not searched else "‹ ")
        return shown

    async def press(self, message: Message, button: str) -> None:
        await self.person.tap(message, button)

    async def _other_than(self, before: Message) -> Message:
        def changed(chat: Chat) -> Message | None:
            now = live(chat)
            return now if now is not None and now.json != before.json else None

        return await self.person.wait_for(changed, LONG)

    async def tap_to(self, button: str, part: str) -> Message:
        """Presses, and waits for the screen that says that, however many come before it."""
        self.taps += 1
        await self.press(await self.screen(), button)
        return await self.sees(part)

    async def redraw(self, button: str) -> Message:
        """Presses what draws, and waits for the screen below the pictures."""
        before = await self.screen()
        self.taps += 1
        await self.press(before, button)

        def below(chat: Chat) -> Message | None:
            now = live(chat)
            return now if now is not None and now.id > before.id else None

        return await self.person.wait_for(below, LONG)

    async def say(self, text: str) -> Message:
        """Types, and gives the bot's answer below it."""
        self.typed += len(text)
        said = await self.person.send(text)

        def below(chat: Chat) -> Message | None:
            now = live(chat)
            return now if now is not None and now.id > said.id else None

        return await self.person.wait_for(below, LONG)

    async def first_option(self) -> Message:
        """Ticks the first answer of the question."""
        return await self.tap((await self.screen()).buttons[0])
