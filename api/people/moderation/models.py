"""Cases, decisions, sanctions, restrictions, appeals, blocks and silences."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.feature.reportable import SubjectKind
from api.platform.kit.columns import (
    created_column,
    id_column,
    json_column,
    moment_column,
    reference,
    words_column,
)


class Origin(StrEnum):
    """How a case came to be."""

    REPORT = "report"
    DISTRESS = "distress"
    INSULT = "insult"
    CONTACT = "contact"
    NAME = "name"
    """Only a surname or a school was masked: nobody's wrong, and nobody's work until its author asks."""
    GROOMING = "grooming"
    """An adult's advance to a minor."""
    MAILBOX = "mailbox"
    """Many children name one mailbox as their parent's: a home, or somebody is pestered."""


class SafetyReason(StrEnum):
    """Why a person reports."""

    CONTACT = "contact"
    MEETING = "meeting"
    SEXUAL = "sexual"
    INSULT = "insult"
    DANGER = "danger"
    ADVERTISING = "advertising"
    OTHER = "other"


class Verdict(StrEnum):
    """What a moderator may decide."""

    DISMISS = "dismiss"
    WARN = "warn"
    HIDE = "hide"
    SUSPEND = "suspend"
    BAN = "ban"
    TRANSMIT = "transmit"
    """Handed to the authorities, and kept from all minors; the reported person is not told."""


class AppealStatus(StrEnum):
    """How far an appeal has come."""

    WAITING = "waiting"
    UPHELD = "upheld"
    """The decision stands."""
    OVERTURNED = "overturned"


def _person() -> Column[Any]:
    # No foreign key: evidence outlives the account until its own period ends.
    return Column(PGUUID(as_uuid=True))


class ModerationCase(SQLModel, table=True):
    """Something that a moderator must look at. Several reports of one subject are several cases; those of
    quiet voices join the open one.
    """

    __tablename__ = "moderation_case"
    __table_args__ = (
        Index("ix_moderation_case_decided_at", "decided_at"),
        Index("ix_moderation_case_undecided", "opened_at", postgresql_where=text("decided_at IS NULL")),
        Index(
            "ix_moderation_case_open",
            text("gravity DESC"),
            "opened_at",
            postgresql_where=text("decided_at IS NULL"),
        ),
        Index("ix_moderation_case_subject", "subject_kind", "subject_id"),
        Index("ix_moderation_case_about_id", "about_id"),
        Index("ix_moderation_case_reporter_id", "reporter_id"),
        Index("ix_moderation_case_quiet", "department", "told_at", postgresql_where=text("quiet")),
        CheckConstraint("gravity BETWEEN 1 AND 4", name="gravity"),
    )

    id: UUID = Field(
        sa_column=Column(PGUUID(as_uuid=True), primary_key=True, server_default=text("uuidv7()"))
    )
    """Made by the phone that reports, else by the database."""
    origin: Origin = Field(sa_type=Text)
    subject_kind: SubjectKind = Field(sa_type=Text)
    subject_id: UUID
    gravity: int = Field(sa_column=Column(SmallInteger, nullable=False))
    """1 (rude) to 4 (somebody is in danger)."""
    department: str = Field("", sa_column=words_column())
    """Whose referents decide; empty: only admins."""
    reporter_id: UUID | None = Field(None, sa_column=_person())
    """Never told to anybody but moderators."""
    about_id: UUID | None = Field(None, sa_column=_person())
    """Whose words or conduct it is."""
    reason: SafetyReason | None = Field(None, sa_column=Column(Text))
    note: str = Field("", sa_column=words_column())
    quiet: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """Of a report: told together with others of its kind (`weighing`)."""
    joined_id: UUID | None = Field(
        None, sa_column=reference("moderation_case.id", ondelete="SET NULL", nullable=True, index=True)
    )
    """The open case of the same subject that this report is decided with."""
    opened_at: datetime | None = Field(None, sa_column=created_column())
    told_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When staff were told, or reminded, last."""
    escalated_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When deputies and admins were rung too, since nobody had decided."""
    look_asked_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When the author of what was masked or held asked for somebody to look."""
    decided_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class ModerationDecision(SQLModel, table=True):
    """One decision, with the statement of reasons that the person concerned reads (DSA art. 17)."""

    __tablename__ = "moderation_decision"

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    """Made by the moderator's device."""
    case_id: UUID = Field(sa_column=reference("moderation_case.id", index=True))
    decision: Verdict = Field(sa_type=Text)
    decided_by: UUID | None = Field(None, sa_column=_person())
    about_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True), index=True))
    reason: str
    """Read by the person concerned: must not tell who reported."""
    note: str = Field("", sa_column=words_column())
    """Read by moderators only."""
    until: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """End of a suspension."""
    created_at: datetime | None = Field(None, sa_column=created_column())
    lifted_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """An appeal overturned it, or another decision of the case took it back."""
    unmasked: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """What was masked is read as it was written since."""


class Appeal(SQLModel, table=True):
    """The person concerned asks another moderator to look again (DSA art. 20): once per decision."""

    __tablename__ = "moderation_appeal"

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    decision_id: UUID = Field(sa_column=reference("moderation_decision.id", unique=True))
    account_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), nullable=False, index=True))
    text: str
    status: AppealStatus = Field(
        AppealStatus.WAITING, sa_column=Column(Text, nullable=False, server_default="waiting")
    )
    created_at: datetime | None = Field(None, sa_column=created_column())
    decided_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    decided_by: UUID | None = Field(None, sa_column=_person())
    answer: str = Field("", sa_column=words_column())


class Block(SQLModel, table=True):
    """One person wants nothing more from another, anywhere; only they can undo it."""

    __tablename__ = "block"

    blocker_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    blocked_id: UUID = Field(sa_column=reference("account.id", primary_key=True, index=True))
    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), nullable=False, unique=True))
    """Made by the phone."""
    known_as: str
    """The blocked one's first name of that day: a new one would be a word to who blocked them."""
    created_at: datetime | None = Field(None, sa_column=created_column())


class Restriction(SQLModel, table=True):
    """An adult may not write to any minor: until a case is decided, or since a grave decision."""

    __tablename__ = "restriction"
    __table_args__ = (
        Index("ix_restriction_account_id", "account_id", postgresql_where=text("lifted_at IS NULL")),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    account_id: UUID = Field(sa_column=reference("account.id"))
    case_id: UUID | None = Field(
        None, sa_column=reference("moderation_case.id", ondelete="SET NULL", nullable=True, index=True)
    )
    """Null once the case is deleted: it goes on."""
    decision_id: UUID | None = Field(None, sa_column=_person())
    """The decision that carries it; null: it lasts until the case is decided."""
    told_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When the account was told that it waits."""
    created_at: datetime | None = Field(None, sa_column=created_column())
    lifted_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class RestrictionMark(SQLModel, table=True):
    """Keyed digest of a way in of an erased account that was kept from minors, so that who returns is."""

    __tablename__ = "restriction_mark"
    __table_args__ = (Index("ix_restriction_mark_created_at", "created_at"),)

    mark: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    restriction_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    """The erased account's: those of a person by several ways in are one."""
    case_id: UUID | None = Field(
        None, sa_column=reference("moderation_case.id", ondelete="SET NULL", nullable=True, index=True)
    )
    decision_id: UUID | None = Field(None, sa_column=_person())
    created_at: datetime | None = Field(None, sa_column=created_column())


class Silence(SQLModel, table=True):
    """A reported adult cannot reach the person who reported, until that person ends it: no decision does."""

    __tablename__ = "silence"

    __table_args__ = (Index("ix_silence_pair", "silenced_id", "toward_id"),)

    id: UUID | None = Field(None, sa_column=id_column())
    silenced_id: UUID = Field(sa_column=reference("account.id"))
    toward_id: UUID = Field(sa_column=reference("account.id", index=True))
    case_id: UUID | None = Field(
        None, sa_column=reference("moderation_case.id", ondelete="SET NULL", nullable=True, index=True)
    )
    """Null once the case is deleted: the two stay apart."""
    known_as: str
    """The silenced one's first name of that day: a new one would be a word to who reported them."""
    created_at: datetime | None = Field(None, sa_column=created_column())
    lifted_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))


class SeparationMark(SQLModel, table=True):
    """Keyed digest of a way in of an erased account that was apart from another, since one of them blocked
    or reported the other, so that who returns stays apart from that person.
    """

    __tablename__ = "separation_mark"
    __table_args__ = (Index("ix_separation_mark_created_at", "created_at"),)

    mark: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    own_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    """The erased account's."""
    other_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True, index=True))
    """The other one's, perhaps erased too."""
    away: bool = Field(sa_column=Column(Boolean, primary_key=True))
    """Whether the other one turned the erased one away; else the erased one did."""
    blocked: bool = Field(sa_column=Column(Boolean, primary_key=True))
    """By a block, else since a report."""
    case_id: UUID | None = Field(
        None, sa_column=reference("moderation_case.id", ondelete="SET NULL", nullable=True, index=True)
    )
    known_as: str
    created_at: datetime | None = Field(None, sa_column=created_column())


class Evidence(SQLModel, table=True):
    """What was really written, before masking or holding; for moderators, until its case is deleted."""

    __tablename__ = "moderation_evidence"
    __table_args__ = (UniqueConstraint("case_id", "subject_kind", "subject_id"),)

    id: UUID | None = Field(None, sa_column=id_column())
    case_id: UUID = Field(sa_column=reference("moderation_case.id"))
    subject_kind: SubjectKind = Field(sa_type=Text)
    subject_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), nullable=False, index=True))
    author_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True), index=True))
    reader_id: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """Of an advance: whom it was said to, where that is known. What is said to one person adds up."""
    original: str
    spans: list[dict[str, Any]] = Field(sa_column=json_column("[]"))
    """What the pipeline found: finding, start, end."""
    written_at: datetime | None = Field(None, sa_column=created_column())
