from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.settings import Settings, load_settings, required_token, settings_table

TOKEN = "123456:AAabcdefghijklmnopqrstuvwxyz0123456"
NO_FILE = Path("there-is-no-such.env")


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith("WAYPOST_") or name.lower() in Settings.model_fields:
            monkeypatch.delenv(name)


def env_file(folder: Path, text: str) -> Path:
    file = folder / ".env"
    file.write_text(text, encoding="utf-8")
    return file


def refused(file: Path = NO_FILE, **overrides: object) -> str:
    with pytest.raises(SettingsError) as error:
        load_settings(file, **overrides)
    return str(error.value)


def test_without_any_setting_the_defaults_hold() -> None:
    settings = load_settings(NO_FILE)
    assert settings.telegram_token is None
    assert settings.waypost_data == Path("data")
    assert settings.embedding_model is None
    assert settings.history_minutes == 30
    assert settings.log_level == "INFO"


def test_a_setting_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("WAYPOST_DATA", "/srv/waypost")
    settings = load_settings(NO_FILE)
    assert required_token(settings) == TOKEN
    assert settings.waypost_data == Path("/srv/waypost")


def test_a_setting_comes_from_the_env_file(tmp_path: Path) -> None:
    file = env_file(tmp_path, f"# the bot\nTELEGRAM_TOKEN={TOKEN}\nHISTORY_MINUTES=5\n")
    settings = load_settings(file)
    assert required_token(settings) == TOKEN
    assert settings.history_minutes == 5


def test_the_environment_wins_over_the_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HISTORY_MINUTES", "7")
    assert load_settings(env_file(tmp_path, "HISTORY_MINUTES=5\n")).history_minutes == 7


def test_an_override_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HISTORY_MINUTES", "7")
    assert load_settings(NO_FILE, history_minutes=9).history_minutes == 9


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "")
    assert load_settings(NO_FILE).telegram_token is None


def test_the_log_level_may_be_written_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert load_settings(NO_FILE).log_level == "DEBUG"


def test_an_unknown_waypost_variable_is_refused_with_the_nearest_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYPOST_DATTA", "x")
    said = refused()
    assert "WAYPOST_DATTA" in said
    assert "WAYPOST_DATA." in said


def test_other_programs_may_have_their_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOMETHING_ELSE", "x")
    assert load_settings(NO_FILE).history_minutes == 30


def test_an_unknown_name_in_the_env_file_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    said = refused(env_file(tmp_path, "TELEGRAM_TOKN=x\n"))
    assert "TELEGRAM_TOKN in .env" in said
    assert "TELEGRAM_TOKEN." in said


def test_a_line_of_the_env_file_that_is_no_setting_is_refused_and_not_repeated(tmp_path: Path) -> None:
    said = refused(env_file(tmp_path, f"{TOKEN}\n"))
    assert "NAME=value" in said
    assert TOKEN not in said


def test_an_env_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe\x00TELEGRAM_TOKEN")
    assert "UTF-8" in refused(file)


@pytest.mark.parametrize(
    ("name", "value", "bounds"),
    [
        ("MAX_CONCURRENT_QUESTIONS", "0", "from 1 to 64"),
        ("MAX_CONCURRENT_QUESTIONS", "65", "from 1 to 64"),
        ("MAX_CONCURRENT_QUESTIONS", "many", "from 1 to 64"),
        ("MAX_WAITING_QUESTIONS", "10001", "from 1 to 10000"),
        ("MAX_REMEMBERED_CHATS", "-1", "from 1 to 1000000"),
        ("HISTORY_MINUTES", "1441", "from 1 to 1440"),
        ("HISTORY_MINUTES", "1.5", "from 1 to 1440"),
        ("LOG_LEVEL", "LOUD", "one of DEBUG, INFO, WARNING, ERROR"),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_name_and_bounds(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, bounds: str
) -> None:
    monkeypatch.setenv(name, value)
    said = refused()
    assert said.startswith(name)
    assert bounds in said


@pytest.mark.parametrize("token", ["secret token", "123456", "123456:AA/../x", "123456:AA\nBB"])
def test_what_cannot_be_a_token_is_refused_without_showing_it(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", token)
    said = refused()
    assert said.startswith("TELEGRAM_TOKEN")
    assert "@BotFather" in said
    assert token not in said


@pytest.mark.parametrize("address", ["localhost:8081/bot", "ftp://x.example/bot", "https://", "http://a b/bot"])
def test_an_address_that_is_not_http_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("TELEGRAM_BASE_URL", address)
    said = refused()
    assert said.startswith("TELEGRAM_BASE_URL")
    assert "https://" in said


@given(st.integers())
def test_a_number_is_taken_exactly_when_it_is_within_its_bounds(number: int) -> None:
    if 1 <= number <= 64:
        assert load_settings(NO_FILE, max_concurrent_questions=number).max_concurrent_questions == number
    else:
        assert "from 1 to 64" in refused(max_concurrent_questions=number)


@given(st.text(min_size=8).filter(lambda text: text.strip() == text))
def test_no_refusal_ever_repeats_a_value(value: str) -> None:
    try:
        load_settings(NO_FILE, telegram_token=value)
    except SettingsError as error:
        assert value not in str(error)


def test_without_a_token_the_sentence_names_the_setting_and_botfather() -> None:
    with pytest.raises(SettingsError) as error:
        required_token(load_settings(NO_FILE))
    assert "TELEGRAM_TOKEN" in str(error.value)
    assert "@BotFather" in str(error.value)
    assert error.value.exit_status == 2


def test_the_token_does_not_show_when_settings_are_printed() -> None:
    settings = load_settings(NO_FILE, telegram_token=TOKEN)
    assert TOKEN not in f"{settings!r} {settings}"


def test_the_table_has_a_row_for_every_setting_with_default_values_and_meaning() -> None:
    rows = settings_table().splitlines()
    assert len(rows) == 2 + len(Settings.model_fields)
    for name, row in zip(Settings.model_fields, rows[2:]):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[0] == f"`{name.upper()}`"
        assert len(cells) == 4
        assert all(cells)


def test_the_table_shows_bounds() -> None:
    assert "| `HISTORY_MINUTES` | `30` | a whole number from 1 to 1440 |" in settings_table()
