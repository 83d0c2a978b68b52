"""Queries as names are compared with them, and what of a text from outside is a text."""

import pytest
from pydantic import TypeAdapter, ValidationError

from api.platform.kit.text import MAX_MARKS, MAX_QUERY_FOLDED, folded_query, from_document, from_outside
from api.platform.kit.wire import Line

LINE: TypeAdapter[str] = TypeAdapter(Line)


def test_a_query_that_unfolds_is_cut() -> None:
    """Walls, line 1: two hundred signs that unfold to eighteen each took a second of the database."""
    assert folded_query(" Évron ") == "evron"
    assert len(folded_query("\ufdfa" * 200)) == MAX_QUERY_FOLDED


@pytest.mark.parametrize(
    "text",
    [
        "Loïc",
        "e\u0301te\u0301",
        "Nguyễn Thị Ánh",
        "שָׁ֑לוֹם",
        "مُحَمَّد",
        "မြွှေ့",
        "👩\u200d❤\ufe0f\u200d💋\u200d👨",
        "1\ufe0f\u20e3",
        "فارسی\u200cزبان",
    ],
)
def test_what_languages_and_drawn_signs_need_is_left(text: str) -> None:
    assert from_outside(text) == from_document(text) == text
    assert LINE.validate_python(text) == text


@pytest.mark.parametrize(
    "pile", ["\u0300\u0301\u0302\u0303\u0304", "\u0489" * 9, "\ufe0f" * 5, "\u200d" * 5, "\u0300\u200d" * 3]
)
def test_walls_20_marks_that_cover_the_lines_around_are_no_text(pile: str) -> None:
    text = f"Bonjour\nta{pile}c"
    with pytest.raises(ValueError, match="marks"):
        from_outside(text)
    assert from_document(text) == f"Bonjour\nta{pile[:MAX_MARKS]}c"


@pytest.mark.parametrize(
    "name",
    [
        "\u200d\u200c",
        "\u034f",
        "\ufe0f",
        "\U000e0100",
        "\u17b4",
        "\ufffc",
        "\u0301",
        "Léa \u200d",
        "\u200cLéa",
        "Léa \u0301\u0301",
        "\u3164",
        "\u2800",
    ],
)
def test_walls_20_a_name_of_which_nothing_is_seen_is_none(name: str) -> None:
    with pytest.raises(ValidationError):
        LINE.validate_python(name)
