"""A file in the chat: looked at before anything is kept, taken or left by a tap."""

from __future__ import annotations

from bot import files
from journey import codec
from journey.model import TaskStatus
from tests.handlers.chat import BORYA, Chat, House
from tests.handlers.steps import to_done, to_first_question

MAP = files.example("coffee-shop", "ru").encode()


async def test_a_map_is_shown_and_becomes_theirs_with_a_tap(chat: Chat) -> None:
    await chat.command("start")
    await chat.drop(MAP, "tropa.json")
    assert "В файле карта «Путь гостя кофейни»" in chat.text
    assert chat.labels() == ["Взять", "Не нужно"]
    assert await chat.maps() == []
    take = chat.button("Взять")
    await chat.press(take)
    made = await chat.map()
    given = codec.read(MAP)
    assert made.title == given.title
    assert made.id != given.id
    assert [one.title for one in made.stages] == [one.title for one in given.stages]
    assert {one.id for one in made.stages}.isdisjoint(one.id for one in given.stages)
    assert made.derived_from is None
    assert all(one.derived_from is None for one in made.stages)
    await chat.press(take)
    assert len(await chat.maps()) == 1


async def test_what_was_done_comes_with_the_file(house: House) -> None:
    anya, borya = house.chat(), house.chat(BORYA)
    await to_done(anya)
    await anya.tap("✅ Сделано")
    given = await anya.map()
    assert [task.status for task in given.tasks].count(TaskStatus.DONE) == 1
    await borya.drop(codec.write(given), "tropa.json")
    await borya.tap("Взять")
    made = await borya.map()
    assert [(one.text, one.status) for one in made.tasks] == [
        (one.text, one.status) for one in given.tasks
    ]
    await borya.tap("Чек-лист")
    assert "1 из" in borya.text
    again = (await borya.map()).tasks
    assert len(again) == len(made.tasks)  # the rules know them by what they are against


async def test_the_same_file_again_is_another_map_with_another_title(chat: Chat) -> None:
    for _ in range(2):
        await chat.drop(MAP, "tropa.json")
        await chat.tap("Взять")
    first, second = await chat.maps()
    assert first.title != second.title


async def test_what_is_left_is_gone_and_the_dialogue_goes_on(chat: Chat) -> None:
    await to_first_question(chat)
    asked, labels = chat.text, chat.labels()
    await chat.drop(MAP, "tropa.json")
    await chat.drop(MAP, "tropa.json")
    leave = chat.button("Не нужно")
    await chat.press(leave)
    assert (chat.text, chat.labels()) == (asked, labels)
    async with chat.house.store.read() as work:
        assert await work.dropped(chat.person) is None
    await chat.press(leave)
    assert chat.text == asked


async def test_a_button_of_an_earlier_file_takes_nothing(chat: Chat) -> None:
    await chat.drop(MAP, "tropa.json")
    old = chat.button("Взять")
    await chat.drop(MAP.replace("Путь гостя кофейни".encode(), b"Another"), "tropa.json")
    await chat.press(old)
    assert await chat.maps() == []
    assert "Another" in chat.text


async def test_what_cannot_be_read_is_one_sentence_and_the_question_stays(chat: Chat) -> None:
    await to_first_question(chat)
    asked, labels = chat.text, chat.labels()
    for content, name, said in (
        (b"", "a.json", "Файл пустой"),
        (MAP[:500], "a.json", "Файл повреждён"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "Не вижу в этом файле ни карты, ни таблицы"),
    ):
        reply = await chat.drop(content, name)
        assert reply.notice is not None
        assert said in reply.notice
        assert (chat.text, chat.labels()) == (asked, labels)


async def test_of_several_files_the_first_is_read_and_that_is_said(chat: Chat) -> None:
    reply = await chat.drop(MAP, "tropa <1>.json", album=True)
    assert reply.notice is not None
    assert "tropa &lt;1&gt;.json" in reply.notice
