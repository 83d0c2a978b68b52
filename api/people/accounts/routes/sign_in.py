"""HTTP of signing in and out."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.people.accounts import demo, service, sessions, sign_in_log
from api.people.accounts.codes import service as codes
from api.people.accounts.codes.passes import Given
from api.people.accounts.federation import service as federation
from api.people.accounts.routes.cookies import (
    forget_browser,
    forget_everything,
    forget_session,
    set_asking,
    set_session,
    set_signed_in,
)
from api.people.accounts.routes.dependencies import AskerDep, DirectoryDep, KnownBrowser, OpensDep, UserAgent
from api.people.accounts.schemas import (
    CodeRequest,
    CodeSent,
    DemoSignIn,
    ProviderPublic,
    SessionState,
    SignedOut,
    SignInCode,
    SignInWays,
)
from api.platform.access import MaybeViewer, Role, SignedIn, Viewer, session_token
from api.platform.kit.http import DatabaseDep, LanguageDep, SecretsDep, SettingsDep, problems, public
from api.platform.kit.problems import (
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    UnauthorizedError,
)
from api.platform.stream import service as stream

router = APIRouter(tags=["sign-in"])


@router.get("/sign-in", response_model=SignInWays, responses=problems(400, 429))
async def read_ways(settings: SettingsDep) -> Response:
    """How one can sign in here, besides a code by mail."""
    ways = SignInWays(
        providers=[
            ProviderPublic(
                id=one.id,
                label=one.label,
                protocol=one.protocol,
                audience=one.audience,
                attributes=sorted(one.claims),
            )
            for one in settings.sign_in_providers
        ],
        demo_roles=list(Role) if settings.demo else [],
        outbox=settings.mail_outbox and settings.smtp_url is None,
    )
    return public(settings, ways.model_dump_json())


@router.post("/sign-in/code", status_code=202, responses=problems(400, 403, 413, 422, 429))
async def send_code(
    asked: CodeRequest,
    asker: AskerDep,
    response: Response,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    language: LanguageDep,
    opens: OpensDep,
) -> CodeSent:
    """Send a code by mail, for this browser. The answer is the same whether or not the address is known."""
    async with database.transaction() as session:
        sent, browser = await codes.send_code(
            session,
            settings,
            secrets,
            asked.email,
            language,
            asker,
            personal_code=Given(asked.personal_code, opens) if asked.personal_code else None,
        )
    set_asking(response, settings, browser)
    return sent


@router.post("/sign-in/code/verify", responses=problems(400, 403, 413, 422, 429))
async def verify_code(
    answer: SignInCode,
    asker: AskerDep,
    viewer: MaybeViewer,
    response: Response,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    language: LanguageDep,
    user_agent: UserAgent = "",
) -> SessionState:
    """Sign in with the code; the first time, this makes the account."""
    opened = None
    holds = [asker.asking, asker.known]
    device = sessions.device_name(user_agent)
    try:
        async with database.transaction() as session:
            if await codes.code_is_right(
                session, settings, secrets, answer.id, answer.email, answer.code, holds
            ):
                account_id = await service.account_of_email(session, secrets, answer.email, language)
                opened = await sessions.open_session(
                    session,
                    settings,
                    account_id,
                    method="code",
                    user_agent=user_agent,
                    former=viewer,
                    browser=asker.known,
                    shared=answer.shared,
                )
            else:
                await sign_in_log.note(session, "wrong", method="code", email=answer.email, device=device)
    except ForbiddenError:
        async with database.transaction() as session:
            await sign_in_log.note(session, "turned_away", method="code", email=answer.email, device=device)
        raise
    if opened is None:
        raise InvalidInputError("code", "wrong_code")
    set_signed_in(response, settings, opened)
    return await state_of(database, await sessions.session_reader(settings)(database, opened.token))


@router.post("/sign-in/demo", responses=problems(400, 403, 404, 413, 422, 429))
async def sign_in_demo(
    asked: DemoSignIn,
    viewer: MaybeViewer,
    response: Response,
    database: DatabaseDep,
    settings: SettingsDep,
    browser: KnownBrowser,
    user_agent: UserAgent = "",
) -> SessionState:
    """Enter as a demonstration account; there is no such page outside a demonstration."""
    if not settings.demo:
        raise NotFoundError
    async with database.transaction() as session:
        account_id = await demo.account_of_role(session, settings, asked.role)
        opened = await sessions.open_session(
            session,
            settings,
            account_id,
            method="demo",
            user_agent=user_agent,
            former=viewer,
            browser=browser,
            strong=True,
            shared=asked.shared,
        )
    set_signed_in(response, settings, opened)
    return await state_of(database, await sessions.session_reader(settings)(database, opened.token))


@router.get("/session", responses=problems(400, 429))
async def read_session(
    viewer: MaybeViewer, request: Request, response: Response, database: DatabaseDep, settings: SettingsDep
) -> SessionState:
    """Who is signed in on this device."""
    if viewer is not None and viewer.renewed:
        # The cookie lives on as the session does. Not each time: an answer that is overtaken by a sign-in
        # would put the former cookie back.
        set_session(response, settings, session_token(request), shared=viewer.ends_at is not None)
    return await state_of(database, viewer)


@router.post("/session/shared", responses=problems(400, 401, 403, 413, 422, 429))
async def share_session(
    viewer: SignedIn, request: Request, response: Response, database: DatabaseDep, settings: SettingsDep
) -> SessionState:
    """Say that this computer is shared: the session ends soon, and with the browser."""
    async with database.transaction() as session:
        await sessions.share_session(session, settings, viewer)
    token = session_token(request)
    set_session(response, settings, token, shared=True)
    forget_browser(response, settings)
    return await state_of(database, await sessions.session_reader(settings)(database, token))


@router.post("/sign-out/traces", status_code=204, responses=problems(400, 403, 413, 422, 429))
async def forget_traces(
    viewer: MaybeViewer, response: Response, database: DatabaseDep, settings: SettingsDep
) -> None:
    """Take every trace of whoever was here from this browser; who is still signed in is signed out."""
    if viewer is not None:
        with suppress(NotFoundError):
            async with database.transaction() as session:
                await sessions.close_session(session, viewer.account_id, viewer.session_id, forget=True)
    forget_everything(response, settings)


@router.post("/sign-out", responses=problems(400, 401, 403, 413, 422, 429))
async def sign_out(
    viewer: SignedIn,
    response: Response,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    directory: DirectoryDep,
    forget: Annotated[bool, Query(description="know this browser no more either")] = False,
) -> SignedOut:
    """Sign this device out, and tell where to sign out of the provider."""
    try:
        async with database.transaction() as session:
            method, hint = await sessions.close_session(
                session, viewer.account_id, viewer.session_id, forget=forget
            )
    except NotFoundError:
        # Another tab was quicker: to this one as well the session is over.
        raise UnauthorizedError from None
    forget_session(response, settings)
    if forget:
        forget_browser(response, settings)
    return SignedOut(
        logout_url=await federation.logout_url(directory, settings, secrets, method=method, hint=hint)
    )


async def state_of(database: DatabaseDep, viewer: Viewer | None) -> SessionState:
    """The signed-in account, and how many notifications wait for it."""
    if viewer is None:
        return SessionState(me=None, unseen=0, shared_until=None)
    async with database.reads.connect() as connection:
        return SessionState(
            me=await service.me(connection, viewer),
            unseen=await stream.unseen(connection, viewer.account_id),
            shared_until=viewer.ends_at,
        )
