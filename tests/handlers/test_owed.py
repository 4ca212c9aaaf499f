"""What a person is owed, gathered from several replies: all of it, in order, once."""

from __future__ import annotations

import pytest

from handlers import owed
from handlers.owed import gathered, without_toast
from handlers.screen import Button, File, Reply, Screen, Toast

ONE = Screen("один", ((Button("Да", "v:maps"),),))
TWO = Screen("два")
FILE = File("карта.md", "текст".encode())


def test_of_nothing_nothing_is_owed() -> None:
    assert gathered([]) == ()
    assert gathered([Reply(), Reply(toast=Toast("готово"))]) == ()


def test_words_alone_bring_no_screen_and_cover_nothing() -> None:
    assert gathered([Reply(notice="а"), Reply(notice="б")]) == (
        Reply(notice="а"),
        Reply(notice="б"),
    )


def test_the_same_is_said_once() -> None:
    assert gathered([Reply(notice="а"), Reply(notice="а"), Reply(notice="б")]) == (
        Reply(notice="а"),
        Reply(notice="б"),
    )


def test_of_the_screens_the_last_counts_and_stands_below_all() -> None:
    replies = [Reply(screen=ONE, files=(FILE,)), Reply(screen=TWO), Reply(notice="а")]
    assert gathered(replies) == (Reply(files=(FILE,)), Reply(notice="а", screen=TWO))


@pytest.mark.parametrize("first", [True, False])
def test_once_fresh_it_stays_fresh(first: bool) -> None:  # noqa: FBT001 - a case of the table
    replies = [Reply(screen=ONE, fresh=first), Reply(screen=TWO, fresh=not first)]
    assert gathered(replies) == (Reply(screen=TWO, fresh=True),)


def test_neither_fresh_is_not_fresh() -> None:
    assert gathered([Reply(screen=ONE), Reply(screen=TWO)]) == (Reply(screen=TWO),)


def test_fresh_without_a_screen_is_kept() -> None:
    assert gathered([Reply(fresh=True)]) == (Reply(fresh=True),)


def test_what_goes_to_another_chat_is_a_message_like_any_other() -> None:
    there = Reply(screen=ONE, fresh=True, chat=-5)
    assert gathered([there, Reply(screen=TWO)]) == (there, Reply(screen=TWO))
    assert gathered([there]) == (there,)
    assert gathered([Reply(screen=ONE, chat=-5)]) == (Reply(screen=ONE, chat=-5),)


def test_of_many_mere_notices_the_latest_are_kept() -> None:
    notices = [Reply(notice=f"{number}") for number in range(owed.NOTICES_MAX + 3)]
    assert gathered([Reply(files=(FILE,)), *notices]) == (Reply(files=(FILE,)), *notices[3:])


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        (Reply(notice="а"), Reply(notice="а")),
        (Reply(toast=Toast("готово")), Reply()),
        (Reply(toast=Toast("нельзя <так>", alert=True)), Reply(notice="нельзя &lt;так&gt;")),
        (Reply(toast=Toast("готово"), notice="а"), Reply(notice="а")),
        (Reply(toast=Toast("нельзя", alert=True), notice="а"), Reply(notice="а")),
    ],
)
def test_a_toast_that_comes_too_late(reply: Reply, left: Reply) -> None:
    """What had to be read becomes a notice, unless there is one already."""
    assert without_toast(reply) == left
