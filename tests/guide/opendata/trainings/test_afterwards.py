"""What became of those who left a training, by course: the ministry's own rows, joined again by hand."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.test_open_data import CARTE, rows

pytestmark = pytest.mark.open_data

RATES = {
    "further_study": "taux_poursuite_etudes",
    **{f"employed_{months}": f"taux_emploi_{months}_mois" for months in (6, 12, 18, 24)},
}
PETITE_ENFANCE, ELECTRICITY = "50033205", "40025520"
Told = dict[str, set[tuple[Any, ...]]]


def by_hand(folder: Path) -> tuple[Told, dict[str, str]]:
    """Of each diploma what is published of each course, and the one diploma whose place alone it takes."""
    courses = {
        row["MEF_STAT_11"]: (row["FORMATION_DIPLOME"], 12 * int(row["DUREE_DISPOSITIF"]))
        for row in rows(folder, CARTE, "nMef_open-or-used.csv")
        if row["DUREE_DISPOSITIF"].isdigit()
    }
    told: Told = defaultdict(set)
    for row in rows(folder, "inserjeunes", "ij_region_data_pays-de-la-loire.csv"):
        rates = tuple(float(row[name]) if row[name] else None for name in RATES.values())
        diploma, months = (
            courses.get(row["mefstat11"], ("", None)) if row["mefstat11"] else (row["cfd"], None)
        )
        if diploma and any(rate is not None for rate in rates):
            way = "school" if row["mefstat11"] else "apprenticeship"
            told[diploma].add((row["millesime"].replace("_", "-"), way, months, *rates))
    replaced = defaultdict(list)
    for row in rows(folder, CARTE, "nFormationDiplome_.csv"):
        if row["NOUVEAU_DIPLOME_1"] and not row["NOUVEAU_DIPLOME_2"]:
            replaced[row["NOUVEAU_DIPLOME_1"]].append(row["FORMATION_DIPLOME"])
    return told, {new: old[0] for new, old in replaced.items() if len(old) == 1}


async def test_each_course_s_figures_are_told_as_its_own(
    imports: Imports, open_data: Path, client: httpx.AsyncClient
) -> None:
    for source, name in (
        ("niveaux-formation", "nNiveauFormationDiplome_.csv"),
        ("dispositifs-formation", "nDispositifFormation_.csv"),
        ("formations-diplomes", "nFormationDiplome_.csv"),
        ("mef", "nMef_open-or-used.csv"),
    ):
        imports(source, open_data / CARTE / name)
    imports("inserjeunes-formations", open_data / "inserjeunes" / "ij_region_data_pays-de-la-loire.csv")
    told, former = by_hand(open_data)
    ids = {key for (key,) in imports.rows("SELECT id FROM training")}
    wanted = ids & (told.keys() | {new for new, old in former.items() if old in told})
    inherited = set()
    for key in wanted:
        page = (await client.get(f"/api/v1/trainings/{key}")).json()
        found = {
            (one["year"], one["way"], one["months"], *(one[name] for name in RATES))
            for one in page["outcomes"]
        }
        assert len(found) == len(page["outcomes"])
        assert found == (told.get(key) or told[former[key]]), key
        if any(one["predecessor"] for one in page["outcomes"]):
            assert key not in told
            inherited.add(key)
        if key == PETITE_ENFANCE:
            assert [
                (one["months"], one["further_study"], one["employed_6"], one["employed_12"])
                for one in page["outcomes"]
                if (one["year"], one["way"]) == ("2022-2023", "school")
            ] == [(24, 42, 46, 49), (12, 13, 70, 63)]
    assert ELECTRICITY in inherited
    assert (len(wanted), len(inherited)) == (286, 84)
