"""Which three remedies are offered against a typed pain, and in what order.

First what the trade itself knows against a pain that is told alike, then what is known against that
kind of pain in the branch of the business, then for its family, then for all; of two that say
nearly the same the first. Where the kind is not known: what helps at that part of the way in such a
business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Final

from journey.habits import Habit
from journey.industries import Family, Industry, PainEntry, Phase
from journey.measures import Cost, Effort
from journey.model import Item, Journey, Stage
from journey.regions import Regions
from journey.remedies.branches import Branch, Branches
from journey.remedies.kinds import Kind, Kinds, Remedy, Way
from journey.remedies.learning import Learnt
from journey.remedies.likeness import Likeness
from journey.remedies.meaning import Meaning, Meant, Own
from journey.remedies.readings import Readings
from journey.remedies.recognising import Recogniser
from journey.remedies.trades import Business, KnownPain, Trades
from journey.stems import overlap, stems
from journey.suggestions import near

OF_PHASE: Final = "phase"
NONE_OF_THEM: Final = "none"
"""What a pain's kind is where the person found none that fits."""
ANOTHER: Final = "another"
"""What it is while the person has only said that it is none of those that were meant first."""
NEAREST: Final = 3
"""Kinds to choose from."""
OFFERED: Final = 3
OF_TRADES: Final = 2
"""Remedies of the trades' catalogues among them: they are worded for other pains."""
TWICE: Final = 0.6
"""The share from which two remedies say nearly the same."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A remedy as it is offered; its text is copied into the map."""

    text: str
    catalogue: str
    effort: Effort
    cost: Cost | None = None
    """None: the trade's catalogue does not say."""
    habit: Habit | None = None

    @property
    def general(self) -> bool:
        """Whether it helps whatever the pain is: nothing was known against this one."""
        return is_general(self.catalogue)


def is_general(catalogue: str | None) -> bool:
    """Whether an entry helps at its part of the way whatever the pain is."""
    return catalogue is not None and catalogue.startswith(f"{OF_PHASE}.")


@dataclass(frozen=True, slots=True)
class Check:
    """How to see whether a pain is there."""

    text: str
    way: Way


class Remedies:
    """All that is known against pains, in one language."""

    def __init__(
        self,
        kinds: Kinds,
        industries: Iterable[Industry],
        recogniser: Recogniser,
        branches: Branches,
        learnt: Callable[[], Learnt | None],
        regions: Regions,
    ) -> None:
        self._regions = regions
        self._kinds = {kind.id: kind for kind in kinds.kinds}
        self._steps = {step.phase: step.remedies for step in kinds.phases}
        self._recogniser = recogniser
        self._branches = branches
        once = lru_cache(maxsize=1)(learnt)
        self._likeness = Likeness(once)
        self._readings = Readings(
            {kind.id: kind.remedies for kind in kinds.kinds}
            | {phase.value: steps for phase, steps in self._steps.items()},
            self._likeness,
        )
        self._of_branches: dict[str, Readings] = {}
        self._industries = {industry.id: industry for industry in industries}
        self._meaning = Meaning(kinds, self._industries.values(), recogniser, once)
        self._trades = Trades(self._industries.values(), self._likeness)

    def _business(self, journey: Journey) -> Business:
        """Of the trade; what that does not say the name says that the owner has typed. So does it
        where the trade is one of several branches: a grocery is a shop, and sells food.
        """
        name = f"{journey.business or ''} {journey.title}"
        industry = self._industries.get(journey.industry or "")
        told = None if industry is None else industry.branch
        named = None
        if industry is None or told is None or industry.also:
            named = self._branches.branch_of(name)
        if industry is not None and told is not None and named not in industry.also:
            named = told
        branch = self._branches.branch(named or "")
        family = Family.ANY if industry is None else industry.family
        if family is Family.ANY:
            family = self._recogniser.family_of(name) if branch is None else branch.family
        return Business(journey.industry, family, branch)

    def against(self, journey: Journey, stage: Stage, pain: Item) -> tuple[Offer, ...]:
        """Three at most, the most fitting first; only what people have not said there yet."""
        business = self._business(journey)
        known = self._of_pain(journey, stage, pain, business)
        if not known:
            known = self._of_phase(self._phase(journey, stage), pain.text, business)
        ideas = [idea.text for idea in stage.lane("ideas") if idea.origin.from_people]
        found = self._said(journey, known)
        return tuple(islice(_without_twins(found, ideas), OFFERED))

    def first(self, journey: Journey, stage: Stage, pain: Item) -> Offer | None:
        """What is known against a pain of that kind, also where it stands there already.

        None: nobody knows, and what helps anyway is not meant for this pain.
        """
        known = self._of_pain(journey, stage, pain, self._business(journey))
        return next(self._said(journey, known), None)

    def _said(self, journey: Journey, known: Iterable[Offer]) -> Iterator[Offer]:
        """In the words of the map's country."""
        say = self._regions.of(journey.country).say
        return (replace(offer, text=say(offer.text)) for offer in known)

    def alike(self, one: str, other: str) -> float:
        """How alike two texts are, 0 to 1; what is rare says more."""
        return self._likeness.of(one, other)

    def meant(self, journey: Journey, stage: Stage, pain: Item) -> Meant:
        """Which kinds a pain may be of: what its catalogue or the person says, else its words."""
        entry = self._entry(pain)
        said = pain.kind if entry is None else entry.kind
        if said in self._kinds:
            return Meant((said,))
        if said == NONE_OF_THEM:
            return Meant()
        phase, own = self._phase(journey, stage), self._own(journey, pain.text)
        meant = self._meaning.of(pain.text, phase, own)
        if said != ANOTHER:
            return meant
        wrong = meant.kinds[: 1 if meant.sure else NEAREST]
        others = self._meaning.guesses(pain.text, phase, own)
        return Meant(tuple(kind for kind in others if kind not in wrong), sure=False)

    def _own(self, journey: Journey, told: str) -> Own:
        branch = self._business(journey).branch
        if branch is None:
            return Own()
        happening = frozenset(branch.against) & self._kinds.keys()
        return Own(self._in(branch).kinds(told), happening or None)

    def nearest(self, journey: Journey, stage: Stage, pain: Item) -> tuple[Kind, ...]:
        """The kinds to choose from where nobody can be sure; none: there is nothing to ask."""
        meant = self.meant(journey, stage, pain)
        return () if meant.sure else tuple(self._kinds[kind] for kind in meant.kinds[:NEAREST])

    def has_others(self, pain: Item) -> bool:
        """Whether a person may say that a pain in their own words is about something else."""
        return self._entry(pain) is None and pain.kind != NONE_OF_THEM

    def check(self, journey: Journey, pain: Item) -> Check | None:
        """The catalogue's own, else that of its kind; None: nobody knows what kind it is."""
        entry = self._entry(pain)
        theirs = (one for one in journey.stages if pain in one.items)
        stage = next(theirs, next(iter(journey.stages), None))
        kinds = () if stage is None else self.meant(journey, stage, pain).kinds
        kind = next((self._kinds[kind] for kind in kinds if kind in self._kinds), None)
        if kind is None:
            return None
        told = (entry.check if entry is not None else None) or kind.check
        return Check(self._regions.of(journey.country).say(told), kind.way)

    def _entry(self, pain: Item) -> PainEntry | None:
        """A pain's entry in the catalogue it was taken from, whichever that is."""
        path = pain.catalogue or ""
        industry = self._industries.get(path.partition(".")[0])
        return None if industry is None else industry.pains().get(path)

    def _of_pain(
        self, journey: Journey, stage: Stage, pain: Item, business: Business
    ) -> tuple[Offer, ...]:
        """All that is known against a pain told so, in order; nothing: its kind is not known."""
        kinds = self._offered(self.meant(journey, stage, pain))
        known = self._trades.against(pain.text, {kind.id for kind in kinds}, business)
        return (
            *islice((_of_trade(one) for one in known), OF_TRADES),
            *_in_turn([self._of_kind(kind, pain.text, business) for kind in kinds]),
        )

    def _offered(self, meant: Meant) -> tuple[Kind, ...]:
        """The kinds whose remedies are offered: the likeliest, and where that is not sure, two
        more.
        """
        return tuple(self._kinds[kind] for kind in meant.kinds[: 1 if meant.sure else OFFERED])

    def _of_kind(self, kind: Kind, told: str, business: Business) -> list[Offer]:
        """What is done about it in the branch, then what holds for all."""
        path = f"kind.{kind.id}"
        offers = _offers(self._worded(kind.id, kind.remedies, told, business), path)
        branch = business.branch
        own = () if branch is None else branch.against.get(kind.id, ())
        if branch is None or not own:
            return offers
        found = self._in(branch).fitting(told, kind.id, own)
        return _offers(found, f"branch.{branch.id}.{kind.id}") + offers

    def _in(self, branch: Branch) -> Readings:
        readings = self._of_branches.get(branch.id)
        if readings is None:
            readings = Readings(branch.against, self._likeness, branch.told)
            self._of_branches[branch.id] = readings
        return readings

    def _of_phase(self, phase: Phase, told: str, business: Business) -> tuple[Offer, ...]:
        found = self._worded(phase.value, self._steps[phase], told, business)
        return tuple(_offers(found, f"{OF_PHASE}.{phase.value}"))

    def _worded(
        self, against: str, remedies: tuple[Remedy, ...], told: str, business: Business
    ) -> Iterator[Remedy]:
        """The family's first, then what is worded for all; never what is for another family, nor
        what takes two where one works alone.
        """
        alone = business.branch is not None and business.branch.alone
        fits = [one for one in remedies if not (alone and one.team)]
        own = [one for one in fits if business.family in one.families]
        whole = [one for one in fits if not one.families]
        yield from self._readings.fitting(told, against, own)
        yield from self._readings.fitting(told, against, whole)

    def _phase(self, journey: Journey, stage: Stage) -> Phase:
        """Of its entry in the catalogue, or of the nearest; else by its place on the way."""
        industry = self._industries.get(journey.industry or "")
        entry = next(iter(near(journey, stage, industry)), None)
        if entry is not None:
            return entry.phase
        phases = tuple(Phase)
        place = journey.stages.index(stage) if stage in journey.stages else 0
        return phases[place * len(phases) // max(1, len(journey.stages))]


def _of_trade(one: KnownPain) -> Offer:
    pain = one.pain
    return Offer(pain.remedy, f"{one.path}.remedy", pain.effort, pain.cost, pain.habit)


def _offers(found: Iterable[Remedy], path: str) -> list[Offer]:
    return [Offer(one.text, f"{path}.{one.id}", one.effort, one.cost, one.habit) for one in found]


def _in_turn(told: list[list[Offer]]) -> Iterator[Offer]:
    """Two of the likeliest kind, then one of each other, then the rest of the likeliest."""
    if not told:
        return
    first, *others = told
    yield from first[:2]
    for other in others:
        yield from other[:1]
    yield from first[2:]


def _without_twins(found: Iterable[Offer], standing: Iterable[str]) -> Iterator[Offer]:
    seen = [_said(text) for text in standing]
    for offer in found:
        said = _said(offer.text)
        if any(overlap(said, other) >= TWICE for other in seen):
            continue
        seen.append(said)
        yield offer


_said = lru_cache(maxsize=4096)(stems)
"""Remedies are few and compared often."""
