"""What the law changed of trainings and no list tells yet: each with the text that says so, here alone.

Once a list tells it, its row here goes.
"""

CLOSED = {"FOR.550": (2026, "FOR.9898")}
"""The year of the last session of what nobody may begin any more, and what took its place.

The diplôme de notaire (DAFN) became the DESN: décret n° 2022-1298 du 7 octobre 2022, arrêté du 5 juillet
2023. Certif-Info gives the other diploma that the DESN replaces this last session.
"""

RENAMED = {"FOR.9272": "Diplôme d’État de docteur en maïeutique (avant\u00a0: diplôme d’État de sage-femme)"}
"""What is called otherwise now.

Whoever began these studies since September 2024 gets that one: loi n° 2023-29 du 25 janvier 2023, articles 2
and 3, décret n° 2024-679 du 3 juillet 2024.
"""


def _values(rows: list[tuple[str, ...]]) -> str:
    return "VALUES " + ", ".join(f"({', '.join(row)})" for row in rows)


CLOSING = _values([(f"'{one}'", f"{year}", f"'{then}'") for one, (year, then) in CLOSED.items()])
"""SQL of `CLOSED`: its id, the year, what took its place."""
NAMING = _values([(f"'{one}'", f"'{name}'") for one, name in RENAMED.items()])
"""SQL of `RENAMED`: its id and the name."""
