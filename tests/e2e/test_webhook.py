"""The whole bot by webhook: a map from the first word to the picture, killed on the way."""

from __future__ import annotations

from pathlib import Path

from bot.playground.client import PlaygroundClient
from bot.playground.server import Playground
from bot.playground.views import Chat
from tests.e2e.people import LONG, Walker, live
from tests.e2e.process import Process
from tests.e2e.words import WORDS

RU = WORDS["ru"]


def _offers(chat: Chat, button: str) -> bool:
    shown = live(chat)
    return shown is not None and button in shown.buttons


async def test_a_draft_by_webhook_through_kills(
    playground: Playground, client: PlaygroundClient, tmp_path: Path, unused_tcp_port: int
) -> None:
    """What is said while nobody listens is kept, and an update that comes twice changes nothing."""
    process = Process(
        playground,
        tmp_path / "data",
        WEBHOOK_URL=f"http://127.0.0.1:{unused_tcp_port}/tropa",
        WEBHOOK_LISTEN=f"127.0.0.1:{unused_tcp_port}",
    )
    await client.deliver_twice()
    person = await client.person("Аня", language_code="ru")
    anna = Walker(person)
    process.start()
    try:
        await anna.start()
        await anna.tap(RU.trade)
        process.kill()
        await person.tap(await anna.screen(), RU.customer)  # nobody is there to hear it
        process.start()
        await person.wait_for(lambda chat: _offers(chat, RU.fits), LONG)
        await anna.tap_to(RU.fits, RU.draft)
    finally:
        process.kill()
    assert len(await client.calls("setWebhook")) == 1
    calls = await client.calls()
    assert not [call for call in calls if call["method"] == "deleteWebhook"]
