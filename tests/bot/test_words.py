from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.maintain import REASONS
from bot.profile import COMMANDS
from bot.simulator.html import parse_html
from bot.words import LOCALES, Locales, UnknownMessage, Value, Words
from knowledge.documents import NOTICES
from knowledge.reading import SHIPPED
from knowledge.urgent import SITUATIONS
from knowledge.vocabulary import COUNTRIES, PUBLISHER_TYPES, SEEN

BOT = LOCALES.parent
ENGLISH = sorted((LOCALES / "en").glob("*.ftl"))
# Said by `knowledge` through the notes of an answer, not by the code of `bot`.
NOTES = {
    "note-old",
    "note-newest",
    "note-undated",
    "note-looked-for",
    "note-disagree",
    "note-corrected",
    "note-withdrawn",
}
VARIABLES: dict[str, Value] = {
    "page": 2, "pages": 3, "published": "x", "checked": "x", "name": "x", "country": "x", "date": "2025", "what": "x",
    "why": "x", "done": 1, "total": 2, "publisher": "x", "waiting": 2, "counts": "x", "outcome": "x", "item": 1,
    "documents": 2, "publishers": 2, "type": "x", "count": 2, "newest": "x", "minutes": 30, "code": "x",
}  # fmt: skip


def message_ids() -> list[str]:
    parsed = [FluentParser().parse(file.read_text(encoding="utf-8")) for file in ENGLISH]
    return [entry.id.name for resource in parsed for entry in resource.body if isinstance(entry, Message)]


def locales_in(folder: Path, **files: str) -> Locales:
    """Locales with one file for each language given."""
    for language, text in files.items():
        (folder / language).mkdir()
        (folder / language / "all.ftl").write_text(text, encoding="utf-8")
    return Locales(folder)


def test_every_file_is_fluent_without_a_mistake() -> None:
    for file in ENGLISH:
        kinds = {type(entry).__name__ for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body}
        assert "Junk" not in kinds, file.name


def test_no_message_is_defined_twice() -> None:
    ids = message_ids()
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("message", message_ids())
def test_every_message_is_html_that_telegram_takes_with_all_its_variables_filled(message: str, words: Words) -> None:
    said = words.html(message, **VARIABLES)
    text, _ = parse_html(said)
    assert text.strip()
    assert "{" not in text
    assert len(text) < 1500


def urgent_notes() -> set[str]:
    """Named by data: the notes of each situation."""
    rules = tomllib.loads((SHIPPED / "urgent.toml").read_text(encoding="utf-8"))
    return {note for situation in rules["situations"].values() for note in situation["notes"]}


def test_every_message_is_used() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in BOT.rglob("*.py"))
    computed = {f"command-{name}" for name in COMMANDS} | {f"publisher-type-{name}" for name in PUBLISHER_TYPES}
    computed |= {f"seen-{name}" for name in SEEN} | NOTES
    computed |= {f"maintain-reason-{name}" for name in REASONS} | {f"source-{name}" for name in NOTICES}
    computed |= {f"maintain-button-{name}" for name in ("approve", "reject", "skip")}
    computed |= {f"sos-{situation}" for situation in SITUATIONS} | urgent_notes()
    unused = [m for m in message_ids() if f'"{m}"' not in code and m not in computed and not m.startswith("smalltalk-")]
    assert unused == []


def test_every_publisher_type_and_kind_of_source_has_words(words: Words) -> None:
    for name in PUBLISHER_TYPES:
        assert words.text(f"publisher-type-{name}")
    for name in SEEN:
        assert words.text(f"seen-{name}")


def test_the_bot_uses_the_words_that_respect_victims() -> None:
    said = "\n".join(file.read_text(encoding="utf-8") for file in ENGLISH).lower()
    assert "romance baiting" in said
    assert "pig butchering" not in said
    assert "scammer" not in said


def test_descriptions_keep_within_telegrams_limits(words: Words) -> None:
    assert len(words.text("profile-description")) <= 512
    assert len(words.text("profile-short-description")) <= 120
    assert all(len(words.text(f"command-{name}")) <= 256 for name in COMMANDS)


@given(st.text(max_size=80))
def test_a_value_is_shown_and_never_obeyed_as_markup(value: str) -> None:
    words = Locales().words("en")
    text, entities = parse_html(words.html("contact-name", name=value, country="Laos"))
    assert text == f"{value} (Laos)"
    assert {entity.type for entity in entities} <= {"bold"}


def test_a_message_as_text_has_no_markup(words: Words) -> None:
    assert words.text("contact-name", name="A & <B>", country="Laos") == "A & <B> (Laos)"


def test_an_unknown_message_is_an_error(words: Words) -> None:
    with pytest.raises(UnknownMessage):
        words.html("no-such-message")


def test_plurals_are_right(words: Words) -> None:
    assert "1 checked page from 1 publisher" in words.html("sources-overview", documents=1, publishers=1).replace(
        "\n", " "
    )
    assert "2 checked pages from 3 publishers" in words.html("sources-overview", documents=2, publishers=3).replace(
        "\n", " "
    )


def test_a_large_number_is_grouped(words: Words) -> None:
    assert "1,249 checked pages" in words.html("sources-overview", documents=1249, publishers=2)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-11-14", "14 November 2025"),
        (date(2026, 1, 2), "2 January 2026"),
        ("2025-11", "November 2025"),
        ("2025", "2025"),
        (None, "no date on the page"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(words: Words, day: date | str | None, said: str) -> None:
    assert words.date(day) == said


@given(st.dates(date(1900, 1, 1)))
def test_a_full_date_names_day_and_year(day: date) -> None:
    said = Locales().words("en").date(day.isoformat())
    assert re.fullmatch(rf"{day.day} [A-Z][a-z]+ {day.year}", said)


def test_every_country_has_a_name(words: Words) -> None:
    assert words.country("TH") == "Thailand"
    assert words.country("EU") == "European Union"
    assert [code for code in COUNTRIES if words.country(code) == code] == []
    assert words.country("??") == "??"


def test_a_language_without_a_folder_is_answered_in_english() -> None:
    locales = Locales()
    assert locales.words("xx").language == "en"
    assert locales.words(None).language == "en"
    assert locales.words("").language == "en"
    assert locales.words("en-GB").language == "en"


def test_the_nearest_language_is_taken(tmp_path: Path) -> None:
    locales = locales_in(tmp_path, en="hello = Hello", th="hello = สวัสดี")
    assert locales.languages == ("en", "th")
    assert locales.words("th-TH").html("hello") == "สวัสดี"
    assert locales.words("TH").html("hello") == "สวัสดี"


def test_what_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    locales = locales_in(tmp_path, en="hello = Hello\nbye = Goodbye", th="hello = สวัสดี")
    assert locales.words("th").html("bye") == "Goodbye"


def test_codes_that_apps_send_for_the_same_language_find_it(tmp_path: Path) -> None:
    locales = locales_in(tmp_path, en="hello = Hello", zh="hello = 你好", tl="hello = Kumusta", id="hello = Halo")
    said = {code: locales.words(code).html("hello") for code in ("zh-Hant", "zh_TW", "zh-HK", "fil", "fil-PH", "in")}
    assert list(said.values()) == ["你好", "你好", "你好", "Kumusta", "Kumusta", "Halo"]
    assert locales.spoken("zh-Hant") == "zh"
    assert [locales.spoken(code) for code in ("fr", "", None)] == [None, None, None]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-04-21", "21 เมษายน พ.ศ. 2568 (ค.ศ. 2025)"),
        ("2025-11", "พฤศจิกายน พ.ศ. 2568 (ค.ศ. 2025)"),
        ("2025", "พ.ศ. 2568 (ค.ศ. 2025)"),
    ],
)
def test_thai_dates_show_the_buddhist_year_beside_the_gregorian(tmp_path: Path, day: str, said: str) -> None:
    assert locales_in(tmp_path, en="a = a", th="a = ก").words("th").date(day) == said


@given(st.dates(date(1900, 1, 1)))
def test_every_thai_date_holds_both_years_once(day: date) -> None:
    said = Locales().words("th").date(day.isoformat())
    assert said.count(f"พ.ศ. {day.year + 543}") == said.count(f"ค.ศ. {day.year}") == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "2025年4月21日"),
        ("vi", "21 tháng 4, 2025"),
        ("km", "21 មេសា 2025"),
        ("lo", "21 ເມສາ 2025"),
        ("my", "2025 ဧပြီ 21"),
        ("id", "21 April 2025"),
        ("ms", "21 April 2025"),
        ("tl", "Abril 21, 2025"),
    ],
)
def test_dates_are_said_as_the_language_writes_them(language: str, said: str) -> None:
    assert Locales().words(language).date("2025-04-21") == said
