"""Oppositions of the other holder of parental authority, and the referents who decide."""

import asyncio
from typing import Any

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit.personal_data import Purpose
from tests.conftest import Device
from tests.factories import Factory
from tests.people.privacy.conftest import Family, Mails, MakeFamily

OTHER = "autre@example.org"


async def oppose(child: Family, **by: Any) -> httpx.Response:
    return await child.visitor.post(
        "/api/v1/guardian/oppose", json={"declares_authority": True, "reason": "Pas d'accord", **by}
    )


async def reference(child: Family) -> str:
    return str((await child.overview())["opposition_reference"])


@pytest.fixture
async def referent(factory: Factory, devices: Device) -> httpx.AsyncClient:
    """A referent of the department 44."""
    return await devices(factory.session(factory.account(Role.REFERENT, departments=["44"])))


class TestOpposing:
    async def test_by_the_link_of_the_mail(self, family: MakeFamily, mails: Mails) -> None:
        child = await family()
        await child.consent(other_holder_email=OTHER)
        assert (await oppose(child, token=mails.token(OTHER, "/parent/oppose"))).status_code == 204
        assert set((await child.states()).values()) == {"suspended"}
        assert {purpose for _, purpose in child.told} == set(Purpose)

    async def test_by_the_reference_however_it_is_typed(self, family: MakeFamily) -> None:
        child = await family()
        await child.consent()
        typed = (await reference(child)).replace("-", " ").lower()
        assert len(typed.replace(" ", "")) >= 10
        assert (await oppose(child, reference=typed)).status_code == 204
        assert set((await child.states()).values()) == {"suspended"}

    async def test_it_suspends_that_child_only(self, family: MakeFamily) -> None:
        one, other = await family(), await family()
        await one.consent()
        await other.consent()
        assert await reference(one) != await reference(other)
        await oppose(one, reference=await reference(one))
        assert set((await other.states()).values()) == {"granted"}

    async def test_neither_link_nor_reference(self, family: MakeFamily) -> None:
        child = await family()
        assert (await oppose(child)).status_code == 422
        unknown = await oppose(child, reference="ABCD-EFGH-JKMN")
        assert (unknown.status_code, unknown.json()["type"]) == (404, "/problems/reference-unknown")

    async def test_authority_must_be_declared(self, family: MakeFamily) -> None:
        child = await family()
        await child.consent()
        response = await oppose(child, reference=await reference(child), declares_authority=False)
        assert response.status_code == 422

    async def test_two_at_once_are_one(self, family: MakeFamily, factory: Factory) -> None:
        child = await family()
        await child.consent()
        code = await reference(child)
        answers = await asyncio.gather(*(oppose(child, reference=code) for _ in range(5)))
        assert {answer.status_code for answer in answers} == {204}
        assert factory.connection.execute("SELECT count(*) FROM opposition").fetchone() == (1,)
        assert len(child.told) == len(Purpose)

    async def test_the_child_and_the_first_parent_are_told_neutrally(
        self, family: MakeFamily, mails: Mails
    ) -> None:
        child = await family()
        await child.consent()
        await oppose(child, reference=await reference(child), reason="Un motif privé")
        letter = mails.to(child.parent)[0]
        assert "suspendues" in letter["subject"]
        notifications = (await child.phone.get("/api/v1/me/notifications")).text
        assert "consent.suspended" in notifications
        assert "motif privé" not in notifications + str(letter)

    async def test_meanwhile_nobody_gets_round_it(self, family: MakeFamily) -> None:
        child = await family()
        await child.consent()
        waiting = await child.ask()
        await oppose(child, reference=await reference(child))
        refused = await child.phone.put("/api/v1/me/guardian", json={"email": "ami@example.org"})
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/opposition-stands")
        await child.answer(waiting)
        await child.agree()
        assert set((await child.states()).values()) == {"suspended"}

    async def test_somebody_old_enough_cannot_be_opposed_to(
        self, family: MakeFamily, factory: Factory
    ) -> None:
        child = await family()
        await child.consent()
        code = await reference(child)
        factory.connection.execute(
            "UPDATE account SET birth_date = birth_date - interval '3 years' WHERE id = %s", (child.child,)
        )
        assert (await oppose(child, reference=code)).status_code == 404


class TestDeciding:
    @pytest.fixture
    async def child(self, family: MakeFamily, factory: Factory) -> Family:
        """A child of Nantes whose other parent has opposed."""
        made: Family = await family(first_name="Prénom")
        await made.consent(other_holder_email=OTHER)
        factory.connection.execute("UPDATE account SET commune_code = '44109' WHERE id = %s", (made.child,))
        assert (await oppose(made, token=made.mails.token(OTHER, "/parent/oppose"))).status_code == 204
        return made

    async def test_a_referent_of_the_department_sees_it(
        self, child: Family, referent: httpx.AsyncClient
    ) -> None:
        [found] = (await referent.get("/api/v1/oppositions")).json()
        assert found["child_first_name"] == "Prénom"
        assert (found["departments"], found["by_link"]) == (["44"], True)
        assert found["reason"] == "Pas d'accord"

    async def test_another_department_s_referent_neither_sees_nor_decides(
        self, child: Family, referent: httpx.AsyncClient, factory: Factory, devices: Device
    ) -> None:
        [found] = (await referent.get("/api/v1/oppositions")).json()
        stranger = await devices(factory.session(factory.account(Role.REFERENT, departments=["72"])))
        assert (await stranger.get("/api/v1/oppositions")).json() == []
        assert (await self.decide(stranger, found["id"], accept=False)).status_code == 404
        assert set((await child.states()).values()) == {"suspended"}

    async def test_an_admin_acts_everywhere(self, child: Family, factory: Factory, devices: Device) -> None:
        admin = await devices(factory.session(factory.account(Role.ADMIN)))
        [found] = (await admin.get("/api/v1/oppositions")).json()
        assert (await self.decide(admin, found["id"], accept=False)).status_code == 204

    async def test_refused_the_suspension_ends(
        self, child: Family, referent: httpx.AsyncClient, mails: Mails
    ) -> None:
        [found] = (await referent.get("/api/v1/oppositions")).json()
        assert (await self.decide(referent, found["id"], accept=False)).status_code == 204
        assert set((await child.states()).values()) == {"granted"}
        for address in (child.parent, OTHER):
            assert "levée" in mails.to(address)[0]["paragraphs"][0]
        assert (await referent.get("/api/v1/oppositions")).json() == []

    async def test_accepted_the_consents_end_and_no_other_parent_can_be_asked(
        self, child: Family, referent: httpx.AsyncClient
    ) -> None:
        [found] = (await referent.get("/api/v1/oppositions")).json()
        assert (await self.decide(referent, found["id"], accept=True)).status_code == 204
        overview = await child.overview()
        assert {(one["state"], one["decided_by"]) for one in overview["consents"]} == {
            ("refused", "referent")
        }
        response = await child.phone.put("/api/v1/me/guardian", json={"email": "ami@example.org"})
        assert response.status_code == 409

    async def test_an_accepted_one_may_end_after_all_and_a_parent_is_asked_anew(
        self, child: Family, referent: httpx.AsyncClient
    ) -> None:
        [found] = (await referent.get("/api/v1/oppositions")).json()
        await self.decide(referent, found["id"], accept=True)
        assert (await self.decide(referent, found["id"], accept=True)).status_code == 404
        assert (await self.decide(referent, found["id"], accept=False)).status_code == 204
        assert set((await child.states()).values()) == {"withdrawn"}
        assert (await child.answer(await child.ask())).status_code == 200
        assert set((await child.states()).values()) == {"granted"}

    async def test_simultaneous_decisions_one_counts(
        self, child: Family, referent: httpx.AsyncClient
    ) -> None:
        [found] = (await referent.get("/api/v1/oppositions")).json()
        answers = await asyncio.gather(*(self.decide(referent, found["id"], accept=False) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [204, 404, 404, 404]

    @staticmethod
    async def decide(client: httpx.AsyncClient, opposition_id: str, *, accept: bool) -> httpx.Response:
        return await client.post(
            f"/api/v1/oppositions/{opposition_id}", json={"accept": accept, "reason": "Après examen"}
        )
