"""The year's steps: as usual, until the days of this year were imported."""

from datetime import date
from typing import Any

import httpx
import pytest

from api.guide.opendata.errors import BrokenFileError
from api.guide.path import routes, service
from api.guide.path.schemas import YearCalendar
from api.platform.kit.clock import today
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.lists import csv_of, rows

SOURCE = "calendrier-orientation"
HEADER, ROW = rows(SOURCE, [1])
YEAR = service.school_year(today())
FIRST = int(YEAR[:4])


def with_cells(**cells: str) -> list[str]:
    return [cells.get(name, cell) for name, cell in zip(HEADER, ROW, strict=True)]


def this_year(**cells: str) -> list[str]:
    days = {"starts_on": f"{FIRST + 1}-01-18", "ends_on": f"{FIRST + 1}-03-11", "checked_on": str(today())}
    return with_cells(**({"step": "ps-wishes", "school_year": YEAR} | days | cells))


PAST = with_cells(school_year="2019-2020", starts_on="2020-01-22", ends_on="2020-03-12")


async def steps(client: httpx.AsyncClient) -> dict[str, dict[str, Any]]:
    body = (await client.get("/api/v1/calendar")).json()
    YearCalendar.model_validate(body)
    assert body["school_year"] == YEAR
    begins = [step["begins"] for step in body["steps"]]
    assert begins == sorted(begins)
    return {step["id"]: step for step in body["steps"]}


@pytest.mark.parametrize(
    ("day", "year"), [((2026, 8, 31), "2025-2026"), ((2026, 9, 1), "2026-2027"), ((2027, 1, 1), "2026-2027")]
)
def test_a_school_year_begins_in_september(day: tuple[int, int, int], year: str) -> None:
    assert service.school_year(date(*day)) == year


async def test_a_year_whose_days_nobody_gave_is_told_as_usual_without_a_day(
    client: httpx.AsyncClient,
) -> None:
    found = await steps(client)
    assert {step["way"] for step in found.values()} == set(service.WayOn)
    for step in found.values():
        assert (step["starts_on"], step["ends_on"], step["checked_on"]) == (None, None, None)
        assert step["url"].startswith("https://")
        assert step["label"]["fr"]
        assert step["label"]["en"]
    assert found["ps-wishes"]["usual"] == {"from": 1, "to": 3}
    assert found["ps-wishes"]["begins"] == f"{FIRST + 1}-01-01"


@pytest.mark.parametrize(
    ("month", "begins"), [(10, "2026-10-01"), (12, "2026-12-01"), (1, "2027-01-01"), (9, "2027-09-01")]
)
async def test_a_usual_month_lies_in_the_school_year_whose_last_september_ends_it(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, month: int, begins: str
) -> None:
    step = {"id": "one", "way": "master", "usual": {"from": month, "to": month}}
    monkeypatch.setattr(service, "_usual", lambda: [step])
    monkeypatch.setattr(routes, "today", lambda: date(2026, 11, 29))
    (found,) = (await client.get("/api/v1/calendar")).json()["steps"]
    assert found["begins"] == begins


async def test_the_days_of_this_year_take_the_place_of_the_usual_months(
    client: httpx.AsyncClient, imports: Imports
) -> None:
    usual = await steps(client)
    content = csv_of([HEADER, this_year(), this_year(step="bts-open-days"), PAST])
    assert numbers(imports(SOURCE, content))[:2] == (3, 3)
    found = await steps(client)
    assert found.keys() == usual.keys() | {"bts-open-days"}
    assert found["ps-wishes"]["usual"] is None
    assert found["ps-wishes"]["starts_on"] == found["ps-wishes"]["begins"] == f"{FIRST + 1}-01-18"
    assert found["ps-wishes"]["checked_on"] == str(today())
    assert found["ps-answers"] == usual["ps-answers"]


class TestImport:
    def test_a_second_import_changes_nothing_and_another_year_leaves_this_one(
        self, imports: Imports, factory: Factory
    ) -> None:
        content = csv_of([HEADER, this_year(), this_year(step="ps-confirm")])
        assert numbers(imports(SOURCE, content)) == (2, 2, 0, 0, 0, 0)
        assert numbers(imports(SOURCE, content)) == (2, 0, 0, 2, 0, 0)
        assert numbers(imports(SOURCE, csv_of([HEADER, PAST]))) == (1, 1, 0, 0, 0, 0)
        assert factory.connection.execute("SELECT count(*) FROM calendar_date").fetchone() == (3,)

    @pytest.mark.parametrize(
        ("cells", "reason"),
        [
            ({"step": ""}, "no_key"),
            ({"step": "Vœux !"}, "bad_identifier"),
            ({"school_year": "2026"}, "bad_identifier"),
            ({"school_year": "2026-2028"}, "bad_identifier"),
            ({"way": "bac"}, "unknown_kind"),
            ({"label_en": ""}, "no_name"),
            ({"publisher": ""}, "no_name"),
            ({"url": ""}, "no_link"),
            ({"url": "http://parcoursup.example"}, "no_link"),
            ({"starts_on": "mi-janvier"}, "bad_times"),
            ({"ends_on": "2027-01-17"}, "bad_times"),
            ({"starts_on": "2026-01-18", "ends_on": "2026-03-11"}, "bad_times"),
            ({"checked_on": ""}, "bad_times"),
            ({"checked_on": "2999-01-01"}, "bad_times"),
        ],
    )
    def test_a_row_that_is_not_sure_is_refused_and_told(
        self, imports: Imports, factory: Factory, cells: dict[str, str], reason: str
    ) -> None:
        report = imports(SOURCE, csv_of([HEADER, with_cells(**cells)]))
        assert (report.created, report.reasons) == (0, {reason: 1})

    def test_a_list_that_lacks_much_of_the_year_is_refused(self, imports: Imports) -> None:
        all_of_it = rows(SOURCE, range(20))
        imports(SOURCE, csv_of(all_of_it))
        with pytest.raises(BrokenFileError, match="10 / 20"):
            imports(SOURCE, csv_of(all_of_it[:11]))
