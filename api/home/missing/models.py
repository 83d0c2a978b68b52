"""What people asked for and did not find, counted; in words from the third similar question on."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Date, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import client_id_column, moment_column, words_column


class Outcome(StrEnum):
    """What staff made of a question."""

    NEW = "new"
    DONE = "done"
    DROPPED = "dropped"
    """Nothing is to be done."""


class MissingQuestion(SQLModel, table=True):
    """Similar questions. Nothing in it leads to whoever asked."""

    __tablename__ = "missing_question"
    __table_args__ = (
        Index("ix_missing_question_last_day", "last_day"),
        Index("ix_missing_question_in_words", "outcome", postgresql_where=text("words <> ''")),
    )

    id: UUID = Field(sa_column=client_id_column())
    """A keyed digest of what the words say, made by the server."""
    unanswered: int = 0
    badly_rated: int = 0
    talks: list[bytes] = Field(
        default_factory=list, sa_column=Column(ARRAY(BYTEA), nullable=False, server_default=text("'{}'"))
    )
    """Keyed digests, each of this row alone, of the talks that were counted last: one counts once."""
    words: str = Field("", sa_column=words_column())
    first_day: date = Field(sa_column=Column(Date, nullable=False))
    last_day: date = Field(sa_column=Column(Date, nullable=False))
    outcome: Outcome = Field(Outcome.NEW, sa_column=Column(Text, nullable=False, server_default="new"))
    decided_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
