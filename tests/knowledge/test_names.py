from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.languages import SPOKEN
from knowledge.names import EVERYDAY, FOLDER, NAMES, Concept, Lexicon
from knowledge.reading import Corpus
from knowledge.vocabulary import COUNTRIES
from knowledge.words import normalise

LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.toml"))
LATIN = ("en", "vi", "id", "ms", "tl")
KOSOVO = "XK"  # a code that ISO leaves to its users; documents and contacts do not take it
FEWEST = 250  # entries of a language: fewer leave most questions in it without a name or a term


def entries(language: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["entry"])


def compared(form: str) -> str:
    """What matching sees of a form: "k-k park" and "K.K. Park" are the same words."""
    even = normalise(form)
    return " ".join("".join(c if c.isalnum() else " " for c in even).split()) if even.isascii() else even


def concept(identifier: str, kind: str = "term") -> Concept:
    return Concept(identifier, kind, identifier.replace("-", " "), None)


def small(exact: dict[str, str] | None = None, everyday: dict[str, list[str]] | None = None) -> Lexicon:
    """A handful of concepts with forms in English, Thai and Malay."""
    forms = {
        "en": {
            "kk-park": ["KK Park", "K.K. Park"],
            "park": ["park", "parks"],
            "prince-bank": ["Prince Bank"],
            "bank": ["bank", "bank account"],
            "cuba": ["Cuba", "Cuban"],
            "long-name": ["office on drugs and crime of the united nations in vienna"],
        },
        "th": {"kk-park": ["เคเคปาร์ค"], "park": ["ปาร์ค"]},
        "ms": {"bank": ["bank simpanan"], "try": ["park"]},
    }
    identifiers = {identifier for table in forms.values() for identifier in table} | set((exact or {}).values())
    return Lexicon({i: concept(i) for i in identifiers}, forms, exact or {}, everyday or {})


def ids(lexicon: Lexicon, text: str, language: str = "en") -> list[str]:
    return [found.id for found in lexicon.find(text, language)]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.read()


# --- Finding ---


def test_a_form_is_found_as_whole_words_whatever_its_capitals_and_signs() -> None:
    for text in ("KK Park", "kk park", "at KK-Park!", "K.K. Park.", "ＫＫ ＰＡＲＫ"):
        assert ids(small(), text) == ["kk-park"], text


@pytest.mark.parametrize("text", ["kkpark", "parking", "spark", "k park2", ""])
def test_a_form_inside_another_word_is_not_found(text: str) -> None:
    assert ids(small(), text) == []


def test_the_longest_form_wins_where_several_begin() -> None:
    assert ids(small(), "Is KK Park a park?") == ["kk-park", "park"]
    assert ids(small(), "my bank account") == ["bank"]


def test_two_forms_that_share_a_word_are_both_found() -> None:
    assert ids(small(), "a Prince Bank account") == ["prince-bank", "bank"]


def test_a_form_within_a_longer_one_is_not_found_besides() -> None:
    assert ids(small(), "a Prince Bank") == ["prince-bank"]
    assert ids(small(), "KK Park") == ["kk-park"]


def test_concepts_come_in_the_order_of_the_text_and_each_once() -> None:
    assert ids(small(), "bank, park, bank, Cuban, park") == ["bank", "park", "cuba"]


def test_a_form_of_many_words_is_found() -> None:
    assert ids(small(), "the Office on Drugs and Crime of the United Nations in Vienna said") == ["long-name"]


def test_a_form_in_another_script_is_found_wherever_it_stands() -> None:
    assert ids(small(), "ฉันอยู่ที่เคเคปาร์คตอนนี้", "th") == ["kk-park"]


def test_english_forms_are_found_in_a_text_of_any_language() -> None:
    assert ids(small(), "ฉันอยู่ที่KK Parkครับ", "th") == ["kk-park"]
    assert ids(small(), "ฉันอยู่ที่ KK Park", "lo") == ["kk-park"]


def test_the_forms_of_a_language_are_not_found_in_another() -> None:
    assert ids(small(), "เคเคปาร์ค", "en") == []
    assert ids(small(), "bank simpanan", "th") == ["bank"]


def test_where_a_languages_form_and_an_english_one_are_as_long_the_languages_own_wins() -> None:
    assert ids(small(), "park", "ms") == ["try"]
    assert ids(small(), "park", "en") == ["park"]


@given(st.text(st.characters(exclude_categories=()), max_size=80), st.sampled_from(["en", "th", "ms", "xx"]))
def test_no_text_makes_the_search_for_names_crash(text: str, language: str) -> None:
    lexicon = small({"US": "united-states"}, {"ms": ["cuba"]})
    found = ids(lexicon, text, language)
    assert len(found) == len(set(found))
    assert isinstance(lexicon.without(text, language, {"term"}), str)


@given(st.lists(st.sampled_from(["KK Park", "bank", "Cuba", "and", "the", "…", "parks"]), max_size=8))
def test_every_form_between_other_words_is_found(parts: list[str]) -> None:
    wanted = {"KK Park": "kk-park", "bank": "bank", "Cuba": "cuba", "parks": "park"}
    assert ids(small(), " | ".join(parts)) == list(dict.fromkeys(wanted[part] for part in parts if part in wanted))


def test_an_empty_lexicon_finds_nothing() -> None:
    assert Lexicon({}, {}).find("KK Park", "en") == []


# --- Without what is named ---


def test_what_names_a_concept_of_a_kind_can_be_taken_out_of_a_text() -> None:
    lexicon = Lexicon(
        {"poipet": concept("poipet", "place"), "raid": concept("raid")},
        {"en": {"poipet": ["Poipet"], "raid": ["raid"]}},
    )
    assert lexicon.without("The raid in Poipet today", "en", {"place"}).split() == ["the", "raid", "in", "today"]
    assert lexicon.without("The raid in Poipet today", "en", {"place", "term"}).split() == ["the", "in", "today"]
    assert lexicon.without("The raid in Poipet", "en", set()) == "the raid in poipet"


# --- Capitals that matter ---


@pytest.mark.parametrize("text", ["US sanctions", "Is the US involved?", "(US)", "US-based", "สหรัฐ US", "US"])
def test_the_us_in_capitals_is_the_country(text: str) -> None:
    assert ids(small({"US": "united-states"}), text) == ["united-states"]


@pytest.mark.parametrize("text", ["help us", "Us too", "HELP US NOW", "USA", "BUS", "us sanctions", "ช่วย us", "USB"])
def test_us_as_a_word_is_not(text: str) -> None:
    assert ids(small({"US": "united-states"}), text) == []


def test_a_form_with_a_sign_is_matched_before_the_shorter_one() -> None:
    lexicon = small({"US": "united-states", "US$": "us-dollar"})
    assert ids(lexicon, "It cost US$5 million in the US.") == ["us-dollar", "united-states"]


def test_a_longer_form_covers_the_capitals_within_it() -> None:
    lexicon = Lexicon(
        {"ofac": concept("ofac"), "united-states": concept("united-states")},
        {"en": {"ofac": ["US Treasury"]}},
        {"US": "united-states"},
    )
    assert ids(lexicon, "The US Treasury of the US") == ["ofac", "united-states"]


def test_capitals_are_found_at_their_place_behind_characters_that_grow_when_evened_out() -> None:
    lexicon = small({"US": "united-states"})
    assert ids(lexicon, "ﬃ ㎏ İ ﷺ Cuba, US, bank") == ["cuba", "united-states", "bank"]


# --- Everyday words of other languages ---


def test_an_english_form_that_is_an_everyday_word_of_a_language_is_not_looked_for_there() -> None:
    lexicon = small(everyday={"ms": ["cuba"]})
    assert ids(lexicon, "nak cuba cari kerja", "ms") == []
    assert ids(lexicon, "orang Cuban", "ms") == ["cuba"]
    assert ids(lexicon, "nak cuba", "id") == ["cuba"]
    assert ids(lexicon, "I come from Cuba", "en") == ["cuba"]


@pytest.mark.parametrize(
    ("text", "language", "absent"),
    [
        ("cuba cari kerja dulu", "ms", "cuba"),
        ("aku kna tipu kat sana", "ms", "bgf-kna"),
        ("mali ang sinabi niya sa akin", "tl", "mali"),
        ("bali ilan ang nakauwi", "tl", "bali"),
        ("3 bln lalu saya kerja di sana", "id", "billion"),
        ("cari perak di sana", "id", "perak"),
        ("nguoi lao dong bi lua", "vi", "laos"),
        ("người Đài Loan bị bắt", "vi", "loan-debt"),
        ("gọi có kịp không", "vi", "kip"),
        ("help us please", "en", "united-states"),
        ("they beat us", "en", "us-dollar"),
    ],
)
def test_an_everyday_word_is_not_taken_for_a_name(lexicon: Lexicon, text: str, language: str, absent: str) -> None:
    assert absent in lexicon.concepts
    assert absent not in ids(lexicon, text, language)


@pytest.mark.parametrize(
    ("text", "language", "present"),
    [
        ("What happened to the Cubans in Cuba?", "en", "cuba"),
        ("Is Bali safe?", "en", "bali"),
        ("The US sanctioned Prince Group", "en", "prince-group"),
        ("Is the US prosecuting them?", "en", "united-states"),
        ("They lost US$5 million", "en", "us-dollar"),
        ("Huione 是什么", "zh", "huione"),
        ("โรงแรมใน Poipet", "th", "poipet"),
        ("o myawaddy", "vi", "myawaddy"),
        ("siapa ketua KNA", "ms", "bgf-kna"),
    ],
)
def test_a_name_is_still_found(lexicon: Lexicon, text: str, language: str, present: str) -> None:
    assert present in ids(lexicon, text, language)


def test_everyday_words_are_english_forms_of_the_lexicon() -> None:
    english = {compared(form) for entry in entries("en") for form in entry["forms"]}
    everyday = tomllib.loads(EVERYDAY.read_text(encoding="utf-8"))
    assert set(everyday) <= set(SPOKEN) - {"en"}
    for language, listed in everyday.items():
        assert len(listed) == len(set(listed)), language
        assert [word for word in listed if word not in english] == [], language


def test_an_everyday_word_is_no_form_of_the_language_itself() -> None:
    for language, listed in tomllib.loads(EVERYDAY.read_text(encoding="utf-8")).items():
        own = {compared(form) for entry in entries(language) for form in entry["forms"]}
        assert own & set(listed) == set(), language


# --- Reading the files ---


def written(folder: Path, language: str, *tables: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{language}.toml").write_text("\n".join(f"[[entry]]\n{table}" for table in tables), encoding="utf-8")


def test_a_language_gives_forms_to_english_concepts_and_adds_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    written(folder, "en", 'id = "poipet"\nkind = "place"\nenglish = "Poipet"\ncountry = "KH"\nforms = ["Poipet"]')
    written(
        folder,
        "th",
        'id = "poipet"\nforms = ["ปอยเปต"]',
        'id = "aoc"\nkind = "agency"\nenglish = "AOC"\nforms = ["ศปอท"]',
    )
    everyday = tmp_path / "everyday.toml"
    everyday.write_text('ms = ["poipet"]', encoding="utf-8")
    lexicon = Lexicon.read(folder, everyday)
    assert lexicon.languages == ("en", "th")
    assert lexicon.find("ปอยเปต ศปอท", "th") == [
        Concept("poipet", "place", "Poipet", "KH"),
        Concept("aoc", "agency", "AOC", None),
    ]
    assert lexicon.find("Poipet", "ms") == []


# --- What ships ---


def test_the_lexicon_that_ships_speaks_english_and_only_languages_of_the_bot() -> None:
    assert "en" in LANGUAGES
    assert set(LANGUAGES) <= set(SPOKEN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_file_is_in_order(language: str) -> None:
    held = entries(language)
    english = {entry["id"] for entry in entries("en")}
    listed = [entry["id"] for entry in held]
    assert len(held) >= FEWEST
    assert len(listed) == len(set(listed))
    incomplete = [e["id"] for e in held if e["id"] not in english and not (e.get("kind") and e.get("english"))]
    assert incomplete == [], "an entry either has an id of en.toml or says its kind and its English name"
    assert [e["id"] for e in held if not e["forms"] or not all(form.strip() for form in e["forms"])] == []
    assert [e["id"] for e in held if e.get("country") and e["country"] not in COUNTRIES | {KOSOVO}] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_of_a_language_stands_for_two_things_of_different_kinds(language: str, lexicon: Lexicon) -> None:
    """Two of one kind may share a word that the language does not tell apart, as "anak" is a son and a daughter."""
    kinds: dict[str, set[str]] = defaultdict(set)
    concepts: dict[str, set[str]] = defaultdict(set)
    for entry in entries(language):
        for form in entry["forms"]:
            kinds[compared(form)].add(lexicon.concepts[entry["id"]].kind)
            concepts[compared(form)].add(entry["id"])
    assert {form: concepts[form] for form, found in kinds.items() if len(found) > 1} == {}
    assert sum(len(found) > 1 for found in concepts.values()) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_language_can_be_found(language: str, lexicon: Lexicon) -> None:
    lost = [
        (entry["id"], form)
        for entry in entries(language)
        for form in entry["forms"]
        if not lexicon.find(f"… {form} …", language)
    ]
    assert lost == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language in LATIN])
def test_forms_in_latin_letters_are_matched_as_whole_words(language: str) -> None:
    beyond = [form for e in entries(language) for form in e["forms"] if not normalise(form).replace("’", "'").isascii()]
    assert beyond == []


def test_kinds_that_are_names_are_kinds_of_the_lexicon(lexicon: Lexicon) -> None:
    assert {held.kind for held in lexicon.concepts.values()} >= NAMES


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_most_shipped_questions_of_a_language_name_something(language: str, lexicon: Lexicon, corpus: Corpus) -> None:
    questions = [pointer.question for pointer in corpus.asked[language]][::11]
    assert sum(bool(lexicon.find(question, language)) for question in questions) / len(questions) > 0.8


def test_no_english_form_that_reads_alike_is_found_too_often_in_malay(lexicon: Lexicon, corpus: Corpus) -> None:
    questions = [pointer.question for pointer in corpus.asked["ms"]]
    assert sum("cuba" in ids(lexicon, question, "ms") for question in questions) == 0


def test_a_concept_reads_as_data(lexicon: Lexicon) -> None:
    held = lexicon.concepts["poipet"]
    assert json.dumps([held.id, held.kind, held.english, held.country]) == '["poipet", "place", "Poipet", "KH"]'
