"""The first training for each of several careers: what the list of each would show first."""

import json

import pytest

from api.guide.region.service import Area
from api.guide.trainings import service
from api.platform.kit.database import Database
from api.platform.kit.geo import Position, box_around
from tests.factories import Factory
from tests.guide.trainings.rows import FAR, NEAR, taught, training

CAREERS = ["D1102", "F1703", "J1506"]
ANY = dict.fromkeys(("status", "sector", "domain", "diploma", "max_months", "field"))


@pytest.mark.parametrize("near", [True, False])
@pytest.mark.parametrize("levels", [None, (3, 4)])
async def test_it_is_the_first_of_each_list(
    near: bool, levels: tuple[int, ...] | None, factory: Factory, database: Database
) -> None:
    factory.commune()
    for code in CAREERS:
        factory.career(code)
    for number, (key, level, careers, at) in enumerate(
        (
            ("a", 3, CAREERS[:1], FAR),
            ("b", 3, CAREERS[:2], NEAR),
            ("c", 4, CAREERS[:1], NEAR),
            ("d", 4, CAREERS[:2], FAR),
            ("e", 6, CAREERS[1:2], NEAR),
        )
    ):
        training(factory, key, level=level, careers=careers)
        taught(factory, f"044000{number}A", key, at=at)
    centre = Position(*NEAR)
    area = Area(centre, box_around(centre, 30_000), 30_000) if near else None
    async with database.reads.connect() as connection:
        found = await service.first_of_each(connection, area, CAREERS, levels)
        expected = {}
        for career in CAREERS:
            for level in levels or (None,):
                page = await service.search(connection, area, level=level, career=career, limit=1, **ANY)
                if page:
                    expected[career, level] = json.loads(page[0].json)
    assert found == expected
    assert found
