"""How a list comes to a group, moves within it, and stops when the bot is taken out."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.flows.groups import reporting, showing
from handlers.flows.groups.joining import hashed
from handlers.flows.groups.steps import Draw, Show
from handlers.screen import Button
from journey.ports import LEASE
from journey.posts import GREETING, INVITE_LIFE, OVERVIEW, PICTURE, Note
from tests.handlers.chat import ANYA, Chat, House
from tests.handlers.steps import to_draft
from tests.handlers.team import BORYA, GROUP, OLYA, Team, apart, posted, token


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house)


@pytest.fixture
async def owner(chat: Chat) -> Chat:
    await to_draft(chat)
    return chat


async def is_behind(team: Team) -> bool:
    """Whether the group is to be looked at."""
    async with team.house.store.read() as work:
        return team.chat in await work.groups.behind("one", team.house.clock.now())


class TestLink:
    async def test_a_line_to_copy_does_the_same_where_the_link_loses_its_end(
        self, owner: Chat
    ) -> None:
        given = await token(owner)
        (line,) = [button.copy for button in owner.buttons() if button.copy]
        assert line == f"/start@tropa_bot {given}"
        assert "Скопировать строку" in owner.text

    async def test_posts_the_picture_the_overview_and_each_stage(self, team: Team) -> None:
        (post,) = await team.posts()
        journey = await team.map()
        names = {slot.name for slot in post.slots}
        assert {PICTURE, OVERVIEW, *(stage.id for stage in journey.stages)} <= names
        order = [
            post.slot(name).message or 0
            for name in (PICTURE, OVERVIEW, *(stage.id for stage in journey.stages))
        ]
        assert order == sorted(order)
        assert team.sent == 1 + 1 + len(journey.stages)

    async def test_is_beyond_guessing_and_kept_nowhere(self, owner: Chat) -> None:
        given = await token(owner)
        assert len(given) >= 26  # of 36 letters: over 128 bits
        async with owner.house.store.write() as work:
            assert await work.groups.take_invite(given, owner.house.clock.now()) is None
            found = await work.groups.take_invite(hashed(given), owner.house.clock.now())
        assert found is not None
        assert found.person == ANYA

    async def test_works_once(self, owner: Chat) -> None:
        given = await token(owner)
        first, second = Team(owner.house), Team(owner.house, chat=-55)
        await first.command("start", given)
        await second.command("start", given, OLYA)
        await second.settle()
        assert await second.posts() == ()
        assert "устарела" in second.note()[1].text
        assert len(await first.posts()) == 1

    async def test_works_for_an_hour(self, owner: Chat) -> None:
        given = await token(owner)
        owner.house.clock.moment += INVITE_LIFE
        team = Team(owner.house)
        await team.command("start", given)
        await team.settle()
        assert await team.posts() == ()

    @pytest.mark.parametrize("given", ["x", "0" * 36, "'; drop table invites; --"])
    async def test_a_made_up_one_is_refused(self, owner: Chat, given: str) -> None:
        team = Team(owner.house)
        await team.command("start", given)
        await team.settle()
        assert await team.posts() == ()

    async def test_is_the_right_itself(self, owner: Chat) -> None:
        team = Team(owner.house)
        await team.command("start", await token(owner), OLYA)  # whoever the owner gave it to
        assert (await team.posts())[0].by == ANYA

    async def test_of_a_deleted_map_leads_nowhere(self, owner: Chat) -> None:
        given = await token(owner)
        await owner.press(Button("x", f"a:delete:{(await owner.map()).id}"))
        team = Team(owner.house)
        await team.command("start", given)
        assert await team.posts() == ()

    async def test_again_moves_the_list_down(self, team: Team) -> None:
        old = {number for number, what in team.seen.items() if what}
        await team.command("start", await token(team.house.chat()))
        await team.settle()
        assert len(await team.posts()) == 1
        assert not old & set(team.seen)

    async def test_several_groups_and_several_maps(self, team: Team) -> None:
        owner = team.house.chat()
        second = Team(team.house, chat=-55)
        await second.command("start", await token(owner))
        await second.settle()
        await apart(second)
        await team.press("1", "☐ 1.")
        await second.settle()
        assert "✅ 1." in await second.text("1")
        other = team.house.chat(BORYA)
        await to_draft(other, "🛒")
        await team.command("start", await token(other), BORYA)
        await team.settle()
        assert [post.by for post in await team.posts()] == [ANYA, BORYA]
        assert team.sent == second.sent + 2, "a strip and a list"


class TestExplaining:
    async def test_added_by_hand_in_two_lines(self, house: House) -> None:
        team = Team(house)
        await team.joined()
        step = await showing.next_step(house.services, GROUP, "one")
        assert step == house.clock.now() + GREETING
        await team.settle()
        (text,) = team.seen.values()
        assert str(text).count("\n") == 1
        await team.joined()
        await team.settle()
        assert team.sent == 1

    async def test_not_when_a_link_tells_why(self, team: Team) -> None:
        team.house.clock.moment += GREETING * 2
        await team.settle()
        assert not [what for what in team.seen.values() if "Я Тропа" in str(what)]

    async def test_start_without_a_link(self, house: House) -> None:
        team = Team(house)
        await team.command("start", by=OLYA)
        await team.settle()
        _, note = team.note()
        assert "личном чате" in note.text
        assert note.link is not None
        assert note.link[1] == "https://t.me/tropa_bot?start=group"
        assert await house.chat(OLYA).known() is None

    async def test_checklist_where_there_is_none(self, house: House) -> None:
        team = Team(house)
        await team.command("checklist")
        await team.settle()
        assert "пока нет чек-листа" in team.note()[1].text


class TestChecklist:
    async def test_points_to_the_list_and_brings_it_down(self, team: Team) -> None:
        overview, _ = await team.message(OVERVIEW)
        await team.command("checklist")
        await team.settle()
        number, note = team.note()
        assert note.reply_to == overview
        assert note.link is not None
        early = await team.tap(note.link[1], message=number)
        assert early.toast is not None
        await team.settle()
        assert (await team.message(OVERVIEW))[0] == overview  # it came a moment ago
        team.house.clock.forward(minutes=2)
        await team.tap(note.link[1], message=number)
        await team.settle()
        moved, _ = await team.message(OVERVIEW)
        assert moved > number
        assert overview not in team.seen

    async def test_in_a_topic_moves_there(self, team: Team) -> None:
        old = set(team.seen)
        assert not await is_behind(team)
        await team.command("checklist", topic=77)
        assert await is_behind(team)
        await team.settle()
        (post,) = await team.posts()
        assert post.topic == 77
        assert not old & set(team.seen)
        await team.command("checklist", topic=77)
        await team.settle()
        assert team.note()[1].topic == 77


class TestRemoved:
    async def test_stops_tells_the_owner_and_goes_on(self, team: Team) -> None:
        tick = (await team.message("1"))[1].rows[0][0].data
        await team.removed()
        await team.settle()
        assert [person for person, _ in team.told] == [ANYA]
        assert "Меня больше нет в группе" in team.told[0][1]
        await team.settle()
        assert len(team.told) == 1
        sent = team.sent, team.edits
        owner = team.house.chat()
        _, _, journey, task, wished = ["", "", (await team.map()).id, tick.split(":")[3], 1]
        await owner.press(Button("x", f"a:done:{journey}:{task}:{wished}"))
        await team.settle()
        assert (team.sent, team.edits) == sent
        assert not await is_behind(team)
        await team.joined()
        assert await is_behind(team)
        await team.settle()
        assert "✅ 1." in await team.text("1")
        assert team.sent == sent[0]

    async def test_called_where_it_thought_itself_out_it_is_back(self, team: Team) -> None:
        await team.removed()
        await team.settle()
        await team.command("checklist")
        async with team.house.store.read() as work:
            group = await work.groups.group(team.chat)
        assert group is not None
        assert group.here

    async def test_silenced_says_what_to_do(self, team: Team) -> None:
        await team.removed(muted=True)
        await team.settle()
        assert "право писать" in team.told[0][1]

    async def test_found_out_by_sending(self, team: Team) -> None:
        await reporting.put_out(team.house.services, GROUP, muted=False)
        await team.removed()  # the news comes too
        await team.settle()
        assert len(team.told) == 1

    async def test_taken_out_in_private(self, team: Team) -> None:
        owner = team.house.chat()
        await token(owner)
        assert "Команда" in owner.text
        remove = owner.button("Убрать из «Команда»")
        await owner.press(remove)
        sure = owner.button("Да, убрать")
        await owner.press(sure)
        assert await is_behind(team)  # whoever keeps the group's messages has work there
        assert remove not in owner.buttons()
        await team.settle()
        assert [type(what) for what in team.seen.values()] == [Note]
        assert await team.posts() == ()
        for old in (remove, sure):  # once more, from an old page
            await owner.press(old)
            assert remove not in owner.buttons()

    async def test_nobody_takes_another_owners_list_out(self, team: Team) -> None:
        owner, other = team.house.chat(), team.house.chat(BORYA)
        await token(owner)
        remove = owner.button("Убрать из «Команда»")
        await to_draft(other, "🛒")
        own, foreign = (await other.map()).id, (await owner.map()).id
        await other.press(Button("x", remove.data.replace(foreign, own)))
        post = (await team.posts())[0].id
        await other.press(Button("x", f"a:takeout:{own}:{post}"))
        assert "takeout" in remove.data
        await team.settle()
        assert len(await team.posts()) == 1
        assert team.seen


class TestLost:
    async def test_what_cannot_be_edited_is_posted_anew_once(self, team: Team) -> None:
        number, _ = await team.message("1")
        team.broken.add(number)
        sent = team.sent
        await team.press("1", "☐ 1.")
        await team.settle()
        assert team.sent == sent + 1
        fresh, _ = await team.message("1")
        assert fresh != number
        await team.press("1", "☐ 2.")
        await team.settle()
        assert team.sent == sent + 1

    async def test_a_closed_topic_sends_the_list_to_the_general_one(self, team: Team) -> None:
        await team.command("checklist", topic=77)
        await team.settle()
        old = {number for number in team.seen if number}
        await reporting.topic_closed(team.house.services, team.chat, 77)
        await team.settle()
        assert (await team.posts())[0].topic is None
        assert not old & set(team.seen)

    async def test_what_telegram_never_takes_is_not_tried_for_ever(self, team: Team) -> None:
        await team.press("1", "☐ 1.")
        step = await showing.next_step(team.house.services, GROUP, "one")
        assert isinstance(step, Show)
        await reporting.refused(team.house.services, step)
        assert await showing.next_step(team.house.services, GROUP, "one") != step
        await team.settle()
        await team.press("1", "☐ 2.", BORYA)
        await team.settle()
        assert "2 из " in await team.text("1")

    async def test_without_a_picture_the_words_come(self, owner: Chat) -> None:
        team = Team(owner.house)
        await team.command("start", await token(owner))
        step = await showing.next_step(owner.house.services, GROUP, "one")
        assert isinstance(step, Draw)
        await reporting.refused(owner.house.services, step)
        await team.settle()
        assert (await team.posts())[0].slot(PICTURE).message is None
        assert "0 из" in await team.text(OVERVIEW)

    async def test_sent_while_the_list_moved_on_is_taken_away(self, owner: Chat) -> None:
        team = Team(owner.house)
        await team.command("start", await token(owner))
        step = await showing.next_step(owner.house.services, GROUP, "one")
        assert isinstance(step, Draw)
        await team.command("checklist", topic=5)
        await reporting.sent(owner.house.services, step, (team.post("late"),))
        await team.settle()
        assert "late" not in team.seen.values()

    async def test_a_message_we_lost_sight_of_shows_itself(self, team: Team) -> None:
        tick = (await team.message("1"))[1].rows[0][0].data
        team.seen[5] = "a twin whose sending was never confirmed"
        await team.tap(tick, message=5)
        await team.settle()
        assert 5 not in team.seen
        assert (await team.task(1, 1)).done_by == "Оля"


async def test_another_process_keeps_its_hands_off(team: Team) -> None:
    await team.press("1", "☐ 1.")
    assert await showing.next_step(team.house.services, GROUP, "one") is not None
    assert await showing.next_step(team.house.services, GROUP, "two") is None
    team.house.clock.moment += LEASE + dt.timedelta(seconds=1)
    assert await showing.next_step(team.house.services, GROUP, "two") is not None
