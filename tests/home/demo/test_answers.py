"""The demonstration's public answers."""

import httpx

from tests.home.demo.test_questions import enter, items


async def test_everybody_reads_two_and_a_referent_finds_one_to_publish(
    demo: httpx.AsyncClient,
) -> None:
    shown = await items(demo, "/answers")
    assert len(shown) == 2
    assert all("démonstration" in answer["question"] for answer in shown)
    assert [answer["career"]["code"] for answer in await items(demo, "/answers?career=A1208")] == ["A1208"]
    await enter(demo, "referent")
    (waiting,) = await items(demo, "/staff/answers")
    words = {"question": waiting["question"], "answer": waiting["answer"]}
    published = await demo.post(f"/api/v1/staff/answers/{waiting['id']}/publish", json=words)
    assert published.status_code == 204, published.text
    assert len(await items(demo, "/answers")) == 3
