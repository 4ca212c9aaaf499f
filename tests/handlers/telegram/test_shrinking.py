"""What becomes of the question above, when the screen is sent below the person's own words."""

from __future__ import annotations

from bot.playground.client import Person
from handlers.screen import Reply
from tests.handlers.telegram.rig import Rig, said
from tests.handlers.telegram.test_deliver import begin, shown, told


async def test_a_question_answered_in_words_shrinks(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply(screen=said("дальше", "more"), shrunk="✔ Мешает: <b>очередь</b>"))
    await anya.send("очередь")
    below = await shown(anya, "дальше")
    await running.until_idle()
    old = (await anya.chat()).message(live.id)
    assert old is not None
    assert (old.text, old.rows) == ("✔ Мешает: очередь", [])
    assert below.id > live.id
    edits = [*await running.client.calls("editMessageText")]
    assert len(edits) == 1
    assert not await running.client.calls("editMessageReplyMarkup")


async def test_a_screen_said_again_stands_there_once(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told(running, Reply(notice="Не слышу", screen=said("привет", "more"), fresh=True, shrunk=""))
    await anya.send("голос")
    await anya.wait_for(lambda chat: chat.message(live.id) is None or None)
    await running.until_idle()
    chat = await anya.chat()
    assert chat.message(live.id) is None
    assert [one.text for one in chat.of_bot] == ["Не слышу", "привет"]


async def test_what_is_too_old_to_go_keeps_no_buttons(running: Rig, anya: Person) -> None:
    live = await begin(running, anya)
    told_no = "Bad Request: message can't be deleted"
    await running.client.fault("refuse", "deleteMessage", code=400, description=told_no)
    told(running, Reply(notice="Не слышу", screen=said("снова", "more"), fresh=True, shrunk=""))
    await anya.send("голос")
    await shown(anya, "снова")
    await running.until_idle()
    old = (await anya.chat()).message(live.id)
    assert old is not None
    assert old.rows == []
