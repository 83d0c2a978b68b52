"""Onisep's open days and identifiers, on invented schools."""

import json
from typing import Any

import pytest
from httpx import AsyncClient

from api.guide.opendata.errors import BrokenFileError
from tests.guide.opendata.conftest import Imports, numbers

LINKS = "UAI lieu de cours;Identifiant et fiche onisep lieu de cours;{}\n"
FIRST = LINKS.format("Enseignements de spécialité de classe de 1ère générale")
SECOND = LINKS.format("Enseignements optionnels et langues de classe de 2nde GT")
PAGE = "https://www.onisep.fr/http/redirection/etablissement/slug/ENS.7"
PLACES = (
    "id;name;kind;commune_code;address;lat;lon;uai\nl;Lycée Haut;high_school;44109;1 rue;47.2;-1.5;0440001A\n"
)


def days(*texts: str, school: str = "ENS.7") -> str:
    return json.dumps({school: {"jpo": list(texts)}, "ENS.8": {"jpo": []}})


@pytest.fixture
def school_here(imports_here: Imports) -> Imports:
    imports_here("lieux", PLACES)
    imports_here("onisep-etablissements", f"{FIRST}0440001A;{PAGE};maths\n")
    return imports_here


class TestIdentifiers:
    def test_two_lists_say_it_and_neither_takes_it_from_the_other(self, school_here: Imports) -> None:
        assert school_here.one("SELECT onisep_id, name FROM place") == ("ENS.7", "Lycée Haut")
        report = school_here("onisep-etablissements", f"{SECOND}0440001A;{PAGE};arts\n0440001A;{PAGE};grec\n")
        assert numbers(report) == (2, 1, 0, 1, 0, 0)
        assert school_here.one("SELECT count(*) FROM place_record WHERE vanished_on IS NULL") == 3

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("0440009Z;" + PAGE + ";x", "unknown_uai"),
            ("0440001A;https://example.org;x", "no_link"),
            (";" + PAGE + ";x", "no_key"),
        ],
    )
    def test_what_links_nothing_is_refused(self, school_here: Imports, row: str, reason: str) -> None:
        assert dict(school_here("onisep-etablissements", f"{SECOND}{row}\n").reasons) == {reason: 1}


SURE = "Le 5 avril 2099 de 9h00 à 12h00 (sur inscription Plus d'info : https://example.org/jpo)"


class TestOpenDays:
    def test_a_day_to_come_is_an_event_at_the_school(self, school_here: Imports) -> None:
        report = school_here("onisep-portes-ouvertes", days(SURE))
        assert numbers(report) == (1, 1, 0, 0, 0, 0)
        assert school_here.one(
            "SELECT kind, title, to_char(starts_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI'), url,"
            " approximate FROM event"
        ) == (
            "open_day",
            "Portes ouvertes – Lycée Haut",
            "2099-04-05 09:00",
            "https://example.org/jpo",
            False,
        )
        assert school_here.one("SELECT count(*) FROM open_day_text") == 0
        assert numbers(school_here("onisep-portes-ouvertes", days(SURE))) == (1, 0, 0, 1, 0, 0)

    def test_what_is_past_is_neither_event_nor_text(self, school_here: Imports) -> None:
        report = school_here(
            "onisep-portes-ouvertes", days("Le 5 avril 2025 de 9h00 à 12h00", "Le 6 avril 2025 (le matin)")
        )
        assert (report.read, report.skipped) == (0, 2)
        assert (
            school_here.one("SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM open_day_text)") == 0
        )

    def test_the_days_of_the_year_before_are_no_event_whatever_their_year(self, school_here: Imports) -> None:
        text = "Date(s) indicative(s) des Journées portes ouvertes précédentes : le 29/01/2099"
        assert numbers(school_here("onisep-portes-ouvertes", days(text))) == (1, 1, 0, 0, 0, 0)
        assert school_here.one("SELECT count(*) FROM event") == 0
        assert school_here.one("SELECT told FROM open_day_text") == text

    def test_a_day_at_a_school_that_is_not_here_is_told(self, school_here: Imports) -> None:
        report = school_here("onisep-portes-ouvertes", days(SURE, school="ENS.9"))
        assert dict(report.reasons) == {"unknown_place": 1}

    @pytest.mark.parametrize(
        "document",
        [
            [],
            {},
            {"FOR.7": {"jpo": []}},
            {"ENS.7": []},
            {"ENS.7": {"jpo": "le 5"}},
            {"ENS.7": {"jpo": []}, "ENS.": {"jpo": []}},
        ],
    )
    def test_another_document_changes_nothing(self, school_here: Imports, document: Any) -> None:
        school_here("onisep-portes-ouvertes", days(SURE, "le 21 mars de 8h à 15h"))
        with pytest.raises(BrokenFileError) as refused:
            school_here("onisep-portes-ouvertes", json.dumps(document))
        assert refused.value.code == "wrong_format"
        assert (
            school_here.one("SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM open_day_text)") == 2
        )

    @pytest.mark.parametrize("value", [None, 7, [], {}, "\x00\x1b", "x" * 100_000, "le " * 50_000])
    def test_hostile_texts_are_no_event(self, school_here: Imports, value: object) -> None:
        school_here("onisep-portes-ouvertes", json.dumps({"ENS.7": {"jpo": [value]}}))
        assert school_here.one("SELECT count(*) FROM event") == 0
        assert school_here.one("SELECT coalesce(max(length(told)), 0) FROM open_day_text") <= 2000


async def test_a_place_shows_what_is_not_sure_and_whose_words_they_are(
    school_here: Imports, client: AsyncClient
) -> None:
    school_here("onisep-portes-ouvertes", days("le 21 mars de 8h à 15h", "Le 5 avril 2099 (sur rendez-vous)"))
    place_id = school_here.one("SELECT id FROM place")
    place = (await client.get(f"/api/v1/places/{place_id}")).json()
    assert place["open_days"] == ["le 21 mars de 8h à 15h", "Le 5 avril 2099 (sur rendez-vous)"]
    [source] = [each for each in place["sources"] if each["fields"] == ["open_days"]]
    assert (source["publisher"], source["licence"]) == ("Onisep", "ODbL 1.0")
    school_here.rows("UPDATE open_day_text SET last_day = '2025-04-05' WHERE number = 2 RETURNING 1")
    place = (await client.get(f"/api/v1/places/{place_id}")).json()
    assert place["open_days"] == ["le 21 mars de 8h à 15h"]
