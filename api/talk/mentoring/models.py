"""When and how much a mentor can answer."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Date, Float, SmallInteger
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import json_column, moment_column, reference


class MentorAvailability(SQLModel, table=True):
    """A mentor's own limits; without a row the defaults hold."""

    __tablename__ = "mentor_availability"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    capacity: int = Field(3, sa_column=Column(SmallInteger, nullable=False, server_default="3"))
    """Conversations open at the same time; 0: none."""
    hours: list[dict[str, Any]] = Field(sa_column=json_column("[]"))
    """When they like to be rung: weekday (1 Monday), from, to (HH:MM, Paris). Empty: always."""
    away_from: date | None = Field(None, sa_column=Column(Date))
    away_until: date | None = Field(None, sa_column=Column(Date))
    """Holidays, both days included."""
    silences: int = Field(0, sa_column=Column(SmallInteger, nullable=False, server_default="0"))
    """Questions in a row that stayed without an answer."""
    silent_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Paused after three of them; the mentor takes it back themself."""
    hidden_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """By a moderator: nobody finds or asks them."""
    answer_hours: float | None = Field(None, sa_column=Column(Float))
    """Usual time to a first answer: the median of the last ten."""
