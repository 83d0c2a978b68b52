"""HTTP of checking badges: a shared one, and any other. For everybody."""

from typing import Any

from fastapi import APIRouter, Request, Response

from api.badges.backpack import links, shown
from api.badges.verifying.facade import check
from api.badges.verifying.intake import FileOr, ResolverDep, resolver_of
from api.badges.verifying.schemas import SharedBadge, Token, VerdictPublic, VerifyRequest
from api.platform.kit.http import DatabaseDep, SettingsDep, private, problems
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.wire import is_https
from api.platform.public_writes import PublicWrite

router = APIRouter(prefix="/badges", tags=["badges"])

PNG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get("/shared/{token}", response_model=SharedBadge, responses=problems(404, 422, 429))
async def read_shared_badge(
    token: Token, request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """A badge as its owner shows it, and whether it is good now; nothing from the moment they stop it. One
    from elsewhere is as the last check found it, a few minutes ago at most where its issuer answers."""
    found = await shown.read(database, settings, token, lambda: resolver_of(request))
    return private(found.model_dump_json(), **{"X-Robots-Tag": "noindex"})


@router.get("/shared/{token}/picture", response_class=Response, responses={**PNG, **problems(404, 422, 429)})
async def read_shared_picture(token: Token, database: DatabaseDep) -> Response:
    """The picture of a shared badge from elsewhere."""
    return private(await shown.picture(database, token), "image/png")


@router.post(
    "/verify",
    responses=problems(400, 403, 404, 413, 422, 429),
    dependencies=[PublicWrite],
    openapi_extra=FileOr(VerifyRequest).document,
)
async def verify_badge(
    request: Request, response: Response, database: DatabaseDep, settings: SettingsDep, resolver: ResolverDep
) -> VerdictPublic:
    """Check a badge: its file (PNG, SVG, JSON, JWT; 2 MB at most), its text, where it lies, or the link
    by which its owner shows it. Nothing of it is kept."""
    response.headers["Cache-Control"] = "no-store"
    asked = await FileOr(VerifyRequest).read(request)
    if isinstance(asked, VerifyRequest):
        token = links.token_in(settings, asked.url or asked.text or "")
        if token:
            return await shown.read(database, settings, token, lambda: resolver)
        if asked.url is not None and not is_https(asked.url):
            raise InvalidInputError("url", "bad_link")
        data = None if asked.text is None else asked.text.encode()
        _, found = await check(database, settings, resolver, data=data, url=asked.url, email=asked.email)
    else:
        _, found = await check(database, settings, resolver, data=asked)
    return found
