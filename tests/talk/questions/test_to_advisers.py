"""A question without a mentor or a career: the advisers have it at once, and nobody else."""

from uuid import uuid4

import pytest

from api.people.moderation.weighing import ALARMS_A_DAY
from api.platform.access import Role
from api.talk.questions.personal_data import PERSONAL_DATA
from tests.talk.questions.world import Person, World

TEXT = "Je ne sais pas du tout quoi faire après la troisième."


async def asked(world: World, student: Person, **values: object) -> str:
    return await world.asked(student, career_code=None, text=TEXT, **values)


async def test_the_advisers_have_it_at_once_and_whoever_asked_reads_their_answer(world: World) -> None:
    student, mentor = await world.student(first_name="Lina", commune_code="44109"), await world.mentor()
    adviser, other = await world.adviser(), await world.adviser()
    question = await asked(world, student)
    mine = await world.mine(student, question)
    assert (mine["status"], mine["mentor"], mine["career"], mine["next_step"]) == (
        "with_adviser",
        None,
        None,
        None,
    )
    [shown] = (await adviser.client.get("/api/v1/staff/questions")).json()["items"]
    assert (shown["id"], shown["text"], shown["direct"], shown["department"]) == (question, TEXT, True, "44")
    assert shown["student"] == {"first_name": "Lina", "level": "high_school"}
    assert await world.inbox(mentor) == []
    assert (await world.take(mentor, question)).status_code == 404
    for one in (adviser, other):
        assert await world.told(one) == ["question.for_advisers"]
    assert await world.told(student) == []
    conversation = await world.taken(adviser, question)
    assert await world.adviser_queue(other) == []
    await world.answer(adviser, conversation, "Parlons de ce que tu aimes faire.")
    page = (await student.client.get(f"/api/v1/conversations/{conversation}/messages")).json()
    assert [one["text"] for one in page["items"]] == [TEXT, "Parlons de ce que tu aimes faire."]
    talk = (await student.client.get(f"/api/v1/conversations/{conversation}")).json()
    assert (talk["other"]["kind"], talk["career"]) == ("adviser", None)
    assert await world.told(student) == ["question.taken"]
    for letter in world.factory.letters(adviser.account):
        assert "troisième" not in letter


async def test_sent_again_it_is_the_same_and_told_once(world: World) -> None:
    student, adviser = await world.student(), await world.adviser()
    question = str(uuid4())
    for _ in range(2):
        assert await asked(world, student, id=question) == question
    assert await world.adviser_queue(adviser) == [question]
    assert await world.told(adviser) == ["question.for_advisers"]


async def test_what_nobody_answered_is_no_question_to_the_advisers(world: World) -> None:
    student, adviser = await world.student(), await world.adviser()
    await world.asked(student)
    world.pass_days(7)
    await world.hour()
    [shown] = (await adviser.client.get("/api/v1/staff/questions")).json()["items"]
    assert shown["direct"] is False


async def test_time_passes_and_it_stays_with_the_advisers(world: World) -> None:
    student, mentor, adviser = await world.student(), await world.mentor(), await world.adviser()
    question = await asked(world, student)
    for _ in range(4):
        world.pass_days(7)
        await world.hour()
    assert await world.adviser_queue(adviser) == [question]
    assert await world.inbox(mentor) == []
    assert await world.told(adviser) == ["question.for_advisers"]


async def test_a_held_one_reaches_them_once_a_moderator_lets_it(world: World) -> None:
    student, mentor, adviser = await world.student(), await world.mentor(), await world.adviser()
    question = await world.asked(student, career_code=None, text="Mon prof est un gros connard, que faire ?")
    assert await world.status(student, question) == "held"
    assert await world.adviser_queue(adviser) == []
    assert await world.told(adviser) == []
    await world.release(question)
    assert await world.status(student, question) == "with_adviser"
    assert await world.adviser_queue(adviser) == [question]
    assert await world.inbox(mentor) == []
    assert await world.told(adviser) == ["question.for_advisers"]


async def test_a_contact_detail_is_masked_and_a_cry_for_help_alerts_staff(world: World) -> None:
    student, adviser = await world.student(), await world.adviser()
    await world.asked(student, career_code=None, text="Appelez-moi au 06 39 98 12 34, je suis à la maison")
    await world.asked(student, career_code=None, text="j'ai envie de mourir, aidez-moi")
    masked, cry = (await adviser.client.get("/api/v1/staff/questions")).json()["items"]
    assert (masked["masked"], "06" in masked["text"], cry["distress"]) == (True, False, True)
    origins = world.factory.connection.execute(
        "SELECT origin FROM moderation_case WHERE subject_kind = 'question' ORDER BY opened_at"
    ).fetchall()
    assert origins == [("contact",), ("distress",)]
    assert len(origins) < ALARMS_A_DAY


async def test_taken_back_it_leaves_the_advisers(world: World) -> None:
    student, adviser = await world.student(), await world.adviser()
    question = await asked(world, student)
    assert (await student.client.post(f"/api/v1/me/questions/{question}/withdraw")).status_code == 200
    assert await world.adviser_queue(adviser) == []
    assert (await world.take(adviser, question)).status_code == 404


@pytest.mark.parametrize("age", [12, 14])
async def test_a_child_needs_a_parents_consent_for_it(world: World, age: int) -> None:
    student, adviser = await world.student(age, consent=False), await world.adviser()
    response = await world.send(student, career_code=None, text=TEXT)
    assert response.status_code == 403
    assert await world.adviser_queue(adviser) == []


async def test_it_counts_among_those_that_wait(world: World) -> None:
    student = await world.student()
    for _ in range(world.settings.questions_waiting):
        await asked(world, student)
    over = await world.send(student, career_code=None, text=TEXT)
    assert (over.status_code, over.json()["type"]) == (409, "/problems/enough-questions")


async def test_whoever_blocked_an_adviser_is_not_shown_to_them(world: World) -> None:
    student, away, adviser = await world.student(), await world.adviser(), await world.adviser()
    world.factory.block(student.account, away.account)
    question = await asked(world, student)
    assert await world.adviser_queue(away) == []
    assert (await world.take(away, question)).status_code == 404
    assert await world.adviser_queue(adviser) == [question]


async def test_an_adviser_who_studies_too_does_not_answer_themself(world: World) -> None:
    account = world.factory.account(Role.STUDENT, Role.ADVISER, age=20)
    world.factory.consent(account, "conversations", "self")
    both = Person(account, await world.devices(world.factory.session(account)))
    question = await asked(world, both)
    assert await world.adviser_queue(both) == []
    assert (await world.take(both, question)).status_code == 404


async def test_it_is_in_the_copy_of_ones_data_and_goes_with_the_account(world: World) -> None:
    student, adviser = await world.student(), await world.adviser()
    await asked(world, student)
    async with world.database.transaction() as session:
        [copied] = (await PERSONAL_DATA.export(session, student.account))["questions"]
        assert (copied["text"], copied["career_code"]) == (TEXT, None)
        await PERSONAL_DATA.erase(session, student.account)
    assert await world.adviser_queue(adviser) == []


async def test_without_the_consent_it_leaves_the_advisers(world: World) -> None:
    student, adviser = await world.student(), await world.adviser()
    question = await asked(world, student)
    answer = await student.client.put("/api/v1/me/consents/conversations", json={"agree": False})
    assert answer.is_success
    assert await world.adviser_queue(adviser) == []
    assert await world.status(student, question) == "withdrawn"
