"""What becomes of people, as published: a figure that is not published is null, never 0."""

from sqlmodel import Field, SQLModel


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
