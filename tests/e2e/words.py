"""What stands on the buttons that the scripted people press."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    trade: str
    customer: str
    fits: str
    draft: str
    walk: str
    next: str
    happy: str
    ready: str
    card: str
    files: str
    for_programs: str
    show: str
    json: str
    checklist: str
    title: str


WORDS = {
    "ru": Words(
        trade="Кофейня",
        customer="Офисный сотрудник рядом",
        fits="Подходит, рисуй",
        draft="Это черновик",
        walk="Пройти по этапам",
        next="Дальше",
        happy="🙂 Хорошо",
        ready="Карта готова",
        card="Карта и файлы",
        files="Файлы",
        for_programs="Для программ",
        show="Показать",
        json="(.json)",
        checklist="Весь чек-лист",
        title="Путь гостя кофейни",
    ),
    "en": Words(
        trade="Coffee shop",
        customer="Office worker nearby",
        fits="Looks right, draw it",
        draft="This is a draft",
        walk="Go through the stages",
        next="Next",
        happy="🙂 Good",
        ready="Your map is ready",
        card="Map and files",
        files="Files",
        for_programs="For programs",
        show="Show",
        json="(.json)",
        checklist="Whole checklist",
        title="A coffee shop guest’s journey",
    ),
}
