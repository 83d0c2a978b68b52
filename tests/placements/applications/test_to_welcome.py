"""Whom a company is going to receive: a list of its own, and a contact that can be corrected until then."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from api.platform.kit.clock import today
from tests.placements.applications.world import CONTACT, Company, World, monday

NEW = "Demandez Sacha à l'atelier, 02 40 11 11 11"


async def correct(company: Company, application: str, contact: str = NEW) -> httpx.Response:
    return await company.client.put(f"/api/v1/applications/{application}/contact", json={"contact": contact})


async def read(company: Company, application: str) -> dict[str, Any]:
    found: dict[str, Any] = (await company.client.get(f"/api/v1/applications/{application}")).json()
    return found


class TestWhoComes:
    async def test_those_of_a_kept_place_the_soonest_first_until_they_are_over(self, world: World) -> None:
        company = await world.company()
        path = f"/api/v1/organisations/{company.organisation}/applications"
        dates = {"late": 9, "soon": 2, "next": 4}
        sent = {}
        for name, weeks in dates.items():
            offer = world.offer(company, weeks={monday(weeks): 1})
            student = await world.student()
            sent[name] = await world.accepted(company, student, offer, weeks=[str(monday(weeks))])
            if name != "next":
                await world.confirm(student, sent[name])
        await world.applied(await world.student(), world.offer(company))
        gone = await world.student()
        withdrawn = await world.accepted(company, gone, world.offer(company))
        await world.withdraw(gone, withdrawn)
        page = (await company.client.get(path, params={"show": "to_welcome", "limit": 2})).json()
        rest = (await company.client.get(path, params={"show": "to_welcome", "cursor": page["next"]})).json()
        found = page["items"] + rest["items"]
        assert [one["id"] for one in found] == [sent["soon"], sent["next"], sent["late"]]
        assert [one["status"] for one in found] == ["confirmed", "accepted", "confirmed"]
        assert [one["begins_on"] for one in found] == [str(monday(weeks)) for weeks in (2, 4, 9)]
        world.factory.connection.execute(
            "UPDATE application SET held_weeks = ARRAY[CAST(%s AS date)] WHERE id = %s",
            [monday(-1), sent["soon"]],
        )
        left = (await company.client.get(path, params={"show": "to_welcome"})).json()["items"]
        assert [one["id"] for one in left] == [sent["next"], sent["late"]]

    async def test_nobody_of_another_company(self, world: World) -> None:
        company, other = await world.company(), await world.company()
        await world.accepted(company, await world.student(), world.offer(company))
        for client, organisation, status in (
            (other.client, company.organisation, 404),
            (other.client, other.organisation, 200),
        ):
            path = f"/api/v1/organisations/{organisation}/applications"
            answer = await client.get(path, params={"show": "to_welcome"})
            assert answer.status_code == status
            assert answer.json().get("items", []) == []

    async def test_a_placement_counted_in_days_is_over_after_them(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company, end_on=None, duration_days=5)
        application = await world.accepted(company, student, offer)
        path = f"/api/v1/organisations/{company.organisation}/applications"
        for ago, shown in ((4, [application]), (5, [])):
            world.factory.connection.execute(
                "UPDATE offer SET start_on = %s WHERE id = %s", [today() - timedelta(days=ago), offer]
            )
            found = (await company.client.get(path, params={"show": "to_welcome"})).json()["items"]
            assert [one["id"] for one in found] == shown, ago


class TestContact:
    async def test_is_shown_back_and_corrected_and_the_pupil_is_told_once(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application = await world.applied(student, world.offer(company))
        assert (await read(company, application))["contact"] is None
        assert (await correct(company, application)).status_code == 409
        await world.accept(company, application)
        found = await read(company, application)
        assert (found["contact"], found["contact_open"]) == (CONTACT, True)
        for _ in range(2):
            assert (await correct(company, application)).json()["contact"] == NEW
        await world.confirm(student, application)
        mine = await world.mine(student, application)
        assert (mine["company_contact"], mine["status"]) == (NEW, "confirmed")
        assert await world.told(student.client) == ["application.contact", "application.accepted"]
        steps = [(one["act"], one["side"], one["status"], one["word"]) for one in mine["history"]]
        assert steps == [
            ("moved", "student", "sent", ""), ("moved", "company", "accepted", ""),
            ("contact", "company", "accepted", ""), ("moved", "student", "confirmed", ""),
        ]  # fmt: skip
        letters = world.factory.connection.execute("SELECT letter::text FROM mail").fetchall()
        assert not any("Sacha" in letter or "02 40" in letter for (letter,) in letters)

    async def test_goes_with_the_place(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application = await world.accepted(company, student, world.offer(company))
        await world.withdraw(student, application)
        assert (await read(company, application))["contact"] is None
        answer = await correct(company, application)
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1]) == (409, "application-ended")

    @pytest.mark.parametrize(("days", "status"), [(1, 200), (0, 409), (-1, 409)])
    async def test_until_the_placement_begins(self, world: World, days: int, status: int) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.accepted(company, student, offer)
        world.factory.connection.execute(
            "UPDATE offer SET start_on = %s WHERE id = %s", [today() + timedelta(days=days), offer]
        )
        assert (await read(company, application))["contact_open"] is (status == 200)
        assert (await correct(company, application)).status_code == status
        mine = await world.mine(student, application)
        assert mine["company_contact"] == (NEW if status == 200 else CONTACT)

    async def test_nobody_but_that_company(self, world: World) -> None:
        company, other, student = await world.company(), await world.company(), await world.student()
        application = await world.accepted(company, student, world.offer(company))
        without_role = await world.devices(
            world.factory.session(world.factory.member(company.organisation, world.factory.account()))
        )
        path = f"/api/v1/applications/{application}/contact"
        for client, status in ((other.client, 404), (student.client, 403), (without_role, 403)):
            assert (await client.put(path, json={"contact": NEW})).status_code == status
        assert (await world.mine(student, application))["company_contact"] == CONTACT

    @pytest.mark.parametrize("words", ["", "ab", "x" * 301])
    async def test_takes_a_few_words(self, world: World, words: str) -> None:
        company, student = await world.company(), await world.student()
        application = await world.accepted(company, student, world.offer(company))
        assert (await correct(company, application, words)).status_code == 422

    async def test_two_corrections_at_once_leave_one_of_them_whole(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application = await world.accepted(company, student, world.offer(company))
        words = [f"02 61 91 00 4{number}" for number in range(4)]
        answers = await asyncio.gather(*(correct(company, application, one) for one in words))
        assert {one.status_code for one in answers} == {200}
        mine = await world.mine(student, application)
        assert mine["company_contact"] in words
        assert [one["act"] for one in mine["history"]].count("contact") == len(words)

    async def test_of_a_correction_and_the_end_of_the_place_nothing_is_left(self, world: World) -> None:
        company = await world.company()
        for end in (world.withdraw, None):
            student = await world.student()
            application = await world.accepted(company, student, world.offer(company))
            ends = end(student, application) if end else world.cancel(company, application)
            corrected, ended = await asyncio.gather(correct(company, application), ends)
            assert (corrected.status_code in (200, 409), ended.status_code) == (True, 200)
            kept = world.factory.connection.execute(
                "SELECT company_contact FROM application WHERE id = %s", [application]
            ).fetchone()
            assert kept == ("",)
