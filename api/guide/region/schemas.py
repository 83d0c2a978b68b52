"""Wire shapes of the territory."""

from pydantic import BaseModel, Field

from api.platform.kit.wire import CleanText, Latitude, Longitude, StrictModel


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
