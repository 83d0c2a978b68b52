"""`epass backup` and `epass restore`: everything that a second machine needs, in one encrypted file."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from psycopg import IsolationLevel

from api import startup
from api.commands import archive
from api.commands.archive import Manifest
from api.commands.queue import BEATING
from api.commands.whole_file import whole
from api.opening import Addresses, database, keyed_settings
from api.platform.kit import age, clock
from api.platform.kit.database import connect
from api.platform.schema import revisions
from api.platform.settings import Settings, get_settings
from api.startup import OperatorError

SECRET_KEY = "EPASS_SECRET_KEY"  # noqa: S105 - its name
PREVIOUS_KEY = "EPASS_SECRET_KEY_PREVIOUS"
VAPID_KEY = "EPASS_VAPID_PRIVATE_KEY"
KEPT_KEYS = {SECRET_KEY: "secret-key", VAPID_KEY: "vapid-key"}
"""Settings, and the files of `.epass` in which the embedded server's machine keeps them."""

_AT_WORK = """
    SELECT count(*) FILTER (WHERE application_name LIKE 'epass api %'),
        count(*) FILTER (WHERE application_name LIKE 'epass worker %')
    FROM pg_stat_activity WHERE datname = current_database()
"""
_RUNNING = (
    "Rien n’est restauré\u00a0: l’api ({api} connexions) ou le worker ({worker}) travaille sur cette base."
    " Arrêtez d’abord l’api et le worker\u00a0; un worker tué compte encore {silence} s.\n"
    "Nothing is restored: the api ({api} connections) or the worker ({worker}) is at work on this database."
    " Stop api and worker first; a worker that was killed still counts for {silence} s."
)
_NO_PLACE = (
    "Rien n’est restauré\u00a0: cette machine ne garderait pas {names} de cette sauvegarde. --keys FILE les"
    " écrit\u00a0; mettez-les ensuite dans .env.\n"
    "Nothing is restored: this machine would not keep {names} of this backup. --keys FILE writes them; put"
    " them into .env then."
)


def declare(commands: Any) -> None:
    """Add the commands."""
    backup = commands.add_parser("backup", help="the database and its keys as one encrypted file, tried out")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument("--no-verify", action="store_true", help="do not restore it into a scratch database")
    backup.set_defaults(run=command_backup)
    restore = commands.add_parser("restore", help="such a file as this server's database; --check only tries")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--check", action="store_true", help="into a scratch database that is thrown away")
    restore.add_argument("--replace", action="store_true", help="keep the one there is under another name")
    restore.add_argument("--keys", type=Path, metavar="FILE", help="write the keys to this new file")
    restore.set_defaults(run=command_restore)
    for command in (backup, restore):
        command.add_argument(
            "--passphrase",
            type=Path,
            required=True,
            metavar="FILE",
            help="what encrypts; keep it apart",
        )


def command_backup(arguments: argparse.Namespace) -> None:
    """Write a backup and try it out. Raises OperatorError."""
    with database(get_settings()) as addresses:
        passphrase = archive.passphrase_of(arguments)
        with whole(arguments.file) as partial:
            _write(addresses, passphrase, partial)
            if not arguments.no_verify:
                _try(addresses, passphrase, partial)
        _say(
            f"{arguments.file}\u00a0: {arguments.file.stat().st_size} octets"
            f"{'' if arguments.no_verify else ', restaurée à l’essai'}\n"
            f"{arguments.file}: {arguments.file.stat().st_size} bytes"
            f"{'' if arguments.no_verify else ', restored on trial'}"
        )


def command_restore(arguments: argparse.Namespace) -> None:
    """Restore a backup, or try whether it can be. Raises OperatorError."""
    with database(get_settings()) as addresses:
        passphrase = archive.passphrase_of(arguments)
        if arguments.check:
            manifest = _try(addresses, passphrase, arguments.file)
        else:
            if arguments.keys is not None and arguments.keys.exists():
                raise OperatorError(f"{arguments.keys} existe déjà.\n{arguments.keys} is there already.")
            manifest = _restore(
                addresses,
                passphrase,
                arguments.file,
                replace=arguments.replace,
                told=arguments.keys is not None,
            )
            _give_keys(manifest, arguments.keys)
        rows = sum(manifest.tables.values())
        _say(
            f"{manifest.made_at:%Y-%m-%d %H:%M} UTC, {manifest.release}, {manifest.revision}\u00a0:"
            f" {len(manifest.tables)} tables, {rows} lignes / rows, OK"
        )


def _write(addresses: Addresses, passphrase: str, path: Path) -> None:
    settings = keyed_settings()
    startup.check_key(addresses.runtime, settings)
    with connect(addresses.admin) as connection, path.open("wb") as file:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        (snapshot,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        manifest = Manifest(
            made_at=clock.now(),
            release=version("epass"),
            revision=revisions.shape(addresses.admin).revision,
            tables=archive.rows_of(connection),
            keys={name: key for name, key in _keys_here(settings).items() if key},
        )

        def pieces() -> Iterator[bytes]:
            yield manifest.model_dump_json().encode() + b"\n"
            yield from archive.dumped(addresses.admin, snapshot)

        age.encrypt(passphrase, pieces(), file)
        file.flush()
        os.fsync(file.fileno())


def _try(addresses: Addresses, passphrase: str, path: Path) -> Manifest:
    with path.open("rb") as file, archive.scratch(addresses) as where:
        manifest, dump = archive.opened(passphrase, file)
        archive.fill(where, dump, manifest)
    return manifest


def _restore(addresses: Addresses, passphrase: str, path: Path, *, replace: bool, told: bool) -> Manifest:
    """Into a database beside it, which takes its name once it is whole. `told`: its keys will be written."""
    name = archive.name_of(addresses.admin)
    if not archive.is_empty(addresses.admin) and not replace:
        raise OperatorError(
            f"La base {name} n’est pas vide\u00a0: --replace la garde sous un autre nom.\n"
            f"The database {name} is not empty: --replace keeps it under another name."
        )
    _refuse_at_work(addresses)
    former = f"{name}_before_{clock.now():%Y%m%d%H%M%S}"
    with path.open("rb") as file, archive.scratch(addresses) as where:
        manifest, dump = archive.opened(passphrase, file)
        if not told and (lost := _without_a_place(manifest)):
            names = ", ".join(lost)
            raise OperatorError(_NO_PLACE.format(names=names))
        archive.fill(where, dump, manifest)
        archive.swap(addresses.admin, archive.name_of(where), name, former)
    _say(f"L’ancienne base / the former database: {former}")
    return manifest


def _refuse_at_work(addresses: Addresses) -> None:
    """Take the database from under nobody. Raises OperatorError."""
    silence = get_settings().worker_silence_seconds
    with connect(addresses.admin) as connection:
        api, worker = connection.execute(_AT_WORK).fetchone() or (0, 0)
        if not worker and revisions.shape(addresses.admin).revision is not None:
            (worker,) = connection.execute(BEATING, [silence]).fetchone() or (0,)
    if api or worker:
        raise OperatorError(_RUNNING.format(api=api, worker=worker, silence=silence))


def _give_keys(manifest: Manifest, path: Path | None) -> None:
    if path is not None:
        with whole(path) as partial:
            partial.write_text("".join(f"{name}={key}\n" for name, key in manifest.keys.items()), "utf-8")
    elif get_settings().database_url is None:
        for name, kept in KEPT_KEYS.items():
            if key := manifest.keys.get(name):
                startup.own_key(Path.cwd() / ".epass" / kept, lambda key=key: key)  # type: ignore[misc]


def _without_a_place(manifest: Manifest) -> list[str]:
    """The keys that the embedded server's machine would not have afterwards: it has others, or keeps none of
    that name.
    """
    if get_settings().database_url is not None:
        return []
    has = _keys_here(get_settings())
    return [
        name
        for name, key in manifest.keys.items()
        if (mine := has.get(name, "")) != key and (mine or name not in KEPT_KEYS)
    ]


def _keys_here(settings: Settings) -> dict[str, str]:
    """The keys of this machine by their settings; empty: none."""
    return {
        SECRET_KEY: settings.secret_key.get_secret_value() or _own(SECRET_KEY),
        PREVIOUS_KEY: settings.secret_key_previous.get_secret_value(),
        VAPID_KEY: settings.vapid_private_key.get_secret_value() or _own(VAPID_KEY),
    }


def _own(name: str) -> str:
    """The key that the embedded server's machine made for itself, where it did."""
    with suppress(OSError):
        if get_settings().database_url is None:
            return (Path.cwd() / ".epass" / KEPT_KEYS[name]).read_text("utf-8").strip()
    return ""


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
