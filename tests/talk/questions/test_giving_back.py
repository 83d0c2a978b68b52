"""Giving back what one took and has not answered: somebody else can take it, and nobody waits in vain."""

import asyncio
from uuid import UUID, uuid4

import httpx
import pytest

from tests.talk.questions.world import Person, World


async def give_back(person: Person, question: str) -> httpx.Response:
    return await person.client.post(f"/api/v1/questions/{question}/give-back")


async def to_answer(person: Person) -> list[str]:
    """The questions that a person took and has not answered."""
    response = await person.client.get("/api/v1/me/conversations", params={"state": "to_answer"})
    assert response.status_code == 200, response.text
    return [item["question_id"] for item in response.json()["items"]]


async def test_what_was_taken_waits_to_be_answered_until_the_first_words(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student)
    conversation = await world.taken(mentor, question)
    assert (await to_answer(mentor), await to_answer(student)) == ([question], [])
    shown = (await mentor.client.get(f"/api/v1/conversations/{conversation}")).json()
    assert shown["to_answer"] is True
    theirs = (await student.client.get(f"/api/v1/conversations/{conversation}")).json()
    assert theirs["to_answer"] is False
    await world.answer(mentor, conversation)
    assert await to_answer(mentor) == []
    late = await give_back(mentor, question)
    assert (late.status_code, late.json()["type"]) == (409, "/problems/already-answered")
    assert await world.status(student, question) == "taken"


async def test_given_back_another_mentor_takes_it_and_the_first_is_not_asked_again(world: World) -> None:
    student = await world.student()
    mentor, other = await world.mentor(), await world.mentor()
    question = await world.asked(student)
    conversation = await world.taken(mentor, question)
    assert (await give_back(mentor, question)).status_code == 204
    assert (await give_back(mentor, question)).status_code == 204
    assert await world.status(student, question) == "waiting"
    assert (await to_answer(mentor), await world.inbox(mentor)) == ([], [])
    assert await world.inbox(other) == [question]
    write = f"/api/v1/conversations/{conversation}/messages"
    refused = await mentor.client.post(write, json={"id": str(uuid4()), "text": "Bonjour !"})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/conversation-closed")
    second = await world.taken(other, question)
    assert second != conversation
    await world.answer(other, second)
    assert (await give_back(mentor, question)).status_code == 204
    assert await world.status(student, question) == "taken"


async def test_only_who_took_it_gives_it_back(world: World) -> None:
    student = await world.student()
    mentor, other = await world.mentor(), await world.mentor()
    question = await world.asked(student)
    assert (await give_back(mentor, question)).status_code == 404
    await world.taken(mentor, question)
    assert (await give_back(other, question)).status_code == 404
    assert (await give_back(student, question)).status_code == 403
    assert await to_answer(mentor) == [question]


async def test_an_adviser_gives_it_back_to_the_other_advisers(world: World) -> None:
    student, adviser, other = await world.student(), await world.adviser(), await world.adviser()
    question = str(world.factory.question(student.account, status="with_adviser", department="49"))
    await world.taken(adviser, question)
    assert question not in await world.adviser_queue(other)
    for _ in range(2):
        assert (await give_back(adviser, question)).status_code == 204
    assert question in await world.adviser_queue(other)


async def test_given_back_while_it_is_answered_it_is_one_or_the_other(world: World) -> None:
    mentor = await world.mentor()
    world.factory.availability(mentor.account, capacity=20)
    for _ in range(4):
        student = await world.student()
        question = await world.asked(student, mentor)
        conversation = await world.taken(mentor, question)
        draft = {"id": str(uuid4()), "text": "Presque toute !"}
        given, said = await asyncio.gather(
            give_back(mentor, question),
            mentor.client.post(f"/api/v1/conversations/{conversation}/messages", json=draft),
        )
        assert (given.status_code, said.status_code) in {(204, 409), (409, 201)}
        status, answered = world.factory.connection.execute(
            "SELECT status, answered_at IS NOT NULL FROM conversation WHERE id = %s", [UUID(conversation)]
        ).fetchone() or (None, None)
        assert (status, answered) == (("closed", False) if given.is_success else ("open", True))


@pytest.mark.parametrize("round_", range(3))
async def test_given_back_while_two_others_take_it_one_has_it(round_: int, world: World) -> None:
    student = await world.student()
    mentor, *others = [await world.mentor() for _ in range(3)]
    question = await world.asked(student)
    await world.taken(mentor, question)
    given, *takes = await asyncio.gather(
        give_back(mentor, question), *(world.take(one, question) for one in others)
    )
    assert given.status_code == 204
    assert sorted(one.status_code for one in takes) in ([200, 409], [409, 409])
    held = world.factory.connection.execute(
        "SELECT mentor_id FROM conversation WHERE question_id = %s AND status = 'open'", [question]
    ).fetchall()
    winners = [m.account for m, one in zip(others, takes, strict=True) if one.status_code == 200]
    assert [row[0] for row in held] == winners
