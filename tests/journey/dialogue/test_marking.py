"""Ticks, pages and typed lines on an open question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journey import dialogue
from journey.dialogue import OUTDATED, Outdated
from journey.errors import Code, Rejected
from journey.measures import Cost, Effort
from journey.prompts import Option, Prompt
from tests.journey.maps import asked, drafted, next_, ticked, typed


class TestTicks:
    def test_twice_is_once(self) -> None:
        once = ticked(asked(drafted()), 1)
        assert dialogue.tick(once, 1, on=True) == once
        off = dialogue.tick(once, 1, on=False)
        assert off == asked(drafted())
        assert isinstance(off, Prompt)
        assert dialogue.tick(off, 1, on=False) == off

    def test_of_a_draft_start_empty(self) -> None:
        for lane in ("goal", "channels", "pains", "ideas", "metrics"):
            assert not [o for o in asked(drafted(), lane).options if o.chosen]

    def test_of_an_answered_cell_show_what_stands_there(self) -> None:
        journey = drafted()
        after = next_(journey, typed(ticked(asked(journey), 0, 2), "Моё"))
        again = asked(after)
        chosen = {option.text for option in again.options if option.chosen}
        assert chosen == {item.text for item in after.stages[0].lane("pains")}
        assert len(chosen) == 3

    @pytest.mark.parametrize("ordinal", [-1, len(asked(drafted()).options), 99])
    def test_beyond_the_options_is_outdated(self, ordinal: int) -> None:
        assert dialogue.tick(asked(drafted()), ordinal, on=True) == OUTDATED

    def test_over_the_limit_is_refused(self) -> None:
        prompt = typed(asked(drafted()), "\n".join(f"мешает {n}" for n in range(12)))
        refused = dialogue.tick(prompt, 0, on=True)
        assert isinstance(refused, Rejected)
        assert refused.code is Code.TOO_MANY
        kept = dialogue.tick(prompt, len(prompt.options) - 1, on=True)
        assert isinstance(kept, Prompt)
        assert kept.options == prompt.options

    def test_on_a_closed_question_is_outdated(self) -> None:
        closed = ticked(asked(drafted()), 1).with_(open=False)
        assert dialogue.tick(closed, 0, on=True) == OUTDATED
        assert dialogue.tick(closed, 1, on=False) == OUTDATED
        assert dialogue.turn(closed, 0) == OUTDATED

    def test_the_last_that_has_room_is_taken(self) -> None:
        prompt = typed(asked(drafted()), "\n".join(f"мешает {n}" for n in range(11)))
        full = dialogue.tick(prompt, 0, on=True)
        assert isinstance(full, Prompt)
        assert sum(option.chosen for option in full.options) == full.room == 12
        assert isinstance(dialogue.tick(full, 1, on=True), Rejected)


class TestTyping:
    def test_lines_become_ticked_options(self) -> None:
        prompt = typed(asked(drafted()), "  Первое \n\n\tВторое\n")
        mine = [option for option in prompt.options if option.message == 50]
        assert [(option.text, option.chosen) for option in mine] == [
            ("Первое", True),
            ("Второе", True),
        ]

    def test_stands_before_the_suggestions(self) -> None:
        prompt = typed(asked(drafted()), "Моё")
        assert dialogue.shown(prompt)[0][1].text == "Моё"

    def test_what_is_offered_is_only_ticked(self) -> None:
        prompt = asked(drafted())
        offered = prompt.options[3].text
        after = typed(prompt, f"  {offered.upper()} \n{offered}")
        assert after == ticked(prompt, 3)

    def test_the_same_line_twice_is_one(self) -> None:
        prompt = typed(typed(asked(drafted()), "Моё\nмоё"), "МОЁ", message=51)
        assert len([o for o in prompt.options if o.text.casefold() == "моё"]) == 1

    @pytest.mark.parametrize("text", ["", " \n\t", "\u200b", "\u2060\n\u3164", "\x00"])
    def test_nothing_is_refused(self, text: str) -> None:
        refused = dialogue.add(asked(drafted()), text, 50)
        assert isinstance(refused, Rejected)
        assert refused.code is Code.EMPTY

    def test_too_many_and_too_long_are_refused(self) -> None:
        prompt = asked(drafted())
        many = dialogue.add(prompt, "\n".join(map(str, range(13))), 50)
        assert many == Rejected(Code.TOO_MANY, {"limit": 12, "count": 13})
        assert dialogue.add(prompt, "x" * 300, 50) != Rejected(Code.TOO_LONG)
        long = dialogue.add(prompt, "короткое\n" + "x" * 301, 50)
        assert long == Rejected(Code.TOO_LONG, {"limit": 300, "length": 301})


class TestCorrecting:
    def test_keeps_the_numbers_of_the_buttons(self) -> None:
        prompt = typed(asked(drafted()), "Раз\nДва")
        first = len(prompt.options) - 2
        after = dialogue.correct(prompt, "Один\nДва\nТри", 50)
        assert isinstance(after, Prompt)
        assert [option.text for option in after.options[first:]] == ["Один", "Два", "Три"]
        assert all(option.chosen for option in after.options[first:])

    def test_a_line_less_is_unticked(self) -> None:
        prompt = typed(asked(drafted()), "Раз\nДва")
        after = dialogue.correct(prompt, "Раз", 50)
        assert isinstance(after, Prompt)
        assert [option.chosen for option in after.options[-2:]] == [True, False]

    def test_makes_no_twin_of_what_is_offered(self) -> None:
        prompt = asked(drafted())
        offered = prompt.options[0].text
        after = dialogue.correct(typed(prompt, f"{offered}\nМоё"), f"{offered}\nМоё два", 50)
        assert isinstance(after, Prompt)
        told = [option.text for option in after.options]
        assert told.count(offered) == 1
        assert {o.text for o in after.options if o.chosen} == {offered, "Моё два"}

    def test_makes_no_twin_within_itself(self) -> None:
        after = dialogue.correct(typed(asked(drafted()), "Моё"), "Новое\nновое", 50)
        assert isinstance(after, Prompt)
        assert [o.text for o in after.options if o.chosen] == ["Новое"]

    def test_too_many_changes_nothing(self) -> None:
        prompt = typed(asked(drafted()), "Моё")
        after = dialogue.correct(prompt, "\n".join(map(str, range(13))), 50)
        assert isinstance(after, Rejected)


def test_paging_shows_each_option_once() -> None:
    prompt = typed(asked(drafted(), "channels"), "\n".join(f"место {n}" for n in range(11)))
    seen: list[tuple[int, Option]] = []
    for page in range(dialogue.pages(prompt)):
        turned = dialogue.turn(prompt, page)
        assert isinstance(turned, Prompt)
        seen += dialogue.shown(turned)
    assert sorted(number for number, _ in seen) == list(range(len(prompt.options)))
    assert dialogue.turn(prompt, 99) == dialogue.turn(prompt, dialogue.pages(prompt) - 1)
    assert dialogue.turn(prompt, -1) == prompt


def test_what_is_not_ticked_can_be_unticked_in_a_full_row() -> None:
    full = typed(asked(drafted()), "\n".join(f"мешает {n}" for n in range(12)))
    left = dialogue.tick(full, 0, on=False)
    assert isinstance(left, Prompt)
    assert left.options == full.options


class TestWhatIsShown:
    @pytest.mark.parametrize("change", [dialogue.hint, dialogue.own])
    def test_comes_and_goes(self, change: Callable[..., Prompt | Outdated]) -> None:
        prompt = asked(drafted())
        shown = change(prompt, on=True)
        assert isinstance(shown, Prompt)
        assert (shown.hint, shown.own) == (change is dialogue.hint, change is dialogue.own)
        assert change(shown, on=False) == prompt

    @pytest.mark.parametrize("change", [dialogue.hint, dialogue.own])
    def test_not_on_a_question_that_is_closed(
        self, change: Callable[..., Prompt | Outdated]
    ) -> None:
        assert change(asked(drafted()).with_(open=False), on=True) == OUTDATED


class TestLeftWithoutAnAnswer:
    """What was ticked and typed when the question was left stands there again."""

    def left(self) -> Prompt:
        return typed(ticked(asked(drafted()), 1), "Моё").with_(open=False)

    def test_ticks_and_typed_lines_come_back(self) -> None:
        fresh = asked(drafted())
        again = dialogue.restored(fresh, self.left())
        told = [option.text for option in again.options if option.chosen]
        assert told == [fresh.options[1].text, "Моё"]
        assert again.open

    def test_how_much_it_hurts_comes_back(self) -> None:
        mine = len(self.left().options) - 1
        graded = dialogue.grade(typed(ticked(asked(drafted()), 1), "Моё"), mine, 3)
        assert isinstance(graded, Prompt)
        again = dialogue.restored(typed(asked(drafted()), "моё"), graded)
        assert (again.options[mine].graded, again.options[mine].severity) == (True, 3)

    def test_what_an_idea_takes_comes_back(self) -> None:
        prompt = typed(asked(drafted(), "ideas"), "Моё")
        mine = len(prompt.options) - 1
        graded = dialogue.grade(prompt, mine, 3)
        assert isinstance(graded, Prompt)
        priced = dialogue.price(graded, mine, 2)
        assert isinstance(priced, Prompt)
        again = dialogue.restored(typed(asked(drafted(), "ideas"), "моё"), priced).options[mine]
        assert (again.effort, again.cost) == (Effort.LARGE, Cost.LITTLE)

    def test_a_row_that_is_just_full_comes_back_and_a_fuller_one_does_not(self) -> None:
        left = typed(asked(drafted()), "\n".join(f"мешает {n}" for n in range(12)))
        fresh = asked(drafted())
        assert sum(option.chosen for option in dialogue.restored(fresh, left).options) == 12
        filled = ticked(fresh, 0)
        assert dialogue.restored(filled, left) == filled

    def test_a_note_comes_back_and_a_newer_one_stays(self) -> None:
        fresh = asked(drafted(), "emotion")
        left = dialogue.note(fresh, "Старое")
        newer = dialogue.note(fresh, "Новое")
        assert isinstance(left, Prompt)
        assert isinstance(newer, Prompt)
        assert dialogue.restored(fresh, left).note == "Старое"
        assert dialogue.restored(newer, left).note == "Новое"

    def test_not_what_was_answered_nor_what_was_said_elsewhere(self) -> None:
        fresh = asked(drafted())
        assert dialogue.restored(fresh, None) == fresh
        assert dialogue.restored(fresh, self.left().with_(settled=True)) == fresh
        elsewhere = typed(asked(drafted(), stage=1), "Моё")
        assert dialogue.restored(fresh, elsewhere) == fresh

    def test_not_into_a_row_that_has_filled_since(self) -> None:
        full = typed(asked(drafted()), "\n".join(f"мешает {n}" for n in range(12)))
        assert dialogue.restored(full, self.left()) == full

    def test_a_suggestion_that_has_gone_is_not_invented_anew(self) -> None:
        prompt = asked(drafted())
        gone = prompt.with_(options=prompt.options[2:])
        assert dialogue.restored(gone, ticked(prompt, 0, 3)).options == (*ticked(gone, 1).options,)
