"""Walls, lines 11 and 16: a cry for help in an application is heard, whatever the company makes of it."""

import pytest

from tests.placements.applications.world import MOTIVATION, World

CRY = "Mon père me frappe tous les soirs, j'ai envie de mourir."


@pytest.mark.parametrize("field", ["motivation", "about"])
async def test_it_is_answered_at_once_and_told_to_moderators(world: World, field: str) -> None:
    student, offer = await world.student(), world.offer(await world.company())
    words = {"motivation": MOTIVATION, field: f"{MOTIVATION} {CRY}"}
    sent = await world.send(student, offer, **words)
    assert sent.status_code == 201
    assert sent.json()["screening"]["distress"] is True
    found = world.factory.connection.execute(
        "SELECT k.origin, k.subject_kind, k.subject_id::text, k.about_id, k.gravity, k.department, e.original"
        " FROM moderation_case k JOIN moderation_evidence e ON e.case_id = k.id"
    ).fetchone()
    assert found
    assert found[:6] == ("distress", "application", sent.json()["id"], student.account, 4, "44")
    assert CRY in found[6]
    again = await world.send(student, offer, **words, id=sent.json()["id"])
    assert again.json() == sent.json()
    assert world.factory.connection.execute("SELECT count(*) FROM moderation_case").fetchone() == (1,)


async def test_an_ordinary_one_alarms_nobody(world: World) -> None:
    sent = await world.send(await world.student(), world.offer(await world.company()))
    assert sent.json()["screening"]["distress"] is False
    assert world.factory.connection.execute("SELECT count(*) FROM moderation_case").fetchone() == (0,)
