"""The ten languages side by side: nothing is missing, nothing is left in English, everything fits Telegram."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Resource, VariableReference
from fluent.syntax.visitor import Visitor

from bot.profile import COMMANDS
from bot.simulator.html import parse_html
from bot.words import LOCALES, Locales, Value
from knowledge.languages import SPOKEN, detect_language
from knowledge.vocabulary import COUNTRIES

OTHERS = tuple(code for code in SPOKEN if code != "en")
ALL = Locales()
# Enough for every message of the locales; numbers where a message counts.
VALUES: dict[str, Value] = {
    "page": 2, "pages": 3, "published": "1", "checked": "2", "name": "3", "country": "4", "date": "2025", "what": "5",
    "done": 3, "total": 9, "waiting": 2, "counts": "10", "outcome": "11", "item": "12", "why": "13", "publisher": "14",
    "documents": 1249, "publishers": 97, "type": "6", "count": 1249, "newest": "7", "minutes": 30, "code": "8",
}  # fmt: skip
SCRIPTS = {
    "zh": r"[㐀-䶿一-鿿]", "th": r"[฀-๿]", "km": r"[ក-៿]", "lo": r"[຀-໿]", "my": r"[က-႟]",
}  # fmt: skip
# Two that the detector mixes up where the text is not about everyday things.
NEAR = {"id": ("id", "ms"), "ms": ("id", "ms")}
# Names that stay as they are in every language.
_KEPT = re.compile(r"Waypost|Telegram|/\w+|https?://\S+")
# The product's name is a name.
SAME_EVERYWHERE = {"profile-name"}
# How each language writes what English calls so; a transliteration of the English word would be read as another place.
PLACES = {
    "Mae Sot": {"zh": "湄索", "th": "แม่สอด", "km": "ម៉ែសត", "lo": "ແມ່ສອດ", "my": "မဲဆောက်"},
    "Southeast Asia": {
        "zh": "东南亚", "th": "เอเชียตะวันออกเฉียงใต้", "vi": "Đông Nam Á", "km": "អាស៊ីអាគ្នេយ៍",
        "lo": "ອາຊີຕາເວັນອອກສຽງໃຕ້", "my": "အရှေ့တောင်အာရှ", "id": "Asia Tenggara", "ms": "Asia Tenggara",
        "tl": "Timog-silangang Asya",
    },
}  # fmt: skip
TERMS = {
    "scam compound": {
        "zh": "诈骗园区", "th": "ศูนย์สแกมเมอร์", "vi": "khu lừa đảo", "km": "ទីតាំងឆបោក", "lo": "ສູນຫຼອກລວງ",
        "my": "ငွေလိမ်စခန်း", "id": "kompleks penipuan", "ms": "pusat penipuan", "tl": "scam compound",
    },
}  # fmt: skip
VICTIM = {
    "zh": "受害者", "th": "ผู้เสียหาย", "vi": "nạn nhân", "km": "ជនរងគ្រោះ", "lo": "ຜູ້ຖືກເຄາະຮ້າຍ",
    "my": "နစ်နာသူ", "id": "korban", "ms": "mangsa", "tl": "biktima",
}  # fmt: skip
BUTTON_UNITS = 40  # a phone shows about so many Latin letters of a button that has its row to itself


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.found.add(node.id.name)


def parsed(file: Path) -> Resource:
    return FluentParser().parse(file.read_text(encoding="utf-8"))


@cache
def messages(language: str) -> dict[str, tuple[str, frozenset[str]]]:
    """The messages of a language: id -> the file and the variables that it uses."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in parsed(file).body:
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{language}: {entry.id.name} twice"
                visitor = _Variables()
                visitor.visit(entry)
                found[entry.id.name] = (file.name, frozenset(visitor.found))
    return found


def said(language: str, message: str) -> str:
    return ALL.words(language).text(message, **VALUES)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


EVERY = [(language, message) for language in SPOKEN for message in messages(language)]
TRANSLATED = [(language, message) for language, message in EVERY if language != "en"]


def test_there_are_ten_languages_and_each_is_spoken() -> None:
    assert sorted(ALL.languages) == sorted(SPOKEN)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_same_messages_and_variables_in_the_same_files_as_english(language: str) -> None:
    assert messages(language) == messages("en")


@pytest.mark.parametrize("language", SPOKEN)
def test_every_file_is_fluent_without_a_mistake(language: str) -> None:
    for file in (LOCALES / language).glob("*.ftl"):
        assert "Junk" not in {type(entry).__name__ for entry in parsed(file).body}, file


@pytest.mark.parametrize("language", OTHERS)
def test_a_file_that_no_native_speaker_has_read_says_so(language: str) -> None:
    for file in (LOCALES / language).glob("*.ftl"):
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        assert first == "# Not yet reviewed by a native speaker." or first.startswith("# Reviewed by "), file


@pytest.mark.parametrize(("language", "message"), EVERY)
def test_every_message_is_rendered_with_all_that_is_put_into_it(language: str, message: str) -> None:
    markup = ALL.words(language).html(message, **VALUES)
    text, _ = parse_html(markup)
    assert text.strip() == text
    assert "{" not in text and "}" not in text
    assert units(text) < 2_000
    numbers = {name: str(VALUES[name]) for name in messages(language)[message][1]}
    bare = re.sub(r"(?<=\d)[.,](?=\d{3})", "", text)
    assert [name for name, value in numbers.items() if value not in bare] == []


@pytest.mark.parametrize(("language", "message"), EVERY)
def test_markup_and_commands_are_those_of_english(language: str, message: str) -> None:
    def parts(code: str) -> tuple[list[str], list[str], int]:
        source = ALL.words(code).html(message, **VALUES)
        return (
            re.findall(r"</?[a-z]+", source),
            sorted(re.findall(r"(?<![\w<])/[a-z]+", source)),
            source.count("•"),
        )

    assert parts(language) == parts("en")


@pytest.mark.parametrize(("language", "message"), TRANSLATED)
def test_no_message_is_english_by_accident(language: str, message: str) -> None:
    if message in SAME_EVERYWHERE:
        assert said(language, message) == said("en", message)
        return
    text = _KEPT.sub(" ", said(language, message))
    letters = [c for c in text if c.isalpha()]
    if not letters:  # "1. 2": only what is put into it
        return
    assert text != _KEPT.sub(" ", said("en", message))
    if language in SCRIPTS:
        assert re.search(SCRIPTS[language], text)
        assert re.findall(r"[A-Za-z]+", text) == []
    elif units(text) > 60:
        assert detect_language(text) in NEAR.get(language, (language,))


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_no_other_script_strays_into_a_language(language: str) -> None:
    others = "|".join(pattern for code, pattern in SCRIPTS.items() if code != language)
    for message in messages(language):
        assert re.findall(others, said(language, message)) == [], message


def test_chinese_is_simplified_and_serves_traditional_readers_too() -> None:
    text = "".join(said("zh", message) for message in messages("zh"))
    assert re.findall("[們這麼說為來請問關於個國過會對時實開發給還沒東]", text) == []
    assert ALL.words("zh-Hant").language == ALL.words("zh-TW").language == "zh"


@pytest.mark.parametrize("place", sorted(PLACES))
@pytest.mark.parametrize("language", OTHERS)
def test_places_are_called_as_the_language_calls_them(language: str, place: str) -> None:
    for message in messages("en"):
        if place in said("en", message):
            assert PLACES[place].get(language, place) in said(language, message), message


@pytest.mark.parametrize("language", OTHERS)
def test_one_term_for_scam_compounds_and_the_respectful_word_for_victims(language: str) -> None:
    for message in ("profile-description", "profile-short-description", "declined", "smalltalk-about"):
        assert TERMS["scam compound"][language].lower() in said(language, message).lower(), message
    assert VICTIM[language] in said(language, "about").lower()


@pytest.mark.parametrize("language", SPOKEN)
def test_what_telegram_registers_keeps_within_its_limits(language: str) -> None:
    assert 0 < units(said(language, "profile-name")) <= 64
    assert 0 < units(said(language, "profile-description")) <= 512
    assert 0 < units(said(language, "profile-short-description")) <= 120
    for name in COMMANDS:
        assert 0 < units(said(language, f"command-{name}")) <= 256
        assert "\n" not in said(language, f"command-{name}")


@pytest.mark.parametrize(("language", "message"), [e for e in EVERY if e[1] in {"answer-forgotten", "language-chosen"}])
def test_an_alert_keeps_within_telegrams_200_characters(language: str, message: str) -> None:
    assert units(said(language, message)) <= 200


@pytest.mark.parametrize(
    ("language", "message"),
    [e for e in EVERY if e[1].startswith("button-") or e[1] in {"language-name", "language-keep"}],
)
def test_a_button_fits_a_phone(language: str, message: str) -> None:
    text = ALL.words(language).text(message, **{**VALUES, "page": 12, "pages": 15})
    assert "\n" not in text
    assert units(text) <= BUTTON_UNITS


def test_the_text_of_a_button_is_the_one_that_help_names() -> None:
    for language in SPOKEN:
        assert said(language, "button-why") in said(language, "help"), language


@pytest.mark.parametrize("language", SPOKEN)
def test_every_country_has_a_name_in_every_language(language: str) -> None:
    words = ALL.words(language)
    assert [code for code in COUNTRIES if words.country(code) == code] == []


@pytest.mark.parametrize(
    ("language", "grouped"), [("en", "1,249"), ("zh", "1,249"), ("th", "1,249"), ("vi", "1.249"), ("id", "1.249")]
)
def test_numbers_are_grouped_as_the_language_does(language: str, grouped: str) -> None:
    assert grouped in ALL.words(language).text("sources-overview", documents=1249, publishers=2)


def test_every_name_of_a_language_is_its_own() -> None:
    names = [said(language, "language-name") for language in SPOKEN]
    assert len(set(names)) == len(SPOKEN)
