"""The first screens: which trade, and which stages."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.codes import asks
from handlers.layout import flow, pairs, rows
from handlers.pages.about import SPEAK
from handlers.pages.dialogue import BEGIN
from handlers.pages.maps import MAPS
from handlers.pages.stages import STAGES
from handlers.pages.tale import FORGET_TALE
from handlers.ports import Texts
from handlers.screen import Button, Screen
from handlers.screens.asking import hint_button
from handlers.screens.choices import further
from journey import dialogue
from journey.industries import Industry
from journey.model import Journey
from journey.prompts import Prompt
from journey.words import going_on


def which_trade(
    texts: Texts,
    prompt: Prompt,
    *,
    newcomer: bool,
    greeted: bool,
    languages: Sequence[str],
    operator: str,
) -> Screen:
    """The question that begins a map; a newcomer is greeted once and may see an example first.

    operator: who runs the bot; a newcomer is told what going on means.
    """
    trades = flow(
        Button(option.text, asks(prompt.id, "c", ordinal))
        for ordinal, option in dialogue.shown(prompt)
    )
    others = [
        Button(
            texts.plain("language.switch_to", language=texts.plain(f"language.{code}")),
            SPEAK.does(code),
        )
        for code in languages
        if code != texts.language
    ]
    text = texts.html("question.industry") + "\n" + texts.html("help.industry")
    if not greeted:
        text = texts.html("start.hello") + "\n\n" + text
        if operator:
            text += "\n\n" + texts.html("start.consent", operator=operator)
    return Screen(
        text,
        (
            *trades,
            *rows((further(texts, prompt),)),
            *rows((Button(texts.plain("button.other_trade"), asks(prompt.id, "o", 1)),)),
            *pairs((Button(texts.plain("button.example"), asks(prompt.id, "e")), *others)),
            *rows((None if newcomer else Button(texts.plain("button.maps"), MAPS.opens(0)),)),
        ),
    )


def own_trade(texts: Texts, prompt: Prompt) -> Screen:
    """The trade is to be typed."""
    return Screen(
        texts.html("question.industry") + "\n" + texts.html("own.industry"),
        rows((Button(texts.plain("button.choices"), asks(prompt.id, "o", 0)),)),
    )


def example(texts: Texts) -> Screen:
    """Under the pictures of the example: what it is, and the way to one's own map."""
    return Screen(
        texts.html("example.text"),
        rows((Button(texts.plain("button.draw_mine"), BEGIN.does()),)),
    )


def whose_story(texts: Texts, prompt: Prompt, guess: Industry | None) -> Screen:
    """The same question to somebody whose story waits for its map; a trade that it names first."""
    numbered = list(enumerate(prompt.options))
    likely = [(n, one) for n, one in numbered if guess is not None and one.value == guess.id]
    shown = dialogue.shown(prompt) if not likely else ()
    others = [pair for pair in shown or numbered if pair not in likely]
    return Screen(
        texts.html("tale.trade") + "\n" + texts.html("help.industry"),
        (
            *rows(*((Button(one.text, asks(prompt.id, "c", n)),) for n, one in likely)),
            *flow(Button(one.text, asks(prompt.id, "c", n)) for n, one in others),
            *rows((further(texts, prompt) if shown else None,)),
            *rows((Button(texts.plain("button.other_trade"), asks(prompt.id, "o")),)),
            *rows((Button(texts.plain("button.tale.forget"), FORGET_TALE.does()),)),
        ),
    )


def is_it_that(texts: Texts, prompt: Prompt, industry: Industry) -> Screen:
    """A typed trade is like a known one: its examples, or the stages of any business?"""
    ordinal = next(i for i, option in enumerate(prompt.options) if option.value == industry.id)
    typed, trade = prompt.note or "", industry.title
    return Screen(
        texts.html("trade.like", typed=typed, trade=trade),
        rows(
            (Button(texts.plain("button.like", trade=trade), asks(prompt.id, "y", ordinal)),),
            (Button(texts.plain("button.unlike"), asks(prompt.id, "u")),),
            (Button(texts.plain("button.back"), asks(prompt.id, "b")),),
        ),
    )


def is_it_of(texts: Texts, prompt: Prompt, family: Industry) -> Screen:
    """A typed trade has no examples of its own: those of its family, or of any business?"""
    return Screen(
        texts.html("trade.family", typed=prompt.note or "", family=family.title),
        rows(
            (
                Button(
                    texts.plain("button.like", trade=going_on(family.title)), asks(prompt.id, "f")
                ),
            ),
            (Button(texts.plain("button.unlike"), asks(prompt.id, "u")),),
            (Button(texts.plain("button.back"), asks(prompt.id, "b")),),
        ),
    )


def which_stages(texts: Texts, journey: Journey, prompt: Prompt, hint: str | None) -> Screen:
    """The stages of the draft; with this confirmed the draft is drawn."""
    stages = texts.html(
        "ask.stages.list",
        stages="\n".join(
            f"{index}. {stage.title}" for index, stage in enumerate(journey.stages, 1)
        ),
    )
    persona = journey.personas[0].name if journey.personas else ""
    told = persona.casefold() in journey.title.casefold()
    head = texts.html(
        "ask.map" if told else "ask.map.persona", title=journey.title, persona=persona
    )
    return Screen(
        "\n".join(
            (
                head,
                "",
                texts.html("question.stages"),
                stages,
                "",
                texts.html("help.stages"),
                *([] if hint is None else ["", hint]),
            )
        ),
        rows(
            (Button(texts.plain("button.fits"), asks(prompt.id, "n")),),
            (Button(texts.plain("button.edit_stages"), STAGES.opens(journey)),),
            (hint_button(texts, prompt),),
            (Button(texts.plain("button.back"), asks(prompt.id, "b")),),
        ),
    )
