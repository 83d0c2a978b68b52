"""An organisation that awards badges, and the people who come to it: what the tests of badges are about."""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI
from PIL import Image

from api.badges.issuing import awards, signing
from api.badges.issuing.states import CredentialStatus
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.secrets import Secrets
from api.platform.kit.threads import text_turn
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory

API = "/api/v1/badges"
REASON = "Attribué à la mauvaise personne."


@dataclass
class Issuer:
    """A verified organisation with a profile, and the device of a member who issues."""

    organisation: UUID
    account: UUID
    client: httpx.AsyncClient


@dataclass
class Student:
    """A student and their device."""

    account: UUID
    email: str
    client: httpx.AsyncClient


@cache
def png(size: int = 128, colour: str = "orange") -> bytes:
    """A square picture."""
    out = BytesIO()
    Image.new("RGB", (size, size), colour).save(out, "PNG")
    return out.getvalue()


def payload(jwt: str) -> dict[str, Any]:
    """What a JWT says."""
    part = jwt.split(".")[1]
    said: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return said


class World:
    """Makes people and achievements, and does what they do through the API."""

    def __init__(self, app: FastAPI, factory: Factory, devices: Device) -> None:
        self.factory = factory
        self.devices = devices
        self.database: Database = app.state.database
        self.settings: Settings = app.state.settings
        self.secrets: Secrets = app.state.secrets

    async def issuer(self, *, profile: bool = True, **values: Any) -> Issuer:
        """An organisation and its member; with its profile, unless told otherwise."""
        account = self.factory.account(Role.ISSUER)
        organisation = self.factory.organisation(account, **{"name": "Club du Lac", **values})
        issuer = Issuer(organisation, account, await self.devices(self.factory.session(account)))
        if profile:
            response = await issuer.client.put(f"{API}/organisations/{organisation}/profile", json={})
            assert response.status_code == 200, response.text
        return issuer

    async def student(self, age: int | None = 16, **values: Any) -> Student:
        account = self.factory.account(Role.STUDENT, age=age, **{"level": "high_school", **values})
        (email,) = self.row("SELECT email FROM account WHERE id = %s", account)
        return Student(account, email, await self.devices(self.factory.session(account)))

    def row(self, statement: str, *values: Any) -> tuple[Any, ...]:
        """The one row of a statement."""
        found = self.factory.connection.execute(statement.encode(), values).fetchone()
        assert found
        return tuple(found)

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        return self.factory.connection.execute(statement.encode(), values).fetchall()

    async def draft(self, issuer: Issuer, **values: Any) -> str:
        """The id of an achievement that was begun."""
        draft = {
            "id": str(uuid4()),
            "name": "Bénévole d'un festival",
            "description": "A aidé à accueillir le public.",
            "criteria": "Deux jours à l'accueil, avec l'équipe.",
            **values,
        }
        response = await issuer.client.post(
            f"{API}/organisations/{issuer.organisation}/achievements", json=draft
        )
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    async def achievement(self, issuer: Issuer, **values: Any) -> str:
        """The id of an achievement that was published."""
        made = await self.draft(issuer, **values)
        response = await issuer.client.put(f"{API}/achievements/{made}/image", content=png())
        assert response.status_code == 200, response.text
        response = await issuer.client.post(f"{API}/achievements/{made}/publish")
        assert response.status_code == 200, response.text
        return made

    async def award(self, issuer: Issuer, achievement: str, *emails: str, **values: Any) -> httpx.Response:
        """Send a list; nothing is worked yet."""
        recipients = [{"email": email} for email in emails]
        wanted = {"id": str(uuid4()), "recipients": recipients, **values}
        return await issuer.client.post(f"{API}/achievements/{achievement}/awards", json=wanted)

    async def work(self, batch: str) -> None:
        """What the worker does in one job."""
        # Each call stands for a process of its own: none waits for another one's turn.
        async with text_turn(uuid4().hex), self.database.transaction() as session:
            await awards.work(session, self.settings, self.secrets, UUID(batch))

    async def awarded(self, issuer: Issuer, achievement: str, *emails: str, **values: Any) -> str:
        """A list that was sent and worked; its batch."""
        response = await self.award(issuer, achievement, *emails, **values)
        assert response.status_code == 202, response.text
        batch = str(response.json()["id"])
        while not (await self.batch(issuer, batch))["finished_at"]:
            await self.work(batch)
        return batch

    async def batch(self, issuer: Issuer, batch: str) -> dict[str, Any]:
        found: dict[str, Any] = (await issuer.client.get(f"{API}/batches/{batch}")).json()
        return found

    async def listed(self, issuer: Issuer, achievement: str, **query: str) -> list[dict[str, Any]]:
        """What the issuer sees of an achievement's awards."""
        response = await issuer.client.get(f"{API}/achievements/{achievement}/credentials", params=query)
        assert response.status_code == 200, response.text
        items: list[dict[str, Any]] = response.json()["items"]
        return items

    def offered(self, achievement: str, student: Student, **values: Any) -> UUID:
        """An award that the student has accepted, and that nothing is signed of."""
        return self.factory.badge_offer(achievement, student.account, **values)

    async def sign_accepted(self, credential: UUID) -> CredentialStatus:
        """The owner accepts."""
        async with self.database.transaction() as session:
            return await signing.sign_accepted(session, self.settings, self.secrets, credential)

    async def issued(self, achievement: str, student: Student, **values: Any) -> UUID:
        """A signed badge of the student's."""
        credential = self.offered(achievement, student, **values)
        async with self.database.transaction() as session:
            await signing.issue(session, self.settings, self.secrets, credential)
        return credential

    async def revoke(self, issuer: Issuer, credential: UUID | str, **values: Any) -> httpx.Response:
        return await issuer.client.post(
            f"{API}/credentials/{credential}/revoke", json={"reason": REASON, **values}
        )

    async def make_code(self, issuer: Issuer, achievement: str, **values: Any) -> httpx.Response:
        draft = {
            "id": str(uuid4()),
            "label": "Forum des métiers",
            "expires_at": (datetime.now(UTC) + timedelta(days=2)).isoformat(),
            **values,
        }
        return await issuer.client.post(f"{API}/achievements/{achievement}/codes", json=draft)

    def request(self, achievement: str, student: Student, **values: Any) -> UUID:
        """A request that waits for the issuer."""
        return self.factory.badge_request(achievement, student.account, **values)

    async def decide(self, issuer: Issuer, *decisions: dict[str, Any]) -> httpx.Response:
        return await issuer.client.post(
            f"{API}/organisations/{issuer.organisation}/requests/decide",
            json={"id": str(uuid4()), "decisions": list(decisions)},
        )

    async def told(self, client: httpx.AsyncClient) -> list[str]:
        """Kinds of a person's notifications, the latest first."""
        return [one["kind"] for one in (await client.get("/api/v1/me/notifications")).json()["items"]]
