"""HTTP of the moderators' console: referents in their departments, admins everywhere."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from api.people.moderation import appeals, cases, deciding
from api.people.moderation.routes.registry import ReportablesDep
from api.people.moderation.staff_schemas import (
    AppealDecision,
    AppealSeen,
    AppealsQuery,
    CaseBrief,
    CaseDecision,
    CaseDetail,
    CasesQuery,
    ConversationSeen,
    ConversationsQuery,
    MeetingList,
    Motive,
)
from api.platform.access import Referent
from api.platform.kit.http import (
    READS,
    WRITES,
    DatabaseDep,
    PersonalDataDep,
    SecretsDep,
    SettingsDep,
    private,
)
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page
from api.platform.reading import TextTurn

router = APIRouter(prefix="/staff", tags=["staff"])


async def get_bench(
    settings: SettingsDep, secrets: SecretsDep, personal_data: PersonalDataDep, reportables: ReportablesDep
) -> deciding.Bench:
    """What deciding leans on."""
    return deciding.Bench(settings, secrets, personal_data, reportables)


BenchDep = Annotated[deciding.Bench, Depends(get_bench)]


@router.get("/cases", response_model=Page[CaseBrief], responses=READS)
async def list_cases(
    viewer: Referent, database: DatabaseDep, query: Annotated[CasesQuery, Query()]
) -> Response:
    """Cases of my departments: open ones by gravity and age, decided ones newest first."""
    async with database.reads.connect() as connection:
        found = await cases.page(connection, viewer, query)
    return private(page_json(found, query.limit))


@router.get("/cases/{case_id}", responses=READS)
async def read_case(
    case_id: UUID, viewer: Referent, database: DatabaseDep, reportables: ReportablesDep, response: Response
) -> CaseDetail:
    """Everything to weigh before deciding; that I read it is written down."""
    response.headers["Cache-Control"] = "no-store"
    async with database.transaction() as session:
        return await cases.detail(session, reportables, viewer, case_id)


@router.post("/cases/{case_id}/decide", status_code=204, responses=WRITES)
async def decide_case(
    case_id: UUID, decided: CaseDecision, viewer: Referent, database: DatabaseDep, bench: BenchDep
) -> None:
    """Dismiss, warn, hide, suspend, ban, or hand to the authorities, with reasons."""
    async with database.transaction() as session:
        await deciding.decide(session, bench, viewer, case_id, decided)


@router.get("/conversations", responses=READS)
async def list_conversations(
    viewer: Referent,
    database: DatabaseDep,
    reportables: ReportablesDep,
    query: Annotated[ConversationsQuery, Query()],
    response: Response,
) -> MeetingList:
    """The conversations of an account in my departments, without their words."""
    response.headers["Cache-Control"] = "no-store"
    async with database.transaction() as session:
        return MeetingList(items=await cases.meetings(session, reportables, viewer, query.account_id))


@router.post("/conversations/{conversation_id}/read", responses=WRITES, dependencies=[TextTurn])
async def read_conversation(
    conversation_id: UUID,
    motive: Motive,
    viewer: Referent,
    database: DatabaseDep,
    reportables: ReportablesDep,
    response: Response,
) -> ConversationSeen:
    """A whole conversation, for a motive that is written down with my name."""
    response.headers["Cache-Control"] = "no-store"
    async with database.transaction() as session:
        return await cases.read_conversation(session, reportables, viewer, conversation_id, motive.motive)


@router.get("/appeals", response_model=Page[AppealSeen], responses=READS)
async def list_appeals(
    viewer: Referent, database: DatabaseDep, query: Annotated[AppealsQuery, Query()]
) -> Response:
    """Appeals of my departments; whoever took the decision reads them, another one decides."""
    async with database.reads.connect() as connection:
        found = await appeals.page(connection, viewer, query)
    return private(page_json(found, query.limit))


@router.post("/appeals/{appeal_id}/decide", status_code=204, responses=WRITES)
async def decide_appeal(
    appeal_id: UUID, decided: AppealDecision, viewer: Referent, database: DatabaseDep, bench: BenchDep
) -> None:
    """Uphold a colleague's decision, or overturn it."""
    async with database.transaction() as session:
        await appeals.decide(session, bench, viewer, appeal_id, decided)
