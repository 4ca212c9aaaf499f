"""The map's card and what is reached from it; the draft and the finished map come first."""

from __future__ import annotations

from handlers.layout import Rows, flow, rows, short
from handlers.pages.dialogue import ASK, CELL
from handlers.pages.entries import ITEM, MOODS, ROW
from handlers.pages.maps import CARD, DIFFERENCE, MORE
from handlers.pages.pictures import DRAW, FILES
from handlers.pages.stages import EDIT
from handlers.pages.tasks import LIST, TEAM
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens import leaks, past, today
from handlers.screens.business import why_it_is_drawn
from handlers.screens.depth import entry
from handlers.screens.files import page
from handlers.screens.told import clients, length, row_line
from journey import checklist, dialogue, scores, series, soreness
from journey.certainty import sentence
from journey.checklist.progress import progress
from journey.copying import is_plan
from journey.dialogue import Finished
from journey.limits import ITEM_CHARS
from journey.model import Depth, Journey, Stage, State
from journey.questions import LANES


def counts(texts: Texts, journey: Journey) -> str:
    """«Ваших ответов: 21 (70 %), предположений: 9, доказано: 0 (0 %).» Two scores, never mixed."""
    score = scores.score(journey)
    return texts.html(
        "map.counts",
        answers=score.answers,
        answered=int(100 * score.answered_share),
        guesses=score.guesses,
        proved=score.proved,
        share=int(100 * score.proved_share),
    )


def sorest(texts: Texts, journey: Journey) -> list[str]:
    """Where it hurts most, in a line; nothing where nothing hurts."""
    spot = soreness.sorest(journey)
    if spot is None:
        return []
    number, title = journey.stages.index(spot.stage) + 1, spot.stage.title
    if spot.pain is None:
        key = sentence("map.sorest.mood", *scores.saddest(spot.stage))
        return [texts.html(key, number=number, title=title)]
    key = sentence("map.sorest", spot.pain)
    return [texts.html(key, number=number, title=title, pain=spot.pain.text)]


def first_tasks(texts: Texts, journey: Journey) -> list[str]:
    """The top three, each with its stage and its why."""
    tasks = checklist.top(journey)
    if not tasks:
        return []
    numbers = {stage.id: index for index, stage in enumerate(journey.stages, 1)}
    whys = checklist.told_apart(journey, tasks, texts.plain)
    return [
        texts.html("map.first"),
        *(
            texts.html(
                "map.first.task",
                number=index,
                text=short(task.text, ITEM_CHARS),
                stage=numbers[task.stage],
                why=short(told, ITEM_CHARS),
            )
            for index, (task, told) in enumerate(zip(tasks, whys, strict=True), 1)
        ),
    ]


def draft(texts: Texts, journey: Journey) -> Screen:
    """Under the first picture: what it is, and what comes next."""
    score = scores.score(journey)
    key = "draft.told" if score.answers else "draft.text"
    text = texts.count(key, score.guesses) if score.guesses else texts.html("draft.empty")
    return Screen(
        text,
        rows(
            (Button(texts.plain("button.walk"), ASK.opens(journey, "walk")),),
            (Button(texts.plain("button.edit_one"), EDIT.opens(journey, None)),),
            (
                Button(texts.plain("button.checklist"), LIST.opens(journey, None)),
                entry(texts, journey),
            ),
            (Button(texts.plain("button.card"), CARD.opens(journey)),),
        ),
    )


def done(texts: Texts, journey: Journey, *, first: bool = False) -> Screen:
    """Under the finished map: the counts, the sorest place, one thing to begin with.

    first: it is the person's first map, so they hear that others need no Telegram to see it.
    """
    parts = [
        texts.html("done.title") + " " + counts(texts, journey),
        *sorest(texts, journey),
        "",
        *today.told(texts, journey, 0),
        *(["", texts.html("done.page")] if first else []),
    ]
    return Screen(
        "\n".join(parts),
        (
            *today.buttons(texts, journey, 0),
            *rows(
                (entry(texts, journey) if journey.depth is Depth.QUICK else None,),
                (why_it_is_drawn(texts, journey),),
                (
                    page(texts, journey) if first else None,
                    Button(texts.plain("button.card"), CARD.opens(journey)),
                ),
            ),
        ),
    )


def card(texts: Texts, journey: Journey) -> Screen:
    """What one does with a map: six buttons, and what is to be gone on with or compared."""
    ready, whole = progress(journey)
    parts = [
        texts.html("card.title", title=journey.title),
        *([texts.html("card.tobe")] if journey.state is State.TO_BE else []),
        clients(texts, journey),
        texts.html("card.stages", stages=texts.count("stages.count", len(journey.stages))),
        counts(texts, journey),
        *([texts.html("card.tasks", done=ready, all=whole)] if whole else []),
        *sorest(texts, journey),
        *leaks.sentence(texts, journey),
    ]
    return Screen("\n".join(parts), _what_to_do(texts, journey))


def _what_to_do(texts: Texts, journey: Journey) -> Rows:
    where = dialogue.current(journey)
    go_on = Button(texts.plain("button.continue"), ASK.opens(journey, "walk"))
    diff = Button(texts.plain("button.diff"), DIFFERENCE.opens(journey, 0))
    return rows(
        (None if isinstance(where, Finished) else go_on,),
        (diff if is_plan(journey) else None,),
        (
            Button(texts.plain("button.map"), DRAW.does(journey, "first")),
            Button(texts.plain("button.checklist"), LIST.opens(journey, None)),
        ),
        (Button(texts.plain("button.edit_one"), EDIT.opens(journey, None)),),
        (Button(texts.plain("button.team"), TEAM.opens(journey)),),
        (
            Button(texts.plain("button.files"), FILES.opens(journey)),
            Button(texts.plain("button.rest"), MORE.opens(journey)),
        ),
    )


def which_stage(texts: Texts, journey: Journey) -> Screen:
    """«Поправить одно место»: first the stage."""
    buttons = flow(
        Button(short(f"{index} {stage.title}"), EDIT.opens(journey, stage))
        for index, stage in enumerate(journey.stages, 1)
    )
    return Screen(
        texts.html("edit.stage"),
        (*buttons, *_back(texts, CARD.opens(journey))),
    )


def which_lane(texts: Texts, journey: Journey, stage: Stage) -> Screen:
    """… then the row, with what stands there now."""
    number = journey.stages.index(stage) + 1
    now = [
        texts.html(
            "edit.line",
            lane=texts.plain(f"lane.{lane}"),
            answer=row_line(texts, journey, stage, lane, 90),
        )
        for lane in LANES
    ]
    if stage.duration is not None:
        long = length(texts, stage.duration)
        now.append(texts.html("edit.line", lane=texts.plain("lane.duration"), answer=long))
    if series.of_stage(stage):
        come = past.come(texts, stage)
        now.append(texts.html("edit.line", lane=texts.plain("lane.reach"), answer=come))
    buttons = flow(
        Button(texts.plain(f"lane.{row}"), _opens_row(journey, stage, row))
        for row in (*LANES, "duration")
    )
    text = "\n".join((texts.html("edit.lane", number=number, title=stage.title), "", *now))
    return Screen(text, (*buttons, *_back(texts, EDIT.opens(journey, None))))


def _opens_row(journey: Journey, stage: Stage, lane: str) -> str:
    """What stands there, item by item; an empty cell is asked about at once."""
    if lane == "emotion" and len(stage.emotions) == 1 and not dialogue.divided(journey):
        return ITEM.opens(journey, stage.emotions[0].id, "r")
    if lane == "emotion" and stage.emotions:
        return MOODS.opens(journey, stage)
    if stage.lane(lane):
        return ROW.opens(journey, stage, lane)
    return CELL.does(journey, stage, lane, None)


def _back(texts: Texts, data: str) -> Rows:
    return ((Button(texts.plain("button.back"), data),),)
