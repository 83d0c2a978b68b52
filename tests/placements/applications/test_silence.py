"""What silence and time do: reminders, an end after fifteen days, hidden offers, places freed."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from croniter import croniter

from api.placements.applications import endings, silence
from api.placements.applications.jobs import _end_due
from api.placements.applications.personal_data import PERSONAL_DATA
from api.platform.access import Role
from api.platform.jobs.queue import Tools
from api.platform.kit.clock import today
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.worker import _QUEUE
from tests.placements.applications.world import Company, World, monday
from tests.placements.offers.conftest import found
from tests.test_worker import run_due

Hour = Callable[[], Awaitable[None]]


@pytest.fixture
def hour(database: Database, settings: Settings) -> Hour:
    """What the worker does every hour of the day."""

    async def run() -> None:
        await _end_due(Tools(database, settings))

    return run


@pytest.fixture
def morning(database: Database, settings: Settings) -> Hour:
    """What the worker does every morning."""

    async def run() -> None:
        async with database.transaction() as session:
            await silence.remind(session, settings)
        async with database.transaction() as session:
            await endings.remind_students(session, settings)
        async with database.transaction() as session:
            await endings.delete_old(session, settings)

    return run


def earlier(world: World, days: float, *applications: str) -> None:
    """Let days pass for what was sent, held and ended."""
    world.factory.connection.execute(
        "UPDATE application SET sent_at = sent_at - make_interval(hours => %(hours)s),"
        " held_until = held_until - make_interval(hours => %(hours)s),"
        " changed_at = changed_at - make_interval(hours => %(hours)s)"
        " WHERE %(all)s OR id = ANY(%(ids)s::uuid[])",
        {"hours": round(days * 24), "all": not applications, "ids": list(applications)},
    )


async def unanswered(world: World, company: Company, hour: Hour, times: int, **student_is: Any) -> None:
    """So many applications that the company lets expire."""
    for _ in range(times):
        student = await world.student(**student_is)
        application = await world.applied(student, world.offer(company, title="Sans réponse"))
        earlier(world, 15.1, application)
    await hour()


class TestFifteenDays:
    async def test_then_it_ends_and_the_student_is_told_that_it_is_not_about_them(
        self, world: World, hour: Hour
    ) -> None:
        company, student = await world.company(), await world.student()
        application = await world.applied(student, world.offer(company))
        earlier(world, 14.9)
        await hour()
        assert await world.status(student, application) == "sent"
        earlier(world, 0.2)
        await asyncio.gather(hour(), hour())
        mine = await world.mine(student, application)
        assert (mine["status"], mine["reason"]) == ("expired", "silence")
        assert [(step["status"], step["side"]) for step in mine["history"]] == [
            ("sent", "student"),
            ("expired", "platform"),
        ]
        assert await world.told(student.client) == ["application.expired"]

    @pytest.mark.parametrize("job", ["applications:end_due", "questions:climb_due"])
    def test_runs_every_hour_of_the_day_and_of_the_night(self, job: str) -> None:
        """Placements, line 6: what ends ends within the hour; nobody is rung before they may be."""
        end_due = _QUEUE.periodic_registry.periodic_tasks[job, "hourly"]
        due = croniter(end_due.cron, datetime(2026, 11, 28, tzinfo=UTC))
        hours = [due.get_next(datetime).hour for _ in range(24)]
        assert hours == list(range(24))

    async def test_a_late_answer_still_counts(self, world: World, hour: Hour) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.applied(student, offer)
        earlier(world, 16)
        await hour()
        assert (await world.accept(company, application)).status_code == 200
        assert world.taken(offer) == (1, "full")

    async def test_an_answer_at_the_same_moment_leaves_one_truth(self, world: World, hour: Hour) -> None:
        company = await world.company()
        for _ in range(3):
            student, offer = await world.student(), world.offer(company)
            application = await world.applied(student, offer)
            earlier(world, 16, application)
            answer, _ = await asyncio.gather(world.accept(company, application), hour())
            assert answer.status_code == 200
            assert await world.status(student, application) == "accepted", "late is better than never"
            assert world.taken(offer) == (1, "full")


class TestSilentCompanies:
    async def test_are_reminded_once_for_each_of_the_days_set(self, world: World, morning: Hour) -> None:
        company, offer = await world.company(), None
        for _ in range(3):
            offer = world.offer(company)
            await world.applied(await world.student(), offer)
        await morning()
        received = ["application.received"] * 3
        assert await world.told(company.client) == received
        for days in (5.1, 5):
            earlier(world, days)
            for _ in range(2):
                await morning()
        assert await world.told(company.client) == ["application.reminder"] * 2 + received

    async def test_rank_lower_then_disappear_and_an_answer_ends_both(
        self, world: World, hour: Hour, settings: Settings, client: httpx.AsyncClient
    ) -> None:
        settings.unanswered_before_hidden = 2
        company, other = await world.company(), await world.company()
        world.offer(company, title="Muette")
        world.offer(other, title="À dix kilomètres", lat=47.30)
        here = {"lat": 47.2184, "lon": -1.5536}
        assert await found(client, **here) == ["Muette", "À dix kilomètres"]
        await unanswered(world, company, hour, 1)
        assert (await found(client, **here))[0] == "À dix kilomètres"
        late = await world.applied(await world.student(), world.offer(company, title="La dernière"))
        await unanswered(world, company, hour, 1)
        assert await found(client, **here) == ["À dix kilomètres"]
        assert "offer.hidden" in await world.told(company.client)
        assert (await world.refuse(company, late)).status_code == 200
        titles = await found(client, **here)
        assert titles[0] != "À dix kilomètres"
        assert "Muette" in titles

    async def test_are_not_hidden_by_strangers_who_have_one_voice_between_them(
        self, world: World, hour: Hour, settings: Settings, client: httpx.AsyncClient
    ) -> None:
        """Walls, line 7: three fresh mailboxes silence no company."""
        settings.unanswered_before_hidden = 3
        company = await world.company()
        world.offer(company, title="Toujours là")
        await unanswered(world, company, hour, 4, vouched=False)
        await unanswered(world, company, hour, 1)
        assert "Toujours là" in await found(client)
        await unanswered(world, company, hour, 1)
        assert "Toujours là" not in await found(client)

    async def test_old_silence_before_an_answer_is_forgiven(
        self, world: World, hour: Hour, settings: Settings, client: httpx.AsyncClient
    ) -> None:
        settings.unanswered_before_hidden = 2
        company = await world.company()
        world.offer(company, title="Toujours là")
        await unanswered(world, company, hour, 1)
        answered = await world.applied(await world.student(), world.offer(company))
        await world.refuse(company, answered)
        await unanswered(world, company, hour, 1)
        assert "Toujours là" in await found(client)

    async def test_cannot_publish_their_way_out(self, world: World, hour: Hour, settings: Settings) -> None:
        settings.unanswered_before_hidden = 1
        company = await world.company(siret="12345678200002")
        offer = world.offer(company)
        await unanswered(world, company, hour, 1)
        for one in (offer, world.offer(company, status="draft", title="Une toute nouvelle offre")):
            answer = await company.client.post(f"/api/v1/offers/{one}/publish")
            assert (answer.status_code, answer.json()["type"]) == (409, "/problems/answer-first")


class TestPlacesThatAreNotConfirmed:
    async def test_the_student_is_reminded_once_then_the_place_is_free(
        self, world: World, hour: Hour, morning: Hour
    ) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.accepted(company, student, offer)
        await morning()
        assert await world.told(student.client) == ["application.accepted"]
        earlier(world, 5.5)
        for _ in range(2):
            await morning()
        assert await world.told(student.client) == ["application.to_confirm", "application.accepted"]
        await hour()
        assert world.taken(offer) == (1, "full")
        earlier(world, 2)
        await hour()
        assert (await world.mine(student, application))["status"] == "lapsed"
        assert world.taken(offer) == (0, "published")
        assert (await world.told(company.client))[0] == "application.unconfirmed"

    async def test_confirming_as_the_time_runs_out_leaves_one_truth(self, world: World, hour: Hour) -> None:
        company = await world.company()
        for _ in range(3):
            student, offer = await world.student(), world.offer(company)
            application = await world.accepted(company, student, offer)
            earlier(world, 7.1, application)
            await asyncio.gather(world.confirm(student, application), hour())
            assert await world.status(student, application) == "lapsed"
            assert world.taken(offer) == (0, "published")


class TestWhatIsGone:
    async def test_a_withdrawn_offer_ends_what_waits_for_it(self, world: World, hour: Hour) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.applied(student, offer)
        await company.client.post(f"/api/v1/offers/{offer}/withdraw")
        await hour()
        mine = await world.mine(student, application)
        assert (mine["status"], mine["reason"]) == ("cancelled", "offer_closed")
        assert await world.told(student.client) == ["application.cancelled"]

    async def test_one_that_its_company_withdraws_keeps_its_word_to_who_was_accepted(
        self, world: World, hour: Hour
    ) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company, places=2)
        application = await world.accepted(company, student, offer)
        await company.client.post(f"/api/v1/offers/{offer}/withdraw")
        await hour()
        assert await world.status(student, application) == "accepted"
        assert (await world.confirm(student, application)).status_code == 200

    async def test_one_that_a_referent_deletes_binds_nobody_and_all_are_told_at_once(
        self, world: World, settings: Settings
    ) -> None:
        company = await world.company()
        offer = world.offer(company, places=3)
        students = [await world.student() for _ in range(3)]
        confirmed = await world.accepted(company, students[0], offer)
        await world.confirm(students[0], confirmed)
        accepted = await world.accepted(company, students[1], offer)
        waiting = await world.applied(students[2], offer)
        referent = await world.devices(world.factory.session(world.factory.account(Role.REFERENT)))
        decision = {"decision": "delete", "reason": "Annonce dangereuse"}
        decided = await referent.post(f"/api/v1/offer-reviews/{offer}/decision", json=decision)
        assert decided.status_code == 204, decided.text
        await run_due(settings)
        for student, application in zip(students, (confirmed, accepted, waiting), strict=True):
            mine = await world.mine(student, application)
            assert (mine["status"], mine["reason"]) == ("cancelled", "offer_closed")
            assert "application.cancelled" in await world.told(student.client)

    async def test_weeks_that_are_past_end_what_waits_for_them(self, world: World, hour: Hour) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company, weeks={monday(2): 1, monday(5): 1})
        application = await world.applied(student, offer, weeks=[str(monday(2))])
        world.factory.connection.execute(
            "UPDATE application SET weeks = ARRAY[%s::date]", [today() - timedelta(days=7)]
        )
        await hour()
        mine = await world.mine(student, application)
        assert (mine["status"], mine["reason"]) == ("expired", "offer_closed"), "no fault of the company"
        assert world.factory.connection.execute("SELECT lowered FROM offer").fetchone() == (False,)


class TestPeople:
    async def test_an_export_holds_all_that_was_said(self, world: World, database: Database) -> None:
        company, student = await world.company(), await world.student()
        application = await world.applied(student, world.offer(company), about="Je joue du violon.")
        await world.refuse(company, application, word="Revenez au printemps.")
        async with database.transaction() as session:
            (kept,) = (await PERSONAL_DATA.export(session, student.account))["applications"]
        assert (kept["about"], kept["word"], kept["status"]) == (
            "Je joue du violon.",
            "Revenez au printemps.",
            "refused",
        )
        assert len(kept["history"]) == 2

    async def test_who_leaves_frees_the_place_and_nothing_is_left(
        self, world: World, database: Database
    ) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        await world.accepted(company, student, offer)
        async with database.transaction() as session:
            await PERSONAL_DATA.erase(session, student.account)
        assert world.taken(offer) == (0, "published")
        for table in ("application", "application_event"):
            row = world.factory.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert row == (0,), table

    async def test_a_banned_student_s_places_are_free_and_the_company_is_among_those_told(
        self, world: World, database: Database
    ) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        await world.accepted(company, student, offer)
        async with database.transaction() as session:
            concerned = await PERSONAL_DATA.banned(session, student.account)
        assert list(concerned) == [company.owner]
        assert world.taken(offer) == (0, "published")

    async def test_what_ended_long_ago_is_deleted_what_is_open_stays(
        self, world: World, morning: Hour, settings: Settings
    ) -> None:
        company, student = await world.company(), await world.student()
        refused = await world.applied(student, world.offer(company))
        await world.refuse(company, refused)
        waiting = await world.applied(student, world.offer(company))
        earlier(world, settings.application_retention_months * 31)
        await morning()
        rows = world.factory.connection.execute("SELECT id FROM application").fetchall()
        assert [row[0] for row in rows] == [UUID(waiting)]


async def test_an_application_that_nobody_may_answer_for_now_says_so(world: World) -> None:
    """Walls, line 12: a pupil waited for a company whose only person was kept from minors."""
    company = await world.company()
    pupil, adult = await world.student(16), await world.student(19)
    offers = [world.offer(company), world.offer(company)]
    sent = [(one, await world.applied(one, offer)) for one, offer in zip((pupil, adult), offers, strict=True)]

    async def said() -> list[bool]:
        read = [await one.client.get(f"/api/v1/me/applications/{application}") for one, application in sent]
        return [answer.json()["unanswered_for_now"] for answer in read]

    assert await said() == [False, False]
    world.factory._insert("restriction", "id", {"account_id": company.owner})
    assert await said() == [True, False]
    late = await world.send(await world.student(16), offers[0])
    assert (late.status_code, late.json()["type"]) == (409, "/problems/offer-over")
    world.factory.connection.execute("UPDATE restriction SET lifted_at = now()")
    assert await said() == [False, False]
    assert (await world.refuse(company, sent[0][1])).status_code == 200
