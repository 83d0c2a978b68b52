"""Wire shapes of the moderators' console."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from api.people.moderation.models import AppealStatus, Origin, SafetyReason, Verdict
from api.people.moderation.schemas import StatementSide
from api.platform.access import Role
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.wire import PageQuery, Said, StrictModel, Words

AgeBand = Literal["under_15", "15_17", "adult", "unknown"]


class CasesQuery(PageQuery):
    """Which cases."""

    state: Literal["open", "decided"] = "open"
    origin: Origin | None = None
    subject_kind: SubjectKind | None = None


class CaseBrief(BaseModel):
    """A case in the queue."""

    id: UUID
    origin: Origin
    subject_kind: SubjectKind
    gravity: int = Field(description="1 (a nuisance) to 4 (somebody may be in danger)")
    department: str
    reason: SafetyReason | None
    opened_at: datetime
    decided_at: datetime | None
    decision: Verdict | None
    decider: str | None = Field(description="first name of who took that decision; null where they have left")
    about_id: UUID | None = Field(description="their account; null where nobody in particular")
    about: str | None = Field(description="first name of the person whose words or conduct it is")
    others: int = Field(description="other open cases about the same person")
    findings: list[str] = Field(description="kinds of what the pipeline found in it, never the words")
    look_asked_at: datetime | None = Field(description="when its author asked for somebody to look")


class PersonSeen(BaseModel):
    """What a moderator sees of a person."""

    account_id: UUID
    first_name: str | None = Field(description="null where the account is erased")
    roles: list[Role]
    age_band: AgeBand
    banned: bool
    kept_from_minors: bool = Field(description="may not write to any minor for now")
    minors_expected: int = Field(
        description="placements of minors, accepted or confirmed and not over, at their organisations:"
        " nothing that is decided here keeps the minor from going there"
    )


class SpanSeen(BaseModel):
    """What the pipeline found, from `start` up to but not including `end` in the original."""

    finding: str
    start: int
    end: int


class LineSeen(BaseModel):
    """Something that was written."""

    kind: SubjectKind
    id: UUID
    author_id: UUID | None
    text: str = Field(description="as its readers see it; empty where only the evidence is left")
    original: str = Field(description="as it was written")
    spans: list[SpanSeen]
    status: str
    written_at: datetime
    subject: bool = Field(description="the one that the case is about")


class AppealSeen(BaseModel):
    """An appeal, for moderators."""

    id: UUID
    decision_id: UUID
    case_id: UUID
    department: str
    side: StatementSide
    decision: Verdict
    reason: str
    until: datetime | None
    text: str
    status: AppealStatus
    created_at: datetime
    decided_at: datetime | None
    answer: str
    may_decide: bool = Field(description="false for whoever took the decision")


class DecisionSeen(BaseModel):
    """A decision, for moderators."""

    id: UUID
    case_id: UUID
    origin: Origin
    subject_kind: SubjectKind
    decision: Verdict
    decided_by: UUID | None
    decider: str | None = Field(description="first name of whoever decided; null where they have left")
    reason: str
    note: str
    until: datetime | None
    created_at: datetime
    lifted_at: datetime | None
    unmasked: bool = Field(description="what was masked is read as it was written since")
    appeal: AppealStatus | None


class JoinedReport(BaseModel):
    """What somebody else told of the same, decided together with the case."""

    reporter: PersonSeen | None
    reason: SafetyReason
    note: str
    opened_at: datetime


class CaseDetail(CaseBrief):
    """Everything to weigh before deciding."""

    subject_id: UUID
    conversation_id: UUID | None
    note: str
    reporter: PersonSeen | None
    joined: list[JoinedReport] = Field(description="reports that joined it, oldest first; so many at most")
    person: PersonSeen | None = Field(description="whom it is about")
    lines: list[LineSeen] = Field(description="what was reported or found, and what surrounds it")
    decisions: list[DecisionSeen] = Field(description="of this case, newest first")
    past: list[DecisionSeen] = Field(description="sanctions of the same person, newest first")
    open_cases: list[CaseBrief] = Field(description="other open cases about the same person")


class CaseDecision(StrictModel):
    """What a moderator decides."""

    id: UUID = Field(description="made by the device: sending the same again is no second decision")
    decision: Verdict
    reason: Said = Field(
        "",
        max_length=2000,
        description="needed for every sanction: the person concerned reads it; of a dismissal, who reported",
    )
    note: Words = Field("", max_length=2000, description="only moderators read it")
    until: AwareDatetime | None = Field(None, description="end of a suspension, within a year")
    unmask: bool | None = Field(
        None,
        description="with a dismissal: what was masked is read as it was written; if left out, it is in cases"
        " about a mask or an advance, unless a plain number, mail address or link is in them",
    )
    keep_from_minors: bool | None = Field(
        None,
        description="with a warning, a hiding or a suspension: an adult writes to no minor until it is taken"
        " back; if left out, so it is after a grave advance. A ban and handing over always do",
    )
    after: UUID | None = Field(
        None,
        description="the last decision of this case that the moderator has read, where it is decided already:"
        " a colleague's newer one answers 409. Handing over and a sanction need not name each other",
    )


class AppealsQuery(PageQuery):
    """Which appeals."""

    state: Literal["waiting", "decided"] = "waiting"


class AppealDecision(StrictModel):
    """What another moderator answers."""

    uphold: bool = Field(description="the decision stands; else its sanction is lifted")
    answer: Said = Field(min_length=3, max_length=2000)


class ConversationsQuery(StrictModel):
    """Whose conversations."""

    account_id: UUID


class MeetingSeen(BaseModel):
    """A conversation without its words."""

    id: UUID
    student: PersonSeen | None
    mentor: PersonSeen | None
    department: str
    status: str
    opened_at: datetime
    last_at: datetime
    messages: int


class MeetingList(BaseModel):
    """The conversations of an account, newest first."""

    items: list[MeetingSeen]


class Motive(StrictModel):
    """Why a moderator reads a conversation that nobody reported; it stands in the audit."""

    motive: Said = Field(min_length=10, max_length=500)


class ConversationSeen(BaseModel):
    """A conversation with its words."""

    id: UUID
    department: str
    people: list[PersonSeen]
    lines: list[LineSeen]
