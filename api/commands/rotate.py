"""`epass rotate-secret`: another EPASS_SECRET_KEY takes the former one's place while everybody goes on."""

import argparse
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api import startup
from api.opening import checked_settings, database, migrate
from api.platform.kit.bulk import Connection
from api.platform.kit.database import connect
from api.platform.server_key import rotation
from api.platform.server_key.service import Keys, Sealed
from api.platform.settings import get_settings
from api.startup import SEALED, OperatorError

_NO_PREVIOUS = (
    "EPASS_SECRET_KEY_PREVIOUS manque\u00a0: la clé remplacée, que chaque processus garde jusqu’à la fin.\n"
    "EPASS_SECRET_KEY_PREVIOUS is missing: the key that is replaced, which every process keeps to the end."
)
_SAME = (
    "EPASS_SECRET_KEY et EPASS_SECRET_KEY_PREVIOUS sont la même clé\u00a0: il y faut la nouvelle et"
    " l’ancienne.\n"
    "EPASS_SECRET_KEY and EPASS_SECRET_KEY_PREVIOUS are one key: they must be the new one and the former."
)
_ANOTHER_RUNS = "Un autre epass rotate-secret est en cours.\nAnother epass rotate-secret is running."
_DONE = (
    "Fini\u00a0: la clé de cette base est celle d’EPASS_SECRET_KEY, depuis le {since}, et plus rien ne dépend"
    " de l’autre. Quand tous les processus ont redémarré avec elle en premier, et que --check le redit,"
    " retirez EPASS_SECRET_KEY_PREVIOUS.\n"
    "Done: this database’s key is the one in EPASS_SECRET_KEY, since {since}, and nothing hangs on the other"
    " one any more. When every process has started again with it first, and --check says so again, take"
    " EPASS_SECRET_KEY_PREVIOUS away."
)
_NOTHING = (
    "Rien n’était à remplacer. Si elle devait l’être\u00a0: la nouvelle va dans EPASS_SECRET_KEY, l’ancienne"
    " dans EPASS_SECRET_KEY_PREVIOUS.\n"
    "Nothing was to be replaced. If it should have been: the new one goes into EPASS_SECRET_KEY, the former"
    " into EPASS_SECRET_KEY_PREVIOUS."
)
_NOT_DONE = (
    "Pas fini\u00a0: un processus écrit encore avec l’ancienne clé. Redémarrez-les tous avec la nouvelle dans"
    " EPASS_SECRET_KEY, puis relancez.\n"
    "Not done: some process still writes with the former key. Start them all again with the new one in"
    " EPASS_SECRET_KEY, then run this again."
)
_HANGS = (
    "Pas fini\u00a0: relancez epass rotate-secret sans --check.\n"
    "Not done: run epass rotate-secret without --check."
)


def declare(commands: Any) -> None:
    """Add the command."""
    rotate = commands.add_parser("rotate-secret", help="let another EPASS_SECRET_KEY take the former’s place")
    rotate.add_argument("--check", action="store_true", help="count what hangs on the former key, no more")
    rotate.set_defaults(run=command_rotate)


def command_rotate(arguments: argparse.Namespace) -> int:
    """Seal everything anew, or count what is left; 0 where nothing is. Raises OperatorError."""
    with database(get_settings()) as addresses:
        migrate(addresses)
        keys = startup.keys_of(checked_settings(addresses))
        if not keys.previous:
            raise OperatorError(_NO_PREVIOUS)
        if keys.previous == keys.key:
            raise OperatorError(_SAME)
        with connect(addresses.runtime, autocommit=True) as connection:
            old = _count(connection, keys)
            since = None if old else rotation.since(connection, keys)
            if not arguments.check:
                if since:
                    _say(_NOTHING)
                since = _rotated(connection, keys, old)
    if since:
        _say(_DONE.format(since=f"{since:%Y-%m-%d %H:%M} UTC"))
    else:
        _say(_HANGS if arguments.check else _NOT_DONE)
    return 0 if since else 1


def _rotated(connection: Connection, keys: Keys, old: int) -> datetime | None:
    """Since when the key is the database's; None where it is not yet. Raises OperatorError."""
    if not rotation.alone(connection):
        raise OperatorError(_ANOTHER_RUNS)
    if rotation.rotate(connection, keys, SEALED, _Progress(old).told):
        return rotation.since(connection, keys)
    return None


def _count(connection: Connection, keys: Keys) -> int:
    """Say what hangs on the former key, column by column; how many rows that is."""
    old = 0
    for left in rotation.left(connection, keys, SEALED):
        words = left.sealed.words
        lost = f"  ({left.lost} illisibles / unreadable)" if left.lost else ""
        _say(f"{left.old:>9}  {words['fr']} / {words['en']}{lost}")
        old += left.old
    return old


@dataclass
class _Progress:
    """How far it is."""

    old: int
    done: int = 0

    def told(self, _sealed: Sealed, rows: int) -> None:
        """Say so after each batch; whoever writes meanwhile with the former key adds to it."""
        self.done += rows
        _say(f"{self.done:>9} / {max(self.old, self.done)}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
