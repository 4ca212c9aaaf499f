"""What kind of pain a sentence is like, by what was learnt from sentences whose kind is known.

Knows the signs of a text and how what was learnt lies in a file; must not know where the file or
the sentences come from, nor what is done about a pain. Words without their endings, pairs of
neighbours and parts of words are signs; parts stand for misprints and for endings that nobody
foresaw. Each kind weighs each sign (a logistic regression); `bot.learning` finds the weights.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from journey.stems import says_something, stem, words

_LINK: Final = re.compile(r"\w+://\S+")
LIGHT: Final = 0.5
"""What a word like «не» says beside one that means something by itself."""
PAIR: Final = 0.7
PART: Final = 0.4
OF_PART: Final = (2, 3, 4, 5)
"""Letters of a part of a word, its ends counted."""
BITS: Final = 16
ROWS: Final = 1 << BITS
"""Signs lie in so many rows by a hash: none has to be written down."""
FORM: Final = 1
"""Of the file; another one is another file."""
KEPT: Final = 1024
"""Texts whose weights are remembered: a list asks again for each pain of a map."""
RARE: Final = 24
"""Steps a unit in which it is kept how rare a sign is."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence whose kind is known."""

    kind: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a text says of each kind, in natural logarithms but for what all have in common."""

    kinds: Mapping[str, float]
    heard: bool = False
    """Whether any word of it was ever read that means something by itself."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt."""

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    """What a step of a weight is worth."""
    rare: bytes
    """How rare the signs of each row are, in steps of `RARE` a unit."""
    rows: bytes
    """Signed steps: of each row one a kind."""
    read: frozenset[int]
    """The hashes of all words that were read."""
    digest: str
    """Of the sentences."""


def digest(examples: Iterable[Example]) -> str:
    """Tells whether something was learnt from these sentences; their order does not matter."""
    told = sorted(f"{one.kind}\t{one.weight}\t{one.text}" for one in examples)
    return hashlib.sha256("\n".join((str(FORM), *told)).encode()).hexdigest()


def write(weights: Weights) -> bytes:
    """The file: a line of JSON, and the rest packed."""
    read = array("I", sorted(weights.read))
    head = {
        "form": FORM,
        "digest": weights.digest,
        "kinds": weights.kinds,
        "bias": weights.bias,
        "scale": weights.scale,
        "read": len(read),
    }
    packed = zlib.compress(weights.rare + weights.rows + _little(read).tobytes(), 9)
    return json.dumps(head).encode() + b"\n" + packed


def read(data: bytes) -> Weights:
    """What `write` has written. Raises `ValueError` where it is something else."""
    line, _, packed = data.partition(b"\n")
    head = json.loads(line)
    if head["form"] != FORM:
        raise ValueError(f"form {head['form']} of what was learnt is not known")
    try:
        whole = zlib.decompress(packed)
    except zlib.error as broken:
        raise ValueError("what was learnt is cut off") from broken
    kinds = tuple(head["kinds"])
    end = ROWS * (1 + len(kinds))
    words_read = array("I")
    words_read.frombytes(whole[end:])
    if len(words_read) != head["read"]:
        raise ValueError("what was learnt is cut off")
    return Weights(
        kinds,
        tuple(head["bias"]),
        head["scale"],
        whole[:ROWS],
        whole[ROWS:end],
        frozenset(_little(words_read)),
        head["digest"],
    )


def _little(numbers: array[int]) -> array[int]:
    """As it lies in the file, whichever way the machine counts."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers


class Learnt:
    """Weighs texts by what was learnt."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._kept: dict[str, Weighed] = {}

    @property
    def rare(self) -> bytes:
        """How rare the signs of each row are, as in `Weights`."""
        return self._weights.rare

    @cached_property
    def _rows(self) -> memoryview:
        return memoryview(self._weights.rows).cast("b")

    def weigh(self, text: str) -> Weighed:
        """How much each kind is spoken for."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[text] = self._weighed(text)
        return found

    def _weighed(self, text: str) -> Weighed:
        learnt, count = self._weights, len(self._weights.kinds)
        told = list(learnt.bias)
        for row, value in scaled(text, learnt.rare):
            worth = value * learnt.scale
            for kind, step in enumerate(self._rows[row * count : (row + 1) * count]):
                told[kind] += worth * step
        heard = any(word in learnt.read for word in heavy(text))
        return Weighed(dict(zip(learnt.kinds, told, strict=True)), heard)


def heavy(text: str) -> Iterator[int]:
    """The hashes of the words that mean something by themselves."""
    for word in words(_LINK.sub(" ", text)):
        if says_something(word) and not word.isdigit():
            yield zlib.crc32(stem(word).encode())


def signs(text: str) -> dict[int, float]:
    """The rows of a text's signs, and how much each of them says there."""
    told = words(_LINK.sub(" ", text))
    roots = [stem(word) for word in told]
    found = {
        root: 1.0 if says_something(word) else LIGHT for word, root in zip(told, roots, strict=True)
    }
    found |= {f"{one}_{other}": PAIR for one, other in pairwise(roots)}
    found |= {f"#{part}": PART for word in told for part in _parts(f"^{word}$")}
    rows: dict[int, float] = {}
    for sign, value in found.items():
        row = zlib.crc32(sign.encode()) % ROWS
        rows[row] = rows.get(row, 0.0) + value
    return rows


def scaled(text: str, rare: bytes | None) -> list[tuple[int, float]]:
    """The rows of a text's signs with their weights, of length 1 together.

    `rare` as in `Weights`; None: no sign is rarer than another.
    """
    found = signs(text)
    if rare is not None:
        found = {row: value * rare[row] / RARE for row, value in found.items()}
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return [(row, value / length) for row, value in found.items()]


def _parts(word: str) -> Iterator[str]:
    for letters in OF_PART:
        for at in range(len(word) - letters + 1):
            yield word[at : at + letters]
