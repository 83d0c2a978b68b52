"""The demonstration's people: one tap enters somebody who is verified already."""

from collections.abc import AsyncIterator

import httpx
import pytest

from api.app import create_app
from api.demo.load import load_demo
from api.settings import Settings
from tests.conftest import ORIGIN
from tests.factories import Factory


@pytest.fixture
async def demo(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A device in a demonstration."""
    app = create_app(settings.model_copy(update={"demo": True}))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=ORIGIN, headers={"Origin": ORIGIN}
    ) as client:
        yield client
    await app.state.database.close()


async def test_demo_accounts_are_verified_and_one_waits_for_the_referent(
    demo: httpx.AsyncClient, database_url: str
) -> None:
    assert load_demo(database_url)
    mentors = (await demo.get("/api/v1/mentors")).json()["items"]
    assert [mentor["first_name"] for mentor in mentors] == ["Démo pro"]
    for role in ("mentor", "issuer", "company", "school"):
        entered = await demo.post("/api/v1/sign-in/demo", json={"role": role})
        assert entered.status_code == 200, entered.text
        (candidacy,) = (await demo.get("/api/v1/me/candidacies")).json()
        assert (candidacy["role"], candidacy["status"]) == (role, "approved")
    await demo.post("/api/v1/sign-in/demo", json={"role": "referent"})
    (waiting,) = (await demo.get("/api/v1/candidacies")).json()["items"]
    accepted = await demo.post(f"/api/v1/candidacies/{waiting['id']}/decision", json={"accept": True})
    assert accepted.status_code == 204, accepted.text


async def test_the_next_day_they_are_verified_again(
    demo: httpx.AsyncClient, database_url: str, factory: Factory
) -> None:
    load_demo(database_url)
    await demo.post("/api/v1/sign-in/demo", json={"role": "mentor"})
    (candidacy,) = (await demo.get("/api/v1/me/candidacies")).json()
    await demo.delete(f"/api/v1/me/candidacies/{candidacy['id']}")
    assert (await demo.get("/api/v1/mentors")).json()["items"] == []
    factory.connection.execute("UPDATE import_run SET digest = 'yesterday' WHERE dataset = 'invented'")
    load_demo(database_url)
    assert len((await demo.get("/api/v1/mentors")).json()["items"]) == 1
