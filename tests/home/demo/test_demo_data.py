"""The demonstration set is complete and coherent, without a database."""

import csv
import gzip
import json
import re
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import shapely
from opening_hours import OpeningHours
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from api.platform.kit.project import ROOT

DATA = ROOT / "api/home/demo/data"
DEPARTMENTS = ["44", "49", "53", "72", "85"]
# Communes that left another one after the year of the outlines.
WITHOUT_OUTLINE = {"85165", "85212"}
EVENT_KINDS = {"stop", "open_day", "fair", "visit", "workshop"}
LEVELS = {"middle_school", "high_school", "vocational", "apprenticeship", "higher"}

Row = dict[str, str]


def read_table(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def read_outlines(name: str) -> dict[str, BaseGeometry]:
    collection: dict[str, Any] = json.loads((DATA / "outlines" / name).read_text(encoding="utf-8"))
    return {f["properties"]["code"]: shape(f["geometry"]) for f in collection["features"]}


@pytest.fixture(scope="module")
def communes() -> dict[str, Row]:
    return {row["code"]: row for row in read_table("communes.csv")}


@pytest.fixture(scope="module")
def region() -> BaseGeometry:
    return read_outlines("region.geojson")["52"]


@pytest.fixture(scope="module")
def outlines() -> dict[str, BaseGeometry]:
    return {
        code: shape for d in DEPARTMENTS for code, shape in read_outlines(f"communes-{d}.geojson").items()
    }


class TestCommunes:
    def test_counts(self, communes: dict[str, Row]) -> None:
        per_department = [sum(r["department_code"] == d for r in communes.values()) for d in DEPARTMENTS]
        assert sum(per_department) == len(communes) == 1228
        assert per_department == [207, 176, 240, 352, 253]

    def test_every_row_is_whole(self, communes: dict[str, Row]) -> None:
        groups = {group["code"] for group in json.loads((DATA / "epci.json").read_text(encoding="utf-8"))}
        assert len(groups) == 71
        for code, row in communes.items():
            assert re.fullmatch(r"\d{5}", code)
            assert code.startswith(row["department_code"])
            assert all(re.fullmatch(r"\d{5}", postcode) for postcode in row["postcodes"].split(" "))
            assert int(row["population"]) > 0
            assert row["epci_code"] in groups or row["name"] == "L'Île-d'Yeu"

    def test_positions_lie_in_the_region(self, communes: dict[str, Row], region: BaseGeometry) -> None:
        west, south, east, north = region.bounds
        for row in communes.values():
            assert west < float(row["lon"]) < east
            assert south < float(row["lat"]) < north

    def test_computed_positions_are_told(self, communes: dict[str, Row]) -> None:
        computed = {c: r["position_source"] for c, r in communes.items() if r["position_source"] != "postal"}
        assert computed == {"49126": "outline", "85165": "schools", "85212": "schools"}

    def test_accents_are_kept(self, communes: dict[str, Row]) -> None:
        assert communes["53097"]["name"] == "Évron"
        assert communes["85113"]["name"] == "L'Île-d'Yeu"

    def test_former_communes_lead_to_current_ones(self, communes: dict[str, Row]) -> None:
        former = read_table("former_communes.csv")
        assert len(former) == 369
        assert {row["kind"] for row in former} == {"delegated", "associated", "merged"}
        for row in former:
            assert row["commune_code"] in communes
            assert row["name"]
        # A code that is current again must never be redirected elsewhere.
        assert all(r["code"] == r["commune_code"] for r in former if r["code"] in communes)

    def test_departments(self, communes: dict[str, Row]) -> None:
        departments = json.loads((DATA / "departments.json").read_text(encoding="utf-8"))
        assert [d["code"] for d in departments] == DEPARTMENTS
        assert all(d["chief_commune_code"] in communes for d in departments)


class TestOutlines:
    def test_every_commune_has_one(self, communes: dict[str, Row], outlines: dict[str, BaseGeometry]) -> None:
        assert set(outlines) == set(communes) - WITHOUT_OUTLINE

    def test_valid_without_gap_or_overlap(self, outlines: dict[str, BaseGeometry]) -> None:
        assert all(outline.is_valid for outline in outlines.values())
        assert shapely.coverage_is_valid(list(outlines.values()))
        departments = list(read_outlines("departments.geojson").values())
        assert shapely.coverage_is_valid(departments)

    def test_levels_cover_the_same_ground(
        self, outlines: dict[str, BaseGeometry], region: BaseGeometry
    ) -> None:
        assert region.is_valid
        departments = shapely.union_all(list(read_outlines("departments.geojson").values()))
        for union in (shapely.union_all(list(outlines.values())), departments):
            assert union.symmetric_difference(region).area < 0.02 * region.area

    def test_communes_lie_in_their_outline(
        self, communes: dict[str, Row], outlines: dict[str, BaseGeometry]
    ) -> None:
        outside = {
            code
            for code, outline in outlines.items()
            if outline.distance(Point(float(communes[code]["lon"]), float(communes[code]["lat"]))) > 0.002
        }
        # The postal point of this one lies in the bay.
        assert outside <= {"85001"}

    def test_light_enough_for_a_phone(self) -> None:
        files = (DATA / "outlines").glob("*.geojson")
        assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 350_000


class TestEvents:
    def test_kinds_and_spread(self, communes: dict[str, Row]) -> None:
        events = read_table("events.csv")
        assert len({event["id"] for event in events}) == len(events) == 42
        assert {event["kind"] for event in events} == EVENT_KINDS
        assert {communes[event["commune_code"]]["department_code"] for event in events} == set(DEPARTMENTS)
        assert [event["status"] for event in events].count("cancelled") == 1

    def test_each_is_whole_and_told_as_invented(self) -> None:
        companies = {company["id"]: company for company in read_table("companies.csv")}
        for event in read_table("events.csv"):
            assert event["title"]
            assert event["address"]
            assert event["description"].endswith("démonstration.")
            assert set(event["levels"].split(" ")) <= LEVELS
            assert event["status"] in {"scheduled", "cancelled"}
            assert 0 < int(event["starts_in_days"]) <= 120
            start = datetime.combine(datetime(2026, 1, 1), time.fromisoformat(event["start_time"]))
            assert 0 < int(event["duration_minutes"]) <= (24 - start.hour) * 60
            assert ZoneInfo(event["timezone"])
            assert re.fullmatch(r"(\d{7}[A-Z])?", event["place_uai"])
            if event["company_id"]:
                assert companies[event["company_id"]]["commune_code"] == event["commune_code"]
            assert (event["kind"] == "visit") == bool(event["company_id"])


class TestCompanies:
    def test_each_is_whole_and_told_as_invented(self, communes: dict[str, Row]) -> None:
        companies = read_table("companies.csv")
        assert len({company["id"] for company in companies}) == len(companies) == 20
        for company in companies:
            assert "démonstration" in company["name"]
            commune = communes[company["commune_code"]]
            assert abs(float(company["lat"]) - float(commune["lat"])) < 0.05
            assert abs(float(company["lon"]) - float(commune["lon"])) < 0.07
            assert set(company["levels"].split(" ")) <= LEVELS
            for need in ("motor", "visual", "hearing", "mental"):
                assert company[f"accessibility_{need}"] in {"yes", "partial", "no", ""}
            assert all(re.fullmatch(r"[A-N]\d{4}", code) for code in company["rome_codes"].split(" "))
            assert not company["website"]

    def test_they_stand_on_the_ground(self, region: BaseGeometry) -> None:
        # The simplified coast may pass a few hundred metres inland of a harbour.
        for company in read_table("companies.csv"):
            assert region.distance(Point(float(company["lon"]), float(company["lat"]))) < 0.005, company[
                "name"
            ]

    def test_opening_hours_can_be_read(self) -> None:
        hours = [company["opening_hours"] for company in read_table("companies.csv")]
        assert hours.count("") == 1
        for text in filter(None, hours):
            assert OpeningHours(text)

    def test_closures(self) -> None:
        closed = [company for company in read_table("companies.csv") if company["closure_from_days"]]
        assert [company["closure_to_days"] for company in closed] == ["12", ""]
        assert all(company["closure_note_fr"] and company["closure_note_en"] for company in closed)


def test_text_is_utf8_without_mark() -> None:
    for file in [*DATA.rglob("*.csv"), *DATA.rglob("*.json"), *DATA.rglob("*.geojson")]:
        text = file.read_bytes().decode("utf-8")
        assert not text.startswith("\ufeff"), file.name
        assert "\r" not in text, file.name
        assert "\ufffd" not in text, file.name
