"""Offers: observation placements, long placements and apprenticeships, ours and those of partners."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Text,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    created_column,
    id_column,
    json_column,
    moment_column,
    search_column,
    spot_column,
    text_array_column,
)


class HeldFor(StrEnum):
    """Why an offer is held for a referent, or was taken away."""

    COMPANY_UNVERIFIED = "company_unverified"
    DISCRIMINATION = "discrimination"
    POLITICAL = "political"
    RELIGIOUS = "religious"
    UNPAID_WORK = "unpaid_work"
    LAW = "law"
    """A rule of law that leaves room, or a derogation that its company declares (`offers/rules.py`)."""
    FORBIDDEN_WORK = "forbidden_work"
    """Work that the law forbids to the minors whom it addresses."""
    ADVANCE = "advance"
    """Words that may be an advance to the minors who read it."""
    REPORTED = "reported"
    WAS_HIDDEN = "was_hidden"
    """A referent had hidden it; it was sent again."""
    COMPANY_SILENT = "company_silent"
    """Hidden: its company does not answer those who apply."""
    COMPANY_KEPT = "company_kept"
    """Out, and shown to nobody: a moderator keeps everybody of its company from minors. Kept nowhere."""
    COMPANY_BANNED = "company_banned"
    COMPANY_CLOSED = "company_closed"
    HIDDEN = "hidden"
    """Hidden by a referent, with a reason."""
    DELETED = "deleted"
    """Deleted by a referent: it cannot come back."""


class OfferKind(StrEnum):
    """What is offered; each kind has rules of its own (`offers/rules.py`)."""

    OBSERVATION = "observation"
    """Short observation placement of a pupil of 4e, 3e or seconde."""
    PLACEMENT = "placement"
    """Long placement of a course: lycée professionnel, BTS, university…"""
    APPRENTICESHIP = "apprenticeship"
    """Contrat d'apprentissage or de professionnalisation."""


class OfferLevel(StrEnum):
    """For whom: the class of an observation placement, or the diploma that is prepared."""

    QUATRIEME = "4e"
    TROISIEME = "3e"
    SECONDE = "2nde"
    CAP = "cap"
    BAC_PRO = "bac_pro"
    BP = "bp"
    """Brevet professionnel, after a first diploma of the trade."""
    TITRE_PRO = "titre_pro"
    """Titre professionnel of the ministry of labour, of whatever level."""
    BTS = "bts"
    BUT = "but"
    LICENCE = "licence"
    MASTER = "master"


class OfferStatus(StrEnum):
    """Where an offer stands. Only `published` is found by a search."""

    DRAFT = "draft"
    REVIEW = "review"
    """Held for a referent: its words, a report, or a company that is not verified yet."""
    PUBLISHED = "published"
    FULL = "full"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    """By its company, or with its banned SIRET, or vanished from its partner."""
    HIDDEN = "hidden"
    """By a referent, or because its company stays silent."""


class Contract(StrEnum):
    """Contract of an apprenticeship offer."""

    APPRENTISSAGE = "apprentissage"
    PROFESSIONNALISATION = "professionnalisation"


class Declaration(StrEnum):
    """What a company declares so that the law lets it do what is forbidden otherwise (`offers/law`)."""

    OFF_ON_HOLIDAYS = "off_on_holidays"
    """Nobody comes on public holidays."""
    NO_BAR = "no_bar"
    """Nobody under 18 serves at the bar."""
    BAR = "bar"
    """The prefect's approval of the bar."""
    NIGHT = "night"
    SUNDAY = "sunday"
    PUBLIC_HOLIDAYS = "public_holidays"
    ONE_AND_A_HALF_DAYS_OFF = "one_and_a_half_days_off"
    LONG_HOURS = "long_hours"
    DANGEROUS_WORK = "dangerous_work"
    CHAMBER = "chamber"
    """A chamber's agreement for an observation in the school holidays."""
    MORE_TRAINEES = "more_trainees"
    MORE_APPRENTICES = "more_apprentices"
    NO_WAITING = "no_waiting"
    """The trainee before left of their own will, or had another post."""
    BRANCH_AGREEMENT = "branch_agreement"
    PRIORITY_PUBLIC = "priority_public"
    DISABLED_APPRENTICE = "disabled_apprentice"
    ADULTS_ONLY = "adults_only"
    """Nobody under 18 may apply: the work is forbidden to them."""


class Remote(StrEnum):
    """Where the work is done."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class Weekday(StrEnum):
    """Days on which people come."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class Priority(StrEnum):
    """Publics that a company wants to come first."""

    PRIORITY_EDUCATION = "rep"
    """Collèges of REP and REP+."""
    PRIORITY_DISTRICT = "qpv"
    """Quartiers prioritaires de la politique de la ville."""
    RURAL = "rural"
    DISABILITY = "disability"
    WITHOUT_NETWORK = "without_network"
    """Pupils whose family knows nobody to ask."""


class ReportReason(StrEnum):
    """What a reader says is wrong with an offer."""

    DISCRIMINATION = "discrimination"
    UNPAID_WORK = "unpaid_work"
    SCAM = "scam"
    DANGER = "danger"
    OUTDATED = "outdated"
    OTHER = "other"


GRAVE = (ReportReason.DANGER, ReportReason.SCAM)
"""One report of these by an account that is known holds an offer at once."""


_VECTOR = (
    "setweight(epass_vector(title), 'A') || setweight(epass_vector(company_name), 'B')"
    " || setweight(epass_vector(keywords), 'B') || setweight(epass_vector(commune_name), 'B')"
    " || setweight(epass_vector(description), 'C')"
)
_PUBLISHED = text("status = 'published'")


class Offer(SQLModel, table=True):
    """One offer. Partners' offers have a `source` and `partner_id`, and lead to the partner to apply."""

    __tablename__ = "offer"
    __table_args__ = (
        Index(
            "ix_offer_over",
            "updated_at",
            postgresql_where=text("status IN ('draft', 'expired', 'withdrawn', 'hidden')"),
        ),
        Index("ix_offer_unseen", "seen_on", postgresql_where=text("status IN ('withdrawn', 'expired')")),
        UniqueConstraint("source", "partner_id", name="uq_offer_source_partner_id"),
        Index("ix_offer_spot", "spot", postgresql_using="gist", postgresql_where=_PUBLISHED),
        Index("ix_offer_search", "search", postgresql_using="gin", postgresql_where=_PUBLISHED),
        Index("ix_offer_rome_codes", "rome_codes", postgresql_using="gin", postgresql_where=_PUBLISHED),
        Index("ix_offer_status_department", "status", "department"),
        Index("ix_offer_siret", "siret"),
        CheckConstraint("lat BETWEEN -85 AND 85 AND lon BETWEEN -180 AND 180", name="ck_offer_position"),
        CheckConstraint("places >= 1 AND taken BETWEEN 0 AND places", name="ck_offer_places"),
    )

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    """Made by the phone for ours, so that sending it again is no second offer."""
    kind: OfferKind = Field(sa_type=Text)
    status: OfferStatus = Field(OfferStatus.DRAFT, sa_type=Text)
    source: str = Field("epass", sa_column=Column(Text, nullable=False, server_default="epass"))
    partner_id: str | None = Field(None, sa_column=Column(Text))
    organisation_id: UUID | None = Field(
        None,
        sa_column=Column(PGUUID(as_uuid=True), ForeignKey("organisation.id", ondelete="CASCADE"), index=True),
    )
    author: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    siret: str | None = None
    company_name: str
    title: str
    description: str = ""
    keywords: str = ""
    """Career labels and synonyms, so that people's own words find it."""
    rome_codes: list[str] = Field(default_factory=list, sa_column=text_array_column())
    levels: list[OfferLevel] = Field(default_factory=list, sa_column=text_array_column())
    """Exactly one class for an observation: classes are never mixed."""
    address: str | None = None
    postcode: str | None = None
    commune_code: str | None = Field(None, foreign_key="commune.code", index=True)
    commune_name: str = ""
    department: str = ""
    lat: float
    lon: float
    approximate: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """The position is the commune's centre."""
    places: int = Field(1, sa_column=Column(Integer, nullable=False, server_default="1"))
    """How many people in all: with weeks, the sum of their places (`offer_week`)."""
    taken: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    start_on: date | None = Field(None, sa_column=Column(Date))
    end_on: date | None = Field(None, sa_column=Column(Date))
    duration_days: int | None = None
    """Calendar days of a placement, or of a contract."""
    day_starts: time | None = Field(None, sa_column=Column(Time))
    day_ends: time | None = Field(None, sa_column=Column(Time))
    break_minutes: int | None = None
    break_starts: time | None = Field(None, sa_column=Column(Time))
    """When a long break begins: the day is worked in two stretches."""
    weekdays: list[Weekday] = Field(default_factory=list, sa_column=text_array_column())
    hours_per_day: float | None = None
    hours_per_week: float | None = None
    contract: Contract | None = Field(None, sa_column=Column(Text))
    gratification_cents_per_hour: int | None = None
    remote: Remote = Field(Remote.NO, sa_column=Column(Text, nullable=False, server_default="no"))
    accessibility: str = ""
    """What the company says of access for people with a disability."""
    reserved_uais: list[str] = Field(default_factory=list, sa_column=text_array_column())
    """Schools it is reserved for; empty: everybody."""
    priorities: list[Priority] = Field(default_factory=list, sa_column=text_array_column())
    """Publics that come first."""
    declarations: list[Declaration] = Field(default_factory=list, sa_column=text_array_column())
    declaration_note: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    """Which agreement or approval, and its date; its referent reads it."""
    headcount: int | None = None
    """People its company employs, as it says: the quota of trainees follows from it."""
    tutors: int | None = None
    apply_url: str | None = None
    """Partner's page; ours are applied for here."""
    publish_error: dict[str, Any] | None = Field(None, sa_column=json_column())
    """Why it is held: `codes`, and the `words` that were found in its text."""
    expires_on: date | None = Field(None, sa_column=Column(Date, index=True))
    """Last day it can be found: with weeks, the day before the last one that has a place left."""
    lowered: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """Its company lets applicants wait: it comes behind the others."""
    reviewed_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When it came before a referent; null once decided."""
    published_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    created_at: datetime | None = Field(None, sa_column=created_column())
    updated_at: datetime | None = Field(None, sa_column=created_column())
    digest: str = ""
    """Of what the partner sent, so that an unchanged offer is not written again; of ours, of the words that a
    referent let out."""
    law_digest: str = Field("", sa_column=Column(Text, nullable=False, server_default=""))
    """Of what the law asked a referent about, when they let the offer out."""
    seen_on: date | None = Field(None, sa_column=Column(Date))
    """Last day the partner still had it."""
    demo: bool = False
    spot: str | None = Field(None, sa_column=spot_column())
    search: str | None = Field(None, sa_column=search_column(_VECTOR))


class OfferWeek(SQLModel, table=True):
    """One ISO week in which people can come, and its places."""

    __tablename__ = "offer_week"
    __table_args__ = (
        CheckConstraint("places >= 1 AND taken BETWEEN 0 AND places", name="ck_offer_week_places"),
        Index("ix_offer_week_week", "week"),
    )

    offer_id: UUID = Field(
        sa_column=Column(PGUUID(as_uuid=True), ForeignKey("offer.id", ondelete="CASCADE"), primary_key=True)
    )
    week: date = Field(sa_column=Column(Date, primary_key=True))
    """Its Monday."""
    places: int
    taken: int = 0


class OfferBefore(SQLModel, table=True):
    """What an offer said before its company began to change it, until who has a place is told."""

    __tablename__ = "offer_before"

    offer_id: UUID = Field(
        sa_column=Column(PGUUID(as_uuid=True), ForeignKey("offer.id", ondelete="CASCADE"), primary_key=True)
    )
    facts: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    changed_at: datetime = Field(sa_column=moment_column())
    """Its last change."""


class OfferReport(SQLModel, table=True):
    """What somebody says is wrong with an offer. Its id is made by the phone."""

    __tablename__ = "offer_report"
    __table_args__ = (
        Index("ix_offer_report_decided_at", "decided_at"),
        Index("ix_offer_report_undecided", "created_at", postgresql_where=text("decided_at IS NULL")),
        Index("ix_offer_report_reporter", "reporter", "created_at"),
        Index("ix_offer_report_told", "created_at", postgresql_where=text("told")),
    )

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    offer_id: UUID = Field(
        sa_column=Column(
            PGUUID(as_uuid=True), ForeignKey("offer.id", ondelete="CASCADE"), nullable=False, index=True
        )
    )
    reporter: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    known: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """Its account had been there for `EPASS_OFFER_REPORT_ACCOUNT_DAYS`: it has a voice of its own."""
    reason: ReportReason = Field(sa_type=Text)
    message: str = ""
    created_at: datetime | None = Field(None, sa_column=created_column())
    decided_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    dismissed: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """A referent read it and let the offer be found."""
    told: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """Referents were told of it although it holds nothing: so many a day are."""


class OfferEvent(SQLModel, table=True):
    """What happened to an offer, by whom and when: its history."""

    __tablename__ = "offer_event"

    id: UUID | None = Field(None, sa_column=id_column())
    offer_id: UUID = Field(
        sa_column=Column(
            PGUUID(as_uuid=True), ForeignKey("offer.id", ondelete="CASCADE"), nullable=False, index=True
        )
    )
    at: datetime | None = Field(None, sa_column=created_column())
    actor: UUID | None = Field(None, sa_column=Column(PGUUID(as_uuid=True)))
    staff: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    """The actor is a referent, who stays unnamed."""
    status: OfferStatus = Field(sa_type=Text)
    reason: str = ""
