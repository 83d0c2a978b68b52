"""What is kept of jobs besides the queue."""

from datetime import datetime

from sqlalchemy import REAL, BigInteger, Column, Text
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import moment_column


class RetentionRun(SQLModel, table=True):
    """When a deletion of what is over last came to its end; an operator is told where that is long ago."""

    __tablename__ = "retention_run"

    what: str = Field(sa_column=Column(Text, primary_key=True))
    ended_at: datetime = Field(sa_column=moment_column())
    deleted: int = Field(sa_column=Column(BigInteger, nullable=False))
    seconds: float = Field(sa_column=Column(REAL, nullable=False))
