"""The database that a command works on, and the server's key beside it."""

import logging
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import psycopg

from api import startup
from api.platform.kit.postgres import OWNER, RUNTIME, EmbeddedPostgres, as_role
from api.platform.schema import revisions, rights
from api.platform.settings import Settings, get_settings

logger = logging.getLogger(__name__)


class Addresses(NamedTuple):
    """One database, for the role that uses the tables, the one that makes them, and the server's own."""

    runtime: str
    owner: str
    admin: str
    """Who may make databases, where anybody who is known here may."""


def embedded_addresses(url: str) -> Addresses:
    """Of the embedded server that listens there."""
    return Addresses(as_role(url, RUNTIME), as_role(url, OWNER), url)


@contextmanager
def database(settings: Settings) -> Iterator[Addresses]:
    """The configured server, or the embedded one: joined when it already runs, started otherwise."""
    if settings.database_url is not None:
        owner = settings.owner_database_url or settings.database_url
        yield Addresses(settings.database_url, owner, owner)
        return
    embedded = EmbeddedPostgres(Path.cwd())
    running = embedded.running_url()
    if running is not None:
        yield embedded_addresses(running)
        return
    try:
        yield embedded_addresses(embedded.start())
    finally:
        embedded.stop()


def migrate(addresses: Addresses) -> None:
    """Run the missing migrations; Alembic is only imported when there are any. Raises TooNewError."""
    shape = revisions.shape(addresses.owner)
    if (newer := shape.newer()) is not None:
        logger.info(newer)
    elif not shape.fits:
        migrate_all(addresses)


def migrate_all(addresses: Addresses) -> None:
    """Run what is missing, whether or not that is anything; exits where the role may not."""
    from api.platform.schema import migrations

    if not rights.may_migrate(addresses.owner):
        sys.exit(rights.NO_OWNER)
    migrations.migrate(addresses.owner)


def refuse_newer(addresses: Addresses) -> None:
    """Start nothing on a database of a newer release that this one does not run on. Raises TooNewError.

    One that does not answer yet is waited for elsewhere.
    """
    with suppress(psycopg.OperationalError):
        if (newer := revisions.shape(addresses.runtime).newer()) is not None:
            logger.info(newer)


def checked_settings(addresses: Addresses) -> Settings:
    """The settings, with the keys of that database. Raises WrongKeyError."""
    return startup.check_key(addresses.runtime, keyed_settings())


def keyed_settings() -> Settings:
    """The settings; where `epass run` keeps the database, also with the keys that it keeps."""
    from pydantic import SecretStr

    settings = get_settings()
    if settings.database_url is not None:
        return settings
    kept = Path.cwd() / ".epass" / "vapid-key"
    if not settings.vapid_private_key.get_secret_value() and kept.exists():
        settings = settings.model_copy(
            update={"vapid_private_key": SecretStr(kept.read_text("utf-8").strip())}
        )
    return with_key(settings)


def with_key(settings: Settings) -> Settings:
    """The settings with a secret key; where none is set, with our own."""
    from pydantic import SecretStr

    if settings.secret_key.get_secret_value():
        return settings
    key = startup.own_key(Path.cwd() / ".epass" / "secret-key", lambda: secrets.token_urlsafe(48))
    return settings.model_copy(update={"secret_key": SecretStr(key)})
