"""What a process writes to know that it can."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Integer
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import moment_column


class Readiness(SQLModel, table=True):
    """One row, written anew by whoever asks whether the database takes writes."""

    __tablename__ = "readiness"
    __table_args__ = (CheckConstraint("id = 1", name="one_readiness"),)

    id: int = Field(1, sa_column=Column(Integer, primary_key=True, autoincrement=False))
    written_at: datetime = Field(sa_column=moment_column())
