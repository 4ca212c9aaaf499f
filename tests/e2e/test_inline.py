"""Inline mode over real HTTP: a map is posted in a group by typing the bot's name."""

from __future__ import annotations

from bot.playground.client import Person, PlaygroundClient
from bot.playground.views import Chat, Message
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import album, to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]


async def test_a_map_is_posted_in_a_group_the_bot_is_not_in(
    client: PlaygroundClient, walk_anna: Walker, anna: Person, ben: Person
) -> None:
    await to_draft(walk_anna, RU)
    drawn = await anna.wait_for(_two_pictures, LONG)
    team = await client.group(anna, ben, bot=False)
    in_team = anna.at(team)

    found = await in_team.ask_inline("карта кофейни")
    assert [result["type"] for result in found["results"]] == ["photo", "photo"]
    board = found["results"][1]
    sent = await in_team.choose_inline(found, board["id"])
    assert sent.json["photo"] == drawn[1].json["photo"]
    assert sent.text == "Путь гостя кофейни"
    assert sent.json["via_bot"]["username"] == "tropa_bot"

    nobody = await ben.at(team).ask_inline("карта кофейни")  # only one's own
    assert nobody["results"] == []
    assert nobody["button"]["start_parameter"] == "inline"


async def test_a_changed_map_is_drawn_anew_by_the_button(walk_anna: Walker, anna: Person) -> None:
    await to_draft(walk_anna, RU)
    await anna.wait_for(_two_pictures, LONG)
    await walk_anna.tap(RU.card)
    await walk_anna.reach("Ещё ›")
    await walk_anna.reach("Переименовать")
    await walk_anna.say("Зерно")
    changed = await anna.ask_inline("зерно")
    assert changed["results"] == []
    assert changed["button"]["text"] == "Нарисовать: Зерно"

    await anna.start(changed["button"]["start_parameter"])
    await anna.wait_for(lambda chat: _pictures(chat) == 4 or None, LONG)
    await walk_anna.sees("Зерно")
    again = await anna.ask_inline("зерно")
    assert len(again["results"]) == 2
    posted = await anna.choose_inline(again, again["results"][0]["id"])
    assert posted.text == "Зерно"
    said = await anna.send("/maps")  # what was posted above was no message to the bot
    assert "Ваши карты" in (await anna.wait_reply(said, LONG)).text


def _two_pictures(chat: Chat) -> list[Message] | None:
    found = album(chat)
    return found if len(found) == 2 else None


def _pictures(chat: Chat) -> int:
    return sum(message.photo_size is not None for message in chat.messages)
