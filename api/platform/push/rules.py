"""What push asks about the notices that it hands over; `notices`, which stand above it, answer."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.language import Words


@dataclass(frozen=True, slots=True)
class Rules:
    """Made by `notices.push_rules`, given to the jobs by the worker."""

    lock_screen: Callable[[str], tuple[Words, Words]]
    """Title and body for the name of a kind."""
    waits: Callable[[str], bool]
    """Whether a kind waits for the end of the night and of school."""
    everybody_is_free: Callable[[datetime], bool]
    """Whether anybody may be rung then."""
    free_moments: Callable[[AsyncConnection, Sequence[tuple[UUID, datetime]]], Awaitable[Sequence[datetime]]]
    """For each account and moment, the first from that one on at which it may be rung."""
    write_instead: Callable[[AsyncSession, UUID, Sequence[tuple[str, str]]], Awaitable[None]]
    """Mail an account what did not ring, kinds and pages, where it has no other device."""
