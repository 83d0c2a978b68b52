"""Decisions about signing in elsewhere: an attempt is used once, a person has one account per provider."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.accounts.bans import had_address, is_banned, keep_former_address
from api.people.accounts.federation import cas, oidc, queries
from api.people.accounts.federation.attempt import Answer, Attempt, make_attempt
from api.people.accounts.federation.claims import Person, Proven
from api.people.accounts.federation.directory import Directory
from api.people.accounts.federation.peer import Refusal
from api.people.accounts.models import Status
from api.platform.access import Role, is_protected
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.personal_data import PersonalData, SignInFacts
from api.platform.kit.problems import ConflictError
from api.platform.kit.secrets import Secrets, digest, new_token
from api.platform.kit.statements import run
from api.platform.settings import Settings
from api.platform.settings.shapes import SignInProvider

# Browsers read a backslash as a slash and skip tabs and line ends: none of them is local for sure.
_LOCAL_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]{0,499}")
_ROLES = {"student": Role.STUDENT, "parent": Role.PARENT}
"""Roles that an affiliation gives; `staff` is asked and verified."""


def provider_of(settings: Settings, provider_id: str, protocol: str | None = None) -> SignInProvider:
    """The configured provider, of that protocol. Raises Refusal."""
    for provider in settings.sign_in_providers:
        if provider.id == provider_id and protocol in (None, provider.protocol):
            return provider
    raise Refusal("unknown")


def local_path(asked: str) -> str:
    """A path of our own pages, where the person goes on after signing in; the start page for all else."""
    return asked if _LOCAL_PATH.fullmatch(asked) and not asked.startswith("/api/") else "/"


def new_attempt(
    settings: Settings,
    secrets: Secrets,
    provider: SignInProvider,
    return_to: str,
    *,
    shared: bool = False,
    tile: bool = False,
) -> tuple[Attempt, str]:
    """A sign-in that begins, and the secret that binds it to this browser."""
    browser = new_token()
    attempt = make_attempt(
        settings,
        secrets,
        provider,
        state=new_token(),
        browser=browser,
        began_at=now(),
        return_to=local_path(return_to),
        shared=shared,
        tile=tile,
    )
    return attempt, browser


async def start_url(directory: Directory, provider: SignInProvider, attempt: Attempt) -> str:
    """Where the browser signs in. Raises Refusal."""
    if provider.protocol == "cas":
        return cas.start_url(provider, attempt)
    return await oidc.start_url(directory, provider, attempt)


async def keep_attempt(
    session: AsyncSession, settings: Settings, provider: SignInProvider, attempt: Attempt, browser: str
) -> None:
    """Remember that a sign-in has begun, by digests."""
    await run(
        session,
        queries.BEGIN_FLOW,
        {
            "state_digest": digest(attempt.state),
            "browser_digest": digest(browser),
            "provider": provider.id,
            "return_to": attempt.return_to,
            "shared": attempt.shared,
            "tile": attempt.tile,
            "expires_at": attempt.began_at + timedelta(minutes=settings.sign_in_minutes),
        },
    )


async def use_attempt(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    provider: SignInProvider,
    *,
    answer: Answer,
    browser: str,
) -> Attempt:
    """The attempt that this browser began at this provider, which ends with that.

    Raises Refusal for one that is over, was used, or belongs to another browser or provider.
    """
    row = (
        await run(
            session,
            queries.USE_FLOW,
            {
                "state_digest": digest(answer.state),
                "browser_digest": digest(browser),
                "provider": provider.id,
                "now": now(),
            },
        )
    ).first()
    if row is None:
        # Some providers forget the state when the person declines; a refusal signs nobody in anyway.
        raise Refusal("cancelled" if answer.error == oidc.DECLINED else "expired")
    return make_attempt(
        settings,
        secrets,
        provider,
        state=answer.state,
        browser=browser,
        began_at=row.expires_at - timedelta(minutes=settings.sign_in_minutes),
        return_to=row.return_to,
        shared=row.shared,
        tile=row.tile,
    )


async def finish(directory: Directory, provider: SignInProvider, attempt: Attempt, answer: Answer) -> Proven:
    """Who signed in. Raises Refusal."""
    if provider.protocol == "cas":
        return await cas.finish(provider, attempt, answer)
    return await oidc.finish(directory, provider, attempt, answer)


async def account_of(
    session: AsyncSession,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    provider: SignInProvider,
    person: Person,
    language: Language,
) -> UUID:
    """The person's account, made at the first sign-in; found by provider and subject, nothing else.

    Raises Refusal when banned.
    """
    connection = await session.connection()
    identity = (provider.id, person.subject)
    if await is_banned(session, secrets, identity=identity):
        raise Refusal("banned")
    # Two first sign-ins of one person come one after the other.
    await one_at_a_time(connection, identity_mark(secrets, provider, person.subject))
    key = {"provider": provider.id, "subject": person.subject, "now": now()}
    row = (await connection.execute(queries.USE_IDENTITY, key)).first()
    if row is not None and row.status == Status.BANNED:
        raise Refusal("banned")
    # A pupil who was here before may share a parent's mailbox.
    pupil_here = row is not None and row.birth_date is not None and is_protected(row.birth_date)
    if not pupil_here and await is_banned(session, secrets, email=person.email):
        raise Refusal("banned")
    account_id: UUID = row.id if row else await _create(session, secrets, key, person, language)
    if row is not None and person.email is not None:
        await _learn_address(session, secrets, account_id, row.email, person.email)
    for affiliation in sorted(person.affiliations & _ROLES.keys()):
        await accounts.grant(session, account_id, _ROLES[affiliation], actor=None)
    if row is None and person.level is not None:
        await accounts.grant(session, account_id, Role.STUDENT, actor=None)
    if person.birth_date is not None:
        known = row.birth_date if row else None
        await _learn_birth_date(session, provider, account_id, known, person.birth_date)
    pupil = "student" in person.affiliations or not provider.affiliations
    facts = SignInFacts(provider=provider.id, pupil=pupil, uai=person.uai)
    for room in personal_data:
        await room.signed_in(session, account_id, facts)
    return account_id


def identity_mark(secrets: Secrets, provider: SignInProvider, subject: str) -> bytes:
    """The name of the lock on what a provider says of one person."""
    return secrets.mark("identity", f"{provider.id}\0{subject}")


async def logout_url(
    directory: Directory, settings: Settings, secrets: Secrets, *, method: str, hint: str | None
) -> str | None:
    """Where to sign out of the provider that a session came from; None for other sessions."""
    try:
        provider = provider_of(settings, method)
    except Refusal:
        return None
    home = f"{settings.public_url}/"
    if provider.protocol == "cas":
        return cas.logout_url(provider, home=home)
    id_token = secrets.unseal(hint.encode()) if hint else None
    return await oidc.logout_url(directory, provider, id_token=id_token, home=home, state=new_token())


async def _create(
    session: AsyncSession, secrets: Secrets, key: dict[str, object], person: Person, language: Language
) -> UUID:
    connection = await session.connection()
    account_id: UUID = (
        await connection.execute(
            queries.CREATE_ACCOUNT,
            {
                "first_name": person.first_name,
                "level": person.level,
                "language": language,
                "now": key["now"],
            },
        )
    ).scalar_one()
    await connection.execute(queries.ADD_IDENTITY, {**key, "account_id": account_id})
    if person.email:
        try:
            async with connection.begin_nested():
                await connection.execute(
                    queries.FILL_EMAIL, {"account_id": account_id, "email": person.email}
                )
        except IntegrityError:
            # Another account's address stays theirs: who signs in here is not taken for them. But what that
            # account is kept from, this one is.
            await keep_former_address(session, secrets, account_id, person.email)
    await accounts.look_again(session, account_id)
    return account_id


async def _learn_address(
    session: AsyncSession, secrets: Secrets, account_id: UUID, known: str | None, said: str
) -> None:
    """A provider names an address that it did not when the account was made: the account's own stays, and
    what other accounts of that mailbox are kept from, this one is.
    """
    if said != known and not await had_address(await session.connection(), secrets, account_id, said):
        await keep_former_address(session, secrets, account_id, said)
        await accounts.look_again(session, account_id)


async def _learn_birth_date(
    session: AsyncSession, provider: SignInProvider, account_id: UUID, known: date | None, said: date
) -> None:
    """Keep what a provider says; one that checks who people are also vouches for it."""
    connection = await session.connection()
    if known != said:
        # Whether or not the date changes: nobody vouches for one and says another.
        await accounts.withdraw_vouch(session, account_id, accounts.VouchedBy.SIGN_IN, actor=account_id)
        was_asked = await connection.execute(
            queries.BIRTH_DATE_WAS_ASKED, {"account_id": account_id, "asked": said}
        )
        if was_asked.scalar_one():
            return
        try:
            kept = await accounts.set_birth_date(session, account_id, said, vouched=provider.vouches_for_age)
        except ConflictError:
            # A minor with a role of adults: they come in all the same, and a referent hears of it.
            await accounts.ask_review(session, account_id, said)
            kept = False
        if not kept:
            return
    if (
        provider.vouches_for_age
        and is_protected(said)
        and not await accounts.is_vouched(connection, account_id)
    ):
        await accounts.vouch(session, account_id, accounts.VouchedBy.SIGN_IN, name=provider.label)
