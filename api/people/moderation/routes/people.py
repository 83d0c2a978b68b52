"""HTTP of reports, blocks, statements of reasons and appeals, for the people they concern."""

from uuid import UUID

from fastapi import APIRouter, Response

from api.people.moderation import blocks, links, looks, reports, statements
from api.people.moderation.routes.registry import ReportablesDep
from api.people.moderation.schemas import (
    AppealByToken,
    AppealCreate,
    BlockCreate,
    BlockList,
    BlockPublic,
    LookAsked,
    ReportCreate,
    ReportReceipt,
    StatementList,
    StatementPublic,
    StatementToken,
)
from api.platform.access import SignedIn
from api.platform.kit.http import READS, WRITES, DatabaseDep, SecretsDep, SettingsDep
from api.platform.public_writes import PublicLink
from api.platform.reading import TextTurn, TextTurnOfAnybody

router = APIRouter(tags=["safety"])


@router.post("/reports", status_code=201, responses=WRITES, dependencies=[TextTurn])
async def report(
    received: ReportCreate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    reportables: ReportablesDep,
) -> ReportReceipt:
    """Report what I saw; an adult cannot reach me from now on. Nobody is told who reported."""
    async with database.transaction() as session:
        return await reports.report(session, settings, reportables, viewer, received)


@router.post("/looks", status_code=204, responses=WRITES)
async def ask_for_look(asked: LookAsked, viewer: SignedIn, database: DatabaseDep) -> None:
    """My words were masked or held: somebody of the team shall look. A second time changes nothing."""
    async with database.transaction() as session:
        await looks.ask(session, viewer, asked.subject_kind, asked.subject_id)


@router.post("/blocks", status_code=201, responses=WRITES)
async def block(
    asked: BlockCreate, viewer: SignedIn, database: DatabaseDep, reportables: ReportablesDep
) -> BlockPublic:
    """Block somebody, everywhere; they are not told."""
    async with database.transaction() as session:
        return await blocks.block(session, reportables, viewer, asked)


@router.get("/me/blocks", responses=READS)
async def list_blocks(viewer: SignedIn, database: DatabaseDep, response: Response) -> BlockList:
    """Everybody I blocked, or am apart from since I reported them."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return BlockList(items=await blocks.mine(connection, viewer))


@router.delete("/me/blocks/{block_id}", status_code=204, responses=WRITES)
async def unblock(block_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Undo a block of mine, or let somebody I reported reach me again."""
    async with database.transaction() as session:
        await blocks.unblock(session, viewer, block_id)


@router.get("/me/statements", responses=READS)
async def list_statements(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, response: Response
) -> StatementList:
    """Decisions of moderators that concern me, and what became of my reports."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return StatementList(
            items=await statements.mine(connection, settings, viewer.account_id),
            hold=await statements.hold(connection, settings, viewer.account_id),
        )


@router.get("/me/statements/{decision_id}", responses=READS)
async def read_statement(
    decision_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, response: Response
) -> StatementPublic:
    """A decision, its reasons, and how to contest it."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await statements.one(connection, settings, viewer.account_id, decision_id)


@router.post(
    "/me/statements/{decision_id}/appeal", status_code=201, responses=WRITES, dependencies=[TextTurn]
)
async def appeal(
    decision_id: UUID, made: AppealCreate, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> StatementPublic:
    """Ask another moderator to look again."""
    async with database.transaction() as session:
        return await statements.appeal(session, settings, viewer.account_id, decision_id, made.id, made.text)


@router.post("/statements/open", responses=WRITES, dependencies=[PublicLink])
async def open_statement(
    link: StatementToken,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    response: Response,
) -> StatementPublic:
    """Why my account is closed, by the link in the mail: I can no longer sign in."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        account_id, decision_id = await links.opened(connection, settings, secrets, link.token)
        return await statements.one(connection, settings, account_id, decision_id)


@router.post("/statements/renew", status_code=204, responses=WRITES, dependencies=[PublicLink])
async def renew_link(
    link: StatementToken, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> None:
    """That link has expired: send a new one to the address of the account, once a day."""
    async with database.transaction() as session:
        await links.renew(session, settings, secrets, link.token)


@router.post(
    "/statements/appeal", status_code=201, responses=WRITES, dependencies=[PublicLink, TextTurnOfAnybody]
)
async def appeal_by_link(
    made: AppealByToken, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> StatementPublic:
    """Ask another moderator to look again, by that link."""
    async with database.transaction() as session:
        account_id, decision_id = await links.opened(
            await session.connection(), settings, secrets, made.token
        )
        return await statements.appeal(session, settings, account_id, decision_id, made.id, made.text)
