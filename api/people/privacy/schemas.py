"""Wire shapes of privacy."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.people.accounts.schemas import Email, FirstName
from api.platform.kit.personal_data import Purpose
from api.platform.kit.wire import CommuneCode, Said, StrictModel

State = Literal[
    "not_asked", "waiting_for_parent", "granted", "refused", "withdrawn", "suspended", "birth_date_needed"
]
DecidedBy = Literal["self", "parent", "second_parent", "referent"]
Token = Annotated[str, Field(min_length=1, max_length=100, description="what stands after # in the link")]
Reason = Annotated[Said, Field(min_length=3, max_length=2000)]


class ConsentPublic(BaseModel):
    """Where one optional processing stands."""

    purpose: Purpose
    state: State
    since: datetime | None
    decided_by: DecidedBy | None
    agreed: bool = Field(description="the person's own yes stands, whatever a parent says")


LinkState = Literal["queued", "waiting", "expired", "answered", "stopped"]


class GuardianLinkPublic(BaseModel):
    """The last link that was sent to a parent."""

    address: str = Field(description="masked")
    state: LinkState = Field(
        description="queued: its mailbox has had its mails of the day, and gets it at `sent_at`; stopped: the"
        " mailbox wants no requests"
    )
    sent_at: datetime
    expires_at: datetime
    answered_at: datetime | None
    remind_after: datetime | None = Field(description="when a reminder can be sent; null: none can")


class ConsentsPublic(BaseModel):
    """One's consents, and who must give them."""

    rule: Literal["birth_date_needed", "with_parent", "alone"]
    consent_age: int
    consents: list[ConsentPublic]
    guardian: GuardianLinkPublic | None
    opposition_reference: str | None = Field(
        description="any holder of parental authority may oppose with it; null before a parent was asked"
    )


class ConsentUpdate(StrictModel):
    """Yes or no; no at any time."""

    agree: bool
    wording: str | None = Field(
        None, max_length=20, description="version of the words on the screen, for the proof of a yes"
    )


class GuardianUpdate(StrictModel):
    """Address of a parent."""

    email: Email


class CommuneUpdate(StrictModel):
    """The commune to keep on the server; null forgets it."""

    commune_code: CommuneCode | None


class GuardianToken(StrictModel):
    """A parent's link."""

    token: Token


class LostLink(StrictModel):
    """The mailbox of a parent who lost the mail."""

    email: Email


class MailsToken(StrictModel):
    """A mailbox's link to stop requests."""

    token: str = Field(min_length=1, max_length=600, description="what stands after # in the link")


class MailsDecision(MailsToken):
    """Whether requests stop, or come again."""

    stopped: bool


class GuardianMails(BaseModel):
    """Whether children's requests go to a mailbox."""

    sent_to: str = Field(description="masked")
    stopped: bool


class PurposeAsked(BaseModel):
    """One optional processing, in plain words."""

    purpose: Purpose
    title: str
    text: str
    child_agreed: bool


class GuardianOpenPublic(BaseModel):
    """What a parent is asked."""

    child_first_name: str
    consent_age: int = Field(description="the child is younger than that")
    sent_to: str = Field(description="masked")
    expires_at: datetime
    badge_waits: bool = Field(description="a badge awaits this parent too; asked after this answer")
    mails_token: str = Field(description="of the page on which this mailbox stops requests")
    purposes: list[PurposeAsked]


class GuardianAnswer(StrictModel):
    """A parent's answer to each purpose; one that is left out stays undecided."""

    token: Token
    declares_authority: Literal[True]
    first_name: FirstName | None = None
    other_holder_email: Email | None = None
    decisions: dict[Purpose, bool] = Field(min_length=1)


class GuardianAnswered(BaseModel):
    """What was declared and decided; the same goes to the parent by mail, with a link to withdraw."""

    at: datetime
    child_first_name: str
    receipt_sent_to: str = Field(description="masked")
    other_holder_told: bool
    decisions: dict[Purpose, bool]
    opposition_reference: str
    badges_token: str | None = Field(
        description="for an hour, for the badges that await their answer; null where none does"
    )


class GuardianDecision(BaseModel):
    """What a parent decided on one purpose, and where it stands with the child's own answer."""

    purpose: Purpose
    title: str
    agreed: bool | None = Field(description="null: not decided")
    withdrawn: bool = Field(description="they had agreed, and took it back")
    decided_at: datetime | None
    state: State


class GuardianContact(BaseModel):
    """Somebody the child talks with; what they write to each other stays between them."""

    first_name: str = Field(description="empty once they have left")
    kind: Literal["professional", "apprentice", "student", "adviser"] | None
    organisation: str | None
    since: datetime
    ended_at: datetime | None = Field(description="null: it goes on")


class GuardianManagePublic(BaseModel):
    """What a parent agreed to, and with whom the child talks."""

    child_first_name: str
    consent_age: int = Field(description="the link works until that birthday")
    sent_to: str = Field(description="masked")
    answered_at: datetime
    decisions: list[GuardianDecision]
    conversations: list[GuardianContact] = Field(description="the last opened first")
    questions_waiting: int = Field(description="questions of the child that nobody has taken yet")
    opposition_reference: str


class GuardianWithdraw(StrictModel):
    """The consents that end."""

    token: Token
    purposes: list[Purpose] = Field(min_length=1, max_length=10)


class OppositionCreate(StrictModel):
    """A holder of parental authority opposes, by the link of their mail or by the child's reference."""

    token: Token | None = None
    reference: str | None = Field(None, min_length=10, max_length=30)
    declares_authority: Literal[True]
    reason: Reason


class OppositionPublic(BaseModel):
    """An opposition, as referents see it."""

    id: UUID
    account_id: UUID
    child_first_name: str
    departments: list[str]
    by_link: bool = Field(description="by the link mailed to the other holder that a parent named")
    reason: str
    created_at: datetime
    decided_at: datetime | None
    accepted: bool | None
    decision_reason: str


class OppositionDecision(StrictModel):
    """Accepted: the consents end. Refused: the suspension ends."""

    accept: bool
    reason: Reason


class ExportPublic(BaseModel):
    """A copy of one's data."""

    id: UUID
    asked_at: datetime
    ready_at: datetime | None
    expires_at: datetime | None
    size: int | None = Field(description="bytes")


class DeletionPublic(BaseModel):
    """The account will be deleted then, unless its owner changes their mind."""

    leaving_at: datetime


class RetentionPublic(BaseModel):
    """How long one kind of data is kept."""

    key: str
    value: int
    unit: Literal["hours", "days", "months", "years"]
    fr: str
    en: str
