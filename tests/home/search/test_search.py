"""The search as a visitor asks it, over documents of a real database."""

from typing import Any

import httpx
import pytest
from psycopg.types.json import Jsonb

from api.platform.kit.pagination import encode_cursor
from tests.factories import ANGERS, LAVAL, Factory
from tests.guide.trainings.rows import taught, training
from tests.home.conftest import Renew, Search, answer

pytestmark = pytest.mark.usefixtures("region")


async def items(search: Search, q: str, **query: Any) -> list[dict[str, Any]]:
    response = await search(q, **query)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["items"]
    return found


async def names(search: Search, q: str, **query: Any) -> list[str]:
    return [one["name"] for one in await items(search, q, **query)]


async def understood(search: Search, q: str, **query: Any) -> dict[str, Any]:
    read: dict[str, Any] = (await search(q, **query)).json()["understood"]
    return read


def reasons(item: dict[str, Any]) -> set[str]:
    return {each["reason"] for each in item["why"]}


class TestFinds:
    async def test_places_of_a_kind_the_nearest_first(self, search: Search) -> None:
        first, second = await items(search, "cfa près de laval", type="place")
        assert (first["name"], second["name"]) == ("CFA des Trois Villes", "CFA des Ardoises")
        assert first["distance_m"] < 1000 < second["distance_m"]
        assert (await names(search, "cfa angers", type="place"))[0] == "CFA des Ardoises"
        assert (await names(search, "cfa", commune="49007", type="place"))[0] == "CFA des Ardoises"
        lat, lon = ANGERS
        assert (await names(search, "cfa", lat=lat, lon=lon, type="place"))[0] == "CFA des Ardoises"

    async def test_trainings_of_a_diploma(self, search: Search) -> None:
        found = await items(search, "bts angers")
        assert (found[0]["type"], found[0]["kind"]) == ("training", "BTS")
        assert found[0]["distance_m"] < 1000
        assert (await names(search, "cap en apprentissage laval"))[0] == "CAP Boulanger"

    @pytest.mark.parametrize(
        "typed", ["boulanger", "boulangère", "BOULANGERE", "boulanger·ère", "tourière", "tourier"]
    )
    async def test_careers_by_each_of_their_names(self, search: Search, typed: str) -> None:
        found = await items(search, typed, type="career")
        assert found[0]["code"] == "D1104"

    async def test_says_the_other_name_that_was_meant(self, search: Search) -> None:
        (found,) = await items(search, "tourière", type="career")
        assert found["why"][0] == {
            "reason": "other_name",
            "text": "Tourier / Tourière en panification",
            "text_en": "",
        }

    async def test_says_of_the_names_of_a_training_the_one_that_was_meant(
        self, search: Search, factory: Factory, renewed: Renew
    ) -> None:
        training(factory, "50022138", "CAP Tourier", words="Panification · Pâtisserie fine · Glacerie")
        taught(factory, "0530009Z", "50022138", at=LAVAL)
        renewed(whole=True)
        found, *_ = await items(search, "patisserie", type="training")
        assert found["id"] == "50022138"
        assert {"reason": "other_name", "text": "Pâtisserie fine", "text_en": ""} in found["why"]

    async def test_careers_for_a_wish(self, search: Search) -> None:
        found = await items(search, "je veux soigner les gens")
        assert found[0]["code"] == "J1506"
        assert "wish" in reasons(found[0])

    @pytest.mark.parametrize(
        ("typed", "type_", "name"),
        [
            ("nuit des fournils", "event", "Nuit des fournils"),
            ("découverte pétrin", "offer", "Découverte du pétrin"),
            ("au bon pain", "offer", "Découverte du pétrin"),
            ("faut il se lever tôt", "answer", "Faut-il se lever tôt ?"),
            ("fiche transport", "help", "Fiche transport"),
        ],
    )
    async def test_what_people_write(self, search: Search, typed: str, type_: str, name: str) -> None:
        found = await items(search, typed, type=type_)
        assert found[0]["name"] == name

    async def test_who_helps_before_a_trade_that_sounds_like_it(
        self, factory: Factory, search: Search, renewed: Renew
    ) -> None:
        factory.career("H2913", "Tueur / Tueuse de nuisibles")
        renewed(whole=True)
        assert [one["id"] for one in await items(search, "je veux me tuer")][:1] == ["/safety"]
        assert "Tueur / Tueuse de nuisibles" in await names(search, "tueur")

    async def test_hits_at_one_place_together(self, search: Search) -> None:
        """The open evening stands beside its school, wherever both answer."""
        found = await items(search, "fournils cfa laval")
        shown = [one for one in found if "Nuit des fournils" in (one["name"], *named(one))]
        assert len(shown) == 1
        assert {shown[0]["name"], *named(shown[0])} == {"CFA des Trois Villes", "Nuit des fournils"}

    async def test_one_type_alone(self, search: Search) -> None:
        assert {one["type"] for one in await items(search, "boulanger", type=["career", "training"])} == {
            "career",
            "training",
        }
        assert (await search("boulanger", type="person")).status_code == 422

    async def test_nothing_far_is_said_to_be_near(self, search: Search) -> None:
        near, far = await items(search, "cfa laval", type="place")
        assert {"kind", "near"} <= reasons(near)
        assert "near" not in reasons(far)

    async def test_why_says_where_the_word_stands(self, search: Search) -> None:
        """A beginning of a name is in the name, not in what the thing is about."""
        (found,) = [one for one in await items(search, "ardo") if one["type"] == "place"]
        assert reasons(found) == {"name"}
        (found,) = [one for one in await items(search, "quatre heures") if one["type"] == "answer"]
        assert reasons(found) == {"text"}


def named(item: dict[str, Any]) -> list[str]:
    return [each["name"] for each in item["also"]]


class TestLost:
    @pytest.mark.parametrize(
        "typed", ["je sais pas quoi faire après la 3e", "après la 3e", "que faire après la troisième ?"]
    )
    async def test_who_does_not_know_is_shown_first_what_helps(
        self, search: Search, factory: Factory, renewed: Renew, typed: str
    ) -> None:
        told = {"title": "Après la 3e : trois chemins", "what": ["La 2de."], "for_whom": "Toi.", "ask": "Là."}
        factory.aid_sheet("apres-la-3e", topic="choosing", fr=Jsonb(told))
        training(factory, "50033501", "BPJEPS judo, pas après la 3e", diploma="BPJEPS", level=4)
        taught(factory, "0530008Y", "50033501", at=LAVAL)
        renewed(whole=True)
        first = [one["id"] for one in await items(search, typed, commune="53130")][:4]
        assert set(first) == {"/aids/apres-la-3e", "/interests", "/path", "/ask"}
        assert not (await understood(search, typed))["levels"]


class TestRefused:
    async def test_what_was_read_is_told_with_its_words(self, search: Search) -> None:
        place = {
            "sort": "place_kind",
            "means": "apprenticeship_centre",
            "kind": "",
            "name": "",
            "words": ["cfa"],
        }
        near = {"sort": "commune", "means": "53130", "kind": "", "name": "Laval", "words": ["laval"]}
        assert (await understood(search, "CFA près de Laval"))["readings"] == [place, near]

    async def test_words_that_are_literal_are_words_and_no_more(self, search: Search) -> None:
        asked = {"q": "cfa près de Laval", "type": "place", "commune": "49007"}
        assert (await names(search, **asked))[0] == "CFA des Trois Villes"
        read = await understood(search, **asked, literal=["laval"])
        assert [one["sort"] for one in read["readings"]] == ["place_kind"]
        assert (read["commune"], read["words"]) == (None, ["laval"])
        assert (await understood(search, **asked, literal=["laval", "CFA"]))["readings"] == []

    async def test_a_spelling_that_was_meant(self, search: Search) -> None:
        assert (await understood(search, "infirmeir", literal="infirmeir"))["corrected"] == []
        assert await items(search, "infirmeir", literal="infirmeir") == []

    @pytest.mark.parametrize("literal", ["angers", "", ["laval"] * 17, "x" * 61])
    async def test_only_words_of_the_search_can_be(self, search: Search, literal: Any) -> None:
        response = await search("cfa laval", literal=literal)
        assert response.status_code == 422
        assert "literal" in response.json()["errors"][0]["field"]


class TestAllWordsOrSome:
    async def test_some(self, search: Search) -> None:
        assert (await understood(search, "ardoises transport"))["matched"] == "some"
        assert {"CFA des Ardoises", "Fiche transport"} <= set(await names(search, "ardoises transport"))

    async def test_one_thing_that_holds_all_is_enough(
        self, factory: Factory, search: Search, renewed: Renew
    ) -> None:
        """What holds some is shown below it, and takes nothing from that."""
        factory.event("Nuit des étoiles")
        renewed()
        response = (await search("nuit fournils")).json()
        found = [one["name"] for one in response["items"]]
        assert found[0] == "Nuit des fournils"
        assert "Nuit des étoiles" in found
        assert response["understood"]["matched"] == "all"


class TestWrongLetters:
    async def test_are_mended_and_said(self, search: Search) -> None:
        response = (await search("infirmeir")).json()
        assert response["items"][0]["code"] == "J1506"
        assert response["understood"]["corrected"] == [{"typed": "infirmeir", "meant": "infirmier"}]

    async def test_a_word_that_somebody_wrote_since_the_import_is_none(
        self, factory: Factory, search: Search, renewed: Renew
    ) -> None:
        assert (await understood(search, "tablier"))["corrected"] != []
        factory.event("Coudre son tablier")
        renewed()
        assert (await understood(search, "tablier"))["corrected"] == []

    async def test_a_common_word_is_no_other_one(
        self, factory: Factory, search: Search, renewed: Renew
    ) -> None:
        factory.event("Chambres d’hotes")
        renewed()
        assert (await understood(search, "notes"))["corrected"] == []

    async def test_a_known_word_is_left_alone(self, search: Search) -> None:
        assert (await understood(search, "infirmier"))["corrected"] == []


class TestWhy:
    async def test_a_place_of_the_kind_that_holds_not_the_words_is_not_what_is_looked_for(
        self, search: Search
    ) -> None:
        found = await items(search, "cfa ardoises", type="place")
        assert {one["name"]: "kind" in reasons(one) for one in found} == {
            "CFA des Ardoises": True,
            "CFA des Trois Villes": False,
        }

    async def test_to_become_is_no_reason_for_every_career(self, search: Search) -> None:
        assert await names(search, "devenir boulanger", type="career") == ["Boulanger / Boulangère"]


class TestWhere:
    async def test_a_postcode_of_several_is_said_with_all_of_them(
        self, factory: Factory, search: Search, client: Any, renewed: Renew
    ) -> None:
        factory.commune("53272", "Villepail", at=(48.0, -0.4), population=250, postcodes=["53250"])
        factory.commune("53121", "Javron", at=(48.2, -0.6), population=1400, postcodes=["53250"])
        renewed(whole=True)
        read = await understood(search, "53250")
        assert read["commune"] is None
        assert {one["name"] for one in read["postcode"]["communes"]} == {"Villepail", "Javron"}
        assert (await understood(search, "villepail"))["commune"]["code"] == "53272"
        suggested = (await client.get("/api/v1/suggest", params={"q": "villepail"})).json()
        assert suggested["commune"]["name"] == "Villepail"

    async def test_a_postcode_of_elsewhere_is_said(self, search: Search) -> None:
        assert (await understood(search, "75001"))["outside"] == "75001"


class TestDistress:
    """Who listens comes first, and nothing that resembles the words."""

    @pytest.mark.parametrize("typed", ["je veux mourir", "me tuer", "mon père me tape", "suicide"])
    async def test_finds_who_listens_and_nothing_else(self, search: Search, typed: str) -> None:
        response = await search(typed, type="place")
        assert [one["id"] for one in response.json()["items"]] == ["/safety"]
        read = response.json()["understood"]
        assert read["distress"]
        assert not read["corrected"]
        assert read["matched"] == "all"

    async def test_nothing_keeps_the_answer(self, search: Search, client: Any) -> None:
        assert (await search("je veux mourir")).headers["cache-control"] == "no-store"
        suggested = await client.get("/api/v1/suggest", params={"q": "je veux mourir"})
        assert suggested.headers["cache-control"] == "no-store"
        assert suggested.json()["distress"]
        assert "public" in (await search("boulanger")).headers["cache-control"]

    async def test_a_trade_is_searched_for(self, search: Search) -> None:
        assert not (await understood(search, "infirmier"))["distress"]
        assert (await names(search, "infirmier"))[0] == "Infirmier / Infirmière"


class TestGoneAtOnce:
    """Though the document is there still."""

    GONE = (
        "UPDATE offer SET status = 'withdrawn'",
        "UPDATE offer SET status = 'expired'",
        "UPDATE offer SET expires_on = current_date - 1",
    )

    @pytest.mark.parametrize("statement", GONE)
    async def test_an_offer(self, factory: Factory, search: Search, statement: str) -> None:
        assert "Découverte du pétrin" in await names(search, "pétrin")
        factory.connection.execute(statement.encode())
        assert "Découverte du pétrin" not in await names(search, "pétrin")
        assert await names(search, "pétrin", type="offer") == []

    async def test_an_offer_of_a_company_kept_from_minors(
        self, factory: Factory, search: Search, renewed: Renew
    ) -> None:
        owner = factory.account()
        factory.offer(factory.organisation(owner), title="Atelier de vannerie", at=LAVAL)
        renewed()
        assert await names(search, "vannerie") == ["Atelier de vannerie"]
        factory._insert("restriction", "id", {"account_id": owner})
        assert await names(search, "vannerie") == []
        renewed()
        assert await names(search, "vannerie") == []

    async def test_an_answer_that_a_moderator_hides(
        self, factory: Factory, region: dict[str, str], search: Search
    ) -> None:
        assert await names(search, "se lever tôt", type="answer")
        factory.connection.execute(
            "UPDATE public_answer SET status = 'refused' WHERE id = %s", [region["answer"]]
        )
        assert await names(search, "se lever tôt", type="answer") == []

    async def test_an_answer_of_which_a_message_is_hidden(
        self, factory: Factory, search: Search, renewed: Renew
    ) -> None:
        student, mentor = factory.account(age=16), factory.account()
        conversation = factory.conversation(student, mentor)
        message = factory.message(conversation, "mentor", "Oui.")
        answer(factory, "Tu portes un tablier ?", conversation_id=conversation)
        renewed()
        assert await names(search, "tablier") == ["Tu portes un tablier ?"]
        factory.connection.execute("UPDATE message SET status = 'hidden' WHERE id = %s", [message])
        assert await names(search, "tablier") == []

    async def test_suggests_none_of_it(self, factory: Factory, client: Any) -> None:
        async def suggested() -> str:
            return str((await client.get("/api/v1/suggest", params={"q": "pétrin"})).text)

        assert "Découverte du pétrin" in await suggested()
        factory.connection.execute("UPDATE offer SET status = 'withdrawn'")
        assert "Découverte du pétrin" not in await suggested()


class TestPages:
    async def test_are_disjoint_and_together_whole(
        self, factory: Factory, search: Search, renewed: Renew
    ) -> None:
        for number in range(23):
            factory.event(f"Atelier poterie {number}", at=LAVAL)
        renewed()
        seen: list[str] = []
        cursor: dict[str, str] = {}
        for _ in range(10):
            page = (await search("poterie", limit=5, **cursor)).json()
            seen += [one["id"] for one in page["items"]]
            if page["next"] is None:
                break
            cursor = {"cursor": page["next"]}
        assert len(seen) == len(set(seen)) == 23
        assert seen == [one["id"] for one in await items(search, "poterie", limit=50)]

    @pytest.mark.parametrize(
        "cursor",
        [
            "x",
            encode_cursor(1.0, "abc"),
            encode_cursor("abc"),
            encode_cursor(-5.0),
            encode_cursor(0.5),
            encode_cursor(1e14),
        ],
    )
    async def test_a_cursor_of_something_else_is_refused(self, search: Search, cursor: str) -> None:
        response = await search("cfa", cursor=cursor)
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize("path", ["search", "suggest"])
async def test_a_commune_that_nobody_knows_is_refused(client: httpx.AsyncClient, path: str) -> None:
    said = []
    for language in ("fr", "en"):
        response = await client.get(
            f"/api/v1/{path}", params={"q": "cfa", "commune": "99999"}, headers={"Accept-Language": language}
        )
        assert response.status_code == 422
        said.append(response.json()["errors"])
    assert said == [
        [{"field": "commune", "message": "Commune inconnue."}],
        [{"field": "commune", "message": "Unknown commune."}],
    ]


@pytest.mark.parametrize("path", ["search", "suggest"])
async def test_what_neither_reads_is_refused_not_answered(client: httpx.AsyncClient, path: str) -> None:
    """Else each number after it would be another answer to make and to keep."""
    response = await client.get(f"/api/v1/{path}", params={"q": "cfa", "again": "1"})
    assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "again")


async def test_a_place_is_whole_or_none(search: Search) -> None:
    assert {one["distance_m"] for one in await items(search, "cfa")} == {None}
    assert (await search("cfa", commune="nantes")).status_code == 422
    assert (await search("cfa", lat=47.0)).status_code == 422


async def test_a_former_commune_is_the_one_that_holds_it_now(factory: Factory, search: Search) -> None:
    factory.connection.execute(
        "INSERT INTO former_commune (code, name, kind, commune_code) VALUES"
        " ('49999', 'Avant', 'merged', '49007')"
    )
    assert await items(search, "cfa", commune="49999") == await items(search, "cfa", commune="49007")


HOSTILE = (
    "&|!<->():*'\"\\" * 14,
    "''''''''''\"\"\"\"\"\"\"\"",
    "a:* & b | !c <-> d",
    "'; DROP TABLE search_document; --",
    "%_%_%",
    "🥖🥐👩🏽‍🍳" * 20,
    "\u202eregnaluob\u202c",
    "خباز בייקר 面包师",
    "l' d' de la à",
    "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p",
    "(((((" * 40,
    "ﷺ" * 200,
    "ẛ̣" * 60,
    "x" * 200,
    " ".join("abcdefghijklmnopqrstuvwxyz" * 3),
    "boulanger " * 20,
    "st st st st st st",
    "-1e309 NaN null",
    "²³½ⅷ①",
    "_" * 200,
)


@pytest.mark.parametrize("typed", HOSTILE)
async def test_whatever_is_typed_is_answered(search: Search, typed: str) -> None:
    response = await search(typed)
    assert response.status_code == 200, response.text
    assert len(response.json()["understood"]["words"]) <= 16


@pytest.mark.parametrize(
    ("typed", "status"), [("", 422), ("\x00", 400), ("a\x00b", 400), ("x " * 110, 422), ("x" * 10_000, 413)]
)
async def test_what_is_no_text_is_refused(search: Search, typed: str, status: int) -> None:
    assert (await search(typed)).status_code == status
