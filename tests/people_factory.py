"""Makes what happens between people: consents, questions, conversations, blocks, cases and decisions."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from api.platform.kit import clock
from api.platform.kit.database import driver_sql
from api.platform.stream.queries import INSERT, WAKES

_WAITING = """
    SELECT count(*) FROM pg_locks waits WHERE NOT granted AND EXISTS (
        SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
        WHERE pid = waits.pid AND datname = current_database())
"""
"""Other tests wait in databases of their own, on the same server."""


class Rows:
    """Writes rows into the test's database."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection

    def _insert(self, table: str, returning: str, values: dict[str, Any]) -> Any:
        adapted = {
            key: json.dumps(value) if isinstance(value, dict) else value for key, value in values.items()
        }
        row = self.connection.execute(
            sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING {}").format(
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, adapted)),
                sql.SQL(", ").join(sql.Placeholder() for _ in adapted),
                sql.Identifier(returning),
            ),
            list(adapted.values()),
        ).fetchone()
        assert row
        return row[0]


class People(Rows):
    """Each call returns the new row's key."""

    def tell(self, account: UUID, kind: str, *, notice: bool = True, **data: Any) -> None:
        """Something happens to a person, as features tell it: their open streams hear of it."""
        values = {
            "account_ids": [account],
            "kinds": [kind],
            "data": [json.dumps(data)],
            "notices": [notice],
            "ring_at": [None],
        }
        self.connection.execute(driver_sql(INSERT).encode(), values)
        self.connection.execute("SELECT pg_notify(%s, %s)", [WAKES, str(account)])

    def pupil_school(self, account: UUID, *, department: str = "44", **values: Any) -> UUID:
        """A pupil of a school there, by its code, since just now."""
        row = {
            "account_id": account,
            "uai": f"0{department}0001A",
            "name": "Lycée",
            "commune_name": "",
            "department": department,
            "linked_by": "code",
            "linked_at": clock.now(),
        }
        return UUID(str(self._insert("pupil_school", "id", {**row, **values})))

    def question(self, student: UUID, **values: Any) -> UUID:
        """A question about gardening that waits for anyone who knows, unless told otherwise."""
        defaults = {
            "id": uuid4(),
            "account_id": student,
            "text": "Est-ce que tu travailles dehors toute l'année ?",
            "career_code": "A1202",
            "department": "44",
            "minor": True,
            "status": "waiting",
        }
        made: UUID = self._insert("question", "id", {**defaults, **values})
        return made

    def question_offer(self, question: UUID, mentor: UUID, **values: Any) -> None:
        """The question lies in the mentor's inbox."""
        row = {"question_id": question, "account_id": mentor, **values}
        self._insert("question_offer", "question_id", row)

    def block(self, blocker: UUID, blocked: UUID) -> UUID:
        """One person blocked another."""
        name = self._first_name(blocked)
        row = {"blocker_id": blocker, "blocked_id": blocked, "id": uuid4(), "known_as": name}
        return UUID(str(self._insert("block", "id", row)))

    def consent(self, account: UUID, purpose: str, *parties: str) -> None:
        """The person (and `parent`, where named) agreed just now."""
        for party in parties or ("self",):
            row = {
                "account_id": account,
                "purpose": purpose,
                "party": party,
                "answer": "agreed",
                "how": "app",
            }
            self._insert("consent_decision", "id", {**row, "decided_at": datetime.now(UTC)})

    def conversation(self, student: UUID | None, mentor: UUID | None, **values: Any) -> UUID:
        """An open conversation that a question began, unless told otherwise; its first message is there."""
        first = values.pop("text", "Bonjour, comment devient-on jardinier ?")
        defaults = {
            "question_id": uuid4(),
            "student_id": student,
            "mentor_id": mentor,
            "department": "44",
            "student_delivered": 1,
            "student_seen": 1,
        }
        made: UUID = self._insert("conversation", "id", {**defaults, **values})
        self.message(made, "student", first)
        return made

    def message(self, conversation: UUID, side: str, text: str, **values: Any) -> UUID:
        """The next message of a conversation."""
        row = self.connection.execute(
            "UPDATE conversation SET last_seq = last_seq + 1 WHERE id = %s RETURNING last_seq", [conversation]
        ).fetchone()
        assert row
        defaults = {
            "conversation_id": conversation,
            "seq": row[0],
            "id": uuid4(),
            "side": side,
            "text": text,
        }
        made: UUID = self._insert("message", "id", {**defaults, **values})
        return made

    def availability(self, mentor: UUID, **values: Any) -> None:
        """What a mentor said of when and how much they answer."""
        self._insert("mentor_availability", "account_id", {"account_id": mentor, **values})

    def cases(self) -> list[tuple[str, UUID, str]]:
        """Origin of each case, whose words it is about, and what was really written."""
        return self.connection.execute(
            "SELECT k.origin, k.about_id, e.original FROM moderation_case k"
            " JOIN moderation_evidence e ON e.case_id = k.id ORDER BY k.opened_at, k.id"
        ).fetchall()

    def case(self, about: UUID | None = None, **values: Any) -> UUID:
        """A report about somebody, in department 44, that waits for a moderator."""
        defaults = {
            "origin": "report",
            "subject_kind": "mentor",
            "subject_id": uuid4(),
            "gravity": 2,
            "department": "44",
            "about_id": about,
        }
        made: UUID = self._insert("moderation_case", "id", {**defaults, **values})
        return made

    def silence(self, silenced: UUID, *, toward: UUID, **values: Any) -> UUID:
        """A reported person cannot reach the one who reported."""
        apart = {"silenced_id": silenced, "toward_id": toward, "known_as": self._first_name(silenced)}
        made: UUID = self._insert("silence", "id", {**apart, "case_id": self.case(silenced), **values})
        return made

    def _first_name(self, account: UUID) -> str:
        """What somebody is called on the day when another one turns them away."""
        row = self.connection.execute("SELECT first_name FROM account WHERE id = %s", [account]).fetchone()
        assert row
        return str(row[0])

    def decision(self, about: UUID, decision: str, **values: Any) -> UUID:
        """A moderator's decision about somebody, with its case."""
        moment = datetime.now(UTC)
        defaults = {
            "id": uuid4(),
            "decision": decision,
            "about_id": about,
            "reason": "Motif",
            "case_id": None,
        }
        row = {**defaults, **values}
        row["case_id"] = row["case_id"] or self.case(about, decided_at=moment)
        made: UUID = self._insert("moderation_decision", "id", row)
        return made

    async def a_lock_is_waited_for(self) -> None:
        """Until somebody waits in this database for a lock that another one holds. Raises TimeoutError."""
        async with asyncio.timeout(60):
            while self.connection.execute(_WAITING).fetchone() == (0,):  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(0.01)

    def letters(self, account: UUID) -> list[str]:
        """The mails that wait for somebody, each as one text, the oldest first."""
        rows = self.connection.execute(
            "SELECT letter FROM mail JOIN account a ON a.email = recipient WHERE a.id = %s ORDER BY mail.id",
            [account],
        ).fetchall()
        return ["\n".join([row[0]["subject"], *row[0]["paragraphs"], row[0]["url"]]) for row in rows]
