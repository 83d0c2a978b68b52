"""The audit: who did what to rights, bans, exports, consents and private conversations."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, DateTime, Identity, Integer, LargeBinary, func
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import json_column, moment_column


class AuditEntry(SQLModel, table=True):
    """One act. The database refuses to change it, or to delete it before its time (migrations)."""

    __tablename__ = "audit_entry"

    id: int | None = Field(None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    at: datetime | None = Field(
        None,
        sa_column=Column(
            DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp(), index=True
        ),
    )
    """When it was written; the database's own clock, which the application cannot give."""
    actor: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True), index=True))
    """Account that acted; null for the system, or for a parent without an account."""
    action: str
    """For example `role.granted`, `account.banned`, `consent.withdrawn`."""
    account_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True), index=True))
    """Account that it was done to."""
    department: str | None = None
    detail: dict[str, Any] = Field(sa_column=json_column("{}"))
    """Facts without names or addresses: they cannot be erased from here."""


class AuditSeal(SQLModel, table=True):
    """The entries of one day (UTC) as one number, which holds that of the day before (`chain.py`).

    Written by the database function `epass_seal_audit`, and kept when the entries are deleted.
    """

    __tablename__ = "audit_seal"

    day: date | None = Field(None, primary_key=True)
    entries: int = Field(sa_column=Column(Integer, nullable=False))
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """SHA-256 of the day's entries."""
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """SHA-256 of the day before's `digest`, this day, how many entries it has, and `content`."""
    sealed_at: datetime = Field(sa_column=moment_column())
