"""The list of mentors: who sees whom (design §8.1, §8.9), and what is seen."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.app import create_app
from api.platform.access import Role
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory, born
from tests.settings import ORIGIN

VIEWERS: dict[str, dict[str, Any] | None] = {
    "visitor": None,
    "student of 14": {"role": Role.STUDENT, "age": 14},
    "student of 17": {"role": Role.STUDENT, "age": 17},
    "student on the eve of 18": {"role": Role.STUDENT, "age": 18, "birthday": -1},
    "student who turns 18 today": {"role": Role.STUDENT, "age": 18, "birthday": 0},
    "adult student": {"role": Role.STUDENT, "age": 20},
    "mentor of 17": {"role": Role.MENTOR, "age": 17},
    "adult mentor": {"role": Role.MENTOR, "age": 40},
    "parent": {"role": Role.PARENT, "age": 45},
    "company": {"role": Role.COMPANY, "age": 45},
    "school": {"role": Role.SCHOOL, "age": 45},
    "referent": {"role": Role.REFERENT, "age": 45},
    "admin": {"role": Role.ADMIN, "age": 45},
    "student of unknown age": {"role": Role.STUDENT, "age": None},
    "mentor of unknown age": {"role": Role.MENTOR, "age": None},
}
MINORS = {"student of 14", "student of 17", "student on the eve of 18", "mentor of 17"}

ADULT_MENTORS = {"18 today", "adult"}
MINOR_MENTORS = {"16", "17", "17 until tomorrow"}


def every_mentor(factory: Factory) -> dict[UUID, str]:
    """One mentor for each way of being seen or not."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    approved = {"status": "approved"}

    def mentor(
        candidacy: dict[str, Any] | None, profile: dict[str, Any] | None = None, **account: Any
    ) -> UUID:
        made = factory.account(account.pop("role", Role.MENTOR), **account)
        if candidacy is not None:
            factory.candidacy(made, **candidacy)
        return factory.mentor_profile(made, **(profile or {}))

    return {
        mentor(approved): "adult",
        mentor(approved, birth_date=born(18, days=0)): "18 today",
        mentor(approved, birth_date=born(18, days=-1)): "17 until tomorrow",
        mentor(approved, age=17): "17",
        mentor(approved, age=16): "16",
        mentor(approved, age=15): "15",
        mentor(approved, age=None): "unknown age",
        mentor(None): "unverified",
        mentor({"status": "waiting"}): "waiting",
        mentor({"status": "refused"}): "refused",
        mentor({"status": "revoked"}): "revoked",
        mentor({**approved, "valid_until": yesterday}): "over since yesterday",
        mentor(approved, role=Role.STUDENT): "without the role",
        mentor(approved, {"paused": True}): "paused",
        mentor(approved, status="banned"): "banned",
        mentor(approved, status="leaving"): "leaving",
    }


@pytest.mark.parametrize("viewer", VIEWERS)
async def test_minors_are_shown_to_minors_only_and_nobody_unverified_to_anyone(
    viewer: str, factory: Factory, devices: Device
) -> None:
    mentors = every_mentor(factory)
    values = VIEWERS[viewer]
    token = None
    if values is not None:
        account = dict(values)
        token = factory.session(factory.account(account.pop("role"), **account))
    client = await devices(token)
    listed = await client.get("/api/v1/mentors", params={"limit": 100})
    near = await client.get("/api/v1/mentors", params={"limit": 100, "commune": "44109"})
    pages = {
        name: (await client.get(f"/api/v1/mentors/{mentor_id}")).status_code
        for mentor_id, name in mentors.items()
    }

    seen = ADULT_MENTORS | (MINOR_MENTORS if viewer in MINORS else set())
    for answer in (listed, near):
        assert {mentors[UUID(item["id"])] for item in answer.json()["items"]} == seen
    assert pages == {name: 200 if name in seen else 404 for name in mentors.values()}


async def test_a_visitor_s_answer_may_be_kept_and_a_person_s_may_not(
    client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    mentor = factory.mentor()
    student = await devices(factory.session(factory.account(Role.STUDENT, age=15)))
    for path in ("/api/v1/mentors", f"/api/v1/mentors/{mentor}"):
        public = (await client.get(path)).headers
        assert public["cache-control"].startswith("public")
        assert "Cookie" in public["vary"]
        assert (await student.get(path)).headers["cache-control"] == "no-store"


async def test_the_memory_of_answers_never_hands_a_visitor_s_list_to_a_minor(
    factory: Factory, settings: Settings
) -> None:
    factory.mentor(age=17)
    token = factory.session(factory.account(Role.STUDENT, age=15))
    app = create_app(settings.model_copy(update={"cache_seconds": 60}))
    transport = httpx.ASGITransport(app)
    async with (
        httpx.AsyncClient(transport=transport, base_url=ORIGIN) as visitor,
        httpx.AsyncClient(transport=transport, base_url=ORIGIN, cookies={"epass_session": token}) as student,
    ):
        assert (await visitor.get("/api/v1/mentors")).json()["items"] == []
        assert len((await student.get("/api/v1/mentors")).json()["items"]) == 1
        assert (await visitor.get("/api/v1/mentors")).json()["items"] == []
    await app.state.database.close()


async def test_a_mentor_is_a_first_name_and_a_job_never_an_address(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    account = factory.account(Role.MENTOR, first_name="Prénom", email="secret@example.org")
    organisation = factory.organisation(account, name="Pépinière", siret="73282932000074")
    factory.candidacy(account, status="approved", organisation_id=organisation)
    mentor = factory.mentor_profile(account, training="BP aménagements paysagers", languages=["fr", "fsl"])

    (item,) = (await client.get("/api/v1/mentors")).json()["items"]
    page = (await client.get(f"/api/v1/mentors/{mentor}")).json()

    assert item == {
        "id": str(mentor),
        "first_name": "Prénom",
        "kind": "professional",
        "job_title": "Jardinier·ère paysagiste",
        "career": {"code": "A1202", "label": "Jardinier / Jardinière"},
        "organisation": "Pépinière",
        "training": "BP aménagements paysagers",
        "languages": ["fr", "fsl"],
        "commune": "Nantes",
        "distance_km": None,
        "response_hours": None,
        "contactable": True,
        "why_not": None,
    }
    assert page == {**item, "presentation": "Je taille, je plante, et je réponds avec plaisir."}


@pytest.mark.parametrize("values", [{"verified_at": None}, {"closed_at": datetime.now(UTC)}])
async def test_an_organisation_that_is_not_verified_is_not_named_and_answers_for_no_professional(
    values: dict[str, Any], client: httpx.AsyncClient, factory: Factory
) -> None:
    """Walls, line 26: who was approved for a company that has closed since went on without one."""
    account = factory.account(Role.MENTOR)
    organisation = factory.organisation(account, **values)
    factory.candidacy(account, status="approved", organisation_id=organisation)
    factory.mentor_profile(account)
    assert (await client.get("/api/v1/mentors")).json()["items"] == []
    factory.connection.execute("UPDATE mentor_profile SET kind = 'apprentice'")
    (item,) = (await client.get("/api/v1/mentors")).json()["items"]
    assert item["organisation"] is None


async def test_around_a_commune_the_nearest_come_first_and_pages_lose_nobody(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.commune("49007", "Angers", at=(47.4736, -0.5541))
    factory.commune("53130", "Laval", at=(48.0706, -0.7734))
    for commune, times in (("53130", 1), ("44109", 3), ("49007", 2)):
        for _ in range(times):
            account = factory.account(Role.MENTOR)
            factory.candidacy(account, status="approved")
            factory.mentor_profile(account, commune_code=commune)

    async def walk(**query: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor = None
        while True:
            asked = {**query, "limit": 2, **({"cursor": cursor} if cursor else {})}
            answer = (await client.get("/api/v1/mentors", params=asked)).json()
            found += answer["items"]
            cursor = answer["next"]
            if cursor is None:
                return found

    near = await walk(commune="44109", radius_km=200)
    assert [item["commune"] for item in near] == ["Nantes"] * 3 + ["Angers"] * 2 + ["Laval"]
    assert near[0]["distance_km"] == 0
    assert 70 < near[3]["distance_km"] < 90
    assert await walk(commune="44109") == near  # they answer in writing: distance alone hides nobody
    assert [item["commune"] for item in await walk(commune="44109", radius_km=50)] == ["Nantes"] * 3
    assert len({item["id"] for item in await walk()}) == 6


async def test_the_list_can_be_cut_by_what_one_looks_for(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.career("F1101", "Architecte", synonyms="Maître d'œuvre")
    for values in (
        {"career_code": "A1202", "kind": "professional", "training": "BTS aménagements paysagers"},
        {"career_code": "F1101", "kind": "student", "languages": ["fr", "fsl"], "job_title": "En école"},
    ):
        account = factory.account(Role.MENTOR)
        factory.candidacy(account, status="approved")
        factory.mentor_profile(account, **values)

    async def kinds(**query: str) -> list[str]:
        answer = await client.get("/api/v1/mentors", params=query)
        assert answer.status_code == 200, answer.text
        return [item["kind"] for item in answer.json()["items"]]

    assert await kinds(career="F1101") == ["student"]
    assert await kinds(kind="professional") == ["professional"]
    assert await kinds(career="F1101", kind="professional") == []
    assert await kinds(language="fsl") == ["student"]
    assert await kinds(training="amenagement paysager") == ["professional"]
    assert await kinds(training="amenagement", language="fsl") == []
    assert await kinds(q="archit") == ["student"]
    assert await kinds(q="maitre d'oeuvre") == ["student"]
    assert await kinds(q="jardinière") == ["professional"]
    assert await kinds(q="?!") == await kinds()
    assert (await client.get("/api/v1/mentors", params={"commune": "99999"})).status_code == 422


async def test_a_mentor_leaves_the_list_for_a_while_and_comes_back(
    client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    account = factory.account(Role.MENTOR)
    factory.candidacy(account, status="approved")
    factory.mentor_profile(account)
    phone = await devices(factory.session(account))
    for paused, seen in ((True, 0), (False, 1)):
        answer = await phone.put("/api/v1/me/mentor/paused", json={"paused": paused})
        assert answer.status_code == 204
        assert len((await client.get("/api/v1/mentors")).json()["items"]) == seen
