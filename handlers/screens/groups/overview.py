"""The first message of a list in a group: how far the team is, and what to do this week.

A task's words are its button, and a stage opens in this message's place; only where the team wants
it has each stage a message of its own (`Post.spread`).
"""

from __future__ import annotations

from handlers.layout import Rows, flow, rows, short
from handlers.pages.team import (
    CLOSE,
    DRAW,
    MENU_OF,
    SETTINGS_OF,
    SHOW,
    SOUND,
    SPREAD,
    TAKE,
    TICK,
    VOTE,
    WEEK,
)
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.groups.addresses import address, linked
from handlers.screens.groups.shifts import MENU as SHIFTS
from handlers.screens.groups.stage import NAME, gist, is_done, whose
from handlers.screens.tasks import bar
from journey.checklist.progress import progress
from journey.checklist.weekly import MOST, Week
from journey.model import Journey, Task
from journey.posts import OVERVIEW, Group, Mode, Post

TASK = 200
LABEL = 40
STAGES = "stages"
"""The menu that shows every stage."""
SET = "set"
"""The menu of what is set there."""


def overview(
    texts: Texts,
    group: Group,
    post: Post,
    journey: Journey,
    mode: Mode,
    week: Week,
    no_picture: str | None = None,
) -> Screen:
    """How far the team is; this week's tasks; how the buttons work.

    no_picture: the sentence that says why there is none.
    """
    done, whole = progress(journey)
    parts = [
        texts.html("team.title", title=journey.title),
        texts.html("list.progress", bar=bar(done, whole), done=done, all=whole),
        "",
    ]
    if post.closed:
        reopen = Button(texts.plain("button.team.open"), CLOSE.does(post, False))
        closed = ("", texts.html("team.closed"))
        return Screen("\n".join((*parts, *_stages(texts, post, journey), *closed)), ((reopen,),))
    if post.spread or mode.menu == STAGES:
        parts += [*_stages(texts, post, journey), ""]
    if mode.menu == STAGES:
        return Screen("\n".join(parts), _to_stages(texts, post, journey))
    parts += [*_week(texts, post, journey, week), "", texts.html("team.how")]
    if no_picture is not None:
        parts += ["", texts.html(no_picture, button=texts.plain("button.map"))]
    if mode.menu == SET:
        parts += ["", texts.html("team.ruled")]
    keys = _set(texts, group, post) if mode.menu == SET else _keys(texts, post, journey, week)
    return Screen("\n".join(parts), keys)


def _week(texts: Texts, post: Post, journey: Journey, week: Week) -> list[str]:
    """Each in full in its place, with who has it and until when, or who has done it."""
    head = texts.html("team.week", n=len(week.tasks))
    if not week.todo and not week.more:
        head = texts.html("list.all_done")
    return [head, *(_first(texts, post, journey, *pair) for pair in enumerate(week.tasks, 1))]


def _first(texts: Texts, post: Post, journey: Journey, number: int, task: Task) -> str:
    """A task, who has it, until when; where its stage stands by itself, the way there."""
    text = short(task.text, TASK)
    if is_done(task):
        line = texts.html("team.task.done", number=number, text=text)
        return " · ".join((line, *((short(task.done_by, NAME),) if task.done_by else ())))
    line = texts.html("team.first", number=number, text=text)
    about = whose(texts, task)
    if post.spread:
        place = next(at for at, stage in enumerate(journey.stages, 1) if stage.id == task.stage)
        about = [*about, _to_stage(post, task.stage, texts.html("team.at", number=place))]
    return " · ".join((line, *about))


def _to_stage(post: Post, stage: str, words: str) -> str:
    return linked(words, address(post.chat, post.slot(stage).message))


def _stages(texts: Texts, post: Post, journey: Journey) -> list[str]:
    lines = []
    for number, stage in enumerate(journey.stages, 1):
        done, whole = progress(journey, stage.id)
        if whole:
            key = "team.line.done" if done == whole else "team.line"
            line = texts.html(key, number=number, title=stage.title, done=done, all=whole)
            lines.append(_to_stage(post, stage.id, line))
    return lines


def _to_stages(texts: Texts, post: Post, journey: Journey) -> Rows:
    """Every stage that has tasks: it opens in this message's place."""
    named = (
        Button(short(f"{number}. {stage.title}", LABEL), SHOW.does(post, stage.id, Mode()))
        for number, stage in enumerate(journey.stages, 1)
        if progress(journey, stage.id)[1]
    )
    back = Button(texts.plain("button.team.week"), SHOW.does(post, OVERVIEW, Mode()))
    return (*flow(named), (back,))


def _keys(texts: Texts, post: Post, journey: Journey, week: Week) -> Rows:
    """A tap on a task ticks it; below whoever takes one says its number, and a task that somebody
    has is opened there. No button moves for it.
    """
    hands = tuple(_hand(texts, post, *pair) for pair in enumerate(week.tasks, 1))
    other = Button(texts.plain("button.team.more"), MENU_OF.does(post, WEEK))
    stages = Button(texts.plain("button.team.stages"), SHOW.does(post, OVERVIEW, Mode(0, STAGES)))
    following = Button(texts.plain("button.team.following"), SHOW.does(post, OVERVIEW, Mode()))
    settings = Button(texts.plain("button.team.settings"), SHOW.does(post, OVERVIEW, Mode(0, SET)))
    return rows(
        *((_tick(post, journey, *pair),) for pair in enumerate(week.tasks, 1)),
        *_in_rows(hands),
        (other,) if week.tasks else (),
        (None if post.spread else stages, following if week.more else None),
        (Button(texts.plain("button.map"), DRAW.does(post)), settings),
    )


def _tick(post: Post, journey: Journey, number: int, task: Task) -> Button:
    done = is_done(task)
    label = f"{'✅' if done else '☐'} {number}. {short(gist(journey, task), LABEL)}"
    return Button(label, TICK.does(post, task, not done))


def _in_rows(hands: tuple[Button, ...]) -> Rows:
    """As many a row as a phone has room for."""
    a_row = MOST if len(hands) <= MOST else -(-len(hands) // 2)
    return tuple(hands[at : at + a_row] for at in range(0, len(hands), a_row))


def _hand(texts: Texts, post: Post, number: int, task: Task) -> Button:
    free = task.free and not is_done(task)
    key = "button.team.take.number" if free else "button.team.menu.number"
    act = TAKE.does(post, task, True) if free else MENU_OF.does(post, task.id)
    return Button(texts.plain(key, number=number), act)


def _set(texts: Texts, group: Group, post: Post) -> Rows:
    sound = texts.plain("button.team.loud" if group.quiet else "button.team.quiet")
    spread = texts.plain("button.team.gather" if post.spread else "button.team.spread")
    back = SHOW.does(post, OVERVIEW, Mode())
    return rows(
        (Button(texts.plain("button.vote"), VOTE.does(post)),),
        (Button(texts.plain("button.shift"), SHOW.does(post, OVERVIEW, Mode(0, SHIFTS))),),
        (Button(texts.plain("button.set.times"), SETTINGS_OF.does(post, True)),),
        (Button(sound, SOUND.does(post, group.quiet)),),
        (Button(spread, SPREAD.does(post, not post.spread)),),
        (Button(texts.plain("button.team.close"), CLOSE.does(post, True)),),
        (Button(texts.plain("button.team.list"), back),),
    )


def gone(texts: Texts) -> Screen:
    """The map is deleted: the list has nothing behind it."""
    return Screen(texts.html("team.map_gone"))
