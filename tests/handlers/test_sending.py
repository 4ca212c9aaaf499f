"""Tasks into an account elsewhere, from the first tap to what is done there: real handlers, jobs
and clients, and servers that answer as the services' documents say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from bot.outside.syncing import EVERY
from handlers.pages.sending import CONNECT, SEND
from handlers.screen import Button
from journey.checklist.progress import set_done
from journey.connections import ACTORS, Service, Trouble
from journey.jobs import TRIES_MAX
from journey.model import TaskStatus
from tests.bot.outside.portals import Planner, Portal, served
from tests.handlers.chat import Chat, House
from tests.handlers.sending import HOOK, Outside, again, connected, sealed, to_sending, way

DATED = dt.date(2026, 12, 3)


@pytest.fixture
async def outside(house: House) -> AsyncIterator[Outside]:
    sealed(house)
    portal, planner = Portal(), Planner()
    async with served(zerno_bitrix24_ru=portal, zerno_planfix_ru=planner) as gate:
        found = Outside(house, gate, portal, planner)
        yield found
        await found.accounts.close()


async def test_without_a_secret_it_says_who_can_help_and_offers_the_files(chat: Chat) -> None:
    await to_sending(chat)
    assert "SECRETS_KEY" in chat.text
    assert chat.labels()[:2] == ["Битрикс24 (.csv)", "Planfix (.xlsx)"]


async def test_connected_sent_sent_again_ticked_there_and_heard_of(
    chat: Chat, outside: Outside
) -> None:
    await connected(chat, outside)
    assert "zerno.bitrix24.ru" in chat.text
    assert outside.refreshed == [chat.person]

    await chat.tap("Отправить задачи")
    assert "Отправляю…" in chat.text
    await outside.work()
    tasks = [task for task in (await chat.map()).tasks if task.status is TaskStatus.TODO]
    assert sorted(one["title"] for one in outside.portal.tasks.values()) == sorted(
        task.text for task in tasks
    )
    await again(chat)
    assert f"Отправлено задач: {len(tasks)}, сделано там: 0. Ещё не отправлено: 0." in chat.text

    asked = len(outside.portal.asked)
    await chat.tap("Сверить сейчас")
    await outside.work()
    assert len(outside.portal.tasks) == len(tasks)
    assert outside.portal.asked[asked:] == ["tasks.task.list"]

    number, there = next(iter(outside.portal.tasks.items()))
    outside.portal.finish(number)
    await chat.tap("Сверить сейчас")
    await outside.work()
    (done,) = (task for task in (await chat.map()).tasks if task.status is TaskStatus.DONE)
    assert done.text == there["title"]
    assert done.done_at == dt.datetime(2026, 11, 23, 8, 30, tzinfo=dt.UTC)
    assert done.done_by == "Мария · Битрикс24"
    assert outside.told[-1].endswith(f"✓ {done.text}")
    async with chat.house.store.read() as work:
        entry = (await work.history((await chat.map()).id))[-1]
    assert entry.actor == ACTORS[Service.BITRIX24]


async def test_reworded_and_done_here_is_so_there(chat: Chat, outside: Outside) -> None:
    journey = await connected(chat, outside)
    await chat.tap("Отправить задачи")
    await outside.work()
    journey = await chat.map()
    first, second, *rest = journey.tasks
    at = outside.house.clock.now()
    await chat.put(
        journey.with_(
            tasks=(
                first.with_(text="Совсем другое", due=DATED, edited=True),
                second.with_(status=TaskStatus.DONE, done_at=at),
                *rest,
            )
        )
    )
    await again(chat)
    await chat.tap("Сверить сейчас")
    await outside.work()
    there = {one["title"]: one for one in outside.portal.tasks.values()}
    assert there["Совсем другое"]["deadline"].startswith("2026-12-03T18:00:00")
    assert there[second.text]["status"] in {"5", "completed"}
    assert len(outside.portal.tasks) == len(journey.tasks)


async def test_what_is_not_done_after_all_is_open_there_again(chat: Chat, outside: Outside) -> None:
    await connected(chat, outside)
    await chat.tap("Подключить Planfix")
    await chat.say(f"zerno.planfix.ru {outside.planner.code}")
    await outside.work()
    both = (Service.BITRIX24, Service.PLANFIX)

    async def sent() -> None:
        for service in both:
            await chat.press(Button("·", SEND.does(await chat.map(), service)))
        await outside.work()

    await sent()
    at = outside.house.clock.now()
    for done in (True, False):
        journey = await chat.map()
        first = journey.tasks[0].id
        await chat.put(set_done(journey, first, done=done, by=None, at=at))
        await sent()
        there = {one["title"]: one for one in outside.portal.tasks.values()}
        assert (there[journey.tasks[0].text]["status"] == "5") is done
        planned = {one["name"]: one for one in outside.planner.tasks.values()}
        assert (planned[journey.tasks[0].text]["status"]["id"] == 3) is done


async def test_a_key_is_kept_sealed_never_shown_and_its_message_goes(
    chat: Chat, outside: Outside
) -> None:
    await to_sending(chat)
    await chat.tap("Подключить Битрикс24")
    message = await chat.say(f"вот {HOOK}")
    assert chat.reply.wipe is not None
    assert chat.reply.wipe.message == message
    await outside.work()
    await chat.tap("‹ Назад") if "Подключить" in chat.text else None
    known, _ = await way(chat)
    assert "abcdefgh12345678" not in known.sealed
    assert all("abcdefgh" not in screen.text for screen in chat.seen.values())
    assert b"abcdefgh12345678" not in outside.house.file.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("не знаю", "не похоже на адрес с ключом"),
        (HOOK.replace("https", "http"), "ключ шёл бы открытым"),
        ("https://10.0.0.1/rest/1/abcdefgh12345678/", "ведёт в закрытую сеть"),
    ],
)
async def test_what_is_no_address_is_asked_for_again_and_leaves_the_chat_too(
    chat: Chat, outside: Outside, words: str, said: str
) -> None:
    await to_sending(chat)
    await chat.tap("Подключить Битрикс24")
    await chat.say(words)
    assert said in chat.text
    assert "Пришлите адрес входящего вебхука" in chat.text
    assert chat.reply.wipe is not None
    assert await outside.work() == 0


async def test_a_wrong_key_says_what_to_do(chat: Chat, outside: Outside) -> None:
    await connected(chat, outside, HOOK.replace("abcdefgh", "zzzzzzzz"))
    assert "не принимает ключ" in chat.text
    assert "Новый ключ: Битрикс24" in chat.labels()
    await chat.tap("Новый ключ")
    await chat.say(HOOK)
    await outside.work()
    await again(chat)
    assert "не принимает ключ" not in chat.text
    assert "Отправить задачи" in chat.labels()


async def test_a_server_that_is_down_is_tried_again_and_nothing_is_lost(
    chat: Chat, outside: Outside
) -> None:
    await connected(chat, outside)
    port = outside.gate.ports.pop("zerno.bitrix24.ru")
    outside.gate.ports["zerno.bitrix24.ru"] = 9  # nobody listens there
    await chat.tap("Отправить задачи")
    await outside.work()
    await again(chat)
    assert "не отвечает" in chat.text
    assert "Ничего не потеряно, пробую снова сам" in chat.text
    outside.gate.ports["zerno.bitrix24.ru"] = port
    assert await outside.work() == 0
    outside.house.clock.forward(minutes=1)
    assert await outside.work() == 1
    assert outside.portal.tasks
    await again(chat)
    assert "не отвечает" not in chat.text


async def test_after_so_many_tries_it_is_told_in_plain_words(chat: Chat, outside: Outside) -> None:
    await connected(chat, outside)
    outside.gate.ports["zerno.bitrix24.ru"] = 9
    await chat.tap("Отправить задачи")
    await chat.tap("‹ Назад")
    for _ in range(TRIES_MAX):
        await outside.work()
        outside.house.clock.forward(hours=2)
    (told,) = outside.told
    assert "не получилось" in told
    assert "Ничего не потеряно" in told
    await again(chat)
    assert "Отправить задачи" in chat.labels()


async def test_an_account_that_is_no_more_is_said_so(chat: Chat, outside: Outside) -> None:
    await connected(chat, outside)
    del outside.gate.ports["zerno.bitrix24.ru"]
    await chat.tap("Отправить задачи")
    await outside.work()
    await again(chat)
    assert "больше ничего нет" in chat.text


async def test_a_lost_answer_makes_no_second_task(chat: Chat, outside: Outside) -> None:
    for new in (True, False):
        outside.portal.new = new
        await _lost(chat, outside)
        await again(chat)
        await chat.tap("Отключить")
        outside.portal.tasks.clear()


async def _lost(chat: Chat, outside: Outside) -> None:
    if not await chat.maps():
        await to_sending(chat)
    await chat.press(Button("·", CONNECT.opens(await chat.map(), Service.BITRIX24, None)))
    await chat.say(HOOK)
    await outside.work()
    outside.portal.lose_next = True
    await chat.press(Button("·", SEND.does(await chat.map(), Service.BITRIX24)))
    await outside.work()
    assert len(outside.portal.tasks) == 1
    outside.house.clock.forward(minutes=1)
    await outside.work()
    titles = [one["title"] for one in outside.portal.tasks.values()]
    assert len(titles) == len(set(titles)) > 1


async def test_what_was_deleted_there_is_not_sent_again(chat: Chat, outside: Outside) -> None:
    await connected(chat, outside)
    await chat.tap("Отправить задачи")
    await outside.work()
    await again(chat)
    number = next(iter(outside.portal.tasks))
    del outside.portal.tasks[number]
    before = len(outside.portal.tasks)
    await chat.tap("Сверить сейчас")
    await outside.work()
    assert len(outside.portal.tasks) == before
    await again(chat)
    assert "Удалено там: 1" in chat.text


async def test_some_hours_later_it_looks_by_itself_and_says_what_is_new(
    chat: Chat, outside: Outside
) -> None:
    await connected(chat, outside)
    await chat.tap("Отправить задачи")
    await outside.work()
    await chat.tap("‹ Назад")
    outside.told.clear()
    outside.house.clock.moment += EVERY
    await outside.work()
    assert outside.told == []
    outside.portal.finish(next(iter(outside.portal.tasks)))
    outside.house.clock.moment += EVERY
    await outside.work()
    (told,) = outside.told
    assert "отметил сделанное там, задач: 1" in told
    assert any(task.status is TaskStatus.DONE for task in (await chat.map()).tasks)


async def test_cut_off_the_key_is_gone_and_a_running_job_ends(chat: Chat, outside: Outside) -> None:
    await connected(chat, outside)
    await chat.tap("Отправить задачи")
    reply = await chat.tap("Отключить")
    assert reply.toast is not None
    assert "ключ удалён" in reply.toast.text
    assert await outside.work() == 0
    async with chat.house.store.read() as work:
        assert await work.connections((await chat.map()).id) == ()
    assert "Подключить Битрикс24" in chat.labels()


async def test_another_secret_opens_nothing_and_says_so(chat: Chat, outside: Outside) -> None:
    await connected(chat, outside)
    sealed(outside.house)
    other = Outside(outside.house, outside.gate, outside.portal, outside.planner)
    await chat.tap("Отправить задачи")
    await other.work()
    await again(chat)
    assert "сменился секрет" in chat.text
    assert (await way(chat))[0].trouble is Trouble.SEALED


async def test_a_refused_task_says_why_and_the_others_wait_for_the_next_time(
    chat: Chat, outside: Outside
) -> None:
    await connected(chat, outside)
    outside.portal.new, outside.portal.refuse_title = False, " "
    async with chat.house.store.write() as work:
        known = (await work.connections((await chat.map()).id))[0]
        await work.save_connection(known.with_(generation=1))
    await chat.tap("Отправить задачи")
    await outside.work()
    await again(chat)
    assert "«Required field «Отдел» value not entered»" in chat.text
    assert "Отправить задачи" in chat.labels()
    outside.portal.say = (400, {"error": "ERROR_CORE"})
    await chat.tap("Отправить задачи")
    await outside.work()
    await again(chat)
    assert "не объяснил почему" in chat.text


async def test_planfix_from_the_key_to_what_is_done_there(chat: Chat, outside: Outside) -> None:
    await to_sending(chat)
    await chat.tap("Подключить Planfix")
    await chat.say(f"zerno.planfix.ru {outside.planner.code}")
    await outside.work()
    await again(chat)
    await chat.tap("Отправить задачи")
    await outside.work()
    assert len(outside.planner.tasks) == len((await chat.map()).tasks)
    number = next(iter(outside.planner.tasks))
    outside.planner.tasks[number]["status"] = {"id": 3}
    await again(chat)
    await chat.tap("Сверить сейчас")
    await outside.work()
    (done,) = (task for task in (await chat.map()).tasks if task.status is TaskStatus.DONE)
    assert done.done_by == "Planfix"


async def test_a_strangers_button_sends_nothing(chat: Chat, outside: Outside) -> None:
    await connected(chat, outside)
    journey = await chat.map()
    other = chat.house.chat(person=8)
    await other.command("start")
    await other.press(Button("·", SEND.does(journey, Service.BITRIX24)))
    assert await outside.work() == 0
    assert outside.portal.tasks == {}
