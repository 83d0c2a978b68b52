"""HTTP of signing in at a provider: the way there and the way back. A person never lands on raw JSON."""

import logging
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.people.accounts import sessions, sign_in_log
from api.people.accounts.federation import cas, oidc, service, single_logout
from api.people.accounts.federation.attempt import Answer
from api.people.accounts.federation.directory import Directory
from api.people.accounts.federation.peer import Refusal
from api.people.accounts.routes.cookies import forget_flow, set_flow, set_signed_in
from api.people.accounts.routes.dependencies import DirectoryDep, FlowBrowser, KnownBrowser, UserAgent
from api.platform.access import MaybeViewer
from api.platform.kit.database import Database
from api.platform.kit.http import DatabaseDep, LanguageDep, PersonalDataDep, SecretsDep, SettingsDep, problems
from api.platform.kit.problems import ProblemError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings

logger = logging.getLogger(__name__)

router = APIRouter(prefix="/sign-in/{provider}", tags=["sign-in"])

ELSEWHERE: dict[int | str, dict[str, Any]] = {
    302: {
        "description": "to the provider, back into the app, or to the sign-in page, whose `problem` says why",
        "headers": {"Location": {"schema": {"type": "string"}}},
    },
    **problems(400, 413, 422, 429),
}


def _told(field: str) -> dict[str, Any]:
    """What a route says of itself that a provider posts a form of one field to."""
    schema = {"type": "object", "properties": {field: {"type": "string"}}, "required": [field]}
    form = {"application/x-www-form-urlencoded": {"schema": schema}}
    return {
        "response_class": Response,
        "responses": problems(400, 403, 413, 422, 429),
        "openapi_extra": {"requestBody": {"required": True, "content": form}},
    }


@router.get("/start", status_code=302, response_class=RedirectResponse, responses=ELSEWHERE)
async def start_sign_in(
    provider: str,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    directory: DirectoryDep,
    return_to: Annotated[str, Query(description="page of the app to go on with")] = "/",
    shared: Annotated[bool, Query(description="on a shared computer: a short session")] = False,
) -> RedirectResponse:
    """Begin to sign in at a provider."""
    try:
        return await begin(
            database, settings, secrets, directory, provider, return_to, shared=shared, tile=False
        )
    except Refusal as refusal:
        return _refused(settings, provider, refusal)


@router.get("/back", status_code=302, response_class=RedirectResponse, responses=ELSEWHERE)
async def finish_sign_in(
    provider: str,
    viewer: MaybeViewer,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
    directory: DirectoryDep,
    language: LanguageDep,
    browser: FlowBrowser,
    known: KnownBrowser,
    state: str = "",
    code: str = "",
    error: str = "",
    iss: str = "",
    ticket: str = "",
    user_agent: UserAgent = "",
) -> RedirectResponse:
    """Come back from a provider: the first time, this makes the account."""
    attempt = None
    answer = Answer(state=state, code=code, error=error, issuer=iss, ticket=ticket)
    try:
        chosen = service.provider_of(settings, provider)
        async with database.transaction() as session:
            attempt = await service.use_attempt(
                session, settings, secrets, chosen, answer=answer, browser=browser
            )
            if ticket and chosen.protocol == "cas":
                await single_logout.await_ticket(session, secrets, chosen, ticket)
        proven = await service.finish(directory, chosen, attempt, answer)
        async with database.transaction() as session:
            account_id = await service.account_of(
                session, secrets, personal_data, chosen, proven.person, language
            )
            provider_session = await single_logout.begin_session(session, secrets, chosen, proven)
            opened = await sessions.open_session(
                session,
                settings,
                account_id,
                method=chosen.id,
                user_agent=user_agent,
                former=viewer,
                browser=known,
                shared=attempt.shared,
                logout_hint=secrets.seal(proven.id_token).decode() if proven.id_token else None,
                provider_session=provider_session,
            )
    except Refusal as refusal:
        async with database.transaction() as session:
            await sign_in_log.note(
                session,
                "turned_away",
                method=_known(settings, provider),
                device=sessions.device_name(user_agent),
            )
        if attempt is not None and attempt.tile:
            return without_account(settings, provider, refusal, attempt.return_to)
        return _refused(settings, provider, refusal)
    response = redirect(attempt.return_to)
    forget_flow(response, settings)
    set_signed_in(response, settings, opened)
    return response


@router.post("/logout", **_told("logout_token"))
async def end_by_token(
    provider: str,
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    directory: DirectoryDep,
) -> Response:
    """A provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0)."""
    try:
        chosen = service.provider_of(settings, provider, "oidc")
        token = await oidc.read_logout_token(directory, chosen, await _field(request, "logout_token"))
        async with database.transaction() as session:
            await single_logout.end_by_token(session, secrets, chosen, token)
    except Refusal as refusal:
        raise _not_ended(settings, provider, refusal) from None
    return Response()


@router.post("/back", **_told("logoutRequest"))
async def end_by_ticket(
    provider: str, request: Request, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> Response:
    """A portal says that somebody signed out there (CAS 3.0 §2.3.3): at the address that got the ticket."""
    try:
        chosen = service.provider_of(settings, provider, "cas")
        ticket = cas.read_logout_request(await _field(request, "logoutRequest"))
        async with database.transaction() as session:
            await single_logout.end_by_ticket(session, secrets, chosen, ticket)
    except Refusal as refusal:
        raise _not_ended(settings, provider, refusal) from None
    return Response()


async def begin(
    database: Database,
    settings: Settings,
    secrets: Secrets,
    directory: Directory,
    provider: str,
    return_to: str,
    *,
    shared: bool,
    tile: bool,
) -> RedirectResponse:
    """Send the browser to the provider. Raises Refusal."""
    chosen = service.provider_of(settings, provider)
    attempt, browser = service.new_attempt(settings, secrets, chosen, return_to, shared=shared, tile=tile)
    there = await service.start_url(directory, chosen, attempt)
    async with database.transaction() as session:
        await service.keep_attempt(session, settings, chosen, attempt, browser)
    response = redirect(there)
    set_flow(response, settings, browser)
    return response


def without_account(settings: Settings, provider: str, refusal: Refusal, page: str) -> RedirectResponse:
    """Whoever came by a tile and is not signed in sees the page without an account, and why."""
    _tell(settings, provider, refusal)
    return redirect(f"{page}{'&' if '?' in page else '?'}problem={refusal.code}")


def redirect(address: str) -> RedirectResponse:
    """On to an address, which is nobody else's to know."""
    return RedirectResponse(
        address, 302, headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    )


def _refused(settings: Settings, provider: str, refusal: Refusal) -> RedirectResponse:
    _tell(settings, provider, refusal)
    return redirect(f"/sign-in?problem={refusal.code}")


async def _field(request: Request, name: str) -> str:
    """The one field of that name in a form; empty without it, or where several might be meant."""
    try:
        values = parse_qs((await request.body()).decode("ascii"), max_num_fields=20).get(name, [])
    except ValueError:
        return ""
    return values[0] if len(values) == 1 else ""


def _not_ended(settings: Settings, provider: str, refusal: Refusal) -> ProblemError:
    _tell(settings, provider, refusal)
    return ProblemError("bad_request")


def _tell(settings: Settings, provider: str, refusal: Refusal) -> None:
    if refusal.reason:
        logger.warning("sign-in at %s: %s (%s)", _known(settings, provider), refusal.code, refusal.reason)


def _known(settings: Settings, provider: str) -> str:
    """A provider's id; nothing that a stranger typed reaches a log."""
    return provider if provider in {one.id for one in settings.sign_in_providers} else "?"
