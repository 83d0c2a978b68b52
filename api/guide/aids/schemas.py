"""Wire shapes of aids."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from api.guide.aids.models import AreaKind, Profile
from api.guide.aids.sheets import AidSheetPublic
from api.platform.kit.wire import PageQuery

__all__ = ["AidFilters", "AidItem", "AidSearch", "AidSheetPublic", "AidSheets", "Profile"]


class AidSearch(PageQuery):
    """Which aids."""

    commune: str | None = Field(None, pattern=r"^[0-9AB]{5}$", description="INSEE code of where one lives")
    profile: Profile | None = Field(
        None, description="what one is; aids that name it come first, those that say nothing of it follow"
    )
    age: int | None = Field(None, ge=0, le=120, description="years; aids that say nothing of it stay")


class AidItem(BaseModel):
    """One kind of help. Texts are the publisher's, as of the day of its list: the official page counts."""

    type: Literal["aid"]
    id: str
    label: str
    institution: str
    description: str
    conditions: list[str] = Field(description="sentences for people: nobody checked them")
    more_conditions: bool = Field(description="there are others, which only the official page tells")
    profiles: list[str] = Field(description="for whom, in the publisher's codes; empty: nothing is said")
    age_from: int | None
    age_below: int | None
    area: AreaKind
    link: str = Field(description="the official page")
    apply_link: str | None
    checked: list[Literal["area", "profile", "age"]] = Field(
        description="of what was asked, what the aid names and was found to fit; nothing else was looked at"
    )


class AidProfile(BaseModel):
    """What one may be, and how much there is for it."""

    profile: Profile
    aids: int = Field(description="aids of the region that name it")
    sheets: int


class AidSource(BaseModel):
    """Who publishes the list, and of which day it is."""

    source: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None
    read_on: date = Field(description="when it was last read here")
    dated_on: date | None = Field(description="the newest day that its files bear; null: they bear none")


class AidFilters(BaseModel):
    """What can be asked for; what finds nothing is left out."""

    profiles: list[AidProfile]
    aids: int = Field(description="all aids of the region, also those that name nobody")
    sources: list[AidSource]


class AidSheets(BaseModel):
    """Every sheet of the region's own, in its order."""

    items: list[AidSheetPublic]
