"""What may interest a person: by what they said, each with its reasons, and for nobody else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.event import listen

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory
from tests.guide.trainings.rows import FAR, NEAR, taught, training

SUGGESTIONS = "/api/v1/me/suggestions"
LAVAL = {"lat": NEAR[0], "lon": NEAR[1]}
MOST_STATEMENTS = 11
"""For six careers: the account, careers, trainings, applications, offers, events, mentors."""
BAKER, NURSE, MASON = "D1102", "J1506", "F1703"


@pytest.fixture
def careers(factory: Factory) -> Factory:
    """Three careers that the cards of interests know."""
    factory.commune()
    factory.career(BAKER, "Boulanger / Boulangère", riasec="RC")
    factory.career(NURSE, "Infirmier / Infirmière", riasec="SR")
    factory.career(MASON, "Maçon / Maçonne", riasec="RC")
    return factory


async def suggested(client: httpx.AsyncClient, **query: Any) -> list[dict[str, Any]]:
    response = await client.get(SUGGESTIONS, params=query)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    found: list[dict[str, Any]] = response.json()["items"]
    return found


def named(items: list[dict[str, Any]], sort: str) -> dict[str, list[tuple[str, str | None]]]:
    """Of one sort: the reasons by code or id."""
    return {
        one["item"].get("code") or one["item"]["id"]: [(why["kind"], why["about"]) for why in one["reasons"]]
        for one in items
        if one["item"]["type"] == sort
    }


async def pupil(factory: Factory, devices: Device, **values: Any) -> httpx.AsyncClient:
    account = factory.account(Role.STUDENT, **{"level": "middle_school", **values})
    return await devices(factory.session(account))


async def test_careers_go_with_the_interests_that_one_named(careers: Factory, devices: Device) -> None:
    found = named(await suggested(await pupil(careers, devices, interests=["S"])), "career")
    assert found == {NURSE: [("interest", "S")]}
    both = await suggested(await pupil(careers, devices, interests=["S", "R"]))
    assert next(iter(named(both, "career"))) == NURSE, "it has both"
    assert set(named(both, "career")) == {BAKER, NURSE, MASON}


async def test_without_interests_no_career_is_guessed(careers: Factory, devices: Device) -> None:
    assert named(await suggested(await pupil(careers, devices)), "career") == {}


async def test_trainings_lead_to_those_careers_and_can_be_begun_from_the_level(
    careers: Factory, devices: Device
) -> None:
    for key, level, at in (("near", 3, NEAR), ("far", 3, FAR), ("later", 6, NEAR)):
        training(careers, key, level=level, careers=[BAKER])
        taught(careers, f"044000{level}{key[0].upper()}", key, at=at)
    found = named(await suggested(await pupil(careers, devices, interests=["C"]), **LAVAL), "training")
    assert found == {"near": [("career", "Boulanger / Boulangère"), ("near", None)]}
    student = await pupil(careers, devices, interests=[BAKER], level="higher")
    assert named(await suggested(student, **LAVAL), "training") == {
        "later": [("followed", "Boulanger / Boulangère"), ("near", None)]
    }


async def test_offers_of_ones_careers_come_before_others_of_ones_level(
    careers: Factory, devices: Device
) -> None:
    other = careers.offer(levels=["3e"], at=NEAR)
    wanted = careers.offer(levels=["3e"], rome_codes=[NURSE], at=FAR)
    careers.offer(kind="placement", levels=["bts"])
    found = named(await suggested(await pupil(careers, devices, interests=["S"])), "offer")
    assert list(found) == [str(wanted), str(other)]
    assert found[str(wanted)] == [("career", "Infirmier / Infirmière"), ("level", None)]
    assert found[str(other)] == [("level", None)]


@pytest.mark.parametrize("status", ["sent", "refused", "withdrawn"])
async def test_an_offer_for_which_one_applied_is_not_suggested_whatever_became_of_it(
    careers: Factory, devices: Device, status: str
) -> None:
    applied = careers.offer(levels=["3e"], at=NEAR)
    others = [careers.offer(levels=["3e"], at=FAR) for _ in range(4)]
    account = careers.account(Role.STUDENT, level="middle_school")
    careers.application(applied, account, status=status)
    client = await devices(careers.session(account))
    found = named(await suggested(client, **LAVAL), "offer")
    assert set(found) == {str(one) for one in others}


async def test_events_are_of_ones_level_and_soon(careers: Factory, devices: Device) -> None:
    now = datetime.now(UTC)

    def event(days: int, levels: list[str]) -> str:
        starts = now + timedelta(days=days)
        return str(careers.event(levels=levels, starts_at=starts, ends_at=starts + timedelta(hours=2)))

    soon = event(3, ["middle_school"])
    for days, level in ((3, "higher"), (100, "middle_school"), (-3, "middle_school")):
        event(days, [level])
    assert named(await suggested(await pupil(careers, devices)), "event") == {soon: [("level", None)]}


async def test_people_are_of_those_careers_from_anywhere(careers: Factory, devices: Device) -> None:
    account = careers.account(Role.MENTOR)
    careers.candidacy(account, Role.MENTOR, status="approved")
    nurse = careers.mentor_profile(account, career_code=NURSE)
    careers.career("A1202")
    careers.mentor()
    found = named(await suggested(await pupil(careers, devices, interests=["S"]), **LAVAL), "mentor")
    assert found == {str(nurse): [("career", "Infirmier / Infirmière")]}


async def test_who_is_no_pupil_gets_none_and_a_visitor_is_refused(
    careers: Factory, client: httpx.AsyncClient, devices: Device
) -> None:
    company = await devices(careers.session(careers.account(Role.COMPANY, interests=["R"])))
    assert await suggested(company) == []
    assert (await client.get(SUGGESTIONS)).status_code == 401


async def test_a_place_that_is_none_is_refused(careers: Factory, devices: Device) -> None:
    response = await (await pupil(careers, devices)).get(SUGGESTIONS, params={"commune": "99999"})
    assert response.status_code == 422


async def test_many_careers_cost_few_statements(careers: Factory, devices: Device, app: FastAPI) -> None:
    followed = [f"A12{number:02}" for number in range(6)]
    for code in followed:
        careers.career(code)
    client = await pupil(careers, devices, interests=followed)
    await suggested(client, **LAVAL)
    asked: list[str] = []
    listen(app.state.database.reads.sync_engine, "before_cursor_execute", lambda *of: asked.append(of[2]))
    await suggested(client, **LAVAL)
    assert len(asked) <= MOST_STATEMENTS, "\n\n".join(asked)
