"""An authenticator app (RFC 6238): six digits, every 30 seconds, each accepted once."""

import math
from datetime import datetime, timedelta
from hmac import compare_digest

import pyotp
import segno
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.accounts.second_factor import queries, service
from api.people.accounts.second_factor.schemas import TotpSetup
from api.platform.access import Viewer
from api.platform.kit.clock import now
from api.platform.kit.problems import NotFoundError, TooManyRequestsError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.settings import Settings

ISSUER = "E-pass Orientation"
STEP_S = 30
WINDOW = 1
"""Steps before and after the present one that are accepted: clocks differ (RFC 6238 §5.2)."""
LONGEST_WAIT = timedelta(days=1)
DEVICES = 10
"""Before all devices of the account wait, so many have given as many wrong codes as one may.

At most a hundred guesses together (NIST SP 800-63B §5.2.2), each five for a new code by mail: who only holds
the mailbox does not shut the owner out in passing.
"""


async def begin(session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer) -> TotpSetup:
    """Make a secret for an app; an app that is set up already goes on until a code of the new one is given.

    Raises ForbiddenError, UnauthorizedError.
    """
    await service.begin_change(session, settings, viewer)
    connection = await session.connection()
    secret = pyotp.random_base32()
    sealed = secrets.seal(secret)
    await connection.execute(queries.BEGIN_TOTP, {"account_id": viewer.account_id, "sealed": sealed})
    account = await accounts.find(connection, viewer.account_id)
    uri = pyotp.TOTP(secret).provisioning_uri(
        name=account.email or account.first_name or ISSUER, issuer_name=ISSUER
    )
    # Black on white in both looks: apps do not read it the other way round.
    picture = segno.make(uri, error="m", micro=False).svg_data_uri(dark="#000", light="#fff", border=4)
    return TotpSetup(secret=secret, uri=uri, qr_svg=picture)


async def confirm(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, code: str
) -> bool:
    """A code of the new secret: from now on it counts, and this device has proven it.

    Raises ForbiddenError, UnauthorizedError, NotFoundError (none was begun).
    """
    await service.begin_change(session, settings, viewer)
    row = (await run(session, queries.TOTP_CANDIDATE, {"account_id": viewer.account_id})).first()
    if row is None or row.sealed_candidate is None:
        raise NotFoundError
    moment = now()
    step = _step_of(secrets.unseal(row.sealed_candidate), code, moment)
    if step is None:
        return False
    parameters = {
        "account_id": viewer.account_id,
        "sealed": row.sealed_candidate,
        "step": step,
        "now": moment,
    }
    if (await run(session, queries.CONFIRM_TOTP, parameters)).first() is None:
        return False
    if row.confirmed_at is not None:
        await service.end_proofs_elsewhere(session, viewer)
    await service.mark_proven(session, viewer)
    await service.tell_added(session, settings, viewer, "totp")
    return True


async def prove(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, code: str
) -> bool:
    """Try a code. The caller commits in both cases: a wrong try must count; a used code is no guess.

    Raises NotFoundError (no app is set up), TooManyRequestsError (after too many wrong ones).
    """
    own = {"account_id": viewer.account_id, "session_id": viewer.session_id}
    row = (await run(session, queries.LOCK_TOTP, own)).first()
    if row is None:
        raise NotFoundError
    moment = now()
    wait = max(
        _wait(settings, row.wrong_codes - settings.totp_tries, row.wrong_code_at, moment),
        _wait(settings, row.failures - settings.totp_tries * DEVICES, row.failed_at, moment),
    )
    if wait:
        raise TooManyRequestsError(wait)
    step = _step_of(secrets.unseal(row.sealed_secret), code, moment)
    if step is None:
        await run(session, queries.FAIL_TOTP, {**own, "now": moment})
        return False
    if (await run(session, queries.USE_TOTP, {**own, "step": step})).first() is None:
        return False
    await service.mark_proven(session, viewer)
    return True


async def remove(session: AsyncSession, settings: Settings, viewer: Viewer) -> None:
    """Forget the app. Raises ForbiddenError, ConflictError (the last factor), NotFoundError."""
    await service.begin_removal(session, settings, viewer)
    removed = await run(session, queries.DELETE_TOTP, {"account_id": viewer.account_id})
    if removed.first() is None:
        raise NotFoundError
    await service.end_factor(session, settings, viewer, "totp")


def _step_of(secret: str | None, code: str, moment: datetime) -> int | None:
    """The time step that a code belongs to, if it is one of the present ones."""
    if secret is None:  # sealed with another key
        return None
    generator = pyotp.TOTP(secret, interval=STEP_S)
    present = int(moment.timestamp()) // STEP_S
    steps = range(present + WINDOW, present - WINDOW - 1, -1)
    return next((step for step in steps if compare_digest(generator.generate_otp(step), code)), None)


def _wait(settings: Settings, beyond: int, failed_at: datetime | None, moment: datetime) -> int:
    """Seconds until the next try: twice as long after each wrong one beyond those that are free."""
    if failed_at is None or beyond < 0:
        return 0
    times = 1 << min(beyond, 16)
    doubled = timedelta(minutes=settings.totp_wait_minutes) * times
    return max(0, math.ceil((failed_at + min(doubled, LONGEST_WAIT) - moment).total_seconds()))
