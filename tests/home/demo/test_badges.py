"""The demonstration's badges: an association gives them, the student has one and is offered another."""

import httpx

from api.home.demo.badges import write_badges
from api.home.demo.people import organisation_of
from api.platform.access import Role
from api.platform.kit.database import connect
from api.platform.settings import Settings
from tests.home.demo.test_questions import enter, items


async def test_each_role_finds_badges(demo: httpx.AsyncClient) -> None:
    await enter(demo, "student")
    states = {one["name"]: one["state"] for one in await items(demo, "/me/badges")}
    assert states == {"Bénévole d’un festival": "valid", "Premiers gestes": "offered"}
    await enter(demo, "issuer")
    organisation = organisation_of(Role.ISSUER)
    made = await items(demo, f"/badges/organisations/{organisation}/achievements")
    assert {one["status"] for one in made} == {"published"}
    assert len(made) == 4
    assert sum(one["counts"]["codes"] for one in made) == 1
    assert all(one["design"] and one["careers"] is not None for one in made)
    assert len(await items(demo, f"/badges/organisations/{organisation}/requests")) == 2


async def test_the_next_day_nothing_is_there_twice(settings: Settings, database_url: str) -> None:
    with connect(database_url, autocommit=True) as connection:
        write_badges(connection, database_url, settings)
        counted = connection.execute(
            "SELECT (SELECT count(*) FROM badge_credential), (SELECT count(*) FROM badge_code),"
            " (SELECT count(*) FROM badge_request), (SELECT count(*) FROM badge_key)"
        ).fetchone()
    assert counted == (2, 1, 2, 1)
