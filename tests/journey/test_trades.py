"""A typed name finds the trade it is like, and no other one."""

from __future__ import annotations

import pytest

from journey import trades
from journey.industries import Industry
from journey.stems import holds, overlap, stems
from locales.shipped import catalogues

CATALOGUE = catalogues()


def known(language: str) -> tuple[Industry, ...]:
    every = CATALOGUE.industries(language)
    return tuple(industry for industry in every if not industry.general)


RUSSIAN = {
    "кофейни": "coffee-shop",
    "кофеиня": "coffee-shop",
    "Кафе «Ромашка» у метро": "coffee-shop",
    "кафе": "coffee-shop",
    "салон": "beauty-salon",
    "Салоны красоты Анна": "beauty-salon",
    "SPA": "beauty-salon",
    "мастер маникюра": "beauty-salon",
    "сто": "car-service",
    "СТО на Ленина": "car-service",
    "шиномонтаж": "car-wash",
    "автосервис и шиномонтаж": "car-service",
    "ногти": "beauty-salon",
    "школа английского": "language-school",
    "Детский клуб «Солнышко»": "language-school",
    "школа английского онлайн": "online-school",
    "видеокурсы по макияжу": "online-school",
    "школа": "language-school",
    "курсы маникюра": None,
    "учебный центр": None,
    "кофе": "coffee-shop",
    "квартиры посуточно": "home-rental",
    "лаборатория": "clinic",
    "Стоматологии": "dentist",
    "селлер на вб": "marketplace-seller",
    "магазин на озоне": "marketplace-seller",
    "Продаю на вайлдберис": "marketplace-seller",
    "интернет-магазин чая": "online-store",
    "ресторан грузинской кухни": "restaurant",
    "бар": "restaurant",
    "Столовая при заводе": "restaurant",
    "пиццерия": "restaurant",
    "доставка из ресторана": "food-delivery",
    "кофе-бар": "coffee-shop",
    "нейл-бар": None,
    "отель с рестораном": "hotel",
    "магазин": "shop",
    "Продуктовый магазин у дома": "shop",
    "магазин в вк": None,
    "цветочный магазин": "flowers",
    "шоурум": "shop",
    "пункт выдачи Ozon": None,
    "Йога-студия": "fitness-studio",
    "Рекламное агентство": "creative-studio",
    "репетиторы": "tutor",
    "онлайн-репетитор": "tutor",
    "Репетитор начальной школы": "tutor",
    "подготовка к ЕГЭ": "tutor",
    "агентство репетиторов": None,
    "доставка еды": "food-delivery",
    "салон штор": None,
    "магазин автозапчастей": "auto-parts",
    "доставка цветов": "flowers",
    "Ветеринарная клиника": "vet",
    "груминг-салон": "vet",
    "автошкола": None,
    "Пекарня": "bakery",
    "Ателье": "furniture",
    "автомойка": "car-wash",
    "турагентство": "travel",
    "флористика": "flowers",
    "окна": "home-repair",
    "установка пластиковых окон": "home-repair",
    "Сантехники на дом": "home-repair",
    "услуги электрика": "home-repair",
    "ремонты квартир под ключ": "home-repair",
    "муж на час": "home-repair",
    "ремонт": "home-repair",
    "квартирные переезды": "moving",
    "Грузоперевозки на газели": "moving",
    "услуги грузчиков": "moving",
    "такси": "moving",
    "эвакуаторы": "moving",
    "автосервис для такси": "car-service",
    "ремонт газелей": None,
    "зоотакси": None,
    "отделочные материалы": None,
    "ремонт электроники": "device-repair",
    "магазин окон": "shop",
    "мойка окон": "cleaning",
    "ремонт телефонов": "device-repair",
    "ремонт стиральных машин": "device-repair",
    "аптека": None,
    "юрист": "lawyer",
    "бухгалтерия на аутсорсе": "lawyer",
    "нотариус": None,
    "юрист по недвижимости": "lawyer",
    "переводчик": None,
    "перевозчик": "moving",
    "оценка недвижимости": None,
    "разработка мобильных приложений": "creative-studio",
    "мобильное приложение": "saas",
    "психолог": None,
    "кейтеринг на свадьбу": None,
    "аренда квартир": "home-rental",
    "отель для собак": "vet",
    "ланч-боксы": None,
    "строительство бассейнов": None,
    "мебель на заказ": "furniture",
    "Кухни и шкафы-купе на заказ": "furniture",
    "услуги столяра": "furniture",
    "пошив штор": "furniture",
    "магазин мебели": "shop",
    "перевозка мебели": "moving",
    "солярий": "beauty-salon",
    "торты на заказ": "bakery",
    "дизайн-студия интерьера": None,
    "кофейный автомат": None,
    "сервис": None,
    "🙂": None,
}
ENGLISH = {
    "coffee shops": "coffee-shop",
    "Café Rose": "coffee-shop",
    "barbershop": "beauty-salon",
    "hair salons": "beauty-salon",
    "Italian restaurant": "restaurant",
    "restaurant supplies": "wholesale",
    "pizza delivery": "food-delivery",
    "accountants": "lawyer",
    "accounting software": "saas",
    "shop": "shop",
    "boutique hotel": "hotel",
    "bike repair shop": None,
    "amazon seller": "marketplace-seller",
    "online toy shop": "online-store",
    "dental practice": "dentist",
    "gym": "fitness-studio",
    "english school": "language-school",
    "maths tutor": "tutor",
    "driving lessons": None,
    "online courses": "online-school",
    "coffee van": "coffee-shop",
    "boxing": "fitness-studio",
    "plumbers": "home-repair",
    "kitchen remodeling": "home-repair",
    "windows": "home-repair",
    "house painter": "home-repair",
    "carpets": None,
    "window cleaning": "cleaning",
    "fitted kitchens": "furniture",
    "furniture shop": "shop",
    "furniture removals": "moving",
    "house removals": "moving",
    "airport transfers": "moving",
    "food truck": None,
    "flower shop": "flowers",
    "coffee machine repair": "device-repair",
    "speech therapist": None,
    "subscription box": None,
    "garage doors": None,
    "car wash": "car-wash",
    "property management": None,
    "swimming pool builder": None,
    "vet clinic": "vet",
    "bakery": "bakery",
}


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [("ru", *pair) for pair in RUSSIAN.items()] + [("en", *pair) for pair in ENGLISH.items()],
)
def test_typed_name(language: str, typed: str, meant: str | None) -> None:
    found = trades.like(typed, known(language))
    assert (found and found.id) == meant


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_name_in_the_files_finds_its_own_trade(language: str) -> None:
    every = known(language)
    for industry in every:
        for name in (industry.title, *industry.aliases, *industry.bare):
            found = trades.like(name, every)
            assert found is not None
            assert found.id == industry.id, name


def test_a_trade_alone_is_no_name_of_a_business() -> None:
    coffee = next(industry for industry in known("ru") if industry.id == "coffee-shop")
    assert trades.is_just("Кофейни", coffee)
    assert not trades.is_just("кафе", coffee)
    assert not trades.is_just("Кофейня на углу", coffee)


def test_stems_are_alike_whatever_the_ending() -> None:
    for forms in ("салон салоны салону салонами", "кофейня кофейни кофейню", "shop shops"):
        assert len(stems(forms)) == 1, stems(forms)
    assert stems("Её счёт — мой") == stems("ее счет, мои")


def test_a_slip_of_the_thumb_is_forgiven_in_long_words_only() -> None:
    assert holds(stems("автосрвис"), stems("автосервис"))
    assert not holds(stems("бар"), stems("бор"))
    assert not holds(stems("кафе"), stems(""))


def test_overlap_counts_the_words_of_the_shorter_text() -> None:
    assert overlap(stems("Отвечать на отзывы в тот же день"), stems("отвечать на отзывы")) == 1
    assert overlap(stems("Нет цен"), stems("Нет меню")) == 0.5
    assert overlap(stems(""), stems("")) == 0
