"""Walls, lines 11 and 12: what somebody of an issuer does to a student reaches those who protect them."""

from uuid import uuid4

import httpx
import pytest

from tests.badges.backpack.owners import BADGES
from tests.badges.backpack.test_asking import draft, send, text_of
from tests.badges.issuing.world import Student, World


async def report(student: Student, badge: str) -> httpx.Response:
    body = {"id": str(uuid4()), "subject_kind": "issuer", "subject_id": badge, "reason": "sexual"}
    return await student.client.post("/api/v1/reports", json=body)


@pytest.mark.parametrize("kind", ["request", "award"])
async def test_who_gives_a_badge_is_apart_from_who_reports_them(world: World, kind: str) -> None:
    issuer, student = await world.issuer(), await world.student()
    achievement = await world.achievement(issuer, requestable=True)
    made = (await draft(student, achievement, evidence=[text_of("Deux jours au stand.")])).json()
    request = made["request"]["id"]
    assert (await send(student, request)).status_code == 200
    badge = request if kind == "request" else str(await world.issued(achievement, student))
    other = await world.student()
    assert (await report(other, badge)).status_code == 404
    assert (await report(student, badge)).status_code == 201
    assert (await issuer.client.get(f"{BADGES}/requests/{request}/own")).status_code == 404
    (case,) = world.rows("SELECT subject_kind, reporter_id, gravity FROM moderation_case")
    assert case == ("issuer", student.account, 4)


async def test_what_an_offered_badge_says_is_reported_before_it_is_accepted(world: World) -> None:
    issuer, student, other = await world.issuer(), await world.student(14), await world.student(14)
    await world.awarded(issuer, await world.achievement(issuer), student.email, narrative="Pense à moi.")
    [badge] = (await student.client.get("/api/v1/me/badges")).json()["items"]
    assert badge["state"] == "offered"
    assert (await report(other, badge["id"])).status_code == 404
    assert (await report(student, badge["id"])).status_code == 201
    (case,) = world.rows("SELECT subject_kind, reporter_id, about_id, gravity FROM moderation_case")
    assert case == ("issuer", student.account, issuer.account, 4)
