"""Settings: read once, wrong ones named in one line, never their value."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.outside.sealing import new_secret
from bot.runtime import settings
from bot.runtime.settings import BadSettings, Settings, load, table


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for row in table():
        monkeypatch.delenv(row.name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_defaults() -> None:
    given = load()
    assert given.bot_token is None
    assert given.telegram_api_url == settings.TELEGRAM
    assert given.database == "sqlite:///data/tropa.sqlite"


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("LOG_LEVEL=error\nDATA_DIR=from-file\nFOREIGN=1\n", encoding="utf-8")
    monkeypatch.setenv("DATA_DIR", "/from/environment")
    given = load()
    assert (given.log_level, given.data_dir) == ("ERROR", Path("/from/environment"))
    assert given.database == "sqlite:////from/environment/tropa.sqlite"


def test_empty_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for row in table():
        monkeypatch.setenv(row.name, "")
    assert load() == Settings()


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("BOT_TOKEN", "secret words", "@BotFather"),
        ("TELEGRAM_API_URL", "bots.example", "https://"),
        ("TELEGRAM_PROXY", "ftp://secret@h", "socks5://"),
        ("LOG_LEVEL", "loud", "'DEBUG', 'INFO'"),
    ],
)
def test_a_wrong_setting_is_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, remedy: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as refused:
        load()
    line = str(refused.value)
    assert line.startswith(f"{name}: ")
    assert remedy in line
    assert value not in line
    assert "\n" not in line


@pytest.mark.parametrize("copied", ["'123:abc'", ' "123:abc" ', "\t123:abc\n", '" 123:abc "'])
def test_a_token_is_bare_however_it_was_copied(
    monkeypatch: pytest.MonkeyPatch, copied: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", copied)
    assert load().token() == "123:abc"


def test_quotes_around_nothing_count_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for row in table():
        monkeypatch.setenv(row.name, ' "" ')
    assert load() == Settings()


def test_the_proxy_is_the_settings_or_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert load().proxy() is None
    monkeypatch.setenv("HTTPS_PROXY", "http://usual:1")
    assert str(load().proxy()) == "http://usual:1"
    monkeypatch.setenv("TELEGRAM_PROXY", "socks5://anna:very-secret@own:2")
    assert str(load().proxy()) == "socks5://own:2"
    assert "very-secret" not in repr(load())
    monkeypatch.delenv("TELEGRAM_PROXY")
    monkeypatch.setenv("HTTPS_PROXY", "gopher://very-secret@h")
    with pytest.raises(BadSettings, match=r"^HTTPS_PROXY: ") as refused:
        load().proxy()
    assert "very-secret" not in str(refused.value)


def test_a_file_that_is_no_text_is_one_line() -> None:
    Path(".env").write_bytes(b"BOT_TOKEN=\xff\xfe")
    with pytest.raises(BadSettings, match=r"^\.env: .*UTF-8"):
        load()


def test_a_missing_token_is_named_when_it_is_needed() -> None:
    with pytest.raises(BadSettings, match=r"^BOT_TOKEN is not set.*@BotFather"):
        load().token()


def test_secrets_are_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:very-secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://tropa:very-secret@db/tropa")
    assert "very-secret" not in repr(load())


def test_the_table_names_every_setting() -> None:
    rows = table()
    assert [row.name.lower() for row in rows] == list(Settings.model_fields)
    assert all(row.meaning and row.meaning != "None" for row in rows)


def test_a_secret_is_checked_at_the_start_and_never_repeated() -> None:
    assert load().seal() is None
    seal = load(secrets_key=new_secret()).seal()
    assert seal is not None
    assert seal.open("x", seal.close("x", "key")) == "key"
    with pytest.raises(BadSettings, match=r"SECRETS_KEY.*tropa secret") as refused:
        load(secrets_key="hunter2-hunter2")
    assert "hunter2" not in str(refused.value)
