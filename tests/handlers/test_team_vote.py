"""A team votes on what to fix first; a finished stage goes back to the map."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.codes import team as data
from handlers.flows.groups import showing, timing
from handlers.flows.groups.steps import Ask
from journey import checklist
from journey.checklist.progress import set_done
from journey.model import TaskStatus
from journey.posts import Note
from tests.handlers.chat import ANYA, NOW, House
from tests.handlers.team import BORYA, OLYA, token
from tests.handlers.timed import Poll, TimedTeam, act, post_id, posted

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
async def team(house: House) -> TimedTeam:
    return await posted(house)


class TestVote:
    async def test_from_the_poll_to_the_list(self, team: TimedTeam) -> None:
        assert "появится" in await act(team, "v")
        (poll,) = team.polls.values()
        before = checklist.ranked(await team.map())
        await team.vote(OLYA, 4)
        await team.vote(BORYA, 4, 5)
        vote = await team.running()
        assert vote is not None
        assert "Считаю" in await act(team, "e", vote.id)
        assert poll.closed
        text = team.note()[1].text
        assert "2 голоса" in text
        assert "1 голос" in text
        after = checklist.ranked(await team.map())
        chosen = [choice.item for choice in vote.choices]
        assert [task.source for task in after[:2]] == [chosen[4], chosen[5]]
        assert {task.id for task in before} == {task.id for task in after}
        assert await team.running() is None

    async def test_a_day_later_it_is_over(self, team: TimedTeam) -> None:
        await act(team, "v")
        await team.vote(OLYA, 1)
        assert await team.pass_to(NOW + DAY - MINUTE) == []
        (said,) = await team.pass_to(NOW + DAY)
        assert "Команда решила" in said
        assert await team.pass_to(NOW + 2 * DAY) == []

    async def test_changed_and_taken_back(self, team: TimedTeam) -> None:
        await act(team, "v")
        vote = await team.running()
        assert vote is not None
        await team.vote(OLYA, 1)
        await team.vote(OLYA, 2)
        await team.vote(BORYA, 1)
        await team.vote(BORYA)
        await act(team, "e", vote.id)
        counted = {
            item.id: item.votes
            for stage in (await team.map()).stages
            for item in stage.items
            if item.votes
        }
        assert counted == {vote.choices[2].item: 1}

    async def test_one_at_a_time(self, team: TimedTeam) -> None:
        await act(team, "v")
        assert "уже идёт" in await act(team, "v")
        assert len(team.polls) == 1

    async def test_closed_in_telegram_itself_it_ends_too_and_once(self, team: TimedTeam) -> None:
        await act(team, "v")
        vote = await team.running()
        assert vote is not None
        await team.vote(OLYA, 3)
        team.polls[max(team.polls)].closed = True
        await team.report()
        await team.report()
        await team.settle()
        notes = [one for one in team.seen.values() if "Команда решила" in getattr(one, "text", "")]
        assert len(notes) == 1
        assert "закончено" in await act(team, "e", vote.id)

    async def test_a_lost_poll_counts_as_last_reported(self, team: TimedTeam) -> None:
        await act(team, "v")
        vote = await team.running()
        assert vote is not None
        await team.vote(OLYA, 0)
        team.polls.clear()
        await act(team, "e", vote.id)
        assert "1 голос" in team.note()[1].text

    async def test_a_poll_that_was_sent_and_never_noted_is_counted(self, team: TimedTeam) -> None:
        post = await post_id(team)
        await team.tap(data("v", post), ANYA, 1)
        step = await showing.next_step(team.house.services, team.chat, "one")
        assert isinstance(step, Ask)
        number = team.post("poll")  # the process ends right here
        team.polls[number] = Poll("poll", step.options, {OLYA: frozenset({2})})
        await team.tap(data("e", post, step.vote.id), ANYA, number)
        await team.settle()
        assert "1 голос" in team.note()[1].text

    async def test_nobody_votes(self, team: TimedTeam) -> None:
        before = (await team.map()).revision
        await act(team, "v")
        (said,) = await team.pass_to(NOW + DAY)
        assert "никто не проголосовал" in said
        assert (await team.map()).revision == before

    async def test_where_polls_are_not_allowed(self, team: TimedTeam) -> None:
        team.no_polls = True
        await act(team, "v")
        assert "нельзя" in team.note()[1].text
        assert await team.running() is None

    async def test_needs_something_to_choose_from(self, team: TimedTeam) -> None:
        journey = await team.map()
        stages = tuple(
            stage.model_copy(
                update={"items": tuple(item for item in stage.items if item.lane != "pains")}
            )
            for stage in journey.stages
        )
        await team.change(journey.model_copy(update={"stages": stages}))
        assert "Голосовать не о чем" in await act(team, "v")


async def finished(team: TimedTeam, number: int = 3) -> str:
    """Every task of a stage is ticked, none of which ends with a number; the stage's id."""
    stage = (await team.map()).stages[number - 1]
    for task in checklist.visible(await team.map(), stage.id):
        if task.status is not TaskStatus.DONE:
            await act(team, "d", task.id, 1, by=OLYA)
    return stage.id


def questions(team: TimedTeam) -> list[Note]:
    """The notes that stand there and ask about a finished stage."""
    asked = "Каково клиенту здесь теперь?"
    return [what for what in team.seen.values() if isinstance(what, Note) and asked in what.text]


class TestFinishedStage:
    async def test_asks_once_what_the_customer_feels_now(self, team: TimedTeam) -> None:
        stage = await finished(team)
        number, note = team.note()
        assert "Каково клиенту здесь теперь?" in note.text
        assert note.once  # in doubt whether it came, it is not said again
        await act(team, "d", checklist.visible(await team.map(), stage)[0].id, 0, by=OLYA)
        await act(team, "d", checklist.visible(await team.map(), stage)[0].id, 1, by=OLYA)
        assert team.note()[0] == number

    async def test_says_whether_it_asked(self, team: TimedTeam) -> None:
        services = team.house.services
        async with team.house.store.write() as work:
            assert not await timing.keep_up(services, work, team.chat)
        stage = (await team.map()).stages[2]
        journey = await team.map()
        for task in checklist.visible(journey, stage.id):
            journey = set_done(journey, task.id, done=True, by=None, at=services.clock.now())
        await team.house.chat().put(journey)
        async with team.house.store.write() as work:
            assert await timing.keep_up(services, work, team.chat)
            assert not await timing.keep_up(services, work, team.chat)

    async def test_the_answer_moves_the_curve(self, team: TimedTeam) -> None:
        stage = await finished(team)
        number, note = team.note()
        revision = (await team.map()).revision
        press = [where for row in note.keys for _, where in row][-1]
        assert "владелец" in ((await team.tap(press, OLYA, number)).toast or note).text
        await team.tap(press, ANYA, number)
        await team.settle()
        shown = (await team.map()).stage(stage)
        assert shown is not None
        emotion = shown.emotion()
        assert emotion is not None
        assert (emotion.level, emotion.evidence) == (2, ())
        assert "Отлично" in team.seen[number].text  # type: ignore[union-attr]
        assert [(one.journey, one.since) for one in team.strips] == [
            ((await team.map()).id, revision)
        ]
        await team.tap(press, ANYA, number)
        await team.settle()
        assert len(team.strips) == 1

    async def test_what_was_done_before_the_list_came_is_no_news(self, house: House) -> None:
        team = await posted(house)
        await finished(team)
        house.clock.moment += MINUTE
        other = TimedTeam(house, chat=-1_002_000_000_002)
        await other.command("start", await token(house.chat()))
        await other.settle()
        await act(other, "d", (await other.task(1, 1)).id, 1)
        assert other.seen
        assert questions(other) == []

    async def test_a_list_that_speaks_no_more_asks_nothing(self, house: House) -> None:
        team = await posted(house)
        other = TimedTeam(house, chat=-1_002_000_000_002)
        await other.command("start", await token(house.chat()))
        await other.settle()
        await act(other, "x", 1)
        await finished(team)
        await other.settle()
        assert len(questions(team)) == 1
        assert questions(other) == []
        await act(other, "x", 0)
        assert len(questions(other)) == 1

    async def test_the_question_stands_in_the_topic_of_its_list(self, team: TimedTeam) -> None:
        await team.command("checklist", topic=77)
        await team.settle()
        await finished(team)
        assert [note.topic for note in questions(team)] == [77]
