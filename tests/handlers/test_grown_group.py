"""A group that became a supergroup keeps its list, also where the news of it was lost."""

from __future__ import annotations

import pytest

from tests.handlers.chat import ANYA, House
from tests.handlers.team import BORYA, OLYA, Team, posted


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house)


class TestMigration:
    NEW = -1_002_000_000_999

    async def test_everything_goes_along_and_is_posted_anew(self, team: Team) -> None:
        await team.press("1", "☐ 1.")
        await team.migrated(self.NEW)
        await team.migrated(self.NEW)
        grown = Team(team.house, chat=self.NEW)
        await grown.settle()
        assert grown.sent == team.sent
        assert "✅ 1." in await grown.text("1")
        assert await team.posts() == ()

    async def test_a_tap_on_its_way_counts(self, team: Team) -> None:
        tick = (await team.message("1"))[1].rows[0][0].data
        await team.migrated(self.NEW)
        reply = await team.tap(tick)
        assert reply.toast is not None
        assert reply.toast.text == "Сделано. На карте эта помеха теперь решена"
        assert (await team.task(1, 1)).done_by == "Оля"

    async def test_the_group_that_moved_is_no_back_door(self, team: Team) -> None:
        tick = (await team.message("1"))[1].rows[0][0].data
        await team.migrated(self.NEW)
        stranger = Team(team.house, chat=-3)
        refused = await stranger.tap(tick)
        assert refused.toast is not None
        assert refused.toast.alert


class TestGrownUnheard:
    """A small group became a supergroup, and the news was lost."""

    OLD, NEW = -500, -1_002_000_000_777

    @pytest.fixture
    async def small(self, house: House) -> Team:
        return await posted(house, chat=self.OLD)

    def grown(self, small: Team, chat: int = NEW) -> Team:
        return Team(small.house, chat=chat, admins=small.admins)

    async def test_the_list_is_found_when_it_is_called(self, small: Team) -> None:
        await small.press("1", "☐ 1.")
        small.admins.grew[self.OLD] = self.NEW
        grown = self.grown(small)
        await grown.command("checklist", by=OLYA)
        await grown.settle()
        assert grown.sent == small.sent
        assert "✅ 1." in await grown.text("1")
        assert await small.posts() == ()
        await grown.command("checklist", by=OLYA)
        assert small.admins.asked_of == [self.OLD]  # found: nobody is asked again

    async def test_whoever_posted_it_finds_it_under_another_title(self, small: Team) -> None:
        small.admins.grew[self.OLD] = self.NEW
        grown = self.grown(small)
        await grown.command("checklist", by=OLYA, title="Иначе")
        assert await grown.posts() == ()
        assert small.admins.asked_of == []
        await grown.command("checklist", by=ANYA, title="Иначе")
        assert len(await grown.posts()) == 1

    async def test_of_the_same_name_is_not_enough(self, small: Team) -> None:
        small.admins.grew[self.OLD] = self.NEW
        stranger = self.grown(small, chat=self.NEW - 1)
        await stranger.command("checklist", by=BORYA)
        assert small.admins.asked_of == [self.OLD]
        assert await stranger.posts() == ()
        assert len(await small.posts()) == 1

    async def test_a_small_group_is_asked_about_nothing(self, small: Team) -> None:
        await self.grown(small, chat=-501).command("checklist")
        await self.grown(small).command("help")
        assert small.admins.asked_of == []

    async def test_a_repeat_moves_nothing_back(self, small: Team) -> None:
        small.admins.grew[self.OLD] = self.NEW
        grown = self.grown(small)
        await grown.command("checklist")
        (post,) = await grown.posts()
        await grown.redelivered()
        assert await grown.posts() == (post,)
