from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import Outgoing, note_text, render, render_quotes, topic_key
from bot.simulator.html import parse_html
from bot.telegram_text import text_of
from bot.words import Locales, Words
from knowledge.answers.answer import Answer, Citation, Note, Statement, Topic
from tests.bot.answers import GREETING, HOTLINE, NEWS, NOT_COVERED, REPORT, UNDATED, answer_from, document

KEY = "a" * 12


def shown(messages: list[Outgoing]) -> str:
    return "\n".join(parse_html(message.html)[0] for message in messages)


def one(messages: list[Outgoing]) -> Outgoing:
    assert len(messages) == 1
    return messages[0]


def test_each_statement_stands_with_the_number_of_its_source(words: Words) -> None:
    text = shown(render(answer_from(REPORT, NEWS), words, KEY))
    assert text.startswith(
        "Scam centres spread in 2024. [1]\n\nVictims come from 56 countries. [2]\n\nSix countries met"
    )


def test_a_statement_with_several_sources_names_them_all(words: Words) -> None:
    whole = answer_from(REPORT)
    merged = replace(whole, statements=(Statement("Scam centres spread in 2024.", (1, 2)),))
    assert "Scam centres spread in 2024. [1][2]" in shown(render(merged, words))


def test_sources_are_an_expandable_quote_with_linked_titles(words: Words) -> None:
    _, entities = parse_html(one(render(answer_from(REPORT, NEWS), words)).html)
    assert "expandable_blockquote" in {entity.type for entity in entities}
    links = [entity.details["url"] for entity in entities if entity.type == "text_link"]
    assert links == ["https://www.unodc.org/report", "https://english.news.cn/kunming"]


def test_a_source_shows_publisher_title_date_and_day_of_checking(words: Words) -> None:
    text = shown(render(answer_from(NEWS), words))
    assert "[1] Xinhua: Six countries agree. November 2025. Checked 20 November 2026." in text


def test_a_source_without_a_date_says_so(words: Words) -> None:
    assert "Warning to travellers. no date on the page. Checked" in shown(render(answer_from(UNDATED), words))


def test_a_document_cited_twice_is_one_source_with_both_numbers(words: Words) -> None:
    text = shown(render(answer_from(REPORT), words))
    assert "[1][2] UNODC: Inflection point. 21 April 2025." in text
    assert text.count("Inflection point") == 1


def test_markup_in_a_document_is_shown_and_not_obeyed(words: Words) -> None:
    hostile = document(title="<b>T</b>&", publisher="<i>P", statements=("1 < 2 </blockquote><a href='x'>y</a>",))
    text = shown(render(answer_from(hostile), words, KEY))
    assert "1 < 2 </blockquote><a href='x'>y</a> [1]" in text
    assert "<i>P: <b>T</b>&" in text


def test_a_link_that_is_not_of_the_web_is_not_linked(words: Words) -> None:
    hostile = document(url="javascript:alert(1)")
    _, entities = parse_html(one(render(answer_from(hostile), words)).html)
    assert "text_link" not in {entity.type for entity in entities}


def test_an_answer_has_a_button_that_leads_to_its_quotes(words: Words) -> None:
    buttons = one(render(answer_from(REPORT), words, KEY)).buttons
    assert [(button.label, button.data) for button in buttons] == [("Why these sources?", f"why:{KEY}")]


def test_without_a_key_there_is_no_button(words: Words) -> None:
    assert one(render(answer_from(REPORT), words)).buttons == ()


def test_notes_stand_between_statements_and_sources_with_their_date_in_words(words: Words) -> None:
    text = shown(render(answer_from(REPORT, notes=(Note("note-old", (("date", "2025-04-21"),)),)), words))
    note = text.index("My newest source for this is from 21 April 2025.")
    assert text.index("56 countries") < note < text.index("Sources")


def test_a_note_that_holds_markup_is_escaped(words: Words) -> None:
    note = Note("note-looked-for", (("what", "<b>KK Park</b> & co"),))
    assert "I looked for: <b>KK Park</b> & co." in shown(render(replace(NOT_COVERED, notes=(note,)), words))
    assert note_text(note, words) == "I looked for: <b>KK Park</b> & co."


@pytest.mark.parametrize("note", ["note-old", "note-newest"])
def test_a_note_of_the_command_line_has_its_date_in_words(words: Words, note: str) -> None:
    assert "November 2025" in note_text(Note(note, (("date", "2025-11"),)), words)


def test_small_talk_is_its_note_and_nothing_else(words: Words) -> None:
    assert shown(render(GREETING, words)) == words.text("smalltalk-greeting")


def test_what_is_not_covered_says_so_and_offers_topics_and_people(words: Words) -> None:
    message = one(render(NOT_COVERED, words))
    text = shown([message])
    assert "I do not have a vetted source that answers this" in text
    assert "These are close" in text
    assert "People who can help" in text
    assert [button.data for button in message.buttons] == [
        f"topic:{topic_key(REPORT.id)}",
        f"topic:{topic_key(NEWS.id)}",
    ]


def test_a_long_title_is_cut_on_its_button(words: Words) -> None:
    first, second = one(render(NOT_COVERED, words)).buttons
    assert first.label == f"{REPORT.publisher}: {REPORT.title}"
    assert len(second.label) <= 60
    assert second.label.endswith("…")


def test_a_contact_shows_how_to_reach_it_for_whom_and_who_says_so(words: Words) -> None:
    text = shown(render(NOT_COVERED, words))
    assert (
        "Anti-trafficking line <1300> (Thailand)\n1300\nwww.example.go.th\nAnyone in danger in Thailand.\n24-hour\n"
        "Thai, English\nMinistry & Partners. no date on the page. Checked 23 November 2026."
    ) in text


def test_a_contact_without_details_has_no_empty_lines(words: Words) -> None:
    bare = replace(HOTLINE, web=None, hours=None, languages=None, for_whom=None, published="2023-11-03")
    text = shown(render(replace(NOT_COVERED, contacts=(bare,)), words))
    assert "(Thailand)\n1300\nMinistry & Partners. 3 November 2023." in text


def test_a_declined_answer_says_what_the_bot_can_do(words: Words) -> None:
    assert "I cannot help with this" in shown(render(Answer("declined", "en"), words))


def test_an_urgent_answer_begins_with_who_can_help(words: Words) -> None:
    urgent = replace(answer_from(REPORT), status="urgent", contacts=(HOTLINE,))
    text = shown(render(urgent, words))
    assert text.index("1300") < text.index("Scam centres spread")


def test_a_long_answer_is_split_and_only_its_last_message_has_buttons(words: Words) -> None:
    long = document(statements=tuple(f"{n} " + "long statement " * 80 for n in range(6)))
    messages = render(answer_from(long), words, KEY)
    assert len(messages) > 1
    assert [bool(message.buttons) for message in messages] == [False] * (len(messages) - 1) + [True]


def test_quotes_show_the_words_who_says_them_and_what_kind_of_publisher_it_is(words: Words) -> None:
    message = render_quotes(answer_from(REPORT), words, KEY, 0)
    text, entities = parse_html(message.html)
    assert "[1] UNODC: Inflection point. 21 April 2025." in text
    assert "United Nations. What this page says comes from its publisher first." in text
    quotes = [
        text.encode("utf-16-le")[2 * e.offset : 2 * e.end].decode("utf-16-le")
        for e in entities
        if e.type == "blockquote"
    ]
    assert quotes == ["Scam centres spread in 2024.", "Victims come from 56 countries."]
    assert message.buttons == ()


def test_many_quotes_come_in_pages_with_buttons_to_turn_them(words: Words) -> None:
    many = answer_from(*(document(f"doc-{n}", statements=("A long statement. " * 20,)) for n in range(20)))
    first, second = render_quotes(many, words, KEY, 0), render_quotes(many, words, KEY, 1)
    assert [button.data for button in first.buttons] == [f"page:{KEY}:1"]
    assert [button.data for button in second.buttons] == [f"page:{KEY}:0", f"page:{KEY}:2"]
    assert first.buttons[0].label.startswith("Next (2 of ")
    assert second.buttons[0].label.startswith("Back (1 of ")


def test_a_page_that_does_not_exist_is_the_last_one(words: Words) -> None:
    many = answer_from(*(document(f"doc-{n}", statements=("A long statement. " * 20,)) for n in range(20)))
    last = render_quotes(many, words, KEY, 999)
    assert len(last.buttons) == 1
    assert last.buttons[0].label.startswith("Back")
    assert render_quotes(many, words, KEY, -5) == render_quotes(many, words, KEY, 0)


def test_all_pages_together_show_every_quote(words: Words) -> None:
    many = answer_from(*(document(f"doc-{n}", statements=(f"Statement {n}. " * 40,)) for n in range(12)))
    pages = {render_quotes(many, words, KEY, page).html for page in range(30)}
    text = " ".join(text_of(page) for page in pages)
    assert all(f"Statement {n}." in text for n in range(12))


def test_button_data_fits_into_telegrams_64_bytes(words: Words) -> None:
    longest = document("x" * 80)
    topic = replace(NOT_COVERED, topics=(Topic(longest.id, longest.title, longest.publisher),))
    many = answer_from(*(document(f"doc-{n}", statements=("A long statement. " * 20,)) for n in range(60)))
    outgoing = [*render(many, words, KEY), *render(topic, words, KEY), render_quotes(many, words, KEY, 5)]
    assert all(len(button.data.encode()) <= 64 for message in outgoing for button in message.buttons)


names = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@given(st.lists(st.tuples(names, names, st.text(min_size=1, max_size=3000)), min_size=1, max_size=6))
def test_whatever_documents_say_every_message_is_one_that_telegram_takes(found: list[tuple[str, str, str]]) -> None:
    documents = [
        document(f"doc-{n}", title=title, publisher=publisher, statements=(statement,), checked=date(2026, 11, 23))
        for n, (title, publisher, statement) in enumerate(found)
    ]
    for message in render(answer_from(*documents), Locales().words("en"), KEY):
        text, _ = parse_html(message.html)
        assert text.strip()
        assert len(text.encode("utf-16-le")) // 2 <= 4096


def test_an_answer_of_which_nothing_is_left_is_not_covered(words: Words) -> None:
    empty = Answer("answered", "en", citations=(Citation(1, REPORT.passages[0], "x"),))
    assert "I do not have a vetted source" in shown(render(empty, words))
