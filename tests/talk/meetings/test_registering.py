"""A seat: for whom, how many, and given back."""

import asyncio

import pytest

from tests.talk.meetings.world import World


async def test_a_seat_is_taken_once_and_given_back(world: World) -> None:
    meeting = await world.meeting(await world.mentor(), seats=3)
    student = await world.seated(meeting)
    again = await world.register(student, meeting)
    assert (again.json()["registered"], again.json()["seats_left"]) == (True, 2)
    mine = (await student.client.get("/api/v1/me/meetings")).json()["items"]
    assert [(one["id"], one["registered"]) for one in mine] == [(meeting, True)]
    await world.leave(student, meeting)
    await world.leave(student, meeting)
    assert (await world.read(student, meeting))["seats_left"] == 3
    assert (await student.client.get("/api/v1/me/meetings")).json()["items"] == []


async def test_of_eight_who_want_the_last_seat_one_has_it(world: World) -> None:
    meeting = await world.meeting(await world.mentor(), seats=1)
    students = [await world.student() for _ in range(8)]
    answers = await asyncio.gather(*(world.register(one, meeting) for one in students))
    assert sorted(one.status_code for one in answers) == [200] + [409] * 7
    assert {one.json()["type"] for one in answers if one.status_code == 409} == {"/problems/meeting-full"}
    winner = next(one for one, got in zip(students, answers, strict=True) if got.status_code == 200)
    assert world.seats(meeting) == {winner.account}


async def test_under_15_a_seat_waits_for_joint_consent(world: World) -> None:
    meeting = await world.meeting(await world.mentor())
    alone = await world.student(13, consent=False)
    world.factory.consent(alone.account, "conversations", "self")
    refused = await world.register(alone, meeting)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/consent-needed")
    world.factory.consent(alone.account, "conversations", "parent")
    assert (await world.register(alone, meeting)).status_code == 200


async def test_a_withdrawn_consent_gives_the_seat_back(world: World) -> None:
    meeting = await world.meeting(await world.mentor())
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    ended = await student.client.put("/api/v1/me/consents/conversations", json={"agree": False})
    assert ended.is_success, ended.text
    assert world.seats(meeting) == set()
    assert await world.status(student, question) == "withdrawn"


async def test_a_mentor_takes_no_seat_in_their_own_meeting(world: World) -> None:
    mentor = await world.mentor()
    world.factory.connection.execute(
        "INSERT INTO account_role (account_id, role) VALUES (%s, 'student')", [mentor.account]
    )
    world.factory.consent(mentor.account, "conversations", "self")
    meeting = await world.meeting(mentor)
    assert (await world.register(mentor, meeting)).status_code == 404


async def test_nobody_has_a_seat_in_more_meetings_than_they_can_follow(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.settings, "meeting_seats_of_one", 1)
    meeting = await world.meeting(await world.mentor())
    student = await world.seated(meeting)
    refused = await world.register(student, await world.meeting(await world.mentor()))
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/enough-meetings")
