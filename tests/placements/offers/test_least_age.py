"""Offers for adults, nights and public holidays, from the form to the referent (Placements, line 4)."""

from datetime import date

import httpx

from api.platform.kit.clock import today
from tests.placements.offers.conftest import Company, field_of
from tests.placements.offers.test_law import NOTE, outcomes, read


async def test_adults_only_is_declared_with_a_reason_and_read_by_a_referent(
    company: Company, referent: httpx.AsyncClient
) -> None:
    night = {"levels": ["bac_pro"], "day_starts": "15:00", "day_ends": "23:00", "break_minutes": 60,
             "weekdays": ["mon", "tue", "wed"], "hours_per_week": None}  # fmt: skip
    offer = company.placement(**night)
    refused = await company.publish(offer)
    assert field_of(refused) == "day_ends"
    assert (await read(company, offer))["law"][0]["declarations"] == ["night", "adults_only"]
    bare = await company.change(offer, declarations=["adults_only"])
    assert bare.status_code == 200
    assert field_of(await company.act(offer, "publish")) == "declaration_note"
    reason = {"declarations": ["adults_only"], "declaration_note": "Veille de nuit d’un internat"}
    seen = (await company.change(offer, **reason)).json()
    assert (seen["from_age"], seen["hours_per_day"], seen["hours_per_week"]) == (18, 7, 21)
    sent = (await company.act(offer, "publish")).json()
    assert (sent["status"], outcomes(sent)) == ("review", ["adults_only asked"])
    assert "L1133-2" in sent["law"][0]["sources"][1]["name"]
    review = (await referent.get(f"/api/v1/offer-reviews/{offer['id']}")).json()
    assert review["declaration_note"] == "Veille de nuit d’un internat"
    decision = {"decision": "publish"}
    await referent.post(f"/api/v1/offer-reviews/{offer['id']}/decision", json=decision)
    assert (await company.change(offer, **reason, places=2)).json()["status"] == "published"
    words = await company.change(offer, **reason, title="Veille, à partir de 16 ans")
    assert (words.json()["status"], outcomes(words.json())) == (
        "review",
        ["adults_only asked", "age_said asked"],
    )


async def test_a_student_s_night_goes_out_and_says_its_age(company: Company) -> None:
    night = company.placement(
        day_starts="22:00", day_ends="06:00", break_minutes=60, weekdays=["mon", "tue"], hours_per_week=None
    )
    out = (await company.publish(night)).json()
    assert (out["status"], out["law"], out["from_age"]) == ("published", [], 18)


async def test_other_holidays_in_its_days_are_asked_about_again(
    company: Company, referent: httpx.AsyncClient
) -> None:
    year = today().year + 1
    november = {"start_on": str(date(year, 11, 8)), "duration_days": 14, "hours_per_week": None}
    day = {"day_starts": "09:00", "day_ends": "16:00", "break_minutes": 60, "weekdays": []}
    declared = {"levels": ["cap"], "declarations": ["public_holidays"], **NOTE}
    offer = company.placement(**november, **day, **declared, hours_per_day=6)
    offer["hours_per_week"] = 30
    held = (await company.publish(offer)).json()
    assert outcomes(held) == ["public_holiday asked"]
    assert "11 novembre" in held["law"][0]["says"]["fr"]
    decision = {"decision": "publish"}
    await referent.post(f"/api/v1/offer-reviews/{offer['id']}/decision", json=decision)
    assert (await company.change(offer, start_on=str(date(year, 11, 9)))).json()["status"] == "published"
    may = await company.change(offer, start_on=str(date(year, 4, 26)))
    assert (may.json()["status"], may.json()["held_for"]) == ("review", ["law"])
    assert "1er mai" in may.json()["law"][0]["says"]["fr"]
