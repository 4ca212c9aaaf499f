"""Which maps `@bot words` offers, and the link that draws one."""

from __future__ import annotations

import pytest

from handlers.events import InlineAsked
from handlers.flows.inline import PAGE, Offer, offer
from tests.handlers.chat import ANYA, BORYA, Chat, House
from tests.handlers.steps import to_draft

TITLES = ["Путь гостя кофейни", "Ремонт квартиры", "Гости отеля у моря"]


async def titled(chat: Chat, *titles: str) -> None:
    """Maps of these titles, the last one touched first."""
    journey = await to_draft(chat)
    for number, title in enumerate(titles):
        chat.house.clock.forward(minutes=1)
        again = journey.model_copy(
            update={"id": f"map{number}", "title": title, "updated": chat.house.clock.now()}
        )
        async with chat.house.store.write() as work:
            await work.save_journey(
                None, again, owner=chat.person, actor=chat.person, at=again.updated
            )
    async with chat.house.store.write() as work:
        await work.set_deleted(journey.id, chat.house.clock.now())


async def ask(house: House, words: str = "", person: int = ANYA, offset: str = "") -> Offer:
    asked = InlineAsked(query="q", person=person, language="ru", words=words, offset=offset)
    async with house.store.read() as work:
        return await offer(house.services, work, asked)


def titles(found: Offer) -> list[str]:
    return [offered.journey.title for offered in found.maps]


@pytest.mark.parametrize(
    ("words", "fitting"),
    [
        ("", TITLES[::-1]),
        ("карта", TITLES[::-1]),
        ("  Карту ", TITLES[::-1]),
        ("кофейня", TITLES[:1]),
        ("карта кофейни", TITLES[:1]),
        ("коф", TITLES[:1]),
        ("гость", [TITLES[2], TITLES[0]]),
        ("гости мор", TITLES[2:]),
        ("ремонта отель", []),
        ("🙂", TITLES[::-1]),
        ("аптека", []),
    ],
)
async def test_words_choose_among_own_maps(chat: Chat, words: str, fitting: list[str]) -> None:
    await titled(chat, *TITLES)
    found = await ask(chat.house, words)
    assert titles(found) == fitting
    assert (found.way is None) == bool(fitting)
    assert titles(await ask(chat.house, words, person=BORYA)) == []


async def test_nothing_found_leads_to_the_maps_and_nobody_to_the_first(chat: Chat) -> None:
    await titled(chat, *TITLES)
    nothing = (await ask(chat.house, "аптека")).way
    assert nothing is not None
    assert "К моим картам" in nothing.text
    await chat.command("start", nothing.start)
    assert "Ваши карты" in chat.text  # and not where the dialogue was left
    nobody = (await ask(chat.house, person=BORYA)).way
    assert nobody is not None
    assert nobody.text == "Начать первую карту"
    borya = chat.house.chat(BORYA)
    await borya.command("start", nobody.start)
    assert "Чем вы занимаетесь" in borya.text


async def test_many_maps_come_in_pages(chat: Chat) -> None:
    many = [f"Карта № {number}" for number in range(PAGE + 2)]
    await titled(chat, *many)
    first = await ask(chat.house)
    assert titles(first) == many[::-1][:PAGE]
    rest = await ask(chat.house, offset=first.next_offset)
    assert titles(rest) == many[::-1][PAGE:]
    assert rest.next_offset == ""
    assert titles(await ask(chat.house, offset="чужое")) == titles(first)


async def test_the_link_draws_an_own_map(chat: Chat) -> None:
    await titled(chat, "Кофейня")
    [offered] = (await ask(chat.house)).maps
    assert offered.way.text == "Нарисовать: Кофейня"
    reply = await chat.command("start", offered.way.start)
    assert reply.pictures is not None
    assert reply.pictures.journey == offered.journey.id
    assert "Ещё ›" in chat.labels()
    borya = chat.house.chat(BORYA)
    reply = await borya.command("start", offered.way.start)
    assert reply.pictures is None
    assert "Чем вы занимаетесь" in borya.text
