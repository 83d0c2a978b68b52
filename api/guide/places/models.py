"""Places, what each source says of them, and which careers they train for."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import UUID as PGUUID
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import (
    Point,
    created_column,
    generated,
    id_column,
    json_column,
    search_column,
    spot_column,
    text_array_column,
)


class PlaceKind(StrEnum):
    """What a place is. The order is part of the data: see `epass_plane` in the migrations."""

    MIDDLE_SCHOOL = "middle_school"
    HIGH_SCHOOL = "high_school"
    VOCATIONAL_SCHOOL = "vocational_school"
    AGRICULTURAL_SCHOOL = "agricultural_school"
    MFR = "mfr"
    APPRENTICESHIP_CENTRE = "apprenticeship_centre"
    HIGHER_EDUCATION = "higher_education"
    PRODUCTION_SCHOOL = "production_school"
    SPECIALISED_SCHOOL = "specialised_school"
    CIO = "cio"
    MISSION_LOCALE = "mission_locale"
    INFORMATION_POINT = "information_point"
    TRAINING_BODY = "training_body"
    COMPANY = "company"
    PUBLIC_SERVICE = "public_service"


class Level(StrEnum):
    """For whom a place or an event is."""

    MIDDLE_SCHOOL = "middle_school"
    HIGH_SCHOOL = "high_school"
    VOCATIONAL = "vocational"
    APPRENTICESHIP = "apprenticeship"
    HIGHER = "higher"


class Sector(StrEnum):
    """Public or private; private places are labelled as such everywhere."""

    PUBLIC = "public"
    PRIVATE = "private"


class PlaceStatus(StrEnum):
    """A place that vanished from its sources is closed, never deleted."""

    OPEN = "open"
    CLOSED = "closed"


class Precision(StrEnum):
    """How exact a position is: the address, or only the commune's centre."""

    ADDRESS = "address"
    COMMUNE = "commune"


_VECTOR = (
    "setweight(epass_vector(name), 'A') || setweight(epass_vector(commune_name), 'B')"
    " || setweight(epass_vector(keywords), 'C')"
)
_CARD = (
    'epass_place_card(id, kind, name, lat, lon, "precision", address, postcode, commune_name, commune_code,'
    " sector, levels, demo)"
)


class Place(SQLModel, table=True):
    """A place as people see it: the merge of what its live sources say (`place_record`)."""

    __tablename__ = "place"
    __table_args__ = (
        Index("ix_place_shelf", "shelf", postgresql_using="gist", postgresql_where=text("status = 'open'")),
        Index("ix_place_spot", "spot", postgresql_using="gist", postgresql_where=text("status = 'open'")),
        Index("ix_place_search", "search", postgresql_using="gin", postgresql_where=text("status = 'open'")),
        Index(
            "ix_place_name_folded",
            "name_folded",
            postgresql_using="gin",
            postgresql_ops={"name_folded": "gin_trgm_ops"},
            postgresql_where=text("status = 'open'"),
        ),
        Index("ix_place_name_id", "name_folded", "id", postgresql_where=text("status = 'open'")),
        Index("uq_place_uai", "uai", unique=True),
        Index("ix_place_siret", "siret"),
        CheckConstraint("lat BETWEEN -85 AND 85 AND lon BETWEEN -180 AND 180", name="ck_place_position"),
        CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL)", name="ck_place_closed_on"),
    )

    id: UUID | None = Field(None, sa_column=id_column())
    kind: PlaceKind = Field(sa_type=Text)
    name: str
    status: PlaceStatus = Field(PlaceStatus.OPEN, sa_type=Text)
    closed_on: date | None = None
    sector: Sector | None = Field(None, sa_type=Text)
    levels: list[Level] = Field(default_factory=list, sa_column=text_array_column())
    address: str | None = None
    postcode: str | None = None
    commune_code: str | None = Field(None, foreign_key="commune.code", index=True)
    commune_name: str = ""
    lat: float
    lon: float
    precision: Precision = Field(Precision.ADDRESS, sa_type=Text)
    uai: str | None = Field(None, description="school identifier: seven digits and a check letter")
    siret: str | None = Field(None, description="company identifier: fourteen digits")
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    onisep_id: str | None = Field(None, description="Onisep's ENS.n")
    keywords: str = Field("", description="words to find the place by: networks, tracks, acronyms")
    opening_hours: str | None = Field(None, description="OpenStreetMap opening_hours syntax; null: unknown")
    closure_from: date | None = None
    closure_to: date | None = None
    closure_note: dict[str, str] | None = Field(None, sa_column=json_column())
    accessibility: dict[str, Any] = Field(
        default_factory=dict,
        sa_column=json_column("{}"),
        description="by need (motor, visual, hearing, mental): {state: yes|partial|no}; absent: unknown",
    )
    description: str | None = None
    checked_on: date
    provenance: dict[str, str] = Field(
        default_factory=dict, sa_column=json_column("{}"), description="the source of each field"
    )
    demo: bool = False
    created_at: datetime | None = Field(None, sa_column=created_column())
    updated_at: datetime | None = Field(None, sa_column=created_column())
    name_folded: str | None = Field(None, sa_column=generated(Text, "epass_fold(name)"))
    search: Any = Field(None, sa_column=search_column(_VECTOR))
    spot: Any = Field(None, sa_column=spot_column())
    shelf: Any = Field(
        None,
        sa_column=generated(Point(), "epass_shelf(kind, lat, lon)"),
    )
    card: str | None = Field(None, sa_column=generated(Text, _CARD), description="as lists show it, in JSON")


class PlaceRecord(SQLModel, table=True):
    """What one source says of one place; several records make a place."""

    __tablename__ = "place_record"
    __table_args__ = (
        UniqueConstraint("source", "dataset", "key", name="uq_place_record_key"),
        Index("ix_place_record_place", "place_id"),
        Index("ix_place_record_department", "source", "dataset", "department_code"),
    )

    id: int | None = Field(None, primary_key=True)
    source: str
    dataset: str = Field("", description="part of a source that comes in files of its own, e.g. a network")
    key: str = Field(description="the source's own identifier")
    place_id: UUID | None = Field(
        None,
        sa_column=Column(
            PGUUID(as_uuid=True), ForeignKey("place.id", deferrable=True, initially="DEFERRED"), nullable=True
        ),
    )
    rank: int = Field(description="who wins when sources differ: the lowest")
    department_code: str
    values: dict[str, Any] = Field(sa_column=json_column("{}"))
    row_hash: str = Field(description="digest of the raw row and of the mapping's version")
    seen_on: date
    vanished_on: date | None = None


class PlaceAlias(SQLModel, table=True):
    """Another UAI of a place, which no open place has as its own: of a lycée's section, of a school's CFA."""

    __tablename__ = "place_alias"

    uai: str = Field(primary_key=True)
    place_id: UUID = Field(
        sa_column=Column(
            PGUUID(as_uuid=True), ForeignKey("place.id", ondelete="CASCADE"), index=True, nullable=False
        )
    )


class OpenDayText(SQLModel, table=True):
    """What Onisep writes (ODbL) of a school's open days where day or hours are not sure."""

    __tablename__ = "open_day_text"

    onisep_id: str = Field(primary_key=True, description="ENS.n, as `Place.onisep_id`")
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    told: str
    last_day: date | None = Field(None, description="after it the text is past; null: not known")
    checked_on: date


class PlaceCareer(SQLModel, table=True):
    """A place trains for a career, or for all careers of a family."""

    __tablename__ = "place_career"

    place_id: UUID = Field(
        sa_column=Column(PGUUID(as_uuid=True), ForeignKey("place.id", ondelete="CASCADE"), primary_key=True)
    )
    rome_prefix: str = Field(
        primary_key=True, description="ROME code (A1202), family (A12) or domain (A)", index=True
    )
    source: str = Field(primary_key=True)
