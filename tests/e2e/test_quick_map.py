"""The main job, end to end: from /start to the pictures and the checklist."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bot.playground.client import PlaygroundClient
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import album, map_file, to_draft, to_end
from tests.e2e.words import WORDS

STAGES = 6


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_the_whole_quick_map_by_taps_alone(
    client: PlaygroundClient, bot: None, language: str
) -> None:
    words = WORDS[language]
    walker = Walker(await client.person("Аня", language_code=language))

    await to_draft(walker, words)
    assert walker.taps == 3
    drawn = album(await walker.person.chat())
    assert [picture.album for picture in drawn] == [None, None]  # each is read without opening it
    for picture in drawn:
        image = Image.open(BytesIO(await picture.photo_bytes(uploaded=True)))
        assert image.format == "PNG"
        assert picture.photo_size is not None

    done = await to_end(walker, words, STAGES)
    assert walker.taps <= 4 + 5 * STAGES
    assert walker.typed == 0
    assert "0" in done.text
    assert len({photo.id for photo in album(await walker.person.chat())}) == 2
    assert (await walker.person.chat()).unanswered == 0

    content = await map_file(walker, words)
    stages = content["journey"]["stages"]
    assert content["journey"]["language"] == language
    entries = [entry for stage in stages for entry in (*stage["items"], *stage["emotions"])]
    assert not any(entry["evidence"] for entry in entries)
    assert all((entry.get("metric") or {}).get("value") is None for entry in entries)
    for stage in stages:
        own = [item["lane"] for item in stage["items"] if item["origin"] == "owner"]
        assert own == ["channels", "pains"]


async def test_the_checklist_is_ticked_and_unticked_by_buttons(walk_anna: Walker) -> None:
    words = WORDS["ru"]
    await to_draft(walk_anna, words)
    await to_end(walk_anna, words, STAGES)
    overview = await walk_anna.tap(words.checklist)
    assert "На эту неделю: 3" in overview.text
    task = await walk_anna.tap("☐ 1.")
    assert "Почему она здесь" in task.text
    ticked = await walk_anna.tap("✅ Сделано")
    assert "1 из" in ticked.text
    await walk_anna.tap("2 Выбираю")
    done = await walk_anna.tap("✅")
    assert done.buttons[0] == "Ещё не сделано"
    await walk_anna.tap("Ещё не сделано")
    again = await walk_anna.tap("Весь список")
    assert "0 из" in again.text


async def test_the_phone_cards_come_as_one_album(walk_anna: Walker) -> None:
    words = WORDS["ru"]
    await to_draft(walk_anna, words)
    await walk_anna.tap(words.card)
    await walk_anna.find("Карточки для телефона")
    await walk_anna.redraw("Карточки для телефона")
    photos = album(await walk_anna.person.chat())
    assert len(photos) == 1 + STAGES
    assert len({photo.album for photo in photos}) == 1


async def test_a_drawing_once_sent_is_sent_again_without_drawing(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    await to_draft(walk_anna, WORDS["ru"])
    await walk_anna.tap("Карта и файлы")
    await walk_anna.redraw("Показать карту")
    photos = [str(call["params"]["photo"]) for call in await client.calls("sendPhoto")]
    assert len(photos) == 4
    assert all(photo.startswith("attach://") for photo in photos[:2])
    assert not any(photo.startswith("attach://") for photo in photos[2:])


async def test_tomorrow_it_goes_on_where_it_was(walk_anna: Walker) -> None:
    words = WORDS["ru"]
    await to_draft(walk_anna, words)
    await walk_anna.tap(words.walk)
    await walk_anna.first_option()
    question = await walk_anna.tap(words.next)
    await walk_anna.person.start()
    again = await walk_anna.person.wait_for(
        lambda chat: next(
            (m for m in chat.messages if m.id > question.id and m.is_from_bot and m.rows), None
        ),
        LONG,
    )
    assert again.text == question.text
    assert again.buttons == question.buttons


async def test_a_person_in_a_group_is_led_to_the_private_chat(
    client: PlaygroundClient, bot: None
) -> None:
    anna = await client.person("Аня")
    group = anna.at(await client.group(anna))
    await group.send("/start")
    answer = await group.wait_text("личном чате")
    assert answer.rows[0][0]["url"].startswith("https://t.me/")
