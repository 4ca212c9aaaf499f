"""Telegram's pace: waiting as told, and repeating only what may be repeated."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessages,
    EditEphemeralMessageText,
    EditMessageText,
    GetChatAdministrators,
    GetUpdates,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import EphemeralMessageParameters
from aiohttp import ClientConnectorError
from aiohttp.client_reqrep import ConnectionKey
from aiohttp_socks import ProxyConnectionError
from aiolimiter import AsyncLimiter

from bot.runtime import logs
from bot.runtime.limiter import GROUP, PRIVATE, Pace, Pacing, Window

SEND = SendMessage(chat_id=7, text="x")
EDIT = EditMessageText(chat_id=7, message_id=1, text="x")
DONE: Any = object()


class Wire:
    """Answers each request with the next outcome; counts pauses."""

    def __init__(self, *outcomes: object) -> None:
        self.outcomes: Iterator[object] = iter(outcomes)
        self.calls = 0
        self.pauses: list[float] = []
        self.pacing = Pacing(self.pause)
        self.bot = Bot("1:x")

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def request(self, _bot: Bot, _method: TelegramMethod[Any]) -> Any:
        self.calls += 1
        outcome = next(self.outcomes, DONE)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def send(self, method: TelegramMethod[Any]) -> Any:
        return await self.pacing(cast(Any, self.request), self.bot, method)


def told_to_wait(seconds: int) -> TelegramRetryAfter:
    return TelegramRetryAfter(method=SEND, message="Too Many Requests", retry_after=seconds)


def timed_out() -> TelegramNetworkError:
    return TelegramNetworkError(method=SEND, message="Request timeout error")


def never_left() -> TelegramNetworkError:
    error = timed_out()
    key = ConnectionKey("api.telegram.org", 443, True, True, None, None, None)
    error.__cause__ = ClientConnectorError(key, OSError())
    return error


async def test_retry_after_is_obeyed() -> None:
    wire = Wire(told_to_wait(7))
    assert await wire.send(SEND) is DONE
    assert (wire.calls, wire.pauses) == (2, [7])


async def test_a_long_silence_is_the_callers_matter() -> None:
    wire = Wire(told_to_wait(600))
    with pytest.raises(TelegramRetryAfter):
        await wire.send(SEND)
    assert wire.pauses == []


async def test_it_is_not_tried_for_ever() -> None:
    wire = Wire(*[told_to_wait(1)] * 9)
    with pytest.raises(TelegramRetryAfter):
        await wire.send(SEND)
    assert wire.calls == 4


@pytest.mark.parametrize(
    "error",
    [
        timed_out(),
        TelegramServerError(method=SEND, message="Internal Server Error"),
        ClientDecodeError("Failed to decode object", ValueError(), "<html>"),
    ],
)
async def test_a_new_message_that_may_have_arrived_is_repeated_once(error: Exception) -> None:
    wire = Wire(*[error] * 9)
    with pytest.raises(type(error)):
        await wire.send(SEND)
    assert wire.calls == 2


def not_let_through() -> TelegramNetworkError:
    error = timed_out()
    error.__cause__ = ProxyConnectionError("nobody listens there")
    return error


async def test_what_never_left_and_what_changes_nothing_twice_is_repeated_more_often() -> None:
    for outcomes, method in (
        ([never_left()] * 3, SEND),
        ([not_let_through()] * 3, SEND),
        ([timed_out()] * 3, EDIT),
    ):
        wire = Wire(*outcomes)
        assert await wire.send(method) is DONE
        assert wire.calls == 4


async def test_a_refusal_is_final() -> None:
    wire = Wire(TelegramBadRequest(method=SEND, message="Bad Request"))
    with pytest.raises(TelegramBadRequest):
        await wire.send(SEND)
    assert wire.calls == 1


async def test_taps_and_polling_do_not_queue() -> None:
    wire = Wire()
    for _ in range(100):
        await wire.send(AnswerCallbackQuery(callback_query_id="q"))
        await wire.send(GetUpdates())
    assert wire.pacing._messages.has_capacity(30)
    assert wire.pacing._edits.has_capacity(100)


async def test_edits_take_nothing_from_what_messages_may() -> None:
    wire = Wire()
    for _ in range(60):
        await wire.send(EDIT)
    assert wire.pacing._messages.has_capacity(30)
    assert not wire.pacing._edits.has_capacity(100)
    await wire.send(SEND)
    assert not wire.pacing._messages.has_capacity(30)


async def test_a_server_of_ones_own_may_bear_more() -> None:
    pacing = Pacing(pace=Pace(messages=500, edits=900))
    assert pacing._messages.has_capacity(500)
    assert pacing._edits.has_capacity(900)


async def test_a_wait_of_over_a_second_is_logged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock, wire = Clock(monkeypatch), Wire()
    logs.set_up("INFO")
    wire.pacing = Pacing(clock.pause)
    for _ in range(GROUP[0]):
        await wire.send(SendMessage(chat_id=-100, text="secret words"))
        clock.now += 1
    assert "waited" not in capsys.readouterr().err
    await wire.send(SendMessage(chat_id=-100, text="secret words"))
    said = capsys.readouterr().err
    assert "waited" in said
    assert "40.0" in said
    assert "secret" not in said


async def test_polling_does_not_wait_for_itself() -> None:
    wire = Wire(timed_out())
    with pytest.raises(TelegramNetworkError):
        await wire.send(GetUpdates())
    assert wire.calls == 1


async def test_a_chat_and_a_group_have_their_own_pace() -> None:
    wire = Wire()
    for chat in (7, 8, -100):
        await wire.send(SendMessage(chat_id=chat, text="x"))
    paces = wire.pacing._chats
    assert list(paces) == [7, 8, -100]
    assert isinstance(paces[7], AsyncLimiter)
    assert (paces[7].max_rate, paces[7].time_period) == PRIVATE
    assert isinstance(paces[-100], Window)


async def test_what_one_member_sees_alone_takes_nothing_from_the_groups_minute() -> None:
    wire, alone = Wire(), EphemeralMessageParameters(receiver_user_id=7)
    await wire.send(SendMessage(chat_id=-100, text="x", ephemeral_message_parameters=alone))
    edit = EditEphemeralMessageText(
        chat_id=-100, receiver_user_id=8, ephemeral_message_id=1, text="x"
    )
    await wire.send(edit)
    assert list(wire.pacing._chats) == [7], "at the pace of whoever sees it; edits are free"


async def test_the_paces_of_a_few_chats_only_are_remembered() -> None:
    wire = Wire()
    for chat in range(1, 2500):
        wire.pacing._limiter(chat)
    assert len(wire.pacing._chats) == 2000


class Clock:
    """A loop's time that passes while somebody pauses."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: self.now)

    async def pause(self, seconds: float) -> None:
        self.now += seconds


async def test_no_minute_of_a_group_sees_more_than_twenty(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    window, passed = Window(*GROUP, clock.pause), list[float]()
    for count in [1] * 30 + [5, 1, 10] + [1] * 30:
        await window.acquire(count)
        passed += [clock.now] * count
    most, seconds = GROUP
    for first, next_but_most in zip(passed, passed[most:], strict=False):
        assert next_but_most - first >= seconds
    assert passed[-1] <= (len(passed) // most) * seconds  # and no slower than that


async def test_asking_and_deleting_take_nothing_from_a_groups_minute() -> None:
    wire = Wire()
    await wire.send(GetChatAdministrators(chat_id=-100))
    await wire.send(DeleteMessages(chat_id=-100, message_ids=[1]))
    assert -100 not in wire.pacing._chats
    await wire.send(EditMessageText(chat_id=-100, message_id=1, text="x"))
    assert -100 in wire.pacing._chats


async def test_a_groups_pace_is_telegrams_unless_its_server_bears_more() -> None:
    async def seconds(tempo: float | None) -> float:
        waited: list[float] = []

        async def note(pause: float) -> None:
            waited.append(pause)

        pacing = Pacing(note) if tempo is None else Pacing(note, tempo)
        await pacing._limiter(-100).acquire(GROUP[0])
        await pacing._limiter(-100).acquire(1)
        return sum(waited)

    assert await seconds(None) == pytest.approx(GROUP[1], abs=1)
    assert await seconds(20) == pytest.approx(GROUP[1] / 20, abs=1)
