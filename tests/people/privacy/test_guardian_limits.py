"""How many links to parents a child may have sent, and one mailbox gets."""

import asyncio

from tests.people.privacy.conftest import Clock, Mails, MakeFamily


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


async def test_walls_7_a_mailbox_gets_no_mail_of_every_child_that_names_it(
    family: MakeFamily, mails: Mails, moving: Clock
) -> None:
    """In whatever spelling; the next day there is room again."""
    for number in range(6):
        await (await family()).ask(f"parent+{number}@example.org")
    child = await family()
    response = await child.phone.put("/api/v1/me/guardian", json={"email": "parent@example.org"})
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 86_400
    assert not mails.to("parent@example.org")
    assert (await child.overview())["guardian"] is None
    moving.move(days=1, seconds=1)
    await child.ask("parent@example.org")


async def test_simultaneous_requests_do_not_pass_the_limit(family: MakeFamily) -> None:
    child = await family()
    answers = await asyncio.gather(
        *(
            child.phone.put("/api/v1/me/guardian", json={"email": f"autre{number}@example.org"})
            for number in range(6)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200] * 3 + [429] * 3
