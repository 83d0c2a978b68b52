"""Walls, line 25: whom staff look up is written down, before they see it."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.conftest import Device
from tests.factories import Factory


@pytest.fixture
def admin(factory: Factory) -> UUID:
    return factory.account("admin")


@pytest.fixture
async def desk(devices: Device, factory: Factory, admin: UUID) -> httpx.AsyncClient:
    return await devices(factory.session(admin))


def looked_up(factory: Factory, actor: UUID) -> list[Any]:
    rows = factory.connection.execute(
        "SELECT detail FROM audit_entry WHERE action = 'people.looked_up' AND actor = %s ORDER BY id", [actor]
    ).fetchall()
    return [row[0] for row in rows]


async def test_searching_accounts_also_for_nobody(
    desk: httpx.AsyncClient, factory: Factory, admin: UUID
) -> None:
    person = factory.account(email="lina@example.org")
    found = await desk.get("/api/v1/accounts", params={"email": "lina@example.org"})
    assert [one["id"] for one in found.json()] == [str(person)]
    await desk.get("/api/v1/accounts", params={"email": "nobody@example.org"})
    assert looked_up(factory, admin) == [{"what": "accounts", "people": [str(person)]}, {"what": "accounts"}]
    written = factory.connection.execute("SELECT string_agg(detail::text, '') FROM audit_entry").fetchone()
    assert written
    assert "@" not in written[0]


async def test_birth_dates_candidacies_and_oppositions(
    desk: httpx.AsyncClient, factory: Factory, admin: UUID
) -> None:
    person = factory.account(age=20)
    factory.connection.execute(
        "INSERT INTO birth_date_review (account_id, asked, department, place)"
        " VALUES (%s, '2010-01-01', '44', '')",
        [person],
    )
    factory.connection.execute(
        "INSERT INTO opposition (account_id, departments, reason, created_at)"
        " VALUES (%s, '{44}', 'Non', now())",
        [person],
    )
    candidacy = factory.candidacy(person)
    for path in ("birth-date-reviews", "oppositions", "candidacies", f"candidacies/{candidacy}"):
        assert (await desk.get(f"/api/v1/{path}")).is_success, path
    people = [str(person)]
    assert looked_up(factory, admin) == [
        {"what": "birth_date_reviews", "people": people},
        {"what": "oppositions", "people": people},
        {"what": "candidacies", "people": people},
        {"what": "candidacy", "people": people},
    ]


async def test_the_list_of_cases_says_whom_they_are_about(
    desk: httpx.AsyncClient, factory: Factory, admin: UUID
) -> None:
    person = factory.account(age=30)
    case = factory.case(person)
    listed = await desk.get("/api/v1/staff/cases")
    assert [one["about_id"] for one in listed.json()["items"]] == [str(person)]
    assert looked_up(factory, admin) == [{"what": "cases", "people": [str(person)], "records": [str(case)]}]


async def test_empty_queues_are_nobody(desk: httpx.AsyncClient, factory: Factory, admin: UUID) -> None:
    for path in ("birth-date-reviews", "oppositions", "candidacies", "staff/appeals", "staff/cases"):
        assert (await desk.get(f"/api/v1/{path}")).is_success, path
    assert looked_up(factory, admin) == []


async def test_the_dpo_finds_who_looked_at_somebody_and_is_written_down_too(
    desk: httpx.AsyncClient, devices: Device, factory: Factory, admin: UUID
) -> None:
    person, dpo = factory.account(), factory.account("dpo")
    await desk.get("/api/v1/accounts", params={"id": str(person)})
    reader = await devices(factory.session(dpo))
    seen = (await reader.get("/api/v1/audit", params={"account_id": str(person)})).json()["items"]
    assert [(one["action"], one["actor"]) for one in seen] == [("people.looked_up", str(admin))]
    assert looked_up(factory, dpo) == [{"what": "audit", "people": [str(person)]}]
    await reader.get("/api/v1/audit")
    assert len(looked_up(factory, dpo)) == 1
