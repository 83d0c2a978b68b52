"""Applications for offers: one per offer and person, with a history that both sides read."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import created_column, id_column, moment_column, reference


class ApplicationStatus(StrEnum):
    """Where an application stands. A place is held while it is accepted or confirmed."""

    SENT = "sent"
    ACCEPTED = "accepted"
    """By the company: a place is held until the student confirms, or lets the time pass."""
    CONFIRMED = "confirmed"
    """By the student: the place is theirs."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """By the student, or because they confirmed another one at the same dates, or left."""
    CANCELLED = "cancelled"
    """By the company after it had accepted, or because the offer or the company is gone."""
    EXPIRED = "expired"
    """Nobody answered in time. The company may still answer, late."""
    LAPSED = "lapsed"
    """The student did not confirm in time: the place is free again."""


OPEN = (ApplicationStatus.SENT, ApplicationStatus.ACCEPTED, ApplicationStatus.CONFIRMED)
"""Not ended."""
HOLDING = (ApplicationStatus.ACCEPTED, ApplicationStatus.CONFIRMED)
"""Holds a place."""


class Actor(StrEnum):
    """Who did something, as both sides read it: never a member of staff by name."""

    STUDENT = "student"
    COMPANY = "company"
    PLATFORM = "platform"


class Reason(StrEnum):
    """Why an application ended; companies choose among theirs (`schemas.CompanyReason`)."""

    NO_PLACE = "no_place"
    """Every place has found somebody."""
    DATES = "dates"
    """These dates do not suit, or no longer."""
    LEVEL = "level"
    """The offer is meant for another class or diploma."""
    AGE = "age"
    """The work is not allowed at that age (Code du travail L4153-8)."""
    CANNOT_WELCOME = "cannot_welcome"
    """Nobody is free to look after a young person."""
    OTHER = "other"
    """In a few words of the company."""
    CHANGED_MIND = "changed_mind"
    """The student withdrew."""
    CONFIRMED_ELSEWHERE = "confirmed_elsewhere"
    """The student confirmed another offer at the same dates."""
    STUDENT_LEFT = "student_left"
    """The student's account is closed."""
    OFFER_CLOSED = "offer_closed"
    """The offer was withdrawn, or is over."""
    COMPANY_GONE = "company_gone"
    """The company is no longer in the E-pass."""
    SILENCE = "silence"
    """Nobody answered in time."""
    NOT_CONFIRMED = "not_confirmed"
    """The student did not confirm in time."""


def _weeks_column() -> Column[Any]:
    return Column(ARRAY(Date), nullable=False, server_default=text("'{}'"))


class Act(StrEnum):
    """What a step of the history did."""

    MOVED = "moved"
    """The status is new."""
    CONTACT = "contact"
    """The company corrected whom to ask for."""
    DONE = "done"
    """The company said, once it was over, that the placement took place."""
    NOT_DONE = "not_done"
    """The same, that it did not."""


class Application(SQLModel, table=True):
    """One person's application for one offer. Name, level and address are read from the account."""

    __tablename__ = "application"
    __table_args__ = (
        Index("ix_application_changed_at", "changed_at"),
        UniqueConstraint("offer_id", "account_id", name="uq_application_offer_id_account_id"),
        Index("ix_application_account_id_sent_at", "account_id", "sent_at"),
        Index(
            "ix_application_open",
            "status",
            "sent_at",
            postgresql_where=text("status IN ('sent', 'accepted', 'confirmed')"),
        ),
    )

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    """Made by the phone, so that sending it again is no second application."""
    offer_id: UUID = Field(sa_column=reference("offer.id"))
    account_id: UUID = Field(sa_column=reference("account.id"))
    offer_title: str | None = None
    """What the offer was called when they applied, as somebody may read it."""
    status: ApplicationStatus = Field(
        ApplicationStatus.SENT, sa_column=Column(Text, nullable=False, server_default="sent")
    )
    reason: Reason | None = Field(None, sa_column=Column(Text))
    """Why it ended."""
    word: str = ""
    """A few words of the company beside its reason."""
    motivation: str
    """As the company reads it."""
    motivation_original: str | None = Field(None, sa_column=Column(Text))
    """As it was written, where something of it is masked."""
    about: str = ""
    """What the student chose to say of themself, as the company reads it."""
    about_original: str | None = Field(None, sa_column=Column(Text))
    """As it was written, where something of it is masked."""
    hidden: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """A moderator hid its words from the company."""
    weeks: list[date] = Field(default_factory=list, sa_column=_weeks_column())
    """Mondays of the weeks that suit the student."""
    held_weeks: list[date] = Field(default_factory=list, sa_column=_weeks_column())
    """Mondays of the weeks in which a place is held; empty for an offer without weeks."""
    share_school: bool = False
    """The student chose to show the name of their school."""
    share_contact: bool = False
    """An adult student chose to show their address once accepted; never worth anything for a minor."""
    company_contact: str = ""
    """Whom to ask for, and how: what the company chose to tell when it accepted."""
    reminded: int = 0
    """Reminders that the company got."""
    sent_at: datetime = Field(sa_column=moment_column())
    seen_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """The company opened it."""
    answered_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """The company accepted or refused."""
    held_until: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """Until when an accepted student may confirm."""
    gone_told_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When everybody concerned was told that its company is gone."""
    held_reminded: bool = False
    """The student was reminded to confirm."""
    took_place: bool | None = Field(None, sa_column=Column(Boolean))
    """Whether the placement took place: what the company said once it was over."""
    outcome_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When it said so last."""
    changed_at: datetime = Field(sa_column=moment_column())
    """Its last step; of an ended one, its end."""


class ApplicationEvent(SQLModel, table=True):
    """One step of an application: only ever added to."""

    __tablename__ = "application_event"

    id: UUID | None = Field(None, sa_column=id_column())
    application_id: UUID = Field(sa_column=reference("application.id", index=True))
    at: datetime | None = Field(None, sa_column=created_column())
    side: Actor = Field(sa_type=Text)
    actor: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    """The account, for inquiries only: it is shown to nobody."""
    status: ApplicationStatus = Field(sa_type=Text)
    reason: Reason | None = Field(None, sa_column=Column(Text))
    word: str = ""
    act: Act = Field(Act.MOVED, sa_column=Column(Text, nullable=False, server_default="moved"))


class ApplicationChange(SQLModel, table=True):
    """What its company changed of a place that was given, as everybody concerned was told."""

    __tablename__ = "application_change"

    id: UUID | None = Field(None, sa_column=id_column())
    application_id: UUID = Field(sa_column=reference("application.id", index=True))
    at: datetime = Field(sa_column=moment_column())
    """Its last change."""
    parts: list[dict[str, Any]] = Field(sa_column=Column(JSONB, nullable=False))
    """`schemas.ChangePart`."""
    summary: dict[str, str] = Field(sa_column=Column(JSONB, nullable=False))
    """Which place, and the same in a line, in each language: for lists and mails."""
