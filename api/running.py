"""The commands that run until they are told to stop: the api, the worker, and both beside the database."""

import argparse
import gc
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from api import startup
from api.opening import (
    Addresses,
    checked_settings,
    database,
    embedded_addresses,
    migrate,
    refuse_newer,
    with_key,
)
from api.platform.kit import logs
from api.platform.kit.database import name_process
from api.platform.kit.postgres import EmbeddedPostgres
from api.platform.kit.postgres.processes import end_with_parent
from api.platform.schema import rights
from api.platform.settings import get_settings

if TYPE_CHECKING:
    from fastapi import FastAPI

GRACE_S = 10
"""Seconds that open requests and jobs get to finish at a stop."""
OPEN_FILES = 65_536
"""What the api may have open where the machine allows it: each open stream is one, and 1,024 are usual."""


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
        return _run_with(embedded_addresses(embedded.start()), embedded, demo=not arguments.no_demo)
    finally:
        embedded.stop()


def _run_with(addresses: Addresses, embedded: EmbeddedPostgres | None, *, demo: bool) -> int:
    from api.home.demo.load import load_demo

    migrate(addresses)
    settings = startup.check_key(addresses.runtime, with_key(get_settings()))
    if demo:
        load_demo(addresses.owner, settings)
    environment = {
        "EPASS_DRAIN_SECONDS": "0",  # no proxy stands before it
        **os.environ,
        "EPASS_DATABASE_URL": addresses.runtime,
        "EPASS_OWNER_DATABASE_URL": "",
        "EPASS_SECRET_KEY": settings.secret_key.get_secret_value(),
    }
    if not get_settings().vapid_private_key.get_secret_value():
        environment["EPASS_VAPID_PRIVATE_KEY"] = startup.own_key(
            Path.cwd() / ".epass" / "vapid-key", vapid_key
        )
    if demo:
        environment.setdefault("EPASS_DEMO", "true")
        environment.setdefault("EPASS_MAIL_OUTBOX", "true")

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    # Ctrl+C too, where what started us had it ignored: it reaches the children all the same.
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, stop)
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
    except KeyboardInterrupt:
        # Stopped as asked: nothing failed, and `make` has nothing to say.
        return 0
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
        refuse_newer(addresses)
        rights.warn_of_one_role(addresses.runtime)
        keyed = checked_settings(addresses)
        os.environ["EPASS_SECRET_KEY"] = keyed.secret_key.get_secret_value()
        os.environ["EPASS_LASTING_KEY"] = keyed.lasting_key.get_secret_value()
        os.environ["EPASS_LASTING_KEY_FILE"] = ""  # a file that somebody named would count before it
        os.environ["EPASS_DATABASE_URL"] = addresses.runtime
        get_settings.cache_clear()
        uvicorn.run(
            "api.running:app",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=settings.processes,
            http=PatientProtocol,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=settings.trusted_proxies,
            timeout_graceful_shutdown=GRACE_S,
        )


def app() -> "FastAPI":
    """The api, as each of its processes loads it."""
    logs.install("api")
    name_process("api")
    with _loading():
        from api.app import create_app

        return create_app()


@contextmanager
def _loading() -> Iterator[None]:
    """Load what stays to the end: nothing looks for garbage in it, meanwhile or later, which would take a
    fifth of the start and, again and again, a third of a second of everybody's.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def command_work(_: argparse.Namespace) -> None:
    """Run jobs until told to stop."""
    import uvloop

    logs.install("worker")
    name_process("worker")
    with _loading():
        from api.worker import work

    settings = get_settings()
    with database(settings) as addresses:
        refuse_newer(addresses)
        rights.warn_of_one_role(addresses.runtime)
        settings = checked_settings(addresses)
        uvloop.run(work(settings.model_copy(update={"database_url": addresses.runtime})))


def vapid_key() -> str:
    from api.platform.push.vapid import new_private_key

    return new_private_key()
