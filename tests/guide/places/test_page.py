"""A place's page, its JSON-LD and the GeoJSON of the list."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from uuid import uuid4

import httpx
import pytest

from api.app import create_app
from api.platform.kit.clock import today
from api.platform.kit.sources import INVENTED, Credit
from api.platform.settings import Settings
from tests.factories import Factory
from tests.settings import ORIGIN

CREDIT = Credit("Annuaire", "Ministère", "Licence Ouverte 2.0", "https://example.org/lo", None)


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(settings, {"annuaire": CREDIT, INVENTED: CREDIT})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as opened:
        yield opened
    await app.state.database.close()


async def page(client: httpx.AsyncClient, place_id: object) -> dict[str, object]:
    response = await client.get(f"/api/v1/places/{place_id}")
    assert response.status_code == 200, response.text
    body: dict[str, object] = response.json()
    return body


class TestPage:
    async def test_unknown_things_are_null_or_empty_never_invented(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        body = await page(client, factory.place("Lycée"))
        assert body["hours"] is None
        assert body["closure"] is None
        assert body["accessibility"] == []
        assert body["phone"] is None
        assert body["uai"] is None

    async def test_hours_are_worked_out_from_today_in_paris(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        body = await page(client, factory.place(opening_hours="24/7"))
        assert body["hours"]["timezone"] == "Europe/Paris"  # type: ignore[index]
        assert body["hours"]["days"][0] == {  # type: ignore[index]
            "date": str(today()),
            "holiday": None
            if body["hours"]["days"][0]["holiday"] is None
            else body["hours"]["days"][0]["holiday"],  # type: ignore[index]
            "intervals": [{"from": "00:00", "to": "24:00", "comment": None}],
        }

    async def test_accessibility_names_each_need_once_something_is_known(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        body = await page(
            client, factory.place(accessibility={"motor": {"state": "partial", "note": "rampe"}})
        )
        assert body["accessibility"] == [
            {"need": "motor", "state": "partial", "note": "rampe"},
            {"need": "visual", "state": "unknown", "note": None},
            {"need": "hearing", "state": "unknown", "note": None},
            {"need": "mental", "state": "unknown", "note": None},
        ]

    @pytest.mark.parametrize(
        ("start", "end", "shown"),
        [(-3, 3, True), (2, 9, True), (-9, -1, False), (-9, None, True), (None, 0, True)],
    )
    async def test_a_closure_is_told_until_it_is_over(
        self, client: httpx.AsyncClient, factory: Factory, start: int | None, end: int | None, shown: bool
    ) -> None:
        def day(offset: int | None) -> date | None:
            return None if offset is None else today() + timedelta(days=offset)

        note = {"fr": "Travaux", "en": "Works"}
        place = factory.place(closure_from=day(start), closure_to=day(end), closure_note=note)
        body = await page(client, place)
        assert (body["closure"] is not None) is shown

    async def test_says_who_says_what_and_when_it_was_checked(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place(provenance={"name": "annuaire", "phone": "annuaire", "website": "other"})
        factory.record(place, "annuaire", seen_on=date(2026, 2, 3))
        factory.record(place, "annuaire", key="gone", vanished_on=date(2026, 1, 1), seen_on=date(2026, 1, 1))
        assert (await page(client, place))["sources"] == [
            {
                "source": "annuaire",
                **CREDIT._asdict(),
                "checked_on": "2026-02-03",
                "fields": ["name", "phone"],
            }
        ]

    async def test_names_nobody_for_what_was_invented(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place(provenance={"name": "lieux"}, demo=True)
        factory.record(place, "lieux", dataset="demo")
        assert (await page(client, place))["sources"] == [
            {"source": INVENTED, **CREDIT._asdict(), "checked_on": "2026-01-15", "fields": ["name"]}
        ]

    async def test_names_the_careers_it_trains_for(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Jardinier / Jardinière")
        place = factory.place()
        factory.trains_for(place, "A12", "A1202", "Z99")
        assert (await page(client, place))["careers"] == [
            {"code": "A12", "label": "Famille A12"},
            {"code": "A1202", "label": "Jardinier / Jardinière"},
        ]

    async def test_a_closed_place_says_so(self, client: httpx.AsyncClient, factory: Factory) -> None:
        body = await page(client, factory.place(status="closed", closed_on=date(2026, 6, 1)))
        assert (body["status"], body["closed_on"]) == ("closed", "2026-06-01")

    async def test_an_unknown_or_unreadable_id_is_a_4xx(self, client: httpx.AsyncClient) -> None:
        assert (await client.get(f"/api/v1/places/{uuid4()}")).status_code == 404
        assert (await client.get("/api/v1/places/1")).status_code == 422
        assert (await client.get(f"/api/v1/places/{uuid4()}.jsonld")).status_code == 404


class TestOtherForms:
    async def test_json_ld_is_a_schema_org_school_with_hours(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place("Collège", kind="middle_school", opening_hours="24/7", phone="+33240000000")
        response = await client.get(f"/api/v1/places/{place}.jsonld")
        body = response.json()
        assert response.headers["content-type"] == "application/ld+json"
        assert body["@context"] == "https://schema.org"
        assert body["@type"] == "MiddleSchool"
        assert body["@id"] == f"{ORIGIN}/places/{place}"
        assert body["openingHoursSpecification"][0]["opens"] == "00:00"
        assert "email" not in body

    async def test_json_ld_of_an_approximate_place_gives_no_point(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place(precision="commune")
        assert "geo" not in (await client.get(f"/api/v1/places/{place}.jsonld")).json()

    async def test_geojson_holds_the_same_places_as_points(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place("Lycée", at=(47.25, -1.5))
        response = await client.get("/api/v1/places.geojson", params={"lat": 47.25, "lon": -1.5})
        feature = response.json()["features"][0]
        assert response.headers["content-type"] == "application/geo+json"
        assert feature["id"] == str(place)
        assert feature["geometry"] == {"type": "Point", "coordinates": [-1.5, 47.25]}
        assert feature["properties"]["name"] == "Lycée"
