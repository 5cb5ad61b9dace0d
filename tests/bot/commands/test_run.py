from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.run import knowledge_base
from bot.settings import Settings, load_settings, settings_table
from knowledge.errors import IndexUnwritable
from tests.bot.commands.running import one_sentence, waypost

TOKEN = "123456:AAabcdefghijklmnopqrstuvwxyz0123456"


def test_without_a_token_run_says_so_in_one_sentence_naming_the_setting_and_botfather(tmp_path: Path) -> None:
    done = waypost("run", folder=tmp_path)
    line = one_sentence(done)
    assert done.returncode == 2
    assert "TELEGRAM_TOKEN" in line
    assert "@BotFather" in line
    assert not (tmp_path / "data").exists()


def test_a_token_without_its_form_is_refused_and_not_repeated(tmp_path: Path) -> None:
    done = waypost("run", folder=tmp_path, TELEGRAM_TOKEN="my-secret-token")
    assert done.returncode == 2
    assert "TELEGRAM_TOKEN" in one_sentence(done)
    assert "my-secret-token" not in one_sentence(done)


def test_an_unknown_waypost_setting_is_refused_by_its_name_with_the_nearest_one(tmp_path: Path) -> None:
    done = waypost("run", folder=tmp_path, TELEGRAM_TOKEN=TOKEN, WAYPOST_DAT="x")
    line = one_sentence(done)
    assert done.returncode == 2
    assert "WAYPOST_DAT " in line
    assert "WAYPOST_DATA" in line


def test_a_setting_out_of_bounds_is_refused_with_its_bounds(tmp_path: Path) -> None:
    done = waypost("run", folder=tmp_path, TELEGRAM_TOKEN=TOKEN, MAX_CONCURRENT_QUESTIONS="0")
    line = one_sentence(done)
    assert done.returncode == 2
    assert "MAX_CONCURRENT_QUESTIONS" in line
    assert "from 1 to 64" in line


@pytest.mark.parametrize("port", ["65536", "telegram"])
def test_a_port_that_is_none_is_wrong_use(tmp_path: Path, port: str) -> None:
    done = waypost("demo", "--port", port, folder=tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"port" in done.stderr


def test_a_demo_that_cannot_write_its_index_ends_with_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("I am a file")
    done = waypost("demo", "--port", "0", folder=tmp_path)
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.decode().splitlines() if line.strip()]
    assert line.startswith("waypost: The index cannot be written")


def test_settings_prints_the_table_of_every_setting(tmp_path: Path) -> None:
    done = waypost("settings", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode() == settings_table()
    for name in Settings.model_fields:
        assert f"`{name.upper()}`" in done.stdout.decode()


def test_the_knowledge_base_is_loaded_when_it_is_called_and_not_before(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("I am a file")
    load = knowledge_base(load_settings(tmp_path / "no.env", waypost_data=tmp_path / "data"))
    with pytest.raises(IndexUnwritable):
        load()
