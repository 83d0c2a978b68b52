"""The threat model names the test of each measure: each of them is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs/threat-model.md").read_text()
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", TEXT)))
ROWS = [
    line.split(" | ") for line in TEXT.split("## Measures")[1].splitlines() if re.match(r"\| [A-Z]", line)
]


def names(tree: ast.Module | ast.ClassDef) -> dict[str, ast.AST]:
    """What a file or a class holds that a test may be."""
    tests = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {
        one.name: one for one in tree.body if isinstance(one, tests) and one.name.lower().startswith("test")
    }


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_is_named_is_there(named: str) -> None:
    path, *parts = named.split("::")
    assert (ROOT / path).is_file(), path
    found: ast.AST = ast.parse((ROOT / path).read_text())
    assert isinstance(found, ast.Module)
    assert names(found), "a file without tests"
    for part in parts:
        assert isinstance(found, ast.Module | ast.ClassDef)
        assert part in names(found), part
        found = names(found)[part]


def test_every_measure_has_one() -> None:
    assert len(ROWS) > 25
    assert [row[1] for row in ROWS if "`tests/" not in row[-1]] == []


def test_every_asset_and_every_actor_is_met_by_a_measure() -> None:
    assets, actors = (
        set(re.findall(rf"^\| ({what}) \|", TEXT, flags=re.MULTILINE)) for what in (r"A\d", "[B-Z]")
    )
    assert len(assets) == 8
    titles = "".join(re.findall(r"^### (A.*):", TEXT, flags=re.MULTILINE))
    assert assets == set(re.findall(r"A\d", titles))
    met = {one for row in ROWS for one in row[0].removeprefix("| ").split(", ")}
    assert met == actors
