"""Staff find a mentor by name, to announce a meeting of theirs."""

from typing import Any

import httpx

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory

MENTORS = "/api/v1/staff/mentors"


def mentor(factory: Factory, profile: dict[str, Any] | None = None, **account: Any) -> str:
    made = factory.account(Role.MENTOR, **account)
    factory.candidacy(made, Role.MENTOR, status="approved")
    return str(factory.mentor_profile(made, **(profile or {})))


async def found(client: httpx.AsyncClient, q: str) -> list[str]:
    response = await client.get(MENTORS, params={"q": q})
    assert response.status_code == 200, response.text
    return [one["id"] for one in response.json()]


async def test_by_first_name_trade_or_town_of_their_departments_and_nobody_on_a_break(
    factory: Factory, devices: Device
) -> None:
    aude = mentor(factory, {"job_title": "Grimpeuse"}, first_name="Aude")
    mentor(factory, {"paused": True}, first_name="Aude")
    mentor(factory, {"department": "49"}, first_name="Aude")
    mentor(factory, {"kind": "apprentice"}, first_name="Aude", age=16)
    other = mentor(factory, first_name="Ismaël")
    referent = factory.account(Role.REFERENT, age=None, departments=["44"])
    client = await devices(factory.session(referent))
    assert await found(client, "aude") == [aude]
    assert await found(client, "ismael") == [other]
    assert await found(client, "grimpeuse") == [aude]
    assert set(await found(client, "nantes")) == {aude, other}
    assert await found(client, "personne") == []
    assert await found(client, "!!") == []
    admin = await devices(factory.session(factory.account(Role.ADMIN, age=None)))
    assert len(await found(admin, "aude")) == 2
