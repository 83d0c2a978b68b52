"""Decisions about missing questions: counted by a keyed digest, kept in words from the third similar one on.

Nothing of whoever asks is kept: no account, no address, no phone. A talk counts once, and whoever sends it
once a day (in the memory of the process that hears it), so that nobody brings their own words before staff by
saying them again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.home.feedback.service import without_people
from api.home.missing import acts, queries, words
from api.home.missing.models import Outcome
from api.home.missing.schemas import MissingQuestionsQuery
from api.home.search import service as search
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import now, today
from api.platform.kit.database import Reader
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run, run_each
from api.platform.kit.threads import read_text
from api.platform.settings import Settings
from api.safety.first_names import service as first_names

Kind = Literal["unanswered", "badly_rated"]
IN_WORDS = 3
"""Similar questions, each of another talk, from which on the words of one are kept."""
TALKS = 20
"""Talks that a question remembers."""
PURPOSE = "missing question"
ID_BYTES = 16
TALK_BYTES = 8
_PLACES = ("commune", "department")


@dataclass(frozen=True)
class Missing:
    """A question that may be counted."""

    id: UUID
    words: str
    """What may be kept of it."""


async def read(reader: Reader, connection: AsyncConnection, secrets: Secrets, text: str) -> Missing | None:
    """What is counted of a question; None of one that is not: where somebody is in need, where it is for
    nobody, where it says nothing.
    """
    said = await read_text(words.read, text)
    if said is None:
        return None
    understood = (await search.search(reader, connection, " ".join(words.spelt(said)), limit=1)).understood
    # Places first: « La Roche » reads as somebody's name.
    said = await read_text(without_people, words.hide(said, _places(understood)), contact=False)
    spelt = words.spelt(said)
    # Capitals say nothing here, phones write none: a word of every day is no name.
    names = await first_names.possible(connection, [one.capitalize() for one in spelt])
    said = words.hide(said, {one for one, its in zip(spelt, names, strict=True) if its})
    meant = {one["typed"]: one["meant"] for one in understood["corrected"]}
    told = [meant.get(one, one) for one in words.telling(said)]
    key: str = (await connection.execute(queries.STEMS, {"words": told})).scalar_one()
    if not key or understood["distress"]:
        return None
    return Missing(UUID(bytes=secrets.mark(PURPOSE, key)[:ID_BYTES]), said)


def _places(understood: Mapping[str, Any]) -> set[str]:
    read = [word for one in understood["readings"] if one["sort"] in _PLACES for word in one["words"]]
    return {part for word in read for part in word.split()}


async def count(session: AsyncSession, secrets: Secrets, missing: Missing, talk: str, kind: Kind) -> None:
    """Count a question of a talk; of one that counted before nothing changes."""
    await run(
        session,
        queries.COUNT,
        {
            "id": missing.id,
            "unanswered": int(kind == "unanswered"),
            "badly_rated": int(kind == "badly_rated"),
            "talk": secrets.mark(f"{PURPOSE} {missing.id}", talk)[:TALK_BYTES],
            "talks": TALKS,
            "in_words": IN_WORDS,
            "words": missing.words,
            "today": today(),
        },
    )


async def for_staff(connection: AsyncConnection, query: MissingQuestionsQuery) -> list[Found]:
    """Those in words; at most `limit` + 1, the most frequent first."""
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.FOR_STAFF,
        {
            "outcome": query.outcome,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    return [Found(row.position, row.id, row.json) for row in rows]


async def without_words(connection: AsyncConnection) -> int:
    """How many were asked too seldom to be read."""
    return int((await connection.execute(queries.WITHOUT_WORDS)).scalar_one())


async def decide(session: AsyncSession, viewer: Viewer, question_id: UUID, outcome: Outcome) -> None:
    """Put a question away, or take it back. Raises NotFoundError."""
    parameters = {"id": question_id, "outcome": outcome, "now": None if outcome is Outcome.NEW else now()}
    if (await run(session, queries.DECIDE, parameters)).first() is None:
        raise NotFoundError
    await audit.note(
        session,
        acts.MISSING_QUESTION_DECIDED,
        actor=viewer.account_id,
        question_id=question_id,
        outcome=outcome,
    )


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Delete a batch of what nobody asked for longer than the period; how many went."""
    before = today() - timedelta(days=settings.missing_question_retention_days)
    return await run_each(session, [queries.DELETE_OLD], {"before": before})
