"""Desks where people are received, on a few invented rows."""

import json
from typing import Any

import pytest

from api.guide.opendata.errors import BrokenFileError
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.tables import table

FRANCE_SERVICES = (
    "id_fs;insee_dep;lib_fs;adresse;complement_adresse;insee_com;code_postal;lib_com;latitude;longitude;mail;"
    "telephone;h_lundi;h_mardi;h_samedi;commentaire;format_fs"
)
COUNTER = {
    "id_fs": "1",
    "insee_dep": "44",
    "lib_fs": "France services Centre",
    "adresse": "1 Rue Haute",
    "insee_com": "44109",
    "code_postal": "44000",
    "latitude": "47.21",
    "longitude": "-1.55",
    "mail": "prenom.nom@example.org",
    "telephone": "02 40 00 00 00",
    "h_lundi": "09:00 - 12:00",
    "format_fs": "Fixe",
}


class TestFranceServices:
    def test_a_counter_and_its_hours(self, imports_here: Imports) -> None:
        report = imports_here("france-services", table(FRANCE_SERVICES, COUNTER))
        assert numbers(report) == (1, 1, 0, 0, 0, 0)
        assert imports_here.one(
            "SELECT kind, name, address, precision, phone, email, opening_hours, description, demo FROM place"
        ) == (
            "public_service",
            "France services Centre",
            "1 rue Haute",
            "address",
            "+33240000000",
            None,
            "Mo 09:00-12:00; PH off",
            None,
            False,
        )
        assert "prenom" not in str(imports_here.rows("SELECT values FROM place_record"))

    def test_of_a_comment_that_changes_hours_they_are_only_told(self, imports_here: Imports) -> None:
        comment = "Ouvert le 1er samedi du mois, écrire à prenom.nom@example.org"
        imports_here("france-services", table(FRANCE_SERVICES, {**COUNTER, "commentaire": comment}))
        assert imports_here.one("SELECT opening_hours, description FROM place") == (
            None,
            "France services précise\u00a0: «\u00a0Ouvert le 1er samedi du mois, écrire à …\u00a0»"
            " Horaires annoncés, à vérifier par téléphone\u00a0: lundi 09:00-12:00.",
        )

    @pytest.mark.parametrize(
        ("form", "told"), [("Bus_équivalent", "dans un bus"), ("Multisites", "dans plusieurs communes")]
    )
    def test_of_a_bus_the_point_is_only_the_seat(self, imports_here: Imports, form: str, told: str) -> None:
        imports_here("france-services", table(FRANCE_SERVICES, {**COUNTER, "format_fs": form}))
        hours, note = imports_here.one("SELECT opening_hours, description FROM place")
        assert hours is None
        assert note.startswith("Ce point est le siège")
        assert told in note

    def test_a_list_without_comments_would_claim_hours_that_are_others(self, imports_here: Imports) -> None:
        for lost in ("commentaire", "format_fs", "h_lundi"):
            with pytest.raises(BrokenFileError, match=lost):
                imports_here("france-services", table(FRANCE_SERVICES.replace(lost, "autre"), COUNTER))

    def test_hostile_cells_are_read_as_nothing(self, imports_here: Imports) -> None:
        spoilt = {
            **COUNTER,
            "h_lundi": "toujours",
            "latitude": "1e400",
            "telephone": "' OR 1=1",
            "insee_com": "0",
        }
        imports_here("france-services", table(FRANCE_SERVICES, spoilt))
        assert imports_here.one("SELECT opening_hours, phone, precision FROM place") == (
            None,
            None,
            "commune",
        )


DIGITAL_HELP = (
    "conum_id;Code postal;departement;Nom de la structure;Adresse postale;Numero de téléphone;Site Web;lat;"
    "lon;result_score;result_type;result_citycode"
)
DESK = {
    "conum_id": "conum_1_",
    "Code postal": "44000.0",
    "departement": "44.0",
    "Nom de la structure": "Mission Locale De L'agglomération",
    "Adresse postale": "3 Rue De L'etoile Nantes",
    "Site Web": "Http://Www.Example.Org/Page",
    "lat": "47.21",
    "lon": "-1.55",
    "result_score": "0.96",
    "result_type": "housenumber",
    "result_citycode": "44109",
}


class TestDigitalHelp:
    def test_without_a_licence_it_is_only_for_a_demonstration(self, imports_here: Imports) -> None:
        with pytest.raises(BrokenFileError) as refused:
            imports_here("lieux-connumm", table(DIGITAL_HELP, DESK))
        assert refused.value.code == "demo_only"
        assert imports_here.one("SELECT count(*) FROM place") == 0
        assert numbers(imports_here("lieux-connumm", table(DIGITAL_HELP, DESK), demo=True)) == (
            1,
            1,
            0,
            0,
            0,
            0,
        )
        assert imports_here.one(
            "SELECT kind, name, address, postcode, website, precision, description, demo FROM place"
        ) == (
            "mission_locale",
            "Mission Locale de l'agglomération",
            "3 rue de l'etoile",
            "44000",
            "http://www.example.org/page",
            "address",
            "Liste de 2020, à vérifier.",
            True,
        )

    def test_a_point_in_another_department_is_none(self, imports_here: Imports) -> None:
        far = {**DESK, "departement": "72.0", "Code postal": "72000.0", "Adresse postale": "1 rue Jules"}
        imports_here("lieux-connumm", table(DIGITAL_HELP, far), demo=True)
        assert imports_here.one(
            "SELECT commune_code, precision, round(lat::numeric, 2)::text FROM place"
        ) == (
            "72181",
            "commune",
            "47.99",
        )

    @pytest.mark.parametrize(
        "doubt",
        [
            {"result_score": "0.69"},
            {"result_type": "street"},
            {"result_type": "locality"},
            {"result_score": "nan"},
        ],
    )
    def test_a_point_in_doubt_is_told_as_such(self, imports_here: Imports, doubt: dict[str, str]) -> None:
        imports_here("lieux-connumm", table(DIGITAL_HELP, {**DESK, **doubt}), demo=True)
        assert imports_here.one("SELECT precision FROM place") == "commune"

    @pytest.mark.parametrize(
        ("told", "kind", "name"),
        [
            ("Pôlle Emploi", "public_service", "France Travail – Nantes"),
            ("Pôle emploi Pornic", "public_service", "France Travail Pornic"),
            ("PIJ", "information_point", "PIJ – Nantes"),
            ("Ecole de la deuxième chance\n", "training_body", "Ecole de la deuxième chance"),
            (
                "Maison De L'emploi Et De La Formation",
                "public_service",
                "Maison de l'emploi et de la Formation",
            ),
        ],
    )
    def test_names_of_today(self, imports_here: Imports, told: str, kind: str, name: str) -> None:
        row = {**DESK, "Nom de la structure": f'"{told}"'}
        imports_here("lieux-connumm", table(DIGITAL_HELP, row), demo=True)
        assert imports_here.one("SELECT kind, name FROM place") == (kind, name)

    @pytest.mark.parametrize(
        "told", ["Cyberbase", "Foyer de Jeunes Travailleurs", "Bibliothèque universitaire"]
    )
    def test_what_advises_nobody_is_left_out(self, imports_here: Imports, told: str) -> None:
        report = imports_here(
            "lieux-connumm", table(DIGITAL_HELP, {**DESK, "Nom de la structure": told}), demo=True
        )
        assert dict(report.reasons) == {"out_of_scope": 1}


ANGERS: dict[str, Any] = {
    "TYPO_UID": 9,
    "USER_NOM": "Mission Locale",
    "USER_ADRES": "5, rue Guérin",
    "HORAIRE": "Lundi : 9h à 12h",
    "DATE_MAJ": "2022-09-28 11:02:27",
    "TELEPHONE": "02 40 00 00 00",
    "LAT": 47.21,
    "LNG": -1.55,
    "code_postal": "44000",
    "commune": "Nantes",
}
DEPARTMENT: dict[str, Any] = {
    "ID_LieuMed": "LMN1",
    "DAT_MaJ": "09/0102023",
    "NOM_STRUCTURE": "Trait d'union",
    "SS_CAT": "Point Information Jeunesse (PIJ)",
    "N°": 31,
    "ADRESSE": "rue\u00a0Haute",
    "COMP_ADRESSE": "",
    "CP": 44000,
    "COMMUNE": "Nantes\u00a0",
    "NUM_TEL": "02\u00a040 00 00 00",
    "AFFICHAGE": "OUVERT",
    "x": "355577,50",
    "y": "6689250,25",
}


class TestOthers:
    def test_hours_of_a_text_are_read_where_they_are_sure(self, imports_here: Imports) -> None:
        unsure = {**ANGERS, "TYPO_UID": 10, "HORAIRE": "Mercredi : (sur rendez-vous)", "LAT": 47.25}
        listed = json.dumps([ANGERS, unsure])
        with pytest.raises(BrokenFileError):
            imports_here("lieux-angers", listed)
        imports_here("lieux-angers", listed, demo=True)
        assert imports_here.rows("SELECT name, opening_hours, description FROM place ORDER BY lat") == [
            ("Mission Locale – Nantes", "Mo 09:00-12:00; PH off", None),
            (
                "Mission Locale – Nantes",
                None,
                "Horaires selon la Ville d’Angers (2022), à vérifier\u00a0:"
                " «\u00a0Mercredi : (sur rendez-vous)\u00a0»",
            ),
        ]

    def test_a_department_writes_its_points_in_metres_with_a_comma(self, imports_here: Imports) -> None:
        closed = {**DEPARTMENT, "ID_LieuMed": "LMN2", "AFFICHAGE": "FERME"}
        report = imports_here("lieux-maine-et-loire", json.dumps([DEPARTMENT, closed]))
        assert dict(report.reasons) == {"closed_at_source": 1}
        lat, lon, *rest = imports_here.one(
            "SELECT lat, lon, kind, address, commune_name, phone, description, precision FROM place"
        )
        assert (round(lat, 2), round(lon, 2)) == (47.21, -1.55)
        assert rest == [
            "information_point",
            "31 rue Haute",
            "Nantes",
            "+33240000000",
            "Fiche de 2023, à vérifier.",
            "address",
        ]

    @pytest.mark.parametrize("value", ["", "1,2,3", "∞", "9" * 400, None, [], {}])
    def test_a_point_that_is_none_leaves_the_commune(self, imports_here: Imports, value: object) -> None:
        imports_here("lieux-maine-et-loire", json.dumps([{**DEPARTMENT, "x": value}]))
        assert imports_here.one("SELECT precision FROM place") == "commune"


def test_no_list_is_taken_for_another(imports_here: Imports) -> None:
    contents = {
        "france-services": table(FRANCE_SERVICES, COUNTER),
        "lieux-connumm": table(DIGITAL_HELP, DESK),
        "lieux-angers": json.dumps([ANGERS]),
        "lieux-maine-et-loire": json.dumps([DEPARTMENT]),
    }
    for source in contents:
        for other, content in contents.items():
            if other != source:
                with pytest.raises(BrokenFileError) as refused:
                    imports_here(source, content, demo=True)
                assert refused.value.code in ("unknown_header", "wrong_format")
    assert imports_here.one("SELECT count(*) FROM place") == 0
