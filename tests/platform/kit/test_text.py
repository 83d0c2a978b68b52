"""Queries as names are compared with them."""

from api.platform.kit.text import MAX_QUERY_FOLDED, folded_query


def test_a_query_that_unfolds_is_cut() -> None:
    """Walls, line 1: two hundred signs that unfold to eighteen each took a second of the database."""
    assert folded_query(" Évron ") == "evron"
    assert len(folded_query("\ufdfa" * 200)) == MAX_QUERY_FOLDED
