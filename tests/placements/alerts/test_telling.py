"""How people are told: once, in good time, by the channels they chose, and without a flood."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest

from api.placements.alerts import matching, telling
from api.platform.kit import clock
from api.platform.kit.database import Database
from api.platform.kit.french_calendar import public_holiday, school_holiday
from api.platform.settings import Settings
from tests.placements.alerts.world import Student, World
from tests.test_worker import run_due

FOUND, DIGEST = "alert.found", "alert.digest"
DAY = timedelta(days=1)


def tomorrow() -> date:
    return clock.today() + DAY


def school_day() -> date:
    """A coming day with school hours until the evening."""
    day = tomorrow()
    while day.isoweekday() in (3, 6, 7) or public_holiday(day) or school_holiday(day, "B"):
        day += DAY
    return day


def later_than(day: date) -> date:
    """Until when an offer of these tests is open."""
    return day + timedelta(days=30)


def kinds(told: list[dict[str, object]]) -> list[object]:
    return [one["kind"] for one in told]


FOR_ALL = {"kind": "placement", "levels": ["bts"]}
"""An offer that adults may apply for too."""


async def ringing(world: World, **values: object) -> Student:
    """A student whose alert wants everything, and whose phone can be rung."""
    student = await world.student(phone=True, **values)  # type: ignore[arg-type]
    await student.alert()
    return student


class TestOnce:
    async def test_a_phone_rings_without_a_word_of_what_it_is(self, world: World) -> None:
        student = await ringing(world)
        offer = await world.publish(title="Secret")
        assert world.rung(student) == [(FOUND, f"/offers/{offer}")]
        assert kinds(await student.told()) == [FOUND]
        assert world.mails(student) == []

    async def test_an_offer_that_comes_out_again_is_no_news(self, world: World) -> None:
        student = await ringing(world)
        offer = await world.publish()
        for _ in range(2):
            assert await world.announce(offer) == []
        assert len(world.rung(student)) == len(await student.told()) == 1

    async def test_a_job_that_runs_twice_tells_once(self, world: World) -> None:
        student = await ringing(world)
        (chunk,) = await world.enqueue(world.factory.offer())
        assert await world.tell(chunk) == [student.account]
        assert await world.tell(chunk) == []
        assert len(world.rung(student)) == len(await student.told()) == 1

    async def test_a_job_that_dies_midway_leaves_nothing_and_tells_all_when_it_begins_anew(
        self, world: World, database: Database, settings: Settings
    ) -> None:
        student = await ringing(world)
        offer = world.factory.offer()
        (chunk,) = await world.enqueue(offer)

        async def die_midway() -> None:
            async with database.transaction() as session:
                found = await matching.write_found(session, offer, UUID(int=0), None)
                await telling.tell_at_once(session, settings, world.secrets, offer, found)
                raise RuntimeError("killed")

        with pytest.raises(RuntimeError, match="killed"):
            await die_midway()
        assert world.rung(student) == [] == await student.told()
        await world.tell(chunk)
        assert len(world.rung(student)) == len(await student.told()) == 1

    async def test_two_workers_with_the_same_chunk_tell_once(self, world: World) -> None:
        students = [await ringing(world) for _ in range(5)]
        (chunk,) = await world.enqueue(world.factory.offer())
        found = await asyncio.gather(*(world.tell(chunk) for _ in range(3)))
        assert sorted(one for part in found for one in part) == sorted(one.account for one in students)
        for student in students:
            assert len(world.rung(student)) == len(await student.told()) == 1

    async def test_many_people_are_told_in_chunks(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(matching, "CHUNK", 2)
        students = [await ringing(world) for _ in range(5)]
        offer = world.factory.offer()
        chunks = await world.enqueue(offer)
        assert len(chunks) == 3
        # Two workers, and the chunks in any order.
        await asyncio.gather(*(world.tell(chunk) for chunk in reversed(chunks)))
        for student in students:
            assert world.rung(student) == [(FOUND, f"/offers/{offer}")]

    async def test_the_worker_does_all_of_it(self, world: World, settings: Settings) -> None:
        student = await world.student()
        await student.alert()
        offer = world.factory.offer()
        settings.quiet_hours = settings.school_hours = ""
        await run_due(settings, ("alerts:offer_published", {"offer_id": str(offer)}))
        # A worker that does not wait may leave the jobs that its last one made.
        await run_due(settings)
        assert kinds(await student.told()) == [FOUND]
        assert world.subjects(student) == ["Une offre pour toi"]
        left = world.factory.connection.execute(
            "SELECT task_name FROM procrastinate_jobs"
            " WHERE task_name LIKE 'alerts:%' AND status <> 'succeeded'"
            # A minute may begin meanwhile: what the clock asks for is not of this offer.
            " AND NOT args ? 'timestamp'"
        ).fetchall()
        assert left == []

    async def test_an_offer_that_nobody_wants_is_no_trouble(self, world: World) -> None:
        assert await world.enqueue(world.factory.offer()) == []
        assert await world.enqueue(UUID(int=7)) == []


class TestChannels:
    async def test_a_mail_stands_in_for_a_phone(self, world: World) -> None:
        student = await world.student()
        await student.alert()
        offer = await world.publish(title="Une semaine au fournil")
        (letter,) = world.mails(student)
        assert letter["subject"] == "Une offre pour toi"
        assert "Une semaine au fournil (Nantes)" in letter["paragraphs"]
        assert letter["url"].endswith(f"/offers/{offer}")

    async def test_it_is_written_in_the_reader_s_language(self, world: World) -> None:
        student = await world.student(language="en")
        await student.alert()
        await world.publish()
        assert world.subjects(student) == ["An offer for you"]

    @pytest.mark.parametrize(
        ("channels", "phone", "rings", "mails"),
        [
            (["app", "push", "mail"], True, 1, 0),
            (["app", "push", "mail"], False, 0, 1),
            (["app", "push"], True, 1, 0),
            (["app", "push"], False, 0, 0),
            (["app", "mail"], True, 0, 1),
            (["app"], True, 0, 0),
        ],
    )
    async def test_each_by_the_channels_chosen(
        self, world: World, channels: list[str], phone: bool, rings: int, mails: int
    ) -> None:
        student = await world.student(phone=phone, preferences={"alerts": channels})
        await student.alert()
        await world.publish()
        assert (len(world.rung(student)), len(world.mails(student))) == (rings, mails)
        assert kinds(await student.told()) == [FOUND]

    async def test_choices_about_other_subjects_are_others(self, world: World) -> None:
        student = await ringing(world, preferences={"applications": ["app"]})
        await world.publish()
        assert len(world.rung(student)) == 1

    async def test_a_device_that_is_signed_out_does_not_count(self, world: World) -> None:
        student = await ringing(world)
        world.factory.connection.execute("UPDATE session SET expires_at = now() - interval '1 minute'")
        await world.publish()
        assert (world.rung(student), world.subjects(student)) == ([], ["Une offre pour toi"])

    async def test_a_withdrawn_consent_to_push_leaves_the_mail(self, world: World) -> None:
        student = await world.student(age=17, phone=True)
        await student.alert()
        assert (await student.client.put("/api/v1/me/consents/push", json={"agree": True})).status_code == 200
        await world.publish(title="Avec")
        assert len(world.rung(student)) == 1
        await student.client.put("/api/v1/me/consents/push", json={"agree": False})
        await run_due(world.settings)
        world.factory.connection.execute("DELETE FROM mail")
        await world.publish(title="Sans")
        assert (world.rung(student), world.subjects(student)) == ([], ["Une offre pour toi"])

    async def test_who_has_no_address_reads_it_in_the_app(self, world: World) -> None:
        student = await world.student(email=None)
        await student.alert()
        await world.publish()
        assert kinds(await student.told()) == [FOUND]
        assert world.factory.connection.execute("SELECT count(*) FROM mail").fetchone() == (0,)


class TestHours:
    async def test_at_night_the_app_knows_and_the_phone_rings_in_the_morning(self, world: World) -> None:
        student = await ringing(world, age=30)
        night = tomorrow()
        world.at(night, 22)
        offer = await world.publish(**FOR_ALL, expires_on=later_than(night))
        assert (kinds(await student.told()), world.rung(student)) == ([FOUND], [])
        world.at(night + DAY, 7, 59)
        await world.tell_due()
        assert world.rung(student) == []
        world.at(night + DAY, 8)
        for _ in range(2):
            await world.tell_due()
        assert world.rung(student) == [(FOUND, f"/offers/{offer}")]
        assert kinds(await student.told()) == [FOUND]

    async def test_several_of_a_night_are_one_digest(self, world: World) -> None:
        student, reader = await ringing(world, age=30), await world.student(age=30)
        await reader.alert()
        night = tomorrow()
        world.at(night, 22)
        for number in range(3):
            await world.publish(**FOR_ALL, title=f"Stage {number}", expires_on=later_than(night))
        world.at(night + DAY, 8)
        await world.tell_due()
        assert world.rung(student) == [(DIGEST, "/me/alerts")]
        # Each was shown on its own at once.
        assert kinds(await student.told()) == [FOUND] * 3
        (letter,) = world.mails(reader)
        assert letter["subject"] == "3 offres pour toi"
        assert [f"Stage {n} (Nantes)" for n in range(3)] == letter["paragraphs"][1:]
        assert letter["url"].endswith("/me/alerts")

    async def test_in_class_only_adults_are_rung(self, world: World) -> None:
        minor, adult, unknown = [await ringing(world, age=age) for age in (17, 18, None)]
        world.at(school_day(), 10)
        await world.publish(**FOR_ALL, expires_on=later_than(clock.today()))
        assert [len(world.rung(one)) for one in (minor, adult, unknown)] == [0, 1, 0]
        world.at(clock.today(), 17)
        await world.tell_due()
        assert [len(world.rung(one)) for one in (minor, adult, unknown)] == [1, 1, 1]

    async def test_holidays_are_no_school(self, world: World, settings: Settings) -> None:
        day = school_day()
        settings.school_holidays = [f"{day}/{day}"]
        minor = await ringing(world)
        world.at(day, 10)
        await world.publish(**FOR_ALL, expires_on=later_than(day))
        assert len(world.rung(minor)) == 1

    async def test_two_workers_in_the_morning_ring_once(self, world: World) -> None:
        students = [await ringing(world, age=30) for _ in range(4)]
        night = tomorrow()
        world.at(night, 22)
        await world.publish(**FOR_ALL, expires_on=later_than(night))
        world.at(night + DAY, 9)
        await asyncio.gather(*(world.tell_due() for _ in range(3)))
        assert [len(world.rung(one)) for one in students] == [1] * 4


class TestWhatIsNoLongerTrue:
    @pytest.mark.parametrize("status", ["withdrawn", "full", "expired", "review"])
    async def test_an_offer_that_is_gone_by_the_morning_does_not_ring(
        self, world: World, status: str
    ) -> None:
        student = await ringing(world, age=30)
        night = tomorrow()
        world.at(night, 22)
        offer = await world.publish(**FOR_ALL, expires_on=later_than(night))
        world.factory.connection.execute("UPDATE offer SET status = %s WHERE id = %s", [status, offer])
        world.at(night + DAY, 9)
        await world.tell_due()
        assert (world.rung(student), world.mails(student)) == ([], [])
        assert await student.found() == []

    async def test_an_offer_withdrawn_before_its_jobs_run_is_told_to_nobody(self, world: World) -> None:
        student = await ringing(world)
        offer = world.factory.offer()
        (chunk,) = await world.enqueue(offer)
        world.factory.connection.execute("UPDATE offer SET status = 'withdrawn' WHERE id = %s", [offer])
        assert await world.tell(chunk) == []
        assert (world.rung(student), await student.told()) == ([], [])

    async def test_an_alert_that_was_deleted_or_paused_does_not_ring_in_the_morning(
        self, world: World
    ) -> None:
        deleter, pauser, keeper = [await world.student(age=30, phone=True) for _ in range(3)]
        alerts = {one.account: await one.alert() for one in (deleter, pauser, keeper)}
        night = tomorrow()
        world.at(night, 22)
        await world.publish(**FOR_ALL, title="De la nuit", expires_on=later_than(night))
        await deleter.client.delete(f"/api/v1/me/alerts/{alerts[deleter.account]}")
        await pauser.change(alerts[pauser.account], paused=True)
        world.at(night + DAY, 9)
        await world.tell_due()
        assert [len(world.rung(one)) for one in (deleter, pauser, keeper)] == [0, 0, 1]
        assert await deleter.found() == ["De la nuit"]

    async def test_who_is_banned_or_wants_no_mails_by_the_morning_gets_none(self, world: World) -> None:
        banned, quiet = await world.student(age=30), await world.student(age=30)
        for student in (banned, quiet):
            await student.alert()
        night = tomorrow()
        world.at(night, 22)
        await world.publish(**FOR_ALL, expires_on=later_than(night))
        connection = world.factory.connection
        connection.execute("UPDATE account SET status = 'banned' WHERE id = %s", [banned.account])
        connection.execute(
            'UPDATE account SET preferences = \'{"alerts": ["app"]}\' WHERE id = %s', [quiet.account]
        )
        world.at(night + DAY, 9)
        await world.tell_due()
        assert world.mails(banned) == world.mails(quiet) == []


class TestFloods:
    async def test_after_a_few_in_an_hour_the_next_come_as_one(
        self, world: World, settings: Settings
    ) -> None:
        settings.alerts_per_hour = 3
        student = await ringing(world)
        for number in range(7):
            await world.publish(title=f"Stage {number}")
        assert [kind for kind, _ in world.rung(student)] == [FOUND] * 3
        assert kinds(await student.told()) == [FOUND] * 3
        world.later(minutes=58)
        await world.tell_due()
        assert len(world.rung(student)) == 3
        world.later(minutes=3)
        for _ in range(2):
            await world.tell_due()
        assert [kind for kind, _ in world.rung(student)] == [FOUND] * 3 + [DIGEST]
        first = (await student.told())[0]
        assert (first["kind"], first["count"]) == (DIGEST, 4)
        assert len(await student.found()) == 7

    async def test_the_hour_begins_anew(self, world: World, settings: Settings) -> None:
        settings.alerts_per_hour = 1
        student = await ringing(world)
        await world.publish()
        world.later(minutes=61)
        await world.publish()
        assert [kind for kind, _ in world.rung(student)] == [FOUND] * 2

    async def test_what_waits_alone_is_told_as_itself(self, world: World, settings: Settings) -> None:
        settings.alerts_per_hour = 1
        student = await ringing(world)
        offers = [await world.publish() for _ in range(2)]
        world.later(minutes=61)
        await world.tell_due()
        assert world.rung(student) == [(FOUND, f"/offers/{offer}") for offer in offers]

    async def test_who_wants_the_app_only_is_not_flooded_there_either(
        self, world: World, settings: Settings
    ) -> None:
        settings.alerts_per_hour = 1
        student = await world.student(preferences={"alerts": ["app"]})
        await student.alert()
        for _ in range(3):
            await world.publish()
        assert kinds(await student.told()) == [FOUND]
        world.later(minutes=61)
        await world.tell_due()
        assert kinds(await student.told()) == [DIGEST, FOUND]

    async def test_offers_at_the_same_moment_count_together(self, world: World, settings: Settings) -> None:
        settings.alerts_per_hour = 2
        student = await ringing(world)
        chunks = [chunk for _ in range(6) for chunk in await world.enqueue(world.factory.offer())]
        await asyncio.gather(*(world.tell(chunk) for chunk in chunks))
        assert len(world.rung(student)) == len(await student.told()) == 2
        assert len(await student.found()) == 6

    async def test_a_long_mail_names_ten(self, world: World, settings: Settings) -> None:
        settings.alerts_per_hour = 0
        student = await world.student()
        await student.alert()
        for number in range(12):
            await world.publish(title=f"Stage {number}")
        world.later(minutes=61)
        await world.tell_due()
        (letter,) = world.mails(student)
        assert letter["subject"] == "12 offres pour toi"
        assert letter["paragraphs"][-1] == "… et 2 de plus."
        assert len(letter["paragraphs"]) == 12
