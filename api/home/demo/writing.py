"""Writing the demonstration set: real public places and careers; events, companies and offers are invented.

The set goes the way of every import: records, merged into places.
"""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from api.guide.agenda.bulk import EventRow, write_events
from api.guide.agenda.service import EventKind
from api.guide.careers.bulk import refresh_choices
from api.guide.opendata.service import run_import
from api.guide.places.merge import (
    RecordImport,
    StagedRecord,
    keys_kept_otherwise,
    places_by_key,
    places_by_uai,
)
from api.home.demo import DATA
from api.home.demo.answers import write_answers
from api.home.demo.badges import write_badges
from api.home.demo.lists import write_lists
from api.home.demo.marks import ADDRESS, imported
from api.home.demo.meetings import write_meetings
from api.home.demo.offers import write_offers
from api.home.demo.people import write_people
from api.home.demo.questions import write_questions
from api.platform.kit.bulk import Connection, stage, upsert
from api.platform.kit.clock import PARIS, today
from api.platform.kit.french_calendar import public_holiday, school_holiday
from api.platform.settings import Settings, get_settings

SATURDAY, SUNDAY = 5, 6
SHEETS = {"fiches-metiers": "career_sheets.json", "fiches-aides": "aid_sheets.json"}
"""The Region's own sheets: each source with its file."""
MARK = "demonstration"
"""Digest of the records that this set wrote."""


def write_facts(connection: Connection, url: str) -> int:
    """Write territory, careers and our sheets on them, places, trainings and figures; the rows read."""
    with connection.transaction():
        read = _territory(connection) + _careers(connection)
    read += _records(connection)
    for source, file in SHEETS.items():
        if not imported(connection, [source]):
            read += run_import(url, source, str(DATA / file), force=True).read
            connection.execute("UPDATE import_run SET address = %s WHERE source = %s", [ADDRESS, source])
    with connection.transaction():
        return read + write_lists(connection)


def write_invented(connection: Connection, url: str, settings: Settings | None) -> int:
    """Write what is invented and lies ahead of today, badges where settings are given; the rows read."""
    read = run_import(url, "lieux", str(DATA / "companies.csv"), demo=True, force=True).read
    with connection.transaction():
        read += _events(connection) + _contacts(connection)
        read += write_people(connection)
        read += write_questions(connection)
        read += write_meetings(connection)
        read += write_answers(connection)
        companies = {company["id"]: company for company in _table("companies.csv")}
        read += write_offers(connection, list(_table("offers.csv")), companies)
    if settings is not None:
        read += write_badges(connection, url, settings)
    return read


def _table(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def _write(connection: Connection, table: str, keys: list[str], rows: list[dict[str, Any]]) -> int:
    columns = list(rows[0])
    stage(connection, table, columns, ((n, [row[c] for c in columns]) for n, row in enumerate(rows, 1)))
    upsert(connection, table, keys, columns)
    return len(rows)


def _territory(connection: Connection) -> int:
    departments = json.loads((DATA / "departments.json").read_text())
    communes = list(_table("communes.csv"))
    written = _write(
        connection,
        "department",
        ["code"],
        [
            {
                "code": d["code"],
                "name": d["name"],
                "region_code": d["region_code"],
                "seat_commune_code": d["chief_commune_code"],
            }
            for d in departments
        ],
    )
    written += _write(
        connection,
        "commune",
        ["code"],
        [
            {
                "code": c["code"],
                "name": c["name"],
                "department_code": c["department_code"],
                "postcodes": c["postcodes"].split(),
                "population": int(c["population"]) if c["population"] else None,
                "lat": float(c["lat"]),
                "lon": float(c["lon"]),
                "centre_source": c["position_source"],
            }
            for c in communes
        ],
    )
    written += _write(connection, "former_commune", ["code", "name"], list(_table("former_communes.csv")))
    epci = json.loads((DATA / "epci.json").read_text())
    _write(
        connection,
        "epci",
        ["code"],
        [{"code": group["code"], "name": group["name"], "kind": group["type"]} for group in epci],
    )
    _write(
        connection,
        "epci_member",
        ["epci_code", "commune_code"],
        [{"epci_code": c["epci_code"], "commune_code": c["code"]} for c in communes if c["epci_code"]],
    )
    outlines = [
        {
            "level": "commune" if path.stem.startswith("communes") else path.stem.removesuffix("s"),
            "code": feature["properties"]["code"],
            "name": feature["properties"]["name"],
            "department_code": path.stem.partition("-")[2] or None,
            "detail": "light",
            "geometry": json.dumps(feature["geometry"]),
        }
        for path in sorted((DATA / "outlines").glob("*.geojson"))
        for feature in json.loads(path.read_text())["features"]
    ]
    return written + _write(connection, "outline", ["level", "code", "detail"], outlines)


def _careers(connection: Connection) -> int:
    def rows(name: str) -> list[dict[str, Any]]:
        return [{key: value or None for key, value in row.items()} for row in _table(name)]

    written = _write(connection, "career_family", ["code"], rows("career_families.csv"))
    written += _write(
        connection,
        "career",
        ["rome_version", "code"],
        [{"rome_version": 4, "synonyms": "", **row} for row in rows("careers.csv")],
    )
    written += _write(
        connection,
        "career_interest",
        ["rome_version", "code"],
        [{"rome_version": 3, **row} for row in rows("career_interests.csv")],
    )
    written += _write(
        connection,
        "career_relation",
        ["rome_version", "code", "kind", "target"],
        [{"rome_version": 3, "kind": "near", **row} for row in rows("career_relations.csv")],
    )
    refresh_choices(connection)
    for table in ("career_onisep", "career_onisep_tie"):
        written += _write(connection, table, ["code", "onisep_id"], rows(f"{table}.csv"))
    return written


def _records(connection: Connection) -> int:
    with (DATA / "place_records.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for (source, dataset, rank), group in groupby(rows, key=itemgetter(0, 1, 2)):
        staged = [
            StagedRecord(n, key, department, MARK, json.dumps(values, ensure_ascii=False))
            for n, (_source, _dataset, _rank, key, department, values) in enumerate(group, 1)
        ]
        _import(connection, source, dataset, rank, staged)
    return len(rows)


def _import(connection: Connection, source: str, dataset: str, rank: int, staged: list[StagedRecord]) -> None:
    # What a real import brought is newer: it is neither overwritten nor closed (no department is covered).
    with connection.transaction():
        known = keys_kept_otherwise(connection, source, dataset, MARK)
        staged = [row for row in staged if row.key not in known]
        records = RecordImport(connection, source, dataset, rank, today())
        records.compare([row.key for row in staged], [row.row_hash for row in staged])
        records.add(staged)
        records.finish(departments=())


def _events(connection: Connection) -> int:
    rows = list(_table("events.csv"))
    schools = places_by_uai(connection, [row["place_uai"] for row in rows if row["place_uai"]])
    companies = places_by_key(connection, "lieux", [row["company_id"] for row in rows if row["company_id"]])
    events = []
    for line, row in enumerate(rows, 1):
        starts_at = _moment(row)
        events.append(
            EventRow(
                line,
                key=row["id"],
                kind=row["kind"],
                title=row["title"],
                description=row["description"],
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=int(row["duration_minutes"])),
                status=row["status"],
                place_id=schools.get(row["place_uai"]) or companies.get(row["company_id"]),
                address=row["address"] or None,
                commune_code=row["commune_code"],
                organiser=row["organiser"] or None,
                levels=row["levels"].split(),
            )
        )
    write_events(connection, "agenda", events, today=today(), demo=True)
    return len(events)


def _contacts(connection: Connection) -> int:
    """Whom to call in each department: invented, with a number that France keeps for fiction (ARCEP)."""
    departments = json.loads((DATA / "departments.json").read_text())
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO department_contact (department_code, service, phone, email, demo)"
            " VALUES (%(code)s, %(service)s, %(phone)s, %(email)s, true) ON CONFLICT DO NOTHING",
            [
                {
                    "code": one["code"],
                    "service": "Service orientation de la Région",
                    "phone": f"02 61 91 00 {one['code']}",
                    "email": f"orientation{one['code']}@example.org",
                }
                for one in departments
            ],
        )
    return len(departments)


def _moment(row: dict[str, str]) -> datetime:
    """When an invented event begins: the first day, so many ahead or later, on which it could."""
    day = today() + timedelta(days=int(row["starts_in_days"]))
    while not _is_likely(row["kind"], day):
        day += timedelta(days=1)
    return datetime.combine(day, time.fromisoformat(row["start_time"]), PARIS)


def _is_likely(kind: str, day: date) -> bool:
    """Schools open their doors on Saturdays in term, and a class visits on its school days; nothing is on a
    Sunday or a public holiday.
    """
    in_term = school_holiday(day, get_settings().school_zone) is None
    if kind == EventKind.OPEN_DAY:
        return day.weekday() == SATURDAY and in_term
    if kind == EventKind.VISIT:
        return day.weekday() < SATURDAY and in_term and public_holiday(day) is None
    return day.weekday() != SUNDAY and public_holiday(day) is None
