"""The referents' queue: only their departments, one decision, a reason for every no."""

import asyncio
from typing import Any
from uuid import UUID

import httpx

from api.platform.access import Role
from api.platform.kit.database import connect
from tests.conftest import Device
from tests.factories import Factory

ACCEPT = {"accept": True}
REFUSE = {"accept": False, "reason": "Nous cherchons d'abord des professionnels en activité."}


async def ids(client: httpx.AsyncClient, **query: Any) -> list[str]:
    answer = await client.get("/api/v1/candidacies", params=query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return [item["id"] for item in answer.json()["items"]]


async def kinds_told(client: httpx.AsyncClient) -> list[str]:
    return [item["kind"] for item in (await client.get("/api/v1/me/notifications")).json()["items"]]


async def roles(client: httpx.AsyncClient) -> list[str]:
    return [role["role"] for role in (await client.get("/api/v1/session")).json()["me"]["roles"]]


def audited(factory: Factory, account: UUID) -> list[str]:
    rows = factory.connection.execute(
        "SELECT action FROM audit_entry WHERE account_id = %s ORDER BY id", [account]
    )
    return [row[0] for row in rows]


async def test_a_referent_sees_what_waits_in_their_departments_and_an_admin_everything(
    referent: httpx.AsyncClient,
    other_referent: httpx.AsyncClient,
    admin: httpx.AsyncClient,
    factory: Factory,
) -> None:
    here, there, nowhere = (
        factory.candidacy(factory.account(), department=department) for department in ("44", "49", "")
    )
    factory.candidacy(factory.account(), status="draft")
    factory.candidacy(factory.account(status="leaving"))
    approved = factory.candidacy(factory.account(), status="approved")

    assert await ids(referent) == [str(here)]
    assert await ids(other_referent) == [str(there)]
    assert set(await ids(admin)) == {str(here), str(there), str(nowhere)}
    assert await ids(referent, status="approved") == [str(approved)]
    assert await ids(referent, status="draft") == []
    assert await ids(referent, role="school") == []


async def test_those_who_wait_longest_come_first_and_pages_lose_nobody(
    referent: httpx.AsyncClient, factory: Factory
) -> None:
    made = [factory.candidacy(factory.account()) for _ in range(5)]
    for number, candidacy in enumerate(reversed(made)):
        factory.connection.execute(
            "UPDATE candidacy SET submitted_at = now() - interval '1 day' + %s * interval '1 minute'"
            " WHERE id = %s",
            [number, candidacy],
        )
    found: list[str] = []
    cursor = None
    while True:
        asked = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        answer = (await referent.get("/api/v1/candidacies", params=asked)).json()
        found += [item["id"] for item in answer["items"]]
        cursor = answer["next"]
        if cursor is None:
            break
    assert found == [str(one) for one in reversed(made)]


async def test_the_detail_holds_what_is_to_be_checked(referent: httpx.AsyncClient, factory: Factory) -> None:
    account = factory.account(age=41, email="entreprise@example.org")
    company = factory.organisation(account, siret="73282932000074", source="typed", verified_at=None)
    factory.candidacy(account, Role.COMPANY, status="refused", organisation_id=company, reason="SIRET fermé")
    candidacy = factory.candidacy(account, Role.COMPANY, organisation_id=company)
    shown = (await referent.get(f"/api/v1/candidacies/{candidacy}")).json()
    assert shown["email"] == "entreprise@example.org"
    assert shown["age"] == 41
    assert shown["missing"] == ["siret_check", "approval"]
    assert shown["organisation"]["siret"] == "73282932000074"
    assert shown["organisation"]["source"] == "typed"
    assert [(one["status"], one["reason"]) for one in shown["former"]] == [("refused", "SIRET fermé")]
    assert shown["mentor"] is None


async def test_the_list_marks_a_siret_that_no_directory_knows(
    referent: httpx.AsyncClient, factory: Factory
) -> None:
    account = factory.account()
    known = factory.organisation(account, verified_at=None)
    typed = factory.organisation(account, siret="73282932000074", source="typed", verified_at=None)
    for organisation in (known, typed):
        factory.candidacy(account, Role.COMPANY, organisation_id=organisation)
    factory.candidacy(factory.account())
    items = (await referent.get("/api/v1/candidacies")).json()["items"]
    assert [one["siret_check"] for one in items] == [False, True, False]


async def test_a_decision_says_who_took_it_and_when(
    factory: Factory, devices: Device, applicant: UUID
) -> None:
    referent = await devices(factory.session(factory.account(Role.REFERENT, first_name="Référente")))
    path = f"/api/v1/candidacies/{factory.candidacy(applicant)}"
    before = (await referent.get(path)).json()
    await referent.post(f"{path}/decision", json=REFUSE)
    after = (await referent.get(path)).json()
    assert (before["decided_at"], before["decided_by"]) == (None, None)
    assert after["decided_at"] is not None
    assert after["decided_by"] == "Référente"
    (listed,) = (await referent.get("/api/v1/candidacies", params={"status": "refused"})).json()["items"]
    assert listed["decided_at"] is not None
    assert listed["decided_by"] == "Référente"


async def test_another_department_s_candidacy_is_not_there(
    other_referent: httpx.AsyncClient, applicant: UUID, factory: Factory
) -> None:
    path = f"/api/v1/candidacies/{factory.candidacy(applicant)}"
    assert (await other_referent.get(path)).status_code == 404
    assert (await other_referent.post(f"{path}/decision", json=ACCEPT)).status_code == 404
    assert (await other_referent.post(f"{path}/revoke", json={"reason": "Non"})).status_code == 404


async def test_accepting_makes_a_mentor_visible_and_tells_them(
    client: httpx.AsyncClient,
    referent: httpx.AsyncClient,
    applicant: UUID,
    applicant_device: httpx.AsyncClient,
    factory: Factory,
) -> None:
    candidacy = factory.candidacy(applicant)
    assert (await client.get("/api/v1/mentors")).json()["items"] == []
    answer = await referent.post(f"/api/v1/candidacies/{candidacy}/decision", json=ACCEPT)
    assert answer.status_code == 204, answer.text

    assert await roles(applicant_device) == ["mentor"]
    assert len((await client.get("/api/v1/mentors")).json()["items"]) == 1
    assert await kinds_told(applicant_device) == ["candidacy.accepted"]
    assert audited(factory, applicant) == ["role.granted", "candidacy.accepted"]
    (mine,) = (await applicant_device.get("/api/v1/me/candidacies")).json()
    assert (mine["status"], mine["missing"]) == ("approved", [])
    assert mine["renew_from"] < mine["valid_until"]
    letter = factory.connection.execute("SELECT letter->>'subject' FROM mail").fetchall()
    assert len(letter) == 1


async def test_refusing_needs_a_reason_that_only_the_person_reads(
    referent: httpx.AsyncClient,
    applicant: UUID,
    applicant_device: httpx.AsyncClient,
    factory: Factory,
) -> None:
    path = f"/api/v1/candidacies/{factory.candidacy(applicant)}/decision"
    for reason in ({}, {"reason": "   "}):
        without = await referent.post(path, json={"accept": False, **reason})
        assert without.status_code == 422
        assert without.json()["errors"][0]["field"] == "reason"
    assert (await referent.post(path, json=REFUSE)).status_code == 204
    (mine,) = (await applicant_device.get("/api/v1/me/candidacies")).json()
    assert (mine["status"], mine["reason"]) == ("refused", REFUSE["reason"])
    assert await roles(applicant_device) == []
    everywhere = factory.connection.execute(
        "SELECT (SELECT string_agg(letter::text, '') FROM mail)"
        " || (SELECT string_agg(data::text, '') FROM stream_event)"
        " || (SELECT string_agg(detail::text, '') FROM audit_entry)"
    ).fetchone()
    assert everywhere
    assert "activité" not in everywhere[0]
    assert (await applicant_device.post("/api/v1/me/candidacies", json={"role": "mentor"})).status_code == 201


async def test_of_two_simultaneous_decisions_one_counts(
    referent: httpx.AsyncClient, admin: httpx.AsyncClient, applicant: UUID, factory: Factory
) -> None:
    path = f"/api/v1/candidacies/{factory.candidacy(applicant)}/decision"
    answers = await asyncio.gather(
        referent.post(path, json=ACCEPT),
        admin.post(path, json=REFUSE),
        referent.post(path, json=REFUSE),
        admin.post(path, json=ACCEPT),
    )
    assert sorted(answer.status_code for answer in answers) == [204, 409, 409, 409]
    decided = [one for one in audited(factory, applicant) if one.startswith("candidacy.")]
    assert len(decided) == 1
    told = factory.connection.execute(
        "SELECT count(*) FROM stream_event WHERE account_id = %s", [applicant]
    ).fetchone()
    assert told == (1,)


async def test_a_ban_at_the_same_moment_leaves_no_role(
    referent: httpx.AsyncClient, applicant: UUID, factory: Factory, database_url: str
) -> None:
    path = f"/api/v1/candidacies/{factory.candidacy(applicant)}/decision"
    with connect(database_url) as ban:
        ban.execute("UPDATE account SET status = 'banned' WHERE id = %s", [applicant])
        deciding = asyncio.create_task(referent.post(path, json=ACCEPT))
        await asyncio.sleep(0.5)
        assert not deciding.done()
        ban.commit()
        assert (await deciding).status_code == 409
    assert factory.connection.execute(
        "SELECT count(*) FROM account_role WHERE account_id = %s", [applicant]
    ).fetchone() == (0,)


async def test_nobody_decides_their_own_candidacy(factory: Factory, devices: Device) -> None:
    account = factory.account(Role.REFERENT)
    factory.mentor_profile(account)
    client = await devices(factory.session(account))
    answer = await client.post(f"/api/v1/candidacies/{factory.candidacy(account)}/decision", json=ACCEPT)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/own-candidacy")


async def test_what_went_missing_meanwhile_is_not_accepted(
    referent: httpx.AsyncClient, factory: Factory
) -> None:
    gone = factory.account(email=None)
    factory.mentor_profile(gone)
    unsigned = factory.account()
    factory.mentor_profile(unsigned, charter_signed_at=None)
    owner = factory.account()
    former_member = factory.organisation(factory.account(), siret="73282932000074")
    for candidacy in (
        factory.candidacy(gone),
        factory.candidacy(unsigned),
        factory.candidacy(owner, Role.COMPANY, organisation_id=former_member),
    ):
        answer = await referent.post(f"/api/v1/candidacies/{candidacy}/decision", json=ACCEPT)
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/candidacy-incomplete")


async def test_a_revoked_mentor_disappears_at_once_and_reads_why(
    client: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    account = factory.account(Role.MENTOR)
    candidacy = factory.candidacy(account, status="approved")
    factory.mentor_profile(account)
    phone = await devices(factory.session(account))
    answers = await asyncio.gather(
        *(
            referent.post(f"/api/v1/candidacies/{candidacy}/revoke", json={"reason": "Charte non tenue"})
            for _ in range(3)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [204, 409, 409]
    assert (await client.get("/api/v1/mentors")).json()["items"] == []
    assert await roles(phone) == []
    assert await kinds_told(phone) == ["candidacy.revoked"]
    (mine,) = (await phone.get("/api/v1/me/candidacies")).json()
    assert (mine["status"], mine["reason"]) == ("revoked", "Charte non tenue")
    assert audited(factory, account) == ["role.revoked", "candidacy.revoked"]


async def test_a_revoked_mentor_s_renewal_goes_with_the_role(
    referent: httpx.AsyncClient, factory: Factory
) -> None:
    account = factory.account(Role.MENTOR)
    approved = factory.candidacy(account, status="approved")
    factory.candidacy(account)
    await referent.post(f"/api/v1/candidacies/{approved}/revoke", json={"reason": "Charte non tenue"})
    assert await ids(referent) == []
