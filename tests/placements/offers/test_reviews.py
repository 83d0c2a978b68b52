"""Words that ask for a look, and what a referent decides in their departments."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.wording.findings import findings
from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory
from tests.placements.offers.conftest import Company, Person, field_of, found, jobs
from tests.placements.offers.test_writing import read


async def report(client: httpx.AsyncClient, offer: object, reason: str = "other", **values: Any) -> int:
    body = {"id": str(uuid4()), "reason": reason, **values}
    return (await client.post(f"/api/v1/offers/{offer}/reports", json=body)).status_code


async def decide(client: httpx.AsyncClient, offer: object, decision: str, reason: str = "") -> httpx.Response:
    body = {"decision": decision, "reason": reason}
    return await client.post(f"/api/v1/offer-reviews/{offer}/decision", json=body)


async def queue(client: httpx.AsyncClient, **query: str) -> list[dict[str, Any]]:
    response = await client.get("/api/v1/offer-reviews", params=query)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


async def told(client: httpx.AsyncClient) -> list[str]:
    return [one["kind"] for one in (await client.get("/api/v1/me/notifications")).json()["items"]]


class TestWords:
    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("Cherchons jeune homme motivé", ["discrimination"]),
            ("Poste RÉSERVÉ AUX FEMMES", ["discrimination"]),
            ("réservé·e aux garçons", ["discrimination"]),
            ("Bonne présentation souhaitée", ["discrimination"]),
            ("Personnes valides uniquement", ["discrimination"]),
            ("De nationalité française", ["discrimination"]),
            ("Aider pendant la campagne électorale", ["political"]),
            ("Distribuer les tracts politiques du parti", ["political"]),
            ("Servir la messe et le catéchisme", ["religious"]),
            ("Équipe catholique pratiquante", ["discrimination", "religious"]),
            ("Remplacement d'un salarié absent", ["unpaid_work"]),
            ("Remplacer un salarié absent", ["unpaid_work"]),
            ("Remplacer un·e salarié·e", ["unpaid_work"]),
            ("Objectifs de vente à atteindre", ["unpaid_work"]),
            ("Jeune homme, pour la campagne électorale", ["discrimination", "political"]),
            ("Tu découvres l'atelier avec l'équipe", []),
            ("Un métier d'homme ou de femme : ouvert à toutes et tous", []),
            ("Sans rémunération, comme tout stage de 3e", []),
            ("Église du XIIe siècle à restaurer", []),
        ],
    )
    def test_what_asks_for_a_look_in_an_observation(self, text: str, codes: list[str]) -> None:
        found = findings(OfferKind.OBSERVATION, [text], [OfferLevel.TROISIEME])
        assert list(dict.fromkeys(one.code for one in found)) == codes

    @pytest.mark.parametrize("text", ["Stage non rémunéré", "Bénévolat", "Frais d'inscription à prévoir"])
    def test_unpaid_work_is_a_fault_where_work_is_paid(self, text: str) -> None:
        found = findings(OfferKind.APPRENTICESHIP, [text], [OfferLevel.CAP])
        assert {one.code for one in found} == {"unpaid_work"}

    @pytest.mark.parametrize("field", ["title", "description", "accessibility"])
    async def test_such_an_offer_waits_and_its_company_reads_why(
        self, company: Company, client: httpx.AsyncClient, factory: Factory, field: str
    ) -> None:
        offer = company.observation(**{field: "Réservé aux garçons"})
        assert (await company.publish(offer)).json()["status"] == "review"
        body = await read(company, offer)
        assert (body["held_for"], body["held_words"]) == (["discrimination"], ["Réservé aux garçons"])
        (why,) = body["held_found"]
        assert (why["ground"], why["words"]) == ("sex", ["Réservé aux garçons"])
        assert "L1132-1" in why["article"]
        assert all(why[told][language] for told in ("why", "instead") for language in ("fr", "en"))
        assert await found(client) == []
        assert jobs(factory, "alerts:offer_published") == []

    async def test_rewritten_without_them_it_goes_out(
        self, company: Company, client: httpx.AsyncClient
    ) -> None:
        offer = company.observation(description="Jeune homme bienvenu")
        await company.publish(offer)
        changed = await company.change(offer, description="Tout le monde est bienvenu")
        assert changed.json()["status"] == "published"
        assert await found(client) == [offer["title"]]

    async def test_bad_words_written_into_one_that_is_out_take_it_back(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        changed = await company.change(offer, description="Réservé aux filles")
        assert changed.json()["status"] == "review"
        assert await found(client) == []
        assert [one["id"] for one in await queue(referent)] == [offer["id"]]

    async def test_what_a_referent_has_read_stands_until_its_words_change(
        self, company: Company, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation(description="L'annonce de 1950 disait : jeune homme de préférence")
        await company.publish(offer)
        assert (await decide(referent, offer["id"], "publish")).status_code == 204
        weeks = [{**offer["weeks"][0], "places": 5}]
        assert (await company.change(offer, weeks=weeks)).json()["status"] == "published"
        await company.act(offer, "withdraw")
        assert (await company.act(offer, "publish")).json()["status"] == "published"
        assert (await company.change(offer, title="Une jeune fille au travail")).json()["status"] == "review"

    async def test_words_that_no_referent_has_read_never_go_out_behind_ones_that_were(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation(description="L'annonce de 1950 disait : jeune homme de préférence")
        await company.publish(offer)
        await decide(referent, offer["id"], "publish")
        unread = {"description": "Réservé aux garçons"}
        for _ in range(2):
            assert (await company.change(offer, **unread)).json()["status"] == "review", "sent twice"
        await company.act(offer, "withdraw")
        assert (await company.act(offer, "publish")).json()["status"] == "review", "withdrawn between"
        await company.act(offer, "withdraw")
        await company.change(offer, **unread)
        assert (await company.act(offer, "publish")).json()["status"] == "review", "changed while away"
        assert await found(client) == []

    async def test_what_was_hidden_is_read_again_with_the_same_words(
        self, company: Company, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation(description="Jeune homme bienvenu")
        await company.publish(offer)
        await decide(referent, offer["id"], "publish")
        await decide(referent, offer["id"], "hide", "Lu trop vite")
        again = (await company.act(offer, "publish")).json()
        assert (again["status"], again["held_for"]) == ("review", ["was_hidden", "discrimination"])


class TestDecisions:
    async def test_publishing_dismisses_the_reports_and_tells_the_company(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient, person: Person
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        await report(await person(), offer["id"], "danger")
        assert (await decide(referent, offer["id"], "publish", "Vérifié par téléphone")).status_code == 204
        assert await found(client) == [offer["title"]]
        assert await queue(referent) == []
        assert (await told(company.client))[0] == "offer.published"
        history = (await read(company, offer))["history"]
        assert (history[-1]["by"], history[-1]["reason"]) == ("region", "Vérifié par téléphone")
        assert set(history[-1]) == {"at", "status", "reason", "by"}, "staff stay unnamed"

    async def test_dismissing_a_report_of_one_that_is_out_changes_nothing_else(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        await report(client, offer["id"])
        assert (await decide(referent, offer["id"], "publish")).status_code == 204
        assert await queue(referent) == []
        assert await told(company.client) == []
        assert len(jobs(factory, "alerts:offer_published")) == 1

    @pytest.mark.parametrize(("decision", "kind"), [("hide", "offer.hidden"), ("delete", "offer.deleted")])
    async def test_hiding_and_deleting_need_a_reason_that_the_company_reads(
        self,
        company: Company,
        client: httpx.AsyncClient,
        referent: httpx.AsyncClient,
        decision: str,
        kind: str,
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        for reason in ("", "   "):
            assert field_of(await decide(referent, offer["id"], decision, reason)) == "reason"
        assert await found(client) == [offer["title"]]
        assert (await decide(referent, offer["id"], decision, "Adresse inexistante")).status_code == 204
        assert await found(client) == []
        assert (await client.get(f"/api/v1/offers/{offer['id']}")).status_code == 404
        assert (await read(company, offer))["history"][-1]["reason"] == "Adresse inexistante"
        assert await told(company.client) == [kind]

    async def test_a_hidden_one_comes_before_a_referent_again_a_deleted_one_never(
        self, company: Company, referent: httpx.AsyncClient
    ) -> None:
        hidden, deleted = company.observation(), company.observation()
        for offer in (hidden, deleted):
            await company.publish(offer)
        await decide(referent, hidden["id"], "hide", "Photo manquante")
        await decide(referent, deleted["id"], "delete", "Annonce fausse")
        await company.change(hidden, description="Tout est dit, maintenant.")
        again = await company.act(hidden, "publish")
        assert (again.json()["status"], again.json()["held_for"]) == ("review", ["was_hidden"])
        refused = await company.act(deleted, "publish")
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/offer-deleted")
        assert (await company.change(deleted, title="Encore moi")).status_code == 409
        assert (await decide(referent, deleted["id"], "publish")).status_code == 409

    async def test_the_copy_of_a_held_one_is_held_too(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        await decide(referent, offer["id"], "hide", "Adresse inexistante")
        copy = {"id": str(uuid4())}
        again = {"weeks": offer["weeks"]}
        assert (await company.act(offer, "duplicate", **copy, **again)).status_code == 201
        sent = (await company.act(copy, "publish")).json()
        assert (sent["status"], sent["held_for"]) == ("review", ["was_hidden"])
        assert await found(client) == []

    async def test_only_what_the_referent_has_seen_is_decided(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation(description="Jeune homme bienvenu")
        await company.publish(offer)
        address = f"/api/v1/offer-reviews/{offer['id']}"
        seen_at = (await referent.get(address)).json()["updated_at"]
        await company.change(offer, description="Réservé aux garçons")
        body = {"decision": "publish", "seen_at": seen_at}
        refused = await referent.post(f"{address}/decision", json=body)
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/offer-changed")
        assert await found(client) == []
        body["seen_at"] = (await referent.get(address)).json()["updated_at"]
        assert (await referent.post(f"{address}/decision", json=body)).status_code == 204

    async def test_only_in_one_s_departments(
        self, company: Company, client: httpx.AsyncClient, factory: Factory, devices: Device
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        await report(client, offer["id"])
        elsewhere = factory.account(Role.REFERENT, departments=["49", "85"])
        other = await devices(factory.session(elsewhere))
        assert await queue(other) == []
        assert (await other.get(f"/api/v1/offer-reviews/{offer['id']}")).status_code == 404
        assert (await decide(other, offer["id"], "publish")).status_code == 404
        admin = await devices(factory.session(factory.account(Role.ADMIN)))
        assert [one["id"] for one in await queue(admin)] == [offer["id"]]

    async def test_a_draft_is_nobody_s_business(self, company: Company, referent: httpx.AsyncClient) -> None:
        await company.begin(offer := company.observation())
        assert (await referent.get(f"/api/v1/offer-reviews/{offer['id']}")).status_code == 404
        assert (await decide(referent, offer["id"], "hide", "Curiosité")).status_code == 404

    async def test_not_one_s_own_company_s(
        self, company: Company, factory: Factory, client: httpx.AsyncClient, devices: Device
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        await report(client, offer["id"], "danger")
        judge = factory.account(Role.REFERENT)
        factory.member(company.organisation, judge)
        refused = await decide(await devices(factory.session(judge)), offer["id"], "publish")
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/own-offer")

    async def test_one_of_an_unverified_company_waits_for_the_company_s_check(
        self, company: Company, referent: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.connection.execute("UPDATE organisation SET verified_at = NULL")
        offer = company.observation()
        await company.publish(offer)
        refused = await decide(referent, offer["id"], "publish")
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/company-unverified")
        assert (await decide(referent, offer["id"], "hide", "Annonce fausse")).status_code == 204

    async def test_a_partner_s_offer_is_decided_too(
        self, client: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory
    ) -> None:
        offer = factory.offer(title="D'un partenaire", source="offres-lba", partner_id="7")
        await report(client, offer, "scam")
        assert (await decide(referent, offer, "delete", "Arnaque")).status_code == 204
        assert await found(client) == []

    async def test_those_that_wait_longest_come_first_page_by_page(
        self, referent: httpx.AsyncClient, factory: Factory
    ) -> None:
        for number in range(5):
            offer = factory.offer(title=f"Offre {number}", status="review")
            factory.connection.execute(
                "UPDATE offer SET reviewed_at = now() - make_interval(hours => %s) WHERE id = %s",
                [number, offer],
            )
        seen, cursor = [], None
        while True:
            query = {"limit": "2", **({"cursor": cursor} if cursor else {})}
            body = (await referent.get("/api/v1/offer-reviews", params=query)).json()
            seen += [item["title"] for item in body["items"]]
            cursor = body["next"]
            if cursor is None:
                break
        assert seen == ["Offre 4", "Offre 3", "Offre 2", "Offre 1", "Offre 0"]

    async def test_what_was_decided_is_in_the_audit(
        self, company: Company, referent: httpx.AsyncClient, factory: Factory
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        await decide(referent, offer["id"], "hide", "Texte trompeur")
        row = factory.connection.execute(
            "SELECT action, department FROM audit_entry WHERE action = 'offer.hidden'"
        ).fetchone()
        assert row == ("offer.hidden", "44")

    async def test_two_referents_at_once_leave_one_truth(
        self, company: Company, client: httpx.AsyncClient, factory: Factory, devices: Device
    ) -> None:
        judges = [await devices(factory.session(factory.account(Role.REFERENT))) for _ in range(2)]
        for week in ("rouge", "verte", "bleue"):
            offer = company.observation(title=f"Semaine {week}", description="Jeune homme")
            await company.publish(offer)
            answers = await asyncio.gather(
                decide(judges[0], offer["id"], "delete", "Texte interdit"),
                decide(judges[1], offer["id"], "publish"),
            )
            codes = [answer.status_code for answer in answers]
            assert codes in ([204, 204], [204, 409])
            assert offer["title"] not in await found(client), "deleted is for good, whoever came first"
