"""What the Region answers to questions that are asked often: staff write it, everybody reads it."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory

STAFF = "/api/v1/staff/answers"


def draft(**values: Any) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "question": "Comment passer le permis AM ?",
        "answer": "Dès 14 ans, dans une école de conduite, en huit heures.",
        **values,
    }


@pytest.fixture
async def referent(factory: Factory, devices: Device) -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(Role.REFERENT)))


async def test_it_is_read_at_once_as_the_region_s(
    referent: httpx.AsyncClient, client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.career()
    sent = draft(career="A1202")
    written = await referent.post(STAFF, json=sent)
    assert written.status_code == 201, written.text
    (shown,) = (await client.get("/api/v1/answers", params={"q": "permis"})).json()["items"]
    assert shown == written.json()
    assert (shown["id"], shown["mentor_kind"], shown["career"]["code"]) == (sent["id"], "region", "A1202")
    page = (await client.get(f"/api/v1/answers/{sent['id']}.jsonld")).json()
    author = page["mainEntity"]["acceptedAnswer"]["author"]
    assert author == {"@type": "GovernmentOrganization", "description": "La Région"}
    told = factory.connection.execute(
        "SELECT detail ->> 'answer_id' FROM audit_entry WHERE action = 'answer.written'"
    ).fetchall()
    assert told == [(sent["id"],)]


async def test_sent_again_is_the_same_and_an_id_is_taken_once(
    referent: httpx.AsyncClient, factory: Factory
) -> None:
    sent = draft()
    first, second = await referent.post(STAFF, json=sent), await referent.post(STAFF, json=sent)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert (await referent.post(STAFF, json={**sent, "answer": "Autre chose."})).status_code == 409
    row = factory.connection.execute(
        "SELECT count(*) FROM audit_entry WHERE action = 'answer.written'"
    ).fetchone()
    assert row == (1,)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("answer", {"answer": "Appelle le 06 12 34 56 78 ce soir."}),
        ("question", {"question": "Et zoe@example.org, qui est-ce ?"}),
        ("career", {"career": "Z9999"}),
    ],
)
async def test_what_is_not_for_everybody_is_refused(
    referent: httpx.AsyncClient, client: httpx.AsyncClient, field: str, values: dict[str, str]
) -> None:
    response = await referent.post(STAFF, json=draft(**values))
    assert response.status_code == 422
    assert [one["field"] for one in response.json()["errors"]] == [field]
    assert (await client.get("/api/v1/answers")).json()["items"] == []


async def test_a_referent_of_any_department_takes_it_off(
    referent: httpx.AsyncClient, client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    sent = draft()
    await referent.post(STAFF, json=sent)
    other = await devices(factory.session(factory.account(Role.REFERENT)))
    (listed,) = (await other.get(STAFF, params={"status": "published"})).json()["items"]
    assert listed["id"] == sent["id"]
    response = await other.post(f"{STAFF}/{sent['id']}/refuse", json={"reason": "Plus à jour."})
    assert response.status_code == 204, response.text
    assert (await client.get("/api/v1/answers")).json()["items"] == []
