"""Trainings written straight into the database, for tests of what is shown of them."""

from typing import Any
from uuid import UUID

from tests.factories import Factory


def training(factory: Factory, key: str = "50022137", label: str = "CAP Boulanger", **values: Any) -> str:
    """A CAP of two years, unless told otherwise; `careers` are ROME codes."""
    careers = values.pop("careers", [])
    row = {
        "id": key,
        "label": label,
        "diploma": "CAP",
        "level": 3,
        "months": 24,
        "durations": ["24"],
        "domain": "22",
        "common": False,
        "words": "",
        "sources": ["certif-info"],
        "sort": f"{label.lower()}|{key}",
        **values,
    }
    factory.connection.execute(
        f"INSERT INTO training ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})",
        list(row.values()),
    )
    for code in careers:
        factory.connection.execute("INSERT INTO training_career VALUES (%s, %s)", [key, code])
    return key


def taught(factory: Factory, uai: str, *keys: str, **values: Any) -> UUID:
    """An open place of that UAI that teaches these trainings; `statuses` and `year` of the list."""
    statuses, year = values.pop("statuses", ["school"]), values.pop("year", 2024)
    place = factory.place(uai=uai, **values)
    for key in keys:
        factory.connection.execute(
            "INSERT INTO training_place VALUES (%s, %s, %s, %s, %s)",
            [key, uai, statuses, year, ["affelnet-2de"]],
        )
    return place
