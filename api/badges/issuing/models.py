"""Issuers, their keys, achievements, awards, requests, and the credentials that come of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.badges.issuing.states import (
    AchievementKind,
    AchievementStatus,
    AwardOrigin,
    CredentialStatus,
    EvidenceKind,
    LineStatus,
    RequestStatus,
)
from api.platform.kit.columns import (
    client_id_column,
    created_column,
    flag_column,
    id_column,
    json_column,
    moment_column,
    reference,
    search_column,
    text_array_column,
    words_column,
)


def _account(*, index: bool = True) -> Column[Any]:
    """Who did something; the fact outlives their account."""
    return reference("account.id", ondelete="SET NULL", nullable=True, index=index)


class BadgeImage(SQLModel, table=True):
    """A cleaned picture; a new one is a new row, so that its address may be kept for ever."""

    __tablename__ = "badge_image"

    id: UUID | None = Field(None, sa_column=id_column())
    png: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    svg: bytes | None = Field(None, sa_column=Column(LargeBinary))
    design: dict[str, Any] | None = Field(None, sa_column=json_column())
    """Shape, colour and icon, when it was composed here."""
    created_at: datetime | None = Field(None, sa_column=created_column())


class BadgeIssuer(SQLModel, table=True):
    """An organisation as badges name it; stays when the organisation goes, for what it has issued."""

    __tablename__ = "badge_issuer"

    id: UUID | None = Field(None, sa_column=id_column())
    organisation_id: UUID | None = Field(
        None, sa_column=reference("organisation.id", ondelete="SET NULL", nullable=True, unique=True)
    )
    name: str
    description: str = Field("", sa_column=words_column())
    home_url: str = Field("", sa_column=words_column())
    email: str = Field("", sa_column=words_column())
    """A mailbox of the organisation, shown to everybody; empty if they want none."""
    image_id: UUID | None = Field(
        None, sa_column=reference("badge_image.id", ondelete="SET NULL", nullable=True)
    )
    created_at: datetime | None = Field(None, sa_column=created_column())


class BadgeKey(SQLModel, table=True):
    """A key pair of an issuer. A retired one signs no more; what it signed stays valid, unless it is lost."""

    __tablename__ = "badge_key"
    __table_args__ = (
        Index(
            "uq_badge_key_signing",
            "issuer_id",
            "algorithm",
            unique=True,
            postgresql_where=text("retired_at IS NULL"),
        ),
    )

    kid: str = Field(sa_column=Column(Text, primary_key=True))
    """RFC 7638 thumbprint."""
    issuer_id: UUID = Field(sa_column=reference("badge_issuer.id", index=True))
    algorithm: str = Field(sa_column=Column(Text, nullable=False))
    """ES256 signs badges of version 3.0, RS256 those of 2.0, whose readers know no other."""
    signed_older: bool = Field(False, sa_column=flag_column())
    """Of ES256: made when such keys signed badges of version 2.0 too."""
    sealed_pem: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    public_jwk: dict[str, Any] = Field(sa_column=json_column("{}"))
    created_at: datetime | None = Field(None, sa_column=created_column())
    retired_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    compromised_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Since when somebody else may have it: what it signed proves nothing, and no document lists it."""


class Achievement(SQLModel, table=True):
    """What can be awarded: Open Badges' `Achievement`, and `BadgeClass` in 2.0."""

    __tablename__ = "badge_achievement"
    __table_args__ = (
        Index("ix_badge_achievement_search", "search", postgresql_using="gin"),
        Index(
            "ix_badge_achievement_published",
            "published_at",
            postgresql_where=text("status = 'published'"),
        ),
    )

    id: UUID = Field(sa_column=client_id_column())
    issuer_id: UUID = Field(sa_column=reference("badge_issuer.id", index=True))
    name: str
    description: str
    criteria: str
    """What one does to earn it."""
    kind: AchievementKind = Field(AchievementKind.BADGE, sa_column=Column(Text, nullable=False))
    tags: list[str] = Field(sa_column=text_array_column())
    career_codes: list[str] = Field(sa_column=text_array_column())
    """ROME codes; each becomes an alignment."""
    alignments: list[dict[str, Any]] = Field(sa_column=json_column("[]"))
    """Other frameworks, by address: target_url, target_name, target_code, target_framework."""
    image_id: UUID | None = Field(
        None, sa_column=reference("badge_image.id", ondelete="RESTRICT", nullable=True)
    )
    """A draft may be without; a published one has a picture."""
    validity_months: int | None = Field(None, sa_column=Column(SmallInteger))
    """How long an award holds; null: for ever."""
    requestable: bool = Field(False, sa_column=flag_column())
    """Whether students may ask for it."""
    status: AchievementStatus = Field(AchievementStatus.DRAFT, sa_column=Column(Text, nullable=False))
    created_by: UUID | None = Field(None, sa_column=_account())
    created_at: datetime | None = Field(None, sa_column=created_column())
    published_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    search: str | None = Field(
        None, sa_column=search_column("epass_vector(name || ' ' || description || ' ' || criteria)")
    )


class BadgeBatch(SQLModel, table=True):
    """Awards made at once, by the worker; of one line as well as of two thousand."""

    __tablename__ = "badge_batch"

    id: UUID = Field(sa_column=client_id_column())
    achievement_id: UUID = Field(sa_column=reference("badge_achievement.id", index=True))
    created_by: UUID | None = Field(None, sa_column=_account())
    narrative: str = Field("", sa_column=words_column())
    """Said of everybody who has no words of their own."""
    total: int
    created_at: datetime | None = Field(None, sa_column=created_column())
    finished_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class BadgeBatchLine(SQLModel, table=True):
    """One address of a batch; forgotten as soon as it is worked."""

    __tablename__ = "badge_batch_line"
    __table_args__ = (
        Index(
            "ix_badge_batch_line_failed",
            "batch_id",
            postgresql_where=text("status = 'failed' AND email IS NOT NULL"),
        ),
    )

    batch_id: UUID = Field(sa_column=reference("badge_batch.id", primary_key=True))
    position: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    email: str | None = None
    narrative: str = Field("", sa_column=words_column())
    status: LineStatus = Field(LineStatus.WAITING, sa_column=Column(Text, nullable=False))
    error: str | None = Field(None, sa_column=Column(Text))


class BadgeCode(SQLModel, table=True):
    """What is shown or called out at an event, and gives each person one badge."""

    __tablename__ = "badge_code"
    __table_args__ = (CheckConstraint("claims <= max_claims", name="claims"),)

    id: UUID = Field(sa_column=client_id_column())
    achievement_id: UUID = Field(sa_column=reference("badge_achievement.id", index=True))
    label: str = Field("", sa_column=words_column())
    """The event, for the issuer."""
    code_mark: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    sealed_code: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    narrative: str = Field("", sa_column=words_column())
    max_claims: int | None = None
    """Null: as many people as come."""
    claims: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    created_by: UUID | None = Field(None, sa_column=_account())
    created_at: datetime | None = Field(None, sa_column=created_column())
    expires_at: datetime = Field(sa_column=moment_column())
    closed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class BadgeRequest(SQLModel, table=True):
    """A student asks for a badge and shows what they did."""

    __tablename__ = "badge_request"
    __table_args__ = (
        Index("ix_badge_request_draft", "created_at", postgresql_where=text("status = 'draft'")),
        Index(
            "uq_badge_request_open",
            "achievement_id",
            "account_id",
            unique=True,
            postgresql_where=text("status IN ('draft', 'waiting')"),
        ),
    )

    id: UUID = Field(sa_column=client_id_column())
    achievement_id: UUID = Field(sa_column=reference("badge_achievement.id"))
    account_id: UUID = Field(sa_column=reference("account.id", index=True))
    message: str = Field("", sa_column=words_column())
    """As the issuer may see it."""
    original: str | None = Field(None, sa_column=Column(Text))
    """The message as it was written, where something of it is masked."""
    status: RequestStatus = Field(RequestStatus.DRAFT, sa_column=Column(Text, nullable=False))
    created_at: datetime | None = Field(None, sa_column=created_column())
    sent_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    decided_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    decided_by: UUID | None = Field(None, sa_column=_account())
    reason: str = Field("", sa_column=words_column())
    """Why it was refused, for the student."""
    hidden_as: RequestStatus | None = Field(None, sa_column=Column(Text))
    """What it was when a moderator hid it."""


class BadgeEvidence(SQLModel, table=True):
    """One thing that a request shows. A photo is seen by the issuer and its owner, nobody else."""

    __tablename__ = "badge_evidence"
    __table_args__ = (
        Index("ix_badge_evidence_photo", "created_at", postgresql_where=text("kind = 'photo'")),
    )

    id: UUID = Field(sa_column=client_id_column())
    request_id: UUID = Field(sa_column=reference("badge_request.id", index=True))
    kind: EvidenceKind = Field(sa_column=Column(Text, nullable=False))
    text: str = Field("", sa_column=words_column())
    original: str | None = Field(None, sa_column=Column(Text))
    """The text as it was written, where something of it is masked."""
    url: str = Field("", sa_column=words_column())
    photo: bytes | None = Field(None, sa_column=Column(LargeBinary))
    """JPEG without metadata."""
    created_at: datetime | None = Field(None, sa_column=created_column())


class BadgeStatusList(SQLModel, table=True):
    """A list of 131,072 places (W3C Bitstring Status List); its bits are computed from the rows below."""

    __tablename__ = "badge_status_list"

    id: UUID | None = Field(None, sa_column=id_column())
    issuer_id: UUID = Field(sa_column=reference("badge_issuer.id", index=True))
    created_at: datetime | None = Field(None, sa_column=created_column())


class BadgeStatus(SQLModel, table=True):
    """A place taken in a list, at random; stays when the credential goes: it is not given twice."""

    __tablename__ = "badge_status"
    __table_args__ = (
        Index("ix_badge_status_deleted", "list_id", postgresql_where=text("deleted_id IS NOT NULL")),
    )

    list_id: UUID = Field(sa_column=reference("badge_status_list.id", primary_key=True))
    position: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    revoked_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    deleted_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """Of the credential that is gone with its row: Open Badges 2.0 revokes by name, not by place."""


class Credential(SQLModel, table=True):
    """An award, from the mail that offers it to the signed credential and its end."""

    __tablename__ = "badge_credential"
    __table_args__ = (
        Index("ix_badge_credential_offered", "created_at", postgresql_where=text("status = 'offered'")),
        Index(
            "ix_badge_credential_marked",
            "created_at",
            postgresql_where=text("status IN ('declined', 'lapsed') AND email_mark IS NOT NULL"),
        ),
        ForeignKeyConstraint(
            ["status_list_id", "status_position"], ["badge_status.list_id", "badge_status.position"]
        ),
        UniqueConstraint("status_list_id", "status_position", name="uq_badge_credential_place"),
        UniqueConstraint("code_id", "account_id", name="uq_badge_credential_code"),
        UniqueConstraint("request_id", name="uq_badge_credential_request"),
        UniqueConstraint("batch_id", "email_mark", name="uq_badge_credential_batch"),
        CheckConstraint("(status = 'issued') = (jwt IS NOT NULL)", name="signed"),
        CheckConstraint("revoked_at IS NULL OR status = 'issued'", name="revoked"),
        Index("ix_badge_credential_achievement", "achievement_id", "created_at"),
        Index("ix_badge_credential_account", "account_id", "created_at"),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    achievement_id: UUID = Field(sa_column=reference("badge_achievement.id"))
    account_id: UUID | None = Field(None, sa_column=reference("account.id", nullable=True))
    """Null until somebody accepts."""
    origin: AwardOrigin = Field(sa_column=Column(Text, nullable=False))
    batch_id: UUID | None = Field(
        None, sa_column=reference("badge_batch.id", ondelete="SET NULL", nullable=True)
    )
    code_id: UUID | None = Field(
        None, sa_column=reference("badge_code.id", ondelete="SET NULL", nullable=True)
    )
    request_id: UUID | None = Field(
        None, sa_column=reference("badge_request.id", ondelete="SET NULL", nullable=True)
    )
    email: str | None = Field(None, sa_column=Column(Text))
    """Where it was offered; forgotten when it is accepted, declined or lapsed."""
    email_mark: bytes | None = Field(None, sa_column=Column(LargeBinary, index=True))
    """Of that very address: it finds the wallet of its account."""
    mailbox_mark: bytes | None = Field(None, sa_column=Column(LargeBinary, index=True))
    """Of its mailbox, in whatever spelling: offers of a day are counted by it."""
    token_digest: bytes | None = Field(None, sa_column=Column(LargeBinary, unique=True))
    """Of the link in the mail."""
    narrative: str = Field("", sa_column=words_column())
    """What the issuer says of this person's work; part of the signed credential."""
    status: CredentialStatus = Field(sa_column=Column(Text, nullable=False))
    awarded_by: UUID | None = Field(None, sa_column=_account())
    created_at: datetime | None = Field(None, sa_column=created_column())
    accepted_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    valid_from: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    valid_until: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    subject_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True), unique=True))
    """The owner's pseudonym in this credential alone: two credentials of a person cannot be tied."""
    jwt: str | None = Field(None, sa_column=Column(Text))
    kid: str | None = Field(None, sa_column=Column(Text, ForeignKey("badge_key.kid"), index=True))
    image_id: UUID | None = Field(
        None, sa_column=reference("badge_image.id", ondelete="RESTRICT", nullable=True)
    )
    """The picture as it was when signed."""
    status_list_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    status_position: int | None = Field(None, sa_column=Column(Integer))
    revoked_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    revoked_by: UUID | None = Field(None, sa_column=_account())
    revocation_reason: str = Field("", sa_column=words_column())
    hosted_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Since when its Open Badges 2.0 assertion can be fetched by anyone who has the address: its owner took a
    2.0 file. Null: it cannot."""
