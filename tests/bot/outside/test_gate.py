"""Nothing but the public internet is reached: by number, by name, by what a name means later."""

from __future__ import annotations

import socket

import pytest
from aiohttp.abc import ResolveResult

from bot.outside.gate import Gate, NotPublic, is_public
from bot.outside.refusal import Refusal
from bot.outside.wire import Wire
from journey.connections import Trouble
from tests.bot.outside.portals import Portal, served


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.254", "192.0.2.1", "198.18.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:a00:1", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
        "2001:0:7f00:1::", "2001:db8::1", "localhost", "",
    ],
)  # fmt: skip
def test_an_own_network_is_none_of_ours(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "77.88.55.242", "2a02:6b8::2:242", "::ffff:8.8.8.8"]
)
def test_the_internet_is_open(address: str) -> None:
    assert is_public(address)
    assert Gate().admits(address, 443)
    assert not Gate().admits(address, 8080)


class Names(Gate):
    """A register of names that says what a test wants."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses
        self.asked = 0

    async def look_up(
        self, host: str, port: int, family: socket.AddressFamily
    ) -> list[ResolveResult]:
        self.asked += 1
        return [
            ResolveResult(
                hostname=host, host=one, port=port, family=socket.AF_INET, proto=0, flags=0
            )
            for one in self.addresses
        ]


async def test_one_own_address_among_public_ones_spoils_a_name() -> None:
    with pytest.raises(NotPublic):
        await Names("8.8.8.8", "127.0.0.1").resolve("zerno.bitrix24.ru", 443)
    assert len(await Names("8.8.8.8").resolve("zerno.bitrix24.ru", 443)) == 1


@pytest.mark.parametrize("host", ["zerno.bitrix24.ru", "127.0.0.1", "[::1]", "localhost"])
async def test_a_name_or_number_that_leads_home_is_told_as_such(host: str) -> None:
    """Also a number, that nobody looks up: the socket itself is asked."""
    wire = Wire(Names("127.0.0.1"))
    try:
        with pytest.raises(Refusal) as refused:
            await wire.post(host, "/rest/1/secretsecret/profile", {})
    finally:
        await wire.close()
    assert refused.value.trouble is Trouble.PRIVATE
    assert "secretsecret" not in str(refused.value)


async def test_the_connection_is_made_to_what_was_checked() -> None:
    """A name that means something else a moment later: it is looked up once a connection."""
    async with served(zerno_bitrix24_ru=Portal()) as gate:

        class Turning(type(gate)):  # type: ignore[misc]
            turns = 0

            async def look_up(
                self, host: str, port: int, family: socket.AddressFamily
            ) -> list[ResolveResult]:
                Turning.turns += 1
                return await super().look_up(host, port, family)  # type: ignore[no-any-return]

        wire = Wire(Turning(gate.ports))
        answer = await wire.post("zerno.bitrix24.ru", "/rest/1/wrong/profile", {})
        await wire.close()
        assert (answer.status, Turning.turns) == (401, 1)


async def test_nobody_is_led_elsewhere() -> None:
    portal = Portal(say=(302, ""))
    async with served(zerno_bitrix24_ru=portal) as gate:
        wire = Wire(gate)
        with pytest.raises(Refusal) as refused:
            await wire.post("zerno.bitrix24.ru", "/rest/1/x/profile", {})
        await wire.close()
    assert refused.value.trouble is Trouble.MOVED
    assert len(portal.asked) == 1


async def test_an_answer_without_end_is_not_read_to_it() -> None:
    async with served(zerno_bitrix24_ru=Portal(say=(200, "x" * 3_000_000))) as gate:
        wire = Wire(gate)
        with pytest.raises(Refusal) as refused:
            await wire.post("zerno.bitrix24.ru", "/rest/1/x/profile", {})
        await wire.close()
    assert refused.value.trouble is Trouble.STRANGE
