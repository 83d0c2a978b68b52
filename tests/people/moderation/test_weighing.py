"""Walls, line 7: strangers' reports neither ring staff without end nor bury a true cry, nor are lost."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import retention, weighing
from api.platform.access import Role
from api.platform.feature.reportable import Found, Line, Reportable, SubjectKind
from tests.people.moderation.world import World

CRY = "J'ai envie de mourir, je n'en peux plus."


class Public:
    """Pages of mentors, which everybody sees."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.mentors: list[UUID] = []
        kind = SubjectKind.MENTOR
        world.reportables[kind] = Reportable(
            kind, self._find, self._excerpt, self._nothing, self._nothing, self._seen_by
        )

    def page(self) -> UUID:
        mentor = self.world.factory.account(Role.MENTOR)
        self.mentors.append(mentor)
        return mentor

    def stranger(self, days: int = 0, **values: Any) -> UUID:
        """An account of so many days, for which nobody answers."""
        since = datetime.now(UTC) - timedelta(days=days)
        return self.world.factory.account(Role.STUDENT, age=20, created_at=since, **values)

    async def report(self, by: UUID, page: UUID, reason: str = "danger", **values: Any) -> UUID:
        """Reported, and the worker has told staff of it."""
        answer = await self.world.report(by, page, "mentor", reason, **values)
        assert answer.status_code == 201, answer.text
        for (case,) in self.world.factory.connection.execute(
            "SELECT id FROM moderation_case WHERE joined_id IS NULL ORDER BY opened_at"
        ).fetchall():
            await self.world.tell_staff(case)
        return UUID(answer.json()["id"])

    def gravities(self) -> list[int]:
        """Of all that is moderators' work, as it came."""
        rows = self.world.factory.connection.execute(
            "SELECT gravity FROM moderation_case WHERE joined_id IS NULL ORDER BY opened_at"
        ).fetchall()
        return [row[0] for row in rows]

    def rung(self) -> int:
        """How often the two referents were written to."""
        return len(self.world.mails()) // 2

    async def queue(self) -> list[str]:
        phone = await self.world.phone(self.world.referent)
        return [one["id"] for one in (await phone.get("/api/v1/staff/cases")).json()["items"]]

    async def _find(self, _: AsyncSession, page: UUID) -> Found | None:
        return Found(page, "44", frozenset({page})) if page in self.mentors else None

    async def _excerpt(self, _: AsyncSession, page: UUID) -> Sequence[Line]:
        return [Line(SubjectKind.MENTOR, page, page, "Je réponds.", "visible", datetime.now(UTC))]

    async def _nothing(self, _: AsyncSession, __: UUID) -> None:
        return None

    async def _seen_by(self, _: AsyncSession, __: UUID, ___: UUID) -> bool:
        return True


@pytest.fixture
def public(world: World) -> Public:
    return Public(world)


class TestStrangers:
    async def test_walls_7_however_many_mailboxes_they_ring_staff_a_few_times_a_day(
        self, public: Public
    ) -> None:
        pages = [public.page() for _ in range(weighing.ALARMS_A_DAY + 3)]
        for _ in range(2):
            stranger = public.stranger()
            for page in pages:
                await public.report(stranger, page)
        assert public.gravities() == [4] * weighing.ALARMS_A_DAY + [3] * 3
        assert public.rung() == weighing.ALARMS_A_DAY
        # Of the others they read one line an hour, if that.
        lines = public.world.told(public.world.referent)
        assert len(lines) <= weighing.ALARMS_A_DAY + 2

    async def test_walls_7_several_at_once_ring_no_more_often(self, public: Public) -> None:
        pages = [public.page() for _ in range(weighing.ALARMS_A_DAY + 3)]
        strangers = [public.stranger() for _ in pages]
        for one in strangers:
            await public.world.phone(one)
        await asyncio.gather(
            *(
                public.world.report(one, page, "mentor", "danger")
                for one, page in zip(strangers, pages, strict=True)
            )
        )
        assert sorted(public.gravities()) == [3] * 3 + [4] * weighing.ALARMS_A_DAY

    async def test_walls_7_their_reports_of_one_thing_are_one_case_which_keeps_them_all(
        self, public: Public
    ) -> None:
        page, world = public.page(), public.world
        first = await public.report(public.stranger(), page, note="Le premier.")
        others = [public.stranger(first_name=f"Autre {number}") for number in range(3)]
        for number, one in enumerate(others):
            await public.report(one, page, "insult", note=f"Note {number}.")
        assert await public.queue() == [str(first)]
        phone = await world.phone(world.referent)
        found = (await phone.get(f"/api/v1/staff/cases/{first}")).json()
        assert [(one["reporter"]["first_name"], one["reason"], one["note"]) for one in found["joined"]] == [
            (f"Autre {number}", "insult", f"Note {number}.") for number in range(3)
        ]
        # Each is apart from the mentor, and hears what became of it.
        assert (await world.decide(world.referent, first, "dismiss")).status_code == 204
        assert await public.queue() == []
        for one in others:
            assert world.told(one) == ["statement.new"]
            (statement,) = (await (await world.phone(one)).get("/api/v1/me/statements")).json()["items"]
            assert (statement["side"], statement["decision"]) == ("reporter", "dismiss")
            assert len((await (await world.phone(one)).get("/api/v1/me/blocks")).json()["items"]) == 1
        # What is told after the decision waits anew.
        later = await public.report(public.stranger(), page)
        assert await public.queue() == [str(later)]

    async def test_two_at_once_are_one_case(self, public: Public) -> None:
        page, strangers = public.page(), [public.stranger() for _ in range(6)]
        for one in strangers:
            await public.world.phone(one)
        await asyncio.gather(*(public.world.report(one, page, "mentor", "insult") for one in strangers))
        assert len(public.gravities()) == 1

    async def test_a_graver_one_that_joins_makes_the_case_graver_and_rings(self, public: Public) -> None:
        page = public.page()
        await public.report(public.stranger(), page, "other")
        assert (public.gravities(), public.rung()) == ([2], 0)
        again = public.stranger()
        await public.report(again, page, "insult")
        await public.report(again, page, "danger", note="Il me suit.")
        assert (public.gravities(), public.rung()) == ([4], 1)

    async def test_walls_7_nor_by_making_mild_ones_graver(self, public: Public) -> None:
        pages, stranger = [public.page() for _ in range(weighing.ALARMS_A_DAY + 2)], public.stranger()
        for reason in ("other", "danger"):
            for page in pages:
                await public.report(stranger, page, reason)
        assert sorted(public.gravities()) == [3] * 2 + [4] * weighing.ALARMS_A_DAY
        assert public.rung() == weighing.ALARMS_A_DAY

    async def test_what_joined_a_case_that_lapses_stands_by_itself(self, public: Public) -> None:
        page, world = public.page(), public.world
        first = await public.report(public.stranger(), page, "insult")
        joined = await public.report(public.stranger(), page, "insult")
        world.factory.connection.execute(
            "UPDATE moderation_case SET opened_at = now() - interval '300 days' WHERE id = %s", [first]
        )
        async with world.database.transaction() as session:
            assert await retention.delete_old(session, world.settings) == 1
        assert await public.queue() == [str(joined)]

    async def test_their_copy_of_their_data_says_that_it_was_decided(self, public: Public) -> None:
        page, world = public.page(), public.world
        first = await public.report(public.stranger(), page)
        joined = await public.report(public.stranger(), page)
        await world.decide(world.referent, first, "warn")
        row = world.factory.connection.execute(
            "SELECT decided_at IS NOT NULL FROM moderation_case WHERE id = %s", [joined]
        ).fetchone()
        assert row == (True,)


class TestHeard:
    """Behind any number of strangers' reports."""

    @pytest.fixture(autouse=True)
    async def _flooded(self, public: Public) -> None:
        stranger = public.stranger()
        for _ in range(weighing.ALARMS_A_DAY + 1):
            await public.report(stranger, public.page())

    async def test_walls_7_an_account_that_is_known_for_a_while_rings_at_once(self, public: Public) -> None:
        before = public.rung()
        case = await public.report(public.stranger(days=30), public.page())
        assert (public.gravities()[-1], public.rung()) == (4, before + 1)
        assert str(case) in await public.queue()

    async def test_walls_7_whoever_s_age_is_vouched_for_does(self, public: Public) -> None:
        before = public.rung()
        await public.report(public.world.factory.account(Role.STUDENT, age=15), public.page())
        assert public.rung() == before + 1

    async def test_walls_7_whoever_is_part_of_it_does(self, public: Public) -> None:
        """However new: who is written to knows what was written."""
        world = public.world
        world.pupil = public.stranger()
        message = world.write(world.mentor, "Ne le dis à personne.")
        before = public.rung()
        receipt = await world.report(world.pupil, message, reason="sexual")
        await world.tell_staff(receipt.json()["id"])
        assert public.rung() == before + 1

    async def test_walls_7_whoever_cries_for_help_does(self, public: Public) -> None:
        before = public.rung()
        await public.report(public.stranger(), public.page(), "other", note=CRY)
        assert (public.gravities()[-1], public.rung()) == (4, before + 1)

    async def test_about_a_few_people_a_day(self, public: Public) -> None:
        known, before = public.stranger(days=30), public.rung()
        for _ in range(weighing.ALARMS_A_DAY + 2):
            await public.report(known, public.page())
        assert public.rung() == before + weighing.ALARMS_A_DAY

    async def test_not_once_their_reports_were_dismissed(self, public: Public) -> None:
        known, world = public.stranger(days=30), public.world
        for _ in range(2):
            case = await public.report(known, public.page(), "insult")
            assert (await world.decide(world.referent, case, "dismiss")).status_code == 204
        before = public.rung()
        await public.report(known, public.page())
        assert (public.gravities()[-1], public.rung()) == (3, before)


async def test_the_same_report_sent_again_is_still_one(public: Public) -> None:
    page, stranger, made = public.page(), public.stranger(), str(uuid4())
    await public.report(public.stranger(), page)
    for _ in range(3):
        assert await public.report(stranger, page, id=made) == UUID(made)
    row = public.world.factory.connection.execute("SELECT count(*) FROM moderation_case").fetchone()
    assert row == (2,)
