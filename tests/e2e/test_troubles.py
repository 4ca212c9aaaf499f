"""What a network, Telegram and a power cut do; the map comes out the same."""

from __future__ import annotations

from typing import Any

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground
from bot.playground.views import Message
from tests.e2e.people import Walker
from tests.e2e.process import Process
from tests.e2e.walks import bare, map_file, to_draft, to_end
from tests.e2e.words import WORDS

RU = WORDS["ru"]
STAGES = 6


async def _quick_map(walker: Walker) -> object:
    await to_draft(walker, RU)
    await to_end(walker, RU, STAGES)
    return bare(await map_file(walker, RU))


async def test_every_update_twice_changes_nothing(client: PlaygroundClient, bot: None) -> None:
    undisturbed = await _quick_map(Walker(await client.person()))
    await client.deliver_twice()
    assert await _quick_map(Walker(await client.person())) == undisturbed


async def test_every_third_reply_lost_changes_nothing(client: PlaygroundClient, bot: None) -> None:
    undisturbed = await _quick_map(Walker(await client.person()))
    await client.fault("lost_reply", "*[a-z]*Message*", every=3)
    await client.fault("lost_reply", "sendPhoto", every=3)
    assert await _quick_map(Walker(await client.person())) == undisturbed


async def test_429_and_502_are_waited_out(client: PlaygroundClient, bot: None) -> None:
    await client.fault("retry_after", "editMessageText", every=4, seconds=1, times=3)
    await client.fault("bad_gateway", "*", every=5, times=6)
    walker = Walker(await client.person())
    await to_draft(walker, RU)
    await walker.tap(RU.walk)
    await walker.first_option()


async def test_an_unreadable_update_stops_nobody(client: PlaygroundClient, bot: None) -> None:
    await client.inject({"message": {"message_id": "what?", "chat": 5}})
    await client.inject({"something_new": {"a": 1}})
    walker = Walker(await client.person())
    await walker.start()


async def test_whoever_blocks_the_bot_is_left_alone_until_they_return(
    client: PlaygroundClient, bot: None
) -> None:
    person = await client.person()
    walker = Walker(person)
    await walker.start()
    await person.block()
    await person.block(on=False)
    assert "Чем вы занимаетесь" in (await walker.say("/start")).text


async def test_killed_again_and_again_the_map_is_the_same(
    playground: Playground, client: PlaygroundClient, process: Process
) -> None:
    """SIGKILL at every few steps, at odd moments: the file equals the undisturbed one."""
    process.start()
    undisturbed = await _quick_map(Walker(await client.person()))
    walker = Stubborn(await client.person(), process)
    assert bare(await _scripted(walker)) == undisturbed
    assert walker.kills >= KILLS
    assert await process.terminate() == 0


KILLS = 4
EVERY = 7
"""A kill at each so many-th tap."""


async def _scripted(walker: Stubborn) -> Any:
    await to_draft(walker, RU)
    await to_end(walker, RU, STAGES)
    return await map_file(walker, RU)


class Stubborn(Walker):
    """Somebody who goes on tapping through power cuts.

    Right after a tap was sent the bot is killed and started again.
    """

    def __init__(self, person: Person, process: Process) -> None:
        super().__init__(person)
        self.process = process
        self.kills = 0

    async def press(self, message: Message, button: str) -> None:
        await super().press(message, button)
        if self.taps >= EVERY * (self.kills + 1):
            self.process.kill()
            self.kills += 1
            self.process.start()
