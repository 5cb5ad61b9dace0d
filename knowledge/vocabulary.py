"""The closed lists that documents and contacts choose from, read from vocabulary.toml."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_data = tomllib.loads(files("knowledge").joinpath("vocabulary.toml").read_text(encoding="utf-8"))

PARTS: tuple[str, ...] = tuple(_data["parts"])
TOPICS: frozenset[str] = frozenset(_data["topics"])
PUBLISHER_TYPES: frozenset[str] = frozenset(_data["publisher_types"])
SEEN: frozenset[str] = frozenset(_data["seen"])
LANGUAGES: frozenset[str] = frozenset(_data["languages"])
CONTACT_KINDS: tuple[str, ...] = tuple(_data["contact_kinds"])
CONFIDENCE: frozenset[str] = frozenset(_data["confidence"])
COUNTRIES: frozenset[str] = frozenset(_data["countries"])
