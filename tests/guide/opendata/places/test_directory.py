"""The education ministry's directory in other shapes than its table, and the points where bodies train."""

import json
from typing import Any, ClassVar

import pytest

from api.guide.opendata.errors import BrokenFileError
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.tables import table

CSV = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Adresse_1;"
    "Code_postal;Code_commune;Nom_commune;Code_departement;Voie_generale;Telephone;SIREN_SIRET;Fiche_onisep;"
    "position;latitude;longitude;etat;code_nature;libelle_nature"
)
RECORD: dict[str, Any] = {
    "identifiant_de_l_etablissement": "0440001A",
    "nom_etablissement": "Lycée Haut",
    "type_etablissement": "Lycée",
    "statut_public_prive": "Public",
    "adresse_1": "1 rue HAUTE",
    "code_postal": "44000",
    "code_commune": "44109",
    "nom_commune": "Nantes",
    "code_departement": "044",
    "voie_generale": "1",
    "telephone": "0240000000",
    "siren_siret": "11111111111111",
    "fiche_onisep": "https://www.onisep.fr/http/redirection/etablissement/identifiant/ENS.10007",
    "position": {"lon": -1.55, "lat": 47.21},
    "latitude": None,
    "longitude": None,
    "etat": "OUVERT",
    "code_nature": 300,
    "libelle_nature": "LYCEE",
}
SEEN = (
    "SELECT uai, name, kind, levels, address, phone, siret, onisep_id, lat, lon, precision, sector FROM place"
)


class TestRecordsOfTheApi:
    @pytest.mark.parametrize("shape", ["results", "list", "records"])
    def test_they_say_what_the_table_says(self, imports_here: Imports, shape: str) -> None:
        cells = {**RECORD, "position": "47.21, -1.55", "latitude": "", "longitude": "", "code_nature": "300"}
        by_name = {name.lower(): name for name in CSV.split(";")}
        imports_here("annuaire", table(CSV, {by_name[name]: str(value) for name, value in cells.items()}))
        before = imports_here.one(SEEN)
        assert before[0] == "0440001A"
        assert before[-4:] == (47.21, -1.55, "address", "public")
        document: Any = [RECORD]
        if shape == "results":
            document = {"total_count": 1, "results": [RECORD]}
        elif shape == "records":
            document = {"records": [{"record": {"fields": RECORD}}]}
        assert numbers(imports_here("annuaire", json.dumps(document))) == (1, 0, 0, 1, 0, 0)
        assert imports_here.one(SEEN) == before

    def test_closed_and_primary_schools_are_left_out(self, imports_here: Imports) -> None:
        records = [
            {**RECORD, "identifiant_de_l_etablissement": "0440002B", "etat": "FERME"},
            {**RECORD, "identifiant_de_l_etablissement": "0440003C", "code_nature": 151},
            {**RECORD, "identifiant_de_l_etablissement": "0440004D", "code_nature": "390"},
        ]
        report = imports_here("annuaire", json.dumps({"results": records}))
        assert dict(report.reasons) == {"closed_at_source": 1, "out_of_scope": 1, "part_of_school": 1}

    @pytest.mark.parametrize("lost", ["identifiant_de_l_etablissement", "nom_etablissement", "etat"])
    def test_a_record_without_its_state_opens_nothing(self, imports_here: Imports, lost: str) -> None:
        cut = {name: value for name, value in RECORD.items() if name != lost}
        with pytest.raises(BrokenFileError) as refused:
            imports_here("annuaire", json.dumps({"results": [RECORD, cut]}))
        assert refused.value.code == "unknown_header"
        assert imports_here.one("SELECT count(*) FROM place") == 0

    @pytest.mark.parametrize("value", [[], {}, {"lat": "x", "lon": None}, [[1]], True, "\x00", 1e300])
    def test_hostile_values_are_read_as_nothing(self, imports_here: Imports, value: object) -> None:
        spoilt = {
            **RECORD,
            "position": value,
            "telephone": value,
            "siren_siret": value,
            "fiche_onisep": value,
        }
        imports_here("annuaire", json.dumps([spoilt]))
        assert imports_here.one("SELECT precision, phone, siret, onisep_id FROM place") == (
            "commune",
            None,
            None,
            None,
        )


class TestMiniDirectory:
    HEADER = (
        "identifiant_de_l_etablissement;nom_etablissement;type_etablissement;statut_public_prive;code_commune;"
        "nom_commune;code_departement;code_academie;voie_generale;nombre_d_eleves;latitude;longitude"
    )
    ROW: ClassVar = {
        "identifiant_de_l_etablissement": "0440001A",
        "nom_etablissement": "Centre d'information et d'orientation de Nantes",
        "type_etablissement": "Information et orientation",
        "statut_public_prive": "Public",
        "code_commune": "44109",
        "nom_commune": "Nantes",
        "code_departement": "044",
        "latitude": "47.25",
        "longitude": "-1.55",
    }

    @pytest.mark.parametrize(
        ("name", "told", "kind"),
        [
            ("Centre d'information et d'orientation de Nantes", "Information et orientation", "cio"),
            ("Maison Familiale Rurale de Legé", "Autre", "mfr"),
            ("MFREO La Pignerie", "Autre", "mfr"),
            ("Établissement régional d'enseignement adapté La Rivière", "EREA", "specialised_school"),
            ("Lycée professionnel Michelet", "Lycée", "vocational_school"),
            ("LEAP Saint-Joseph", "Lycée", "agricultural_school"),
            ("Ecole de Production Groupe ICAM", "Lycée", "production_school"),
            ("Chavagnes International Collège", "Lycée", "high_school"),
            ("Institut d'informatique appliquée", "", "higher_education"),
        ],
    )
    def test_kinds(self, imports_here: Imports, name: str, told: str, kind: str) -> None:
        row = {**self.ROW, "nom_etablissement": name, "type_etablissement": told}
        imports_here("annuaire-mini", table(self.HEADER, row))
        assert imports_here.one("SELECT kind FROM place") == kind

    @pytest.mark.parametrize(
        ("name", "told", "reason"),
        [
            ("Service rectoral", "Service Administratif", "out_of_scope"),
            ("IME Le Moulin", "Médico-social", "out_of_scope"),
            ("École publique", "Ecole", "out_of_scope"),
            ("Section d'enseignement professionnel du LPO Joubert", "Lycée", "unknown_place"),
            (
                "Section d'enseignement général et professionnel adapté du Collège X",
                "Collège",
                "part_of_school",
            ),
            ("SEGPA du clg X", "Collège", "part_of_school"),
        ],
    )
    def test_what_is_no_place_of_its_own_is_refused(
        self, imports_here: Imports, name: str, told: str, reason: str
    ) -> None:
        row = {**self.ROW, "nom_etablissement": name, "type_etablissement": told}
        assert dict(imports_here("annuaire-mini", table(self.HEADER, row)).reasons) == {reason: 1}

    def test_two_centres_in_one_building_stay_two(self, imports_here: Imports) -> None:
        other = {**self.ROW, "identifiant_de_l_etablissement": "0440002B", "nom_etablissement": "CIO Est"}
        imports_here("annuaire-mini", table(self.HEADER, self.ROW, other))
        assert imports_here.one("SELECT count(*) FROM place") == 2

    def test_who_is_received_in_another_town_than_the_seats_is_not_at_the_seat(
        self, imports_here: Imports
    ) -> None:
        """Ancenis is 35 km from Nantes, whose code and point stand in the row."""
        imports_here("annuaire-mini", table(self.HEADER, {**self.ROW, "nom_commune": "Ancenis-Saint-Géréon"}))
        assert imports_here.one("SELECT commune_code, precision, lat FROM place") == (
            "44003",
            "commune",
            47.3833,
        )

    def test_the_whole_directory_is_not_taken_for_the_extract(self, imports_here: Imports) -> None:
        header = f"{self.HEADER};etat"
        with pytest.raises(BrokenFileError) as refused:
            imports_here("annuaire-mini", table(header, {**self.ROW, "etat": "FERME"}))
        assert refused.value.code == "wrong_format"
        with pytest.raises(BrokenFileError):
            imports_here("annuaire", table(self.HEADER, self.ROW))


class TestTrainingPoints:
    BODY: ClassVar[dict[str, Any]] = {
        "siret": "11111111111111",
        "uai": "0440001A",
        "etat_administratif": "actif",
        "lieux_de_formation": [],
    }

    def place(self, uai: str | None, lon: float = -1.55, **more: Any) -> dict[str, Any]:
        point = {"geometry": {"coordinates": [lon, 47.21]}}
        address = {
            "label": f"{lon}_47.21",
            "code_insee": "44109",
            "departement": {"code": "44"},
            "geojson": point,
        }
        return {"code": f"{lon}_47.21", "uai": uai, "uai_fiable": False, "adresse": address, **more}

    def bodies(self, *places: dict[str, Any]) -> str:
        return json.dumps([{**self.BODY, "lieux_de_formation": list(places)}])

    @pytest.fixture
    def bodies_here(self, imports_here: Imports) -> Imports:
        header = "uai;siret;raison_sociale;enseigne;departement;commune;adresse\n"
        imports_here(
            "organismes-formation",
            header
            + "0440001A;11111111111111;CFA UN;;44;Nantes;1 rue 44000 Nantes\n"
            + "0440002B;22222222222222;CFA DEUX;;44;Nantes;2 rue 44000 Nantes\n",
        )
        return imports_here

    def test_a_body_stands_where_it_trains(self, bodies_here: Imports) -> None:
        listed = self.bodies(
            self.place("0440001A"),
            self.place("0440002B", -1.56, uai_fiable=True),
            self.place("0440002B", -1.57),
            self.place(None, -1.58),
            self.place("0440003C", -1.59, uai_fiable=True),
        )
        report = bodies_here("lieux-formation", listed)
        assert numbers(report) == (5, 2, 0, 0, 3, 0)
        assert dict(report.reasons) == {"bad_identifier": 2, "unknown_uai": 1}
        assert bodies_here.rows("SELECT uai, lon, precision FROM place ORDER BY uai") == [
            ("0440001A", -1.55, "address"),
            ("0440002B", -1.56, "address"),
        ]
        assert numbers(bodies_here("lieux-formation", listed)) == (5, 0, 0, 2, 3, 0)

    @pytest.mark.parametrize("point", [None, [], [1], ["a", "b"], [47.21, -1.55], [2.35, 48.85], {"a": 1}])
    def test_a_point_that_is_none_or_elsewhere_moves_nothing(
        self, bodies_here: Imports, point: object
    ) -> None:
        spoilt = self.place("0440001A")
        spoilt["adresse"]["geojson"]["geometry"]["coordinates"] = point
        assert dict(bodies_here("lieux-formation", self.bodies(spoilt)).reasons) == {"no_position": 1}
        assert bodies_here.one("SELECT count(*) FROM place WHERE precision = 'address'") == 0

    def test_other_lists_are_refused(self, bodies_here: Imports) -> None:
        with pytest.raises(BrokenFileError, match="lieux_de_formation"):
            bodies_here("lieux-formation", json.dumps([{"siret": "11111111111111"}]))
