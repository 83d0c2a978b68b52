"""Candidacies for the roles that must be verified, and what mentors say of themselves."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Index, Text, text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    created_column,
    id_column,
    json_column,
    moment_column,
    reference,
    text_array_column,
    words_column,
)


class CandidateRole(StrEnum):
    """Roles that are invisible until verified."""

    MENTOR = "mentor"
    ISSUER = "issuer"
    COMPANY = "company"
    SCHOOL = "school"


class CandidacyStatus(StrEnum):
    """How far a candidacy has come."""

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"
    """Its year is over, or the next year's approval took its place."""
    WITHDRAWN = "withdrawn"
    """By the person, or with their ban."""
    REVOKED = "revoked"
    """By a referent, after it had been approved."""


class MentorKind(StrEnum):
    """Where a mentor speaks from."""

    PROFESSIONAL = "professional"
    APPRENTICE = "apprentice"
    STUDENT = "student"


_OPEN = "status IN ('draft', 'waiting')"


class Candidacy(SQLModel, table=True):
    """One request to be given a role; approved, it is what makes the person visible."""

    __tablename__ = "candidacy"
    __table_args__ = (
        Index(
            "uq_candidacy_open",
            "account_id",
            "role",
            "organisation_id",
            unique=True,
            postgresql_where=text(_OPEN),
        ),
        # A mentor is one person, whichever organisation they speak for.
        Index(
            "uq_candidacy_open_mentor",
            "account_id",
            unique=True,
            postgresql_where=text(f"role = 'mentor' AND {_OPEN}"),
        ),
        Index("ix_candidacy_queue", "status", "submitted_at"),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    role: CandidateRole = Field(sa_type=Text)
    organisation_id: UUID | None = Field(
        None,
        sa_column=reference("organisation.id", ondelete="SET NULL", nullable=True, index=True),
    )
    department: str = Field("", sa_column=words_column())
    """Whose referents decide."""
    status: CandidacyStatus = Field(
        CandidacyStatus.DRAFT, sa_column=Column(Text, nullable=False, server_default="draft")
    )
    created_at: datetime | None = Field(None, sa_column=created_column())
    submitted_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    reminded_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Last time the person reminded the referents."""
    decided_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    decided_by: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    reason: str = Field("", sa_column=words_column())
    """Why it was refused or revoked; the person reads it."""
    valid_until: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Mentors are asked again each year."""
    renewal_asked_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class MentorProfile(SQLModel, table=True):
    """What a mentor says of themself, signed and learned; begun with any step, so all may be missing."""

    __tablename__ = "mentor_profile"

    id: UUID | None = Field(None, sa_column=id_column())
    """What others see; never the account's own id."""
    account_id: UUID = Field(sa_column=reference("account.id", unique=True))
    kind: MentorKind | None = Field(None, sa_column=Column(Text))
    job_title: str = Field("", sa_column=words_column())
    career_code: str | None = Field(None, index=True)
    """ROME code."""
    training: str = Field("", sa_column=words_column())
    languages: list[str] = Field(default_factory=list, sa_column=text_array_column())
    """ISO 639 codes."""
    commune_code: str | None = None
    department: str = Field("", sa_column=words_column())
    presentation: str = Field("", sa_column=words_column())
    charter_version: str | None = None
    charter_signed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    honour_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    quiz_answers: dict[str, Any] = Field(sa_column=json_column("{}"))
    """Answers of the attempt that is going on: question → whether it was right."""
    quiz_failed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    quiz_passed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    paused: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    updated_at: datetime | None = Field(None, sa_column=created_column())
