"""Walls, line 26: whoever only holds the mailbox of an owner with a second factor ends nothing of theirs."""

from uuid import UUID, uuid4

import pytest

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory


class Owned:
    """A company, its owner with an authenticator app and a device that has proven it, and a colleague."""

    def __init__(self, factory: Factory) -> None:
        self.factory = factory
        self.owner = factory.account(Role.COMPANY, Role.ISSUER, age=45)
        factory.connection.execute(
            "INSERT INTO totp (account_id, confirmed_at, last_step, failures) VALUES (%s, now(), 0, 0)",
            [self.owner],
        )
        self.proven = factory.session(self.owner)
        self.company = factory.organisation(self.owner, siret=factory.siret())
        self.colleague = factory.account(Role.COMPANY, age=40)
        factory.member(self.company, self.colleague)

    def asked(self) -> list[tuple[str, str, dict[str, object] | None]]:
        company, colleague = f"/organisations/{self.company}", f"/members/{self.colleague}"
        return [
            ("DELETE", f"{company}{colleague}", None),
            ("PUT", f"{company}{colleague}", {"role": "owner"}),
            ("POST", f"{company}/invitations", {"email": "autre@example.org", "role": "owner"}),
            ("POST", f"/badges{company}/profile/keys", {"kid": "k"}),
            ("POST", f"/badges/credentials/{uuid4()}/revoke", {"reason": "Erreur de liste"}),
            ("DELETE", "/me/sessions", None),
            ("DELETE", f"/me/sessions/{self.session()}", None),
            ("DELETE", company, None),
        ]

    def session(self) -> UUID:
        """Of the device that has proven the factor."""
        row = self.factory.connection.execute(
            "SELECT id FROM session WHERE account_id = %s AND second_factor_at IS NOT NULL", [self.owner]
        ).fetchone()
        assert row
        found: UUID = row[0]
        return found


@pytest.fixture
def owned(factory: Factory) -> Owned:
    return Owned(factory)


async def test_walls_26_what_ends_or_hands_over_asks_for_the_factor(owned: Owned, devices: Device) -> None:
    weak = await devices(owned.factory.session(owned.owner, strong=False))
    for method, path, body in owned.asked():
        answer = await weak.request(method, f"/api/v1{path}", json=body)
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/second-factor-needed"), path
    assert (await (await devices(owned.proven)).get("/api/v1/me/sessions")).status_code == 200


async def test_a_colleague_is_invited_without_it(owned: Owned, devices: Device) -> None:
    weak = await devices(owned.factory.session(owned.owner, strong=False))
    invited = {"email": "collegue@example.org", "role": "member"}
    answer = await weak.post(f"/api/v1/organisations/{owned.company}/invitations", json=invited)
    assert answer.status_code == 201, answer.text


async def test_once_proven_it_goes_on(owned: Owned, devices: Device) -> None:
    phone = await devices(owned.factory.session(owned.owner))
    for method, path, body in owned.asked():
        answer = await phone.request(method, f"/api/v1{path}", json=body)
        assert answer.status_code in (200, 201, 204, 404, 409), (path, answer.text)


async def test_devices_that_have_proven_nothing_are_signed_out_by_the_mailbox(
    owned: Owned, devices: Device
) -> None:
    owned.factory.connection.execute("UPDATE session SET second_factor_at = now() - interval '2 days'")
    weak = await devices(owned.factory.session(owned.owner, strong=False))
    assert (await weak.delete("/api/v1/me/sessions")).status_code == 204
