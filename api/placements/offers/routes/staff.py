"""HTTP of the referents' queue of offers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.placements.offers import reviews
from api.placements.offers.schemas import OfferDecision, OfferReviewBrief, OfferReviewDetail, ReviewsQuery
from api.platform.access import Referent
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page
from api.platform.reading import TextTurn

router = APIRouter(prefix="/offer-reviews", tags=["staff"])


@router.get("", response_model=Page[OfferReviewBrief], responses=READS)
async def list_reviews(
    viewer: Referent, database: DatabaseDep, query: Annotated[ReviewsQuery, Query()]
) -> Response:
    """Offers of the referent's departments that are held or reported, those that wait longest first."""
    async with database.reads.connect() as connection:
        found = await reviews.page(connection, viewer, query)
    return private(page_json(found, query.limit))


@router.get("/{offer_id}", responses=READS, dependencies=[TextTurn])
async def read_review(
    offer_id: UUID, viewer: Referent, database: DatabaseDep, settings: SettingsDep, response: Response
) -> OfferReviewDetail:
    """Everything to check before deciding; never who reported."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await reviews.detail(connection, settings, viewer, offer_id)


@router.post("/{offer_id}/decision", status_code=204, responses=WRITES)
async def decide_offer(
    offer_id: UUID,
    decision: OfferDecision,
    viewer: Referent,
    database: DatabaseDep,
    settings: SettingsDep,
) -> None:
    """Publish an offer and dismiss its reports, hide it, or delete it, with a reason."""
    async with database.transaction() as session:
        await reviews.decide(session, settings, viewer, offer_id, decision)
