"""Sign-ins and failures: a log of their own, kept for a year at most; no network address stands in it."""

from typing import Any, Literal
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.statements import old_rows, run, run_each

Outcome = Literal["signed_in", "proven", "wrong", "turned_away"]
"""Signed in; second factor proven; code or proof wrong; turned away by the provider, or shut out."""

# Anybody can fail as often as they like, in anybody's name: the same failure is one row an hour.
_NOTE = text(
    """
    INSERT INTO sign_in_log (account_id, method, outcome, device)
    SELECT who.account_id, :method, :outcome, :device
    FROM (SELECT coalesce(CAST(:account_id AS uuid), (SELECT id FROM account WHERE email = :email))
        AS account_id) who
    WHERE :outcome IN ('signed_in', 'proven') OR NOT EXISTS (
        SELECT FROM sign_in_log same
        WHERE same.at > now() - interval '1 hour' AND same.account_id IS NOT DISTINCT FROM who.account_id
          AND same.method = :method AND same.outcome = :outcome)
    """
)
_OF = text(
    "SELECT at, method, outcome, device FROM sign_in_log WHERE account_id = :account_id ORDER BY at, id"
)
DELETE_OLD = old_rows("sign_in_log", "at < now() - make_interval(months => :months)", "at")


async def note(
    session: AsyncSession,
    outcome: Outcome,
    *,
    method: str,
    account_id: UUID | None = None,
    email: str | None = None,
    device: str = "",
) -> None:
    """Write down that somebody signed in, or failed to, by `code`, `passkey`, `totp`, a provider's id.

    The same failure is noted once an hour.

    The account is the one given, or the one of the mail address, where there is one; the address is not kept.
    `device` is what `sessions.device_name` says.
    """
    await run(
        session,
        _NOTE,
        {
            "outcome": outcome,
            "method": method,
            "account_id": account_id,
            "email": email,
            "device": device,
        },
    )


async def of_account(session: AsyncSession, account_id: UUID) -> list[dict[str, Any]]:
    """What is known of an account's sign-ins, for the copy of its data."""
    rows = await run(session, _OF, {"account_id": account_id})
    return [dict(row._mapping) for row in rows]


async def delete_old(session: AsyncSession, months: int) -> int:
    """Delete a batch of what is older; how many."""
    return await run_each(session, [DELETE_OLD], {"months": months})
