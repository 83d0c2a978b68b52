"""Compile the places and careers of the demonstration set out of a database that holds the real imports.

`python -m api.home.demo.compile_records DATABASE_URL`, a developer's tool. It writes facts only: names,
kinds, addresses, coordinates, codes and web addresses of the places of the region, and ROME labels and codes.
"""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from api.home.demo import DATA
from api.home.demo.lists import compile_lists
from api.platform.kit.database import connect
from api.platform.settings import get_settings

# Contacts of people's mailboxes and texts stay out: the set is for finding places, not for writing to them.
LEFT_OUT = ("email", "description")

RECORDS = """
    SELECT r.source, r.dataset, r.rank, r.key, r.department_code, r.values - %(left_out)s::text[]
    FROM place_record r JOIN place p ON p.id = r.place_id
    WHERE r.vanished_on IS NULL AND p.status = 'open' AND left(p.commune_code, 2) = ANY(%(departments)s)
      AND r.source <> 'lieux' AND NOT p.demo
    ORDER BY r.source, r.dataset, r.key
"""

CAREER_TABLES = {
    "career_families.csv": "SELECT code, label, domain_code FROM career_family ORDER BY code",
    "careers.csv": """
        SELECT code, label, label_feminine, label_masculine, parent_code, former_code, family_code, executive
        FROM career WHERE rome_version = 4 ORDER BY code""",
    "career_interests.csv": """
        SELECT code, major, minor FROM career_interest WHERE rome_version = 3 ORDER BY code""",
    "career_relations.csv": """
        SELECT code, target FROM career_relation
        WHERE kind = 'near' AND rome_version = 3 ORDER BY code, target""",
    "career_onisep.csv": "SELECT code, onisep_id, label, url FROM career_onisep ORDER BY code, onisep_id",
    "career_onisep_tie.csv": """
        SELECT code, onisep_id, label, url, called, given FROM career_onisep_tie ORDER BY code, onisep_id""",
}


def main() -> None:
    """Write the files."""
    with connect(sys.argv[1]) as connection:
        rows = connection.execute(
            RECORDS, {"left_out": list(LEFT_OUT), "departments": get_settings().departments}
        ).fetchall()
        write_records(rows)
        for name, query in CAREER_TABLES.items():
            cursor = connection.execute(query.encode())
            assert cursor.description
            write_csv(DATA / name, [column.name for column in cursor.description], cursor.fetchall())
        compile_lists(connection, get_settings().departments)


def write_records(rows: Iterable[Sequence[Any]]) -> None:
    """One line of JSON a record, so that a change shows in a diff."""
    with (DATA / "place_records.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A semicolon-separated file with a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
