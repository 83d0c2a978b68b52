"""The sources of schools, each in its own layout, on a few invented rows."""

import json
from typing import ClassVar

import pytest

from api.guide.opendata.service import CREDITS
from api.guide.opendata.sources import SOURCES
from api.platform.kit.clock import today
from api.platform.kit.sources import INVENTED
from tests.guide.opendata.conftest import Imports, numbers
from tests.guide.opendata.tables import table

FULL_HEADER = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Adresse_1;"
    "Adresse_2;Code_postal;Code_commune;Nom_commune;Code_departement;Voie_generale;Voie_technologique;"
    "Voie_professionnelle;Telephone;Web;Mail;ULIS;Apprentissage;Lycee_Agricole;Post_BAC;SIREN_SIRET;"
    "Fiche_onisep;position;coordX_origine;coordY_origine;epsg_origine;latitude;longitude;etat;"
    "ministere_tutelle;code_nature;libelle_nature"
)


def test_every_source_is_credited() -> None:
    assert set(CREDITS) == {*SOURCES, INVENTED}
    assert all(credit.title and credit.publisher and credit.licence for credit in CREDITS.values())


class TestAnnuaire:
    LYCEE: ClassVar = {
        "Identifiant_de_l_etablissement": "0440001A",
        "Nom_etablissement": "Lycée  polyvalent",
        "Statut_public_prive": "Privé",
        "Adresse_1": "5 boulevard HENRI ROSSIGNOL",
        "Adresse_2": "BP 12",
        "Code_postal": "44000",
        "Code_commune": "44109",
        "Code_departement": "044",
        "Voie_generale": "1",
        "Voie_professionnelle": "1",
        "Post_BAC": "1",
        "ULIS": "1",
        "Telephone": "02 40 00 00 01",
        "Web": "www.lycee.example.fr",
        "Mail": "pas une adresse",
        "SIREN_SIRET": "31111111111111",
        "Fiche_onisep": "https://www.onisep.fr/http/redirection/etablissement/slug/ENS.7",
        "latitude": "47,21",
        "longitude": "-1,55",
        "etat": "OUVERT",
        "code_nature": "306",
    }

    def test_all_that_is_kept(self, imports_here: Imports) -> None:
        imports_here("annuaire", table(FULL_HEADER, self.LYCEE))
        assert imports_here.one(
            "SELECT name, kind, sector, levels, address, postcode, commune_name, phone, website, email,"
            " siret, onisep_id, keywords, lat, lon, precision FROM place"
        ) == (
            "Lycée polyvalent",
            "high_school",
            "private",
            ["high_school", "vocational", "higher"],
            "5 boulevard Henri Rossignol, BP 12",
            "44000",
            "Nantes",
            "+33240000001",
            "https://www.lycee.example.fr",
            None,
            "31111111111111",
            "ENS.7",
            "ULIS",
            47.21,
            -1.55,
            "address",
        )

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            ({"latitude": "", "longitude": "", "position": "47.22, -1.56"}, (47.22, -1.56, "address")),
            (
                # The same point in Lambert 93.
                {
                    "latitude": "",
                    "longitude": "",
                    "coordX_origine": "355000",
                    "coordY_origine": "6689000",
                    "epsg_origine": "EPSG:2154",
                },
                (47.2116, -1.5607, "address"),
            ),
            ({"latitude": "", "longitude": ""}, (47.232, -1.548, "commune")),
            ({"latitude": "0", "longitude": "0"}, (47.232, -1.548, "commune")),
            ({"latitude": "-1.55", "longitude": "47.21"}, (47.232, -1.548, "commune")),
            # A point in Corsica for a school of Nantes.
            ({"latitude": "42.15", "longitude": "9.1"}, (47.232, -1.548, "commune")),
            ({"latitude": "nan", "longitude": "inf"}, (47.232, -1.548, "commune")),
            (
                {"coordX_origine": "1", "latitude": "", "epsg_origine": "EPSG:99999"},
                (47.232, -1.548, "commune"),
            ),
        ],
    )
    def test_positions(self, imports_here: Imports, cells: dict[str, str], expected: tuple) -> None:
        imports_here("annuaire", table(FULL_HEADER, {**self.LYCEE, **cells}))
        lat, lon, precision = imports_here.one("SELECT lat, lon, precision FROM place")
        assert (lat, lon) == pytest.approx(expected[:2], abs=0.005)
        assert precision == expected[2]

    @pytest.mark.parametrize(
        ("cells", "kind"),
        [
            ({"code_nature": "340"}, "middle_school"),
            ({"code_nature": "302"}, "high_school"),
            ({"code_nature": "320"}, "vocational_school"),
            ({"code_nature": "320", "ministere_tutelle": "AGRICULTURE"}, "agricultural_school"),
            ({"code_nature": "306", "Lycee_Agricole": "1"}, "agricultural_school"),
            ({"code_nature": "380"}, "mfr"),
            ({"code_nature": "400"}, "higher_education"),
            ({"code_nature": "370"}, "specialised_school"),
            ({"code_nature": "240"}, "specialised_school"),
            ({"code_nature": "841"}, "cio"),
            ({"code_nature": "", "libelle_nature": "CENTRE D INFORMATION ET D ORIENTATION"}, "cio"),
            ({"code_nature": "", "Type_etablissement": "Collège", "Nom_etablissement": "X"}, "middle_school"),
            (
                {"code_nature": "320", "Nom_etablissement": "École de production de l'Ouest"},
                "production_school",
            ),
        ],
    )
    def test_kinds(self, imports_here: Imports, cells: dict[str, str], kind: str) -> None:
        imports_here("annuaire", table(FULL_HEADER, {**self.LYCEE, **cells}))
        assert imports_here.one("SELECT kind FROM place") == kind

    def test_a_former_commune_leads_to_that_of_today(self, imports_here: Imports) -> None:
        imports_here("annuaire", table(FULL_HEADER, {**self.LYCEE, "Code_commune": "44160", "latitude": ""}))
        assert imports_here.one("SELECT commune_code, commune_name FROM place") == (
            "44003",
            "Ancenis-Saint-Géréon",
        )

    def test_the_territory_may_come_after_the_schools(self, imports: Imports) -> None:
        rows = table(FULL_HEADER, self.LYCEE)
        imports("annuaire", rows)
        assert imports.one("SELECT commune_code FROM place") is None
        imports.territory()
        report = imports("annuaire", rows)
        assert numbers(report) == (1, 0, 1, 0, 0, 0)
        assert imports.one("SELECT commune_code FROM place") == "44109"

    def test_the_older_header(self, imports_here: Imports) -> None:
        older = (
            FULL_HEADER.replace("Code_postal", "Code postal")
            .replace("coordX_origine", "coordonnee_X")
            .replace("coordY_origine", "coordonnee_Y")
            .replace("epsg_origine", "epsg")
        )
        row = {
            **self.LYCEE,
            "Code postal": "44100",
            "latitude": "",
            "coordonnee_X": "355000",
            "coordonnee_Y": "6689000",
            "epsg": "2154",
        }
        imports_here("annuaire", table(older, row))
        assert imports_here.one("SELECT postcode, precision FROM place") == ("44100", "address")

    def test_a_dry_run_tells_all_and_changes_nothing(self, imports_here: Imports) -> None:
        rows = table(FULL_HEADER, self.LYCEE, {**self.LYCEE, "Identifiant_de_l_etablissement": ""})
        report = imports_here("annuaire", rows, dry_run=True)
        assert numbers(report) == (2, 1, 0, 0, 1, 0)
        assert imports_here.one("SELECT count(*) FROM place") == 0
        assert imports_here.one("SELECT count(*) FROM import_run WHERE source = 'annuaire'") == 0

    def test_a_school_that_left_the_file_closes(self, imports_here: Imports) -> None:
        other = {**self.LYCEE, "Identifiant_de_l_etablissement": "0440002B"}
        imports_here("annuaire", table(FULL_HEADER, self.LYCEE, other))
        report = imports_here("annuaire", table(FULL_HEADER, {**self.LYCEE, "etat": "FERME"}, other))
        assert numbers(report) == (2, 0, 0, 1, 1, 1)
        assert imports_here.one("SELECT status, closed_on FROM place WHERE uai = '0440001A'") == (
            "closed",
            today(),
        )


@pytest.mark.parametrize(
    "header",
    [
        "numero_uai;appellation_officielle;nature_uai;secteur_public_prive_libe;adresse_uai;lieu_dit_uai;"
        "code_postal_uai;code_commune;libelle_commune;code_departement;coordonnee_x;coordonnee_y;EPSG;"
        "latitude;longitude;localisation;etat_etablissement_libe",
        "Code établissement;Appellation officielle;Code nature;Secteur Public/Privé;Adresse;Lieu dit;"
        "Code postal;Code commune;Commune;Code département;Coordonnée X;Coordonnée Y;EPSG;Latitude;"
        "Longitude;Localisation;Etat établissement libe",
    ],
)
def test_geolocation_with_both_headers(imports_here: Imports, header: str) -> None:
    row = (
        "0440001A;Collège L'Oriette;340;Public;10 rue DE L ORIETTE;;44000;44109;Nantes;044;;;;47.21;-1.55;"
        "Numéro de rue;OUVERT"
    )
    assert numbers(imports_here("adresse-geolocalisation", f"{header}\n{row}\n")) == (1, 1, 0, 0, 0, 0)
    assert imports_here.one("SELECT name, kind, sector, address, lat FROM place") == (
        "Collège L'Oriette",
        "middle_school",
        "public",
        "10 rue de l'Oriette",
        47.21,
    )


def test_derived_schools(imports_here: Imports) -> None:
    school = {
        "uai": "0440001A",
        "name": "Lycée professionnel Les Savarières",
        "type": "Lycée",
        "public_private": "Public",
        "address": {"street": "1 rue", "postal_code": "44000", "city": "Nantes", "insee_code": "44109"},
        "coordinates": {"latitude": 47.2, "longitude": -1.5},
        "contact": {"phone": "0240000000", "email": "ce@example.fr", "website": None},
        "ips": {"value": "118.2"},
    }
    odd = [{**school, "type": "Primaire"}, {"uai": "0440002B", "address": "rue"}, {}]
    report = imports_here("ecoles-derivees", json.dumps([school, *odd]))
    assert dict(report.reasons) == {"out_of_scope": 1, "no_name": 1, "no_key": 1}
    assert imports_here.one("SELECT kind, levels, phone, email FROM place") == (
        "vocational_school",
        ["vocational"],
        "+33240000000",
        "ce@example.fr",
    )
    assert "118.2" not in imports_here.one("SELECT values::text FROM place_record")


def test_a_lycee_with_both_tracks(imports_here: Imports) -> None:
    entry = {
        "uai": "0440001A",
        "nom": "Lycee Jules Verne (general Et Techno.)",
        "type": "GT",
        "secteur": "privé sous contrat",
        "ville": "NANTES CEDEX 1",
        "codePostal": "44001",
        "codeDept": "44",
        "adresse": "1 rue",
        "lat": 47.2,
        "lng": -1.5,
        "tauxReussite": 91,
    }
    imports_here("lycees-ival", json.dumps({"meta": {}, "lycees": [entry, {**entry, "type": "Pro"}]}))
    assert imports_here.one("SELECT name, sector, levels, commune_code FROM place") == (
        "Lycée Jules Verne",
        "private",
        ["high_school", "vocational"],
        "44109",
    )
