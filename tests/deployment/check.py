"""`python -m tests.deployment.check up|check|down [pooler]`: build, bring up, ask an operator's questions.

Where no Docker engine answers it says that it was skipped, and ends with 0; `engine.sh up` starts one where
only Debian's packages are in reach. `up` and `check` end with 1 where an answer is not the wanted one. It
works on a copy with secrets of its own (`trial.py`). With `pooler` all goes through PgBouncer.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.deployment.trial import Trial, build, docker, has_bridge, has_engine, run

IMAGE, SITE = "epass-trial", "https://localhost"
POOLER_IMAGE = f"{IMAGE}-pgbouncer"
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


def opened_trial(*, pooler: bool) -> Trial:
    """Where it is tried out; its files are made anew."""
    settings = {"SITE": SITE, "EPASS_IMAGE": IMAGE, "EPASS_PGBOUNCER_IMAGE": POOLER_IMAGE}
    if pooler:
        settings["COMPOSE_PROFILES"] = "pgbouncer"
        settings["POOLER_URL"] = "postgresql://epass_runtime@pgbouncer:6432/epass"
    folder = Path(os.environ.get("EPASS_TRIAL", "/var/tmp/epass-trial"))
    trial = Trial(folder, "epasstrial", settings, on_host=not has_bridge())
    trial.prepare()
    return trial


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


def check(trial: Trial) -> int:
    """Ask everything; the exit code."""
    questions = Questions()
    for topic in (web, services, image, database, faults):
        topic(trial, questions.ask)
    say(f"{questions.right} right, {len(questions.wrong)} wrong")
    return 1 if questions.wrong else 0


Ask = Callable[..., None]


def web(trial: Trial, ask: Ask) -> None:
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


def services(trial: Trial, ask: Ask) -> None:
    """What holds each container."""
    for name in trial.compose("ps", "--services").stdout.split():
        container = trial.compose("ps", "-q", name).stdout.split()[0]
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


def image(trial: Trial, ask: Ask) -> None:
    """What the product's image holds."""
    size = int(docker("image", "inspect", "-f", "{{.Size}}", IMAGE) or 0)
    say(f"image: {size / 1e6:.0f} MB")
    ask("the image is at most 350 MB", 0 < size <= LARGEST_IMAGE)
    for program in ("node", "postgres"):
        found = docker(
            *IN_IMAGE, "find", "/opt", "/usr", "/app", "-name", program, "-type", "f", "-perm", "-1"
        )
        ask(f"no program « {program} » in it", found, "")


def database(trial: Trial, ask: Ask) -> None:
    """The archive, backups, connections, an older release."""
    ask("WAL is archived", trial.sql("show archive_mode"), "on")
    # What was counted before a crash is not known any more.
    trial.sql("select pg_switch_wal()")
    archived = "select archived_count > 0 from pg_stat_archiver"
    ask("what was archived", wait(lambda: trial.sql(archived) == "t", 60))
    processes = 4
    held = int(trial.sql("select count(*) from pg_stat_activity where usename = 'epass_runtime'") or 999)
    ask(
        f"connections of {processes} processes: {held}, at most {CONNECTIONS} each",
        held <= CONNECTIONS * processes,
    )
    done = trial.compose("run", "--rm", "--no-deps", "-T", "backup")
    ask("a backup is made and tried out", done.returncode, 0)
    revision = trial.sql("select version_num from alembic_version")
    trial.sql("update alembic_version set version_num = '9999'")
    ask(
        "an older release starts on a newer database",
        trial.compose("run", "--rm", "-T", "--no-deps", "migrate").returncode,
        0,
    )
    trial.sql(f"update alembic_version set version_num = '{revision}'")


def faults(trial: Trial, ask: Ask) -> None:
    """What happens meanwhile: to the database outright, to an api as in an update."""
    process = docker("inspect", "-f", "{{.State.Pid}}", trial.container("postgres"))
    subprocess.run([*as_root(), "kill", "-9", process], check=False)
    time.sleep(1)
    ask("ready again after the database was killed", wait(is_ready, 60))
    for name in ("api", "api2"):
        came = list(asked_while_restarting(trial.container(name)))
        # A write that is refused with 4xx was answered too.
        lost = [one for one in came if one[:1] not in ("2", "4")]
        ask(f"of {len(came)} requests, lost while {name} restarts", lost, [])
        # As in an update: the next one only when this one serves again.
        ask(f"{name} serves again", wait(lambda of=name: is_healthy(trial.container(of)), 120))
    if "POOLER_URL" in trial.settings:
        docker("stop", trial.container("pgbouncer"))
        ask("nothing is read around PgBouncer", wait(lambda: not is_ready(), 30))
        docker("start", trial.container("pgbouncer"))
        ask("ready again with PgBouncer", wait(is_ready, 60))


def asked_while_restarting(container: str) -> Iterator[str]:
    """What came of each request, reads and writes in turn: status, curl's words, seconds."""
    with subprocess.Popen(["docker", "restart", "-t", "40", container], stdout=subprocess.DEVNULL) as restart:
        number, after = 0, 0
        while after < 20:
            number += 1
            after += restart.poll() is not None
            words = ["-X", "POST", "-H", "content-type: application/json", "-d", "{}"] if number % 2 else []
            told = ("-o", "/dev/null", "-w", "%{http_code} %{errormsg} %{time_total}")
            # Not `health`, by which an api says that it was told to stop.
            yield curl(*told, *words, f"{SITE}/api/v1/{'session' if number % 2 else 'settings'}")


def as_root() -> list[str]:
    return [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]


def main() -> int:
    act, *more = sys.argv[1:] or [""]
    if act not in ("up", "check", "down") or more not in ([], ["pooler"]):
        say(__doc__)
        return 2
    if not has_engine():
        say("skipped: no Docker engine answers here (tests/deployment/engine.sh up starts one)")
        return 0
    trial = opened_trial(pooler=bool(more))
    if act == "down":
        return trial.compose("--profile", "*", "down", "-v", quiet=False).returncode
    if act == "up":
        targets = {"product": IMAGE} | ({"pgbouncer": POOLER_IMAGE} if more else {})
        if not all(build(name, target) for target, name in targets.items()):
            return 1
        if trial.compose("up", "-d", "--no-build", quiet=False).returncode != 0:
            return 1
    return check(trial)


if __name__ == "__main__":
    sys.exit(main())
