"""Walls, line 22: places that close by what a list says of them, or lose their kind, are missed too."""

import pytest

from api.guide.opendata.service import BrokenFileError
from tests.factories import LAVAL, Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.lists import csv_of

HEADER = [
    "id",
    "name",
    "kind",
    "commune_code",
    "lat",
    "lon",
    "levels",
    "opening_hours",
    "closure_from",
    "closure_to",
]
WEEK = "Mo-Fr 09:00-17:00"
SEEN = """
    SELECT name, kind, status, commune_code, opening_hours, closure_from, closure_to FROM place ORDER BY name
"""
NEVER = {
    "off": {"opening_hours": "off"},
    "a minute a week": {"opening_hours": "Mo 03:00-03:01"},
    "ten years": {"closure_from": "2026-01-01", "closure_to": "2099-01-01"},
    "without an end": {"closure_from": "2026-01-01"},
}
FOR_A_WHILE = {
    "summer": {"opening_hours": f"Jan-Jun,Sep-Dec {WEEK}"},
    "by appointment": {"opening_hours": 'Mo-Fr 09:00-17:00 unknown "sur rendez-vous"'},
    "works": {"closure_from": "2099-01-01", "closure_to": "2099-03-31"},
    "a closure that is over": {"closure_from": "2020-01-01", "closure_to": "2025-01-01"},
}


def places(count: int = 0, renamed: str = "", **changed: str) -> str:
    """Forty information points, of which the first `count` are told otherwise."""
    own = {
        "kind": "cio",
        "commune_code": "44109",
        "lat": "47.21",
        "lon": "-1.55",
        "levels": "high_school",
        "opening_hours": WEEK,
    }
    told = [own | {"id": str(n), "name": f"Lieu {n}"} | (changed if n < count else {}) for n in range(40)]
    header = [f"{name}_nouveau" if name == renamed else name for name in HEADER]
    return csv_of([header, *([one.get(name, "") for name in HEADER] for one in told)])


def refused(imports: Imports, content: str, code: str, count: str) -> None:
    before = imports.rows(SEEN)
    with pytest.raises(BrokenFileError, match=count) as error:
        imports("lieux", content)
    assert (error.value.code, imports.rows(SEEN)) == (code, before)


class TestClosing:
    @pytest.mark.parametrize("never", NEVER.values(), ids=NEVER)
    def test_places_that_open_no_more_count_as_gone(
        self, imports_here: Imports, never: dict[str, str]
    ) -> None:
        imports_here("lieux", places())
        refused(imports_here, places(9, **never), "many_gone", "9 / 40")
        assert imports_here("lieux", places(8, **never)).updated == 8

    @pytest.mark.parametrize("while_", FOR_A_WHILE.values(), ids=FOR_A_WHILE)
    def test_places_that_open_again_are_not_missed(
        self, imports_here: Imports, while_: dict[str, str]
    ) -> None:
        imports_here("lieux", places())
        assert imports_here("lieux", places(40, **while_)).updated == 40

    def test_places_that_were_closed_before_are_not_missed_again(self, imports_here: Imports) -> None:
        imports_here("lieux", places(40, opening_hours="off"))
        assert imports_here("lieux", places(40, opening_hours="Mo-Su off")).updated == 40


def test_places_that_move_to_another_department_are_missed_in_their_own(
    imports_here: Imports, factory: Factory
) -> None:
    factory.commune("53130", "Laval", at=LAVAL)
    laval = {"commune_code": "53130", "lat": str(LAVAL[0]), "lon": str(LAVAL[1])}
    imports_here("lieux", places(6, **laval))
    refused(imports_here, places(), "many_gone", "6 / 6")
    assert imports_here("lieux", places(3, **laval)).updated == 3


class TestKinds:
    @pytest.mark.parametrize("renamed", ["", "kind"])
    def test_a_place_whose_kind_is_absent_stays_what_it_was(
        self, imports_here: Imports, renamed: str
    ) -> None:
        """Else each of them became a company, and nobody found an information point any more."""
        imports_here("lieux", places())
        before = imports_here.rows(SEEN)
        report = imports_here("lieux", places(renamed=renamed) if renamed else places(40, kind=""))
        assert (report.reasons, imports_here.rows(SEEN)) == ({"no_kind": 40}, before)

    def test_a_company_needs_none(self, imports_here: Imports) -> None:
        imports_here("lieux", places(40, kind=""))
        assert imports_here("lieux", places(40, kind="", opening_hours="Mo-Sa 10:00-12:00")).reasons == {}

    def test_of_many_that_become_another_the_list_is_refused(self, imports_here: Imports) -> None:
        imports_here("lieux", places())
        refused(imports_here, places(9, kind="mission_locale"), "many_changed", "9 / 40")
        assert imports_here("lieux", places(8, kind="mission_locale")).updated == 8
