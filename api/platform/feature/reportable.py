"""What a feature says about the things that people report in it.

Moderation stands below the features whose words it looks at: each describes itself with a `Reportable`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession


class SubjectKind(StrEnum):
    """What a case is about; each kind is looked after by one feature."""

    QUESTION = "question"
    MESSAGE = "message"
    CONVERSATION = "conversation"
    ANSWER = "answer"
    MENTOR = "mentor"
    BADGE_REQUEST = "badge_request"
    APPLICATION = "application"
    COMPANY = "company"
    """What somebody of a company did; its id is that of an application, whose student reports it."""
    ISSUER = "issuer"
    """What somebody of an issuer did; its id is that of a request or an award, whose student reports it."""
    WORDS = "words"
    """What somebody wanted to say to a minor beside conversations: refused, it is nowhere but in its case."""
    CHAT = "chat"
    """What somebody who is signed in wrote to the chatbox: it is nowhere but in its case."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that may be reported."""

    about_id: UUID | None
    """Whose words or conduct it is; None where that is the other one than whoever reports (a conversation),
    or where their account is erased."""
    department: str
    """Whose referents decide; empty: only admins."""
    parties: frozenset[UUID] = frozenset()
    """Everybody whom it concerns, its author included: none of them may decide about it."""
    conversation_id: UUID | None = None
    across: frozenset[UUID] = frozenset()
    """Where several stand on the other side of whoever reports: all of them are kept apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was written, as its readers see it; moderation adds what was masked."""

    kind: SubjectKind
    id: UUID
    author_id: UUID | None
    text: str
    status: str
    """As the feature names it: visible, held, hidden…"""
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conversation without its words."""

    conversation_id: UUID
    student_id: UUID | None
    mentor_id: UUID | None
    department: str
    status: str
    opened_at: datetime
    last_at: datetime
    messages: int


async def _by_nobody(_session: AsyncSession, _subject_id: UUID, _account_id: UUID) -> bool:
    return False


async def _no_meetings(_session: AsyncSession, _account_id: UUID) -> Sequence[Meeting]:
    return ()


async def _nothing_masked(_session: AsyncSession, _subject_id: UUID, _original: str) -> bool:
    return False


@dataclass(frozen=True)
class Reportable:
    """One kind of thing that may be reported. Each works in the caller's transaction and never commits."""

    kind: SubjectKind
    find: Callable[[AsyncSession, UUID], Awaitable[Found | None]]
    """None when there is no such thing (any more)."""
    excerpt: Callable[[AsyncSession, UUID], Awaitable[Sequence[Line]]]
    """It and what surrounds it, oldest first (some ten messages on either side); of a conversation, all."""
    hide: Callable[[AsyncSession, UUID], Awaitable[None]]
    """Nobody but moderators sees it from now on."""
    release: Callable[[AsyncSession, UUID], Awaitable[None]]
    """A held or hidden one is seen as if it had never been; any other stays as it is."""
    seen_by: Callable[[AsyncSession, UUID, UUID], Awaitable[bool]] = _by_nobody
    """Whether that account sees it, and so may report it."""
    meetings: Callable[[AsyncSession, UUID], Awaitable[Sequence[Meeting]]] = _no_meetings
    """The conversations of an account, newest first; of conversations only."""
    unmask: Callable[[AsyncSession, UUID, str], Awaitable[bool]] = _nothing_masked
    """It is read as it was written; whether anything of it was masked until now."""


Reportables = Mapping[SubjectKind, Reportable]
"""Every kind there is, by its name."""
