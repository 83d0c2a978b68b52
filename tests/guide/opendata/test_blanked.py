"""Walls, line 22: a column that is empty or renamed takes as much away as rows that are gone."""

import json

import pytest

from api.guide.opendata.service import BrokenFileError
from tests.guide.opendata.conftest import Imports

PLACES = "id;name;kind;commune_code;address;lat;lon;phone;website;rome_codes;opening_hours"
EVENTS = "id;kind;title;starts_at;ends_at;commune_code;address;organiser;description;url;levels"
MANY = range(1, 41)


def places(lost: str = "", renamed: str = "", count: int = 40) -> str:
    cells = [
        [str(n), f"Lieu {n}", "cio", "44109", f"{n} rue", "47.21", "-1.55", f"02400000{n:02d}",
         f"https://example.org/{n}", "D1102", "Mo-Fr 09:00-17:00"]
        for n in MANY
    ]  # fmt: skip
    return _table(PLACES, cells, lost, renamed, count)


def events(lost: str = "", renamed: str = "", count: int = 40) -> str:
    cells = [
        [str(n), "fair", f"Salon {n}", "2099-06-01T10:00", "2099-06-01T18:00", "44109", f"{n} rue",
         "La Région", "Un texte", f"https://example.org/{n}", "high_school"]
        for n in MANY
    ]  # fmt: skip
    return _table(EVENTS, cells, lost, renamed, count)


def _table(header: str, cells: list[list[str]], lost: str, renamed: str, count: int) -> str:
    names = header.split(";")
    if lost:
        for row in cells[:count]:
            row[names.index(lost)] = ""
    head = header.replace(renamed, f"{renamed}_nouveau") if renamed else header
    return "\n".join([head, *map(";".join, cells)]) + "\n"


LISTS = {"lieux": places, "agenda": events}
COLUMNS = [
    *(("lieux", name) for name in ("address", "phone", "website", "rome_codes", "opening_hours", "lat")),
    *(("agenda", name) for name in ("address", "organiser", "description", "url", "levels")),
]
SEEN = """
    SELECT name, address, phone, website, opening_hours, lat, lon, precision FROM place ORDER BY name
"""
TOLD = "SELECT title, address, organiser, description, url, levels, sequence FROM event ORDER BY title"


@pytest.mark.parametrize(("source", "column"), COLUMNS)
class TestColumns:
    def test_an_empty_one_is_refused_and_force_says_that_it_is_meant(
        self, imports_here: Imports, source: str, column: str
    ) -> None:
        made = LISTS[source]
        imports_here(source, made())
        before = imports_here.rows(SEEN), imports_here.rows(TOLD)
        with pytest.raises(BrokenFileError) as refused:
            imports_here(source, made(column))
        assert (refused.value.code, "40 / 40" in refused.value.detail) == ("many_blank", True)
        assert (imports_here.rows(SEEN), imports_here.rows(TOLD)) == before
        imports_here(source, made(column), force=True)
        assert (imports_here.rows(SEEN), imports_here.rows(TOLD)) != before or column == "rome_codes"

    def test_one_that_was_renamed_takes_nothing_away(
        self, imports_here: Imports, source: str, column: str
    ) -> None:
        made = LISTS[source]
        imports_here(source, made())
        before = imports_here.rows(SEEN), imports_here.rows(TOLD)
        with pytest.raises(BrokenFileError, match="40 / 40"):  # the same cells under another name are others
            imports_here(source, made(renamed=column))
        assert (imports_here.rows(SEEN), imports_here.rows(TOLD)) == before

    def test_a_few_empty_cells_are_what_the_publisher_knows(
        self, imports_here: Imports, source: str, column: str
    ) -> None:
        made = LISTS[source]
        imports_here(source, made())
        assert imports_here(source, made(column, count=8)).updated == 8
        assert imports_here(source, made()).updated == 8


def test_a_closure_ends_everywhere_at_once(imports_here: Imports) -> None:
    """It says itself when it ends."""
    rows = places().splitlines()
    closed = "\n".join(
        [f"{rows[0]};closure_from;closure_to", *(f"{row};2099-01-01;2099-02-01" for row in rows[1:])]
    )
    imports_here("lieux", closed + "\n")
    assert imports_here("lieux", places()).updated == 40


class TestReferences:
    """The lists that everything else leans on: without postcodes nothing is located any more."""

    @pytest.mark.parametrize("lost", ["codesPostaux", "population", "siren"])
    def test_communes_keep_what_a_shorter_list_does_not_tell(self, imports_here: Imports, lost: str) -> None:
        communes = [
            {"code": f"44{n:03d}", "nom": f"Ville {n}", "departement": "44", "region": "52",
             "type": "commune-actuelle", "codesPostaux": ["44000"], "population": n, "siren": f"2144{n:05d}"}
            for n in MANY
        ]  # fmt: skip
        imports_here("communes", json.dumps(communes))
        known = "SELECT code, postcodes, population, siren FROM commune ORDER BY code"
        before = imports_here.rows(known)
        with pytest.raises(BrokenFileError) as refused:
            imports_here("communes", json.dumps([{**one, lost: None} for one in communes]))
        assert (refused.value.code, refused.value.detail) == ("many_blank", "40 / 40")
        assert imports_here.rows(known) == before

    def test_careers_keep_their_broader_ones(self, imports_here: Imports) -> None:
        rows = [f"A{1000 + n};Métier {n};A1000" for n in MANY]
        head = "code_rome;libelle_rome;code_rome_parent\n"
        imports_here("rome", head + "\n".join(rows) + "\n")
        with pytest.raises(BrokenFileError, match="40 / 40"):
            imports_here("rome", head + "\n".join(row.replace("A1000", "") for row in rows) + "\n")

    def test_one_row_of_the_next_rome_does_not_take_the_place_of_the_whole_last_one(
        self, imports_here: Imports
    ) -> None:
        """Only the careers of the latest version are found."""
        third = [f"A{1000 + n};Métier {n}" for n in MANY]
        head = "code_rome;libelle_rome"
        imports_here("rome", "\n".join([head, *third]) + "\n")
        header, *fourth = [f"{head};code_rome_parent", *(f"{row};A1000" for row in third)]
        with pytest.raises(BrokenFileError, match="39 / 40"):
            imports_here("rome", f"{header}\n{fourth[0]}\n")
        versions = "SELECT rome_version, count(*) FROM career GROUP BY 1 ORDER BY 1"
        assert imports_here.rows(versions) == [(3, 40)]
        imports_here("rome", "\n".join([header, *fourth]) + "\n")
        assert imports_here.rows(versions) == [(3, 40), (4, 40)]
