"""Words found as a person remembers them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import search, stems
from journey.model import Emotion, Item, Journey, Stage
from tests.journey.maps import NOW, whole

WHOLE = whole()


def held(*texts: str) -> Journey:
    items = tuple(Item(id=f"i{n}", lane="pains", text=text) for n, text in enumerate(texts))
    stage = Stage(id="s", title="Жду заказ", items=items)
    return Journey(
        id="map", title="Карта", language="ru", stages=(stage,), created=NOW, updated=NOW
    )


def found(journey: Journey, query: str) -> list[str]:
    return [
        hit.entry.text if isinstance(hit.entry, Item) else "" for hit in search.find(journey, query)
    ]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("доставка", "Оплатить доставку"),
        ("ДОСТАВКА", "о доставке ни слова"),
        ("доставк", "Доставкой довольны"),
        ("дост", "Долгая доставка"),
        ("елка", "Ёлка в зале"),
        ("ёлка", "елка"),
        ("цена", "Нет цен и меню"),
        ("цены", "Меню с ценами"),
        ("длинная очередь", "Очереди длинные в час пик"),
        ("отзывы", "Нет ответа на отзыв"),
        ("2гис", "карточка в 2ГИС"),
        ("delivery", "Deliveries are late"),
        ("waiting", "They wait too long"),
        ("prices", "No price list"),
        ("SMS", "sms-код не приходит"),
    ],
)
def test_is_found(query: str, text: str) -> None:
    assert found(held("Совсем другое", text), query) == [text]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("доставка", "Достали из шкафа"),
        ("цена", "Центр города"),
        ("очередь цена", "Очередь в кассу"),
        ("", "что угодно"),
        (" ?! ", "что угодно"),
    ],
)
def test_is_not_found(query: str, text: str) -> None:
    assert found(held(text), query) == []


def test_exact_words_come_first() -> None:
    assert found(held("с меню", "меню"), "меню") == ["с меню", "меню"]
    assert found(held("о ценах", "нет цены"), "цены") == ["нет цены", "о ценах"]


def test_stages_and_notes_are_searched_too() -> None:
    journey = held("Пусто")
    stage = journey.stages[0].model_copy(
        update={"emotions": (Emotion(id="e", level=-1, note="Злится на очередь"),)}
    )
    journey = journey.model_copy(update={"stages": (stage,)})
    (hit,) = search.find(journey, "очереди")
    assert isinstance(hit.entry, Emotion)
    (hit,) = search.find(journey, "жду")
    assert hit.entry is None
    assert (hit.stage, hit.number, hit.named) == (stage.id, 1, stage.title)


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_whatever_is_typed_is_answered(query: str) -> None:
    for hit in search.find(WHOLE, query):
        assert WHOLE.stage(hit.stage) is not None


@settings(max_examples=60)
@given(st.data())
def test_every_word_of_an_item_finds_it(data: st.DataObject) -> None:
    items = [item for stage in WHOLE.stages for item in stage.items]
    item = data.draw(st.sampled_from(items))
    word = data.draw(st.sampled_from(stems.words(item.text)))
    for asked in (word, word.upper(), word[: max(1, len(word) - 1)]):
        assert item in [hit.entry for hit in search.find(WHOLE, asked)]
