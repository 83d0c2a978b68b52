"""Two people who write to each other, and those who look after them. What they wrote is kept in memory:
the features that keep it stand above moderation, and have tests of their own."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import telling
from api.people.moderation.filing import file, found_in
from api.people.moderation.models import Origin
from api.platform.access import Role
from api.platform.feature.reportable import Found, Line, Meeting, Reportable, SubjectKind
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.safety.safeguarding.service import screen
from tests.conftest import Device
from tests.factories import Factory


class World:
    """A pupil of 15 in Nantes, a mentor, two referents of 44, one of 49, an adviser, an admin."""

    def __init__(self, factory: Factory, devices: Device, database: Database, settings: Settings) -> None:
        self.factory = factory
        self.devices = devices
        self.database = database
        self.settings = settings
        self.pupil = factory.account(Role.STUDENT, age=15, first_name="Cadet")
        self.mentor = factory.account(Role.MENTOR, first_name="Mentor")
        self.referent = factory.account(Role.REFERENT)
        self.colleague = factory.account(Role.REFERENT)
        self.elsewhere = factory.account(Role.REFERENT, departments=["49"])
        self.admin = factory.account(Role.ADMIN)
        self.conversation = uuid4()
        self.lines: list[Line] = []
        self.hidden: set[UUID] = set()
        self.held: set[UUID] = set()
        self.unmasked: dict[UUID, str] = {}
        self.reportables = {
            SubjectKind.MESSAGE: Reportable(
                SubjectKind.MESSAGE,
                self._find,
                self._excerpt,
                self._hide,
                self._release,
                self._seen_by,
                unmask=self._unmask,
            ),
            SubjectKind.CONVERSATION: Reportable(
                SubjectKind.CONVERSATION,
                self._find_conversation,
                self._excerpt,
                self._hide,
                self._release,
                self._seen_by,
                self._meetings,
            ),
        }
        self._phones: dict[UUID, httpx.AsyncClient] = {}

    async def phone(self, account: UUID) -> httpx.AsyncClient:
        """A device of that account, signed in."""
        if account not in self._phones:
            self._phones[account] = await self.devices(self.factory.session(account))
        return self._phones[account]

    def write(self, author: UUID, text: str) -> UUID:
        """A message, as the other one sees it."""
        line = Line(
            SubjectKind.MESSAGE,
            uuid4(),
            author,
            screen(text).text,
            "visible",
            datetime.now(UTC) - timedelta(minutes=60 - len(self.lines)),
        )
        self.lines.append(line)
        return line.id

    async def file(self, origin: Origin, author: UUID, text: str, department: str = "44") -> UUID:
        """A message in which the pipeline found something, and staff told of it; its case."""
        message = self.write(author, text)
        if origin is Origin.INSULT:
            self.held.add(message)
        async with self.database.transaction() as session:
            written = found_in(SubjectKind.MESSAGE, message, author, text, screen(text).spans)
            case = await file(session, written, origin=origin, department=department)
        await self.tell_staff(case)
        return case

    async def tell_staff(self, case: UUID) -> None:
        """The worker does its job."""
        async with self.database.transaction() as session:
            await telling.tell_staff(session, self.settings, case)

    async def report(
        self, by: UUID, subject: UUID, kind: str = "message", reason: str = "contact", **values: Any
    ) -> httpx.Response:
        """The phone of `by` reports."""
        body = {"id": str(uuid4()), "subject_kind": kind, "subject_id": str(subject), "reason": reason}
        return await (await self.phone(by)).post("/api/v1/reports", json={**body, **values})

    async def decide(
        self,
        by: UUID,
        case: UUID | str,
        decision: str,
        reason: str = "Ce n'est pas permis ici.",
        **values: Any,
    ) -> httpx.Response:
        """A moderator decides."""
        body = {"id": str(uuid4()), "decision": decision, "reason": reason}
        return await (await self.phone(by)).post(
            f"/api/v1/staff/cases/{case}/decide", json={**body, **values}
        )

    def suspend(self, account: UUID, days: float = 7) -> UUID:
        """A suspension that a moderator decided before."""
        return self.factory.decision(account, "suspend", until=datetime.now(UTC) + timedelta(days=days))

    def told(self, account: UUID) -> list[str]:
        """Kinds of the notifications of an account, oldest first."""
        rows = self.factory.connection.execute(
            "SELECT kind FROM stream_event WHERE account_id = %s ORDER BY id", (account,)
        )
        return [row[0] for row in rows]

    def mails(self) -> list[tuple[str, dict[str, Any]]]:
        """Recipient and letter of every mail, oldest first."""
        return self.factory.connection.execute(
            "SELECT recipient, letter FROM mail ORDER BY created_at, id"
        ).fetchall()

    async def _find(self, _: AsyncSession, message: UUID) -> Found | None:
        line = next((line for line in self.lines if line.id == message), None)
        parties = frozenset({self.pupil, self.mentor})
        return line and Found(line.author_id, "44", parties, self.conversation)

    async def _find_conversation(self, _: AsyncSession, conversation: UUID) -> Found | None:
        if conversation != self.conversation:
            return None
        return Found(None, "44", frozenset({self.pupil, self.mentor}), conversation)

    async def _excerpt(self, _: AsyncSession, __: UUID) -> Sequence[Line]:
        return self.lines

    async def _hide(self, _: AsyncSession, message: UUID) -> None:
        self.hidden.add(message)

    async def _release(self, _: AsyncSession, message: UUID) -> None:
        self.hidden.discard(message)
        self.held.discard(message)

    async def _unmask(self, _: AsyncSession, message: UUID, original: str) -> bool:
        self.unmasked[message] = original
        return True

    async def _seen_by(self, _: AsyncSession, message: UUID, account: UUID) -> bool:
        return account in (self.pupil, self.mentor) and message not in self.held | self.hidden

    async def _meetings(self, _: AsyncSession, account: UUID) -> Sequence[Meeting]:
        if account not in (self.pupil, self.mentor):
            return ()
        moment = datetime.now(UTC)
        return [
            Meeting(self.conversation, self.pupil, self.mentor, "44", "open", moment, moment, len(self.lines))
        ]
