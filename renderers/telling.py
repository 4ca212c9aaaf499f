"""What a picture says of a map in whole sentences: the conclusion, its facts, a star's reason.

Knows which words go with what `journey` found; knows no page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from journey.conclusion import Known, Says
from journey.loudness import lowest
from journey.moments import reason
from renderers.layout.faces import step
from renderers.layout.marks import Mark
from renderers.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journey.conclusion import Conclusion, Fact
    from journey.dropoff import Drop
    from journey.loudness import Voices
    from journey.model import Journey, Persona, Stage
    from renderers.words import Words

MINUS: Final = "\u2212"
TRIANGLE: Final = "▲"
COUNTED: Final = re.compile(r"(?<=\w) (?=№?\d+\b)")
TWO: Final = 2


def sentence(
    found: Conclusion, words: Words, pain: str | None = None, title: str | None = None
) -> str:
    """«Теряем на этапе 2 «Выбираю»: нет цен»; `pain` and `title` in place of its own where those
    are cut.
    """
    said = pain if pain is not None else cause(found, words)
    key = f"says.{found.says.value}"
    if found.says is Says.CALM:
        pass
    elif not said:
        key = "says.losing.bare" if found.says is Says.LOSING else "says.hard.bare"
    elif found.guess or (found.says is Says.LOSING and found.pain_guess):
        key += ".guess"
    told = words.told[key].format(number="\0", title="\1", pain="\2")
    called = glued(found.stage.title if title is None else title)
    for gap, filled in (("\0", str(found.number)), ("\1", called), ("\2", said)):
        told = told.replace(f" {gap}", f"{NO_BREAK}{gap}") if gap == "\0" else told
        told = told.replace(gap, filled)
    return told


def glued(title: str) -> str:
    """«Этап 1»: a number is not parted from the word that it counts."""
    return COUNTED.sub(NO_BREAK, title)


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


def raised(text: str) -> str:
    return text[:1].upper() + text[1:]


def shorter(text: str, least: int = 1) -> Iterator[str]:
    """The text, then cut at a word, the longest first; `least` words stay."""
    yield text
    parts = text.split()
    for count in range(len(parts) - 1, least - 1, -1):
        yield " ".join(parts[:count]).rstrip(",;:—–- ") + "…"


def quoted(text: str, words: Words) -> str:
    """Somebody's own words; quoted already they stay as they are."""
    if not text or text[0] in '«“"„':
        return text
    return words.told["quoted"].replace("{text}", text)


def fact(found: Fact, words: Words, names: Mapping[str, str]) -> str:
    """`names` are the persons' handles by their ids."""
    if found.known is Known.MOOD:
        return level_word(found.level, words)
    told = words.told[f"fact.{found.known.value}"].format(
        percent=found.percent,
        level=level_word(found.level, words),
        n=words.number(found.n),
        name=_name(found.persona, names) if found.persona else "",
    )
    if found.known is Known.LOST:
        return " ".join((told.replace(" ", NO_BREAK), counted(found, words)))
    return told if found.known is Known.OWNER else told.replace(" ", NO_BREAK)


def counted(found: Fact, words: Words) -> str:
    """«из 1 000, октябрь, Метрика»: of how many a loss is, when and where they were counted."""
    of = words.told["fact.of"].format(n=words.number(found.n)).replace(" ", NO_BREAK)
    return ", ".join(filter(None, (of, found.unit, found.period, found.source)))


def why(
    journey: Journey, stage: Stage, words: Words, names: Mapping[str, str] | None = None
) -> str:
    """A star's reason: «уходят 42 %, ▲▲▲»; with the persons' names also whose feeling it is."""
    found = reason(journey, stage)
    felt = level_word(found.level, words) if found.level is not None else ""
    heard = lowest(journey, stage) if names and felt else None
    if heard is not None and heard.of > len(heard.personas) == 1 and heard.level == found.level:
        felt = of_voices(heard, words, names or {})
    parts = [
        words.told["reason.chosen"] if found.by_hand else "",
        words.told["fact.lost"].format(percent=found.lost) if found.lost else "",
        TRIANGLE * found.severity if found.severity else "",
        words.told["reason.obstacle"] if found.unweighed else "",
        felt,
    ]
    return ", ".join(part.replace(" ", NO_BREAK) for part in parts if part)


def of_voices(heard: Voices, words: Words, names: Mapping[str, str]) -> str:
    """How those who are worst off on a stage feel, and who they are where there are several."""
    word = level_word(heard.level, words)
    if heard.of > 1 and None in heard.personas:
        return words.told["fact.voice"].format(name=words.told["everybody"], level=word)
    known = [names[one.id] for one in heard.personas if one is not None and one.id in names]
    if not known or len(known) < len(heard.personas):
        return words.levels[step(heard.level)]
    if len(known) == 1:
        return words.told["fact.voice"].format(name=known[0], level=word)
    if len(known) == TWO:
        return words.told["voice.two"].format(first=known[0], second=known[1], level=word)
    return words.told["voice.many"].format(n=len(known), all=heard.of, level=word)


def _name(persona: Persona, names: Mapping[str, str]) -> str:
    return names.get(persona.id, persona.name)


def drop(found: Drop, words: Words) -> str:
    """«−42 %», «+12 %»."""
    sign = MINUS if found.percent < 0 else "+"
    told = words.told["drop"].format(percent=f"{sign}{abs(found.percent)}")
    return told.replace(" ", NO_BREAK)


def curve(journey: Journey, stages: Sequence[Stage], words: Words) -> str:
    """The curve of these stages for whoever hears it: «Эмоции по этапам: 2. Выбираю: Плохо»."""
    numbers = {stage.id: number for number, stage in enumerate(journey.stages, 1)}
    names = {one.id: one.name for one in journey.personas} if len(journey.personas) > 1 else {}
    told = []
    for stage in stages:
        felt = [
            ": ".join(filter(None, [names.get(one.persona or ""), words.levels[step(one.level)]]))
            for one in stage.emotions
        ]
        told.append(f"{numbers[stage.id]}. {stage.title}: {', '.join(felt) or '?'}")
    return f"{words.curve_title}: {'; '.join(told)}"


def mark(mark: Mark, words: Words) -> str:
    """How sure we are; a person's answer is the ordinary case and needs no word."""
    return {Mark.GUESS: words.guess, Mark.ANSWER: "", Mark.PROVED: words.proved}[mark]
