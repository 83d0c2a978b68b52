"""Walls, line 22: what lists take or change a little of each day adds up, whatever it is."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from api.guide.opendata.service import BrokenFileError, delete_old_runs
from api.platform.kit.database import Database
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.lists import csv_of
from tests.guide.opendata.test_changed import COLUMNS, LISTS, SEEN_FIRST, slipped, spoilt
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


MANY = 60
FIFTH = 12
"""Of sixty places: so many may be told otherwise."""
Told = Callable[[int], str]


def their_own(number: int) -> str:
    return f"https://lieu{number}.example.org/"


def elsewhere(number: int) -> str:
    return f"https://autre{number}.example.net/"


def nowhere(_number: int) -> str:
    return ""


def web(changed: range = range(0), told: Told = elsewhere, *more: tuple[range, Told]) -> str:
    """Sixty places with their web addresses, some told otherwise."""
    told_of = {number: told(number) for numbers, told in ((changed, told), *more) for number in numbers}
    header = ["id", "name", "kind", "commune_code", "lat", "lon", "website"]
    return csv_of([
        header,
        *(
            [str(n), f"Lieu {n}", "cio", "44109", "47.21", "-1.55", told_of.get(n, their_own(n))]
            for n in range(MANY)
        ),
    ])  # fmt: skip


def a_day_passes(imports: Imports, days: int = 1) -> None:
    imports.connection.execute(
        "UPDATE import_run SET finished_at = finished_at - %s * interval '1 day'", [days]
    )


def led_elsewhere(imports: Imports) -> int:
    found: int = imports.one("SELECT count(*) FROM place WHERE website LIKE '%%autre%%'")
    return found


def refused(imports: Imports, content: str, count: str) -> None:
    with pytest.raises(BrokenFileError, match=count) as error:
        imports("lieux", content)
    assert error.value.code == "many_changed"


@pytest.mark.parametrize(("source", "column"), [each for each in COLUMNS if each not in SEEN_FIRST])
def test_others_values_by_pieces_are_refused(imports_here: Imports, source: str, column: str) -> None:
    cells = LISTS[source]()
    imports_here(source, csv_of(cells))
    imports_here(source, csv_of(spoilt(cells, column, slipped, 8)))
    with pytest.raises(BrokenFileError) as error:
        imports_here(source, csv_of(spoilt(cells, column, slipped, 14)))
    assert error.value.code == "many_changed"
    imports_here(source, csv_of(spoilt(cells, column, slipped, 14)), force=True)


class TestNamesByPieces:
    @pytest.mark.parametrize("first_empty", [False, True])
    def test_on_five_nights_a_fifth_leads_elsewhere_not_all(
        self, imports_here: Imports, *, first_empty: bool
    ) -> None:
        """Also where an address is emptied one night and filled the next."""
        imports_here("lieux", web())
        for done in range(0, MANY, FIFTH):
            a_day_passes(imports_here)
            with suppress(BrokenFileError):
                if first_empty:
                    imports_here("lieux", web(range(done), elsewhere, (range(done, done + FIFTH), nowhere)))
                imports_here("lieux", web(range(done + FIFTH)))
        assert led_elsewhere(imports_here) <= 2 * FIFTH

    def test_what_is_put_right_is_none_of_them(self, imports_here: Imports) -> None:
        """Also with others that change meanwhile, and when the mistake is so old that it counts no more."""
        imports_here("lieux", web())
        imports_here("lieux", web(range(FIFTH)))
        a_day_passes(imports_here, 2)
        honest = range(40, 40 + FIFTH)
        imports_here("lieux", web(honest[:5]))
        for taken in (8, 12):
            a_day_passes(imports_here)
            imports_here("lieux", web(honest[:taken]))
        assert led_elsewhere(imports_here) == FIFTH

    def test_what_is_put_otherwise_again_counts_once(self, imports_here: Imports) -> None:
        imports_here("lieux", web())
        for name in ("un", "deux", "trois"):
            imports_here("lieux", web(range(FIFTH), lambda n, name=name: f"https://{name}{n}.example.org/"))
        refused(imports_here, web(range(FIFTH + 1)), "13 / 60")

    def test_a_few_each_night_are_honest(self, imports_here: Imports) -> None:
        imports_here("lieux", web())
        for night in range(1, 11):
            a_day_passes(imports_here)
            imports_here("lieux", web(range(4 * night)))
        assert led_elsewhere(imports_here) == 40

    def test_after_some_days_the_count_begins_anew(self, imports_here: Imports) -> None:
        imports_here("lieux", web())
        imports_here("lieux", web(range(FIFTH)))
        a_day_passes(imports_here, 2)
        refused(imports_here, web(range(FIFTH + 1)), "13 / 60")
        a_day_passes(imports_here, 2)
        imports_here("lieux", web(range(2 * FIFTH)))

    def test_what_was_meant_counts_no_more(self, imports_here: Imports) -> None:
        imports_here("lieux", web())
        imports_here("lieux", web(range(MANY)), force=True)
        imports_here("lieux", web(range(FIFTH, MANY)))
        refused(imports_here, web(range(FIFTH + 1, MANY)), "13 / 60")

    def test_what_was_never_told_becomes_nobody_else_s(self, imports_here: Imports) -> None:
        imports_here("lieux", web(range(MANY), nowhere))
        imports_here("lieux", web())
        refused(imports_here, web(range(FIFTH + 1)), "13 / 60")


async def test_what_was_told_is_forgotten_after_some_days(imports_here: Imports, database: Database) -> None:
    kept = "SELECT count(*) FROM import_change"
    imports_here("lieux", web())
    imports_here("lieux", web(range(FIFTH)))
    for days, left in ((5, FIFTH), (2, 0)):
        a_day_passes(imports_here, days)
        async with database.transaction() as session:
            await delete_old_runs(session, 180)
        assert imports_here.one(kept) == left
