"""Wire shapes of the territory."""

from typing import Annotated, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from api.platform.kit.telephone import ServicePhone
from api.platform.kit.wire import CleanText, HttpsUrl, Latitude, Line, Longitude, StrictModel

DepartmentCode = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9AB][0-9]?$")]


class CommuneSearch(StrictModel):
    """Communes by the beginning of their name or postcode, or by nearness."""

    q: CleanText | None = Field(None, max_length=100)
    lat: Latitude | None = None
    lon: Longitude | None = None
    limit: int = Field(8, ge=1, le=100)


class CommunePublic(BaseModel):
    """A commune."""

    code: str
    name: str
    postcodes: list[str]
    department_code: str
    lat: float | None
    lon: float | None
    population: int | None


class ContactPublic(BaseModel):
    """Whom to call at the Region in a department: a service, never a person."""

    department: DepartmentCode
    name: str = Field(description="of the department")
    service: str | None = Field(description="null: nobody has said it yet")
    phone: str | None
    email: str | None
    url: str | None
    demo: bool


class ContactWrite(StrictModel):
    """Whom to call: a service, and at least one way to reach it."""

    service: Annotated[Line, Field(min_length=2, max_length=120)]
    phone: ServicePhone | None = None
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]{1,64}@[^@\s]{1,189}$")] | None = None
    url: HttpsUrl | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.phone or self.email or self.url):
            raise PydanticCustomError("contact_unreachable", "a phone, an address or a page is needed")
        return self
