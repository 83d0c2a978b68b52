"""The demonstration's exchange: offers of each kind that keep the rules any day, and somebody who waits."""

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from api.home.demo import offers as demo_offers
from api.home.demo.load import load_demo
from api.placements.offers import rules
from api.placements.offers.models import OfferKind
from api.placements.offers.wording import findings as wording
from api.platform.settings import Settings
from tests.factories import Factory
from tests.placements.offers.conftest import jobs

DATA = Path("api/home/demo/data")


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


ROWS = table("offers.csv")


@pytest.mark.parametrize(
    "day",
    [
        *(date(2026, 11, 23) + timedelta(days=n) for n in range(7)),
        date(2027, 6, 6),
        date(2027, 6, 27),
        date(2027, 7, 4),
        date(2027, 12, 31),
        date(2028, 2, 29),
    ],
    ids=str,
)
@pytest.mark.parametrize("row", [row for row in ROWS if row["status"] != "draft"], ids=lambda row: row["id"])
def test_each_may_be_published_whatever_the_day(row: dict[str, str], day: date) -> None:
    settings = Settings(_env_file=None)
    rules.check(settings, demo_offers.written(settings, row, day), day)


def test_each_is_told_as_invented_and_only_one_asks_for_a_look() -> None:
    companies = {company["id"] for company in table("companies.csv")}
    careers = {career["code"] for career in table("careers.csv")}
    assert len({row["id"] for row in ROWS}) == len(ROWS) == 22
    assert {row["kind"] for row in ROWS} == set(OfferKind)
    for row in ROWS:
        assert row["description"].endswith("Exemple de démonstration.")
        assert row["company"] in companies | {""}
        assert set(row["rome_codes"].split()) <= careers
        found = wording.findings(OfferKind(row["kind"]), [row["title"], row["description"]])
        assert bool(found) == (row["status"] == "review"), row["id"]


async def test_the_exchange_is_alive(demo: httpx.AsyncClient, factory: Factory) -> None:
    announced = demo_offers.id_of(demo_offers.ANNOUNCED)
    assert jobs(factory, "alerts:offer_published") == [{"offer_id": str(announced)}]
    items = (await demo.get("/api/v1/offers?limit=100")).json()["items"]
    assert Counter(item["kind"] for item in items) == {"observation": 11, "placement": 4, "apprenticeship": 4}
    assert all(item["demo"] for item in items)
    assert {item["commune_code"][:2] for item in items} == {"44", "49", "53", "72", "85"}
    assert [item["id"] for item in items][:1] == [str(demo_offers.id_of("demo-offer-01"))]
    near = (await demo.get("/api/v1/around?commune=44109&type=offer")).json()["items"]
    assert len(near) >= 5

    await demo.post("/api/v1/sign-in/demo", json={"role": "company"})
    mine = (await demo.get("/api/v1/me/offers")).json()["items"]
    assert Counter(one["status"] for one in mine) == {"published": 5, "full": 1, "review": 1, "draft": 1}
    (organisation,) = {one["organisation_id"] for one in mine}
    address = f"/api/v1/organisations/{organisation}/applications?show=waiting"
    (waiting,) = (await demo.get(address)).json()["items"]
    assert waiting["first_name"] == "Démo élève"
    address = f"/api/v1/organisations/{organisation}/applications?show=to_welcome"
    (comes,) = (await demo.get(address)).json()["items"]
    assert (comes["first_name"], comes["status"]) == ("Démo collégienne", "confirmed")
    full = next(one for one in mine if one["status"] == "full")
    assert (comes["offer"]["id"], comes["held_weeks"]) == (full["id"], full["weeks"]), "who has its place"

    await demo.post("/api/v1/sign-in/demo", json={"role": "referent"})
    (held,) = (await demo.get("/api/v1/offer-reviews")).json()["items"]
    assert held["held_for"] == ["discrimination"]
    decided = await demo.post(f"/api/v1/offer-reviews/{held['id']}/decision", json={"decision": "publish"})
    assert decided.status_code == 204, decided.text

    await demo.post("/api/v1/sign-in/demo", json={"role": "student"})
    (application,) = (await demo.get("/api/v1/me/applications")).json()["items"]
    assert application["status"] == "sent"
    (alert,) = (await demo.get("/api/v1/me/alerts")).json()["items"]
    assert (alert["state"], alert["kind"], alert["level"]) == ("active", ["observation"], ["3e"])
    (told,) = [item for item in items if item["id"] == str(announced)]
    assert (told["kind"], told["levels"]) == ("observation", ["3e"]), "what the alert looks for"


async def test_the_next_day_everything_lies_ahead_again(
    demo: httpx.AsyncClient, database_url: str, factory: Factory
) -> None:
    await demo.post("/api/v1/sign-in/demo", json={"role": "student"})
    (application,) = (await demo.get("/api/v1/me/applications")).json()["items"]
    await demo.post(f"/api/v1/me/applications/{application['id']}/withdraw")
    before = (await demo.get("/api/v1/offers?limit=100")).json()["items"]
    visitors_own = factory.offer(title="Écrite par une visiteuse", demo=True)
    factory.connection.execute("UPDATE import_run SET digest = 'yesterday' WHERE dataset = 'invented'")
    factory.connection.execute("UPDATE offer SET status = 'withdrawn' WHERE id <> %s", [visitors_own])
    load_demo(database_url)
    after = (await demo.get("/api/v1/offers?limit=99")).json()["items"]
    assert {item["id"] for item in after} == {item["id"] for item in before} | {str(visitors_own)}
    (application,) = (await demo.get("/api/v1/me/applications")).json()["items"]
    assert application["status"] == "sent"
