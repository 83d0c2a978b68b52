"""Walls, lines 11 and 12: what somebody of a company does to a student reaches those who protect them."""

from uuid import uuid4

import pytest

from api.platform.access import Role
from tests.placements.applications.world import World

SAID = "Pendant mon stage le patron m'a mis la main aux fesses, je sais plus quoi faire"


class TestReported:
    async def test_the_company_is_silent_toward_who_reports(self, world: World) -> None:
        company, student = await world.company(), await world.student(16)
        application = await world.accepted(company, student, world.offer(company))
        body = {"id": str(uuid4()), "subject_kind": "company", "subject_id": application, "reason": "sexual"}
        reported = await student.client.post("/api/v1/reports", json={**body, "note": SAID})
        assert reported.status_code == 201, reported.text
        cancelled = await world.cancel(company, application, reason="other", word="Dommage !")
        assert cancelled.status_code == 404
        (case,) = world.factory.connection.execute(
            "SELECT subject_kind, about_id, reporter_id, gravity, department FROM moderation_case"
        ).fetchall()
        assert case == ("company", company.owner, student.account, 4, "44")

    async def test_who_acted_and_left_the_company_since_is_who_it_is_about(self, world: World) -> None:
        """Walls, line 12: the report was about an innocent colleague, and nobody was apart from the other."""
        company, student = await world.company(), await world.student(16)
        application = await world.accepted(company, student, world.offer(company))
        colleague = world.factory.member(company.organisation, world.factory.account(Role.COMPANY), "owner")
        left = f"/api/v1/organisations/{company.organisation}/members/{company.owner}"
        assert (await company.client.delete(left)).status_code == 204
        body = {"id": str(uuid4()), "subject_kind": "company", "subject_id": application, "reason": "sexual"}
        assert (await student.client.post("/api/v1/reports", json=body)).status_code == 201
        rows = world.factory.connection.execute("SELECT about_id FROM moderation_case").fetchall()
        assert rows == [(company.owner,)]
        apart = world.factory.connection.execute("SELECT silenced_id FROM silence ORDER BY id").fetchall()
        assert {row[0] for row in apart} == {company.owner, colleague}

    async def test_moderators_read_which_place_it_is_and_what_the_company_wrote(self, world: World) -> None:
        company, student = await world.company(), await world.student(16)
        application = await world.accepted(company, student, world.offer(company))
        body = {"id": str(uuid4()), "subject_kind": "company", "subject_id": application, "reason": "other"}
        assert (await student.client.post("/api/v1/reports", json=body)).status_code == 201
        (kept,) = world.factory.connection.execute("SELECT original FROM moderation_evidence").fetchall()
        assert "," in kept[0]

    async def test_nobody_else_reports_for_them(self, world: World) -> None:
        company, student = await world.company(), await world.student(16)
        application = await world.accepted(company, student, world.offer(company))
        other = await world.student(16)
        body = {"id": str(uuid4()), "subject_kind": "company", "subject_id": application, "reason": "other"}
        for somebody in (other, company):
            assert (await somebody.client.post("/api/v1/reports", json=body)).status_code == 404


@pytest.mark.parametrize("reason", ["danger", "other"])
async def test_a_cry_for_help_in_a_report_of_an_offer_is_a_case_of_its_own(world: World, reason: str) -> None:
    company, student = await world.company(), await world.student(16)
    offer = world.offer(company)
    await world.accepted(company, student, offer)
    body = {"id": str(uuid4()), "reason": reason, "message": SAID}
    for status in (201, 200):
        answer = await student.client.post(f"/api/v1/offers/{offer}/reports", json=body)
        assert answer.status_code == status
    (case,) = world.factory.connection.execute("SELECT gravity, about_id FROM moderation_case").fetchall()
    assert case == (4, student.account)
