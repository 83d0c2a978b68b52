"""Reports by anyone: who holds an offer by one, and who cannot."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from api.placements.offers.holding import HEARD_PER_DAY
from api.placements.offers.personal_data import PERSONAL_DATA
from api.placements.offers.reviews import ALARMS_A_DAY
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.factories import Factory
from tests.placements.offers.conftest import Company, Person, field_of, found, monday
from tests.placements.offers.test_reviews import decide, queue, report, told
from tests.placements.offers.test_writing import read
from tests.test_worker import run_due


class TestWhatStays:
    """Walls, line 24."""

    async def test_an_erased_person_s_words_go(
        self, person: Person, factory: Factory, database: Database, settings: Settings
    ) -> None:
        reporter = await person()
        assert await report(reporter, factory.offer(), message="Je suis Quetzal, j’y étais.") == 201
        account = UUID((await reporter.get("/api/v1/session")).json()["me"]["id"])
        async with database.transaction() as session:
            await PERSONAL_DATA.erase(session, account)
        rows = factory.connection.execute("SELECT reporter, reason, message FROM offer_report").fetchall()
        assert rows == [(None, "other", "")]

    async def test_what_nobody_decided_lapses_but_no_danger(
        self, client: httpx.AsyncClient, factory: Factory, settings: Settings
    ) -> None:
        published, held = factory.offer(), factory.offer()
        for offer, reason in ((published, "outdated"), (published, "danger"), (held, "outdated")):
            assert await report(client, offer, reason) == 201
        factory.connection.execute("UPDATE offer SET status = 'review' WHERE id = %s", [held])
        factory.connection.execute("UPDATE offer_report SET created_at = now() - interval '181 days'")
        assert await report(client, published, "other") == 201
        await run_due(settings, ("offers:expire", {"timestamp": 0}))
        rows = factory.connection.execute(
            "SELECT offer_id, reason FROM offer_report ORDER BY created_at, reason DESC"
        ).fetchall()
        assert sorted(rows) == sorted([(published, "danger"), (held, "outdated"), (published, "other")])


def week(number: int) -> list[dict[str, Any]]:
    """A week of its own: many pupils in one would be asked of a referent."""
    return [{"week": str(monday(2 + number)), "places": 2}]


class TestReports:
    async def test_anyone_reports_once_however_often_it_is_sent(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        offer = factory.offer()
        body = {"id": str(uuid4()), "reason": "outdated", "message": "La boutique a fermé."}
        address = f"/api/v1/offers/{offer}/reports"
        answers = await asyncio.gather(*(client.post(address, json=body) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
        other = await client.post(address, json={**body, "message": "Autre chose"})
        assert other.status_code == 409
        row = factory.connection.execute("SELECT count(*) FROM offer_report").fetchone()
        assert row == (1,)

    async def test_bad_reports_are_refused_by_field(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        address = f"/api/v1/offers/{factory.offer()}/reports"
        wrong = await client.post(address, json={"id": str(uuid4()), "reason": "boring"})
        assert field_of(wrong) == "reason"
        long = await client.post(address, json={"id": str(uuid4()), "reason": "other", "message": "x" * 1001})
        assert field_of(long) == "message"
        assert await report(client, uuid4()) == 404
        assert await report(client, factory.offer(status="draft")) == 404

    async def test_one_report_leaves_it_out_and_the_referent_reads_it(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        assert await report(client, offer["id"], "outdated", message="Adresse fausse") == 201
        assert await found(client) == [offer["title"]]
        (waiting,) = await queue(referent)
        assert (waiting["id"], waiting["reports"], waiting["status"]) == (offer["id"], 1, "published")
        detail = (await referent.get(f"/api/v1/offer-reviews/{offer['id']}")).json()
        assert [(one["reason"], one["message"]) for one in detail["reports"]] == [
            ("outdated", "Adresse fausse")
        ]
        assert set(detail["reports"][0]) == {"reason", "message", "created_at"}, "never who"

    async def test_enough_people_hold_it_and_tell_the_company_and_the_referents(
        self,
        company: Company,
        client: httpx.AsyncClient,
        referent: httpx.AsyncClient,
        person: Person,
        settings: Settings,
    ) -> None:
        settings.offer_reports = 3
        offer = company.observation()
        await company.publish(offer)
        for reporter, expected in (
            (await person(), [offer["title"]]),
            (client, [offer["title"]]),
            (client, [offer["title"]]),
            (await person(), []),
        ):
            await report(reporter, offer["id"])
            assert await found(client) == expected, "visitors count as one, whoever they are"
        assert (await read(company, offer))["held_for"] == ["reported"]
        assert await told(company.client) == ["offer.held"]
        assert await told(referent) == ["offer.review"]

    async def test_one_account_counts_once(
        self,
        company: Company,
        client: httpx.AsyncClient,
        person: Person,
        settings: Settings,
    ) -> None:
        settings.offer_reports = 3
        offer = company.observation()
        await company.publish(offer)
        student = await person()
        for _ in range(5):
            await report(student, offer["id"])
        assert await found(client) == [offer["title"]]

    @pytest.mark.parametrize("reason", ["danger", "scam"])
    async def test_a_grave_one_of_an_account_is_enough(
        self, company: Company, client: httpx.AsyncClient, person: Person, reason: str
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        await report(await person(), offer["id"], reason)
        assert await found(client) == []
        assert await report(client, offer["id"]) == 201, "one that is held can still be reported"

    async def test_visitors_alone_hide_nobody_s_offer_but_a_referent_is_told_of_a_grave_one(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        for _ in range(5):
            await report(client, offer["id"], "danger")
        assert await found(client) == [offer["title"]]
        assert [one["status"] for one in await queue(referent)] == ["published"]
        assert await told(referent) == ["offer.review"]

    async def test_what_a_referent_dismissed_is_not_held_by_the_same_person_again(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient, person: Person
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        competitor = await person()
        await report(competitor, offer["id"], "danger")
        await decide(referent, offer["id"], "publish", "Vérifié par téléphone")
        await report(competitor, offer["id"], "danger")
        assert await found(client) == [offer["title"]]
        assert len(await queue(referent)) == 1, "it is read all the same"
        await report(await person(), offer["id"], "danger")
        assert await found(client) == []

    async def test_one_account_holds_few_offers_a_day_by_its_word_alone(
        self, company: Company, client: httpx.AsyncClient, person: Person
    ) -> None:
        competitor = await person()
        for number in range(HEARD_PER_DAY + 1):
            offer = company.observation(title=f"Une semaine, la {number}e", weeks=week(number))
            await company.publish(offer)
            await report(competitor, offer["id"], "scam")
        assert await found(client) == [offer["title"]]

    async def test_its_company_cannot_get_round_it(
        self, company: Company, client: httpx.AsyncClient, person: Person
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        await report(await person(), offer["id"], "danger")
        assert (await company.change(offer, title="Tout à fait sûr")).json()["status"] == "review"
        await company.act(offer, "withdraw")
        assert (await company.act(offer, "publish")).json()["status"] == "review"
        assert (await read(company, offer))["held_for"] == ["reported"]

    async def test_reports_at_once_tell_the_company_once(self, company: Company, person: Person) -> None:
        offer = company.observation()
        await company.publish(offer)
        people = [await person() for _ in range(5)]
        await asyncio.gather(*(report(one, offer["id"], "danger") for one in people))
        assert await told(company.client) == ["offer.held"]


class TestWhoseWordHoldsAnOffer:
    """Walls, line 7: reports weigh by their account's age and by how many of theirs were dismissed."""

    async def test_new_mailboxes_silence_no_company_however_many(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient, person: Person
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        for _ in range(4):
            await report(await person(days=0), offer["id"], "danger")
        await report(client, offer["id"], "danger")
        assert await found(client) == [offer["title"]]
        assert await told(referent) == ["offer.review"], "a danger rings a referent all the same"

    async def test_walls_7_a_visitor_s_alarms_about_every_offer_are_told_a_few_at_a_time(
        self, client: httpx.AsyncClient, factory: Factory, referent: httpx.AsyncClient
    ) -> None:
        offers = [factory.offer() for _ in range(ALARMS_A_DAY + 5)]
        cry = "J'ai envie de mourir, je n'en peux plus."
        said = [await report(client, offer, "danger") for offer in offers[::2]]
        said += [await report(client, offer, "other", message=cry) for offer in offers[1::2]]
        assert said == [201] * len(offers)
        # One more where the hour has just changed.
        assert len(await told(referent)) in (ALARMS_A_DAY, ALARMS_A_DAY + 1)
        assert len(await queue(referent)) == len(offers), "each of them waits to be read"

    async def test_two_people_and_a_crowd_of_new_ones_weigh_three(
        self, company: Company, client: httpx.AsyncClient, person: Person, settings: Settings
    ) -> None:
        settings.offer_reports = 3
        offer = company.observation()
        await company.publish(offer)
        for reporter in (client, await person(days=0), await person(days=6), await person()):
            await report(reporter, offer["id"])
        assert await found(client) == [offer["title"]]
        await report(await person(), offer["id"])
        assert await found(client) == []

    async def test_who_was_dismissed_weighs_half(
        self,
        company: Company,
        client: httpx.AsyncClient,
        referent: httpx.AsyncClient,
        person: Person,
        settings: Settings,
    ) -> None:
        settings.offer_reports = 2
        first, second = company.observation(), company.observation(title="Une autre semaine")
        for offer in (first, second):
            await company.publish(offer)
        wrong, right = await person(), await person()
        await report(wrong, first["id"])
        await decide(referent, first["id"], "publish", "Vérifié par téléphone")
        await report(wrong, second["id"])
        await report(right, second["id"])
        assert second["title"] in await found(client)
        await report(await person(), second["id"])
        assert second["title"] not in await found(client)

    async def test_who_was_wrong_twice_holds_nothing_alone(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient, person: Person
    ) -> None:
        wolf = await person()
        for number in range(3):
            offer = company.observation(title=f"Une semaine, la {number}e", weeks=week(number))
            await company.publish(offer)
            await report(wolf, offer["id"], "danger")
            assert (offer["title"] in await found(client)) is (number == 2)
            await decide(referent, offer["id"], "publish", "Vérifié par téléphone")

    async def test_a_report_that_was_right_costs_nothing(
        self, company: Company, client: httpx.AsyncClient, referent: httpx.AsyncClient, person: Person
    ) -> None:
        pupil = await person()
        for number in range(3):
            offer = company.observation(title=f"Une semaine, la {number}e", weeks=week(number))
            await company.publish(offer)
            await report(pupil, offer["id"], "danger")
            await decide(referent, offer["id"], "hide", "Machines sans protection")
            assert await found(client) == []

    @pytest.mark.parametrize("reason", ["scam", "outdated"])
    async def test_seven_at_once_count_for_three(
        self, company: Company, client: httpx.AsyncClient, person: Person, settings: Settings, reason: str
    ) -> None:
        settings.offer_reports = 1
        offers = [
            company.observation(title=f"Une semaine, la {number}e", weeks=week(number)) for number in range(7)
        ]
        for offer in offers:
            await company.publish(offer)
        competitor = await person()
        await asyncio.gather(*(report(competitor, offer["id"], reason) for offer in offers))
        assert len(await found(client)) == 7 - HEARD_PER_DAY
