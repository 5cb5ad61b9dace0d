"""What a reader would say of a page, and what is made of it."""

from __future__ import annotations

from knowledge.refresh.extract import extract
from tests.knowledge.refresh.fetched import TODAY, fetched, publisher
from tests.knowledge.refresh.shapes import SHAPES, Shape

RIGHT = 0.95  # the figure over title, date, language and main text of all shapes


def judged(shape: Shape) -> dict[str, bool]:
    found = extract(fetched(shape.body, shape.content_type, shape.path), publisher(shape.expects), TODAY).page
    return {
        "title": found.title == shape.title,
        "date": found.published == shape.published,
        "language": found.language == shape.language,
        "text": all(t in found.text for t in shape.has) and not any(t in found.text for t in shape.lacks),
    }


def test_title_date_language_and_text_are_right_on_the_shapes_of_pages() -> None:
    wrong = [(shape.name, what) for shape in SHAPES for what, right in judged(shape).items() if not right]
    assert len(SHAPES) >= 25
    assert 1 - len(wrong) / (4 * len(SHAPES)) >= RIGHT, wrong
