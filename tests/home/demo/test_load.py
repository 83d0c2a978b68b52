"""What is there once the demonstration set was loaded into an empty database, and when it is loaded again."""

import httpx

from api.home.demo.load import load_demo
from api.home.demo.writing import SATURDAY
from api.platform.kit.french_calendar import public_holiday, school_holiday
from tests.factories import Factory


def count(factory: Factory, query: str) -> int:
    row = factory.connection.execute(f"SELECT count(*) FROM {query}").fetchone()
    assert row
    return int(row[0])


async def test_a_newcomer_finds_real_places_events_and_careers(
    factory: Factory, client: httpx.AsyncClient
) -> None:
    assert count(factory, "place WHERE NOT demo") >= 1000
    assert count(factory, "place WHERE kind = 'primary_school'") == 0
    assert count(factory, "commune WHERE lat IS NOT NULL") == 1228
    assert count(factory, "career WHERE rome_version = 4") == 1584
    departments = factory.connection.execute(
        "SELECT DISTINCT left(commune_code, 2) FROM place WHERE NOT demo ORDER BY 1"
    ).fetchall()
    assert [row[0] for row in departments] == ["44", "49", "53", "72", "85"]
    for query in ("commune=53130", "commune=85191&type=place", "lat=47.47&lon=-0.55&type=career"):
        items = (await client.get(f"/api/v1/around?{query}")).json()["items"]
        assert len(items) == 20, query


async def test_careers_are_searched_by_what_the_set_has(client: httpx.AsyncClient) -> None:
    """Texts of others are not in it: doors without values are not offered."""
    body = (await client.get("/api/v1/careers/choices")).json()
    assert body["total"] == 1584
    assert [door["kind"] for door in body["doors"]] == ["family", "riasec"]


def test_what_is_invented_is_marked_and_lies_ahead(factory: Factory) -> None:
    assert count(factory, "event WHERE NOT demo") == 0
    assert count(factory, "event WHERE starts_at < now()") == 0
    assert count(factory, "event WHERE extract(isodow FROM starts_at AT TIME ZONE 'Europe/Paris') = 7") == 0
    opens = factory.connection.execute(
        "SELECT DISTINCT (starts_at AT TIME ZONE 'Europe/Paris')::date FROM event WHERE kind = 'open_day'"
    ).fetchall()
    assert {(day.weekday(), school_holiday(day, "B")) for (day,) in opens} == {(SATURDAY, None)}
    visits = factory.connection.execute(
        "SELECT DISTINCT (starts_at AT TIME ZONE 'Europe/Paris')::date FROM event WHERE kind = 'visit'"
    ).fetchall()
    assert len(visits) > 3
    # A class goes there: on a day on which it is at school.
    assert all(day.weekday() < SATURDAY for (day,) in visits)
    assert {(school_holiday(day, "B"), public_holiday(day)) for (day,) in visits} == {(None, None)}
    assert count(factory, "place WHERE kind = 'company' AND NOT demo") == 0
    assert count(factory, "place WHERE demo AND opening_hours IS NOT NULL") > 10


def test_loading_again_the_same_day_does_nothing(database_url: str, factory: Factory) -> None:
    before = factory.connection.execute("SELECT max(updated_at) FROM place").fetchone()
    assert load_demo(database_url) is False
    assert factory.connection.execute("SELECT max(updated_at) FROM place").fetchone() == before


def test_another_day_moves_the_events_and_doubles_nothing(database_url: str, factory: Factory) -> None:
    factory.connection.execute("UPDATE import_run SET digest = 'another' WHERE source = 'demonstration'")
    places, events = count(factory, "place"), count(factory, "event")
    assert load_demo(database_url)
    assert (count(factory, "place"), count(factory, "event")) == (places, events)
    assert count(factory, "place WHERE status = 'closed'") == 0


def test_every_record_keeps_the_source_it_came_from(factory: Factory) -> None:
    sources = factory.connection.execute(
        "SELECT DISTINCT source FROM place_record r JOIN place p ON p.id = r.place_id WHERE NOT p.demo"
    ).fetchall()
    assert {"ecoles-derivees", "adresse-geolocalisation", "reseaux", "missions-locales"} <= {
        row[0] for row in sources
    }


def test_another_day_leaves_real_imports_alone(database_url: str, factory: Factory) -> None:
    factory.connection.execute(
        "UPDATE import_run SET digest = 'yesterday' WHERE source = 'demonstration' AND dataset = 'invented'"
    )
    factory.connection.execute("UPDATE commune SET population = 1 WHERE code = '44109'")
    factory.connection.execute("UPDATE place SET name = 'Renommé' WHERE kind = 'mission_locale'")
    assert load_demo(database_url)
    assert count(factory, "commune WHERE population = 1") == 1
    missions = count(factory, "place WHERE kind = 'mission_locale'")
    assert count(factory, "place WHERE name = 'Renommé'") == missions > 20


def test_a_newcomer_finds_what_is_taught_where(factory: Factory) -> None:
    taught = "training_place t JOIN place p ON p.uai = t.uai AND p.status = 'open'"
    assert count(factory, f"(SELECT DISTINCT t.training_id FROM {taught}) AS known") > 300
    assert count(factory, f"(SELECT DISTINCT p.id FROM {taught}) AS known") > 300
    # The bakers of Laval: the way that a pupil goes through the app begins here.
    assert count(factory, f"{taught} WHERE t.training_id = '50022137' AND p.commune_code = '53130'") == 2


async def test_a_newcomer_reads_our_sheets_on_careers(client: httpx.AsyncClient) -> None:
    career = (await client.get("/api/v1/careers/D1102")).json()
    assert career["sheet"] is not None


def test_another_version_of_the_set_leaves_imported_lists_alone(database_url: str, factory: Factory) -> None:
    factory.connection.execute("UPDATE import_run SET digest = 'older' WHERE source = 'demonstration'")
    factory.connection.execute(
        "INSERT INTO import_run (source, dataset, address, digest, rows_read, created, updated, unchanged,"
        " rejected, closed, finished_at) VALUES ('certif-info', '', 'x', 'x', 1, 1, 0, 0, 0, 0, now())"
    )
    factory.connection.execute("UPDATE training_certification SET subject = 'Imported'")
    factory.connection.execute("UPDATE training_family SET family = 'Older'")
    assert load_demo(database_url)
    assert count(factory, "training_certification WHERE subject <> 'Imported'") == 0
    assert count(factory, "training_family WHERE family = 'Older'") == 0
