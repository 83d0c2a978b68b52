"""What docker-compose.yml promises of every service, without an engine (`check.py` asks a real one)."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.platform.kit.postgres.cluster import SETTINGS
from api.platform.settings import Settings

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CADDYFILE = (ROOT / "deploy/Caddyfile").read_text()
ONCE = {"backup", "files", "migrate"}
"""They do one thing and end."""
OURS = {"backup", "files", "migrate", "api", "api2", "worker", "worker2"}

each = pytest.mark.parametrize("name", SERVICES)


def test_two_apis_and_two_workers_that_differ_in_nothing() -> None:
    assert SERVICES["api"] == SERVICES["api2"]
    assert SERVICES["worker"] == SERVICES["worker2"]


@each
def test_nobody_may_more_than_they_need(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "caddy" else [])
    assert service["security_opt"] == [f"no-new-privileges:{str(name != 'caddy').lower()}"]
    assert not service.get("privileged")
    if name not in OURS:
        assert service["user"] not in {"0", "root"}


def test_our_own_image_is_of_an_ordinary_user() -> None:
    users = re.findall(r"^USER (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert users
    assert not {"0", "root"} & set(users)


@each
def test_memory_and_logs_have_an_end(name: str) -> None:
    service = SERVICES[name]
    assert re.fullmatch(r"\d+[mg]", service["mem_limit"])
    assert {"max-size", "max-file"} <= service["logging"]["options"].keys()


@each
def test_what_stays_tells_how_it_is_and_has_time_to_end(name: str) -> None:
    service = SERVICES[name]
    if name in ONCE:
        assert service["restart"] == "no"
        return
    assert service["restart"] == "unless-stopped"
    assert "stop_grace_period" in service
    # The api's stands in the Dockerfile.
    assert "test" in service.get("healthcheck", {}) or name.startswith("api")


def test_the_product_has_one_image_that_is_built_once() -> None:
    """Built for each of them they were seven, and the next `up -d` replaced PostgreSQL and Caddy too."""
    assert len({SERVICES[name]["image"] for name in OURS}) == 1
    assert [name for name in OURS if "build" in SERVICES[name]] == ["files"]


def test_a_change_of_a_setting_leaves_postgres_as_it_is() -> None:
    """Compose replaces a service with the one that it waits for."""
    waited_for = SERVICES["postgres"]["depends_on"]
    assert not [name for name in ("postgres", *waited_for) if SERVICES[name].get("env_file")]


def test_no_line_of_the_documentation_replaces_what_runs() -> None:
    """Without --no-deps the backup of the night replaced PostgreSQL after an upgrade."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    asked = [line for page in pages for line in re.findall(r"docker compose run [^`\n]*", page.read_text())]
    assert asked
    # A restore is for a machine where nothing runs.
    assert not [line for line in asked if "--no-deps" not in line and "/epass.age:ro" not in line]


def test_secrets_are_files_and_stand_in_no_environment() -> None:
    for name, secret in COMPOSE["secrets"].items():
        assert secret == {"file": f"secrets/{name}"}
    for name, service in SERVICES.items():
        for key, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|KEY|SMTP", key):
                assert key.endswith("_FILE"), (name, key)
                assert value.removeprefix("/run/secrets/") in service["secrets"], (name, key)
    assert "/secrets/" in (ROOT / ".gitignore").read_text().split()


def test_files_that_it_names_are_there() -> None:
    for config in COMPOSE["configs"].values():
        assert (ROOT / config["file"]).is_file()


def test_only_who_migrates_may_change_tables() -> None:
    """Walls, line 25: the api was a superuser of the database, and could alter the audit."""
    who = {name for name, service in SERVICES.items() if "postgres_password" in service.get("secrets", [])}
    assert who == {"postgres", "migrate", "backup"}
    for name in OURS - {"files"}:
        environment = SERVICES[name]["environment"]
        assert environment["EPASS_DATABASE_URL"].startswith("postgresql://epass_runtime@")
        assert ("EPASS_OWNER_DATABASE_URL" in environment) == (name in {"migrate", "backup"})
    assert "epass roles --passfile" in str(SERVICES["migrate"]["command"])


def test_the_database_is_out_of_the_worlds_reach() -> None:
    assert COMPOSE["networks"]["back"] == {"internal": True}
    assert SERVICES["postgres"]["networks"] == ["back"]
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]


def test_each_process_tells_prometheus_how_it_is_on_the_inner_network_alone() -> None:
    scraped = yaml.safe_load((ROOT / "deploy/watching/prometheus.yml").read_text())["scrape_configs"]
    found = {where for job in scraped for one in job["static_configs"] for where in one["targets"]}
    watched = {name for name in OURS - ONCE if "back" in SERVICES[name]["networks"]}
    assert found == {f"{name}:{SERVICES[name]['environment']['EPASS_METRICS_PORT']}" for name in watched}
    for name in watched:
        assert SERVICES[name]["environment"]["EPASS_METRICS_HOST"] == "0.0.0.0"
        assert "ports" not in SERVICES[name]
    assert "9464" not in CADDYFILE


def test_postgres_is_tuned_as_the_embedded_one() -> None:
    told = dict(one.removeprefix("-c").split("=", 1) for one in SERVICES["postgres"]["command"][1:])
    only_embedded = {"port", "listen_addresses", "unix_socket_permissions"}
    assert {name for name, value in SETTINGS.items() if told.get(name) != value} == only_embedded
    assert told["archive_mode"] == "on"


def test_caddy_lets_go_of_requests_that_are_never_finished() -> None:
    """Walls, line 4: 400 half-sent requests stayed open, in front of the api as in it."""
    served = re.search(r"servers \{\n.*?timeouts \{\n(.*?)\n\s*\}", CADDYFILE, re.DOTALL)
    assert served
    times = {name: int(seconds) for name, seconds in re.findall(r"(read_\w+) (\d+)[sm]", served[1])}
    assert set(times) == {"read_header", "read_body"}
    assert min(times.values()) > 0
    assert "write" not in served[1], "streams stay open"


def test_caddy_sends_lasting_files_and_asks_the_api_for_every_page() -> None:
    """The api writes the head of each page (docs/decisions/0050)."""
    assert re.search(r"@files \{\s+path /assets/\* /pictures/\*\s+file\s+\}", CADDYFILE)
    assert CADDYFILE.count("file_server") == 1
    assert "precompressed br gzip" in CADDYFILE
    assert "lb_try_duration" in CADDYFILE
    assert re.findall(r"^\s*log\b.*", CADDYFILE, re.MULTILINE) == ["\tlog default {"], "no access log"


def test_limits_count_the_address_that_caddy_saw() -> None:
    """Walls, line 27: whoever is behind `*` writes that address, and the api does not start with it."""
    proxies = SERVICES["api"]["environment"]["EPASS_TRUSTED_PROXIES"]
    told = proxies.replace("${TRUSTED_PROXIES:-127.0.0.1}", "203.0.113.7 203.0.113.8")
    made = Settings(host="0.0.0.0", trusted_proxies=told, _env_file=None)
    assert made.trusted_proxies.split(",")[-2:] == ["203.0.113.7", "203.0.113.8"]


def test_nothing_of_this_machine_gets_into_a_layer() -> None:
    """All is left out but what is named; secrets and data never are."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in lines
    assert not [one for one in lines if one.startswith("!") and re.search(r"secret|\.env|\.epass|tests", one)]


@pytest.mark.skipif(not shutil.which("caddy"), reason="no Caddy here")
def test_caddy_understands_its_file() -> None:
    told = {"SITE": "https://epass.example", "API": "api:8000 api2:8000", "TRUSTED_PROXIES": "127.0.0.1"}
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(ROOT / "deploy/Caddyfile")]
    done = subprocess.run(command, env=os.environ | told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def compose() -> list[str] | None:
    """The program that reads the file, where it is there."""
    if shutil.which("docker-compose"):
        return ["docker-compose"]
    if shutil.which("docker"):
        known = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
        return ["docker", "compose"] if known.returncode == 0 else None
    return None


def test_compose_understands_it(tmp_path: Path) -> None:
    command = compose()
    if command is None:
        pytest.skip("no docker compose here")
    shutil.copy(ROOT / "docker-compose.yml", tmp_path)
    done = subprocess.run(
        [*command, "config", "--services"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == {name for name in SERVICES if "profiles" not in SERVICES[name]}
