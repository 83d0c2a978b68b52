"""Whether this process has the key that the database's secrets are made with.

A wrong one would break every second factor and every issuer's key, one by one and in silence.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from psycopg.rows import namedtuple_row

from api.platform.kit.bulk import Connection
from api.platform.kit.database import connect
from api.platform.kit.language import Words
from api.platform.kit.secrets import KEY_LENGTH, Secrets, new_token

NONE: Words = {
    "fr": "EPASS_SECRET_KEY manque ou compte moins de 32 caractères.",
    "en": "EPASS_SECRET_KEY is missing or has fewer than 32 characters.",
}
SHORT_PREVIOUS: Words = {
    "fr": "EPASS_SECRET_KEY_PREVIOUS compte moins de 32 caractères\u00a0: elle est coupée, ou n’est pas une"
    " clé.",
    "en": "EPASS_SECRET_KEY_PREVIOUS has fewer than 32 characters: it is cut, or no key.",
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
HALF: Words = {
    "fr": "La clé de cette base de données est en cours de remplacement\u00a0: jusqu’à la fin de"
    " epass rotate-secret, il faut l’une dans EPASS_SECRET_KEY et l’autre dans EPASS_SECRET_KEY_PREVIOUS.",
    "en": "The key of this database is being replaced: until epass rotate-secret has ended, one must stand in"
    " EPASS_SECRET_KEY and the other in EPASS_SECRET_KEY_PREVIOUS.",
}

_LEAST_DIFFERENT = 8
"""Characters: random ones have more, hexadecimal ones too."""
_PIECE = 8
"""Signs of a piece that a random key of digits and a to f has twice once in millions."""
_TOLD = ("openssl", "change")
"""Words of pages that say which key to set."""
_PURPOSE, _FIXED = "server key", "fingerprint"


class Sealed(NamedTuple):
    """A column that only the key opens: what stands in it, and by which column its rows are found."""

    words: Words
    table: str
    row: str
    column: str

    @property
    def query(self) -> str:
        """Every sealed value; the schema is named, so that no temporary table stands in its place."""
        return f"SELECT {self.column} FROM public.{self.table} WHERE {self.column} IS NOT NULL"  # noqa: S608


class Keys(NamedTuple):
    """The key of a process, and the one that it opens things with too; empty: none."""

    key: str
    previous: str = ""


class Kept(NamedTuple):
    """What the database knows of its keys."""

    mark: bytes
    next_mark: bytes | None
    sealed_lasting: bytes | None
    since: datetime


class WrongKeyError(Exception):
    """The process must not start; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(f"{words['fr']}\n{words['en']}")


def check(url: str, keys: Keys, sealed: Sequence[Sealed], *, begun: str) -> str:
    """Compare the keys with those that the database knows; the first that comes is kept in mind.

    Where none is known yet but something is sealed, the key must open some of it. `begun` is a query that
    finds a row in a database that was used before. The answer is the lasting key. Raises WrongKeyError.
    """
    secrets = opened(keys)
    with connect(url) as connection:
        kept = read(connection)
        if kept is None:
            if not _opens(connection, secrets, sealed):
                raise WrongKeyError(OTHER)
            used = connection.execute(begun.encode()).fetchone()
            connection.execute(
                "INSERT INTO server_key (id, mark, since, sealed_lasting) VALUES (1, %s, now(), %s)"
                " ON CONFLICT DO NOTHING",
                [fingerprint(keys.key), None if used else secrets.seal(new_token())],
            )
            kept = read(connection)  # two first starts at once: one of them was first
        if kept is None:
            raise WrongKeyError(OTHER)
        return lasting_of(keys, kept)


def lasting_of(keys: Keys, kept: Kept) -> str:
    """The lasting key of a database, by keys that are its own. Raises WrongKeyError."""
    ours = {fingerprint(key): key for key in keys if key}
    if kept.mark not in ours:
        raise WrongKeyError(OTHER if kept.next_mark not in ours else HALF)
    if kept.next_mark is not None and kept.next_mark not in ours:
        raise WrongKeyError(HALF)
    if kept.sealed_lasting is None:
        return ours[kept.mark]
    lasting = opened(keys).unseal(kept.sealed_lasting)
    if lasting is None:
        raise WrongKeyError(OTHER)
    return lasting


def losses(url: str, key: str, sealed: Sequence[Sealed]) -> list[tuple[Words, int]]:
    """How much of each thing this key does not open. Raises WrongKeyError for a key that is none."""
    secrets = opened(Keys(key))
    with connect(url) as connection:
        return [
            (
                one.words,
                sum(
                    secrets.unseal(as_bytes(row[0])) is None for row in connection.execute(one.query.encode())
                ),
            )
            for one in sealed
        ]


def accept(url: str, key: str) -> None:
    """From now on this key is the database's, and nothing of the former is left: the lasting key is new too.

    Raises WrongKeyError for a key that is none.
    """
    secrets = opened(Keys(key))
    with connect(url) as connection:
        connection.execute(
            "INSERT INTO server_key (id, mark, since, sealed_lasting) VALUES (1, %s, now(), %s)"
            " ON CONFLICT (id) DO UPDATE SET mark = excluded.mark, since = excluded.since,"
            " sealed_lasting = excluded.sealed_lasting, next_mark = NULL",
            [fingerprint(key), secrets.seal(new_token())],
        )


def opened(keys: Keys) -> Secrets:
    """What the keys seal and open. Raises WrongKeyError: one is missing, short, or can be guessed."""
    try:
        secrets = Secrets(keys.key, previous=keys.previous)
    except ValueError:
        raise WrongKeyError(NONE if len(keys.key) < KEY_LENGTH else SHORT_PREVIOUS) from None
    # One key pressed for long, a few words again and again, or the words of anybody's pages.
    key = keys.key
    if len(set(key)) < _LEAST_DIFFERENT or _repeats(key) or any(word in key.lower() for word in _TOLD):
        raise WrongKeyError(WEAK)
    return secrets


def fingerprint(key: str) -> bytes:
    """By what a key is known again."""
    return Secrets(key).mark(_PURPOSE, _FIXED)


def read(connection: Connection) -> Kept | None:
    """What the database knows of its keys; None before the first start."""
    with connection.cursor(row_factory=namedtuple_row) as cursor:
        row = cursor.execute(
            "SELECT mark, next_mark, sealed_lasting, since FROM public.server_key"
        ).fetchone()
    return Kept(*row) if row else None


def as_bytes(sealed: bytes | str) -> bytes:
    """A sealed value, from a column of bytes or of text."""
    return sealed.encode() if isinstance(sealed, str) else bytes(sealed)


def _repeats(key: str) -> bool:
    """Whether a piece stands in it twice that chance does not bring twice."""
    pieces = [key[at : at + _PIECE] for at in range(len(key) - _PIECE + 1)]
    return len(set(pieces)) < len(pieces)


def _opens(connection: Connection, secrets: Secrets, sealed: Sequence[Sealed]) -> bool:
    """Whether the key opens anything, or nothing is sealed."""
    found = False
    for one in sealed:
        for row in connection.execute(one.query.encode()):
            if secrets.unseal(as_bytes(row[0])) is not None:
                return True
            found = True
    return not found
