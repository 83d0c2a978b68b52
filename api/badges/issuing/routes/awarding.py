"""HTTP of awarding: lists, codes, requests, and what was awarded."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.badges.issuing import awards, codes, issued, reviews
from api.badges.issuing.routes.issuing import Issuer
from api.badges.issuing.schemas import (
    AwardRevocation,
    AwardsCreate,
    BatchPublic,
    CodeCreate,
    CodePublic,
    CredentialIssued,
    CredentialsQuery,
    Decisions,
    DecisionsDone,
    RequestDetail,
    RequestReceived,
    RequestsQuery,
)
from api.people.accounts import service as accounts
from api.platform.access import SignedIn
from api.platform.kit.http import READS, WRITES, DatabaseDep, SecretsDep, SettingsDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page, PageQuery
from api.platform.reading import TextTurn, in_thread

router = APIRouter(prefix="/badges", tags=["badges"])


@router.post(
    "/achievements/{achievement_id}/awards",
    response_model=BatchPublic,
    status_code=202,
    responses={200: {"model": BatchPublic, "description": "this list had been sent already"}, **WRITES},
)
async def award(
    achievement_id: UUID,
    viewer: Issuer,
    wanted: Annotated[AwardsCreate, in_thread(AwardsCreate)],
    database: DatabaseDep,
    settings: SettingsDep,
    response: Response,
) -> BatchPublic:
    """Offer a badge to one address or to many; the stream tells how far it has come (`badge.batch`)."""
    async with database.transaction() as session:
        new = await awards.begin(session, settings, viewer, achievement_id, wanted)
    response.status_code = 202 if new else 200
    async with database.reads.connect() as connection:
        return await awards.read(connection, viewer, wanted.id)


@router.get("/batches/{batch_id}", responses=READS)
async def read_batch(
    batch_id: UUID, viewer: Issuer, database: DatabaseDep, response: Response
) -> BatchPublic:
    """How far a list has come, and which of its lines failed."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await awards.read(connection, viewer, batch_id)


@router.get(
    "/achievements/{achievement_id}/credentials", response_model=Page[CredentialIssued], responses=READS
)
async def list_credentials(
    achievement_id: UUID,
    viewer: Issuer,
    database: DatabaseDep,
    query: Annotated[CredentialsQuery, Query()],
) -> Response:
    """Whom an achievement was awarded to: the address until it is accepted, then the first name."""
    async with database.reads.connect() as connection:
        found = await issued.page(connection, viewer, achievement_id, query)
    return private(page_json(found, query.limit))


@router.post(
    "/credentials/{credential_id}/revoke", status_code=204, responses=WRITES, dependencies=[TextTurn]
)
async def revoke_credential(
    credential_id: UUID, wanted: AwardRevocation, viewer: Issuer, database: DatabaseDep, settings: SettingsDep
) -> None:
    """End an award, with a reason that its holder and whoever checks it read; an offer is taken back."""
    async with database.transaction() as session:
        await accounts.check_second_factor(await session.connection(), viewer)
        await issued.revoke(session, settings, viewer, credential_id, wanted)


@router.get("/achievements/{achievement_id}/codes", response_model=Page[CodePublic], responses=READS)
async def list_codes(
    achievement_id: UUID,
    viewer: Issuer,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    query: Annotated[PageQuery, Query()],
) -> Response:
    """An achievement's codes, the newest first, with their QR codes while they work.

    The stream tells of each claim (`badge.claimed`).
    """
    async with database.reads.connect() as connection:
        found = await codes.page(connection, settings, secrets, viewer, achievement_id, query)
    return private(page_json(found, query.limit))


@router.post(
    "/achievements/{achievement_id}/codes",
    response_model=CodePublic,
    status_code=201,
    responses={200: {"model": CodePublic, "description": "this code had been made already"}, **WRITES},
)
async def make_code(
    achievement_id: UUID,
    viewer: Issuer,
    draft: Annotated[CodeCreate, in_thread(CodeCreate)],
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    response: Response,
) -> CodePublic:
    """A code for an event: each person who types or scans it gets one badge."""
    async with database.transaction() as session:
        new = await codes.make(session, settings, secrets, viewer, achievement_id, draft)
    response.status_code = 201 if new else 200
    async with database.reads.connect() as connection:
        return await codes.read(connection, settings, secrets, viewer, draft.id)


@router.post("/codes/{code_id}/close", responses=WRITES)
async def close_code(
    code_id: UUID, viewer: Issuer, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> CodePublic:
    """Let nobody claim by a code any more; who did keeps the badge."""
    async with database.transaction() as session:
        await codes.close(session, viewer, code_id)
    async with database.reads.connect() as connection:
        return await codes.read(connection, settings, secrets, viewer, code_id)


@router.get(
    "/organisations/{organisation_id}/requests", response_model=Page[RequestReceived], responses=READS
)
async def list_requests(
    organisation_id: UUID, viewer: Issuer, database: DatabaseDep, query: Annotated[RequestsQuery, Query()]
) -> Response:
    """What students ask my organisation for, those that wait longest first."""
    async with database.reads.connect() as connection:
        found = await reviews.page(connection, viewer, organisation_id, query)
    return private(page_json(found, query.limit))


@router.get("/requests/{request_id}/own", responses=READS)
async def read_request(
    request_id: UUID, viewer: Issuer, database: DatabaseDep, response: Response
) -> RequestDetail:
    """One request, with what it shows."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await reviews.read(connection, viewer, request_id)


@router.get(
    "/evidence/{evidence_id}/photo",
    response_class=Response,
    responses={200: {"content": {"image/jpeg": {}}}, **READS},
)
async def read_photo(evidence_id: UUID, viewer: SignedIn, database: DatabaseDep) -> Response:
    """A photo that a request shows: for its owner, and for the issuer it was sent to."""
    async with database.reads.connect() as connection:
        photo = await reviews.photo(connection, viewer, evidence_id)
    return private(photo, "image/jpeg")


@router.post("/organisations/{organisation_id}/requests/decide", responses=WRITES, dependencies=[TextTurn])
async def decide_requests(
    organisation_id: UUID,
    wanted: Decisions,
    viewer: Issuer,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> DecisionsDone:
    """Award or refuse one request or many; one that cannot be decided does not keep the others."""
    async with database.transaction() as session:
        items = await reviews.decide(session, settings, secrets, viewer, organisation_id, wanted)
    return DecisionsDone(items=items)
