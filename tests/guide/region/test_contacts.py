"""Whom to call in a department: everybody reads it, its staff write it."""

from typing import Any

import httpx
import pytest

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory

CONTACTS = "/api/v1/contacts"
SERVICE = {"service": "Service orientation", "phone": "02 61 91 00 44", "email": "o@example.org", "url": None}


async def listed(client: httpx.AsyncClient) -> dict[str, dict[str, Any]]:
    response = await client.get(CONTACTS)
    assert response.status_code == 200, response.text
    return {one["department"]: one for one in response.json()}


@pytest.fixture
def departments(factory: Factory) -> None:
    factory.department("44", "Loire-Atlantique")
    factory.department("49", "Maine-et-Loire")


async def staff(factory: Factory, devices: Device, *departments: str) -> httpx.AsyncClient:
    account = factory.account(Role.REFERENT, age=None, departments=list(departments))
    return await devices(factory.session(account))


pytestmark = pytest.mark.usefixtures("departments")


async def test_a_department_of_which_nobody_has_said_it_is_listed_and_says_so(
    client: httpx.AsyncClient,
) -> None:
    found = await listed(client)
    assert {code: one["service"] for code, one in found.items()} == {"44": None, "49": None}


async def test_what_the_staff_of_a_department_write_everybody_reads(
    client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    referent = await staff(factory, devices, "44")
    assert (await referent.put("/api/v1/staff/contacts/44", json=SERVICE)).status_code == 204
    found = await listed(client)
    assert {name: found["44"][name] for name in SERVICE} == SERVICE
    assert (found["44"]["name"], found["44"]["demo"]) == ("Loire-Atlantique", False)
    own = (await referent.get("/api/v1/staff/contacts")).json()
    assert [one["department"] for one in own] == ["44"]
    for _ in range(2):
        assert (await referent.delete("/api/v1/staff/contacts/44")).status_code == 204
    assert (await listed(client))["44"]["service"] is None
    rows = factory.connection.execute(
        "SELECT action FROM audit_entry WHERE action LIKE 'contact.%' ORDER BY id"
    )
    assert [action for (action,) in rows] == ["contact.changed", "contact.taken_back"]


async def test_nobody_writes_that_of_another_department(
    client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    referent = await staff(factory, devices, "49")
    for department in ("44", "75"):
        path = f"/api/v1/staff/contacts/{department}"
        assert (await referent.put(path, json=SERVICE)).status_code == 404
        assert (await referent.delete(path)).status_code == 404
    assert (await listed(client))["44"]["service"] is None


async def test_what_staff_write_is_no_demonstration_any_more(
    client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    factory.connection.execute(
        "INSERT INTO department_contact (department_code, service, phone, demo)"
        " VALUES ('44', 'Un', '12', true)"
    )
    assert (await listed(client))["44"]["demo"] is True
    referent = await staff(factory, devices, "44")
    assert (await referent.put("/api/v1/staff/contacts/44", json=SERVICE)).status_code == 204
    assert (await listed(client))["44"]["demo"] is False


@pytest.mark.parametrize(
    "wrong",
    [
        {"service": ""},
        {"service": "Service", "phone": None, "email": None},
        {"phone": "appelez-moi"},
        {"phone": "0240"},
        {"email": "personne"},
        {"url": "http://example.org"},
    ],
)
async def test_a_contact_can_be_reached(wrong: dict[str, Any], factory: Factory, devices: Device) -> None:
    referent = await staff(factory, devices, "44")
    refused = await referent.put("/api/v1/staff/contacts/44", json={**SERVICE, **wrong})
    assert refused.status_code == 422
