"""The rules of the tree: who may import whom (contracts in pyproject.toml, and the one below)."""

import ast
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOMS = {".".join(path.parts[1:3]) for path in Path("api").glob("*/*/__init__.py")} - {
    *(
        "platform.kit",
        "platform.jobs",
        "platform.problems",
        "platform.schema",
        "platform.settings",
        "platform.feature",
    ),
    "badges.openbadges",
}
"""Features; the others are tools, open to all above them."""

OPEN_TO_OTHERS = {"service", "facade", "schemas", "letters", "kinds"}
"""What a feature shows to the others: its service or facade, the wire shapes that they repeat, how a mail
looks, and which notices there are."""

OPEN_TO_IMPORTERS = {"bulk", "merge"}
"""Bulk writing, for the importers and the demonstration set only."""

OPEN_TO_DEMO = {"demo", "charter", "keys", "rules"}
"""Its accounts, the version of the charter that its mentor signed, and what its offers and alerts follow."""

OPEN_TO_SEARCH = {"searched"}
"""A room's things as documents."""

OPEN_TO_BACKPACK = {"intake"}
"""How a body that is a badge is read, and where its documents are fetched: badges from elsewhere are both."""

OPEN_TO_FEEDS = {
    *("cells", "errors", "gazetteer", "headers", "job", "markup", "normalise", "pipeline", "positions"),
    *("reader", "report"),
}
"""The workbench of file imports, which partners' offers go over too."""


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def imports() -> set[tuple[str, str]]:
    graph = grimp.build_graph("api", cache_dir=None)
    return {(one, other) for one in graph.modules for other in graph.find_modules_directly_imported_by(one)}


def _place(module: str) -> tuple[str, str]:
    """The room of a module, as wing.room, and its part of it."""
    _api, wing, room, part, *_ = *module.split("."), "", "", ""
    return f"{wing}.{room}", part


def test_every_wing_says_what_it_is() -> None:
    for path in Path("api").glob("*/__init__.py"):
        text = ast.get_docstring(ast.parse(path.read_text())) or ""
        assert "Begin at" in text, path


def test_a_feature_reads_another_only_through_its_service_or_facade(imports: set[tuple[str, str]]) -> None:
    wrong = []
    for importer, imported in sorted(imports):
        (one, _), (other, part) = _place(importer), _place(imported)
        if one == other or not part or not {one, other} <= ROOMS:
            continue
        name, named = one.rpartition(".")[2], other.rpartition(".")[2]
        allowed = OPEN_TO_OTHERS | (OPEN_TO_IMPORTERS if name in ("opendata", "feeds", "demo") else set())
        allowed = allowed | (OPEN_TO_DEMO if name == "demo" else set())
        allowed = allowed | (OPEN_TO_SEARCH if name == "search" else set())
        allowed = allowed | (OPEN_TO_FEEDS if (name, named) == ("feeds", "opendata") else set())
        allowed = allowed | (OPEN_TO_BACKPACK if (name, named) == ("backpack", "verifying") else set())
        if part not in allowed:
            wrong.append(f"{importer} imports {imported}")
    assert wrong == []


BROUGHT = {
    "routes",
    "jobs",
    "personal_data",
    "reportable",
    "reportables",
    "waiting",
    "kinds",
    "acts",
    "labels",
    "problems",
}
"""What a room's `feature.py` names where the room has it."""


def test_a_feature_forgets_nothing_of_what_its_room_has(imports: set[tuple[str, str]]) -> None:
    features = [path.with_suffix("") for path in sorted(Path("api").glob("*/*/feature.py"))]
    features = [one for one in features if one != Path("api/platform/feature/feature")]
    assert len(features) > 25
    named = {importer: {other for one, other in imports if one == importer} for importer, _ in imports}
    for feature in features:
        module = ".".join(feature.parts)
        assert module in named["api.features"], module
        room = module.removesuffix(".feature")
        has = {f"{room}.{one.stem}" for one in feature.parent.iterdir() if one.stem in BROUGHT}
        assert has - named[module] == set()


def test_what_a_room_keeps_about_people_stands_in_its_personal_data() -> None:
    names = {
        path: {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        for path in Path("api").glob("*/*/**/*.py")
    }
    kept = [path for path, used in names.items() if {"PersonalData", "PERSONAL_DATA"} <= used]
    assert len(kept) > 15
    assert [path for path in kept if path.name != "personal_data.py"] == []


def test_a_service_decides_something() -> None:
    services = sorted(Path("api").rglob("service.py"))
    assert len(services) > 20
    for path in services:
        body = ast.parse(path.read_text()).body
        assert any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in body), path


def test_a_facade_only_re_exports_and_stands_for_a_service() -> None:
    facades = sorted(Path("api").rglob("facade.py"))
    assert len(facades) > 5
    for path in facades:
        docstring, *imports, exported = ast.parse(path.read_text()).body
        assert isinstance(docstring, ast.Expr), path
        assert all(isinstance(node, ast.ImportFrom) for node in imports), path
        assert ast.unparse(exported).startswith("__all__ = "), path
        assert not path.with_name("service.py").exists(), path


def test_nothing_imports_the_composition_roots(imports: set[tuple[str, str]]) -> None:
    roots = {f"api.{name}" for name in ("app", "worker", "features", "opening", "running", "__main__")}
    roots |= {one for pair in imports for one in pair if one.startswith("api.commands")}
    assert [pair for pair in imports if pair[1] in roots and pair[0] not in roots] == []


def test_routes_never_import_another_feature_s_routes(imports: set[tuple[str, str]]) -> None:
    routes = [(a, b) for a, b in imports if a.endswith(".routes") and b.endswith(".routes")]
    assert routes == []
