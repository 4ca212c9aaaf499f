"""Native polls with several voters."""

from collections.abc import AsyncIterator
from pathlib import Path
from time import time

import pytest
from aiogram import Bot, types
from aiogram.exceptions import TelegramBadRequest

from bot.playground.client import Person, PlaygroundClient, PlaygroundError
from bot.playground.server import Playground

PAINS = ["Нет цен", "Очередь", "Холодный кофе"]


class Hurry:
    """A clock that can be put forward."""

    ahead = 0.0

    def __call__(self) -> float:
        return time() + self.ahead


@pytest.fixture
def clock() -> Hurry:
    return Hurry()


@pytest.fixture
async def playground(tmp_path: Path, clock: Hurry) -> AsyncIterator[Playground]:
    async with Playground(tmp_path, clock=clock) as running:
        yield running


@pytest.fixture
async def boris(client: PlaygroundClient) -> Person:
    return await client.person("Борис")


@pytest.fixture
async def group(client: PlaygroundClient, anya: Person, boris: Person) -> int:
    return await client.group(anya, boris)


async def updates(bot: Bot) -> list[types.Update]:
    found = await bot.get_updates()
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1)
    return found


async def test_several_vote(
    bot: Bot, client: PlaygroundClient, group: int, anya: Person, boris: Person
) -> None:
    sent = await bot.send_poll(
        group,
        "Что болит сильнее?",
        [types.InputPollOption(text=text) for text in PAINS],
        is_anonymous=False,
        allows_multiple_answers=True,
    )
    assert sent.poll is not None
    await updates(bot)
    shown = (await anya.at(group).messages())[-1]
    await anya.at(group).vote(shown, 0, 2)
    counted, answered = await updates(bot)
    assert counted.poll is not None
    assert [option.voter_count for option in counted.poll.options] == [1, 0, 1]
    assert answered.poll_answer is not None
    assert answered.poll_answer.poll_id == sent.poll.id
    assert answered.poll_answer.option_ids == [0, 2]
    assert answered.poll_answer.user is not None
    assert answered.poll_answer.user.id == anya.id
    await client.appoint(group, boris, anonymous=True)
    await boris.at(group).vote(shown, 0)
    await anya.at(group).vote(shown)  # takes the vote back
    hidden, taken = [u.poll_answer for u in await updates(bot) if u.poll_answer]
    assert hidden.voter_chat is not None
    assert hidden.voter_chat.id == group
    assert taken.option_ids == []
    stopped = await bot.stop_poll(group, sent.message_id)
    assert stopped.is_closed
    assert (stopped.total_voter_count, stopped.options[0].voter_count) == (1, 1)
    with pytest.raises(TelegramBadRequest, match="poll has already been closed"):
        await bot.stop_poll(group, sent.message_id)
    with pytest.raises(PlaygroundError, match="closed"):
        await anya.at(group).vote(shown, 1)


async def test_a_secret_ballot_names_nobody(bot: Bot, group: int, anya: Person) -> None:
    await bot.send_poll(group, "Что болит?", [types.InputPollOption(text=text) for text in PAINS])
    await updates(bot)
    shown = (await anya.at(group).messages())[-1]
    with pytest.raises(PlaygroundError, match="one answer only"):
        await anya.at(group).vote(shown, 0, 1)
    await anya.at(group).vote(shown, 1)
    [only] = await updates(bot)
    assert only.poll is not None
    assert only.poll.total_voter_count == 1


async def test_a_poll_closes_in_time(bot: Bot, group: int, anya: Person, clock: Hurry) -> None:
    options: list[types.InputPollOption | str] = [types.InputPollOption(text="да")]
    sent = await bot.send_poll(group, "Успеем?", options, open_period=600)
    assert sent.poll is not None
    assert sent.poll.close_date is not None
    clock.ahead = 601
    with pytest.raises(PlaygroundError, match="closed"):
        await anya.at(group).vote((await anya.at(group).messages())[-1], 0)
    await bot.send_poll(group, "И ещё?", options)  # looks at what is due
    closed = (await anya.at(group).messages())[-2].poll
    assert closed is not None
    assert closed["is_closed"]


@pytest.mark.parametrize(
    ("question", "options", "words"),
    [
        (" ", ["а"], "text must be non-empty"),
        ("в" * 301, ["а"], "poll question length must not exceed 300"),
        ("в", [], "poll must have at least one answer option"),
        ("в", ["а"] * 13, "poll can't have more than 12 options"),
        ("в", ["а" * 101], "poll options length must not exceed 100"),
        ("в", [" "], "text must be non-empty"),
    ],
)
async def test_what_a_poll_must_not_be(
    bot: Bot, group: int, question: str, options: list[str], words: str
) -> None:
    given: list[types.InputPollOption | str] = [types.InputPollOption(text=one) for one in options]
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_poll(group, question, given)


async def test_only_own_polls_are_stopped(bot: Bot, group: int, anya: Person) -> None:
    said = await anya.at(group).send("/start")
    text = await bot.send_message(group, "не опрос")
    for number, words in (
        (said.id, "message is not a poll"),
        (text.message_id, "message is not a poll"),
        (999, "message with poll to stop not found"),
    ):
        with pytest.raises(TelegramBadRequest, match=words):
            await bot.stop_poll(group, number)
