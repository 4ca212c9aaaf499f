"""What may still become of a message: the tables of `fate` are gone through over HTTP."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import AsyncIterator, Iterator
from itertools import product
from pathlib import Path
from time import time
from typing import Any

import aiohttp
import pytest

from bot.playground import bot_api, fate, limits, refusals, schema
from bot.playground.client import Person, PlaygroundClient
from bot.playground.server import Playground
from tests.bot.playground.conftest import make_picture

HERE = Path(__file__).parent
INLINE = {"inline_keyboard": [[{"text": "А", "callback_data": "a"}]]}
OTHER = {"inline_keyboard": [[{"text": "Б", "callback_data": "b"}]]}
ALIEN: dict[str, Any] = {
    "keyboard": {"keyboard": [[{"text": "Да"}]]},
    "remove_keyboard": {"remove_keyboard": True},
    "force_reply": {"force_reply": True},
}
EDIT: dict[str, tuple[str, dict[str, Any]]] = {
    "text": ("editMessageText", {"text": "стало"}),
    "caption": ("editMessageCaption", {"caption": "стало"}),
    "media": ("editMessageMedia", {"media": {"type": "photo", "media": "attach://new"}}),
    "markup": ("editMessageReplyMarkup", {"reply_markup": OTHER}),
}
FIXED = "Bad Request: message can't be edited"


class Clock:
    ahead = 0.0

    def __call__(self) -> float:
        return time() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def playground(tmp_path: Path, clock: Clock) -> AsyncIterator[Playground]:
    async with Playground(tmp_path, clock=clock) as running:
        yield running


@pytest.fixture
async def group(client: PlaygroundClient, anya: Person) -> int:
    return await client.group(anya)


async def call(
    playground: Playground, method: str, files: dict[str, bytes] | None = None, **params: Any
) -> Any:
    """The result, or the words of the refusal."""
    form = aiohttp.FormData()
    for name, value in params.items():
        text = value if isinstance(value, str) else json.dumps(value)
        form.add_field(name, text, content_type="text/plain")
    for name, data in (files or {}).items():
        form.add_field(name, data, filename="a.png", content_type="image/png")
    url = f"{playground.url}/bot{playground.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as answer:
        body = await answer.json()
    return body["result"] if body["ok"] else body["description"]


async def send(playground: Playground, kind: str, chat: int, **more: Any) -> int:
    if kind == "text":
        sent = await call(playground, "sendMessage", chat_id=chat, text="было", **more)
    elif kind == "poll":
        sent = await call(
            playground, "sendPoll", chat_id=chat, question="в?", options=["а", "б"], **more
        )
    else:
        method = f"send{kind.title()}"
        sent = await call(playground, method, {kind: make_picture()}, chat_id=chat, **more)
    assert isinstance(sent, dict), sent
    return int(sent["message_id"])


async def edit(playground: Playground, chat: int, message: int, part: str) -> Any:
    method, wanted = EDIT[part]
    files = {"new": make_picture(300, 200)} if part == "media" else None
    return await call(playground, method, files, chat_id=chat, message_id=message, **wanted)


@pytest.mark.parametrize(("kind", "part"), [*product(fate.EDITS, EDIT)])
async def test_a_part_is_edited_where_there_is_one(
    playground: Playground, anya: Person, kind: str, part: str
) -> None:
    for markup in ({}, {"reply_markup": INLINE}):
        message = await send(playground, kind, anya.id, **markup)
        told = await edit(playground, anya.id, message, part)
        if part in fate.EDITS[kind]:
            assert isinstance(told, dict), told
        else:
            assert told == f"Bad Request: {fate.ABSENT[part]}"


@pytest.mark.parametrize(("markup", "part"), [*product(fate.ALIEN, EDIT)])
async def test_what_was_sent_with_other_markup_is_never_edited(
    playground: Playground, anya: Person, markup: str, part: str
) -> None:
    for kind in fate.EDITS:
        message = await send(playground, kind, anya.id, reply_markup=ALIEN[markup])
        assert await edit(playground, anya.id, message, part) == FIXED
    assert await call(playground, "deleteMessage", chat_id=anya.id, message_id=message) is True


@pytest.mark.parametrize("part", EDIT)
@pytest.mark.parametrize("kind", ["text", *fate.OTHERS])
async def test_others_messages_are_not_edited(
    playground: Playground, anya: Person, kind: str, part: str
) -> None:
    sent = await (anya.send("моё") if kind == "text" else anya.send_file(kind))
    assert await edit(playground, anya.id, sent.id, part) == FIXED


async def test_service_messages_are_neither_edited_nor_pinned(
    playground: Playground, anya: Person
) -> None:
    message = await send(playground, "text", anya.id)
    assert await call(playground, "pinChatMessage", chat_id=anya.id, message_id=message) is True
    service = (await anya.messages())[-1].id
    for part in EDIT:
        assert await edit(playground, anya.id, service, part) == FIXED
    told = await call(playground, "pinChatMessage", chat_id=anya.id, message_id=service)
    assert told == "Bad Request: a service message can't be pinned"


async def test_of_a_poll_that_is_over_only_the_keyboard_is_edited(
    playground: Playground, anya: Person
) -> None:
    message = await send(playground, "poll", anya.id)
    assert await call(playground, "stopPoll", chat_id=anya.id, message_id=message)
    for part in ("text", "caption", "media"):
        assert await edit(playground, anya.id, message, part) == FIXED
    assert isinstance(await edit(playground, anya.id, message, "markup"), dict)
    again = await call(playground, "stopPoll", chat_id=anya.id, message_id=message)
    assert again == "Bad Request: poll has already been closed"
    asked = await send(playground, "poll", anya.id, reply_markup=ALIEN["force_reply"])
    told = await call(playground, "stopPoll", chat_id=anya.id, message_id=asked)
    assert told == "Bad Request: poll can't be stopped"


@pytest.mark.parametrize("status", ["member", "administrator"])
async def test_after_two_days_nothing_is_deleted(
    playground: Playground,
    client: PlaygroundClient,
    anya: Person,
    group: int,
    clock: Clock,
    status: str,
) -> None:
    await client.set_bot(group, status)
    old = await send(playground, "text", group)
    clock.ahead = limits.DELETE_SECONDS - 60
    young = await send(playground, "text", group)
    clock.ahead = limits.DELETE_SECONDS + 1
    for chat, number in ((group, old), (anya.id, (await anya.messages())[0].id)):
        told = await call(playground, "deleteMessage", chat_id=chat, message_id=number)
        assert told == "Bad Request: message can't be deleted for everyone"
    told = await call(playground, "deleteMessages", chat_id=group, message_ids=[young, old])
    assert told == "Bad Request: message can't be deleted for everyone"
    assert young in {message.id for message in await anya.at(group).messages()}  # all or none
    assert isinstance(await edit(playground, group, old, "text"), dict)  # of any age
    assert await call(playground, "deleteMessage", chat_id=group, message_id=young) is True


async def test_others_messages_go_where_the_bot_has_the_right(
    playground: Playground, client: PlaygroundClient, anya: Person
) -> None:
    for kind, rights, may in (
        ("group", [], True),  # any administrator of a small group
        ("supergroup", ["can_delete_messages"], True),
        ("supergroup", ["can_pin_messages"], False),
        ("supergroup", None, False),
    ):
        chat = await client.group(anya, kind=kind)
        if rights is not None:
            await client.set_bot(chat, "administrator", rights=rights)
        said = await anya.at(chat).send("/start")
        told = await call(playground, "deleteMessage", chat_id=chat, message_id=said.id)
        assert told is True if may else told == "Bad Request: message can't be deleted"


async def test_the_beginning_of_a_group_or_topic_stays(
    playground: Playground, client: PlaygroundClient, anya: Person
) -> None:
    forum = await client.group(anya, forum=True, admin=True)
    topic = await client.topic(forum, "Чек-листы")
    grown = await client.migrate(await client.group(anya, kind="group"))
    await client.set_bot(grown, "administrator")
    stay = [(forum, topic), (grown, (await anya.at(grown).messages())[0].id)]
    for chat, number in stay:
        told = await call(playground, "deleteMessage", chat_id=chat, message_id=number)
        assert told == "Bad Request: message can't be deleted"


async def test_pins_are_for_administrators_in_small_groups_too(
    playground: Playground, client: PlaygroundClient, anya: Person
) -> None:
    for kind in ("group", "supergroup"):
        chat = await client.group(anya, kind=kind)
        message = await send(playground, "text", chat)
        pin: dict[str, Any] = {"chat_id": chat, "message_id": message}
        told = await call(playground, "pinChatMessage", **pin)
        assert told == "Bad Request: not enough rights to manage pinned messages in the chat"
        await client.set_bot(chat, "administrator", rights=["can_pin_messages"])
        assert await call(playground, "pinChatMessage", **pin) is True


async def test_whether_a_keyboard_asks_for_a_reply_is_settled_when_sent(
    playground: Playground, anya: Person
) -> None:
    asking = await send(playground, "text", anya.id, reply_markup={**INLINE, "force_reply": True})
    plain = await send(playground, "text", anya.id, reply_markup=INLINE)
    assert (await edit(playground, anya.id, asking, "markup"))["reply_markup"]["force_reply"]
    wanted: dict[str, Any] = {"chat_id": anya.id, "message_id": plain}
    edited = await call(
        playground, "editMessageReplyMarkup", **wanted, reply_markup={**OTHER, "force_reply": True}
    )
    assert "force_reply" not in edited["reply_markup"]


async def test_nothing_is_uploaded_into_a_message_sent_through_the_bot(
    playground: Playground, client: PlaygroundClient, anya: Person
) -> None:
    await client.bot_settings(inline=True)
    asked = await client.request(
        "POST", f"/_/chats/{anya.id}/inline", {"person": anya.id, "query": "", "offset": ""}
    )
    words = {"message_text": "карта"}
    article = {"type": "article", "id": "1", "title": "К", "input_message_content": words}
    results = [{**article, "reply_markup": INLINE}]
    await call(playground, "answerInlineQuery", inline_query_id=asked["id"], results=results)
    await anya.choose_inline({"id": asked["id"]}, "1")
    mark = (await client.request("GET", f"/_/chats/{anya.id}?person={anya.id}"))["marks"]
    (inline,) = [one["inline"] for one in mark.values() if "inline" in one]
    wanted: dict[str, Any] = {"inline_message_id": inline, "media": EDIT["media"][1]["media"]}
    told = await call(playground, "editMessageMedia", {"new": make_picture()}, **wanted)
    assert told == "Bad Request: invalid message content specified"


async def test_a_tap_opens_only_the_bots_own_links(playground: Playground, anya: Person) -> None:
    await send(playground, "text", anya.id, reply_markup=INLINE)
    query = await anya.tap((await anya.messages())[-1], "А")
    foreign: dict[str, Any] = {"callback_query_id": query, "url": "https://example.com"}
    assert await call(playground, "answerCallbackQuery", **foreign) == "Bad Request: URL_INVALID"
    own: dict[str, Any] = {"callback_query_id": query, "url": "https://t.me/tropa_bot?start=x"}
    assert await call(playground, "answerCallbackQuery", **own) is True


async def test_polling_and_a_webhook_exclude_each_other(playground: Playground) -> None:
    wrong = await call(playground, "setWebhook", url="http://example.com")
    assert wrong == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    assert await call(playground, "setWebhook", url="https://example.com/x") is True
    assert (await call(playground, "getWebhookInfo"))["url"] == "https://example.com/x"
    assert await call(playground, "getUpdates") == refusals.WEBHOOK_IS_SET
    assert await call(playground, "deleteWebhook") is True
    assert await call(playground, "getUpdates") == []


async def test_an_album_keeps_to_its_kind(playground: Playground, anya: Person) -> None:
    media = [{"type": "photo", "media": f"attach://{name}"} for name in ("a", "b")]
    files = {"a": make_picture(), "b": make_picture(400, 300)}
    album = await call(playground, "sendMediaGroup", files, chat_id=anya.id, media=media)
    wanted: dict[str, Any] = {"chat_id": anya.id, "message_id": album[0]["message_id"]}
    document = {"type": "document", "media": "attach://new"}
    told = await call(
        playground, "editMessageMedia", {"new": make_picture()}, **wanted, media=document
    )
    assert told == "Bad Request: can't use the media of the specified type in the album"
    photo = {"type": "photo", "media": "attach://new"}
    await call(playground, "editMessageMedia", {"new": make_picture(90, 90)}, **wanted, media=photo)
    foreign = {"type": "document", "media": album[1]["photo"][0]["file_id"]}
    single = await send(playground, "document", anya.id)
    told = await call(
        playground, "editMessageMedia", chat_id=anya.id, message_id=single, media=foreign
    )
    assert told == "Bad Request: can't use file of type Photo as Document"


async def test_a_topic_has_a_name(playground: Playground, client: PlaygroundClient) -> None:
    boris = await client.person("Борис")
    forum = await client.group(boris, forum=True, admin=True)
    told = await call(playground, "createForumTopic", chat_id=forum, name=" ")
    assert told == "Bad Request: TOPIC_TITLE_EMPTY"


async def test_a_large_file_is_not_given_out(
    playground: Playground, anya: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await send(playground, "document", anya.id)
    (sent,) = [message for message in await anya.messages() if message.json.get("document")]
    file_id = sent.json["document"]["file_id"]
    assert await call(playground, "getFile", file_id=file_id)
    monkeypatch.setattr(limits, "DOWNLOAD_BYTES", 10)
    assert await call(playground, "getFile", file_id=file_id) == "Bad Request: file is too big"


def test_every_method_of_the_table_is_built() -> None:
    assert set(bot_api.METHODS) == set(schema.METHODS)


def _words() -> Iterator[str]:
    """The fixed words of every refusal that the playground can give."""
    for file in sorted(Path(fate.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in {"bad_request", "unparsed", "_unparsed"} and node.args:
                yield from (words.strip(" :'\"").casefold() for words in _fixed(node.args[0]))


def _fixed(words: ast.expr) -> Iterator[str]:
    if isinstance(words, ast.Constant):
        yield max(re.split("[;:]", str(words.value)), key=len)
    elif isinstance(words, ast.JoinedStr):
        said = "".join(str(getattr(one, "value", "{}")) for one in words.values)
        yield max(re.split(r"<ast[^>]*>|[;:]", said), key=len)
    elif isinstance(words, ast.IfExp):
        yield from _fixed(words.body)
        yield from _fixed(words.orelse)


def test_every_refusal_is_provoked_by_a_test() -> None:
    tests = "".join(file.read_text(encoding="utf-8") for file in sorted(HERE.glob("*.py")))
    said = tests.replace("\\'", "'").casefold()
    assert {words for words in _words() if words not in said} == set()
