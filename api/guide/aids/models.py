from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean as Bool
from sqlalchemy import Column, Text, true
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import json_column, text_array_column


class AreaKind(StrEnum):
    """For whose inhabitants: everybody, or those of one of the areas whose codes stand beside it."""

    NATIONAL = "national"
    REGION = "region"
    DEPARTMENT = "department"
    EPCI = "epci"
    COMMUNE = "commune"


class Profile(StrEnum):
    """What one is, as one says it of oneself."""

    MIDDLE_SCHOOL = "middle_school"
    HIGH_SCHOOL = "high_school"
    APPRENTICE = "apprentice"
    STUDENT = "student"
    JOB_SEEKER = "job_seeker"
    OUT_OF_SCHOOL = "out_of_school"
    IN_WORK = "in_work"
    PARENT = "parent"


class Topic(StrEnum):
    """What a sheet of our own helps with."""

    CHOOSING = "choosing"
    MONEY = "money"
    HOUSING = "housing"
    TRAVEL = "travel"
    EQUIPMENT = "equipment"
    DISABILITY = "disability"
    ABROAD = "abroad"
    AGAIN = "again"


class Aid(SQLModel, table=True):
    """One kind of help. Its texts are the publisher's: shown with credit, never taken into the product."""

    __tablename__ = "aid"

    id: str = Field(primary_key=True, description="the publisher's own name of it")
    label: str
    institution: str = Field(description="who gives it")
    description: str
    conditions: list[str] = Field(default_factory=list, sa_column=text_array_column())
    more_conditions: bool = Field(
        sa_column=Column(Bool, nullable=False, server_default=true()),
        description="whether there are some that `conditions` does not tell: means, a way of living, a rate",
    )
    profiles: list[str] = Field(
        default_factory=list,
        sa_column=text_array_column(),
        description="for whom, in the publisher's codes; empty: nothing is said",
    )
    age_from: int | None = Field(None, description="years, included")
    age_below: int | None = Field(None, description="years, excluded")
    area_kind: AreaKind = Field(sa_type=Text)
    areas: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="INSEE codes, SIREN of an EPCI"
    )
    link: str = Field(description="the official page")
    apply_link: str | None = Field(None, description="where it is asked for")


class AidList(SQLModel, table=True):
    """A list of aids that was read here."""

    __tablename__ = "aid_list"

    source: str = Field(primary_key=True)
    read_on: date
    dated_on: date | None = Field(None, description="the newest day that its files bear, where they bear one")


class AidSheet(SQLModel, table=True):
    """A sheet of the region's own on a kind of help or a way back, in both languages."""

    __tablename__ = "aid_sheet"

    id: str = Field(primary_key=True, description="as the address of its page names it")
    position: int = Field(description="its line in the region's list, in whose order they are shown")
    topic: Topic = Field(sa_type=Text)
    profiles: list[str] = Field(default_factory=list, sa_column=text_array_column(), description="for whom")
    places: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="kinds of places where one asks"
    )
    links: Any = Field(sa_column=json_column("[]"))
    fr: Any = Field(sa_column=json_column("{}"))
    en: Any = Field(sa_column=json_column("{}"))
    written_on: date
