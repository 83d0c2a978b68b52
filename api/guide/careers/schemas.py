"""Wire shapes of careers."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from api.guide.careers.sheets import RomeCode, Sheet, SheetOfCareer
from api.guide.videos.schemas import VideoPublic
from api.platform.kit.wire import CleanText, PageQuery

__all__ = [
    "CareerDomain",
    "CareerItem",
    "CareerPublic",
    "CareerSearch",
    "Family",
    "RomeCode",
    "SheetOfCareer",
]

Interest = Literal["R", "I", "A", "S", "E", "C"]


class CareerSearch(PageQuery):
    """Which careers."""

    q: CleanText | None = Field(None, max_length=200)
    riasec: Interest | None = Field(None, description="major or minor interest")
    family: str | None = Field(None, pattern=r"^[A-N]([0-9]{2})?$", description="ROME domain or family")


class Interests(BaseModel):
    """RIASEC interests."""

    major: Interest
    minor: Interest | None


class Family(BaseModel):
    """A ROME domain or family."""

    code: str
    label: str


class CareerItem(BaseModel):
    """A career in a list."""

    type: Literal["career"]
    code: str
    label: str
    label_feminine: str | None
    label_masculine: str | None
    riasec: Interests | None
    family: Family | None


class OnisepPage(BaseModel):
    """A page of Onisep on this career, or on another of its field."""

    id: str
    label: str
    url: str
    own: bool = Field(description="on this very career: called as it is, else linked with it")


class Liking(Family):
    """What somebody likes who likes this career: « J’aime… »."""

    definition: str | None
    principal: bool


class ActivitySector(BaseModel):
    """A sector of activity, and the part of it."""

    code: str
    label: str
    part: str | None


class Skills(BaseModel):
    """What the career asks for: what is at its heart, where the list says so."""

    know_how: list[str]
    soft: list[str]
    knowledge: list[str]


class Contexts(BaseModel):
    """In what it is done."""

    hours: list[str]
    places: list[str]
    conditions: list[str]
    publics: list[str]
    structures: list[str]
    statuses: list[str]


class OnisepSection(BaseModel):
    """Paragraphs below a heading."""

    heading: str | None
    level: int = Field(description="1 is the heading of most weight, 0 none")
    paragraphs: list[str]


class OnisepNames(BaseModel):
    """What it is called."""

    feminine: str | None
    masculine: str | None
    others: list[str]


class OnisepNamed(BaseModel):
    """A training (FOR.n) or career (MET.n) of Onisep's."""

    id: str
    label: str


class OnisepLink(BaseModel):
    """An address that a sheet names."""

    url: str
    label: str | None


class OnisepSheetPublic(BaseModel):
    """A sheet of Onisep's (ODbL 1.0), without the wages, which have no year."""

    id: str
    name: str
    names: OnisepNames
    summary: str | None
    level: str | None = Field(description="the least level of studies")
    nature: list[OnisepSection]
    conditions: list[OnisepSection]
    skills: list[OnisepSection]
    access: list[OnisepSection]
    life: list[OnisepSection]
    studies: list[OnisepNamed]
    related: list[OnisepNamed]
    links: list[OnisepLink]
    interests: list[str]
    url: str
    modified_on: date | None


class CareerPublic(CareerItem):
    """A career's page."""

    label_inclusive: str
    rome_version: int
    domain: Family | None
    definition: list[str] = Field(description="sentences of France Travail, in their order")
    access: list[str] = Field(description="how one comes to it: sentences of France Travail")
    interests: list[Liking]
    skills: Skills
    contexts: Contexts
    themes: list[Family]
    sectors: list[ActivitySector]
    regulated: bool | None = Field(description="null where the list does not say")
    executive: bool | None
    ecological: Literal["green", "strategic", "brown"] | None
    digital: bool | None
    demographic: bool | None
    appellations: list[str] = Field(description="other names in use, rare ones left out")
    sheet: Sheet | None = Field(description="the region's own")
    moves: list[Family] = Field(description="careers that one can change to, the nearest first")
    onisep: list[OnisepPage]
    onisep_sheets: list[OnisepSheetPublic]
    onisep_attribution: str
    regional_url: str
    france_travail_url: str
    related: list[Family]
    videos: list[VideoPublic]


class FamilyCount(Family):
    """A family, and how many careers it holds."""

    careers: int


class CareerDomain(Family):
    """A domain and its families."""

    families: list[FamilyCount]
