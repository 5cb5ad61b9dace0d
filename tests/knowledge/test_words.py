from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.reading import SHIPPED, Corpus
from knowledge.words import normalise, sentences, whole, words

any_text = st.text(st.characters(exclude_categories=()), max_size=120)  # halves of characters too
# What people type in the ten languages, with what they leave in it.
typed = st.text(
    st.sampled_from("aAbKeEéịễưđĐ ສກขคำន្លមြန်我們缅甸园区０１٣๔1\u200b\u200d\u0301\u0323\u00ad.,?!'’-+()\n🙏"),
    max_size=60,
)


# --- Evened out ---


@given(any_text | typed)
@example("a\u200b\u0301")
@example("ﬁ İ ß ſ ǅ")
@example("\ud83d")
def test_what_is_normal_stays_as_it_is(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(typed)
def test_two_ways_of_writing_the_same_characters_are_one(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


@given(st.text(st.characters(codec="ascii"), max_size=80))
def test_of_plain_english_only_the_capitals_go(text: str) -> None:
    assert normalise(text) == text.lower()


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("KK Park", "kk park"),
        ("ＫＫ　Ｐａｒｋ", "kk park"),
        ("Lừa đảo ở Campuchia", "lua dao o campuchia"),
        ("ĐẶNG", "dang"),
        ("José", "jose"),
        ("Straße", "strasse"),
        ("สาย ๑๔๔๑", "สาย 1441"),
        ("ខ្សែ ១១៧", "ខ្សែ 117"),
        ("ສາຍ ໑໓໖໒", "ສາຍ 1362"),
        ("ဖုန်း ၁၉၉", "ဖုန်း 199"),
        ("scam\u200bcenter", "scamcenter"),
        ("co\u00adop", "coop"),
        ("", ""),
    ],
)
def test_case_width_digits_marks_and_invisible_characters_are_evened_out(text: str, even: str) -> None:
    assert normalise(text) == even


@pytest.mark.parametrize("text", ["ก็ได้", "ប្រទេសកម្ពុជា", "ຫຼ້າສຸດ", "မြန်မာ", "が"])
def test_marks_of_other_scripts_carry_meaning_and_stay(text: str) -> None:
    assert normalise(text) == unicodedata.normalize("NFKC", text)


@given(any_text)
def test_whole_text_can_be_encoded_and_loses_nothing_else(text: str) -> None:
    assert whole(text).encode().decode() == whole(text)
    assert len(whole(text)) == len(text)
    assert all(kept == was for kept, was in zip(whole(text), text, strict=True) if not "\ud800" <= was <= "\udfff")


def test_whole_text_of_nothing_is_nothing() -> None:
    assert whole("") == ""


# --- Words ---


@given(any_text | typed)
def test_no_text_makes_words_crash_and_no_word_is_empty(text: str) -> None:
    assert all(word and not word.isspace() for word in words(text))


@given(typed)
def test_words_of_a_text_are_those_of_its_normal_form(text: str) -> None:
    assert words(text) == words(normalise(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The victims were trafficked to compounds", ["victim", "traffick", "compound"]),
        ("KK Park, Myawaddy!", ["kk", "park", "myawaddi"]),
        ("lừa đảo", ["lua", "dao"]),
        ("117 hotline", ["117", "hotlin"]),
        ("?!… 🙏", []),
        ("", []),
        ("the of and", []),
    ],
)
def test_english_words_are_stemmed_and_stop_words_left_out(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_inflected_forms_of_an_english_word_meet() -> None:
    assert words("raided raids raid raiding") == ["raid"] * 4


def test_chinese_is_cut_into_pairs() -> None:
    assert words("缅甸园区") == ["缅甸", "甸园", "园区"]
    assert words("我") == ["我"]


def test_a_chinese_name_is_found_whatever_stands_around_it() -> None:
    assert set(words("妙瓦底")) <= set(words("他被骗到妙瓦底的园区"))


def test_chinese_beside_latin_letters_and_digits_is_kept_apart() -> None:
    assert words("KK园区2025年") == ["kk", "园区", "2025", "年"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ฉันถูกหลอกไปกัมพูชา", "กัมพูชา"),
        ("ខ្ញុំនៅប្រទេសកម្ពុជា", "កម្ពុជា"),
        ("ຂ້ອຍຢູ່ປະເທດລາວ", "ລາວ"),
        ("ကျွန်တော် မြန်မာ နိုင်ငံမှာ", "မြန်မာ"),
    ],
)
def test_scripts_without_spaces_are_cut_at_words(text: str, word: str) -> None:
    assert word in words(text)
    assert len(words(text)) > 1


def test_the_stop_words_are_small_letters_and_none_is_a_word_of_the_field() -> None:
    lines = (SHIPPED / "stop_words.txt").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert len(listed) == len(set(listed))
    assert all(word == normalise(word) for word in listed)
    assert {"help", "scam", "victim", "call", "police", "hotline", "compound"}.isdisjoint(listed)


def test_every_shipped_statement_has_words_to_be_found_by(corpus: Corpus) -> None:
    assert [passage.id for passage in corpus.passages.values() if len(set(words(passage.text))) < 4] == []


# --- Sentences ---


@given(any_text | typed, st.sampled_from(["en", "zh", "th", "km", "my", "lo", "vi"]))
def test_no_text_makes_sentences_crash_and_together_they_are_the_text(text: str, language: str) -> None:
    found = sentences(text, language)
    assert all(sentence and sentence == sentence.strip() for sentence in found)
    assert "".join("".join(found).split()) == "".join(whole(text).split())


def test_sentences_are_cut_where_they_end_and_not_after_a_figure() -> None:
    assert sentences("It lost US$1.25 billion. Police came. Who called?") == [
        "It lost US$1.25 billion.",
        "Police came.",
        "Who called?",
    ]


def test_chinese_sentences_end_with_their_own_full_stop() -> None:
    assert sentences("他被骗了。警察来了！", "zh") == ["他被骗了。", "警察来了！"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("ตำรวจทำอะไร", ["ตำรวจ", "ทำ", "อะไร"]), ("น้ำท่วม", ["น้ำ", "ท่วม"]), ("ສາມຫຼ່ຽມຄຳ", ["ຄຳ"])],
)
def test_the_vowel_am_stays_whole_so_that_words_are_found(text: str, found: list[str]) -> None:
    assert set(found) <= set(words(text))


@pytest.mark.parametrize("vowel", ["ำ", "ຳ"])
def test_the_vowel_am_is_the_same_however_it_was_typed(vowel: str) -> None:
    assert normalise(vowel) == normalise(unicodedata.normalize("NFKC", vowel)) == vowel
