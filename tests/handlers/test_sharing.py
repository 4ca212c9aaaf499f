"""A link to a map: made, sent, opened, closed; looking is not owning."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from handlers.screen import Button
from journey import limits
from tests.handlers.chat import BORYA, Chat, House
from tests.handlers.steps import to_card, to_draft

LINK = re.compile(r"https://t\.me/tropa_bot\?start=([A-Za-z0-9_-]{1,64})")


async def shared(chat: Chat) -> str:
    """A link; its start parameter."""
    await to_draft(chat)
    await chat.tap("Карта и файлы")
    await chat.reach("Поделиться")
    found = LINK.search(chat.text)
    assert found is not None
    return found[1]


@pytest.fixture
def borya(house: House) -> Chat:
    return house.chat(BORYA, "ru")


async def test_a_link_is_made_once_and_sent_by_telegrams_own_dialog(chat: Chat) -> None:
    start = await shared(chat)
    assert "ваше имя: Аня" in chat.text
    button = chat.button("Отправить")
    query = parse_qs(urlsplit(button.url).query)
    assert query["url"] == [f"https://t.me/tropa_bot?start={start}"]
    assert "кофейни" in query["text"][0]
    await chat.tap("‹ Назад")
    await chat.reach("Поделиться")
    assert LINK.findall(chat.text) == [start]


async def test_whoever_opens_it_sees_the_map_and_who_shows_it(chat: Chat, borya: Chat) -> None:
    start = await shared(chat)
    reply = await borya.command("start", start)
    assert reply.pictures is not None
    assert reply.pictures.pages == "first"
    journey = await chat.map()
    assert journey.title in borya.text
    assert "Карту показывает Аня" in borya.text
    assert journey.personas[0].name in borya.text
    assert borya.labels() == [
        "Показать карту",
        "Карточки для телефона",
        "Взять себе копию",
        "Мои карты",
    ]
    await borya.tap("Карточки")
    assert borya.reply.pictures is not None
    assert borya.reply.pictures.pages == "phone"
    assert "Карту показывает Аня" in borya.text


async def test_it_speaks_the_viewers_language(chat: Chat, house: House) -> None:
    start = await shared(chat)
    ben = house.chat(BORYA, "en")
    await ben.command("start", start)
    assert "is showing you this map" in ben.text


async def test_a_repeat_shows_the_page_without_drawing_again(chat: Chat, borya: Chat) -> None:
    await borya.command("start", await shared(chat))
    reply = await borya.redelivered()
    assert reply.pictures is None
    assert "Карту показывает Аня" in borya.text


async def test_its_owner_comes_to_the_card(chat: Chat) -> None:
    start = await shared(chat)
    await chat.command("start", start)
    assert "Ещё ›" in chat.labels()
    assert chat.reply.pictures is None


@pytest.mark.parametrize(
    "data",
    [
        "v:card:{map}",
        "v:links:{map}",
        "v:edit:{map}",
        "a:delete:{map}",
        "a:share:{map}",
        "a:newlink:{map}:5",
        "a:unshare:{map}:{link}",
        "v:linkterm:{map}:{link}",
        "a:linkterm:{map}:{link}:week",
        "a:draw:{map}:first",
        "a:file:{map}:json",
    ],
)
async def test_looking_is_not_owning(chat: Chat, borya: Chat, data: str) -> None:
    start = await shared(chat)
    journey = await chat.map()
    await borya.command("start", start)
    async with chat.house.store.read() as work:
        (link,) = await work.shares(journey.id)
    forged = Button("x", data.format(map=journey.id, link=link.id))
    reply = await borya.press(forged)
    assert reply.toast is not None
    assert "другого человека" in reply.toast.text
    assert (reply.screen, reply.files, reply.pictures) == (None, (), None)
    assert await chat.map() == journey
    async with chat.house.store.read() as work:
        assert await work.shares(journey.id) == (link,)


async def test_a_closed_link_is_closed_at_once(chat: Chat, borya: Chat) -> None:
    start = await shared(chat)
    await borya.command("start", start)
    show = borya.button("Показать карту")
    await chat.tap("Закрыть доступ")
    assert "Открытых ссылок нет" in chat.text
    reply = await borya.press(show)
    assert reply.pictures is None
    assert "По этой ссылке карты нет" in borya.text
    await borya.command("start", start)
    assert "По этой ссылке карты нет" in borya.text
    await chat.tap("Сделать ссылку")
    assert start not in chat.text
    assert LINK.search(chat.text)


async def test_one_link_of_several_is_closed(chat: Chat, borya: Chat) -> None:
    first = await shared(chat)
    more = chat.button("Ещё одна ссылка")
    await chat.press(more)
    second = LINK.findall(chat.text)[1]
    await chat.press(more)  # a double tap makes one
    assert LINK.findall(chat.text) == [first, second]
    await chat.tap("1. Закрыть доступ")
    assert LINK.findall(chat.text) == [second]
    await borya.command("start", second)
    assert "Карту показывает" in borya.text


async def test_links_are_bounded(chat: Chat) -> None:
    await shared(chat)
    for _ in range(limits.SHARES_MAX - 1):
        await chat.tap("Ещё одна ссылка")
    assert len(LINK.findall(chat.text)) == limits.SHARES_MAX
    assert "Ещё одна ссылка" not in chat.labels()


async def test_a_deleted_map_is_shown_to_nobody_until_it_is_back(chat: Chat, borya: Chat) -> None:
    start = await shared(chat)
    await chat.tap("‹ Назад")
    await chat.reach("Ещё ›")
    await chat.reach("Удалить")
    await borya.command("start", start)
    assert "По этой ссылке карты нет" in borya.text
    await chat.tap("Вернуть")
    await borya.command("start", start)
    assert "Карту показывает" in borya.text


@pytest.mark.parametrize("start", [f"s{'x' * 22}", f"s{'-' * 22}"])
async def test_a_made_up_link_leads_nowhere(borya: Chat, start: str) -> None:
    await borya.command("start", start)
    assert "По этой ссылке карты нет" in borya.text
    await borya.tap("Новая карта")
    assert "Чем вы занимаетесь" in borya.text


async def test_a_link_that_was_not_copied_whole_says_so(chat: Chat, borya: Chat) -> None:
    await borya.command("start", (await shared(chat))[:-4] + "A")
    assert "скопирована не целиком" in borya.text


async def test_other_start_parameters_begin_as_ever(borya: Chat) -> None:
    await borya.command("start", "from_a_friend")
    assert "Чем вы занимаетесь" in borya.text


async def test_drawing_on_sight_is_bounded(chat: Chat, borya: Chat) -> None:
    start = await shared(chat)
    for _ in range(limits.DRAWINGS_A_MINUTE):
        await borya.command("start", start)
    reply = await borya.command("start", start)
    assert reply.pictures is None
    assert reply.notice is not None


async def test_words_and_cancel_lead_on_from_a_shared_map(chat: Chat, borya: Chat) -> None:
    await borya.command("start", await shared(chat))
    await borya.say("красиво")
    assert "Карту показывает" in borya.text
    await borya.command("cancel")
    assert "Карт пока нет" in borya.text


async def test_the_finished_map_can_be_shared_too(chat: Chat, borya: Chat) -> None:
    await to_card(chat)
    await chat.reach("Поделиться")
    found = LINK.search(chat.text)
    assert found is not None
    await borya.command("start", found[1])
    assert "Самое больное место" in borya.text


async def test_a_copy_is_the_viewers_own(chat: Chat, borya: Chat) -> None:
    start = await shared(chat)
    original = await chat.map()
    await borya.command("start", start)
    take = borya.button("Взять себе копию")
    await borya.press(take)
    copy = await borya.map()
    assert copy.title == f"{original.title} (копия)"
    assert [stage.title for stage in copy.stages] == [stage.title for stage in original.stages]
    assert copy.derived_from is None
    assert "Ещё ›" in borya.labels()
    await borya.press(take)  # a double tap makes one
    assert await borya.map() == copy
    await chat.tap("Закрыть доступ")
    assert await borya.map() == copy  # it stays theirs
    assert await chat.map() == original


async def test_no_copy_is_taken_by_a_closed_link(chat: Chat, borya: Chat) -> None:
    await borya.command("start", await shared(chat))
    take = borya.button("Взять себе копию")
    await chat.tap("Закрыть доступ")
    await borya.press(take)
    assert "По этой ссылке карты нет" in borya.text
    assert await borya.maps() == []


async def test_a_copy_cannot_take_another_maps_place(chat: Chat, borya: Chat) -> None:
    start = await shared(chat)
    original = await chat.map()
    await borya.command("start", start)
    await borya.press(Button("x", f"a:take:{start[1:]}:{original.id}"))
    assert await chat.map() == original
    assert await borya.maps() == []
    await borya.press(Button("x", f"a:take:{start[1:]}:не то"))
    assert await borya.maps() == []


async def _for_a_week(chat: Chat) -> str:
    start = await shared(chat)
    await chat.tap("Срок")
    assert "Сейчас без срока" in chat.text
    await chat.tap("Неделя")
    return start


async def test_a_link_opens_the_map_for_as_long_as_its_owner_says(chat: Chat, borya: Chat) -> None:
    start = await _for_a_week(chat)
    assert "открыта до 30 ноября" in chat.text
    chat.house.clock.forward(days=7, microseconds=-1)
    await borya.command("start", start)
    assert "Карту показывает Аня" in borya.text
    show, take = borya.button("Показать карту"), borya.button("Взять себе копию")
    chat.house.clock.forward(microseconds=1)
    for button in (show, take):
        reply = await borya.press(button)
        assert reply.pictures is None
        assert "Срок этой ссылки вышел. Карту показывает Аня" in borya.text
    await borya.command("start", start)
    assert "Срок этой ссылки вышел" in borya.text
    assert borya.labels() == ["Новая карта", "Мои карты"]
    assert await borya.maps() == []


async def test_its_owner_sees_that_its_time_is_up_and_gives_it_more(
    chat: Chat, borya: Chat
) -> None:
    start = await _for_a_week(chat)
    chat.house.clock.forward(days=7)
    await chat.command("start", start)
    assert "была открыта до 30 ноября, срок вышел" in chat.text
    assert "Отправить" not in chat.labels()
    await chat.tap("Срок")
    assert "Срок вышел 30 ноября" in chat.text
    await chat.tap("Месяц")
    assert "открыта до 30 декабря" in chat.text
    assert LINK.findall(chat.text) == [start]
    await borya.command("start", start)
    assert "Карту показывает Аня" in borya.text
    await chat.tap("Срок")
    assert "Сейчас до 30 декабря" in chat.text
    await chat.tap("Без срока")
    assert "открыта с 23 ноября" in chat.text
    chat.house.clock.forward(days=4000)
    await borya.command("start", start)
    assert "Карту показывает Аня" in borya.text


async def test_the_time_of_one_link_is_not_that_of_another(chat: Chat) -> None:
    await shared(chat)
    await chat.tap("Ещё одна ссылка")
    await chat.tap("2. Срок")
    month = chat.button("Месяц")
    await chat.press(month)
    assert (chat.text.count("открыта с"), chat.text.count("открыта до")) == (1, 1)
    await chat.tap("2. Закрыть доступ")
    await chat.press(month)  # a closed link does not come back
    assert len(LINK.findall(chat.text)) == 1
    assert "открыта с 23 ноября" in chat.text


async def test_the_day_is_the_owners(chat: Chat) -> None:
    chat.house.clock.forward(hours=13)  # past midnight in Moscow
    await _for_a_week(chat)
    assert "открыта до 1 декабря" in chat.text


async def test_a_forged_time_changes_nothing(chat: Chat) -> None:
    await _for_a_week(chat)
    journey = await chat.map()
    async with chat.house.store.read() as work:
        (link,) = await work.shares(journey.id)
    for term in ("century", "", "week:more"):
        await chat.press(Button("x", f"a:linkterm:{journey.id}:{link.id}:{term}"))
    async with chat.house.store.read() as work:
        assert await work.shares(journey.id) == (link,)
