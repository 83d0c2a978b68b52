"""Walls, line 22: what lists take a little of each day adds up, whatever they take."""

import pytest

from api.guide.opendata.service import BrokenFileError
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.test_closing import places

SIXTH = 6
"""Of forty places: so many go unnoticed at once, twice as many do not."""


TAKEN = {
    "empty hours": ({"opening_hours": ""}, "many_blank"),
    "never open": ({"opening_hours": "off"}, "many_gone"),
    "closed for ever": ({"closure_from": "2026-01-01"}, "many_gone"),
}


@pytest.mark.parametrize(("changed", "code"), TAKEN.values(), ids=TAKEN)
def test_a_sixth_a_day_is_refused_the_second_day(
    imports_here: Imports, changed: dict[str, str], code: str
) -> None:
    imports_here("lieux", places())
    assert imports_here("lieux", places(SIXTH, **changed)).updated == SIXTH
    with pytest.raises(BrokenFileError, match="12 / 40") as error:
        imports_here("lieux", places(2 * SIXTH, **changed))
    assert error.value.code == code
    # What came in meanwhile stays, and nothing else is taken for a loss.
    assert imports_here("lieux", places(SIXTH, **changed)).updated == 0


@pytest.mark.parametrize(("changed", "_code"), TAKEN.values(), ids=TAKEN)
def test_after_some_days_the_count_begins_anew(
    imports_here: Imports, changed: dict[str, str], _code: str
) -> None:
    imports_here("lieux", places())
    imports_here("lieux", places(SIXTH, **changed))
    imports_here.connection.execute("UPDATE import_run SET finished_at = finished_at - interval '4 days'")
    assert imports_here("lieux", places(2 * SIXTH, **changed)).updated == SIXTH


def test_a_field_that_came_back_is_not_lost(imports_here: Imports) -> None:
    imports_here("lieux", places())
    for _ in range(3):
        imports_here("lieux", places(SIXTH, opening_hours=""))
        imports_here("lieux", places())


def test_names_that_are_put_right_again_are_none_that_are_lost(imports_here: Imports) -> None:
    imports_here("lieux", places())
    imports_here("lieux", places(SIXTH, lat="47.90"))
    imports_here("lieux", places())


def test_each_field_is_counted_by_itself(imports_here: Imports) -> None:
    """Honest lists change a little of everything."""
    imports_here("lieux", places())
    imports_here("lieux", places(SIXTH, opening_hours=""))
    imports_here("lieux", places(SIXTH, opening_hours="", levels=""))
    imports_here("lieux", places(SIXTH, opening_hours="", levels="", lat="47.90"))


def test_what_was_meant_counts_no_more(imports_here: Imports) -> None:
    imports_here("lieux", places())
    imports_here("lieux", places(SIXTH, opening_hours=""))
    imports_here("lieux", places(2 * SIXTH, opening_hours=""), force=True)
    assert imports_here("lieux", places(2 * SIXTH + 5, opening_hours="")).updated == 5
