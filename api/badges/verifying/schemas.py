"""Wire shapes of checking badges: verdicts, and badges as their owners share them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from api.badges.issuing.schemas import AlignmentPublic
from api.badges.openbadges.findings import BadgeVerdict
from api.badges.openbadges.recipients import MatchedBy
from api.badges.verifying.trust import Revocation, Trust
from api.platform.kit.wire import Line, StrictModel

Token = Annotated[str, Field(min_length=20, max_length=100, pattern=r"^[A-Za-z0-9_-]+$")]
"""What stands after # in a link that somebody shares, or was sent."""


class CheckPublic(BaseModel):
    """One thing that was looked at: it held, it did not, or it could not be found out (null)."""

    code: str
    ok: bool | None
    detail: str


class EvidenceShown(BaseModel):
    """Evidence as a badge or a share shows it."""

    name: str = ""
    text: str = ""
    url: str = Field("", description="https, or empty")


class BadgeShown(BaseModel):
    """What a badge says. Every text is its issuer's."""

    name: str
    description: str
    criteria: str
    narrative: str = Field(description="what the issuer says of this person's work")
    issuer_id: str = Field(description="a DID or an address")
    issuer_name: str = Field(description="as the badge says it; `trust` tells who confirms it")
    issuer_url: str = Field(
        description="a page of the issuer, https, at the domain that confirms it; else empty"
    )
    valid_from: datetime | None
    valid_until: datetime | None
    image_url: str | None = Field(description="where it is a picture of ours; else null")
    tags: list[str]
    alignments: list[AlignmentPublic]
    evidence: list[EvidenceShown]


class Technical(BaseModel):
    """For those who want to know how it was checked."""

    standard: str = Field(description="`OB 3.0`, `OB 2.0` or empty")
    format: str = Field(description="`jwt`, `data-integrity`, `jws`, `hosted` or empty")
    credential_id: str
    subject_id: str
    key_id: str
    algorithm: str
    status_list: str
    status_index: int | None
    checks: list[CheckPublic]


class VerdictPublic(BaseModel):
    """What a check found."""

    verdict: BadgeVerdict
    code: str = Field(description="a stable word that says why")
    trust: Trust = Field(Trust.UNCONFIRMED, description="by whom it is known who issued it")
    domain: str = Field(
        "",
        description="of `domain` and `public_host`: the host that confirms the signature, in ASCII",
    )
    revocation: Revocation = Field(
        Revocation.NOT_READ, description="`not_revoked` only where the issuer's list was read"
    )
    badge: BadgeShown | None = Field(
        description="where the verdict is not `valid`, nobody vouches for what it says"
    )
    reason: str = Field(description="why it was revoked, in the issuer's words")
    ours: bool = Field(description="issued here; achievement_id and organisation page are ours")
    achievement_id: UUID | None
    recipient: Literal["confirmed", "other", "unknown", "nobody", "not_asked"] = Field(
        description="whether it was awarded to the mail address that was given, or to whoever keeps or shows"
        " it; `unknown`: it names somebody whom no address can be compared with; `nobody`: it names nobody"
    )
    recipient_by: MatchedBy | None = Field(None, description="what was compared, where it is confirmed")
    technical: Technical


class SharedBadge(VerdictPublic):
    """A badge as its owner shows it by a link."""

    holder_name: str | None = Field(
        description="what the owner wants to be called here; null: no name, or the badge is not known to be"
        " theirs"
    )
    shared_at: datetime
    expires_at: datetime | None
    checked_at: datetime = Field(description="now; of a badge from elsewhere, when it was last checked")
    picture_url: str | None


class VerifyRequest(StrictModel):
    """A badge as text, or where it lies."""

    documents = frozenset({"text"})

    text: str | None = Field(None, max_length=2_000_000, description="JWT, JWS or JSON")
    url: Line | None = Field(None, max_length=500, description="https, or a link that shows a badge of ours")
    email: Line | None = Field(None, max_length=254, description="whether it was awarded to this address")

    @model_validator(mode="after")
    def _one(self) -> "VerifyRequest":
        if (self.text is None) == (self.url is None):
            raise PydanticCustomError("text_or_url", "a text or an address")
        return self
