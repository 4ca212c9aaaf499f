"""Every supported method, called by a real aiogram bot that decodes every answer."""

import io

import pytest
from aiogram import Bot, types
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from PIL import Image

from bot.playground.bot_api import METHODS as BUILT
from bot.playground.client import Person, PlaygroundClient
from bot.playground.schema import METHODS as TABLE

PNG = types.BufferedInputFile


def keyboard(*texts: str) -> types.InlineKeyboardMarkup:
    row = [types.InlineKeyboardButton(text=text, callback_data=f"d:{text}") for text in texts]
    return types.InlineKeyboardMarkup(inline_keyboard=[row])


def test_every_method_of_the_table_is_built() -> None:
    assert set(BUILT) == set(TABLE)


async def test_asking(bot: Bot, anya: Person) -> None:
    me = await bot.get_me()
    assert me.is_bot
    assert me.username == "tropa_bot"
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0
    chat = await bot.get_chat(anya.id)
    assert chat.type == "private"
    assert chat.first_name == "Аня"
    assert (await bot.get_chat("@anya_k")).id == anya.id
    member = await bot.get_chat_member(anya.id, anya.id)
    assert member.user.language_code == "ru"


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="An HTTPS URL must be provided"):
        await bot.set_webhook("http://plain.example")
    assert await bot.set_webhook("https://tls.example")
    with pytest.raises(TelegramConflictError, match="while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.get_updates() == []


async def test_group_members(bot: Bot, client: PlaygroundClient, anya: Person) -> None:
    boris = await client.person("Борис")
    stranger = await client.person("Вера")
    group = await client.group(anya, boris, admin=True)
    owner = await bot.get_chat_administrators(group)
    assert [(admin.user.id, admin.status) for admin in owner] == [(anya.id, "creator")]
    statuses = [
        (await bot.get_chat_member(group, number)).status
        for number in (anya.id, boris.id, stranger.id, bot.id)
    ]
    assert statuses == ["creator", "member", "left", "administrator"]
    assert await bot.get_chat_member_count(group) == 3


async def test_text_with_html(bot: Bot, anya: Person) -> None:
    text = (
        '  👍 <b>Да</b> <a href="https://ya.ru">тут</a> /start \n'
        '<pre><code class="language-py">x</code></pre>'
    )
    sent = await bot.send_message(anya.id, text, parse_mode="HTML", reply_markup=keyboard("А", "Б"))
    assert sent.text == "👍 Да тут /start \nx"
    assert sent.entities is not None
    found = [(e.type, e.extract_from(sent.text)) for e in sent.entities]
    assert found == [("bold", "Да"), ("text_link", "тут"), ("bot_command", "/start"), ("pre", "x")]
    assert sent.entities[-1].language == "py"
    assert sent.html_text.startswith("👍 <b>Да</b>")
    seen = (await anya.messages())[-1]
    assert seen.buttons == ["А", "Б"]


async def test_entities_given_instead_of_a_parse_mode(bot: Bot, anya: Person) -> None:
    given = [types.MessageEntity(type="italic", offset=2, length=2)]
    sent = await bot.send_message(anya.id, " \n да ", entities=given)
    assert sent.text == "да"
    assert sent.entities is not None
    assert (sent.entities[0].offset, sent.entities[0].length) == (0, 1)


async def test_photo_has_sizes_and_can_be_sent_again(
    bot: Bot, anya: Person, picture: bytes
) -> None:
    sent = await bot.send_photo(
        anya.id, PNG(picture, "a.png"), caption="<i>к</i>", parse_mode="HTML"
    )
    assert sent.photo is not None
    assert [(size.width, size.height) for size in sent.photo] == [
        (100, 67),
        (320, 213),
        (800, 533),
        (900, 600),
    ]
    again = await bot.send_photo(anya.id, sent.photo[-1].file_id)
    assert again.photo is not None
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    file = await bot.get_file(sent.photo[1].file_id)
    assert file.file_path is not None
    stream = await bot.download_file(file.file_path)
    assert stream is not None
    image = Image.open(io.BytesIO(stream.read()))
    assert (image.format, image.size) == ("JPEG", (320, 213))
    seen = (await anya.messages())[-1]
    assert await seen.photo_bytes(uploaded=True) == picture


async def test_document_and_its_bytes(bot: Bot, anya: Person) -> None:
    sent = await bot.send_document(anya.id, PNG(b"%PDF-1.7", "Карта пути.pdf"))
    assert sent.document is not None
    assert sent.document.file_name == "Карта пути.pdf"
    assert sent.document.file_size == 8
    assert await (await anya.messages())[-1].document_bytes() == b"%PDF-1.7"
    assert (await bot.send_document(anya.id, sent.document.file_id)).document == sent.document


async def test_album(bot: Bot, anya: Person, picture: bytes) -> None:
    media: list[types.MediaUnion] = [
        types.InputMediaPhoto(media=PNG(picture, "a.png"), caption="обложка"),
        types.InputMediaPhoto(media=PNG(picture, "b.png")),
    ]
    sent = await bot.send_media_group(anya.id, media)
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["обложка", None]
    edited = await bot.edit_message_media(
        types.InputMediaPhoto(media=PNG(picture, "c.png"), caption="новая"),
        chat_id=anya.id,
        message_id=sent[1].message_id,
    )
    assert isinstance(edited, types.Message)
    assert edited.media_group_id == sent[0].media_group_id


async def test_edits(bot: Bot, anya: Person, picture: bytes) -> None:
    sent = await bot.send_message(anya.id, "раз", reply_markup=keyboard("А"))
    edited = await sent.edit_text("<b>два</b>", parse_mode="HTML", reply_markup=keyboard("Б"))
    assert isinstance(edited, types.Message)
    assert edited.edit_date is not None
    bare = await sent.edit_reply_markup(reply_markup=None)
    assert isinstance(bare, types.Message)
    assert (bare.text, bare.reply_markup) == ("два", None)
    photo = await sent.edit_media(types.InputMediaPhoto(media=PNG(picture, "a.png"), caption="три"))
    assert isinstance(photo, types.Message)
    assert (photo.text, photo.caption) == (None, "три")
    caption = await bot.edit_message_caption(
        chat_id=anya.id, message_id=sent.message_id, caption="четыре"
    )
    assert isinstance(caption, types.Message)
    assert caption.photo == photo.photo


async def test_deleting(bot: Bot, anya: Person) -> None:
    numbers = [(await bot.send_message(anya.id, text)).message_id for text in "абв"]
    assert await bot.delete_message(anya.id, numbers[0])
    assert await bot.delete_messages(anya.id, [*numbers, 999])
    assert [message.text for message in await anya.messages()] == ["/start"]


async def test_reply_and_reply_keyboard(bot: Bot, anya: Person) -> None:
    first = (await anya.messages())[0]
    sent = await bot.send_message(
        anya.id,
        "ответ",
        reply_parameters=types.ReplyParameters(message_id=first.id),
        reply_markup=types.ForceReply(input_field_placeholder="Напишите"),
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/start"
    keyboard_now = (await anya.chat()).keyboard
    assert keyboard_now == {
        "force_reply": True,
        "input_field_placeholder": "Напишите",
        "message_id": sent.message_id,
    }
    await anya.send("Зерно")
    assert (await anya.chat()).keyboard is None
    keys = types.ReplyKeyboardMarkup(keyboard=[[types.KeyboardButton(text="Да")]])
    await bot.send_message(anya.id, "так?", reply_markup=keys)
    await anya.send("Да")
    assert (await anya.chat()).keyboard is not None
    await bot.send_message(anya.id, "всё", reply_markup=types.ReplyKeyboardRemove())
    assert (await anya.chat()).keyboard is None


async def test_chat_action_reaches_the_page(
    bot: Bot, client: PlaygroundClient, anya: Person
) -> None:
    async with client.changes() as queue:
        assert await bot.send_chat_action(anya.id, "upload_photo")
        while (event := await queue.get())["kind"] != "action":
            pass
    assert (event["chat"], event["action"]) == (anya.id, "upload_photo")


async def test_commands_by_scope_and_language(bot: Bot, anya: Person) -> None:
    def command(text: str) -> list[types.BotCommand]:
        return [types.BotCommand(command=text, description=text)]

    await bot.set_my_commands(command("any"))
    assert (await anya.chat()).commands == [{"command": "any", "description": "any"}]
    await bot.set_my_commands(
        command("rus"), scope=types.BotCommandScopeAllPrivateChats(), language_code="ru"
    )
    await bot.set_my_commands(command("mine"), scope=types.BotCommandScopeChat(chat_id=anya.id))
    assert (await anya.chat()).commands[0]["command"] == "mine"
    await bot.delete_my_commands(scope=types.BotCommandScopeChat(chat_id=anya.id))
    assert (await anya.chat()).commands[0]["command"] == "rus"
    await anya.speak("en")
    assert (await anya.chat()).commands[0]["command"] == "any"
    assert [found.command for found in await bot.get_my_commands()] == ["any"]


async def test_profile_texts(bot: Bot, client: PlaygroundClient) -> None:
    await bot.set_my_name("Tropa", language_code="en")
    await bot.set_my_description("О карте")
    await bot.set_my_short_description("Коротко")
    assert (await bot.get_my_name(language_code="en")).name == "Tropa"
    assert (await bot.get_my_name()).name == "Тропа"
    assert (await bot.get_my_description(language_code="ru")).description == "О карте"
    assert (await bot.get_my_short_description()).short_description == "Коротко"
    assert await bot.set_chat_menu_button(menu_button=types.MenuButtonCommands())
    assert (await bot.get_chat_menu_button()).type == "commands"
    state = await client.request("GET", "/_/state?language=en")
    assert state["bot"]["first_name"] == "Tropa"


async def test_the_bots_picture(bot: Bot, client: PlaygroundClient, picture: bytes) -> None:
    me, png = (await bot.me()).id, types.BufferedInputFile(picture, "me.png")
    jpeg = types.BufferedInputFile(jpeg_of(picture), "me.jpg")
    with pytest.raises(TelegramBadRequest, match="PHOTO_EXT_INVALID"):
        await bot.set_my_profile_photo(types.InputProfilePhotoStatic(photo=png))
    with pytest.raises(TelegramBadRequest, match="profile photo must be uploaded as a file"):
        await bot.set_my_profile_photo(types.InputProfilePhotoStatic(photo="AgACAgI"))
    moving = types.InputProfilePhotoAnimated(animation=jpeg)
    with pytest.raises(TelegramBadRequest, match="animated profile photos are not shown here"):
        await bot.set_my_profile_photo(moving)
    assert (await bot.get_user_profile_photos(me)).total_count == 0
    assert await bot.set_my_profile_photo(types.InputProfilePhotoStatic(photo=jpeg))
    ((*_, largest),) = (await bot.get_user_profile_photos(me)).photos
    assert (await client.request("GET", "/_/state"))["bot"]["photo"] == largest.file_id
    assert await bot.remove_my_profile_photo()
    assert (await client.request("GET", "/_/state"))["bot"]["photo"] is None


def jpeg_of(picture: bytes) -> bytes:
    file = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        opened.convert("RGB").save(file, "JPEG")
    return file.getvalue()


async def test_leaving(bot: Bot) -> None:
    assert await bot.log_out()
    assert await bot.close()
