"""Ids of somebody else: whoever knows them, whatever their roles, reads and changes nothing by them."""

import re
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import STAFF, Role
from tests.conftest import Device
from tests.factories import Factory
from tests.permissions import EVERYONE, PERMISSIONS

KEPT = [
    "account_role",
    "badge_achievement",
    "badge_code",
    "badge_credential",
    "badge_evidence",
    "badge_issuer",
    "badge_request",
    "candidacy",
    "data_export",
    "mentor_profile",
    "offer",
    "organisation",
    "organisation_invitation",
    "organisation_member",
    "school_code",
]
BODIES: list[dict[str, Any]] = [
    {},
    {"accept": True},
    {"reason": "Trois mots ici"},
    {"role": "member"},
    {"email": "complice@example.org"},
    {"name": "Un autre nom"},
]
"""What some route or other takes for a whole request."""
NOBODY_S = {
    # Leaving a meeting in which one has no seat changes nothing.
    ("DELETE", "/api/v1/meetings/{meeting_id}/registration"),
    # What is not there is gone already: said of every id alike.
    ("DELETE", "/api/v1/me/alerts/{alert_id}"),
    # A number of the public directory, no id of ours.
    ("GET", "/api/v1/organisations/directory/{siret}"),
}


def kept(factory: Factory) -> dict[str, Any]:
    return {
        table: factory.connection.execute(
            f"SELECT count(*), md5(string_agg(x::text, ',' ORDER BY x::text)) FROM {table} x"
        ).fetchone()
        for table in KEPT
    }


async def belongings(devices: Device, factory: Factory) -> tuple[httpx.AsyncClient, dict[str, UUID]]:
    """Somebody with everything: their device, and what is theirs by the names that routes give to ids."""
    owner = factory.account(*(set(Role) - STAFF))
    token = factory.session(owner)
    phone = await devices(token)
    company = factory.organisation(owner, siret="73282932000074")
    school = factory.organisation(owner, uai="0440001A")
    factory.mentor_profile(owner)
    invitation = await phone.post(
        f"/api/v1/organisations/{company}/invitations", json={"email": "collegue@example.org"}
    )
    code = await phone.post(f"/api/v1/organisations/{school}/school-codes")
    export = await phone.post("/api/v1/me/exports")
    row = factory.connection.execute("SELECT id FROM session").fetchone()
    assert row
    achievement = factory.achievement(factory.badge_issuer(company))
    request = factory.badge_request(achievement, owner)
    return phone, {
        "achievement_id": achievement,
        "request_id": request,
        "evidence_id": factory.badge_photo(request),
        "credential_id": factory.badge_offer(achievement, owner),
        "batch_id": factory.badge_batch(achievement),
        "badge_code": factory.badge_code(achievement),
        "account_id": owner,
        "organisation_id": company,
        "school": school,
        "candidacy_id": factory.candidacy(owner, Role.COMPANY, status="approved", organisation_id=company),
        "offer_id": factory.offer(company, status="draft"),
        "session_id": row[0],
        "invitation_id": invitation.json()["id"],
        "code_id": code.json()["id"],
        "export_id": export.json()["id"],
    }


async def tried(client: httpx.AsyncClient, ids: dict[str, UUID], *methods: str) -> list[tuple[str, str, int]]:
    """What the client got through with, on the routes that are not everybody's."""
    through = []
    for (method, path), allowed in PERMISSIONS.items():
        if methods and method not in methods:
            continue
        if "{" not in path or allowed >= EVERYONE or (method, path) in NOBODY_S:
            continue
        at_school = "school-codes" in path or "pupil" in path
        named = {**ids, "role": "mentor", **({"organisation_id": ids["school"]} if at_school else {})}
        if path.startswith("/api/v1/badges/codes"):
            named["code_id"] = ids["badge_code"]
        address = path
        for name in re.findall(r"{(\w+)}", path):
            address = address.replace(f"{{{name}}}", str(named.get(name, uuid4())))
        for body in [None] if method in ("GET", "DELETE") else BODIES:
            response = await client.request(method, address, json=body)
            if response.status_code < 400 or response.status_code >= 500:
                through.append((method, path, response.status_code))
    return through


@pytest.mark.parametrize(
    ("roles", "departments"),
    [
        (["student", "parent", "mentor", "issuer", "company", "school", "adviser", "dpo"], []),
        (["referent", "company", "school"], ["49"]),
    ],
    ids=["everything but staff", "a referent of another department"],
)
async def test_a_stranger_gets_nowhere(
    devices: Device, factory: Factory, roles: list[str], departments: list[str]
) -> None:
    factory.commune()
    owner, ids = await belongings(devices, factory)
    stranger = await devices(factory.session(factory.account(*roles, departments=departments)))
    before = kept(factory)
    assert await tried(stranger, ids) == []
    assert kept(factory) == before
    # The ids are no invention: their owner reads by them.
    assert len(await tried(owner, ids, "GET")) >= 12
