"""What routes share: access to the database, quick JSON answers, and their place in the OpenAPI document."""

import json
from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Response
from pydantic import BaseModel, Field

from api.platform.kit.database import Database
from api.platform.kit.language import Language, preferred
from api.platform.kit.middleware import HEAD_ONLY
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings

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


async def get_secrets(request: Request) -> Secrets:
    """What is made with the server's key."""
    secrets: Secrets = request.app.state.secrets
    return secrets


async def get_personal_data(request: Request) -> Sequence[PersonalData]:
    """Every feature that keeps something about people."""
    personal_data: Sequence[PersonalData] = request.app.state.personal_data
    return personal_data


async def get_language(request: Request) -> Language:
    """The language of whoever sent the request."""
    return preferred(request.headers.get("accept-language", ""))


def address_of(request: Request) -> str:
    """The network address that a request came from."""
    return request.client.host if request.client else "-"


def sender_of(request: Request, account_id: UUID | None) -> str:
    """Whose turn, and whose limit, a request takes: an account's or, of a visitor, a network address's."""
    return account_id.hex if account_id else address_of(request)


def asks_for_head(request: Request) -> bool:
    """Whether only the head of the answer is asked for: nothing of the rest is sent."""
    return HEAD_ONLY in request.scope


LanguageDep = Annotated[Language, Depends(get_language)]
SecretsDep = Annotated[Secrets, Depends(get_secrets)]
PersonalDataDep = Annotated[Sequence[PersonalData], Depends(get_personal_data)]
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
    distress: bool | None = Field(
        None, description="what was refused cries for help: show who listens; staff were told"
    )


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these errors; 503 when the database is out of reach.

    Each is a `Problem`, which is said once a route: FastAPI makes a field of every model it is told.
    """
    answers: dict[int | str, dict[str, Any]] = {status: {"content": {PROBLEM: {}}} for status in statuses}
    return answers | {503: {"model": Problem, "content": {PROBLEM: {}}}}


READS = problems(400, 401, 403, 404, 422, 429)
"""What a route may answer that somebody signed in reads from."""
WRITES = problems(400, 401, 403, 404, 409, 413, 422, 429)
"""What a route may answer that somebody signed in changes something with."""


_IN_PAGE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def json_in_page(said: Any) -> str:
    """JSON that may stand in a page's `<script>` as it is: no text in it ends that (`</script>`, `<!--`).

    Read as JSON it is the same.
    """
    return json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_IN_PAGE)


def public(
    settings: Settings, body: bytes | memoryview | str, media_type: str = JSON, **headers: str
) -> Response:
    """An answer that is the same for everyone and may be reused for a short time."""
    return Response(
        body,
        media_type=media_type,
        headers={"Cache-Control": f"public, max-age={settings.cache_seconds}", **headers},
    )


def private(body: bytes | memoryview | str, media_type: str = JSON, **headers: str) -> Response:
    """An answer for one person, kept by nobody."""
    return Response(body, media_type=media_type, headers={"Cache-Control": "no-store", **headers})
