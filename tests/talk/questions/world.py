"""Students who ask, mentors and advisers who may answer: what the tests of questions are about."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx

from api.platform.access import Role
from api.platform.jobs.queue import Tools
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.talk.questions.escalation import climb
from api.talk.questions.facade import REPORTABLE
from api.talk.questions.jobs import do_due
from tests.conftest import Device
from tests.factories import Factory

TEXT = "Est-ce que tu travailles dehors toute l'année ?"


@dataclass
class Person:
    """An account and its device; of a mentor also the id that others know."""

    account: UUID
    client: httpx.AsyncClient
    profile: UUID | None = None


class World:
    """Makes people, and does what they do through the API."""

    def __init__(self, factory: Factory, devices: Device, database: Database, settings: Settings) -> None:
        self.factory = factory
        self.devices = devices
        self.database = database
        self.settings = settings

    async def student(self, age: int | None = 16, *, consent: bool = True, **values: Any) -> Person:
        account = self.factory.account(Role.STUDENT, age=age, **{"level": "high_school", **values})
        if consent:
            self.factory.consent(account, "conversations", "self", "parent")
        return Person(account, await self.devices(self.factory.session(account)))

    async def mentor(self, profile: dict[str, Any] | None = None, **values: Any) -> Person:
        account = self.factory.account(Role.MENTOR, **values)
        self.factory.candidacy(account, Role.MENTOR, status="approved")
        made = self.factory.mentor_profile(account, **(profile or {}))
        return Person(account, await self.devices(self.factory.session(account)), made)

    async def adviser(self) -> Person:
        account = self.factory.account(Role.ADVISER, age=None)
        return Person(account, await self.devices(self.factory.session(account)))

    async def send(self, student: Person, to: Person | None = None, **values: Any) -> httpx.Response:
        """Ask anyone who knows gardening, or one mentor."""
        draft = {"id": str(uuid4()), "text": TEXT, **values}
        if to is not None:
            draft["mentor_id"] = str(to.profile)
        elif "career_code" not in draft:
            draft["career_code"] = "A1202"
        return await student.client.post("/api/v1/questions", json=draft)

    async def asked(self, student: Person, to: Person | None = None, **values: Any) -> str:
        """The id of a question that was sent."""
        response = await self.send(student, to, **values)
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    async def mine(self, student: Person, question: str) -> dict[str, Any]:
        found: dict[str, Any] = (await student.client.get(f"/api/v1/me/questions/{question}")).json()
        return found

    async def status(self, student: Person, question: str) -> str:
        return str((await self.mine(student, question))["status"])

    async def inbox(self, mentor: Person) -> list[str]:
        """Ids of what is offered to a mentor, the latest first."""
        response = await mentor.client.get("/api/v1/me/inbox")
        assert response.status_code == 200, response.text
        return [item["id"] for item in response.json()["items"]]

    async def take(self, mentor: Person, question: str) -> httpx.Response:
        return await mentor.client.post(f"/api/v1/questions/{question}/take")

    async def taken(self, mentor: Person, question: str) -> str:
        """The conversation that taking it opened."""
        response = await self.take(mentor, question)
        assert response.status_code == 200, response.text
        return str(response.json()["conversation_id"])

    async def decline(self, mentor: Person, question: str) -> None:
        response = await mentor.client.post(f"/api/v1/questions/{question}/decline")
        assert response.status_code == 204, response.text

    async def answer(self, person: Person, conversation: str, text: str = "Presque toute !") -> None:
        draft = {"id": str(uuid4()), "text": text}
        response = await person.client.post(f"/api/v1/conversations/{conversation}/messages", json=draft)
        assert response.status_code == 201, response.text

    async def told(self, person: Person) -> list[str]:
        """Kinds of what a person was told of questions, the latest first."""
        items = (await person.client.get("/api/v1/me/notifications")).json()["items"]
        return [one["kind"] for one in items if one["kind"].startswith(("question.", "mentor."))]

    def events(self, person: Person) -> list[str]:
        """Kinds of what reaches a person's open app, in order."""
        rows = self.factory.connection.execute(
            "SELECT kind FROM stream_event WHERE account_id = %s ORDER BY id", [person.account]
        ).fetchall()
        return [row[0] for row in rows]

    async def adviser_queue(self, adviser: Person) -> list[str]:
        response = await adviser.client.get("/api/v1/staff/questions")
        assert response.status_code == 200, response.text
        return [item["id"] for item in response.json()["items"]]

    async def release(self, question: str) -> None:
        """A moderator lets it go its way."""
        async with self.database.transaction() as session:
            await REPORTABLE.release(session, UUID(question))
        async with self.database.transaction() as session:
            await climb(session, self.settings, UUID(question))

    async def hide(self, question: str) -> None:
        """A moderator takes it away."""
        async with self.database.transaction() as session:
            await REPORTABLE.hide(session, UUID(question))

    def pass_days(self, days: float) -> None:
        """Let days pass for everything that was asked, offered, taken and opened."""
        hours = round(days * 24)
        for table, columns in (
            ("question", ("created_at", "reminded_at", "widened_at", "taken_at", "ended_at")),
            ("question_offer", ("offered_at", "declined_at", "silent_at")),
            ("conversation", ("opened_at", "answered_at", "closed_at", "last_at")),
        ):
            moved = ", ".join(f"{name} = {name} - make_interval(hours => {hours})" for name in columns)
            self.factory.connection.execute(f"UPDATE {table} SET {moved}")

    async def hour(self) -> None:
        """What the worker does every hour of the day."""
        await do_due(Tools(self.database, self.settings))
