"""Dates of the school year that pupils plan by, and paths that somebody shows by a link."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Index, LargeBinary, Text, text
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import json_column, moment_column


class WayOn(StrEnum):
    """How one goes on, each with a calendar of its own."""

    AFTER_3E = "after_3e"
    PARCOURSUP = "parcoursup"
    APPRENTICESHIP = "apprenticeship"
    MASTER = "master"


class CalendarDate(SQLModel, table=True):
    """A step whose days were officially published for a school year."""

    __tablename__ = "calendar_date"

    school_year: str = Field(primary_key=True, description="2026-2027")
    step: str = Field(primary_key=True, description="that of `usual.json` whose place it takes, or a new one")
    way: WayOn = Field(sa_type=Text)
    label_fr: str
    label_en: str
    starts_on: date
    ends_on: date
    publisher: str
    url: str
    checked_on: date


class SharedPath(SQLModel, table=True):
    """A copy of somebody's path, for whoever has its link. Nothing says whose it is."""

    __tablename__ = "shared_path"
    __table_args__ = (Index("ix_shared_path_held", "ends_at", postgresql_where=text("content IS NOT NULL")),)

    link: bytes = Field(
        sa_column=Column(LargeBinary, primary_key=True), description="digest of what the address holds"
    )
    content: dict[str, Any] | None = Field(
        None, sa_column=json_column(), description="null once it was stopped or has ended"
    )
    stopped_at: datetime | None = Field(
        None, sa_column=moment_column(nullable=True), description="no late copy opens it again"
    )
    ends_at: datetime = Field(sa_column=moment_column(index=True))
