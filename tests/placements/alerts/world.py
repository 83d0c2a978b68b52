"""Students with alerts, offers that come out, and what the students hear of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.placements.alerts import matching, telling
from api.platform.access import Role
from api.platform.kit import clock
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock

MINE = "/api/v1/me/alerts"
FOREVER = datetime(2100, 1, 1, tzinfo=UTC)


def monday(weeks: int) -> date:
    """The Monday of the week that is so many weeks away."""
    day = clock.today()
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


@dataclass
class Student:
    """A student and their device."""

    account: UUID
    email: str
    client: httpx.AsyncClient

    async def save(self, **search: Any) -> httpx.Response:
        return await self.client.post(MINE, json={"id": str(uuid4()), **search})

    async def alert(self, **search: Any) -> str:
        """The id of an alert that was saved."""
        response = await self.save(**search)
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    async def change(self, alert: str, **search: Any) -> httpx.Response:
        return await self.client.put(f"{MINE}/{alert}", json=search)

    async def mine(self) -> list[dict[str, Any]]:
        """Their alerts."""
        items: list[dict[str, Any]] = (await self.client.get(MINE)).json()["items"]
        return items

    async def found(self, **query: Any) -> list[str]:
        """Titles of what their alerts found, the latest first."""
        response = await self.client.get(f"{MINE}/found", params=query)
        assert response.status_code == 200, response.text
        return [one["title"] for one in response.json()["items"]]

    async def told(self) -> list[dict[str, Any]]:
        """What stands in the notification centre, the latest first."""
        response = await self.client.get("/api/v1/me/notifications")
        return [{"kind": one["kind"], **one["data"]} for one in response.json()["items"]]


class World:
    """Makes students and offers, lets offers come out and time pass, and reads what left for the outside."""

    def __init__(
        self,
        factory: Factory,
        devices: Device,
        database: Database,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.factory = factory
        self.devices = devices
        self.database = database
        self.settings = settings
        self.secrets = Secrets(settings.secret_key.get_secret_value())
        self._clock = Clock(monkeypatch)

    def at(self, day: date, hour: int, minute: int = 0) -> None:
        """It is that hour in Paris from now on."""
        moment = datetime.combine(day, time(hour, minute), clock.PARIS)
        self.later(seconds=(moment - clock.now()).total_seconds())

    def later(self, **amount: float) -> None:
        """Let time pass."""
        self._clock.move(clock, **amount)

    async def student(self, age: int | None = 16, *, phone: bool = False, **values: Any) -> Student:
        """A student; with `phone`, one whose phone can be rung."""
        email = values.pop("email", f"{uuid4()}@example.org")
        # Pupils are in class at any age.
        level = "higher" if age is not None and age >= 18 else "high_school"
        account = self.factory.account(Role.STUDENT, age=age, **{"level": level, "email": email, **values})
        token = self.factory.session(account, expires_at=FOREVER)
        if phone:
            self.factory.push_subscription(account)
        return Student(account, email, await self.devices(token))

    async def enqueue(self, offer: UUID) -> list[dict[str, Any]]:
        """An offer came out: the chunks of people that it makes."""
        async with self.database.transaction() as session:
            await matching.enqueue(session, offer)
        rows = self.factory.connection.execute(
            "DELETE FROM procrastinate_jobs WHERE task_name = 'alerts:fan_out' RETURNING args"
        ).fetchall()
        return sorted((row[0] for row in rows), key=lambda args: str(args["first"]))

    async def tell(self, chunk: dict[str, Any]) -> Sequence[UUID]:
        """Do what the job of a chunk does; whom the offer was found for."""
        offer, first = UUID(chunk["offer_id"]), UUID(chunk["first"])
        following = UUID(chunk["following"]) if chunk["following"] else None
        async with self.database.transaction() as session:
            found = await matching.write_found(session, offer, first, following)
            if found:
                await telling.tell_at_once(session, self.settings, self.secrets, offer, found)
        return found

    async def announce(self, offer: UUID) -> list[UUID]:
        """An offer came out, and everybody who wants it is told."""
        return [account for chunk in await self.enqueue(offer) for account in await self.tell(chunk)]

    async def publish(self, **values: Any) -> UUID:
        """An offer comes out."""
        offer = self.factory.offer(**values)
        await self.announce(offer)
        return offer

    async def tell_due(self) -> None:
        """Do what the job of every minute does."""
        last: UUID | None = telling.NOBODY
        while last is not None:
            async with self.database.transaction() as session:
                last = await telling.tell_due(session, self.settings, self.secrets, last)

    def rung(self, student: Student) -> list[tuple[str, str]]:
        """What their phone is to ring for, with the page that opens, in order."""
        return self.factory.connection.execute(
            "SELECT n.kind, n.url FROM push_delivery d JOIN push_notice n ON n.id = d.notice_id"
            " JOIN push_subscription s ON s.id = d.subscription_id WHERE s.account_id = %s"
            " ORDER BY n.created_at, n.id",
            [student.account],
        ).fetchall()

    def mails(self, student: Student) -> list[dict[str, Any]]:
        """Letters to them, the oldest first."""
        rows = self.factory.connection.execute(
            "SELECT letter FROM mail WHERE recipient = %s ORDER BY created_at, id", [student.email]
        ).fetchall()
        return [row[0] for row in rows]

    def subjects(self, student: Student) -> list[str]:
        """Reportables of the letters to them."""
        return [letter["subject"] for letter in self.mails(student)]
