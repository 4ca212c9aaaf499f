"""Reports of each program, built to their exact layout, and files that only pretend to be one."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from bot.incoming import File, read
from bot.incoming.cells import bounds, zipped
from bot.reading.outcome import Outcome
from bot.reading.worker import answer
from journey.errors import BrokenFile, Code
from journey.funnel import Report, Source
from tests.bot.incoming import reports

Steps = list[tuple[str, int]]


def report(content: str | bytes, name: str = "отчёт.csv") -> Report:
    found = read(File(name, content if isinstance(content, bytes) else content.encode()))
    assert isinstance(found, Report)
    return found


def steps(told: Report, reading: int = 0) -> Steps:
    return [(one.label, one.people) for one in told.readings[reading].steps]


def by(told: Report) -> list[str]:
    return ["→" if one.across else one.column for one in told.readings]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1251", "utf-16", "utf-16-le"])
def test_metricas_table(encoding: str) -> None:
    told = report(
        reports.METRICA_SOURCES.encode(encoding), "Источники, сводка-2026-10-01-2026-10-31.csv"
    )
    assert told.source is Source.METRICA
    assert (told.first, told.last) == (dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    assert by(told) == ["Посетители", "Визиты", "→"]
    assert steps(told) == [("Переходы из поисковых систем / Яндекс", 700), ("Прямые заходы", 350)]
    assert steps(told, 2) == [("Визиты", 1234), ("Посетители", 1000)]


def test_metricas_goals_are_steps_after_the_visits() -> None:
    told = report(reports.METRICA_GOALS)
    assert told.source is Source.METRICA
    assert told.first is None
    assert by(told)[:2] == ["→", "→"]
    assert steps(told) == [("Визиты", 1000), ("Корзина", 400), ("Заказ оформлен", 60)]
    counted = [one.unit for one in told.readings[0].steps]
    assert counted == ["визиты", "целевые визиты", "целевые визиты"]
    assert steps(told, 1) == [("Визиты", 1000), ("Корзина", 450), ("Заказ оформлен", 70)]


def test_metricas_conversions_are_a_row_a_goal() -> None:
    told = report(reports.METRICA_CONVERSIONS)
    assert told.source is Source.METRICA
    assert by(told)[:3] == ["Посетители", "Достижения цели", "Целевые визиты"]
    assert steps(told) == [("Посмотрели каталог", 250), ("Корзина", 90), ("Заказ", 47)]


def test_metricas_chart_sums_what_can_be_summed() -> None:
    told = report(reports.METRICA_CHART)
    assert told.source is Source.METRICA
    assert steps(told) == [("Визиты", 250)]
    assert (told.first, told.last) == (dt.date(2026, 10, 1), dt.date(2026, 10, 2))


def test_metricas_utm_has_three_names_before_the_numbers() -> None:
    told = report(reports.METRICA_UTM)
    assert steps(told) == [("yandex / осень", 250), ("vk / осень", 150)]
    assert (told.first, told.last) == (dt.date(2026, 10, 1), dt.date(2026, 11, 30))


def test_metricas_xlsx_says_its_time_in_its_name_only() -> None:
    told = report(reports.sheet(*reports.METRICA_XLSX_ROWS), reports.METRICA_XLSX_NAME)
    assert told.source is Source.METRICA
    assert (told.first, told.last) == (dt.date(2025, 1, 1), dt.date(2025, 3, 31))
    assert steps(told) == [("осень", 800), ("зима", 434)]


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Отчёт за октябрь 2026", (2026, 10, 1), (2026, 10, 31)),
        ("Отчет_октябрь-2026", (2026, 10, 1), (2026, 10, 31)),
        ("2026 октябрь", (2026, 10, 1), (2026, 10, 31)),
        ("Воронка сентябрь–октябрь 2026 (итог)", (2026, 9, 1), (2026, 10, 31)),
        ("за 3 квартал 2025 года", (2025, 7, 1), (2025, 9, 30)),
        ("с 1 по 15 октября 2026", (2026, 10, 1), (2026, 10, 15)),
        ("sales September 2026 v2", (2026, 9, 1), (2026, 9, 30)),
        ("Сравнение: сентябрь 2026 и октябрь 2026", None, None),
        ("План 2026", None, None),
        ("Отчёт за октябрь", None, None),
        ("Отчёт от 5 ноября 2026", None, None),
    ],
)
def test_a_title_or_a_name_may_say_its_time_in_words(
    said: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    expected = (first and dt.date(*first), last and dt.date(*last))
    named = report(reports.PLAIN, f"{said}.csv")
    assert (named.first, named.last) == expected
    titled = report(f"{said}\n\n{reports.PLAIN}", "отчёт.csv")
    assert (titled.first, titled.last) == expected


def test_ga4s_standard_report() -> None:
    told = report(reports.GA4_STANDARD)
    assert told.source is Source.GA4
    assert (told.first, told.last) == (dt.date(2026, 1, 1), dt.date(2026, 9, 23))
    assert by(told)[:2] == ["Active users", "Views"]
    assert steps(told) == [("/catalog", 926), ("/cart", 126)]


def test_ga4s_grand_total_shifts_nothing() -> None:
    told = report(reports.GA4_FREE_FORM)
    assert told.source is Source.GA4
    assert (told.first, told.last) == (dt.date(2026, 7, 23), dt.date(2026, 9, 22))
    assert steps(told) == [("/", 44963), ("/cart", 4963)]
    assert steps(told, by(told).index("→"))[0] == ("Active users", 211078)
    before = reports.GA4_FREE_FORM.replace(
        ",,211078,847833,309558,1.4665,0.6888,Grand total",
        "Grand total,,,211078,847833,309558,1.4665,0.6888",
    )
    assert report(before).readings == told.readings


def test_ga4s_overview_holds_several_tables() -> None:
    told = report(reports.GA4_OVERVIEW)
    assert (told.first, told.last) == (dt.date(2026, 9, 1), dt.date(2026, 9, 30))
    assert by(told) == ["New users", "Event count"]
    assert steps(told, 1) == [("page_view", 1000), ("purchase", 12)]


def test_ga4s_funnel_is_known_by_its_words() -> None:
    told = report(reports.GA4_FUNNEL)
    assert told.source is Source.GA4
    assert by(told)[0] == "Active users"
    assert told.readings[0].ordered
    assert steps(told) == [("Session start", 1000), ("View item", 400), ("Purchase", 120)]


def test_directs_report() -> None:
    told = report(reports.DIRECT, "report.tsv")
    assert told.source is Source.DIRECT
    assert (told.first, told.last) == (dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    assert steps(told) == [("Impressions", 3000), ("Clicks", 250), ("Conversions", 10)]
    bare = "\n".join(reports.DIRECT.splitlines()[1:-1])  # skipReportHeader, skipReportSummary
    assert report(bare, "report.tsv").readings == told.readings


def test_the_interface_in_russian_says_the_same() -> None:
    told = report(reports.DIRECT_RUSSIAN)
    assert told.source is Source.DIRECT
    assert steps(told) == [("Показы", 3000), ("Клики", 250), ("Конверсии", 10)]
    assert steps(told, 1) == [("Букеты", 3000)]
    told = report(reports.GA4_RUSSIAN)
    assert told.source is Source.GA4
    assert by(told)[0] == "Активные пользователи"
    assert steps(told) == [("Открыли сайт", 1000), ("Смотрели товар", 400), ("Купили", 120)]


def test_a_mailing_is_a_funnel_of_columns() -> None:
    told = report(reports.MAILING)
    assert told.source is Source.MAILING
    expected = [("Отправлено", 3000), ("Доставлено", 2970), ("Открыто", 800), ("Клики", 120)]
    assert steps(told) == [*expected, ("Купили", 12)]
    assert (told.first, told.last) == (dt.date(2026, 10, 1), dt.date(2026, 11, 1))


@pytest.mark.parametrize(
    "content",
    [
        reports.PLAIN,
        reports.PLAIN.replace(";", "\t"),
        reports.PLAIN.replace(";", ","),
        reports.PLAIN.replace("1 000", "1\u202f000"),
        reports.PLAIN.removeprefix("Этап;Люди\n"),
        f"sep=;\n{reports.PLAIN}",
        "Замечаю;Выбираю;Заказываю\n1000;400;120\n",
        "№;Этап;Людей;Доля\n1;Замечаю;1000;100%\n2;Выбираю;400;40%\n3;Заказываю;120;12%\n",
        "Этап;Дошло\nЗамечаю;1.000\nВыбираю;400\nЗаказываю;120\nИтого;1520\n",
    ],
)
def test_a_table_of_ones_own(content: str) -> None:
    told = report(content)
    assert told.source is Source.SHEET
    assert steps(told) == [("Замечаю", 1000), ("Выбираю", 400), ("Заказываю", 120)]


def test_signs_of_numbers_are_read_as_they_are_written() -> None:
    rows = "Шаг;Люди;Отказы;Время\nа;1\u00a0234;0,36;0:03:45\nб;12 345;\u22120,1;0:00:10\n"
    told = report(rows)
    assert by(told) == ["Люди"]
    assert steps(told) == [("а", 1234), ("б", 12345)]


def test_two_header_rows_merged_cells_a_hidden_sheet_and_formulas() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        for row in (
            ["Отчёт за 2026-10-01 - 2026-10-31"],
            [],
            ["Этап", "Октябрь", None, "Ноябрь", None],
            [None, "Посетители", "Отказы", "Посетители", "Отказы"],
            ["Замечаю", 1000, 0.2, 1100, 0.3],
            ["Заказ", 100, 0.1, 120, 0.2],
        ):
            sheet.append(row)
        sheet.merge_cells("B3:C3")
        hidden = book.create_sheet("скрытый")
        hidden.append(["Этап", "Люди"])
        hidden.append(["Тайна", 5])
        hidden.sheet_state = "hidden"

    told = report(reports.workbook(fill), "отчёт.xlsx")
    assert by(told) == ["Октябрь Посетители", "Ноябрь Посетители"]
    assert steps(told) == [("Замечаю", 1000), ("Заказ", 100)]
    assert told.last == dt.date(2026, 10, 31)
    assert "Тайна" not in told.model_dump_json()


def test_a_formula_says_what_it_was_last() -> None:
    content = reports.sheet(("Этап", "Люди"), ("Замечаю", "=500+500"), ("Заказ", 100.0))
    part = "xl/worksheets/sheet1.xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            told = old.read(name)
            if name == part:  # as a program that computes leaves it
                told = told.replace(b"<v></v>", b"<v>1000</v>").replace(b"<v />", b"<v>1000</v>")
            new.writestr(name, told)
    assert steps(report(out.getvalue(), "а.xlsx")) == [("Замечаю", 1000), ("Заказ", 100)]


def test_columns_that_are_called_alike_are_told_apart() -> None:
    told = report("Этап;Люди;Люди\nа;10;20\nб;5;6\n")
    assert by(told) == ["Люди", "Люди (2)"]


def test_personal_data_is_named_and_not_kept() -> None:
    told = report(reports.PERSONAL)
    assert told.personal == ("Имя", "Телефон", "E-mail", "Менеджер")
    assert steps(told) == [("Заказ", 3), ("Оплата", 2)]
    kept = told.model_dump_json()
    for secret in ("Аня", "916", "a@b.ru", "o@b.ru"):
        assert secret not in kept


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("ФИО;Телефон\nИванова А. А.;+79161234567\n", "ФИО, Телефон"),
        ("№;Клиент;Заметка;E-mail\n1;Аня;ждёт;a@b.ru\n2;Оля;звонить;o@b.ru\n", "Клиент, E-mail"),
        ("Аня;+7 916 123-45-67\nОля;+7 916 123-45-68\nВера;+7 916 123-45-69\n", "№\u00a02"),
    ],
)
def test_a_list_of_customers_counts_nothing_and_is_named(content: str, names: str) -> None:
    for file in (File("а.csv", content.encode()), File("а.csv", content.encode("cp1251"))):
        outcome = Outcome.model_validate_json(answer(file.name, file.content))
        assert outcome.with_(peak=0) == Outcome(code=Code.FILE_PERSONAL, names=names)


def _bomb(size: int, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """An honest workbook with one part that unfolds to so many bytes of nothing."""
    out = io.BytesIO(reports.sheet(("Этап", "Люди"), ("а", 1.0)))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name.replace("sheet1", "sheet9"), bytes(size))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("отчёт.xlsx", bytes(range(256)) * 8, Code.FILE_BROKEN),
        ("отчёт.xlsx", reports.sheet(("а", "б"), ("в", 1.0))[:900], Code.FILE_BROKEN),
        ("отчёт.csv", bytes(range(256)) * 8, Code.FILE_UNKNOWN),
        ("отчёт.csv", b"\n\n\n", Code.FILE_UNKNOWN),
        ("письмо.csv", "Здравствуйте, пришлите цены".encode(), Code.FILE_UNKNOWN),
        ("отчёт.csv", b'a,b\n"1,2', Code.FILE_UNKNOWN),
        ("бомба.xlsx", _bomb(zipped.UNFOLDED_BYTES), Code.FILE_TOO_MUCH),
        ("пустой.xlsx", reports.sheet(), Code.FILE_UNKNOWN),
    ],
)
def test_what_is_no_report_is_one_sentence(name: str, content: bytes, code: Code) -> None:
    with pytest.raises(BrokenFile) as caught:
        read(File(name, content))
    assert caught.value.code is code


def test_what_is_called_otherwise_is_read_all_the_same() -> None:
    book = reports.sheet(("Этап", "Люди"), ("а", 10.0), ("б", 5.0))
    assert steps(report(book, "отчёт.csv")) == [("а", 10), ("б", 5)]
    assert steps(report(reports.PLAIN, "отчёт.xls.txt"))[0] == ("Замечаю", 1000)


def test_a_table_without_end_is_refused() -> None:
    out = io.StringIO()
    csv.writer(out).writerows((f"r{n}", n) for n in range(bounds.ROWS_MAX + 1))
    with pytest.raises(BrokenFile) as caught:
        report(out.getvalue())
    assert caught.value.code is Code.FILE_TOO_MUCH


def test_a_stray_cell_far_below_makes_no_million_rows() -> None:
    def fill(book: Workbook) -> None:
        book.active.append(["Этап", "Люди"])
        book.active.append(["а", 10])
        book.active["A900000"] = "итог"

    assert steps(report(reports.workbook(fill), "а.xlsx")) == [("а", 10)]
