"""Wire shapes of what portals show."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from api.guide.places.service import Level

SchoolCode = Annotated[
    str, Field(pattern=r"^[0-9]{7}[A-Za-z]$", description="UAI of a school"), AfterValidator(str.upper)
]


class PortalSchool(BaseModel):
    """A school, as everybody may know it: what its portal's tiles and news are about."""

    uai: str
    name: str
    commune: str
    department: str
    levels: list[Level]
    bounds: tuple[float, float, float, float] = Field(
        description="west, south, east, north of what counts as near it"
    )
