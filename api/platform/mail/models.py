"""Mails: written in the transaction that causes them, sent by the worker."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, id_column, json_column, reference


class Mail(SQLModel, table=True):
    """One mail. Its text and address are gone once it is sent."""

    __tablename__ = "mail"
    __table_args__ = (Index("ix_mail_created_at", "created_at"),)

    id: UUID | None = Field(None, sa_column=id_column())
    recipient: str
    letter: dict[str, Any] = Field(sa_column=json_column("{}"))
    """What it says, as `mail.letters.Letter` lays it out."""
    about_id: UUID | None = Field(None, sa_column=reference("account.id", nullable=True, index=True))
    """Whom it is about, whoever reads it: their first name may stand in it. It goes with their account."""
    created_at: datetime | None = Field(None, sa_column=created_column())
