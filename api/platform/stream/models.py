"""What happens to a person: one row per event, from which notifications are shown."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Column, Identity, Index, text
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, json_column, moment_column, reference


class StreamEvent(SQLModel, table=True):
    """One event of one person. Ids are assigned in the order of commits, so that resuming skips nothing."""

    __tablename__ = "stream_event"
    __table_args__ = (
        Index("ix_stream_event_account_id_id", "account_id", "id"),
        Index("ix_stream_event_age", "notice", "created_at"),
        Index("ix_stream_event_unseen", "account_id", postgresql_where=text("notice AND seen_at IS NULL")),
        Index("ix_stream_event_ring_at", "ring_at", postgresql_where=text("ring_at IS NOT NULL")),
    )

    id: int | None = Field(None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True))
    account_id: UUID = Field(sa_column=reference("account.id"))
    kind: str
    """For example `export.ready`; the app has the words."""
    data: dict[str, Any] = Field(sa_column=json_column("{}"))
    """Ids and dates the words need; never the content of a message."""
    created_at: datetime | None = Field(None, sa_column=created_column())
    seen_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    put_away_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When the person took it off their list."""
    notice: bool = Field(True, sa_column=Column(Boolean, nullable=False, server_default="true"))
    """Whether it stands in the notification centre; else it only wakes the app."""
    ring_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When it is to be told outside the app, while that has to wait (`api/platform/notices`)."""
