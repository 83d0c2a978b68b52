"""Careers, reference only: ROME codes, labels, families, RIASEC interests and links.

Onisep's data (ODbL 1.0) stays in a table of its own, `career_onisep`, shown with its attribution.
"""

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import search_column

_VECTOR = (
    "setweight(epass_vector(label), 'A') || setweight(epass_vector(coalesce(label_feminine, '') || ' ' ||"
    " coalesce(label_masculine, '')), 'A') || setweight(epass_vector(synonyms), 'C')"
)


class CareerFamily(SQLModel, table=True):
    """A ROME domain (one letter) or family (a letter and two digits)."""

    __tablename__ = "career_family"

    code: str = Field(primary_key=True)
    label: str
    domain_code: str | None = Field(None, index=True, description="null for a domain")


class Career(SQLModel, table=True):
    """A career of one ROME version; versions 3 and 4 share code shapes, hence the pair."""

    __tablename__ = "career"
    __table_args__ = (Index("ix_career_search", "search", postgresql_using="gin"),)

    rome_version: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    label: str = Field(description="as published; also the inclusive form where there are two")
    label_feminine: str | None = None
    label_masculine: str | None = None
    parent_code: str | None = Field(None, description="ROME 4: the broader career")
    family_code: str = Field(index=True)
    synonyms: str = Field("", description="the appellations, to be found by")
    search: Any = Field(None, sa_column=search_column(_VECTOR))


class CareerAppellation(SQLModel, table=True):
    """A precise job title under a ROME code."""

    __tablename__ = "career_appellation"

    rome_version: int = Field(primary_key=True)
    ogr_code: str = Field(primary_key=True)
    code: str = Field(index=True)
    label: str
    label_short: str | None = None


class CareerInterest(SQLModel, table=True):
    """RIASEC interests of a ROME code: R, I, A, S, E or C."""

    __tablename__ = "career_interest"

    code: str = Field(primary_key=True)
    major: str = Field(index=True)
    minor: str | None = Field(None, index=True)


class CareerRelation(SQLModel, table=True):
    """Careers close to one another: `near`, `evolution` or `isco` (code of ISCO-08)."""

    __tablename__ = "career_relation"

    code: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    target: str = Field(primary_key=True)
    label: str | None = None


class CareerSector(SQLModel, table=True):
    """A sector of activity (France Travail's own tree) in which a career is found."""

    __tablename__ = "career_sector"

    code: str = Field(primary_key=True)
    sector_code: str = Field(primary_key=True)
    sector: str
    subsector: str | None = None


class CareerReference(SQLModel, table=True):
    """Lines of the ROME reference lists (skills, workplaces, definitions), kept for the full sheets."""

    __tablename__ = "career_reference"

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    code: str | None = Field(None, index=True, description="ROME code, where the line belongs to one")
    category: str | None = None
    label: str


class CareerOnisep(SQLModel, table=True):
    """A page of Onisep on a career (© Onisep, ODbL 1.0)."""

    __tablename__ = "career_onisep"

    code: str = Field(primary_key=True)
    onisep_id: str = Field(primary_key=True, description="MET.n")
    label: str
    url: str
