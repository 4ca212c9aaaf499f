"""Reviews pasted or forwarded into the private chat: seen by stages first, kept by a tap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.events import Said
from journey.model import EvidenceKind, Item, Journey, Stage
from tests.handlers.chat import Chat
from tests.handlers.steps import to_card, to_first_question

PAGE = """Отзывы с Яндекс Карт:

Анна К.
12 марта 2026
★☆☆☆☆
Зашли компанией, все столики заняты, шумно, постояли и ушли.

Игорь
2 марта 2026
★★★★★
Спасибо, бариста всегда помнят, что я пью, карточка гостя копится, хожу третий год.

Вывеску не видно с тротуара, кружила по двору. Звоните +7 912 345-67-89.

абырвалг фырфырфыр хрюмзик"""


@pytest.fixture
async def journey(chat: Chat) -> Journey:
    return await to_card(chat)


async def forward(chat: Chat, text: str) -> None:
    """A message that somebody else wrote."""
    message = next(chat._messages)
    event = Said(**chat.who(), message=message, text=text, forwarded=True)
    await chat._take(event, below=True)


def holders(stage: Stage) -> tuple[Stage | Item, ...]:
    return (stage, *stage.items)


def records(journey: Journey) -> list[tuple[str, str, str | None]]:
    """(stage, on what, quote) of everything that reviews bear out."""
    found = []
    for stage in journey.stages:
        for holder in holders(stage):
            name = getattr(holder, "text", None) or stage.title
            found += [
                (stage.title, name, one.quote)
                for one in holder.evidence
                if one.kind is EvidenceKind.REVIEW
            ]
    return found


class TestPasted:
    async def test_are_shown_by_stages_before_anything_is_kept(
        self, chat: Chat, journey: Journey
    ) -> None:
        await chat.say(PAGE)
        assert "Понял 3 из 4" in chat.text
        assert "Откуда: Яндекс Карты" in chat.text
        assert "<b>3. Захожу</b>" in chat.text
        assert "→ помеха «Все столики заняты»" in chat.text or "⚡" in chat.text
        assert "👍 «Спасибо, бариста" in chat.text
        assert "Не понял" in chat.text
        assert "абырвалг" in chat.text
        assert "345" not in chat.text
        assert "закрыл знаком •••" in chat.text
        assert "Анна" not in chat.text
        assert await chat.map() == journey

    async def test_all_at_once_word_for_word_and_back(self, chat: Chat, journey: Journey) -> None:
        await chat.say(PAGE)
        await chat.tap("Записать все · 3")
        assert chat.reply.notice is not None
        assert "Записаны 3 цитаты" in chat.reply.notice
        assert "абырвалг" in chat.reply.notice
        found = records(await chat.map())
        assert len(found) == 3
        said = [quote for _, _, quote in found]
        assert "Зашли компанией, все столики заняты, шумно, постояли и ушли." in said
        assert (await chat.map()).revision == journey.revision + 1
        dates = [
            one.date
            for stage in (await chat.map()).stages
            for holder in holders(stage)
            for one in holder.evidence
            if one.kind is EvidenceKind.REVIEW
        ]
        assert sum(day is not None for day in dates) == 2

    async def test_praise_confirms_no_obstacle(self, chat: Chat, journey: Journey) -> None:
        await chat.say(PAGE)
        await chat.tap("Записать все")
        after = await chat.map()
        praised = [one for one in records(after) if (one[2] or "").startswith("Спасибо")]
        assert [(stage, on) for stage, on, _ in praised] == [("Возвращаюсь", "Возвращаюсь")]

    async def test_one_by_one_with_another_stage(self, chat: Chat, journey: Journey) -> None:
        await chat.say(PAGE)
        await chat.tap("По одному")
        assert "▫️ абырвалг" in chat.labels()[0]
        await chat.tap("▫️ абырвалг")
        assert "Записать" not in chat.labels()
        await chat.tap("Выбрать этап")
        await chat.tap("2 Выбираю")
        await chat.tap("Записать")
        assert chat.reply.toast is not None
        assert records(await chat.map()) == [("Выбираю", "Выбираю", "абырвалг фырфырфыр хрюмзик")]
        await chat.tap("Не брать")
        await chat.tap("‹ Назад")
        await chat.tap("‹ Назад")
        assert "Записать все · 2" in chat.labels()

    async def test_where_they_are_from_is_chosen_or_typed(
        self, chat: Chat, journey: Journey
    ) -> None:
        await chat.say(PAGE)
        await chat.tap("Откуда они")
        await chat.tap("2ГИС")
        assert "Откуда: 2ГИС" in chat.text
        await chat.tap("Откуда они")
        await chat.say("книга отзывов у кассы")
        assert "Откуда: книга отзывов у кассы" in chat.text
        await chat.tap("Записать все")
        sources = {
            one.source
            for stage in (await chat.map()).stages
            for holder in holders(stage)
            for one in holder.evidence
        }
        assert sources == {"книга отзывов у кассы"}

    async def test_not_needed_leaves_nothing(self, chat: Chat, journey: Journey) -> None:
        await chat.say(PAGE)
        await chat.tap("Не нужно")
        assert await chat.map() == journey
        assert "Путь гостя кофейни" in chat.text

    async def test_a_button_of_another_pile_keeps_nothing(
        self, chat: Chat, journey: Journey
    ) -> None:
        await chat.say(PAGE)
        old = next(one for one in chat.buttons() if one.text.startswith("Записать все"))
        await chat.tap("Не нужно")
        await chat.say(PAGE)
        await chat.press(old)
        assert await chat.map() == journey


class TestForwarded:
    async def test_each_message_is_one_review_and_they_gather(
        self, chat: Chat, journey: Journey
    ) -> None:
        await forward(chat, "Вывеску не видно с тротуара, кружила по двору")
        await forward(chat, "Столик липкий.\n\nКрышка на стакане течёт, облила пальто.")
        assert "Понял 2 из 2" in chat.text
        assert await chat.map() == journey

    async def test_during_a_question_it_can_be_the_answer_after_all(self, chat: Chat) -> None:
        await to_first_question(chat)
        await forward(chat, "Увидела вас на вывеске у метро")
        assert "Понял 1 из 1" in chat.text
        await chat.tap("Это просто ответ")
        assert "Увидела вас на вывеске у метро" in " ".join(chat.labels())


class TestAnnounced:
    async def test_from_the_map_any_words_are_reviews(self, chat: Chat, journey: Journey) -> None:
        await chat.command("reviews")
        assert "Вставьте отзывы" in chat.text
        await chat.say("дорого\nвкусно, но долго ждать заказ")
        assert "из 1" in chat.text
        await chat.command("reviews")
        await chat.say("ок")
        assert chat.reply.notice is not None
        assert "отзывов не нашлось" in chat.reply.notice

    async def test_without_a_map_the_list_of_maps_is_shown(self, chat: Chat) -> None:
        await chat.command("start")
        await chat.command("reviews")
        assert "карт" in chat.text.lower()


async def test_an_answer_of_several_lines_stays_an_answer(chat: Chat) -> None:
    await to_first_question(chat)
    said = "Ужасно долго ждали\n\nХамят на кассе, больше не придём\n\nСпасибо, очень вкусно и уютно"
    await chat.say(said)
    assert "Отзывы" not in chat.text


async def test_a_story_stays_a_story(chat: Chat, journey: Journey) -> None:
    await chat.say(
        "Клиент видит вывеску и заходит. Стоит в очереди, заказывает капучино.\n\n"
        "Потом ждёт у стойки и забирает стакан.\n\nВозвращается через день и приводит друзей."
    )
    assert "Отзывы" not in chat.text


def test_a_forwarded_message_is_told_apart() -> None:
    said = Said(
        update=1, chat=7, private=True, person=7, name="А", language="ru", message=2, text="привет"
    )
    assert not said.forwarded
    assert replace(said, forwarded=True).forwarded
