"""`epass subject`: what the law gives a person who writes to the operator instead of using the app.

Who asks is to be made sure of first (GDPR art. 12 (6)): in the app they prove it by signing in.
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from sqlmodel.ext.asyncio.session import AsyncSession

from api.commands.whole_file import whole
from api.opening import checked_settings, database
from api.people.accounts import service as accounts
from api.people.accounts.schemas import Email
from api.people.privacy import deletion, exports
from api.platform.kit.database import Database
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings, get_settings
from api.startup import OperatorError

_NOBODY = (
    "Aucun compte de ce nom. Un parent n’en a pas\u00a0: son lien, que l’application renvoie, montre et"
    " arrête tout.\n"
    "No such account. A parent has none: their link, sent again from the app, shows and stops everything."
)
_LAST_ADMIN = "C’est le dernier admin.\nThis is the last admin."
_BANNED = (
    "Ce compte est exclu\u00a0: levez d’abord l’exclusion, ou gardez-la et répondez à la personne.\n"
    "This account is banned: lift the ban first, or keep it and answer the person."
)


def declare(commands: Any) -> None:
    """Add the command."""
    subject = commands.add_parser("subject", help="of somebody who wrote: export, erase")
    asked = subject.add_subparsers(required=True, metavar="WHAT")
    export = asked.add_parser("export", help="everything that is kept about them, as a zip")
    export.add_argument("who", metavar="EMAIL_OR_ID")
    export.add_argument("file", type=Path, metavar="FILE", help="- writes to standard output")
    export.set_defaults(run=command_export)
    erase = asked.add_parser("erase", help="erase their account at once; without --for-good tells which")
    erase.add_argument("who", metavar="EMAIL_OR_ID")
    erase.add_argument("--for-good", action="store_true", help="there is no way back")
    erase.set_defaults(run=command_erase)


def command_export(arguments: argparse.Namespace) -> None:
    """Write the copy of somebody's data. Raises OperatorError."""
    path, piped = arguments.file, str(arguments.file) == "-"
    if piped:
        size = asyncio.run(_export(arguments.who, sys.stdout.buffer))
        sys.stdout.buffer.flush()
    else:
        with whole(path) as partial, partial.open("wb") as file:
            size = asyncio.run(_export(arguments.who, file))
    told = f"{path}\u00a0: {size} octets\n{path}: {size} bytes\n"
    (sys.stderr if piped else sys.stdout).write(told)


async def _export(who: str, file: BinaryIO) -> int:
    """Write the copy; its bytes. Raises OperatorError."""
    from api.features import LABELS, PERSONAL_DATA

    size = 0
    async with _opened() as (session, _settings):
        account_id = await _account(session, who)
        async for piece in exports.hand_over(session, PERSONAL_DATA, LABELS, account_id):
            size += file.write(piece)
    return size


def command_erase(arguments: argparse.Namespace) -> int:
    """Erase somebody, or tell whom it would be; the exit status. Raises OperatorError."""
    return asyncio.run(_erase(arguments.who, for_good=arguments.for_good))


async def _erase(who: str, *, for_good: bool) -> int:
    from api.features import PERSONAL_DATA

    async with _opened() as (session, settings):
        account_id = await _account(session, who)
        if not for_good:
            account = await accounts.find(await session.connection(), account_id)
            _say(
                f"{account_id}, {account.status}, {account.created_at:%Y-%m-%d}\n"
                "Rien n’est fait\u00a0; pour effacer\u00a0: --for-good\nNothing is done; to erase: --for-good"
            )
            return 1
        try:
            await deletion.end_at_once(session, account_id)
        except ConflictError as error:
            raise OperatorError(_LAST_ADMIN if error.code == "last_admin" else _BANNED) from None
        secrets = Secrets.of(settings)
        await deletion.erase(session, settings, secrets, PERSONAL_DATA, account_id)
    _say(
        f"{account_id}\u00a0: effacé. Notez ce numéro\u00a0: une restauration ramènerait ce compte.\n"
        f"{account_id}: erased. Note this number: a restore would bring this account back."
    )
    return 0


@asynccontextmanager
async def _opened() -> AsyncIterator[tuple[AsyncSession, Settings]]:
    """One transaction, with the key of the database."""
    with database(get_settings()) as addresses:
        settings = checked_settings(addresses)
        opened = Database(addresses.runtime, pool_size=1)
        try:
            async with opened.transaction() as session:
                yield session, settings
        finally:
            await opened.close()


async def _account(session: AsyncSession, who: str) -> UUID:
    connection = await session.connection()
    try:
        if "@" in who:
            found = await accounts.find_by_email(connection, TypeAdapter(Email).validate_python(who))
        else:
            found = (await accounts.find(connection, UUID(who))).id
    except (ValidationError, ValueError, NotFoundError):
        found = None
    if found is None:
        raise OperatorError(_NOBODY)
    return found


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
