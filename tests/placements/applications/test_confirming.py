"""Confirming and withdrawing: one place at a time, and what overlaps makes room."""

import asyncio
from datetime import timedelta

import pytest

from api.placements.applications import student as students
from tests.moments import Clock
from tests.placements.applications.world import World, monday


class TestConfirming:
    async def test_the_place_is_the_student_s(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offer = world.offer(company)
        application = await world.accepted(company, student, offer)
        for _ in range(2):
            assert (await world.confirm(student, application)).json()["status"] == "confirmed"
        assert world.taken(offer) == (1, "full")
        assert await world.told(company.client) == ["application.confirmed", "application.received"]

    async def test_nothing_is_confirmed_before_it_is_accepted(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application = await world.applied(student, world.offer(company))
        assert (await world.confirm(student, application)).status_code == 409

    async def test_nor_after_the_time_to_confirm(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        company, student = await world.company(), await world.student()
        application = await world.accepted(company, student, world.offer(company))
        Clock(monkeypatch).move(students, days=7, minutes=1)
        assert (await world.confirm(student, application)).status_code == 409


class TestOverlaps:
    async def test_what_overlaps_ends_and_frees_its_place(self, world: World) -> None:
        company, other, student = await world.company(), await world.company(), await world.student()
        offer, held, asked, later = (
            world.offer(company),
            world.offer(other),
            world.offer(other, start_on=monday(3) + timedelta(days=10), end_on=monday(6)),
            world.offer(other, start_on=monday(10), end_on=monday(11)),
        )
        application = await world.accepted(company, student, offer)
        accepted = await world.accepted(other, student, held)
        waiting = await world.applied(student, asked)
        apart = await world.applied(student, later)
        assert (await world.confirm(student, application)).status_code == 200
        for one in (accepted, waiting):
            found = await world.mine(student, one)
            assert (found["status"], found["reason"]) == ("withdrawn", "confirmed_elsewhere")
        assert await world.status(student, apart) == "sent"
        assert world.taken(held) == (0, "published")
        assert (await world.told(other.client))[:2] == ["application.withdrawn", "application.withdrawn"]

    async def test_weeks_overlap_week_by_week(self, world: World) -> None:
        first, second = monday(2), monday(3)
        company, student = await world.company(), await world.student()
        offers = [world.offer(company, weeks={first: 1, second: 1}) for _ in range(3)]
        application = await world.accepted(company, student, offers[0], weeks=[str(first)])
        both = await world.applied(student, offers[1], weeks=[str(first), str(second)])
        same = await world.applied(student, offers[2], weeks=[str(first)])
        await world.confirm(student, application)
        assert await world.status(student, same) == "withdrawn"
        found = await world.mine(student, both)
        assert (found["status"], found["weeks"]) == ("sent", [str(second)])

    async def test_what_will_make_room_is_told_before(self, world: World) -> None:
        first, second = monday(2), monday(3)
        company, student = await world.company(), await world.student()
        offers = [world.offer(company, weeks={first: 1, second: 1}) for _ in range(4)]
        wanted = await world.accepted(company, student, offers[0], weeks=[str(first)])
        both = await world.applied(student, offers[1], weeks=[str(first), str(second)])
        same = await world.accepted(company, student, offers[2], weeks=[str(first)])
        await world.applied(student, offers[3], weeks=[str(second)])
        path = f"/api/v1/me/applications/{wanted}/overlaps"
        told = {one["id"]: one for one in (await student.client.get(path)).json()["items"]}
        assert {key: one["outcome"] for key, one in told.items()} == {both: "keeps_weeks", same: "ends"}
        assert told[both]["weeks_left"] == [str(second)]
        await world.confirm(student, wanted)
        assert [await world.status(student, one) for one in (both, same)] == ["sent", "withdrawn"]
        late = await world.applied(student, world.offer(company, weeks={first: 1}), weeks=[str(first)])
        path = f"/api/v1/me/applications/{late}/overlaps"
        (in_the_way,) = (await student.client.get(path)).json()["items"]
        assert (in_the_way["id"], in_the_way["outcome"]) == (wanted, "in_the_way")

    async def test_nobody_else_learns_of_them(self, world: World) -> None:
        company, student, other = await world.company(), await world.student(), await world.student()
        application = await world.applied(student, world.offer(company))
        path = f"/api/v1/me/applications/{application}/overlaps"
        assert (await other.client.get(path)).status_code == 404

    async def test_a_placement_overlaps_a_week_within_it(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        placement = world.offer(company, start_on=monday(2), end_on=None, duration_days=30)
        observation = world.offer(company, weeks={monday(4): 1})
        application = await world.accepted(company, student, placement)
        week = await world.accepted(company, student, observation, weeks=[str(monday(4))])
        await world.confirm(student, application)
        assert await world.status(student, week) == "withdrawn"
        assert world.taken_weeks(observation) == {monday(4): 0}

    async def test_a_second_confirmation_at_the_same_dates_is_refused(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        first = await world.accepted(company, student, world.offer(company))
        await world.confirm(student, first)
        second = await world.accepted(company, student, world.offer(company))
        assert (await world.confirm(student, second)).status_code == 409
        await world.withdraw(student, first)
        assert (await world.confirm(student, second)).status_code == 200


class TestWithdrawing:
    async def test_at_any_time(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offers = [world.offer(company, start_on=monday(3 * n), end_on=monday(3 * n + 1)) for n in (1, 2, 3)]
        sent = await world.applied(student, offers[0])
        accepted = await world.accepted(company, student, offers[1])
        confirmed = await world.accepted(company, student, offers[2])
        await world.confirm(student, confirmed)
        for one in (sent, accepted, confirmed):
            for _ in range(2):
                assert (await world.withdraw(student, one)).json()["status"] == "withdrawn"
        assert [world.taken(offer) for offer in offers] == [(0, "published")] * 3

    async def test_not_what_the_company_ended(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        application = await world.applied(student, world.offer(company))
        await world.refuse(company, application)
        assert (await world.withdraw(student, application)).status_code == 409


class TestRaces:
    async def test_of_two_confirmations_at_the_same_dates_one_stands(self, world: World) -> None:
        company, student = await world.company(), await world.student()
        offers = [world.offer(company) for _ in range(3)]
        accepted = [await world.accepted(company, student, offer) for offer in offers]
        answers = await asyncio.gather(*(world.confirm(student, one) for one in accepted))
        assert sorted(one.status_code for one in answers) == [200, 409, 409]
        statuses = sorted([await world.status(student, one) for one in accepted])
        assert statuses == ["confirmed", "withdrawn", "withdrawn"]
        assert sorted(world.taken(offer)[0] for offer in offers) == [0, 0, 1]

    async def test_confirming_while_the_company_cancels_leaves_one_truth(self, world: World) -> None:
        company = await world.company()
        for _ in range(4):
            offer, student = world.offer(company), await world.student()
            application = await world.accepted(company, student, offer)
            await asyncio.gather(world.confirm(student, application), world.cancel(company, application))
            assert await world.status(student, application) == "cancelled"
            assert world.taken(offer) == (0, "published")

    async def test_students_who_confirm_across_each_other_never_wait_in_a_circle(self, world: World) -> None:
        company = await world.company()
        one, other = world.offer(company, places=2), world.offer(company, places=2)
        pairs = []
        for student, wanted, given in [
            (await world.student(), one, other),
            (await world.student(), other, one),
        ]:
            kept = await world.accepted(company, student, wanted)
            await world.accepted(company, student, given)
            pairs.append((student, kept))
        answers = await asyncio.gather(*(world.confirm(student, kept) for student, kept in pairs))
        assert [answer.status_code for answer in answers] == [200, 200]
        assert [world.taken(offer) for offer in (one, other)] == [(1, "published")] * 2
