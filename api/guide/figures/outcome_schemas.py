"""Wire shapes of what became of those who left a school. What is null is not published."""

from typing import Literal

from pydantic import BaseModel, Field


class CreditedSource(BaseModel):
    """Who publishes it."""

    source: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None


class SchoolOutcome(BaseModel):
    """What became of those who left a school. Rates and shares in %."""

    year: str = Field(description="the years of leaving that are counted together: 2022-2023")
    way: Literal["school", "apprenticeship", "all"]
    further_study: float | None = Field(description="studies on")
    employed_6: float | None = Field(description="employed six months after, of those who left studies")
    expected_6: float | None = Field(description="what is expected of a school with such pupils")
    difference: float | None = Field(description="employed less expected, as published (rounded)")
    employed_12: float | None
    employed_18: float | None
    employed_24: float | None
    studying: float | None = Field(description="share of all, with `employed` and `other`")
    employed: float | None
    other: float | None
    broken_contracts: float | None = Field(description="apprenticeship contracts broken off")


class SchoolOutcomes(BaseModel):
    """What became of those who left a school, newest year first; what is not published is absent."""

    outcomes: list[SchoolOutcome]
    sources: list[CreditedSource]
