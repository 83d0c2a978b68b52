"""How a badge becomes somebody's: codes, mails, yes and no."""

import asyncio
from uuid import uuid4

import pytest

from api.platform.kit.clock import now
from tests.badges.backpack.owners import (
    BADGES,
    ME,
    badge,
    claim,
    code_of,
    mails,
    ok,
    refusal,
    states,
    token,
    wallet,
)
from tests.badges.issuing.world import World, payload, png


class TestByCode:
    async def test_the_badge_is_signed_at_once_and_in_the_wallet(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        code = await code_of(world, issuer, narrative="A accueilli 200 personnes.")
        got = ok(await claim(student, f"{code[:4].lower()}-{code[4:]}"))
        assert (got["state"], got["origin"], got["name"]) == ("valid", "code", "Bénévole d'un festival")
        assert got["narrative"] == "A accueilli 200 personnes."
        assert got["linkedin"]["organisation"] == "Club du Lac"
        assert (await wallet(student))["items"] == [got]
        (jwt,) = world.row("SELECT jwt FROM badge_credential")
        said = payload(jwt)
        assert student.email not in jwt
        assert said["credentialSubject"]["identifier"][0]["identityHash"].startswith("sha256$")

    async def test_twice_by_the_same_person_is_once(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        code = await code_of(world, issuer, max_claims=1)
        first, again = ok(await claim(student, code)), ok(await claim(student, code))
        assert first == again
        assert world.row("SELECT claims FROM badge_code") == (1,)

    async def test_who_shows_the_code_hears_of_each_claim_and_not_whose_it_is(self, world: World) -> None:
        issuer, other = await world.issuer(), await world.issuer()
        made = ok(await world.make_code(issuer, await world.achievement(issuer)), 201)
        student = await world.student()
        for _ in range(2):
            ok(await claim(student, made["code"]))
        told = world.rows("SELECT account_id, notice, data FROM stream_event WHERE kind = 'badge.claimed'")
        code = {"code_id": made["id"], "achievement_id": made["achievement_id"]}
        assert told == [(issuer.account, False, code)]
        [badge] = [one["id"] for one in (await wallet(student))["items"]]
        own = world.rows("SELECT kind, notice, data FROM stream_event WHERE account_id = %s", student.account)
        assert own == [("badge.issued", False, {"credential_id": badge})]
        assert other.account != issuer.account

    async def test_declined_since_it_is_not_given_again(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student(age=13)
        code = await code_of(world, issuer)
        made = ok(await claim(student, code))
        ok(await student.client.post(f"{ME}/{made['id']}/decline"), 204)
        assert refusal(await claim(student, code)) == (409, "badge-over")

    async def test_while_the_picture_is_replaced_each_is_signed_with_one_that_stays(
        self, world: World
    ) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        code = ok(await world.make_code(issuer, achievement), 201)["code"]
        students = [await world.student() for _ in range(6)]
        pictures = [
            issuer.client.put(f"{BADGES}/achievements/{achievement}/image", content=png(colour=colour))
            for colour in ("green", "red", "blue")
        ]
        answers = await asyncio.gather(*pictures, *(claim(one, code) for one in students))
        assert {one.status_code for one in answers} == {200}

    async def test_two_at_the_same_second_leave_one_badge_of_a_single_use_code(self, world: World) -> None:
        issuer = await world.issuer()
        code = await code_of(world, issuer, max_claims=1)
        students = [await world.student() for _ in range(6)]
        answers = await asyncio.gather(*(claim(one, code) for one in students for _ in range(2)))
        assert sorted({one.status_code for one in answers}) == [200, 422]
        assert world.row("SELECT count(*) FROM badge_credential WHERE jwt IS NOT NULL") == (1,)
        assert world.row("SELECT claims FROM badge_code") == (1,)

    async def test_the_same_person_at_the_same_second_has_one(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        code = await code_of(world, issuer)
        answers = await asyncio.gather(*(claim(student, code) for _ in range(6)))
        assert len({ok(one)["id"] for one in answers}) == 1
        assert world.row("SELECT claims FROM badge_code") == (1,)

    async def test_wrong_ones_are_counted_and_then_none_is_believed(self, world: World) -> None:
        world.settings.wrong_badge_codes = 2
        issuer, student = await world.issuer(), await world.student()
        code = await code_of(world, issuer)
        assert refusal(await claim(student, "22222222")) == (422, "invalid-input")
        assert (await claim(student, "zu kurz")).status_code == 422
        assert (await claim(student, "33333333")).status_code == 422
        assert refusal(await claim(student, code)) == (429, "too-many-requests")
        # The limit is the account's: others are not held back.
        ok(await claim(await world.student(), code))

    async def test_used_up_over_and_unknown_read_the_same(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        code = await code_of(world, issuer, max_claims=1)
        ok(await claim(await world.student(), code))
        used_up, unknown = await claim(student, code), await claim(student, "22222222")
        assert used_up.json() == unknown.json()

    async def test_the_age_must_be_known(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student(age=None)
        assert refusal(await claim(student, await code_of(world, issuer))) == (409, "birth-date-needed")


class TestOffers:
    async def test_it_waits_where_the_account_has_that_address(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        await world.awarded(issuer, await world.achievement(issuer), student.email)
        [offered] = (await wallet(student))["items"]
        assert (offered["state"], offered["can_accept"], offered["linkedin"]) == ("offered", True, None)
        got = ok(await student.client.post(f"{ME}/{offered['id']}/accept"))
        assert got["state"] == "valid"
        assert ok(await student.client.post(f"{ME}/{offered['id']}/accept")) == got
        assert world.row("SELECT email, token_digest FROM badge_credential") == (None, None)

    async def test_the_link_of_the_mail_gives_it_to_whoever_opens_it_first(self, world: World) -> None:
        issuer, student, other = await world.issuer(), await world.student(), await world.student()
        await world.awarded(issuer, await world.achievement(issuer), "ailleurs@example.org")
        assert await states(student) == []
        link = token(world, "ailleurs@example.org", "/badges/claim").removeprefix("offer=")
        opened = ok(await student.client.post(f"{BADGES}/offers/claim", json={"token": link}))
        assert opened["state"] == "offered"
        assert ok(await student.client.post(f"{BADGES}/offers/claim", json={"token": link})) == opened
        late = await other.client.post(f"{BADGES}/offers/claim", json={"token": link})
        assert refusal(late) == (404, "link-dead")
        ok(await student.client.post(f"{ME}/{opened['id']}/accept"))
        # What it is hashed for is the owner's own address.
        assert world.row("SELECT count(*) FROM badge_credential WHERE account_id = %s", student.account) == (
            1,
        )

    @pytest.mark.parametrize("apart", [True, False])
    async def test_walls_12_of_whom_one_is_apart_from_it_comes_without_words(
        self, world: World, apart: bool
    ) -> None:
        """A dot or a plus makes another address of the same mailbox, and the link came there."""
        issuer, student = await world.issuer(), await world.student(14)
        if apart:
            world.factory.silence(issuer.account, toward=student.account)
        other = "autrement+1@example.org"
        await world.awarded(issuer, await world.achievement(issuer), other, narrative="Pense à moi.")
        link = token(world, other, "/badges/claim").removeprefix("offer=")
        opened = ok(await student.client.post(f"{BADGES}/offers/claim", json={"token": link}))
        assert opened["narrative"] == ("" if apart else "Pense à moi.")

    async def test_a_mail_of_an_unknown_address_reads_like_any_other(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        await world.awarded(issuer, achievement, student.email, "personne@example.org")
        listed = await world.listed(issuer, achievement)
        assert {one["state"] for one in listed} == {"offered"}
        assert {one["first_name"] for one in listed} == {None}
        one, other = mails(world, student.email), mails(world, "personne@example.org")
        assert [letter["subject"] for letter in one] == [letter["subject"] for letter in other]
        assert "Bénévole" not in str(one)

    async def test_declined_it_is_gone_and_cannot_be_accepted(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        await world.awarded(issuer, await world.achievement(issuer), student.email)
        [offered] = (await wallet(student))["items"]
        ok(await student.client.post(f"{ME}/{offered['id']}/decline"), 204)
        assert await states(student) == []
        assert (await student.client.post(f"{ME}/{offered['id']}/accept")).status_code == 404
        assert world.row("SELECT status, email FROM badge_credential") == ("declined", None)

    async def test_another_person_finds_nothing_to_accept_decline_or_read(self, world: World) -> None:
        issuer, student, other = await world.issuer(), await world.student(), await world.student()
        await world.awarded(issuer, await world.achievement(issuer), student.email)
        [offered] = (await wallet(student))["items"]
        for path in ("accept", "decline"):
            assert (await other.client.post(f"{ME}/{offered['id']}/{path}")).status_code == 404
        assert (await other.client.get(f"{ME}/{offered['id']}")).status_code == 404
        assert (await other.client.delete(f"{ME}/{offered['id']}")).status_code == 404

    async def test_accepted_on_two_phones_at_the_same_second_it_is_signed_once(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        await world.awarded(issuer, await world.achievement(issuer), student.email)
        [offered] = (await wallet(student))["items"]
        answers = await asyncio.gather(
            *(student.client.post(f"{ME}/{offered['id']}/accept") for _ in range(6))
        )
        assert {one.status_code for one in answers} == {200}
        assert world.row("SELECT count(*) FROM badge_status") == (1,)

    async def test_an_issuer_that_is_closed_signs_no_more(self, world: World) -> None:
        issuer, student = await world.issuer(), await world.student()
        await world.awarded(issuer, await world.achievement(issuer), student.email)
        world.factory.connection.execute("UPDATE organisation SET closed_at = now()")
        [offered] = (await wallet(student))["items"]
        refused = await student.client.post(f"{ME}/{offered['id']}/accept")
        assert refusal(refused) == (409, "badge-issuer-gone")


class TestDeleting:
    async def test_what_was_signed_says_revoked_from_then_on(self, world: World) -> None:
        student = await world.student()
        credential = await badge(world, student)
        ok(await student.client.delete(f"{ME}/{credential}"), 204)
        assert await states(student) == []
        assert world.row("SELECT count(*), count(revoked_at) FROM badge_status") == (1, 1)
        assert world.row("SELECT revoked_at <= %s FROM badge_status", now()) == (True,)
        assert (await student.client.delete(f"{ME}/{credential}")).status_code == 404

    async def test_somebody_else_s_stays(self, world: World) -> None:
        student, other = await world.student(), await world.student()
        credential = await badge(world, student)
        assert (await other.client.delete(f"{ME}/{credential}")).status_code == 404
        assert (await other.client.delete(f"{ME}/{uuid4()}")).status_code == 404
        assert await states(student) == ["valid"]
