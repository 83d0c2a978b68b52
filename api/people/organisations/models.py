"""Organisations, their people, the invitations they send, and the pupils of schools."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index, LargeBinary, Text, text
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, id_column, moment_column, reference


class OrganisationKind(StrEnum):
    """What an organisation is."""

    COMPANY = "company"
    ASSOCIATION = "association"
    PUBLIC_BODY = "public_body"
    SCHOOL = "school"


class Source(StrEnum):
    """Where its name comes from."""

    DIRECTORY = "directory"
    """The public company directory, or the directory of schools."""
    TYPED = "typed"
    """Its owner; a referent checks it."""


class MemberRole(StrEnum):
    """What a member may do in the organisation."""

    OWNER = "owner"
    MEMBER = "member"


class LinkedBy(StrEnum):
    """How a pupil came to a school."""

    CODE = "code"
    SIGN_IN = "sign_in"


class AttemptKind(StrEnum):
    """What an account may only do so often."""

    DIRECTORY = "directory"
    SCHOOL_CODE = "school_code"
    BADGE_CODE = "badge_code"
    AGE_CODE = "age_code"


_CHECKED = text("closed_at IS NULL AND verified_at IS NOT NULL")


class Organisation(SQLModel, table=True):
    """A company, association, public body or school; nobody outside sees it before it is verified.

    Only a verified one takes its number: anybody can type another's.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        Index("uq_organisation_siret", "siret", unique=True, postgresql_where=_CHECKED),
        Index("uq_organisation_uai", "uai", unique=True, postgresql_where=_CHECKED),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    kind: OrganisationKind = Field(sa_type=Text)
    name: str
    siret: str | None = None
    uai: str | None = None
    commune_code: str | None = None
    commune_name: str = ""
    department: str = ""
    sector_code: str | None = None
    """Activity in NAF rév. 2, for example 43.21A; its words come from `naf.py`."""
    source: Source = Field(sa_type=Text)
    created_at: datetime | None = Field(None, sa_column=created_column())
    verified_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    closed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    closed_by: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
    """Its only owner, who closed it: a ban that comes later shuts its SIRET out too."""


class OrganisationMember(SQLModel, table=True):
    """An account that belongs to an organisation."""

    __tablename__ = "organisation_member"

    organisation_id: UUID = Field(sa_column=reference("organisation.id", primary_key=True))
    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True, index=True))
    role: MemberRole = Field(sa_type=Text)
    joined_at: datetime | None = Field(None, sa_column=created_column())


class OrganisationInvitation(SQLModel, table=True):
    """A link sent by mail, used once by the account of that address. Ended rows are what limits count."""

    __tablename__ = "organisation_invitation"
    __table_args__ = (Index("ix_organisation_invitation_over", text("coalesce(ended_at, expires_at)")),)

    id: UUID | None = Field(None, sa_column=id_column())
    organisation_id: UUID = Field(sa_column=reference("organisation.id", index=True))
    token_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    email: str | None = Field(None, index=True)
    """Null as soon as the invitation has ended."""
    email_mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False, index=True))
    """Of its mailbox, in whatever spelling: it only counts."""
    role: MemberRole = Field(sa_type=Text)
    invited_by: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
    created_at: datetime = Field(sa_column=moment_column())
    expires_at: datetime = Field(sa_column=moment_column())
    ended_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class SchoolCode(SQLModel, table=True):
    """What a school gives its pupils to link themselves; readable again by the school's own members."""

    __tablename__ = "school_code"
    __table_args__ = (Index("ix_school_code_expires_at", "expires_at"),)

    id: UUID | None = Field(None, sa_column=id_column())
    organisation_id: UUID = Field(sa_column=reference("organisation.id", index=True))
    code_mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    sealed_code: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_by: UUID | None = Field(
        None, sa_column=reference("account.id", ondelete="SET NULL", nullable=True, index=True)
    )
    created_at: datetime = Field(sa_column=moment_column())
    expires_at: datetime = Field(sa_column=moment_column())


class PupilSchool(SQLModel, table=True):
    """The one school of a pupil; named by UAI, so that it stands before the school itself has an account."""

    __tablename__ = "pupil_school"

    id: UUID | None = Field(None, sa_column=id_column())
    """Tie-breaker of the school's list, so that no account id leaves in a cursor."""
    account_id: UUID = Field(sa_column=reference("account.id", unique=True))
    uai: str = Field(index=True)
    name: str
    commune_name: str
    department: str
    linked_by: LinkedBy = Field(sa_type=Text)
    linked_at: datetime = Field(sa_column=moment_column())


class OrganisationAttempt(SQLModel, table=True):
    """One use of something limited; the limits count these rows across replicas."""

    __tablename__ = "organisation_attempt"
    __table_args__ = (
        Index("ix_organisation_attempt_account", "account_id", "kind", "at"),
        Index("ix_organisation_attempt_at", "at"),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id"))
    kind: AttemptKind = Field(sa_type=Text)
    at: datetime = Field(sa_column=moment_column())
