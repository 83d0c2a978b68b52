"""Somebody else may have a key: no document lists it, its badges prove nothing, and get another signature."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.badges.issuing import keys, lost_keys
from api.badges.issuing.cli import lose_keys
from api.badges.openbadges import vc_jwt
from api.badges.openbadges.keys import SigningKey, key_from_pem
from api.platform.kit.problems import NotFoundError
from api.platform.settings import Settings
from tests.badges.backpack.owners import BADGES, ME, consent, mails, ok, shared, wallet
from tests.badges.issuing.test_signing import profile
from tests.badges.issuing.world import Issuer, Student, World, payload
from tests.settings import ORIGIN
from tests.test_worker import run_due

LOST = ("unknown_issuer", "key_lost")


class Theft:
    """An issuer with a badge of somebody's, whose key is in other hands."""

    def __init__(self, world: World, issuer: Issuer, student: Student, badge: UUID) -> None:
        self.world, self.issuer, self.student, self.badge = world, issuer, student, badge
        self.achievement, self.old, self.kid = world.row(
            "SELECT achievement_id, jwt, kid FROM badge_credential WHERE id = %s", badge
        )
        (self.issuer_id,) = world.row("SELECT id FROM badge_issuer")
        (sealed,) = world.row("SELECT sealed_pem FROM badge_key")
        self.key: SigningKey = key_from_pem(world.secrets.unseal(bytes(sealed)) or "")

    async def lose(self, kid: str = "") -> int:
        async with self.world.database.transaction() as session:
            return await lost_keys.lose(session, self.world.secrets, kid or self.kid)

    async def sign_anew(self) -> None:
        """What the worker does, until nothing is left."""
        more = True
        while more:
            async with self.world.database.transaction() as session:
                more = await lost_keys.sign_anew(session, self.world.settings, self.world.secrets, self.kid)

    def forged(self, **values: Any) -> str:
        """What whoever has the key writes."""
        claims = {"iss", "sub", "jti", "nbf", "exp"}
        said = {name: value for name, value in payload(self.old).items() if name not in claims}
        address = f"{ORIGIN}/ob/issuers/{self.issuer_id}/keys/{self.kid}"
        return vc_jwt.sign({**said, **values}, self.key, address)


@pytest.fixture
async def theft(world: World) -> Theft:
    issuer, student = await world.issuer(), await world.student()
    return Theft(world, issuer, student, await world.issued(await world.achievement(issuer), student))


async def verdict(client: httpx.AsyncClient, text: str) -> tuple[str, str]:
    found = ok(await client.post(f"{BADGES}/verify", json={"text": text}))
    return found["verdict"], found["code"]


async def file(student: Student, badge: UUID, kind: str) -> str:
    response = await student.client.get(f"{ME}/{badge}/file", params={"format": kind})
    assert response.status_code == 200, response.text
    return response.text


class TestDocuments:
    async def test_no_document_names_it_and_a_fresh_one_signs(
        self, theft: Theft, client: httpx.AsyncClient
    ) -> None:
        home, older = f"/ob/issuers/{theft.issuer_id}", f"/ob/v2/issuers/{theft.issuer_id}"
        # One that may have signed badges of 2.0 too stands in their profile.
        theft.world.factory.connection.execute("UPDATE badge_key SET signed_older = true")
        pages = [f"{home}/did.json", f"{home}/jwks.json", older]
        assert all([theft.kid in (await client.get(page)).text for page in pages])
        assert await theft.lose() == 1
        assert not any([theft.kid in (await client.get(page)).text for page in pages])
        for address in (f"{home}/keys/{theft.kid}", f"{older}/keys/{theft.kid}"):
            assert (await client.get(address)).status_code == 404
        (new,) = (await profile(theft.issuer))["keys"]
        assert (await client.get(f"{home}/keys/{new['kid']}")).status_code == 200
        young = await theft.world.issued(theft.achievement, theft.student)
        assert theft.world.row("SELECT kid FROM badge_credential WHERE id = %s", young) == (new["kid"],)

    async def test_one_that_signed_no_more_leaves_the_one_in_use(self, theft: Theft) -> None:
        async with theft.world.database.transaction() as session:
            await keys.rotate(await session.connection(), theft.world.secrets, theft.issuer_id, theft.kid)
        before = (await profile(theft.issuer))["keys"][0]
        await theft.lose()
        assert (await profile(theft.issuer))["keys"] == [before]


class TestBadges:
    async def test_the_old_file_proves_nothing_and_the_new_one_is_the_same_badge(
        self, theft: Theft, client: httpx.AsyncClient
    ) -> None:
        _, link = await shared(theft.student, theft.badge)
        assert await verdict(client, theft.old) == ("valid", "ok")
        await theft.lose()
        assert await verdict(client, theft.old) == LOST
        assert ok(await client.get(f"{BADGES}/shared/{link}"))["code"] == "key_lost"
        await theft.sign_anew()
        new = await file(theft.student, theft.badge, "jwt")
        assert await verdict(client, new) == ("valid", "ok")
        assert await verdict(client, theft.old) == LOST
        assert ok(await client.get(f"{BADGES}/shared/{link}"))["verdict"] == "valid"
        before, after = payload(theft.old), payload(new)
        old_place, new_place = before.pop("credentialStatus"), after.pop("credentialStatus")
        assert after == before
        assert old_place["statusListIndex"] != new_place["statusListIndex"]
        # Whoever still knows the old key finds that the old file was revoked.
        assert theft.world.rows("SELECT position FROM badge_status WHERE revoked_at IS NOT NULL") == [
            (int(old_place["statusListIndex"]),)
        ]

    async def test_its_owner_is_told_once_that_old_files_prove_nothing(
        self, theft: Theft, settings: Settings
    ) -> None:
        for _ in range(2):
            await theft.lose()
            await run_due(settings)
        assert await theft.world.told(theft.student.client) == ["badge.signed_anew"]
        (letter,) = mails(theft.world, theft.student.email)
        assert "ne prouvent plus rien" in letter["paragraphs"][0]
        assert [one["state"] for one in (await wallet(theft.student))["items"]] == ["valid"]
        assert theft.world.row("SELECT count(*) FROM audit_entry WHERE action = 'badge.key_lost'") == (1,)

    @pytest.mark.parametrize("anew", [False, True])
    async def test_nobody_vouches_for_what_a_thief_writes(
        self, theft: Theft, client: httpx.AsyncClient, anew: bool
    ) -> None:
        made = {"its id": theft.forged(name="x"), "another": theft.forged(id=f"urn:uuid:{uuid4()}")}
        assert await verdict(client, made["its id"]) == ("altered", "signature")
        await theft.lose()
        if anew:
            await theft.sign_anew()
        for name, text in made.items():
            assert await verdict(client, text) == LOST, name

    async def test_of_2_0_the_same(self, theft: Theft, client: httpx.AsyncClient) -> None:
        await consent(theft.student)
        old = await file(theft.student, theft.badge, "ob2-jws")
        assert (await verdict(client, old))[0] == "valid"
        # Version 2.0 is signed by a key of its own.
        (kid,) = theft.world.row("SELECT kid FROM badge_key WHERE algorithm = 'RS256'")
        await theft.lose(kid)
        assert await verdict(client, old) == LOST
        await theft.sign_anew()
        assert await verdict(client, old) == LOST
        assert (await verdict(client, await file(theft.student, theft.badge, "ob2-jws")))[0] == "valid"

    async def test_what_was_revoked_stays_so_and_is_not_signed_anew(
        self, theft: Theft, client: httpx.AsyncClient
    ) -> None:
        await theft.world.revoke(theft.issuer, theft.badge)
        assert await theft.lose() == 0
        await theft.sign_anew()
        assert theft.world.row("SELECT jwt FROM badge_credential") == (theft.old,)
        assert (await verdict(client, theft.old))[0] == "revoked"


class TestAtOnce:
    async def test_by_two_workers_each_is_signed_anew_once(
        self, theft: Theft, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lost_keys, "CHUNK", 2)
        for _ in range(6):
            await theft.world.issued(theft.achievement, theft.student)
        assert await theft.lose() == 7
        await asyncio.gather(theft.sign_anew(), theft.sign_anew())
        await theft.sign_anew()
        assert theft.world.row(
            "SELECT count(*), count(DISTINCT kid) FROM badge_credential WHERE kid <> %s", theft.kid
        ) == (7, 1)
        assert await theft.world.told(theft.student.client) == ["badge.signed_anew"] * 7

    async def test_lost_while_signing_no_badge_keeps_it(self, theft: Theft) -> None:
        offers = [theft.world.offered(theft.achievement, theft.student) for _ in range(8)]
        await asyncio.gather(theft.lose(), *(theft.world.sign_accepted(one) for one in offers))
        await theft.sign_anew()
        assert theft.world.row(
            "SELECT count(*), count(*) FILTER (WHERE kid = %s) FROM badge_credential WHERE jwt IS NOT NULL",
            theft.kid,
        ) == (9, 0)


class TestCommand:
    async def test_by_its_address_and_where_one_is_unknown_nothing_is_done(
        self, theft: Theft, settings: Settings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert settings.database_url
        assert await lose_keys(settings.database_url, settings, [theft.kid, "unknown"]) == 2
        assert theft.world.row("SELECT compromised_at FROM badge_key") == (None,)
        address = f"{ORIGIN}/ob/issuers/{theft.issuer_id}/keys/{theft.kid}"
        assert await lose_keys(settings.database_url, settings, [address]) == 0
        assert f"{theft.kid}: 1 " in capsys.readouterr().out
        assert theft.world.row("SELECT count(*) FROM badge_key WHERE compromised_at IS NULL") == (1,)

    async def test_a_key_of_nobody_is_not_found(self, world: World) -> None:
        with pytest.raises(NotFoundError):
            async with world.database.transaction() as session:
                await lost_keys.lose(session, world.secrets, "unknown")
