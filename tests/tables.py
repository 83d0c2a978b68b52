"""Whose a table is, and which feature's code reads or writes it: found by reading SQL and models."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

ROOT = Path(__file__).parent.parent
BULK = {"copy", "stage", "upsert"}
"""Functions of `kit.bulk`, whose second argument is a table."""

Kind = Literal["read", "write"]


class Use(NamedTuple):
    """A feature's code uses a table; both features are written wing.room, a root by its module's name."""

    feature: str
    table: str
    kind: Kind


class Model(NamedTuple):
    """The class of a table."""

    owner: str
    table: str


def feature_of(path: Path) -> str:
    """Of a file below api/: its wing and room."""
    return ".".join(path.relative_to(ROOT / "api").with_suffix("").parts[:2])


@cache
def modules() -> list[tuple[Path, ast.Module]]:
    """The server's code."""
    return [(path, ast.parse(path.read_text())) for path in (ROOT / "api").rglob("*.py")]


@cache
def models() -> dict[str, list[Model]]:
    """Every table, by the name of its class."""
    found: dict[str, list[Model]] = {}
    for path, tree in modules():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                for line in node.body:
                    match line:
                        case ast.Assign(targets=[ast.Name("__tablename__")], value=ast.Constant(str(table))):
                            found.setdefault(node.name, []).append(Model(feature_of(path), table))
    return found


_TOKEN = re.compile(r"'(?:[^']|'')*'|--[^\n]*|\w+|[^\w\s]")
_ENDS_A_LIST = {
    *("WHERE", "GROUP", "ORDER", "LIMIT", "SET", "RETURNING", "UNION", "EXCEPT", "INTERSECT", "HAVING"),
    *("WINDOW", "FOR", "VALUES", "SELECT", "FETCH", "OFFSET"),
}
_NAMES_TABLES = re.compile(r"\b(?:FROM|USING|JOIN|INTO|UPDATE|TRUNCATE|COPY)\b")
_BEFORE_A_NAME = {"ONLY", "LATERAL", "TABLE"}


def named_in(sql: str, tables: set[str]) -> Iterator[tuple[str, Kind]]:
    """The tables that a statement, or a part of one, reads and writes; keywords stand in capitals."""
    if not _NAMES_TABLES.search(sql):
        return
    tokens = [token for token in _TOKEN.findall(sql) if not token.startswith("--")]
    # What a WITH names is no table below it.
    named = {name for name, word, sign in zip(tokens, tokens[1:], tokens[2:], strict=False)
             if word == "AS" and sign in {"(", "MATERIALIZED", "NOT"}}  # fmt: skip
    depth, lists = 0, list[int]()
    expected: Kind | None = None
    for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
        in_list = bool(lists) and lists[-1] == depth
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
            lists = [one for one in lists if one <= depth]
            expected = None
        elif token in {"FROM", "USING"} and before != "DISTINCT":
            lists.append(depth)
            expected = "write" if before == "DELETE" else "read"
        elif token == "JOIN" or (token == "," and in_list):
            expected = "read"
        elif (
            (token == "INTO" and before in {"INSERT", "MERGE"})
            or token in {"TRUNCATE", "COPY"}
            or (token == "UPDATE" and before not in {"FOR", "KEY", "DO"})
        ):
            expected = "write"
        elif token in _ENDS_A_LIST and in_list:
            lists.pop()
            expected = None
        elif expected and token not in _BEFORE_A_NAME:
            if token in tables - named and after != ".":
                yield token, expected
            expected = None


def _texts(tree: ast.Module) -> Iterator[str]:
    """Texts that the code uses; constants of the module are put where they are named."""
    constants: dict[str, str] = {}

    def text_of(node: ast.expr | None) -> str:
        match node:
            case ast.Constant(str(text)):
                return text
            case ast.JoinedStr(parts):
                return "".join(map(text_of, parts))
            case ast.FormattedValue(ast.Name(name)):
                return constants.get(name, "?")
            case ast.BinOp(one, ast.Add(), other):
                return text_of(one) + text_of(other)
        return "?"

    for line in tree.body:
        match line:
            case ast.Assign([ast.Name(name)], value) | ast.AnnAssign(ast.Name(name), _, value):
                constants[name] = text_of(value)
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped.update(map(id, node.values))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in skipped:
            yield text_of(node)


def _classes(tree: ast.Module, classes: dict[str, list[Model]]) -> Iterator[tuple[str, Kind]]:
    """Tables of classes that the module imports from their owner: made, changed or selected."""
    imported = {
        alias.asname or alias.name: model.table
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        for model in classes.get(alias.name, ())
        if f"{node.module}.".startswith(f"api.{model.owner}.")
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name("insert" | "update" | "delete"), [ast.Name(name), *_]) if name in imported:
                yield imported[name], "write"
            case ast.Call(ast.Name(name)) if name in imported:
                yield imported[name], "write"
            case ast.Name(name) if name in imported:
                yield imported[name], "read"


def _bulk(tree: ast.Module, tables: set[str]) -> Iterator[tuple[str, Kind]]:
    """Tables that the module fills in one go."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name(name) | ast.Attribute(_, name), [_, ast.Constant(str(table)), *_]):
                if name in BULK and table in tables:
                    yield table, "write"


def used_by(tree: ast.Module) -> set[tuple[str, Kind]]:
    """Tables that a module reads and writes, whosever they are."""
    classes = models()
    tables = {model.table for found in classes.values() for model in found}
    in_sql = (one for text in _texts(tree) for one in named_in(text, tables))
    return {*in_sql, *_classes(tree, classes), *_bulk(tree, tables)}


@cache
def uses() -> frozenset[Use]:
    """Every use of another feature's table."""
    owners = {model.table: model.owner for found in models().values() for model in found}
    return frozenset(
        Use(feature_of(path), table, kind)
        for path, tree in modules()
        for table, kind in used_by(tree)
        if owners[table] != feature_of(path)
    )
