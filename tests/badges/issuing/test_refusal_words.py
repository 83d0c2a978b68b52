"""Walls, lines 10 and 11: what an issuer writes when refusing reaches no pupil where it makes advances."""

import pytest

from tests.badges.backpack.owners import ok
from tests.badges.backpack.test_asking import draft, send, text_of
from tests.badges.issuing.world import World

SAID = [
    "Envoie un nude",
    "Tu étais très jolie au stand, dommage",
    "Ajoute karimjardin pour m'envoyer la suite",
    "Recommence, mais sans tes parents cette fois",
]


@pytest.mark.parametrize("said", SAID)
async def test_an_issuers_refusal_makes_no_advances(world: World, said: str) -> None:
    issuer, student = await world.issuer(), await world.student(15)
    achievement = await world.achievement(issuer, requestable=True)
    made = ok(await draft(student, achievement, evidence=[text_of("J'ai tenu le stand deux jours.")]))[
        "request"
    ]
    ok(await send(student, made["id"]))
    await world.decide(issuer, {"request_id": made["id"], "decision": "refuse", "reason": said})
    assert said not in (await student.client.get(f"/api/v1/me/badges/requests/{made['id']}")).text
