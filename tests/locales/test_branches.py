"""Branches of business: a typed trade tells one, its steps come first, a broken file is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

import locales
from bot.files import Refused, check_industries, learn
from journey import draft
from journey.example import counted_ids
from journey.industries import Family
from journey.model import Item, Journey
from locales.industries import IndustryFiles
from locales.shipped import catalogues
from locales.tomlfiles import IndustryFileError
from tests.journey.maps import NOW

ROOT = Path(locales.__file__).parent
HEAD = """id = "mind"
language = "ru"
title = "Психолог, коуч"
family = "appointment"
alone = true
words = ["психолог*", "психотерап*", "коуч*", "нутрициолог*", "терапевт*"]

[against]
"""
STEPS = """damaged = [
  { id = "one", effort = "small", cost = "nothing", text = "Убрать со стола хрупкое" },
  { id = "two", effort = "small", cost = "nothing", text = "Постелить мягкое под ноги" },
  { id = "cold", effort = "small", cost = "little", when = ["остыл*"], text = "Купить чайник" },
  { id = "three", effort = "small", cost = "nothing", text = "Закрыть окно до встречи" },
]
"""


Put: TypeAlias = Callable[..., IndustryFiles]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """All catalogues with one branch only, and that as told."""

    def written(text: str = HEAD + STEPS, name: str = "mind") -> IndustryFiles:
        shutil.copytree(ROOT / "ru", tmp_path / "ru")
        folder = tmp_path / "ru" / "branches"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        for trade in (tmp_path / "ru" / "industries").iterdir():
            lines = trade.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = "".join(line for line in lines if not line.startswith(("branch = ", "also = ")))
            trade.write_text(kept, encoding="utf-8")
        return IndustryFiles(tmp_path)

    return written


def map_of(files: IndustryFiles, business: str, industry: str = "universal") -> Journey:
    trade = files.industry(industry, "ru")
    assert trade is not None
    return draft.new_journey(trade, business=business, now=NOW, new_id=counted_ids("d"))


def offered(files: IndustryFiles, business: str, text: str) -> list[str]:
    remedies, journey = files.remedies("ru"), map_of(files, business)
    assert remedies is not None
    pain = Item(id="p", lane="pains", text=text, kind="damaged")
    return [one.text for one in remedies.against(journey, journey.stages[0], pain)]


def test_a_typed_trade_gets_the_steps_of_its_branch(put: Put) -> None:
    files = put()
    assert offered(files, "психологи на Лесной", "разбили чашку") == [
        "Убрать со стола хрупкое",
        "Постелить мягкое под ноги",
        "Закрыть окно до встречи",
    ]
    assert not set(offered(files, "Кофейня", "разбили чашку")) & {"Убрать со стола хрупкое"}


def test_a_step_for_one_reading_comes_first_there_and_nowhere_else(put: Put) -> None:
    files = put()
    assert offered(files, "психолог", "чай уже остыл")[0] == "Купить чайник"
    assert "Купить чайник" not in offered(files, "психолог", "всё побили")


TOLD = STEPS.replace(
    '["остыл*"],', '["остыл*"], told = ["напиток уже чуть тёплый", "заварка ледяная"],'
)


def test_a_step_for_one_reading_comes_first_where_it_is_told_in_other_words(put: Put) -> None:
    files = put(HEAD + TOLD)
    assert offered(files, "психолог", "напиток совсем чуть тёплый")[0] == "Купить чайник"
    assert (
        offered(files, "психолог", "у нас с завариванием опять беда какая-то").index(
            "Купить чайник"
        )
        == 1
    )
    assert "Купить чайник" not in offered(files, "психолог", "всё побили")


def test_of_steps_for_whatever_was_typed_the_one_in_the_same_words_comes_first(put: Put) -> None:
    assert offered(put(), "психолог", "под ногами скользко")[0] == "Постелить мягкое под ноги"


def test_the_family_of_a_typed_trade_is_its_branchs(put: Put) -> None:
    files = put()
    assert files.family_of("нутрициолог") is Family.APPOINTMENT
    assert files.family_of("пекарня") is Family.STREET


def test_what_takes_two_is_not_offered_to_one(put: Put, tmp_path: Path) -> None:
    put()
    kinds = tmp_path / "ru" / "kinds.toml"
    text = kinds.read_text(encoding="utf-8")
    place = text.index('id = "damaged"')
    step = text.index('{ id = "', text.index("remedies = [", place))
    marked = text[:step] + "{ team = true, " + text[step + 2 :]
    kinds.write_text(marked, encoding="utf-8")
    first = text[step:].partition('text = "')[2].partition('"')[0]
    alone = HEAD + "secrecy = []\n"
    (tmp_path / "ru" / "branches" / "mind.toml").write_text(alone, encoding="utf-8")
    assert first not in offered(IndustryFiles(tmp_path), "психолог", "разбили")
    crew = alone.replace("alone = true\n", "")
    (tmp_path / "ru" / "branches" / "mind.toml").write_text(crew, encoding="utf-8")
    assert first in offered(IndustryFiles(tmp_path), "психолог", "разбили")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD.replace('"mind"', '"soul"') + STEPS, "id: 'soul' is not the file's name"),
        (HEAD.replace('"ru"', '"en"') + STEPS, "language: 'en' is not the folder's"),
        (HEAD + STEPS.replace('"two"', '"one"'), "damaged: stands twice: one"),
        (HEAD + STEPS.replace("small", "tiny", 1), "against.damaged.one.effort"),
        (HEAD + "damaged = ", "ru/branches/mind.toml"),
    ],
)
def test_a_broken_file_is_told(put: Put, text: str, said: str) -> None:
    files = put(text)
    with pytest.raises(IndustryFileError, match=said):
        files.branches("ru").branch("mind")


WRONG = {
    STEPS.replace("damaged", "no-such"): "no-such: is no kind of kinds.toml",
    STEPS.replace('"Убрать', '"Уборка'): "damaged.one: a remedy begins with what to do",
    STEPS.replace("Закрыть окно до встречи", "Убрать хрупкое со стола"): "as one",
    STEPS.replace('"nothing", text = "Закр', '"nothing", when = ["х"], text = "Закр'): "2 st",
    STEPS + '[told]\nqueue = ["стоят"]\n': "told.queue: has no steps in this branch",
    STEPS + '[told]\ndamaged = ["бой", "бой"]\n': "'бой' stands in wrong5.damaged too",
    TOLD + '[told]\ndamaged = ["Заварка ледяная"]\n': "stands in wrong6.damaged too",
    STEPS.replace('{ id = "one"', '{ team = true, id = "one"'): "take `for` and `team` away",
}
"""Steps of a branch, and what the check says of them. Each is a branch of its own: a check of all
catalogues takes seconds.
"""


def test_the_check_names_what_is_wrong_with_a_step(put: Put, tmp_path: Path) -> None:
    put()
    for number, steps in enumerate(WRONG):
        head = HEAD.replace('"mind"', f'"wrong{number}"')
        file = tmp_path / "ru" / "branches" / f"wrong{number}.toml"
        file.write_text(head + steps, encoding="utf-8")
    with pytest.raises(Refused) as told:
        check_industries(tmp_path)
    lines = str(told.value).splitlines()
    for number, said in enumerate(WRONG.values()):
        own = [line for line in lines if f"/wrong{number}.toml" in line and said in line]
        assert own, said
        other = [line for line in lines if "/mind.toml" in line and said in line]
        assert not other


def test_branches_in_order_are_passed_once_they_were_learnt(put: Put, tmp_path: Path) -> None:
    put()
    with pytest.raises(
        Refused, match=r"ru/learnt.bin: the sentences have changed; run tropa learn"
    ):
        check_industries(tmp_path)
    told = learn(tmp_path)
    assert [line.partition(":")[0] for line in told] == ["ru/learnt.bin", "ru/steps.bin"]
    assert len(check_industries(tmp_path)) == 1


def test_the_languages_have_the_same_branches(put: Put, tmp_path: Path) -> None:
    put()
    shutil.copytree(ROOT / "en", tmp_path / "en")
    shutil.rmtree(tmp_path / "en" / "branches", ignore_errors=True)
    (tmp_path / "en" / "branches").mkdir()
    with pytest.raises(Refused, match=r"en/branches/mind.toml: damaged.one: nothing here"):
        check_industries(tmp_path)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Магазин мебели", "goods-shop"),
        ("Мебель на заказ", "made-to-order"),
        ("Интернет-магазин мебели", "online-shop"),
        ("Производство мебели", "made-to-order"),
        ("Оптовая база стройматериалов", "wholesale"),
        ("Ремонт обуви", "repair-shop"),
        ("Обувной магазин", "goods-shop"),
        ("Интернет-магазин одежды", "online-shop"),
        ("Ателье по ремонту одежды", "repair-shop"),
        ("Оптика", "pharmacy"),
        ("Столяр", "made-to-order"),
        ("Столовая в бизнес-центре", "food-place"),
        ("Кофейня с детским центром", "food-place"),
        ("Курсы для юристов", "school"),
        ("Продаю на вб чехлы", "online-shop"),
        ("Cafe in a business centre", "food-place"),
        ("Online toy shop", "online-shop"),
        ("Toy shop", "goods-shop"),
    ],
)
def test_trades_that_sound_alike_are_told_apart(typed: str, meant: str) -> None:
    assert catalogues().branches("ru").branch_of(typed) == meant


@pytest.mark.parametrize(
    ("typed", "branch"),
    [("Продуктовый магазин", "food-shop"), ("Магазин игрушек", "goods-shop"), ("М", "goods-shop")],
)
def test_a_trade_of_several_branches_gets_the_steps_of_the_one_that_is_told(
    typed: str, branch: str
) -> None:
    files = catalogues()
    remedies, journey = files.remedies("ru"), map_of(files, typed, "shop")
    assert remedies is not None
    pain = Item(id="p", lane="pains", text="Пришёл покупатель, а у двери грубят", kind="rude-staff")
    offers = remedies.against(journey, journey.stages[2], pain)
    assert any(one.catalogue.startswith(f"branch.{branch}.") for one in offers), offers


def kinds(files: IndustryFiles, text: str, business: str = "психолог") -> tuple[str, ...]:
    remedies, journey = files.remedies("ru"), map_of(files, business)
    assert remedies is not None
    pain = Item(id="p", lane="pains", text=text)
    return remedies.meant(journey, journey.stages[2], pain).kinds


BROKEN = STEPS.replace('["остыл*"]', '["остыл*", "бзынь*"]')
OTHERS = STEPS.replace("damaged", "discomfort") + STEPS.replace("damaged", "queue")


def test_words_of_a_reading_tell_the_kind_in_their_branch_only(put: Put) -> None:
    files = put(HEAD + BROKEN + OTHERS)
    assert kinds(files, "бзыньк")[0] == "damaged"
    assert kinds(files, "бзыньк", "автосервис") == ()


def test_sentences_of_a_branch_are_learnt_from(put: Put, tmp_path: Path) -> None:
    said = '\n[told]\nqueue = ["кряква крякает", "сидит кряква", "кряква опять", "и тут кряква"]\n'
    put(HEAD + BROKEN + OTHERS + said)
    learn(tmp_path)
    assert kinds(IndustryFiles(tmp_path), "эта кряква")[0] == "queue"


def test_sentences_of_a_step_are_learnt_from_too(put: Put, tmp_path: Path) -> None:
    said = "кряква крякает", "сидит кряква", "кряква опять", "и тут кряква"
    put(HEAD + STEPS.replace('"nothing",', f'"nothing", told = {list(said)},', 1) + OTHERS)
    learn(tmp_path)
    assert kinds(IndustryFiles(tmp_path), "эта кряква")[0] == "damaged"


def test_what_cannot_happen_in_a_branch_is_not_offered(put: Put) -> None:
    there = kinds(put(HEAD + BROKEN + OTHERS), "холодно и темно, очередь, сумма выросла, дорого")
    assert there
    assert set(there) <= {"damaged", "discomfort", "queue"}
