"""What of Telegram's updates becomes which event."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import Update

from handlers.events import (
    CameBack,
    Commanded,
    Corrected,
    Event,
    Joined,
    Left,
    Medium,
    Migrated,
    Removed,
    Said,
    SentFile,
    SentMedium,
    Tapped,
)
from handlers.telegram.events import _MEDIA, ALLOWED_UPDATES, read

BOT = 42
ANYA = {"id": 7, "is_bot": False, "first_name": "Аня", "language_code": "ru"}
SELF = {"id": BOT, "is_bot": True, "first_name": "Тропа"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Аня"}
GROUP = {"id": -100, "type": "supergroup", "title": "Команда"}
COMMON: dict[str, Any] = {
    "update": 1,
    "chat": 7,
    "private": True,
    "person": 7,
    "name": "Аня",
    "language": "ru",
}
FILE = {"file_id": "f", "file_unique_id": "u"}


def event(**update: Any) -> Event | None:
    return read(Update(update_id=1, **update), bot_id=BOT, username="tropa_bot")


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 0, "chat": chat, "from": ANYA, **content}


def command(text: str, length: int, **more: Any) -> dict[str, Any]:
    entity = {"type": "bot_command", "offset": 0, "length": length}
    return message(text=text, entities=[entity], **more)


def test_words() -> None:
    assert event(message=message(text="Кофейня")) == Said(**COMMON, message=5, text="Кофейня")


def test_edited_words() -> None:
    edited = message(text="Кофейня", edit_date=1)
    assert event(edited_message=edited) == Corrected(**COMMON, message=5, text="Кофейня")


@pytest.mark.parametrize(
    ("text", "length", "name", "argument"),
    [
        ("/start", 6, "start", ""),
        ("/START abc_1", 6, "start", "abc_1"),
        ("/new@tropa_bot  Кофейня ", 14, "new", "Кофейня"),
        ("/New@Tropa_Bot", 14, "new", ""),
        ("/nonsense", 9, "nonsense", ""),
    ],
)
def test_command(text: str, length: int, name: str, argument: str) -> None:
    found = event(message=command(text, length))
    named = "@" in text
    wished = Commanded(**COMMON, message=5, command=name, argument=argument, named=named)
    assert found == wished


def test_another_bots_command_is_not_ours() -> None:
    assert event(message=command("/start@other_bot", 16)) is None


def test_a_slash_inside_words_is_no_command() -> None:
    entity = {"type": "bot_command", "offset": 4, "length": 6}
    found = event(message=message(text="или /start", entities=[entity]))
    assert isinstance(found, Said)


@pytest.mark.parametrize(
    ("content", "medium"),
    [
        ({"voice": {**FILE, "duration": 1}}, Medium.VOICE),
        ({"video_note": {**FILE, "duration": 1, "length": 1}}, Medium.VOICE),
        ({"audio": {**FILE, "duration": 1}}, Medium.VOICE),
        ({"photo": [{**FILE, "width": 1, "height": 1}], "caption": "вот"}, Medium.PHOTO),
        ({"video": {**FILE, "width": 1, "height": 1, "duration": 1}}, Medium.VIDEO),
        ({"location": {"latitude": 1.0, "longitude": 1.0}}, Medium.OTHER),
        ({"contact": {"phone_number": "1", "first_name": "x"}}, Medium.OTHER),
        ({"dice": {"emoji": "🎲", "value": 1}}, Medium.OTHER),
        ({"a_kind_of_next_year": {"x": 1}}, Medium.OTHER),
    ],
)
def test_media(content: dict[str, Any], medium: Medium) -> None:
    found = event(message=message(**content))
    picture = FILE["file_id"] if medium is Medium.PHOTO else ""
    assert found == SentMedium(**COMMON, message=5, medium=medium, picture=picture)


def test_a_document_is_a_file_of_its_own() -> None:
    """With words under it, in an album, as an answer: always the same event."""
    document = {**FILE, "file_name": "Карта.json", "mime_type": "application/json"}
    more: dict[str, Any] = {
        "caption": "вот",
        "media_group_id": "7",
        "reply_to_message": message(text="?"),
    }
    found = event(message=message(document={**document, "file_size": 12}, **more))
    assert isinstance(found, SentFile)
    assert (found.file, found.called, found.size) == (FILE["file_id"], "Карта.json", 12)
    assert (found.mime, found.caption, found.album) == ("application/json", "вот", True)
    bare = event(message=message(document=FILE))
    assert isinstance(bare, SentFile)
    assert (bare.called, bare.size, bare.album) == ("", None, False)


def test_every_kind_of_message_is_known_or_a_service_message() -> None:
    """A person may send any of them; of what is not here nobody is told that words are expected."""
    media = {
        Medium.VOICE: {"voice", "video_note", "audio"},
        Medium.STICKER: {"sticker", "animation"},
        Medium.PHOTO: {"photo", "live_photo"},
        Medium.VIDEO: {"video"},
        Medium.OTHER: {
            "paid_media", "story", "checklist", "contact", "dice", "game", "poll", "venue",
            "location", "rich_message", "unknown",
        },
    }  # fmt: skip
    assert {kind.value: medium for kind, medium in _MEDIA.items()} == {
        kind: medium for medium, kinds in media.items() for kind in kinds
    }


def test_all_that_is_read_is_asked_for() -> None:
    """What is not asked for, Telegram does not send."""
    needs = {"message", "edited_message", "callback_query", "my_chat_member", "poll"}
    assert {*ALLOWED_UPDATES} == needs | {"inline_query"}


@pytest.mark.parametrize("kind", ["sticker", "animation"])
def test_moving_pictures(kind: str) -> None:
    sticker = {**FILE, "type": "regular", "width": 1, "height": 1}
    sticker |= {"is_animated": False, "is_video": False, "duration": 1}
    content: dict[str, Any] = {kind: sticker}
    if kind == "animation":
        content["document"] = FILE  # Telegram sends both, for old programs
    found = event(message=message(**content))
    assert isinstance(found, SentMedium)
    assert found.medium is Medium.STICKER


@pytest.mark.parametrize(
    "foreign",
    [
        message(GROUP, new_chat_members=[SELF]),
        message(pinned_message=message(text="x")),
        {**message(text="x"), "from": SELF},
        {**message(GROUP, text="x"), "sender_chat": GROUP},
        {key: value for key, value in message(GROUP, text="x").items() if key != "from"},
    ],
)
def test_service_messages_bots_and_channels_are_not_for_us(foreign: dict[str, Any]) -> None:
    assert event(message=foreign) is None


def test_a_channels_post_is_not_for_us() -> None:
    assert event(channel_post=message(text="x")) is None


def test_of_a_groups_talk_only_replies_to_the_bot_are_read() -> None:
    answered = {**message(GROUP, text="?"), "from": SELF}
    assert event(message=message(GROUP, text="между собой")) is None
    found = event(message=message(GROUP, text="ответ", reply_to_message=answered))
    assert isinstance(found, Said)
    assert (found.chat, found.private, found.person) == (-100, False, 7)


def test_a_command_in_a_group() -> None:
    found = event(message=command("/start@tropa_bot", 16, chat=GROUP))
    assert isinstance(found, Commanded)
    assert not found.private


@pytest.mark.parametrize("date", [1, 0])
def test_a_tap_even_on_a_message_that_telegram_cannot_show(date: int) -> None:
    old = {"message_id": 5, "date": date, "chat": PRIVATE}
    query = {"id": "q", "from": ANYA, "chat_instance": "c", "data": "p:1", "message": old}
    assert event(callback_query=query) == Tapped(**COMMON, message=5, data="p:1", callback="q")


def test_a_tap_without_a_message_or_data_leads_nowhere() -> None:
    query = {"id": "q", "from": ANYA, "chat_instance": "c"}
    assert event(callback_query={**query, "data": "x", "inline_message_id": "i"}) is None
    assert event(callback_query={**query, "game_short_name": "g", "message": message()}) is None


def test_somebody_leaves_and_comes_back() -> None:
    def change(status: str, chat: dict[str, Any] = PRIVATE) -> Event | None:
        gone = {"user": SELF, "status": "kicked", "until_date": 0}
        here = {"user": SELF, "status": "member"}
        old, new = (here, gone) if status == "kicked" else (gone, here)
        body = {"chat": chat, "from": ANYA, "date": 0}
        return event(my_chat_member={**body, "old_chat_member": old, "new_chat_member": new})

    assert change("kicked") == Left(**COMMON)
    assert change("member") == CameBack(**COMMON)
    assert isinstance(change("kicked", GROUP), Removed)
    assert isinstance(change("member", GROUP), Joined)


def test_silenced_in_a_group_and_given_its_voice_back() -> None:
    def change(*, may: bool, inside: bool = True) -> Event | None:
        rights = dict.fromkeys(
            (
                "can_send_audios",
                "can_send_documents",
                "can_send_photos",
                "can_send_videos",
                "can_send_video_notes",
                "can_send_voice_notes",
                "can_send_polls",
                "can_send_other_messages",
                "can_add_web_page_previews",
                "can_react_to_messages",
                "can_edit_tag",
                "can_change_info",
                "can_invite_users",
                "can_pin_messages",
                "can_manage_topics",
            ),
            False,
        )
        rights |= {"can_send_messages": may, "is_member": inside}
        now = {"user": SELF, "status": "restricted", "until_date": 0, **rights}
        before = {"user": SELF, "status": "member"}
        body = {"chat": GROUP, "from": ANYA, "date": 0}
        return event(my_chat_member={**body, "old_chat_member": before, "new_chat_member": now})

    silenced, spoken, gone = change(may=False), change(may=True), change(may=True, inside=False)
    assert isinstance(silenced, Removed)
    assert silenced.muted
    assert isinstance(spoken, Joined)
    assert isinstance(gone, Removed)
    assert not gone.muted


def test_a_group_that_grew_tells_it_twice() -> None:
    old = event(message=message(GROUP, migrate_to_chat_id=-1009))
    fresh = event(message=message({**GROUP, "id": -1009}, migrate_from_chat_id=-100))
    for found in (old, fresh):
        assert isinstance(found, Migrated)
        assert (found.chat, found.to) == (-100, -1009)


def test_an_anonymous_administrator_speaks_for_the_group_a_channel_does_not() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    said = {**command("/checklist", 10, chat=GROUP), "from": anonymous}
    found = event(message={**said, "sender_chat": GROUP})
    assert isinstance(found, Commanded)
    assert found.anonymous
    channel = {"id": -100777, "type": "channel", "title": "Канал"}
    assert event(message={**said, "sender_chat": channel}) is None


def test_the_topic_and_the_answered_message_are_told() -> None:
    answered = {**message(GROUP, text="?"), "from": SELF}
    in_topic = {"message_thread_id": 9, "is_topic_message": True}
    found = event(message=message(GROUP, text="да", reply_to_message=answered, **in_topic))
    assert isinstance(found, Said)
    assert (found.topic, found.answers, found.title) == (9, answered["message_id"], "Команда")
    in_thread = message(GROUP, text="да", reply_to_message=answered, message_thread_id=9)
    thread = event(message=in_thread)
    assert isinstance(thread, Said)
    assert thread.topic is None
    assert thread.turn == (-100, 0)


def names(*places: tuple[str, int, int, int]) -> list[dict[str, Any]]:
    """People picked from Telegram's list: name, number, offset and length in UTF-16 units."""
    return [
        {
            "type": "text_mention",
            "offset": offset,
            "length": length,
            "user": {"id": number, "is_bot": False, "first_name": name},
        }
        for name, number, offset, length in places
    ]


def test_whom_words_name_in_a_group() -> None:
    bot = {"message_id": 3, "date": 0, "chat": GROUP, "from": SELF, "text": "список"}
    told = message(
        GROUP, text="💐 Ира плёнка", entities=names(("Ира", 31, 3, 3)), reply_to_message=bot
    )
    found = event(message=told)
    assert isinstance(found, Said)
    (ira,) = found.people
    assert (found.text[ira.start : ira.end], ira.person, found.called) == ("Ира", 31, False)

    hers = {"message_id": 4, "date": 0, "chat": GROUP, "from": ANYA, "text": "кончилась плёнка"}
    command_ = {"type": "bot_command", "offset": 0, "length": 5}
    text = "/task  Ира до пт"
    given = message(
        GROUP, text=text, entities=[command_, *names(("Ира", 31, 7, 3))], reply_to_message=hers
    )
    found = event(message=given)
    assert isinstance(found, Commanded)
    assert (found.argument, found.answers, found.quoted) == ("Ира до пт", 4, "кончилась плёнка")
    assert found.argument[found.people[0].start : found.people[0].end] == "Ира"
    edited = event(edited_message={**given, "edit_date": 1})
    assert isinstance(edited, Corrected)
    assert (edited.text, edited.people) == ("Ира до пт", found.people)


def test_called_by_its_name_it_hears() -> None:
    calls = {"type": "mention", "offset": 0, "length": 10}
    hers = {"message_id": 4, "date": 0, "chat": GROUP, "from": ANYA, "text": "кончилась плёнка"}
    text = "@tropa_bot Ира до пт"
    told = message(
        GROUP, text=text, entities=[calls, *names(("Ира", 31, 11, 3))], reply_to_message=hers
    )
    found = event(message=told)
    assert isinstance(found, Said)
    assert (found.text, found.called, found.quoted) == ("Ира до пт", True, "кончилась плёнка")
    assert found.text[found.people[0].start : found.people[0].end] == "Ира"
    other = {"type": "mention", "offset": 0, "length": 6}
    assert event(message=message(GROUP, text="@other плёнка", entities=[other])) is None
    edited = event(edited_message={**told, "edit_date": 1})
    assert isinstance(edited, Corrected)
    assert edited.text == "Ира до пт"
