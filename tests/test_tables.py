"""Tables have owners: what uses another feature's table stands in tests/tables.csv."""

import ast
import csv
import re
import tomllib
from importlib import import_module

import pytest
from sqlmodel import SQLModel

from api.features import PERSONAL_DATA
from tests.tables import ROOT, Use, models, named_in, used_by, uses

LIST = ROOT / "tests/tables.csv"


@pytest.fixture(scope="module")
def allowed() -> dict[Use, str]:
    """Uses that are known, and why where the owner ought to do it."""
    with LIST.open(newline="") as file:
        return {
            Use(row["feature"], row["table"], "write" if row["use"] == "write" else "read"): row["why"]
            for row in csv.DictReader(file)
        }


@pytest.fixture(scope="module")
def floors() -> dict[str, int]:
    """Where wings, their rooms and the roots stand, counted from the highest, as import-linter knows them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = [layer for contract in contracts[:2] for layer in contract["layers"]]
    return {
        name.removeprefix("api."): floor
        for floor, layer in enumerate(layers)
        for name in re.findall(r"[\w.]+", layer)
    }


def test_every_use_of_another_feature_s_table_is_listed(allowed: dict[Use, str]) -> None:
    assert sorted(uses() - allowed.keys()) == [], "ask the owner's service instead"
    assert sorted(allowed.keys() - uses()) == [], "no longer needed: take it out of the list"


def test_what_its_owner_ought_to_do_says_why_it_does_not(
    allowed: dict[Use, str], floors: dict[str, int]
) -> None:
    owners = {model.table: model.owner for found in models().values() for model in found}

    def floor(feature: str) -> list[int]:
        return [floors[part] for part in feature.split(".")]

    silent = [
        use
        for use, why in allowed.items()
        if (use.kind == "write" or floor(use.feature) > floor(owners[use.table])) and not why
    ]
    assert silent == []


def test_a_room_with_rows_of_people_gives_and_erases_them() -> None:
    """A table that names an account and is in no copy of one's data would be seen by nobody."""
    for path in (ROOT / "api").rglob("*models.py"):
        import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))  # each tells of its tables
    owners = {model.table: model.owner for found in models().values() for model in found}
    tables = [
        table.name
        for table in SQLModel.metadata.tables.values()
        if any(key.target_fullname == "account.id" for column in table.columns for key in column.foreign_keys)
    ]
    assert len(tables) > 30
    rooms = {owners[table] for table in tables}
    described = {
        module.split(".", 1)[1].removesuffix(".personal_data")
        for module in (data.export.__module__ for data in PERSONAL_DATA)
        if module.endswith(".personal_data")
    }
    # A letter goes with the account by its key; its copy is in the mailbox.
    assert sorted(rooms - described) == ["platform.mail"], "its PersonalData, in its personal_data.py"


def test_a_table_has_one_owner() -> None:
    tables = [model.table for found in models().values() for model in found]
    assert len(tables) > 100
    assert len(tables) == len(set(tables))


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("SELECT * FROM a x, b y JOIN c ON c.id = y.id, LATERAL (SELECT FROM d) z WHERE e = 1", "rrrr"),
        ("SELECT extract(hour FROM x.at), a FROM b WHERE b.x IS DISTINCT FROM a.x", "-r"),
        ("INSERT INTO a SELECT * FROM b ON CONFLICT (id) DO UPDATE SET c = 1", "wr"),
        ("WITH gone AS (DELETE FROM a USING b WHERE a.id = b.id RETURNING c) SELECT FROM gone, d", "wr-r"),
        ("UPDATE a SET b = (SELECT max(c) FROM c FOR UPDATE), d = 2 FROM e WHERE TRUE", "w-r-r"),
        ("WITH a AS MATERIALIZED (SELECT FROM b) SELECT FROM a", "-r"),
        ("SELECT 'FROM a', 'it''s FROM b' -- FROM c\nFROM d", "---r"),
    ],
)
def test_a_statement_is_read_as_postgresql_does(sql: str, found: str) -> None:
    kinds = {"r": "read", "w": "write"}
    expected = [(table, kinds[use]) for table, use in zip("abcde", found, strict=False) if use in kinds]
    assert sorted(named_in(sql, set("abcde"))) == expected


def test_sql_models_and_bulk_writing_are_read() -> None:
    code = """
from api.guide.places.models import Place
_WHERE = "FROM career WHERE"
ONE = text(f"SELECT {_WHERE} id = 1")
select(Place)
bulk.copy(connection, "offer", columns, rows)
"Explains: SELECT FROM message"
"""
    assert used_by(ast.parse(code)) == {("place", "read"), ("career", "read"), ("offer", "write")}
