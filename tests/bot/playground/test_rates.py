"""Telegram's patience with a bot that writes too much."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from bot.playground import limits
from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground


class Time:
    """A clock that goes only when told to."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def playground(tmp_path: Path, time: Time) -> AsyncIterator[Playground]:
    async with Playground(tmp_path, clock=time) as running:
        yield running


async def test_a_chat_takes_a_burst_and_then_one_a_second(
    bot: Bot, client: PlaygroundClient, anya: Person, time: Time
) -> None:
    await client.limit_rates()
    for _ in range(limits.CHAT_BURST):
        await bot.send_message(anya.id, "раз")
    with pytest.raises(TelegramRetryAfter) as early:
        await bot.send_message(anya.id, "рано")
    assert early.value.retry_after == 1
    assert (await anya.messages())[-1].text == "раз"
    time.now += early.value.retry_after
    assert await bot.send_message(anya.id, "пора")


async def test_a_group_takes_twenty_messages_and_edits_a_minute(
    bot: Bot, client: PlaygroundClient, anya: Person, time: Time
) -> None:
    group = await client.group(anya)
    await client.limit_rates()
    sent = await bot.send_message(group, "0")
    for number in range(1, limits.GROUP_A_MINUTE):
        await sent.edit_text(str(number))
    with pytest.raises(TelegramRetryAfter) as early:
        await sent.edit_text("много")
    assert early.value.retry_after == 60 / limits.GROUP_A_MINUTE
    time.now += early.value.retry_after
    await sent.edit_text("дождались")
    assert await bot.send_message(anya.id, "а тут можно")


async def test_thirty_a_second_for_all(bot: Bot, client: PlaygroundClient, time: Time) -> None:
    people = [await client.person(f"№ {number}") for number in range(limits.ALL_A_SECOND + 1)]
    for person in people:
        await person.start()
    await client.limit_rates()
    for person in people[:-1]:
        await bot.send_message(person.id, "привет")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(people[-1].id, "привет")
    time.now += 1
    assert await bot.send_message(people[-1].id, "привет")


async def test_answers_and_questions_are_free(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    await client.limit_rates()
    for _ in range(limits.ALL_A_SECOND + 5):
        await bot.send_chat_action(anya.id, "typing")
        await bot.get_chat(anya.id)
    await client.limit_rates(on=False)
    for _ in range(limits.CHAT_BURST + 5):
        await bot.send_message(anya.id, "сколько угодно")
