"""What docker-compose.yml promises of the product behind Caddy, read as text: nothing here starts Docker."""

import re
from pathlib import Path

from api.platform.settings import Settings

COMPOSE = (Path(__file__).parent.parent / "docker-compose.yml").read_text()


def service(name: str) -> str:
    """The lines of one service, or of `x-epass`, which those of the product share."""
    indent = "" if name == "x-epass" else "  "
    found = re.search(rf"^{indent}{name}:.*\n((?:{indent}  .*\n|\s*\n)+)", COMPOSE, re.MULTILINE)
    assert found, name
    return found[1]


def test_caddy_lets_go_of_requests_that_are_never_finished() -> None:
    """Walls, line 4: 400 half-sent requests stayed open, in front of the api as in it."""
    served = re.search(r"servers \{\n.*?timeouts \{\n(.*?)\n\s*\}", COMPOSE, re.DOTALL)
    assert served
    times = {name: int(seconds) for name, seconds in re.findall(r"(read_\w+) (\d+)[sm]", served[1])}
    assert set(times) == {"read_header", "read_body"}
    assert min(times.values()) > 0
    assert "write" not in served[1], "streams stay open"


def test_limits_count_the_address_that_caddy_saw() -> None:
    """Walls, line 27: whoever is behind `*` writes that address, and the api does not start with it."""
    (proxies,) = re.findall(r"EPASS_TRUSTED_PROXIES: (.*)", service("x-epass"))
    assert Settings(host="0.0.0.0", trusted_proxies=proxies.strip('"'), _env_file=None)


def test_only_who_migrates_may_change_tables() -> None:
    """Walls, line 25: the api was a superuser of the database, and could alter the audit."""
    shared, migrates = service("x-epass"), service("migrate")
    assert "EPASS_DATABASE_URL: postgresql://epass_runtime@" in shared
    assert 'POSTGRES_PASSWORD: ""' in shared
    assert "EPASS_OWNER_DATABASE_URL" in migrates
    assert "epass roles --passfile" in migrates
    assert "epass migrate" in migrates
    for name in ("api", "worker"):
        assert "<<: *epass" in service(name)
        assert "PASSWORD" not in service(name) + shared.replace('POSTGRES_PASSWORD: ""', "")
        assert "OWNER" not in service(name) + shared
