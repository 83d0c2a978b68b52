"""Meetings in the agenda: beside events in the list and in its calendar, as everybody may see them."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from tests.factories import ANGERS, NANTES
from tests.talk.meetings.world import World, in_days

EVENTS = "/api/v1/events"


async def listed(client: httpx.AsyncClient, **query: Any) -> list[tuple[str, str]]:
    response = await client.get(EVENTS, params=query)
    assert response.status_code == 200, response.text
    return [(item["kind"], item["title"]) for item in response.json()["items"]]


async def in_calendar(client: httpx.AsyncClient, **query: Any) -> list[tuple[str, str]]:
    response = await client.get(f"{EVENTS}.ics", params=query)
    assert response.status_code == 200, response.text
    return [(str(one["summary"]), str(one["status"])) for one in Calendar.from_ical(response.text).events]


MEETING = ("meeting", "Métier A1202")


async def test_a_meeting_stands_among_events_on_its_day(world: World) -> None:
    world.factory.event("Salon", kind="fair", starts_at=in_days(2))
    meeting = await world.meeting(await world.mentor(first_name="Awa"), seats=12)
    world.factory.event("Atelier", kind="workshop", starts_at=in_days(5))
    visitor = await world.devices()
    assert await listed(visitor) == [("fair", "Salon"), MEETING, ("workshop", "Atelier")]
    item = (await visitor.get(EVENTS)).json()["items"][1]
    assert (item["type"], item["id"], item["seats_left"]) == ("meeting", meeting, 12)
    assert item["who"].startswith("Awa, ")


async def test_pages_follow_one_another_across_both(world: World) -> None:
    for day in (2, 4, 6):
        world.factory.event(f"Salon {day}", kind="fair", starts_at=in_days(day))
    for day in (3, 4, 7):
        await world.meeting(await world.mentor(), starts_at=in_days(day).isoformat())
    visitor = await world.devices()
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = (
            await visitor.get(EVENTS, params={"limit": 2, **({"cursor": cursor} if cursor else {})})
        ).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    whole = (await visitor.get(EVENTS, params={"limit": 100})).json()["items"]
    assert seen == [item["id"] for item in whole]
    assert len(set(seen)) == 6


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "meeting"}, [MEETING]),
        ({"kind": "fair"}, [("fair", "Salon")]),
        ({"kind": ["fair", "meeting"]}, [("fair", "Salon"), MEETING]),
        ({"level": "high_school"}, [("fair", "Salon"), MEETING]),
        ({"level": "higher"}, []),
        ({"q": "métier"}, [MEETING]),
        # From afar: as near to everybody, whatever the distance; on no map, and at no place.
        ({"commune": "44109", "radius_km": 10, "kind": "meeting"}, [MEETING]),
        ({"bbox": "-2,47,-1,48", "kind": "meeting"}, []),
        ({"lat": NANTES[0], "lon": NANTES[1], "sort": "distance"}, [("fair", "Salon")]),
        ({"from": (in_days(4)).date().isoformat()}, []),
        ({"to": (in_days(2)).date().isoformat()}, [("fair", "Salon")]),
    ],
)
async def test_filters_hold_for_both(query: dict[str, Any], expected: list[Any], world: World) -> None:
    world.factory.event("Salon", kind="fair", starts_at=in_days(2), levels=["high_school"], at=NANTES)
    await world.meeting(await world.mentor(), levels=["high_school"])
    visitor = await world.devices()
    assert await listed(visitor, **query) == expected


async def test_the_calendar_tells_a_meeting_and_that_it_is_cancelled(world: World) -> None:
    world.factory.event("Salon", kind="fair", starts_at=in_days(5))
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    visitor = await world.devices()
    title = "Rencontre\u00a0: Métier A1202"
    assert await in_calendar(visitor) == [(title, "CONFIRMED"), ("Salon", "CONFIRMED")]
    assert await in_calendar(visitor, kind="meeting") == [(title, "CONFIRMED")]
    assert await in_calendar(visitor, kind="fair") == [("Salon", "CONFIRMED")]
    assert await world.step(mentor, meeting, "cancel") == 204
    assert await in_calendar(visitor, kind="meeting") == [(f"Annulé\u00a0: {title}", "CANCELLED")]
    assert await listed(visitor) == [("fair", "Salon")]


async def test_a_meeting_of_a_minor_is_in_no_agenda_that_everybody_reads(world: World) -> None:
    young = await world.mentor({"kind": "apprentice"}, age=16)
    meeting = await world.meeting(young)
    student = await world.student(15)
    assert await world.listed(student) == [meeting]
    for client in (student.client, await world.devices()):
        assert await listed(client) == []
        assert await in_calendar(client) == []


async def test_what_is_over_leaves_the_list(world: World) -> None:
    meeting = await world.meeting(await world.mentor())
    world.begin(meeting, minutes_ago=10)
    visitor = await world.devices()
    assert await listed(visitor) == [MEETING]
    world.factory.connection.execute("UPDATE meeting SET ends_at = starts_at + %s", [timedelta(minutes=5)])
    assert await listed(visitor) == []


async def test_of_a_career_those_nearby_stand_first_then_the_whole_region(world: World) -> None:
    world.factory.commune("49007", "Angers", lat=ANGERS[0], lon=ANGERS[1])
    far, near = await world.mentor({"commune_code": "49007"}), await world.mentor()
    sooner = await world.meeting(far, starts_at=in_days(2).isoformat())
    later = await world.meeting(near, starts_at=in_days(9).isoformat())
    other = await world.meeting(await world.mentor({"career_code": "A1203"}))
    assert await world.listed(career="A1202") == [sooner, later]
    assert await world.listed(career="A1202", commune="44109") == [later, sooner]
    assert await world.listed(career="A1202", lat=ANGERS[0], lon=ANGERS[1]) == [sooner, later]
    assert await world.listed(career="A1203", lat=ANGERS[0], lon=ANGERS[1]) == [other]
    visitor = await world.devices()
    for place, told in (({"commune": "44109"}, [True, False]), ({}, [None, None])):
        found = await visitor.get("/api/v1/meetings", params={"career": "A1202", **place})
        assert [one["near"] for one in found.json()["items"]] == told
    seen, cursor = [], None
    for _ in range(2):
        query = {"career": "A1202", "commune": "44109", "limit": 1, **({"cursor": cursor} if cursor else {})}
        page = (await visitor.get("/api/v1/meetings", params=query)).json()
        seen.append(page["items"][0]["id"])
        cursor = page["next"]
    assert (seen, cursor) == ([later, sooner], None)
