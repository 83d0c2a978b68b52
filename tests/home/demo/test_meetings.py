"""The demonstration's meetings: some to come, told as invented, and again the day after they are over."""

import httpx

from api.home.demo.load import load_demo
from tests.factories import Factory


async def test_everybody_finds_meetings_to_come_that_are_told_as_invented(
    demo: httpx.AsyncClient, database_url: str, factory: Factory
) -> None:
    items = (await demo.get("/api/v1/meetings")).json()["items"]
    assert [(one["demo"], one["status"], one["mentor"]["kind"]) for one in items] == [
        (True, "planned", "professional"),
        (True, "planned", "apprentice"),
        (True, "planned", "professional"),
    ]
    await demo.post("/api/v1/sign-in/demo", json={"role": "student"})
    taken = await demo.put(f"/api/v1/meetings/{items[0]['id']}/registration")
    assert (taken.status_code, taken.json()["registered"]) == (200, True)

    # The next day what is over is to come again.
    factory.connection.execute(
        "UPDATE meeting SET starts_at = starts_at - interval '3 days', ends_at = ends_at - interval '3 days',"
        " status = 'missed' WHERE id = %s",
        [items[0]["id"]],
    )
    factory.connection.execute("UPDATE import_run SET digest = 'yesterday' WHERE dataset = 'invented'")
    load_demo(database_url)
    again = (await demo.get("/api/v1/meetings")).json()["items"]
    assert [one["id"] for one in again] == [one["id"] for one in items]
