"""Becoming a mentor: profile, charter, quiz, and what the server says is missing."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.verification import learning
from api.people.verification.charter import VERSION
from api.people.verification.quiz import QUESTIONS
from api.platform.access import Role
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock

PROFILE = {
    "kind": "apprentice",
    "job_title": "Apprentie paysagiste",
    "career_code": "A1202",
    "training": "BP aménagements paysagers",
    "languages": ["fr", "fsl"],
    "commune_code": "44109",
    "presentation": "J'apprends le métier de paysagiste depuis deux ans, en alternance.",
}
SIGNATURE = {"version": VERSION, "charter": True, "honour": True}


def wrong(question: str) -> str:
    return next(letter for letter in "abc" if letter != QUESTIONS[question].right)


async def pass_quiz(client: httpx.AsyncClient) -> dict[str, Any]:
    for question in QUESTIONS.values():
        answer = await client.post(f"/api/v1/me/mentor/quiz/{question.id}", json={"choice": question.right})
        assert answer.status_code == 200, answer.text
    outcome: dict[str, Any] = answer.json()
    return outcome


async def begin(client: httpx.AsyncClient) -> dict[str, Any]:
    mine = (await client.get("/api/v1/me/organisations")).json()
    named = {"organisation_id": mine[0]["id"]} if mine else {}
    answer = await client.post("/api/v1/me/candidacies", json={"role": "mentor", **named})
    assert answer.status_code in (200, 201), answer.text
    begun: dict[str, Any] = answer.json()
    return begun


async def missing(client: httpx.AsyncClient) -> list[str]:
    (one,) = (await client.get("/api/v1/me/candidacies")).json()
    found: list[str] = one["missing"]
    return found


async def test_each_step_takes_one_thing_off_what_is_missing(factory: Factory, devices: Device) -> None:
    account = factory.account(first_name="", email=None, age=None)
    client = await devices(factory.session(account))
    begun = await begin(client)
    assert begun["status"] == "draft"
    assert begun["missing"] == [
        "first_name",
        "email",
        "birth_date",
        "profile",
        "charter",
        "honour",
        "quiz",
        "approval",
    ]
    submit = f"/api/v1/me/candidacies/{begun['id']}/submit"
    refused = await client.post(submit)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/candidacy-incomplete")

    await client.patch("/api/v1/me", json={"first_name": "Prénom"})
    await client.put("/api/v1/me/birth-date", json={"birth_date": "2000-05-05"})
    factory.connection.execute("UPDATE account SET email = 'p@example.org' WHERE id = %s", [account])
    assert await missing(client) == ["profile", "charter", "honour", "quiz", "approval"]
    assert (await client.put("/api/v1/me/mentor", json=PROFILE)).status_code == 200
    assert await missing(client) == ["charter", "honour", "quiz", "approval"]
    assert (await client.post("/api/v1/me/mentor/charter", json=SIGNATURE)).status_code == 200
    assert await missing(client) == ["quiz", "approval"]
    assert (await pass_quiz(client))["passed"] is True
    assert await missing(client) == ["approval"]

    submitted = await client.post(submit)
    assert submitted.status_code == 200
    assert submitted.json()["status"] == "waiting"
    assert submitted.json()["department"] == "44"
    assert submitted.json()["submitted_at"]
    assert (await client.post(submit)).json()["submitted_at"] == submitted.json()["submitted_at"]


@pytest.mark.parametrize(("age", "may"), [(15, False), (16, True), (17, True), (18, True)])
async def test_mentors_are_at_least_sixteen(age: int, may: bool, factory: Factory, devices: Device) -> None:
    account = factory.account(age=age)
    factory.mentor_profile(account)
    client = await devices(factory.session(account))
    begun = await begin(client)
    assert ("age" in begun["missing"]) is not may
    answer = await client.post(f"/api/v1/me/candidacies/{begun['id']}/submit")
    assert answer.status_code == (200 if may else 409)


async def test_a_mentor_under_18_is_not_taken_at_their_word(
    factory: Factory, devices: Device, referent: httpx.AsyncClient
) -> None:
    """Walls, line 8: an adult who calls themself 16 must not answer as a peer."""
    account = factory.account(age=16, vouched=False)
    factory.mentor_profile(account)
    client = await devices(factory.session(account))
    begun = await begin(client)
    assert begun["missing"] == ["age_vouched", "approval"]
    submit = f"/api/v1/me/candidacies/{begun['id']}/submit"
    assert (await client.post(submit)).status_code == 409
    # One that waits from before is approved by nobody either.
    factory.connection.execute(
        "UPDATE candidacy SET status = 'waiting', submitted_at = now(), department = '44'"
    )
    decide = f"/api/v1/candidacies/{begun['id']}/decision"
    assert (await referent.post(decide, json={"accept": True})).status_code == 409
    factory.vouch(account)
    assert (await referent.post(decide, json={"accept": True})).status_code == 204


async def test_nothing_is_kept_of_a_mentor_who_is_too_young(factory: Factory, devices: Device) -> None:
    client = await devices(factory.session(factory.account(age=14)))
    answer = await client.put("/api/v1/me/mentor", json=PROFILE)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/too-young")
    assert factory.connection.execute("SELECT count(*) FROM mentor_profile").fetchone() == (0,)


async def test_a_candidacy_is_begun_once_whoever_asks_twice(
    applicant_device: httpx.AsyncClient, factory: Factory
) -> None:
    ask = {"role": "mentor"}
    answers = await asyncio.gather(
        *(applicant_device.post("/api/v1/me/candidacies", json=ask) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.json()["id"] for answer in answers}) == 1


async def test_a_candidacy_submitted_twice_at_once_tells_the_referents_once(
    applicant_device: httpx.AsyncClient, referent: httpx.AsyncClient
) -> None:
    begun = await begin(applicant_device)
    submit = f"/api/v1/me/candidacies/{begun['id']}/submit"
    answers = await asyncio.gather(*(applicant_device.post(submit) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {200}
    told = (await referent.get("/api/v1/me/notifications")).json()["items"]
    assert [item["kind"] for item in told] == ["candidacy.submitted"]


async def test_nobody_reads_or_moves_another_s_candidacy(
    applicant: UUID, factory: Factory, devices: Device
) -> None:
    candidacy = factory.candidacy(applicant)
    other = await devices(factory.session(factory.account(Role.MENTOR)))
    assert (await other.get("/api/v1/me/candidacies")).json() == []
    for method, path in (("POST", "/submit"), ("POST", "/remind"), ("DELETE", "")):
        answer = await other.request(method, f"/api/v1/me/candidacies/{candidacy}{path}")
        assert answer.status_code == 404


async def test_the_profile_is_kept_and_read_again(factory: Factory, devices: Device) -> None:
    client = await devices(factory.session(factory.account()))
    empty = (await client.get("/api/v1/me/mentor")).json()
    assert (empty["kind"], empty["job_title"], empty["sign_again"]) == (None, "", False)
    kept = (await client.put("/api/v1/me/mentor", json=PROFILE)).json()
    assert {key: kept[key] for key in PROFILE} == PROFILE
    assert (await client.get("/api/v1/me/mentor")).json() == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("presentation", "Écrivez-moi : jardin@example.org, je réponds vite"),
        ("presentation", "Appelez le 06 12 34 56 78 quand vous voulez, c'est simple"),
        ("presentation", "Tout est sur www.jardin.fr, passez donc y faire un tour"),
        (
            "presentation",
            "Coach, je préfère parler avec les filles, écrivez-moi le soir, ça reste entre nous.",
        ),
        ("presentation", "Propose shooting photo gratuit pour ados, maillot de bain possible"),
        ("job_title", "Jardinier insta: jardin44"),
        ("training", "BP, voir https://jardin.example"),
        ("career_code", "N9999"),
        ("commune_code", "99999"),
        ("languages", []),
        ("presentation", "Court"),
    ],
)
async def test_a_profile_without_contact_details_and_with_known_codes(
    field: str, value: Any, applicant_device: httpx.AsyncClient
) -> None:
    answer = await applicant_device.put("/api/v1/me/mentor", json={**PROFILE, field: value})
    assert answer.status_code == 422
    (problem,) = answer.json()["errors"]
    assert problem["field"] == field


async def test_the_charter_is_public_and_signed_in_its_present_words(
    client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    charter = (await client.get("/api/v1/mentor-charter")).json()
    assert charter["version"] == VERSION
    assert all(promise["fr"] and promise["en"] for promise in [*charter["promises"], charter["honour"]])
    phone = await devices(factory.session(factory.account()))
    old = await phone.post("/api/v1/me/mentor/charter", json={**SIGNATURE, "version": "2020-1"})
    assert (old.status_code, old.json()["type"]) == (409, "/problems/charter-changed")
    half = await phone.post("/api/v1/me/mentor/charter", json={**SIGNATURE, "honour": False})
    assert half.status_code == 422


async def test_an_older_charter_is_signed_again(factory: Factory, devices: Device) -> None:
    account = factory.account()
    factory.mentor_profile(account, charter_version="2020-1")
    client = await devices(factory.session(account))
    assert (await begin(client))["missing"] == ["charter", "honour", "approval"]
    assert (await client.get("/api/v1/me/mentor")).json()["sign_again"] is True


async def test_the_quiz_never_says_the_answers_before_they_are_given(
    factory: Factory, devices: Device
) -> None:
    client = await devices(factory.session(factory.account()))
    quiz = (await client.get("/api/v1/me/mentor/quiz")).json()
    assert 6 <= len(quiz["questions"]) <= 8
    for question in quiz["questions"]:
        assert set(question) == {"id", "text", "choices"}
        assert all(set(choice) == {"id", "text"} for choice in question["choices"])
    assert len({question.right for question in QUESTIONS.values()}) == 3


async def test_one_mistake_fails_the_attempt_and_a_pause_comes_before_the_next(
    factory: Factory, devices: Device, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await devices(factory.session(factory.account()))
    first, *others = QUESTIONS
    mistake = (await client.post(f"/api/v1/me/mentor/quiz/{first}", json={"choice": wrong(first)})).json()
    assert mistake["right"] is False
    assert mistake["right_choice"] == QUESTIONS[first].right
    assert mistake["explanation"]["fr"] == QUESTIONS[first].explanation["fr"]
    again = await client.post(f"/api/v1/me/mentor/quiz/{first}", json={"choice": QUESTIONS[first].right})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/question-answered")
    assert (await client.get("/api/v1/me/mentor/quiz")).json()["answered"] == [first]

    for question in others:
        outcome = (
            await client.post(
                f"/api/v1/me/mentor/quiz/{question}", json={"choice": QUESTIONS[question].right}
            )
        ).json()
    assert (outcome["left"], outcome["passed"]) == (0, False)
    assert outcome["retry_at"]
    early = await client.post(f"/api/v1/me/mentor/quiz/{first}", json={"choice": QUESTIONS[first].right})
    assert early.status_code == 429
    assert 0 < int(early.headers["retry-after"]) <= settings.quiz_pause_minutes * 60

    Clock(monkeypatch).move(learning, minutes=settings.quiz_pause_minutes, seconds=1)
    assert (await client.get("/api/v1/me/mentor/quiz")).json()["retry_at"] is None
    assert (await pass_quiz(client))["passed"] is True
    assert (await client.get("/api/v1/me/mentor")).json()["quiz_passed_at"]
    done = await client.post(f"/api/v1/me/mentor/quiz/{first}", json={"choice": "a"})
    assert (done.status_code, done.json()["type"]) == (409, "/problems/quiz-passed")


async def test_of_simultaneous_answers_to_one_question_the_first_counts(
    factory: Factory, devices: Device
) -> None:
    client = await devices(factory.session(factory.account()))
    answers = await asyncio.gather(
        *(client.post("/api/v1/me/mentor/quiz/contacts", json={"choice": letter}) for letter in "abc")
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]


async def test_an_unknown_question_or_choice_is_refused(factory: Factory, devices: Device) -> None:
    client = await devices(factory.session(factory.account()))
    unknown = await client.post("/api/v1/me/mentor/quiz/nothing", json={"choice": "a"})
    assert unknown.status_code == 404
    beside = await client.post("/api/v1/me/mentor/quiz/contacts", json={"choice": "d"})
    assert beside.status_code == 422


async def test_a_mentor_has_one_open_candidacy_whichever_organisation(
    applicant: UUID, applicant_device: httpx.AsyncClient, factory: Factory
) -> None:
    organisation = factory.organisation(applicant, siret="73282932000074")
    first = await begin(applicant_device)
    second = await applicant_device.post(
        "/api/v1/me/candidacies", json={"role": "mentor", "organisation_id": str(organisation)}
    )
    assert (second.status_code, second.json()["id"]) == (200, first["id"])


async def test_a_withdrawn_candidacy_is_over_and_another_may_begin(
    applicant_device: httpx.AsyncClient, applicant: UUID, factory: Factory
) -> None:
    begun = await begin(applicant_device)
    path = f"/api/v1/me/candidacies/{begun['id']}"
    assert (await applicant_device.delete(path)).status_code == 204
    assert (await applicant_device.delete(path)).status_code == 409
    assert (await applicant_device.post(f"{path}/submit")).status_code == 409
    assert (await begin(applicant_device))["id"] != begun["id"]


async def test_a_verified_mentor_gives_the_role_back(
    client: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    account = factory.account(Role.MENTOR)
    candidacy = factory.candidacy(account, status="approved")
    factory.mentor_profile(account)
    phone = await devices(factory.session(account))
    assert (await phone.delete(f"/api/v1/me/candidacies/{candidacy}")).status_code == 204
    assert (await phone.get("/api/v1/session")).json()["me"]["roles"] == []
    assert (await client.get("/api/v1/mentors")).json()["items"] == []


async def test_referents_hear_of_a_change_to_a_verified_profile(
    referent: httpx.AsyncClient, factory: Factory, devices: Device
) -> None:
    account = factory.account(Role.MENTOR)
    factory.candidacy(account, status="approved")
    factory.mentor_profile(account, kind="apprentice")
    phone = await devices(factory.session(account))
    assert (await phone.put("/api/v1/me/mentor", json=PROFILE)).status_code == 200
    told = (await referent.get("/api/v1/me/notifications")).json()["items"]
    assert [item["kind"] for item in told] == ["candidacy.profile_changed"]


async def test_a_reminder_goes_to_the_department_s_referents_once_a_week(
    applicant: UUID,
    applicant_device: httpx.AsyncClient,
    referent: httpx.AsyncClient,
    other_referent: httpx.AsyncClient,
    factory: Factory,
) -> None:
    candidacy = factory.candidacy(applicant)
    remind = f"/api/v1/me/candidacies/{candidacy}/remind"
    answers = await asyncio.gather(*(applicant_device.post(remind) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [204, 409, 409, 409]

    told = (await referent.get("/api/v1/me/notifications")).json()["items"]
    assert [item["kind"] for item in told] == ["candidacy.reminder"]
    assert (await other_referent.get("/api/v1/me/notifications")).json()["items"] == []
    mails = factory.connection.execute("SELECT recipient, letter::text FROM mail").fetchall()
    assert len(mails) == 1
    assert "/staff" in mails[0][1]
    assert "Prénom" not in mails[0][1]

    (mine,) = (await applicant_device.get("/api/v1/me/candidacies")).json()
    assert datetime.fromisoformat(mine["remind_from"]) > datetime.now(UTC) + timedelta(days=6)
    factory.connection.execute("UPDATE candidacy SET reminded_at = reminded_at - interval '7 days'")
    assert (await applicant_device.post(remind)).status_code == 204


async def test_only_what_waits_can_be_reminded(applicant_device: httpx.AsyncClient) -> None:
    begun = await begin(applicant_device)
    answer = await applicant_device.post(f"/api/v1/me/candidacies/{begun['id']}/remind")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/candidacy-closed")


async def test_where_no_referent_is_admins_are_told(
    applicant_device: httpx.AsyncClient, admin: httpx.AsyncClient
) -> None:
    begun = await begin(applicant_device)
    await applicant_device.post(f"/api/v1/me/candidacies/{begun['id']}/submit")
    told = (await admin.get("/api/v1/me/notifications")).json()["items"]
    assert [item["kind"] for item in told] == ["candidacy.submitted"]
