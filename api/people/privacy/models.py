"""Privacy: consents and their proof, parents' links, oppositions, exports."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import id_column, moment_column, reference, text_array_column
from api.platform.kit.personal_data import Purpose


class Party(StrEnum):
    """Whose yes or no it is."""

    SELF = "self"
    PARENT = "parent"


class Answer(StrEnum):
    """What was decided."""

    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class How(StrEnum):
    """By which way a decision came."""

    APP = "app"
    LINK = "link"
    MANAGEMENT = "management"
    OPPOSITION = "opposition"
    REPLACED = "replaced"
    """The child named another parent's address."""
    AGE_REACHED = "age_reached"
    ERASED = "erased"


class TokenKind(StrEnum):
    """What a parent's link is for."""

    ANSWER = "answer"
    MANAGE = "manage"
    BADGES = "badges"
    """Handed to whoever has just answered, for the badges that await the same parent."""
    OPPOSE = "oppose"


class ConsentDecision(SQLModel, table=True):
    """One yes or no, the proof of GDPR art. 7 §1: only added to; the database refuses to change it.

    Outlives the account: the id then names nobody, and the request holds a keyed digest of the parent's
    address, so that only somebody who shows that address can be matched with the proof.
    """

    __tablename__ = "consent_decision"
    __table_args__ = (
        Index("ix_consent_decision_last", "account_id", "purpose", "party", "decided_at", "id"),
        Index("ix_consent_decision_request_id", "request_id"),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), nullable=False))
    purpose: Purpose = Field(sa_column=Column(Text, nullable=False))
    party: Party = Field(sa_column=Column(Text, nullable=False))
    answer: Answer = Field(sa_column=Column(Text, nullable=False))
    how: How = Field(sa_column=Column(Text, nullable=False))
    request_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """The parent's link that it came by."""
    wording: str | None = Field(None, sa_column=Column(Text))
    """The version of the words that were agreed to (`wordings.json`); null where nobody knows."""
    decided_at: datetime = Field(sa_column=moment_column())


class ConsentInForce(SQLModel, table=True):
    """A consent that the features rely on; where it no longer stands, they have yet to be told."""

    __tablename__ = "consent_in_force"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    purpose: Purpose = Field(sa_column=Column(Text, primary_key=True))
    since: datetime = Field(sa_column=moment_column())


class ConsentReference(SQLModel, table=True):
    """A child's opposition reference: whoever holds parental authority may oppose with it."""

    __tablename__ = "consent_reference"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class GuardianRequest(SQLModel, table=True):
    """A parent's address that a child named, and what came of it; outlives the account, without it."""

    __tablename__ = "guardian_request"
    __table_args__ = (
        Index(
            "ix_guardian_request_unanswered",
            text("least(closed_at, expires_at)"),
            postgresql_where=text("answered_at IS NULL"),
        ),
        Index(
            "ix_guardian_request_sealed",
            "expires_at",
            postgresql_where=text("answered_at IS NULL AND sealed_address IS NOT NULL"),
        ),
        Index("ix_guardian_request_closed", "closed_at", postgresql_where=text("answered_at IS NOT NULL")),
        Index("ix_guardian_request_account_id", "account_id", "sent_at"),
        Index("ix_guardian_request_address_mark", "address_mark", "sent_at"),
        Index("ix_guardian_request_other_mark", "other_mark", "answered_at"),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), nullable=False))
    address_mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Of its mailbox, in whatever spelling: what mails to parents are counted by."""
    sealed_address: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Gone when the request is closed."""
    masked_address: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    language: str = Field("fr", sa_column=Column(Text, nullable=False, server_default="fr"))
    sent_at: datetime = Field(sa_column=moment_column())
    """To come where its mailbox had no room: it has no link until then."""
    expires_at: datetime = Field(sa_column=moment_column())
    reminded_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    answered_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """With it, parental authority was declared."""
    closed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Its links are dead, but for an opposition."""
    first_name: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    other_mark: bytes | None = Field(None, sa_column=Column(LargeBinary))
    sealed_other: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """Address of the other holder of parental authority."""


class GuardianToken(SQLModel, table=True):
    """A link of a parent; only its digest is kept."""

    __tablename__ = "guardian_token"

    digest: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    request_id: UUID = Field(sa_column=reference("guardian_request.id", index=True))
    kind: TokenKind = Field(sa_column=Column(Text, nullable=False))


class GuardianStop(SQLModel, table=True):
    """A mailbox to which no child's request goes, since its owner said so; gone when they take it back."""

    __tablename__ = "guardian_stop"

    address_mark: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    stopped_at: datetime = Field(sa_column=moment_column())


class Opposition(SQLModel, table=True):
    """A holder of parental authority opposes: all is suspended until a referent decides."""

    __tablename__ = "opposition"
    __table_args__ = (
        Index("ix_opposition_lifted_at", "lifted_at"),
        Index("ix_opposition_refused", "decided_at", postgresql_where=text("NOT accepted")),
        Index(
            "ix_opposition_standing",
            "account_id",
            unique=True,
            postgresql_where=text("decided_at IS NULL OR (accepted AND lifted_at IS NULL)"),
        ),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id"))
    request_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """The link that it came by; null for the reference."""
    departments: list[str] = Field(default_factory=list, sa_column=text_array_column())
    """Known when it came: the suspension takes the commune away."""
    reason: str = Field("", sa_column=Column(Text, nullable=False))
    created_at: datetime = Field(sa_column=moment_column())
    decided_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    decided_by: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    accepted: bool | None = Field(None, sa_column=Column(Boolean))
    decision_reason: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    lifted_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When an accepted opposition ended after all, because both parents agree."""


class DataExport(SQLModel, table=True):
    """A copy of everything about a person, made for them."""

    __tablename__ = "data_export"
    __table_args__ = (
        Index("ix_data_export_expires_at", "expires_at"),
        Index("ix_data_export_account_id", "account_id", "asked_at"),
        Index(
            "ix_data_export_running",
            "account_id",
            unique=True,
            postgresql_where=text("ready_at IS NULL"),
        ),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id"))
    asked_at: datetime = Field(sa_column=moment_column())
    ready_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    expires_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    size: int | None = Field(None, sa_column=Column(BigInteger))
    """Bytes of its pieces: a zip of a page to read, of JSON, and of the files that are kept."""


class DataExportPiece(SQLModel, table=True):
    """One piece of a copy: it is written and sent one after the other, and never held whole."""

    __tablename__ = "data_export_piece"

    export_id: UUID = Field(sa_column=reference("data_export.id", primary_key=True))
    number: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
