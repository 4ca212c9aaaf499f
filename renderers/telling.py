"""What a picture says of a map in whole sentences: the conclusion, its facts, a star's reason.

Knows which words go with what `journey` found; knows no page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from journey.conclusion import Known, Says
from journey.loudness import lowest
from journey.moments import reason
from renderers.layout.faces import step
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from journey.conclusion import Conclusion, Fact
    from journey.dropoff import Drop
    from journey.loudness import Voices
    from journey.model import Journey, Persona, Stage
    from renderers.words import Words

MINUS: Final = "\u2212"
TRIANGLE: Final = "▲"
TWO: Final = 2


def sentence(found: Conclusion, words: Words, pain: str | None = None) -> str:
    """«Теряем на этапе 2 «Выбираю»: нет цен»; `pain` in place of its own where that is cut."""
    said = pain if pain is not None else cause(found, words)
    key = f"says.{found.says.value}"
    if found.says is Says.CALM:
        pass
    elif not said:
        key = "says.losing.bare" if found.says is Says.LOSING else "says.hard.bare"
    elif found.guess or (found.says is Says.LOSING and found.pain_guess):
        key += ".guess"
    told = words.told[key].format(number="\0", title="\1", pain="\2")
    told = told.replace(" \0", f"{NO_BREAK}\0")
    return (
        told.replace("\0", str(found.number)).replace("\1", found.stage.title).replace("\2", said)
    )


def cause(found: Conclusion, words: Words) -> str:
    """What is wrong there: the pain, else how they feel."""
    if found.pain is not None:
        return lowered(found.pain.text)
    return "" if found.level is None else level_word(found.level, words)


def lowered(text: str) -> str:
    """A sentence goes on with a small letter; an abbreviation keeps its capitals."""
    if len(text) > 1 and text[1].isupper():
        return text
    return text[:1].lower() + text[1:]


def level_word(level: float, words: Words) -> str:
    return lowered(words.levels[step(level)])


def handle(persona: Persona) -> str:
    """Somebody's name in short."""
    return persona.name.split()[0].strip(",.:;") or persona.name


def fact(found: Fact, words: Words) -> str:
    if found.known is Known.MOOD:
        return level_word(found.level, words)
    told = words.told[f"fact.{found.known.value}"].format(
        percent=found.percent,
        level=level_word(found.level, words),
        n=words.number(found.n),
        name=handle(found.persona) if found.persona else "",
    )
    return told if found.known is Known.OWNER else told.replace(" ", NO_BREAK)


def why(journey: Journey, stage: Stage, words: Words) -> str:
    """A star's reason: «уходят 42 %, ▲▲▲»."""
    found = reason(journey, stage)
    parts = [
        words.told["reason.chosen"] if found.by_hand else "",
        words.told["fact.lost"].format(percent=found.lost) if found.lost else "",
        TRIANGLE * found.severity if found.severity else "",
        level_word(found.level, words) if found.level is not None else "",
    ]
    return ", ".join(part.replace(" ", NO_BREAK) for part in parts if part)


def voice(journey: Journey, stage: Stage, words: Words) -> str:
    """How those who are worst off on a stage feel, with whose it is where several are heard;
    empty: nobody's feeling is known.
    """
    heard = lowest(journey, stage)
    return "" if heard is None else of_voices(heard, words, named=len(journey.personas) > 1)


def of_voices(heard: Voices, words: Words, *, named: bool) -> str:
    word = level_word(heard.level, words)
    names = [handle(one) for one in heard.personas if one is not None] if named else []
    if not names or len(names) < len(heard.personas):
        return words.levels[step(heard.level)]
    if len(names) == 1:
        return words.told["fact.voice"].format(name=names[0], level=word)
    if len(names) == TWO:
        return words.told["voice.two"].format(first=names[0], second=names[1], level=word)
    return words.told["voice.many"].format(n=len(names), all=heard.of, level=word)


def drop(found: Drop, words: Words) -> str:
    """«−42 %», «+12 %»."""
    sign = MINUS if found.percent < 0 else "+"
    told = words.told["drop"].format(percent=f"{sign}{abs(found.percent)}")
    return told.replace(" ", NO_BREAK)
