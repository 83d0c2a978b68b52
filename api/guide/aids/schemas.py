"""Wire shapes of aids."""

from typing import Literal

from pydantic import BaseModel, Field

from api.guide.aids.models import AreaKind
from api.platform.kit.wire import PageQuery

Profile = Literal[
    "lyceen", "etudiant", "apprenti", "professionnalisation", "stagiaire", "service_civique", "chomeur"
]


class AidSearch(PageQuery):
    """Which aids."""

    commune: str | None = Field(None, pattern=r"^[0-9AB]{5}$", description="INSEE code of where one lives")
    profile: Profile | None = Field(None, description="what one is; aids that say nothing of it stay")
    age: int | None = Field(None, ge=0, le=120, description="years; aids that say nothing of it stay")


class AidItem(BaseModel):
    """One kind of help. Texts are the publisher's; they bear no date: the official page is what counts."""

    type: Literal["aid"]
    id: str
    label: str
    institution: str
    description: str
    conditions: list[str]
    profiles: list[str] = Field(description="for whom, in the publisher's codes; empty: nothing is said")
    age_from: int | None
    age_below: int | None
    area: AreaKind
    link: str = Field(description="the official page")
    apply_link: str | None
