"""Wire shapes of personal codes."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from api.people.accounts.schemas import YOUNGEST, Department, PersonalCode
from api.platform.access import ADULT_AGE
from api.platform.kit.clock import today
from api.platform.kit.wire import Line, StrictModel
from api.safety.safeguarding.schemas import harmless

MOST_CODES = 200
"""Codes of one list."""


def _of_minors(value: int) -> int:
    """A year in which somebody was born who is of an age to use the app, and under 18 for some days still."""
    this_year = today().year
    if not this_year - ADULT_AGE <= value <= this_year - YOUNGEST:
        raise PydanticCustomError("bad_birth_year", "nobody born then is under 18 here")
    return value


class AgeCodeTyped(StrictModel):
    """The personal code that somebody handed me."""

    code: PersonalCode


class CodeListCreate(StrictModel):
    """How many codes a school prints, and for whom: pupils who were all born in one year."""

    count: int = Field(ge=1, le=MOST_CODES)
    birth_year: Annotated[int, AfterValidator(_of_minors)] = Field(
        description="in which all who get one were born: whoever hands the codes out knows it"
    )


class StaffCodeListCreate(CodeListCreate):
    """Codes that a referent makes for who hands them out: a mission locale, a CFA, a drop-out platform."""

    name: Annotated[Line, Field(min_length=2, max_length=120), AfterValidator(harmless)]
    department: Department


class CodeListPublic(BaseModel):
    """A list of codes, without the codes."""

    id: UUID
    name: str
    birth_year: int | None = Field(description="null: from before it was asked")
    created_at: datetime
    expires_at: datetime
    revoked: bool
    count: int
    used: int


class CodeListMade(BaseModel):
    """A fresh list; its codes are shown this once."""

    id: UUID
    expires_at: datetime
    birth_year: int
    codes: list[str] = Field(description="in the order of the printed list, as they are typed")


class CodeListQuery(StrictModel):
    """What becomes of those who used a code of the list."""

    withdraw: bool = Field(
        False, description="true: it was in wrong hands, nobody it vouched for is any more"
    )
