"""Wire shapes of personal codes."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from api.accounts.schemas import Department, PersonalCode
from api.kit.wire import Line, StrictModel
from api.safeguarding.schemas import harmless

MOST_CODES = 200
"""Codes of one list."""


class AgeCodeTyped(StrictModel):
    """The personal code that somebody handed me."""

    code: PersonalCode


class CodeListCreate(StrictModel):
    """How many codes a school prints."""

    count: int = Field(ge=1, le=MOST_CODES)


class StaffCodeListCreate(CodeListCreate):
    """Codes that a referent makes for who hands them out: a mission locale, a CFA, a drop-out platform."""

    name: Annotated[Line, Field(min_length=2, max_length=120), AfterValidator(harmless)]
    department: Department


class CodeListPublic(BaseModel):
    """A list of codes, without the codes."""

    id: UUID
    name: str
    created_at: datetime
    expires_at: datetime
    revoked: bool
    count: int
    used: int


class CodeListMade(BaseModel):
    """A fresh list; its codes are shown this once."""

    id: UUID
    expires_at: datetime
    codes: list[str] = Field(description="in the order of the printed list, as they are typed")


class CodeListQuery(StrictModel):
    """What becomes of those who used a code of the list."""

    withdraw: bool = Field(
        False, description="true: it was in wrong hands, nobody it vouched for is any more"
    )
