"""Placements, line 4: what one student has at one company in a school year adds up (L124-5, L124-6)."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.platform.kit.clock import today
from tests.placements.applications.world import Company, Student, World

YEAR = today().year + (today().month > 7)
FIRST, SECOND = date(YEAR, 10, 4), date(YEAR + 1, 2, 7)
WEEKS_OF_FIVE = {"duration_days": 35, "hours_per_week": 35, "levels": ["bts"]}


@pytest.fixture
async def company(world: World) -> Company:
    return await world.company(siret="12345678200002")


@pytest.fixture
async def student(world: World) -> Student:
    return await world.student(19, level="higher")


def stage(world: World, company: Company, start: date | None, **values: Any) -> UUID:
    return world.offer(company, start_on=start, end_on=None, **{**WEEKS_OF_FIVE, **values})


def problem(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json().get("type", "").removeprefix("/problems/")


async def both(world: World, company: Company, student: Student, *offers: UUID) -> httpx.Response:
    """The first is confirmed, and the company accepts the second one."""
    one, two = offers
    confirmed = await world.confirm(student, await world.accepted(company, student, one))
    assert confirmed.json()["status"] == "confirmed"
    return await world.accept(company, await world.applied(student, two))


async def test_beyond_two_months_together_both_are_paid(
    world: World, company: Company, student: Student
) -> None:
    offers = stage(world, company, FIRST), stage(world, company, SECOND)
    refused = await both(world, company, student, *offers)
    assert problem(refused) == (409, "gratification-together")
    assert "308 heures" in refused.json()["title"]
    world.factory.connection.execute(
        "UPDATE offer SET gratification_cents_per_hour = 450 WHERE id = %s", [offers[1]]
    )
    application = (await student.client.get("/api/v1/me/applications")).json()["items"][0]["id"]
    assert problem(await world.accept(company, application)) == (409, "gratification-together"), (
        "the first too"
    )
    world.factory.connection.execute(
        "UPDATE offer SET gratification_cents_per_hour = 450 WHERE id = %s", [offers[0]]
    )
    assert (await world.accept(company, application)).status_code == 200
    assert (await world.confirm(student, application)).json()["status"] == "confirmed"


async def test_beyond_six_months_together_none_is_lawful(
    world: World, company: Company, student: Student
) -> None:
    paid = {"gratification_cents_per_hour": 500, "duration_days": 100}
    offers = stage(world, company, date(YEAR, 9, 2), **paid), stage(world, company, SECOND, **paid)
    assert problem(await both(world, company, student, *offers)) == (409, "too-long-together")


@pytest.mark.parametrize(
    ("start", "values"),
    [
        (SECOND, {"duration_days": 26}),  # 305 hours together
        (date(YEAR + 1, 9, 6), {}),  # another school year
        (FIRST, {}),  # at the same days: one of both
        (SECOND, {"kind": "apprenticeship", "contract": "apprentissage", "levels": ["bts"]}),
    ],
)
async def test_what_does_not_add_up_is_accepted(
    world: World, company: Company, student: Student, start: date, values: dict[str, Any]
) -> None:
    first = await world.accepted(company, student, stage(world, company, FIRST))
    second = await world.applied(student, stage(world, company, start, **values))
    assert (await world.accept(company, second)).status_code == 200
    assert first != second


async def test_other_companies_and_other_people_do_not_count(
    world: World, company: Company, student: Student
) -> None:
    await world.accepted(company, student, stage(world, company, FIRST))
    elsewhere = await world.company(siret="98765432100001")
    other = await world.applied(student, stage(world, elsewhere, SECOND))
    assert (await world.accept(elsewhere, other)).status_code == 200
    somebody = await world.student(19, level="higher")
    theirs = await world.applied(somebody, stage(world, company, SECOND))
    assert (await world.accept(company, theirs)).status_code == 200


async def test_another_site_of_the_company_does(world: World, company: Company, student: Student) -> None:
    site = await world.company(siret="12345678200010")
    values = {"siret": "12345678200002"}, {"siret": "12345678200010"}
    await world.accepted(company, student, stage(world, company, FIRST, **values[0]))
    second = await world.applied(student, stage(world, site, SECOND, **values[1]))
    assert problem(await world.accept(site, second)) == (409, "gratification-together")


async def test_of_two_that_are_accepted_at_once_one_is(
    world: World, company: Company, student: Student
) -> None:
    each = [await world.applied(student, stage(world, company, start)) for start in (FIRST, SECOND)]
    told = await asyncio.gather(*(world.accept(company, one) for one in each))
    assert sorted(one.status_code for one in told) == [200, 409]


async def test_an_offer_that_grew_since_it_was_accepted_is_looked_at_again(
    world: World, company: Company, student: Student
) -> None:
    first = stage(world, company, FIRST, duration_days=21)
    await world.accepted(company, student, first)
    second = await world.accepted(company, student, stage(world, company, SECOND))
    world.factory.connection.execute("UPDATE offer SET duration_days = 35 WHERE id = %s", [first])
    assert problem(await world.confirm(student, second)) == (409, "gratification-together")
