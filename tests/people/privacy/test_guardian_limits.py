"""How many links to parents a child may have sent, and one mailbox gets."""

import asyncio
from datetime import date, datetime, timedelta

from api.people.privacy.moments import ROUND
from tests.people.privacy.conftest import Clock, Mails, MakeFamily

TODAY = date(2027, 3, 9)


async def test_a_child_sends_three_a_day(family: MakeFamily, moving: Clock) -> None:
    child = await family()
    for number in range(3):
        await child.ask(f"autre{number}@example.org")
    response = await child.phone.put("/api/v1/me/guardian", json={"email": "autre4@example.org"})
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 86_400
    moving.move(days=1, seconds=1)
    await child.ask("autre4@example.org")


async def test_walls_5_nobody_uses_up_what_a_parent_may_get_from_their_child(family: MakeFamily) -> None:
    """Walls, line 5: an address gets three links a day, and first ones of other children beside them."""
    stranger = await family()
    for _ in range(3):
        await stranger.ask("parent@example.org")
    child = await family()
    await child.ask("parent@example.org")
    for one in (stranger, child):
        response = await one.phone.put("/api/v1/me/guardian", json={"email": "parent@example.org"})
        assert response.status_code == 429


async def test_walls_7_a_mailbox_gets_six_mails_a_day_in_whatever_spelling_and_the_next_child_waits_a_night(
    family: MakeFamily, mails: Mails, moving: Clock
) -> None:
    moving.set(TODAY)
    for number in range(6):
        await (await family()).ask(f"parent+{number}@example.org")
    child = await family()
    response = await child.phone.put("/api/v1/me/guardian", json={"email": "parent@example.org"})
    assert response.status_code == 200
    assert not mails.to("parent@example.org")
    link = (await child.overview())["guardian"]
    assert (link["state"], link["remind_after"]) == ("queued", None)
    sent_at, expires_at = (datetime.fromisoformat(link[one]) for one in ("sent_at", "expires_at"))
    assert sent_at == datetime.combine(TODAY + timedelta(days=1), ROUND)
    assert expires_at - sent_at == timedelta(days=7), "it works as long as any other"
    moving.move(days=2)
    await (await family()).ask("parent@example.org")


async def test_reminders_count_among_a_mailbox_s_mails(
    family: MakeFamily, mails: Mails, moving: Clock
) -> None:
    children = [await family() for _ in range(7)]
    for child in children[:6]:
        await child.ask("parent@example.org")
    moving.move(days=1, seconds=1)
    await children[6].ask("parent@example.org")
    moving.move(days=1, seconds=1)
    answers = [await child.phone.post("/api/v1/me/guardian/remind") for child in children]
    assert [answer.status_code for answer in answers] == [200] * 6 + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 86_400
    assert len(mails.to("parent@example.org")) == 13


async def test_simultaneous_requests_do_not_pass_the_limit(family: MakeFamily) -> None:
    child = await family()
    answers = await asyncio.gather(
        *(
            child.phone.put("/api/v1/me/guardian", json={"email": f"autre{number}@example.org"})
            for number in range(6)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200] * 3 + [429] * 3


async def test_of_many_at_once_six_are_mailed_and_the_others_wait(family: MakeFamily, mails: Mails) -> None:
    children = [await family() for _ in range(9)]
    answers = await asyncio.gather(
        *(child.phone.put("/api/v1/me/guardian", json={"email": "parent@example.org"}) for child in children)
    )
    states = sorted(answer.json()["guardian"]["state"] for answer in answers)
    assert states == ["queued"] * 3 + ["waiting"] * 6
    assert len(mails.to("parent@example.org")) == 6
