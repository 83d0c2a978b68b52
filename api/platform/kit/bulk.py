"""Many rows at once: staging by COPY, and upserts that write only what differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from api.platform.kit.otherness import NOTES, count_others, letters

Connection = psycopg.Connection[TupleRow]

LINE = "source_line"
"""Column of a staging table: where in the file the row stands."""


class Vanishing(NamedTuple):
    """Of what was there before an import, how much goes because of it."""

    gone: int
    there: int
    of: str = ""
    """Which part it is, the same from import to import."""


def together(parts: Iterable[Vanishing]) -> Vanishing:
    """Several parts as one."""
    counts = [part[:2] for part in parts]
    return Vanishing(sum(gone for gone, _ in counts), sum(there for _, there in counts))


def others(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[Vanishing]:
    """What a statement of `count_others` counts, and notes for the guard of imports."""
    connection.execute(NOTES)
    return [Vanishing(*row) for row in connection.execute(statement, parameters)]


class Effects(NamedTuple):
    """What an upsert did to the staged rows; `duplicates` are (line, key) of repeated keys, not used."""

    created: int
    updated: int
    unchanged: int
    vanishing: list[Vanishing]
    """Of each group of rows that the staged ones replace, how many are deleted."""
    blanked: list[Vanishing]
    """Of each column that is written, the staged rows that had it and lose it."""
    changed: list[Vanishing]
    """Of each column that names what a row is, the staged rows that have another name now."""
    duplicates: list[tuple[int, str]]


class List(NamedTuple):
    """A table, its key, its other columns; `keep` are those that a later list does not overwrite.

    `replaces`: rows with the same values of these columns that are not in the list are deleted (of the whole
    table when the sequence is empty, none when null). `names` are the columns that say to people what it is.
    """

    table: str
    keys: tuple[str, ...]
    others: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    replaces: tuple[str, ...] | None = None
    names: tuple[str, ...] = ()


def lock(connection: Connection, name: str) -> None:
    """Wait until no other transaction holds the lock of that name; held until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"epass {name}"])


def copy(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Append rows to a table."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), _names(columns))
    with connection.cursor().copy(statement) as target:
        for row in rows:
            target.write_row(row)


@contextmanager
def working(
    connection: Connection, statements: Mapping[str, str], parameters: Mapping[str, Any] | None = None
) -> Iterator[None]:
    """Tables made of these statements, in their order, and counted: what reads them is planned for the rows
    that are there, not for those of an import ago. They are gone after.
    """
    for name, statement in statements.items():
        connection.execute(f"CREATE TEMP TABLE {name} ON COMMIT DROP AS {statement}", parameters)
        connection.execute(f"ANALYZE {name}")
    yield
    for name in statements:
        connection.execute(f"DROP TABLE {name}")


def staging(connection: Connection, table: str, columns: Sequence[str]) -> str:
    """Make the empty temporary table that `upsert` takes rows from; returns its name."""
    staged = f"staged_{table}"
    connection.execute(
        sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT 0 AS {}, {} FROM {} WITH NO DATA").format(
            sql.Identifier(staged), sql.Identifier(LINE), _names(columns), sql.Identifier(table)
        )
    )
    return staged


def stage(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[int, Sequence[Any]]]
) -> str:
    """Copy (line, values) into a temporary table that has those columns of `table`; returns its name."""
    staged = staging(connection, table, columns)
    copy(connection, staged, [LINE, *columns], ((line, *values) for line, values in rows))
    connection.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(staged)))
    return staged


def upsert(
    connection: Connection,
    table: str,
    keys: Sequence[str],
    columns: Sequence[str],
    *,
    keep: Sequence[str] = (),
    replaces: Sequence[str] | None = None,
    names: Sequence[str] = (),
) -> Effects:
    """Bring the rows of `stage(table)` into the table.

    Of rows with the same key the first counts. Columns in `keep` are written for new rows only. With
    `replaces`, rows of the table that share the staged rows' values of those columns (all rows, when the
    sequence is empty) and were not staged are deleted. `names` are the columns of `Effects.changed`.
    """
    staged = sql.Identifier(f"staged_{table}")
    target = sql.Identifier(table)
    line = sql.Identifier(LINE)
    duplicates = connection.execute(
        sql.SQL(
            "DELETE FROM {staged} s USING ("
            "  SELECT ctid, row_number() OVER (PARTITION BY {keys} ORDER BY {line}) AS n FROM {staged}"
            ") AS seen WHERE seen.ctid = s.ctid AND seen.n > 1 RETURNING s.{line}, {key}"
        ).format(
            staged=staged,
            keys=_names(keys),
            line=line,
            key=sql.SQL("concat_ws(' ', {})").format(_names(keys, "s")),
        )
    ).fetchall()
    vanishing = _delete_unstaged(connection, table, keys, replaces) if replaces is not None else []
    changing = [column for column in columns if column not in keys and column not in keep]
    blanked = _count_blanked(connection, table, keys, changing) if changing else []
    changed = _count_changed(connection, table, keys, [name for name in names if name in changing])
    action = (
        sql.SQL("UPDATE SET {} WHERE ({}) IS DISTINCT FROM ({})").format(
            sql.SQL(", ").join(
                sql.SQL("{0} = excluded.{0}").format(sql.Identifier(column)) for column in changing
            ),
            _names(changing, table),
            _names(changing, "excluded"),
        )
        if changing
        else sql.SQL("NOTHING")
    )
    total, created, updated = connection.execute(
        sql.SQL(
            "WITH written AS (INSERT INTO {target} ({columns}) SELECT {columns} FROM {staged} ORDER BY {line}"
            " ON CONFLICT ({keys}) DO {action} RETURNING old IS NULL AS created)"
            " SELECT (SELECT count(*) FROM {staged}), count(*) FILTER (WHERE created),"
            " count(*) FILTER (WHERE NOT created) FROM written"
        ).format(
            target=target,
            columns=_names(columns),
            staged=staged,
            line=line,
            keys=_names(keys),
            action=action,
        )
    ).fetchone() or (0, 0, 0)
    return Effects(
        created,
        updated,
        total - created - updated,
        vanishing,
        blanked,
        changed,
        [(row[0], row[1]) for row in duplicates],
    )


def write(connection: Connection, target: List, rows: Iterable[tuple[int, Sequence[Any]]]) -> Effects:
    """Bring rows, each with its line, in the order of the key and the other columns."""
    columns = [*target.keys, *target.others]
    stage(connection, target.table, columns, rows)
    return upsert(
        connection,
        target.table,
        target.keys,
        columns,
        keep=target.keep,
        replaces=target.replaces,
        names=target.names,
    )


def _count_blanked(
    connection: Connection, table: str, keys: Sequence[str], columns: Sequence[str]
) -> list[Vanishing]:
    """Of each of these columns, how many of the rows that are staged have it there and not here any more."""
    each = sql.SQL(" UNION ALL ").join(
        sql.SQL(
            "SELECT count(*) FILTER (WHERE coalesce(s.{column}::text, '') IN ('', '{{}}')), count(*), {name}"
            " FROM {target} t JOIN {staged} s ON ({s}) = ({t})"
            " WHERE coalesce(t.{column}::text, '') NOT IN ('', '{{}}')"
        ).format(
            column=sql.Identifier(column),
            name=sql.Literal(f"{table}.{column}"),
            target=sql.Identifier(table),
            staged=sql.Identifier(f"staged_{table}"),
            s=_names(keys, "s"),
            t=_names(keys, "t"),
        )
        for column in columns
    )
    return [Vanishing(*row) for row in connection.execute(each)]


def _count_changed(
    connection: Connection, table: str, keys: Sequence[str], columns: Sequence[str]
) -> list[Vanishing]:
    """Of each of these columns, how many of the rows that are staged have another name there."""
    if not columns:
        return []
    statement = count_others(
        {f"{table}.{column}": (letters(f"t.{column}"), letters(f"s.{column}")) for column in columns},
        f"concat_ws(' ', {', '.join(keys)})",
        f"{table} t JOIN staged_{table} s USING ({', '.join(keys)})",
    )
    return others(connection, statement, {})


def _delete_unstaged(
    connection: Connection, table: str, keys: Sequence[str], groups: Sequence[str]
) -> list[Vanishing]:
    """Delete the rows that were not staged of those groups that were; how many of each group."""
    names = {
        "target": sql.Identifier(table),
        "staged": sql.Identifier(f"staged_{table}"),
        "line": sql.Identifier(LINE),
        "s": _names(keys, "s"),
        "t": _names(keys, "t"),
        "group": _names(groups, "t") if groups else sql.SQL("true"),
        "groups": _names(groups) if groups else sql.SQL("true"),
        "by": _names(groups, "t") if groups else sql.SQL("()"),
        "part": sql.SQL("concat_ws(' ', {})").format(
            sql.SQL(", ").join([sql.Literal(table), *([_names(groups, "t")] if groups else [])])
        ),
    }
    counted = connection.execute(
        sql.SQL(
            # A join is hashed however long the list is; a subquery only while it fits the memory.
            "SELECT count(*) FILTER (WHERE s.{line} IS NULL), count(*), {part}"
            " FROM {target} t LEFT JOIN {staged} s ON ({s}) = ({t})"
            " WHERE ({group}) IN (SELECT {groups} FROM {staged}) GROUP BY {by}"
        ).format(**names)
    ).fetchall()
    connection.execute(
        sql.SQL(
            "DELETE FROM {target} t WHERE NOT EXISTS (SELECT FROM {staged} s WHERE ({s}) = ({t}))"
            " AND ({group}) IN (SELECT {groups} FROM {staged})"
        ).format(**names)
    )
    return [Vanishing(*row) for row in counted]


def _names(columns: Sequence[str], table: str | None = None) -> sql.Composed:
    return sql.SQL(", ").join(
        sql.Identifier(table, column) if table else sql.Identifier(column) for column in columns
    )
