"""A student and a mentor who converse, and what leaves for the outside: what these tests are about."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit import clock
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.talk.conversations import ordinary, ringing, writing
from api.talk.conversations.models import Side
from api.worker import work
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock

FOREVER = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass
class Person:
    """Somebody who converses, and a device of theirs."""

    account: UUID
    email: str
    token: str
    client: httpx.AsyncClient

    async def send(self, conversation: UUID, text: str = "Bonjour !", **values: Any) -> httpx.Response:
        draft = {"id": str(uuid4()), "text": text, **values}
        return await self.client.post(f"/api/v1/conversations/{conversation}/messages", json=draft)

    async def sent(self, conversation: UUID, text: str = "Bonjour !", **values: Any) -> dict[str, Any]:
        """The message that was sent, with its screening."""
        response = await self.send(conversation, text, **values)
        assert response.status_code == 201, response.text
        answer: dict[str, Any] = response.json()
        return {**answer["message"], "screening": answer["screening"]}

    async def messages(self, conversation: UUID, **query: Any) -> list[dict[str, Any]]:
        path = f"/api/v1/conversations/{conversation}/messages"
        response = await self.client.get(path, params=query)
        assert response.status_code == 200, response.text
        found: list[dict[str, Any]] = response.json()["items"]
        return found

    async def texts(self, conversation: UUID, **query: Any) -> list[str]:
        return [one["text"] for one in await self.messages(conversation, **query)]

    async def open(self, conversation: UUID) -> dict[str, Any]:
        response = await self.client.get(f"/api/v1/conversations/{conversation}")
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    async def mine(self, **query: Any) -> list[dict[str, Any]]:
        """Their list."""
        found: list[dict[str, Any]] = (
            await self.client.get("/api/v1/me/conversations", params=query)
        ).json()["items"]
        return found

    async def mark(self, step: str, conversation: UUID, seq: int) -> int:
        """Say `delivered` or `seen`; the status."""
        path = f"/api/v1/conversations/{conversation}/{step}"
        return (await self.client.post(path, json={"seq": seq})).status_code

    async def close(self, conversation: UUID) -> int:
        return (await self.client.post(f"/api/v1/conversations/{conversation}/close")).status_code


class World:
    """Makes people, reads what they are told, and lets time pass."""

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
        self._clock = Clock(monkeypatch)

    def later(self, **amount: float) -> None:
        """Let time pass."""
        self._clock.move(clock, ordinary, writing, **amount)

    async def person(self, *roles: Role, **values: Any) -> Person:
        email = f"{uuid4()}@example.org"
        account = self.factory.account(*roles, **{"email": email, **values})
        token = self.factory.session(account, expires_at=FOREVER)
        return Person(account, email, token, await self.devices(token))

    async def student(self, age: int | None = 16, *, consent: bool = True, **values: Any) -> Person:
        """A student who agreed to converse; under 15, their parent did too."""
        made = await self.person(Role.STUDENT, age=age, **{"level": "high_school", **values})
        if consent:
            parties = ("self", "parent") if age is not None and age < 15 else ("self",)
            self.factory.consent(made.account, "conversations", *parties)
        return made

    async def mentor(self, age: int = 40, kind: str = "professional", **values: Any) -> Person:
        """A verified mentor."""
        made = await self.person(Role.MENTOR, age=age, **values)
        self.factory.candidacy(made.account, Role.MENTOR, status="approved")
        self.factory.mentor_profile(made.account, kind=kind)
        return made

    async def pair(self, age: int = 16, **values: Any) -> tuple[Person, Person, UUID]:
        """A student and a mentor with an open conversation."""
        student, mentor = await self.student(age), await self.mentor()
        return student, mentor, self.factory.conversation(student.account, mentor.account, **values)

    async def talking_pair(self) -> tuple[Person, Person, UUID]:
        """The same, in which both have written: what follows is ordinary."""
        student, mentor, conversation = await self.pair()
        await mentor.sent(conversation)
        await student.sent(conversation)
        return student, mentor, conversation

    async def second_device(self, person: Person) -> Person:
        """The same person on another device."""
        token = self.factory.session(person.account, expires_at=FOREVER)
        return Person(person.account, person.email, token, await self.devices(token))

    def events(self, person: Person, kind: str | None = None) -> list[dict[str, Any]]:
        """What a person's devices are told, in order."""
        rows = self.factory.connection.execute(
            "SELECT kind, data, notice FROM stream_event WHERE account_id = %s ORDER BY id", [person.account]
        ).fetchall()
        found = [{"kind": row[0], "notice": row[2], **row[1]} for row in rows]
        return [one for one in found if kind in (None, one["kind"])]

    def cases(self) -> list[tuple[str, str, str]]:
        """Origin of each case, whose words it is about, and what was really written."""
        return self.factory.connection.execute(
            "SELECT k.origin, k.about_id::text, e.original FROM moderation_case k"
            " JOIN moderation_evidence e ON e.case_id = k.id ORDER BY k.opened_at, k.id"
        ).fetchall()

    def ring_at(self, conversation: UUID, side: Side) -> datetime:
        """When one side is to be rung."""
        row = self.factory.connection.execute(
            f"SELECT {side}_ring_at FROM conversation WHERE id = %s", [conversation]
        ).fetchone()
        assert row
        at: datetime = row[0]
        return at

    async def ring(self, conversation: UUID, side: Side, at: datetime | None = None) -> None:
        """Do what the job does that rings one side (as planned for that moment)."""
        planned = at or self.ring_at(conversation, side)
        async with self.database.transaction() as session:
            await ringing.ring(session, self.settings, conversation, side, planned)

    async def work(self) -> None:
        """The worker does what is due."""
        await work(self.settings, wait=False)

    def rings_due(self) -> int:
        """Rings that are planned."""
        row = self.factory.connection.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'conversations:ring'"
        ).fetchone()
        assert row
        return int(row[0])

    def rung(self, person: Person) -> list[tuple[str, str, str]]:
        """What their phone is to ring for: kind, page, tag."""
        return self.factory.connection.execute(
            "SELECT n.kind, n.url, n.tag FROM push_delivery d JOIN push_notice n ON n.id = d.notice_id"
            " JOIN push_subscription s ON s.id = d.subscription_id WHERE s.account_id = %s"
            " ORDER BY n.created_at, n.id",
            [person.account],
        ).fetchall()

    def mails(self, person: Person) -> list[dict[str, Any]]:
        """Letters to them, the oldest first."""
        rows = self.factory.connection.execute(
            "SELECT letter FROM mail WHERE recipient = %s ORDER BY created_at, id", [person.email]
        ).fetchall()
        return [row[0] for row in rows]
