"""Badges from elsewhere, and the links by which badges are shared."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    client_id_column,
    created_column,
    flag_column,
    id_column,
    json_column,
    moment_column,
    reference,
    words_column,
)


class BackpackItem(SQLModel, table=True):
    """A badge from elsewhere, its bytes as they were given."""

    __tablename__ = "badge_backpack"
    __table_args__ = (
        UniqueConstraint("account_id", "digest", name="uq_badge_backpack_digest"),
        Index("ix_badge_backpack_checked", "checked_at"),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id"))
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    media_type: str = Field(sa_column=Column(Text, nullable=False))
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """SHA-256 of the content: the same file twice is one badge."""
    source_url: str = Field("", sa_column=words_column())
    """Where it was fetched; empty when it was a file."""
    name: str = Field("", sa_column=words_column())
    finding: dict[str, Any] = Field(sa_column=json_column("{}"))
    """What the last check found."""
    picture: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Cleaned PNG, if it had one."""
    checked_at: datetime = Field(sa_column=moment_column())
    checking_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Since when a check of it is running: one at a time."""
    created_at: datetime | None = Field(None, sa_column=created_column())


class BadgeShare(SQLModel, table=True):
    """A link by which anyone may see one badge, until its owner stops it."""

    __tablename__ = "badge_share"
    __table_args__ = (
        CheckConstraint("(credential_id IS NULL) <> (backpack_id IS NULL)", name="one"),
        Index("ix_badge_share_over", text("least(ended_at, expires_at)")),
    )

    id: UUID = Field(sa_column=client_id_column())
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    credential_id: UUID | None = Field(
        None, sa_column=reference("badge_credential.id", nullable=True, index=True)
    )
    backpack_id: UUID | None = Field(
        None, sa_column=reference("badge_backpack.id", nullable=True, index=True)
    )
    token_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    sealed_token: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """So that its owner can show the link again."""
    shown_name: str | None = Field(None, sa_column=Column(Text))
    """What the owner wants to be called there; null: no name."""
    show_evidence: bool = Field(False, sa_column=flag_column())
    created_at: datetime | None = Field(None, sa_column=created_column())
    expires_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    ended_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
