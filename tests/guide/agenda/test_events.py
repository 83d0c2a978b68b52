"""The agenda: lists, page, calendars and JSON-LD."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from icalendar import Calendar

from api.platform.kit.clock import PARIS
from tests.factories import ANGERS, NANTES, Factory
from tests.settings import ORIGIN

EVENTS = "/api/v1/events"
NOW = datetime.now(UTC)


async def titles(client: httpx.AsyncClient, **query: Any) -> list[str]:
    response = await client.get(EVENTS, params=query)
    assert response.status_code == 200, response.text
    return [item["title"] for item in response.json()["items"]]


class TestList:
    async def test_soonest_first_without_what_is_over(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.event("Bientôt", starts_at=NOW + timedelta(days=2))
        factory.event("En cours", starts_at=NOW - timedelta(hours=1))
        factory.event("Passé", starts_at=NOW - timedelta(days=1))
        assert await titles(client) == ["En cours", "Bientôt"]

    async def test_days_are_days_of_paris_and_the_last_is_included(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.event("Le 31 au soir", starts_at=datetime(2027, 5, 31, 23, 30, tzinfo=PARIS))
        factory.event("Le 1er à minuit", starts_at=datetime(2027, 6, 1, 0, 0, tzinfo=PARIS))
        assert await titles(client, **{"from": "2027-05-31", "to": "2027-05-31"}) == ["Le 31 au soir"]
        assert await titles(client, **{"from": "2027-06-01", "to": "2027-06-01"}) == [
            "Le 31 au soir",
            "Le 1er à minuit",
        ]

    async def test_filters_by_kind_level_words_and_place(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place()
        factory.event("Orientibus à Clisson", kind="stop", levels=["middle_school"])
        factory.event("Salon", kind="fair", levels=["higher"], place_id=place)
        assert await titles(client, kind="stop") == ["Orientibus à Clisson"]
        assert await titles(client, level="higher") == ["Salon"]
        assert await titles(client, q="clisson") == ["Orientibus à Clisson"]
        assert await titles(client, place_id=str(place)) == ["Salon"]

    async def test_around_a_point_by_date_or_by_distance(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.event("Loin demain", at=ANGERS, starts_at=NOW + timedelta(days=1))
        factory.event("Près plus tard", at=NANTES, starts_at=NOW + timedelta(days=5))
        here = {"lat": 47.218, "lon": -1.554, "radius_km": 100}
        assert await titles(client, **here) == ["Loin demain", "Près plus tard"]
        assert await titles(client, **here, sort="distance") == ["Près plus tard", "Loin demain"]
        assert await titles(client, lat=47.218, lon=-1.554) == ["Près plus tard"]

    async def test_without_a_place_no_distance_is_said(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """Placements, line 7: without a point, half the way around the Earth was said."""
        event = factory.event("Salon", at=ANGERS)
        [item] = (await client.get(EVENTS)).json()["items"]
        assert item["distance_m"] is None
        page = (await client.get(f"{EVENTS}/{event}")).json()
        assert page["distance_m"] is None
        geojson = (await client.get("/api/v1/events.geojson")).json()
        assert geojson["features"][0]["properties"].get("distance_m") is None
        [here] = (await client.get(EVENTS, params={"lat": ANGERS[0], "lon": ANGERS[1]})).json()["items"]
        assert here["distance_m"] == 0

    async def test_one_known_only_by_its_commune_ranks_behind_its_distance(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """Placements, line 7: and the pages of the list stay whole."""
        for title, north, approximate in (
            ("Quelque part en ville", 0.0, True),
            ("À 2 km", 0.018, False),
            ("À 4 km", 0.036, False),
            ("Quelque part à 2 km", 0.018, True),
        ):
            factory.event(title, at=(NANTES[0] + north, NANTES[1]), approximate=approximate)
        query: dict[str, Any] = {"lat": NANTES[0], "lon": NANTES[1], "sort": "distance", "limit": 1}
        seen = []
        while True:
            body = (await client.get(EVENTS, params=query)).json()
            seen += [(item["title"], round(item["distance_m"] / 1000)) for item in body["items"]]
            if body["next"] is None:
                break
            query["cursor"] = body["next"]
        assert seen == [
            ("À 2 km", 2),
            ("Quelque part en ville", 0),
            ("À 4 km", 4),
            ("Quelque part à 2 km", 2),
        ]

    async def test_order_by_distance_needs_a_point(self, client: httpx.AsyncClient) -> None:
        response = await client.get(EVENTS, params={"sort": "distance"})
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == "sort"

    async def test_pages_are_whole_when_events_begin_together(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        for n in range(7):
            factory.event(f"Atelier {n}", starts_at=NOW + timedelta(days=3))
        seen: list[str] = []
        cursor: str | None = None
        while True:
            body = (
                await client.get(EVENTS, params={"limit": 3, **({"cursor": cursor} if cursor else {})})
            ).json()
            seen += [item["title"] for item in body["items"]]
            cursor = body["next"]
            if cursor is None:
                break
        assert sorted(seen) == [f"Atelier {n}" for n in range(7)]

    async def test_a_cancelled_event_stays_and_says_so(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.event("Salon", status="cancelled")
        body = (await client.get(EVENTS)).json()
        assert body["items"][0]["status"] == "cancelled"

    async def test_dates_the_wrong_way_round_are_refused(self, client: httpx.AsyncClient) -> None:
        response = await client.get(EVENTS, params={"from": "2027-02-02", "to": "2027-02-01"})
        assert response.json()["errors"][0]["field"] == "to"


def event_of(body: bytes) -> Any:
    return Calendar.from_ical(body).walk("VEVENT")[0]


class TestCalendar:
    async def test_times_are_local_with_their_time_zone(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        event = factory.event(starts_at=datetime(2027, 6, 1, 8, 0, tzinfo=UTC))
        body = (await client.get(f"{EVENTS}/{event}.ics")).content
        assert b"DTSTART;TZID=Europe/Paris:20270601T100000" in body
        assert b"BEGIN:VTIMEZONE" in body

    async def test_uid_is_stable_and_the_sequence_is_the_event_s(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        event = factory.event("Salon", sequence=3)
        before = event_of((await client.get(f"{EVENTS}/{event}.ics")).content)
        factory.connection.execute("UPDATE event SET title = 'Grand salon', sequence = 4")
        after = event_of((await client.get(f"{EVENTS}/{event}.ics")).content)
        assert before["UID"] == after["UID"] == f"{event}@epass-orientation"
        assert (before["SEQUENCE"], after["SEQUENCE"]) == (3, 4)

    async def test_a_cancelled_event_is_cancelled_in_the_calendar(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        event = factory.event("Salon", status="cancelled")
        component = event_of((await client.get(f"{EVENTS}/{event}.ics")).content)
        assert component["STATUS"] == "CANCELLED"
        assert component["SUMMARY"] == "Annulé\u00a0: Salon"

    async def test_what_was_invented_for_the_demonstration_says_so(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        event = factory.event("Salon", demo=True)
        component = event_of((await client.get(f"{EVENTS}/{event}.ics")).content)
        assert component["SUMMARY"] == "Exemple inventé, n’aura pas lieu\u00a0: Salon"
        told = (await client.get(f"{EVENTS}/{event}.jsonld")).json()
        assert told["name"] == "Exemple inventé, n’aura pas lieu\u00a0: Salon"
        [source] = (await client.get(f"{EVENTS}/{event}")).json()["sources"]
        assert source["source"] == "demonstration", "the Region gave no such event"
        head = (await client.get(f"/events/{event}")).text
        assert "<title>Exemple inventé, n’aura pas lieu : Salon" in head
        assert '<main id="main"></main>' in head, "the app says it with a label"

    async def test_the_feed_holds_what_the_filters_say_and_the_recent_past(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.event("Hier", starts_at=NOW - timedelta(days=1))
        factory.event("Il y a longtemps", starts_at=NOW - timedelta(days=60))
        factory.event("Demain", starts_at=NOW + timedelta(days=1), kind="stop")
        feed = Calendar.from_ical((await client.get("/api/v1/events.ics")).content)
        stops = Calendar.from_ical((await client.get("/api/v1/events.ics", params={"kind": "stop"})).content)
        assert [str(e["SUMMARY"]) for e in feed.walk("VEVENT")] == ["Hier", "Demain"]
        assert [str(e["SUMMARY"]) for e in stops.walk("VEVENT")] == ["Demain"]
        assert len({str(e["UID"]) for e in feed.walk("VEVENT")}) == 2

    async def test_the_feed_keeps_to_its_dates(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.event("En mai", starts_at=datetime(2027, 5, 4, 9, 0, tzinfo=PARIS))
        factory.event("En juin", starts_at=datetime(2027, 6, 4, 9, 0, tzinfo=PARIS))
        response = await client.get("/api/v1/events.ics", params={"from": "2027-06-01", "to": "2027-06-30"})
        assert [str(e["SUMMARY"]) for e in Calendar.from_ical(response.content).walk("VEVENT")] == ["En juin"]

    async def test_text_of_any_kind_stays_one_valid_line_or_more(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        title = "Été ; portes, ouvertes \\ « très »\nlong " + "é" * 200
        event = factory.event(title)
        body = (await client.get(f"{EVENTS}/{event}.ics")).content
        assert all(len(line) <= 75 for line in body.split(b"\r\n"))
        assert str(event_of(body)["SUMMARY"]) == title


class TestOtherForms:
    async def test_json_ld_tells_status_and_place(self, client: httpx.AsyncClient, factory: Factory) -> None:
        event = factory.event("Salon", status="cancelled", organiser="La Région")
        body = (await client.get(f"{EVENTS}/{event}.jsonld")).json()
        assert body["eventStatus"] == "https://schema.org/EventCancelled"
        assert body["organizer"] == {"@type": "Organization", "name": "La Région"}
        assert body["url"] == f"{ORIGIN}/events/{event}"

    async def test_geojson(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.event("Salon", at=(47.25, -1.5))
        body = (await client.get("/api/v1/events.geojson")).json()
        assert body["features"][0]["geometry"]["coordinates"] == [-1.5, 47.25]

    @pytest.mark.parametrize("suffix", ["", ".ics", ".jsonld"])
    async def test_an_event_that_does_not_exist_is_a_404(
        self, client: httpx.AsyncClient, suffix: str
    ) -> None:
        assert (await client.get(f"{EVENTS}/{uuid4()}{suffix}")).status_code == 404
