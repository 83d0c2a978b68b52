"""Wire shapes of verification."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.people.verification.models import CandidacyStatus, CandidateRole
from api.people.verification.models import MentorKind as MentorKind
from api.platform.kit.wire import Bilingual, CommuneCode, PageQuery, Said, StrictModel
from api.safety.safeguarding.schemas import PublishedText

RomeCode = Annotated[str, Field(pattern=r"^[A-N][0-9]{4}$", description="ROME 4 code of a career")]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$", description="ISO 639 code, for example fsl")]


class Missing(StrEnum):
    """What a candidacy still needs."""

    BIRTH_DATE = "birth_date"
    AGE_VOUCHED = "age_vouched"
    """A mentor under 18 whose age nobody vouches for: an adult must not answer as a peer."""
    EMAIL = "email"
    FIRST_NAME = "first_name"
    AGE = "age"
    """Too young for this role."""
    PROFILE = "profile"
    ORGANISATION = "organisation"
    """An organisation of the right kind, with its SIRET or UAI, that the person belongs to."""
    MAILBOX = "mailbox"
    """The account's address must be the school's mailbox."""
    CHARTER = "charter"
    HONOUR = "honour"
    QUIZ = "quiz"
    SIRET_CHECK = "siret_check"
    """Done by the referent: the organisation was typed by hand."""
    APPROVAL = "approval"
    """Done by the referent."""


class CandidacyCreate(StrictModel):
    """Which role, and for which organisation (mentors may have none)."""

    role: CandidateRole
    organisation_id: UUID | None = None


class OrganisationOfCandidacy(BaseModel):
    """The organisation that a candidacy is for."""

    id: UUID
    name: str
    kind: str
    verified: bool


class CandidacyMine(BaseModel):
    """A candidacy as its owner sees it."""

    id: UUID
    role: CandidateRole
    status: CandidacyStatus
    organisation: OrganisationOfCandidacy | None
    missing: list[Missing] = Field(description="what stands between it and the role")
    submittable: bool = Field(description="nothing is missing on the person's side")
    department: str | None = Field(description="whose referents decide")
    department_name: str | None
    created_at: datetime
    submitted_at: datetime | None
    remind_from: datetime | None = Field(description="when a reminder may be sent; null unless waiting")
    decided_at: datetime | None
    reason: str | None = Field(description="why it was refused or revoked")
    valid_until: datetime | None
    renew_from: datetime | None = Field(description="when a mentor may sign for another year")


class MentorUpdate(StrictModel):
    """What a mentor says of themself."""

    kind: MentorKind
    job_title: PublishedText = Field(min_length=2, max_length=80)
    career_code: RomeCode
    training: PublishedText = Field("", max_length=200)
    languages: list[LanguageCode] = Field(min_length=1, max_length=8)
    commune_code: CommuneCode
    presentation: PublishedText = Field(min_length=20, max_length=600)


class PauseUpdate(StrictModel):
    """Whether the mentor is out of the list for a while."""

    paused: bool


class MentorMine(BaseModel):
    """What the mentor has filled in, signed and learned."""

    kind: MentorKind | None
    job_title: str
    career_code: str | None
    training: str
    languages: list[str]
    commune_code: str | None
    presentation: str
    paused: bool
    charter_version: str | None
    charter_signed_at: datetime | None
    honour_at: datetime | None
    sign_again: bool = Field(description="the signatures served their year, or the charter has changed")
    quiz_passed_at: datetime | None


class CharterPublic(BaseModel):
    """What mentors promise."""

    version: str
    promises: list[Bilingual]
    honour: Bilingual


class CharterSignature(StrictModel):
    """The charter and the declaration of honour, signed together."""

    version: str = Field(max_length=20)
    charter: Literal[True]
    honour: Literal[True]


class QuizChoice(BaseModel):
    """One possible answer."""

    id: str
    text: Bilingual


class QuizQuestion(BaseModel):
    """A question; which answer is right is not said before it is answered."""

    id: str
    text: Bilingual
    choices: list[QuizChoice]


class Quiz(BaseModel):
    """The safeguarding quiz, and how far this attempt has come."""

    questions: list[QuizQuestion]
    answered: list[str] = Field(description="questions already answered in this attempt")
    passed_at: datetime | None
    retry_at: datetime | None = Field(description="after a mistake: when a new attempt may begin")
    pause_minutes: int = Field(description="between an attempt with a mistake and the next")


class QuizAnswer(StrictModel):
    """The chosen answer."""

    choice: str = Field(pattern=r"^[a-d]$")


class QuizOutcome(BaseModel):
    """Whether it was right, and why."""

    right: bool
    right_choice: str
    explanation: Bilingual
    left: int = Field(description="questions still to be answered in this attempt")
    passed: bool
    retry_at: datetime | None


class CandidaciesQuery(PageQuery):
    """Candidacies in the referent's departments, those that wait longest first."""

    status: CandidacyStatus = CandidacyStatus.WAITING
    role: CandidateRole | None = None


class CandidacyBrief(BaseModel):
    """A candidacy in the referents' list."""

    id: UUID
    role: CandidateRole
    status: CandidacyStatus
    first_name: str
    organisation: str | None
    mentor_kind: MentorKind | None
    department: str
    submitted_at: datetime | None
    reminded_at: datetime | None
    decided_at: datetime | None
    decided_by: str | None = Field(description="first name; null where the account is gone")
    siret_check: bool = Field(
        description="no directory has said whose SIRET it is: it may be wrong or closed"
    )


class OrganisationChecked(BaseModel):
    """What a referent checks about an organisation."""

    id: UUID
    kind: str
    name: str
    siret: str | None
    uai: str | None
    commune: str
    source: str = Field(description="`typed`: nobody but its owner has said so")
    verified_at: datetime | None
    company_banned: bool = Field(description="another establishment of the same company was shut out")


class FormerDecision(BaseModel):
    """What became of an earlier candidacy of the same person."""

    role: CandidateRole
    status: CandidacyStatus
    decided_at: datetime | None
    reason: str


class CandidacyDetail(BaseModel):
    """Everything a referent checks."""

    id: UUID
    account_id: UUID
    role: CandidateRole
    status: CandidacyStatus
    department: str
    missing: list[Missing]
    first_name: str
    email: str | None
    age: int | None
    organisation: OrganisationChecked | None
    mentor: MentorMine | None
    submitted_at: datetime | None
    reminded_at: datetime | None
    decided_at: datetime | None
    decided_by: str | None = Field(description="first name; null where the account is gone")
    reason: str
    valid_until: datetime | None
    former: list[FormerDecision]


class CandidacyDecision(StrictModel):
    """Yes, or no with a reason that the person reads."""

    accept: bool
    reason: Said = Field("", max_length=1000)


class Revocation(StrictModel):
    """Why an approval ends; the person reads it."""

    reason: Said = Field(min_length=3, max_length=1000)
