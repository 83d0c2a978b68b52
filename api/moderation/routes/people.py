"""HTTP of reports, blocks, statements of reasons and appeals, for the people they concern."""

from uuid import UUID

from fastapi import APIRouter, Response

from api.access import SignedIn
from api.kit.http import READS, WRITES, DatabaseDep
from api.moderation import blocks, reports
from api.moderation.routes.registry import SubjectsDep
from api.moderation.schemas import BlockCreate, BlockList, BlockPublic, ReportCreate, ReportReceipt

router = APIRouter(tags=["safety"])


@router.post("/reports", status_code=201, responses=WRITES)
async def report(
    received: ReportCreate, viewer: SignedIn, database: DatabaseDep, subjects: SubjectsDep
) -> ReportReceipt:
    """Report what I saw; an adult cannot reach me from now on. Nobody is told who reported."""
    async with database.transaction() as session:
        return await reports.report(session, subjects, viewer, received)


@router.post("/blocks", status_code=201, responses=WRITES)
async def block(
    asked: BlockCreate, viewer: SignedIn, database: DatabaseDep, subjects: SubjectsDep
) -> BlockPublic:
    """Block somebody, everywhere; they are not told."""
    async with database.transaction() as session:
        return await blocks.block(session, subjects, viewer, asked)


@router.get("/me/blocks", responses=READS)
async def list_blocks(viewer: SignedIn, database: DatabaseDep, response: Response) -> BlockList:
    """Everybody I blocked."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return BlockList(items=await blocks.mine(connection, viewer))


@router.delete("/me/blocks/{block_id}", status_code=204, responses=WRITES)
async def unblock(block_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Undo a block of mine."""
    async with database.transaction() as session:
        await blocks.unblock(session, viewer, block_id)
