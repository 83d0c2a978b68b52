"""How people are told: a notice always, a push where wanted and allowed, else a mail; never content."""

import asyncio
from datetime import timedelta

import pytest
from pydantic import SecretStr

from api.platform.kit.clock import today
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from tests.talk.questions.world import TEXT, Person, World

VAPID_KEY = new_private_key()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The app's settings where phones can be rung."""
    return settings.model_copy(update={"vapid_private_key": SecretStr(VAPID_KEY)})


def pushed(world: World, person: Person) -> list[tuple[str, str, str]]:
    """What their phone is to ring for: kind, page, tag."""
    return world.factory.connection.execute(
        "SELECT n.kind, n.url, n.tag FROM push_delivery d JOIN push_notice n ON n.id = d.notice_id"
        " JOIN push_subscription s ON s.id = d.subscription_id WHERE s.account_id = %s ORDER BY n.id",
        [person.account],
    ).fetchall()


async def test_a_phone_rings_else_a_mail_goes_and_neither_says_what(world: World) -> None:
    ringing, mailed, away_hours, unwanted, silent = [await world.mentor() for _ in range(5)]
    for person in (ringing, away_hours, unwanted):
        world.factory.push_subscription(person.account)
    day = (today() + timedelta(days=2)).isoweekday()
    hours = [{"weekday": day, "from": "12:00", "to": "12:30"}]
    said = {"capacity": 3, "hours": hours, "away_from": None, "away_until": None}
    assert (await away_hours.client.put("/api/v1/me/availability", json=said)).status_code == 200
    for person, channels in ((unwanted, ["app", "mail"]), (silent, ["app"])):
        chosen = {"preferences": {"conversations": channels}}
        assert (await person.client.patch("/api/v1/me", json=chosen)).status_code == 200
    student = await world.student(15, first_name="Prénom")
    world.factory.push_subscription(student.account)
    question = await world.asked(student, text=f"{TEXT} Mon mail : a@example.org")

    rung = ("question.offered", "/inbox", f"question-{question}")
    assert [pushed(world, one) for one in (ringing, mailed, away_hours, unwanted, silent)] == [
        [rung],
        [],
        [],
        [],
        [],
    ]
    letters = {one.account: world.factory.letters(one.account) for one in (mailed, away_hours, unwanted)}
    for (letter,) in letters.values():
        assert letter.endswith("/inbox")
        for secret in (TEXT, "Prénom", "example.org"):
            assert secret not in letter
    for one in (ringing, silent):
        assert world.factory.letters(one.account) == []
    for one in (ringing, mailed, away_hours, unwanted, silent):
        assert await world.told(one) == ["question.offered"]
    notices = world.factory.connection.execute("SELECT data::text FROM stream_event").fetchall()
    assert {row[0] for row in notices if "question_id" in row[0]} == {f'{{"question_id": "{question}"}}'}

    conversation = await world.taken(ringing, question)
    assert pushed(world, student) == [
        ("question.taken", f"/conversations/{conversation}", f"question-{question}")
    ]


async def test_two_workers_at_once_take_one_step_and_tell_once(world: World) -> None:
    student, asked, other, adviser = (
        await world.student(),
        await world.mentor(),
        await world.mentor(),
        await world.adviser(),
    )
    question = await world.asked(student, asked)
    for days in (7, 7, 7):
        world.pass_days(days)
        await asyncio.gather(*(world.hour() for _ in range(3)))
    assert await world.told(asked) == ["question.reminder", "question.offered"]
    assert await world.told(other) == ["question.offered"]
    assert await world.told(student) == ["question.with_adviser", "question.widened"]
    assert await world.told(adviser) == ["question.for_advisers"]
    assert await world.adviser_queue(adviser) == [question]
    silences = world.factory.connection.execute(
        "SELECT account_id, silences FROM mentor_availability ORDER BY silences"
    ).fetchall()
    assert silences == [(asked.account, 1)]


async def test_taken_while_the_ladder_climbs_it_is_one_or_the_other(world: World) -> None:
    mentor, adviser = await world.mentor(), await world.adviser()
    world.factory.availability(mentor.account, capacity=20)
    for _ in range(3):
        student = await world.student()
        question = await world.asked(student, mentor)
        world.pass_days(21)
        _, taken = await asyncio.gather(world.hour(), world.take(mentor, question))
        left = question in await world.adviser_queue(adviser)
        assert taken.status_code == (409 if left else 200)
        assert await world.status(student, question) == ("with_adviser" if left else "taken")
        await mentor.client.post("/api/v1/me/availability/resume")
