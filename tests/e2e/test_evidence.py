"""From a guess to a fact with its source, and the mark of it on the picture."""

from __future__ import annotations

from bot.playground.views import Chat, Message
from tests.e2e.people import LONG, Walker
from tests.e2e.walks import album, map_file, to_draft
from tests.e2e.words import WORDS

RU = WORDS["ru"]


def _text_file(chat: Chat) -> Message | None:
    return next((m for m in reversed(chat.messages) if m.document), None)


async def _map_in_words(walker: Walker) -> str:
    """The same words that stand on the picture, marks included."""
    await walker.tap(RU.files)
    await walker.tap(RU.show)
    await walker.tap("Карта словами")
    message = await walker.person.wait_for(_text_file, LONG)
    return (await message.document_bytes()).decode()


async def test_a_guess_becomes_a_fact(walk_anna: Walker) -> None:
    await to_draft(walk_anna, RU)
    await walk_anna.tap(RU.card)
    before = album(await walk_anna.person.chat())[-1]
    await walk_anna.tap("Поправить одно место")
    await walk_anna.tap("2 Выбираю")
    row = await walk_anna.tap("Мешает")
    pain = row.buttons[0].removeprefix("? ")
    await walk_anna.tap(row.buttons[0])
    await walk_anna.tap("Чем подтверждено")
    await walk_anna.tap("Есть отзыв")
    kept = await walk_anna.say("Яндекс Карты\nвчера")
    assert "✓ Есть отзыв: Яндекс Карты" in kept.text
    page = await walk_anna.tap("Готово")
    assert f"✓ {pain}" in page.text
    for _ in range(4):
        page = await walk_anna.tap("Назад")
    assert "подтверждено: 1" in page.text
    await walk_anna.redraw("Показать карту")
    after = album(await walk_anna.person.chat())[-1]
    assert await before.photo_bytes(uploaded=True) != await after.photo_bytes(uploaded=True)
    told = await _map_in_words(walk_anna)
    assert f"- {pain} (подтверждено" in told
    content = await map_file(walk_anna, RU, from_card=True)
    (item,) = (one for one in content["journey"]["stages"][1]["items"] if one["evidence"])
    assert (item["text"], item["origin"]) == (pain, "owner")
    assert item["evidence"][0]["source"] == "Яндекс Карты"
