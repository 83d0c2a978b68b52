"""Which system account runs the embedded server, and where its files live."""

import hashlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from api.platform.kit.postgres.errors import EmbeddedPostgresError

# PostgreSQL refuses to run as root: the first of these that exists runs it instead.
STAND_INS = ("postgres", "daemon", "nobody")
ROOT_FOLDER = Path("/var/lib/epass")


@dataclass(frozen=True)
class Account:
    """A system account that may run the server."""

    name: str
    uid: int
    gid: int


def started_by_root() -> bool:
    """Whether the calling process is root and must hand the server to another account."""
    return os.geteuid() == 0


def home_folder(project: Path) -> Path:
    """The folder of this project's cluster: `.epass` inside it, or one below /var/lib/epass for root."""
    if not started_by_root():
        return project / ".epass"
    return ROOT_FOLDER / hashlib.sha256(os.fsencode(project)).hexdigest()[:16]


def server_account(data: Path) -> Account:
    """The account that runs the server on the cluster `data` (which may not exist yet).

    An existing cluster stays with its owner. Raises EmbeddedPostgresError when no account fits.
    """
    if not started_by_root():
        return _by_uid(os.geteuid())
    if data.exists():
        return _by_uid(data.stat().st_uid)
    for name in STAND_INS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    names = ", ".join(STAND_INS)
    raise EmbeddedPostgresError(
        f"PostgreSQL ne tourne pas sous root et aucun de ces comptes n’existe : {names}. "
        "Lancez l’E-pass avec un compte ordinaire ou indiquez EPASS_DATABASE_URL.",
        f"PostgreSQL does not run as root and none of these accounts exists: {names}. "
        "Run E-pass as an ordinary user or set EPASS_DATABASE_URL.",
    )


def make_home(home: Path) -> None:
    """Creates the cluster's folder, private where one user owns all of it.

    Root's folder can be crossed, not listed, by the account that runs the server.
    Raises EmbeddedPostgresError when the folder belongs to somebody else.
    """
    mode = 0o711 if started_by_root() else 0o700
    if started_by_root():
        home.parent.mkdir(mode=mode, parents=True, exist_ok=True)
        home.parent.chmod(mode)
    home.mkdir(mode=mode, parents=True, exist_ok=True)
    owner = home.stat().st_uid
    if owner != os.geteuid():
        raise EmbeddedPostgresError(
            f"{home} appartient à un autre compte (uid {owner}). Lancez l’E-pass avec ce compte, "
            "ou indiquez EPASS_DATABASE_URL.",
            f"{home} belongs to another account (uid {owner}). Run E-pass as that account, "
            "or set EPASS_DATABASE_URL.",
        )
    home.chmod(mode)


def _by_uid(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise EmbeddedPostgresError(
            f"Le compte numéro {uid} n’a pas de nom sur cette machine : PostgreSQL ne peut pas "
            "le reconnaître. Indiquez un serveur avec EPASS_DATABASE_URL.",
            f"User number {uid} has no name on this machine, so PostgreSQL cannot recognise it. "
            "Name a server with EPASS_DATABASE_URL.",
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
