"""Walls, line 22: events of one department, and events that end at once, vanish as those not in the file."""

from datetime import datetime, timedelta

import pytest

from api.guide.opendata.service import BrokenFileError
from api.platform.kit.clock import now
from tests.factories import LAVAL, Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.lists import csv_of, rows

HEADER, *CELLS = rows("agenda", range(1, 41))
KEPT = "SELECT key, starts_at, status, sequence FROM event ORDER BY key"


def refused(imports: Imports, content: str, count: str) -> None:
    """The file is refused because so many would vanish; what is there stays as it is."""
    before = imports.rows(KEPT)
    with pytest.raises(BrokenFileError, match=count):
        imports("agenda", content)
    assert imports.rows(KEPT) == before


def test_the_events_of_one_department_count_by_themselves(imports_here: Imports, factory: Factory) -> None:
    factory.commune("53130", "Laval", at=LAVAL)
    laval = [[cell.replace("44109", "53130") for cell in row] for row in CELLS[:6]]
    imports_here("agenda", csv_of([HEADER, *laval, *CELLS[6:]]))
    refused(imports_here, csv_of([HEADER, *CELLS[6:]]), "6 / 6")


def test_events_that_move_to_another_department_are_missed_in_their_own(
    imports_here: Imports, factory: Factory
) -> None:
    """A commune and a point filled down from the first row are a sixth of the whole only."""
    factory.commune("53130", "Laval", at=LAVAL)
    laval = [[cell.replace("44109", "53130") for cell in row] for row in CELLS[:6]]
    imports_here("agenda", csv_of([HEADER, *laval, *CELLS[6:]]))
    refused(imports_here, csv_of([HEADER, *CELLS]), "6 / 6")
    assert imports_here("agenda", csv_of([HEADER, *laval[:3], *CELLS[3:]])).updated == 3


def at(moment: datetime, first: datetime | None = None) -> str:
    """The agenda with all its events at that moment, the first eight at another, for four minutes."""
    moments = [first or moment] * 8 + [moment] * 32
    times = [[(begins + timedelta(minutes=n)).isoformat() for n in (0, 4)] for begins in moments]
    return csv_of([HEADER, *([*row[:3], *told, *row[5:]] for row, told in zip(CELLS, times, strict=True))])


@pytest.mark.parametrize("near", [timedelta(minutes=5), timedelta(hours=23)])
def test_events_that_are_all_moved_to_within_a_day_are_refused(
    imports_here: Imports, near: timedelta
) -> None:
    imports_here("agenda", at(now() + timedelta(days=40)))
    refused(imports_here, at(now() + near), "40 / 40")


def test_those_that_take_place_soon_anyway_may_move(imports_here: Imports) -> None:
    soon = now() + timedelta(hours=22)
    imports_here("agenda", at(soon))
    report = imports_here("agenda", at(soon, first=soon - timedelta(hours=1)))
    assert (report.updated, report.closed) == (8, 0)
