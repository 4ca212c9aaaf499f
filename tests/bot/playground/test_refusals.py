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
EMPTY_BUTTON = "inline keyboard button text must be non-empty"
WRONG_STYLE = "invalid button style specified"
INLINE_WORDS = "Bad Request: can't parse inline query result: "
INLINE_BUTTON = "Bad Request: can't parse inline query results button: "
WEB_APP = "Bad Request: inline keyboard button Web App URL "
POLL_EMPTY = "Bad Request: poll must have at least one answer option"
HEART = {"type": "emoji", "emoji": "❤"}
ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "К",
    "input_message_content": {"message_text": "к"},
}
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
    (html('<a ="x">да</a>'), ENTITIES + 'Empty attribute name in the tag "a" at byte offset 0'),
    (
        html("<a href>да</a>"),
        ENTITIES + 'Expected equal sign in declaration of an attribute of the tag "a" at byte'
        " offset 0",
    ),
    (html('<a href=x"y>'), ENTITIES + "Unexpected end of name token at byte offset 8"),
    (html("<b>да</b"), ENTITIES + "Unclosed end tag at byte offset 7"),
    (html("<a href="), ENTITIES + "Unclosed start tag at byte offset 0"),
    (text(reply_markup=inline([{**BUTTON, "text": " "}])), BUTTON_WORDS + EMPTY_BUTTON),
    (text(reply_markup=inline([{**BUTTON, "style": "loud"}])), BUTTON_WORDS + WRONG_STYLE),
    (
        text(reply_markup=inline([{"text": "А", "web_app": {"url": "http://ya.ru"}}])),
        WEB_APP + "'http://ya.ru' is invalid: Only HTTPS links are allowed",
    ),
    (
        text(reply_markup=inline([{"text": "А", "copy_text": {"text": "ы" * 257}}])),
        "Bad Request: BUTTON_COPY_TEXT_INVALID",
    ),
    (
        text(reply_markup={"force_reply": True, "input_field_placeholder": "ы" * 65}),
        "Bad Request: INPUT_FIELD_PLACEHOLDER_INVALID",
    ),
    (text(reply_markup={"keyboard": []}), "Bad Request: reply keyboard is empty"),
    (
        text(reply_markup={"keyboard": [[{"text": " "}]]}),
        "Bad Request: keyboard button text must be non-empty",
    ),
    (text(reply_markup={"keyboard": [[{"text": "А"}] * 13]}), LONG),
    (text(reply_markup={"keyboard": [[{"text": "А"}] * 12] * 26}), LONG),
    (
        text(message_thread_id="сорок"),
        'Bad Request: parameter "message_thread_id" must be a valid Integer',
    ),
    (
        text(reply_parameters={"message_id": "1"}),
        'Bad Request: field "message_id" must be of type Integer',
    ),
    (text(reply_parameters=[1]), "Bad Request: replyParameters must be an Object"),
    (text(entities={"type": "bold"}), "Bad Request: expected an Array of MessageEntity"),
    (("editMessageText", {"text": "x"}), "Bad Request: message identifier is not specified"),
    (
        ("editMessageMedia", {"message_id": 2, "media": {"type": "video", "media": "x"}}),
        "Bad Request: can't parse InputMedia: type video is unsupported",
    ),
    (
        ("editMessageText", {"inline_message_id": "x", "text": "x"}),
        "Bad Request: MESSAGE_ID_INVALID",
    ),
    (
        ("sendPhoto", {"photo": "x", "caption": "ы" * 1025}),
        "Bad Request: message caption is too long",
    ),
    (
        ("deleteMessages", {"message_ids": list(range(1, 102))}),
        "Bad Request: too many message identifiers specified",
    ),
    (
        ("deleteMessages", {"message_ids": []}),
        "Bad Request: message identifiers are not specified",
    ),
    (
        ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}),
        "Bad Request: BOT_COMMANDS_TOO_MUCH",
    ),
    (
        ("setMyCommands", {"commands": [{"command": "a", "description": "ы" * 257}]}),
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (("setMyCommands", {"commands": [], "language_code": "рус"}), "Bad Request: LANG_CODE_INVALID"),
    (
        ("setMyCommands", {"commands": [], "scope": {"type": "everybody"}}),
        "Bad Request: can't parse BotCommandScope: unsupported type specified",
    ),
    (("setMyDescription", {"description": "ы" * 513}), "Bad Request: BOT_DESCRIPTION_INVALID"),
    (
        ("setMyShortDescription", {"short_description": "ы" * 121}),
        "Bad Request: BOT_ABOUT_INVALID",
    ),
    (
        ("setChatMenuButton", {"menu_button": {"type": "round"}}),
        "Bad Request: menuButton has unsupported type",
    ),
    (("getChatAdministrators", {}), "Bad Request: there are no administrators in the private chat"),
    (("leaveChat", {}), "Bad Request: chat member status can't be changed in private chats"),
    (("pinChatMessage", {"message_id": 99}), "Bad Request: message to pin not found"),
    (("unpinChatMessage", {"message_id": 99}), "Bad Request: message to unpin not found"),
    (("setMessageReaction", {"message_id": 99}), "Bad Request: message to react not found"),
    (
        ("setMessageReaction", {"message_id": 2, "reaction": [HEART, HEART]}),
        "Bad Request: REACTIONS_TOO_MANY",
    ),
    (
        ("setMessageReaction", {"message_id": 2, "reaction": [{"type": "emoji", "emoji": "x"}]}),
        "Bad Request: REACTION_INVALID",
    ),
    (("sendPoll", {"question": "в?", "options": []}), POLL_EMPTY),
    (
        ("sendPoll", {"question": "в?", "options": ["а"], "type": "quiz"}),
        "Bad Request: unsupported poll type specified",
    ),
    (
        ("sendPoll", {"question": "в?", "options": ["а"], "close_date": 1}),
        "Bad Request: POLL_CLOSE_DATE_INVALID",
    ),
    (
        ("answerInlineQuery", {"inline_query_id": "1", "results": [{**ARTICLE, "title": " "}]}),
        "Bad Request: ARTICLE_TITLE_EMPTY",
    ),
    (
        (
            "answerInlineQuery",
            {"inline_query_id": "1", "results": [{**ARTICLE, "input_message_content": {}}]},
        ),
        INLINE_WORDS + "Input message content has an unsupported type",
    ),
    (
        ("answerInlineQuery", {"inline_query_id": "1", "results": [], "next_offset": "x" * 65}),
        "Bad Request: NEXT_OFFSET_INVALID",
    ),
    (
        ("answerInlineQuery", {"inline_query_id": "1", "results": [], "button": {"text": "x"}}),
        INLINE_BUTTON + "InlineQueryResultsButton must have exactly one optional field",
    ),
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
