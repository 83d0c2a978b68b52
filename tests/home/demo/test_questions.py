"""The demonstration's questions: each role finds one of its own at the first tap."""

from typing import Any

import httpx

from api.home.demo.load import load_demo
from tests.factories import Factory


async def enter(demo: httpx.AsyncClient, role: str) -> None:
    entered = await demo.post("/api/v1/sign-in/demo", json={"role": role})
    assert entered.status_code == 200, entered.text


async def items(demo: httpx.AsyncClient, path: str) -> list[dict[str, Any]]:
    response = await demo.get(f"/api/v1{path}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["items"]
    return found


async def test_student_mentor_and_adviser_find_questions_and_a_conversation(
    demo: httpx.AsyncClient, database_url: str, factory: Factory
) -> None:
    await enter(demo, "student")
    assert {one["status"] for one in await items(demo, "/me/questions")} == {
        "taken",
        "waiting",
        "with_adviser",
    }
    (conversation,) = await items(demo, "/me/conversations")
    assert conversation["other"]["first_name"] == "Démo pro"
    said = {"id": "019aa000-0000-7000-8000-000000000001", "text": "Merci beaucoup !"}
    path = f"/api/v1/conversations/{conversation['id']}/messages"
    assert (await demo.post(path, json=said)).status_code == 201
    await enter(demo, "mentor")
    (seen,) = await items(demo, "/me/conversations")
    assert (seen["id"], seen["unread"]) == (conversation["id"], 2)
    (offered,) = await items(demo, "/me/inbox")
    assert (await demo.post(f"/api/v1/questions/{offered['id']}/take")).status_code == 200
    await enter(demo, "adviser")
    (left,) = await items(demo, "/staff/questions")
    assert (await demo.post(f"/api/v1/questions/{left['id']}/take")).status_code == 200

    # The next day nothing comes back that was done.
    factory.connection.execute("UPDATE import_run SET digest = 'yesterday' WHERE dataset = 'invented'")
    load_demo(database_url)
    assert await items(demo, "/staff/questions") == []
    await enter(demo, "mentor")
    assert await items(demo, "/me/inbox") == []
    assert len(await items(demo, "/me/conversations")) == 2


async def test_a_referent_finds_what_was_masked_in_that_conversation(
    demo: httpx.AsyncClient,
) -> None:
    await enter(demo, "referent")
    (case,) = await items(demo, "/staff/cases")
    seen = (await demo.get(f"/api/v1/staff/cases/{case['id']}")).json()
    (line,) = [one for one in seen["lines"] if one["subject"]]
    assert "06 39" in line["original"]
    assert "06 39" not in line["text"]
    assert len(seen["lines"]) == 5
