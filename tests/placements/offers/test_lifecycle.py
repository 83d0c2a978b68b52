"""What time and places do to an offer: full, over, deleted; and what is kept about the people of offers."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.placements.offers import lifecycle
from api.placements.offers.facade import free_place, take_place
from api.placements.offers.personal_data import PERSONAL_DATA
from api.platform.access import Role
from api.platform.kit.clock import today
from api.platform.kit.database import Database
from api.platform.kit.problems import ConflictError
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.placements.offers.conftest import Company, found, monday
from tests.placements.offers.test_writing import read
from tests.test_worker import run_due

Take = Callable[..., Awaitable[str]]


@pytest.fixture
def take(database: Database) -> Take:
    """Takes a place, as an acceptance does; "taken", or the code of what was in the way."""

    async def take(offer: UUID, *weeks: date) -> str:
        try:
            async with database.transaction() as session:
                await take_place(session, offer, weeks)
        except ConflictError as error:
            return error.code
        return "taken"

    return take


def state(factory: Factory, offer: object) -> tuple[str, int]:
    row = factory.connection.execute("SELECT status, taken FROM offer WHERE id = %s", [offer]).fetchone()
    assert row
    return row[0], row[1]


class TestPlaces:
    async def test_with_its_last_place_it_leaves_search_at_once_and_its_page_says_full(
        self, factory: Factory, client: httpx.AsyncClient, take: Take
    ) -> None:
        offer = factory.offer(kind="placement", title="Deux places", places=2)
        assert await take(offer) == "taken"
        assert await found(client) == ["Deux places"]
        assert await take(offer) == "taken"
        assert await found(client) == []
        assert (await client.get(f"/api/v1/offers/{offer}")).json()["status"] == "full"
        assert await take(offer) == "offer_full"

    async def test_a_place_given_back_brings_it_back(
        self, factory: Factory, client: httpx.AsyncClient, database: Database, take: Take
    ) -> None:
        offer = factory.offer(kind="placement", title="Une place")
        await take(offer)
        async with database.transaction() as session:
            await free_place(session, offer)
        assert await found(client) == ["Une place"]
        assert state(factory, offer) == ("published", 0)

    async def test_weeks_are_full_one_by_one(
        self, factory: Factory, client: httpx.AsyncClient, take: Take
    ) -> None:
        first, second = monday(2), monday(3)
        offer = factory.offer(title="Deux semaines", weeks=[(first, 1), (second, 1)])
        assert await take(offer, first) == "taken"
        assert await found(client, week=str(first)) == []
        assert await found(client, week=str(second)) == ["Deux semaines"]
        assert await take(offer, first) == "offer_full"
        assert await take(offer, second) == "taken"
        assert state(factory, offer) == ("full", 2)

    async def test_a_place_left_in_a_week_that_is_past_is_none(
        self, factory: Factory, client: httpx.AsyncClient, database: Database, take: Take
    ) -> None:
        past, coming = monday(-1), monday(2)
        offer = factory.offer(title="Une semaine encore", weeks=[(past, 1), (coming, 1)])
        assert await take(offer, coming) == "taken"
        assert state(factory, offer) == ("full", 1)
        async with database.transaction() as session:
            await free_place(session, offer, [coming])
        assert await found(client) == ["Une semaine encore"]

    async def test_of_two_who_take_the_last_place_one_has_it(self, factory: Factory, take: Take) -> None:
        for _ in range(3):
            offer = factory.offer(kind="placement", places=3)
            answers = await asyncio.gather(*(take(offer) for _ in range(6)))
            assert sorted(answers) == ["offer_full"] * 3 + ["taken"] * 3
            assert state(factory, offer) == ("full", 3)

    async def test_taking_two_weeks_is_all_or_nothing(self, factory: Factory, take: Take) -> None:
        first, second = monday(2), monday(3)
        offer = factory.offer(weeks=[(first, 1), (second, 1)])
        await take(offer, second)
        assert await take(offer, first, second) == "offer_full"
        rows = factory.connection.execute(
            "SELECT taken FROM offer_week WHERE offer_id = %s ORDER BY week", [offer]
        ).fetchall()
        assert rows == [(0,), (1,)]

    @pytest.mark.parametrize("status", ["draft", "review", "expired", "withdrawn", "hidden"])
    async def test_nothing_is_taken_of_one_that_is_not_out(
        self, factory: Factory, take: Take, status: str
    ) -> None:
        assert await take(factory.offer(status=status)) == "offer_over"

    async def test_places_and_weeks_that_were_taken_stay(
        self, company: Company, factory: Factory, take: Take
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        week = date.fromisoformat(offer["weeks"][0]["week"])
        for _ in range(2):
            await take(UUID(offer["id"]), week)
        assert (await read(company, offer))["status"] == "full"
        fewer = await company.change(offer, weeks=[{"week": str(week), "places": 1}])
        assert fewer.json()["errors"][0]["field"] == "weeks"
        other = await company.change(offer, weeks=[{"week": str(monday(6)), "places": 2}])
        assert other.status_code == 422
        more = await company.change(offer, weeks=[{"week": str(week), "places": 3}])
        assert (more.json()["status"], more.json()["places_left"]) == ("published", 1)


class TestTheEnd:
    async def test_each_night_what_is_over_ends(
        self, factory: Factory, client: httpx.AsyncClient, settings: Settings
    ) -> None:
        yesterday = today() - timedelta(days=1)
        over = factory.offer(expires_on=yesterday)
        full = factory.offer(expires_on=yesterday, status="full")
        held = factory.offer(expires_on=yesterday, status="review")
        last_day = factory.offer(expires_on=today(), title="Encore aujourd'hui")
        await run_due(settings, ("offers:expire", {"timestamp": 0}))
        assert [state(factory, one)[0] for one in (over, full, held, last_day)] == [
            "expired",
            "expired",
            "review",
            "published",
        ]
        assert await found(client) == ["Encore aujourd'hui"]
        history = factory.connection.execute(
            "SELECT status FROM offer_event WHERE offer_id = %s", [over]
        ).fetchall()
        assert history == [("expired",)]

    async def test_weeks_end_it_the_day_before_the_last_one_with_a_place(
        self, company: Company, take: Take
    ) -> None:
        offer = company.observation(
            weeks=[{"week": str(monday(2)), "places": 1}, {"week": str(monday(4)), "places": 1}]
        )
        published = (await company.publish(offer)).json()
        assert published["expires_on"] == str(monday(4) - timedelta(days=1))
        await take(UUID(offer["id"]), monday(4))
        assert (await read(company, offer))["expires_on"] == str(monday(2) - timedelta(days=1))

    async def test_a_placement_ends_when_it_starts_or_after_a_time_without_start(
        self, company: Company, settings: Settings
    ) -> None:
        dated, open_ended = company.placement(), company.placement(start_on=None)
        assert (await company.publish(dated)).json()["expires_on"] == dated["start_on"]
        expected = today() + timedelta(days=settings.offer_open_days)
        assert (await company.publish(open_ended)).json()["expires_on"] == str(expected)

    async def test_ending_and_taking_a_place_at_once_leaves_one_truth(
        self, factory: Factory, database: Database, take: Take
    ) -> None:
        async def expire() -> None:
            async with database.transaction() as session:
                await lifecycle.expire(session, 500)

        for _ in range(4):
            offer = factory.offer(kind="placement", places=2, expires_on=today() - timedelta(days=1))
            await asyncio.gather(take(offer), expire(), expire())
            await expire()
            assert state(factory, offer)[0] == "expired"
            lines = factory.connection.execute(
                "SELECT count(*) FROM offer_event WHERE offer_id = %s AND status = 'expired'", [offer]
            ).fetchone()
            assert lines == (1,)

    async def test_what_has_been_over_for_long_is_deleted_with_its_reports(
        self, factory: Factory, settings: Settings
    ) -> None:
        long_ago = datetime.now(UTC) - timedelta(days=settings.offer_retention_days + 1)
        kept = [factory.offer(status="published", updated_at=long_ago), factory.offer(status="expired")]
        gone = [
            factory.offer(status=status, updated_at=long_ago)
            for status in ("draft", "expired", "withdrawn", "hidden")
        ]
        for offer in (*kept, *gone):
            factory._insert(
                "offer_report", "id", {"id": uuid4(), "offer_id": offer, "reason": "other", "message": ""}
            )
        await run_due(settings, ("offers:expire", {"timestamp": 0}))
        rows = factory.connection.execute("SELECT id FROM offer").fetchall()
        assert {row[0] for row in rows} == set(kept)
        reports = factory.connection.execute("SELECT offer_id FROM offer_report").fetchall()
        assert {row[0] for row in reports} == set(kept)

    async def test_reports_decided_long_ago_are_deleted(self, factory: Factory, settings: Settings) -> None:
        long_ago = datetime.now(UTC) - timedelta(days=settings.reported_items_retention_days + 1)
        offer = factory.offer()
        for decided in (long_ago, None):
            factory._insert(
                "offer_report",
                "id",
                {"id": uuid4(), "offer_id": offer, "reason": "other", "message": "", "decided_at": decided},
            )
        await run_due(settings, ("offers:expire", {"timestamp": 0}))
        assert factory.connection.execute("SELECT count(*) FROM offer_report").fetchone() == (1,)


class TestPeople:
    async def _kept(self, database: Database, account: UUID) -> dict[str, Any]:
        async with database.transaction() as session:
            return await PERSONAL_DATA.export(session, account)

    async def test_an_export_holds_what_one_wrote_and_reported(
        self, company: Company, factory: Factory, devices: Device, database: Database
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        student = factory.account(Role.STUDENT)
        phone = await devices(factory.session(student))
        report = {"id": str(uuid4()), "reason": "outdated", "message": "Trop tard"}
        await phone.post(f"/api/v1/offers/{offer['id']}/reports", json=report)
        written = (await self._kept(database, company.owner))["written"]
        assert [one["title"] for one in written] == [offer["title"]]
        reported = (await self._kept(database, student))["reports"]
        assert [(one["reason"], one["message"]) for one in reported] == [("outdated", "Trop tard")]

    async def test_who_leaves_is_forgotten_and_the_offer_stays_with_its_company(
        self, company: Company, factory: Factory, database: Database, client: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        async with database.transaction() as session:
            await PERSONAL_DATA.erase(session, company.owner)
        assert await self._kept(database, company.owner) == {"written": [], "reports": []}
        assert await found(client) == [offer["title"]]
        for table, column in (("offer", "author"), ("offer_event", "actor"), ("offer_report", "reporter")):
            row = factory.connection.execute(
                f"SELECT count(*) FROM {table} WHERE {column} = %s", [company.owner]
            ).fetchone()
            assert row == (0,), table
