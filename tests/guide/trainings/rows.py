"""Trainings written straight into the database, for tests of what is shown of them."""

from typing import Any
from uuid import UUID

import httpx
from psycopg.types.json import Jsonb

from api.guide.trainings.bulk import refresh_somewhere
from tests.factories import Factory

TRAININGS = "/api/v1/trainings"
HERE = {"lat": 48.07, "lon": -0.77}
NEAR, FAR = (48.08, -0.77), (48.2, -0.77)
NO_WAYS = {"ways": [], "notes": [], "sources": []}


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
    """An open place of that UAI that teaches these trainings; `statuses` and `year` of the list, in which
    pupils wish for what is taught at school; `after_diploma`: in one year alone.
    """
    statuses, year = values.pop("statuses", ["school"]), values.pop("year", 2024)
    after_diploma = values.pop("after_diploma", False)
    wished = values.pop("wished", "school" in statuses and not after_diploma)
    by_status = [{"status": status, "year": year, "predecessor": False} for status in statuses]
    place = factory.place(uai=uai, **values)
    for key in keys:
        factory.connection.execute(
            "INSERT INTO training_place (training_id, uai, statuses, by_status, sources, wished,"
            " after_diploma) VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [key, uai, statuses, Jsonb(by_status), ["affelnet-2de"], wished, after_diploma],
        )
    return place


def refresh(factory: Factory) -> None:
    """What an import does once schools or the region's own figures are written."""
    refresh_somewhere(factory.connection)


async def found(client: httpx.AsyncClient, path: str = TRAININGS, **query: Any) -> list[dict[str, Any]]:
    response = await client.get(path, params=query)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


async def labels(client: httpx.AsyncClient, **query: Any) -> list[str]:
    return [item["label"] for item in await found(client, **query)]
