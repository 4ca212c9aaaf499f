"""The survey as the map's owner has it: opened, closed, read, printed, and on the map."""

from __future__ import annotations

import datetime as dt

import pytest

from handlers import timing
from handlers.flows.reminders import HANDLERS
from handlers.pages.pulse import CARD, CARD_FILE, PRINT, PRINTS, TENT, WAVES, WORDS
from handlers.reminding import Reminding
from handlers.screen import Button
from journey import queue, scores
from journey.model import EmotionKind, EvidenceKind, Journey, Origin
from journey.pulse.model import Kind
from tests.handlers.chat import Chat, House
from tests.handlers.guests import Customer, answers, close, desk_start, guest_start, look, opened


async def crowd(
    chat: Chat, journey: Journey, *given: tuple[int | None, ...], score: int = 9
) -> None:
    """A customer for each row of levels."""
    start = await guest_start(chat, journey)
    first = 6000 + len(await answers(chat, journey))
    for number, levels in enumerate(given, first):
        guest = Customer(chat.house, person=number)
        await guest.start(start)
        await guest.answer(*levels, score=score)


async def test_it_is_told_before_it_is_begun(chat: Chat) -> None:
    journey = await opened(chat)
    other = await chat.put(journey.with_(id="another"))
    text = await look(chat, other)
    assert "Имён и номеров я не записываю" in text
    assert "3 этапа" in text
    assert chat.labels() == ["Начать опрос", "Другой вопрос", "‹ Назад"]
    await chat.tap("Другой вопрос")
    assert "NPS" in chat.text
    await chat.tap("Довольны ли")
    assert "https://t.me/tropa_bot?start=p" in chat.text


async def test_it_is_found_from_the_card(chat: Chat) -> None:
    await opened(chat)
    await chat.command("maps")
    await chat.press(chat.buttons()[0])
    await chat.reach("Пульс-опрос")
    assert "идёт с 23 ноября" in chat.text


async def test_its_name_is_asked_where_nobody_has_said_it(chat: Chat) -> None:
    journey = await opened(chat)
    other = await chat.put(journey.with_(id="another", business=None))
    await look(chat, other)
    await chat.tap("Начать опрос")
    assert "Как вас знают клиенты?" in chat.text
    await chat.say("Кофейня «Утро на углу»")
    assert "Как позвать клиентов" in chat.text
    now = next(one for one in await chat.maps() if one.id == other.id)
    assert now.business == "Кофейня «Утро на углу»"
    reply = await chat.tap("Карточка PDF")
    assert reply.rendering is not None
    assert reply.rendering.title == "Кофейня «Утро на углу»"
    vera = Customer(chat.house)
    await vera.start(await guest_start(chat, other))
    assert "<b>Кофейня «Утро на углу»</b>: как вам у нас?" in vera.text


async def test_without_a_name_it_is_the_trades(chat: Chat) -> None:
    journey = await opened(chat)
    other = await chat.put(journey.with_(id="another", business=None))
    await chat.press(Button("x", f"a:pulseopen:{other.id}:stages"))
    await chat.tap("Без названия")
    vera = Customer(chat.house)
    await vera.start(await guest_start(chat, other))
    assert "<b>Кофейня</b>" in vera.text


async def test_opening_twice_opens_once(chat: Chat) -> None:
    journey = await opened(chat)
    start = await guest_start(chat, journey)
    await chat.press(Button("x", f"a:pulseopen:{journey.id}:ces"))
    assert await guest_start(chat, journey) == start
    async with chat.house.store.read() as work:
        found = await work.pulse(journey.id)
        assert found is not None
        assert [one.kind for one in await work.waves(found.id)] == [Kind.STAGES]


async def test_below_five_nothing_but_how_many_are_missing(chat: Chat) -> None:
    journey = await opened(chat)
    await crowd(chat, journey, *[(-2, 1, 2)] * 4)
    text = await look(chat, journey)
    assert "Ответов: 4" in text
    assert "ответов 4, нужен ещё 1" in text
    assert "±" not in text
    assert "NPS" not in text
    assert all(one.kind is EmotionKind.ASSUMED for one in (await chat.map()).stages[0].emotions)


async def test_from_five_on_they_are_told_and_drawn(chat: Chat) -> None:
    journey = await opened(chat)
    await crowd(chat, journey, *[(-2, 1, None)] * 6)
    text = await look(chat, journey)
    assert "😣 Очень плохо, −2 ±" in text
    assert "(n 6" in text
    assert "NPS +100, с погрешностью от" in text
    assert "ответов 0, нужно ещё 5" in text  # nobody came to the third stage
    first, second, third = (await chat.map()).stages
    measured = first.emotions[-1]
    assert (measured.kind, measured.level, measured.n) == (EmotionKind.MEASURED, -2, 6)
    assert measured.origin is Origin.CUSTOMER
    (record,) = measured.evidence
    assert (record.kind, record.source) == (EvidenceKind.SURVEY, "Пульс-опрос, 6 ответов")
    assert second.emotions[-1].level == 1
    assert all(one.kind is EmotionKind.ASSUMED for one in third.emotions)


async def test_what_differs_by_a_point_is_said_in_words(chat: Chat) -> None:
    journey = await opened(chat)
    first = journey.stages[0]
    (felt,) = first.emotions
    stages = (first.with_(emotions=(felt.with_(level=1),)), *journey.stages[1:])
    journey = await chat.put((await chat.map()).with_(stages=stages))
    await crowd(chat, journey, *[(-1, 1, 1)] * 5)
    text = await look(chat, journey)
    told = f"«{first.title}»: вы думали 🙂 Хорошо, клиенты говорят 🙁 Плохо. Хуже на 2 (n 5)"
    assert told in text


async def test_a_survey_proves_what_it_bears_out(chat: Chat) -> None:
    journey = await opened(chat)
    before = scores.score(journey).proved
    levels = tuple(round(stage.emotions[0].level) for stage in journey.stages)
    await crowd(chat, journey, *[levels] * 5)
    await look(chat, journey)
    now = await chat.map()
    assert scores.score(now).proved == before + 2 * len(levels)
    origins = [stage.emotions[0].origin for stage in now.stages]
    assert origins == [stage.emotions[0].origin for stage in journey.stages]
    waiting = {one.entry.id for one in queue.queue(now, None, dt.date(2026, 11, 23))}
    assert not {one.id for stage in now.stages for one in stage.emotions} & waiting
    contrary = tuple(-2 if level > 0 else 2 for level in levels)
    await crowd(chat, journey, *[contrary] * 40)
    await look(chat, journey)
    assumed = [stage.emotions[0] for stage in (await chat.map()).stages]
    assert all(one.kind is EmotionKind.ASSUMED and not one.evidence for one in assumed)


async def test_looking_again_changes_nothing(chat: Chat) -> None:
    journey = await opened(chat)
    await crowd(chat, journey, *[(0, 0, 0)] * 5)
    await look(chat, journey)
    revision = (await chat.map()).revision
    await look(chat, journey)
    assert (await chat.map()).revision == revision


async def test_many_answers_are_one_change(chat: Chat, house: House) -> None:
    """Nobody looks: the map follows a quarter of an hour later, once, and nobody is told."""
    journey = await opened(chat)
    await crowd(chat, journey, *[(1, 1, 1)] * 7)
    revision = (await chat.map()).revision
    reminding = Reminding(house.services, HANDLERS)
    house.clock.forward(minutes=15)
    async with house.store.write() as work:
        due = await work.claim(
            house.clock.now(), house.clock.now() + dt.timedelta(minutes=5), 10, "me"
        )
    (group,) = [one for one in due if one[0].kind == timing.PULSE]
    assert len(group) == 1
    assert await reminding.handle(group) is None
    now = await chat.map()
    assert now.revision == revision + 1
    assert now.stages[0].emotions[-1].n == 7


async def test_words_are_shown_by_stage_and_escaped(chat: Chat) -> None:
    journey = await opened(chat)
    await crowd(chat, journey, *[(-1, 1, 1)] * 4)
    await chat.press(Button("x", WORDS.opens(journey, 0)))
    assert "Показать пока нечего" in chat.text
    guest = Customer(chat.house, person=77)
    await guest.start(await guest_start(chat, journey))
    await guest.answer(-1)
    await guest.say("<script>alert(1)</script> & </b> {title} %s")
    await chat.press(Button("x", WORDS.opens(journey, 0)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;/b&gt; {title} %s" in chat.text
    assert journey.stages[0].title in chat.text


async def test_what_staff_asked_is_told_apart(chat: Chat) -> None:
    journey = await opened(chat)
    await crowd(chat, journey, *[(1, 1, 1)] * 5)
    olya = Customer(chat.house, person=31)
    await olya.start(await desk_start(chat, journey))
    await olya.answer(2, 2, 2, score=10)
    assert "через сотрудника: 1" in await look(chat, journey)


async def test_two_waves_beside_each_other(chat: Chat, house: House) -> None:
    journey = await opened(chat)
    await crowd(chat, journey, *[(-2, 1, 1)] * 6, score=2)
    await close(chat, journey)
    house.clock.forward(days=30)
    await chat.tap("Открыть снова")
    await crowd(chat, journey, *[(2, 1, 1)] * 6, score=10)
    await chat.press(Button("x", WAVES.opens(journey)))
    first = journey.stages[0].title
    assert "23 ноября 2026 · По этапам: ответов 6" in chat.text
    assert "23 декабря 2026" in chat.text
    assert f"{first}: −2 → +2, лучше (n 6 и 6)" in chat.text
    assert "В целом: −100 → +100, лучше" in chat.text
    assert "может быть случайно" in chat.text


@pytest.mark.parametrize(
    ("what", "leaflet", "suffix"),
    [
        (CARD, "pulse-card", ".png"),
        (CARD_FILE, "pulse-card", ".pdf"),
        (TENT, "pulse-tent", ".pdf"),
    ],
)
async def test_what_is_printed(chat: Chat, what: str, leaflet: str, suffix: str) -> None:
    journey = await opened(chat)
    reply = await chat.press(Button("x", PRINT.does(journey, what)))
    assert reply.rendering is not None
    start = await guest_start(chat, journey)
    assert reply.rendering.link == f"https://t.me/tropa_bot?start={start}"
    assert (reply.rendering.leaflet, reply.rendering.kind) == (leaflet, suffix)
    assert reply.rendering.file.endswith(suffix)
    assert chat.labels()[0] == "QR картинкой"


async def test_a_closed_survey_prints_nothing(chat: Chat) -> None:
    journey = await opened(chat)
    await close(chat, journey)
    await chat.press(Button("x", PRINTS.opens(journey)))
    assert "закончен" in chat.text


@pytest.mark.parametrize("kind", [Kind.CSAT, Kind.CES])
async def test_the_other_questions_have_their_figures(chat: Chat, kind: Kind) -> None:
    journey = await opened(chat, kind)
    for number in range(6):
        guest = Customer(chat.house, person=6000 + number)
        await guest.start(await guest_start(chat, journey))
        await guest.tap("5")
    text = await look(chat, journey)
    expected = {Kind.CSAT: "100 %, с погрешностью от", Kind.CES: "5 из 7 ±"}
    assert expected[kind] in text
    assert "(n 6" in text


async def test_a_new_link_for_staff_shuts_the_old_one_out(chat: Chat, house: House) -> None:
    journey = await opened(chat)
    olya, old = Customer(house, person=31), await desk_start(chat, journey)
    await olya.start(old)
    await olya.answer(1)
    await olya.tap("Закончить")
    following = olya.button("Следующий гость")
    await look(chat, journey)
    await chat.tap("Спросить самим")
    renew = next(one for one in chat.buttons() if one.text == "Новая ссылка")
    await chat.tap("Новая ссылка")
    now = await desk_start(chat, journey)
    assert now != old
    assert now in chat.text
    await chat.press(renew)  # a double tap makes no third link
    assert await desk_start(chat, journey) == now
    await olya.press(following)
    assert "не открывается" in olya.text
    await olya.start(old)
    assert "не открывается" in olya.text
    assert [one.said for one in await answers(chat, journey)] == [True]
    boris = Customer(house, person=32)
    await boris.start(now)
    assert "новый гость" in boris.text
