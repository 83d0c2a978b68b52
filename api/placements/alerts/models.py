"""Alerts: saved searches that notify, the index that finds them from an offer, and what they found."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Date, Float, Index, Integer, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    Box,
    created_column,
    generated,
    moment_column,
    reference,
    text_array_column,
)


class StopReason(StrEnum):
    """Why an alert no longer looks."""

    UNUSED = "unused"
    """Its owner did not say that they still search."""
    OVER = "over"
    """All of its weeks are past."""
    CONSENT = "consent"
    """It kept a commune that needed a consent, which has ended; the commune is gone."""


class Alert(SQLModel, table=True):
    """One saved search. An empty list, or no commune, leaves that open."""

    __tablename__ = "alert"
    __table_args__ = (Index("ix_alert_account_id", "account_id"),)

    id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), primary_key=True))
    """Made by the phone, so that sending it again is no second alert."""
    account_id: UUID = Field(sa_column=reference("account.id"))
    kinds: list[str] = Field(default_factory=list, sa_column=text_array_column())
    levels: list[str] = Field(default_factory=list, sa_column=text_array_column())
    rome: list[str] = Field(default_factory=list, sa_column=text_array_column())
    """ROME careers, families (A12) or domains (A)."""
    weeks: list[date] = Field(
        default_factory=list,
        sa_column=Column(ARRAY(Date), nullable=False, server_default=text("'{}'")),
    )
    """Mondays."""
    q: str | None = None
    """Words as typed."""
    prefixes: str | None = None
    """The same as `kit.text.prefix_query` reads them."""
    words: str | None = Field(None, sa_column=generated(TSQUERY(), "epass_query(prefixes)"))
    commune_code: str | None = Field(None, sa_column=Column(Text))
    radius_km: float | None = Field(None, sa_column=Column(Float))
    name_fr: str
    name_en: str
    alone_from: date | None = Field(None, sa_column=Column(Date))
    """Birthday until which its commune is only kept with the consent `location`; null: with none."""
    paused_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    stopped_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    stopped_why: StopReason | None = Field(None, sa_column=Column(Text))
    used_at: datetime = Field(sa_column=moment_column())
    """Last time that its owner wrote it, or said that they still search."""
    asked_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When they were asked whether they do."""
    created_at: datetime | None = Field(None, sa_column=created_column())


class AlertKey(SQLModel, table=True):
    """One row for every kind, level and career of a living alert (`alerts.keys`): what an offer finds.

    Each key has a plane of its own, 1000 degrees apart, so that one index scan finds what wants such an offer
    there; the index holds everything that the search reads.
    """

    __tablename__ = "alert_key"
    __table_args__ = (
        Index(
            "ix_alert_key_area",
            "area",
            postgresql_using="gist",
            postgresql_include=["account_id", "alert_id", "lat", "lon", "radius_m"],
        ),
    )

    alert_id: UUID = Field(sa_column=reference("alert.id", primary_key=True))
    key: int = Field(sa_column=Column(Integer, primary_key=True))
    account_id: UUID = Field(sa_column=Column(PGUUID(as_uuid=True), nullable=False))
    lat: float | None = None
    lon: float | None = None
    radius_m: float | None = None
    """Null: everywhere."""
    area: str | None = Field(None, sa_column=generated(Box(), "epass_alert_area(key, lat, lon, radius_m)"))


class AlertHit(SQLModel, table=True):
    """One offer that was found for one person: never twice, however many alerts and jobs find it."""

    __tablename__ = "alert_hit"
    __table_args__ = (
        Index("ix_alert_hit_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
        Index("ix_alert_hit_offer_id", "offer_id"),
        Index("ix_alert_hit_found_at", "found_at"),
    )

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    offer_id: UUID = Field(sa_column=reference("offer.id", primary_key=True))
    alert_id: UUID | None = Field(
        None, sa_column=reference("alert.id", ondelete="SET NULL", nullable=True, index=True)
    )
    found_at: datetime = Field(sa_column=moment_column())
    shown_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When it was told on its own in the app; null while it waits for a digest, or was part of one."""
    due_at: datetime | None = Field(None, sa_column=moment_column(nullable=True))
    """When the phone or the mailbox is to ring for it; null: all was told."""


class AlertStop(SQLModel, table=True):
    """What the link in the mails of an account stands for: no more mails about alerts."""

    __tablename__ = "alert_stop"

    account_id: UUID = Field(sa_column=reference("account.id", primary_key=True))
    token_digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False, unique=True))
    created_at: datetime | None = Field(None, sa_column=created_column())
