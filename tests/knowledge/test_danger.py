"""Who is in danger is recognised by words alone, and told whom to call where they are."""

import time

import pytest

from knowledge.answers.answer import Answer
from knowledge.danger import Danger
from knowledge.urgent import Urgent

CRIES = [
    "they took my passport and won't let us leave", "my brother is trapped in KK Park please help", "I want to die",
    "救命 我被关在园区", "ช่วยด้วย โดนขังอยู่ที่เมียวดี", "cứu em với, bị nhốt ở Campuchia", "tolong saya disekap di Myanmar",
    "tak boleh keluar dari sini", "tulungan nyo kami ayaw kaming paalisin", "ជួយខ្ញុំផង ចេញមិនបាន", "ຊ່ວຍແດ່ ອອກບໍ່ໄດ້",
    "ကယ်ပါ ထွက်လို့မရ",
]  # fmt: skip
QUESTIONS = [
    "How many people were rescued from KK Park?", "my phone is dying", "What is a scam compound?",
    "how are victims beaten in compounds?",
    "Is this job in Bangkok real?", "I am writing an article about ransom demands", "I lost my passport on holiday in Phuket",
]  # fmt: skip


@pytest.fixture(scope="module")
def urgent() -> Urgent:
    return Urgent.read()


def reply(urgent: Urgent, text: str) -> Answer | None:
    cry = urgent.cry(text)
    return urgent.answer(cry) if cry else None


@pytest.mark.parametrize("text", CRIES)
def test_a_cry_for_help_is_answered_with_numbers(urgent: Urgent, text: str) -> None:
    answer = reply(urgent, text)
    assert answer is not None and answer.status == "urgent" and answer.contacts


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_about_the_matter_is_no_alarm(text: str) -> None:
    assert Danger.read().signs(text) == ()


def test_who_wants_to_die_is_given_who_listens_first(urgent: Urgent) -> None:
    answer = reply(urgent, "I want to die, they took all my money")
    assert answer is not None and answer.contacts[0].kind == "mental-health" and answer.notes[0].id == "danger-suicide"


def test_police_of_the_place_come_before_help_of_the_nation(urgent: Urgent) -> None:
    answer = reply(urgent, "I am Filipino and they won't let me leave, we are in Laos")
    assert answer is not None
    assert [c.country for c in answer.contacts][:1] == ["LA"] and "PH" in {c.country for c in answer.contacts}


def test_without_a_place_each_country_of_the_region_is_there(urgent: Urgent) -> None:
    answer = reply(urgent, "they won't let us leave")
    assert answer is not None and {c.country for c in answer.contacts} == {"KH", "MM", "LA", "TH"}


def test_no_conflicting_number_is_given(urgent: Urgent) -> None:
    for text in CRIES:
        answer = reply(urgent, text)
        assert answer is not None and all(contact.shown for contact in answer.contacts)


def test_a_long_message_is_read_in_no_time(urgent: Urgent) -> None:
    start = time.perf_counter()
    reply(urgent, "took my " * 500)
    assert time.perf_counter() - start < 2
