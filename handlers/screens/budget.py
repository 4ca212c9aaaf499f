"""«Бюджет»: what is to be done, what each takes, the sums that were typed; one sum asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.layout import rows, short
from handlers.pages.asked import ASKED, BUDGET, CLEAR_SUM, SUM
from handlers.ports import FileKind, Texts
from handlers.screen import Button, Screen
from handlers.screens.files import of_paper
from handlers.screens.told import amount
from journey import checklist
from journey.budget import Budget
from journey.budget import budget as budget_of
from journey.measures import Cost
from journey.model import Journey, Task
from journey.values import Money

ON_PAGE: Final = 5
WORDS_CHARS: Final = 200
BUTTON_CHARS: Final = 40


def page_of(journey: Journey, task: Task) -> int:
    """The page that shows a task; the first, where none does."""
    ids = [one.id for one in budget_of(journey).tasks]
    return ids.index(task.id) // ON_PAGE if task.id in ids else 0


def budget(texts: Texts, journey: Journey, kinds: Sequence[FileKind], page: int) -> Screen:
    """Some tasks at a time, each a button to its sum; below, what it makes."""
    found = budget_of(journey)
    back = Button(texts.plain("button.back"), ASKED.opens(journey))
    if not found.tasks:
        return Screen(texts.html("budget.nothing", title=journey.title), ((back,),))
    last = (len(found.tasks) - 1) // ON_PAGE
    page = max(0, min(page, last))
    first = page * ON_PAGE
    shown = [*enumerate(found.tasks, 1)][first : first + ON_PAGE]
    told = [texts.html("budget.text", title=journey.title), *_sums(texts, found), ""]
    told += [_line(texts, number, task) for number, task in shown]
    fewer = Button(texts.plain("button.fewer"), BUDGET.opens(journey, page - 1))
    further = Button(texts.plain("button.next"), BUDGET.opens(journey, page + 1))
    return Screen(
        "\n".join(told),
        (
            *rows(
                *((_to_sum(journey, number, task),) for number, task in shown),
                (fewer if page else None, further if page < last else None),
            ),
            *of_paper(texts, journey, kinds, "budget"),
            (back,),
        ),
    )


def _to_sum(journey: Journey, number: int, task: Task) -> Button:
    return Button(short(f"{number}. {task.text}", BUTTON_CHARS), SUM.opens(journey, task))


def _sums(texts: Texts, found: Budget) -> list[str]:
    """«Всего записано: 12 000 ₽», and how many tasks have no sum yet."""
    if not found.sums:
        return [texts.html("budget.unpriced.all")]
    said = [texts.html("budget.sum", sum=money(texts, found.sums))]
    if found.unpriced:
        said.append(texts.html("budget.unpriced", n=found.unpriced, all=len(found.tasks)))
    return said


def money(texts: Texts, sums: Sequence[Money]) -> str:
    """«12 000 ₽ + 300 $»"""
    return " + ".join(amount(texts, one.value, one.currency) for one in sums)


def _line(texts: Texts, number: int, task: Task) -> str:
    known = [] if task.cost is Cost.NOTHING else [texts.plain("budget.unknown")]
    if task.amount is not None:
        known = [money(texts, (task.amount,))]
    about = " · ".join((*checklist.takes(task.effort, task.cost, texts.plain), *known))
    return texts.html("budget.line", number=number, text=short(task.text, WORDS_CHARS), about=about)


def ask(texts: Texts, journey: Journey, task: Task) -> Screen:
    """Waits for a sum."""
    known = task.amount
    told = [texts.html("sum.ask", text=short(task.text, WORDS_CHARS))]
    if known is not None:
        told.append(texts.html("sum.known", sum=money(texts, (known,))))
    clear = Button(texts.plain("button.sum.clear"), CLEAR_SUM.does(journey, task))
    back = Button(texts.plain("button.cancel"), BUDGET.opens(journey, page_of(journey, task)))
    return Screen("\n".join(told), rows((None if known is None else clear,), (back,)))
