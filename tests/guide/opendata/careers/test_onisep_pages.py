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

LISTS = (
    ("rome", "rome/v4-460/unix_referentiel_code_rome_v460_utf8.csv"),
    ("onisep-metiers", "onisep/5fa5949243f97_ideo-metiers_2024.json"),
    ("onisep-fiches-metiers", "onisep/5fe0808a2da6f_ideo-fiches-metiers_2024-06-25.zip"),
    ("rome-onisep", "rome/romeMetier_rome-onisep-link.csv"),
)
TRAININGS = (
    ("formations-diplomes", "carte-formations/nFormationDiplome_.csv"),
    ("certif-info", "carte-formations/certif_info_2024-12.csv"),
    ("onisep-fiches-formations", "onisep/5fe07a9ecc960_ideo-fiches-formations_2024-06-25.zip"),
)
MOVED = 94
"""Pages that are linked with another career than the one that is called as they are, by their whole title."""


def bare(label: str) -> str:
    return fold(re.sub(r" *\([^)]*\)", "", label)).replace("-", " ").replace("’", "'")


def by_whole_title(folder: Path) -> dict[str, tuple[str, str]]:
    """Of each page linked with a career of another title: that career, and the one of its title."""
    careers: dict[str, set[str]] = defaultdict(set)
    with (folder / LISTS[0][1]).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            careers[bare(row["libelle_rome"])].add(row["code_rome"])
    found = {}
    with (folder / LISTS[3][1]).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            key = re.search(r"MET\.\d+", row["lien site onisep.fr"])
            called = careers.get(bare(row["libellé métier onisep"]), set())
            if key and len(called) == 1 and row["Code ROME"] not in called:
                found[key[0]] = (row["Code ROME"], *called)
    return found


async def test_a_page_is_on_the_career_of_its_title_and_so_are_its_trainings(
    imports: Imports, open_data: Path, client: httpx.AsyncClient
) -> None:
    """86 careers showed their own sheet as one of a near career, and none of its text."""
    for source, name in LISTS:
        imports(source, open_data / name)
    moved = by_whole_title(open_data)
    assert len(moved) == MOVED
    written = {key for (key,) in imports.rows("SELECT id FROM onisep_sheet")}
    for key, (linked, called) in moved.items():
        pages = (await client.get(f"/api/v1/careers/{called}")).json()
        assert {page["id"]: page["own"] for page in pages["onisep"]}[key] is True, key
        assert (key in written) == (key in {sheet["id"] for sheet in pages["onisep_sheets"]}), key
        others = (await client.get(f"/api/v1/careers/{linked}")).json()
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
