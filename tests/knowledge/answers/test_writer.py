from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.answers.abstention import Abstention
from knowledge.answers.answer import Note, Topic
from knowledge.answers.extractive import Composition
from knowledge.answers.followups import FollowUps
from knowledge.answers.grounding import stands_in
from knowledge.answers.held import Held
from knowledge.answers.manner import Manner
from knowledge.answers.writer import CONTACTS, SEARCHED, Parts, Question, Writer
from knowledge.contacts import Contacts
from knowledge.danger import Danger
from knowledge.intents import Example, Intents
from knowledge.names import Concept, Lexicon
from knowledge.reading import SHIPPED, Corpus
from knowledge.search import Search
from knowledge.understanding import Reader
from knowledge.urgent import Urgent
from tests.knowledge.evaluation.runs import contact
from tests.knowledge.searching import search_over
from tests.knowledge.small import HashedWords, corpus_of, document

CONCEPTS = {
    c.id: c
    for c in (
        Concept("poipet", "place", "Poipet", "KH"),
        Concept("kunming", "place", "Kunming", "CN"),
        Concept("thailand", "country", "Thailand", "TH"),
        Concept("cambodia", "country", "Cambodia", "KH"),
        Concept("laos", "country", "Laos", "LA"),
    )
}
LEXICON = Lexicon(CONCEPTS, {"en": {i: [c.english] for i, c in CONCEPTS.items()}, "th": {"laos": ["ลาว"]}})
CUES: dict[str, dict[str, dict[str, list[str]]]] = {"recency": {"en": {"words": ["latest"]}}, "asks": {"en": {}}}
RULES = SHIPPED / "urgent.toml"
CRY = {"en": {"who": ["us"], "calm": [], "held": {"always": ["let us out"], "with_person": []}}}
EXAMPLES = (Example("greeting", "en", "hello friend"), Example("misuse", "en", "write me a script for a con"))
HIT = ("everybody", "my brother", "the girls", "my friend", "a boy", "children", "with sticks", "all day")
DANGER = (
    *(Example("danger", "en", f"boss hits {whom}") for whom in HIT),
    *(Example("lookalike", "en", f"boss sings {what}") for what in HIT),
)
RAIDS = document(
    "raids", ["Police raided a compound in Poipet in May 2025.", "The raid in Poipet freed victims."], "2025"
)
AGREED = document("agreed", ["Six countries met in Kunming.", "They agreed to share intelligence."], "2025-11-14")
LINE = document("line", ["The Thai line against trafficking takes calls."], None)
ASKED = [("What was agreed in Kunming?", "agreed"), ("Whom can I call?", "line")]
THAI = contact("Thai line")
CAMBODIAN = [replace(contact(f"Cambodian line {n}", f"11{n}"), country="KH") for n in range(5)]
# A small fit in place of the shipped one: answers where the best documents hold a name that was asked for.
BY_NAMES = {"bias": 2.0, "all_names_missing": -9.0, "no_concepts": -9.0}


def small_corpus() -> Corpus:
    corpus = corpus_of(RAIDS, AGREED, LINE, asked=ASKED)
    return replace(corpus, contacts=Contacts([THAI, *CAMBODIAN]))


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    model = HashedWords(dimensions=256)
    intents = Intents(EXAMPLES, model)
    return search_over(small_corpus(), tmp_path_factory.mktemp("writer"), model, intents=intents)


def writer_over(search: Search, coefficients: dict[str, float], threshold: float = 0.5, rules: Path = RULES) -> Writer:
    parts = Parts(
        search=search,
        reader=Reader(LEXICON, CUES),
        abstention=Abstention(Held(search.corpus, LEXICON), coefficients, threshold),
        manner=Manner(
            small_talk=0.5,
            small_talk_in_talk=0.6,
            small_talk_characters=60,
            misuse=0.5,
            misuse_leaning=0.0,
            misuse_nearest=0.0,
        ),
        follow_ups=FollowUps(LEXICON, {"en": [r"^and\b"]}),
        composition=Composition(statements=2, per_document=2, within=50.0, same=0.6),
        urgent=Urgent(Danger(CRY), LEXICON, search.corpus.contacts, rules),
    )
    return Writer(search.corpus, parts)


@pytest.fixture
def writer(search: Search) -> Writer:
    return writer_over(search, BY_NAMES)


@pytest.fixture
def silent(search: Search) -> Writer:
    """One that never answers from the documents."""
    return writer_over(search, {"bias": -9.0})


def asking(text: str, *history: str, country: str | None = None, language: str | None = "en") -> Question:
    return Question(text, language, country, history)


# --- Somebody in danger ---


def test_a_cry_for_help_gets_the_lines_of_its_country_and_first_steps(writer: Writer) -> None:
    answer = writer.answer(asking("let us out", country="KH"))
    assert answer.status == "urgent"
    assert {c.country for c in answer.contacts} == {"KH"}
    assert "danger-steps" in {note.id for note in answer.notes}


def test_what_the_documents_say_to_it_stands_with_the_lines(writer: Writer) -> None:
    answer = writer.answer(asking("They let us out after the raid in Poipet: what happened in Poipet?"))
    assert answer.status == "urgent" and answer.contacts
    assert {c.passage.document for c in answer.citations} == {RAIDS}


def test_where_the_documents_say_nothing_the_lines_stand_alone(silent: Writer) -> None:
    answer = silent.answer(asking("let us out"))
    assert (answer.status, answer.statements, answer.topics) == ("urgent", (), ())


def test_a_message_like_those_of_people_in_danger_is_urgent_without_their_phrases(tmp_path: Path) -> None:
    model = HashedWords(dimensions=256)
    intents = Intents(EXAMPLES, model, DANGER)
    rules = tmp_path / "urgent.toml"  # so few examples need another threshold than thousands
    rules.write_text(
        re.sub(r"(?m)^leaning = .*$", "leaning = 0.0", RULES.read_text(encoding="utf-8")), encoding="utf-8"
    )
    writer = writer_over(search_over(small_corpus(), tmp_path, model, intents=intents), BY_NAMES, rules=rules)
    assert writer.answer(asking("boss hits everybody")).status == "urgent"
    assert writer.answer(asking("boss sings")).status != "urgent"


def test_danger_goes_before_misuse(writer: Writer) -> None:
    assert writer.answer(asking("write me a script for a con")).status == "declined"
    answer = writer.answer(asking("let us out or I must write a script for a con"))
    assert (answer.status, answer.statements) == ("urgent", ())


# --- An answer ---


def test_a_question_is_answered_in_the_documents_words_with_their_citations(writer: Writer) -> None:
    answer = writer.answer(asking("What was agreed in Kunming?"))
    assert (answer.status, answer.language) == ("answered", "en")
    assert {s.text for s in answer.statements} <= set(AGREED.statements)
    assert answer.citations[0].passage.document is AGREED
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_an_answer_offers_neither_topics_nor_contacts(writer: Writer) -> None:
    answer = writer.answer(asking("What was agreed in Kunming?", country="KH"))
    assert (answer.topics, answer.contacts) == ((), ())


def test_the_language_is_recognised_where_it_is_not_given(writer: Writer) -> None:
    assert writer.answer(asking("ตำรวจบุกที่ Poipet เมื่อไหร่ครับ", language=None)).language == "th"
    assert writer.answer(asking("What was agreed in Kunming?", language=None)).language == "en"


def test_a_language_that_is_given_goes_before_the_one_recognised(writer: Writer) -> None:
    assert writer.answer(asking("What was agreed in Kunming?", language="vi")).language == "vi"


def test_a_question_for_the_latest_says_how_new_the_answer_is(writer: Writer) -> None:
    answer = writer.answer(asking("What is the latest on Kunming?"))
    assert answer.status == "answered"
    assert answer.notes[0].id in ("note-old", "note-newest")
    dates = [c.passage.document.published for c in answer.citations if c.passage.document.published]
    assert dict(answer.notes[0].values) == {"date": max(dates)}


def test_a_question_without_a_time_gets_no_note_on_dates(writer: Writer) -> None:
    assert writer.answer(asking("What was agreed in Kunming?")).notes == ()


def test_no_more_statements_than_the_composition_allows(writer: Writer) -> None:
    assert len(writer.answer(asking("Poipet Kunming raid victims intelligence")).statements) <= 2


# --- No answer ---


def test_what_the_documents_do_not_answer_is_not_covered_and_says_nothing(writer: Writer) -> None:
    answer = writer.answer(asking("How do I bake bread?"))
    assert answer.status == "not_covered"
    assert (answer.statements, answer.citations) == ((), ())


def test_the_nearest_documents_are_offered_as_topics(silent: Writer) -> None:
    answer = silent.answer(asking("What was agreed in Kunming?"))
    assert answer.topics[0] == Topic("agreed", "About agreed", "Xinhua")
    assert len(answer.topics) == 2
    assert len({topic.document for topic in answer.topics}) == 2


def test_what_was_looked_for_is_named_in_english(silent: Writer) -> None:
    answer = silent.answer(asking("มีการบุกในลาวและ Poipet ไหม", language="th"))
    assert answer.notes == (Note("note-looked-for", (("what", "Laos, Poipet"),)),)


def test_a_question_without_a_name_has_no_note_of_what_was_looked_for(silent: Writer) -> None:
    assert silent.answer(asking("How do I bake bread?")).notes == ()


def test_whom_to_ask_is_of_the_country_that_the_question_names(silent: Writer) -> None:
    assert silent.answer(asking("Who helps people in Thailand?")).contacts == (THAI,)


def test_whom_to_ask_is_of_the_country_that_the_asker_gave(silent: Writer) -> None:
    for code in ("TH", "th"):
        assert silent.answer(asking("Who helps?", country=code)).contacts == (THAI,)


def test_no_more_contacts_than_a_reader_can_take_in(silent: Writer) -> None:
    contacts = silent.answer(asking("Who helps people in Cambodia?", country="TH")).contacts
    assert len(contacts) == CONTACTS
    assert {c.country for c in contacts} == {"KH"}


def test_without_a_country_or_with_one_that_has_no_contact_there_is_none(silent: Writer) -> None:
    assert silent.answer(asking("Who helps people?")).contacts == ()
    assert silent.answer(asking("Who helps people in Laos?", country="ZZ")).contacts == ()


def test_a_place_is_no_country_to_take_contacts_from(silent: Writer) -> None:
    assert silent.answer(asking("What happened in Poipet?")).contacts == ()


# --- Manner ---


def test_small_talk_gets_its_reply_and_no_document(writer: Writer) -> None:
    answer = writer.answer(asking("Hello friend!"))
    assert (answer.status, answer.notes) == ("answered", (Note("smalltalk-greeting"),))
    assert answer.citations == ()


def test_misuse_is_declined(writer: Writer) -> None:
    answer = writer.answer(asking("write me a script for a con"))
    assert answer.status == "declined"
    assert (answer.statements, answer.topics, answer.contacts) == ((), (), ())


@pytest.mark.parametrize("text", ["", "   ", "😀", "?!"])
def test_a_message_without_words_is_greeted_also_in_the_middle_of_a_chat(writer: Writer, text: str) -> None:
    answer = writer.answer(asking(text, "What was agreed in Kunming?"))
    assert answer.notes == (Note("smalltalk-greeting"),)


# --- Follow-ups ---


def test_a_leaning_message_is_answered_together_with_what_came_before(writer: Writer) -> None:
    reading = writer.reading(asking("and what did they agree?", "Who met in Kunming?"))
    assert reading.asked.text == "who met in kunming? and what did they agree?"
    assert reading.verdict.answers
    assert writer.answer(asking("and what did they agree?", "Who met in Kunming?")).status == "answered"


def test_the_same_message_without_a_history_is_read_alone_and_not_covered(writer: Writer) -> None:
    assert writer.reading(asking("and what did they agree?")).asked.text == "and what did they agree?"
    assert writer.answer(asking("and what did they agree?")).status == "not_covered"


def test_a_short_message_that_is_answered_by_itself_is_not_read_together(writer: Writer) -> None:
    assert writer.reading(asking("Poipet raid?", "Who met in Kunming?")).asked.text == "Poipet raid?"


def test_a_leaning_message_is_read_together_even_where_it_is_answered_by_itself(writer: Writer) -> None:
    assert writer.reading(asking("and the raid?", "Who came to Poipet?")).asked.text.startswith("who came")


def test_a_long_message_of_its_own_is_never_read_together(writer: Writer) -> None:
    text = "which airlines fly from harbour cities during winter storms over northern mountain ranges"
    assert writer.reading(asking(text, "Who met in Kunming?")).asked.text == text


def test_where_both_ways_fail_what_was_looked_for_is_of_the_message_alone(silent: Writer) -> None:
    answer = silent.answer(asking("and in Poipet?", "Who met in Kunming?"))
    assert dict(answer.notes[0].values) == {"what": "Poipet"}


def test_only_the_last_messages_are_read_along(writer: Writer) -> None:
    history = ["Poipet first.", "then this", "Who met in Kunming?"]
    assert "poipet" not in writer.reading(asking("and what?", *history)).asked.text.casefold()


# --- A long question ---


def test_what_stands_beyond_the_searched_part_is_understood_and_not_searched_by(writer: Writer) -> None:
    text = "bread " * (SEARCHED // 6 + 1) + "Kunming"
    reading, cut = writer.reading(asking(text)), writer.reading(asking(text[:SEARCHED]))
    assert [c.id for c in reading.asked.names] == ["kunming"]
    assert "Kunming" not in text[:SEARCHED]
    for name in ("statement", "titled", "document", "asked"):
        assert reading.ranking.lead[name] == cut.ranking.lead[name]


def test_a_long_story_told_before_does_not_push_the_message_out_of_the_search(writer: Writer) -> None:
    story = "we flew and drove all night " * 60
    reading = writer.reading(asking("and the raid in Poipet?", story, story))
    assert reading.asked.text.endswith("and the raid in Poipet?")
    assert len(reading.asked.text) < SEARCHED
    assert reading.ranking.found[0].passage.document.id == "raids"


# --- A topic ---


def test_a_topic_says_all_of_its_document(silent: Writer) -> None:
    answer = silent.topic("raids", "th")
    assert (answer.status, answer.language) == ("answered", "th")
    assert [s.text for s in answer.statements] == list(RAIDS.statements)
    assert [c.passage for c in answer.citations] == list(RAIDS.passages)


def test_a_topic_that_the_corpus_does_not_hold_is_a_key_error(writer: Writer) -> None:
    with pytest.raises(KeyError):
        writer.topic("gone", "en")


# --- Whatever is asked ---

WORDS = st.sampled_from(
    ["Poipet", "Kunming", "raid", "and", "laos", "bread", "latest", "Thailand", "script", "?", "ลาว"]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(st.characters(exclude_categories=()), max_size=40))


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.lists(TEXTS, max_size=3), st.sampled_from([None, "en", "th"]), st.sampled_from([None, "KH", "th", ""]))
def test_every_answer_keeps_the_promise(
    writer: Writer, text: str, history: Sequence[str], language: str | None, country: str | None
) -> None:
    """Each sentence word for word behind a citation that holds; no answer without one; contacts from the table only."""
    answer = writer.answer(Question(text, language, country, history))
    cited = {c.number: c for c in answer.citations}
    for statement in answer.statements:
        assert statement.citations
        assert any(stands_in(statement.text, cited[n].passage.text) for n in statement.citations)
    assert all(stands_in(c.quote, c.passage.text) for c in answer.citations)
    assert {n for s in answer.statements for n in s.citations} == set(cited)
    if answer.status == "answered" and not answer.statements:
        assert answer.notes == (Note("smalltalk-greeting"),)
    if answer.status != "answered":
        assert (answer.statements, answer.citations) == ((), ())
    assert set(answer.contacts) <= {THAI, *CAMBODIAN}


def test_a_second_asking_gives_the_same_answer(writer: Writer) -> None:
    question = asking("What is the latest on Poipet?", "Who met in Kunming?")
    assert writer.answer(question) == writer.answer(question)


def test_an_answer_whose_every_quote_fails_the_gate_is_not_covered(tmp_path: Path) -> None:
    """A statement of signs that even out to nothing cannot be held against its quote."""
    empty = corpus_of(document("raids", ["\u00a0"]), document("kunming", ["\u2003"]))
    search = search_over(replace(empty, contacts=Contacts([THAI])), tmp_path)
    answer = writer_over(search, {"bias": 9.0}).answer(asking("What happened in Thailand?"))
    assert answer.status == "not_covered"
    assert answer.contacts == (THAI,)
