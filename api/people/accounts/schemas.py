"""Wire shapes of accounts."""

from datetime import date, datetime
from itertools import pairwise
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.guide.places.schemas import OpeningDay
from api.people.accounts.models import Status, TextSize, VouchedBy
from api.people.accounts.models import StudyLevel as StudyLevel
from api.platform.access import Role
from api.platform.kit.clock import age, today
from api.platform.kit.language import Language
from api.platform.kit.secrets import read_typed_code
from api.platform.kit.wire import Line, Said, StrictModel
from api.safety.safeguarding.schemas import a_name, harmless
from api.safety.safeguarding.service import by_rules

PERSONAL_CODE_LENGTH = 10
"""30^10 codes: with a hundred thousand alive, one try in six billion finds one."""
OLDEST = 110
DRAWINGS = 4096
"""How many drawings of shapes there are to choose from."""
YOUNGEST = 10


def _address(value: str) -> str:
    try:
        return validate_email(value, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise PydanticCustomError("bad_email", "this is not a mail address") from None


def _birth_date(value: date) -> date:
    if not YOUNGEST <= age(value, today()) <= OLDEST:
        raise PydanticCustomError("bad_birth_date", "nobody of that age uses the app")
    return value


def _personal_code(value: str) -> str:
    code = read_typed_code(value, PERSONAL_CODE_LENGTH)
    if code is None:
        raise PydanticCustomError("wrong_age_code", "this is not a personal code")
    return code


def _no_cry(value: str) -> str:
    if by_rules(value)[2]:
        raise PydanticCustomError("first_name_only", "a cry for help, which is heard where it is refused")
    return value


Email = Annotated[str, Field(max_length=254), AfterValidator(_address)]
"""A mail address, normalised to lower case."""
PersonalCode = Annotated[str, Field(max_length=40), AfterValidator(_personal_code)]
"""What a school, mission locale or CFA handed to one person."""
BirthDate = Annotated[date, AfterValidator(_birth_date)]
FirstName = Annotated[Line, Field(max_length=40), AfterValidator(a_name), AfterValidator(_no_cry)]
"""Strangers see it: it carries no way to reach somebody, and hurts nobody."""
Department = Annotated[str, Field(pattern=r"^[0-9][0-9AB][0-9]?$", description="INSEE code of a department")]
Channel = Literal["app", "mail", "push"]
Interest = Annotated[str, Field(pattern=r"^([RIASEC]|[A-N][0-9]{4})$")]


class CodeRequest(StrictModel):
    """Where to send a code."""

    email: Email
    personal_code: PersonalCode | None = Field(
        None, description="what a school handed to me: lets a code go from a network that asked for too many"
    )


class CodeSent(BaseModel):
    """A code is on its way; said of every address, known or not."""

    id: UUID
    digits: int
    arrives_at: datetime = Field(
        description="when its mail goes; a mailbox under attack gets one now and then"
    )
    expires_at: datetime
    busy_network: bool = Field(
        False,
        description="many codes were asked for from this network, or to other spellings of this mailbox:"
        " mails go to accounts only",
    )


class CodeAnswer(StrictModel):
    """The code that arrived."""

    id: UUID
    email: Email
    code: str = Field(pattern=r"^([0-9]{6}|[0-9]{16})$")


class SignInCode(CodeAnswer):
    """The code that arrived, to sign in with."""

    shared: bool = Field(False, description="on a shared computer: the session is short, nothing is kept")


class DemoSignIn(StrictModel):
    """Which demonstration account to enter."""

    role: Role
    shared: bool = Field(False, description="on a shared computer: the session is short, nothing is kept")


class ProviderPublic(BaseModel):
    """A sign-in button."""

    id: str
    label: str
    protocol: Literal["oidc", "cas"]
    audience: Literal["pupils", "professionals", "everyone"]
    attributes: list[str] = Field(description="what is read of a person besides an identifier, by our names")


class SignInWays(BaseModel):
    """How one can sign in here."""

    providers: list[ProviderPublic]
    demo_roles: list[Role]
    """One-tap accounts of a demonstration; empty elsewhere."""
    outbox: bool
    """Whether mails are shown on the page /outbox instead of being sent."""


class RolePublic(BaseModel):
    """A role, and where it counts."""

    role: Role
    department: str | None


class Me(BaseModel):
    """The signed-in account, as its owner sees it."""

    id: UUID
    status: Status
    first_name: str
    birth_date: date | None
    minor: bool
    age_vouched: bool = Field(description="somebody who knows the person vouches for their age")
    email: str | None
    language: Language
    text_size: TextSize
    level: StudyLevel | None
    commune_code: str | None
    interests: list[str]
    avatar: int = Field(description="which drawing of shapes stands for the person; there is no picture")
    preferences: dict[str, list[Channel]]
    onboarded: bool
    leaving_at: datetime | None
    roles: list[RolePublic]
    second_factor: Literal["not_needed", "to_set_up", "to_prove", "proven"]


class SessionState(BaseModel):
    """Who is signed in on this device; null for a visitor."""

    me: Me | None
    unseen: int = Field(description="notifications not seen yet")
    shared_until: datetime | None = Field(
        description="on a shared computer: when the session is over, in use or not"
    )


class SignedOut(BaseModel):
    """This device is signed out."""

    logout_url: str | None = Field(description="where to sign out of the provider too")


class MeUpdate(StrictModel):
    """What its owner may change at will; what is absent stays."""

    first_name: FirstName | None = None
    language: Language | None = None
    text_size: TextSize | None = None
    level: StudyLevel | None = Field(None, description="null: not a student")
    interests: list[Interest] | None = Field(None, max_length=60)
    avatar: int | None = Field(None, ge=0, lt=DRAWINGS)
    preferences: dict[Annotated[str, Field(pattern=r"^[a-z_]{2,30}$")], list[Channel]] | None = Field(
        None, max_length=20
    )
    onboarded: Literal[True] | None = None

    @model_validator(mode="before")
    @classmethod
    def _absent_is_not_null(cls, data: Any) -> Any:
        if isinstance(data, dict) and any(value is None for key, value in data.items() if key != "level"):
            raise PydanticCustomError("missing", "null is not a value here")
        return data


class BirthDateUpdate(StrictModel):
    """When the person was born."""

    birth_date: BirthDate


class BirthDateOutcome(BaseModel):
    """`kept`: it is the birth date now; `in_review`: a referent looks at it first."""

    outcome: Literal["kept", "in_review"]


class DevicePublic(BaseModel):
    """A signed-in device."""

    id: UUID
    device: str
    method: str
    created_at: datetime
    seen_at: datetime
    current: bool


class AccountFound(BaseModel):
    """An account, as admins see it."""

    id: UUID
    first_name: str
    email: str | None
    status: Status
    created_at: datetime
    roles: list[RolePublic]


class AccountQuery(StrictModel):
    """By exact address, id, or role."""

    email: Email | None = None
    id: UUID | None = None
    role: Role | None = None


class RoleGrant(StrictModel):
    """Where the role counts: departments of a referent; empty for the others."""

    departments: list[Department] = Field(default_factory=list, max_length=110)


class BanCreate(StrictModel):
    """Why the account is shut out."""

    reason: Said = Field(min_length=3, max_length=2000)


class AgeState(BaseModel):
    """Whether somebody vouches for my age: what opens the list of mentors under 18, and lets one be one."""

    state: Literal["birth_date_needed", "adult", "vouched", "asked", "needed"]
    how: VouchedBy | None = None
    name: str = Field("", description="the school, mission locale or provider that vouches")
    at: datetime | None = None


class ConfirmationCreate(StrictModel):
    """Where one knows me, so that a referent can ask there."""

    place: Annotated[Line, Field(min_length=2, max_length=120), AfterValidator(harmless)]
    department: Department


class BirthDateReviewPublic(BaseModel):
    """A birth date that waits for a referent: a change, or, where both are the same, to be confirmed."""

    id: UUID
    account_id: UUID
    first_name: str
    known: date
    asked: date
    department: str
    place: str = Field(description="where the person says that one knows them")
    created_at: datetime


class Decision(StrictModel):
    """Yes or no."""

    accept: bool


class OpenSlot(StrictModel):
    """Hours of one weekday, Paris time."""

    weekday: int = Field(ge=1, le=7, description="1 is Monday (ISO 8601)")
    opens: str = Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")
    closes: str = Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")


class AdviserHoursUpdate(StrictModel):
    """When an adviser answers, and an absence."""

    hours: list[OpenSlot] = Field(max_length=28)
    away_from: date | None = Field(None, description="first day of the absence; null: it has begun")
    away_until: date | None = Field(None, description="last day of the absence")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        self.hours.sort(key=lambda slot: (slot.weekday, slot.opens))
        for slot in self.hours:
            if slot.opens >= slot.closes:
                raise PydanticCustomError("hours_reversed", "an hour of closing comes after that of opening")
        for one, other in pairwise(self.hours):
            if one.weekday == other.weekday and other.opens < one.closes:
                raise PydanticCustomError("hours_overlap", "two openings of one day overlap")
        if self.away_from is not None:
            if self.away_until is None:
                raise PydanticCustomError("absence_without_end", "an absence has a last day")
            if self.away_from > self.away_until:
                raise PydanticCustomError("dates_reversed", "the last day comes after the first")
        return self


class ServiceHours(BaseModel):
    """When the advisers answer, all of them together: nobody is named."""

    days: list[OpeningDay] = Field(description="from today on, Paris time; none: nobody said when")


class AdviserPublic(BaseModel):
    """An adviser, as colleagues see them."""

    id: UUID
    first_name: str
    hours: list[OpenSlot]
    away_from: date | None
    away_until: date | None
    open_now: bool
