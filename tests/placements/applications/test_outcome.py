"""Once a placement is over its company says whether it took place; pupil and school read it."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit.clock import today
from tests.placements.applications.test_answers import UAI, link
from tests.placements.applications.world import Company, Student, World, monday


async def say(company: Company, application: str, took_place: bool = True) -> httpx.Response:
    return await company.client.put(
        f"/api/v1/applications/{application}/outcome", json={"took_place": took_place}
    )


async def attestation(student: Student, application: str) -> httpx.Response:
    return await student.client.get(f"/api/v1/me/applications/{application}/attestation")


async def steps(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get("/api/v1/me/steps")).json()
    return [one for one in found if one["kind"] == "placement.ended"]


async def stayed(
    world: World, company: Company, student: Student, week: date | None = None, **values: Any
) -> tuple[str, UUID]:
    """A confirmed placement of the week before last, or of another one."""
    offer = world.offer(company, weeks={monday(2): 1}, **values)
    application = await world.accepted(company, student, offer, weeks=[str(monday(2))])
    await world.confirm(student, application)
    world.factory.connection.execute(
        "UPDATE application SET held_weeks = %s WHERE id = %s", [[week or monday(-2)], application]
    )
    return application, offer


class TestSaying:
    async def test_asks_the_company_once_and_tells_the_pupil(self, world: World) -> None:
        company, student = await world.company(), await world.student(first_name="Prénom 7")
        application, _ = await stayed(world, company, student)
        [step] = await steps(company.client)
        assert step == {
            "kind": "placement.ended",
            "page": f"/company/applications/{application}",
            "about": "Prénom 7",
            "count": 1,
            "at": None,
        }
        read = (await company.client.get(f"/api/v1/applications/{application}")).json()
        assert (read["over"], read["took_place"]) == (True, None)
        assert (await attestation(student, application)).status_code == 404
        for _ in range(2):
            assert (await say(company, application)).json()["took_place"] is True
        assert await steps(company.client) == []
        assert (await world.told(student.client))[0] == "placement.done"
        assert (await world.told(student.client)).count("placement.done") == 1
        mine = await world.mine(student, application)
        assert (mine["status"], mine["took_place"]) == ("confirmed", True)
        assert [one["act"] for one in mine["history"]] == ["moved"] * 3 + ["done"]

    async def test_a_slip_is_corrected_and_told(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application, _ = await stayed(world, company, student)
        await say(company, application, took_place=False)
        assert (await world.told(student.client))[0] == "placement.not_done"
        assert (await attestation(student, application)).status_code == 404
        await say(company, application)
        assert (await attestation(student, application)).status_code == 200
        await say(company, application, took_place=False)
        assert (await attestation(student, application)).status_code == 404

    @pytest.mark.parametrize(
        ("values", "over"),
        [
            ({"start_on": -9, "end_on": -1}, True),
            ({"start_on": -9, "end_on": 0}, False),
            ({"start_on": -9, "end_on": None, "duration_days": 9}, True),
            ({"start_on": -9, "end_on": None, "duration_days": 10}, False),
            ({"start_on": None, "end_on": None}, False),
            ({"kind": "apprenticeship", "start_on": -9, "end_on": -1}, False),
        ],
    )
    async def test_only_after_its_last_day(self, world: World, values: dict[str, Any], over: bool) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.accepted(company, student, offer)
        await world.confirm(student, application)
        for name, value in values.items():
            is_day = name.endswith("_on") and value is not None
            world.factory.connection.execute(
                f"UPDATE offer SET {name} = %s WHERE id = %s",
                [today() + timedelta(days=value) if is_day else value, offer],
            )
        assert (await say(company, application)).status_code == (200 if over else 409)

    async def test_not_of_a_place_that_was_not_confirmed_or_that_ended(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application, _ = await stayed(world, company, student)
        world.factory.connection.execute("UPDATE application SET status = 'accepted'")
        assert (await say(company, application)).status_code == 409
        assert await steps(company.client) == []
        world.factory.connection.execute("UPDATE application SET status = 'cancelled'")
        assert (await say(company, application)).status_code == 409

    async def test_nobody_but_that_company_and_for_two_months(self, world: World) -> None:
        company, other, student = await world.company(), await world.company(), await world.student()
        application, _ = await stayed(world, company, student)
        assert await steps(other.client) == []
        assert (await say(other, application)).status_code == 404
        path = f"/api/v1/applications/{application}/outcome"
        assert (await student.client.put(path, json={"took_place": True})).status_code == 403
        assert (await company.client.put(path, json={})).status_code == 422
        assert (await company.client.put(path, json={"took_place": True, "note": "x"})).status_code == 422
        world.factory.connection.execute("UPDATE application SET held_weeks = %s", [[monday(-12)]])
        assert await steps(company.client) == []
        assert (await say(company, application)).status_code == 200

    async def test_two_answers_at_once_leave_the_last_with_both_in_the_history(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application, _ = await stayed(world, company, student)
        answers = await asyncio.gather(say(company, application), say(company, application, took_place=False))
        assert [one.status_code for one in answers] == [200, 200]
        mine = await world.mine(student, application)
        acts = [one["act"] for one in mine["history"]][3:]
        assert sorted(acts) == ["done", "not_done"]
        assert mine["took_place"] is (acts[-1] == "done")


class TestWhatIsKept:
    async def test_the_page_says_who_where_when_and_what_was_announced(self, world: World) -> None:
        company, student = await world.company(), await world.student(first_name="Prénom 7")
        application, _ = await stayed(
            world, company, student, description="Tu suis l'équipe.", weekdays=["mon", "fri"]
        )
        await say(company, application)
        response = await attestation(student, application)
        assert response.headers["cache-control"] == "no-store"
        found = response.json()
        assert found.pop("outcome_at")
        assert found == {
            "first_name": "Prénom 7",
            "title": "Découvrir l'atelier",
            "company_name": "Charpentes du Lac",
            "commune": "Nantes",
            "description": "Tu suis l'équipe.",
            "first_day": str(monday(-2)),
            "last_day": str(monday(-2) + timedelta(days=4)),
            "weeks": [str(monday(-2))],
            "weekdays": ["mon", "fri"],
        }
        assert (await attestation(await world.student(), application)).status_code == 404

    async def test_words_that_nobody_has_read_stay_out_of_it(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application, offer = await stayed(world, company, student, description="Écrit après.")
        await say(company, application)
        world.factory.connection.execute(
            "UPDATE offer SET status = 'review', title = 'Nouveau titre' WHERE id = %s", [offer]
        )
        found = (await attestation(student, application)).json()
        assert (found["title"], found["description"]) == ("Découvrir l'atelier", "")

    async def test_the_school_of_the_pupil_sees_it(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        link(world, student)
        application, _ = await stayed(world, company, student)
        staff = world.factory.account(Role.SCHOOL)
        school = world.factory.organisation(staff, uai=UAI)
        client = await world.devices(world.factory.session(staff))
        path = f"/api/v1/organisations/{school}/pupil-applications"
        assert [one["took_place"] for one in (await client.get(path)).json()["items"]] == [None]
        await say(company, application)
        assert [one["took_place"] for one in (await client.get(path)).json()["items"]] == [True]
