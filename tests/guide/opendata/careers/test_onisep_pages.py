"""On which careers Onisep's pages are, of the publishers' own files, and counted again by hand."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import httpx
import pytest

from api.platform.kit.text import fold
from tests.guide.opendata.conftest import Imports

pytestmark = pytest.mark.open_data

CODES = "rome/v4-460/unix_referentiel_code_rome_v460_utf8.csv"
TITLES = "rome/v4-460/unix_referentiel_appellation_v460_utf8.csv"
LINKS = "rome/romeMetier_rome-onisep-link.csv"
LISTS = (
    ("rome", CODES),
    ("rome-appellations", TITLES),
    ("onisep-metiers", "onisep/5fa5949243f97_ideo-metiers_2024.json"),
    ("onisep-fiches-metiers", "onisep/5fe0808a2da6f_ideo-fiches-metiers_2024-06-25.zip"),
    ("rome-onisep", LINKS),
)
TRAININGS = (
    ("formations-diplomes", "carte-formations/nFormationDiplome_.csv"),
    ("certif-info", "carte-formations/certif_info_2024-12.csv"),
    ("onisep-fiches-formations", "onisep/5fe07a9ecc960_ideo-fiches-formations_2024-06-25.zip"),
)
MOVED = 94
"""Pages that are linked with another career than the one that is called as they are, by their whole title."""
ELSEWHERE = 60
"""Pages whose title is a job title of other careers alone than the one that they are linked with."""


OWN = 563
"""Pages on a career that is called as they are."""
OF_TWO = {"MET.291": {"B1803", "B1813"}, "MET.681": {"B1605", "B1606"}, "MET.768": {"E1108", "E1123"}}
"""Pages of which the name is those of two careers: « bijoutier-joaillier »."""


def bare(label: str) -> str:
    return fold(re.sub(r" *\([^)]*\)", "", label)).replace("-", " ").replace("’", "'")


def bearers(folder: Path, name: str, label: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found[bare(row[label])].add(row["code_rome"])
    return found


def linked(folder: Path) -> dict[str, tuple[str, str]]:
    """Of each page the career that it is linked with, and its title."""
    with (folder / LINKS).open(encoding="utf-8-sig", newline="") as file:
        return {
            key[0]: (row["Code ROME"], bare(row["libellé métier onisep"]))
            for row in csv.DictReader(file, delimiter=";")
            if (key := re.search(r"MET\.\d+", row["lien site onisep.fr"]))
        }


async def test_a_page_is_on_the_career_of_its_title_and_so_are_its_trainings(
    imports: Imports, open_data: Path, client: httpx.AsyncClient
) -> None:
    """86 careers showed their own sheet as one of a near career, and none of its text."""
    for source, name in LISTS:
        imports(source, open_data / name)
    labels = bearers(open_data, CODES, "libelle_rome")
    moved = {
        key: (code, *labels[title])
        for key, (code, title) in linked(open_data).items()
        if len(labels.get(title, ())) == 1 and code not in labels[title]
    }
    assert len(moved) == MOVED
    written = {key for (key,) in imports.rows("SELECT id FROM onisep_sheet")}
    for key, (given, called) in moved.items():
        pages = (await client.get(f"/api/v1/careers/{called}")).json()
        assert {page["id"]: page["own"] for page in pages["onisep"]}[key] is True, key
        assert (key in written) == (key in {sheet["id"] for sheet in pages["onisep_sheets"]}), key
        others = (await client.get(f"/api/v1/careers/{given}")).json()
        assert {page["id"]: page["own"] for page in others["onisep"]}[key] is False, key

    for source, name in TRAININGS:
        imports(source, open_data / name)
    # What the sheet on a career asks for leads to the career of its title.
    asked = """SELECT DISTINCT c.code FROM onisep_sheet m, jsonb_array_elements(m.studies) AS study
        JOIN training t ON t.onisep_id = study ->> 'id' JOIN training_career c ON c.training_id = t.id
        WHERE m.id = %s"""
    reached = {key: {code for (code,) in imports.rows(asked, key)} for key in moved}
    told = {key for key, codes in reached.items() if codes}
    assert len(told) > 0
    assert {key for key in told if moved[key][1] not in reached[key]} == set()


async def test_no_career_has_the_text_on_another_that_bears_its_name(
    imports: Imports, open_data: Path, client: httpx.AsyncClient
) -> None:
    """Of 814 pages 88 were another career's own: an auxiliary of a vet read what a zoo keeper does."""
    for source, name in LISTS:
        imports(source, open_data / name)
    labels = bearers(open_data, CODES, "libelle_rome")
    titles = bearers(open_data, TITLES, "libelle_appellation_long")
    tied = imports.rows("SELECT onisep_id, code FROM career_onisep_tie WHERE called IS NOT NULL")
    own = dict(tied)
    of_two = {key: {code for one, code in tied if one == key} for key in OF_TWO}
    assert of_two == OF_TWO
    assert len(tied) == len(own) + len(OF_TWO), "a page is one career's own"
    elsewhere = 0
    for key, (code, title) in linked(open_data).items():
        called = labels.get(title, set()) or titles.get(title, set())
        if called and key not in OF_TWO:
            assert own.get(key, "none") in (called if len(called) == 1 else {*called, "none"}), key
        elsewhere += bool(called) and not labels.get(title) and code not in called
    assert elsewhere == ELSEWHERE

    shown = {}
    for code in ("A1501", "A1506", "A1403", "A1421", "K1902", "K1909", "J1102", "J1111", "H2206", "K1306"):
        body = (await client.get(f"/api/v1/careers/{code}")).json()
        assert {sheet["id"] for sheet in body["onisep_sheets"]} <= {
            page["id"] for page in body["onisep"] if page["own"]
        }
        shown[code] = [sheet["name"] for sheet in body["onisep_sheets"]]
    assert shown == {
        "A1501": [],
        "A1506": ["soigneur/euse d'animaux"],
        "A1403": [],
        "A1421": ["palefrenier/ère"],
        # The second is so called by another name of its own alone: both are titles, in the order of names.
        "K1902": ["clerc d'huissier", "collaborateur/trice de notaire"],
        "K1909": ["greffier/ère"],
        "J1102": ["médecin généraliste", "médecin spécialiste"],
        "J1111": ["gynécologue-obstétricien/ne"],
        "H2206": ["menuisier/ère"],
        "K1306": ["accompagnant/e éducatif/ive et social/e"],
    }

    # One's own name says where it is, before another name that is a job title of another career.
    moved = {"MET.95": "H1212", "MET.215": "H1514", "MET.158": "A1206", "MET.828": "H1226"}
    assert {key: own[key] for key in moved} == moved
    assert not {"MET.234", "MET.36", "MET.298", "MET.404"} & own.keys()
    assert len(own) == OWN

    # Each page that is given several codes is on the career that bears its name, else on all of them.
    several = imports.rows(
        """
        SELECT o.id, cardinality(o.rome_codes), count(t.code), count(t.called)
        FROM onisep_career o LEFT JOIN career_onisep_tie t ON t.onisep_id = o.id
        WHERE cardinality(o.rome_codes) > 1 AND o.id NOT IN (SELECT onisep_id FROM career_onisep)
        GROUP BY o.id, o.rome_codes
        """
    )
    assert len(several) == 18
    assert all(on >= codes for _, codes, on, _ in several)
    assert sum(called for *_, called in several) == 4
