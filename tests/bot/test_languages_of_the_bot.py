"""The bot's words in every language: the same messages and variables, in its own script, within Telegram's limits."""

from __future__ import annotations

import re
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.profile import COMMANDS
from bot.words import LOCALES, Locales
from knowledge.languages import SPOKEN

OTHERS = sorted(set(SPOKEN) - {"en"})
SCRIPTS = {
    "zh": "\u4e00-\u9fff",
    "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "km": "\u1780-\u17ff",
}
# What maintainers read is English everywhere: they are the few who run the bot.
FOR_MAINTAINERS = "maintain-"


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)


@cache
def messages(language: str) -> dict[str, frozenset[str]]:
    """Variables by message id."""
    found = {}
    for file in (LOCALES / language).glob("*.ftl"):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message):
                variables = _Variables()
                variables.visit(entry)
                found[entry.id.name] = frozenset(variables.names)
    return found


def said(language: str, message: str) -> str:
    values = {
        name: 2 if name in ("minutes", "documents", "publishers", "page", "pages", "count") else "X"
        for name in messages("en")[message]
    }
    return Locales().words(language).text(message, **values)


def test_there_is_a_folder_for_each_of_the_ten_languages() -> None:
    assert set(SPOKEN) <= set(Locales().languages)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_message_with_the_same_variables_and_no_other(language: str) -> None:
    wanted = {name: variables for name, variables in messages("en").items() if not name.startswith(FOR_MAINTAINERS)}
    assert messages(language) == wanted


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_is_left_in_english(language: str) -> None:
    same = [
        name for name in messages(language) if len(said("en", name)) > 12 and said(language, name) == said("en", name)
    ]
    assert same == []


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_what_is_said_is_in_the_script_of_the_language(language: str) -> None:
    wrong = [
        name
        for name in messages(language)
        if len(said("en", name)) > 12 and not re.search(f"[{SCRIPTS[language]}]", said(language, name))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_names_and_descriptions_keep_within_telegrams_limits(language: str) -> None:
    assert all(len(said(language, f"command-{name}")) <= 256 for name in COMMANDS)
    assert len(said(language, "profile-description")) <= 512
    assert len(said(language, "profile-short-description")) <= 120
    assert len(said(language, "answer-forgotten")) <= 200
    assert all(len(said(language, name)) <= 40 for name in messages("en") if name.startswith("button-"))


@pytest.mark.parametrize("language", OTHERS)
def test_each_file_says_that_no_native_speaker_has_read_it_yet(language: str) -> None:
    for file in (LOCALES / language).glob("*.ftl"):
        assert "native speaker" in file.read_text(encoding="utf-8").splitlines()[0]
