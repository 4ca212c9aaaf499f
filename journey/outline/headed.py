"""Headings with lists under them as an outline: what a brief, notes or a chat assistant look like.

Knows which headings are stages; what stands under a row's name belongs to that row, what stands
under no row's name is read as a story's steps are. Must not know a word of any language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, TypeAlias

from journey import limits
from journey.outline.cells import EMOTION, Reader, clean, signed
from journey.outline.lines import PERSONA, Line, Style, lines
from journey.outline.names import Names
from journey.outline.outline import Draft, Entry, Outline, each

Hears: TypeAlias = Callable[[str], Sequence[Entry]]
"""What a sentence says, step by step; without a lane a step was not understood."""

NAME_CHARS: Final = 60
"""Of a stage's name before a colon or a full stop."""
SURE: Final = 2
"""Stages that are called so."""
FEW: Final = 3
"""Stages where nothing but the shape of the text says that they are some."""
_NAME_END: Final = re.compile(r"\s*(?::\s+|\s[—–-]\s|\.\s+)")


def outline(text: str, reader: Reader, hears: Hears) -> Outline | None:
    """None: there are no stages in it."""
    found = list(lines(text, reader.names))
    style = _of_stages(found, reader.names)
    if style is None:
        return None
    taking = _Taking(reader, hears, style, _least_indent(found, style))
    for line in found:
        taking.take(line)
    made = taking.draft.done()
    if not any(one.entries for one in made.parts):
        return None
    return made if taking.signs else _mostly(made, taking.bullets)


def _least_indent(found: Iterable[Line], style: Style) -> int:
    return min((one.indent for one in found if one.style is style), default=0)


def _of_stages(found: Sequence[Line], names: Names) -> Style | None:
    """Of which style the stages' headings are."""
    labels = {one.label for one in found if one.label not in {None, PERSONA}}
    for style in Style:
        if style is Style.BULLET:
            continue
        least = _least_indent(found, style)
        marked = [
            at
            for at, one in enumerate(found)
            if one.style is style and one.indent <= least and _may_be_stage(one, names)
        ]
        if style is Style.PLAIN:
            marked = [at for at in marked if _followed(found, at)]
        wanted = FEW if style in {Style.PLAIN, Style.BOLD} and not labels else SURE
        if len(marked) >= wanted and _holds(found, marked, style):
            return style
    return None


def _may_be_stage(line: Line, names: Names) -> bool:
    named = line.label or names.is_aside(line.text) or names.title(line.text)
    return line.style is Style.STAGE or not named


def _followed(found: Sequence[Line], at: int) -> bool:
    """Whether a list, or a row's name, begins right below."""
    below = found[at + 1] if at + 1 < len(found) else None
    return below is not None and (below.style is Style.BULLET or below.label is not None)


def _holds(found: Sequence[Line], marked: Sequence[int], style: Style) -> bool:
    """Whether most of them have something under them, or go on behind their name."""
    full = 0
    for at, until in zip(marked, [*marked[1:], len(found)], strict=True):
        full += until > at + 1 or _NAME_END.search(found[at].text) is not None
    if style is Style.NUMBER:
        numbers = [found[at].number for at in marked]
        rising = sum(
            one is not None and two is not None and two == one + 1 for one, two in pairwise(numbers)
        )
        if rising < len(marked) - 2:
            return False
    return full * 2 > len(marked)


@dataclass(slots=True)
class _Taking:
    """Line after line into a draft."""

    reader: Reader
    hears: Hears
    style: Style
    indent: int
    draft: Draft = field(default_factory=Draft)
    bullets: set[str] = field(default_factory=set)
    """Entries of lists that stand under no row's name."""
    signs: bool = False
    """Some entries say by a sign what they are: the others are not what most are."""
    lane: str | None = None
    named: Line | None = None
    """The line that named the row."""
    deeper: bool = False
    """What followed that line was set further in."""
    listed: bool = False
    """… was a list."""
    talk: bool = False
    """What comes next belongs to no row."""
    aside: bool = False
    about: bool = False
    """What comes next is the customer's name."""

    def take(self, line: Line) -> None:
        names = self.reader.names
        self._leave_row(line)
        if self._is_stage(line):
            self._stage(line)
        elif line.label == PERSONA:
            self._persona(line.rest)
        elif line.label is not None and not self.aside and self.draft.parts:
            self.lane, self.named = line.label, line
            self.deeper, self.listed, self.talk = False, False, False
            self._under(line.rest)
        elif line.style.heads or (not self.draft.parts and line.style is not Style.BULLET):
            self._heading(line, names)
        elif self.aside or not self.draft.parts:
            self.draft.left.append(line.text)
        elif self.lane is not None:
            self._under(line.text)
        elif self.talk and line.style is Style.PLAIN:
            self.draft.add(Entry(line.text))
        else:
            self._free(line.text, whole=line.style in {Style.BULLET, Style.NUMBER})

    def _leave_row(self, line: Line) -> None:
        """A row with a list under it ends with that list; what is said below it is talk."""
        named = self.named
        if named is None or line.label is not None:
            return
        bullet = line.style is Style.BULLET
        self.deeper = self.deeper or (bullet and line.indent > named.indent)
        self.listed = self.listed or bullet or named.style is Style.BULLET
        back = line.indent <= named.indent
        self.talk = back and self.listed and line.style is Style.PLAIN
        if self.talk or (back and bullet and self.deeper and named.style is Style.BULLET):
            self.lane, self.named = None, None

    def _is_stage(self, line: Line) -> bool:
        if line.style is not self.style or line.indent > self.indent:
            return False
        if self.style is Style.PLAIN and line.label is not None:
            return False
        return _may_be_stage(line, self.reader.names)

    def _stage(self, line: Line) -> None:
        self.lane, self.named = None, None
        self.aside, self.about, self.talk = False, False, False
        end = _NAME_END.search(line.text)
        if end is None or end.start() > NAME_CHARS:
            self.draft.begin(line.text.rstrip(" :.") or str(line.number or ""))
            return
        self.draft.begin(line.text[: end.start()].rstrip(" :."))
        self._free(line.text[end.end() :], whole=False)

    def _persona(self, name: str) -> None:
        if name:
            self.draft.personas.append(_name(name))
        self.about = not name
        self.lane = None

    def _heading(self, line: Line, names: Names) -> None:
        """No stage: the map's title, the customer's name, a part of its own, or nothing known."""
        title = names.title(line.text)
        if self.about and not line.style.heads:
            self.draft.personas.append(_name(line.text))
            self.about = False
        elif self.draft.title is None and not self.draft.parts and (title or line.style.heads):
            self.draft.title = title or line.text
        else:
            self.draft.left.append(line.text)
            self.aside = names.is_aside(line.text) or line.style < self.style
            self.lane = None

    def _under(self, text: str) -> None:
        """Words under a row's name, where other rows may be named further on in the line."""
        start, lane = 0, self.lane
        for found in self.reader.names.label.finditer(text):
            self._put(text[start : found.start()], lane)
            lane, start = self.reader.names.lane(found["label"]), found.end()
        self._put(text[start:], lane)

    def _put(self, text: str, lane: str | None) -> None:
        bare = text.strip(" .;")
        if bare:
            self.draft.add(*self.reader.entries(bare, lane))

    def _free(self, text: str, *, whole: bool) -> None:
        """Words under no row's name: what they say, as a story says it."""
        label = self.reader.names.label.search(text)
        if label is not None:
            self._free(text[: label.start()], whole=whole)
            self.lane = None
            kept, self.lane = self.lane, self.reader.names.lane(label["label"])
            self._under(text[label.end() :])
            self.lane = kept
            return
        pieces = [text] if whole else re.split(r"\s*;\s*", text)
        for piece in pieces:
            bare = clean(piece).strip(" .")
            if not bare:
                continue
            sign, said = signed(bare)
            if sign is not None:
                self.signs = True
                self.draft.add(Entry(said, sign))
            elif whole or len(pieces) > 1:
                self.bullets.add(said)
                self.draft.add(_one(said, self.hears(said)))
            else:
                self.draft.add(*map(_felt, self.hears(bare) or [Entry(bare)]))


def _one(text: str, heard: Sequence[Entry]) -> Entry:
    """An entry of a list stays one entry: what hinders counts first."""
    lanes = [one for one in heard if one.lane not in {None, "duration"}]
    pain = next((one for one in lanes if one.lane == "pains"), None)
    found = pain or next(iter(lanes), None)
    if found is None:
        return Entry(text)
    if found.lane == EMOTION:
        return _felt(replace(found, text=text))
    return replace(found, text=text if found.metric is None else found.text)


def _felt(entry: Entry) -> Entry:
    """With the words that say how it feels."""
    return replace(entry, note=entry.note or entry.text) if entry.lane == EMOTION else entry


def _mostly(made: Outline, bullets: set[str]) -> Outline:
    """Of lists under no row's name those not understood are what most of them are."""
    loose = [one for part in made.parts for one in part.entries if one.text in bullets]
    counts = Counter(one.lane for one in loose if one.lane is not None)
    lane, count = next(iter(counts.most_common(1)), (None, 0))
    if lane is None or count * 2 < sum(counts.values()) or count * 3 < len(loose):
        return made

    def change(one: Entry) -> Entry:
        return replace(one, lane=lane) if one.lane is None and one.text in bullets else one

    return each(made, change)


def _name(text: str) -> str:
    """A customer's name, without all that is told of them."""
    bare = clean(text)
    head = re.split(r"[.;(]|\s[—–-]\s", bare, maxsplit=1)[0].strip() or bare
    return head if len(head) <= limits.TITLE_CHARS else bare[: limits.TITLE_CHARS]


def with_around(made: Outline, around: str, names: Names) -> Outline:
    """A table's outline with what stands around it: its title, its customer, the rest."""
    draft = Draft(title=made.title, personas=list(made.personas))
    for line in lines(around, names):
        title = names.title(line.text)
        if line.label == PERSONA and line.rest:
            draft.personas.append(_name(line.rest))
        elif draft.title is None and (title or line.style.heads):
            draft.title = title or line.text
        else:
            draft.left.append(line.text)
    told = draft.done()
    return replace(made, title=told.title, personas=told.personas, left=(*made.left, *told.left))
