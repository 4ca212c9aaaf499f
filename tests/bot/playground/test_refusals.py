"""What Telegram refuses, the playground refuses, in the same words."""

import io
import json
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import InlineKeyboardMarkup
from PIL import Image

from bot.playground.client import Person, PlaygroundClient
from bot.playground.refusals import NOT_MODIFIED, QUERY_TOO_OLD
from bot.playground.server import Playground

BUTTON = {"text": "А", "callback_data": "a"}


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def text(**more: object) -> tuple[str, dict[str, object]]:
    return "sendMessage", {"text": "да", **more}


def html(value: str) -> tuple[str, dict[str, object]]:
    return text(text=value, parse_mode="HTML")


ENTITIES = "Bad Request: can't parse entities: "
BUTTON_WORDS = "Bad Request: can't parse inline keyboard button: "
LONG = "Bad Request: reply markup is too long"
REFUSED = [
    (text(text=""), "Bad Request: message text is empty"),
    (text(text=" \n "), "Bad Request: message text is empty"),
    (text(text="ы" * 4097), "Bad Request: message is too long"),
    (text(text="ы" * 20000), "Bad Request: text is too long"),
    (text(chat_id=404), "Bad Request: chat not found"),
    (text(chat_id="@nobody"), "Bad Request: chat not found"),
    (text(chat_id=""), "Bad Request: chat_id is empty"),
    (text(message_thread_id=5), "Bad Request: message thread not found"),
    (text(parse_mode="BBCode"), "Bad Request: unsupported parse_mode"),
    (text(reply_parameters={"message_id": 99}), "Bad Request: message to be replied not found"),
    (text(reply_markup="[1"), "Bad Request: can't parse reply markup JSON object"),
    (text(reply_markup=[1]), "Bad Request: object expected as reply markup"),
    (html("<b>да"), ENTITIES + 'Can\'t find end tag corresponding to start tag "b"'),
    (html("1 < 2"), ENTITIES + 'Unsupported start tag "" at byte offset 2'),
    (html("<p>да</p>"), ENTITIES + 'Unsupported start tag "p" at byte offset 0'),
    (html("да<br/>"), ENTITIES + 'Unsupported start tag "br/" at byte offset 4'),
    (
        html("<b>x</i>"),
        ENTITIES + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ),
    (html("x</b>"), ENTITIES + "Unexpected end tag at byte offset 1"),
    (html("<b"), ENTITIES + "Unclosed start tag at byte offset 0"),
    (html("<span>x</span>"), ENTITIES + 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    (
        text(entities=[{"type": "bold", "offset": 1, "length": 9}]),
        ENTITIES + "entity begins or ends outside of the text",
    ),
    (
        text(reply_markup=inline([{**BUTTON, "callback_data": "я" * 33}])),
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        text(reply_markup=inline([{"text": "А"}])),
        BUTTON_WORDS + "Text buttons are unallowed in the inline keyboard",
    ),
    (
        text(reply_markup=inline([{**BUTTON, "url": "https://ya.ru"}])),
        BUTTON_WORDS + "InlineKeyboardButton must have exactly one optional field",
    ),
    (
        text(reply_markup=inline([{"text": "А", "url": "не ссылка"}])),
        "Bad Request: inline keyboard button URL 'не ссылка' is invalid: Wrong HTTP URL",
    ),
    (
        text(reply_markup=inline([{"callback_data": "a"}])),
        "Bad Request: can't parse InlineKeyboardButton: can't find field \"text\"",
    ),
    (text(reply_markup=inline([BUTTON] * 9)), LONG),
    (text(reply_markup=inline(*[[BUTTON]] * 101)), LONG),
    (text(reply_markup=inline(*[[{**BUTTON, "text": "ы" * 200}]] * 30)), LONG),
    (("sendPhoto", {}), "Bad Request: there is no photo in the request"),
    (("sendPhoto", {"photo": "attach://x"}), "Bad Request: there is no photo in the request"),
    (("sendPhoto", {"photo": "AgAC"}), "Bad Request: wrong file identifier/HTTP URL specified"),
    (("sendPhoto", {"photo": "https://x.ru/a.png"}), "Bad Request: failed to get HTTP URL content"),
    (("sendMediaGroup", {"media": []}), "Bad Request: too few messages to send as an album"),
    (
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}] * 11}),
        "Bad Request: too much messages to send as an album",
    ),
    (
        (
            "sendMediaGroup",
            {"media": [{"type": kind, "media": "x"} for kind in ("photo", "document")]},
        ),
        "Bad Request: document can't be mixed with other media types",
    ),
    (
        ("editMessageText", {"message_id": 99, "text": "x"}),
        "Bad Request: message to edit not found",
    ),
    (("editMessageText", {"message_id": 1, "text": "x"}), "Bad Request: message can't be edited"),
    (("editMessageText", {"message_id": 2, "text": "было"}), "Bad Request: " + NOT_MODIFIED),
    (("editMessageReplyMarkup", {"message_id": 2}), "Bad Request: " + NOT_MODIFIED),
    (
        ("editMessageCaption", {"message_id": 2, "caption": "x"}),
        "Bad Request: there is no caption in the message to edit",
    ),
    (("deleteMessage", {"message_id": 99}), "Bad Request: message to delete not found"),
    (("answerCallbackQuery", {"callback_query_id": "1"}), "Bad Request: " + QUERY_TOO_OLD),
    (
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "ы" * 201}),
        "Bad Request: MESSAGE_TOO_LONG",
    ),
    (("sendChatAction", {"action": "dancing"}), "Bad Request: wrong parameter action in request"),
    (
        ("setMyCommands", {"commands": [{"command": "Старт", "description": "x"}]}),
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    (
        ("setMyCommands", {"commands": [{"command": "start", "description": ""}]}),
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (("setMyName", {"name": "ы" * 65}), "Bad Request: BOT_TITLE_INVALID"),
    (("getFile", {"file_id": "x"}), "Bad Request: invalid file_id"),
    (("getChatMember", {"user_id": 404}), "Bad Request: PARTICIPANT_ID_INVALID"),
    (("sendMessage", {"text": "x", "chat_id": 10**30}), "Bad Request: chat not found"),
]


async def call(
    playground: Playground, method: str, token: str = "", **params: object
) -> tuple[int, dict[str, Any]]:
    url = f"{playground.url}/bot{token or playground.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=params) as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize(("wrong", "words"), REFUSED, ids=[words[:60] for _, words in REFUSED])
async def test_refused_in_these_words(
    playground: Playground,
    bot: Bot,
    anya: Person,
    wrong: tuple[str, dict[str, object]],
    words: str,
) -> None:
    sent = await bot.send_message(anya.id, "было")
    assert sent.message_id == 2
    before = await anya.messages()
    method, params = wrong
    given: dict[str, Any] = {"chat_id": anya.id, **params}
    status, body = await call(playground, method, **given)
    assert (status, body) == (400, {"ok": False, "error_code": 400, "description": words})
    assert await anya.messages() == before


def blank_photo(width: int, height: int) -> Callable[[], bytes]:
    def make() -> bytes:
        out = io.BytesIO()
        Image.new("1", (width, height)).save(out, "PNG")
        return out.getvalue()

    return make


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: b"not an image", "Bad Request: IMAGE_PROCESS_FAILED"),
        (lambda: b"", "Bad Request: file must be non-empty"),
        (blank_photo(9000, 1001), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (blank_photo(2100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (
            lambda: b"x" * (10 * 1024 * 1024 + 1),
            (
                "Bad Request: file of size 10485761 bytes is too big for a photo;"
                " the maximum size is 10485760 bytes"
            ),
        ),
    ],
    ids=["no image", "empty", "too wide and high", "too narrow", "too big"],
)
async def test_pictures_that_are_no_photos(
    playground: Playground, anya: Person, data: Callable[[], bytes], words: str
) -> None:
    form = aiohttp.FormData({"chat_id": str(anya.id)})
    form.add_field("photo", io.BytesIO(data()), filename="a.png", content_type="image/png")
    url = f"{playground.url}/bot{playground.token}/sendPhoto"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as answer:
        assert (await answer.json())["description"] == words


async def test_unknown_method_and_wrong_token(playground: Playground) -> None:
    missing = {"ok": False, "error_code": 404, "description": "Not Found"}
    assert await call(playground, "sendTelepathy") == (404, missing)
    stranger = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await call(playground, "getMe", token="1:x") == (401, stranger)


async def test_parameters_in_every_form(playground: Playground, anya: Person) -> None:
    url = f"{playground.url}/bot{playground.token}"
    keyboard = json.dumps(inline([BUTTON]))
    wanted = {"chat_id": str(anya.id), "text": "да", "reply_markup": keyboard}
    async with aiohttp.ClientSession() as session:
        for spelled, options in (
            ("sendMessage", {"params": wanted}),
            ("sendmessage", {"data": wanted}),
            ("SENDMESSAGE", {"data": _multipart(wanted)}),
        ):
            async with session.post(f"{url}/{spelled}", **options) as answer:
                body = await answer.json()
            assert body["result"]["reply_markup"] == inline([BUTTON])
        async with session.get(f"{url}/getMe") as answer:
            assert (await answer.json())["ok"]


def _multipart(fields: dict[str, str]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value, content_type="text/plain")
    return form


async def test_a_query_is_answered_once(bot: Bot, anya: Person, playground: Playground) -> None:
    await bot.send_message(anya.id, "выбор", reply_markup=_markup())
    query = await anya.tap((await anya.messages())[-1], "А")
    assert await bot.answer_callback_query(query, text="принято", show_alert=True)
    _, body = await call(playground, "answerCallbackQuery", callback_query_id=query)
    assert body["description"] == "Bad Request: " + QUERY_TOO_OLD


def _markup() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.model_validate(inline([BUTTON]))


async def test_blocked_by_the_person(bot: Bot, anya: Person) -> None:
    await anya.block()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(anya.id, "ау")
    await anya.send("я вернулась")
    assert await bot.send_message(anya.id, "рад")
    kinds = [update.event_type for update in await bot.get_updates()]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


async def test_nobody_is_written_to_first(bot: Bot, client: PlaygroundClient) -> None:
    stranger = await client.person("Вера")
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(stranger.id, "здравствуйте")


async def test_too_many_requests(bot: Bot, client: PlaygroundClient, anya: Person) -> None:
    await client.fault("retry_after", "sendMessage", seconds=7, times=1)
    with pytest.raises(TelegramRetryAfter) as raised:
        await bot.send_message(anya.id, "раз")
    assert raised.value.retry_after == 7
    assert await bot.send_message(anya.id, "два")
