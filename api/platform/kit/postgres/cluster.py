"""The database cluster on disk: made once, in one step, and the settings each start gives the server."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from api.platform.kit.postgres.account import Account, started_by_root
from api.platform.kit.postgres.errors import EmbeddedPostgresError
from api.platform.kit.postgres.processes import spawn, wait_until_unused
from api.platform.kit.postgres.programs import wheel_version
from api.platform.kit.postgres.roles import OWNER, RUNTIME
from api.platform.kit.postgres.sockets import PORT, ROLE

# Sized for a small machine that also runs the api, a worker and a browser.
SETTINGS = {
    "port": str(PORT),
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] %a ",
    # Which statement was slow, and never what it was given.
    "log_min_duration_statement": "1s",
    "log_parameter_max_length": "0",
}
# For tests: a crash of the machine may lose the cluster, a crash of the server does not. Several workers keep
# connections of many databases there.
NOT_DURABLE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
}


def make_cluster(programs: Path, data: Path, account: Account, *, durable: bool) -> None:
    """Makes the cluster `data` unless it exists. A killed attempt leaves only a folder that the next removes.

    Raises EmbeddedPostgresError when initdb fails or `data` is not a cluster of this PostgreSQL version.
    """
    if data.exists():
        _check_version(data)
        return
    partial = data.with_name(f"{data.name}.partial")
    wait_until_unused(partial, seconds=10)
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(mode=0o700)
    os.chown(partial, account.uid, account.gid)
    command: list[str | Path] = [
        programs / "initdb",
        f"--pgdata={partial}",
        f"--username={ROLE}",
        "--auth=reject",
        "--encoding=UTF8",
        "--locale=C",
        # The text search parser asks the C library which characters are letters: in plain C it would keep
        # « l’école » as one word.
        "--lc-ctype=C.UTF-8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
    ]
    if not durable:
        command.append("--no-sync")
    process = spawn(command, account, partial.parent, subprocess.PIPE, ends_with=signal.SIGKILL)
    output, _ = process.communicate()
    if process.returncode != 0:
        said = output.decode(errors="replace").strip()
        raise EmbeddedPostgresError(
            f"La base de données n’a pas pu être créée dans {data.parent}. initdb a répondu :\n{said}",
            f"The database could not be created in {data.parent}; initdb's answer is above.",
        )
    partial.rename(data)
    _write_to_disk(data.parent)


def write_access_rules(data: Path, account: Account) -> None:
    """Lets in, by Unix socket and `peer` alone, the account that runs the server (and root, if it did)."""
    allowed = [account.name, "root"] if started_by_root() else [account.name]
    roles = (ROLE, OWNER, RUNTIME)
    lines = "".join(f"epass {_quoted(name)} {role}\n" for name in allowed for role in roles)
    rules = f"local all {','.join(roles)} peer map=epass\n"
    for name, text in (("pg_hba.conf", rules), ("pg_ident.conf", lines)):
        path = data / name
        path.write_text(text)
        path.chmod(0o600)
        os.chown(path, account.uid, account.gid)


def server_command(programs: Path, data: Path, sockets: Path, *, durable: bool) -> list[str | Path]:
    """The command that runs the server in the foreground on `data`, with its socket in `sockets`."""
    settings = {**SETTINGS, "unix_socket_directories": _quoted(os.fspath(sockets))}
    if not durable:
        settings |= NOT_DURABLE
    command: list[str | Path] = [programs / "postgres", "-D", data]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    return command


def server_is_ready(data: Path, pid: int | None = None) -> bool:
    """Whether postmaster.pid says that a server (that of process `pid`, if given) accepts connections."""
    try:
        lines = (data / "postmaster.pid").read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return False
    # The first line is the process id, the eighth the state, see PostgreSQL's utils/pidfile.h.
    return len(lines) >= 8 and lines[7].strip() == "ready" and pid in (None, int(lines[0]))


def _check_version(data: Path) -> None:
    ours = wheel_version().split(".")[0]
    try:
        theirs = (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise EmbeddedPostgresError(
            f"{data} n’est pas une base PostgreSQL. Déplacez ce dossier, puis relancez.",
            f"{data} is not a PostgreSQL database. Move that folder away, then start again.",
        ) from None
    if theirs != ours:
        raise EmbeddedPostgresError(
            f"{data} vient de PostgreSQL {theirs}, cette version de l’E-pass apporte PostgreSQL {ours}. "
            "Exportez les données avec l’ancienne version (pg_dump), ou déplacez ce dossier pour repartir "
            "d’une base vide.",
            f"{data} was made by PostgreSQL {theirs}, this version of E-pass brings PostgreSQL {ours}. "
            "Export the data with the old version (pg_dump), or move that folder away to start with an "
            "empty database.",
        )


def _quoted(text: str) -> str:
    """A double-quoted word, as PostgreSQL's configuration files and folder lists read it."""
    return '"' + text.replace('"', '""') + '"'


def _write_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
