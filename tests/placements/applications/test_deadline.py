"""Until when a company may answer: never past the day before the last week asked for begins."""

from datetime import date, datetime, timedelta

import pytest

from api.placements.applications import endings, silence
from api.platform.kit.clock import PARIS, today
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.placements.applications.world import World, monday


def last_moment_before(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=PARIS) - timedelta(seconds=1)


async def end_due(database: Database, settings: Settings) -> None:
    async with database.reads.connect() as connection:
        found = await endings.due(connection, settings)
    for one in found:
        async with database.transaction() as session:
            await endings.end(session, settings, one)


def move(world: World, offer: object, *, weeks: dict[date, date]) -> None:
    """Let a week asked for be another, as days pass."""
    for week, other in weeks.items():
        both = {"offer": offer, "week": week, "other": other}
        world.factory.connection.execute(
            "UPDATE application SET weeks = array_replace(weeks, %(week)s::date, %(other)s::date)"
            " WHERE offer_id = %(offer)s",
            both,
        )


class TestDeadline:
    async def test_of_one_near_week_is_the_day_before_it_for_both_sides(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        week = monday(1)
        offer = world.offer(company, weeks={week: 1})
        application = await world.applied(student, offer, weeks=[str(week)])
        seen = await company.client.get(f"/api/v1/applications/{application}")
        for read in (await world.mine(student, application), seen.json()):
            due = datetime.fromisoformat(read["answer_due_at"])
            assert due == last_moment_before(week)
            assert due.astimezone(PARIS).date() == week - timedelta(days=1)

    async def test_of_several_weeks_is_set_by_the_last_asked_for_not_by_the_offer(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company, weeks={monday(weeks): 1 for weeks in (1, 2, 6)})
        application = await world.applied(student, offer, weeks=[str(monday(1)), str(monday(2))])
        mine = await world.mine(student, application)
        usual = datetime.fromisoformat(mine["sent_at"]) + timedelta(days=15)
        assert datetime.fromisoformat(mine["answer_due_at"]) == min(last_moment_before(monday(2)), usual)

    async def test_of_a_far_week_is_the_usual_one(self, world: World, settings: Settings) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company, weeks={monday(1): 1, monday(6): 1})
        application = await world.applied(student, offer, weeks=[str(monday(1)), str(monday(6))])
        mine = await world.mine(student, application)
        given = timedelta(days=settings.application_silence_days)
        sent = datetime.fromisoformat(mine["sent_at"])
        assert datetime.fromisoformat(mine["answer_due_at"]) == sent + given

    @pytest.mark.parametrize(("days", "last"), [(4, 3), (1, 0), (0, 0)])
    async def test_of_an_offer_without_weeks_is_before_its_first_day(
        self, world: World, days: int, last: int
    ) -> None:
        company, student = await world.company(), await world.student()
        first = today() + timedelta(days=days)
        offer = world.offer(company, start_on=first, end_on=first + timedelta(days=9))
        mine = await world.mine(student, await world.applied(student, offer))
        due = datetime.fromisoformat(mine["answer_due_at"]).astimezone(PARIS)
        assert due.date() == today() + timedelta(days=last)

    async def test_passed_ends_it_without_blame_and_not_a_day_sooner(
        self, world: World, database: Database, settings: Settings
    ) -> None:
        company, student = await world.company(), await world.student()
        week = monday(1)
        offer = world.offer(company, weeks={week: 1})
        application = await world.applied(student, offer, weeks=[str(week)])
        tomorrow = today() + timedelta(days=1)
        move(world, offer, weeks={week: tomorrow})
        await end_due(database, settings)
        assert await world.status(student, application) == "sent"
        move(world, offer, weeks={tomorrow: today()})
        await end_due(database, settings)
        mine = await world.mine(student, application)
        assert (mine["status"], mine["reason"]) == ("expired", "offer_closed")
        assert world.factory.connection.execute("SELECT lowered FROM offer").fetchone() == (False,)

    async def test_near_reminds_the_company_as_long_before_as_usual(
        self, world: World, database: Database, settings: Settings
    ) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company, weeks={monday(5): 1})
        await world.applied(student, offer, weeks=[str(monday(5))])
        left = settings.application_silence_days - max(settings.application_reminder_days)

        async def reminders() -> int:
            async with database.transaction() as session:
                await silence.remind(session, settings)
            return (await world.told(company.client)).count("application.reminder")

        assert await reminders() == 0
        move(world, offer, weeks={monday(5): today() + timedelta(days=left + 2)})
        assert [await reminders(), await reminders()] == [1, 1]
        move(world, offer, weeks={today() + timedelta(days=left + 2): today() + timedelta(days=left)})
        assert [await reminders(), await reminders()] == [2, 2]
