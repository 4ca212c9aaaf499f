"""What an app or Telegram loses on the way to a team's list, members make good by hand."""

from __future__ import annotations

from bot.playground.client import PlaygroundClient
from bot.playground.server import TOKEN
from tests.e2e.groups import RU, STAGES, link, listed, posted, shows, stages, task_row
from tests.e2e.people import LONG, Walker
from tests.e2e.process import Process
from tests.e2e.walks import to_draft


async def test_the_news_of_a_grown_group_was_lost_and_checklist_finds_the_list(
    client: PlaygroundClient, process: Process
) -> None:
    """The bot was off for so long that Telegram told it nothing."""
    process.start()
    owner = Walker(await client.person())
    olya, stranger = await client.person("Оля"), await client.person("Ева")
    small = await posted(client, owner, olya, kind="group")
    first = stages(await olya.at(small).chat())[0]
    await olya.at(small).press(first, data=task_row(first, 1)[0], timeout=LONG)
    await shows(olya.at(small), 1, "✅ 1.")
    assert await process.terminate() == 0
    grown = olya.at(await client.migrate(small))
    wrong = stranger.at(await client.group(stranger))  # it has the same title
    forgotten = {"drop_pending_updates": True}
    await client.request("POST", f"/bot{TOKEN}/deleteWebhook", forgotten)
    process.start()
    await wrong.send("/checklist")
    await wrong.wait_text("нет чек-листа", LONG)
    await grown.send("/checklist")
    await listed(grown)
    await shows(grown, 1, "✅ 1.")
    assert len(stages(await grown.chat())) == STAGES
    assert stages(await wrong.chat()) == []


async def test_a_copied_line_brings_the_list_where_the_link_lost_its_end(
    walk_anna: Walker, client: PlaygroundClient
) -> None:
    await client.bot_settings(privacy=True)
    await to_draft(walk_anna, RU)
    member = walk_anna.person.at(await client.group(walk_anna.person))  # added by hand
    token = await link(walk_anna)
    screen = await walk_anna.screen()
    line = str(screen.find_button("Скопировать строку")["copy_text"]["text"])
    assert token in line
    await member.send(line)
    await listed(member)
    await member.send(line)
    await member.wait_text("уже сработала", LONG)
    assert len(stages(await member.chat())) == STAGES
