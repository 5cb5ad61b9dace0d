"""Every setting once: type, bounds, default, meaning. Read from the environment and from a file `.env`."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from annotated_types import Ge, Le
from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

OUR_PREFIX = "WAYPOST_"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
# As BotFather forms them; anything else would not even make a valid address.
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+\Z")


class Settings(BaseSettings):
    """The name of a setting in the environment is its name here, in capitals."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    telegram_token: SecretStr | None = Field(None, description="The bot's token, from @BotFather in Telegram.")
    telegram_base_url: str | None = Field(
        None, description="Address of another Bot API server, such as a local one, up to and with `/bot`."
    )
    telegram_base_file_url: str | None = Field(
        None, description="Address for the files of that server, up to and with `/file/bot`."
    )
    waypost_data: Path = Field(Path("data"), description="Folder for the index and everything else that is kept.")
    embedding_model: str | None = Field(
        None, description="Name or folder of a sentence-transformers model, instead of the one that ships."
    )
    database_url: str | None = Field(
        None, description="Database of the refresh's ledger, as SQLAlchemy writes it, instead of SQLite in that folder."
    )
    maintainers: str = Field(
        "", description="Telegram numbers, with commas, of those who may refresh and review in Telegram."
    )
    refresh_every: int | None = Field(
        None, ge=1, le=720, description="Hours after which the publishers are read again by themselves; none: never."
    )
    max_concurrent_questions: int = Field(4, ge=1, le=64, description="Questions that are answered at the same time.")
    max_waiting_questions: int = Field(
        200, ge=1, le=10_000, description="Questions that may wait for their turn; others are asked to come again."
    )
    max_remembered_chats: int = Field(
        10_000, ge=1, le=1_000_000, description="People whose last questions are kept in memory; the longest silent go."
    )
    history_minutes: int = Field(
        30, ge=1, le=1_440, description="Minutes after which a question and its answer are forgotten."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much is logged. No level logs messages, names, numbers of chats, or the token."
    )

    @field_validator("telegram_token")
    @classmethod
    def _token_has_its_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.match(token.get_secret_value()):
            raise ValueError("has not the form of a token: copy it again from @BotFather, digits, a colon and the rest")
        return token

    @field_validator("telegram_base_url", "telegram_base_file_url")
    @classmethod
    def _address_is_http(cls, address: str | None) -> str | None:
        if address is not None and not re.match(r"https?://[^/\s]+\S*\Z", address):
            raise ValueError("is no address: write it with http:// or https://")
        return address

    @field_validator("maintainers")
    @classmethod
    def _maintainers_are_numbers(cls, text: str) -> str:
        if not re.fullmatch(r"\s*([0-9]{1,19}\s*(,\s*[0-9]{1,19}\s*)*)?", text):
            raise ValueError("is no list of numbers: write Telegram's numbers of people with commas between")
        return text

    @property
    def maintainer_ids(self) -> frozenset[int]:
        """Who may refresh and review in Telegram."""
        return frozenset(int(number) for number in self.maintainers.split(",") if number.strip())

    @field_validator("log_level", mode="before")
    @classmethod
    def _level_in_capitals(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level


def load_settings(env_file: Path = Path(".env"), **overrides: Any) -> Settings:
    """The settings, `overrides` first, then the environment, then `env_file`. Raises SettingsError."""
    in_file = _names_in(env_file)
    ours = [name for name in os.environ if name.upper().startswith(OUR_PREFIX)]
    for names, where in ((in_file, f"in {env_file.name}"), (ours, "in the environment")):
        for name in names:
            if name.upper() not in _names():
                raise SettingsError(f"{name} {where} is no setting of this bot. The nearest one is {_nearest(name)}.")
    try:
        options: dict[str, Any] = {"_env_file": env_file, **overrides}
        return Settings(**options)
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None


def required_token(settings: Settings) -> str:
    """The token in clear. Raises SettingsError where there is none."""
    if settings.telegram_token is None:
        raise SettingsError(
            "TELEGRAM_TOKEN is not set: ask @BotFather in Telegram for a token and put TELEGRAM_TOKEN=… "
            "into the environment or into a file .env."
        )
    return settings.telegram_token.get_secret_value()


def settings_table() -> str:
    """The settings as a Markdown table, for the README."""
    rows = [
        f"| `{name.upper()}` | {_default(field)} | {_bounds(field) or 'any'} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(("| setting | default | values | meaning |", "|---|---|---|---|", *rows)) + "\n"


def _names() -> list[str]:
    return [name.upper() for name in Settings.model_fields]


def _nearest(name: str) -> str:
    return get_close_matches(name.upper(), _names(), n=1, cutoff=0.0)[0]


def _names_in(env_file: Path) -> list[str]:
    """The names that a .env file sets. A line that is no NAME=value may be a stray secret: it is not repeated."""
    if not env_file.is_file():
        return []
    try:
        names = list(dotenv_values(env_file))
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{env_file.name} cannot be read: save it as UTF-8 text that this user may read.") from None
    if not all(_NAME.match(name) for name in names):
        raise SettingsError(f"{env_file.name} holds a line that is no setting: write one NAME=value a line.")
    return names


def _sentence(error: ValidationError) -> str:
    """What is wrong with the first wrong setting, without its value."""
    first = error.errors(include_input=False, include_url=False, include_context=True)[0]
    name = str(first["loc"][0])
    if first["type"] == "value_error":
        return f"{name.upper()} {first['ctx']['error']}."
    bounds = _bounds(Settings.model_fields[name])
    return f"{name.upper()} is out of bounds: give {bounds}." if bounds else f"{name.upper()}: {first['msg']}."


def _bounds(field: FieldInfo) -> str:
    least = [item.ge for item in field.metadata if isinstance(item, Ge)]
    most = [item.le for item in field.metadata if isinstance(item, Le)]
    if least and most:
        return f"a whole number from {least[0]} to {most[0]}"
    return f"one of {', '.join(LOG_LEVELS)}" if field.default in LOG_LEVELS else ""


def _default(field: FieldInfo) -> str:
    return "none" if field.default is None else f"`{field.default}`"
