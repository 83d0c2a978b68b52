"""What tells a few careers apart: the shortest studies, how hard it is to hire, who does it."""

from typing import Any

import httpx
import pytest

from api.guide.trainings.schemas import MAX_BRIEFS
from tests.factories import Factory
from tests.guide.figures.conftest import imports, known

__all__ = ["imports", "known"]

BRIEFS = "/api/v1/career-briefs"


async def briefs(client: httpx.AsyncClient, *codes: str) -> dict[str, Any]:
    response = await client.get(BRIEFS, params={"code": codes})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


@pytest.mark.usefixtures("known")
async def test_each_with_what_is_known_of_it(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.connection.execute(
        "INSERT INTO occupation_figure (occupation, kind, period, aspect, value)"
        " VALUES ('S0Z42', 'women', '2017-2019', 'women', 31.5)"
    )
    body = await briefs(client, "L1510", "D1102", "D1102", "A9999")
    dancer, baker = body["items"]
    assert (dancer["code"], baker["code"]) == ("L1510", "D1102")
    assert dancer == {"code": "L1510", "level": None, "occupation": None, "tension": None, "women": None}
    assert baker["tension"]["rating"] == 4
    assert baker["tension"]["territory"]["level"] == "region"
    assert (baker["women"]["share"], baker["women"]["year"]) == (31.5, "2017-2019")
    assert baker["occupation"]["label"] == "Boulangers, pâtissiers"
    assert {source["source"] for source in body["sources"]} == {
        *("dares-fap", "dares-fap-rome", "dares-femmes", "dares-tensions")
    }


@pytest.mark.usefixtures("known")
async def test_nothing_known_credits_nobody(client: httpx.AsyncClient) -> None:
    assert (await briefs(client, "L1510"))["sources"] == []


@pytest.mark.parametrize(
    "query", ["", "code=X", "code=A12", "&".join(f"code=A12{n:02}" for n in range(MAX_BRIEFS + 1))]
)
async def test_others_are_refused(client: httpx.AsyncClient, query: str) -> None:
    assert (await client.get(f"{BRIEFS}?{query}")).status_code == 422
