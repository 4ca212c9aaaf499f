"""Leads somebody in the playground to the first picture: `first_picture.py PATH/TO/tropa`.

Runs in the environment in which tropa is installed. Knows the playground's client and nothing of
this tree; whoever it plays presses the first button until a picture comes.
"""

import asyncio
import sys
import tempfile

from bot.playground.client import Person, PlaygroundClient
from bot.playground.views import Chat, Message

PATIENCE = 60.0
"""Seconds for each step: a limit for a busy machine, never a pause."""
TAPS_MAX = 5


async def main(tropa: str) -> None:
    """Starts `tropa play`, and ends it however the conversation went."""
    with tempfile.TemporaryDirectory() as folder:
        play = await asyncio.create_subprocess_exec(
            tropa, "play", "--port", "0", "--no-browser", "--data-dir", folder,
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert play.stdout is not None
        try:
            line = (await asyncio.wait_for(play.stdout.readline(), PATIENCE)).decode()
            assert "Tropa is ready" in line, line
            async with PlaygroundClient(line.partition("open ")[2].split()[0]) as client:
                taps = await to_picture(await client.person("Аня"))
        finally:
            if play.returncode is None:
                play.terminate()
            await asyncio.wait_for(play.wait(), PATIENCE)
    assert play.returncode == 0, play.returncode
    sys.stdout.write(f"the first picture came after {taps} taps\n")


async def to_picture(person: Person) -> int:
    """Presses the first button of every screen; gives the number of taps."""
    await person.start()
    shown = await person.wait_for(live, PATIENCE)
    for tap in range(1, TAPS_MAX + 1):
        await person.tap(shown, shown.buttons[0])
        shown = await person.wait_for(lambda chat, last=shown: after(chat, last), PATIENCE)
        if any(message.photo_size for message in await person.messages()):
            return tap
    raise AssertionError(f"no picture:\n{(await person.chat()).transcript()}")


def live(chat: Chat) -> Message | None:
    """The bot's newest message with buttons."""
    return next((m for m in reversed(chat.messages) if m.is_from_bot and m.rows), None)


def after(chat: Chat, last: Message) -> Message | None:
    """What the bot shows instead of what it showed last; a picture counts from when it is there."""
    now = live(chat)
    return now if now is not None and now.json != last.json else None


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
