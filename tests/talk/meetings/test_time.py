"""What time does to meetings, and what becomes of them when somebody leaves."""

from api.talk.meetings import due
from api.talk.meetings.feature import FEATURE
from tests.talk.meetings.world import World, in_days


async def test_the_day_before_everybody_is_reminded_once(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    await world.five_minutes()
    assert await world.told_of_meetings(student) == []
    world.begin(meeting, -60)
    await world.five_minutes()
    await world.five_minutes()
    assert await world.told_of_meetings(student) == ["meeting.soon"]
    assert await world.told_of_meetings(mentor) == ["meeting.awaits"]


async def test_nobody_is_left_waiting_for_a_mentor_who_does_not_come(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    other = await world.mentor()
    world.begin(meeting, 10)
    await world.five_minutes()
    assert await world.told_of_meetings(student) == []
    world.begin(meeting, 16)
    await world.five_minutes()
    await world.five_minutes()
    assert await world.told_of_meetings(student) == ["meeting.missed"]
    assert (await world.read(student, meeting))["status"] == "missed"
    await world.hour()
    assert await world.inbox(other) == [question]
    assert await world.step(mentor, meeting, "open") == 409


async def test_an_open_one_ends_by_itself_and_what_was_not_answered_waits_in_the_inbox(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor, minutes=30)
    student = await world.seated(meeting)
    answered, left = [await world.question(student, meeting) for _ in range(2)]
    await world.opened(mentor, meeting)
    assert await world.told_of_meetings(student) == ["meeting.open"]
    await world.answered(mentor, meeting, answered)
    world.begin(meeting, 50)
    await world.five_minutes()
    assert (await world.read(student, meeting))["status"] == "closed"
    assert await world.inbox(mentor) == [left]
    assert await world.told_of_meetings(student) == ["meeting.open"]


async def test_a_question_for_a_meeting_climbs_no_ladder_before_it(world: World) -> None:
    mentor, other = await world.mentor(), await world.mentor()
    meeting = await world.meeting(mentor, starts_at=in_days(50).isoformat())
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    world.pass_days(30)
    await world.hour()
    assert (await world.inbox(mentor), await world.inbox(other)) == ([], [])
    assert await world.told(mentor) == []
    assert (await world.mine(student, question))["next_step"] is None
    row = world.factory.connection.execute("SELECT silent_at FROM question_offer").fetchone()
    assert row == (None,)


async def test_it_is_called_off_when_nobody_answers_for_its_mentor_any_more(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    world.factory.connection.execute("DELETE FROM account_role WHERE account_id = %s", [mentor.account])
    await world.five_minutes()
    assert await world.told_of_meetings(student) == ["meeting.cancelled"]
    assert (await world.read(student, meeting))["status"] == "cancelled"


async def test_it_is_called_off_when_its_mentor_is_erased_and_nothing_of_them_is_left(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    data = FEATURE.personal_data
    assert data
    async with world.database.transaction() as session:
        await data.erase(session, mentor.account)
    assert await world.told_of_meetings(student) == ["meeting.cancelled"]
    assert (await world.read(student, meeting))["mentor"] is None
    async with world.database.transaction() as session:
        await data.erase(session, student.account)
    assert world.seats(meeting) == set()


async def test_the_copy_holds_what_one_announced_joined_and_asked(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    await world.question(student, meeting, wish=True)
    data = FEATURE.personal_data
    assert data
    async with world.database.transaction() as session:
        mine = await data.export(session, student.account)
        theirs = await data.export(session, mentor.account)
    assert [len(mine[part]) for part in ("meetings_announced", "meetings_joined", "meeting_questions")] == [
        0,
        1,
        1,
    ]
    assert [one["career_code"] for one in theirs["meetings_announced"]] == ["A1202"]


async def test_a_month_after_its_end_nobody_knows_who_was_there(world: World) -> None:
    mentor = await world.mentor()
    meeting = await world.meeting(mentor)
    student = await world.seated(meeting)
    question = await world.question(student, meeting)
    await world.step(mentor, meeting, "cancel")
    for days, left in ((29, 1), (2, 0)):
        world.factory.connection.execute(f"UPDATE meeting SET ended_at = ended_at - interval '{days} days'")
        async with world.database.transaction() as session:
            await due.delete_old(session, world.settings)
        assert len(world.seats(meeting)) == left
    assert await world.status(student, question) == "waiting"
