"""Revocation: with a reason, seen at once, by the organisation that awarded."""

from tests.badges.issuing.world import REASON, World


class TestRevoking:
    async def test_it_shows_at_once_with_its_reason(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        credential = await world.issued(achievement, student)
        for _ in range(2):
            assert (await world.revoke(issuer, credential)).status_code == 204
        (found,) = await world.listed(issuer, achievement, state="revoked")
        assert found["revocation_reason"] == REASON
        assert world.row("SELECT count(*) FROM badge_status WHERE revoked_at IS NOT NULL") == (1,)
        assert world.row("SELECT count(*) FROM audit_entry WHERE action = 'badge.revoked'") == (1,)
        assert await world.told(student.client) == ["badge.revoked"]

    async def test_an_offer_is_taken_back(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        await world.awarded(issuer, achievement, "mauvaise@example.org", narrative="Bravo.")
        (offer,) = await world.listed(issuer, achievement)
        assert (await world.revoke(issuer, offer["id"])).status_code == 204
        assert world.row("SELECT status, email, token_digest, narrative FROM badge_credential") == (
            "lapsed",
            None,
            None,
            "",
        )
        assert (await world.revoke(issuer, offer["id"])).status_code == 409

    async def test_another_organisation_revokes_nothing(self, world: World) -> None:
        issuer, other, student = await world.issuer(), await world.issuer(), await world.student()
        credential = await world.issued(await world.achievement(issuer), student)
        assert (await world.revoke(other, credential)).status_code == 404
        assert world.row("SELECT revoked_at FROM badge_credential") == (None,)

    async def test_a_reason_is_needed(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = await world.issued(await world.achievement(issuer), student)
        for reason in ("", "Écris-moi au 06 12 34 56 78"):
            assert (await world.revoke(issuer, credential, reason=reason)).status_code == 422
