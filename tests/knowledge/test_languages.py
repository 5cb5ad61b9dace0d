from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.languages import SPOKEN, detect_language
from knowledge.reading import SHIPPED, Corpus
from knowledge.words import normalise

# The share of the shipped questions, typed as in a chat, whose language must be seen. Indonesian and Malay share most
# of their words: in a question of six words often nothing tells them apart, and the answer is understood in both.
SEEN = {"en": 0.99, "zh": 1, "th": 1, "vi": 0.99, "km": 1, "lo": 1, "my": 1, "id": 0.75, "ms": 0.75, "tl": 0.9}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How do I get help in Poipet?", "en"),
        ("help me", "en"),
        ("save me", "en"),
        ("call me", "en"),
        ("tolong", "id"),
        ("tulong", "tl"),
        ("cuu toi", "vi"),
        ("what did the six countries agree in Kunming", "en"),
        ("我儿子被骗到缅甸了怎么办", "zh"),
        ("我兒子被騙到緬甸", "zh"),
        ("ลูกฉันอยู่ที่ปอยเปต", "th"),
        ("Con tôi bị lừa sang Campuchia", "vi"),
        ("con toi bi lua sang campuchia phai lam sao", "vi"),
        ("តើខ្ញុំអាចរកជំនួយនៅទីណា", "km"),
        ("ຊ່ວຍຂ້ອຍແດ່", "lo"),
        ("ကူညီပါ", "my"),
        ("gimana cara lapor penipuan di Kamboja, adik saya gak bisa pulang", "id"),
        ("macam mana nak buat laporan, adik saya kena tipu kat Kemboja", "ms"),
        ("paano po makakauwi ang kapatid ko galing Myanmar", "tl"),
    ],
)
def test_a_short_question_is_seen_to_be_in_its_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("KK Park在哪里", "zh"),
        ("Prince Group ถูกคว่ำบาตรไหม", "th"),
        ("Chen Zhi ถูกจับที่ไหน ตอนนี้อยู่ไหน", "th"),
        ("Huione Group ត្រូវបានបិទហើយឬនៅ", "km"),
    ],
)
def test_names_in_latin_letters_do_not_outvote_the_script(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["What happened to Trần Văn Trung?", "Who is Nguyễn Văn A and what did he do?"])
def test_a_vietnamese_name_does_not_make_an_english_question_vietnamese(text: str) -> None:
    assert detect_language(text) == "en"


def test_one_chinese_word_does_not_make_an_english_question_chinese() -> None:
    assert detect_language("What is the meaning of the word 园区 in these reports?") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "117",
        "🙏🙏",
        "?!",
        "https://www.example.org/a/page",
        "HTTP://EXAMPLE.ORG",
        "www.example.org",
        "someone@example.org",
        "\ud83d",
    ],
)
@pytest.mark.parametrize("fallback", ["en", "th"])
def test_a_text_that_says_too_little_gets_the_fallback(text: str, fallback: str) -> None:
    assert detect_language(text, fallback) == fallback


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("这是什么https://example.org/what-is-this真的吗", "zh"),
        ("ข่าวนี้จริงไหม https://example.org/the-news-of-the-day", "th"),
    ],
)
def test_the_words_of_a_link_do_not_count(text: str, language: str) -> None:
    assert detect_language(text) == language


@given(st.text(st.characters(exclude_categories=()), max_size=150), st.sampled_from(SPOKEN))
def test_no_text_makes_it_crash_and_the_answer_is_always_a_language_it_speaks(text: str, fallback: str) -> None:
    assert detect_language(text, fallback) in SPOKEN


@given(
    st.sampled_from(["ลูกฉันอยู่ที่ปอยเปต", "我儿子被骗到缅甸了", "តើខ្ញុំអាចរកជំនួយ"]),
    st.sampled_from(["\n", "  ", "\u200b", "!!!", "🙏"]),
)
def test_white_space_and_signs_around_a_text_change_nothing(text: str, around: str) -> None:
    assert detect_language(around + text + around) == detect_language(text)


@pytest.mark.parametrize("language", SPOKEN)
def test_the_language_of_shipped_questions_is_seen(corpus: Corpus, language: str) -> None:
    questions = [pointer.question for pointer in corpus.asked[language]][::7]
    seen = sum(detect_language(question) == language for question in questions)
    assert seen / len(questions) >= SEEN[language]


@pytest.mark.parametrize("language", ["id", "ms", "tl", "vi"])
def test_questions_of_southeast_asia_are_seldom_taken_for_english(corpus: Corpus, language: str) -> None:
    questions = [pointer.question for pointer in corpus.asked[language]][::7]
    assert sum(detect_language(question) == "en" for question in questions) / len(questions) < 0.06


def test_function_words_are_listed_as_they_are_compared() -> None:
    listed = tomllib.loads((SHIPPED / "function_words.toml").read_text(encoding="utf-8"))
    assert set(listed) == {"en", "id", "ms", "tl", "vi"}
    for language, found in listed.items():
        assert [word for word in found if word != normalise(word)] == [], language
