"""Who answers is verified at the moment of reading too (Walls, lines 8, 9 and 26).

A professional whose company waits for a referent again, or is left or closed, reads nothing that students
ask, and answers none of it, whatever was offered or opened before.
"""

from uuid import uuid4

import pytest

from api.talk.conversations.personal_data import PERSONAL_DATA
from tests.talk.questions.world import TEXT, Person, World

STATES = {
    "the company is verified no more": "UPDATE organisation SET verified_at = NULL",
    "it is closed": "UPDATE organisation SET closed_at = now()",
    "it was left": "DELETE FROM organisation_member",
    "it waits for a referent anew": "UPDATE candidacy SET status = 'waiting'",
    "the year is over": "UPDATE candidacy SET valid_until = now() - interval '1 minute'",
}


async def opened(world: World, student: Person, mentor: Person) -> str:
    """A conversation of the two, with an answer."""
    conversation = await world.taken(mentor, await world.asked(student, mentor))
    await world.answer(mentor, conversation)
    return conversation


async def say(person: Person, conversation: str) -> int:
    path = f"/api/v1/conversations/{conversation}/messages"
    return (await person.client.post(path, json={"id": str(uuid4()), "text": "Merci !"})).status_code


@pytest.mark.parametrize("state", STATES)
async def test_what_was_offered_before_is_neither_read_nor_taken(world: World, state: str) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student, mentor)
    assert await world.inbox(mentor) == [question]
    world.factory.connection.execute(STATES[state])
    assert await world.inbox(mentor) == []
    assert (await mentor.client.get(f"/api/v1/me/inbox/{question}")).status_code == 404
    assert (await world.take(mentor, question)).status_code == 404


async def test_it_goes_to_others_meanwhile_and_may_come_back(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    question = await world.asked(student, mentor)
    world.factory.connection.execute(STATES["the company is verified no more"])
    other = await world.mentor()
    await world.hour()
    assert await world.inbox(other) == [question]
    world.factory.connection.execute("UPDATE organisation SET verified_at = now()")
    assert await world.inbox(mentor) == [question]
    assert (await world.take(mentor, question)).status_code == 200


@pytest.mark.parametrize("kind", ["apprentice", "student"])
async def test_who_speaks_for_no_company_reads_on(world: World, kind: str) -> None:
    student, mentor = await world.student(), await world.mentor({"kind": kind})
    question = await world.asked(student, mentor)
    world.factory.connection.execute(STATES["the company is verified no more"])
    assert await world.inbox(mentor) == [question]
    assert (await world.take(mentor, question)).status_code == 200


@pytest.mark.parametrize("state", STATES)
async def test_a_conversation_is_neither_read_nor_written_meanwhile(world: World, state: str) -> None:
    student, mentor = await world.student(), await world.mentor()
    conversation = await opened(world, student, mentor)
    # The second message of each is an ordinary one, which one statement writes.
    assert [await say(one, conversation) for one in (student, mentor)] == [201, 201]
    world.factory.connection.execute(STATES[state])

    mine = (await mentor.client.get("/api/v1/me/conversations")).json()["items"]
    path = f"/api/v1/conversations/{conversation}"
    read = [(await mentor.client.get(one)).status_code for one in (path, f"{path}/messages")]
    assert (mine, read) == ([], [404, 404])
    assert [await say(one, conversation) for one in (student, mentor)] == [403, 403]
    # The student reads what was said, and that it is paused.
    shown = (await student.client.get(path)).json()
    assert (shown["may_write"], shown["why_not"]) == (False, "paused")
    assert len((await student.client.get(f"{path}/messages")).json()["items"]) == 4


async def test_the_copy_of_their_data_holds_only_their_own_words(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    await opened(world, student, mentor)
    said = {}
    for verified in (True, False):
        if not verified:
            world.factory.connection.execute(STATES["the company is verified no more"])
        async with world.database.transaction() as session:
            copy = await PERSONAL_DATA.export(session, mentor.account)
        said[verified] = str(copy)
    assert [TEXT in said[one] for one in (True, False)] == [True, False]
    assert "Presque toute" in said[False]


async def test_a_wish_to_publish_is_neither_read_nor_agreed_to(world: World) -> None:
    student, mentor = await world.student(), await world.mentor()
    conversation = await opened(world, student, mentor)
    messages = (await student.client.get(f"/api/v1/conversations/{conversation}/messages")).json()["items"]
    wish = {"id": str(uuid4()), "conversation_id": conversation, "message_ids": [messages[1]["id"]]}
    assert (await student.client.post("/api/v1/me/answers", json=wish)).status_code == 201
    world.factory.connection.execute(STATES["the company is verified no more"])
    assert (await mentor.client.get("/api/v1/me/answers")).json()["items"] == []
    agreed = await mentor.client.post(f"/api/v1/me/answers/{wish['id']}/agree")
    assert agreed.status_code == 404
    world.factory.connection.execute("UPDATE organisation SET verified_at = now()")
    agreed = await mentor.client.post(f"/api/v1/me/answers/{wish['id']}/agree")
    assert agreed.status_code == 204
