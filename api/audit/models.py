"""The audit: who did what to rights, bans, exports, consents and private conversations."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Identity
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.kit.columns import created_column, json_column


class AuditEntry(SQLModel, table=True):
    """One act. The database refuses to change it, and to delete it before its time (migration 0005)."""

    __tablename__ = "audit_entry"

    id: int | None = Field(None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    at: datetime | None = Field(None, sa_column=created_column())
    actor: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True), index=True))
    """Account that acted; null for the system, or for a parent without an account."""
    action: str
    """For example `role.granted`, `account.banned`, `consent.withdrawn`."""
    account_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True), index=True))
    """Account that it was done to."""
    department: str | None = None
    detail: dict[str, Any] = Field(sa_column=json_column("{}"))
    """Facts without names or addresses: they cannot be erased from here."""
