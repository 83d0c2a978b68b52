"""Single logout: a session ends here when the provider says that it has ended there.

OpenID Connect Back-Channel Logout 1.0, and CAS Protocol 3.0 §2.3.3. What comes while the same person signs in
is neither lost nor taken for a later session: both wait for one lock, and a logout is remembered for as long
as a sign-in may be on its way.
"""

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts.federation import queries
from api.people.accounts.federation.claims import Proven
from api.people.accounts.federation.oidc import LEEWAY, LOGOUT_LASTS, LogoutToken
from api.people.accounts.federation.peer import Refusal
from api.people.accounts.federation.service import identity_mark
from api.platform.kit.clock import now
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.secrets import Secrets
from api.platform.settings.shapes import SignInProvider

_REMEMBERED = LOGOUT_LASTS + 2 * LEEWAY
"""Longer than a logout token is believed, and than a sign-in takes."""


async def await_ticket(
    session: AsyncSession, secrets: Secrets, provider: SignInProvider, ticket: str
) -> None:
    """A CAS ticket is going to be checked. What nobody signed is remembered of such tickets alone."""
    parameters = {"mark": _session_mark(secrets, provider, ticket), "expires_at": now() + _REMEMBERED}
    await (await session.connection()).execute(queries.AWAIT_TICKET, parameters)


async def begin_session(
    session: AsyncSession, secrets: Secrets, provider: SignInProvider, proven: Proven
) -> bytes | None:
    """The mark of the provider's session, for the one that begins here in this transaction.

    Raises Refusal where the provider said meanwhile that it is over. The caller holds the person's lock.
    """
    connection = await session.connection()
    mark = None
    if proven.session is not None:
        mark = _session_mark(secrets, provider, proven.session)
        await one_at_a_time(connection, mark)
    asked = {
        "session": mark,
        "subject": _subject_mark(secrets, provider, proven.person.subject),
        "issued_at": proven.issued_at,
    }
    if (await connection.execute(queries.HAS_ENDED, asked)).scalar_one():
        raise Refusal("cancelled", "signed out meanwhile")
    await connection.execute(queries.STOP_WAITING, {"mark": mark})
    return mark


async def end_by_token(
    session: AsyncSession, secrets: Secrets, provider: SignInProvider, token: LogoutToken
) -> None:
    """End what a logout token names. Raises Refusal for one that was used before."""
    connection = await session.connection()
    expires_at = now() + _REMEMBERED
    said = {"said_at": token.issued_at, "expires_at": expires_at}
    used = secrets.mark("logout token", f"{provider.id}\0{token.token_id}")
    if (await connection.execute(queries.USE_LOGOUT_TOKEN, {**said, "mark": used})).rowcount == 0:
        raise Refusal("distrusted", "jti")
    if token.subject is not None:
        # As a sign-in does, before the session's: nobody waits for who waits for them.
        await one_at_a_time(connection, identity_mark(secrets, provider, token.subject))
    if token.session is not None:
        mark = _session_mark(secrets, provider, token.session)
        await one_at_a_time(connection, mark)
        await connection.execute(queries.REMEMBER_LOGOUT, {**said, "mark": mark})
        await _end_session(connection, provider, mark, token.subject)
    if token.subject is not None:
        if token.session is None:
            mark = _subject_mark(secrets, provider, token.subject)
            await connection.execute(queries.REMEMBER_LOGOUT, {**said, "mark": mark})
        whose = {
            "provider": provider.id,
            "subject": token.subject,
            "all": token.session is None,
            "until": token.issued_at + LEEWAY,
        }
        await connection.execute(queries.END_SESSIONS_OF, whose)


async def end_by_ticket(
    session: AsyncSession, secrets: Secrets, provider: SignInProvider, ticket: str
) -> None:
    """End the session that began with a CAS ticket; without effect for any other word."""
    connection = await session.connection()
    mark = _session_mark(secrets, provider, ticket)
    await one_at_a_time(connection, mark)
    await connection.execute(queries.END_TICKET, {"mark": mark, "now": now()})
    await _end_session(connection, provider, mark, None)


async def _end_session(
    connection: AsyncConnection, provider: SignInProvider, mark: bytes, subject: str | None
) -> None:
    whose = {"mark": mark, "provider": provider.id, "subject": subject}
    await connection.execute(queries.END_SESSION, whose)


def _session_mark(secrets: Secrets, provider: SignInProvider, named: str) -> bytes:
    return secrets.mark("provider session", f"{provider.id}\0{named}")


def _subject_mark(secrets: Secrets, provider: SignInProvider, subject: str) -> bytes:
    return secrets.mark("provider subject", f"{provider.id}\0{subject}")
