"""The packages of the three locks, as far as they are for this platform."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]+))?")
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
"""SPDX identifiers of what older packages say of themselves; `BSD License` names the family alone."""


@dataclass(frozen=True)
class Package:
    """One package of one lock."""

    ecosystem: str
    """`pypi` or `npm`, as in a package URL."""
    name: str
    version: str
    licence: str
    """SPDX expression, as the package says; empty where it says nothing that is one."""
    runs: bool
    """Of a lock of the product, not of tests and tools."""

    @property
    def purl(self) -> str:
        """Package URL, without an address."""
        return f"pkg:{self.ecosystem}/{quote(self.name, safe='/')}@{quote(self.version)}"


def packages(root: Path = ROOT) -> list[Package]:
    """All of them, each once, in order."""
    found: dict[str, Package] = {}
    for one in (*_python(root, "run"), *_python(root, "dev"), *_npm(root)):
        known = found.get(one.purl)
        if known is None or (one.runs and not known.runs):
            found[one.purl] = one
    return [found[purl] for purl in sorted(found)]


def _python(root: Path, lock: str) -> Iterator[Package]:
    for line in (root / f"requirements/{lock}.lock").read_text().splitlines():
        pin = _PIN.match(line)
        if pin and (pin["marker"] is None or Marker(pin["marker"].strip()).evaluate()):
            licence = _licence_of(pin["name"], pin["version"])
            yield Package("pypi", pin["name"], pin["version"], licence, lock == "run")


def _licence_of(name: str, version: str) -> str:
    """What the installed package says; empty where it is not installed in that version."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    if said["Version"] != version:
        return ""
    if "License-Expression" in said:
        return said["License-Expression"]
    named = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or [] if one.startswith("Lic")]
    known = [CLASSIFIERS.get(one, "") for one in named if one != "OSI Approved"]
    # The oldest field may hold a whole text: then it is no expression, and nothing that is allowed.
    return " AND ".join(known) if named and all(known) else "".join(said.get_all("License") or [])


def _npm(root: Path) -> Iterator[Package]:
    lock: dict[str, dict[str, Any]] = json.loads((root / "pwa/package-lock.json").read_text())["packages"]
    for path, one in lock.items():
        if path:
            name = path.rpartition("node_modules/")[2]
            yield Package("npm", name, one["version"], one.get("license", ""), not one.get("dev", False))
