"""Desks that two lists tell of are one place; those that only resemble each other are not."""

import json
from typing import Any

import pytest

from api.guide.places.service import school
from api.platform.kit.database import Database
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.places.test_reception import (
    COUNTER,
    DEPARTMENT,
    DESK,
    DIGITAL_HELP,
    FRANCE_SERVICES,
)
from tests.guide.opendata.tables import table

HERE = {"lat": "47.21", "lon": "-1.55"}
MISSION = {
    "id": "44109S00",
    "nom_officiel": "44-ML NANTES",
    "nom_usuel": "ML NANTES",
    "code_departement": "44",
}
SEEN = "SELECT count(*) FROM place WHERE status = 'open'"


def missions(*rows: dict[str, Any]) -> str:
    return json.dumps([{**MISSION, **row} for row in rows or ({},)])


def desks(*rows: dict[str, str]) -> str:
    return table(DIGITAL_HELP, *({**DESK, "conum_id": str(n), **row} for n, row in enumerate(rows)))


class TestDesks:
    def test_a_mission_of_which_only_the_town_is_known_is_the_one_at_an_address_there(
        self, imports_here: Imports
    ) -> None:
        imports_here("missions-locales", missions())
        imports_here("lieux-connumm", desks({"Nom de la structure": "Mission Locale du Centre"}), demo=True)
        assert imports_here.one("SELECT name, precision, address, demo FROM place") == (
            "Mission locale Nantes",
            "address",
            "3 rue de l'etoile",
            False,
        )

    def test_so_it_is_in_the_other_order(self, imports_here: Imports) -> None:
        imports_here("lieux-connumm", desks({"Nom de la structure": "Mission Locale du Centre"}), demo=True)
        imports_here("missions-locales", missions())
        assert imports_here.one("SELECT precision, demo FROM place") == ("address", False)

    def test_branches_and_several_of_a_town_are_others(self, imports_here: Imports) -> None:
        imports_here("missions-locales", missions())
        rows = [
            {"Nom de la structure": "Mission Locale - Antenne Nord", "lat": "47.25"},
            {"Nom de la structure": "Mission Locale Est", "lat": "47.26"},
            {"Nom de la structure": "Mission Locale Sud", "lat": "47.19"},
        ]
        imports_here("lieux-connumm", desks(*rows), demo=True)
        assert imports_here.one(SEEN) == 4

    @pytest.mark.parametrize(("lat", "count"), [("47.2105", 1), ("47.2150", 2)])
    def test_desks_of_two_lists_are_one_within_150_metres(
        self, imports_here: Imports, lat: str, count: int
    ) -> None:
        imports_here(
            "lieux-maine-et-loire", json.dumps([{**DEPARTMENT, "x": "355577,50", "y": "6688600,25"}])
        )
        at = imports_here.one("SELECT lat, lon FROM place")
        near = {"Nom de la structure": "Espace Jeunesse / PIJ", "lon": str(at[1])}
        far = float(lat) - 47.21
        imports_here("lieux-connumm", desks({**near, "lat": str(at[0] + far)}), demo=True)
        assert imports_here.one(SEEN) == count

    def test_two_kinds_of_public_service_at_one_address_stay_two(self, imports_here: Imports) -> None:
        imports_here("france-services", table(FRANCE_SERVICES, COUNTER))
        rows = [{"Nom de la structure": "Pôle emploi"}, {"Nom de la structure": "Espace emploi"}]
        imports_here("lieux-connumm", desks(*rows), demo=True)
        assert imports_here.one(SEEN) == 3

    def test_two_of_one_list_are_two_and_only_one_of_them_is_the_others(self, imports_here: Imports) -> None:
        imports_here("missions-locales", missions())
        rows = [
            {"Nom de la structure": "Mission Locale Nantes"},
            {"Nom de la structure": "Mission Locale Nord"},
        ]
        imports_here("lieux-connumm", desks(*rows), demo=True)
        assert sorted(imports_here.rows("SELECT name FROM place")) == [
            ("Mission Locale Nord",),
            ("Mission locale Nantes",),
        ]


class TestHigherEducation:
    SCHOOLS = "uai;uo_lib;com_code;com_nom;dep_id;coordonnees;siret;type_d_etablissement\n"
    BODIES = "uai;siret;raison_sociale;enseigne;departement;commune;adresse\n"
    SCHOOL = "0440001A;École vétérinaire;44109;Nantes;D044;47.21,-1.55;11111111111111;École\n"
    BODY = "0440002B;11111111111111;ECOLE NATIONALE VETERINAIRE;;44;Nantes;1 rue 44000 Nantes\n"

    @pytest.mark.parametrize("school_first", [True, False])
    def test_a_body_with_the_schools_number_is_the_school(
        self, imports_here: Imports, *, school_first: bool
    ) -> None:
        lists = [
            ("etablissements-superieur", self.SCHOOLS + self.SCHOOL),
            ("organismes-formation", self.BODIES + self.BODY),
        ]
        for source, content in lists if school_first else reversed(lists):
            imports_here(source, content)
        assert imports_here.one("SELECT uai, siret, name, precision FROM place WHERE status = 'open'") == (
            "0440001A",
            "11111111111111",
            "École vétérinaire",
            "address",
        )
        changed = self.BODY.replace("1 rue", "2 rue")
        assert imports_here("organismes-formation", self.BODIES + changed).updated == 1
        assert imports_here.one(SEEN) == 1

    def test_of_other_schools_two_identifiers_are_two_places(self, imports_here: Imports) -> None:
        imports_here("organismes-formation", self.BODIES + self.BODY.replace("ECOLE NATIONALE", "LYCEE"))
        imports_here(
            "reseaux",
            "Siret;UAI validée;Raison sociale;Enseigne;etat_administratif;Adresse;Réseaux\n"
            "11111111111111;0440003C;GRETA;;actif;1 rue 44000 Nantes;greta\n",
            "referentiel-reseau-greta.csv",
        )
        assert imports_here.one(SEEN) == 2


@pytest.mark.parametrize(
    ("siret", "name", "count"),
    [
        ("18640002400219", "CHAMBRE COMMERCE & INDUSTRIE PAU BEARN", 0),
        ("18440002400219", "CHAMBRE COMMERCE & INDUSTRIE NANTES", 1),
        ("18640002400219", "ECOLE DU SPORT", 1),
        ("11111111111111", "CHAMBRE DE METIERS", 1),
    ],
)
def test_a_chamber_of_elsewhere_is_not_where_its_address_is(
    imports_here: Imports, siret: str, name: str, count: int
) -> None:
    imports_here(
        "organismes-formation", f"{TestHigherEducation.BODIES};{siret};{name};;44;Nantes;1 rue 44000 Nantes\n"
    )
    assert imports_here.one(SEEN) == count


class TestSections:
    """A lycée's section has a UAI of its own, and is no place beside its lycée."""

    HEADER = (
        "Identifiant_de_l_etablissement;Nom_etablissement;Code_departement;Code_commune;"
        "latitude;longitude;etat\n"
    )
    LYCEE = "0440001A;Lycée polyvalent Saint-Joseph;044;44109;47.2100;-1.5500;OUVERT\n"
    OTHER = "0440009Z;Lycée polyvalent Saint-Pierre;044;44109;47.2100;-1.5500;OUVERT\n"
    SECTION = (
        "0440002B;Section d'enseignement professionnel du LPO Saint-Joseph;044;44109;47.2101;-1.5500;OUVERT\n"
    )

    @pytest.mark.parametrize("order", ["one file", "lycée first", "section first"])
    def test_a_section_adds_its_level_and_its_uai_to_the_lycee_that_it_names(
        self, imports_here: Imports, order: str
    ) -> None:
        if order == "one file":
            imports_here("annuaire", self.HEADER + self.SECTION + self.OTHER + self.LYCEE)
        elif order == "lycée first":
            imports_here("annuaire", self.HEADER + self.OTHER + self.LYCEE)
            imports_here("annuaire-mini", self.mini(self.SECTION))
        else:
            report = imports_here("annuaire-mini", self.mini(self.SECTION))
            assert dict(report.reasons) == {"unknown_place": 1}
            imports_here("annuaire", self.HEADER + self.OTHER + self.LYCEE)
            imports_here("annuaire-mini", self.mini(self.SECTION))
        assert imports_here.one(SEEN) == 2
        assert imports_here.one(
            "SELECT name, levels, provenance ? 'section' FROM place WHERE uai = '0440001A'"
        ) == (
            "Lycée polyvalent Saint-Joseph",
            ["high_school", "vocational"],
            False,
        )
        assert imports_here.rows(
            "SELECT a.uai, p.uai FROM place_alias a JOIN place p ON p.id = place_id"
        ) == [("0440002B", "0440001A")]

    @pytest.mark.parametrize(
        ("name", "count"),
        [
            ("Section d'enseignement professionnel", 0),
            ("Section d'enseignement professionnel du LPO Jeanne d'Arc", 0),
            ("Section d'enseignement général et technologique du LP Saint Joseph", 1),
            ("Section professionnelle du Lycée privé Saintt Joseph", 1),
        ],
    )
    def test_one_that_names_no_lycee_near_is_of_none(
        self, imports_here: Imports, name: str, count: int
    ) -> None:
        section = self.SECTION.replace("Section d'enseignement professionnel du LPO Saint-Joseph", name)
        imports_here("annuaire", self.HEADER + self.OTHER + self.LYCEE + section)
        assert imports_here.one(SEEN) == 2
        assert (
            imports_here.one(
                "SELECT count(*) FROM place_alias a JOIN place p ON p.id = place_id WHERE p.uai = '0440001A'"
            )
            == count
        )

    def test_one_that_names_nobody_is_of_the_only_lycee_at_its_door(self, imports_here: Imports) -> None:
        section = self.SECTION.replace(" du LPO Saint-Joseph", "")
        imports_here("annuaire", self.HEADER + self.LYCEE + section)
        assert imports_here.one("SELECT uai FROM place_alias") == "0440002B"

    def test_what_another_list_tells_of_its_uai_is_told_of_the_lycee(self, imports_here: Imports) -> None:
        imports_here("annuaire", self.HEADER + self.LYCEE + self.SECTION)
        imports_here(
            "organismes-formation",
            "uai;siret;raison_sociale;enseigne;departement;commune;adresse\n"
            "0440002B;11111111111111;LYCEE SAINT JOSEPH;;44;Nantes;1 rue 44000 Nantes\n",
        )
        assert imports_here.one("SELECT uai, siret FROM place WHERE status = 'open'") == (
            "0440001A",
            "11111111111111",
        )

    async def test_a_school_is_found_by_the_uai_of_its_section(
        self, imports_here: Imports, database: Database
    ) -> None:
        imports_here("annuaire", self.HEADER + self.LYCEE + self.SECTION)
        async with database.reads.connect() as connection:
            found = [await school(connection, uai) for uai in ("0440001A", "0440002B", "0440003C")]
        assert [each and each.name for each in found] == ["Lycée polyvalent Saint-Joseph"] * 2 + [None]

    def test_its_uai_goes_with_it(self, imports_here: Imports) -> None:
        imports_here("annuaire", self.HEADER + self.LYCEE + self.OTHER + self.SECTION)
        imports_here("annuaire", self.HEADER + self.LYCEE + self.OTHER)
        assert imports_here.one("SELECT count(*) FROM place_alias") == 0

    @staticmethod
    def mini(row: str) -> str:
        uai, name, *_, lat, lon, _ = row.strip().split(";")
        return (
            "identifiant_de_l_etablissement;nom_etablissement;type_etablissement;code_commune;nom_commune;"
            "code_departement;code_academie;voie_generale;nombre_d_eleves;latitude;longitude\n"
            f"{uai};{name};Lycée;44109;Nantes;044;17;0;10;{lat};{lon}\n"
        )
