"""Values of the Bot API held against its own type names: "Integer", "Integer|String", "Array of MessageEntity".

Telegram ignores what it does not know; the simulator refuses it, so that a misspelt field is found in a test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.simulator.errors import JSON, BadRequest

SCALARS: Mapping[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
}


@dataclass(frozen=True)
class Field:
    """A parameter of a method or a field of an object, written as in the Bot API's documentation."""

    name: str
    types: tuple[str, ...]
    required: bool


@dataclass(frozen=True)
class Upload:
    """A file that came with a multipart request."""

    name: str
    content: bytes


def fields(table: str) -> dict[str, Field]:
    """Read "chat_id! Integer|String" lines: the name, "!" where it is required, the types."""
    rows = [line.strip().partition(" ") for line in table.strip().splitlines() if line.strip()]
    return {
        name.rstrip("!"): Field(name.rstrip("!"), tuple(types.strip().split("|")), name.endswith("!"))
        for name, _, types in rows
    }


def read_json(source: str | bytes) -> Any:
    """JSON from outside. Raises ValueError, also for what Python reads and no answer could carry on."""
    try:
        value = json.loads(source)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    json.dumps(value, ensure_ascii=False, allow_nan=False).encode()  # half a surrogate pair, NaN: ValueError
    return value


class Schema:
    """The objects of the Bot API that a bot sends, and the checking of values against them."""

    def __init__(self, objects: Mapping[str, dict[str, Field]], variants: Mapping[str, Mapping[str, str]]) -> None:
        """`variants`: for a type that is one of several, the object by the value of its "type" field."""
        self.objects = objects
        self.variants = variants

    def parameter(self, field: Field, raw: Any) -> Any:
        """The value of a parameter, which comes as JSON, as a form's text, or as an uploaded file."""
        if isinstance(raw, Upload):
            if "InputFile" not in field.types:
                raise BadRequest(f'the simulator refuses a file as parameter "{field.name}"')
            return raw
        if isinstance(raw, str):
            raw = self._decoded(field, raw)
        self._check(raw, field.types, field.name)
        return raw

    def _decoded(self, field: Field, raw: str) -> Any:
        for kind in field.types:
            if kind in TEXT_FORMS and (read := TEXT_FORMS[kind](raw)) is not None:
                return read
        if "InputFile" in field.types or all(kind in TEXT_FORMS for kind in field.types):
            return raw
        try:
            return read_json(raw)
        except ValueError:
            raise BadRequest(f"Can't parse {field.name} JSON object") from None

    def _check(self, value: Any, types: tuple[str, ...], where: str) -> None:
        if len(types) > 1:
            types = (self._one_of(types, value, where),)
        kind = types[0]
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                raise BadRequest(f'Field "{where}" must be an Array')
            for item in value:
                self._check(item, (kind.removeprefix("Array of "),), where)
        elif kind in SCALARS:
            if not isinstance(value, SCALARS[kind]) or (isinstance(value, bool) and kind != "Boolean"):
                raise BadRequest(f'Field "{where}" must be of type {kind}')
        elif kind != "InputFile":
            self._check_object(kind, value, where)

    def _one_of(self, types: tuple[str, ...], value: Any, where: str) -> str:
        if isinstance(value, dict):
            candidates = [kind for kind in types if kind in self.objects]
            for kind in candidates:
                if all(name in value for name, field in self.objects[kind].items() if field.required):
                    return kind
        scalars = [kind for kind in types if kind in SCALARS and isinstance(value, SCALARS[kind])]
        if not scalars:
            raise BadRequest(f"Object expected as {where.replace('_', ' ')}")
        return scalars[0]

    def _check_object(self, kind: str, value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise BadRequest(f"{kind} must be an Object")
        if kind in self.variants:
            name = str(value.get("type", ""))
            if name not in self.variants[kind]:
                raise BadRequest(f'the simulator knows no {kind} of type "{name}"')
            kind = self.variants[kind][name]
        known = self.objects.get(kind)
        if known is None:
            raise BadRequest(f"the simulator does not serve {kind}")
        self._check_fields(kind, known, value)

    def _check_fields(self, kind: str, known: dict[str, Field], value: JSON) -> None:
        for name, field in known.items():
            if field.required and name not in value:
                raise BadRequest(f"Can't parse {kind}: Can't find field \"{name}\"")
        for name, item in value.items():
            if name not in known:
                raise BadRequest(f'the simulator refuses the unknown field "{name}" of {kind}')
            self._check(item, known[name].types, name)


def _integer(raw: str) -> int | None:
    return int(raw) if re.fullmatch(r"-?\d{1,18}", raw.strip()) else None


def _boolean(raw: str) -> bool | None:
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(raw.strip().lower())


def _string(raw: str) -> str:
    return raw


TEXT_FORMS: Mapping[str, Callable[[str], Any]] = {"Integer": _integer, "Boolean": _boolean, "String": _string}
