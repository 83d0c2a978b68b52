"""Saving, changing and deleting alerts: one's own, within limits, named in words."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.platform.access import Role
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.placements.alerts.world import MINE, World, monday

NANTES = {"commune": "44109", "radius_km": 20}


class TestSaving:
    async def test_a_search_becomes_an_alert_named_in_words(self, world: World) -> None:
        student = await world.student()
        week = monday(8)
        search = {"kind": ["observation"], "level": ["3e"], "rome": ["D1102"], "week": [str(week)], **NANTES}
        made = (await student.save(**search)).json()
        assert {name: made[name] for name in search} == search
        assert made["commune_name"] == "Nantes"
        assert (made["state"], made["found"], made["still_searching"]) == ("active", 0, False)
        kind, level, career, around, when = made["name"].split(", ")
        assert (kind, level, career) == ("Stages d’observation", "3e", "Boulanger / Boulangère")
        assert around == "Nantes et 20 km autour"
        assert when.startswith(f"semaine du {week.day}")
        assert await student.mine() == [made]

    async def test_its_name_speaks_the_language_of_the_reader(self, world: World) -> None:
        student = await world.student()
        await student.alert(kind=["apprenticeship"], **NANTES)
        read = await student.client.get(MINE, headers={"Accept-Language": "en"})
        assert read.json()["items"][0]["name"] == "Apprenticeships, Nantes and 20 km around"

    async def test_what_is_left_out_is_open(self, world: World) -> None:
        student = await world.student()
        made = (await student.save()).json()
        assert made["name"] == "Toutes les offres"
        assert (made["commune"], made["radius_km"]) == (None, None)

    async def test_of_a_position_only_the_nearest_commune_is_kept(self, world: World) -> None:
        student = await world.student()
        made = (await student.save(lat=47.46, lon=-0.55, radius_km=10)).json()
        assert (made["commune"], made["commune_name"]) == ("49007", "Angers")
        row = world.factory.connection.execute("SELECT lat, lon FROM alert_key").fetchone()
        assert row != (47.46, -0.55)

    async def test_any_day_names_its_week(self, world: World) -> None:
        student = await world.student()
        week = monday(8)
        made = (await student.save(week=[str(week + timedelta(days=3)), str(week)])).json()
        assert made["week"] == [str(week)]

    async def test_sending_it_again_is_no_second_alert(self, world: World) -> None:
        student = await world.student()
        draft = {"id": str(uuid4()), "kind": ["placement"]}
        first, again = [await student.client.post(MINE, json=draft) for _ in range(2)]
        assert (first.status_code, again.status_code) == (201, 201)
        assert first.json() == again.json()
        assert len(await student.mine()) == 1

    async def test_the_same_search_is_the_alert_that_is_there(self, world: World) -> None:
        student = await world.student()
        first = await student.alert(kind=["observation", "placement"], level=["3e", "bts"])
        assert await student.alert(kind=["placement", "observation"], level=["bts", "3e"]) == first
        await student.change(first, kind=["observation", "placement"], level=["3e", "bts"], paused=True)
        assert await student.alert(kind=["placement", "observation"], level=["bts", "3e"]) != first

    async def test_two_taps_at_the_same_moment_make_one(self, world: World) -> None:
        student = await world.student()
        made = await asyncio.gather(*(student.alert(kind=["placement"]) for _ in range(4)))
        assert len(set(made)) == 1

    async def test_the_id_of_somebody_else_is_refused(self, world: World) -> None:
        student, other = await world.student(), await world.student()
        theirs = await other.alert(kind=["placement"])
        refused = await student.client.post(MINE, json={"id": theirs})
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/id-taken")
        assert await student.mine() == []

    async def test_nobody_has_more_than_the_limit_even_at_once(
        self, world: World, settings: Settings
    ) -> None:
        settings.alerts_per_account = 3
        student = await world.student()
        await student.alert(q="un")
        answers = await asyncio.gather(*(student.save(q=f"mot{n}") for n in range(5)))
        assert sorted(one.status_code for one in answers) == [201, 201, 409, 409, 409]
        assert {one.json()["type"] for one in answers if one.status_code == 409} == {
            "/problems/too-many-alerts"
        }
        assert (await student.client.get(MINE)).json()["most"] == 3

    async def test_the_list_says_when_nothing_rings(self, world: World) -> None:
        read = (await (await world.student()).client.get(MINE)).json()
        assert (read["quiet_hours"], read["school_hours"]) == ("21:00-08:00", "08:00-17:00")

    @pytest.mark.parametrize(
        ("search", "field"),
        [
            ({"kind": ["job"]}, "kind"),
            ({"level": ["6e"]}, "level"),
            ({"kind": ["observation"], "level": ["bts"]}, "level"),
            ({"rome": ["Z9999"]}, "rome"),
            ({"rome": ["D1999"]}, "rome"),
            ({"week": ["1999-01-04"]}, "week"),
            ({"q": "!?"}, "q"),
            ({"q": "mot " * 60}, "q"),
            ({"commune": "99999"}, "commune"),
            ({"lat": 47.2}, "lat"),
            ({"commune": "44109", "radius_km": 0}, "radius_km"),
            ({"commune": "44109", "radius_km": 201}, "radius_km"),
            ({"paused": True}, "paused"),
            ({"id": "1"}, "id"),
        ],
    )
    async def test_what_no_alert_can_be_is_refused_by_field(
        self, world: World, search: dict[str, Any], field: str
    ) -> None:
        student = await world.student()
        refused = await student.save(**search)
        assert refused.status_code == 422, refused.text
        assert [one["field"].split(".")[0] for one in refused.json()["errors"]] == [field]
        assert await student.mine() == []

    async def test_only_students_save_searches(
        self, devices: Device, factory: Factory, client: httpx.AsyncClient
    ) -> None:
        draft = {"id": str(uuid4())}
        assert (await client.post(MINE, json=draft)).status_code == 401
        company = await devices(factory.session(factory.account(Role.COMPANY)))
        assert (await company.post(MINE, json=draft)).status_code == 403


class TestPlaces:
    """Below the age of consent, a commune on the server waits for the joint consent `location`."""

    async def test_a_child_without_the_consent_keeps_no_commune(self, world: World) -> None:
        child = await world.student(age=13)
        refused = await child.save(kind=["observation"], **NANTES)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/consent-needed")
        assert (await child.save(kind=["observation"])).status_code == 201

    async def test_without_a_birth_date_nobody_knows(self, world: World) -> None:
        student = await world.student(age=None)
        refused = await student.save(**NANTES)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/birth-date-needed")
        assert (await student.save()).status_code == 201

    async def test_from_fifteen_on_it_is_their_own_affair(self, world: World) -> None:
        student = await world.student(age=15)
        assert (await student.save(**NANTES)).status_code == 201


class TestChanging:
    async def test_is_writing_the_whole_search_anew(self, world: World) -> None:
        student = await world.student()
        alert = await student.alert(kind=["observation"], **NANTES)
        changed = (await student.change(alert, kind=["placement"], radius_km=5)).json()
        assert (changed["kind"], changed["commune"]) == (["placement"], None)
        assert changed["name"] == "Stages longs"

    async def test_pausing_and_taking_up(self, world: World) -> None:
        student = await world.student()
        alert = await student.alert(kind=["observation"])
        assert (await student.change(alert, kind=["observation"], paused=True)).json()["state"] == "paused"
        await world.publish(title="Pendant la pause")
        assert (await student.change(alert, kind=["observation"])).json()["state"] == "active"
        await world.publish(title="Après la pause")
        assert await student.found() == ["Après la pause"]

    async def test_only_one_s_own(self, world: World) -> None:
        student, other = await world.student(), await world.student()
        alert = await student.alert()
        for path, method in ((f"{MINE}/{alert}", "PUT"), (f"{MINE}/{alert}/keep", "POST")):
            assert (await other.client.request(method, path, json={})).status_code == 404
        assert (await other.client.delete(f"{MINE}/{alert}")).status_code == 204
        assert len(await student.mine()) == 1
        assert (await other.change(str(uuid4()))).status_code == 404

    async def test_deleting_twice_is_no_error(self, world: World) -> None:
        student = await world.student()
        alert = await student.alert()
        for _ in range(2):
            assert (await student.client.delete(f"{MINE}/{alert}")).status_code == 204
        assert await student.mine() == []
        assert world.factory.connection.execute("SELECT count(*) FROM alert_key").fetchone() == (0,)

    async def test_changing_and_deleting_at_once_leave_nothing_half_done(self, world: World) -> None:
        student = await world.student()
        alert = await student.alert(kind=["observation"])
        answers = await asyncio.gather(
            student.change(alert, kind=["placement"]),
            student.client.delete(f"{MINE}/{alert}"),
            student.change(alert, kind=["apprenticeship"]),
        )
        assert {one.status_code for one in answers} <= {200, 204, 404}
        assert await student.mine() == []
        assert world.factory.connection.execute("SELECT count(*) FROM alert_key").fetchone() == (0,)
