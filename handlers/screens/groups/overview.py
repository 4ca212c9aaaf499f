"""The first message of a list in a group: how far the team is, and what to do first."""

from __future__ import annotations

from handlers.layout import Rows, rows, short
from handlers.pages.team import CLOSE, DRAW, SETTINGS_OF, SHOW, SOUND, VOTE
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.groups.addresses import address, linked
from handlers.screens.tasks import bar
from journey import checklist
from journey.checklist.progress import progress
from journey.model import Journey, Task
from journey.posts import OVERVIEW, Group, Mode, Post

TASK = 200


def overview(
    texts: Texts,
    group: Group,
    post: Post,
    journey: Journey,
    mode: Mode,
    no_picture: str | None = None,
) -> Screen:
    """How far each stage is; the first few tasks; how the buttons work.

    no_picture: the sentence that says why there is none.
    """
    done, whole = progress(journey)
    parts = [
        texts.html("team.title", title=journey.title),
        texts.html("list.progress", bar=bar(done, whole), done=done, all=whole),
        "",
        *_stages(texts, post, journey),
    ]
    if post.closed:
        reopen = Button(texts.plain("button.team.open"), CLOSE.does(post, False))
        return Screen("\n".join((*parts, "", texts.html("team.closed"))), ((reopen,),))
    first = [
        _first(texts, post, journey, number, task)
        for number, task in enumerate(checklist.top(journey), 1)
    ]
    week = [texts.html("list.week", n=len(first)), *first]
    parts += ["", *(week if first else [texts.html("list.all_done")])]
    parts += ["", texts.html("team.how")]
    if no_picture is not None:
        parts += ["", texts.html(no_picture, button=texts.plain("button.map"))]
    return Screen("\n".join(parts), _keys(texts, group, post, mode))


def _first(texts: Texts, post: Post, journey: Journey, number: int, task: Task) -> str:
    """A task, and the stage below which its buttons are."""
    line = texts.html("team.first", number=number, text=short(task.text, TASK))
    place = next(at for at, stage in enumerate(journey.stages, 1) if stage.id == task.stage)
    return f"{line} · {_to_stage(post, task.stage, texts.html('team.at', number=place))}"


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


def _keys(texts: Texts, group: Group, post: Post, mode: Mode) -> Rows:
    if mode.menu != "set":
        to_settings = SHOW.does(post, OVERVIEW, Mode(0, "set"))
        return rows(
            (
                Button(texts.plain("button.map"), DRAW.does(post)),
                Button(texts.plain("button.team.settings"), to_settings),
            ),
        )
    sound = texts.plain("button.team.loud" if group.quiet else "button.team.quiet")
    back = SHOW.does(post, OVERVIEW, Mode())
    return rows(
        (Button(texts.plain("button.vote"), VOTE.does(post)),),
        (Button(texts.plain("button.set.times"), SETTINGS_OF.does(post, True)),),
        (Button(sound, SOUND.does(post, group.quiet)),),
        (Button(texts.plain("button.team.close"), CLOSE.does(post, True)),),
        (Button(texts.plain("button.team.list"), back),),
    )


def gone(texts: Texts) -> Screen:
    """The map is deleted: the list has nothing behind it."""
    return Screen(texts.html("team.map_gone"))
