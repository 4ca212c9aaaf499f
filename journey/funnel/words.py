"""The words of reports' headers, in Russian and English: what a column is, by what it is called.

Knows words; must not know rows. Headers follow the language of whoever exported, and names of goals
and campaigns stand within them, so words are looked for, never whole headers. Each list says whose
interface it is from.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final


class Kind(Enum):
    """What a column is."""

    STEP = auto()
    """Names of steps, goals, stages: its rows are a funnel."""
    DIMENSION = auto()
    DAY = auto()
    PEOPLE = auto()
    """Counts persons: those of two rows may be the same ones, so nothing is summed."""
    COUNT = auto()
    """Counts what happened; sums of rows are true."""
    RATE = auto()
    """A share, a mean, a time, money: tells nothing of how many came."""
    PERSONAL = auto()


_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORDS: Final = re.compile(r"[\W_]+")


def folded(header: str) -> str:
    """Small letters, ё as е, one space between words: «CampaignName» is "campaign name"."""
    parted = _CAMEL.sub(" ", header)
    return _NOT_WORDS.sub(" ", parted.casefold().replace("ё", "е")).strip()


def _any(*told: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){one}" for one in told))


_PERSONAL: Final = _any(
    r"телефон", r"тел\b", r"моб(?:ильный)?\b", r"номер телефона", r"phone", r"mobile\b",
    r"e ?mails?$", r"email address", r"почта$", r"электронная почта", r"адрес", r"фио\b",
    r"ф и о\b", r"имя$", r"имя клиента", r"имя и фамилия", r"фамилия", r"отчество", r"first name",
    r"last name", r"full name", r"surname", r"(?:customer|client|user) name", r"паспорт",
    r"passport", r"дата рождения", r"день рождения", r"birth", r"address", r"инн\b", r"снилс",
    r"ник\b", r"telegram", r"whatsapp", r"instagram",
)  # fmt: skip
_NOT_PERSONAL: Final = _any(
    r"адрес страницы", r"адрес сайта", r"url", r"page", r"страниц", r"кампани", r"рассыл",
    r"письм", r"источник", r"campaign", r"source", r"medium", r"referrer", r"доставлен",
    r"отправлен", r"открыт", r"клик", r"переход", r"sent", r"delivered", r"opened", r"clicked",
    r"цел", r"goal", r"конверси", r"достижени", r"визит",
)  # fmt: skip
_RATE: Final = _any(
    r"отказ", r"глубин", r"время", r"длительн", r"средн", r"сред\b", r"дол[яи]", r"процент",
    r"коэффициент", r"конверси", r"ctr\b", r"cpc\b", r"cpm\b", r"cpa\b", r"cpl\b", r"cr\b",
    r"or\b", r"цена", r"стоимост", r"расход", r"доход", r"выручк", r"сумм", r"бюджет", r"чек\b",
    r"руб", r"ценност", r"окупаем", r"roi\b", r"romi\b", r"roas\b", r"рентаб", r"рейтинг",
    r"позици", r"bounce rate", r"rate\b", r"ratio", r"percent", r"share\b", r"average", r"avg\b",
    r"per\b", r"time\b", r"duration", r"depth", r"revenue", r"cost", r"spend", r"spent", r"price",
    r"value", r"amount", r"income", r"bounces?\b", r"abandon", r"прекращени", r"ушл", r"потер",
    r"отвал", r"elapsed", r"lost\b", r"отпис", r"жалоб", r"спам", r"не доставлен", r"недоставлен",
    r"ошибк", r"unsub", r"complain", r"spam", r"open rate", r"score", r"position",
)  # fmt: skip
_PEOPLE: Final = _any(
    r"посетител", r"пользовател", r"люд(?:и|ей|ям)", r"человек", r"чел\b", r"клиент", r"покупател",
    r"гост(?:и|ей)", r"подписчик", r"получател", r"охват", r"контакт", r"ученик", r"пациент",
    r"users?\b", r"visitors?", r"people", r"persons?\b", r"customers?", r"clients?\b",
    r"guests?\b", r"recipients?", r"subscribers?", r"reach\b", r"contacts?\b", r"buyers?\b",
    r"students?\b",
)  # fmt: skip
_COUNT: Final = _any(
    r"визит", r"сеанс", r"сесси", r"просмотр", r"показ", r"клик", r"переход", r"достижени",
    r"отправлен", r"доставлен", r"открыт", r"прочита", r"куп(?:или|лен)", r"покупк", r"покупок",
    r"заказ", r"заяв", r"лид", r"сделк", r"оплат", r"корзин", r"звон", r"записа",
    r"запис(?:ь|и|ей)", r"количество", r"кол во", r"число", r"штук", r"шт\b", r"событи",
    r"конверсии\b", r"дошл", r"пришл", r"всего$", r"входящ", r"обращени", r"регистрац", r"установ",
    r"visits?\b", r"sessions?\b", r"views?\b", r"impressions?", r"clicks?\b", r"clicked",
    r"hits?\b", r"sent\b", r"delivered", r"opens?\b", r"opened", r"bought", r"purchases?\b",
    r"orders?\b", r"leads?\b", r"deals?\b", r"events?\b", r"conversions?\b", r"reaches",
    r"completions?\b", r"checkouts?", r"carts?\b", r"calls?\b", r"bookings?", r"counts?\b",
    r"number\b", r"quantity", r"qty\b", r"total\b", r"transactions?\b", r"signups?",
    r"registrations?", r"installs?\b", r"entered\b",
)  # fmt: skip
_GOAL: Final = _any(r"конверсия", r"conversion(?! rate)\b(?!s)")
_STEP: Final = _any(
    r"этап", r"шаг", r"стади", r"воронк", r"цел(?:ь|и)\b", r"статус", r"steps?\b", r"stages?\b",
    r"goals?\b", r"funnel", r"status\b",
)  # fmt: skip
_DAY: Final = _any(
    r"период\b", r"дата", r"день", r"дни\b", r"недел", r"месяц", r"час\b", r"год\b", r"date",
    r"day\b", r"week", r"month", r"hour", r"year\b", r"period\b", r"nth ",
)  # fmt: skip
_NUMBERED: Final = _any(r"id\b", r"номер", r"n\b", r"п п\b", r"код\b", r"index\b", r"row\b")
_TOTALS: Final = re.compile(
    r"(?:итого(?: и средние)?|всего|общий итог|grand total|totals?(?: and averages?)?"
    r"|totals? & averages?|sum|сумма)"
)


def kind(header: str) -> Kind | None:
    """What a column that is called so is; None: its words do not tell."""
    told = folded(header)
    if header.lstrip().startswith("№"):
        return Kind.DIMENSION
    if _PERSONAL.search(told) and not _NOT_PERSONAL.search(told):
        return Kind.PERSONAL
    for named, words in _IN_ORDER:
        if words.search(told):
            return named
    return None


_IN_ORDER: Final = (
    # «Достижения цели (Корзина)», «Целевые визиты», «Конверсии» count; «Конверсия (…)» is a share
    (Kind.COUNT, _any(r"достижени", r"целевы[ех]", r"goal reaches", r"target visits", r"reaches")),
    (Kind.PEOPLE, _any(r"(?:active|total|new) users?\b", r"активные пользовател")),
    (Kind.COUNT, _any(r"key events?\b", r"event count", r"ключевы[ех] событи")),
    (Kind.RATE, _GOAL),
    (Kind.COUNT, _any(r"конверсии\b", r"conversions\b")),
    (Kind.RATE, _RATE),
    (Kind.DAY, _DAY),
    (Kind.STEP, _STEP),
    (Kind.PEOPLE, _PEOPLE),
    (Kind.COUNT, _COUNT),
    (Kind.DIMENSION, _NUMBERED),
)
"""What is asked first wins: «Доля посетителей» is a share, «Стоимость клика» money."""


def is_total(cell: str) -> bool:
    """Whether a row that says so sums up the others."""
    return _TOTALS.fullmatch(folded(cell)) is not None
