"""What is signed: the badge and nothing of the person, by a key that may change, at a place of its own."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from jose import jws

from api.badges.issuing import keys, signing, status_slots
from api.badges.openbadges.identity import matches
from tests.badges.issuing.world import API, Issuer, Student, World, payload


async def profile(issuer: Issuer) -> dict[str, Any]:
    found: dict[str, Any] = (
        await issuer.client.get(f"{API}/organisations/{issuer.organisation}/profile")
    ).json()
    return found


async def rotate(issuer: Issuer, kid: str) -> dict[str, Any]:
    response = await issuer.client.post(
        f"{API}/organisations/{issuer.organisation}/profile/keys", json={"kid": kid}
    )
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


class TestTheCredential:
    async def test_it_says_what_was_done_and_never_by_whom(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student(first_name="Cadet")
        world.factory.career("A1202", "Jardinier / Jardinière")
        achievement = await world.achievement(issuer, career_codes=["A1202"], validity_months=12)
        credential = await world.issued(achievement, student, narrative="Toujours à l'heure.")
        jwt, kid, valid_from, valid_until = world.row(
            "SELECT jwt, kid, valid_from, valid_until FROM badge_credential WHERE id = %s", credential
        )
        said = payload(jwt)
        assert said["id"] == said["jti"] == f"urn:uuid:{credential}"
        assert said["issuer"]["id"] == said["iss"] == (await profile(issuer))["did"]
        subject = said["credentialSubject"]
        assert subject["narrative"] == "Toujours à l'heure."
        assert subject["achievement"]["alignment"][0]["targetCode"] == "A1202"
        assert UUID(subject["id"].removeprefix("urn:uuid:")) != student.account
        for hidden in ("Cadet", student.email, str(student.account)):
            assert hidden not in str(said)
        (identity,) = subject["identifier"]
        assert matches(identity["identityHash"], identity["salt"], student.email)
        assert datetime.fromisoformat(said["validUntil"]) == valid_until
        assert valid_until.year == valid_from.year + 1
        assert jws.get_unverified_header(jwt)["kid"].endswith(f"/keys/{kid}")

    async def test_what_was_signed_stays_when_the_achievement_changes(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        credential = await world.issued(achievement, student)
        before = world.row("SELECT jwt, image_id FROM badge_credential WHERE id = %s", credential)
        path = f"{API}/achievements/{achievement}"
        changed = await issuer.client.patch(f"{path}/own", json={"name": "Tout autre chose"})
        assert changed.json()["name"] == "Tout autre chose"
        assert (await issuer.client.post(f"{path}/archive")).json()["status"] == "archived"
        assert world.row("SELECT jwt, image_id FROM badge_credential WHERE id = %s", credential) == before
        assert payload(before[0])["name"] == "Bénévole d'un festival"

    async def test_signing_twice_is_signing_once(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = world.offered(await world.achievement(issuer), student)
        await asyncio.gather(*(world.sign_accepted(credential) for _ in range(3)))
        (jwt,) = world.row("SELECT jwt FROM badge_credential WHERE id = %s", credential)
        await world.sign_accepted(credential)
        assert world.row("SELECT jwt FROM badge_credential WHERE id = %s", credential) == (jwt,)
        assert world.row("SELECT count(*) FROM badge_status") == (1,)

    @pytest.mark.parametrize("age", [14, None])
    async def test_a_parent_decides_for_a_child(self, age: int | None, world: World) -> None:
        issuer, student = await world.issuer(), await world.student(age=age)
        credential = world.offered(await world.achievement(issuer), student)
        assert await world.sign_accepted(credential) == "with_parent"
        assert world.row("SELECT status, jwt FROM badge_credential") == ("with_parent", None)
        async with world.database.transaction() as session:
            await signing.issue(session, world.settings, world.secrets, credential)
        assert world.row("SELECT status FROM badge_credential") == ("issued",)

    async def test_an_organisation_that_is_gone_signs_no_more(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        signed, waiting = await world.issued(achievement, student), world.offered(achievement, student)
        world.factory.connection.execute("UPDATE organisation SET closed_at = now()")
        with pytest.raises(Exception, match="badge_issuer_gone"):
            await world.sign_accepted(waiting)
        assert world.row("SELECT status FROM badge_credential WHERE id = %s", signed) == ("issued",)


class TestKeys:
    async def test_a_new_key_takes_over_and_the_old_one_stays_known(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        first = (await profile(issuer))["keys"][0]["kid"]
        old = await world.issued(achievement, student)
        answers = [await rotate(issuer, first) for _ in range(2)]
        assert answers[0] == answers[1]
        new, retired = answers[0]["keys"]
        assert (retired["kid"], new["retired_at"]) == (first, None)
        young = await world.issued(achievement, student)
        kids = dict(world.rows("SELECT id, kid FROM badge_credential"))
        assert (kids[old], kids[young]) == (first, new["kid"])
        assert world.rows("SELECT action FROM audit_entry WHERE action = 'badge.key_rotated'") == [
            ("badge.key_rotated",)
        ]

    async def test_the_private_key_is_kept_sealed(self, world: World) -> None:
        await world.issuer()
        sealed, public = world.row("SELECT sealed_pem, public_jwk FROM badge_key")
        assert b"PRIVATE" not in bytes(sealed)
        assert "d" not in public

    async def test_rotating_while_signing(self, world: World) -> None:
        """Every badge is signed by a key that signed at that moment; none fails."""
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        credentials = [world.offered(achievement, student) for _ in range(12)]

        async def rotations() -> None:
            for _ in range(4):
                await rotate(issuer, (await profile(issuer))["keys"][0]["kid"])

        await asyncio.gather(rotations(), *(world.sign_accepted(one) for one in credentials))
        assert world.row("SELECT count(*) FROM badge_credential WHERE status = 'issued'") == (12,)
        assert world.row("SELECT count(*), count(*) FILTER (WHERE retired_at IS NULL) FROM badge_key") == (
            5,
            1,
        )

    async def test_a_rotation_waits_for_what_is_being_signed(self, world: World) -> None:
        issuer = await world.issuer()
        (first,) = (await profile(issuer))["keys"]
        (issuer_id,) = world.row("SELECT id FROM badge_issuer")
        async with world.database.transaction() as session:
            connection = await session.connection()
            held = await keys.signing_key(connection, world.secrets, issuer_id)
            rotating = asyncio.create_task(rotate(issuer, first["kid"]))
            await world.factory.a_lock_is_waited_for()
            assert held.kid == first["kid"]
        assert (await rotating)["keys"][1]["kid"] == first["kid"]


class TestPlaces:
    async def test_no_place_is_given_twice(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of a list of sixteen places, twelve at once."""
        monkeypatch.setattr(status_slots, "SIZE", 16)
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        credentials = [world.offered(achievement, student) for _ in range(12)]
        await asyncio.gather(*(world.sign_accepted(one) for one in credentials))
        taken = world.rows("SELECT status_list_id, status_position FROM badge_credential")
        assert len(set(taken)) == 12

    async def test_a_full_list_is_followed_by_another(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(status_slots, "SIZE", 2)
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        for _ in range(5):
            await world.issued(achievement, student)
        assert world.row("SELECT count(*) FROM badge_status_list") == (3,)


class TestTwoStudents:
    async def test_nothing_ties_two_badges_of_a_person(self, world: World) -> None:
        issuer = await world.issuer()
        student: Student = await world.student()
        achievement = await world.achievement(issuer)
        for _ in range(2):
            await world.issued(achievement, student)
        first, second = (
            payload(jwt)["credentialSubject"] for (jwt,) in world.rows("SELECT jwt FROM badge_credential")
        )
        assert first["id"] != second["id"]
        assert first["identifier"][0]["identityHash"] != second["identifier"][0]["identityHash"]
