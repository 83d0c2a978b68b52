"""How alerts end: nobody searches any more, their weeks are past, a consent or an account goes."""

from datetime import date, timedelta

import pytest

from api.placements.alerts import retention
from api.placements.alerts.personal_data import PERSONAL_DATA
from api.platform.kit import clock
from api.platform.kit.personal_data import Purpose
from tests.placements.alerts.world import Student, World, monday


async def nightly(world: World) -> None:
    """Do what the nightly job does."""
    for work in (retention.ask, retention.stop):
        done = 1
        while done:
            async with world.database.transaction() as session:
                more = (world.secrets,) if work is retention.ask else ()
                done = await work(session, world.settings, *more)  # type: ignore[operator]
    async with world.database.transaction() as session:
        await retention.delete_old(session, world.settings)


async def states(student: Student) -> list[tuple[str, str | None, bool]]:
    return [(one["state"], one["stopped_why"], one["still_searching"]) for one in await student.mine()]


def year_old(world: World) -> None:
    world.factory.connection.execute("UPDATE alert SET used_at = used_at - interval '13 months'")


class TestUnused:
    async def test_its_owner_is_asked_once(self, world: World) -> None:
        student = await world.student()
        alert = await student.alert(kind=["observation"])
        await nightly(world)
        assert await student.told() == []
        year_old(world)
        for _ in range(2):
            await nightly(world)
        assert [(one["kind"], one["alert_id"]) for one in await student.told()] == [
            ("alert.still_searching", alert)
        ]
        (letter,) = world.mails(student)
        assert letter["subject"] == "Tu cherches toujours\u00a0?"
        assert "«\u00a0Stages d’observation\u00a0»" in letter["paragraphs"][0]
        assert letter["one_click"]
        assert await states(student) == [("active", None, True)]

    async def test_an_answer_keeps_it(self, world: World) -> None:
        student = await world.student()
        alert = await student.alert(kind=["observation"], commune="44109", radius_km=20)
        year_old(world)
        await nightly(world)
        kept = await student.client.post(f"/api/v1/me/alerts/{alert}/keep")
        assert (kept.json()["still_searching"], kept.json()["radius_km"]) == (False, 20)
        world.later(days=31)
        await nightly(world)
        assert await states(student) == [("active", None, False)]

    async def test_without_an_answer_it_stops_and_finds_nothing_until_it_is_taken_up(
        self, world: World
    ) -> None:
        student = await world.student()
        alert = await student.alert(kind=["observation"])
        year_old(world)
        await nightly(world)
        world.later(days=29)
        await nightly(world)
        assert await states(student) == [("active", None, True)]
        world.later(days=2)
        for _ in range(2):
            await nightly(world)
        assert await states(student) == [("stopped", "unused", False)]
        assert [one["kind"] for one in await student.told()] == ["alert.stopped", "alert.still_searching"]
        open_long = {"weeks": [(monday(3), 1)], "expires_on": clock.today() + timedelta(days=20)}
        assert await world.announce(world.factory.offer(**open_long)) == []
        assert (await student.client.post(f"/api/v1/me/alerts/{alert}/keep")).json()["state"] == "active"
        assert await world.announce(world.factory.offer(**open_long)) == [student.account]

    async def test_a_pause_outlives_the_answer(self, world: World) -> None:
        student = await world.student()
        alert = await student.alert(kind=["observation"])
        await student.change(alert, kind=["observation"], paused=True)
        kept = await student.client.post(f"/api/v1/me/alerts/{alert}/keep")
        assert kept.json()["state"] == "paused"


class TestOver:
    async def test_an_alert_whose_weeks_are_past_stops(self, world: World) -> None:
        student = await world.student()
        await student.alert(week=[str(monday(1)), str(monday(2))])
        await student.alert()
        world.at(monday(2) + timedelta(days=6), 12)
        await nightly(world)
        assert [state for state, _, _ in await states(student)] == ["active", "active"]
        world.at(monday(1), 12)
        await nightly(world)
        assert [(state, why) for state, why, _ in await states(student)] == [
            ("active", None),
            ("stopped", "over"),
        ]

    async def test_what_was_found_long_ago_is_forgotten(self, world: World) -> None:
        student = await world.student()
        await student.alert()
        await world.publish(expires_on=date(2100, 1, 1))
        world.later(days=world.settings.alert_found_retention_days - 1)
        await nightly(world)
        assert len(await student.found()) == 1
        world.later(days=2)
        await nightly(world)
        assert await student.found() == []


class TestConsent:
    """The commune of a child's alert goes with the joint consent `location`."""

    @pytest.fixture
    async def child(self, world: World) -> Student:
        """Somebody of 13 with an alert that keeps a commune, as with both consents."""
        child = await world.student(age=13)
        alert = await child.alert(kind=["observation"])
        birthday = clock.today() + timedelta(days=365)
        world.factory.connection.execute(
            "UPDATE alert SET commune_code = '44109', radius_km = 20, alone_from = %s, name_fr = 'Nantes'"
            " WHERE id = %s",
            [birthday, alert],
        )
        return child

    async def test_its_end_takes_the_commune_and_stops_the_alert(self, world: World, child: Student) -> None:
        async with world.database.transaction() as session:
            assert PERSONAL_DATA.withdraw
            await PERSONAL_DATA.withdraw(session, child.account, Purpose.LOCATION)
        (alert,) = await child.mine()
        assert (alert["state"], alert["stopped_why"]) == ("stopped", "consent")
        assert (alert["commune"], alert["name"]) == (None, "Stages d’observation")
        assert await world.announce(world.factory.offer()) == []

    async def test_other_consents_are_others(self, world: World, child: Student) -> None:
        async with world.database.transaction() as session:
            assert PERSONAL_DATA.withdraw
            await PERSONAL_DATA.withdraw(session, child.account, Purpose.PUSH)
        assert (await child.mine())[0]["commune"] == "44109"

    async def test_from_the_birthday_on_it_is_their_own(self, world: World, child: Student) -> None:
        world.later(days=366)
        async with world.database.transaction() as session:
            assert PERSONAL_DATA.withdraw
            await PERSONAL_DATA.withdraw(session, child.account, Purpose.LOCATION)
        assert (await child.mine())[0]["commune"] == "44109"


class TestTheAccount:
    async def test_takes_everything_along(self, world: World) -> None:
        student, other = await world.student(), await world.student()
        for one in (student, other):
            await one.alert()
        await world.publish()
        for _ in range(2):
            async with world.database.transaction() as session:
                await PERSONAL_DATA.erase(session, student.account)
        for table in ("alert", "alert_key", "alert_hit", "alert_stop"):
            rows = world.factory.connection.execute(f"SELECT account_id FROM {table}").fetchall()
            assert rows == [(other.account,)], table

    async def test_can_read_all_that_is_kept(self, world: World) -> None:
        student, other = await world.student(), await world.student()
        await other.alert(q="autre")
        await student.alert(kind=["observation"], level=["3e"], commune="44109", radius_km=20)
        offer = await world.publish()
        async with world.database.transaction() as session:
            kept = await PERSONAL_DATA.export(session, student.account)
        (alert,), (hit,), (link,) = kept["alerts"], kept["found_offers"], kept["mail_links"]
        assert (alert["name"], alert["commune_code"]) == (
            "Stages d’observation, 3e, Nantes et 20 km autour",
            "44109",
        )
        assert hit["offer_id"] == offer
        assert "token_digest" not in link
