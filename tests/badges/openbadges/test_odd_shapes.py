"""Badges and issuers' documents whose parts are of any shape: there is always a verdict, never an error."""

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.badges.openbadges.verification import BadgeVerdict, verify
from tests.badges.openbadges import ours
from tests.badges.openbadges.ours import NOW, Desk
from tests.badges.openbadges.peers import Peer
from tests.badges.openbadges.world import World

OFTEN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXTS = ("", "x", "2026-13-40T99:00:00Z", "0001-01-01T00:00:00+14:00", "did:web:%", "https://[")
OBJECTS = ({}, {"id": 7}, {"type": 7}, {"@value": 7}, {"id": ["x"]})
ODD = st.sampled_from([None, True, 7, -1, 1.5, *TEXTS, *OBJECTS, [], [[]], [None], [7], ["x", 7], [{}, {}]])


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk.with_key()


@pytest.fixture(scope="module")
def ed() -> Peer:
    return Peer("EdDSA")


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a document: what holds it, and its name or number there."""
    for name in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, name
        if isinstance(value[name], dict | list):
            yield from places(value[name])


def bent(document: Any, place: int, odd: Any) -> Any:
    document = copy.deepcopy(document)
    found = list(places(document))
    holder, name = found[place % len(found)]
    holder[name] = odd
    return document


@OFTEN
@given(place=st.integers(0, 500), odd=ODD)
async def test_signed_by_us(desk: Desk, place: int, odd: Any) -> None:
    """Signed by somebody who signs anything."""
    key = desk.keys[0]
    credential = bent(desk.credential(), place, odd)
    claims = {"iss": ours.ISSUER.id, "nbf": int(ours.AWARD.valid_from.timestamp()), **credential}
    token = ours.vc_jwt.compact({"alg": "ES256", "kid": ours.key_url(key.kid)}, claims, key)
    assert isinstance((await verify(token.encode(), World.of(desk.published), NOW)).verdict, BadgeVerdict)


@settings(OFTEN, max_examples=60)
@given(place=st.integers(0, 500), odd=ODD)
async def test_with_a_proof(ed: Peer, here: None, place: int, odd: Any) -> None:
    signed = json.loads(ed.data_integrity())
    document = bent(signed, place, odd)
    found = await verify(json.dumps(document).encode(), World.of(ed.published), datetime.now(UTC))
    assert found.verdict != BadgeVerdict.VALID or document == signed or odd in (None, [], {}, [None])


@OFTEN
@given(place=st.integers(0, 500), odd=ODD, which=st.integers(0, 10))
async def test_what_issuers_publish(desk: Desk, place: int, odd: Any, which: int) -> None:
    published = {**desk.published, ours.STATUS_URL: desk.published[ours.STATUS_URL]}
    documents = [url for url in published if url != ours.STATUS_URL]
    url = documents[which % len(documents)]
    published[url] = json.dumps(bent(json.loads(published[url]), place, odd)).encode()
    signed = ours.ob2.assertion(
        ours.AWARD,
        assertion_id=ours.AWARD.id,
        badge=ours.V2_BADGE_URL,
        creator=ours.v2_key_url(desk.keys[0].kid),
    )
    for token in (desk.jwt(), ours.ob2.sign(signed, desk.keys[0])):
        assert isinstance((await verify(token.encode(), World.of(published), NOW)).verdict, BadgeVerdict)


@OFTEN
@given(place=st.integers(0, 500), odd=ODD)
async def test_old_assertions(desk: Desk, place: int, odd: Any) -> None:
    made = ours.ob2.assertion(ours.AWARD, assertion_id=ours.V2_ASSERTION_URL, badge=ours.V2_BADGE_URL)
    document = json.dumps(bent(made, place, odd)).encode()
    world = World.of({**desk.published, ours.V2_ASSERTION_URL: document})
    for data in (document, ours.V2_ASSERTION_URL.encode()):
        assert isinstance((await verify(data, world, NOW)).verdict, BadgeVerdict)
