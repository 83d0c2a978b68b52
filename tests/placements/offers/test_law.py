"""What the law asks of a referent, from the company's form to the decision (Placements, line 4)."""

from datetime import date, timedelta
from typing import Any, cast
from uuid import uuid4

import httpx
import pytest
from psycopg.rows import namedtuple_row

from api.placements.offers.asking import as_written
from api.placements.offers.schemas import OfferCreate, OfferWrite
from api.platform.kit.clock import today
from api.platform.kit.french_calendar import public_holiday, school_holiday
from tests.factories import Factory
from tests.placements.offers.conftest import Company, MakeCompany, field_of, found, free_day, monday

NOTE = {"declaration_note": "Autorisation du 3 mars 2026, inspection du travail de Nantes"}
HOLIDAY = next(
    week
    for week in (monday(1) + timedelta(weeks=ahead) for ahead in range(1, 52))
    if week.month in (2, 7)
    and all(school_holiday(week + timedelta(days=one), "B") for one in range(5))
    and not any(public_holiday(week + timedelta(days=one)) for one in range(5))
)
"""The Monday of a week of school holidays without a public holiday."""
HOTEL = {
    "levels": ["cap"], "day_starts": "16:00", "day_ends": "23:00", "break_minutes": 60,
    "hours_per_week": None,
}  # fmt: skip


async def read(company: Company, offer: dict[str, Any]) -> dict[str, Any]:
    return dict((await company.client.get(f"/api/v1/me/offers/{offer['id']}")).json())


def outcomes(offer: dict[str, Any]) -> list[str]:
    return [f"{one['rule']} {one['outcome']}" for one in offer["law"]]


async def test_a_refusal_names_the_rule_the_article_and_what_to_do(company: Company) -> None:
    offer = company.placement(**HOTEL)
    refused = await company.publish(offer)
    assert field_of(refused) == "day_ends"
    message = refused.json()["errors"][0]["message"]
    assert "pas après 20\u00a0h avant 16 ans" in message
    assert "Finissez plus tôt" in message
    assert "Code du travail L3163-1" in message
    seen = await read(company, offer)
    assert seen["status"] == "draft"
    (said,) = seen["law"]
    assert (said["rule"], said["outcome"]) == ("too_late", "refused")
    assert said["declarations"] == ["night", "adults_only"]
    assert said["sources"][0]["version"] == "2008-05-01"
    assert said["sources"][0]["address"].startswith("https://www.legifrance.gouv.fr/")


async def test_a_roofer_is_asked_who_watches_and_may_say_it(
    company: Company, referent: httpx.AsyncClient
) -> None:
    roofer = company.observation(title="Une semaine chez une couvreuse")
    held = (await company.publish(roofer)).json()
    assert (held["status"], held["held_for"], outcomes(held)) == (
        "review",
        ["law"],
        ["dangerous_trade_watched asked"],
    )
    assert "D4153-30" in held["law"][0]["says"]["fr"]
    review = (await referent.get(f"/api/v1/offer-reviews/{roofer['id']}")).json()
    assert outcomes(review) == ["dangerous_trade_watched asked"]
    said = "Avec la cheffe d'équipe, tu regardes la pose depuis le sol."
    assert (await company.change(roofer, description=said)).json()["status"] == "published"


async def test_hours_that_nobody_said_are_asked_for_where_minors_work(company: Company) -> None:
    silent = company.apprenticeship(hours_per_week=None)
    refused = await company.publish(silent)
    assert field_of(refused) == "hours_per_week"
    assert "Code du travail L3162-1" in refused.json()["errors"][0]["message"]
    said = await company.change(silent, hours_per_week=35)
    assert said.json()["law"] == [], "one field is enough"
    assert (await company.act(silent, "publish")).json()["status"] == "published"
    adults = company.placement(hours_per_week=None)
    assert (await company.publish(adults)).json()["status"] == "published"


async def test_an_age_in_words_below_the_law_is_refused_with_its_article(company: Company) -> None:
    young = company.apprenticeship(
        title="Apprentie boulangère dès quatorze ans, même sans avoir fini le collège"
    )
    refused = await company.publish(young)
    assert field_of(refused) == "title"
    message = refused.json()["errors"][0]["message"]
    assert "Vous écrivez «\u00a0dès quatorze ans\u00a0»." in message
    assert "Code du travail L6222-1" in message
    assert outcomes(await read(company, young)) == ["apprentice_age refused"]
    public = company.observation(description="Tu suis l'équipe d'un club pour enfants de 3 à 11 ans.")
    assert (await company.publish(public)).json()["status"] == "published"


async def test_a_declared_derogation_is_kept_asked_of_a_referent_and_shown_to_them(
    company: Company, referent: httpx.AsyncClient
) -> None:
    offer = company.placement(**HOTEL, declarations=["night"], **NOTE)
    published = await company.publish(offer)
    assert published.status_code == 200, published.text
    seen = published.json()
    assert (seen["status"], seen["held_for"], outcomes(seen)) == ("review", ["law"], ["too_late asked"])
    assert (seen["declarations"], seen["declaration_note"]) == (["night"], NOTE["declaration_note"])
    assert seen["from_age"] == 16
    assert await found(company.client) == []
    review = (await referent.get(f"/api/v1/offer-reviews/{offer['id']}")).json()
    assert (review["declarations"], review["declaration_note"]) == (["night"], NOTE["declaration_note"])
    assert outcomes(review) == ["too_late asked"]
    decided = await referent.post(
        f"/api/v1/offer-reviews/{offer['id']}/decision", json={"decision": "publish"}
    )
    assert decided.status_code == 204
    assert await found(company.client) == [offer["title"]]


async def test_what_a_referent_let_out_is_not_asked_again_until_it_changes(
    company: Company, referent: httpx.AsyncClient
) -> None:
    offer = company.placement(**HOTEL, declarations=["night"], **NOTE)
    await company.publish(offer)
    await referent.post(f"/api/v1/offer-reviews/{offer['id']}/decision", json={"decision": "publish"})
    same = await company.change(offer, places=2)
    assert same.json()["status"] == "published", "the same hours, the same permit"
    later = await company.change(offer, places=2, day_ends="23:15")
    assert (later.json()["status"], later.json()["held_for"]) == ("review", ["law"])
    await referent.post(f"/api/v1/offer-reviews/{offer['id']}/decision", json={"decision": "publish"})
    other = await company.change(offer, places=2, day_ends="23:15", declaration_note="Une autre autorisation")
    assert other.json()["status"] == "review"
    lawful = await company.change(offer, day_ends="21:00", declarations=[], declaration_note="")
    assert (lawful.json()["status"], lawful.json()["law"]) == ("published", [])


async def test_a_derogation_that_was_let_out_for_one_work_is_none_for_another(
    company: Company, referent: httpx.AsyncClient
) -> None:
    saw = "Tu travailles à la scie circulaire, à côté de ton tuteur."
    roof = "Tu montes sur le toit avec la tronçonneuse et tu manipules de l’amiante."
    declared = {"declarations": ["dangerous_work"], **NOTE}
    for values, changed in (
        (declared, roof),
        ({}, f"{roof} Nous avons une dérogation déclarée."),
    ):
        said = saw if values else f"{saw} Nous avons une dérogation déclarée."
        offer = company.placement(levels=["cap"], description=said, **values)
        held = await company.publish(offer)
        assert (held.json()["status"], outcomes(held.json())) == ("review", ["dangerous_work asked"])
        await referent.post(f"/api/v1/offer-reviews/{offer['id']}/decision", json={"decision": "publish"})
        assert (await company.change(offer, tutors=2)).json()["status"] == "published"
        other = await company.change(offer, description=changed)
        assert (other.json()["status"], other.json()["held_for"]) == ("review", ["law"])
        await company.act(offer, "withdraw")


async def test_a_declaration_says_on_what_it_rests_and_is_of_its_kind(company: Company) -> None:
    bare = company.placement(**HOTEL, declarations=["night"])
    assert field_of(await company.publish(bare)) == "declaration_note"
    foreign = company.observation(declarations=["night"], **NOTE)
    assert field_of(await company.publish(foreign)) == "declarations"
    unknown = company.observation(declarations=["anything"])
    assert (await company.begin(unknown)).status_code == 422
    contact = company.placement(**HOTEL, declarations=["night"], declaration_note="Appelez le 06 12 34 56 78")
    assert (await company.begin(contact)).status_code == 422
    # A promise needs no paper.
    promise = company.observation(declarations=["off_on_holidays"])
    assert (await company.publish(promise)).json()["status"] == "published"


async def test_christmas_and_ascension_are_no_weeks_of_term(company: Company, factory: Factory) -> None:
    year = today().year + (today().month == 12)
    christmas = date(year, 12, 25)
    offer = company.observation(weeks=[{"week": str(christmas - timedelta(days=christmas.weekday()))}])
    refused = await company.publish(offer)
    assert field_of(refused) == "weeks"
    assert {one["rule"] for one in (await read(company, offer))["law"]} >= {"school_holidays"}


class TestKeptWeeks:
    """Placements, line 4: only weeks that are out, and as they were let out, are left alone."""

    async def test_weeks_written_while_withdrawn_are_new(self, company: Company) -> None:
        offer = company.observation()
        assert (await company.publish(offer)).json()["status"] == "published"
        await company.act(offer, "withdraw")
        for day, rule in ((free_day(), "public_holiday"), (HOLIDAY, "school_holidays")):
            week = str(day - timedelta(days=day.weekday()))
            changed = await company.change(offer, weeks=[{"week": week}])
            assert changed.status_code == 200
            assert f"{rule} refused" in outcomes(changed.json())
            assert field_of(await company.act(offer, "publish")) == "weeks"
        assert await found(company.client) == []
        await company.change(offer)
        assert (await company.act(offer, "publish")).json()["status"] == "published"

    async def test_sending_again_what_waits_is_no_way_around_a_referent(
        self, company: Company, referent: httpx.AsyncClient
    ) -> None:
        holiday = company.observation(weeks=[{"week": str(HOLIDAY)}], declarations=["chamber"], **NOTE)
        assert (await company.publish(holiday)).json()["held_for"] == ["law"]
        again = (await company.change(holiday)).json()
        assert (again["status"], outcomes(again)) == ("review", ["school_holidays asked"])
        decision = {"decision": "publish"}
        await referent.post(f"/api/v1/offer-reviews/{holiday['id']}/decision", json=decision)
        same = (await company.change(holiday, title="Le même, autrement dit")).json()
        assert (same["status"], same["law"]) == ("published", [])
        # Withdrawn and sent again as it was: the referent has read it.
        await company.act(holiday, "withdraw")
        assert (await company.act(holiday, "publish")).json()["status"] == "published"

    async def test_a_week_that_is_out_keeps_what_let_it_out(
        self, company: Company, referent: httpx.AsyncClient
    ) -> None:
        holiday = company.observation(weeks=[{"week": str(HOLIDAY)}], declarations=["chamber"], **NOTE)
        await company.publish(holiday)
        decision = {"decision": "publish"}
        await referent.post(f"/api/v1/offer-reviews/{holiday['id']}/decision", json=decision)
        assert field_of(await company.change(holiday, declarations=[])) == "weeks"

    async def test_weeks_that_have_begun_stay(self, company: Company, factory: Factory) -> None:
        coming, later, past = str(monday(3)), str(monday(4)), str(monday(-1))
        offer = company.observation(weeks=[{"week": str(monday())}, {"week": coming}])
        await company.publish(offer)
        factory.connection.execute(
            "UPDATE offer_week SET week = %s WHERE offer_id = %s AND week = %s", [past, offer["id"], monday()]
        )
        weeks = [{"week": past}, {"week": coming}, {"week": later}]
        assert (await company.change(offer, weeks=weeks, weekdays=["mon"])).json()["status"] == "published"
        await company.act(offer, "withdraw")
        assert (await company.act(offer, "publish")).json()["status"] == "published"


async def test_a_cafe_is_asked_about_its_bar(make_company: MakeCompany, factory: Factory) -> None:
    factory.commune("44109", "Nantes")
    cafe = await make_company(sector_code="56.30Z")
    asked = (await cafe.publish(cafe.observation())).json()
    assert (asked["status"], asked["held_for"], outcomes(asked)) == ("review", ["law"], ["bar asked"])
    promised = (await cafe.publish(cafe.observation(declarations=["no_bar"]))).json()
    assert (promised["status"], promised["declarations"]) == ("published", ["no_bar"])


class TestQuota:
    async def test_a_hundred_pupils_in_one_week_are_asked(self, company: Company) -> None:
        offer = company.observation(weeks=[{"week": str(monday()), "places": 100}])
        held = (await company.publish(offer)).json()
        assert (held["status"], outcomes(held)) == ("review", ["many_pupils asked"])

    async def test_offers_of_one_week_count_together(self, company: Company) -> None:
        first = company.observation(weeks=[{"week": str(monday()), "places": 3}])
        assert (await company.publish(first)).json()["status"] == "published"
        second = company.observation(levels=["4e"], weeks=[{"week": str(monday()), "places": 3}])
        held = (await company.publish(second)).json()
        assert (held["status"], held["law"][0]["weeks"]) == ("review", [str(monday())])
        assert held["law"][0]["field"] == "headcount"
        assert "Ici 6 élèves la même semaine, avec vos autres offres." in held["law"][0]["says"]["fr"]
        told = (await company.change(second, headcount=100)).json()
        assert (told["status"], told["law"]) == ("published", []), "the company can obey"
        elsewhere = company.observation(levels=["4e"], weeks=[{"week": str(monday(9)), "places": 2}])
        assert (await company.publish(elsewhere)).json()["status"] == "published"

    async def test_trainees_of_the_same_days_count_together(self, company: Company) -> None:
        assert (await company.publish(company.placement(places=2))).json()["status"] == "published"
        held = (await company.publish(company.placement(places=2, title="Un autre stage"))).json()
        assert (held["status"], outcomes(held)) == ("review", ["many_together asked"])
        assert held["law"][0]["field"] == "headcount"
        large = company.placement(places=2, headcount=30, title="Un troisième stage")
        assert (await company.publish(large)).json()["status"] == "review", "two, four beside, five of thirty"
        later = company.placement(places=2, start_on=str(monday(20)), title="Plus tard")
        assert (await company.publish(later)).json()["status"] == "published"

    async def test_who_has_a_place_counts_also_where_the_offer_was_withdrawn(
        self, company: Company, factory: Factory
    ) -> None:
        first = company.placement(places=3)
        pupils = company.observation(weeks=[{"week": str(monday()), "places": 5}], headcount=30)
        for offer in (first, pupils):
            assert (await company.publish(offer)).json()["status"] == "published"
            factory.connection.execute("UPDATE offer SET taken = places WHERE id = %s", [offer["id"]])
        factory.connection.execute("UPDATE offer_week SET taken = places")
        for offer in (first, pupils):
            assert (await company.act(offer, "withdraw")).json()["status"] == "withdrawn"
        again = (await company.publish(company.placement(places=3))).json()
        assert (again["status"], outcomes(again)) == ("review", ["many_together asked"])
        more = company.observation(weeks=[{"week": str(monday()), "places": 3}], headcount=30)
        assert outcomes((await company.publish(more)).json()) == ["many_pupils asked"]

    async def test_too_many_for_the_headcount_or_the_tutors(self, company: Company) -> None:
        assert field_of(await company.publish(company.placement(places=4, tutors=2))) == "headcount"
        few = company.placement(places=4, tutors=2, headcount=12)
        refused = await company.publish(few)
        assert field_of(refused) == "places"
        assert "R124-10" in refused.json()["errors"][0]["message"]
        alone = company.placement(places=4, headcount=40)
        assert field_of(await company.publish(alone)) == "tutors"
        fine = company.placement(places=4, headcount=40, tutors=2)
        assert (await company.publish(fine)).json()["status"] == "published"


class TestContracts:
    """Placements, line 4: a stored contract is judged as the one that was typed."""

    async def test_one_master_has_two_apprentices(self, company: Company) -> None:
        many = company.apprenticeship(places=12, tutors=1)
        assert field_of(await company.publish(many)) == "tutors"
        assert outcomes(await read(company, many)) == ["too_many_per_master refused"]
        fine = company.apprenticeship(places=12, tutors=6)
        assert (await company.publish(fine)).json()["status"] == "published"

    async def test_one_tutor_has_three_people_on_a_professional_contract(self, company: Company) -> None:
        professional = {"contract": "professionnalisation", "duration_months": 12}
        many = company.apprenticeship(**professional, places=8, tutors=1)
        assert field_of(await company.publish(many)) == "tutors"
        assert outcomes(await read(company, many)) == ["too_many_per_professional_tutor refused"]
        fine = company.apprenticeship(**professional, places=8, tutors=3)
        assert (await company.publish(fine)).json()["status"] == "published"

    @pytest.mark.parametrize(
        ("contract", "months", "rule"),
        [
            ("apprentissage", 3, "contract_length"),
            ("apprentissage", 48, "contract_length"),
            ("professionnalisation", 3, "professional_length"),
            ("professionnalisation", 24, "professional_length"),
        ],
    )
    async def test_a_length_is_refused_by_the_rule_of_its_contract(
        self, company: Company, contract: str, months: int, rule: str
    ) -> None:
        offer = company.apprenticeship(contract=contract, duration_months=months)
        assert field_of(await company.publish(offer)) == "duration_months"
        assert outcomes(await read(company, offer)) == [f"{rule} refused"]

    async def test_nobody_under_sixteen_is_on_a_professional_contract(self, company: Company) -> None:
        evening = {"day_starts": "14:00", "day_ends": "22:00", "break_minutes": 60}
        offer = company.apprenticeship(contract="professionnalisation", duration_months=12, **evening)
        page = (await company.publish(offer)).json()
        assert (page["status"], page["working_time"]["ages"], page["from_age"]) == (
            "published", "under_18", None,
        )  # fmt: skip


async def test_a_stored_offer_reads_as_it_was_written(company: Company, factory: Factory) -> None:
    """Placements, line 4: of the same values and the same types, in each kind."""
    typed = [
        company.observation(priorities=["rep"], declarations=["off_on_holidays"]),
        company.placement(remote="partly", **HOTEL),
        company.apprenticeship(contract="professionnalisation", duration_months=12),
    ]
    for offer in typed:
        assert (await company.begin(offer)).status_code == 201
        with factory.connection.cursor(row_factory=namedtuple_row) as cursor:
            row = cursor.execute("SELECT * FROM offer WHERE id = %s", [offer["id"]]).fetchone()
            weeks = cursor.execute("SELECT * FROM offer_week WHERE offer_id = %s", [offer["id"]]).fetchall()
        stored = as_written(cast("Any", row), cast("Any", weeks))
        meant = OfferCreate.model_validate(offer)
        for name in OfferWrite.model_fields:
            if offer.get(name) is not None and name != "duration_days":
                assert repr(getattr(stored, name)) == repr(getattr(meant, name)), name


async def test_the_waiting_time_follows_the_last_placement_on_the_post(
    company: Company, factory: Factory
) -> None:
    first = company.placement(start_on=str(monday(4)), duration_days=42)
    await company.publish(first)
    factory.connection.execute("UPDATE offer SET taken = 1 WHERE id = %s", [first["id"]])
    seven, eight = (str(monday(4) + timedelta(weeks=weeks)) for weeks in (7, 8))
    soon = company.placement(start_on=seven, duration_days=42)
    held = (await company.publish(soon)).json()
    assert (held["status"], outcomes(held)) == ("review", ["waiting_time asked"])
    # 42 days: a third is 14, from the day after the last one.
    late = company.placement(start_on=eight, duration_days=42)
    assert (await company.publish(late)).json()["status"] == "published"
    other = company.placement(start_on=seven, duration_days=42, title="Un poste tout autre")
    assert (await company.publish(other)).json()["status"] == "published"


async def test_the_waiting_time_counts_offers_that_are_only_out_and_either_way(company: Company) -> None:
    """Two placements that follow each other were published at one time, the later one first."""
    first, second = monday(4), monday(4) + timedelta(weeks=7)
    later = company.placement(start_on=str(second), duration_days=42, title="Stage à l’atelier, printemps")
    assert (await company.publish(later)).json()["status"] == "published"
    before = company.placement(start_on=str(first), duration_days=42, title="Stagiaire à l'atelier")
    held = (await company.publish(before)).json()
    assert (held["status"], outcomes(held)) == ("review", ["waiting_time asked"])
    assert "commence peu après" in held["law"][0]["says"]["fr"]
    shorter = await company.change(before, duration_days=28)
    assert (shorter.json()["status"], shorter.json()["law"]) == ("published", []), "a third of 28 is ten days"
    again = (await company.change(later, start_on=str(first + timedelta(days=35)))).json()
    assert outcomes(again) == ["waiting_time asked"]
    assert "pas avant le" in again["law"][0]["says"]["fr"]


async def test_a_duplicate_keeps_what_was_declared(company: Company) -> None:
    offer = company.placement(**HOTEL, declarations=["night"], headcount=12, tutors=1, **NOTE)
    await company.publish(offer)
    copy = str(uuid4())
    await company.client.post(f"/api/v1/offers/{offer['id']}/duplicate", json={"id": copy})
    seen = await read(company, {"id": copy})
    assert (seen["declarations"], seen["headcount"], seen["tutors"]) == (["night"], 12, 1)
    assert seen["declaration_note"] == NOTE["declaration_note"]


async def test_the_public_page_says_from_which_age_and_nothing_of_declarations(company: Company) -> None:
    offer = company.placement(levels=["cap"], day_starts="14:00", day_ends="22:00", break_minutes=60)
    assert (await company.publish(offer)).json()["status"] == "published"
    page = (await company.client.get(f"/api/v1/offers/{offer['id']}")).json()
    assert page["from_age"] == 16
    assert page["working_time"]["ages"] == "under_18"
    assert not {"declarations", "declaration_note", "headcount", "law"} & page.keys()


async def test_the_rules_carry_articles_declarations_and_the_calendar(client: httpx.AsyncClient) -> None:
    body = (await client.get("/api/v1/offer-rules")).json()
    rules = {one["code"]: one for one in body["rules"]}
    assert rules["bar"]["sources"][0] == {
        "name": "Code du travail L4153-6",
        "version": "2019-01-01",
        "address": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037410883",
        "doubt": None,
    }
    assert "commentaire" in rules["waiting_time"]["sources"][0]["doubt"]["fr"]
    assert {one["code"] for one in body["declarations"]} >= {"night", "dangerous_work", "chamber"}
    assert "Noël" in {one["name"] for one in body["public_holidays"]}
    assert any(one["name"] == "Vacances d’hiver" for one in body["school_holidays"])
    assert not body["seconde"]["published"]


@pytest.mark.parametrize("value", [-1, 2_000_000, "beaucoup", 3.5])
async def test_a_headcount_is_a_number(company: Company, value: Any) -> None:
    assert (await company.begin(company.placement(headcount=value))).status_code == 422


async def test_a_week_s_holidays_stand_beside_it(company: Company, factory: Factory) -> None:
    """Placements, line 7."""
    offer = factory.offer(company.organisation, kind="observation", levels=["3e"])
    christmas = date(today().year + 1, 12, 25)
    week = christmas - timedelta(days=christmas.weekday())
    for monday_, places in ((week, 1), (monday(3), 1)):
        row = {"offer_id": offer, "week": monday_, "places": places, "taken": 0}
        factory._insert("offer_week", "week", row)
    page = (await company.client.get(f"/api/v1/offers/{offer}")).json()
    told = {one["week"]: one["holidays"] for one in page["weeks_detail"]}
    assert told[str(monday(3))] is None
    assert "Noël" in told[str(week)]
