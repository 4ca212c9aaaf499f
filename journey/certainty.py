"""How sure a sentence about customers may sound: a guess is told as a guess.

Knows who said an entry and whether anything proves it; knows no sentence. A sentence that states
a fact about customers has a twin in locales, `<key>.guess`, that only supposes it.
"""

from __future__ import annotations

from typing import Final, Protocol

from journey.model import Evidence, Item, Origin

GUESS: Final = ".guess"
HINDERS: Final = 2
"""The severity that whoever ticks a pain has said: the question is what hinders."""


class Claim(Protocol):
    """An item, an emotion, a persona."""

    @property
    def origin(self) -> Origin: ...
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...


def is_guess(claim: Claim) -> bool:
    """Nobody said it and nothing proves it: it is only typical."""
    return not claim.origin.from_people and not claim.evidence


def sentence(key: str, *claims: Claim) -> str:
    """The key of the sentence that rests on these claims: one guess among them makes it a guess."""
    return key + GUESS if any(map(is_guess, claims)) else key


def typical(pain: Item) -> bool:
    """How much a pain hinders is the catalogue's word, whoever named the pain."""
    return pain.catalogue is not None and pain.severity is not None and not pain.weighed


def weight(pain: Item) -> Claim:
    """The claim how much a pain hinders: of the catalogue, unless people weighed it themselves.

    Whoever ticks «that hinders» has said so, but not that people leave because of it.
    """
    beyond = typical(pain) and pain.severity != HINDERS
    return pain.with_(origin=Origin.CATALOGUE) if beyond else pain
