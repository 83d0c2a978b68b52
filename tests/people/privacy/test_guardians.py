"""Parents: the link, the single answer, the receipt, withdrawal; nobody else's child, nobody else's link."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.platform.kit.personal_data import Purpose
from api.platform.kit.secrets import digest
from tests.factories import Factory
from tests.people.privacy.conftest import EVERYTHING, PURPOSES, Clock, Family, Mails, MakeFamily


def dead(response: httpx.Response) -> bool:
    """Whether the one clear answer to a link that does not work was given."""
    return response.status_code == 404 and response.json()["type"] == "/problems/link-dead"


async def opened(child: Family, token: str) -> httpx.Response:
    return await child.visitor.post("/api/v1/guardian/open", json={"token": token})


class TestTheLink:
    async def test_it_is_mailed_to_the_parent_in_a_fragment_and_never_shown_to_the_child(
        self, family: MakeFamily, mails: Mails, factory: Factory
    ) -> None:
        child = await family(first_name="Prénom")
        response = await child.phone.put("/api/v1/me/guardian", json={"email": child.parent})
        letter = mails.to(child.parent)[0]
        token = letter["url"].partition("/parent#")[2]
        assert token
        assert letter["formal"]
        assert "Prénom" in letter["subject"]
        assert token not in response.text
        assert child.parent not in response.text
        assert token not in (await child.phone.get("/api/v1/me/consents")).text
        link = response.json()["guardian"]
        assert (link["address"], link["state"]) == ("p•••@example.org", "waiting")
        kept = factory.connection.execute("SELECT digest FROM guardian_token").fetchone()
        assert kept == (digest(token),)
        sealed = factory.connection.execute("SELECT sealed_address FROM guardian_request").fetchone()
        assert sealed
        assert child.parent.encode() not in bytes(sealed[0])

    async def test_opening_says_what_is_asked_and_does_not_use_it_up(self, family: MakeFamily) -> None:
        child = await family(first_name="Prénom")
        await child.agree("push")
        token = await child.ask()
        for _ in range(2):
            response = await opened(child, token)
            assert response.status_code == 200
        body = response.json()
        assert (body["child_first_name"], body["consent_age"]) == ("Prénom", 15)
        assert body["sent_to"] == "p•••@example.org"
        assert [one["purpose"] for one in body["purposes"]] == PURPOSES
        assert [one["purpose"] for one in body["purposes"] if one["child_agreed"]] == ["push"]
        assert response.headers["Cache-Control"] == "no-store"
        assert "birth" not in response.text

    @pytest.mark.parametrize("token", ["unknown", "x" * 43, "é"])
    async def test_an_unknown_one_is_dead(self, token: str, family: MakeFamily) -> None:
        child = await family()
        for response in [
            await opened(child, token),
            await child.answer(token),
            await child.visitor.post("/api/v1/guardian/manage", json={"token": token}),
            await child.visitor.post(
                "/api/v1/guardian/withdraw", json={"token": token, "purposes": ["push"]}
            ),
            await child.visitor.post(
                "/api/v1/guardian/oppose",
                json={"token": token, "declares_authority": True, "reason": "Pas d'accord"},
            ),
        ]:
            assert dead(response)

    async def test_it_expires(self, family: MakeFamily, moving: Clock) -> None:
        child = await family()
        token = await child.ask()
        moving.move(days=7, seconds=-5)
        assert (await opened(child, token)).status_code == 200
        moving.move(seconds=6)
        assert dead(await opened(child, token))
        assert dead(await child.answer(token))
        assert (await child.overview())["guardian"]["state"] == "expired"

    async def test_asking_again_kills_the_former_one(self, family: MakeFamily) -> None:
        child = await family()
        first = await child.ask()
        second = await child.ask()
        assert dead(await child.answer(first))
        assert (await child.answer(second)).status_code == 200

    async def test_another_address_kills_the_former_one(self, family: MakeFamily) -> None:
        child = await family()
        first = await child.ask("one@example.org")
        second = await child.ask("other@example.org")
        assert dead(await opened(child, first))
        assert dead(await child.answer(first))
        assert (await child.answer(second)).status_code == 200

    @pytest.mark.parametrize(
        ("own", "address"),
        [
            ("enfant@example.org", "enfant@example.org"),
            ("enfant@example.org", "Enfant+parent@example.org"),
            ("un.enfant@gmail.com", "u.nenfant+parent@GoogleMail.com"),
        ],
    )
    async def test_the_child_s_own_mailbox_is_no_parent(
        self, own: str, address: str, family: MakeFamily
    ) -> None:
        child = await family(email=own)
        response = await child.phone.put("/api/v1/me/guardian", json={"email": address})
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == "email"

    async def test_nor_is_one_that_becomes_the_child_s_own_before_the_answer(
        self, family: MakeFamily, factory: Factory
    ) -> None:
        child = await family()
        token = await child.ask()
        factory.connection.execute("UPDATE account SET email = %s WHERE id = %s", [child.parent, child.child])
        assert dead(await child.answer(token))

    async def test_a_first_name_carries_no_link_to_a_stranger(self, family: MakeFamily, mails: Mails) -> None:
        child = await family(first_name="Gagne: http://evil.example/x?1")
        await child.ask()
        letter = mails.to(child.parent)[0]
        said = letter["subject"] + " ".join(letter["paragraphs"])
        assert "://" not in said
        assert "evil." not in said


class TestReminders:
    async def test_one_a_day_and_both_links_lead_to_one_answer(
        self, family: MakeFamily, moving: Clock
    ) -> None:
        child = await family()
        first = await child.ask()
        early = await child.phone.post("/api/v1/me/guardian/remind")
        assert early.status_code == 429
        moving.move(days=1, seconds=1)
        sent = await child.phone.post("/api/v1/me/guardian/remind")
        assert sent.status_code == 200
        assert len(child.mails.to(child.parent)) == 2
        assert (await child.phone.post("/api/v1/me/guardian/remind")).status_code == 429
        second = child.mails.token(child.parent, "/parent")
        assert second != first
        assert (await child.answer(first)).status_code == 200
        assert dead(await child.answer(second))

    async def test_nothing_to_remind_before_and_after(self, family: MakeFamily, moving: Clock) -> None:
        child = await family()
        assert (await child.phone.post("/api/v1/me/guardian/remind")).status_code == 409
        await child.consent()
        moving.move(days=2)
        assert (await child.phone.post("/api/v1/me/guardian/remind")).status_code == 409

    async def test_two_at_once_send_one(self, family: MakeFamily, moving: Clock) -> None:
        child = await family()
        await child.ask()
        moving.move(days=1, seconds=1)
        answers = await asyncio.gather(*(child.phone.post("/api/v1/me/guardian/remind") for _ in range(3)))
        assert sorted(answer.status_code for answer in answers) == [200, 429, 429]


class TestTheAnswer:
    async def test_it_works_once(self, family: MakeFamily) -> None:
        child = await family()
        token = await child.ask()
        assert (await child.answer(token)).status_code == 200
        assert dead(await child.answer(token, dict.fromkeys(PURPOSES, False)))
        assert dead(await opened(child, token))

    async def test_of_simultaneous_answers_one_counts(self, family: MakeFamily, factory: Factory) -> None:
        child = await family()
        await child.agree()
        token = await child.ask()
        answers = await asyncio.gather(
            *(child.answer(token, dict.fromkeys(PURPOSES, number % 2 == 0)) for number in range(6))
        )
        assert sorted(answer.status_code for answer in answers) == [200] + [404] * 5
        kept = factory.connection.execute(
            "SELECT count(*) FROM consent_decision WHERE party = 'parent'"
        ).fetchone()
        assert kept == (len(PURPOSES),)
        [won] = [answer.json() for answer in answers if answer.status_code == 200]
        stands = "granted" if won["decisions"]["push"] else "refused"
        assert set((await child.states()).values()) == {stands}

    async def test_authority_must_be_declared(self, family: MakeFamily) -> None:
        child = await family()
        token = await child.ask()
        for said in ({"declares_authority": False}, {"declares_authority": None}):
            assert (await child.answer(token, **said)).status_code == 422
        assert (await child.answer(token)).status_code == 200

    async def test_nothing_is_decided_in_silence(self, family: MakeFamily) -> None:
        child = await family()
        await child.agree()
        token = await child.ask()
        assert (await child.visitor.post("/api/v1/guardian/answer", json={
            "token": token, "declares_authority": True, "decisions": {}})).status_code == 422  # fmt: skip
        await child.answer(token, {"push": True})
        assert await child.state("push") == "granted"
        assert await child.state("badges") == "waiting_for_parent"

    async def test_the_receipt_tells_everything_and_how_to_withdraw(
        self, family: MakeFamily, mails: Mails
    ) -> None:
        child = await family(first_name="Prénom")
        response = await child.answer(await child.ask(), {"push": True, "badges": False}, first_name="Parent")
        receipt = mails.to(child.parent)[0]
        said = " ".join(receipt["paragraphs"])
        assert "autorité parentale" in said
        assert "Recevoir des alertes" in said
        assert "Montrer ses badges" in said
        assert response.json()["opposition_reference"] in said
        assert receipt["url"].startswith("http://test.local/parent/manage#")
        assert receipt["url"].partition("#")[2] not in response.text
        assert (await child.overview())["opposition_reference"] == response.json()["opposition_reference"]

    async def test_the_child_is_told(self, family: MakeFamily) -> None:
        child = await family()
        await child.consent()
        kinds = [one["kind"] for one in (await child.phone.get("/api/v1/me/notifications")).json()["items"]]
        assert kinds == ["consent.parent_answered"]

    async def test_a_later_answer_may_refuse_what_the_former_accepted(self, family: MakeFamily) -> None:
        child = await family()
        await child.consent()
        assert (await child.answer(await child.ask(), {"push": False})).status_code == 200
        assert await child.state("push") == "withdrawn"
        assert await child.state("badges") == "granted"
        assert child.told == [(child.child, Purpose.PUSH)]

    async def test_after_a_refusal_a_new_link_waits_again(self, family: MakeFamily) -> None:
        child = await family()
        await child.consent({"push": False})
        assert await child.state("push") == "refused"
        await child.ask()
        assert await child.state("push") == "waiting_for_parent"

    async def test_who_answers_again_manages_by_the_link_they_kept_too(self, family: MakeFamily) -> None:
        child = await family()
        kept = await child.consent()
        await child.answer(await child.ask(), {"push": False})
        for token in (kept, child.mails.token(child.parent, "/parent/manage")):
            managed = await child.visitor.post("/api/v1/guardian/manage", json={"token": token})
            [push] = [one for one in managed.json()["decisions"] if one["purpose"] == "push"]
            assert push["withdrawn"]

    async def test_a_parent_who_was_replaced_manages_no_more_after_the_next_one_answered(
        self, family: MakeFamily
    ) -> None:
        child = await family()
        kept = await child.consent()
        await child.answer(await child.ask("parent2@example.org"))
        assert dead(await child.visitor.post("/api/v1/guardian/manage", json={"token": kept}))


class TestOneChildOnly:
    async def test_a_link_never_acts_on_another_child(self, family: MakeFamily) -> None:
        one, other = await family(), await family()
        await one.agree()
        await other.agree()
        token = await one.ask("parent@example.org")
        await other.ask("parent@example.org")
        # Nothing that is sent beside the token names a child.
        forged = await one.visitor.post(
            "/api/v1/guardian/answer",
            json={
                "token": token,
                "declares_authority": True,
                "decisions": EVERYTHING,
                "account_id": str(other.child),
            },
        )
        assert forged.status_code == 422
        assert (await one.answer(token)).status_code == 200
        assert set((await one.states()).values()) == {"granted"}
        assert set((await other.states()).values()) == {"waiting_for_parent"}

    async def test_a_management_link_withdraws_for_its_child_only(self, family: MakeFamily) -> None:
        one, other = await family(), await family()
        token = await one.consent()
        await other.consent()
        await one.visitor.post("/api/v1/guardian/withdraw", json={"token": token, "purposes": PURPOSES})
        assert set((await one.states()).values()) == {"withdrawn"}
        assert set((await other.states()).values()) == {"granted"}

    async def test_each_kind_of_link_opens_its_own_door_only(self, family: MakeFamily) -> None:
        child = await family()
        answer = await child.ask()
        assert dead(await child.visitor.post("/api/v1/guardian/manage", json={"token": answer}))
        await child.answer(answer)
        manage = child.mails.token(child.parent, "/parent/manage")
        assert dead(await opened(child, manage))
        assert dead(await child.answer(manage))

    async def test_a_banned_child_s_links_are_dead(self, family: MakeFamily, factory: Factory) -> None:
        child = await family()
        token = await child.ask()
        factory.connection.execute("UPDATE account SET status = 'banned' WHERE id = %s", (child.child,))
        assert dead(await opened(child, token))


class TestManaging:
    async def test_it_shows_what_was_agreed(self, family: MakeFamily) -> None:
        child = await family(first_name="Prénom")
        token = await child.consent({"push": True, "badges": False})
        body = (await child.visitor.post("/api/v1/guardian/manage", json={"token": token})).json()
        assert body["child_first_name"] == "Prénom"
        assert {one["purpose"]: one["agreed"] for one in body["decisions"]} == {
            "push": True,
            "badges": False,
            "conversations": None,
            "location": None,
            "card": None,
        }

    async def test_withdrawal_takes_effect_at_once_and_can_be_repeated(
        self, family: MakeFamily, factory: Factory
    ) -> None:
        child = await family()
        token = await child.consent()
        factory.connection.execute("UPDATE account SET commune_code = '44109' WHERE id = %s", (child.child,))
        for _ in range(2):
            response = await child.visitor.post(
                "/api/v1/guardian/withdraw", json={"token": token, "purposes": ["location", "push"]}
            )
            assert response.status_code == 200
        assert {one["purpose"]: one["state"] for one in response.json()["decisions"]} == {
            "location": "withdrawn",
            "push": "withdrawn",
            "conversations": "granted",
            "badges": "granted",
            "card": "granted",
        }
        assert child.told == [(child.child, Purpose.LOCATION), (child.child, Purpose.PUSH)]
        assert commune(factory, child.child) is None
        kinds = [one["kind"] for one in (await child.phone.get("/api/v1/me/notifications")).json()["items"]]
        assert kinds == ["consent.parent_withdrew", "consent.parent_answered"]

    async def test_both_are_told_by_mail_what_was_withdrawn(
        self, family: MakeFamily, factory: Factory, mails: Mails
    ) -> None:
        child = await family(email="enfant@example.org", first_name="Prénom")
        token = await child.consent()
        before = len(mails.to(child.parent))
        for purposes in (["push", "location"], ["push"]):
            await child.visitor.post("/api/v1/guardian/withdraw", json={"token": token, "purposes": purposes})
        told, *others = mails.to(child.parent)
        assert len(others) == before
        assert told["subject"] == "L’E-pass Orientation de Prénom : vous avez retiré votre accord"
        assert "Garder sa commune, Recevoir des alertes" in told["paragraphs"][0]
        assert [one["subject"] for one in mails.to("enfant@example.org")] == [
            "Ton parent est revenu sur son accord"
        ]

    async def test_the_child_s_yes_alone_does_not_bring_it_back(self, family: MakeFamily) -> None:
        child = await family()
        token = await child.consent()
        await child.visitor.post("/api/v1/guardian/withdraw", json={"token": token, "purposes": ["push"]})
        await child.agree("push", agree=False)
        await child.agree("push")
        assert await child.state("push") == "withdrawn"

    async def test_it_works_for_long(self, family: MakeFamily, moving: Clock) -> None:
        child = await family(age=10)
        token = await child.consent()
        moving.move(days=700)
        assert (await child.visitor.post("/api/v1/guardian/manage", json={"token": token})).status_code == 200

    async def test_simultaneous_withdrawals_by_parent_and_child_end_it_once(
        self, family: MakeFamily, factory: Factory
    ) -> None:
        child = await family()
        token = await child.consent()
        answers = await asyncio.gather(
            *(
                child.visitor.post("/api/v1/guardian/withdraw", json={"token": token, "purposes": ["push"]})
                for _ in range(3)
            ),
            *(child.phone.put("/api/v1/me/consents/push", json={"agree": False}) for _ in range(3)),
        )
        assert {answer.status_code for answer in answers} == {200}
        rows = factory.connection.execute(
            "SELECT party, count(*) FROM consent_decision WHERE answer = 'withdrawn'"
            " GROUP BY party ORDER BY party"
        ).fetchall()
        assert rows == [("parent", 1), ("self", 1)]


class TestAnotherParent:
    async def test_naming_another_address_ends_what_the_former_accepted_and_tells_them(
        self, family: MakeFamily, mails: Mails
    ) -> None:
        child = await family()
        manage = await child.consent()
        former = child.parent
        await child.ask("other@example.org")
        assert set((await child.states()).values()) == {"waiting_for_parent"}
        assert {purpose for _, purpose in child.told} == set(Purpose)
        assert dead(await child.visitor.post("/api/v1/guardian/manage", json={"token": manage}))
        oppose = mails.token(former, "/parent/oppose")
        response = await child.visitor.post(
            "/api/v1/guardian/oppose",
            json={"token": oppose, "declares_authority": True, "reason": "Adresse inconnue"},
        )
        assert response.status_code == 204
        assert set((await child.states()).values()) == {"suspended"}

    async def test_the_same_address_keeps_everything(self, family: MakeFamily) -> None:
        child = await family()
        manage = await child.consent()
        await child.ask()
        assert set((await child.states()).values()) == {"granted"}
        assert (
            await child.visitor.post("/api/v1/guardian/manage", json={"token": manage})
        ).status_code == 200

    async def test_the_other_holder_is_told_with_a_link_to_oppose(
        self, family: MakeFamily, mails: Mails
    ) -> None:
        child = await family()
        response = await child.answer(await child.ask(), other_holder_email="autre@example.org")
        assert response.json()["other_holder_told"] is True
        assert mails.token("autre@example.org", "/parent/oppose")
        assert "autre@example.org" not in (await child.phone.get("/api/v1/me/consents")).text

    @pytest.mark.parametrize("other", ["parent1@example.org", "enfant@example.org"])
    async def test_the_other_holder_is_somebody_else(self, other: str, family: MakeFamily) -> None:
        child = await family(email="enfant@example.org")
        token = await child.ask("parent1@example.org")
        response = await child.answer(token, other_holder_email=other)
        assert response.status_code == 422
        # The link was not used up.
        assert (await child.answer(token)).status_code == 200


def commune(factory: Factory, account: UUID) -> Any:
    row = factory.connection.execute("SELECT commune_code FROM account WHERE id = %s", (account,)).fetchone()
    assert row
    return row[0]
