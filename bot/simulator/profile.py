"""What a bot says of itself: name, descriptions, commands and menu button, by language and by scope."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.simulator.errors import JSON, BadRequest

COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}\Z")
COMMAND_CHARACTERS, DESCRIPTION_CHARACTERS, COMMANDS = 32, 256, 100
LANGUAGE_CODE = re.compile(r"[a-z]{2}\Z")
Scope = tuple[str, str, str]  # type, chat, user


class Profile:
    def __init__(self, name: str) -> None:
        self._texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._commands: dict[tuple[Scope, str], list[JSON]] = {}
        self._menu_buttons: dict[int, JSON] = {}

    def text(self, field: str, language: str = "") -> str:
        """A text of the bot in a language, or the one for everybody."""
        return self._texts.get((field, language)) or self._texts.get((field, ""), "")

    def set_text(self, field: str, text: str, language: str, limit: int) -> None:
        if len(text) > limit:
            raise BadRequest(f"the simulator refuses a {field.replace('_', ' ')} of more than {limit} characters")
        self._texts[field, checked_language(language)] = text

    def commands(self, scope: JSON | None, language: str) -> list[JSON]:
        return self._commands.get((_scope(scope), checked_language(language)), [])

    def set_commands(self, commands: list[JSON], scope: JSON | None, language: str) -> None:
        if len(commands) > COMMANDS:
            raise BadRequest("BOT_COMMANDS_TOO_MUCH")
        self._commands[_scope(scope), checked_language(language)] = [_command(command) for command in commands]

    def delete_commands(self, scope: JSON | None, language: str) -> None:
        self._commands.pop((_scope(scope), checked_language(language)), None)

    def commands_for(self, chat_id: int, is_private: bool, language: str) -> list[JSON]:
        """The commands that a person sees: the narrowest scope that has any, in the language or in none."""
        everywhere = ("all_private_chats" if is_private else "all_group_chats", "", "")
        scopes: Iterable[Scope] = (("chat", str(chat_id), ""), everywhere, ("default", "", ""))
        for scope in scopes:
            for code in (language[:2], ""):
                if (scope, code) in self._commands:
                    return self._commands[scope, code]
        return []

    def menu_button(self, chat_id: int) -> JSON:
        return self._menu_buttons.get(chat_id) or self._menu_buttons.get(0, {"type": "commands"})

    def set_menu_button(self, chat_id: int, button: JSON) -> None:
        self._menu_buttons[chat_id] = button


def checked_language(code: str) -> str:
    if code and not LANGUAGE_CODE.match(code):
        raise BadRequest("Invalid language code specified")
    return code


def _scope(scope: JSON | None) -> Scope:
    scope = scope or {"type": "default"}
    return (str(scope["type"]), str(scope.get("chat_id", "")), str(scope.get("user_id", "")))


def _command(command: JSON) -> JSON:
    name, description = command["command"].strip().removeprefix("/"), command["description"].strip()
    if not name:
        raise BadRequest("Command must be non-empty")
    if len(name) > COMMAND_CHARACTERS:
        raise BadRequest(f"Command length must not exceed {COMMAND_CHARACTERS}")
    if not description:
        raise BadRequest("Command description must be non-empty")
    if len(description) > DESCRIPTION_CHARACTERS:
        raise BadRequest(f"Command description length must not exceed {DESCRIPTION_CHARACTERS}")
    if not COMMAND_NAME.match(name):
        raise BadRequest("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}
