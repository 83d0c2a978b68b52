"""Wire shapes of organisations and schools."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError
from stdnum.exceptions import ValidationError as BadNumberError
from stdnum.fr import siret as siret_number

from api.people.accounts.schemas import Email
from api.people.organisations.models import LinkedBy, MemberRole, OrganisationKind, Source
from api.platform.kit.language import Words
from api.platform.kit.secrets import read_typed_code
from api.platform.kit.wire import CommuneCode, Line, PageQuery, StrictModel
from api.safety.safeguarding.schemas import without_worry

CODE_LENGTH = 8


def _siret(value: str) -> str:
    try:
        number: str = siret_number.validate(value)
    except BadNumberError:
        raise PydanticCustomError("bad_siret", "this is not a SIRET") from None
    return number


def _name(value: str) -> str:
    if len(value) < 2:
        raise PydanticCustomError("missing", "a name has two letters at least")
    return value


def _school_code(value: str) -> str:
    code = read_typed_code(value, CODE_LENGTH)
    if code is None:
        raise PydanticCustomError("wrong_school_code", "this is not a school code")
    return code


Siret = Annotated[str, Field(max_length=40), AfterValidator(_siret)]
"""Fourteen digits with the right check digit; La Poste's own rule too. Spaces are dropped."""
Uai = Annotated[str, Field(pattern=r"^[0-9]{7}[A-Z]$", description="school identifier")]
Token = Annotated[str, Field(min_length=20, max_length=100, pattern=r"^[A-Za-z0-9_-]+$")]
SchoolCodeText = Annotated[str, Field(max_length=40), AfterValidator(_school_code)]
Name = Annotated[Line, Field(max_length=160), AfterValidator(_name), AfterValidator(without_worry)]
SectorCode = Annotated[
    str, Field(pattern=r"^[0-9]{2}\.[0-9]{2}[A-Z]$", description="activity, NAF rév. 2: 43.21A")
]


class SectorPublic(BaseModel):
    """What an organisation does."""

    code: str
    label: Words


class DirectoryAnswer(BaseModel):
    """What the public company directory says of a SIRET."""

    found: bool
    reachable: bool = Field(description="false: the directory is absent or does not answer")
    name: str | None = None
    commune_code: str | None = None
    commune_name: str | None = None
    sector: SectorPublic | None = None


class OrganisationCreate(StrictModel):
    """A new organisation. A school is named by its UAI alone, the others by their SIRET.

    What the company directory says of the SIRET wins over what is typed here.
    """

    kind: OrganisationKind
    siret: Siret | None = None
    uai: Uai | None = None
    name: Name | None = None
    commune_code: CommuneCode | None = None
    sector_code: SectorCode | None = None

    @model_validator(mode="after")
    def _named_by_its_number(self) -> Self:
        if self.kind is OrganisationKind.SCHOOL:
            if self.uai is None:
                raise PydanticCustomError("uai_needed", "a school is named by its UAI")
            if self.siret or self.name or self.commune_code or self.sector_code:
                raise PydanticCustomError("uai_needed", "the school's directory says the rest")
        elif self.siret is None:
            raise PydanticCustomError("siret_needed", "an organisation is named by its SIRET")
        elif self.uai is not None:
            raise PydanticCustomError("siret_needed", "only a school has a UAI")
        return self


class OrganisationUpdate(StrictModel):
    """Corrections of what was typed; what is absent stays."""

    name: Name | None = None
    commune_code: CommuneCode | None = None
    sector_code: SectorCode | None = None


class OrganisationPublic(BaseModel):
    """An organisation, as everybody sees it once it is verified."""

    id: UUID
    kind: OrganisationKind
    name: str
    commune_code: str | None
    commune_name: str
    sector: SectorPublic | None


class OrganisationMine(OrganisationPublic):
    """An organisation, as its own members see it."""

    siret: str | None
    uai: str | None
    department: str
    source: Source
    verified_at: datetime | None
    created_at: datetime
    role: MemberRole
    """What the viewer may do in it."""


class MemberPublic(BaseModel):
    """A member, as the other members see them."""

    account_id: UUID
    first_name: str
    role: MemberRole
    joined_at: datetime
    you: bool


class MemberUpdate(StrictModel):
    """What the member may do."""

    role: MemberRole


class InvitationCreate(StrictModel):
    """Whom to invite, and as what."""

    email: Email
    role: MemberRole = MemberRole.MEMBER


class InvitationPublic(BaseModel):
    """A pending invitation, as owners see it."""

    id: UUID
    email: str
    role: MemberRole
    created_at: datetime
    expires_at: datetime


class InvitationToken(StrictModel):
    """The secret after the `#` of the link."""

    token: Token


class InvitationFound(BaseModel):
    """What an invitation is about, before it is accepted."""

    organisation_name: str
    kind: OrganisationKind
    verified: bool
    role: MemberRole
    expires_at: datetime
    for_you: bool = Field(description="whether it was sent to the address of the signed-in account")


class Joined(BaseModel):
    """The organisation that was joined."""

    organisation_id: UUID


class SchoolCodePublic(BaseModel):
    """A code for a school's pupils."""

    id: UUID
    code: str
    created_at: datetime
    expires_at: datetime


class PupilPublic(BaseModel):
    """A pupil, as their own school sees them: nothing else."""

    first_name: str
    level: str | None


class PupilsPage(BaseModel):
    """The pupils linked to a school."""

    count: int
    items: list[PupilPublic]
    next: str | None = Field(description="pass it as `cursor` for the next page; null at the end")


class PupilsQuery(PageQuery):
    """How many pupils, and from where."""


class SchoolLink(StrictModel):
    """The code that the school gave."""

    code: SchoolCodeText


class SchoolPublic(BaseModel):
    """The school of a pupil."""

    uai: str
    name: str
    commune_name: str
    department: str
    linked_by: LinkedBy
    linked_at: datetime


class MySchool(BaseModel):
    """My school; null without one."""

    school: SchoolPublic | None
