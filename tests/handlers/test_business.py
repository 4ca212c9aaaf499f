"""«О бизнесе»: each line is changed by a tap or by words, and what follows from it follows."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers.pages.business import BUSINESS
from handlers.screen import Button
from journey.model import Journey
from journey.posts import Group
from tests.handlers.chat import LIBRARY, NOW, Chat, House
from tests.handlers.steps import label, to_done, to_stages
from tests.handlers.team import token
from tests.handlers.test_review import stored
from tests.handlers.timed import TimedTeam

RU = LIBRARY.texts("ru")


async def at_business(chat: Chat, *, trade: str = "Ромашка") -> Journey:
    """The page of a map whose trade was typed."""
    await chat.command("start")
    await chat.say(trade)
    await chat.press(chat.buttons()[0])
    await chat.tap(label(chat, "button.fits"))
    await to_page(chat)
    return (await chat.maps())[0]


async def to_page(chat: Chat) -> None:
    await chat.tap(label(chat, "button.card"))
    await chat.reach(label(chat, "button.rest"))
    await chat.reach(label(chat, "button.business"))


def texts_of(journey: Journey) -> set[str]:
    return {item.text for stage in journey.stages for item in stage.items}


class TestPage:
    async def test_a_misprint_in_the_trade_is_mended_everywhere(self, chat: Chat) -> None:
        before = await at_business(chat, trade="Ромашка горада")
        assert (before.business, before.title) == ("Ромашка горада", "Ромашка горада")
        await chat.tap("Дело")
        assert "Сейчас: Ромашка горада" in chat.text
        await chat.say("Ромашка города")
        after = await chat.map()
        assert (after.business, after.title) == ("Ромашка города", "Ромашка города")
        assert "Ромашка города" in chat.text
        assert "О бизнесе" in chat.text

    async def test_a_title_of_its_own_stays(self, chat: Chat) -> None:
        before = await at_business(chat)
        await chat.put(before.with_(title="Наша карта"))
        await chat.tap("Дело")
        await chat.say("Музей часов")
        after = await chat.map()
        assert (after.business, after.title) == ("Музей часов", "Наша карта")

    async def test_the_way_in_own_words_and_emptied(self, chat: Chat) -> None:
        await at_business(chat)
        await chat.tap("Какой путь")
        await chat.say("Семья идёт\nна выставку")
        assert (await chat.map()).scenario == "Семья идёт на выставку"
        await chat.tap("Какой путь")
        await chat.tap(label(chat, "button.clear"))
        assert (await chat.map()).scenario is None
        assert "Какой путь: пока пусто" in chat.text

    async def test_a_country_by_a_tap(self, chat: Chat) -> None:
        await at_business(chat)
        await chat.tap("Страна")
        await chat.tap("Казахстан")
        assert (await chat.map()).country == "Казахстан"
        assert "Страна: Казахстан" in chat.text

    async def test_a_map_speaks_as_its_country_does(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.tap("☕ Кофейня")
        await chat.press(chat.buttons()[0])
        await chat.tap(label(chat, "button.fits"))
        there = texts_of(await chat.map())
        assert "Яндекс Карты" in there
        await to_page(chat)
        await chat.tap("Город")
        await chat.say("Алматы")
        assert "Страна: Казахстан" in chat.text
        moved = texts_of(await chat.map())
        assert not moved & {"Яндекс Карты", "Сообщество ВКонтакте"}
        assert "Google Карты" in moved

    async def test_hours_from_moscow_are_no_city(self, chat: Chat) -> None:
        await at_business(chat)
        await chat.tap("Город")
        await chat.say("МСК+2")
        after = await chat.map()
        assert (after.city, after.zone, after.country) == ("UTC+5", "Etc/GMT-5", None)
        assert "Город: UTC+5\n" in chat.text

    async def test_too_many_letters_are_refused_and_the_line_stays(self, chat: Chat) -> None:
        before = await at_business(chat)
        await chat.tap("Дело")
        await chat.say("х" * 81)
        assert chat.reply.notice is not None
        assert await chat.map() == before

    async def test_leads_to_the_customers(self, chat: Chat) -> None:
        await at_business(chat)
        await chat.reach(label(chat, "button.audience"))
        assert "Кого описать" in chat.text or chat.button("Назад")


class TestGoal:
    async def test_is_offered_once_beside_the_finished_map(self, chat: Chat) -> None:
        await to_done(chat)
        await chat.tap(RU.plain("button.purpose"))
        assert "Зачем вам карта?" in chat.text
        await chat.tap("Меньше жалоб")
        after = await chat.map()
        assert after.goal == "Меньше жалоб"
        assert after.title in chat.text

    async def test_put_off_it_is_not_offered_again(self, chat: Chat) -> None:
        await to_done(chat)
        await chat.tap(RU.plain("button.purpose"))
        await chat.tap(RU.plain("button.not_now"))
        assert (await chat.map()).goal is None
        await chat.reach(label(chat, "button.rest"))
        await chat.reach(label(chat, "button.business"))
        assert "Зачем карта: пока пусто" in chat.text
        await chat.tap("Зачем карта")
        await chat.say("Понять, почему уходят")
        assert (await chat.map()).goal == "Понять, почему уходят"
        assert "О бизнесе" in chat.text

    async def test_a_map_speaks_its_own_language(self, house: House) -> None:
        chat = house.chat(language="en")
        await to_done(chat)
        await chat.tap("What is the map for")
        await chat.tap("Fewer complaints")
        assert (await chat.map()).goal == "Fewer complaints"


class TestCity:
    @pytest.mark.parametrize(
        ("typed", "city", "zone", "said"),
        [
            ("екатеринбург", "Екатеринбург", "Asia/Yekaterinburg", "Город: Екатеринбург"),
            ("Челябинск", "Челябинск", "Asia/Yekaterinburg", "Челябинск (время: Екатеринбург)"),
        ],
    )
    async def test_typed_gives_its_clock(
        self, chat: Chat, typed: str, city: str, zone: str, said: str
    ) -> None:
        await at_business(chat)
        await chat.tap("Город")
        await chat.say(typed)
        after = await chat.map()
        assert (after.city, after.zone) == (city, zone)
        assert said in chat.text

    async def test_of_no_known_clock_is_kept_and_its_clock_asked(self, chat: Chat) -> None:
        await at_business(chat)
        await chat.tap("Город")
        await chat.say("Урюпинск")
        assert (await chat.map()).zone is None
        assert "«Урюпинск» записан" in chat.text
        await chat.tap("Самара")
        after = await chat.map()
        assert (after.city, after.zone) == ("Урюпинск", "Europe/Samara")
        assert "Урюпинск (время: Самара)" in chat.text

    async def test_the_clock_of_an_unknown_one_may_be_typed(self, chat: Chat) -> None:
        await at_business(chat)
        await chat.tap("Город")
        await chat.say("Сарапул-на-Каме")
        await chat.say("Ижевск")
        after = await chat.map()
        assert (after.city, after.zone) == ("Сарапул-на-Каме", "Europe/Samara")
        assert "О бизнесе" in chat.text

    async def test_tapped_and_taken_away(self, chat: Chat) -> None:
        await at_business(chat)
        await chat.tap("Город")
        await chat.reach("Ещё")
        await chat.tap("Новосибирск")
        assert (await chat.map()).city == "Новосибирск"
        await chat.tap("Город")
        await chat.tap(label(chat, "button.clear"))
        after = await chat.map()
        assert (after.city, after.zone) == (None, None)

    async def test_its_morning_is_the_reminder_s(self, chat: Chat, house: House) -> None:
        """The day set before the city was told is said by the city's clock too."""
        journey = await at_business(chat)
        await chat.put(journey)
        await chat.tap("Назад")
        await chat.reach("Когда проверить")
        await chat.tap("Через квартал")
        told = await stored(house, journey.id)
        assert told is not None
        assert told.due == dt.datetime(2027, 2, 23, 7, tzinfo=dt.UTC)
        await chat.tap("Назад")
        await chat.reach(label(chat, "button.business"))
        await chat.tap("Город")
        await chat.say("Владивосток")
        told = await stored(house, journey.id)
        assert told is not None
        assert told.due == dt.datetime(2027, 2, 23, 0, tzinfo=dt.UTC)
        await chat.tap("Назад")
        await chat.reach("Когда проверить")
        assert "в 10:00 (Владивосток)." in chat.text

    async def test_its_day_is_the_map_s(self, chat: Chat, house: House) -> None:
        """At 20:00 in Moscow it is tomorrow in Vladivostok."""
        await at_business(chat)
        await chat.tap("Город")
        await chat.say("Владивосток")
        house.clock.moment = NOW.replace(hour=17)
        await chat.tap("Назад")
        await chat.reach("Когда проверить")
        await chat.tap("Через месяц")
        assert (await chat.map()).next_review == dt.date(2026, 12, 24)


@pytest.mark.parametrize(
    ("chosen", "zone"), [(None, "Asia/Vladivostok"), ("Asia/Omsk", "Asia/Omsk")]
)
async def test_a_group_that_chose_no_city_begins_with_the_business_s(
    house: House, chosen: str | None, zone: str
) -> None:
    owner = house.chat()
    await at_business(owner)
    await owner.tap("Город")
    await owner.say("Владивосток")
    team = TimedTeam(house)
    if chosen is not None:
        async with house.store.write() as work:
            group = Group(chat=team.chat, language="ru", timezone=chosen, timezone_chosen=True)
            await work.groups.save_group(group)
    await team.command("start", await token(owner))
    await team.settle()
    assert (await team.group()).timezone == zone


async def test_another_s_page_is_not_shown(chat: Chat, house: House) -> None:
    journey = await to_stages(chat)
    other = house.chat(8)
    await other.command("start")
    await other.press(Button("?", BUSINESS.opens(journey)))
    assert "О бизнесе" not in other.text
