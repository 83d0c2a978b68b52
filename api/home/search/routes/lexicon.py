"""HTTP of the lexicon: staff extend it."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.home.search import teaching
from api.home.search.lexicon_schemas import EntryId, LexiconEntryForStaff, LexiconEntryWrite, LexiconQuery
from api.platform.access import Referent
from api.platform.kit.http import READS, WRITES, DatabaseDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page

router = APIRouter(tags=["staff", "search"])
EntryIdInPath = Annotated[str, Path(pattern=EntryId)]


@router.get("/staff/lexicon", response_model=Page[LexiconEntryForStaff], responses=READS)
async def list_lexicon(
    _: Referent, database: DatabaseDep, query: Annotated[LexiconQuery, Query()]
) -> Response:
    """The app's own entries and those of staff."""
    async with database.reads.connect() as connection:
        found = await teaching.entries(connection, query)
    return private(page_json(found, query.limit))


@router.put("/staff/lexicon/{entry_id}", responses=WRITES)
async def write_lexicon_entry(
    entry_id: EntryIdInPath, entry: LexiconEntryWrite, viewer: Referent, database: DatabaseDep
) -> LexiconEntryForStaff:
    """Add an entry, or write over one; one that is put aside is not read."""
    async with database.transaction() as session:
        return await teaching.put(session, viewer.account_id, entry_id, entry)


@router.delete("/staff/lexicon/{entry_id}", status_code=204, responses=WRITES)
async def take_lexicon_entry_back(entry_id: EntryIdInPath, viewer: Referent, database: DatabaseDep) -> None:
    """Take back what staff wrote; an entry that comes with the app is then as it came."""
    async with database.transaction() as session:
        await teaching.take_back(session, viewer.account_id, entry_id)
