"""Taking a question: one has it, whoever races; and leaving it to others."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from api.platform.access import Role
from api.platform.kit.clock import today
from api.platform.stream import service as stream
from tests.talk.questions.world import TEXT, Person, World


def taker(world: World, question: str) -> list[tuple[object, str]]:
    """Mentor and status of each conversation that began with a question."""
    return world.factory.connection.execute(
        "SELECT mentor_id, status FROM conversation WHERE question_id = %s", [question]
    ).fetchall()


async def test_taking_opens_the_conversation_and_the_question_leaves_the_other_inboxes(world: World) -> None:
    student = await world.student()
    mentor, other = await world.mentor(), await world.mentor()
    question = await world.asked(student)
    conversation = await world.taken(mentor, question)
    assert await world.taken(mentor, question) == conversation
    assert await world.inbox(mentor) == await world.inbox(other) == []
    late = await world.take(other, question)
    assert (late.status_code, late.json()["type"]) == (409, "/problems/question-taken")
    mine = await world.mine(student, question)
    assert (mine["status"], mine["conversation_id"]) == ("taken", conversation)
    assert await world.told(student) == ["question.taken"]
    for person in (mentor, other):
        (notice,) = (await person.client.get("/api/v1/me/notifications")).json()["items"]
        assert (notice["kind"], notice["seen"]) == ("question.offered", True)
        assert world.events(person) == ["question.offered", "question.gone"]
    for person in (student, mentor):
        path = f"/api/v1/conversations/{conversation}/messages"
        (message,) = (await person.client.get(path)).json()["items"]
        assert (message["side"], message["text"]) == ("student", TEXT)


async def test_who_asked_reads_whether_they_were_answered_and_may_still_write(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student)

    async def stands() -> tuple[object, ...]:
        mine = await world.mine(student, question)
        return mine["conversation_status"], mine["answered"], mine["next_step"] is not None

    assert await stands() == (None, False, True)
    conversation = await world.taken(mentor, question)
    assert await stands() == ("open", False, True)
    await world.answer(mentor, conversation)
    assert await stands() == ("open", True, False)
    closed = await mentor.client.post(f"/api/v1/conversations/{conversation}/close")
    assert closed.status_code < 300
    assert await stands() == ("closed", True, False)
    (listed,) = (await student.client.get("/api/v1/me/questions")).json()["items"]
    assert listed["conversation_status"] == "closed"


async def test_of_ten_who_take_it_at_once_one_has_it(world: World) -> None:
    student = await world.student()
    mentors = [await world.mentor() for _ in range(10)]
    question = await world.asked(student)
    answers = await asyncio.gather(*(world.take(mentor, question) for mentor in mentors))
    assert sorted(one.status_code for one in answers) == [200] + [409] * 9
    assert {one.json()["type"] for one in answers if one.status_code == 409} == {"/problems/question-taken"}
    winner = next(m for m, one in zip(mentors, answers, strict=True) if one.status_code == 200)
    assert taker(world, question) == [(winner.account, "open")]
    assert await world.told(student) == ["question.taken"]


async def test_with_one_place_left_two_takes_of_one_mentor_leave_one(world: World) -> None:
    mentor = await world.mentor()
    world.factory.availability(mentor.account, capacity=1)
    questions = [await world.asked(await world.student()) for _ in range(2)]
    answers = await asyncio.gather(*(world.take(mentor, one) for one in questions))
    assert sorted(one.status_code for one in answers) == [200, 409]
    assert {one.json()["type"] for one in answers if one.status_code == 409} == {"/problems/no-place-left"}


async def test_withdrawn_while_taken_it_is_one_or_the_other(world: World) -> None:
    mentor = await world.mentor()
    world.factory.availability(mentor.account, capacity=20)
    for _ in range(4):
        student = await world.student()
        question = await world.asked(student)
        withdrawn, taken = await asyncio.gather(
            student.client.post(f"/api/v1/me/questions/{question}/withdraw"), world.take(mentor, question)
        )
        assert sorted([withdrawn.status_code, taken.status_code]) == [200, 409]
        open_one = taker(world, question)
        assert open_one == ([(mentor.account, "open")] if taken.status_code == 200 else [])
        assert await world.status(student, question) == ("taken" if open_one else "withdrawn")


async def test_a_consent_withdrawn_while_it_is_taken_leaves_nothing_open(world: World) -> None:
    mentor = await world.mentor()
    world.factory.availability(mentor.account, capacity=20)
    for _ in range(4):
        student = await world.student()
        question = await world.asked(student)
        ended, taken = await asyncio.gather(
            student.client.put("/api/v1/me/consents/conversations", json={"agree": False}),
            world.take(mentor, question),
        )
        assert ended.is_success, ended.text
        assert taken.status_code in (200, 409)
        assert [status for _, status in taker(world, question)] == ["closed"] * (taken.status_code == 200)
        assert await world.inbox(mentor) == []


@pytest.mark.parametrize(
    ("change", "status", "problem"),
    [
        ("full", 409, "no-place-left"),
        ("paused", 409, "answering-paused"),
        ("away", 200, None),
        ("suspended", 403, "suspended"),
        ("blocked", 404, "not-found"),
        ("silenced", 404, "not-found"),
        ("declined", 404, "not-found"),
        ("no longer a mentor", 403, "forbidden"),
        ("student leaving", 409, "question-over"),
        ("consent over", 409, "question-over"),
        ("hidden", 409, "question-over"),
    ],
)
async def test_what_stood_when_it_was_offered_is_asked_again_when_it_is_taken(
    change: str, status: int, problem: str | None, world: World
) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student)
    factory, tomorrow = world.factory, today() + timedelta(days=1)
    if change == "full":
        factory.availability(mentor.account, capacity=0)
    elif change == "paused":
        factory.availability(mentor.account, silent_at=today())
    elif change == "away":
        factory.availability(mentor.account, away_from=today(), away_until=tomorrow)
    elif change == "suspended":
        factory.decision(mentor.account, "suspend", until=tomorrow)
    elif change == "blocked":
        factory.block(student.account, mentor.account)
    elif change == "silenced":
        factory.silence(mentor.account, toward=student.account)
    elif change == "declined":
        await world.decline(mentor, question)
    elif change == "no longer a mentor":
        factory.connection.execute("DELETE FROM account_role WHERE account_id = %s", [mentor.account])
    elif change == "student leaving":
        await student.client.post("/api/v1/me/deletion", json={})
    elif change == "consent over":
        with factory.without_triggers() as rows:
            rows.execute("DELETE FROM consent_decision WHERE account_id = %s", [student.account])
    elif change == "hidden":
        await world.hide(question)
    response = await world.take(mentor, question)
    assert response.status_code == status, response.text
    if problem is not None:
        assert response.json()["type"] == f"/problems/{problem}"
        assert taker(world, question) == []


async def test_nobody_takes_what_was_not_offered_to_them(world: World) -> None:
    asked, stranger = await world.mentor(), await world.mentor()
    student = await world.student()
    question = await world.asked(student, asked)
    adviser = await world.adviser()
    for person in (stranger, adviser):
        assert (await world.take(person, question)).status_code == 404
    assert (await stranger.client.post(f"/api/v1/questions/{question}/decline")).status_code == 404
    assert (await world.take(student, question)).status_code == 403


async def test_declined_by_the_one_who_was_asked_others_get_it_and_nobody_learns_why(world: World) -> None:
    student, asked, other = await world.student(), await world.mentor(), await world.mentor()
    question = await world.asked(student, asked)
    assert await world.inbox(other) == []
    await world.decline(asked, question)
    await world.decline(asked, question)
    assert await world.inbox(asked) == []
    assert await world.inbox(other) == [question]
    mine = await world.mine(student, question)
    assert (mine["status"], mine["widened"]) == ("waiting", True)
    assert await world.told(student) == ["question.widened"]


async def test_a_student_may_ask_others_too_and_what_happens_next_is_told(world: World) -> None:
    student, asked, other = await world.student(), await world.mentor(), await world.mentor()
    question = await world.asked(student, asked)
    before = await world.mine(student, question)
    assert (before["mentor"]["id"], before["widened"]) == (str(asked.profile), False)
    assert before["next_step"]["what"] == "reminder"
    for _ in range(2):
        response = await student.client.post(f"/api/v1/me/questions/{question}/widen")
        assert response.json()["widened"] is True
    assert await world.inbox(asked) == await world.inbox(other) == [question]
    assert await world.told(other) == ["question.offered"]
    await world.taken(other, question)
    late = await student.client.post(f"/api/v1/me/questions/{question}/widen")
    assert (late.status_code, late.json()["type"]) == (409, "/problems/question-over")
    stranger = await world.student()
    for step in ("widen", "withdraw"):
        path = f"/api/v1/me/questions/{question}/{step}"
        assert (await stranger.client.post(path)).status_code == 404


async def test_two_advisers_race_for_what_nobody_answered_and_any_department_is_theirs(world: World) -> None:
    student = await world.student()
    advisers: list[Person] = [await world.adviser() for _ in range(2)]
    question = str(world.factory.question(student.account, status="with_adviser", department="49"))
    blocked = world.factory.question(await _blocked(world, advisers[0]), status="with_adviser")
    assert await world.adviser_queue(advisers[0]) == [question]
    assert (await world.take(advisers[0], str(blocked))).status_code == 404
    answers = await asyncio.gather(*(world.take(one, question) for one in advisers))
    assert sorted(one.status_code for one in answers) == [200, 409]
    winner = next(p for p, one in zip(advisers, answers, strict=True) if one.status_code == 200)
    assert taker(world, question) == [(winner.account, "open")]
    assert question not in await world.adviser_queue(winner)


async def _blocked(world: World, adviser: Person) -> UUID:
    student = world.factory.account(Role.STUDENT)
    world.factory.consent(student, "conversations")
    world.factory.block(student, adviser.account)
    return student


async def test_a_ban_of_somebody_it_was_offered_to_waits_in_no_circle(world: World) -> None:
    """Who bans holds the account and then tells others; who takes tells all whose inbox it leaves."""
    student, taking, banned = await world.student(), await world.mentor(), await world.mentor()
    question = await world.asked(student)
    async with world.database.transaction() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("SELECT id FROM account WHERE id = %s FOR UPDATE", (banned.account,))
        taken = asyncio.create_task(world.take(taking, question))
        await world.factory.a_lock_is_waited_for()
        await stream.tell(session, student.account, "partner.unavailable")
    assert (await taken).status_code == 200


@pytest.mark.parametrize("how", ["suspended", "hidden"])
async def test_who_is_kept_from_answering_reads_no_questions_and_others_get_them(
    world: World, how: str
) -> None:
    student, kept, other = await world.student(), await world.mentor(), await world.mentor()
    question = await world.asked(student, kept)
    if how == "suspended":
        world.factory.decision(kept.account, "suspend", until=datetime.now(UTC) + timedelta(days=7))
    else:
        world.factory.availability(kept.account, hidden_at=datetime.now(UTC))
    assert await world.inbox(kept) == []
    assert (await kept.client.get(f"/api/v1/me/inbox/{question}")).status_code == 404
    assert (await world.take(kept, question)).status_code in (403, 404)
    await world.hour()
    assert await world.inbox(other) == [question]
    world.pass_days(14)
    await world.hour()
    rows = world.factory.connection.execute(
        "SELECT silences FROM mentor_availability WHERE account_id = %s AND silences > 0", [kept.account]
    ).fetchall()
    assert rows == []
