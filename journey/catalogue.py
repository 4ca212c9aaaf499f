"""Where what is known of trades and of what helps comes from: a Protocol only."""

from __future__ import annotations

from typing import Protocol

from journey.industries import Family, Industry
from journey.regions import Regions
from journey.remedies import Remedies
from journey.story import Teller
from journey.voices.listening import Listener


class Catalogue(Protocol):
    """Where industries come from."""

    def industries(self, language: str) -> tuple[Industry, ...]:
        """All of a language, in the order of their buttons."""

    def industry(
        self, industry_id: str, language: str, country: str | None = None
    ) -> Industry | None:
        """One of them, in the words of a country; None: there is none of that id."""

    def regions(self, language: str) -> Regions:
        """The countries that a language knows."""

    def head(self, name: str) -> str:
        """What a typed name says that the business is: without where, for whom or how; "" where it
        begins with that.
        """

    def is_of_branch(self, name: str) -> bool:
        """Whether a typed name tells a branch of business."""

    def family_of(self, name: str) -> Family:
        """The family of a business by its name in any language; any: the name does not say."""

    def remedies(self, language: str) -> Remedies | None:
        """What is known against pains in a language; None: nothing is."""

    def teller(self) -> Teller:
        """Who reads a story, in all languages at once."""

    def listener(self) -> Listener:
        """Who hears what customers and teams say, in all languages at once."""
