"""Wire shapes of careers."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from api.guide.careers.sheets import RomeCode, Sheet, SheetOfCareer
from api.guide.videos.schemas import VideoPublic
from api.platform.kit.wire import CleanText, PageQuery, StrictModel

__all__ = [
    "CareerChoices",
    "CareerDomain",
    "CareerFilter",
    "CareerItem",
    "CareerPublic",
    "CareerSearch",
    "ChoicesQuery",
    "Family",
    "RomeCode",
    "SheetOfCareer",
]

Interest = Literal["R", "I", "A", "S", "E", "C"]


MAX_VALUES = 20
"""Of one kind, that are asked for together."""
_FamilyCode = Annotated[str, Field(pattern=r"^[A-N]([0-9]{2})?$")]
_Code = Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,12}$")]


def _codes(of: str) -> Any:
    return Field(default_factory=list, max_length=MAX_VALUES, description=f"{of}, see /careers/choices")


class CareerFilter(StrictModel):
    """Which careers: of each kind that is named they have one value at least."""

    q: CleanText | None = Field(None, max_length=200)
    riasec: list[Interest] = Field(default_factory=list, max_length=6, description="major or minor interests")
    family: list[_FamilyCode] = _codes(
        "ROME domains or families; a domain beside one of its families is that one"
    )
    liking: list[_Code] = _codes("what one likes")
    theme: list[_Code] = _codes("themes across families")
    skill: list[_Code] = _codes("know-how or knowledge")
    soft: list[_Code] = _codes("soft skills")
    hours: list[_Code] = _codes("when one works")
    places: list[_Code] = _codes("where one works")
    conditions: list[_Code] = _codes("in which conditions one works")
    publics: list[_Code] = _codes("with whom one works")


class CareerSearch(CareerFilter, PageQuery):
    """Which careers, and how many of them."""


class ChoicesQuery(CareerFilter):
    """Which careers, and of which skills."""

    words: CleanText | None = Field(None, max_length=100, description="words of the skills to choose among")


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
    own: bool = Field(description="on this very career, not on another of its field")
    called: Literal["label", "title"] | None = Field(
        description="an own one: as the career itself, or by another name of it"
    )


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
    modified_on: date | None = Field(description="of the sheet, else the month of the list that it stood in")


Door = Literal[
    "riasec", "family", "liking", "theme", "skill", "soft", "hours", "places", "conditions", "publics"
]


class Choice(BaseModel):
    """A value that would change what is found."""

    code: str
    label: str = Field(description="as published; of an interest its letter")
    careers: int = Field(description="how many the list has once it is added")


class Choices(BaseModel):
    """The values of one kind."""

    kind: Door
    values: list[Choice] = Field(
        description="most careers first; families by code, skills only the first of many"
    )


class Chosen(Family):
    """A value that was asked for."""

    kind: Door


class SharedValue(Chosen):
    """A value that other careers have too."""

    careers: int = Field(description="how many the list has with it")


class Note(BaseModel):
    """What we say of a publisher's text, in both languages."""

    fr: str
    en: str


class CareerPublic(CareerItem):
    """A career's page."""

    label_inclusive: str
    rome_version: int
    domain: Family | None
    definition: list[str] = Field(description="sentences of France Travail, in their order")
    access: list[str] = Field(description="how one comes to it: sentences of France Travail")
    access_notes: list[Note] = Field(description="where those are out of date or wrong, what is true")
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
    shared: list[SharedValue] = Field(
        description="what it has in common with others, as they are searched by"
    )
    videos: list[VideoPublic]


class CareerChoices(BaseModel):
    """What a search finds, and by what it can go on."""

    total: int = Field(description="careers found")
    chosen: list[Chosen] = Field(description="the values asked for, without those that are unknown")
    doors: list[Choices] = Field(description="kinds that have nothing to choose are left out")
    attribution: str


class FamilyCount(Family):
    """A family, and how many careers it holds."""

    careers: int


class CareerDomain(Family):
    """A domain and its families."""

    families: list[FamilyCount]
