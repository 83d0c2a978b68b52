"""The bill of materials: CycloneDX 1.6, complete for the locks, and the same for the same locks."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from supply.packages import packages
from supply.sbom import document

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")


def test_it_has_what_the_standard_asks_for() -> None:
    """Checked once by hand against the published schema as well; it is no library of ours."""
    bill = document(packages())
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    assert bill["metadata"]["timestamp"] == "2026-11-18T11:06:40Z"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert bill["metadata"]["component"]["version"] == project["version"]
    for one in bill["components"]:
        assert one["type"] == "library"
        assert one["name"]
        assert one["version"]
        assert re.fullmatch(r"pkg:(pypi|npm)/[^@\s]+@[^@\s]+", one["purl"])
        assert all(set(said) == {"expression"} for said in one["licenses"])
        assert one.get("scope", "optional") in ("required", "optional", "excluded")
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(references) == len(set(references))
    [told] = bill["dependencies"]
    assert told["ref"] == bill["metadata"]["component"]["bom-ref"]
    assert set(told["dependsOn"]) <= set(references)


def test_it_names_all_that_the_locks_pin() -> None:
    named = {(one["name"], one["version"]) for one in document(packages())["components"]}
    pinned = re.findall(
        r"^([a-z0-9._-]+)==(\S+) \\$", (ROOT / "requirements/run.lock").read_text(), flags=re.MULTILINE
    )
    assert len(pinned) > 50
    assert set(pinned) <= named
    lock = json.loads((ROOT / "pwa/package-lock.json").read_text())["packages"]
    for path in ("node_modules/preact", "node_modules/@preact/signals"):
        assert (path.removeprefix("node_modules/"), lock[path]["version"]) in named


def test_it_is_the_same_for_the_same_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    first = document(packages())
    assert json.dumps(first) == json.dumps(document(packages()))
    assert document(packages()[1:])["serialNumber"] != first["serialNumber"]
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert "timestamp" not in document(packages())["metadata"]
