"""Walls, line 22: a file that is accepted never wipes what is there; the schedule tells admins why.

Every source and every partner goes through one guard, so that a new one cannot escape it.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from api.guide.opendata.report import ImportReport
from api.guide.opendata.service import BrokenFileError, run_import
from api.guide.opendata.sources import SOURCES
from api.placements.feeds.partners import PARTNERS
from api.placements.feeds.service import import_feed
from api.platform.settings import Settings
from api.platform.settings.shapes import OfferFeed
from tests.factories import Factory
from tests.guide.opendata import lists
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.lists import FILE_NAMES, HEADERS, JSON_SOURCES, LISTS, NEEDS, csv_of, rows, workbook
from tests.guide.opendata.there import THERE
from tests.guide.opendata.training_lists import aids

MANY = range(1, 41)

Bring = Callable[..., ImportReport | None]


@pytest.fixture
def bring(imports_here: Imports, settings: Settings, tmp_path: Path) -> Bring:
    """Imports a list of any source or partner."""

    def run(source: str, content: bytes | str, **options: Any) -> ImportReport | None:
        path = tmp_path / FILE_NAMES.get(source, "list")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        assert settings.database_url
        if source in PARTNERS:
            feed = OfferFeed(partner=source, address=str(path))
            return import_feed(settings, settings.database_url, feed, **options)
        return run_import(settings.database_url, source, str(path), demo=source in lists.DEMO_ONLY, **options)

    return run


@pytest.fixture
def there(imports_here: Imports) -> Callable[[], set[tuple[Any, ...]]]:
    """Everything that people can find, and what it is made of."""
    return lambda: set(imports_here.rows(THERE))


def brought(bring: Bring, source: str) -> None:
    """A first list of forty rows, after what it leans on."""
    if source in NEEDS:
        brought(bring, NEEDS[source])
    report = bring(source, LISTS[source](MANY))
    assert report is not None
    assert report.created + report.updated >= 1, "the list of the test must be one that is read"
    assert report.rejected == 0, report.reasons


def test_there_is_a_list_for_every_source() -> None:
    assert set(LISTS) == {*SOURCES, *PARTNERS}


@pytest.mark.parametrize("source", LISTS)
class TestEverySource:
    def test_a_list_that_is_cut_or_whose_rows_do_not_fit_takes_nothing_away(
        self, bring: Bring, there: Callable[[], set[Any]], source: str
    ) -> None:
        brought(bring, source)
        before = there()
        with suppress(BrokenFileError):
            bring(source, LISTS[source](MANY[:1]))
        assert before <= there(), "cut to one row"
        before = there()
        for change in ("short", "long") if source in HEADERS else ():
            cells = rows(source, MANY)
            cells[20] = cells[20][:-1] if change == "short" else [*cells[20], "de trop"]
            with pytest.raises(BrokenFileError) as refused:
                bring(source, csv_of(cells))
            assert (refused.value.code, "l. 21" in refused.value.detail) == ("ragged", True), change
            assert there() == before, change
        for share in (0.5, 0.999):
            whole = LISTS[source](MANY)
            try:
                bring(source, whole[: int(len(whole) * share)])
            except BrokenFileError:
                pass
            else:
                assert source in HEADERS, "only of a row the last cell may end too early without a sign of it"
            assert len(before - there()) <= 2 * 8, f"cut to {share}: a fifth of the records, and their places"

    def test_a_list_that_lacks_a_fifth_and_one_more_is_refused_and_force_says_that_it_is_meant(
        self, bring: Bring, there: Callable[[], set[Any]], source: str
    ) -> None:
        brought(bring, source)
        before = there()
        bring(source, LISTS[source](MANY[:32]))
        gone = len(before - there())
        with_all = LISTS[source](MANY)
        bring(source, with_all)
        if not gone:  # this source never takes anything away
            return
        before = there()
        with pytest.raises(BrokenFileError) as refused:
            bring(source, LISTS[source](MANY[:31]))
        assert refused.value.code == "many_gone"
        assert "9 / 40" in refused.value.detail
        assert there() == before
        bring(source, LISTS[source](MANY[:31]), force=True)
        assert len(before - there()) >= 9

    def test_an_empty_list_takes_nothing_away(
        self, bring: Bring, there: Callable[[], set[Any]], source: str
    ) -> None:
        bring(source, LISTS[source](MANY[:2]))
        before = there()
        with suppress(BrokenFileError):
            bring(source, LISTS[source](MANY[:0]))
        assert before <= there()

    def test_control_characters_anywhere_never_crash(
        self, bring: Bring, imports_here: Imports, source: str
    ) -> None:
        """Walls, line 23: NUL, an escape, a turn of the writing and half a character in every cell."""
        brought(bring, source)
        hostile = "a\x00\x1b\u202eb"
        if source in HEADERS:
            header, *cells = rows(source, MANY[:3])
            width = len(header)
            content = (
                csv_of(
                    [
                        header,
                        *cells,
                        *([*cells[0][:n], hostile, *cells[0][n + 1 :]] for n in range(width)),
                        [hostile] * width,
                    ]
                ).encode()
                + b"\xff;" * (width - 1)
                + b"\n"
            )
            contents = [content]
        elif source in JSON_SOURCES:
            whole = json.loads(LISTS[source](MANY[:2]))
            contents = [json.dumps(one).encode() for one in _spoilt(whole, hostile)]
        elif source == "aides":
            contents = [aids(MANY[:2], "Apprentissage \u202e"), aids(MANY[:2], hostile)]
        else:
            contents = [LISTS[source](MANY[:2]).replace(b"Apprentissage", b"Apprentissage \xe2\x80\xae")]
        for content in contents:
            with suppress(BrokenFileError):
                bring(source, content, force=True)
        told = imports_here.rows("SELECT key, detail FROM import_rejection")
        assert not [one for one in told if "\u202e" in "".join(map(str, one))]
        shown = imports_here.rows(
            "SELECT concat_ws(' ', name, address) FROM place"
            " UNION ALL SELECT concat_ws(' ', title, description, company_name) FROM offer"
            " UNION ALL SELECT concat_ws(' ', title, organiser, address) FROM event"
            " UNION ALL SELECT label FROM career UNION ALL SELECT name FROM commune"
            " UNION ALL SELECT label FROM career_item UNION ALL SELECT text FROM career_text"
            " UNION ALL SELECT concat_ws(' ', label, definition) FROM career_liking"
            " UNION ALL SELECT concat_ws(' ', label, words) FROM training"
            " UNION ALL SELECT concat_ws(' ', label, title, summary) FROM training_sheet"
            " UNION ALL SELECT array_to_string(labels, ' ') FROM training_subjects"
            " UNION ALL SELECT concat_ws(' ', label, description) FROM aid"
        )
        assert not [one for (one,) in shown if "\u202e" in one or "\x1b" in one]


def _spoilt(value: Any, hostile: str) -> Iterator[Any]:
    """The document once for each of its texts and numbers, with that one spoilt."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from ({**value, key: one} for one in _spoilt(item, hostile))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from ([*value[:number], one, *value[number + 1 :]] for one in _spoilt(item, hostile))
    else:
        yield hostile
        yield f"{value}{hostile}"


class TestNamedCases:
    """What was sent to the running server."""

    def agenda(self, count: int) -> list[list[str]]:
        return rows("agenda", range(1, count + 1))

    async def test_an_agenda_with_one_of_200_rows_cancels_nothing_and_calendars_stay_as_they_were(
        self, bring: Bring, client: httpx.AsyncClient
    ) -> None:
        bring("agenda", csv_of(self.agenda(200)))
        with pytest.raises(BrokenFileError, match="199 / 200"):
            bring("agenda", csv_of(self.agenda(1)))
        window = {"from": "2099-05-01", "to": "2099-07-31"}
        feed = Calendar.from_ical((await client.get("/api/v1/events.ics", params=window)).content)
        told = [(str(one.get("STATUS")), int(one.get("SEQUENCE", 0))) for one in feed.walk("VEVENT")]
        assert told
        assert {status for status, _sequence in told} <= {"CONFIRMED", "None"}
        assert {sequence for _status, sequence in told} == {0}

    @pytest.mark.parametrize("column", range(8))
    @pytest.mark.parametrize("closing", [None, 4, 12, 200])
    def test_a_stray_quote_in_row_3_of_the_agenda_is_found(
        self, bring: Bring, there: Callable[[], set[Any]], column: int, closing: int | None
    ) -> None:
        cells = self.agenda(200)
        bring("agenda", csv_of(cells))
        before = there()
        cells[3][column] = '"' + cells[3][column]
        if closing:
            cells[closing][column] += '"'
        with pytest.raises(BrokenFileError) as refused:
            bring("agenda", csv_of(cells))
        assert refused.value.code in ("open_quote", "truncated", "ragged")
        assert "4" in refused.value.detail, "the line is told"
        assert there() == before

    def test_a_stray_quote_closes_no_school(self, bring: Bring, there: Callable[[], set[Any]]) -> None:
        cells = rows("annuaire", range(1, 121))
        bring("annuaire", csv_of(cells))
        before = there()
        cells[1][1] = '"' + cells[1][1]
        with pytest.raises(BrokenFileError) as refused:
            bring("annuaire", csv_of(cells))
        assert refused.value.code == "open_quote"
        assert there() == before

    @pytest.mark.parametrize("row", [1, 2, 60, 119])
    @pytest.mark.parametrize("column", range(7))
    def test_a_lost_quote_of_a_file_full_of_them_is_found(
        self, bring: Bring, there: Callable[[], set[Any]], row: int, column: int
    ) -> None:
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows("annuaire", range(1, 121)))
        whole = buffer.getvalue()
        bring("annuaire", whole)
        before = there()
        lines = whole.splitlines(keepends=True)
        quotes = [place for place, sign in enumerate(lines[row]) if sign == '"']
        lost = quotes[2 * column + 1]
        lines[row] = lines[row][:lost] + lines[row][lost + 1 :]
        with suppress(BrokenFileError):
            bring("annuaire", "".join(lines))
        assert there() == before

    def test_a_list_cut_to_5_of_21_closes_nothing(self, bring: Bring, there: Callable[[], set[Any]]) -> None:
        bring("missions-locales", LISTS["missions-locales"](range(1, 22)))
        before = there()
        with pytest.raises(BrokenFileError, match="16 / 21"):
            bring("missions-locales", LISTS["missions-locales"](range(1, 6)))
        assert there() == before

    def test_a_rome_list_of_one_row_deletes_nothing(
        self, bring: Bring, there: Callable[[], set[Any]]
    ) -> None:
        bring("rome-riasec", LISTS["rome-riasec"](range(532)))
        before = there()
        with pytest.raises(BrokenFileError, match="531 / 532"):
            bring("rome-riasec", LISTS["rome-riasec"](range(1)))
        assert there() == before


PEOPLE_FIND = (
    *("lieux", "agenda", "annuaire", "offres-lba", "offres-leboncoin", "rome-riasec"),
    *("parcoursup", "aides"),
)


@pytest.mark.parametrize("source", PEOPLE_FIND)
class TestListsCutInARow:
    """Each lacks less than a fifth of what the last one left; five of them left a third."""

    def test_the_second_is_refused(self, bring: Bring, there: Callable[[], set[Any]], source: str) -> None:
        brought(bring, source)
        bring(source, LISTS[source](MANY[:33]))
        before = there()
        with pytest.raises(BrokenFileError, match=r"(13|26) / (40|80)"):
            bring(source, LISTS[source](MANY[:27]))
        assert there() == before
        bring(source, LISTS[source](MANY[:27]), force=True)
        bring(source, LISTS[source](MANY[:24]))

    def test_what_came_back_or_was_replaced_is_not_counted(self, bring: Bring, source: str) -> None:
        brought(bring, source)
        for _ in range(3):
            bring(source, LISTS[source](MANY[:33]))
            bring(source, LISTS[source](MANY))
        for first in range(6, 31, 5):
            bring(source, LISTS[source](range(first, first + 40)))

    def test_what_went_days_ago_is_not_counted(self, bring: Bring, factory: Factory, source: str) -> None:
        brought(bring, source)
        bring(source, LISTS[source](MANY[:33]))
        factory.connection.execute("UPDATE import_run SET finished_at = finished_at - interval '4 days'")
        bring(source, LISTS[source](MANY[:27]))


class TestSiblings:
    def test_one_department_of_a_national_file_counts_by_itself(
        self, bring: Bring, there: Callable[[], set[Any]]
    ) -> None:
        header, *nantes = rows("annuaire", range(1, 41))
        elsewhere = [
            [f"0720{n:03d}A", f"Collège {n}", "Collège", "72181", "072", "340", "OUVERT"]
            for n in range(1, 401)
        ]
        bring("annuaire", csv_of([header, *nantes, *elsewhere]))
        before = there()
        with pytest.raises(BrokenFileError, match="39 / 40"):
            bring("annuaire", csv_of([header, nantes[0], *elsewhere]))
        assert there() == before

    def test_one_kind_of_a_list_counts_by_itself(self, bring: Bring, there: Callable[[], set[Any]]) -> None:
        header, *near = rows("rome-mobilites", range(1, 201))
        growing = [["A1001", f"B{1000 + n}", "Evolution"] for n in range(20)]
        bring("rome-mobilites", csv_of([header, *near, *growing]))
        before = there()
        with pytest.raises(BrokenFileError, match="19 / 20"):
            bring("rome-mobilites", csv_of([header, *near, *growing[:1]]))
        assert there() == before

    def test_members_of_groups_of_communes_do_not_vanish(
        self, bring: Bring, there: Callable[[], set[Any]]
    ) -> None:
        members = [{"code": f"44{n:03d}"} for n in range(1, 25)]
        group = {"code": "244400404", "nom": "Nantes Métropole", "type": "METRO", "membres": members}
        bring("epci", json.dumps([group]))
        before = there()
        with pytest.raises(BrokenFileError, match="23 / 24"):
            bring("epci", json.dumps([{**group, "membres": members[:1]}]))
        assert there() == before

    def test_communes_are_not_all_merged_by_one_file(
        self, bring: Bring, there: Callable[[], set[Any]]
    ) -> None:
        communes = json.loads(LISTS["communes"](range(200, 240)))
        bring("communes", json.dumps(communes))
        before = there()
        swallowing = {**communes[0], "anciensCodes": [one["code"] for one in communes[1:]]}
        with pytest.raises(BrokenFileError) as refused:
            bring("communes", json.dumps([swallowing]))
        assert refused.value.code == "many_gone"
        assert there() == before

    def test_identifiers_that_all_changed_are_no_new_places(
        self, bring: Bring, there: Callable[[], set[Any]]
    ) -> None:
        bring("lieux", LISTS["lieux"](range(1, 41)))
        before = there()
        with pytest.raises(BrokenFileError, match="40 / 40"):
            bring("lieux", LISTS["lieux"](range(101, 141)))
        assert there() == before

    def test_a_column_of_cancellations_is_not_believed_at_once(
        self, bring: Bring, there: Callable[[], set[Any]]
    ) -> None:
        header, *cells = rows("agenda", range(1, 41))
        bring("agenda", csv_of([header, *cells]))
        before = there()
        with pytest.raises(BrokenFileError, match="40 / 40"):
            bring("agenda", csv_of([[*header, "status"], *([*row, "annulé"] for row in cells)]))
        assert there() == before

    def test_offers_that_are_past_are_not_missed(
        self, bring: Bring, there: Callable[[], set[Any]], factory: Factory
    ) -> None:
        bring("offres-lba", LISTS["offres-lba"](range(1, 41)))
        factory.connection.execute("UPDATE offer SET expires_on = '2020-01-01' WHERE partner_id <> '1'")
        report = bring("offres-lba", LISTS["offres-lba"](range(1, 2)))
        assert report is not None
        assert report.closed == 39

    def test_a_workbook_cut_to_one_row_deletes_nothing(
        self, bring: Bring, there: Callable[[], set[Any]]
    ) -> None:
        bring("rome-isco", LISTS["rome-isco"](MANY))
        before = there()
        # A row that lacks its last cells is no crash either.
        short = workbook({"A": [["Code ROME", "Code ISCO08", "Libellé codes ISCO08"], ["A1001", 101]]})
        with pytest.raises(BrokenFileError, match="39 / 40"):
            bring("rome-isco", short)
        assert there() == before


def test_a_height_that_is_no_number_refuses_its_outline(bring: Bring, imports_here: Imports) -> None:
    """Walls, line 23: a text there went into the outline, and a NUL in it was a traceback."""
    ring = [[1, 47, "\x00"], [1.1, 47], [1.1, 47.1], [1, 47]]
    features = [
        {"properties": {"code": code, "nom": "Nantes"}, "geometry": {"type": "Polygon", "coordinates": [one]}}
        for code, one in (("44109", ring), ("72181", [point[:2] for point in ring]))
    ]
    report = bring("contours", json.dumps({"features": features}))
    assert report is not None
    assert (report.created, report.reasons) == (1, {"bad_shape": 1})


class TestRowsThatDoNotFit:
    def test_what_publishers_do_is_no_damage(self, bring: Bring) -> None:
        header, *cells = rows("lieux", range(1, 6))
        told = csv_of([[*header, "", ""], *([*row, "", ""] for row in cells[:3]), [*cells[3], ""], cells[4]])
        report = bring("lieux", f"{told}\n;;;\n \n")
        assert report is not None
        assert (report.created, report.rejected) == (5, 0)

    def test_long_texts_of_many_lines_are_no_swallowed_rows(self, bring: Bring) -> None:
        header, *cells = rows("offres-leboncoin", range(1, 6))
        text = "Tailler, planter, arroser, semer\nSavoir lire, écrire, compter\n\nPermis B, voiture, logement"
        for row in cells:
            row[3] = f'"{text}"'
        report = bring("offres-leboncoin", "".join(",".join(row) + "\n" for row in [header, *cells]))
        assert report is not None
        assert (report.created, report.rejected) == (5, 0)
