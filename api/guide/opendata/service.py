"""Importing open data, crediting it, and giving on what must be."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.opendata import queries, sharing_queries, words
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.guard import REMEMBERED_DAYS
from api.guide.opendata.kinds import IMPORT_REFUSED
from api.guide.opendata.pipeline import run_import
from api.guide.opendata.report import ImportReport
from api.guide.opendata.source import ODBL
from api.guide.opendata.sources import SOURCES
from api.platform.jobs.queue import Tools
from api.platform.kit.clock import now, today
from api.platform.kit.database import Database
from api.platform.kit.language import Language
from api.platform.kit.sources import INVENTED, Credit
from api.platform.kit.statements import run, run_each
from api.platform.mail.letters import Letter
from api.platform.notices import service as notices

__all__ = [
    "CREDITS",
    "BrokenFileError",
    "ImportReport",
    "accepted",
    "delete_old_runs",
    "onisep_lines",
    "refused",
    "run_import",
]

CREDITS: dict[str, Credit] = {
    **{name: source.credit for name, source in SOURCES.items()},
    INVENTED: Credit(
        "Exemples inventés, pour montrer comment marche l’application",
        "E-pass Orientation",
        "AGPL-3.0-or-later",
        "https://www.gnu.org/licenses/agpl-3.0.html",
        None,
    ),
}
"""How each source is credited, by its name."""

ONISEP_LICENCE = {
    "licence": ODBL[0],
    "licence_url": ODBL[1],
    "attribution": f"© Onisep, {ODBL[0]}\u00a0: "
    + ", ".join(source.credit.title for source in SOURCES.values() if source.credit.licence == ODBL[0]),
    "source": "https://opendata.onisep.fr/",
}

TOLD_AGAIN = timedelta(days=7)
"""After so long admins are told again of an import that is refused every time for the same reason."""
_PASSES = "unreachable"
"""Of a server that is away only the log is told: the next time tries again."""


async def onisep_lines(database: Database) -> AsyncIterator[str]:
    """What is derived from Onisep's data, as lines of JSON: first the licence and the day, then each row."""
    yield json.dumps({**ONISEP_LICENCE, "made_on": today().isoformat()}, ensure_ascii=False) + "\n"
    for first, following, shared in sharing_queries.PIECES:
        statement, after = first, dict[str, Any]()
        while True:
            # No connection waits for whoever reads slowly.
            async with database.reads.connect() as connection:
                rows = (await connection.execute(statement, after)).all()
            yield "".join(f"{row.line}\n" for row in rows)
            if len(rows) < shared.at_once:
                break
            last = rows[-1]._mapping
            statement, after = following, {column: last[column] for column in shared.key}


async def delete_old_runs(session: AsyncSession, days: int) -> int:
    """Delete a batch of import reports older than that, except each source's last, which tells when it was
    imported; and of what they told otherwise, once no import is judged by it. How many of both."""
    return await run_each(session, queries.DELETE_OLD, {"days": days, "remembered_days": REMEMBERED_DAYS})


async def refused(
    session: AsyncSession, used: Tools, source: str, address: str, error: BrokenFileError
) -> None:
    """Tell the admins that an import of the schedule was refused, by mail and among their notifications."""
    if error.code == _PASSES:
        return
    connection = await session.connection()
    moment = now()
    row = await connection.execute(
        queries.REFUSE,
        {**_known_by(source, address), "code": error.code, "now": moment, "told_before": moment - TOLD_AGAIN},
    )
    if row.first() is None:
        return
    letter = words.refused(source, error)

    async def compose(_account_id: UUID, language: Language) -> Letter:
        return letter(language)

    ids: dict[str, Any] = {"source": source, "code": error.code}
    admins = await used.admins(connection)
    await notices.notify(session, used.settings, admins, IMPORT_REFUSED, compose=compose, **ids)


async def accepted(session: AsyncSession, source: str, address: str) -> None:
    """Note that an import of the schedule went well: admins are told of the next refusal at once."""
    await run(session, queries.ACCEPT, _known_by(source, address))


def _known_by(source: str, address: str) -> dict[str, object]:
    # An address may hold a key: its digest is enough to know it again.
    return {"source": source, "address": sha256(address.encode(errors="replace")).digest()}
