"""A confirmed story on its map."""

from __future__ import annotations

from journey import dialogue, limits
from journey.dialogue import Place
from journey.example import counted_ids
from journey.measures import Duration, DurationUnit, Metric
from journey.model import Item, Origin, Passed
from journey.story import Told, write
from tests.journey.maps import CATALOGUE
from tests.journey.story.test_stories import map_of

MAP = map_of("universal")
FIRST = MAP.stages[0]
TRADE = CATALOGUE.industry("universal", "ru")


def on(lane: str, text: str) -> Told:
    return Told(text=text, stage=FIRST.id, lane=lane)


def test_entries_are_the_owners_and_their_rows_are_answered() -> None:
    written = write(MAP, [on("pains", "не дозвониться")], TRADE, counted_ids("t"))
    stage = written.journey.stages[0]
    (pain,) = [one for one in stage.lane("pains") if one.origin.from_people]
    assert (pain.text, pain.origin) == ("Не дозвониться", Origin.OWNER)
    assert stage.passed == {"pains": Passed.ANSWERED}
    assert written.stored == 1


def test_what_may_help_is_asked_after_it() -> None:
    written = write(MAP, [on("pains", "не дозвониться")], TRADE, counted_ids("t"))
    stage = written.journey.stages[0]
    pain = stage.lane("pains")[-1]
    assert Place("remedy", stage.id, item=pain.id) in dialogue.places(written.journey)


def test_a_guess_in_the_same_words_becomes_the_answer() -> None:
    guess = FIRST.lane("pains")[0]
    written = write(MAP, [on("pains", guess.text.lower())], TRADE, counted_ids("t"))
    cell = written.journey.stages[0].lane("pains")
    assert len(cell) == len(FIRST.lane("pains"))
    assert cell[0] == guess.with_(origin=Origin.OWNER)


def test_a_channel_of_the_catalogue_is_that_one() -> None:
    assert TRADE is not None
    known = TRADE.stages[0].channels[-1]
    written = write(MAP, [on("channels", known.text)], TRADE, counted_ids("t"))
    channel = written.journey.stages[0].lane("channels")[-1]
    assert channel.catalogue == f"universal.{TRADE.stages[0].id}.{known.id}"


def test_time_feeling_and_number() -> None:
    quarter = Duration(amount=15, unit=DurationUnit.MINUTE)
    told = [
        on("duration", "ждут 15 минут").with_(duration=quarter),
        on("emotion", "злятся").with_(level=-2),
        on("metrics", "кладут в корзину").with_(metric=Metric(value=3400, n=21000)),
    ]
    stage = write(MAP, told, TRADE, counted_ids("t")).journey.stages[0]
    emotion = stage.emotion()
    assert stage.duration == quarter
    assert emotion is not None
    assert (emotion.level, emotion.note, emotion.origin) == (-2, "злятся", Origin.OWNER)
    assert stage.lane("metrics")[-1].metric == Metric(value=3400, n=21000)


def test_in_a_full_row_a_guess_gives_way_and_a_persons_entry_does_not() -> None:
    def full(origin: Origin) -> tuple[Item, ...]:
        return tuple(
            Item(id=f"x{n}", lane="actions", text=f"дело {n}", origin=origin)
            for n in range(limits.ITEMS_MAX)
        )

    for origin, stored in ((Origin.CATALOGUE, 1), (Origin.OWNER, 0)):
        stage = FIRST.with_(items=full(origin))
        journey = MAP.with_(stages=(stage, *MAP.stages[1:]))
        written = write(journey, [on("actions", "звонят")], TRADE, counted_ids("t"))
        assert written.stored == stored
        assert len(written.left) == 1 - stored
        assert len(written.journey.stages[0].lane("actions")) == limits.ITEMS_MAX


def test_an_entry_of_a_stage_that_is_no_more_is_left() -> None:
    written = write(MAP, [on("pains", "х").with_(stage="gone")], TRADE, counted_ids("t"))
    assert written.journey == MAP
    assert [one.text for one in written.left] == ["х"]
