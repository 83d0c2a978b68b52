"""The `epass` command.

Each command imports what it needs when it runs: starting quickly is part of `make run`.
"""

import argparse
import asyncio
import json
import os
import secrets
import sys
from importlib.metadata import version
from pathlib import Path

from api import running, startup
from api.commands import backup, check, files, queue, rotate, subject
from api.opening import checked_settings, database, keyed_settings, migrate, migrate_all
from api.platform.kit import logs
from api.platform.kit.database import name_process
from api.platform.kit.postgres import RUNTIME, EmbeddedPostgresError
from api.platform.schema import rights
from api.platform.settings import Settings, get_settings


def main() -> int:
    """Parse the command line and run; the exit status."""
    _speak_plainly()
    logs.install("epass")
    name_process("command")
    arguments = parser().parse_args()
    if (problem := startup.wrong_settings()) is not None:
        print(problem, file=sys.stderr)
        return 2
    try:
        status = int(arguments.run(arguments) or 0)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever read what we say has heard enough (`| head`)
        _fall_silent()
        return 1
    except EmbeddedPostgresError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if (told := startup.plain(error)) is None:
            raise
        print(told, file=sys.stderr)
        if isinstance(error, OSError):
            _fall_silent()
        return 1


def _fall_silent() -> None:
    """Write nothing more: what could not be written would be tried once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_plainly() -> None:
    """Whatever can be said is said: in signs of this terminal, and to nobody where there is none."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        getattr(sys, name).reconfigure(errors="backslashreplace")


def _text(value: str) -> str:
    """What somebody typed, which must be text. Raises ValueError."""
    value.encode()
    return value


def parser() -> argparse.ArgumentParser:
    """The command line."""
    root = argparse.ArgumentParser(prog="epass", description=__doc__)
    root.add_argument("--version", action="version", version=f"epass {version('epass')}")
    commands = root.add_subparsers(title="commands", required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="everything at once: database, migrations, demo data, api, worker")
    run.add_argument("--no-demo", action="store_true", help="start without the demonstration data")
    run.set_defaults(run=running.command_run)

    serve = commands.add_parser("serve", help="the api and the PWA")
    serve.set_defaults(run=running.command_serve)

    worker = commands.add_parser("work", help="the worker")
    worker.set_defaults(run=running.command_work)

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
    imports.add_argument("source", type=_text, nargs="?", metavar="SOURCE")
    imports.add_argument("address", nargs="?", metavar="FILE_OR_URL")
    imports.add_argument("--list", action="store_true", help="name the sources")
    imports.add_argument(
        "--all", type=Path, metavar="FOLDER", help="every file of a folder that is recognised"
    )
    imports.add_argument("--dry-run", action="store_true", help="tell what it would do, change nothing")
    imports.add_argument("--force", action="store_true", help="it is meant that much vanishes at once")
    imports.add_argument("--report", type=Path, metavar="FILE", help="each refused row as a line of JSON")
    imports.add_argument("--demo", action="store_true", help="mark what is imported as a demonstration")
    imports.set_defaults(run=command_import)

    demo = commands.add_parser("demo", help="load the demonstration data")
    demo.set_defaults(run=command_demo)

    admin = commands.add_parser("admin", help="make the account of a mail address an admin")
    admin.add_argument("email", type=_text, metavar="EMAIL")
    admin.set_defaults(run=command_admin)

    audit = commands.add_parser("audit", help="verify: whether the audit is what its daily seals say")
    audit.add_argument("what", choices=["verify"])
    audit.add_argument(
        "--log",
        type=Path,
        metavar="FILE",
        help="a worker's log, to compare its seals too; - reads what is piped in",
    )
    audit.set_defaults(run=command_audit)

    keys = commands.add_parser("keys", help="make the key that push services know the server by")
    keys.set_defaults(run=command_keys)

    new_key = commands.add_parser("new-key", help="what is lost with another EPASS_SECRET_KEY, and accept it")
    new_key.add_argument("--accept-losses", action="store_true", help="it is the key from now on")
    new_key.set_defaults(run=command_new_key)

    lost_key = commands.add_parser("lost-key", help="somebody else may have a key that signs badges")
    lost_key.add_argument("keys", type=_text, nargs="+", metavar="KEY", help="its thumbprint, or its address")
    lost_key.set_defaults(run=command_lost_key)

    for module in (check, queue, backup, files, subject, rotate):
        module.declare(commands)

    openapi = commands.add_parser("openapi", help="print the OpenAPI document")
    openapi.set_defaults(run=command_openapi)
    return root


def command_migrate(arguments: argparse.Namespace) -> None:
    """Bring the database to the newest shape, or check that nothing is missing."""
    from api.platform.schema import migrations

    with database(get_settings()) as addresses:
        migrate_all(addresses)
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
    if arguments.all is not None:
        with database(get_settings()) as addresses:
            migrate(addresses)
            return cli.run_folder(arguments, addresses.runtime)
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
        settings = checked_settings(addresses)
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
        load_demo(addresses.owner, checked_settings(addresses))


def command_admin(arguments: argparse.Namespace) -> int:
    """Give an address the admin role: the first one, or the way back when every admin lost their keys."""
    from api.people.accounts.cli import make_admin

    with database(get_settings()) as addresses:
        migrate(addresses)
        checked_settings(addresses)
        return asyncio.run(make_admin(addresses.runtime, arguments.email))


def command_audit(arguments: argparse.Namespace) -> int:
    """Compare the audit with its daily seals."""
    from api.platform.audit.cli import verify

    with database(get_settings()) as addresses:
        return verify(addresses.runtime, arguments.log)


def command_keys(_: argparse.Namespace) -> None:
    """Print a new key for push services, as a line of the environment."""
    print(f"EPASS_VAPID_PRIVATE_KEY={running.vapid_key()}")


def command_new_key(arguments: argparse.Namespace) -> int:
    """Tell what another secret key costs, and accept it where that is meant."""
    with database(get_settings()) as addresses:
        migrate(addresses)
        return startup.new_key(addresses.runtime, keyed_settings(), accepted=arguments.accept_losses)


def command_lost_key(arguments: argparse.Namespace) -> int:
    """Take keys that sign badges out of use and out of every document; the worker signs the badges anew."""
    from api.badges.issuing.cli import lose_keys

    with database(get_settings()) as addresses:
        migrate(addresses)
        return asyncio.run(lose_keys(addresses.runtime, checked_settings(addresses), arguments.keys))


def command_openapi(_: argparse.Namespace) -> None:
    """Print the OpenAPI document; no database is needed."""
    from pydantic import SecretStr

    from api.app import create_app

    app = create_app(Settings(database_url="postgresql://nowhere", secret_key=SecretStr("-" * 32)))
    print(json.dumps(app.openapi(), indent=1, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
