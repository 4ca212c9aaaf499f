"""An update becomes an event, or nothing where it does not concern us.

Knows which of Telegram's updates somebody meant for the bot; must not know what follows.
Of a group's talk only commands and replies to the bot are read, whatever its rights are there:
what is not needed is not kept.
"""

from __future__ import annotations

from typing import Final, TypedDict

from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Document,
    Message,
    Poll,
    Update,
    User,
)

from handlers.events import (
    CameBack,
    Commanded,
    Corrected,
    Counted,
    Event,
    Joined,
    Left,
    Medium,
    Migrated,
    Removed,
    Said,
    SentFile,
    SentMedium,
    Showed,
    Tapped,
)
from handlers.telegram import naming

ALLOWED_UPDATES: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "poll",
)
"""What Telegram shall send at all."""

_MEDIA: Final = {
    ContentType.VOICE: Medium.VOICE,
    ContentType.VIDEO_NOTE: Medium.VOICE,
    ContentType.AUDIO: Medium.VOICE,
    ContentType.STICKER: Medium.STICKER,
    ContentType.ANIMATION: Medium.STICKER,
    ContentType.PHOTO: Medium.PHOTO,
    ContentType.LIVE_PHOTO: Medium.PHOTO,
    ContentType.VIDEO: Medium.VIDEO,
    ContentType.PAID_MEDIA: Medium.OTHER,
    ContentType.STORY: Medium.OTHER,
    ContentType.CHECKLIST: Medium.OTHER,
    ContentType.CONTACT: Medium.OTHER,
    ContentType.DICE: Medium.OTHER,
    ContentType.GAME: Medium.OTHER,
    ContentType.POLL: Medium.OTHER,
    ContentType.VENUE: Medium.OTHER,
    ContentType.LOCATION: Medium.OTHER,
    ContentType.RICH_MESSAGE: Medium.OTHER,
    # Something newer than this program: the person still hears that words are expected.
    ContentType.UNKNOWN: Medium.OTHER,
}
"""What a person sends; every other kind is a service message."""


class _Common(TypedDict):
    update: int
    chat: int
    private: bool
    person: int
    name: str
    username: str
    language: str | None
    title: str
    topic: int | None
    anonymous: bool


def read(update: Update, *, bot_id: int, username: str) -> Event | None:
    """The event of an update; None: not meant for us. `username` is the bot's, without @."""
    if update.callback_query is not None:
        return _tap(update.update_id, update.callback_query)
    if update.poll is not None:
        return _counted(update.update_id, update.poll)
    if update.my_chat_member is not None:
        return _membership(update.update_id, update.my_chat_member)
    return _told(update, bot_id, username)


def _told(update: Update, bot_id: int, username: str) -> Event | None:
    """A message, or an edited one."""
    message = update.message or update.edited_message
    if message is None or message.from_user is None:
        return None
    common = _common(update.update_id, message.chat, message.from_user, message)
    if update.message is not None and (moved := _migrated(message, common)) is not None:
        return moved
    if not _from_person(message):
        return None
    if message.via_bot is not None and message.via_bot.id == bot_id:
        return None  # a map of theirs, posted by inline mode: nobody asked us anything
    command = _command(message)
    if command is not None:
        told = _commanded(message, common, command, username)
        return told if update.message or told is None else _recommanded(told, common)
    called = None if common["private"] else naming.calls(message, username)
    if not common["private"] and called is None and not _answers_bot(message, bot_id):
        return None
    if update.edited_message is not None:
        return _corrected(message, common, called)
    if not common["private"] and message.photo:
        return _showed(message, common, bot_id) if _answers_bot(message, bot_id) else None
    return _said(message, common, called)


def _recommanded(told: Commanded, common: _Common) -> Corrected | None:
    """An edited command gives nothing anew; what it gave in a group is corrected."""
    if common["private"]:
        return None
    return Corrected(**common, message=told.message, text=told.argument, people=told.people)


def _showed(message: Message, common: _Common, bot_id: int) -> Showed:
    """What somebody of a team shows below the list."""
    answered, sizes = message.reply_to_message, message.photo or []
    return Showed(
        **common,
        message=message.message_id,
        bot=bot_id,
        photo=max(sizes, key=lambda one: one.width * one.height).file_id,
        text=message.caption or "",
        answers=None if answered is None else answered.message_id,
        album=message.media_group_id or "",
    )


def _common(update: int, chat: Chat, person: User, message: Message | None = None) -> _Common:
    return _Common(
        update=update,
        chat=chat.id,
        private=chat.type == ChatType.PRIVATE,
        person=person.id,
        name=person.first_name,
        username=person.username or "",
        language=person.language_code,
        title=chat.title or "",
        topic=message.message_thread_id if message and message.is_topic_message else None,
        anonymous=message is not None and _is_anonymous(message),
    )


def _is_anonymous(message: Message) -> bool:
    """An administrator of this very group who speaks in its name."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def _from_person(message: Message) -> bool:
    """Not a bot, not a channel; an anonymous administrator stands behind their group's name."""
    sender = message.from_user
    if message.sender_chat is not None:
        return message.chat.type != ChatType.CHANNEL and _is_anonymous(message)
    return sender is not None and not sender.is_bot


def _migrated(message: Message, common: _Common) -> Migrated | None:
    """The news comes twice, in the old chat and in the new one."""
    if message.migrate_to_chat_id is not None:
        return Migrated(**common, to=message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        old = {**common, "chat": message.migrate_from_chat_id}
        return Migrated(**old, to=message.chat.id)  # type: ignore[arg-type] # keys are the same
    return None


def _answers_bot(message: Message, bot_id: int) -> bool:
    answered = message.reply_to_message
    return (
        answered is not None and answered.from_user is not None and answered.from_user.id == bot_id
    )


def _command(message: Message) -> str | None:
    """`/name@bot` as typed, if the message starts with a command."""
    for entity in message.entities or ():
        if entity.type == "bot_command" and entity.offset == 0:
            # A command holds ASCII only: its UTF-16 length is its length here.
            return (message.text or "")[: entity.length]
    return None


def _commanded(message: Message, common: _Common, command: str, username: str) -> Commanded | None:
    name, _, addressee = command.removeprefix("/").partition("@")
    if addressee and addressee.casefold() != username.casefold():
        return None  # another bot's
    behind = naming.Worded.of(message).after(len(command)).trimmed()
    answered = message.reply_to_message
    return Commanded(
        **common,
        message=message.message_id,
        command=name.casefold(),
        argument=behind.text,
        named=bool(addressee),
        people=behind.people,
        answers=None if answered is None else answered.message_id,
        quoted=naming.quoted(message),
    )


def _said(message: Message, common: _Common, called: naming.Worded | None) -> Event | None:
    if message.text is not None:
        answered = message.reply_to_message
        told = called or naming.Worded.of(message)
        return Said(
            **common,
            message=message.message_id,
            text=told.text,
            answers=None if answered is None else answered.message_id,
            forwarded=message.forward_origin is not None,
            people=told.people,
            called=called is not None,
            quoted=naming.quoted(message) if called else "",
        )
    if message.document is not None and message.animation is None:  # a GIF is both
        return _sent_file(message, message.document, common)
    medium = _MEDIA.get(ContentType(message.content_type))
    if medium is None:
        return None
    largest = message.photo[-1].file_id if message.photo else ""
    return SentMedium(**common, message=message.message_id, medium=medium, picture=largest)


def _sent_file(message: Message, document: Document, common: _Common) -> SentFile:
    return SentFile(
        **common,
        message=message.message_id,
        file=document.file_id,
        called=document.file_name or "",
        size=document.file_size,
        mime=document.mime_type,
        caption=message.caption or "",
        album=message.media_group_id is not None,
    )


def _corrected(message: Message, common: _Common, called: naming.Worded | None) -> Corrected | None:
    told = called or naming.Worded.of(message)
    if message.text is None and message.photo and not common["private"]:
        told = naming.Worded(message.caption or "")
    elif message.text is None:
        return None  # in private a caption, or a live location that moved
    return Corrected(**common, message=message.message_id, text=told.text, people=told.people)


def _tap(update: int, query: CallbackQuery) -> Tapped | None:
    message = query.message  # an inaccessible one still knows its chat and its id
    if message is None or query.data is None:
        return None
    common = _common(update, message.chat, query.from_user)
    own = message.ephemeral_message_id if isinstance(message, Message) else None
    number = message.message_id if own is None else own
    return Tapped(
        **common, message=number, data=query.data, callback=query.id, alone=own is not None
    )


def _counted(update: int, poll: Poll) -> Counted:
    return Counted(
        update=update,
        chat=0,
        private=False,
        person=0,
        name="",
        language=None,
        poll=poll.id,
        counts=tuple(option.voter_count for option in poll.options),
        closed=poll.is_closed,
    )


def _membership(update: int, change: ChatMemberUpdated) -> Event | None:
    common = _common(update, change.chat, change.from_user)
    if not common["private"]:
        return _in_a_group(change, common)
    if change.new_chat_member.status == ChatMemberStatus.KICKED:
        return Left(**common)
    if change.new_chat_member.status == ChatMemberStatus.MEMBER:
        return CameBack(**common)
    return None


_INSIDE: Final = frozenset(
    {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.CREATOR}
)


def _in_a_group(change: ChatMemberUpdated, common: _Common) -> Event | None:
    if change.chat.type not in {ChatType.GROUP, ChatType.SUPERGROUP}:
        return None
    now = change.new_chat_member
    if isinstance(now, ChatMemberRestricted) and now.is_member:
        return Joined(**common) if now.can_send_messages else Removed(**common, muted=True)
    return Joined(**common) if now.status in _INSIDE else Removed(**common, muted=False)
