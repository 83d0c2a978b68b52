"""Ordinary messages, written down together with those that others send at the same moment."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import OperationalError
from psycopg.errors import DeadlockDetected, UniqueViolation

from api.people.accounts import service as accounts
from api.people.privacy import service as privacy
from api.platform.kit.batcher import Batcher
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.kit.secrets import digest
from api.platform.settings import Settings
from api.platform.stream import service as stream
from api.safety.reach import ages
from api.safety.safeguarding.service import EARLIER_MESSAGES, INVITED_WITHIN, SHORT
from api.talk.conversations import ordinary_queries
from api.talk.conversations.models import MessageStatus
from api.talk.conversations.schemas import MessageCreate, MessagePublic

MOST = 64
"""Messages of one statement: the accounts that it wakes fit into one NOTIFY (8,000 bytes)."""
MOST_KNOWN = 50_000
"""Sessions that are remembered, by their digests: more than send messages to one process in a day."""
WAIT_SECONDS = 10
"""As long as for an answer of the database; the app sends it again then."""


class Draft(NamedTuple):
    """A message in which nothing was found, and the session that sent it."""

    token: str
    conversation_id: UUID
    message: MessageCreate


class OrdinaryMessages:
    """Those of one process."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = settings
        self._batcher: Batcher[Draft, MessagePublic | None] = Batcher(
            self._say, most=MOST, seconds=WAIT_SECONDS
        )
        self._known: OrderedDict[bytes, None] = OrderedDict()

    def knows(self, token: str) -> bool:
        """Whether a session of that token was there when it last sent a message. Perhaps it has ended since:
        what writes a message down looks itself.
        """
        return digest(token) in self._known

    def remember(self, token: str) -> None:
        """A session of that token is there: its messages may take a turn among those of others."""
        self._known[digest(token)] = None
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)

    async def say(self, draft: Draft) -> MessagePublic | None:
        """Write it down and tell both people; None, and nothing changed, where it is not ordinary.

        Raises psycopg.Error.
        """
        try:
            # Two of one conversation would have one place in it.
            said = await self._batcher.submit(draft.conversation_id, draft)
        except TimeoutError:
            raise OperationalError("messages wait for too long") from None
        if said is None:  # for one reason or another: perhaps its session is over
            self._known.pop(digest(draft.token), None)
        return said

    async def _say(self, drafts: Sequence[Draft]) -> list[MessagePublic | None]:
        moment = now()
        try:
            rows = await self.database.hot.fetch(ordinary_queries.SAY, self._parameters(drafts, moment))
        except (UniqueViolation, DeadlockDetected):
            # Somebody else writes one of these ids at the same moment: each goes its own way, step by step.
            return [None] * len(drafts)
        stream.wake(self.database, {person for row in rows for person in row[3:]})
        said = {conversation_id: (seq, side) for conversation_id, seq, side, *_ in rows}
        return [
            MessagePublic(
                id=draft.message.id,
                seq=said[draft.conversation_id][0],
                side=said[draft.conversation_id][1],
                text=draft.message.text,
                masked=False,
                distress=False,
                status=MessageStatus.VISIBLE,
                sent_at=moment,
            )
            if draft.conversation_id in said
            else None
            for draft in drafts
        ]

    def _parameters(self, drafts: Sequence[Draft], moment: datetime) -> dict[str, Any]:
        return {
            **privacy.clocked(self.settings),
            **ages(self.settings),
            **accounts.known_by(draft.token for draft in drafts),
            "now": moment,
            "short": SHORT,
            "earlier": EARLIER_MESSAGES,
            "within": INVITED_WITHIN,
            "conversation_ids": [draft.conversation_id for draft in drafts],
            "message_ids": [draft.message.id for draft in drafts],
            "texts": [draft.message.text for draft in drafts],
        }
