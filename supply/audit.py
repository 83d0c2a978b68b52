"""Known faults of the packages, asked of an advisory source that speaks as OSV does (`POST /v1/querybatch`).

A source that cannot be asked, or does not answer for every package, is no good news: that is said, and has an
exit status of its own.
"""

import os
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx

from supply.packages import Package

SOURCE = "https://api.osv.dev"
ACCEPTED = Path(__file__).with_name("accepted.toml")
TIME_LIMIT_S = 30.0
AT_ONCE = 500
MOST_PAGES = 20


class NotAskedError(Exception):
    """No advisory source answered for all of the packages; why."""


@dataclass(frozen=True)
class Advisory:
    """A known fault of a package."""

    package: Package
    id: str


def source() -> str:
    """Where advisories are asked for; ADVISORIES names another (a mirror)."""
    return os.environ.get("ADVISORIES", SOURCE).rstrip("/")


def advisories(found: list[Package], address: str) -> list[Advisory]:
    """What is known of these packages. Raises NotAskedError."""
    known: list[Advisory] = []
    try:
        with httpx.Client(timeout=TIME_LIMIT_S) as client:
            for start in range(0, len(found), AT_ONCE):
                known += _ask(client, address, found[start : start + AT_ONCE])
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotAskedError(f"{type(error).__name__}: {error}") from None
    return sorted(set(known), key=lambda one: (one.package.purl, one.id))


def accepted(known: list[Advisory], today: date | None = None, file: Path = ACCEPTED) -> set[Advisory]:
    """Those that we looked at and live with, until the day that stands beside them."""
    today = today or datetime.now(UTC).date()
    lived_with = {
        (one["package"], one["id"])
        for one in tomllib.loads(file.read_text())["accepted"]
        if one["until"] >= today and one["why"]
    }
    return {one for one in known if (one.package.name, one.id) in lived_with}


def _ask(client: httpx.Client, address: str, found: list[Package]) -> list[Advisory]:
    known: list[Advisory] = []
    asked: list[tuple[Package, dict[str, Any]]] = [(one, {"package": {"purl": one.purl}}) for one in found]
    for _ in range(MOST_PAGES):
        response = client.post(f"{address}/v1/querybatch", json={"queries": [query for _, query in asked]})
        if response.status_code != 200:
            raise NotAskedError(f"status {response.status_code}")
        more = []
        for (package, query), result in zip(asked, _results(response, len(asked)), strict=True):
            known += [Advisory(package, str(one["id"])) for one in result.get("vulns", [])]
            if token := result.get("next_page_token"):
                more.append((package, {**query, "page_token": token}))
        if not more:
            return known
        asked = more
    raise NotAskedError("pages without end")


def _results(response: httpx.Response, count: int) -> list[dict[str, Any]]:
    try:
        results = response.json()["results"]
    except (ValueError, KeyError, TypeError):
        raise NotAskedError("an answer that is none") from None
    if not isinstance(results, list) or len(results) != count:
        raise NotAskedError("an answer for other packages")
    if not all(isinstance(one, dict) for one in results):
        raise NotAskedError("an answer that is none")
    return results
