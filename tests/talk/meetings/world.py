"""Meetings that are announced, joined, opened and ended through the API."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx

from api.platform.jobs.queue import Tools
from api.platform.kit.clock import PARIS, today
from api.talk.meetings.jobs import do_all
from tests.talk.questions.world import Person
from tests.talk.questions.world import World as Questions

QUESTION = "Faut-il aimer travailler dehors ?"
ANSWER = "Oui, par tous les temps : on s’habille bien."


def in_days(days: int, hour: int = 17) -> datetime:
    """A moment at which meetings may begin."""
    day = today() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=PARIS)


class World(Questions):
    """Mentors, students, and what they do in meetings."""

    async def send_meeting(self, person: Person, **values: Any) -> httpx.Response:
        draft = {"id": str(uuid4()), "starts_at": in_days(3).isoformat(), **values}
        return await person.client.post("/api/v1/meetings", json=draft)

    async def meeting(self, mentor: Person, **values: Any) -> str:
        """The id of a meeting that a mentor announced."""
        response = await self.send_meeting(mentor, **values)
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    async def listed(self, person: Person | None = None, **query: Any) -> list[str]:
        client = person.client if person else await self.devices()
        response = await client.get("/api/v1/meetings", params=query)
        assert response.status_code == 200, response.text
        return [one["id"] for one in response.json()["items"]]

    async def read(self, person: Person, meeting: str) -> dict[str, Any]:
        found: dict[str, Any] = (await person.client.get(f"/api/v1/meetings/{meeting}")).json()
        return found

    async def register(self, person: Person, meeting: str) -> httpx.Response:
        return await person.client.put(f"/api/v1/meetings/{meeting}/registration")

    async def seated(self, meeting: str, **values: Any) -> Person:
        """A student with a seat."""
        person = await self.student(**values)
        response = await self.register(person, meeting)
        assert response.status_code == 200, response.text
        return person

    async def leave(self, person: Person, meeting: str) -> None:
        response = await person.client.delete(f"/api/v1/meetings/{meeting}/registration")
        assert response.status_code == 204, response.text

    async def step(self, person: Person, meeting: str, step: str) -> int:
        """`open`, `close` or `cancel` it; the status."""
        return (await person.client.post(f"/api/v1/meetings/{meeting}/{step}")).status_code

    async def send_question(
        self, person: Person, meeting: str, text: str = QUESTION, **values: Any
    ) -> httpx.Response:
        draft = {"id": str(uuid4()), "text": text, **values}
        return await person.client.post(f"/api/v1/meetings/{meeting}/questions", json=draft)

    async def question(self, person: Person, meeting: str, text: str = QUESTION, **values: Any) -> str:
        response = await self.send_question(person, meeting, text, **values)
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    async def send_answer(
        self, person: Person, meeting: str, question: str, text: str = ANSWER, **values: Any
    ) -> httpx.Response:
        draft = {"id": str(uuid4()), "text": text, **values}
        path = f"/api/v1/meetings/{meeting}/questions/{question}/answer"
        return await person.client.post(path, json=draft)

    async def answered(
        self, person: Person, meeting: str, question: str, text: str = ANSWER, **values: Any
    ) -> dict[str, Any]:
        response = await self.send_answer(person, meeting, question, text, **values)
        assert response.status_code == 201, response.text
        found: dict[str, Any] = response.json()
        return found

    async def room(self, person: Person, meeting: str) -> dict[str, Any]:
        response = await person.client.get(f"/api/v1/meetings/{meeting}/room")
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    async def said(self, person: Person, meeting: str) -> list[tuple[str, str | None]]:
        """Questions and answers that a person reads there."""
        questions = (await self.room(person, meeting))["questions"]
        return [(one["text"], one["answer"] and one["answer"]["text"]) for one in questions]

    def begin(self, meeting: str, minutes_ago: int = 0) -> None:
        """It begins now, or began so many minutes ago."""
        began = datetime.now(UTC) - timedelta(minutes=minutes_ago)
        self.factory.connection.execute(
            "UPDATE meeting SET starts_at = %s, ends_at = %s + (ends_at - starts_at) WHERE id = %s",
            [began, began, meeting],
        )

    async def opened(self, mentor: Person, meeting: str) -> None:
        self.begin(meeting)
        assert await self.step(mentor, meeting, "open") == 204

    async def five_minutes(self) -> None:
        """What the worker does every five minutes."""
        await do_all(Tools(self.database, self.settings))

    async def told_of_meetings(self, person: Person) -> list[str]:
        """What a person was told of meetings, the latest first."""
        items = (await person.client.get("/api/v1/me/notifications")).json()["items"]
        return [one["kind"] for one in items if one["kind"].startswith("meeting.")]

    def waits_until(self, question: str) -> datetime | None:
        row = self.factory.connection.execute(
            "SELECT waits_until FROM question WHERE id = %s", [question]
        ).fetchone()
        assert row
        moment: datetime | None = row[0]
        return moment

    def seats(self, meeting: str) -> set[UUID]:
        rows = self.factory.connection.execute(
            "SELECT account_id FROM meeting_seat WHERE meeting_id = %s", [meeting]
        )
        return {row[0] for row in rows}
