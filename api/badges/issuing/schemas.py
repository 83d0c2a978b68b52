"""Wire shapes of the issuing side of badges."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field, field_validator
from pydantic_core import PydanticCustomError

from api.badges.issuing.states import (
    AchievementKind,
    AchievementStatus,
    AwardOrigin,
    EvidenceKind,
    LineStatus,
    RequestStatus,
)
from api.guide.careers.schemas import RomeCode
from api.people.accounts.schemas import Email
from api.platform.kit.wire import CleanText, Line, PageQuery, Said, StrictModel
from api.safety.safeguarding.schemas import (
    HarmlessText,
    PublishedText,
    harmless,
    link_without_contact,
    without_contact,
    without_worry,
)

MAX_RECIPIENTS = 2000
MAX_DECISIONS = 100
NARRATIVE = 1000
"""Characters of what an issuer says of one person."""


def _web_address(value: str) -> str:
    """An https (or http) address that a browser can open; empty: none."""
    scheme, _, rest = value.partition("://")
    host = rest.partition("/")[0]
    if value and (
        scheme not in ("https", "http") or "." not in host or any(sign.isspace() for sign in value)
    ):
        raise PydanticCustomError("bad_web_address", "an address that begins with https://")
    return value


WebAddress = Annotated[Line, Field(max_length=500), AfterValidator(_web_address)]
PublicLine = Annotated[Line, AfterValidator(without_contact), AfterValidator(without_worry)]
Rome = Annotated[str, Field(pattern=RomeCode, description="ROME code of a career")]
Tag = Annotated[
    Line,
    Field(min_length=1, max_length=40),
    AfterValidator(harmless),
    AfterValidator(without_worry),
    AfterValidator(str.lower),
]


class KeyPublic(BaseModel):
    """One of an issuer's keys."""

    kid: str
    algorithm: str
    created_at: datetime
    retired_at: datetime | None = Field(description="signs no more since then; what it signed stays valid")


class ProfileWrite(StrictModel):
    """An organisation as its badges present it; its name is the one that was verified."""

    description: PublishedText = Field("", max_length=1000)
    home_url: Annotated[WebAddress, AfterValidator(link_without_contact)] = ""
    email: Email | Literal[""] = Field("", description="a mailbox of the organisation, shown to everybody")


class ProfilePublic(BaseModel):
    """An organisation as its badges name it, for its own members."""

    organisation_id: UUID
    issuer_id: UUID | None = Field(description="null until the profile is written for the first time")
    name: str
    description: str
    home_url: str
    email: str
    image_url: str | None
    url: str | None = Field(description="the permanent address of the issuer")
    did: str | None
    keys: list[KeyPublic] = Field(description="the one that signs first")


class KeyRotation(StrictModel):
    """A new key takes over from the one named; sent again, nothing happens."""

    kid: Line = Field(max_length=100, description="the key that signs now")


class AlignmentWrite(StrictModel):
    """Where an achievement stands in a framework, by address."""

    target_url: Annotated[WebAddress, Field(min_length=1), AfterValidator(link_without_contact)]
    target_name: PublicLine = Field(min_length=1, max_length=200)
    target_code: Annotated[Line, AfterValidator(link_without_contact), AfterValidator(without_worry)] = Field(
        "", max_length=80
    )
    target_framework: PublicLine = Field("", max_length=120)


class _AchievementWords(StrictModel):
    name: PublishedText = Field(min_length=2, max_length=120)
    description: PublishedText = Field("", max_length=1000)
    criteria: PublishedText = Field("", max_length=4000, description="what one does to earn it")
    kind: AchievementKind = AchievementKind.BADGE
    tags: list[Tag] = Field(default_factory=list, max_length=10)
    career_codes: list[Rome] = Field(default_factory=list, max_length=10)
    alignments: list[AlignmentWrite] = Field(default_factory=list, max_length=10)
    validity_months: int | None = Field(None, ge=1, le=240, description="null: for ever")
    requestable: bool = Field(False, description="whether students may ask for it")


class AchievementCreate(_AchievementWords):
    """Begin an achievement, as a draft."""

    id: UUID = Field(description="made by the sender, so that sending again is no second effect")


class AchievementChange(StrictModel):
    """What changes; the rest stays. What was awarded before stays as it was signed."""

    name: PublishedText | None = Field(None, min_length=2, max_length=120)
    description: PublishedText | None = Field(None, max_length=1000)
    criteria: PublishedText | None = Field(None, max_length=4000)
    kind: AchievementKind | None = None
    tags: list[Tag] | None = Field(None, max_length=10)
    career_codes: list[Rome] | None = Field(None, max_length=10)
    alignments: list[AlignmentWrite] | None = Field(None, max_length=10)
    validity_months: int | None = Field(None, ge=1, le=240, description="null: for ever")
    requestable: bool | None = None


class Career(BaseModel):
    """A career that an achievement is about."""

    code: str
    label: str


class Counts(BaseModel):
    """How many of an achievement there are."""

    offered: int
    with_parent: int
    issued: int = Field(description="signed and not revoked")
    revoked: int
    requests: int = Field(description="requests that wait")
    codes: int = Field(description="codes that work")


class IssuerBrief(BaseModel):
    """Who awards, in a list."""

    id: UUID
    name: str
    image_url: str | None


class AlignmentPublic(BaseModel):
    """What else an achievement stands for, in a framework of skills."""

    target_url: str
    target_name: str
    target_code: str
    target_framework: str


class AchievementOwn(BaseModel):
    """An achievement, for the members of its organisation."""

    id: UUID
    organisation_id: UUID
    issuer_id: UUID
    name: str
    description: str
    criteria: str
    kind: AchievementKind
    tags: list[str]
    careers: list[Career]
    alignments: list[AlignmentWrite]
    image_url: str | None = Field(description="PNG; null while there is none")
    design: "DesignWrite | None" = Field(description="of what the picture was composed here")
    validity_months: int | None
    requestable: bool
    status: AchievementStatus
    missing: list[Literal["description", "criteria", "image"]] = Field(
        description="what publishing still needs"
    )
    url: str = Field(description="its permanent address")
    counts: Counts
    created_at: datetime
    published_at: datetime | None


class AchievementsQuery(PageQuery):
    """Which of an organisation's achievements."""

    status: AchievementStatus | None = None


class DesignWrite(StrictModel):
    """A picture composed of the parts of `GET /badges/designs`."""

    shape: str = Field(max_length=40)
    colour: str = Field(max_length=40)
    icon: str = Field(max_length=40)


class Recipient(StrictModel):
    """One person of a list."""

    email: CleanText = Field(max_length=254, description="a wrong one fails alone, and is told by the batch")
    narrative: CleanText = Field(
        "", max_length=NARRATIVE, description="what is said of this person's work; empty: what is said of all"
    )


class AwardsCreate(StrictModel):
    """Awards to one person or to many; worked by and by, see the batch."""

    id: UUID = Field(description="of the batch, made by the sender")
    recipients: list[Recipient] = Field(min_length=1, max_length=MAX_RECIPIENTS)
    narrative: HarmlessText = Field("", max_length=NARRATIVE)


class BatchLine(BaseModel):
    """A line of a batch that could not be awarded."""

    position: int = Field(description="in the list as it was sent, from 0")
    email: str | None = Field(description="as it was typed; null once it is forgotten")
    status: LineStatus
    error: str | None = Field(
        description=(
            "bad_email, twice, had_already, address_full, not_for_everybody, contact_in_text,"
            " badge_issuer_gone"
        )
    )


class BatchPublic(BaseModel):
    """How far a batch has come."""

    id: UUID
    achievement_id: UUID
    total: int
    done: int
    failed: int
    created_at: datetime
    finished_at: datetime | None
    lines: list[BatchLine] = Field(description="those that failed, a hundred at most")


CredentialState = Literal["offered", "with_parent", "issued", "expired", "revoked", "declined", "lapsed"]


class CredentialsQuery(PageQuery):
    """Which awards of an achievement."""

    state: CredentialState | None = None
    q: CleanText = Field("", max_length=100, description="in the address, the first name or the event")


class CredentialIssued(BaseModel):
    """An award, as its issuer sees it."""

    id: UUID
    state: CredentialState
    origin: AwardOrigin
    email: str | None = Field(description="as it was typed, until somebody accepts")
    first_name: str | None = Field(description="of who has accepted, and whose parent has where one must")
    label: str = Field(description="of the code it was claimed by")
    narrative: str
    created_at: datetime
    accepted_at: datetime | None
    valid_until: datetime | None
    revoked_at: datetime | None
    revocation_reason: str


class AwardRevocation(StrictModel):
    """Why an award ends; its holder and whoever checks it read it."""

    reason: HarmlessText = Field(min_length=3, max_length=300)


class CodeCreate(StrictModel):
    """A code for an event."""

    id: UUID = Field(description="made by the sender")
    label: Line = Field("", max_length=120, description="the event, for the issuer alone")
    expires_at: AwareDatetime
    max_claims: int | None = Field(None, ge=1, le=100_000, description="null: as many people as come")
    narrative: HarmlessText = Field("", max_length=NARRATIVE)


class CodePublic(BaseModel):
    """A code, for the members of its organisation."""

    id: UUID
    achievement_id: UUID
    label: str
    narrative: str
    code: str | None = Field(description="eight signs; null once it works no more")
    url: str | None = Field(description="what the QR code holds")
    qr_svg: str | None = Field(description="the QR code as SVG")
    open: bool
    expires_at: datetime
    closed_at: datetime | None
    max_claims: int | None
    claims: int
    created_at: datetime


class RequestsQuery(PageQuery):
    """Which requests; those that wait, unless told otherwise."""

    state: Literal["waiting", "awarded", "refused"] = "waiting"
    achievement_id: UUID | None = None


class EvidencePublic(BaseModel):
    """One thing that a request shows."""

    id: UUID
    kind: EvidenceKind
    text: str
    url: str
    photo_url: str | None = Field(description="for the issuer and the owner only")


class RequestReceived(BaseModel):
    """A request in a list."""

    id: UUID
    achievement_id: UUID
    achievement_name: str
    first_name: str
    message: str
    evidence_count: int
    status: RequestStatus
    sent_at: datetime | None
    decided_at: datetime | None
    reason: str
    award: CredentialState | None = Field(description="what became of a badge that was granted")
    revoked_at: datetime | None


class RequestDetail(RequestReceived):
    """A request with what it shows, beside what its badge asks."""

    criteria: str = Field(description="what one does to earn the badge")
    evidence: list[EvidencePublic]


class RequestDecision(StrictModel):
    """What is decided of one request."""

    request_id: UUID
    decision: Literal["award", "refuse"]
    narrative: CleanText = Field("", max_length=NARRATIVE, description="of this person's work, when awarded")
    reason: Said = Field("", max_length=500, description="needed to refuse; the student reads it")


class Decisions(StrictModel):
    """Decisions on one request or on many; each stands once, however often it is sent."""

    id: UUID = Field(description="made by the sender")
    decisions: list[RequestDecision] = Field(
        min_length=1, max_length=MAX_DECISIONS, description="one for each request"
    )

    @field_validator("decisions")
    @classmethod
    def _once(cls, value: list[RequestDecision]) -> list[RequestDecision]:
        if len({one.request_id for one in value}) < len(value):
            raise ValueError("two decisions on one request")
        return value


class Decided(BaseModel):
    """What became of one decision."""

    request_id: UUID
    status: RequestStatus | None = Field(description="where the request stands now; null: not there")
    error: str | None = Field(
        description="not_found, request_over, reason_needed, not_for_everybody, contact_in_text…"
    )


class DecisionsDone(BaseModel):
    """What became of each decision, in their order."""

    items: list[Decided]
