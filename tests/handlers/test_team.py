"""A list in its group: ticked, taken, dated, commented by many hands, within their rights."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.screen import Button, Reply
from journey.codec import write
from journey.limits import STAGE_TASKS_MAX
from journey.model import Item, TaskStatus
from journey.posts import OVERVIEW, TASKS_A_PAGE
from tests.handlers.chat import ANYA, NOW, Chat, House
from tests.handlers.team import BORYA, GROUP, OLYA, Team, find, posted


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house)


def said(reply: Reply) -> str:
    """What whoever tapped reads."""
    assert reply.toast is not None
    return reply.toast.text


class TestTicking:
    async def test_done_and_undone_by_anybody(self, team: Team) -> None:
        reply = await team.press("2", "☐ 1.")
        assert reply.toast is not None
        assert reply.toast.text == "Сделано. На карте эта помеха теперь решена"
        task = await team.task(2, 1)
        assert (task.status, task.done_by, task.done_by_id) == (TaskStatus.DONE, "Оля", OLYA)
        await team.settle()
        assert "✅ 1. <s>" in await team.text("2")
        assert "<b>Оля</b>" in await team.text("2")
        assert "1 из " in await team.text(OVERVIEW)
        await team.press("2", "✅ 1.", BORYA)
        assert (await team.task(2, 1)).status is TaskStatus.TODO

    async def test_a_repeat_changes_nothing(self, team: Team) -> None:
        data = (await team.message("2"))[1].rows[0][0].data
        await team.tap(data)
        before = await team.map()
        assert (await team.tap(data)).toast is None
        other = await team.tap(data, BORYA)
        assert other.toast is not None
        assert other.toast.text == "Уже сделано: Оля"
        await team.redelivered()
        assert await team.map() == before

    async def test_the_pain_is_closed_on_the_map_and_opened_again(self, team: Team) -> None:
        journey = await team.map()
        fix = await team.task(2, 1)
        tasks = [task for task in journey.tasks if task.source == fix.source]
        for task in tasks:
            assert "помеха теперь решена" in said(
                await team.tap(f"g:d:{(await team.posts())[0].id}:{task.id}:1")
            )

        async def closed() -> bool:
            items = (await team.map()).stages[1].items
            return next(item.closed for item in items if item.id == fix.source)

        assert await closed()
        await team.tap(f"g:d:{(await team.posts())[0].id}:{fix.id}:0")
        assert not await closed()

    async def test_in_private_shows_in_the_group(self, team: Team) -> None:
        task = await team.task(1, 1)
        owner = team.house.chat()
        await owner.press(Button("x", f"a:done:{(await team.map()).id}:{task.id}:1"))
        await team.settle()
        assert "✅ 1. <s>" in await team.text("1")


class TestTaking:
    async def test_only_a_free_one(self, team: Team) -> None:
        take = (await team.message("1"))[1].rows[0][1].data
        await team.tap(take)
        assert (await team.task(1, 1)).owner == "Оля"
        late = await team.tap(take, BORYA)
        assert late.toast is not None
        assert late.toast.text == "Эту задачу уже держит Оля."
        assert late.toast.alert
        await team.settle()
        assert "✋ Оля ✕" in await team.labels("1")

    async def test_given_back_by_who_has_it(self, team: Team) -> None:
        await team.press("1", "✋ Взять")
        await team.settle()
        await team.press("1", "✋ Оля ✕")
        assert (await team.task(1, 1)).owner is None
        assert team.admins.asked == 0

    async def test_not_by_others_but_by_who_rules(self, team: Team) -> None:
        await team.press("1", "✋ Взять")
        await team.settle()
        assert "Оля или администратор" in said(await team.press("1", "✋ Оля ✕", BORYA))
        team.admins.who = None
        assert "не ответил" in said(await team.press("1", "✋ Оля ✕", BORYA))
        assert (await team.task(1, 1)).owner == "Оля"
        team.admins.who = frozenset({BORYA})
        await team.press("1", "✋ Оля ✕", BORYA)
        assert (await team.task(1, 1)).owner is None

    async def test_done_keeps_who_had_it(self, team: Team) -> None:
        await team.press("1", "✋ Взять")
        await team.press("1", "☐ 1.", BORYA)
        await team.press("1", "☐ 1.", BORYA)
        await team.settle()
        await team.press("1", "✅ 1.", BORYA)
        task = await team.task(1, 1)
        assert (task.status, task.owner) == (TaskStatus.TAKEN, "Оля")


class TestMenus:
    async def menu(self, team: Team, stage: str, place: int, by: int = OLYA) -> None:
        """Somebody's own, of one task."""
        await team.press(stage, "⋯", by)
        await team.inside(team.alone[by][1].rows[place - 1][0].text, by)

    async def test_the_list_stays_while_somebody_chooses(self, team: Team) -> None:
        before, edits = dict(team.seen), team.edits
        await self.menu(team, "1", 2)
        assert (await team.task(1, 2)).text in team.alone[OLYA][1].text
        for label in ("📅", "‹", "Закрыть"):
            await team.inside(label)
            await team.settle()
        assert team.alone == {}
        assert (team.seen, team.edits) == (before, edits)

    async def test_a_quick_day(self, team: Team) -> None:
        await self.menu(team, "1", 2)
        await team.inside("📅")
        assert [button.text for row in team.alone[OLYA][1].rows for button in row] == [
            "Сегодня · 23.11",
            "Завтра · 24.11",
            "В пятницу · 27.11",
            "Через неделю · 30.11",
            "Другой день",
            "‹ Назад",
        ]
        await team.inside("В пятницу")
        await team.settle()
        assert (await team.task(1, 2)).due == dt.date(2026, 11, 27)
        assert "до 27 ноября" in await team.text("1")
        await team.inside("📅")
        await team.inside("Без срока")
        await team.settle()
        assert (await team.task(1, 2)).due is None
        assert "до 27 ноября" not in await team.text("1")

    async def test_yesterdays_today_is_refused(self, team: Team) -> None:
        team.house.clock.moment = NOW.replace(hour=20, minute=59)  # a minute to midnight there
        await self.menu(team, "1", 2)
        await team.inside("📅")
        team.house.clock.forward(minutes=1)
        assert "уже прошёл" in said(await team.inside("Сегодня · 23.11"))
        assert (await team.task(1, 2)).due is None
        await team.inside("📅")
        await team.inside("Сегодня · 24.11")
        assert (await team.task(1, 2)).due == dt.date(2026, 11, 24)

    async def test_removing_is_for_who_rules_and_can_be_undone(self, team: Team) -> None:
        task = await team.task(1, 1)
        await self.menu(team, "1", 1, BORYA)
        for admins, words in ((frozenset[int](), "Это могут"), (None, "не ответил")):
            team.admins.who = admins
            assert words in said(await team.inside("🔒 Убрать", BORYA))
            assert (await team.task(1, 1)).id == task.id
        await self.menu(team, "1", 1, ANYA)
        await team.inside("🔒 Убрать", ANYA)  # the map's owner
        await team.settle()
        assert task.text not in await team.text("1")
        team.admins.who = frozenset({BORYA})
        late = await team.inside("🔒 Убрать", BORYA)  # his menu still offers it
        assert said(late).startswith("Убрано")
        await team.inside("↩ Вернуть", BORYA)
        await team.settle()
        assert (await team.task(1, 1)).id == task.id
        assert task.text in await team.text("1")

    async def test_pages(self, team: Team) -> None:
        journey = await team.map()
        stage = journey.stages[0]
        many = "\n".join(f"Своя задача {number}" for number in range(STAGE_TASKS_MAX - 7))
        await team.press("1", "＋")
        await team.settle()
        await team.say(many, team.note()[0])
        await team.settle()
        tasks = [label for label in await team.labels("1") if label.startswith("☐")]
        assert len(tasks) == TASKS_A_PAGE
        await team.press("1", "Ещё 1/3 ›")
        await team.settle()
        assert f"☐ {TASKS_A_PAGE + 1}." in "\n".join(await team.labels("1"))
        await team.press("1", "Ещё 2/3 ›")
        await team.settle()
        assert "Ещё" not in "".join(await team.labels("1"))
        await team.press("1", "☐ 17.")
        assert (await team.task(1, 17)).status is TaskStatus.DONE
        assert stage.id == (await team.map()).stages[0].id


class TestWords:
    async def test_a_task_is_asked_for_and_noted_in_its_place(self, team: Team) -> None:
        await team.press("2", "＋")
        assert "уже ниже" in said(await team.press("2", "＋"))
        await team.settle()
        number, note = team.note()
        assert f'<a href="tg://user?id={OLYA}">Оля</a>' in note.text
        assert note.awaits
        await team.say("Раз\nДва", number, BORYA)  # anybody may answer
        await team.settle()
        assert "Добавлено на этап" in team.note()[1].text
        assert "Два" in await team.text("2")
        await team.say("Три", number)  # it is answered already
        await team.settle()
        assert "Три" not in await team.text("2")

    async def test_a_comment(self, team: Team) -> None:
        await TestMenus().menu(team, "2", 1)
        await team.inside("💬")
        await team.settle()
        await team.say("Рамку <купил>", team.note()[0])
        await team.settle()
        assert "💬 Оля: Рамку &lt;купил&gt;" in await team.text("2")

    async def test_a_day_that_cannot_be_read_is_asked_for_again(self, team: Team) -> None:
        await TestMenus().menu(team, "2", 1)
        await team.inside("📅")
        await team.inside("Другой день")
        await team.settle()
        first, _ = team.note()
        await team.say("когда-нибудь", first)
        await team.settle()
        second, note = team.note()
        assert second > first
        assert "Дату не разобрать" in note.text
        await team.say("1 декабря", second)
        await team.settle()
        assert (await team.task(2, 1)).due == dt.date(2026, 12, 1)

    async def test_talk_is_nobodys_answer(self, team: Team) -> None:
        before = await team.map()
        await team.say("просто слова", None)
        assert await team.map() == before

    async def test_an_anonymous_administrator_is_called_so(self, team: Team) -> None:
        await team.press("2", "＋")
        await team.settle()
        await team.say("От имени группы", team.note()[0], 1087968824, anonymous=True)
        task = (await team.map()).tasks[-1]
        assert task.text == "От имени группы"
        await TestMenus().menu(team, "2", 1)
        await team.inside("💬")
        await team.settle()
        await team.say("да", team.note()[0], 1087968824, anonymous=True)
        comment = (await team.task(2, 1)).comments[-1]
        assert (comment.by, comment.by_id) == ("администратор", GROUP)


class TestRights:
    async def test_a_button_from_another_chat_is_refused(self, team: Team) -> None:
        data = (await team.message("1"))[1].rows[0][0].data
        stranger = Team(team.house, chat=-77)
        team.house.rights = team.admins
        assert "здесь больше нет" in said(await stranger.tap(data))
        assert (await team.task(1, 1)).status is TaskStatus.TODO

    @pytest.mark.parametrize(
        "data", ["", "x", "g:d", "g:zz:p:1", "g:d:nothing:t:1", "a:done:x:y:1", "g:u:{p}:x:y"]
    )
    async def test_nonsense_harms_nobody(self, team: Team, data: str) -> None:
        (post,) = await team.posts()
        before = await team.map()
        for suffix in ("", ":", ":m", ":m:overview:999-x-y"):
            await team.tap(data.replace("{p}", post.id) + suffix)
        for act in "dtumncwrsxpb":
            await team.tap(f"g:{act}:{post.id}", ANYA)
        await team.settle()
        assert (await team.map()).tasks == before.tasks

    async def test_settings_are_for_who_rules(self, team: Team) -> None:
        before = await team.labels(OVERVIEW)
        refused = await team.press(OVERVIEW, "🔒", BORYA)
        await team.settle()
        assert refused.toast is not None
        assert refused.toast.alert
        assert await team.labels(OVERVIEW) == before
        await team.press(OVERVIEW, "🔒", ANYA)
        await team.settle()
        await team.press(OVERVIEW, "🔔", ANYA)
        assert not (await team.group()).quiet
        close = find((await team.message(OVERVIEW))[1], "Закрыть").data
        assert (await team.tap(close, BORYA)).toast is not None
        assert not (await team.posts())[0].closed
        await team.tap(close, ANYA)
        await team.settle()
        assert "Список закрыт" in await team.text(OVERVIEW)
        assert await team.labels("1") == []
        await team.press(OVERVIEW, "Открыть снова", ANYA)
        await team.settle()
        assert await team.labels("1") != []

    async def test_a_closed_list_takes_no_tick(self, team: Team) -> None:
        tick = (await team.message("1"))[1].rows[0][0].data
        (post,) = await team.posts()
        await team.tap(f"g:x:{post.id}:1", ANYA)
        assert "закрыт" in said(await team.tap(tick))
        assert (await team.task(1, 1)).status is TaskStatus.TODO

    async def test_members_are_not_kept_as_people(self, team: Team) -> None:
        await team.press("1", "☐ 1.")
        await team.press("1", "✋ Взять", BORYA)
        assert await team.house.chat(OLYA).known() is None
        assert await team.house.chat(BORYA).known() is None

    async def test_a_tap_does_not_touch_the_private_chat(self, team: Team) -> None:
        before = await team.house.chat().known()
        await team.press("1", "☐ 1.", ANYA)
        await team.settle()
        assert await team.house.chat().known() == before

    async def test_no_member_leaves_in_a_file(self, team: Team) -> None:
        await team.press("1", "☐ 1.")
        await team.press("1", "✋ Взять", BORYA)
        content = write(await team.map())
        assert "Оля".encode() in content
        assert f'_id": {OLYA}'.encode() not in content


class TestMap:
    async def test_a_new_picture_only_of_a_changed_map(self, team: Team) -> None:
        await team.press(OVERVIEW, "Показать карту")
        await team.settle()
        sent = team.sent
        assert "не менялась" in said(await team.press(OVERVIEW, "Показать карту"))
        journey = await team.map()
        pain = Item(id="more", lane="pains", text="Ещё")
        first = journey.stages[0]
        changed = first.model_copy(update={"items": (*first.items, pain)})
        await team.house.chat().put(
            journey.model_copy(update={"stages": (changed, *journey.stages[1:])})
        )
        await team.press(OVERVIEW, "Показать карту")
        await team.settle()
        assert team.sent == sent + 2

    async def test_a_stage_that_goes_takes_its_message(self, team: Team, chat: Chat) -> None:
        number, _ = await team.message("6")
        journey = await team.map()
        await team.house.chat().put(journey.model_copy(update={"stages": journey.stages[:-1]}))
        await team.settle()
        assert number not in team.seen

    async def test_a_deleted_map_closes_its_list_and_comes_back(self, team: Team) -> None:
        tick = (await team.message("1"))[1].rows[0][0].data
        number, before = await team.message("1")
        owner, journey = team.house.chat(), await team.map()
        await owner.press(Button("x", f"a:delete:{journey.id}"))
        await team.settle()
        assert "Карту удалили" in str(team.seen[number])
        assert "Карту удалили" in said(await team.tap(tick))
        await owner.press(Button("x", f"a:undelete:{journey.id}"))
        await team.settle()
        assert team.seen[number] == before

    async def test_forgotten_owners_leave_no_message(self, team: Team) -> None:
        async with team.house.store.write() as work:
            await work.forget(ANYA)
        await team.settle()
        assert team.seen == {}


async def test_everything_fits_whatever_was_typed(house: House) -> None:
    team = await posted(house)
    journey = await team.map()
    for letter in ("&", "😀", "Щ ", "<b>"):
        text = (letter * 300)[:300]
        tasks = tuple(
            task.model_copy(
                update={"text": text, "why": text, "owner": text[:80], "due": NOW.date()}
            )
            for task in journey.tasks
        )
        await house.chat().put(journey.model_copy(update={"tasks": tasks, "title": text[:80]}))
        await team.settle()
