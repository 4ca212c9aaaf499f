"""A line that gives a task, as teams type it: for whom, what, until when; no word gets lost."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journey import limits
from journey.errands.reading import Line, Picked, Reader
from journey.errors import Code, Rejected
from locales.rules import rules

TODAY = dt.date(2026, 11, 23)
"""A Monday."""
FRIDAY = dt.date(2026, 11, 27)


def d(month: int, day: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, day)


RU: list[tuple[str, tuple[str, ...], str, dt.date | None]] = [
    ("@Оля плёнка до пт", ("Оля",), "плёнка", FRIDAY),
    ("плёнка до пятницы @olya_s", ("olya_s",), "плёнка", FRIDAY),
    ("до пт @Оля: плёнка", ("Оля",), "плёнка", FRIDAY),
    ("@Оля, плёнка — к понедельнику.", ("Оля",), "плёнка", d(11, 30)),
    ("@Оля завтра позвонить поставщику", ("Оля",), "позвонить поставщику", d(11, 24)),
    ("позвонить поставщику завтра в 18:00", (), "позвонить поставщику в 18:00", d(11, 24)),
    ("плёнка 5.12", (), "плёнка", d(12, 5)),
    ("плёнка до 5.12.2026", (), "плёнка", d(12, 5)),
    ("плёнка 5 декабря", (), "плёнка", d(12, 5)),
    ("плёнка через неделю", (), "плёнка", d(11, 30)),
    ("плёнка до конца месяца", (), "плёнка", d(11, 30)),
    ("плёнка до пт для стойки", (), "плёнка для стойки", FRIDAY),
    ("сдать смету не позднее 15 декабря", (), "сдать смету", d(12, 15)),
    ("@Оля @Аня плёнка до пт", ("Оля", "Аня"), "плёнка", FRIDAY),
    ("@Оля плёнка до пт @Аня", ("Оля", "Аня"), "плёнка", FRIDAY),
    ("спросить @Оля про плёнку", (), "спросить @Оля про плёнку", None),
    ("договориться с @Оля", (), "договориться с @Оля", None),
    ("записать клиентку на пятницу", (), "записать клиентку на пятницу", FRIDAY),
    ("провести уборку в пятницу", (), "провести уборку", FRIDAY),
    # what only looks like a day
    ("купить моющие средства", (), "купить моющие средства", None),
    ("отстирать пятна", (), "отстирать пятна", None),
    ("купить 5 марок", (), "купить 5 марок", None),
    ("взять 3 майки", (), "взять 3 майки", None),
    ("поднять оценку до 4.8", (), "поднять оценку до 4.8", None),
    ("написать, что открыты 24/7", (), "написать, что открыты 24/7", None),
    ("новые цены с понедельника", (), "новые цены с понедельника", None),
    ("уборка раз в неделю", (), "уборка раз в неделю", None),
    ("ждать до 18:00", (), "ждать до 18:00", None),
    ("написать на mail@olya.ru", (), "написать на mail@olya.ru", None),
    ("вчера не было воды", (), "вчера не было воды", None),
    ("@Оля до пт", ("Оля",), "", FRIDAY),
]
EN: list[tuple[str, tuple[str, ...], str, dt.date | None]] = [
    ("@olya film by Fri", ("olya",), "film", FRIDAY),
    ("@olya film by Friday", ("olya",), "film", FRIDAY),
    ("@olya: order film tomorrow", ("olya",), "order film", d(11, 24)),
    ("order film, by Dec 5 @olya", ("olya",), "order film", d(12, 5)),
    ("order film in a week", (), "order film", d(11, 30)),
    ("order film by the end of the month", (), "order film", d(11, 30)),
    ("call the supplier tomorrow at 6 pm", (), "call the supplier at 6 pm", d(11, 24)),
    ("order film before 12/25", (), "order film", d(12, 25)),
    ("order film on Friday", (), "order film", FRIDAY),
    ("@olya by Fri order film", ("olya",), "order film", FRIDAY),
    ("order film by Fri for the desk", (), "order film for the desk", FRIDAY),
    ("order 5 marks", (), "order 5 marks", None),
    ("move the chairs out of the sun", (), "move the chairs out of the sun", None),
    ("repair the 3rd", (), "repair the 3rd", None),
    ("new prices from Monday", (), "new prices from Monday", None),
    ("talk to @olya", (), "talk to @olya", None),
    ("raise the rating to 4.8", (), "raise the rating to 4.8", None),
    ("say that we are open 24/7", (), "say that we are open 24/7", None),
]


def one(text: str, language: str = "ru", *picked: Picked) -> Line:
    found = Reader(TODAY, rules(language)).lines(text, picked)
    assert isinstance(found, tuple), found
    (line,) = found
    return line


def test_whom_what_until_when() -> None:
    for language, table in (("ru", RU), ("en", EN)):
        for told, names, text, due in table:
            line = one(told, language)
            assert (line.names, line.text, line.due) == (names, text, due), (told, line)
            assert not line.for_all, told


def test_somebody_without_a_name_in_telegram_is_picked() -> None:
    text = "Мария Ивановна плёнка до пт"
    assert one(text, "ru", Picked(0, 14, 31)) == one("@x плёнка до пт").__class__(
        text="плёнка", names=(31,), day=one("плёнка до пт").day
    )
    inside = one("спросить Мария Ивановна про плёнку", "ru", Picked(9, 23, 31))
    assert (inside.names, inside.text) == ((), "спросить Мария Ивановна про плёнку")


def test_for_all() -> None:
    for told in ("всем вымыть руки до пт", "@все вымыть руки до пт", "Для всех: вымыть руки до пт"):
        line = one(told)
        assert (line.for_all, line.names, line.text, line.due) == (True, (), "вымыть руки", FRIDAY)
    assert one("вымыть руки, для всех").for_all
    assert one("everyone: wash hands by Fri", "en").for_all
    assert one("wash hands @all", "en") == Line(text="wash hands", for_all=True)
    assert not one("раздать всем визитки").for_all
    assert not one("сделать скидку для всех").for_all


def test_days_that_are_over_are_asked_about() -> None:
    for told, day in (
        ("плёнка до 20.11.2026", d(11, 20)),
        ("плёнка до 1.11", d(11, 1)),
        ("плёнка до вчера", d(11, 22)),
    ):
        line = one(told)
        assert line.day is not None
        assert (line.text, line.due, line.day.over, line.day.due) == ("плёнка", None, True, day)


def test_lines_are_tasks_within_limits() -> None:
    reader = Reader(TODAY, rules("ru"))
    found = reader.lines("1. @Оля плёнка до пт\n\n• бумага\n- @Аня чашки завтра")
    assert isinstance(found, tuple)
    assert [(line.text, line.names) for line in found] == [
        ("плёнка", ("Оля",)),
        ("бумага", ()),
        ("чашки", ("Аня",)),
    ]
    assert isinstance(reader.lines("\n".join("абв")), tuple)
    ten = "\n".join(f"дело {n}" for n in range(limits.ERRAND_LINES))
    assert isinstance(reader.lines(ten), tuple)
    many = reader.lines(ten + "\nещё")
    assert isinstance(many, Rejected)
    assert many.code is Code.TOO_MANY_LINES
    exactly = "@Оля " + "ы" * limits.ITEM_CHARS + " до пт"
    assert isinstance(reader.lines(exactly), tuple)
    long = reader.lines("@Оля " + "ы" * (limits.ITEM_CHARS + 1) + " до пт")
    assert long == Rejected(Code.TOO_LONG, {"limit": 300, "length": 301})
    assert reader.lines(" \n \u200b") == Rejected(Code.EMPTY)


@given(st.text(st.sampled_from("абп@. ,:—17\nдото тпс/\ue000"), max_size=40))
def test_whatever_is_typed_is_read_or_refused(told: str) -> None:
    found = Reader(TODAY, rules("ru")).lines(told)
    assert isinstance(found, Rejected | tuple)
    for line in found if isinstance(found, tuple) else ():
        for word in line.text.split():
            assert word in told
