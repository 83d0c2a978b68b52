"""What routes share: access to the database, quick JSON answers, and their place in the OpenAPI document."""

from typing import Annotated, Any

from fastapi import Depends, Request, Response
from pydantic import BaseModel, Field

from api.kit.database import Database
from api.settings import Settings

JSON = "application/json"
GEOJSON = "application/geo+json"
JSONLD = "application/ld+json"
PROBLEM = "application/problem+json"


async def get_database(request: Request) -> Database:
    """The process's database. Async only because FastAPI runs plain functions in a thread."""
    database: Database = request.app.state.database
    return database


async def get_settings(request: Request) -> Settings:
    """The process's settings."""
    settings: Settings = request.app.state.settings
    return settings


DatabaseDep = Annotated[Database, Depends(get_database)]
SettingsDep = Annotated[Settings, Depends(get_settings)]


class FieldProblem(BaseModel):
    """One field that cannot be used, and why, in the reader's language."""

    field: str
    message: str


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str = Field(description="stable identifier of the kind of error")
    title: str
    status: int
    detail: str | None = None
    errors: list[FieldProblem] | None = None


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these errors; 503 when the database is out of reach."""
    return {status: {"model": Problem, "content": {PROBLEM: {}}} for status in (*statuses, 503)}


def public(
    settings: Settings, body: bytes | memoryview | str, media_type: str = JSON, **headers: str
) -> Response:
    """An answer that is the same for everyone and may be reused for a short time."""
    return Response(
        body,
        media_type=media_type,
        headers={"Cache-Control": f"public, max-age={settings.cache_seconds}", **headers},
    )
