"""`python tests/deployment/check.py up|check|down [pooler]`: build, bring up, ask an operator's questions.

Where no Docker engine answers it says that it was skipped, and ends with 0; `engine.sh up` starts one where
only Debian's packages are in reach. `up` and `check` end with 1 where an answer is not the wanted one. It
works on a copy with secrets of its own, never on those of this folder. Without a bridge all containers share
the host's network: the ports 80, 443, 2019, 5432, 6432, 8000 and 8001 must be free. With `pooler` all goes
through PgBouncer.
"""

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRIAL = Path(os.environ.get("EPASS_TRIAL", "/var/tmp/epass-trial"))
PROJECT, IMAGE, SITE = "epasstrial", "epass-trial", "https://localhost"
POOLER_IMAGE = f"{IMAGE}-pgbouncer"
POOLER_URL = "postgresql://epass_runtime@pgbouncer:6432/epass"
SECRETS = {
    "postgres_password": 'p@ss/w:rd "x',
    "secret_key": secrets.token_hex(32),
    "backup_passphrase": secrets.token_hex(32),
}
"""The password is as awkward as an operator's."""
LARGEST_IMAGE = 350_000_000
CONNECTIONS = 12
"""Of one process."""
HEADERS = (
    "strict-transport-security",
    "content-security-policy",
    "x-content-type-options",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
)
HEALTH = "{{.State.Health.Status}}"
IN_IMAGE = ("run", "--rm", "--network", "host", IMAGE)
OF_A_BROWSER = "gzip, deflate, br, zstd"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(*command: str, cwd: Path | None = None, quiet: bool = True) -> subprocess.CompletedProcess[str]:
    """A command's end, whatever it was."""
    ours = {"SITE": SITE, "EPASS_IMAGE": IMAGE, "EPASS_PGBOUNCER_IMAGE": POOLER_IMAGE}
    if "pooler" in sys.argv:
        ours |= {"COMPOSE_PROFILES": "pgbouncer", "POOLER_URL": POOLER_URL}
    environment = {**os.environ, **ours}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=quiet, text=True, check=False)


def docker(*words: str) -> str:
    return run("docker", *words).stdout.strip()


def compose(*words: str, quiet: bool = True) -> subprocess.CompletedProcess[str]:
    program = ["docker-compose"] if shutil.which("docker-compose") else ["docker", "compose"]
    files = ["-f", "docker-compose.yml", "-f", "override.yml"]
    return run(*program, "-p", PROJECT, *files, *words, cwd=TRIAL, quiet=quiet)


def prepare() -> None:
    """A copy of what Compose reads, with secrets of its own."""
    TRIAL.mkdir(exist_ok=True)
    shutil.copy(ROOT / "docker-compose.yml", TRIAL)
    shutil.copytree(ROOT / "deploy", TRIAL / "deploy", dirs_exist_ok=True)
    folder = TRIAL / "secrets"
    folder.mkdir(mode=0o700, exist_ok=True)
    for name in re.findall(r"file: secrets/(\w+)", (ROOT / "docker-compose.yml").read_text()):
        if not (folder / name).exists():
            (folder / name).write_text(f"{SECRETS.get(name, '')}\n")
    services = compose_services()
    bridge = run("docker", "network", "inspect", "bridge").returncode == 0
    override = {"services": {} if bridge else {name: on_the_host(name) for name in services}}
    # JSON is YAML, but for the word that takes away.
    text = json.dumps(override, indent=1).replace('"!reset"', "!reset []")
    (TRIAL / "override.yml").write_text(text)


def compose_services() -> list[str]:
    (TRIAL / "override.yml").write_text("services: {}\n")
    return compose("--profile", "*", "config", "--services").stdout.split()


def on_the_host(name: str) -> dict[str, object]:
    """How a service stands where no network of its own can be made."""
    changed: dict[str, object] = {"network_mode": "host", "networks": "!reset"}
    if name != "archive":
        changed["extra_hosts"] = [f"{host}:127.0.0.1" for host in ("postgres", "pgbouncer", "api", "api2")]
    if name == "caddy":
        changed |= {"ports": "!reset", "environment": {"API": "api:8000 api2:8001"}}
    if name == "api2":
        changed["environment"] = {"EPASS_PORT": "8001"}
    return changed


def sql(statement: str) -> str:
    asked = ("psql", "-h", "127.0.0.1", "-U", "epass", "-Atc", statement)
    return docker("exec", f"{PROJECT}-postgres-1", *asked)


def curl(*words: str) -> str:
    return run("curl", "-sk", "--max-time", "15", *words).stdout.replace("\r", "").strip()


def status(address: str, *words: str) -> str:
    return curl("-o", "/dev/null", "-w", "%{http_code}", *words, address)


def wait(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not (done := condition()) and time.monotonic() < deadline:
        time.sleep(0.3)
    return done


def is_ready() -> bool:
    return status(f"{SITE}/api/v1/ready") == "200"


class Questions:
    """Asks, tells and counts."""

    def __init__(self) -> None:
        self.right = 0
        self.wrong: list[str] = []

    def ask(self, question: str, answer: object, wanted: object = True) -> None:
        if answer == wanted:
            self.right += 1
            say(f"ok    {question}: {answer}")
        else:
            self.wrong.append(question)
            say(f"WRONG {question}: {answer}, wanted {wanted}")


def check() -> int:
    """Ask everything; the exit code."""
    questions = Questions()
    for topic in (web, services, image, database, faults):
        topic(questions.ask)
    say(f"{questions.right} right, {len(questions.wrong)} wrong")
    return 1 if questions.wrong else 0


Ask = Callable[..., None]


def web(ask: Ask) -> None:
    """What a browser meets."""
    ask("ready through the proxy", wait(is_ready, 90))
    ask("plain http is sent to https", status(SITE.replace("https", "http") + "/"), "308")
    ask("HTTP/2", curl("-o", "/dev/null", "-w", "%{http_version}", f"{SITE}/"), "2")
    if "HTTP3" in run("curl", "-V").stdout:
        ask("HTTP/3", curl("--http3-only", "-o", "/dev/null", "-w", "%{http_version}", f"{SITE}/"), "3")
    else:
        say("not asked: HTTP/3 (this curl does not speak it)")
    heads = curl("-I", f"{SITE}/").lower()
    for name in HEADERS:
        ask(f"header {name}", f"\n{name}:" in heads)
    asset = re.search(r'/assets/[^"]*\.js', curl(f"{SITE}/"))
    address = SITE + (asset[0] if asset else "/assets/none.js")
    for accepted, wanted in ((OF_A_BROWSER, "br"), ("gzip", "gzip")):
        head = curl("-D", "-", "-o", "/dev/null", "-H", f"accept-encoding: {accepted}", address).lower()
        ask(
            f"a lasting file for « {accepted} »",
            f"content-encoding: {wanted}" in head and "immutable" in head,
        )
    ask("a lasting file that is not there", status(f"{SITE}/assets/none.js"), "404")
    ask("a page's head is the api's", "<title>" in curl(f"{SITE}/careers"))
    ask("an unknown path of machines is no page", status(f"{SITE}/healthz"), "404")
    ask("metrics are not public", "# HELP" not in curl(f"{SITE}/metrics"))


def services(ask: Ask) -> None:
    """What holds each container."""
    for name in compose("ps", "--services").stdout.split():
        container = compose("ps", "-q", name).stdout.split()[0]
        told = json.loads(docker("inspect", container))[0]
        host = told["HostConfig"]
        ask(f"{name}: read-only file system", host["ReadonlyRootfs"])
        ask(f"{name}: has an end of memory", host["Memory"] > 0)
        ask(f"{name}: logs rotate", "max-size" in host["LogConfig"]["Config"])
        capable = set(host["CapAdd"] or ()) <= {"CAP_NET_BIND_SERVICE", "NET_BIND_SERVICE"}
        ask(f"{name}: no capability but for low ports", capable and host["CapDrop"] == ["ALL"])
        ask(f"{name}: not root", user_of(container) != 0)
        ask(f"{name}: healthy", wait(lambda of=container: is_healthy(of), 120))


def is_healthy(container: str) -> bool:
    return docker("inspect", "-f", HEALTH, container) == "healthy"


def user_of(container: str) -> int:
    """The number of the user whose process it is, as the kernel has it."""
    process = docker("inspect", "-f", "{{.State.Pid}}", container)
    return Path(f"/proc/{process}").stat().st_uid


def image(ask: Ask) -> None:
    """What the product's image holds."""
    size = int(docker("image", "inspect", "-f", "{{.Size}}", IMAGE) or 0)
    say(f"image: {size / 1e6:.0f} MB")
    ask("the image is at most 350 MB", 0 < size <= LARGEST_IMAGE)
    for program in ("node", "postgres"):
        found = docker(
            *IN_IMAGE, "find", "/opt", "/usr", "/app", "-name", program, "-type", "f", "-perm", "-1"
        )
        ask(f"no program « {program} » in it", found, "")


def database(ask: Ask) -> None:
    """The archive, backups, connections, an older release."""
    ask("WAL is archived", sql("show archive_mode"), "on")
    ask("what was archived", wait(lambda: sql("select archived_count > 0 from pg_stat_archiver") == "t", 60))
    processes = 4
    held = int(sql("select count(*) from pg_stat_activity where usename = 'epass_runtime'") or 999)
    ask(
        f"connections of {processes} processes: {held}, at most {CONNECTIONS} each",
        held <= CONNECTIONS * processes,
    )
    done = compose("run", "--rm", "-T", "backup")
    ask("a backup is made and tried out", done.returncode, 0)
    revision = sql("select version_num from alembic_version")
    sql("update alembic_version set version_num = '9999'")
    ask(
        "an older release starts on a newer database",
        compose("run", "--rm", "-T", "--no-deps", "migrate").returncode,
        0,
    )
    sql(f"update alembic_version set version_num = '{revision}'")


def faults(ask: Ask) -> None:
    """What happens meanwhile: to the database outright, to an api as in an update."""
    process = docker("inspect", "-f", "{{.State.Pid}}", f"{PROJECT}-postgres-1")
    subprocess.run([*as_root(), "kill", "-9", process], check=False)
    time.sleep(1)
    ask("ready again after the database was killed", wait(is_ready, 60))
    for name in ("api", "api2"):
        ask(f"requests lost while {name} restarts", sum(not seen for seen in asked_while_restarting(name)), 0)
        # As in an update: the next one only when this one serves again.
        ask(f"{name} serves again", wait(lambda of=name: is_healthy(f"{PROJECT}-{of}-1"), 120))
    if "pooler" in sys.argv:
        docker("stop", f"{PROJECT}-pgbouncer-1")
        ask("nothing is read around PgBouncer", wait(lambda: not is_ready(), 30))
        docker("start", f"{PROJECT}-pgbouncer-1")
        ask("ready again with PgBouncer", wait(is_ready, 60))


def asked_while_restarting(name: str) -> Iterator[bool]:
    """Whether each request was answered, reads and writes in turn."""
    with subprocess.Popen(
        ["docker", "restart", "-t", "40", f"{PROJECT}-{name}-1"], stdout=subprocess.DEVNULL
    ) as restart:
        number, after = 0, 0
        while after < 20:
            number += 1
            after += restart.poll() is not None
            # A write that is refused with 4xx was answered too.
            words = ["-X", "POST", "-H", "content-type: application/json", "-d", "{}"] if number % 2 else []
            yield status(f"{SITE}/api/v1/{'session' if number % 2 else 'health'}", *words)[:1] in "24"


def as_root() -> list[str]:
    return [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]


def main() -> int:
    act, *more = sys.argv[1:] or [""]
    if act not in ("up", "check", "down") or more not in ([], ["pooler"]):
        say(__doc__)
        return 2
    if not shutil.which("docker") or run("docker", "version").returncode != 0:
        say("skipped: no Docker engine answers here (tests/deployment/engine.sh up starts one)")
        return 0
    prepare()
    if act == "down":
        return compose("--profile", "*", "down", "-v", quiet=False).returncode
    if act == "up":
        targets = {"product": IMAGE} | ({"pgbouncer": POOLER_IMAGE} if more else {})
        for target, name in targets.items():
            command = ("docker", "build", "--network", "host", "--target", target, "-t", name, ".")
            if run(*command, cwd=ROOT, quiet=False).returncode != 0:
                return 1
        if compose("up", "-d", "--no-build", quiet=False).returncode != 0:
            return 1
    return check()


if __name__ == "__main__":
    sys.exit(main())
