"""Commands in a group, and the language of what only one person reads."""

from __future__ import annotations

import pytest

from handlers.events import SentFile
from handlers.flows.groups import reporting
from tests.handlers.chat import House
from tests.handlers.team import OLYA, Team, posted


@pytest.fixture
async def team(house: House) -> Team:
    return await posted(house)


async def test_help_tells_how_the_buttons_work(team: Team) -> None:
    for command, named in (("help", False), ("start", False), ("what", True)):
        await team.command(command, by=OLYA, named=named)
        await team.settle()
        _, note = team.note()
        assert "нажмите на задачу" in note.text
        assert note.reply_to is not None


async def test_another_bots_command_is_left_to_it(team: Team) -> None:
    before = dict(team.seen)
    await team.command("what", by=OLYA)
    await team.settle()
    assert team.seen == before


async def test_what_is_somebodys_own_is_shown_in_private(team: Team) -> None:
    await team.command("tasks", by=OLYA)
    await team.settle()
    _, note = team.note()
    assert "в личном чате" in note.text
    assert note.link is not None
    assert note.link[1].endswith("?start=tasks")


async def test_a_file_is_pointed_to_the_private_chat(team: Team) -> None:
    who = team.who(OLYA)
    await team.take(SentFile(**who, message=1, file="id", called="a.json", size=1, mime=None))
    await team.settle()
    _, note = team.note()
    assert "Файлы читаю в личном чате" in note.text
    assert note.link is not None


async def test_the_way_from_there_opens_ones_tasks(team: Team) -> None:
    chat = team.house.chat()
    await chat.command("start", "tasks")
    assert "Задач за вами нет" in chat.text


async def test_a_toast_speaks_to_the_one_who_taps_the_list_to_the_team(team: Team) -> None:
    reply = await team.press("1", "☐ 1.", OLYA, language="en")
    assert reply.toast is not None
    assert reply.toast.text == "Done. This obstacle is now solved on the map"
    await team.settle()
    assert "Замечаю" in await team.text("1")
    await team.press("1", "＋", OLYA, language="en")
    await team.settle()
    assert "что добавить?" in team.note()[1].text


async def test_an_administrator_behind_the_group_hears_where_the_task_is_not(team: Team) -> None:
    team.admins.hiding = frozenset({OLYA})
    reply = await team.press("1", "✋ Взять", OLYA)
    assert reply.toast is not None
    assert "не запоминаю" in reply.toast.text
    assert len(reply.toast.text) <= 200


async def test_what_waits_for_a_closed_topic_is_said_in_the_general_one(team: Team) -> None:
    await team.command("checklist", topic=77)
    await team.settle()
    await team.command("help", by=OLYA, topic=77)
    await reporting.topic_closed(team.house.services, team.chat, 77)
    await team.settle()
    assert team.note()[1].topic is None
    assert [post.topic for post in await team.posts()] == [None]
