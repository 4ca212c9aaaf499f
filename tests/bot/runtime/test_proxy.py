"""Addresses of proxies, and which one the environment names."""

from __future__ import annotations

import pytest

from bot.runtime.proxy import Proxy, parse, usual

TELEGRAM = "https://api.telegram.org"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP", "HTTPS", "ALL", "NO"):
        monkeypatch.delenv(f"{name}_PROXY", raising=False)
        monkeypatch.delenv(f"{name.lower()}_proxy", raising=False)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://proxy.example:3128", Proxy("http", "proxy.example", 3128)),
        ("proxy.example:3128", Proxy("http", "proxy.example", 3128)),
        ("https://proxy.example", Proxy("https", "proxy.example", 443)),
        ("SOCKS5H://[::1]", Proxy("socks5", "::1", 1080)),
        ("socks5://anna:a%40b@h:1", Proxy("socks5", "h", 1, "anna", "a@b")),
    ],
)
def test_usual_addresses_are_understood(address: str, found: Proxy) -> None:
    assert parse(address) == found


@pytest.mark.parametrize(
    "address", ["ftp://secret@h:1", "socks5://", "http://h:secret", "http://["]
)
def test_others_are_refused_without_being_repeated(address: str) -> None:
    with pytest.raises(ValueError, match="socks5://user:password@host:port") as refused:
        parse(address)
    assert "secret" not in str(refused.value)


def test_a_password_is_never_shown() -> None:
    proxy = parse("http://anna:secret@h:1")
    assert str(proxy) == "http://h:1"
    assert "secret" not in repr(proxy)


def test_the_environment_names_it_as_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert usual(TELEGRAM) is None
    monkeypatch.setenv("ALL_PROXY", "socks5://all")
    assert usual(TELEGRAM) == ("ALL_PROXY", "socks5://all")
    monkeypatch.setenv("https_proxy", "http://tls")
    monkeypatch.setenv("HTTP_PROXY", "http://plain")
    assert usual(TELEGRAM) == ("HTTPS_PROXY", "http://tls")
    assert usual("http://own.example:8081") == ("HTTP_PROXY", "http://plain")


def test_what_is_excepted_is_reached_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://all")
    monkeypatch.setenv("NO_PROXY", "example.org, telegram.org")
    assert usual(TELEGRAM) is None
    assert usual("https://own.example") is not None
    for here in ("http://127.0.0.1:8081", "http://localhost:8081", "http://[::1]:8081"):
        assert usual(here) is None
