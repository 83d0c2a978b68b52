"""HTTP of the wallet: what somebody was offered and has, what they ask for, what they show."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api.badges.backpack import claiming, files, shares, wallet
from api.badges.backpack.schemas import (
    BadgeMine,
    BadgeRequestSaved,
    ClaimCode,
    FileQuery,
    OfferClaim,
    RequestMine,
    ShareCreate,
    Shares,
    Wallet,
)
from api.badges.backpack.shares import Shown
from api.badges.issuing.facade import BadgeRequestCreate, asking
from api.platform.access import Role, SignedIn, Viewer, requires
from api.platform.kit import threads
from api.platform.kit.http import READS, WRITES, DatabaseDep, SecretsDep, SettingsDep, private
from api.platform.kit.problems import InvalidInputError
from api.platform.reading import TextTurn, in_thread

router = APIRouter(tags=["badges"])

Student = Annotated[Viewer, requires(Role.STUDENT)]
PHOTO_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}}
            for kind in ("image/jpeg", "image/png", "image/webp")
        },
    }
}
FILE_KINDS = (
    *("application/vc+jwt", "application/json", "application/ld+json", "application/jose"),
    *("image/png", "image/svg+xml", "application/pdf"),
)
FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in FILE_KINDS}}
}


@router.get("/me/badges", responses=READS)
async def read_wallet(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep, response: Response
) -> Wallet:
    """My badges, offered and signed, and my requests; private, whatever I share."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await wallet.read(connection, settings, secrets, viewer)


@router.get("/me/badges/requests/{request_id}", responses=READS)
async def read_my_badge_request(
    request_id: UUID, viewer: SignedIn, database: DatabaseDep, response: Response
) -> RequestMine:
    """One of my requests, with what it shows."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await wallet.request(connection, viewer, request_id)


@router.get("/me/badges/{credential_id}", responses=READS)
async def read_my_badge(
    credential_id: UUID,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    response: Response,
) -> BadgeMine:
    """One of my badges."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await wallet.one(connection, settings, secrets, viewer, credential_id)


@router.delete("/me/badges/{credential_id}", status_code=204, responses=WRITES)
async def delete_my_badge(
    credential_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> None:
    """Forget a badge for good: links end, and its files say « revoked » from now on."""
    async with database.transaction() as session:
        await wallet.delete(session, settings, secrets, viewer, credential_id)


@router.post("/badges/claim", responses=WRITES)
async def claim_badge(
    claim: ClaimCode, viewer: Student, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> BadgeMine:
    """Get the badge of an event by its code, once; it is signed at once, or awaits a parent."""
    async with database.transaction() as session:
        credential_id = await claiming.by_code(session, settings, secrets, viewer, claim)
    if credential_id is None:
        raise InvalidInputError("code", "wrong_badge_code")
    async with database.reads.connect() as connection:
        return await wallet.one(connection, settings, secrets, viewer, credential_id)


@router.post("/badges/offers/claim", responses=WRITES)
async def open_badge_offer(
    offer: OfferClaim, viewer: Student, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> BadgeMine:
    """Open the link of the mail that offers a badge: from now on it is in my wallet, to accept or decline."""
    async with database.transaction() as session:
        credential_id = await claiming.take_offer(session, viewer, offer.token)
        return await wallet.one(await session.connection(), settings, secrets, viewer, credential_id)


@router.post("/me/badges/{credential_id}/accept", responses=WRITES)
async def accept_badge(
    credential_id: UUID, viewer: Student, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> BadgeMine:
    """Say yes: it is signed, or awaits a parent under the age of consent; a second time changes nothing."""
    async with database.transaction() as session:
        await claiming.accept(session, settings, secrets, viewer, credential_id)
        return await wallet.one(await session.connection(), settings, secrets, viewer, credential_id)


@router.post("/me/badges/{credential_id}/decline", status_code=204, responses=WRITES)
async def decline_badge(
    credential_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> None:
    """Say no to a badge that was offered."""
    async with database.transaction() as session:
        await claiming.decline(session, settings, secrets, viewer, credential_id)


@router.put("/me/badges/{credential_id}/hosting", responses=WRITES)
async def host_badge(
    credential_id: UUID, viewer: Student, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> BadgeMine:
    """Let anyone who has its address fetch the Open Badges 2.0 form of my badge, as ob2-json, ob2-png and
    ob2-svg need; it names nobody. Needs the consent `badges`."""
    async with database.transaction() as session:
        await wallet.host(session, settings, secrets, viewer, credential_id)
        return await wallet.one(await session.connection(), settings, secrets, viewer, credential_id)


@router.delete("/me/badges/{credential_id}/hosting", responses=WRITES)
async def stop_hosting_badge(
    credential_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> BadgeMine:
    """End that at once: 2.0 files that were taken can no longer be checked."""
    async with database.transaction() as session:
        await wallet.unhost(session, settings, secrets, viewer, credential_id)
        return await wallet.one(await session.connection(), settings, secrets, viewer, credential_id)


@router.get("/me/badges/{credential_id}/file", response_class=Response, responses={**FILES, **WRITES})
async def fetch_badge_file(
    credential_id: UUID,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    query: Annotated[FileQuery, Query()],
) -> Response:
    """My badge as a file to take along; ob2-json, ob2-png and ob2-svg only while it is hosted."""
    # The key of version 2.0 is made when somebody first takes a file of that: a transaction.
    async with database.transaction() as session:
        connection = await session.connection()
        file = await files.prepare(connection, settings, secrets, viewer, credential_id, query)
    content = await threads.in_thread(file.make, file.picture, by=viewer.account_id)
    return private(content, file.media_type, **{"Content-Disposition": file.disposition})


# Links


@router.get("/me/badges/{credential_id}/shares", responses=READS)
async def list_badge_shares(
    credential_id: UUID,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    response: Response,
) -> Shares:
    """The links that show one of my badges now."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await shares.live(connection, settings, secrets, viewer, Shown(credential_id=credential_id))


@router.post("/me/badges/{credential_id}/shares", status_code=201, responses=WRITES)
async def share_badge(
    credential_id: UUID,
    wanted: ShareCreate,
    viewer: Student,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> Shares:
    """Show a badge to whoever has the link, until I stop it; the links that show it now. Needs the consent
    `badges`."""
    shown = Shown(credential_id=credential_id)
    async with database.transaction() as session:
        await shares.share(session, settings, viewer, secrets, shown, wanted)
        return await shares.live(await session.connection(), settings, secrets, viewer, shown)


@router.delete("/me/badges/shares/{share_id}", status_code=204, responses=WRITES)
async def stop_badge_share(share_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Stop a link at once."""
    async with database.transaction() as session:
        await shares.stop(session, viewer, share_id)


# Requests


@router.post("/badges/achievements/{achievement_id}/requests", responses=WRITES)
async def draft_badge_request(
    achievement_id: UUID,
    viewer: Student,
    wanted: Annotated[BadgeRequestCreate, in_thread(BadgeRequestCreate)],
    database: DatabaseDep,
    settings: SettingsDep,
) -> BadgeRequestSaved:
    """Begin to ask for a badge, or change the draft; the issuer sees nothing before it is sent."""
    async with database.transaction() as session:
        screening = await asking.draft(session, settings, viewer, achievement_id, wanted)
        request = await wallet.request(await session.connection(), viewer, wanted.id)
    return BadgeRequestSaved(request=request, screening=screening)


@router.put(
    "/badges/requests/{request_id}/photos/{photo_id}",
    responses=WRITES,
    openapi_extra=PHOTO_BODY,
)
async def add_request_photo(
    request_id: UUID, photo_id: UUID, viewer: Student, database: DatabaseDep, request: Request
) -> RequestMine:
    """Add a photo to the draft: what the camera wrote beside it (place, date, device) is not kept."""
    async with database.reads.connect() as connection:
        await wallet.request(connection, viewer, request_id)
    photo = await asking.cleaned_photo(await request.body(), by=viewer.account_id)
    async with database.transaction() as session:
        await asking.add_photo(session, viewer, request_id, photo_id, photo)
        return await wallet.request(await session.connection(), viewer, request_id)


@router.delete("/badges/requests/{request_id}/photos/{photo_id}", status_code=204, responses=WRITES)
async def drop_request_photo(
    request_id: UUID, photo_id: UUID, viewer: SignedIn, database: DatabaseDep
) -> None:
    """Take a photo out of the draft."""
    async with database.transaction() as session:
        await asking.drop_photo(session, viewer, request_id, photo_id)


@router.post("/badges/requests/{request_id}/send", responses=WRITES, dependencies=[TextTurn])
async def send_badge_request(
    request_id: UUID, viewer: Student, database: DatabaseDep, settings: SettingsDep
) -> RequestMine:
    """Let the issuer see it; a second time changes nothing."""
    async with database.transaction() as session:
        await asking.send(session, settings, viewer, request_id)
        return await wallet.request(await session.connection(), viewer, request_id)


@router.post("/badges/requests/{request_id}/withdraw", responses=WRITES)
async def withdraw_badge_request(request_id: UUID, viewer: SignedIn, database: DatabaseDep) -> RequestMine:
    """Take it back with everything that it shows, before it is decided."""
    async with database.transaction() as session:
        await asking.withdraw(session, viewer, request_id)
        return await wallet.request(await session.connection(), viewer, request_id)
