"""One mailbox that many children name as their parent's: a case about nobody yet."""

from uuid import uuid4

import pytest

from api.people.moderation import named_parents
from tests.people.moderation.world import World


@pytest.mark.parametrize("decision", ["dismiss", "transmit"])
async def test_a_referent_reads_who_named_it_and_decides(world: World, decision: str) -> None:
    children = [str(uuid4()) for _ in range(8)]
    async with world.database.transaction() as session:
        await named_parents.hear_many(session, children, "44")
    phone = await world.phone(world.referent)
    [listed] = (await phone.get("/api/v1/staff/cases", params={"origin": "mailbox"})).json()["items"]
    assert (listed["about"], listed["gravity"], listed["department"]) == (None, 2, "44")
    case = (await phone.get(f"/api/v1/staff/cases/{listed['id']}")).json()
    assert case["person"] is None
    [line] = case["lines"]
    assert all(child in line["original"] for child in children)
    assert line["status"] == ""
    assert (await world.decide(world.referent, listed["id"], decision)).status_code == 204
    assert (await phone.get("/api/v1/staff/cases")).json()["items"] == []
