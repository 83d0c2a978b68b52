"""Why something failed, in an operator's words: « disk full » must not read like « too many connections »."""

import errno
import re
from collections.abc import Iterator
from typing import NamedTuple

import psycopg
from sqlalchemy.exc import TimeoutError as PoolTimeoutError


class Cause(NamedTuple):
    """What lies under an error, as far as it is known: words of a closed list, never the error's own."""

    words: str
    sqlstate: str | None = None
    """PostgreSQL's code (its manual's appendix A), where it said one."""


POOL_BUSY = "all connections of this process are busy"
NO_CONNECTION = "cannot connect to the database"
_BY_SQLSTATE = {
    "08": "connection to the database lost",
    "23503": "what it refers to is gone",
    "25006": "database is read only",
    "25P03": "transaction left idle",
    "28": "database refuses our sign-in",
    "3D000": "no such database",
    "40001": "transactions in each other's way",
    "40P01": "deadlock",
    "42501": "database role has no right",
    "42P01": "table missing",
    "42703": "column missing",
    "42883": "function missing",
    "53100": "disk full",
    "53200": "database out of memory",
    "53300": "too many connections",
    "53400": "limit of the database's configuration",
    "55P03": "lock timeout",
    "57014": "statement timeout",
    "57P01": "database shut down, or the connection ended by its administrator",
    "57P02": "database crashed",
    "57P03": "database starting or stopping",
    "57P05": "connection idle too long",
    "58": "database's machine in trouble",
    "XX001": "data of the database corrupt",
    "XX002": "index of the database corrupt",
    "XX": "error inside the database",
}
"""By the whole code, or by its class."""
_WHILE_CONNECTING = (
    (re.compile(r"too many (clients|connections)|connection slots are reserved"), "53300"),
    (re.compile(r"starting up|shutting down|in recovery mode|not yet accepting"), "57P03"),
    (re.compile(r"authentication failed|no pg_hba\.conf entry|no password supplied"), "28P01"),
    (re.compile(r"database \".*\" does not exist"), "3D000"),
    (re.compile(r"No space left on device"), "53100"),
)
"""libpq keeps the code of a refused connection to itself; a server that speaks English says it in words."""
_BY_ERRNO = {
    errno.ENOSPC: "disk full",
    errno.EDQUOT: "disk full",
    errno.EROFS: "file system is read only",
    errno.EMFILE: "too many open files",
    errno.ENFILE: "too many open files",
    errno.ENOMEM: "out of memory",
    errno.EIO: "disk in trouble",
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "connection lost",
    errno.EPIPE: "connection lost",
    errno.EHOSTUNREACH: "host out of reach",
    errno.ENETUNREACH: "host out of reach",
}
WORDS = frozenset({*_BY_SQLSTATE.values(), *_BY_ERRNO.values(), POOL_BUSY, NO_CONNECTION, "timed out"})
"""Everything that a cause may say; a label of the metrics."""


IN_FRENCH = {
    "connection to the database lost": "connexion à la base perdue",
    "what it refers to is gone": "ce à quoi cela renvoie n’existe plus",
    "database is read only": "base en lecture seule",
    "transaction left idle": "transaction laissée ouverte",
    "database refuses our sign-in": "la base refuse nos identifiants",
    "no such database": "pas de base de ce nom",
    "transactions in each other's way": "transactions qui se gênent",
    "deadlock": "transactions qui s’attendent l’une l’autre",
    "database role has no right": "le compte de la base n’en a pas le droit",
    "table missing": "table absente",
    "column missing": "colonne absente",
    "function missing": "fonction absente",
    "disk full": "disque plein",
    "database out of memory": "la base n’a plus de mémoire",
    "too many connections": "trop de connexions",
    "limit of the database's configuration": "limite de la configuration de la base",
    "lock timeout": "verrou attendu trop longtemps",
    "statement timeout": "requête trop longue",
    "database shut down, or the connection ended by its administrator": (
        "base arrêtée, ou connexion coupée par son administrateur"
    ),
    "database crashed": "la base s’est arrêtée brutalement",
    "database starting or stopping": "la base démarre ou s’arrête",
    "connection idle too long": "connexion inactive trop longtemps",
    "database's machine in trouble": "machine de la base en difficulté",
    "data of the database corrupt": "données de la base abîmées",
    "index of the database corrupt": "index de la base abîmé",
    "error inside the database": "erreur interne de la base",
    "file system is read only": "système de fichiers en lecture seule",
    "too many open files": "trop de fichiers ouverts",
    "out of memory": "plus de mémoire",
    "disk in trouble": "disque en difficulté",
    "connection refused": "connexion refusée",
    "connection lost": "connexion perdue",
    "host out of reach": "machine hors d’atteinte",
    POOL_BUSY: "toutes les connexions de ce processus sont occupées",
    NO_CONNECTION: "connexion à la base impossible",
    "timed out": "délai dépassé",
}
"""Every one of WORDS, for what an operator reads beside the English."""


def cause_of(error: BaseException | None) -> Cause | None:
    """The cause of an error, of what it was raised from, or of what SQLAlchemy wrapped; None: none known."""
    for one in _chain(error):
        if (found := _of(one)) is not None:
            return found
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        wrapped = getattr(error, "orig", None)
        error = wrapped if isinstance(wrapped, BaseException) else error.__cause__ or error.__context__


def _of(error: BaseException) -> Cause | None:
    if isinstance(error, PoolTimeoutError | ConnectionsBusyError):
        return Cause(POOL_BUSY)
    if isinstance(error, psycopg.Error):
        if error.sqlstate is not None:
            return _known(error.sqlstate)
        if isinstance(error, psycopg.OperationalError):
            return _without_code(str(error))
    if isinstance(error, TimeoutError):
        return Cause("timed out")
    if isinstance(error, OSError) and error.errno in _BY_ERRNO:
        return Cause(_BY_ERRNO[error.errno])
    return None


def _known(sqlstate: str) -> Cause | None:
    words = _BY_SQLSTATE.get(sqlstate) or _BY_SQLSTATE.get(sqlstate[:2])
    return Cause(words, sqlstate) if words else None


def _without_code(said: str) -> Cause:
    for words, sqlstate in _WHILE_CONNECTING:
        if words.search(said):
            return Cause(_BY_SQLSTATE[sqlstate], sqlstate)
    lost = "server closed the connection" in said or "connection is lost" in said
    return Cause(_BY_SQLSTATE["08"] if lost else NO_CONNECTION)


class ConnectionsBusyError(psycopg.OperationalError):
    """Every connection that this process may have is in use, for longer than anybody waits."""
