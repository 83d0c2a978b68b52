"""Who is told outside the app that words wait: not who is looking, once, without a word, in good time."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from api.platform.kit.clock import PARIS
from api.talk.conversations.models import Side
from api.talk.conversations.ringing import hours_from
from tests.talk.conversations.world import Person, World

SECRET = "Le secret des roses"
WAITING = "message.waiting"


async def waiting(world: World, *, phone: bool, side: Side = Side.MENTOR, **values: Any) -> Any:
    """Somebody to whom the other one has just written, with a phone that rings or without."""
    student = await world.student(**(values if side == Side.STUDENT else {}))
    mentor = await world.mentor(**(values if side == Side.MENTOR else {}))
    reader, writer = (mentor, student) if side == Side.MENTOR else (student, mentor)
    if phone:
        world.factory.push_subscription(reader.account)
    conversation = world.factory.conversation(student.account, mentor.account, last_at=datetime.now(PARIS))
    await reader.mark("seen", conversation, 1)
    await writer.sent(conversation, SECRET)
    return reader, writer, conversation


def notices(world: World, person: Person) -> int:
    return len([one for one in world.events(person, WAITING) if one["notice"]])


class TestWhoIsRung:
    @pytest.mark.parametrize("side", list(Side))
    async def test_a_phone_once_without_who_or_what(self, world: World, side: Side) -> None:
        reader, writer, conversation = await waiting(world, phone=True, side=side)
        at = world.ring_at(conversation, side)
        world.later(seconds=20)
        for _ in range(2):
            await world.ring(conversation, side, at)
        page = f"/conversations/{conversation}"
        assert world.rung(reader) == [(WAITING, page, f"conversation-{conversation}")]
        assert (world.mails(reader), world.rung(writer), notices(world, reader)) == ([], [], 1)

    async def test_nobody_who_is_looking(self, world: World) -> None:
        reader, _, conversation = await waiting(world, phone=True)
        await reader.mark("seen", conversation, 2)
        world.later(seconds=20)
        await world.ring(conversation, Side.MENTOR)
        assert (world.rung(reader), world.mails(reader), notices(world, reader)) == ([], [], 0)

    @pytest.mark.parametrize("side", list(Side))
    async def test_without_a_phone_a_mail_that_opens_the_conversation(self, world: World, side: Side) -> None:
        reader, writer, conversation = await waiting(world, phone=False, side=side)
        world.later(seconds=20)
        await world.ring(conversation, side)
        (letter,) = world.mails(reader)
        assert letter["url"].endswith(f"/conversations/{conversation}")
        assert letter["formal"] is (side == Side.MENTOR)
        for hidden in (SECRET, "Prénom", writer.email):
            assert hidden not in str(letter)

    @pytest.mark.parametrize(
        ("channels", "phone", "rings", "mails"),
        [
            (["app", "push", "mail"], True, 1, 0),
            (["app", "mail"], True, 0, 1),
            (["app", "push"], False, 0, 0),
            (["app"], True, 0, 0),
        ],
    )
    async def test_by_the_channels_chosen(
        self, world: World, channels: list[str], phone: bool, rings: int, mails: int
    ) -> None:
        reader, _, conversation = await waiting(world, phone=phone, preferences={"conversations": channels})
        world.later(seconds=20)
        await world.ring(conversation, Side.MENTOR)
        found = len(world.rung(reader)), len(world.mails(reader)), notices(world, reader)
        assert found == (rings, mails, 1)

    async def test_many_messages_ring_once_in_five_minutes_and_mail_once(self, world: World) -> None:
        reader, writer, conversation = await waiting(world, phone=True)
        paper, other_writer, letters = await waiting(world, phone=False)
        for _ in range(3):
            await writer.sent(conversation)
            await other_writer.sent(letters)
        assert world.rings_due() == 2
        world.later(seconds=20)
        await world.ring(conversation, Side.MENTOR)
        await world.ring(letters, Side.MENTOR)
        world.factory.connection.execute("DELETE FROM procrastinate_jobs")
        assert world.rings_due() == 0

        # What comes soon after waits until five minutes have passed.
        world.later(minutes=1)
        world.factory.connection.execute(
            "UPDATE conversation SET mentor_ring_at = mentor_ring_at - interval '80 seconds'"
        )
        before = world.ring_at(conversation, Side.MENTOR)
        await writer.sent(conversation)
        await other_writer.sent(letters)
        assert world.ring_at(conversation, Side.MENTOR) - before == timedelta(minutes=5)
        world.later(minutes=5)
        await world.ring(conversation, Side.MENTOR)
        await world.ring(letters, Side.MENTOR)
        assert (len(world.rung(reader)), len(world.mails(paper))) == (2, 1)
        # Looked at, the next message is news again.
        await paper.mark("seen", letters, 99)
        world.factory.connection.execute("UPDATE conversation SET mentor_ring_at = NULL")
        await other_writer.sent(letters)
        world.later(minutes=5)
        await world.ring(letters, Side.MENTOR)
        assert (len(world.mails(paper)), notices(world, paper)) == (2, 2)

    async def test_looking_settles_the_notice(self, world: World) -> None:
        reader, _, conversation = await waiting(world, phone=False)
        world.later(seconds=20)
        await world.ring(conversation, Side.MENTOR)
        await reader.mark("seen", conversation, 2)
        (notice,) = (await reader.client.get("/api/v1/me/notifications")).json()["items"][:1]
        assert (notice["kind"], notice["seen"]) == (WAITING, True)

    async def test_the_worker_does_it(self, world: World) -> None:
        reader, _, _ = await waiting(world, phone=False)
        world.factory.connection.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")
        world.later(seconds=20)
        await world.work()
        assert notices(world, reader) == 1


class TestInGoodTime:
    async def test_a_mentor_on_holiday_is_rung_afterwards(self, world: World) -> None:
        reader, _, conversation = await waiting(world, phone=True)
        today = datetime.now(PARIS).date()
        world.factory._insert(
            "mentor_availability",
            "account_id",
            {
                "account_id": reader.account,
                "away_from": today - timedelta(days=1),
                "away_until": today + timedelta(days=2),
            },
        )
        world.later(seconds=20)
        await world.ring(conversation, Side.MENTOR)
        assert (world.rung(reader), notices(world, reader)) == ([], 0)
        world.later(days=3)
        await world.ring(conversation, Side.MENTOR)
        assert (len(world.rung(reader)), notices(world, reader)) == (1, 1)

    @pytest.mark.parametrize(("quiet", "rings"), [("00:00-23:59", 0), ("", 1)])
    async def test_nights_only_postpone(self, world: World, quiet: str, rings: int) -> None:
        world.settings.quiet_hours = quiet
        reader, _, conversation = await waiting(world, phone=True, side=Side.STUDENT)
        world.later(seconds=20)
        await world.ring(conversation, Side.STUDENT)
        assert len(world.rung(reader)) == rings

    MONDAY = date(2027, 1, 4)

    @pytest.mark.parametrize(
        ("at", "expected"),
        [
            ("04 10:00", "04 18:00"),
            ("04 18:30", "04 18:30"),
            ("04 20:00", "07 12:00"),
            ("07 12:59", "07 12:59"),
            ("07 13:00", "11 18:00"),
        ],
    )
    def test_the_hours_that_a_mentor_gives(self, at: str, expected: str) -> None:
        hours = [
            {"weekday": 1, "from": "18:00", "to": "20:00"},
            {"weekday": 4, "from": "12:00", "to": "13:00"},
        ]
        moment, wanted = (
            datetime.strptime(f"2027-01-{one}", "%Y-%m-%d %H:%M").replace(tzinfo=PARIS)
            for one in (at, expected)
        )
        assert hours_from(moment, hours, None, None) == wanted
        assert hours_from(moment, [], None, None) == moment
        holidays = self.MONDAY - timedelta(days=1), self.MONDAY + timedelta(days=4)
        assert hours_from(moment, hours, *holidays).date() == date(2027, 1, 11)
