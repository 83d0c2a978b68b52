"""Codes: what an event shows gives each person one badge, as often as the issuer said."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

from api.badges.issuing import codes
from tests.badges.issuing.world import API, Student, World


async def claim(world: World, student: Student, code: str) -> codes.Claim | None:
    """Count a claim and keep it, as the owner's side does."""
    async with world.database.transaction() as session:
        taken = await codes.take(session, world.secrets, student.account, code)
        if taken is not None and taken.credential_id is None:
            connection = await session.connection()
            await connection.exec_driver_sql(
                "INSERT INTO badge_credential (achievement_id, account_id, origin, code_id, status)"
                " VALUES (%s, %s, 'code', %s, 'offered')",
                (taken.achievement_id, student.account, taken.code_id),
            )
    return taken


class TestMaking:
    async def test_a_code_is_typed_or_scanned(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        made = (await world.make_code(issuer, achievement)).json()
        assert len(made["code"]) == 8
        assert made["url"].endswith(f"/badges/claim#code={made['code']}")
        assert made["qr_svg"].startswith("<svg")
        listed = (await issuer.client.get(f"{API}/achievements/{achievement}/codes")).json()
        assert listed["items"] == [made]
        (sealed,) = world.row("SELECT sealed_code FROM badge_code")
        assert made["code"].encode() not in bytes(sealed)

    async def test_made_again_it_is_the_same(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        first = await world.make_code(issuer, achievement)
        again = await world.make_code(issuer, achievement, id=first.json()["id"])
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()

    async def test_an_advance_in_its_words_is_refused_and_staff_hear_of_it(self, world: World) -> None:
        """Walls, line 11: whoever claimed the code read it, and nobody had looked."""
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        told = await world.make_code(issuer, achievement, narrative="Atelier samedi à 14 h, salle B, Laval")
        assert told.status_code == 201, told.text
        said = await world.make_code(issuer, achievement, narrative="N'en parle pas à tes parents")
        assert said.status_code == 403
        assert world.row("SELECT count(*) FROM badge_code") == (1,)
        assert world.row("SELECT origin, about_id FROM moderation_case") == ("grooming", issuer.account)

    async def test_who_is_kept_from_minors_makes_none_and_says_nothing_by_an_older_one(
        self, world: World
    ) -> None:
        """Walls, line 12: lists of names were refused to them, codes that anybody claims were not."""
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        made = (await world.make_code(issuer, achievement, narrative="Bravo pour ta semaine.")).json()["code"]
        world.factory._insert("restriction", "id", {"account_id": issuer.account})
        assert (await world.make_code(issuer, achievement)).status_code == 403
        of_minor = await claim(world, await world.student(15), made)
        of_adult = await claim(world, await world.student(20), made)
        assert of_minor is not None
        assert of_adult is not None
        assert (of_minor.narrative, of_adult.narrative) == ("", "Bravo pour ta semaine.")

    async def test_who_is_suspended_makes_none(self, world: World) -> None:
        issuer = await world.issuer()
        achievement, begun = await world.achievement(issuer), await world.draft(issuer)
        world.factory.decision(issuer.account, "suspend", until=datetime.now(UTC) + timedelta(days=7))
        refused = [
            await world.make_code(issuer, achievement),
            await issuer.client.post(f"{API}/achievements/{begun}/publish"),
        ]
        assert [one.json()["type"] for one in refused] == ["/problems/suspended"] * 2

    async def test_it_ends_in_the_future_and_within_a_year(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        for days in (-1, 400):
            wanted = (datetime.now(UTC) + timedelta(days=days)).isoformat()
            assert (await world.make_code(issuer, achievement, expires_at=wanted)).status_code == 422

    async def test_so_many_work_at_once(self, world: World) -> None:
        world.settings.badge_codes = 1
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        first = await world.make_code(issuer, achievement)
        assert (await world.make_code(issuer, achievement)).status_code == 409
        await issuer.client.post(f"{API}/codes/{first.json()['id']}/close")
        assert (await world.make_code(issuer, achievement)).status_code == 201

    async def test_another_organisation_neither_sees_nor_closes_it(self, world: World) -> None:
        issuer, other = await world.issuer(), await world.issuer()
        achievement = await world.achievement(issuer)
        made = (await world.make_code(issuer, achievement)).json()
        assert (await other.client.get(f"{API}/achievements/{achievement}/codes")).status_code == 404
        assert (await other.client.post(f"{API}/codes/{made['id']}/close")).status_code == 404
        assert (await world.make_code(other, achievement)).status_code == 404


class TestClaiming:
    async def test_once_for_each_person_however_it_is_typed(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        made = (await world.make_code(issuer, await world.achievement(issuer), max_claims=5)).json()
        code = made["code"]
        first = await claim(world, student, f"{code[:4].lower()} {code[4:]}")
        again = await claim(world, student, code)
        assert first
        assert first.credential_id is None
        assert again
        assert again.credential_id is not None
        assert world.row("SELECT claims FROM badge_code") == (1,)

    async def test_two_at_the_same_second_leave_one_of_a_single_use(self, world: World) -> None:
        issuer = await world.issuer()
        code = (await world.make_code(issuer, await world.achievement(issuer), max_claims=1)).json()["code"]
        students = [await world.student() for _ in range(6)]
        taken = await asyncio.gather(*(claim(world, student, code) for student in students))
        assert len([one for one in taken if one]) == 1
        assert world.row("SELECT count(*) FROM badge_credential") == (1,)
        assert world.row("SELECT claims FROM badge_code") == (1,)

    async def test_the_same_person_twice_at_once_counts_once(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        code = (await world.make_code(issuer, await world.achievement(issuer), max_claims=9)).json()["code"]
        await asyncio.gather(*(claim(world, student, code) for _ in range(4)))
        assert world.row("SELECT claims FROM badge_code") == (1,)
        assert world.row("SELECT count(*) FROM badge_credential") == (1,)

    async def test_not_when_it_is_over(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        closed, expired, archived = [(await world.make_code(issuer, achievement)).json() for _ in range(3)]
        await issuer.client.post(f"{API}/codes/{closed['id']}/close")
        world.factory.connection.execute(
            "UPDATE badge_code SET expires_at = now() WHERE id = %s", [UUID(expired["id"])]
        )
        assert await claim(world, student, closed["code"]) is None
        assert await claim(world, student, expired["code"]) is None
        await issuer.client.post(f"{API}/achievements/{achievement}/archive")
        assert await claim(world, student, archived["code"]) is None
        assert await claim(world, student, "ABCD2345") is None
