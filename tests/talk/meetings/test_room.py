"""What is asked and answered in a meeting, and who reads it."""

from uuid import uuid4

import pytest

from tests.talk.meetings.world import ANSWER, QUESTION, World
from tests.talk.questions.world import Person


async def test_asked_beforehand_answered_live_and_read_by_those_who_registered(world: World) -> None:
    mentor = await world.mentor(first_name="Awa")
    meeting = await world.meeting(mentor)
    student, other = await world.seated(meeting, first_name="Zoé"), await world.seated(meeting)
    question = await world.question(student, meeting)
    assert await world.inbox(mentor) == []
    assert await world.told(mentor) == []
    (waiting,) = (await world.room(mentor, meeting))["questions"]
    assert (waiting["id"], waiting["student"]["first_name"], waiting["minor"]) == (question, "Zoé", True)
    assert (await world.room(mentor, meeting))["registered"] == 2
    assert await world.said(other, meeting) == []
    early = await world.send_answer(mentor, meeting, question)
    assert (early.status_code, early.json()["type"]) == (409, "/problems/meeting-not-open")
    await world.opened(mentor, meeting)
    await world.answered(mentor, meeting, question, "Oui Zoé, par tous les temps. Awa")
    assert await world.said(student, meeting) == [(QUESTION, "Oui Zoé, par tous les temps. Awa")]
    (read,) = (await world.room(other, meeting))["questions"]
    assert read["text"] == QUESTION
    assert "Zoé" not in read["answer"]["text"]
    assert "Awa" not in read["answer"]["text"]
    assert (read["student"], read["conversation_id"], read["mine"]) == (None, None, False)
    assert (await world.room(other, meeting))["registered"] is None
    for person in (student, other):
        assert "meeting.changed" in world.events(person)


async def test_who_has_no_seat_neither_asks_nor_reads(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    stranger = await world.student()
    refused = await world.send_question(stranger, meeting)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-registered")
    for person in (stranger, await world.mentor()):
        assert (await person.client.get(f"/api/v1/meetings/{meeting}/room")).status_code == 404


async def test_what_an_adult_asked_is_read_by_no_minor_and_the_other_way_round(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    minor, adult = await world.seated(meeting), await world.seated(meeting, age=20)
    other_minor, other_adult = await world.seated(meeting), await world.seated(meeting, age=30)
    await world.opened(mentor, meeting)
    for person, text in ((minor, "Combien gagne-t-on au début ?"), (adult, "Peut-on se former à 30 ans ?")):
        await world.answered(mentor, meeting, await world.question(person, meeting, text))
    assert [text for text, _ in await world.said(mentor, meeting)] == [
        "Combien gagne-t-on au début ?",
        "Peut-on se former à 30 ans ?",
    ]
    assert await world.said(other_minor, meeting) == [("Combien gagne-t-on au début ?", ANSWER)]
    assert await world.said(other_adult, meeting) == [("Peut-on se former à 30 ans ?", ANSWER)]


async def test_every_text_is_screened_as_every_message(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student, other = await world.seated(meeting), await world.seated(meeting)
    sent = await world.send_question(student, meeting, "Quels outils ? Mon numéro : 06 12 34 56 78")
    assert sent.json()["screening"]["masked"] == ["phone"]
    insult = await world.send_question(student, meeting, "T'es vraiment un gros connard, tu le sais ?")
    assert insult.json()["status"] == "held"
    read = await world.said(mentor, meeting)
    assert len(read) == 1
    assert "06 12" not in read[0][0]
    await world.opened(mentor, meeting)
    question = sent.json()["id"]
    answer = await world.answered(mentor, meeting, question, "Écris-moi : awa@exemple.fr")
    assert answer["screening"]["masked"] == ["email"]
    for person in (student, other):
        assert "awa@exemple.fr" not in str(await world.said(person, meeting))


async def test_what_is_held_is_answered_once_a_moderator_has_released_it(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    sent = await world.send_question(student, meeting, "T'es vraiment un gros connard, tu le sais ?")
    question = sent.json()["id"]
    await world.opened(mentor, meeting)
    assert (await world.send_answer(mentor, meeting, question)).status_code == 404
    await world.release(question)
    await world.answered(mentor, meeting, question)
    assert await world.inbox(mentor) == []


async def test_an_answer_is_sent_once_and_answers_only_what_was_asked_here(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    await world.opened(mentor, meeting)
    answer = await world.answered(mentor, meeting, question)
    assert (await world.answered(mentor, meeting, question, id=answer["id"]))["id"] == answer["id"]
    second = await world.send_answer(mentor, meeting, question)
    assert (second.status_code, second.json()["type"]) == (409, "/problems/meeting-answered")
    ordinary = await world.asked(student, mentor)
    assert (await world.send_answer(mentor, meeting, ordinary)).status_code == 404
    other = await world.mentor()
    assert (await world.send_answer(other, meeting, question)).status_code == 404


async def test_a_mentor_without_a_place_left_answers_everybody_of_the_meeting(world: World) -> None:
    mentor = await world.mentor()
    world.factory.availability(mentor.account, capacity=1)
    meeting = await world.meeting(mentor)
    students = [await world.seated(meeting) for _ in range(3)]
    questions = [await world.question(one, meeting) for one in students]
    await world.opened(mentor, meeting)
    for question in questions:
        await world.answered(mentor, meeting, question)
    assert await world.step(mentor, meeting, "close") == 204
    rows = world.factory.connection.execute("SELECT status, close_reason FROM conversation").fetchall()
    assert rows == [("closed", "meeting")] * 3
    assert len(await world.said(students[0], meeting)) == 3


async def test_so_many_questions_each_whatever_waits_elsewhere(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.settings, "questions_waiting", 1)
    monkeypatch.setattr(world.settings, "meeting_questions", 2)
    meeting = await world.meeting(await world.mentor())
    student = await world.seated(meeting)
    await world.asked(student)
    first = await world.question(student, meeting)
    await world.question(student, meeting)
    assert await world.question(student, meeting, id=first) == first
    room = await world.room(student, meeting)
    assert (room["may_ask"], room["questions_left"]) == (False, 0)
    refused = await world.send_question(student, meeting)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/enough-meeting-questions")


async def test_a_seat_given_back_takes_back_what_nobody_answered(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    await world.leave(student, meeting)
    assert await world.status(student, question) == "withdrawn"
    assert await world.said(mentor, meeting) == []


async def test_whom_a_student_blocks_answers_them_no_more_and_is_read_no_more(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    await world.opened(mentor, meeting)
    world.factory.block(student.account, mentor.account)
    assert (await world.send_answer(mentor, meeting, question)).status_code == 404
    assert await world.said(mentor, meeting) == []
    assert (await student.client.get(f"/api/v1/meetings/{meeting}/room")).status_code == 404
    assert (await world.read(student, meeting))["mentor"] is None


async def test_where_both_wish_it_the_answer_waits_for_a_referent_without_names(world: World) -> None:
    mentor = await world.mentor(first_name="Awa")
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting, first_name="Zoé")
    wished = await world.question(student, meeting, wish=True)
    kept = await world.question(student, meeting, "Et combien gagne-t-on au début ?")
    await world.opened(mentor, meeting)
    await world.answered(mentor, meeting, wished, "Oui Zoé, par tous les temps.", publish=True)
    await world.answered(mentor, meeting, kept, publish=True)
    mine = (await student.client.get("/api/v1/me/answers")).json()["items"]
    assert [(one["status"], one["question"]) for one in mine] == [("agreed", QUESTION)]
    assert "Zoé" not in mine[0]["answer"]
    assert (await (await world.devices()).get("/api/v1/answers")).json()["items"] == []


async def test_whoever_reads_a_question_and_its_answer_may_report_both_nobody_else(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student, other = await world.seated(meeting), await world.seated(meeting)
    adult, stranger = await world.seated(meeting, age=20), await world.student()
    question = await world.question(student, meeting)
    await world.opened(mentor, meeting)
    answer = await world.answered(mentor, meeting, question)

    async def report(person: Person, kind: str, subject: str) -> int:
        told = {
            "id": str(uuid4()),
            "subject_kind": kind,
            "subject_id": subject,
            "reason": "other",
            "note": "",
        }
        return (await person.client.post("/api/v1/reports", json=told)).status_code

    for person in (adult, stranger):
        assert await report(person, "message", answer["id"]) == 404
        assert await report(person, "question", question) == 404
    assert await report(other, "question", question) == 201
    assert await report(other, "message", answer["id"]) == 201
    # Whom one reports is out of one's sight at once.
    assert (await other.client.get(f"/api/v1/meetings/{meeting}/room")).status_code == 404
    assert await world.said(student, meeting) == [(QUESTION, ANSWER)]
