"""The lexicon, extended by staff."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from api.platform.access import Role
from tests.conftest import Device
from tests.factories import Factory
from tests.home.conftest import Search
from tests.home.search.test_search import names

LEXICON = "/api/v1/staff/lexicon"
NEW = f"{LEXICON}/new-one"
OWN = f"{LEXICON}/kind-mfr"


@pytest.fixture
async def staff(factory: Factory, devices: Device) -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(Role.REFERENT)))


def same(*words: str, **values: Any) -> dict[str, Any]:
    return {"sort": "same", "words": list(words), **values}


async def listed(staff: httpx.AsyncClient, **query: Any) -> list[dict[str, Any]]:
    response = await staff.get(LEXICON, params=query)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


async def one(staff: httpx.AsyncClient, id_: str, q: str) -> dict[str, Any]:
    (found,) = [each for each in await listed(staff, q=q, limit=100) if each["id"] == id_]
    return found


def acts(factory: Factory) -> list[tuple[str, dict[str, Any]]]:
    rows = factory.connection.execute(
        "SELECT action, detail FROM audit_entry WHERE action LIKE 'lexicon.%%' ORDER BY id"
    ).fetchall()
    return [(name, detail if isinstance(detail, dict) else json.loads(detail)) for name, detail in rows]


@pytest.mark.usefixtures("region")
class TestTaught:
    async def test_a_word_finds_from_now_on_and_until_it_is_taken_back(
        self, staff: httpx.AsyncClient, search: Search, factory: Factory
    ) -> None:
        assert "Boulanger / Boulangère" not in await names(search, "kéké")
        written = await staff.put(NEW, json=same("kéké", "boulanger"))
        assert written.status_code == 200, written.text
        assert (written.json()["own"], written.json()["taught"]) == (False, True)
        assert "Boulanger / Boulangère" in await names(search, "kéké")
        assert (await staff.delete(NEW)).status_code == 204
        assert "Boulanger / Boulangère" not in await names(search, "kéké")
        assert (await staff.delete(NEW)).status_code == 404
        assert [name for name, _ in acts(factory)] == ["lexicon.changed", "lexicon.taken_back"]
        assert acts(factory)[0][1]["added"] == ["boulanger", "kéké"]

    async def test_an_own_entry_put_aside_is_not_read_and_given_back_is(
        self, staff: httpx.AsyncClient, search: Search
    ) -> None:
        async def kinds() -> list[str]:
            read: list[str] = (await search("mfr")).json()["understood"]["place_kinds"]
            return read

        assert await kinds() == ["mfr"]
        seen = await one(staff, "kind-mfr", "mfr")
        assert (seen["own"], seen["taught"], seen["put_aside"]) == (True, False, False)
        wish = {name: seen[name] for name in ("version", "sort", "words", "means", "kind", "careers")}
        aside = await staff.put(OWN, json={**wish, "put_aside": True})
        assert aside.status_code == 200, aside.text
        assert await kinds() == []
        assert (await staff.delete(OWN)).status_code == 204
        assert await kinds() == ["mfr"]
        assert await one(staff, "kind-mfr", "mfr") == seen


class TestList:
    async def test_by_word_and_by_sort(self, staff: httpx.AsyncClient) -> None:
        await staff.put(NEW, json=same("kéké", "boulanger"))
        assert [each["id"] for each in await listed(staff, q="KEKE")] == ["new-one"]
        assert await listed(staff, q="KEKE", sort="wish") == []
        assert {each["sort"] for each in await listed(staff, sort="wish", limit=100)} == {"wish"}
        assert (await staff.get(LEXICON, params={"sort": "spell"})).status_code == 422

    async def test_careers_and_pages_have_their_names(
        self, staff: httpx.AsyncClient, region: dict[str, str]
    ) -> None:
        wish = {**same("kéké", "mitron"), "careers": ["D1104"]}
        assert (await staff.put(NEW, json=wish)).json()["names"] == {"D1104": "Boulanger / Boulangère"}
        (found,) = await listed(staff, q="kéké")
        assert found["names"] == {"D1104": "Boulanger / Boulangère"}
        page = next(
            each for each in await listed(staff, sort="page", limit=100) if each["means"] == "/interests"
        )
        assert page["names"]["/interests"].startswith("Ce que j’aime")

    async def test_pages_are_disjoint_and_together_whole(self, staff: httpx.AsyncClient) -> None:
        seen: list[str] = []
        after: dict[str, str] = {}
        while True:
            page = (await staff.get(LEXICON, params={"sort": "page", "limit": 10, **after})).json()
            seen += [each["id"] for each in page["items"]]
            if page["next"] is None:
                break
            after = {"cursor": page["next"]}
        assert len(seen) == len(set(seen)) > 30


class TestRefused:
    @pytest.mark.parametrize(
        ("entry", "field"),
        [
            (same(), "words"),
            (same("", "pain"), "words"),
            (same("pain", "…!"), "words"),
            (same("x" * 61), "words"),
            (same(*(f"mot {n}" for n in range(151))), "words"),
            (same("pain\u0007"), ""),
            (same("pain", careers=["Z9999"]), "careers"),
            (same("pain", careers=["boulanger"]), "careers"),
            (same("pain", means="CAP"), "means"),
            (same("pain", sort="spell"), "sort"),
            (same("pain", sort="wish"), "careers"),
            (same("bahut", sort="place_kind", means="castle"), "means"),
            (same("cap", sort="diploma", means="Bac ninja"), "means"),
            (same("alternance", sort="status", means="both"), "means"),
            (same("truc", sort="type", means="person"), "means"),
            (same("truc", sort="type", means="event", kind="observation"), "means"),
            (same("mon âge", sort="level", means="baby"), "means"),
            (same("bts", sort="short", means="…"), "means"),
            (same("aide", sort="page", means="/nowhere"), "means"),
            (same("naoned", sort="area", means="44109", kind="commune"), "means"),
            (same("le 99", sort="area", means="99", kind="department"), "means"),
            (same("le 44", sort="area", means="44", kind="planet"), "means"),
        ],
    )
    async def test_with_the_field_that_says_it(
        self, staff: httpx.AsyncClient, factory: Factory, entry: dict[str, Any], field: str
    ) -> None:
        response = await staff.put(NEW, json=entry)
        assert response.status_code in (400, 422), response.text
        if field:
            assert response.json()["errors"][0]["field"] == field
        assert acts(factory) == []

    async def test_in_both_languages(self, staff: httpx.AsyncClient) -> None:
        said = {
            language: (
                await staff.put(
                    NEW,
                    json=same("aide", sort="page", means="/nowhere"),
                    headers={"Accept-Language": language},
                )
            ).json()["errors"][0]["message"]
            for language in ("fr", "en")
        }
        assert said["fr"] != said["en"]

    @pytest.mark.parametrize(
        "entry",
        [
            same("bahut", sort="place_kind", means="high_school"),
            same("petit cap", sort="diploma", means="CAP"),
            same("ma fiche", sort="page", means="/aids/transport"),
            same("à propos de vous", sort="page", means="/about"),
            same("petit laval", sort="area", means="53130", kind="commune"),
            same("le 5 3", sort="area", means="53", kind="department"),
            same("faire du pain", sort="wish", careers=["D1104"]),
            same("portes", sort="type", means="event", kind="open_day"),
        ],
    )
    @pytest.mark.usefixtures("region")
    async def test_not_what_there_is(self, staff: httpx.AsyncClient, entry: dict[str, Any]) -> None:
        response = await staff.put(NEW, json=entry)
        assert response.status_code == 200, response.text

    async def test_another_sort_of_an_own_entry(self, staff: httpx.AsyncClient) -> None:
        response = await staff.put(OWN, json=same("mfr", "maison"))
        assert response.json()["errors"][0]["field"] == "sort"

    async def test_nobody_takes_away_the_words_that_lead_to_who_helps(
        self, staff: httpx.AsyncClient, factory: Factory
    ) -> None:
        seen = await one(staff, "page-safety", "suicide")
        wish = {name: seen[name] for name in ("version", "sort", "words", "means", "kind", "careers")}
        url = f"{LEXICON}/page-safety"
        fewer = [word for word in seen["words"] if word != "suicide"]
        for entry in ({**wish, "put_aside": True}, {**wish, "words": fewer}):
            refused = await staff.put(url, json=entry)
            assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "words")
        assert acts(factory) == []
        more = await staff.put(url, json={**wish, "words": [*seen["words"], "j'en peux plus"]})
        assert more.status_code == 200, more.text

    async def test_what_somebody_wrote_over_meanwhile(self, staff: httpx.AsyncClient) -> None:
        first = await staff.put(NEW, json=same("kéké", "boulanger"))
        assert (await staff.put(NEW, json=same("kéké", "boulanger"))).json() == first.json()
        late = await staff.put(NEW, json=same("kéké", "pêcheur"))
        assert (late.status_code, late.json()["type"]) == (409, "/problems/lexicon-changed")
        seen = first.json()["version"]
        assert (await staff.put(NEW, json=same("kéké", "pêcheur", version=seen))).status_code == 200


async def test_two_that_write_the_same_entry_at_once_are_not_both_believed(
    staff: httpx.AsyncClient, factory: Factory
) -> None:
    answers = await asyncio.gather(*(staff.put(NEW, json=same("kéké", f"mot {n}")) for n in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    (kept,) = [answer.json()["words"] for answer in answers if answer.status_code == 200]
    assert (await one(staff, "new-one", "kéké"))["words"] == kept
    assert len(acts(factory)) == 1
    assert factory.connection.execute("SELECT version FROM search_state").fetchall() == [(1,)]
