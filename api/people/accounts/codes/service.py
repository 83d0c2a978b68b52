"""Decisions about codes by mail: to sign in, or to confirm a new address.

A code is sent to any address, known or not, so nothing tells whether an account exists.
"""

import secrets as random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, TextClause
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import browsers
from api.people.accounts.codes import passes, queries, shared
from api.people.accounts.codes.chances import LONG, SHORT
from api.people.accounts.codes.letters import mail_code, new_code
from api.people.accounts.schemas import CodeSent
from api.platform.kit.addresses import mailbox, plain_spelling
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.limits import networks_of
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import TooManyRequestsError
from api.platform.kit.secrets import Secrets, digest, new_token
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings

QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
QUARTERS_A_DAY = DAY // QUARTER
SPELLINGS_A_DAY = 30
"""Unused codes to other spellings of a mailbox: a class may share one, by words after a +."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the secrets that this browser holds, empty where it has none, and its network address."""

    asking: str
    """From the cookie that the first request for a code sets, for an hour; or what stands for the device."""
    known: str
    """From the cookie of a browser that has signed in before."""
    address: str


async def send_code(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    email: str,
    language: Language,
    asker: Asker,
    *,
    account_id: UUID | None = None,
    personal_code: passes.Given | None = None,
) -> tuple[CodeSent, str]:
    """Send a code to an address in lower case; what this browser must hold to use it.

    From a network that asked for too many, mails go only to addresses that have an account for as long as
    that goes on: a robot there writes to no stranger and makes no account, and locks none of its neighbours
    out of theirs. A mailbox that is written to in many spellings gets one mail for all of them every
    `shared_code_minutes`, at its plain one; where that may be somebody else's, it is as on such a network.
    The answer does not tell which address has an account. Whoever holds a `personal_code` gets theirs too.
    Raises TooManyRequestsError for a browser that lets too many unused.
    """
    connection = await session.connection()
    known = bool(asker.known) and await browsers.is_known(connection, settings, asker.known, email)
    # A change of address is bound to the session.
    own = known or account_id is not None
    browser = (asker.known or asker.asking) if own else await _asking(connection, asker.asking)
    moment = now()
    asked: dict[str, Any] = {
        "email_mark": secrets.mark("email", email),
        "mailbox_mark": _mailbox_mark(secrets, email),
        "browser": digest(browser),
        "network": None,
        "site": None,
        "known": known,
        "account_id": account_id,
        "now": moment,
        "quarter_ago": moment - QUARTER,
        "day_ago": moment - DAY,
        "pass_mark": None,
    }
    await _check_browser(connection, settings, asked)
    networks = [(secrets.mark("network", one.name), one.shares) for one in networks_of(asker.address)]
    held = await _is_held(connection, settings, asked, networks)
    crowded = not held and await _is_crowded(connection, asked)
    if (held or crowded) and personal_code:
        asked["pass_mark"] = passes.pass_mark(secrets, personal_code.code)
        if await passes.opens(connection, personal_code, asked):
            held = crowded = False
    plain = plain_spelling(email) if crowded else None
    asked["held"] = held or (crowded and plain is None)
    if asked["held"] and account_id is not None:
        raise TooManyRequestsError.until(moment + QUARTER, moment)
    if plain is not None:
        sent = await _wait_for_shared(session, settings, secrets, plain, language, asked)
    elif await _is_calm(connection, settings, secrets, asked):
        sent = await _send_own(session, settings, secrets, email, language, asked, SHORT)
    elif known:
        sent = await _send_own(session, settings, secrets, email, language, asked, LONG)
    else:
        sent = await _wait_for_shared(session, settings, secrets, email, language, asked)
    return sent, browser


async def code_is_right(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    code_id: UUID,
    email: str,
    code: str,
    holds: Sequence[str],
    *,
    account_id: UUID | None = None,
) -> bool:
    """Try a code in a browser that `holds` these secrets; a right one is used up.

    The caller commits in both cases: a wrong try must count.
    """
    email_mark = secrets.mark("email", email)
    moment = now()
    row = (
        await run(
            session,
            queries.TRY_CODE,
            {
                "id": code_id,
                "email_mark": email_mark,
                "browsers": [digest(one) for one in holds if one],
                "account_id": account_id,
                "now": moment,
                "sent_since": moment - timedelta(minutes=settings.code_minutes),
                "tries": settings.code_tries,
            },
        )
    ).first()
    if row is None:
        return False
    browser = bytes(row.browser_digest)
    tried = (
        shared.mark(secrets, row.shared_id, code)
        if row.shared_id
        else own_mark(secrets, code_id, browser, code)
    )
    if not random.compare_digest(bytes(row.mark), tried):
        return False
    if row.shared_id:
        used = await run(session, queries.USE_SHARED, {"id": row.shared_id, "now": moment})
        if used.first() is None:
            return False
    await run(session, queries.USE_CODES, {"browser": browser, "email_mark": email_mark, "now": moment})
    return True


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Forget a batch of what neither works nor counts any more; how many."""
    moment = now()
    retained_since = moment - timedelta(days=settings.code_retention_days)
    return await run_each(
        session, queries.DELETE_OLD, {"retained_since": retained_since, "day_ago": moment - DAY}
    )


def own_mark(secrets: Secrets, code_id: UUID, browser: bytes, code: str) -> bytes:
    """What is kept of a code of one browser: bound to it."""
    return secrets.mark("code", f"{code_id}:{browser.hex()}:{code}")


async def _asking(connection: AsyncConnection, token: str) -> str:
    """The secret that the browser has from an earlier request of ours, else a new one."""
    if token:
        before = await connection.execute(queries.ASKED_BEFORE, {"browser": digest(token)})
        if before.scalar_one():
            return token
    return new_token()


async def _is_held(
    connection: AsyncConnection,
    settings: Settings,
    asked: dict[str, Any],
    networks: list[tuple[bytes, int]],
) -> bool:
    """Whether one of the networks that it is asked from, the narrowest first, is held; they are noted.

    What a network is held for does not count for the wider one: a home keeps no other home out.
    """
    for column, (mark, shares), statement in zip(
        ("network", "site"), networks, queries.ASKED_FROM, strict=False
    ):
        asked[column] = mark
        if not asked["known"] and await _holds(connection, settings, asked, statement, mark, shares):
            return True
    return False


async def _holds(
    connection: AsyncConnection,
    settings: Settings,
    asked: dict[str, Any],
    statement: TextClause,
    mark: bytes,
    shares: int,
) -> bool:
    """Whether too many codes were asked for from a network within a day, or too many stayed unused.

    Unused ones hold it only while more mailboxes of a quarter of an hour wait than the day's limit has for a
    quarter. Mails that are held count too: a robot that goes on gets none, and keeps its neighbours waiting;
    once it stops they wait a quarter of an hour, not a day. One that asks as slowly as that has in a day what
    the limit gives it anyway.
    """
    limits = {"mark": mark, "limit": settings.codes_per_network * shares}
    most_unused = settings.unused_codes_per_network * shares

    async def counted() -> Row[Any]:
        return (await connection.execute(statement, {**asked, **limits})).one()

    found = await counted()
    if found.codes >= limits["limit"]:
        return True
    if found.unused < most_unused:
        return False
    a_quarter = max(1, most_unused // QUARTERS_A_DAY)
    if found.lately >= a_quarter:
        return True
    # One after the other: forty at once would each see a quiet network.
    await one_at_a_time(connection, mark)
    return bool((await counted()).lately >= a_quarter)


def _mailbox_mark(secrets: Secrets, email: str) -> bytes | None:
    """For counting only, of an address that is not the plain spelling of its mailbox."""
    plain = mailbox(email)
    return None if plain == email else secrets.mark("mailbox", plain)


async def _is_crowded(connection: AsyncConnection, asked: dict[str, Any]) -> bool:
    """Whether too many codes to other spellings of its mailbox wait unused: one mailbox, one budget of mails.

    Never of the plain spelling, so others' spellings keep nobody waiting there.
    """
    if asked["mailbox_mark"] is None or asked["known"]:
        return False

    async def crowded() -> bool:
        counted = await connection.execute(queries.UNUSED_OF_MAILBOX, {**asked, "limit": SPELLINGS_A_DAY})
        return bool(counted.scalar_one() >= SPELLINGS_A_DAY)

    if await crowded():
        return True
    # One after the other: sixty at once would each see an empty mailbox.
    await one_at_a_time(connection, asked["mailbox_mark"])
    return await crowded()


async def _check_browser(connection: AsyncConnection, settings: Settings, asked: dict[str, Any]) -> None:
    # Requests of one browser are counted one after the other: it can only make itself wait.
    await one_at_a_time(connection, asked["browser"])
    counted = (await connection.execute(queries.UNUSED_OF_BROWSER, asked)).one()
    if counted.asked >= settings.codes_per_browser:
        raise TooManyRequestsError.until(counted.oldest + QUARTER, asked["now"])


async def _is_calm(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, asked: dict[str, Any]
) -> bool:
    """Whether a short code may be sent: few enough of them are unused, of known and of new browsers apart."""
    counted = {**asked, "short": SHORT, "since": asked["now"] - timedelta(days=settings.code_retention_days)}

    async def few() -> bool:
        unused: int = (await connection.execute(queries.UNUSED_SHORT, counted)).scalar_one()
        return unused < settings.unused_codes

    # Under attack nobody takes the lock that everybody would wait for.
    if not await few():
        return False
    kind = "known" if asked["known"] else "new"
    await one_at_a_time(connection, secrets.mark(f"codes of {kind} browsers", asked["email_mark"].hex()))
    return await few()


async def _send_own(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    email: str,
    language: Language,
    asked: dict[str, Any],
    digits: int,
) -> CodeSent:
    code_id, code = uuid4(), new_code(digits)
    moment: datetime = asked["now"]
    expires_at = moment + timedelta(minutes=settings.code_minutes)
    await mail_code(
        session, settings, email, language, code, accounts_only=asked["held"], about=asked["account_id"]
    )
    await run(
        session,
        queries.INSERT_CODE,
        {
            **asked,
            "id": code_id,
            "digits": digits,
            "code_mark": own_mark(secrets, code_id, asked["browser"], code),
            "shared_id": None,
            "expires_at": expires_at,
        },
    )
    return CodeSent(
        id=code_id,
        digits=digits,
        arrives_at=moment,
        expires_at=expires_at,
        busy_network=asked["held"],
    )


async def _wait_for_shared(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    email: str,
    language: Language,
    asked: dict[str, Any],
) -> CodeSent:
    code_id = uuid4()
    shared_id, sends_at = await shared.join(
        session,
        settings,
        secrets,
        email,
        language,
        secrets.mark("email", email),
        accounts_only=asked["held"],
    )
    works_for = timedelta(minutes=settings.code_minutes)
    await run(
        session,
        queries.INSERT_CODE,
        {
            **asked,
            "id": code_id,
            "digits": LONG,
            "code_mark": None,
            "shared_id": shared_id,
            # The code itself ends in time, counted from when it really went.
            "expires_at": sends_at + DAY,
        },
    )
    return CodeSent(
        id=code_id,
        digits=LONG,
        arrives_at=sends_at,
        expires_at=sends_at + works_for,
        busy_network=asked["held"],
    )
