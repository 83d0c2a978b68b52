"""A bill of materials: CycloneDX 1.6, JSON, the same for the same locks."""

import json
import os
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from supply.licences import licence
from supply.packages import ROOT, Package


def document(found: list[Package], root: Path = ROOT) -> dict[str, Any]:
    """The bill. Its moment is SOURCE_DATE_EPOCH, seconds since 1970; without it, it names none."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    ref = f"{project['name']}@{project['version']}"
    metadata: dict[str, Any] = {
        "lifecycles": [{"phase": "pre-build"}],
        "component": {
            "type": "application",
            "bom-ref": ref,
            "name": project["name"],
            "version": project["version"],
            "description": project["description"],
            "licenses": [{"expression": project["license"]}],
        },
    }
    if (epoch := os.environ.get("SOURCE_DATE_EPOCH")) is not None:
        metadata["timestamp"] = f"{datetime.fromtimestamp(int(epoch), UTC):%Y-%m-%dT%H:%M:%SZ}"
    said = {
        "metadata": metadata,
        "components": [_component(one) for one in found],
        "dependencies": [{"ref": ref, "dependsOn": [one.purl for one in found if one.runs]}],
        # Which of them needs which stands in no lock of Python's.
        "compositions": [{"aggregate": "incomplete", "dependencies": [ref]}],
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(said, sort_keys=True))}",
        "version": 1,
        **said,
    }


def _component(package: Package) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
    }
    if known := licence(package):
        found["licenses"] = [{"expression": known}]
    if package.runs:
        found["scope"] = "required"
    elif package.ecosystem == "npm":
        # Not « excluded »: fonts and contexts that the build takes from tools are served.
        found["properties"] = [{"name": "cdx:npm:package:development", "value": "true"}]
    else:
        found["scope"] = "excluded"
    return found
