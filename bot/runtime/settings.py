"""The settings: read once, from the environment and from `.env`.

Knows names, defaults and meanings, each in one place; the README's table is checked against
`table()`. Must not know what is done with them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple, NoReturn

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.outside import sealing
from bot.outside.sealing import Seal
from bot.runtime import listening, proxy
from bot.runtime.listening import Address, Webhook
from bot.runtime.proxy import Proxy

TELEGRAM: Final = "https://api.telegram.org"
RETENTION_LEAST: Final = 90
_TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]+")


class BadSettings(Exception):  # noqa: N818 - reads as what it is
    """A setting is missing or wrong; the message is one line with the name and the remedy."""


class Row(NamedTuple):
    """One line of the table of settings."""

    name: str
    default: str
    meaning: str


class Settings(BaseSettings):
    """Every setting. An empty value counts as not set."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: Annotated[
        SecretStr | None,
        Field(description="The bot's token from @BotFather; only `tropa run` needs it"),
    ] = None
    telegram_api_url: Annotated[
        str, Field(description="The Bot API server to talk to, e.g. one of your own")
    ] = TELEGRAM
    telegram_proxy: Annotated[
        SecretStr | None,
        Field(
            description="A proxy on the way there: `http://`, `https://` or "
            "`socks5://user:password@host:port`; not set: what `HTTPS_PROXY`, `ALL_PROXY` and "
            "`NO_PROXY` say"
        ),
    ] = None
    webhook_url: Annotated[
        str,
        Field(
            description="Where Telegram brings updates, e.g. `https://bot.example.org/tropa`; "
            "not set: they are fetched (long polling)"
        ),
    ] = ""
    webhook_secret: Annotated[
        SecretStr | None,
        Field(
            description="What proves that it is Telegram who brings them; not set: made from "
            "`BOT_TOKEN`"
        ),
    ] = None
    webhook_listen: Annotated[
        str,
        Field(description="Where we listen for them, most often behind a proxy that speaks TLS"),
    ] = "127.0.0.1:8080"
    metrics_listen: Annotated[
        str,
        Field(
            description="Where `/healthz`, `/readyz` and `/metrics` (Prometheus) are answered; "
            "`off`: nowhere"
        ),
    ] = "127.0.0.1:9464"
    data_dir: Annotated[Path, Field(description="The folder of everything that is kept")] = Path(
        "data"
    )
    database_url: Annotated[
        str,
        Field(
            repr=False,  # it may hold a password
            description="`sqlite:///path` or `postgresql://user:password@host/database`; "
            "not set: `tropa.sqlite` in `DATA_DIR`",
        ),
    ] = ""
    backup_dir: Annotated[
        Path | None,
        Field(description="A folder for a copy of the SQLite database a day, each opened once"),
    ] = None
    backup_keep: Annotated[
        int, Field(ge=1, description="How many of these copies stay; older ones go")
    ] = 14
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Field(description="How much is logged: `DEBUG`, `INFO`, `WARNING` or `ERROR`"),
    ] = "INFO"
    bot_profile: Annotated[
        Literal["on", "off"],
        Field(
            description="`on`: the bot is called «Тропа» in Russian and «Tropa» in English, has "
            "its descriptions, and its picture where there is none; `off`: these stay as "
            "@BotFather has them"
        ),
    ] = "on"
    operator: Annotated[
        str,
        Field(
            max_length=300,
            description="Who runs this bot and how to write to them; stands in /privacy",
        ),
    ] = ""
    retention_days: Annotated[
        int,
        Field(
            ge=0,
            description="Who says nothing for so many days is forgotten, thirty days after a "
            "warning; 0: nobody is",
        ),
    ] = 0
    secrets_key: Annotated[
        SecretStr | None,
        Field(
            description="Seals the keys of people's accounts in Bitrix24 and Planfix; make one "
            "with `tropa secret`. Several with commas: the first seals, all open; not set: tasks "
            "go there by file only"
        ),
    ] = None
    messages_a_second: Annotated[
        int,
        Field(
            ge=1, description="New messages in all chats; a Bot API server of your own bears more"
        ),
    ] = 30
    edits_a_second: Annotated[
        int,
        Field(ge=1, description="Changed messages in all chats, most often answers to a tap"),
    ] = 100

    @field_validator("*", mode="before")
    @classmethod
    def _bare(cls, value: object, info: ValidationInfo) -> object:
        """Without the quotes and spaces that a copied value comes in."""
        if not isinstance(value, str):
            return value
        bare = value.strip()
        if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
            bare = bare[1:-1].strip()
        assert info.field_name is not None
        return bare or cls.model_fields[info.field_name].default

    @field_validator("bot_token")
    @classmethod
    def _token_has_its_shape(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("does not look like a token (123456:ABC…); copy it from @BotFather")
        return token

    @field_validator("telegram_api_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if not re.match(r"https?://[^/\s]+", url):
            raise ValueError(f"must begin with http:// or https://, e.g. {TELEGRAM}")
        return url.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _is_a_proxy(cls, address: SecretStr | None) -> SecretStr | None:
        if address is not None:
            proxy.parse(address.get_secret_value())
        return address

    @field_validator("retention_days")
    @classmethod
    def _leaves_time(cls, days: int) -> int:
        if 0 < days < RETENTION_LEAST:
            raise ValueError(f"0, or at least {RETENTION_LEAST}: thirty of them are the warning's")
        return days

    @field_validator("backup_dir")
    @classmethod
    def _is_of_a_file(cls, folder: Path | None, info: ValidationInfo) -> Path | None:
        url = str(info.data.get("database_url", ""))
        if folder is not None and url and not url.startswith("sqlite"):
            raise ValueError("copies are of SQLite only; have pg_dump make those of PostgreSQL")
        return folder

    @field_validator("webhook_url")
    @classmethod
    def _is_reached(cls, url: str) -> str:
        return listening.check_url(url) if url else url

    @field_validator("webhook_secret")
    @classmethod
    def _proves(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None:
            listening.check_secret(secret.get_secret_value())
        return secret

    @field_validator("metrics_listen")
    @classmethod
    def _is_watched_at(cls, address: str) -> str:
        listening.parse(address)
        return address

    @field_validator("webhook_listen")
    @classmethod
    def _is_listened_at(cls, address: str) -> str:
        if listening.parse(address) is None:
            raise ValueError("write it as host:port; to fetch updates, leave WEBHOOK_URL out")
        return address

    @field_validator("secrets_key")
    @classmethod
    def _is_a_secret(cls, secrets: SecretStr | None) -> SecretStr | None:
        if secrets is not None:
            sealing.parted(secrets.get_secret_value())
        return secrets

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_any_case(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @property
    def database(self) -> str:
        """The database's address; by default a file in the data folder."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'tropa.sqlite').as_posix()}"

    def token(self) -> str:
        """The token; raises `BadSettings` where it is not set."""
        if self.bot_token is None:
            raise BadSettings(
                "BOT_TOKEN is not set: get a token from @BotFather and put BOT_TOKEN=… into "
                "the environment or .env (without a token: tropa play)"
            )
        return self.bot_token.get_secret_value()

    def seal(self) -> Seal | None:
        """What seals keys; None: nobody named a secret."""
        if self.secrets_key is None:
            return None
        return Seal(sealing.parted(self.secrets_key.get_secret_value()))

    def webhook(self) -> Webhook | None:
        """Where updates are brought to; None: they are fetched."""
        at = listening.parse(self.webhook_listen)
        if not self.webhook_url or at is None:
            return None
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else None
        return listening.webhook(self.webhook_url, at, secret, self.token())

    def watched_at(self) -> Address | None:
        """Where whoever watches may ask; None: nowhere."""
        return listening.parse(self.metrics_listen)

    def proxy(self) -> Proxy | None:
        """What stands on the way to Telegram; raises `BadSettings` where its address is wrong."""
        if self.telegram_proxy is not None:
            return proxy.parse(self.telegram_proxy.get_secret_value())
        named = proxy.usual(self.telegram_api_url)
        if named is None:
            return None
        variable, address = named
        try:
            return proxy.parse(address)
        except ValueError as error:
            raise BadSettings(f"{variable}: {error}") from None


def load(**given: object) -> Settings:
    """The settings; raises `BadSettings` with one line about the first that is wrong."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # checked by the model itself
    except ValidationError as error:
        _refuse(error)
    except UnicodeDecodeError as error:
        raise BadSettings(".env: it is not UTF-8 text; save it again as UTF-8") from error


def table() -> tuple[Row, ...]:
    """Name, default and meaning of every setting, in order."""
    return tuple(
        Row(
            name.upper(),
            "" if field.default is None else str(field.default),
            str(field.description),
        )
        for name, field in Settings.model_fields.items()
    )


def _refuse(error: ValidationError) -> NoReturn:
    """Names the setting and what is wrong, never the value: it may be a secret."""
    problem = error.errors(include_url=False, include_context=False, include_input=False)[0]
    name = str(problem["loc"][0]).upper()
    what = problem["msg"].removeprefix("Value error, ")
    raise BadSettings(f"{name}: {what}") from None
