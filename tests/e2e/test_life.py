"""The life of a map over real HTTP: copied, planned, changed, looked back at, thrown away, kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bot.playground.client import PlaygroundClient
from bot.playground.server import Playground
from bot.playground.views import Chat, Message
from bot.storage import SqlStore, open_store
from journey import review
from journey.reminders import Reminder
from tests.e2e.conftest import serving
from tests.e2e.people import LONG, Walker
from tests.e2e.process import Process
from tests.e2e.test_team_time import SetClock
from tests.e2e.walks import album, to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]


async def _to_card(walker: Walker) -> None:
    await to_draft(walker, RU)
    await walker.tap(RU.card)


async def test_planned_changed_and_laid_beside(walk_anna: Walker) -> None:
    await _to_card(walk_anna)
    await walk_anna.reach("Ещё")
    plan = await walk_anna.reach("Как должно быть")
    assert "как должно быть" in plan.text
    await walk_anna.reach("Этапы")
    await walk_anna.tap("2 ")
    removed = await walk_anna.tap("Убрать")
    assert any("Отменить" in button for button in removed.buttons)
    await walk_anna.tap("Назад")
    await walk_anna.reach("Ещё")
    told = await walk_anna.reach("Что изменится")
    assert "Убран этап" in told.text
    await walk_anna.redraw("Показать карту")
    assert len(album(await walk_anna.person.chat())) >= 2
    await walk_anna.reach("Ещё")
    as_is = await walk_anna.reach("Как есть сейчас")
    assert "как должно быть" not in as_is.text


async def test_thrown_away_and_back_renamed_and_back(walk_anna: Walker) -> None:
    await _to_card(walk_anna)
    await walk_anna.reach("Ещё")
    await walk_anna.reach("Удалить")
    await walk_anna.reach("Мои карты")
    await walk_anna.tap("Корзина")
    thrown = await walk_anna.screen()
    await walk_anna.tap(thrown.buttons[0])
    card = await walk_anna.tap("Вернуть")
    await walk_anna.reach("Ещё")
    await walk_anna.reach("Переименовать")
    renamed = await walk_anna.say("Совсем другая карта")
    assert "Совсем другая карта" in renamed.text
    await walk_anna.reach("Ещё")
    history = await walk_anna.reach("История")
    assert "Вы, только что" in history.text
    opened = await walk_anna.tap("1")
    assert "Что поменялось" in opened.text
    photos = len(album(await walk_anna.person.chat()))
    assert photos
    await walk_anna.redraw("Показать её картинку")
    await walk_anna.person.start()
    await walk_anna.sees("Совсем другая карта")
    await walk_anna.person.send("/undo")

    def is_back(chat: Chat) -> Message | None:
        said = (m for m in reversed(chat.messages) if m.is_from_bot and "Отменён шаг" in m.text)
        return next(said, None)

    told = await walk_anna.person.wait_for(is_back, LONG)
    assert "Новое название" in told.text
    assert card.text.splitlines()[0] not in told.text.splitlines()[0]


async def test_an_earlier_version_is_brought_back_and_left_again(
    playground: Playground, client: PlaygroundClient, tmp_path: Path
) -> None:
    """Its picture shows what is gone; a restart between changes nothing of it."""
    walker = Walker(await client.person("Аня", language_code="ru"))
    clock = SetClock()
    async with serving(playground, tmp_path / "data", clock):
        await _to_card(walker)
    clock.moment += dt.timedelta(hours=2)
    async with serving(playground, tmp_path / "data", clock):
        await walker.reach("Этапы")
        await walker.tap_to("2 ", "Выбираю")
        await walker.tap("Убрать")
        told = await walker.reach("История")
        assert "Убран этап «Выбираю»" in told.text
        assert "Вы, 2 часа назад" in told.text
        await walker.tap_to("2", "Что поменялось")
        await walker.redraw("Показать её картинку")
        assert len(album(await walker.person.chat())) >= 2
        card = await walker.tap_to("Вернуть эту версию", "Путь: 6 этапов")
        assert any("Отменить шаг" in button for button in card.buttons)
        await walker.tap_to("Отменить шаг", "Путь: 5 этапов")


async def test_a_reminder_that_came_due_while_the_bot_was_down_is_said_once(
    process: Process, client: PlaygroundClient
) -> None:
    process.start()
    walker = Walker(await client.person("Аня", language_code="ru"))
    await _to_card(walker)
    process.kill()
    url = f"sqlite:///{process.data_dir / 'tropa.sqlite'}"
    store = open_store(url, now=lambda: dt.datetime.now(dt.UTC))
    await _make_due(store, walker.person.id)
    await store.close()
    for _ in range(2):
        process.start()
        message = await walker.person.wait_for(_reminder, LONG)
        assert "Пройти проверку" in message.buttons
        await walker.person.send("/maps")
        await walker.sees("Ваши карты")
        process.kill()
    said = [m for m in (await walker.person.chat()).of_bot if "Пора проверить карту «" in m.text]
    assert len(said) == 1


async def _make_due(store: SqlStore, person: int) -> None:
    """The day set on the map has come, a minute ago."""
    now = dt.datetime.now(dt.UTC)
    async with store.write() as work:
        (heading,) = await work.headings(person)
        before = await work.journey(heading.id)
        assert before is not None
        after = before.model_copy(
            update={"next_review": now.date(), "revision": before.revision + 1}
        )
        await work.save_journey(before, after, owner=person, actor=person, at=now)
        await work.schedule(
            Reminder(
                key=review.key(heading.id), kind="review", due=now - dt.timedelta(minutes=1),
                person=person, chat=person, journey=heading.id,
            )
        )  # fmt: skip


def _reminder(chat: Chat) -> Message | None:
    said = (m for m in chat.of_bot if "Пора проверить карту «" in m.text)
    return next(said, None)
