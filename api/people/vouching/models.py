"""Personal codes that vouch for an age: each is handed to one person, and works once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, Integer, LargeBinary
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import id_column, moment_column, reference


class AgeCodeBatch(SQLModel, table=True):
    """Codes that were made and printed together, for one school, mission locale, CFA…"""

    __tablename__ = "age_code_batch"

    id: UUID | None = Field(None, sa_column=id_column())
    organisation_id: UUID | None = Field(
        None, sa_column=reference("organisation.id", nullable=True, index=True)
    )
    """The school whose people made them; none where a referent did, for somebody without a page here."""
    name: str
    """Who hands them out, as the person reads it."""
    birth_year: int | None = Field(None, sa_column=Column(Integer))
    """In which all who get one were born; none of lists from before it was asked."""
    department: str = Field(index=True)
    made_by: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
    created_at: datetime = Field(sa_column=moment_column())
    expires_at: datetime = Field(sa_column=moment_column(index=True))
    revoked_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class AgeCode(SQLModel, table=True):
    """One of them. Only a keyed digest is kept: it is read once, when it is made."""

    __tablename__ = "age_code"

    code_mark: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    batch_id: UUID = Field(sa_column=reference("age_code_batch.id", index=True))
    number: int = Field(sa_column=Column(Integer, nullable=False))
    """Its place on the printed list."""
    used_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    used_by: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
