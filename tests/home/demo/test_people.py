"""The demonstration's people: one tap enters somebody who is verified already."""

import httpx

from api.home.demo.load import load_demo
from tests.factories import Factory


async def test_demo_accounts_are_verified_and_one_waits_for_the_referent(
    demo: httpx.AsyncClient,
) -> None:
    mentors = (await demo.get("/api/v1/mentors")).json()["items"]
    assert {mentor["first_name"]: mentor["kind"] for mentor in mentors} == {
        "Démo pro": "professional",
        "Démo apprentie": "apprentice",
        "Démo boulangère": "apprentice",
        "Démo étudiante": "student",
    }
    for role in ("mentor", "issuer", "company", "school"):
        entered = await demo.post("/api/v1/sign-in/demo", json={"role": role})
        assert entered.status_code == 200, entered.text
        (candidacy,) = (await demo.get("/api/v1/me/candidacies")).json()
        assert (candidacy["role"], candidacy["status"]) == (role, "approved")
    pupil = (await demo.post("/api/v1/sign-in/demo", json={"role": "student"})).json()["me"]
    assert (pupil["minor"], pupil["age_vouched"]) == (True, True)
    await demo.post("/api/v1/sign-in/demo", json={"role": "referent"})
    (waiting,) = (await demo.get("/api/v1/candidacies")).json()["items"]
    accepted = await demo.post(f"/api/v1/candidacies/{waiting['id']}/decision", json={"accept": True})
    assert accepted.status_code == 204, accepted.text


async def test_the_next_day_they_are_verified_again(
    demo: httpx.AsyncClient, database_url: str, factory: Factory
) -> None:
    await demo.post("/api/v1/sign-in/demo", json={"role": "mentor"})
    (candidacy,) = (await demo.get("/api/v1/me/candidacies")).json()
    await demo.delete(f"/api/v1/me/candidacies/{candidacy['id']}")
    assert len((await demo.get("/api/v1/mentors")).json()["items"]) == 3
    factory.connection.execute("UPDATE import_run SET digest = 'yesterday' WHERE dataset = 'invented'")
    load_demo(database_url)
    assert len((await demo.get("/api/v1/mentors")).json()["items"]) == 4
