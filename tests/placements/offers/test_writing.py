"""A company writes offers: drafts made once, fields that are refused by name, publishing, the same again."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit.clock import today
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.placements.offers.conftest import Company, MakeCompany, field_of, found, jobs, monday


async def read(company: Company, offer: dict[str, Any]) -> dict[str, Any]:
    response = await company.client.get(f"/api/v1/me/offers/{offer['id']}")
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


class TestDrafts:
    async def test_a_draft_may_lack_anything_but_its_kind_and_is_seen_by_its_company_only(
        self, company: Company, client: httpx.AsyncClient
    ) -> None:
        draft = {"id": str(uuid4()), "organisation_id": str(company.organisation), "kind": "observation"}
        made = await company.begin(draft)
        assert made.status_code == 201, made.text
        body = made.json()
        assert (body["status"], body["title"], body["commune"]) == ("draft", "", "Nantes")
        assert body["editable"] is True
        assert await found(client) == []
        assert (await client.get(f"/api/v1/offers/{draft['id']}")).status_code == 404

    async def test_sent_twice_it_is_one_offer_also_at_once(self, company: Company) -> None:
        offer = company.observation()
        answers = await asyncio.gather(*(company.begin(offer) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
        again = await company.begin({**offer, "title": "Un autre titre"})
        assert (again.status_code, again.json()["title"]) == (200, offer["title"])
        items = (await company.client.get("/api/v1/me/offers")).json()["items"]
        assert [item["id"] for item in items] == [offer["id"]]

    async def test_an_id_belongs_to_who_made_it(self, company: Company, make_company: MakeCompany) -> None:
        offer = company.observation()
        await company.begin(offer)
        other = await make_company(siret=None)
        taken = await other.begin({**offer, "organisation_id": str(other.organisation)})
        assert (taken.status_code, taken.json()["type"]) == (409, "/problems/id-taken")
        assert (await read(company, offer))["organisation_id"] == str(company.organisation)

    async def test_of_two_companies_with_one_id_at_once_one_has_it(
        self, company: Company, make_company: MakeCompany
    ) -> None:
        other = await make_company(siret=None)
        for _ in range(3):
            offer = company.observation()
            answers = await asyncio.gather(
                company.begin(offer), other.begin({**offer, "organisation_id": str(other.organisation)})
            )
            assert sorted(answer.status_code for answer in answers) == [201, 409]

    async def test_only_a_draft_is_thrown_away(self, company: Company) -> None:
        draft, out = company.observation(), company.observation()
        await company.begin(draft)
        await company.publish(out)
        assert (await company.client.delete(f"/api/v1/offers/{draft['id']}")).status_code == 204
        assert (await company.client.get(f"/api/v1/me/offers/{draft['id']}")).status_code == 404
        assert (await company.client.delete(f"/api/v1/offers/{out['id']}")).status_code == 409

    async def test_so_many_a_day(self, company: Company, settings: Settings) -> None:
        settings.offers_per_day = 2
        for _ in range(2):
            assert (await company.begin(company.observation())).status_code == 201
        refused = await company.begin(company.observation())
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) > 80_000
        # Placements, line 4: a day is no moment.
        assert refused.json()["title"] == "C’est assez pour le moment. Nouvel essai possible dans 24 heures."

    async def test_so_many_a_day_also_at_once(self, company: Company, settings: Settings) -> None:
        settings.offers_per_day = 2
        answers = await asyncio.gather(*(company.begin(company.observation()) for _ in range(5)))
        assert sorted(answer.status_code for answer in answers) == [201, 201, 429, 429, 429]


class TestWho:
    async def test_any_member_of_the_organisation_writes(
        self, company: Company, factory: Factory, devices: Device
    ) -> None:
        colleague = factory.account(Role.COMPANY)
        factory.member(company.organisation, colleague)
        company.client = await devices(factory.session(colleague))
        assert (await company.publish(company.observation())).json()["status"] == "published"

    async def test_nobody_else_reads_or_writes(
        self, company: Company, make_company: MakeCompany, client: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.begin(offer)
        other = await make_company(siret=None)
        body = {key: value for key, value in offer.items() if key not in ("id", "organisation_id")}
        address = f"/api/v1/offers/{offer['id']}"
        for device, status in ((other.client, 404), (client, 401)):
            assert (await device.get(f"/api/v1/me/offers/{offer['id']}")).status_code == status
            assert (await device.put(address, json=body)).status_code == status
            assert (await device.post(f"{address}/publish")).status_code == status
            assert (await device.post(f"{address}/withdraw")).status_code == status
            again = {"id": str(uuid4())}
            assert (await device.post(f"{address}/duplicate", json=again)).status_code == status
            assert (await device.delete(address)).status_code == status
        mine = await other.begin({**offer, "id": str(uuid4())})
        assert mine.status_code == 404, "in the name of a company that is not theirs"

    async def test_no_minor_publishes_and_no_school_offers(
        self, factory: Factory, devices: Device, company: Company
    ) -> None:
        minor = factory.account(Role.COMPANY, age=17)
        factory.member(company.organisation, minor)
        young = Company(await devices(factory.session(minor)), company.organisation, minor)
        assert (await young.begin(young.observation())).status_code == 403
        head = factory.account(Role.SCHOOL)
        school = factory.organisation(head, uai="0440001A")
        theirs = Company(await devices(factory.session(head)), school, head)
        assert (await theirs.begin(theirs.observation())).status_code == 403

    async def test_who_has_left_the_company_writes_no_more(
        self, company: Company, factory: Factory, devices: Device
    ) -> None:
        colleague = factory.account(Role.COMPANY)
        factory.member(company.organisation, colleague)
        former = Company(await devices(factory.session(colleague)), company.organisation, colleague)
        offer = former.observation()
        await former.begin(offer)
        factory.connection.execute("DELETE FROM organisation_member WHERE account_id = %s", [colleague])
        assert (await former.act(offer, "publish")).status_code == 404


class TestFields:
    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"kind": "sabbatical"}, "kind"),
            ({"title": "x" * 121}, "title"),
            ({"title": "Appelez le 06 12 34 56 78"}, "title"),
            ({"description": "Écrire à marie@example.org"}, "description"),
            ({"levels": ["5e"]}, "levels"),
            ({"weeks": [{"week": "2027-02-02"}]}, "weeks"),
            ({"weeks": [{"week": "demain"}]}, "weeks.0.week"),
            ({"weeks": [{"week": str(monday()), "places": 0}]}, "weeks.0.places"),
            ({"commune_code": "44"}, "commune_code"),
            ({"commune_code": "44999"}, "commune_code"),
            ({"postcode": "4400"}, "postcode"),
            ({"rome_codes": ["Z9999"]}, "rome_codes"),
            ({"rome_codes": ["A1111"]}, "rome_codes"),
            ({"day_starts": "25:00"}, "day_starts"),
            ({"hours_per_day": 25}, "hours_per_day"),
            ({"hours_per_week": "NaN"}, "hours_per_week"),
            ({"break_minutes": -5}, "break_minutes"),
            ({"weekdays": ["lundi"]}, "weekdays"),
            ({"reserved_uais": ["044"]}, "reserved_uais"),
            ({"organisation_id": "mine"}, "organisation_id"),
            ({"surprise": True}, "surprise"),
        ],
    )
    async def test_bad_input_is_named_and_nothing_is_kept(
        self, company: Company, values: dict[str, Any], field: str
    ) -> None:
        response = await company.begin(company.observation(**values))
        assert response.headers["content-type"] == "application/problem+json"
        assert field_of(response) == field
        assert response.json()["errors"][0]["message"]
        assert (await company.client.get("/api/v1/me/offers")).json()["items"] == []

    async def test_every_wrong_field_is_told_at_once(self, company: Company) -> None:
        response = await company.begin(company.observation(title="x" * 200, break_minutes=-1, remote="moon"))
        fields = {one["field"] for one in response.json()["errors"]}
        assert fields == {"title", "break_minutes", "remote"}

    async def test_a_broken_rule_is_told_when_it_is_to_go_out_and_the_draft_stays(
        self, company: Company
    ) -> None:
        refused = await company.publish(offer := company.observation(day_ends="19:00"))
        assert field_of(refused) == "hours_per_day"
        assert (await read(company, offer))["status"] == "draft"

    async def test_a_placement_has_no_weeks(self, company: Company) -> None:
        placement = company.placement(weeks=[{"week": str(monday())}])
        assert field_of(await company.begin(placement)) == "weeks"

    async def test_hours_and_length_are_computed(self, company: Company) -> None:
        await company.begin(observation := company.observation())
        body = await read(company, observation)
        assert (body["hours_per_day"], body["hours_per_week"], body["places"]) == (6, 30, 2)
        assert (body["day_starts"], body["day_ends"]) == ("09:00", "16:00")
        await company.begin(apprenticeship := company.apprenticeship(start_on="2027-09-01"))
        body = await read(company, apprenticeship)
        assert (body["end_on"], body["duration_months"]) == ("2029-08-31", 24)
        assert body["working_time"]["ages"] == "under_16", "an apprentice may be fifteen (L3163-1)"

    async def test_careers_make_it_findable_by_people_s_own_words(
        self, company: Company, factory: Factory, client: httpx.AsyncClient
    ) -> None:
        factory.career("H2206", "Menuisier / Menuisière")
        await company.publish(company.observation(rome_codes=["H2206"]))
        assert await found(client, q="menuisière") == ["Une semaine à l'atelier"]
        assert await found(client, rome="H2206") == ["Une semaine à l'atelier"]


class TestPublishing:
    @pytest.mark.parametrize("kind", ["observation", "placement", "apprenticeship"])
    async def test_each_kind_goes_out_and_is_announced_once(
        self, company: Company, client: httpx.AsyncClient, factory: Factory, kind: str
    ) -> None:
        offer = getattr(company, kind)()
        assert (await company.publish(offer)).json()["status"] == "published"
        assert await found(client, kind=kind) == [offer["title"]]
        assert (await company.act(offer, "publish")).json()["status"] == "published"
        assert jobs(factory, "alerts:offer_published") == [{"offer_id": offer["id"]}]
        history = (await read(company, offer))["history"]
        assert [(line["status"], line["by"]) for line in history] == [
            ("draft", "company"),
            ("published", "company"),
        ]

    async def test_published_by_several_at_once_it_is_announced_once(
        self, company: Company, factory: Factory
    ) -> None:
        offer = company.observation()
        await company.begin(offer)
        answers = await asyncio.gather(*(company.act(offer, "publish") for _ in range(4)))
        assert {answer.json()["status"] for answer in answers} == {"published"}
        assert len(jobs(factory, "alerts:offer_published")) == 1
        assert len((await read(company, offer))["history"]) == 2

    async def test_publishing_and_withdrawing_at_once_leaves_one_truth(
        self, company: Company, client: httpx.AsyncClient
    ) -> None:
        for _ in range(4):
            offer = company.observation()
            await company.begin(offer)
            published, withdrawn = await asyncio.gather(
                company.act(offer, "publish"), company.act(offer, "withdraw")
            )
            assert published.status_code == 200
            status = (await read(company, offer))["status"]
            assert (withdrawn.status_code, status) in ((200, "withdrawn"), (409, "published"))
            public = await client.get(f"/api/v1/offers/{offer['id']}")
            assert public.status_code == (404 if status == "withdrawn" else 200)
            # Many of the same week would be asked about.
            await company.act(offer, "withdraw")

    async def test_withdrawn_it_is_gone_at_once_and_may_return_without_ringing_again(
        self, company: Company, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        for _ in range(2):
            assert (await company.act(offer, "withdraw")).json()["status"] == "withdrawn"
        assert await found(client) == []
        assert (await company.act(offer, "publish")).json()["status"] == "published"
        assert await found(client) == [offer["title"]]
        assert len(jobs(factory, "alerts:offer_published")) == 1

    async def test_what_is_out_is_checked_anew_when_it_changes(
        self, company: Company, client: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        refused = await company.change(offer, levels=["2nde"])
        assert field_of(refused) == "weeks"
        assert field_of(await company.change(offer, kind="placement", weeks=[])) == "kind"
        assert (await read(company, offer))["levels"] == ["3e"]
        assert (await company.change(offer, title="Deux semaines à l'atelier")).status_code == 200
        assert await found(client) == ["Deux semaines à l'atelier"]

    async def test_new_weeks_are_news_and_new_words_are_not(self, company: Company, factory: Factory) -> None:
        offer = company.observation()
        await company.publish(offer)
        await company.change(offer, title="Un autre titre")
        assert len(jobs(factory, "alerts:offer_published")) == 1
        weeks = [*offer["weeks"], {"week": str(monday(5)), "places": 1}]
        await company.change(offer, weeks=weeks)
        assert len(jobs(factory, "alerts:offer_published")) == 2

    async def test_a_reserved_offer_is_shown_as_such_and_priorities_and_access_are_told(
        self, company: Company, client: httpx.AsyncClient
    ) -> None:
        offer = company.observation(
            reserved_uais=["0440001A"],
            priorities=["rep", "without_network"],
            remote="partly",
            accessibility="Rampe à l'entrée",
        )
        await company.publish(offer)
        page = (await client.get(f"/api/v1/offers/{offer['id']}")).json()
        assert (page["reserved"], page["reserved_for"]) == (True, [{"uai": "0440001A", "name": None}])
        assert (page["priorities"], page["remote"]) == (["rep", "without_network"], "partly")
        assert page["accessibility"] == "Rampe à l'entrée"


class TestTheSameAgain:
    async def test_for_other_weeks_as_a_new_draft_made_once(self, company: Company) -> None:
        offer = company.observation(accessibility="Rampe")
        await company.publish(offer)
        again = {"id": str(uuid4()), "weeks": [{"week": str(monday(8)), "places": 3}]}
        first = await company.act(offer, "duplicate", **again)
        assert first.status_code == 201, first.text
        assert (await company.act(offer, "duplicate", **again)).status_code == 200
        body = first.json()
        assert (body["status"], body["title"], body["accessibility"]) == ("draft", offer["title"], "Rampe")
        assert body["weeks_detail"] == [{"week": str(monday(8)), "places": 3, "left": 3, "holidays": None}]
        assert (await company.act({"id": again["id"]}, "publish")).json()["status"] == "published"

    async def test_of_an_apprenticeship_for_another_start(self, company: Company) -> None:
        offer = company.apprenticeship()
        await company.publish(offer)
        start = str(monday(20))
        copied = await company.act(offer, "duplicate", id=str(uuid4()), start_on=start)
        body = copied.json()
        assert (body["start_on"], body["duration_months"], body["contract"]) == (start, 24, "apprentissage")

    async def test_an_old_one_can_be_made_again(self, company: Company, factory: Factory) -> None:
        offer = company.observation()
        await company.publish(offer)
        factory.connection.execute(
            "UPDATE offer SET status = 'expired', expires_on = %s", [today() - timedelta(days=30)]
        )
        copied = await company.act(offer, "duplicate", id=str(uuid4()))
        assert (copied.status_code, copied.json()["status"]) == (201, "draft")


class TestMine:
    async def test_all_states_the_last_changed_first_page_by_page(self, company: Company) -> None:
        offers = [company.observation(title=f"Semaine {number}") for number in range(5)]
        for offer in offers:
            await company.begin(offer)
        await company.act(offers[1], "publish")
        seen, cursor = [], None
        while True:
            query = {"limit": 2, **({"cursor": cursor} if cursor else {})}
            body = (await company.client.get("/api/v1/me/offers", params=query)).json()
            seen += [item["title"] for item in body["items"]]
            cursor = body["next"]
            if cursor is None:
                break
        assert seen == ["Semaine 1", "Semaine 4", "Semaine 3", "Semaine 2", "Semaine 0"]
        out = await company.client.get("/api/v1/me/offers", params={"status": "published"})
        assert [item["title"] for item in out.json()["items"]] == ["Semaine 1"]
