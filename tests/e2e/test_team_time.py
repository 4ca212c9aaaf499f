"""A team's week over real HTTP: a due day, the digest, a vote, with the bot started anew between.

The bot's clock is a test's: a day passes while the bot is down, and nothing waits for real time.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground
from bot.playground.views import Chat, Message
from bot.runtime.clock import UtcClock
from tests.e2e.conftest import serving
from tests.e2e.groups import inside, listed, menu_of
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import to_draft
from tests.e2e.words import WORDS

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
"""A Monday, noon in Moscow."""
DAY = dt.timedelta(days=1)
TOMORROW = dt.datetime(2026, 11, 24, 7, 0, tzinfo=dt.UTC)
NEXT_WEEK = dt.datetime(2026, 11, 30, 7, 0, tzinfo=dt.UTC)
FREE = dt.timedelta(minutes=5)
"""After so long what a process that ended had in hand is free for the next."""
PATIENCE = 2 * LONG


class SetClock(UtcClock):
    """Stands still until it is set."""

    moment: dt.datetime = NOW

    def now(self) -> dt.datetime:
        return self.moment


@dataclass
class Team:
    """Аня and Оля in their group."""

    anna: Person
    olya: Person

    async def sees(self, part: str, *, newer: int = 0) -> Message:
        """The newest message of the bot that says that, or asks it."""

        def said(chat: Chat) -> Message | None:
            return next(
                (m for m in reversed(chat.of_bot) if m.id > newer and part in words(m)), None
            )

        return await self.olya.wait_for(said, PATIENCE)

    async def offered(self, message: Message, button: str) -> Message:
        """The message once it has that button."""

        def has(chat: Chat) -> Message | None:
            shown = chat.message(message.id)
            return shown if shown is not None and button in str(shown.buttons) else None

        return await self.olya.wait_for(has, PATIENCE)

    async def count(self, part: str) -> int:
        return sum(part in words(message) for message in (await self.olya.chat()).of_bot)


def words(message: Message) -> str:
    question = (message.poll or {}).get("question", "")
    return (message.text or "") + (question if isinstance(question, str) else "")


async def posted(client: PlaygroundClient) -> Team:
    """Аня's draft, its list posted in the group by her link."""
    anna = await client.person("Аня")
    olya = await client.person("Оля")
    walker = Walker(anna)
    await to_draft(walker, WORDS["ru"])
    await walker.tap(WORDS["ru"].card)
    screen = await walker.tap("Отправить команде")
    (url,) = [
        one["url"] for row in screen.rows for one in row if "startgroup=" in one.get("url", "")
    ]
    group = await client.group(anna, olya, start=url.partition("startgroup=")[2])
    team = Team(anna.at(group), olya.at(group))
    await listed(team.anna)
    return team


async def test_a_teams_week(
    playground: Playground, client: PlaygroundClient, tmp_path: Path
) -> None:
    clock = SetClock()
    async with serving(playground, tmp_path / "data", clock):
        team = await posted(client)
        stage = await team.sees("1. Замечаю\n▱")
        await team.olya.press(stage, data=stage.rows[0][1]["callback_data"])
        await team.offered(stage, "Оля")
        await with_day(team.olya, stage, "Завтра")
        second = await team.sees("2. Выбираю\n▱")
        await team.olya.press(second, "☐ 1.")
        await team.offered(second, "✅ 1.")
    clock.moment = TOMORROW
    async with serving(playground, tmp_path / "data", clock):
        due = await team.sees("Напоминаю о сроках")
        assert not due.is_silent, "Оля is called"
        assert [one["user"]["id"] for one in due.entities if one["type"] == "text_mention"] == [
            team.olya.id
        ]
    clock.moment = NEXT_WEEK
    async with serving(playground, tmp_path / "data", clock):
        week = await team.sees("Итоги недели")
        assert "Сделано" in words(week)
        assert "Срок прошёл" in words(week)
        assert week.is_silent
        assert "Открыть список" in week.buttons
    clock.moment += FREE
    async with serving(playground, tmp_path / "data", clock):
        await team.anna.press(week, "🔒 Настроить")
        await team.sees("Когда напоминать", newer=week.id)
    assert await team.count("Напоминаю о сроках ·") == 1  # on the day; what is late the digest says
    assert await team.count("Итоги недели ·") == 1


async def with_day(member: Person, stage: Message, day: str) -> None:
    """«⋯», the first task, «Срок», the day."""
    menu = await menu_of(member, stage, 1)
    await inside(member, await inside(member, menu, "📅 Срок"), day)


async def test_a_vote(playground: Playground, client: PlaygroundClient, tmp_path: Path) -> None:
    clock = SetClock()
    async with serving(playground, tmp_path / "data", clock):
        team = await posted(client)
        overview = await team.sees("Чек-лист команды")
        await team.anna.press(overview, "🔒 Настройки")
        asks = "Что чинить первым?"
        await team.anna.press(await team.offered(overview, asks), asks)
        poll = await team.sees("Что чинить первым?")
        await team.olya.vote(poll, 1)
    clock.moment += FREE
    async with serving(playground, tmp_path / "data", clock):
        await team.anna.vote(poll, 1, 2)
        await team.olya.vote(poll, 2)
        refused = await team.olya.press(poll, "Закончить")
        assert refused.is_alert
        await team.anna.press(poll, "Закончить")
        outcome = await team.sees("Команда решила")
    assert poll.poll is not None
    first, second = [poll.poll["options"][place]["text"] for place in (2, 1)]
    assert words(outcome).index(first[:20]) < words(outcome).index(second[:20])
    assert "2 голоса" in words(outcome)


async def test_a_vote_ends_after_a_day_though_the_bot_was_down(
    playground: Playground, client: PlaygroundClient, tmp_path: Path
) -> None:
    clock = SetClock()
    async with serving(playground, tmp_path / "data", clock):
        team = await posted(client)
        overview = await team.sees("Чек-лист команды")
        await team.anna.press(overview, data=vote_button(overview))
        poll = await team.sees("Что чинить первым?")
    await team.olya.vote(poll, 0)
    clock.moment = NOW + 2 * DAY
    async with serving(playground, tmp_path / "data", clock):
        outcome = await team.sees("Команда решила")
    assert "1 голос" in words(outcome)
    assert await team.count("Команда решила") == 1


def vote_button(overview: Message) -> str:
    """What the button in the settings carries, without the way through them."""
    (settings,) = [
        one["callback_data"] for row in overview.rows for one in row if "🔒" in one["text"]
    ]
    return f"g:v:{settings.split(':')[2]}"
