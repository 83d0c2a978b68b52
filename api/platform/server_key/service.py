"""Whether this process has the key that the database's secrets are made with.

A wrong one would break every second factor and every issuer's key, one by one and in silence.
"""

import hmac
from collections.abc import Sequence
from typing import NamedTuple

import psycopg

from api.platform.kit.bulk import Connection
from api.platform.kit.database import connect
from api.platform.kit.language import Words
from api.platform.kit.secrets import Secrets

NONE: Words = {
    "fr": "EPASS_SECRET_KEY manque ou compte moins de 32 caractères.",
    "en": "EPASS_SECRET_KEY is missing or has fewer than 32 characters.",
}
WEAK: Words = {
    "fr": "EPASS_SECRET_KEY se devine\u00a0: il y faut ce qu’écrit la commande openssl rand -hex 32.",
    "en": "EPASS_SECRET_KEY can be guessed: it takes what the command openssl rand -hex 32 prints.",
}
OTHER: Words = {
    "fr": "EPASS_SECRET_KEY n’est pas la clé de cette base de données\u00a0: les seconds facteurs et les clés"
    " des badges seraient illisibles. Remettez l’ancienne clé, ou lisez ce qui serait perdu"
    " avec\u00a0: epass new-key",
    "en": "EPASS_SECRET_KEY is not the key of this database: second factors and the keys of badges could not"
    " be read. Put the former key back, or read what would be lost with: epass new-key",
}

_LEAST_DIFFERENT = 8
"""Characters: random ones have more, hexadecimal ones too."""
_PIECE = 8
"""Signs of a piece that a random key of digits and a to f has twice once in millions."""
_TOLD = ("openssl", "change")
"""Words of pages that say which key to set."""
_PURPOSE, _FIXED = "server key", "fingerprint"


class Sealed(NamedTuple):
    """Something that only the key opens: what it is, and a query of its sealed values."""

    words: Words
    query: str


class WrongKeyError(Exception):
    """The process must not start; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(f"{words['fr']}\n{words['en']}")


def check(url: str, key: str, sealed: Sequence[Sealed]) -> None:
    """Compare the key with the one that the database knows; the first that comes is kept in mind.

    Where none is known yet but something is sealed, the key must open some of it. A database without the
    table is not migrated yet. Raises WrongKeyError.
    """
    secrets = _secrets(key)
    with connect(url) as connection:
        try:
            kept = _kept(connection)
        except psycopg.errors.UndefinedTable:
            return
        if kept is None:
            if not _opens(connection, secrets, sealed):
                raise WrongKeyError(OTHER)
            connection.execute(
                "INSERT INTO server_key (id, mark, since) VALUES (1, %s, now()) ON CONFLICT DO NOTHING",
                [_mark(secrets)],
            )
            kept = _kept(connection)  # two first starts at once: one of them was first
        if kept is None or not hmac.compare_digest(kept, _mark(secrets)):
            raise WrongKeyError(OTHER)


def losses(url: str, key: str, sealed: Sequence[Sealed]) -> list[tuple[Words, int]]:
    """How much of each thing this key does not open. Raises WrongKeyError for a key that is none."""
    secrets = _secrets(key)
    with connect(url) as connection:
        return [
            (one.words, sum(secrets.unseal(bytes(row[0])) is None for row in connection.execute(one.query)))
            for one in sealed
        ]


def accept(url: str, key: str) -> None:
    """From now on this key is the database's. Raises WrongKeyError for a key that is none."""
    with connect(url) as connection:
        connection.execute(
            "INSERT INTO server_key (id, mark, since) VALUES (1, %s, now())"
            " ON CONFLICT (id) DO UPDATE SET mark = excluded.mark, since = excluded.since",
            [_mark(_secrets(key))],
        )


def _secrets(key: str) -> Secrets:
    try:
        secrets = Secrets(key)
    except ValueError:
        raise WrongKeyError(NONE) from None
    # One key pressed for long, a few words again and again, or the words of anybody's pages.
    if len(set(key)) < _LEAST_DIFFERENT or _repeats(key) or any(word in key.lower() for word in _TOLD):
        raise WrongKeyError(WEAK)
    return secrets


def _repeats(key: str) -> bool:
    """Whether a piece stands in it twice that chance does not bring twice."""
    pieces = [key[at : at + _PIECE] for at in range(len(key) - _PIECE + 1)]
    return len(set(pieces)) < len(pieces)


def _mark(secrets: Secrets) -> bytes:
    return secrets.mark(_PURPOSE, _FIXED)


def _kept(connection: Connection) -> bytes | None:
    row = connection.execute("SELECT mark FROM server_key").fetchone()
    return bytes(row[0]) if row else None


def _opens(connection: Connection, secrets: Secrets, sealed: Sequence[Sealed]) -> bool:
    """Whether the key opens anything, or nothing is sealed."""
    found = False
    for one in sealed:
        for row in connection.execute(one.query):
            if secrets.unseal(bytes(row[0])) is not None:
                return True
            found = True
    return not found
