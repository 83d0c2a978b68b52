"""Wire shapes of what students send when they ask for a badge."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from api.platform.kit.wire import CleanText, HttpsUrl, StrictModel
from api.safety.safeguarding.schemas import link_without_contact

MAX_PHOTOS = 5


class EvidenceCreate(StrictModel):
    """Something that I did, in words or by a link; photos are sent on their own."""

    id: UUID
    kind: Literal["text", "link"]
    text: CleanText = Field("", max_length=2000)
    url: Annotated[HttpsUrl, AfterValidator(link_without_contact)] | Literal[""] = Field(
        "", description="of a link; begins with https://, leads to no person's account"
    )

    @model_validator(mode="after")
    def _something(self) -> "EvidenceCreate":
        if self.kind == "link" and not self.url:
            raise PydanticCustomError("bad_link", "an address that begins with https://")
        if self.kind == "text" and (self.url or not self.text.strip()):
            raise PydanticCustomError("missing", "some words are needed")
        return self


class BadgeRequestCreate(StrictModel):
    """I ask for a badge: a draft, until it is sent."""

    id: UUID = Field(description="made by the phone: sending the same again changes the draft")
    message: CleanText = Field("", max_length=1000)
    evidence: list[EvidenceCreate] = Field(default_factory=list, max_length=10)
