"""Who runs a group, as Telegram tells it, or does not."""

from __future__ import annotations

from bot.playground.client import Person
from handlers.telegram.rights import AGAIN, FRESH, TelegramRights
from tests.handlers.telegram.rig import Rig


async def test_told_by_the_list_of_administrators(bench: Rig, anya: Person) -> None:
    olya = await bench.client.person("Оля")
    group = await bench.client.group(anya, olya)
    rights = TelegramRights(bench.bot)
    assert await rights.is_admin(group, anya.id) is True
    assert await rights.is_admin(group, olya.id) is False
    assert len(await bench.client.calls("getChatAdministrators")) == 1


async def test_remembered_for_a_moment_only(bench: Rig, anya: Person) -> None:
    olya = await bench.client.person("Оля")
    group = await bench.client.group(anya, olya)
    now = 0.0
    rights = TelegramRights(bench.bot, clock=lambda: now)
    assert await rights.is_admin(group, olya.id) is False
    await bench.client.appoint(group, olya)
    assert await rights.is_admin(group, olya.id) is False
    now += FRESH + 1
    assert await rights.is_admin(group, olya.id) is True


async def test_no_answer_is_no_yes(bench: Rig, anya: Person) -> None:
    group = await bench.client.group(anya)
    rights = TelegramRights(bench.bot)
    await bench.client.fault("refuse", "getChatAdministrators")
    assert await rights.is_admin(group, anya.id) is None
    await bench.client.clear_faults()
    assert await rights.is_admin(-1, anya.id) is None
    assert await rights.is_admin(group, anya.id) is True


async def test_who_speaks_in_the_groups_name_is_hidden(bench: Rig, anya: Person) -> None:
    olya, boss = await bench.client.person("Оля"), await bench.client.person("Шеф")
    group = await bench.client.group(anya, olya, boss)
    await bench.client.appoint(group, boss, anonymous=True)
    rights = TelegramRights(bench.bot)
    assert await rights.hidden(group) == frozenset({boss.id})
    await bench.client.appoint(group, olya, anonymous=True)
    assert await rights.hidden(group) == frozenset({boss.id, olya.id}), "asked anew every time"


async def test_of_a_silent_telegram_nothing_is_believed(bench: Rig, anya: Person) -> None:
    boss = await bench.client.person("Шеф")
    group = await bench.client.group(anya, boss)
    await bench.client.appoint(group, boss, anonymous=True)
    now = 0.0
    rights = TelegramRights(bench.bot, clock=lambda: now)
    assert await rights.hidden(group) == frozenset({boss.id})
    await bench.client.fault("refuse", "getChatAdministrators")
    assert await rights.hidden(group) is None
    await bench.client.clear_faults()
    assert await rights.hidden(group) is None  # not asked: no tap waits in vain
    now += AGAIN + 1
    assert await rights.hidden(group) == frozenset({boss.id})


async def test_what_a_small_group_has_become_is_told_by_its_refusal(
    bench: Rig, anya: Person
) -> None:
    rights = TelegramRights(bench.bot)
    small, other, out = [await bench.client.group(anya, kind="group") for _ in range(3)]
    grown = await bench.client.migrate(small)
    await bench.client.set_bot(out, "kicked", by=anya.id)
    assert await rights.former(grown, (out, other, -7, small)) == small
    assert await rights.former(grown - 1, (small,)) is None


async def test_a_group_that_stands_is_not_asked_often(bench: Rig, anya: Person) -> None:
    now = 0.0
    rights = TelegramRights(bench.bot, clock=lambda: now)
    small = await bench.client.group(anya, kind="group")
    assert await rights.former(-1_000_000_000_009, (small, small)) is None
    assert len(await bench.client.calls("sendChatAction")) == 1
    grown = await bench.client.migrate(small)
    now += AGAIN + 1
    assert await rights.former(grown, (small,)) == small


async def test_a_silent_telegram_moves_nothing_and_is_asked_again(bench: Rig, anya: Person) -> None:
    rights = TelegramRights(bench.bot)
    grown = await bench.client.migrate(small := await bench.client.group(anya, kind="group"))
    await bench.client.fault("bad_gateway", "sendChatAction")
    assert await rights.former(grown, (small,)) is None
    await bench.client.clear_faults()
    assert await rights.former(grown, (small,)) == small
