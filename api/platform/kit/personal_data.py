"""What a feature says about the people whose data it keeps.

Privacy and accounts stand below the features that keep most about people (conversations, offers, badges):
each feature describes itself with its `PersonalData`, which its `feature.py` names.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.language import Words


class Purpose(StrEnum):
    """Optional processing that waits for consent."""

    CONVERSATIONS = "conversations"
    PUSH = "push"
    LOCATION = "location"
    BADGES = "badges"
    CARD = "card"


@dataclass(frozen=True)
class KeptFile:
    """A file that is kept about somebody; in a copy of their data it is a file again."""

    name: str
    """As it stands in the copy; unique within the feature's part."""
    read: Callable[[AsyncSession], Awaitable[bytes | None]]
    """What it holds, when its turn comes: all of them at once may be too much. Null: it is gone meanwhile."""


async def _nothing_exported(_session: AsyncSession, _account_id: UUID) -> dict[str, Any]:
    return {}


async def _nothing_erased(_session: AsyncSession, _account_id: UUID) -> None:
    return None


async def _nothing_withdrawn(_session: AsyncSession, _account_id: UUID, _purpose: Purpose) -> None:
    return None


async def _nobody_concerned(_session: AsyncSession, _account_id: UUID) -> Sequence[UUID]:
    return ()


async def _nothing_outlives(_session: AsyncSession, _account_id: UUID, _marks: Collection[bytes]) -> None:
    pass


async def _nothing_learned(_session: AsyncSession, _account_id: UUID, _facts: "SignInFacts") -> None:
    return None


async def _no_codes(_session: AsyncSession, _account_id: UUID) -> Sequence[str]:
    return ()


async def _nobody_met(_connection: AsyncConnection, _child_id: UUID) -> Sequence["Contact"]:
    return ()


async def _nothing_asked(_connection: AsyncConnection, _child_id: UUID) -> int:
    return 0


async def _nothing_awaited(_connection: AsyncConnection, _child_id: UUID) -> bool:
    return False


@dataclass(frozen=True)
class Contact:
    """Somebody a child talks with, as far as a parent is told: who, and since when; never a word of it."""

    first_name: str
    """Empty once they have left."""
    kind: str
    """professional, apprentice, student or adviser; empty once they have left."""
    organisation: str | None
    since: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class SignInFacts:
    """What a provider said of a person at sign-in that another feature may need."""

    provider: str
    pupil: bool
    """False: the provider says what people are to their school, and this one is no pupil (any more)."""
    uai: str | None
    """Establishment of a pupil, as the provider names it today."""


@dataclass(frozen=True)
class PersonalData:
    """One feature's duties toward a person. Each works in the caller's transaction and never commits."""

    name: str
    title: Words
    """Heading of this part in an export."""
    export: Callable[[AsyncSession, UUID], Awaitable[dict[str, Any]]] = _nothing_exported
    """Everything kept about the account, as JSON; files as `KeptFile`."""
    erase: Callable[[AsyncSession, UUID], Awaitable[None]] = _nothing_erased
    """Delete what is kept about the account."""
    withdraw: Callable[[AsyncSession, UUID, Purpose], Awaitable[None]] = _nothing_withdrawn
    """A consent has ended: stop this processing at once, and delete what it alone kept."""
    outlive: Callable[[AsyncSession, UUID, Collection[bytes]], Awaitable[None]] = _nothing_outlives
    """Before the account is erased: keep, by keyed digests of its ways in, what holds for who returns."""
    banned: Callable[[AsyncSession, UUID], Awaitable[Sequence[UUID]]] = _nobody_concerned
    """The account is banned: end its dealings; the accounts that must be told."""
    sirets: Callable[[AsyncSession, UUID], Awaitable[Sequence[str]]] = _no_codes
    """Company numbers that a ban of the account shuts out too."""
    departments: Callable[[AsyncSession, UUID], Awaitable[Sequence[str]]] = _no_codes
    """Departments that the account is known to belong to; their referents may act on it."""
    shown_to_parent: Callable[[AsyncConnection, UUID], Awaitable[Sequence[Contact]]] = _nobody_met
    """Those with whom a child talks, for the parent who shares in the consent; the last met first."""
    unanswered: Callable[[AsyncConnection, UUID], Awaitable[int]] = _nothing_asked
    """How many questions of a child nobody has taken yet, for the same parent; never their words."""
    awaits_parent: Callable[[AsyncConnection, UUID], Awaitable[bool]] = _nothing_awaited
    """Whether a badge of the child's awaits a parent's yes."""
    signed_in: Callable[[AsyncSession, UUID, SignInFacts], Awaitable[None]] = _nothing_learned
    """The account signed in elsewhere, and this was said of it."""
