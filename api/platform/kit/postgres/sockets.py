"""The private folder of the server's Unix socket, and the URL that reaches it."""

import os
import stat
import tempfile
from pathlib import Path
from urllib.parse import quote

from api.platform.kit.postgres.account import Account

ROLE = "epass"
"""The launcher's own: the superuser that initdb made."""
PORT = 5432
# The kernel allows 107 bytes for a socket's path.
LONGEST_SOCKET_PATH = 107
SOCKET_NAME = f".s.PGSQL.{PORT}"
SHORT_PARENT = Path("/tmp")  # noqa: S108 - mkdtemp makes a private folder with an unguessable name


def existing_socket_folder(home: Path) -> Path:
    """Where the server of `home` has its socket, as last prepared."""
    try:
        return Path(os.fsdecode(_record(home).read_bytes()))
    except FileNotFoundError:
        return home / "socket"


def prepare_socket_folder(home: Path, account: Account) -> Path:
    """Makes the socket's folder, 0700 and owned by `account`: inside `home` where its path allows it.

    Otherwise a folder of unguessable name below /tmp, noted in `home`; one left by a killed process is
    used again if it is still ours.
    """
    inside = home / "socket"
    if _fits(inside):
        _record(home).unlink(missing_ok=True)
        inside.mkdir(mode=0o700, exist_ok=True)
        inside.chmod(0o700)
        os.chown(inside, account.uid, account.gid)
        return inside
    earlier = existing_socket_folder(home)
    if earlier != inside and _is_private(earlier, account):
        return earlier
    made = Path(tempfile.mkdtemp(prefix="epass-", dir=SHORT_PARENT))
    os.chown(made, account.uid, account.gid)
    _record(home).write_bytes(os.fsencode(made))
    return made


def remove_short_folder(home: Path) -> None:
    """Removes the folder below /tmp, if there was one, after the server has ended."""
    folder = existing_socket_folder(home)
    if folder.parent != SHORT_PARENT:
        return
    remove_stale_socket(home)
    folder.rmdir()
    _record(home).unlink()


def remove_stale_socket(home: Path) -> None:
    """Removes the socket of a killed server, and its lock file, which names the server's process id."""
    folder = existing_socket_folder(home)
    for left in (SOCKET_NAME, f"{SOCKET_NAME}.lock"):
        (folder / left).unlink(missing_ok=True)


def server_url(folder: Path, database: str) -> str:
    """The SQLAlchemy URL of `database` behind the socket in `folder`."""
    host = quote(os.fspath(folder), safe="")
    return f"postgresql+psycopg://{ROLE}@/{quote(database, safe='')}?host={host}&port={PORT}"


def as_role(url: str, role: str) -> str:
    """The URL of the same database for another of its roles, given a URL of `server_url`."""
    return url.replace(f"//{ROLE}@", f"//{role}@", 1)


def _record(home: Path) -> Path:
    return home / "socket-folder"


def _fits(folder: Path) -> bool:
    """Short enough for the kernel, and fit for URLs and for libpq, which splits hosts at commas."""
    path = os.fspath(folder / SOCKET_NAME)
    try:
        encoded = path.encode()
    except UnicodeEncodeError:
        return False
    return "," not in path and len(encoded) <= LONGEST_SOCKET_PATH


def _is_private(folder: Path, account: Account) -> bool:
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and stat.S_IMODE(found.st_mode) == 0o700
        and found.st_uid == account.uid
        and folder.parent == SHORT_PARENT
    )
