"""HTTP of the permanent addresses: they stand in signed badges, so they know no version and never move.

Anybody may read them, from any site, without a cookie.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.badges.issuing import addresses, permanent
from api.platform.kit.http import JSON, JSONLD, DatabaseDep, SecretsDep, SettingsDep, json_in_page, problems

router = APIRouter(prefix=addresses.PREFIX, tags=["open badges"])

JWK, JWKS = "application/jwk+json", "application/jwk-set+json"
VC_JWT = "application/vc+jwt"
_FOR_EVER = "public, max-age=31536000, immutable"
_OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_DRAWING = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def _said(kind: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {kind: {}}}, **problems(400, 404, 422, 429)}


_PAGE = {**_said(JSONLD), 303: {"description": "a person's browser is sent to the page of the app"}}


@router.get("/issuers/{issuer_id}", response_class=Response, responses=_PAGE)
async def issuer_profile(
    issuer_id: UUID, request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """An issuer's Open Badges 3.0 Profile."""
    if _wants_page(request):
        return _to_page(f"{settings.public_url}/badge-issuers/{issuer_id}")
    async with database.reads.connect() as connection:
        return _document(await permanent.profile(connection, settings, issuer_id), Vary="Accept")


@router.get("/issuers/{issuer_id}/did.json", response_class=Response, responses=_said("application/did+json"))
async def issuer_did(issuer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """The document of an issuer's `did:web`."""
    async with database.reads.connect() as connection:
        return _document(
            await permanent.did_document(connection, settings, issuer_id), "application/did+json"
        )


@router.get("/issuers/{issuer_id}/jwks.json", response_class=Response, responses=_said(JWKS))
async def issuer_keys(issuer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """An issuer's keys, the one that signs first."""
    async with database.reads.connect() as connection:
        return _document(await permanent.jwks(connection, settings, issuer_id), JWKS)


@router.get("/issuers/{issuer_id}/keys/{kid}", response_class=Response, responses=_said(JWK))
async def issuer_key(issuer_id: UUID, kid: str, database: DatabaseDep, settings: SettingsDep) -> Response:
    """One key as a bare JWK: what the `kid` of a badge leads to."""
    async with database.reads.connect() as connection:
        return _document(await permanent.jwk(connection, settings, issuer_id, kid), JWK)


@router.get("/achievements/{achievement_id}", response_class=Response, responses=_PAGE)
async def achievement_document(
    achievement_id: UUID, request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """What can be awarded, as an Open Badges 3.0 Achievement."""
    if _wants_page(request):
        return _to_page(f"{settings.public_url}/achievements/{achievement_id}")
    async with database.reads.connect() as connection:
        return _document(await permanent.achievement(connection, settings, achievement_id), Vary="Accept")


@router.get("/images/{image_id}.png", response_class=Response, responses=_said("image/png"))
async def image_png(image_id: UUID, database: DatabaseDep) -> Response:
    """A badge's picture, for ever the same."""
    async with database.reads.connect() as connection:
        content = await permanent.picture(connection, image_id)
    return Response(content, media_type="image/png", headers={"Cache-Control": _FOR_EVER, **_OPEN})


@router.get("/images/{image_id}.svg", response_class=Response, responses=_said("image/svg+xml"))
async def image_svg(image_id: UUID, database: DatabaseDep) -> Response:
    """The same as SVG, where it was drawn as one."""
    async with database.reads.connect() as connection:
        content = await permanent.picture(connection, image_id, svg=True)
    headers = {"Cache-Control": _FOR_EVER, "Content-Security-Policy": _DRAWING, **_OPEN}
    return Response(content, media_type="image/svg+xml", headers=headers)


@router.get(
    "/status/{list_id}",
    response_class=Response,
    responses={**_said(VC_JWT), 304: {"description": "nothing has changed"}},
)
async def status_list(
    list_id: UUID, request: Request, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> Response:
    """Which badges were revoked: a signed Bitstring Status List."""
    # Signing holds the key for a moment: a transaction.
    async with database.transaction() as session:
        connection = await session.connection()
        wanted = await permanent.read_status_list(connection, list_id)
        headers = {
            "ETag": f'"{wanted.tag}"',
            "Cache-Control": f"public, max-age={permanent.STATUS_MAX_AGE_S}",
            **_OPEN,
        }
        if wanted.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        signed = await permanent.sign_status_list(connection, settings, secrets, wanted)
    return Response(signed, media_type=VC_JWT, headers=headers)


@router.get("/v2/issuers/{issuer_id}", response_class=Response, responses=_said(JSON))
async def issuer_profile_2(issuer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """An issuer in Open Badges 2.0."""
    async with database.reads.connect() as connection:
        return _document(await permanent.issuer_2(connection, settings, issuer_id), JSON)


@router.get("/v2/issuers/{issuer_id}/keys/{kid}", response_class=Response, responses=_said(JSON))
async def issuer_key_2(issuer_id: UUID, kid: str, database: DatabaseDep, settings: SettingsDep) -> Response:
    """One key in Open Badges 2.0."""
    async with database.reads.connect() as connection:
        return _document(await permanent.key_2(connection, settings, issuer_id, kid), JSON)


@router.get("/v2/issuers/{issuer_id}/revoked", response_class=Response, responses=_said(JSON))
async def revocations_2(issuer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """What an issuer has revoked, in Open Badges 2.0."""
    async with database.reads.connect() as connection:
        found = await permanent.revocations_2(connection, settings, issuer_id)
    return _document(found, JSON, max_age=permanent.STATUS_MAX_AGE_S)


@router.get("/v2/badges/{achievement_id}", response_class=Response, responses=_said(JSON))
async def badge_2(achievement_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """What can be awarded, as an Open Badges 2.0 BadgeClass."""
    async with database.reads.connect() as connection:
        return _document(await permanent.badge_2(connection, settings, achievement_id), JSON)


@router.get(
    "/v2/assertions/{credential_id}",
    response_class=Response,
    responses={**_said(JSON), 410: {"description": "revoked, with the reason", "content": {JSON: {}}}},
)
async def assertion_2(credential_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """An award in Open Badges 2.0, while its owner has it public."""
    async with database.reads.connect() as connection:
        found, revoked = await permanent.assertion_2(connection, settings, credential_id)
    # Whoever stops showing it is not kept waiting by somebody's cache.
    answer = _document(found, JSON, max_age=0)
    answer.status_code = 410 if revoked else 200
    return answer


def _wants_page(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    return "text/html" in accepted and "json" not in accepted


def _to_page(url: str) -> Response:
    return RedirectResponse(url, 303, {"Vary": "Accept", **_OPEN})


def _document(
    said: Mapping[str, Any], media_type: str = JSONLD, *, max_age: int = permanent.MAX_AGE_S, **headers: str
) -> Response:
    caching = f"public, max-age={max_age}" if max_age else "no-store"
    return Response(
        json_in_page(said),
        media_type=media_type,
        headers={"Cache-Control": caching, **_OPEN, **headers},
    )
