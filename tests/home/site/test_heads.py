"""What a shared link shows and search engines list: public facts only, whatever is written in them."""

import json
import re
from collections.abc import AsyncIterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.platform.access import SESSION_COOKIE
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.databases import KeptDatabases
from tests.factories import Factory
from tests.guide.trainings.rows import training
from tests.settings import ORIGIN

SHELL = (Path(__file__).parents[3] / "pwa/index.html").read_text("utf-8")
HOSTILE = '</title><script>alert(1)</script>" onload="x \u202etxt.exe &amp; <b>é'
FIRST_NAME = "Philibertine"


class Read(HTMLParser):
    """What a reader of the page finds in its head."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.language = self.title = self.canonical = self.heading = ""
        self.named: dict[str, str] = {}
        self.scripts = 0
        self._in_title = self._in_heading = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self._in_title, self._in_heading = tag == "title", tag == "h1"
        self.scripts += tag == "script" and has.get("type") != "application/json"
        if tag == "html":
            self.language = has["lang"]
        if tag == "meta" and (name := has.get("name") or has.get("property")):
            assert name == "theme-color" or name not in self.named, name
            self.named[name] = has["content"]
        if tag == "link" and has.get("rel") == "canonical":
            self.canonical = has["href"]

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._in_heading:
            self.heading += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_heading = False


@pytest.fixture
async def visitor(
    settings: Settings, kept_databases: KeptDatabases, tmp_path: Path
) -> AsyncIterator[httpx.AsyncClient]:
    """A visitor of an app whose shell is there."""
    (tmp_path / "index.html").write_text(SHELL)
    app = create_app(settings.model_copy(update={"pwa_folder": tmp_path}))
    async with kept_databases.lent_to(app.state.database), _client(app) as client:
        yield client


def _client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN)


async def head(client: httpx.AsyncClient, page: str, language: str = "fr") -> Read:
    answer = await client.get(page, headers={"Accept-Language": language})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    read = Read(answer.text)
    assert read.scripts == Read(SHELL).scripts
    assert (read.named.get("robots") == "noindex") == (answer.headers.get("x-robots-tag") == "noindex")
    return read


def is_neutral(read: Read) -> bool:
    """Nothing of the page is told, and nobody lists it."""
    return (
        read.title == "E-pass Orientation"
        and read.named["og:url"] == f"{ORIGIN}/"
        and read.named["robots"] == "noindex"
        and not read.canonical
    )


class TestPages:
    async def test_each_kind_of_page_has_its_own_words_picture_and_address(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1102", "Boulanger / Boulangère")
        place = factory.place("Lycée Livet", address="16 rue Dufour", postcode="44000", commune_name="Nantes")
        event = factory.event("Portes ouvertes")
        offer = factory.offer(factory.organisation(name="Dupont Jean"), title="Au fournil")
        factory.aid_sheet("bourse", fr={"title": "Bourse", "what": ["Un coup de pouce."]})
        found = {
            "/careers/D1102": ("Boulanger / Boulangère", "career"),
            f"/places/{place}": ("Lycée Livet", "place"),
            f"/events/{event}": ("Portes ouvertes", "event"),
            f"/offers/{offer}": ("Au fournil", "offer"),
            "/aids/bourse": ("Bourse", "app"),
            "/careers": ("Métiers", "app"),
            "/": ("Autour de moi", "app"),
            "/legal": ("Mentions légales", "app"),
        }
        for page, (title, picture) in found.items():
            read = await head(visitor, page)
            assert read.title == f"{title} · E-pass Orientation"
            assert read.named["og:title"] == title
            assert read.named["description"] == read.named["og:description"] != ""
            assert read.canonical == read.named["og:url"] == ORIGIN + page
            assert read.named["og:image"] == f"{ORIGIN}/share/{picture}.png"
            assert read.named["og:image:alt"]
            assert (read.named["og:locale"], read.language) == ("fr_FR", "fr")
            assert "robots" not in read.named
        assert "Dupont" not in (await head(visitor, f"/offers/{offer}")).named["description"]

    async def test_the_reader_s_language_is_told_apart_by_caches(self, visitor: httpx.AsyncClient) -> None:
        english = await head(visitor, "/careers", "en-GB,fr;q=0.5")
        assert (english.language, english.title) == ("en", "Jobs · E-pass Orientation")
        assert english.named["og:locale"] == "en_GB"
        answer = await visitor.get("/careers")
        assert "Accept-Language" in answer.headers["vary"]
        again = await visitor.get("/careers", headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, answer.headers["cache-control"]) == (304, "no-cache")

    async def test_a_search_in_the_address_is_not_repeated(self, visitor: httpx.AsyncClient) -> None:
        read = await head(visitor, "/?commune=44109&q=secret")
        assert read.canonical == f"{ORIGIN}/"
        assert "secret" not in (await visitor.get("/?commune=44109&q=secret")).text


class TestHostileText:
    async def test_markup_and_turned_text_stay_words(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place(HOSTILE, address=HOSTILE)
        read = await head(visitor, f"/places/{place}")
        assert read.named["og:title"] == " ".join(HOSTILE.replace("\u202e", "").split())
        assert read.title == f"{read.named['og:title']} · E-pass Orientation"

    async def test_a_huge_title_is_cut_between_words(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        place = factory.place("Établissement " * 40, address="a" * 3000)
        read = await head(visitor, f"/places/{place}")
        assert re.fullmatch(r"(?:Établissement ){5}Établissement…", read.named["og:title"])
        assert len(read.named["description"]) <= 200

    @pytest.mark.parametrize(
        "page",
        [
            "/careers/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "/careers/D1102%00",
            "/careers/" + "D" * 5000,
            "/places/not-an-id",
            "/places/%F0%28%8C",
            "/nowhere/%3Cscript%3E",
        ],
    )
    async def test_a_hostile_address_is_not_repeated(self, visitor: httpx.AsyncClient, page: str) -> None:
        assert is_neutral(await head(visitor, page))


def first_words(page: str) -> str:
    """What is in the page before the app has come, without what stands on every page."""
    return page.partition('<main id="main">')[2].partition("</main>")[0]


class TestFirstWords:
    async def test_a_sheet_begins_as_the_app_begins_it(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1102", "Boulanger / Boulangère")
        training(factory)
        offer = factory.offer(factory.organisation(name="Dupont Jean"), title="Au fournil")
        found = {
            "/careers/D1102": ["Métier", "Boulanger / Boulangère"],
            "/trainings/50022137": ["CAP", "CAP Boulanger", "Où on l’apprend"],
            f"/offers/{offer}": ["Stage d’observation", "Au fournil"],
            f"/places/{factory.place('Lycée Livet')}": ["&nbsp;", "Lycée Livet"],
            f"/events/{factory.event('Portes ouvertes')}": ["&nbsp;", "Portes ouvertes"],
        }
        for page, words in found.items():
            for language in ("fr", "en"):
                sent = (await visitor.get(page, headers={"Accept-Language": language})).text
                # The app begins in French, whatever the browser asks for.
                assert 'class="page" lang="fr"' in first_words(sent)
                assert all(word in first_words(sent) for word in words)
            assert "Dupont" not in sent

    async def test_who_asks_changes_nothing(self, visitor: httpx.AsyncClient, factory: Factory) -> None:
        offer = factory.offer(title="Au fournil")
        session = factory.session(factory.account())
        for page in ("/", f"/offers/{offer}"):
            alone = (await visitor.get(page)).text
            known = (await visitor.get(page, headers={"Cookie": f"{SESSION_COOKIE}={session}"})).text
            assert known == alone

    async def test_pages_that_differ_from_one_person_to_the_next_have_none(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        hidden = factory.offer(status="draft", title="Cachée")
        # The first is what phones keep to open any page without a network.
        for page in (
            "/index.html",
            "/search",
            "/me",
            "/careers/Z9999",
            f"/offers/{uuid4()}",
            f"/offers/{hidden}",
        ):
            assert first_words((await visitor.get(page)).text) == ""

    async def test_markup_and_turned_text_stay_words(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        hostile = f"</h1></main></div>{HOSTILE}"
        offer = factory.offer(title=hostile)
        sent = (await visitor.get(f"/offers/{offer}")).text
        read = Read(sent)
        assert read.scripts == Read(SHELL).scripts
        assert read.heading == hostile.replace("\u202e", "")
        # The ten tags of ours.
        assert first_words(sent).count("<") == 10


def given(page: str) -> dict[str, Any]:
    """The answers of the API that came with a page, by their addresses."""
    data = re.findall(r'<script type="application/json" id="answers">(.*?)</script>', page)
    assert len(data) <= 1
    found: dict[str, Any] = json.loads(data[0]) if data else {}
    return found


class TestAnswersWithinPages:
    async def test_a_page_brings_what_it_asks_first(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1102", "Boulanger / Boulangère")
        training(factory)
        factory.commune("44109", "Nantes")
        pages = {
            "/careers/D1102": "/api/v1/careers/D1102",
            "/trainings/50022137": "/api/v1/trainings/50022137",
            f"/offers/{(offer := factory.offer())}": f"/api/v1/offers/{offer}",
            f"/places/{(place := factory.place())}": f"/api/v1/places/{place}",
            f"/events/{(event := factory.event())}": f"/api/v1/events/{event}",
            **{
                f"{page}?q=x&commune=44109": "/api/v1/communes/44109"
                for page in ("/", "/search", "/offers", "/agenda", "/trainings")
            },
        }
        for page, address in pages.items():
            french = (await visitor.get(address, headers={"Accept-Language": "fr"})).json()
            assert given((await visitor.get(page)).text) == {address: french}, page

    async def test_it_is_data_whatever_is_written_in_it(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        hostile = "</script><script>alert(1)</script><!--<script>"
        offer = factory.offer(title=hostile)
        sent = (await visitor.get(f"/offers/{offer}")).text
        assert given(sent)[f"/api/v1/offers/{offer}"]["title"] == hostile
        assert Read(sent).scripts == Read(SHELL).scripts

    async def test_what_not_everybody_is_answered_stays_out(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        hidden = factory.offer(status="draft", title="Cachée")
        pages = ["/", "/?commune=44", "/?commune=all", "/?commune=../me", "/careers?commune=44109"]
        for page in [*pages, "/me", "/careers/Z9999", f"/offers/{hidden}", f"/offers/{uuid4()}"]:
            assert given((await visitor.get(page)).text) == {}, page

    async def test_it_counts_as_a_question(
        self, settings: Settings, kept_databases: KeptDatabases, factory: Factory, tmp_path: Path
    ) -> None:
        factory.career("D1102", "Boulanger / Boulangère")
        (tmp_path / "index.html").write_text(SHELL)
        few = {"pwa_folder": tmp_path, "reads_per_minute": 2}
        app = create_app(settings.model_copy(update=few))
        async with kept_databases.lent_to(app.state.database), _client(app) as client:
            pages = [await client.get("/careers/D1102") for _ in range(4)]
        assert [bool(given(page.text)) for page in pages] == [True, True, False, False]
        assert all("Boulangère" in first_words(page.text) for page in pages)


class TestNobodyElse:
    async def test_what_not_everybody_may_read_is_not_told(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        company = factory.organisation(name="Secrète")
        hidden = [
            f"/offers/{factory.offer(company, status=status, title='Cachée')}"
            for status in ("draft", "review")
        ]
        mentor = factory.mentor(first_name=FIRST_NAME)
        closed = factory.place("Fermé", status="closed", closed_on="2026-01-01")
        pages = [
            *hidden,
            f"/places/{closed}",
            f"/places/{uuid4()}",
            f"/mentors/{mentor}",
            f"/meetings/{uuid4()}",
            "/careers/Z9999",
            "/me",
            "/conversations",
            f"/conversations/{uuid4()}",
            "/parent/manage",
            "/sign-in",
            "/staff/audit",
            "/path/s/" + "x" * 43,
            f"/badges/{uuid4()}",
        ]
        for page in pages:
            assert is_neutral(await head(visitor, page)), page
            text = unescape((await visitor.get(page)).text)
            assert not any(word in text for word in ("Cachée", "Secrète", FIRST_NAME, "Fermé", "xxxx"))

    async def test_an_answer_is_told_once_it_is_published(
        self, visitor: httpx.AsyncClient, factory: Factory
    ) -> None:
        waiting, published = uuid4(), uuid4()
        for answer, status in ((waiting, "proposed"), (published, "published")):
            factory.connection.execute(
                "INSERT INTO public_answer (id, question, answer, status) VALUES (%s, %s, 'Non.', %s)",
                [answer, "Tu te lèves tôt ?", status],
            )
        assert is_neutral(await head(visitor, f"/answers/{waiting}"))
        assert (await head(visitor, f"/answers/{published}")).named["og:title"] == "Tu te lèves tôt ?"


class TestWithoutTheDatabase:
    async def test_pages_go_without_their_own_head_and_stay_listed(
        self, settings: Settings, tmp_path: Path
    ) -> None:
        (tmp_path / "index.html").write_text(SHELL)
        away = {"pwa_folder": tmp_path, "database_url": "postgresql://nobody@127.0.0.1:1/none"}
        async with _client(create_app(settings.model_copy(update=away))) as client:
            for _ in range(2):
                read = await head(client, "/careers/D1102")
                assert read.title == "E-pass Orientation"
                assert "robots" not in read.named
            assert (await head(client, "/legal")).named["og:title"] == "Mentions légales"


class TestSitemap:
    async def test_robots_lead_to_every_public_page(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1102", "Boulanger")
        shown, closed = (
            factory.place("Ouvert"),
            factory.place("Fermé", status="closed", closed_on="2026-01-01"),
        )
        robots = (await client.get("/robots.txt")).text
        assert f"Sitemap: {ORIGIN}/sitemap.xml" in robots.splitlines()
        listed = re.findall("<loc>(.*?)</loc>", (await client.get("/sitemap.xml")).text)
        assert {f"{ORIGIN}/", f"{ORIGIN}/careers/D1102", f"{ORIGIN}/places/{shown}"} <= set(listed)
        assert f"{ORIGIN}/places/{closed}" not in listed
        assert len(listed) == len(set(listed))
        assert not any(re.match(rf"{ORIGIN}/(me/|staff|offers/|events/|mentors/)", one) for one in listed)
        assert (await client.get("/sitemap-1.xml")).status_code == 404

    async def test_more_than_a_file_may_hold_are_several(
        self, client: httpx.AsyncClient, factory: Factory, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("api.home.site.sitemap.MOST", 10)
        for number in range(10):
            factory.career(f"D11{number:02}", f"Métier {number}")
        parts = re.findall("<loc>(.*?)</loc>", (await client.get("/sitemap.xml")).text)
        listed = [
            one for part in parts for one in re.findall("<loc>(.*?)</loc>", (await client.get(part)).text)
        ]
        assert len(parts) > 1
        assert len(listed) == len(set(listed)) > 10
        assert f"{ORIGIN}/careers/D1109" in listed
        assert (await client.get(f"/sitemap-{len(parts) + 1}.xml")).status_code == 404
