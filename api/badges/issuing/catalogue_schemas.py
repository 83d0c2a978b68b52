"""Wire shapes of what everybody may see of badges: achievements and who awards them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from api.badges.issuing.schemas import AlignmentPublic, Career, IssuerBrief
from api.badges.issuing.states import AchievementKind, AchievementStatus
from api.platform.kit.wire import PageQuery

CareerCode = Annotated[
    str, Field(pattern=r"^[A-N]([0-9]{2}([0-9]{2})?)?$", description="ROME code, or its beginning")
]


class AchievementFound(BaseModel):
    """What can be awarded, in a list."""

    id: UUID
    name: str
    description: str
    kind: AchievementKind
    tags: list[str]
    image_url: str | None = Field(description="PNG, for ever the same")
    requestable: bool = Field(description="whether a student may ask for it")
    issuer: IssuerBrief


class AchievementPublic(AchievementFound):
    """What can be awarded, on its page."""

    criteria: str = Field(description="what one does to earn it")
    careers: list[Career]
    alignments: list[AlignmentPublic]
    validity_months: int | None = Field(description="how long an award holds; null: for ever")
    status: AchievementStatus = Field(description="an archived one is no longer awarded")
    url: str = Field(description="its permanent address, as credentials name it")
    published_at: datetime


class IssuerPublic(IssuerBrief):
    """Who awards, on their page."""

    description: str
    home_url: str
    email: str
    url: str = Field(description="its permanent address, as credentials name it")
    did: str
    active: bool = Field(description="false: the organisation awards no more; what it awarded stays valid")
    achievements: list[AchievementFound] = Field(description="what it awards now, the newest first")


class AchievementsQuery(PageQuery):
    """Published achievements: by words, by career, of one organisation; the newest first without words."""

    q: str | None = Field(None, max_length=100)
    career: CareerCode | None = None
    organisation_id: UUID | None = None
