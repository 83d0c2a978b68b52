"""What becomes of people, as published: a figure that is not published is null, never 0."""

from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import generated


class OutcomeSchool(SQLModel, table=True):
    """InserJeunes, of those who left a school or a CFA in two years running. Rates and shares in %."""

    __tablename__ = "outcome_school"

    origin: str = Field(primary_key=True, description="list: pro, apprenticeship or cfa (the newest)")
    year: str = Field(primary_key=True, description="2022-2023")
    uai: str = Field(primary_key=True, index=True)
    way: str = Field(primary_key=True, description="school, apprenticeship, or all of both")
    label: str
    further_study: float | None = None
    employed_6: float | None = Field(None, description="of those who left, after six months")
    expected_6: float | None = Field(None, description="of a school with such pupils")
    difference: float | None = Field(None, description="employed less expected")
    employed_12: float | None = None
    employed_18: float | None = None
    employed_24: float | None = None
    studying: float | None = Field(None, description="share of all, as the two below")
    employed: float | None = None
    other: float | None = None
    broken_contracts: float | None = None


class OutcomeTraining(SQLModel, table=True):
    """InserJeunes, of those who left a training in a region. Rates in %."""

    __tablename__ = "outcome_training"

    region: str = Field(primary_key=True, description="INSEE code")
    year: str = Field(primary_key=True, description="2022-2023")
    way: str = Field(primary_key=True, description="school or apprenticeship")
    code: str = Field(primary_key=True, index=True, description="MEF STAT 11 of a school's, else CFD")
    nomenclature: str = Field(description="mefstat11 or cfd")
    leavers: int | None = None
    further_study: float | None = None
    employed_6: float | None = None
    employed_12: float | None = None
    employed_18: float | None = None
    employed_24: float | None = None


def stems(label: str) -> str:
    """SQL of the words of a label without endings and accents: « commerciale » is « commerciaux »."""
    return f"tsvector_to_array(to_tsvector('pg_catalog.french', epass_fold({label})))"


class Occupation(SQLModel, table=True):
    """An occupation as statistics know it (FAP of 2009 or 2021), or a group or domain of occupations."""

    __tablename__ = "occupation"
    __table_args__ = (Index("ix_occupation_comparable", "comparable", "nomenclature"),)

    nomenclature: str = Field(primary_key=True, description="fap2009 or fap2021")
    code: str = Field(primary_key=True)
    level: str = Field(description="part, occupation, group or domain")
    label: str
    parent: str | None = None
    comparable: str = Field(description="the label without small words: equal ones name the same occupation")
    stems: Any = Field(
        None,
        sa_column=generated(ARRAY(Text), stems(r"regexp_replace(label, '\((sauf|hors)[^)]*\)', '', 'gi')")),
        description="of the label, without whom it leaves out",
    )


class OccupationRome(SQLModel, table=True):
    """Which careers of ROME 3 an occupation (FAP 2009) holds, wholly or partly."""

    __tablename__ = "occupation_rome"

    occupation: str = Field(primary_key=True)
    rome: str = Field(primary_key=True, index=True)
    partly: bool


class CommuneBasin(SQLModel, table=True):
    """The employment basin of a commune (INSEE code, also of former communes)."""

    __tablename__ = "commune_basin"

    commune_code: str = Field(primary_key=True)
    basin: str = Field(index=True)
    name: str


class PlannedHiring(SQLModel, table=True):
    """Hirings that employers plan in a year, in a basin (« BMO »); what is secret is null."""

    __tablename__ = "planned_hiring"
    __table_args__ = (Index("ix_planned_hiring_basin", "year", "basin"),)

    year: int = Field(primary_key=True)
    occupation: str = Field(primary_key=True, index=True)
    basin: str = Field(primary_key=True)
    department: str = Field(primary_key=True)
    region: str
    nomenclature: str
    label: str
    basin_name: str
    family: str
    family_label: str
    planned: int | None = None
    difficult: int | None = Field(None, description="of those planned, judged difficult")
    seasonal: int | None = None


class OccupationFigure(SQLModel, table=True):
    """One number of the portrait of an occupation in France (FAP 2009, of any level); null: not published."""

    __tablename__ = "occupation_figure"
    __table_args__ = (Index("ix_occupation_figure_occupation", "occupation", "kind"),)

    kind: str = Field(primary_key=True, description="women, ages, wage, wages, hours, …")
    occupation: str = Field(primary_key=True)
    period: str = Field(primary_key=True, description="2017-2019 or 2018")
    aspect: str = Field(primary_key=True, description="which share of it")
    value: float | None = Field(None, description="%; thousands of people; of a wage: euros a month, net")
    label: str | None = Field(None, description="of a sector, as published")


class Tension(SQLModel, table=True):
    """How hard it is to hire for an occupation (FAP 2009): from 1 to 5, and six reasons from 1 to 5."""

    __tablename__ = "occupation_tension"
    __table_args__ = (Index("ix_occupation_tension_occupation", "occupation"),)

    year: str = Field(primary_key=True)
    level: str = Field(primary_key=True, description="country, region or department")
    territory: str = Field(primary_key=True, description="its INSEE code; empty of the country")
    occupation: str = Field(primary_key=True)
    employment: int | None = None
    rating: int | None = None
    hiring: int | None = Field(None, description="many are hired")
    training: int | None = Field(None, description="it needs a training of its own")
    workforce: int | None = Field(None, description="few look for such work")
    unstable: int | None = Field(None, description="jobs do not last")
    conditions: int | None = Field(None, description="work is hard")
    distance: int | None = Field(None, description="who looks for it lives elsewhere")
