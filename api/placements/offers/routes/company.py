"""HTTP of a company's own offers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from api.placements.offers import reading, writing
from api.placements.offers.schemas import (
    MyOffersQuery,
    OfferChange,
    OfferCreate,
    OfferDuplicate,
    OfferMine,
    OfferMineBrief,
    OfferWording,
    WordingRead,
)
from api.placements.offers.wording.contacts import contacts
from api.placements.offers.wording.findings import explained, told
from api.platform.access import SignedIn, Viewer
from api.platform.kit.database import Database
from api.platform.kit.http import READS, WRITES, DatabaseDep, SecretsDep, SettingsDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.threads import read_text
from api.platform.kit.wire import Page
from api.platform.reading import TextTurn, in_thread
from api.platform.settings import Settings

router = APIRouter(tags=["offers"])


async def require_writer(viewer: SignedIn, database: DatabaseDep) -> Viewer:
    """Somebody who may write for some organisation, before their texts are looked through.

    Raises UnauthorizedError, ForbiddenError, NotFoundError.
    """
    async with database.reads.connect() as connection:
        await writing.require_writer(connection, viewer)
    return viewer


Writer = Annotated[Viewer, Depends(require_writer)]

_MADE = {200: {"model": OfferMine, "description": "this offer had been begun already"}, **WRITES}


@router.get("/me/offers", response_model=Page[OfferMineBrief], responses=READS)
async def list_my_offers(
    viewer: SignedIn, database: DatabaseDep, query: Annotated[MyOffersQuery, Query()]
) -> Response:
    """My organisations' offers in every state, the last changed first."""
    async with database.reads.connect() as connection:
        found = await reading.my_page(connection, viewer.account_id, query)
    return private(page_json(found, query.limit))


@router.get("/me/offers/{offer_id}", responses=READS, dependencies=[TextTurn])
async def read_my_offer(
    offer_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, response: Response
) -> OfferMine:
    """One of my organisations' offers, with why it is held and its history."""
    response.headers["Cache-Control"] = "no-store"
    return await _mine(database, settings, viewer.account_id, offer_id)


@router.post("/offer-wording", responses=WRITES, dependencies=[TextTurn])
async def read_wording(
    written: OfferWording, viewer: SignedIn, database: DatabaseDep, response: Response
) -> WordingRead:
    """What a referent would look at in the texts of an offer that is being written, and what is refused in
    them; nothing is kept."""
    response.headers["Cache-Control"] = "no-store"
    found = await writing.read_words(database, viewer, written)
    return WordingRead(found=explained(found), contacts=await read_text(contacts, told(written)))


@router.post("/offers", response_model=OfferMine, status_code=201, responses=_MADE)
async def create_offer(
    viewer: Writer,
    draft: Annotated[OfferCreate, in_thread(OfferCreate)],
    database: DatabaseDep,
    settings: SettingsDep,
    response: Response,
) -> OfferMine:
    """Begin an offer, as a draft."""
    async with database.transaction() as session:
        new = await writing.create(session, settings, viewer, draft)
    response.status_code = 201 if new else 200
    return await _mine(database, settings, viewer.account_id, draft.id)


@router.put("/offers/{offer_id}", responses=WRITES)
async def change_offer(
    offer_id: UUID,
    viewer: Writer,
    wanted: Annotated[OfferChange, in_thread(OfferChange)],
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> OfferMine:
    """Write an offer anew; one that is out is checked again at once."""
    async with database.transaction() as session:
        await writing.change(session, settings, secrets, viewer, offer_id, wanted)
    return await _mine(database, settings, viewer.account_id, offer_id)


@router.post("/offers/{offer_id}/publish", responses=WRITES, dependencies=[TextTurn])
async def publish_offer(
    offer_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> OfferMine:
    """Let an offer be found; `status` tells whether it is out or waits for a referent."""
    async with database.transaction() as session:
        await writing.publish(session, settings, secrets, viewer, offer_id)
    return await _mine(database, settings, viewer.account_id, offer_id)


@router.post("/offers/{offer_id}/withdraw", responses=WRITES, dependencies=[TextTurn])
async def withdraw_offer(
    offer_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> OfferMine:
    """Take an offer away; it can be published again."""
    async with database.transaction() as session:
        await writing.withdraw(session, viewer, offer_id)
    return await _mine(database, settings, viewer.account_id, offer_id)


@router.post(
    "/offers/{offer_id}/duplicate",
    response_model=OfferMine,
    status_code=201,
    responses=_MADE,
    dependencies=[TextTurn],
)
async def duplicate_offer(
    offer_id: UUID,
    wanted: OfferDuplicate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    response: Response,
) -> OfferMine:
    """The same offer for other weeks, as a new draft."""
    async with database.transaction() as session:
        new = await writing.duplicate(session, settings, viewer, offer_id, wanted)
    response.status_code = 201 if new else 200
    return await _mine(database, settings, viewer.account_id, wanted.id)


@router.delete("/offers/{offer_id}", status_code=204, responses=WRITES)
async def delete_draft(offer_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Throw a draft away."""
    async with database.transaction() as session:
        await writing.delete(session, viewer, offer_id)


async def _mine(database: Database, settings: Settings, account_id: UUID, offer_id: UUID) -> OfferMine:
    async with database.reads.connect() as connection:
        return await reading.mine(connection, settings, account_id, offer_id)
