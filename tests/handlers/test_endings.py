"""A tick ends in knowledge, in private and in a group: checks, numbers, what customers said."""

from __future__ import annotations

import pytest

from handlers.screen import Button
from journey.checklist import learning
from journey.items import find
from journey.model import Item, Journey, Task, TaskStatus
from tests.handlers.chat import ANYA, Chat, House
from tests.handlers.steps import to_draft
from tests.handlers.team import OLYA, Team, posted


@pytest.fixture
async def listed(chat: Chat) -> Chat:
    await to_draft(chat)
    await chat.tap("Чек-лист")
    return chat


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house)


def doubted(journey: Journey) -> Task:
    return next(task for task in journey.tasks if learning.open_check(journey, task))


def counted(journey: Journey) -> Task:
    return next(task for task in journey.tasks if task.rule == "measure")


def task_of(journey: Journey, task: Task) -> Task:
    return next(one for one in journey.tasks if one.id == task.id)


def item(journey: Journey, item_id: str | None) -> Item:
    spot = find(journey, item_id or "")
    assert spot is not None
    assert isinstance(spot.entry, Item)
    return spot.entry


async def opened(chat: Chat, task: Task) -> None:
    await chat.press(Button("x", f"v:task:{(await chat.map()).id}:{task.id}"))


class TestInPrivate:
    async def test_a_check_that_is_true_proves_the_pain(self, listed: Chat) -> None:
        task = doubted(await listed.map())
        await opened(listed, task)
        assert "Сначала проверьте: " in listed.text
        await listed.tap("Правда")
        assert listed.reply.toast is not None
        assert "это правда" in listed.reply.toast.text
        assert "Проверено, это правда: Аня, 23 ноября" in listed.text
        (record,) = item(await listed.map(), task.source).evidence
        assert (record.author, record.author_id) == ("Аня", ANYA)

    async def test_what_is_not_so_goes_and_one_tap_brings_it_back(self, listed: Chat) -> None:
        before = await listed.map()
        task = doubted(before)
        await opened(listed, task)
        await listed.tap("Нет")
        after = await listed.map()
        assert item(after, task.source).disproof is not None
        assert task_of(after, task).status is TaskStatus.NOT_NEEDED
        await listed.reach("↶ Отменить шаг")
        back = await listed.map()
        assert (back.stages, task_of(back, task)) == (before.stages, task)

    async def test_not_found_out_changes_nothing(self, listed: Chat) -> None:
        before = await listed.map()
        await opened(listed, doubted(before))
        await listed.tap("Не узнали")
        assert await listed.map() == before

    async def test_a_count_ends_with_a_number_on_the_map(self, listed: Chat) -> None:
        before = await listed.map()
        task = counted(before)
        await listed.press(Button("x", f"a:done:{before.id}:{task.id}:1"))
        assert "Сколько получилось?" in listed.text
        await listed.say("много")
        assert task_of(await listed.map(), task).status is TaskStatus.TODO
        await listed.say("12 %")
        after = await listed.map()
        assert task_of(after, task).status is TaskStatus.DONE
        metric = item(after, task.metric).metric
        assert metric is not None
        assert (metric.value, metric.source) == (12, "Сосчитали сами")
        assert "На карте теперь" in listed.text
        await listed.command("undo")
        assert (await listed.map()).stages == before.stages

    async def test_not_yet_leaves_it_open(self, listed: Chat) -> None:
        before = await listed.map()
        await listed.press(Button("x", f"a:done:{before.id}:{counted(before).id}:1"))
        await listed.tap("Пока нет")
        assert await listed.map() == before

    async def test_a_remedy_closes_its_pain_and_says_so(self, listed: Chat) -> None:
        before = await listed.map()
        task = doubted(before)
        await listed.press(Button("x", f"a:done:{before.id}:{task.id}:1"))
        assert listed.reply.toast is not None
        assert "эта помеха теперь решена" in listed.reply.toast.text
        assert item(await listed.map(), task.source).closed
        await listed.command("undo")
        assert (await listed.map()).stages == before.stages


class TestInAGroup:
    async def answered(self, team: Team, task: Task, how: str, by: int = OLYA) -> str:
        (post,) = await team.posts()
        reply = await team.tap(f"g:found:{post.id}:{task.id}:{how}", by)
        await team.settle()
        return "" if reply.toast is None else reply.toast.text

    async def menu(self, team: Team, place: str, task: Task) -> str:
        """Оля's own, of that task: what it says."""
        await team.press(place, "⋯")
        labels = [row[0].text for row in team.alone[OLYA][1].rows]
        await team.inside(next(one for one in labels if task.text.startswith(one.rstrip("…"))))
        return team.alone[OLYA][1].text

    def number(self, journey: Journey, task: Task) -> str:
        return str([stage.id for stage in journey.stages].index(task.stage) + 1)

    async def test_the_check_stands_below_its_task_and_is_answered(self, team: Team) -> None:
        journey = await team.map()
        task = doubted(journey)
        place = self.number(journey, task)
        assert "Сначала проверьте: " in await team.text(place)
        assert "Сначала проверьте: " in await self.menu(team, place, task)
        reply = await team.inside("Правда")
        assert reply.toast is not None
        assert "это правда" in reply.toast.text
        known = [one for one in (await team.map()).tasks if one.lesson is not None]
        (record,) = item(await team.map(), known[0].source).evidence
        assert (record.author, record.author_id) == ("Оля", OLYA)

    async def test_not_so_and_back_again(self, team: Team) -> None:
        before = await team.map()
        task = doubted(before)
        place = self.number(before, task)
        await self.menu(team, place, task)
        reply = await team.inside("Нет")
        assert reply.toast is not None
        assert "это не так" in reply.toast.text
        await team.settle()
        assert item(await team.map(), task.source).disproof is not None
        assert not any(label.startswith("☐ 9") for label in await team.labels(place))
        await team.inside("↩ Вернуть")
        after = await team.map()
        assert (after.stages, task_of(after, task)) == (before.stages, task)

    async def test_a_number_is_asked_for_with_a_reply(self, team: Team) -> None:
        before = await team.map()
        task = counted(before)
        (post,) = await team.posts()
        await team.tap(f"g:done:{post.id}:{task.id}:1")
        await team.settle()
        question, asked = team.note()
        assert "сколько получилось?" in asked.text
        await team.say("пока нет", question)
        assert await team.map() == before
        await team.tap(f"g:done:{post.id}:{task.id}:1")
        await team.settle()
        await team.say("12 %", team.note()[0])
        after = await team.map()
        assert task_of(after, task).status is TaskStatus.DONE
        metric = item(after, task.metric).metric
        assert metric is not None
        assert metric.value == 12
