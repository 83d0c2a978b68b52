"""Which shape the database has, and which one this code wants; without Alembic, which is slow to load.

A database may be newer than the code: `epass migrate` of a release goes first, and the processes of the one
before it serve until they are replaced. Each migration states which code runs on what it makes
(`oldest_code`), and alembic/env.py keeps in the database the last revision that code must know for all of it.
"""

from typing import NamedTuple

import psycopg

from api.platform.kit.database import connect
from api.platform.kit.project import ROOT

VERSIONS = ROOT / "alembic" / "versions"
OLDEST = "oldest code that runs here: "
"""The comment on Alembic's table begins so; the revision follows that such code must know."""
SHAPE = """
    SELECT version_num, split_part(obj_description('public.alembic_version'::regclass), ': ', 2)
    FROM public.alembic_version
"""
"""The revision of the database, and the oldest that code must know; empty or null where nobody noted that."""

_TOO_NEW = (
    "La base de données ({database}) est d’une version plus récente, sur laquelle celle-ci ({code}) ne"
    " fonctionne pas\u00a0: mettez à jour, ou revenez en arrière (docs/upgrades.md).\n"
    "The database ({database}) is of a newer release, on which this one ({code}) does not run: upgrade, or"
    " go back (docs/upgrades.md)."
)
_NEWER = (
    "La base de données ({database}) est d’une version plus récente, sur laquelle celle-ci ({code})"
    " fonctionne encore\u00a0: il n’y a rien à faire.\n"
    "The database ({database}) is of a newer release, on which this one ({code}) still runs: nothing to do."
)


class TooNewError(Exception):
    """This code does not run on that database; the message says so in both languages."""


class Shape(NamedTuple):
    """What a database says of itself: its revision, None before the first, and what code must know for it."""

    revision: str | None
    oldest_code: str

    @property
    def is_newer(self) -> bool:
        """Whether it has migrations that this code does not know."""
        return (self.revision or "") > newest_revision()

    @property
    def fits(self) -> bool:
        """Whether this code runs on it: nothing is missing, and what came later asks for no newer code."""
        newest = newest_revision()
        if self.is_newer:
            return "" < self.oldest_code <= newest
        return self.revision == newest

    def newer(self) -> str | None:
        """What to say of a newer database on which this code runs; None where it is not newer.

        Raises TooNewError where the code does not run on it.
        """
        if not self.is_newer:
            return None
        words = {"database": self.revision, "code": newest_revision()}
        if not self.fits:
            raise TooNewError(_TOO_NEW.format(**words))
        return _NEWER.format(**words)


def newest_revision() -> str:
    """The revision that this code wants: migrations are numbered in their file names."""
    return max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def shape(url: str) -> Shape:
    """What that database says of itself."""
    with connect(url) as connection:
        try:
            row = connection.execute(SHAPE).fetchone()
        except psycopg.errors.UndefinedTable:
            row = None
    return Shape(row[0], row[1] or "") if row else Shape(None, "")
