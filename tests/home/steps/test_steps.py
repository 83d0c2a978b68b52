"""A person's next steps: what each room says is waiting, for whom, and in which order."""

from datetime import datetime
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.platform.access import Role
from api.platform.kit.clock import PARIS
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.badges.issuing.world import World as Badges
from tests.conftest import Device
from tests.factories import Factory
from tests.placements.applications.world import World as Placements
from tests.placements.applications.world import monday
from tests.talk.meetings.world import World as Meetings
from tests.talk.meetings.world import in_days
from tests.talk.questions.world import Person
from tests.talk.questions.world import World as Questions

STEPS = "/api/v1/me/steps"


@pytest.fixture
def placements(factory: Factory, devices: Device) -> Placements:
    return Placements(factory, devices)


@pytest.fixture
def questions(factory: Factory, devices: Device, database: Database, settings: Settings) -> Questions:
    factory.commune("44109", "Nantes")
    factory.career("A1202", "Jardinier / Jardinière")
    return Questions(factory, devices, database, settings)


@pytest.fixture
def meetings(factory: Factory, devices: Device, database: Database, settings: Settings) -> Meetings:
    factory.commune("44109", "Nantes")
    factory.career("A1202", "Jardinier / Jardinière")
    return Meetings(factory, devices, database, settings)


@pytest.fixture
def badges(app: FastAPI, factory: Factory, devices: Device) -> Badges:
    return Badges(app, factory, devices)


async def steps(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    response = await client.get(STEPS)
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    found: list[dict[str, Any]] = response.json()
    return found


async def kinds(client: httpx.AsyncClient) -> list[str]:
    return [one["kind"] for one in await steps(client)]


async def test_a_visitor_has_none_and_who_has_nothing_to_do_an_empty_list(
    client: httpx.AsyncClient, devices: Device, factory: Factory
) -> None:
    assert (await client.get(STEPS)).status_code == 401
    assert await steps(await devices(factory.session(factory.account(Role.STUDENT)))) == []


async def test_a_place_waits_to_be_confirmed_then_to_begin(placements: Placements) -> None:
    company, student = await placements.company(), await placements.student()
    begins = monday(1)
    offer = placements.offer(company, start_on=begins, end_on=begins)
    application = await placements.applied(student, offer)
    assert await steps(student.client) == []
    [candidate] = await steps(company.client)
    assert (candidate["kind"], candidate["page"]) == ("application.received", "/company")
    assert candidate["count"] == 1

    assert (await placements.accept(company, application)).status_code == 200
    assert await steps(company.client) == []
    [accepted] = await steps(student.client)
    until = (await placements.mine(student, application))["confirm_due_at"]
    assert accepted == {
        "kind": "application.accepted",
        "page": f"/me/applications/{application}?confirm=",
        "about": "Découvrir l'atelier",
        "count": 1,
        "at": until,
    }

    assert (await placements.confirm(student, application)).status_code == 200
    [begun] = await steps(student.client)
    assert begun["kind"] == "placement.begins"
    assert datetime.fromisoformat(begun["at"]).astimezone(PARIS).date() == begins


async def test_what_begins_in_months_does_not_wait_yet(placements: Placements) -> None:
    company, student = await placements.company(), await placements.student()
    offer = placements.offer(company, start_on=monday(9), end_on=monday(9))
    application = await placements.accepted(company, student, offer)
    await placements.confirm(student, application)
    assert await steps(student.client) == []


async def test_candidates_of_another_company_or_of_one_not_verified_wait_for_nobody(
    placements: Placements,
) -> None:
    company, other, student = (
        await placements.company(siret="12345678200002"),
        await placements.company(siret="12345678200010"),
        await placements.student(),
    )
    await placements.applied(student, placements.offer(company))
    assert await kinds(other.client) == []
    assert await kinds(company.client) == ["application.received"]
    placements.factory.connection.execute(
        "UPDATE organisation SET verified_at = NULL WHERE id = %s", [company.organisation]
    )
    assert await kinds(company.client) == []


async def test_a_question_waits_for_its_mentor_and_its_answer_for_the_student(questions: Questions) -> None:
    student, mentor = await questions.student(), await questions.mentor()
    question = await questions.asked(student)
    [asked] = await steps(mentor.client)
    assert (asked["kind"], asked["page"], asked["count"]) == ("question.asked", "/inbox", 1)
    conversation = await questions.taken(mentor, question)
    assert await kinds(student.client) == []
    # Looked at is not answered: it waits on until the first words.
    await mentor.client.post(f"/api/v1/conversations/{conversation}/seen", json={"seq": 1})
    [taken] = await steps(mentor.client)
    assert (taken["kind"], taken["page"]) == ("conversation.to_answer", f"/conversations/{conversation}")
    await questions.answer(mentor, conversation)
    [answered] = await steps(student.client)
    assert answered["kind"] == "conversation.unread"
    assert answered["page"] == f"/conversations/{conversation}"
    assert await kinds(mentor.client) == []


async def test_the_last_word_of_a_student_waits_read_or_not_until_answered_or_ended(
    questions: Questions,
) -> None:
    student, mentor = await questions.student(), await questions.mentor()
    talk = await questions.taken(mentor, await questions.asked(student))
    await questions.answer(mentor, talk)

    async def asks_on() -> None:
        await questions.answer(student, talk)
        await mentor.client.post(f"/api/v1/conversations/{talk}/seen", json={"seq": 99})

    async def marked(person: Person) -> list[tuple[bool, int]]:
        items = (await person.client.get("/api/v1/me/conversations")).json()["items"]
        return [(one["awaits"], one["unread"]) for one in items]

    assert await marked(mentor) == [(False, 1)]
    await asks_on()
    [step] = await steps(mentor.client)
    assert (step["kind"], step["page"]) == ("conversation.awaits", f"/conversations/{talk}")
    assert (await marked(mentor), await marked(student)) == ([(True, 0)], [(False, 1)])
    await questions.answer(mentor, talk)
    assert (await kinds(mentor.client), await marked(mentor)) == ([], [(False, 0)])

    # An answer that was read needs no other.
    await student.client.post(f"/api/v1/conversations/{talk}/seen", json={"seq": 99})
    assert (await kinds(student.client), await marked(student)) == ([], [(False, 0)])
    await asks_on()
    assert await kinds(mentor.client) == ["conversation.awaits"]
    assert (await mentor.client.post(f"/api/v1/conversations/{talk}/close")).is_success
    assert (await kinds(mentor.client), await marked(mentor)) == ([], [(False, 0)])


async def test_several_answers_lead_to_their_list(questions: Questions) -> None:
    student = await questions.student()
    for _ in range(2):
        mentor: Person = await questions.mentor()
        conversation = await questions.taken(mentor, await questions.asked(student, mentor))
        await questions.answer(mentor, conversation)
    [answered] = await steps(student.client)
    assert (answered["page"], answered["count"]) == ("/conversations", 2)


async def test_work_of_staff_waits_for_the_second_factor(questions: Questions) -> None:
    student = await questions.student()
    question = await questions.asked(student)
    questions.factory.connection.execute(
        "UPDATE question SET status = 'with_adviser' WHERE id = %s", [question]
    )
    adviser = await questions.adviser()
    assert await kinds(adviser.client) == ["question.unanswered"]
    weak = await questions.devices(questions.factory.session(adviser.account, strong=False))
    assert await kinds(weak) == []


async def test_the_gravest_report_of_their_department_waits_for_a_referent(
    factory: Factory, devices: Device
) -> None:
    about = factory.account(Role.MENTOR, email="about@example.org")
    factory.case(about, gravity=4, department="53")
    factory.case(about, gravity=1, department="44")
    grave = factory.case(about, gravity=3, department="44")
    referent = factory.account(Role.REFERENT, email="referent@example.org")
    [step] = await steps(await devices(factory.session(referent)))
    assert step["kind"] == "case.open"
    assert (step["page"], step["count"]) == (f"/staff/cases/{grave}", 2)
    factory.connection.execute("UPDATE moderation_case SET about_id = %s", [referent])
    assert await steps(await devices(factory.session(referent))) == []


async def test_an_announced_meeting_is_a_step_of_its_mentor_and_of_who_has_a_seat(
    meetings: Meetings,
) -> None:
    mentor, other = await meetings.mentor(), await meetings.student()
    begins = in_days(2)
    meeting = await meetings.meeting(mentor, starts_at=begins.isoformat())
    await meetings.meeting(mentor, starts_at=in_days(9).isoformat())
    seated = await meetings.seated(meeting)
    [hosted] = await steps(mentor.client)
    assert (hosted["kind"], hosted["page"]) == ("meeting.hosted", f"/meetings/{meeting}")
    assert hosted["about"] == "Jardinier / Jardinière"
    assert datetime.fromisoformat(hosted["at"]) == begins
    assert await kinds(seated.client) == ["meeting.joined"]
    assert await steps(other.client) == []
    meetings.factory.connection.execute("UPDATE meeting SET status = 'cancelled'")
    assert await steps(mentor.client) == []


@pytest.mark.parametrize(
    ("status", "kind", "page"),
    [("draft", "company.not_sent", "/me/roles"), ("waiting", "company.sent", "/company")],
)
async def test_who_asked_to_act_for_a_company_reads_where_it_stands_before_any_role(
    factory: Factory, devices: Device, status: str, kind: str, page: str
) -> None:
    account = factory.account()
    factory.candidacy(account, Role.COMPANY, status=status)
    [step] = await steps(await devices(factory.session(account)))
    assert (step["kind"], step["page"], step["count"]) == (kind, page, 1)
    factory.connection.execute("UPDATE candidacy SET status = 'withdrawn', decided_at = now()")
    assert await steps(await devices(factory.session(account))) == []


async def test_what_waits_to_be_decided_is_counted_for_the_referent_of_its_department(
    factory: Factory, devices: Device
) -> None:
    factory.candidacy(factory.account(Role.STUDENT, email="asks@example.org"), Role.COMPANY, department="44")
    factory.offer(status="review", department="44")
    referent = await devices(factory.session(factory.account(Role.REFERENT, email="referent@example.org")))
    factory.case(factory.account(Role.MENTOR, email="about@example.org"), department="44")
    child = factory.account(Role.STUDENT, email="child@example.org")
    factory.connection.execute(
        "INSERT INTO birth_date_review (account_id, asked, department, place)"
        " VALUES (%s, '2008-01-01', '44', '')",
        [child],
    )
    factory.connection.execute(
        "INSERT INTO opposition (account_id, departments, reason, created_at) VALUES (%s, '{44}', '', now())",
        [child],
    )
    first, *others = await steps(referent)
    assert first["kind"] == "case.open"
    assert {(one["kind"], one["page"], one["count"]) for one in others} == {
        ("candidacy.waiting", "/staff/candidacies", 1),
        ("offer.review", "/staff/offers", 1),
        ("birth_date.review", "/staff/birth-dates", 1),
        ("opposition.open", "/staff/oppositions", 1),
    }
    factory.connection.execute("UPDATE candidacy SET department = '53'")
    factory.connection.execute("UPDATE offer SET department = '53'")
    factory.connection.execute("UPDATE moderation_case SET department = '53'")
    factory.connection.execute("UPDATE birth_date_review SET department = '53'")
    factory.connection.execute("UPDATE opposition SET departments = '{53}'")
    assert await steps(referent) == []


async def test_requests_for_a_badge_wait_for_its_issuer_only(badges: Badges) -> None:
    giver, other, pupil = await badges.issuer(), await badges.issuer(), await badges.student()
    request = badges.request(await badges.achievement(giver), pupil)
    [step] = await steps(giver.client)
    assert (step["kind"], step["page"], step["count"]) == ("badge.requested", "/issuing/requests", 1)
    assert await steps(other.client) == []
    badges.factory.connection.execute("UPDATE badge_request SET status = 'refused' WHERE id = %s", [request])
    assert await steps(giver.client) == []
