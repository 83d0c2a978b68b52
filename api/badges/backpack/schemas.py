"""Wire shapes of badges as their owners see them, and of badges from elsewhere."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from api.badges.issuing.facade import AwardOrigin, EvidenceKind, RequestStatus
from api.badges.issuing.schemas import IssuerBrief
from api.badges.verifying.schemas import Token, VerdictPublic
from api.platform.kit.secrets import read_typed_code
from api.platform.kit.wire import HttpsUrl, StrictModel
from api.talk.conversations.schemas import ScreeningPublic

CODE_LENGTH = 8
MAX_SHARE_DAYS = 730


def _code(value: str) -> str:
    code = read_typed_code(value, CODE_LENGTH)
    if code is None:
        raise PydanticCustomError("wrong_badge_code", "this is not the code of a badge")
    return code


CodeText = Annotated[str, Field(max_length=40), AfterValidator(_code)]


# The wallet


class BadgeState(StrEnum):
    """Where a badge stands for its owner."""

    OFFERED = "offered"
    """It waits for the owner's yes or no."""
    WITH_PARENT = "with_parent"
    """The owner said yes; a parent decides."""
    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


class LinkedIn(BaseModel):
    """What « Add to profile » of LinkedIn asks for."""

    name: str
    organisation: str
    issued_year: int
    issued_month: int
    expires_year: int | None
    expires_month: int | None
    id: str
    url: str | None = Field(description="of the newest link that is shared; null while none is")


class EvidenceMine(BaseModel):
    """One thing that I showed."""

    id: UUID
    kind: EvidenceKind
    text: str
    url: str
    photo_url: str | None = Field(description="for me and the issuer only")


class BadgeMine(BaseModel):
    """A badge of mine: offered, awaiting a parent, or signed."""

    id: UUID
    state: BadgeState
    origin: AwardOrigin
    achievement_id: UUID
    name: str
    description: str
    criteria: str
    tags: list[str]
    issuer: IssuerBrief
    image_url: str | None = Field(description="PNG, for ever the same")
    narrative: str = Field(description="what the issuer says of my work; part of the signed badge")
    offered_at: datetime
    valid_from: datetime | None
    valid_until: datetime | None
    revoked_at: datetime | None
    revocation_reason: str
    can_accept: bool = Field(
        description="accepting works now: it is offered, or it awaited a parent and I have come of age"
    )
    hosted_at: datetime | None = Field(
        description="since when its Open Badges 2.0 form is public at its address; the files ob2-json,"
        " ob2-png and ob2-svg need that, see PUT and DELETE /me/badges/{id}/hosting"
    )
    shares: int = Field(description="links that show it now")
    linkedin: LinkedIn | None = Field(description="of a signed one that is not revoked")
    evidence: list[EvidenceMine] = Field(description="what I showed when I asked for it")


class RequestMine(BaseModel):
    """My request for a badge."""

    id: UUID
    achievement_id: UUID
    name: str = Field(description="of the achievement")
    image_url: str | None
    issuer: IssuerBrief
    message: str = Field(description="as the issuer reads it")
    masked: bool = Field(description="something of my words is masked; once it is sent I may ask for a look")
    status: RequestStatus
    created_at: datetime
    sent_at: datetime | None
    decided_at: datetime | None
    reason: str = Field(description="why it was refused")
    credential_id: UUID | None = Field(description="the badge that came of it")
    evidence: list[EvidenceMine]


class Wallet(BaseModel):
    """My badges and my requests, the latest first. Nothing of it is public."""

    items: list[BadgeMine]
    requests: list[RequestMine]
    with_parent: bool = Field(description="a parent decides with me: I am under the age of consent")
    parent_linked: bool = Field(
        description="a parent has answered before, and is told by mail; else PUT /me/guardian sends a link"
    )


class ClaimCode(StrictModel):
    """The code of an event, typed or scanned."""

    id: UUID = Field(description="made by the phone: sending the same again is no second badge")
    code: CodeText


class OfferClaim(StrictModel):
    """The link of the mail that offers a badge."""

    token: Token


class BadgeRequestSaved(BaseModel):
    """The request, and what was found in my words."""

    request: RequestMine
    screening: ScreeningPublic


# Shares


class ShareCreate(StrictModel):
    """A link that shows one badge to anyone who has it."""

    id: UUID = Field(description="made by the phone")
    show_name: bool = Field(False, description="show my first name; else nobody's")
    show_evidence: bool = Field(False, description="show my words and links; photos are never shown")
    days: int | None = Field(None, ge=1, le=MAX_SHARE_DAYS, description="null: until I stop it")


class ShareMine(BaseModel):
    """A link that shows one of my badges now."""

    id: UUID
    url: str
    qr_svg: str = Field(description="the link as a QR code")
    shown_name: str | None
    show_evidence: bool
    created_at: datetime
    expires_at: datetime | None


class Shares(BaseModel):
    """The links that show a badge now, the newest first."""

    items: list[ShareMine]


class FileFormat(StrEnum):
    """How a badge is taken along."""

    JWT = "jwt"
    JSON = "json"
    PNG = "png"
    SVG = "svg"
    OB2_JSON = "ob2-json"
    OB2_PNG = "ob2-png"
    OB2_SVG = "ob2-svg"
    OB2_JWS = "ob2-jws"
    PDF = "pdf"


class FileQuery(StrictModel):
    """Which file; the rest is for the certificate (pdf)."""

    format: FileFormat = FileFormat.PNG
    show_name: bool = Field(True, description="write my first name on the certificate")
    share_id: UUID | None = Field(
        None, description="the share whose link its QR code holds; without, the page to check files"
    )


# Parents


class ParentToken(StrictModel):
    """A parent's link to manage."""

    token: Annotated[str, Field(min_length=1, max_length=100, description="what stands after # in the link")]


class ParentDecision(ParentToken):
    """A parent's yes or no to one badge."""

    credential_id: UUID
    accept: bool


class BadgeForParent(BaseModel):
    """A badge that awaits a parent."""

    id: UUID
    name: str
    description: str
    criteria: str
    narrative: str
    issuer: IssuerBrief
    image_url: str | None
    accepted_at: datetime = Field(description="when the child said yes")


class BadgesForParent(BaseModel):
    """The badges that await a parent, the oldest first."""

    child_first_name: str
    items: list[BadgeForParent]


# Badges from elsewhere


class BackpackUrl(StrictModel):
    """Where a badge from elsewhere lies."""

    url: HttpsUrl


class BackpackMine(BaseModel):
    """A badge from elsewhere, and what the last check found. Its file is kept byte for byte."""

    id: UUID
    name: str
    media_type: str
    size: int = Field(description="bytes of the file")
    source_url: str = Field(description="where it was fetched; empty: it was a file")
    picture_url: str | None
    finding: VerdictPublic
    checked_at: datetime
    created_at: datetime


class Backpack(BaseModel):
    """My badges from elsewhere, the latest first."""

    items: list[BackpackMine]
