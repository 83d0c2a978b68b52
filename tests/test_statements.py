"""Promises that the SQL keeps, in whatever feature it stands."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import TextClause

import api

ROOT = Path(__file__).parent.parent
_LOCK = re.compile(r"\bFOR\s+(?:(?:NO\s+KEY\s+)?UPDATE|(?:KEY\s+)?SHARE)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:LIMIT|FETCH\s+(?:FIRST|NEXT))\b", re.IGNORECASE)
_ONCE = re.compile(r"\bAS\s+MATERIALIZED\s*$", re.IGNORECASE)


def locked_more_than_once(sql: str) -> list[str]:
    """Sub-selects that lock some of the rows and that the planner may run several times for one statement.

    Rows that the statement has changed by then are passed over, and the next ones taken: it changes more than
    its limit. A WITH that is materialized runs once.
    """
    found, opened = [], []
    for at, sign in enumerate(sql):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            start = opened.pop()
            inside = sql[start + 1 : at]
            once = any(_ONCE.search(sql[:one]) for one in (*opened, start))
            if not once and _LOCK.search(inside) and _SOME.search(inside):
                found.append(inside)
    return found


def written() -> Iterator[tuple[str, str]]:
    """Every text of the server's code, with its place; what is filled in later is left empty."""
    for path in (ROOT / "api").rglob("*.py"):
        module = str(path.relative_to(ROOT))
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else "" for part in node.values]
                yield f"{module}:{node.lineno}", "".join(map(str, parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{module}:{node.lineno}", node.value


def named() -> Iterator[tuple[str, str]]:
    """Every statement that a module names, put together as it is sent."""
    for module in pkgutil.walk_packages(api.__path__, "api."):
        if module.name == "api.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for one in value if isinstance(value, list | tuple) else [value]:
                if isinstance(one, str | TextClause):
                    yield f"{module.name}.{name}", str(one)


def test_no_statement_locks_more_rows_than_its_limit() -> None:
    """Placements, line 2."""
    texts = [*written(), *named()]
    assert sum(bool(_LOCK.search(sql)) for _, sql in texts) > 100
    assert [place for place, sql in texts if locked_more_than_once(sql)] == []


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE a SET b = 1 FROM (SELECT id FROM a LIMIT 5 FOR UPDATE SKIP LOCKED) n WHERE n.id = a.id", 1),
        ("UPDATE a SET b = 1 WHERE id IN (SELECT id FROM a ORDER BY id LIMIT :n FOR NO KEY UPDATE)", 1),
        ("delete from a where id in (select id from a fetch first 5 rows only for share)", 1),
        (
            "DELETE FROM a USING (SELECT * FROM (SELECT id FROM a FOR UPDATE) b LIMIT 5) c WHERE c.id = a.id",
            1,
        ),
        ("WITH n AS (SELECT id FROM a LIMIT 5 FOR UPDATE) UPDATE a SET b = 1 FROM n WHERE n.id = a.id", 1),
        ("WITH n AS NOT MATERIALIZED (SELECT id FROM a LIMIT 5 FOR UPDATE) DELETE FROM a", 1),
        ("WITH n AS MATERIALIZED (SELECT id FROM a LIMIT 5 FOR UPDATE) DELETE FROM a", 0),
        ("WITH n AS MATERIALIZED (SELECT id FROM (SELECT id FROM a LIMIT 5 FOR UPDATE) b) DELETE FROM a", 0),
        ("UPDATE a SET b = 1 WHERE id IN (SELECT id FROM a FOR UPDATE)", 0),
        ("SELECT id FROM a WHERE b IN (SELECT b FROM c LIMIT 5) LIMIT 5 FOR UPDATE SKIP LOCKED", 0),
    ],
)
def test_the_shape_is_found_however_it_is_written(sql: str, found: int) -> None:
    assert len(locked_more_than_once(sql)) == found


_UPDATE_FROM = re.compile(r"\bUPDATE\s+\w+(?:\s+\w+)?\s+SET\b[^;]*?\bFROM\s+(\w+)", re.IGNORECASE)


def read_for_each_row(sql: str) -> list[str]:
    """Named sub-selects that an UPDATE reads its values from and that the planner may run for each row.

    It does where the statistics are those of an empty table, as in an import: for minutes, not a second. One
    that is materialized, or that changes something itself, runs once.
    """
    return [
        name
        for name in _UPDATE_FROM.findall(sql)
        if re.search(rf"\b{name}(?:\s*\([^)]*\))?\s+AS\s+\(\s*SELECT\b", sql, re.IGNORECASE)
    ]


def test_no_update_reads_for_each_row_what_it_is_told_by() -> None:
    texts = [*written(), *named()]
    assert sum(bool(_UPDATE_FROM.search(sql)) for _, sql in texts) > 20
    assert [place for place, sql in texts if read_for_each_row(sql)] == []


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("WITH n AS (SELECT 1 AS id) UPDATE a SET b = 1 FROM n WHERE n.id = a.id", ["n"]),
        ("with n (id) as (select 1) update a x set b = 1 from n where n.id = x.id", ["n"]),
        ("WITH n AS MATERIALIZED (SELECT 1 AS id) UPDATE a SET b = 1 FROM n WHERE n.id = a.id", []),
        ("WITH n AS (DELETE FROM c RETURNING id) UPDATE a SET b = 1 FROM n WHERE n.id = a.id", []),
    ],
)
def test_what_may_be_read_for_each_row(sql: str, found: list[str]) -> None:
    assert read_for_each_row(sql) == found
