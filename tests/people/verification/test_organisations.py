"""Companies, issuers and schools: an organisation, its number, its mailbox, and an adult."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory

SIRET = "73282932000074"
UAI = "0440029T"


async def begin(client: httpx.AsyncClient, role: str, organisation: UUID | None) -> httpx.Response:
    asked = {"role": role, "organisation_id": str(organisation) if organisation else None}
    return await client.post("/api/v1/me/candidacies", json=asked)


@pytest.mark.parametrize("role", ["company", "issuer"])
async def test_a_company_or_issuer_has_an_organisation_with_a_siret(
    role: str, factory: Factory, devices: Device
) -> None:
    account = factory.account()
    client = await devices(factory.session(account))
    known = factory.organisation(account, siret=SIRET, verified_at=None)
    begun = (await begin(client, role, known)).json()
    assert begun["missing"] == ["approval"]
    assert begun["submittable"] is True
    assert begun["organisation"]["verified"] is False
    submitted = (await client.post(f"/api/v1/me/candidacies/{begun['id']}/submit")).json()
    assert (submitted["status"], submitted["department"]) == ("waiting", "44")


async def test_a_typed_siret_waits_for_the_referent_s_check(factory: Factory, devices: Device) -> None:
    account = factory.account()
    client = await devices(factory.session(account))
    typed = factory.organisation(account, siret=SIRET, source="typed", verified_at=None)
    begun = (await begin(client, "company", typed)).json()
    assert begun["missing"] == ["siret_check", "approval"]
    assert begun["submittable"] is True


@pytest.mark.parametrize("role", ["company", "issuer", "school"])
async def test_these_roles_need_an_organisation_of_one_s_own(
    role: str, factory: Factory, devices: Device
) -> None:
    client = await devices(factory.session(factory.account()))
    without = await begin(client, role, None)
    assert without.status_code == 422
    foreign = await begin(client, role, factory.organisation(factory.account(), siret=SIRET))
    assert foreign.status_code == 422
    assert foreign.json()["errors"][0]["field"] == "organisation_id"


@pytest.mark.parametrize("role", ["company", "issuer", "school"])
async def test_these_roles_are_for_adults(role: str, factory: Factory, devices: Device) -> None:
    account = factory.account(age=17, email=f"ce.{UAI.lower()}@ac-nantes.fr")
    client = await devices(factory.session(account))
    number: dict[str, Any] = {"uai": UAI} if role == "school" else {"siret": SIRET}
    begun = (await begin(client, role, factory.organisation(account, verified_at=None, **number))).json()
    assert begun["missing"] == ["age", "approval"]
    assert (await client.post(f"/api/v1/me/candidacies/{begun['id']}/submit")).status_code == 409


@pytest.mark.parametrize(
    ("email", "right"),
    [
        (f"ce.{UAI.lower()}@ac-nantes.fr", True),
        ("accueil@lycee.example.org", True),
        ("ce.0440030u@ac-nantes.fr", False),
        ("personne@example.org", False),
        (f"ce.{UAI.lower()}@ac-nantes.fr.example.org", False),
    ],
)
async def test_a_school_is_proven_by_its_own_mailbox(
    email: str, right: bool, factory: Factory, devices: Device
) -> None:
    factory.place("Lycée", uai=UAI, email="Accueil@lycee.example.org")
    account = factory.account(email=email)
    client = await devices(factory.session(account))
    school = factory.organisation(account, uai=UAI, verified_at=None)
    begun = (await begin(client, "school", school)).json()
    assert begun["missing"] == (["approval"] if right else ["mailbox", "approval"])


async def test_a_company_is_no_school_and_a_school_no_company(factory: Factory, devices: Device) -> None:
    account = factory.account(email=f"ce.{UAI.lower()}@ac-nantes.fr")
    client = await devices(factory.session(account))
    company = factory.organisation(account, siret=SIRET, verified_at=None)
    school = factory.organisation(account, uai=UAI, verified_at=None)
    assert "organisation" in (await begin(client, "school", company)).json()["missing"]
    assert "organisation" in (await begin(client, "company", school)).json()["missing"]


async def test_the_organisation_becomes_visible_with_the_approval_and_hidden_with_its_end(
    client: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    account = factory.account()
    phone = await devices(factory.session(account))
    company = factory.organisation(account, siret=SIRET, verified_at=None)
    candidacy = factory.candidacy(account, Role.COMPANY, organisation_id=company)
    page = f"/api/v1/organisations/{company}"
    assert (await client.get(page)).status_code == 404

    decided = await referent.post(f"/api/v1/candidacies/{candidacy}/decision", json={"accept": True})
    assert decided.status_code == 204, decided.text
    assert (await client.get(page)).status_code == 200
    me = (await phone.get("/api/v1/session")).json()["me"]
    assert [role["role"] for role in me["roles"]] == ["company"]
    (mine,) = (await phone.get("/api/v1/me/candidacies")).json()
    assert (mine["status"], mine["missing"], mine["valid_until"]) == ("approved", [], None)
    assert (await begin(phone, "company", company)).json()["type"] == "/problems/role-held"

    revoked = await referent.post(f"/api/v1/candidacies/{candidacy}/revoke", json={"reason": "Fermée"})
    assert revoked.status_code == 204
    assert (await client.get(page)).status_code == 404
    assert (await phone.get("/api/v1/session")).json()["me"]["roles"] == []


async def test_an_organisation_stays_while_somebody_else_stands_for_it(
    client: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    owner, colleague = factory.account(Role.COMPANY), factory.account(Role.ISSUER)
    company = factory.organisation(owner, siret=SIRET)
    factory.member(company, colleague)
    first = factory.candidacy(owner, Role.COMPANY, status="approved", organisation_id=company)
    factory.candidacy(colleague, Role.ISSUER, status="approved", organisation_id=company)
    await referent.post(f"/api/v1/candidacies/{first}/revoke", json={"reason": "Départ"})
    assert (await client.get(f"/api/v1/organisations/{company}")).status_code == 200


async def test_a_role_held_for_two_organisations_ends_with_the_second(
    referent: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    account = factory.account(Role.COMPANY)
    phone = await devices(factory.session(account))
    for siret in (SIRET, "35600000000048"):
        company = factory.organisation(account, siret=siret)
        factory.candidacy(account, Role.COMPANY, status="approved", organisation_id=company)
    candidacies = [row["id"] for row in (await phone.get("/api/v1/me/candidacies")).json()]
    for candidacy, left in zip(candidacies, (1, 0), strict=True):
        await referent.post(f"/api/v1/candidacies/{candidacy}/revoke", json={"reason": "Fermée"})
        assert len((await phone.get("/api/v1/session")).json()["me"]["roles"]) == left
