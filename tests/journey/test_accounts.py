"""An account in a pasted message: read as people paste it, refused where it must not be asked."""

from __future__ import annotations

import pytest

from journey.accounts import Account, Wrong, read
from journey.connections import Service

HOOK = "https://zerno.bitrix24.ru/rest/1/abcdefgh12345678/"
TOKEN = "5d80e21cb3e12345678bdd568a2226d5"


@pytest.mark.parametrize(
    "text",
    [
        HOOK,
        HOOK.removesuffix("/"),
        f"вот: {HOOK}profile.json спасибо",
        "https://zerno.bitrix24.ru/rest/api/1/abcdefgh12345678/tasks.task.add",
        "https://ZERNO.bitrix24.ru:443/rest/1/abcdefgh12345678/",
    ],
)
def test_a_webhook_as_it_is_pasted(text: str) -> None:
    assert read(Service.BITRIX24, text) == Account("zerno.bitrix24.ru", "1/abcdefgh12345678")


@pytest.mark.parametrize(
    "text",
    [
        f"zerno.planfix.ru {TOKEN}",
        f"https://zerno.planfix.ru/rest/ {TOKEN}",
        f"{TOKEN}\nhttps://zerno.planfix.ru",
        f"  zerno.planfix.ru\t{TOKEN} ",
    ],
)
def test_an_address_and_a_token_in_any_order(text: str) -> None:
    assert read(Service.PLANFIX, text) == Account("zerno.planfix.ru", TOKEN)


def test_a_name_in_russian_letters_is_the_one_of_the_registers() -> None:
    found = read(Service.BITRIX24, "https://зерно.рф/rest/1/abcdefgh12345678/")
    assert found == Account("xn--e1adtei.xn--p1ai", "1/abcdefgh12345678")


@pytest.mark.parametrize(
    ("service", "text", "wrong"),
    [
        (Service.BITRIX24, "привет", Wrong.SHAPE),
        (Service.BITRIX24, "https://zerno.bitrix24.ru/", Wrong.SHAPE),
        (Service.BITRIX24, HOOK.replace("https", "http"), Wrong.PLAIN),
        (Service.BITRIX24, HOOK.replace("ru/", "ru:8080/"), Wrong.PRIVATE),
        (Service.PLANFIX, TOKEN, Wrong.SHAPE),
        (Service.PLANFIX, "zerno.planfix.ru", Wrong.SHAPE),
        (Service.PLANFIX, f"http://zerno.planfix.ru {TOKEN}", Wrong.PLAIN),
        (Service.PLANFIX, f"zerno.planfix.ru dym.planfix.ru {TOKEN}", Wrong.SHAPE),
        (Service.PLANFIX, f"127.0.0.1 {TOKEN}", Wrong.PRIVATE),
    ],
)
def test_what_is_no_account_says_why(service: Service, text: str, wrong: Wrong) -> None:
    assert read(service, text) is wrong


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.1.2.3", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost",
        "printer.local", "db.internal", "router.lan", "x.localhost", "intranet",
    ],
)  # fmt: skip
def test_an_own_network_is_refused_by_its_look(host: str) -> None:
    text = f"https://{host}/rest/1/abcdefgh12345678/"
    assert read(Service.BITRIX24, text) is Wrong.PRIVATE


def test_who_hides_behind_a_name_is_not_found() -> None:
    text = "https://zerno.bitrix24.ru@127.0.0.1/rest/1/abcdefgh12345678/"
    assert isinstance(read(Service.BITRIX24, text), Wrong)
