"""Financial and other help that young people may ask for, as the public simulator lists it."""

from enum import StrEnum

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from api.platform.kit.columns import text_array_column


class AreaKind(StrEnum):
    """For whose inhabitants: everybody, or those of one of the areas whose codes stand beside it."""

    NATIONAL = "national"
    REGION = "region"
    DEPARTMENT = "department"
    EPCI = "epci"
    COMMUNE = "commune"


class Aid(SQLModel, table=True):
    """One kind of help. Its texts are the publisher's: shown with credit, never taken into the product."""

    __tablename__ = "aid"

    id: str = Field(primary_key=True, description="the publisher's own name of it")
    label: str
    institution: str = Field(description="who gives it")
    description: str
    conditions: list[str] = Field(default_factory=list, sa_column=text_array_column())
    profiles: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="for whom; empty: nothing is said"
    )
    age_from: int | None = Field(None, description="years, included")
    age_below: int | None = Field(None, description="years, excluded")
    area_kind: AreaKind = Field(sa_type=Text)
    areas: list[str] = Field(
        default_factory=list, sa_column=text_array_column(), description="INSEE codes, SIREN of an EPCI"
    )
    link: str = Field(description="the official page")
    apply_link: str | None = Field(None, description="where it is asked for")
