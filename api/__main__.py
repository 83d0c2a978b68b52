"""The `epass` command.

Each command imports what it needs when it runs: starting quickly is part of `make run`.
"""

import argparse
import asyncio
import json
import logging
import os
import resource
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from api import startup
from api.platform.kit.postgres import OWNER, RUNTIME, EmbeddedPostgres, EmbeddedPostgresError, as_role
from api.platform.kit.postgres.processes import end_with_parent
from api.platform.schema import revisions, rights
from api.platform.settings import Settings, get_settings

GRACE_S = 10
"""Seconds that open requests and jobs get to finish at a stop."""
OPEN_FILES = 65_536
"""What the api may have open where the machine allows it: each open stream is one, and 1,024 are usual."""


def main() -> int:
    """Parse the command line and run; the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    talkative = ("httpx", "alembic.runtime.plugins", "procrastinate.blueprints", "procrastinate.periodic")
    for name in talkative:
        logging.getLogger(name).setLevel(logging.WARNING)
    arguments = parser().parse_args()
    if (problem := startup.wrong_settings()) is not None:
        print(problem, file=sys.stderr)
        return 2
    try:
        return int(arguments.run(arguments) or 0)
    except EmbeddedPostgresError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if (told := startup.plain(error)) is None:
            raise
        print(told, file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """The command line."""
    root = argparse.ArgumentParser(prog="epass", description=__doc__)
    commands = root.add_subparsers(title="commands", required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="everything at once: database, migrations, demo data, api, worker")
    run.add_argument("--no-demo", action="store_true", help="start without the demonstration data")
    run.set_defaults(run=command_run)

    serve = commands.add_parser("serve", help="the api and the PWA")
    serve.set_defaults(run=command_serve)

    worker = commands.add_parser("work", help="the worker")
    worker.set_defaults(run=command_work)

    migrate = commands.add_parser("migrate", help="bring the database to the newest shape")
    migrate.add_argument("--check", action="store_true", help="fail when a model has no migration")
    migrate.set_defaults(run=command_migrate)

    roles = commands.add_parser("roles", help="make the three roles of a database (docs/database-roles.md)")
    roles.add_argument(
        "--passfile",
        type=Path,
        metavar="FILE",
        help="keep a password of the runtime role there, as PGPASSFILE reads it; made where there is none",
    )
    roles.set_defaults(run=command_roles)

    imports = commands.add_parser("import", help="import open data; --list names the sources")
    imports.add_argument("source", nargs="?", metavar="SOURCE")
    imports.add_argument("address", nargs="?", metavar="FILE_OR_URL")
    imports.add_argument("--list", action="store_true", help="name the sources")
    imports.add_argument("--dry-run", action="store_true", help="tell what it would do, change nothing")
    imports.add_argument("--force", action="store_true", help="it is meant that much vanishes at once")
    imports.add_argument("--report", type=Path, metavar="FILE", help="each refused row as a line of JSON")
    imports.add_argument("--demo", action="store_true", help="mark what is imported as a demonstration")
    imports.set_defaults(run=command_import)

    demo = commands.add_parser("demo", help="load the demonstration data")
    demo.set_defaults(run=command_demo)

    admin = commands.add_parser("admin", help="make the account of a mail address an admin")
    admin.add_argument("email", metavar="EMAIL")
    admin.set_defaults(run=command_admin)

    audit = commands.add_parser("audit", help="verify: whether the audit is what its daily seals say")
    audit.add_argument("what", choices=["verify"])
    audit.add_argument("--log", type=Path, metavar="FILE", help="a worker's log, to compare its seals too")
    audit.set_defaults(run=command_audit)

    keys = commands.add_parser("keys", help="make the key that push services know the server by")
    keys.set_defaults(run=command_keys)

    new_key = commands.add_parser("new-key", help="what is lost with another EPASS_SECRET_KEY, and accept it")
    new_key.add_argument("--accept-losses", action="store_true", help="it is the key from now on")
    new_key.set_defaults(run=command_new_key)

    lost_key = commands.add_parser("lost-key", help="somebody else may have a key that signs badges")
    lost_key.add_argument("keys", nargs="+", metavar="KEY", help="its thumbprint, or its address")
    lost_key.set_defaults(run=command_lost_key)

    openapi = commands.add_parser("openapi", help="print the OpenAPI document")
    openapi.set_defaults(run=command_openapi)
    return root


class Addresses(NamedTuple):
    """One database, for the role that uses the tables and for the one that makes them."""

    runtime: str
    owner: str


def _embedded_addresses(url: str) -> Addresses:
    return Addresses(as_role(url, RUNTIME), as_role(url, OWNER))


@contextmanager
def database(settings: Settings) -> Iterator[Addresses]:
    """The configured server, or the embedded one: joined when it already runs, started otherwise."""
    if settings.database_url is not None:
        yield Addresses(settings.database_url, settings.owner_database_url or settings.database_url)
        return
    embedded = EmbeddedPostgres(Path.cwd())
    running = embedded.running_url()
    if running is not None:
        yield _embedded_addresses(running)
        return
    try:
        yield _embedded_addresses(embedded.start())
    finally:
        embedded.stop()


def migrate(addresses: Addresses) -> None:
    """Run the missing migrations; Alembic is only imported when there are any."""
    if (revisions.current_revision(addresses.owner) or "") < revisions.newest_revision():
        _migrate(addresses)


def _migrate(addresses: Addresses) -> None:
    from api.platform.schema import migrations

    if not rights.may_migrate(addresses.owner):
        sys.exit(rights.NO_OWNER)
    migrations.migrate(addresses.owner)


def command_run(arguments: argparse.Namespace) -> int:
    """Run the api and the worker as two processes beside the database, until one stops or we are told to."""
    settings = get_settings()
    if settings.database_url is not None:
        with database(settings) as addresses:
            # Never unasked on a server that may be the real one: `epass demo` and EPASS_DEMO say so.
            return _run_with(addresses, None, demo=False)
    if not arguments.no_demo:
        settings.refuse_public_demo()
    embedded = EmbeddedPostgres(Path.cwd())
    try:
        return _run_with(_embedded_addresses(embedded.start()), embedded, demo=not arguments.no_demo)
    finally:
        embedded.stop()


def _run_with(addresses: Addresses, embedded: EmbeddedPostgres | None, *, demo: bool) -> int:
    from api.home.demo.load import load_demo

    migrate(addresses)
    settings = _with_key(get_settings())
    startup.check_key(addresses.runtime, settings)
    if demo:
        load_demo(addresses.owner, settings)
    environment = {
        **os.environ,
        "EPASS_DATABASE_URL": addresses.runtime,
        "EPASS_OWNER_DATABASE_URL": "",
        "EPASS_SECRET_KEY": settings.secret_key.get_secret_value(),
    }
    if not get_settings().vapid_private_key.get_secret_value():
        environment["EPASS_VAPID_PRIVATE_KEY"] = startup.own_key(
            Path.cwd() / ".epass" / "vapid-key", _vapid_key
        )
    if demo:
        environment.setdefault("EPASS_DEMO", "true")
        environment.setdefault("EPASS_MAIL_OUTBOX", "true")

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    children = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "api", command],
            env=environment,
            preexec_fn=end_with_parent(signal.SIGTERM),
        )
        for command in ("serve", "work")
    ]
    try:
        while all(child.poll() is None for child in children):
            if embedded is not None and not embedded.is_running:
                print("PostgreSQL s’est arrêté / PostgreSQL has stopped", file=sys.stderr)
                break
            try:
                children[0].wait(timeout=1)
            except subprocess.TimeoutExpired:
                continue
        return 1
    finally:
        # Told once is enough: a second signal must not cut the farewells short.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(timeout=GRACE_S + 5)
            except subprocess.TimeoutExpired:
                child.kill()


def _vapid_key() -> str:
    from api.platform.push.vapid import new_private_key

    return new_private_key()


def _checked(addresses: Addresses) -> Settings:
    """The settings, with the key of that database. Raises WrongKeyError."""
    settings = _keyed()
    startup.check_key(addresses.runtime, settings)
    return settings


def _keyed() -> Settings:
    """The settings; where `epass run` keeps the database, also with the key that it keeps."""
    return _with_key(get_settings()) if get_settings().database_url is None else get_settings()


def _with_key(settings: Settings) -> Settings:
    """The settings with a secret key; where none is set, with our own."""
    from pydantic import SecretStr

    if settings.secret_key.get_secret_value():
        return settings
    key = startup.own_key(Path.cwd() / ".epass" / "secret-key", lambda: secrets.token_urlsafe(48))
    return settings.model_copy(update={"secret_key": SecretStr(key)})


def command_serve(_: argparse.Namespace) -> None:
    """Serve the api and the PWA. Addresses and queries are not logged: they hold positions."""
    import uvicorn

    from api.platform.kit.serving import PatientProtocol

    settings = get_settings()
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if most == resource.RLIM_INFINITY else min(most, OPEN_FILES)
    if now != resource.RLIM_INFINITY and now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    with database(settings) as addresses:
        rights.warn_of_one_role(addresses.runtime)
        os.environ["EPASS_SECRET_KEY"] = _checked(addresses).secret_key.get_secret_value()
        os.environ["EPASS_DATABASE_URL"] = addresses.runtime
        get_settings.cache_clear()
        uvicorn.run(
            "api.app:create_app",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=settings.processes,
            http=PatientProtocol,
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=settings.trusted_proxies,
            timeout_graceful_shutdown=GRACE_S,
        )


def command_work(_: argparse.Namespace) -> None:
    """Run jobs until told to stop."""
    import uvloop

    from api.worker import work

    settings = get_settings()
    with database(settings) as addresses:
        rights.warn_of_one_role(addresses.runtime)
        settings = _checked(addresses)
        uvloop.run(work(settings.model_copy(update={"database_url": addresses.runtime})))


def command_migrate(arguments: argparse.Namespace) -> None:
    """Bring the database to the newest shape, or check that nothing is missing."""
    from api.platform.schema import migrations

    with database(get_settings()) as addresses:
        _migrate(addresses)
        if addresses.runtime == addresses.owner:
            rights.warn_of_one_role(addresses.owner)
        if arguments.check:
            migrations.check(addresses.owner)


def command_roles(arguments: argparse.Namespace) -> None:
    """Make the three roles; by a superuser, or whoever a managed server lets make roles."""
    settings = get_settings()
    password = _passfile_password(arguments.passfile) if arguments.passfile else None
    if settings.owner_database_url:
        rights.make_roles(settings.owner_database_url, password)
        return
    with database(settings) as addresses:
        rights.make_roles(addresses.owner, password)


def _passfile_password(path: Path) -> str:
    """The runtime's password in a file of libpq's, for every server; made at the first time."""
    line = startup.own_key(path, lambda: f"*:*:*:{RUNTIME}:{secrets.token_urlsafe(32)}\n")
    return line.strip().rpartition(":")[2]


def command_import(arguments: argparse.Namespace) -> int:
    """Import a source of open data, or a partner's offers."""
    from api.guide.opendata import cli
    from api.guide.opendata.sources import SOURCES
    from api.placements.feeds import service as feeds

    if arguments.list:
        return cli.list_sources(feeds.CREDITS)
    if arguments.source in feeds.CREDITS:
        return _import_feed(arguments)
    if arguments.source not in SOURCES or arguments.address is None:
        known = ", ".join([*SOURCES, *feeds.CREDITS])
        print(f"epass import SOURCE FILE_OR_URL\nSOURCE : {known}", file=sys.stderr)
        return 2
    with database(get_settings()) as addresses:
        migrate(addresses)
        return cli.run(arguments, addresses.runtime)


def _import_feed(arguments: argparse.Namespace) -> int:
    from api.guide.opendata import cli
    from api.placements.feeds import service as feeds

    settings = get_settings()
    feed = feeds.feed_of(settings, arguments.source, arguments.address)
    if feed is None:
        print(f"epass import {arguments.source} FILE_OR_URL", file=sys.stderr)
        return 2
    arguments.address = feed.address
    with database(settings) as addresses:
        migrate(addresses)
        settings = _checked(addresses)
        return cli.run(
            arguments,
            addresses.runtime,
            lambda url, _source, _address, **options: feeds.import_feed(settings, url, feed, **options),
        )


def command_demo(_: argparse.Namespace) -> None:
    """Load the demonstration data."""
    from api.home.demo.load import load_demo

    with database(get_settings()) as addresses:
        migrate(addresses)
        load_demo(addresses.owner, _checked(addresses))


def command_admin(arguments: argparse.Namespace) -> int:
    """Give an address the admin role: the first one, or the way back when every admin lost their keys."""
    from api.people.accounts.cli import make_admin

    with database(get_settings()) as addresses:
        migrate(addresses)
        _checked(addresses)
        return asyncio.run(make_admin(addresses.runtime, arguments.email))


def command_audit(arguments: argparse.Namespace) -> int:
    """Compare the audit with its daily seals."""
    from api.platform.audit.cli import verify

    with database(get_settings()) as addresses:
        return verify(addresses.runtime, arguments.log)


def command_keys(_: argparse.Namespace) -> None:
    """Print a new key for push services, as a line of the environment."""
    print(f"EPASS_VAPID_PRIVATE_KEY={_vapid_key()}")


def command_new_key(arguments: argparse.Namespace) -> int:
    """Tell what another secret key costs, and accept it where that is meant."""
    with database(get_settings()) as addresses:
        migrate(addresses)
        return startup.new_key(addresses.runtime, _keyed(), accepted=arguments.accept_losses)


def command_lost_key(arguments: argparse.Namespace) -> int:
    """Take keys that sign badges out of use and out of every document; the worker signs the badges anew."""
    from api.badges.issuing.cli import lose_keys

    with database(get_settings()) as addresses:
        migrate(addresses)
        return asyncio.run(lose_keys(addresses.runtime, _checked(addresses), arguments.keys))


def command_openapi(_: argparse.Namespace) -> None:
    """Print the OpenAPI document; no database is needed."""
    from pydantic import SecretStr

    from api.app import create_app

    app = create_app(Settings(database_url="postgresql://nowhere", secret_key=SecretStr("-" * 32)))
    print(json.dumps(app.openapi(), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
