"""How long cases are kept, who is reminded of them, and the copy of one's own data."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from api.people.moderation import retention, telling
from api.people.moderation.facade import apart
from api.people.moderation.models import Origin
from api.people.moderation.personal_data import PERSONAL_DATA
from tests.people.moderation.test_deciding import reported
from tests.people.moderation.world import World


def age_all(world: World, days: int) -> None:
    for table, column in (("case", "opened_at"), ("case", "told_at"), ("case", "decided_at")):
        world.factory.connection.execute(
            f"UPDATE moderation_{table} SET {column} = {column} - make_interval(days => {days})"
        )


async def kept(world: World) -> set[UUID]:
    async with world.database.transaction() as session:
        await retention.delete_old(session, world.settings)
    return {row[0] for row in world.factory.connection.execute("SELECT id FROM moderation_case")}


class TestRetention:
    async def test_each_case_is_kept_for_its_period_and_two_people_stay_apart(self, world: World) -> None:
        masked = await world.file(Origin.CONTACT, world.mentor, "Écris à jardin@example.org")
        waiting, _ = await reported(world)
        warned, _ = await reported(world)
        await world.decide(world.referent, warned, "warn")
        transmitted, _ = await reported(world)
        await world.decide(world.referent, transmitted, "transmit")
        age_all(world, 89)
        assert await kept(world) == {masked, *map(UUID, (waiting, warned, transmitted))}
        age_all(world, 2)
        assert await kept(world) == set(map(UUID, (waiting, warned, transmitted)))
        age_all(world, 300)
        assert await kept(world) == set(map(UUID, (waiting, transmitted)))
        async with world.database.reads.connect() as connection:
            assert await apart(connection, world.pupil, world.mentor)
        age_all(world, 800)
        assert await kept(world) == {UUID(waiting)}, "what nobody decided stays"

    async def test_what_is_not_grave_lapses_undecided_and_what_is_grave_never_does(
        self, world: World
    ) -> None:
        """Walls, line 24: undecided cases kept their rows for ever."""
        minor = {
            await world.file(Origin.INSULT, world.mentor, "Espèce de connard"),
            UUID(
                (await world.report(world.pupil, world.write(world.mentor, "Non."), reason="other")).json()[
                    "id"
                ]
            ),
        }
        grave = {
            await world.file(Origin.DISTRESS, world.pupil, "Je veux mourir"),
            UUID(
                (
                    await world.report(world.pupil, world.write(world.mentor, "Viens."), reason="meeting")
                ).json()["id"]
            ),
        }
        asked = await world.file(Origin.CONTACT, world.mentor, "Écris à jardin@example.org")
        world.factory.connection.execute(
            "UPDATE moderation_case SET look_asked_at = now(), gravity = 2 WHERE id = %s", [asked]
        )
        age_all(world, 179)
        assert await kept(world) == minor | grave | {asked}, "whoever asked for a look waits for it"
        age_all(world, 2)
        assert await kept(world) == grave
        rows = world.factory.connection.execute("SELECT DISTINCT case_id FROM moderation_evidence").fetchall()
        assert {row[0] for row in rows} == grave, "with all that was kept for them"
        age_all(world, 5000)
        assert await kept(world) == grave
        async with world.database.transaction() as session:
            assert await telling.escalate(session, world.settings) == 1, "they climb to the admins instead"
            assert await telling.remind(session, world.settings) == 2
        assert "case.waiting" in world.told(world.admin)
        assert len([one for one in world.mails() if one[1]["url"].endswith("/staff/cases")]) >= 1

    async def test_what_is_contested_or_still_runs_is_kept(self, world: World) -> None:
        running = world.suspend(world.mentor, days=30)
        contested = world.factory.decision(world.mentor, "warn")
        world.factory._insert(
            "moderation_appeal",
            "id",
            {"id": uuid4(), "decision_id": contested, "account_id": world.mentor, "text": "Non."},
        )
        age_all(world, 400)
        assert len(await kept(world)) == 2
        world.factory.connection.execute("UPDATE moderation_appeal SET status = 'upheld'")
        world.factory.connection.execute(
            "UPDATE moderation_decision SET until = %s WHERE id = %s", (datetime.now(UTC), running)
        )
        assert await kept(world) == set()


class TestReminders:
    async def remind(self, world: World) -> int:
        async with world.database.transaction() as session:
            return await telling.remind(session, world.settings)

    async def test_a_grave_case_is_reminded_of_after_a_day_to_the_admins_too(self, world: World) -> None:
        await world.file(Origin.DISTRESS, world.pupil, "Je veux mourir")
        await world.file(Origin.INSULT, world.mentor, "Espèce de connard")
        assert await self.remind(world) == 0
        age_all(world, 1)
        assert (await self.remind(world), await self.remind(world)) == (1, 0)
        assert world.told(world.admin) == ["case.waiting"]
        assert world.told(world.referent) == ["case.opened", "case.opened", "case.waiting"]

    async def test_any_other_after_a_few_days_by_one_mail_for_all(self, world: World) -> None:
        for _ in range(3):
            await world.file(Origin.CONTACT, world.mentor, "Écris à jardin@example.org")
        age_all(world, 4)
        assert await self.remind(world) == 3
        letters = [letter for _, letter in world.mails()]
        assert len(letters) == 2
        assert "(3)" in letters[0]["paragraphs"][0]
        assert world.told(world.admin) == []


async def test_the_copy_of_my_data_holds_my_reports_and_what_was_decided_of_me_not_who_reported(
    world: World,
) -> None:
    await world.report(world.pupil, world.write(world.mentor, "Ne le dis à personne."), note="Il insiste.")
    case, _ = await reported(world)
    await world.decide(world.referent, case, "warn")
    dismissed, _ = await reported(world)
    await world.decide(world.referent, dismissed, "dismiss")
    world.factory.block(world.pupil, world.mentor)
    async with world.database.transaction() as session:
        pupil = await PERSONAL_DATA.export(session, world.pupil)
        mentor = await PERSONAL_DATA.export(session, world.mentor)
    assert [one["note"] for one in pupil["reports"]] == ["Il insiste.", "", ""]
    assert [one["first_name"] for one in pupil["blocks"]] == ["Mentor"]
    assert pupil["decisions"] == []
    assert [one["decision"] for one in mentor["decisions"]] == ["warn"]
    assert mentor["reports"] == mentor["blocks"] == []
    assert str(world.pupil) not in str(mentor)
