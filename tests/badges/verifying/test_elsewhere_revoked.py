"""A badge that is gone is gone for other verifiers too: openbadgeslib reads our revocation list of 2.0."""

import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from openbadgeslib.ob2 import OB2VerificationError, OB2Verifier

from api.badges.backpack.personal_data import PERSONAL_DATA
from api.badges.openbadges import ob2
from tests.badges.backpack.owners import ME, badge, ok
from tests.badges.issuing.world import Issuer, Student, World
from tests.badges.openbadges.peers import Published

Ends = Callable[[World, Issuer, Student, Any], Awaitable[None]]


async def deleted(_world: World, _issuer: Issuer, student: Student, credential: Any) -> None:
    ok(await student.client.delete(f"{ME}/{credential}"), 204)


async def account_erased(world: World, _issuer: Issuer, student: Student, _credential: Any) -> None:
    async with world.database.transaction() as session:
        await PERSONAL_DATA.erase(session, student.account)


async def revoked(world: World, issuer: Issuer, _student: Student, credential: Any) -> None:
    assert (await world.revoke(issuer, credential)).status_code == 204


async def published(client: httpx.AsyncClient, token: str) -> Published:
    """Every document of ours that leads to the verdict, as another server fetches them now."""
    part = token.split(".")[1]
    assertion = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    found = Published()
    waiting = [assertion["badge"], assertion["verification"]["creator"]]
    while waiting:
        address = waiting.pop()
        document = ok(await client.get(urlsplit(address).path))
        found.put(document, address)
        waiting += [
            document[name]
            for name in ("issuer", "owner", "revocationList")
            if isinstance(document.get(name), str) and document[name] not in found
        ]
    return found


@pytest.mark.parametrize("ends", [deleted, account_erased, revoked])
async def test_what_was_taken_along_is_revoked_there(
    world: World, client: httpx.AsyncClient, ends: Ends
) -> None:
    issuer, student = await world.issuer(), await world.student()
    credential, other = await badge(world, student, issuer), await badge(world, await world.student(), issuer)
    taken = await student.client.get(f"{ME}/{credential}/file", params={"format": "ob2-jws"})
    token = taken.text
    read = OB2Verifier(download=await published(client, token)).verify(token, check_revocation=True)
    assert read.id == ob2.signed_id(credential)
    await ends(world, issuer, student, credential)
    after = await published(client, token)
    with pytest.raises(OB2VerificationError, match=r"(?i)revoked"):
        OB2Verifier(download=after).verify(token, check_revocation=True)
    # Nobody else's, and no reason: it may speak of a person.
    (listed,) = (json.loads(one) for address, one in after.items() if address.endswith("/revoked"))
    names = [ob2.signed_id(credential), f"urn:uuid:{credential}"]
    assert listed["revokedAssertions"] == [{"id": name} for name in names]
    assert str(other)[-20:] not in str(listed)
