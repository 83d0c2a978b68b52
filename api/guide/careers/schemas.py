"""Wire shapes of careers."""

from typing import Literal

from pydantic import BaseModel, Field

from api.platform.kit.wire import CleanText, PageQuery

Interest = Literal["R", "I", "A", "S", "E", "C"]
RomeCode = r"^[A-N][0-9]{4}$"


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
    """A page of Onisep on this career."""

    id: str
    label: str
    url: str


class CareerPublic(CareerItem):
    """A career's page."""

    label_inclusive: str
    rome_version: int
    domain: Family | None
    onisep: list[OnisepPage]
    onisep_attribution: str
    regional_url: str
    france_travail_url: str
    related: list[Family]


class FamilyCount(Family):
    """A family, and how many careers it holds."""

    careers: int


class Domain(Family):
    """A domain and its families."""

    families: list[FamilyCount]
