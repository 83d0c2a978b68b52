"""Searching offers: what is found, in which order, and in which shapes."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from xml.etree import ElementTree

import httpx
import pytest

from api.platform.kit.clock import today
from tests.factories import ANGERS, LAVAL, Factory
from tests.placements.offers.conftest import field_of, found, monday

HERE = {"lat": 47.218, "lon": -1.554, "radius_km": 200}


class TestOrder:
    async def test_nearest_first_around_a_point(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.offer(title="Laval", at=LAVAL)
        factory.offer(title="Nantes")
        factory.offer(title="Angers", at=ANGERS)
        assert await found(client, **HERE) == ["Nantes", "Angers", "Laval"]
        assert await found(client, lat=47.218, lon=-1.554, radius_km=100) == ["Nantes", "Angers"]

    async def test_newest_first_without_a_point(self, client: httpx.AsyncClient, factory: Factory) -> None:
        moment = datetime.now(UTC)
        factory.offer(title="Hier", published_at=moment - timedelta(days=1))
        factory.offer(title="Aujourd'hui", published_at=moment)
        assert await found(client) == ["Aujourd'hui", "Hier"]
        assert await found(client, **HERE, sort="newest") == ["Aujourd'hui", "Hier"]

    async def test_a_company_that_does_not_answer_comes_behind(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.offer(title="Muette", at=(47.22, -1.554), lowered=True)
        factory.offer(title="À dix kilomètres", at=(47.31, -1.554))
        assert await found(client, **HERE) == ["À dix kilomètres", "Muette"]
        factory.offer(title="Ancienne", published_at=datetime.now(UTC) - timedelta(days=20))
        assert (await found(client))[-1] == "Muette"

    @pytest.mark.parametrize("where", [{}, HERE, {**HERE, "q": "stage"}, {**HERE, "sort": "newest"}])
    async def test_pages_neither_repeat_nor_skip(
        self, client: httpx.AsyncClient, factory: Factory, where: dict[str, str]
    ) -> None:
        for number in range(12):
            factory.offer(
                title=f"Stage {number}", at=(47.2 + number / 50, -1.55), approximate=number % 3 == 0
            )
        whole = await found(client, **where, limit=100)
        assert len(whole) == 12
        paged, cursor = [], None
        while True:
            query = {**where, "limit": 5, **({"cursor": cursor} if cursor else {})}
            body = (await client.get("/api/v1/offers", params=query)).json()
            paged += [item["title"] for item in body["items"]]
            cursor = body["next"]
            if cursor is None:
                break
        assert paged == whole

    async def test_a_distance_needs_a_position(self, client: httpx.AsyncClient) -> None:
        response = await client.get("/api/v1/offers", params={"sort": "distance"})
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == "sort"


class TestWords:
    """Placements, line 6: the words count, whether a kind is named or not."""

    @pytest.mark.parametrize(
        "where",
        [
            {},
            {"sort": "newest"},
            {"level": "3e"},
            HERE,
            {**HERE, "sort": "newest"},
            {"commune": "44109"},
            {"bbox": "-2,47,-1,48"},
        ],
    )
    @pytest.mark.parametrize("q", ["boulangerie", "une boulangerie", "Boulangerie !", "boulang"])
    async def test_without_a_kind_they_leave_what_holds_them(
        self, client: httpx.AsyncClient, factory: Factory, where: dict[str, str], q: str
    ) -> None:
        factory.commune("44109")
        factory.offer(title="En boulangerie", levels=["3e"])
        factory.offer(title="Au garage", levels=["3e"])
        factory.offer(title="Vendre en boulangerie", kind="apprenticeship", levels=["cap"])
        wanted = {"En boulangerie", "Vendre en boulangerie"} - (
            {"Vendre en boulangerie"} if "level" in where else set()
        )
        assert set(await found(client, **where, q=q)) == wanted
        shapes = [
            await client.get(f"/api/v1/offers.{one}", params={**where, "q": q}) for one in ("geojson", "atom")
        ]
        assert all("garage" not in one.text and "En boulangerie" in one.text for one in shapes)

    async def test_without_a_kind_words_that_nothing_holds_find_nothing(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.offer(title="Au garage")
        for q in ("boulangerie", "!!!"):
            assert await found(client, q=q) == []


class TestBadInput:
    @pytest.mark.parametrize(
        ("query", "field"),
        [
            ({"kind": "holiday"}, "kind"),
            ({"level": "5e"}, "level"),
            ({"rome": "gardener"}, "rome"),
            ({"week": "demain"}, "week"),
            ({"limit": 0}, "limit"),
            ({"limit": 101}, "limit"),
            ({"cursor": "x"}, "cursor"),
            ({"lat": 47.2}, "lat"),
            ({"bbox": "1,2,3"}, "bbox"),
            ({"commune": "nantes"}, "commune"),
            ({"radius_km": 5000, **{k: v for k, v in HERE.items() if k != "radius_km"}}, "radius_km"),
            ({"sort": "richest"}, "sort"),
        ],
    )
    async def test_is_refused_by_field_in_each_form_of_the_list(
        self, client: httpx.AsyncClient, query: dict[str, str], field: str
    ) -> None:
        for form in ("", ".geojson", ".atom"):
            response = await client.get(f"/api/v1/offers{form}", params=query)
            assert response.headers["content-type"] == "application/problem+json"
            assert field_of(response) == field, form


class TestFilters:
    async def test_by_kind_level_career_and_words(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.offer(title="Menuiserie", rome_codes=["H2206"], keywords="Menuisier / Menuisière")
        factory.offer(title="Boulangerie", kind="apprenticeship", levels=["cap"], rome_codes=["D1102"])
        factory.offer(title="Comptabilité", kind="placement", levels=["bts", "but"])
        assert await found(client, kind="apprenticeship") == ["Boulangerie"]
        assert await found(client, level="but") == ["Comptabilité"]
        assert sorted(await found(client, rome=["H2206", "D1102"])) == ["Boulangerie", "Menuiserie"]
        assert await found(client, q="menuisiere") == ["Menuiserie"]
        assert await found(client, q="boulang", **HERE) == ["Boulangerie"]
        assert await found(client, q="!!!") == []

    async def test_by_week_only_those_with_a_place_left(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.offer(title="Deux semaines", weeks=[(monday(2), 1), (monday(3), 1)])
        taken = factory.offer(title="Prise", weeks=[(monday(2), 1), (monday(4), 1)])
        factory.connection.execute(
            "UPDATE offer_week SET taken = 1 WHERE offer_id = %s AND week = %s", [taken, monday(2)]
        )
        assert await found(client, week=str(monday(2))) == ["Deux semaines"]
        assert sorted(await found(client, week=[str(monday(3)), str(monday(4))])) == [
            "Deux semaines",
            "Prise",
        ]

    async def test_in_a_commune_and_in_a_rectangle(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.commune("44109", "Nantes")
        factory.offer(title="Nantes")
        factory.offer(title="Laval", at=LAVAL)
        assert await found(client, commune="44109") == ["Nantes"]
        assert await found(client, bbox="-1,48,0,49") == ["Laval"]

    @pytest.mark.parametrize("status", ["draft", "review", "full", "expired", "withdrawn", "hidden"])
    async def test_only_published_ones_are_found(
        self, client: httpx.AsyncClient, factory: Factory, status: str
    ) -> None:
        factory.offer(status=status)
        assert await found(client) == []
        assert await found(client, **HERE) == []

    async def test_what_is_past_leaves_before_any_job_runs(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.offer(expires_on=today() - timedelta(days=1))
        assert await found(client) == []
        assert await found(client, **HERE) == []


class TestShapes:
    async def test_an_item_tells_what_a_list_shows(self, client: httpx.AsyncClient, factory: Factory) -> None:
        school = "0440001A"
        offer = factory.offer(title="Atelier", weeks=[(monday(3), 2), (monday(2), 1)], reserved_uais=[school])
        item = (await client.get("/api/v1/offers", params=HERE)).json()["items"][0]
        assert item["id"] == str(offer)
        assert item["weeks"] == [str(monday(2)), str(monday(3))]
        assert (item["places_left"], item["reserved"], item["source"]) == (3, True, "epass")
        assert item["distance_m"] < 100

    async def test_its_page_says_that_it_is_reserved_and_for_whom(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place("Collège inventé", kind="middle_school", uai="0440001A")
        offer = factory.offer(reserved_uais=["0440001A"])
        page = (await client.get(f"/api/v1/offers/{offer}")).json()
        assert page["reserved"] is True
        assert page["reserved_for"] == [{"uai": "0440001A", "name": "Collège inventé"}]

    @pytest.mark.parametrize(("status", "code"), [("full", 200), ("expired", 200), ("withdrawn", 404)])
    async def test_a_saved_link_learns_what_became_of_it(
        self, client: httpx.AsyncClient, factory: Factory, status: str, code: int
    ) -> None:
        offer = factory.offer(status=status)
        response = await client.get(f"/api/v1/offers/{offer}")
        assert response.status_code == code
        if code == 200:
            assert response.json()["status"] == status

    @pytest.mark.parametrize("status", ["draft", "review", "hidden"])
    async def test_what_is_not_out_is_nowhere(
        self, client: httpx.AsyncClient, factory: Factory, status: str
    ) -> None:
        offer = factory.offer(status=status)
        for address in (f"/api/v1/offers/{offer}", f"/api/v1/offers/{offer}.jsonld"):
            assert (await client.get(address)).status_code == 404
        assert (await client.get(f"/api/v1/offers/{uuid4()}")).status_code == 404

    async def test_working_time_and_gratification_are_shown(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        pupil = (await client.get(f"/api/v1/offers/{factory.offer()}")).json()
        assert pupil["working_time"]["ages"] == "under_15"
        assert pupil["gratification"] is None
        short = factory.offer(kind="placement", levels=["bts"], duration_days=42, hours_per_week=35)
        long = factory.offer(
            kind="placement", levels=["bts"], duration_days=70, gratification_cents_per_hour=500
        )
        rule = (await client.get(f"/api/v1/offers/{short}")).json()["gratification"]
        assert (rule["due"], rule["hours"]) == (False, 210)
        rule = (await client.get(f"/api/v1/offers/{long}")).json()["gratification"]
        assert (rule["due"], rule["hours"], rule["cents_per_hour"]) == (True, 350, 500)

    async def test_job_posting(self, client: httpx.AsyncClient, factory: Factory) -> None:
        offer = factory.offer(
            title="Boulanger", kind="apprenticeship", levels=["cap"], start_on=monday(4), address="1 rue"
        )
        response = await client.get(f"/api/v1/offers/{offer}.jsonld")
        assert response.headers["content-type"].startswith("application/ld+json")
        body = response.json()
        assert (body["@type"], body["title"]) == ("JobPosting", "Boulanger")
        assert body["jobStartDate"] == str(monday(4))
        assert body["jobLocation"]["address"]["streetAddress"] == "1 rue"
        assert body["directApply"] is True

    async def test_no_text_ends_the_script_of_a_page_that_holds_it(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """Placements, line 6."""
        title = "</script><script>alert(1)</script> <!-- & \u2028"
        offer = factory.offer(title=title, company_name="A & <B>")
        response = await client.get(f"/api/v1/offers/{offer}.jsonld")
        assert not set("<>&\u2028\u2029") & set(response.text)
        assert response.json()["title"] == title
        assert response.json()["hiringOrganization"]["name"] == "A & <B>"

    async def test_a_job_posting_tells_only_what_is_known(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        vague = factory.offer(approximate=True, remote="yes", expires_on=monday(3), source="offres-lba",
                              partner_id="1", apply_url="https://example.org/offre")  # fmt: skip
        body = (await client.get(f"/api/v1/offers/{vague}.jsonld")).json()
        assert body["@context"] == "https://schema.org"
        assert body["employmentType"] == ["INTERN"]
        assert body["validThrough"] == str(monday(3))
        assert body["jobLocationType"] == "TELECOMMUTE"
        assert body["directApply"] is False
        assert body["hiringOrganization"]["name"]
        assert body["datePosted"]
        assert body["url"] == f"http://test.local/offers/{vague}"
        assert "geo" not in body["jobLocation"], "a commune's centre is no address"
        assert "streetAddress" not in body["jobLocation"]["address"]
        assert all(value not in (None, "", []) for value in body.values())

    async def test_geojson(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.offer(title="Atelier")
        body = (await client.get("/api/v1/offers.geojson", params=HERE)).json()
        assert body["features"][0]["properties"]["title"] == "Atelier"

    async def test_the_feed_has_the_newest_first(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.offer(title="Hier", published_at=datetime.now(UTC) - timedelta(days=1))
        factory.offer(title="Vente & conseil <3e>")
        response = await client.get("/api/v1/offers.atom", params={"kind": "observation"})
        assert response.headers["content-type"].startswith("application/atom+xml")
        root = ElementTree.fromstring(response.content)
        titles = [one.text for one in root.iterfind("{*}entry/{*}title")]
        assert titles == ["Vente & conseil <3e>", "Hier"]
        links = [one.get("href") for one in root.iterfind("{*}link")]
        assert "http://test.local/api/v1/offers.atom?kind=observation" in links
