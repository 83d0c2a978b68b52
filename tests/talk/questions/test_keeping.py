"""What is kept of questions, for whom and how long; and what ends with a person, a consent or a ban."""

import json
from uuid import UUID

from api.platform.feature.reportable import SubjectKind
from api.platform.kit.personal_data import Purpose
from api.talk.questions import escalation
from api.talk.questions.facade import REPORTABLE
from api.talk.questions.personal_data import PERSONAL_DATA
from tests.talk.questions.world import TEXT, World


async def test_a_copy_holds_one_s_own_words_and_a_mentor_s_none_of_the_students(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    await world.asked(student, text="Mon numéro : 06 12 34 56 78, est-ce difficile ?")
    async with world.database.transaction() as session:
        own = json.dumps(await PERSONAL_DATA.export(session, student.account), default=str)
        received = json.dumps(await PERSONAL_DATA.export(session, mentor.account), default=str)
    assert "est-ce difficile" in own
    assert "06 12" not in own
    assert "difficile" not in received
    assert "offered_at" in received


async def test_a_withdrawn_consent_takes_waiting_questions_out_of_every_inbox(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student)
    async with world.database.transaction() as session:
        await PERSONAL_DATA.withdraw(session, student.account, Purpose.PUSH)
    assert await world.inbox(mentor) == [question]
    answer = await student.client.put("/api/v1/me/consents/conversations", json={"agree": False})
    assert answer.is_success
    assert await world.inbox(mentor) == []
    assert await world.status(student, question) == "withdrawn"


async def test_erased_nothing_is_left_and_a_question_to_an_erased_mentor_goes_to_others(world: World) -> None:
    student, asked, other = await world.student(), await world.mentor(), await world.mentor()
    question = await world.asked(student, asked)
    world.factory.connection.execute("DELETE FROM account WHERE id = %s", [asked.account])
    await world.hour()
    assert await world.inbox(other) == [question]
    async with world.database.transaction() as session:
        await PERSONAL_DATA.erase(session, student.account)
    rows = world.factory.connection.execute("SELECT count(*) FROM question").fetchone()
    assert rows == (0,)


async def test_a_banned_mentor_s_inbox_goes_to_others_and_a_banned_student_s_questions_end(
    world: World,
) -> None:
    student, banned, other = await world.student(), await world.mentor(), await world.mentor()
    question = await world.asked(student, banned)
    async with world.database.transaction() as session:
        await PERSONAL_DATA.banned(session, banned.account)
    await world.hour()
    assert await world.inbox(banned) == []
    assert await world.inbox(other) == [question]
    async with world.database.transaction() as session:
        await PERSONAL_DATA.banned(session, student.account)
    assert await world.status(student, question) == "withdrawn"


async def test_old_questions_go_once_their_conversation_has_gone(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    taken, withdrawn, waiting = [await world.asked(student) for _ in range(3)]
    conversation = await world.taken(mentor, taken)
    await student.client.post(f"/api/v1/me/questions/{withdrawn}/withdraw")
    world.pass_days(32 * world.settings.conversation_retention_months)

    async def left() -> set[str]:
        async with world.database.transaction() as session:
            await escalation.delete_old(session, world.settings)
        return {str(row[0]) for row in world.factory.connection.execute("SELECT id FROM question").fetchall()}

    assert await left() == {taken, waiting}
    world.factory.connection.execute("DELETE FROM conversation WHERE id = %s", [conversation])
    assert await left() == {waiting}


async def test_a_question_that_was_hidden_does_not_come_back_once_the_consent_has_gone(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student, mentor)
    await world.hide(question)
    await student.client.put("/api/v1/me/consents/conversations", json={"agree": False})
    await world.release(question)
    assert (await world.inbox(mentor), await world.status(student, question)) == ([], "withdrawn")


async def test_hidden_once_it_is_taken_its_words_leave_the_conversation(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student, mentor)
    address = f"/api/v1/conversations/{await world.taken(mentor, question)}/messages"

    async def read() -> list[str]:
        return [one["text"] for one in (await mentor.client.get(address)).json()["items"]]

    await world.hide(question)
    assert await read() == [""]
    await world.release(question)
    assert await read() == [TEXT]


async def test_moderators_see_a_question_and_only_who_sees_it_may_report_it(world: World) -> None:
    student, mentor, stranger = await world.student(), await world.mentor(), await world.mentor()
    adviser = await world.adviser()
    question = UUID(await world.asked(student, mentor, commune_code="49007"))
    async with world.database.transaction() as session:
        found = await REPORTABLE.find(session, question)
        (line,) = await REPORTABLE.excerpt(session, question)
        seen = {
            name: await REPORTABLE.seen_by(session, question, one.account)
            for name, one in (
                ("student", student),
                ("mentor", mentor),
                ("stranger", stranger),
                ("adviser", adviser),
            )
        }
        assert await REPORTABLE.find(session, mentor.account) is None
    assert found is not None
    assert (found.about_id, found.department) == (student.account, "49")
    assert (line.kind, line.text, line.author_id) == (SubjectKind.QUESTION, TEXT, student.account)
    assert seen == {"student": True, "mentor": True, "stranger": False, "adviser": False}
