"""The map's card and what is reached from it; the draft and the finished map come first."""

from __future__ import annotations

from handlers.codes import does, opens
from handlers.layout import Rows, flow, rows, short
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.asking import answer_line
from journey import checklist, dialogue, scores
from journey.checklist.progress import progress
from journey.dialogue import Finished
from journey.limits import ITEM_CHARS
from journey.model import Journey, Stage
from journey.questions import LANES


def counts(texts: Texts, journey: Journey) -> str:
    """«Ваших ответов: 21, предположений: 9, доказано: 0.»"""
    score = scores.score(journey)
    return texts.html(
        "map.counts", answers=score.answers, guesses=score.guesses, proved=score.proved
    )


def sorest(texts: Texts, journey: Journey) -> list[str]:
    """Where it hurts most, in a line; nothing where nothing hurts."""
    stage = scores.hottest(journey)
    if stage is None:
        return []
    number = journey.stages.index(stage) + 1
    pain = scores.top_pain(stage)
    if pain is None:
        return [texts.html("map.sorest.mood", number=number, title=stage.title)]
    return [texts.html("map.sorest", number=number, title=stage.title, pain=pain.text)]


def first_tasks(texts: Texts, journey: Journey) -> list[str]:
    """The top three, each with its stage and its why."""
    tasks = checklist.top(journey)
    if not tasks:
        return []
    numbers = {stage.id: index for index, stage in enumerate(journey.stages, 1)}
    return [
        texts.html("map.first"),
        *(
            texts.html(
                "map.first.task",
                number=index,
                text=short(task.text, ITEM_CHARS),
                stage=numbers[task.stage],
                why=short(task.why or "", ITEM_CHARS),
            )
            for index, task in enumerate(tasks, 1)
        ),
    ]


def draft(texts: Texts, journey: Journey) -> Screen:
    """Under the first picture: what it is, and what comes next."""
    guesses = scores.score(journey).guesses
    text = texts.count("draft.text", guesses)
    return Screen(
        text,
        rows(
            (Button(texts.plain("button.walk"), opens("ask", journey.id, "walk")),),
            (Button(texts.plain("button.edit_one"), opens("edit", journey.id)),),
            (Button(texts.plain("button.cards"), does("draw", journey.id, "phone")),),
            (
                Button(texts.plain("button.checklist"), opens("list", journey.id)),
                Button(texts.plain("button.card"), opens("card", journey.id)),
            ),
        ),
    )


def done(texts: Texts, journey: Journey) -> Screen:
    """Under the finished map: the counts, the sorest place, what to do first."""
    parts = [
        texts.html("done.title") + " " + counts(texts, journey),
        *sorest(texts, journey),
        "",
        *first_tasks(texts, journey),
    ]
    return Screen(
        "\n".join(parts).strip(),
        rows(
            (Button(texts.plain("button.checklist.whole"), opens("list", journey.id)),),
            (Button(texts.plain("button.cards"), does("draw", journey.id, "phone")),),
            (Button(texts.plain("button.edit_one"), opens("edit", journey.id)),),
            (Button(texts.plain("button.card"), opens("card", journey.id)),),
        ),
    )


def card(texts: Texts, journey: Journey) -> Screen:
    """Everything one can do with a map."""
    persona = journey.personas[0].name if journey.personas else texts.plain("cell.empty")
    ready, whole = progress(journey)
    where = dialogue.current(journey)
    parts = [
        texts.html("card.title", title=journey.title),
        texts.html("card.persona", persona=persona),
        texts.html("card.stages", stages=texts.count("stages.count", len(journey.stages))),
        counts(texts, journey),
        *([texts.html("card.tasks", done=ready, all=whole)] if whole else []),
        *sorest(texts, journey),
    ]
    go_on = Button(texts.plain("button.continue"), opens("ask", journey.id, "walk"))
    return Screen(
        "\n".join(parts),
        rows(
            (None if isinstance(where, Finished) else go_on,),
            (
                Button(texts.plain("button.map"), does("draw", journey.id, "first")),
                Button(texts.plain("button.checklist"), opens("list", journey.id)),
            ),
            (Button(texts.plain("button.cards"), does("draw", journey.id, "phone")),),
            (Button(texts.plain("button.edit_one"), opens("edit", journey.id)),),
            (
                Button(texts.plain("button.stages"), opens("stages", journey.id)),
                Button(texts.plain("button.audience"), opens("ask", journey.id, "who")),
            ),
            (
                Button(texts.plain("button.look"), opens("look", journey.id)),
                Button(texts.plain("button.files"), opens("files", journey.id)),
            ),
            (Button(texts.plain("button.rename"), opens("title", journey.id)),),
            (
                Button(texts.plain("button.delete"), does("delete", journey.id)),
                Button(texts.plain("button.maps"), opens("maps")),
            ),
        ),
    )


def files(texts: Texts, journey: Journey) -> Screen:
    """The files one can take away."""
    return Screen(
        texts.html("files.text", title=journey.title),
        rows(
            (
                Button(texts.plain("button.file.pdf"), does("render", journey.id, "board", "pdf")),
                Button(
                    texts.plain("button.file.cards"), does("render", journey.id, "cards", "pdf")
                ),
            ),
            (
                Button(texts.plain("button.file.png"), does("render", journey.id, "board", "png")),
                Button(texts.plain("button.file.svg"), does("render", journey.id, "board", "svg")),
            ),
            (
                Button(
                    texts.plain("button.file.poster"), does("render", journey.id, "poster", "pdf")
                ),
            ),
            (Button(texts.plain("button.file.text"), does("file", journey.id, "text")),),
            (Button(texts.plain("button.file.checklist"), does("file", journey.id, "list")),),
            (Button(texts.plain("button.file.json"), does("file", journey.id, "json")),),
            (Button(texts.plain("button.back"), opens("card", journey.id)),),
        ),
    )


def which_stage(texts: Texts, journey: Journey) -> Screen:
    """«Поправить одно место»: first the stage."""
    buttons = flow(
        Button(short(f"{index} {stage.title}"), opens("edit", journey.id, stage.id))
        for index, stage in enumerate(journey.stages, 1)
    )
    return Screen(
        texts.html("edit.stage"),
        (*buttons, *_back(texts, opens("card", journey.id))),
    )


def which_lane(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    """… then the row, with what stands there now."""
    number = journey.stages.index(stage) + 1
    now = [
        texts.html(
            "edit.line",
            lane=texts.plain(f"lane.{lane}"),
            answer=answer_line(texts, stage, lane, limit=90),
        )
        for lane in LANES
    ]
    buttons = flow(
        Button(texts.plain(f"lane.{lane}"), does("cell", journey.id, stage.id, lane))
        for lane in LANES
    )
    text = "\n".join((texts.html("edit.lane", number=number, title=stage.title), "", *now))
    return Screen(text, (*buttons, *_back(texts, opens("edit", journey.id))))


def _back(texts: Texts, data: str) -> Rows:
    return ((Button(texts.plain("button.back"), data),),)
