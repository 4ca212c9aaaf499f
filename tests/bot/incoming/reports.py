"""Reports as programs write them, line by line: what is read is held against these."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Final

from openpyxl import Workbook

Value = str | float | None

METRICA_SOURCES: Final = """\
Источник трафика,Источник трафика (детально),Визиты,Посетители,Отказы,Глубина просмотра,Время на сайте
Итого и средние,,1234,1000,0.2154,2.51,00:02:10
Переходы из поисковых систем,Яндекс,800,700,0.2,2.7,00:02:30
Прямые заходы,Не определено,434,350,"0,24",2.1,00:01:30
"""  # noqa: E501 - as it stands in the file
METRICA_GOALS: Final = """\
Источник трафика,Визиты,Посетители,Достижения цели (Корзина),Целевые визиты (Корзина),Конверсия (Корзина),Достижения цели (Заказ оформлен),Целевые визиты (Заказ оформлен),Конверсия (Заказ оформлен)
Итого и средние,1000,800,450,400,0.4,70,60,0.06
Прямые заходы,600,500,250,240,0.4,40,36,0.06
Переходы по рекламе,400,300,200,160,0.4,30,24,0.06
"""  # noqa: E501 - as it stands in the file
METRICA_CONVERSIONS: Final = """\
Цель,Конверсия,Достижения цели,Целевые визиты,Посетители
Итого и средние,0.5,500,460,400
Посмотрели каталог,0.3,300,280,250
Корзина,0.1,100,95,90
Заказ,0.05,50,48,47
"""
METRICA_CHART: Final = """\
Период,Визиты
2026-10-01 00:00:00,120
2026-10-02 00:00:00,130
"""
METRICA_UTM: Final = """\
UTM Source,UTM Campaign,Месяц визита,Визиты,Посетители,Новые посетители,Отказы,Время на сайте
Итого и средние,,,500,400,0.3,0.2,00:01:00
yandex,осень,2026-10,300,250,0.3,0.2,00:01:00
vk,осень,2026-11,200,150,0.3,0.2,00:01:00
"""
GA4_STANDARD: Final = """\
# ----------------------------------------
# Pages and screens: Page path and screen class
# Account: Flowers
# Property: flowers.example
# ----------------------------------------
#
# All Users
# Start date: 20260101
# End date: 20260923

Page path and screen class,Views,Active users,Views per active user,Average engagement time per active user,Event count,Key events,Total revenue
/catalog,6225,926,6.72,139.45,22063,0,0
/cart,225,126,1.79,39.45,2063,0,0
"""  # noqa: E501 - as it stands in the file
GA4_FREE_FORM: Final = """\
# ----------------------------------------
# flowers.example
# Free form-Free form 1
# 20260723-20260922
# ----------------------------------------

Date,Page path and screen class,Active users,Event count,Views,Views per session,Engagement rate
,,211078,847833,309558,1.4665,0.6888,Grand total
20260826,/,44963,163565,68392,1.521,0.308
20260827,/cart,4963,13565,6392,1.521,0.308
"""
GA4_OVERVIEW: Final = """\
# ----------------------------------------
# Reports snapshot
# ----------------------------------------
#
# All Users
# Start date: 20260901
# End date: 20260930

Nth day,Active users
0000,100
0001,120

First user primary channel group (Default channel group),New users
Organic Search,90
Direct,30

Event name,Event count
page_view,1000
purchase,12
"""
GA4_FUNNEL: Final = """\
# Funnel exploration
# 20260901-20260930

Step,Country,Active users,Completion rate,Abandonments,Abandonment rate
1. Session start,Total,1000,0.4,600,0.6
1. Session start,Russia,900,0.42,522,0.58
2. View item,Total,400,0.3,280,0.7
2. View item,Russia,380,0.3,266,0.7
3. Purchase,Total,120,,,
3. Purchase,Russia,110,,,
"""
DIRECT: Final = """\
"Осень (2026-10-01 - 2026-10-31)"
Date\tCampaignName\tImpressions\tClicks\tCost\tConversions
2026-10-01\tБукеты\t1000\t100\t5000500000\t10
2026-10-02\tБукеты\t2000\t150\t5000500000\t--
Total rows: 2
"""
DIRECT_RUSSIAN: Final = """\
Дата;№ Кампании;Кампания;Показы;Клики;CTR (%);Расход (руб.);Ср. цена клика;Конверсии;Конверсия (%)
Итого;;;3 000;250;8,33;5 000,50;20,00;10;4,00
01.10.2026;70012345;Букеты;1 000;100;10,00;2 000,25;20,00;6;6,00
02.10.2026;70012345;Букеты;2 000;150;7,50;3 000,25;20,00;4;2,67
"""
GA4_RUSSIAN: Final = """\
# Исследование воронки
# 20260901-20260930

Шаг,Активные пользователи,Коэффициент завершения,Количество прекращений,Коэффициент прекращений
1. Открыли сайт,1000,0.4,600,0.6
2. Смотрели товар,400,0.3,280,0.7
3. Купили,120,,,
"""
MAILING: Final = """\
Рассылка;Дата отправки;Отправлено;Доставлено;Открыто;Открываемость;Клики;Купили;Отписки
Осень;01.10.2026;1\u00a0000;990;300;30,3%;50;5;2
Зима;01.11.2026;2\u00a0000;1\u00a0980;500;25,3%;70;7;3
"""
PLAIN: Final = "Этап;Люди\nЗамечаю;1 000\nВыбираю;400\nЗаказываю;120\n"
PERSONAL: Final = """\
Имя;Телефон;E-mail;Менеджер;Этап;Заявок
Аня;+7 916 123-45-67;a@b.ru;o@b.ru;Заказ;3
Оля;8 (916) 123 45 68;c@b.ru;o@b.ru;Оплата;2
"""


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    """A workbook's bytes."""
    book = Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(*rows: Sequence[Value]) -> bytes:
    """A workbook of one sheet."""

    def fill(book: Workbook) -> None:
        for row in rows:
            book.active.append(list(row))

    return workbook(fill)


METRICA_XLSX_ROWS: Final[tuple[Sequence[Value], ...]] = (
    ("UTM Campaign", "Визиты", "Отказы", "Время на сайте"),
    ("Итого и средние", 1234.0, 0.21, "00:02:10"),
    ("осень", 800.0, 0.2, "00:02:30"),
    ("Не определено", None, None, None),
    ("зима", 434.0, 0.24, "00:01:30"),
)
METRICA_XLSX_NAME: Final = "Метки UTM-2025-01-01-2025-03-31.xlsx"
