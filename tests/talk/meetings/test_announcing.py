"""Announcing a meeting, who sees it, and another time or none."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from api.platform.access import Role
from api.platform.kit.clock import today
from api.talk.meetings.problems import FIELD_WORDS
from tests.talk.meetings.world import World, in_days
from tests.talk.questions.world import Person


async def referent(world: World, department: str = "44") -> Person:
    account = world.factory.account(Role.REFERENT, age=None, departments=[department])
    return Person(account, await world.devices(world.factory.session(account)))


async def test_everybody_reads_who_answers_about_what_and_when_and_nobody_who_registered(
    world: World,
) -> None:
    mentor = await world.mentor(first_name="Awa")
    meeting = await world.meeting(mentor, seats=12, minutes=30, levels=["high_school"])
    await world.seated(meeting, first_name="Zoé")
    visitor = await world.devices()
    response = await visitor.get("/api/v1/meetings")
    (item,) = response.json()["items"]
    assert (item["mentor"]["first_name"], item["career"]["code"]) == ("Awa", "A1202")
    assert (item["seats"], item["seats_left"], item["levels"]) == (12, 11, ["high_school"])
    assert datetime.fromisoformat(item["starts_at"]) == in_days(3)
    assert datetime.fromisoformat(item["ends_at"]) == in_days(3) + timedelta(minutes=30)
    assert "Zoé" not in response.text
    assert (await visitor.get(f"/api/v1/meetings/{meeting}")).json() == item


async def test_the_same_announcement_sent_again_is_no_second_meeting(world: World) -> None:
    mentor, other = await world.mentor(), await world.mentor()
    meeting = await world.meeting(mentor)
    assert await world.meeting(mentor, id=meeting) == meeting
    assert await world.listed() == [meeting]
    taken = await world.send_meeting(other, id=meeting)
    assert (taken.status_code, taken.json()["type"]) == (409, "/problems/id-taken")


@pytest.mark.parametrize(
    ("starts_at", "code"),
    [
        (lambda: datetime.now(UTC) + timedelta(minutes=50), "meeting_soon"),
        (lambda: in_days(80), "meeting_far"),
        (lambda: in_days(3, 6), "meeting_at_night"),
        (lambda: in_days(3, 20), "meeting_at_night"),
    ],
)
async def test_a_meeting_is_announced_in_time_and_takes_place_by_day(starts_at, code, world: World) -> None:
    refused = await world.send_meeting(await world.mentor(), starts_at=starts_at().isoformat())
    assert refused.status_code == 422
    assert [one["message"] for one in refused.json()["errors"]] == [FIELD_WORDS[code]["fr"]]


async def test_of_two_meetings_at_the_same_time_there_is_one(world: World) -> None:
    mentor = await world.mentor()
    await world.meeting(mentor)
    second = await world.send_meeting(mentor, starts_at=(in_days(3) + timedelta(minutes=20)).isoformat())
    assert (second.status_code, second.json()["type"]) == (409, "/problems/meeting-overlaps")


async def test_a_mentor_who_is_kept_from_minors_announces_nothing(world: World) -> None:
    mentor = await world.mentor()
    world.factory.decision(mentor.account, "suspend", until=today() + timedelta(days=1))
    assert (await world.send_meeting(mentor)).status_code in (403, 404)


async def test_staff_name_a_mentor_of_their_department_who_is_told(world: World) -> None:
    mentor, ours = await world.mentor(), await referent(world)
    meeting = await world.meeting(ours, mentor_id=str(mentor.profile))
    assert (await world.read(mentor, meeting))["hosting"] is True
    assert await world.told_of_meetings(mentor) == ["meeting.named"]
    theirs = await referent(world, "49")
    assert (await world.send_meeting(theirs, mentor_id=str(mentor.profile))).status_code == 404
    assert await world.step(theirs, meeting, "cancel") == 404
    assert (await world.send_meeting(ours)).status_code == 404
    other = await world.mentor()
    assert (await world.send_meeting(other, mentor_id=str(mentor.profile))).status_code == 404


async def test_a_meeting_of_a_minor_is_seen_by_minors_of_whom_both_ages_are_vouched(world: World) -> None:
    young = await world.mentor({"kind": "apprentice"}, age=16)
    meeting = await world.meeting(young)
    minor, adult = await world.student(15), await world.student(20)
    unknown = await world.student(15, vouched=False)
    assert await world.listed(minor) == [meeting]
    for person in (None, unknown, adult):
        assert await world.listed(person) == []
    for person in (unknown, adult):
        assert (await world.register(person, meeting)).status_code == 404
        assert (await person.client.get(f"/api/v1/meetings/{meeting}")).status_code == 404
    assert (await world.register(minor, meeting)).status_code == 200


async def test_who_blocked_a_mentor_sees_no_meeting_of_theirs(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.student()
    world.factory.block(student.account, mentor.account)
    assert await world.listed(student) == []
    assert (await world.register(student, meeting)).status_code == 404
    assert await world.listed() == [meeting]


async def test_meetings_are_listed_by_career_page_by_page_the_soonest_first(world: World) -> None:
    gardener, other = await world.mentor(), await world.mentor({"career_code": "A1203"})
    later = await world.meeting(gardener, starts_at=in_days(5).isoformat())
    sooner = await world.meeting(gardener, starts_at=in_days(2).isoformat())
    elsewhere = await world.meeting(other, starts_at=in_days(4).isoformat())
    assert await world.listed() == [sooner, elsewhere, later]
    assert await world.listed(career="A1203") == [elsewhere]
    first = (await (await world.devices()).get("/api/v1/meetings?limit=2")).json()
    assert [one["id"] for one in first["items"]] == [sooner, elsewhere]
    assert await world.listed(limit=2, cursor=first["next"]) == [later]


async def test_who_registered_is_told_of_another_time_and_their_questions_wait_until_then(
    world: World,
) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor, minutes=30)
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    moved = await mentor.client.patch(
        f"/api/v1/meetings/{meeting}", json={"starts_at": in_days(6).isoformat()}
    )
    assert moved.status_code == 200, moved.text
    assert await world.told_of_meetings(student) == ["meeting.moved"]
    assert world.waits_until(question) == in_days(6) + timedelta(minutes=45)
    assert (await world.read(student, meeting))["registered"] is True
    more = await mentor.client.patch(f"/api/v1/meetings/{meeting}", json={"seats": 30})
    assert (more.json()["seats"], await world.told_of_meetings(student)) == (30, ["meeting.moved"])


async def test_of_a_cancelled_one_who_registered_is_told_and_what_they_asked_goes_on_to_others(
    world: World,
) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    other = await world.mentor()
    assert await world.step(mentor, meeting, "cancel") == 204
    assert await world.step(mentor, meeting, "cancel") == 204
    assert await world.told_of_meetings(student) == ["meeting.cancelled"]
    assert await world.listed() == []
    assert (await world.read(student, meeting))["status"] == "cancelled"
    assert (await world.register(await world.student(), meeting)).json()["type"] == "/problems/meeting-over"
    await world.hour()
    assert await world.inbox(other) == [question]
    assert await world.inbox(mentor) == []


async def test_it_stands_in_a_calendar_and_leaves_it_when_it_is_cancelled(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    path = f"/api/v1/meetings/{meeting}.ics"
    (event,) = Calendar.from_ical((await student.client.get(path)).text).walk("VEVENT")
    assert event["uid"] == f"{meeting}@epass-orientation"
    assert event["dtstart"].dt == in_days(3)
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 0)
    await world.step(mentor, meeting, "cancel")
    (event,) = Calendar.from_ical((await student.client.get(path)).text).walk("VEVENT")
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
