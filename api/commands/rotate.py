"""`epass rotate-secret`: another EPASS_SECRET_KEY takes the former one's place while everybody goes on."""

import argparse
import sys
from dataclasses import dataclass
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
_DONE = (
    "Fini\u00a0: plus rien ne dépend de l’ancienne clé. Quand tous les processus ont redémarré avec la"
    " nouvelle en premier, et que --check le redit, retirez EPASS_SECRET_KEY_PREVIOUS.\n"
    "Done: nothing hangs on the former key any more. When every process has started again with the new one"
    " first, and --check says so again, take EPASS_SECRET_KEY_PREVIOUS away."
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
        with connect(addresses.runtime, autocommit=True) as connection:
            old = _count(connection, keys)
            if arguments.check:
                done = not old and rotation.has_ended(connection, keys)
            else:
                done = rotation.rotate(connection, keys, SEALED, _Progress(old).told)
    _say(_DONE if done else _HANGS if arguments.check else _NOT_DONE)
    return 0 if done else 1


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
