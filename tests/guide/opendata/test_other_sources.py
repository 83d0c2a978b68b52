"""Training bodies, guidance and the region's own places, on a few invented rows."""

import json
from datetime import timedelta
from typing import ClassVar

import pytest

from api.guide.opendata.errors import BrokenFileError
from api.platform.kit.clock import today
from tests.guide.opendata.conftest import Imports, numbers


class TestTraining:
    HEADER = "uai;siret;raison_sociale;enseigne;nature;departement;commune;adresse;prepa_apprentissage\n"

    def test_bodies(self, imports_here: Imports) -> None:
        imports_here(
            "organismes-formation",
            self.HEADER
            + "0440001A;11111111111111;MAISON FAMIL RURALE EDUC ANCENIS;;formateur;44;Ancenis-Saint-Géréon;"
            + '"10 RUE DU PRESSOIR\n44150 ANCENIS-SAINT-GEREON";\n'
            + ";22222222222222;ASSOCIATION DES APPRENTIS;CFA BTP;formateur;72;Le Mans;"
            + "1 R DE L ORNE 72000 LE MANS;X\n",
        )
        assert imports_here.rows(
            "SELECT name, kind, address, postcode, commune_name, precision FROM place ORDER BY siret"
        ) == [
            (
                "Maison Familiale Rurale Ancenis",
                "mfr",
                "10 rue du Pressoir",
                "44150",
                "Ancenis-Saint-Géréon",
                "commune",
            ),
            ("CFA BTP", "apprenticeship_centre", "1 rue de l'Orne", "72000", "Le Mans", "commune"),
        ]

    def test_networks(self, imports_here: Imports) -> None:
        header = (
            "﻿Siret;UAI validée;Raison sociale;Enseigne;etat_administratif;Adresse;Réseaux;Réseaux à  jour;;\n"
        )
        name = "referentiel-reseau-agri_pays-de-la-loire.csv"
        report = imports_here(
            "reseaux",
            header
            + "11111111111111;0440001A;LYCEE NATURE;;actif;1 rue 44000 Nantes;agri;agri;;\n"
            + "22222222222222;;MFR;;actif;1 rue 44000 Nantes;mfr;agri_unmfreo|mfr;;\n"
            + "33333333333333;;PARTI;;fermé;1 rue 44000 Nantes;agri;agri;;\n",
            name,
        )
        assert (report.dataset, dict(report.reasons)) == ("agri", {"closed_at_source": 1})
        assert imports_here.rows(
            "SELECT p.name, rome_prefix FROM place p JOIN place_career c ON c.place_id = p.id"
        ) == [("Lycée Nature", "A")]
        # Another network of the same source leaves this one alone.
        other = name.replace("agri", "uimm")
        assert (
            imports_here(
                "reseaux", header + "44444444444444;;AFPI;;actif;1 rue 44000 Nantes;;uimm;;\n", other
            ).closed
            == 0
        )
        assert imports_here.one("SELECT count(*) FROM place WHERE status = 'open'") == 3

    def test_reference_points(self, imports_here: Imports) -> None:
        body = {
            "siret": "11111111111111",
            "etat_administratif": "actif",
            "adresse": {
                "label": "16 RUE GAETAN RONDEAU 44200 NANTES",
                "code_postal": "44200",
                "code_insee": "44109",
                "departement": {"code": "44"},
                "geojson": {"geometry": {"type": "Point", "coordinates": [-1.5358, 47.2063]}},
            },
        }
        bodies = json.dumps([body, {**body, "siret": "22222222222222"}])
        imports_here(
            "organismes-formation",
            self.HEADER + ";11111111111111;ECOLE;;formateur;44;Nantes;16 RUE 44200 NANTES;\n",
        )
        report = imports_here("referentiel-organismes", bodies)
        assert dict(report.reasons) == {"unknown_place": 1}
        assert imports_here.one("SELECT lat, precision FROM place") == (47.2063, "address")

    def test_no_closed_body_opens_where_nobody_says_which_are_closed(self, imports_here: Imports) -> None:
        there = {"siret": "11111111111111", "raison_sociale": "CFA", "adresse": {"code_insee": "44109"}}
        for bodies in ([there], [{**there, "etat_administratif": "fermé"}, there]):
            with pytest.raises(BrokenFileError, match="etat_administratif"):
                imports_here("referentiel-organismes", json.dumps(bodies))
        with pytest.raises(BrokenFileError, match="etat_administratif"):
            imports_here(
                "reseaux",
                "Siret;UAI validée;Raison sociale;Enseigne;Adresse;Réseaux\n"
                "33333333333333;;PARTI;;1 rue 44000 Nantes;agri\n",
                "referentiel-reseau-agri_pays-de-la-loire.csv",
            )
        assert imports_here.one("SELECT count(*) FROM place") == 0

    def test_courses_tell_careers(self, imports_here: Imports) -> None:
        course = {
            "_id": "a1",
            "etablissement_formateur_uai": "0440001A",
            "etablissement_formateur_enseigne": "CFA DE NANTES",
            "etablissement_formateur_code_commune_insee": "44109",
            "etablissement_formateur_num_departement": "44",
            "geo_coordonnees_etablissement_formateur": "-1.55,47.21",
            "rome_codes": ["D1211", "I1607", "no"],
        }
        imports_here(
            "catalogue-apprentissage",
            json.dumps({"formations": [course, {**course, "_id": "a2", "rome_codes": ["F1703"]}]}),
        )
        assert imports_here.one("SELECT name, kind, lat FROM place") == (
            "CFA de Nantes",
            "apprenticeship_centre",
            47.21,
        )
        assert imports_here.rows("SELECT rome_prefix FROM place_career ORDER BY 1") == [
            ("D1211",),
            ("F1703",),
            ("I1607",),
        ]

    @pytest.mark.parametrize(
        "header",
        [
            "identifiant interne;libellé;sigle;type d'établissement;secteur d'établissement;géolocalisation;"
            "uai - identifiant;Code commune;Commune;Code département;Adresse;Code postal;"
            "Numéro de téléphone;site internet",
            "etablissement_id_paysage;uo_lib;sigle;type_d_etablissement;secteur_d_etablissement;coordonnees;"
            "uai;com_code;com_nom;dep_id;adresse_uai;code_postal_uai;numero_telephone_uai;url",
        ],
    )
    def test_higher_education_with_both_headers(self, imports_here: Imports, header: str) -> None:
        rows = (
            f"{header}\n"
            "aB1;École d'art;EA;École;Public;47.21,-1.55;0440001A;44109;Nantes;D044;2 allée;44200;"
            "+33240000000;https://ecole.example.fr\n"
            "aB2;Université;;Université;privé;;;44109;Nantes;D044;;;;https:///.fr\n"
        )
        assert numbers(imports_here("etablissements-superieur", rows)) == (2, 2, 0, 0, 0, 0)
        assert imports_here.rows(
            "SELECT name, sector, precision, phone, website, keywords FROM place ORDER BY lat"
        ) == [
            ("École d'art", "public", "address", "+33240000000", "https://ecole.example.fr", "EA École"),
            ("Université", "private", "commune", None, None, "Université"),
        ]


class TestGuidance:
    def test_missions_locales_of_two_lists_are_one(self, imports_here: Imports) -> None:
        structure = {
            "id": "44109S00",
            "nom_officiel": "44-ML NANTES",
            "nom_usuel": "ML",
            "code_departement": "44",
        }
        imports_here("missions-locales", json.dumps([structure, {**structure, "id": "XX"}]))
        header = "Code INSEE;Nom Commune;Code ML;Nom Officiel ML;Adresse ML;Code Postal ML;Ville ML\n"
        line = "{};X;44109;44-ML NANTES;34 r du fresche blanc;44300;Nantes\n"
        report = imports_here("couverture-unml", header + line.format("44001") + line.format("44002"))
        assert numbers(report) == (2, 1, 0, 1, 0, 0)
        assert imports_here.one("SELECT name, kind, address, postcode, precision FROM place") == (
            "Mission locale Nantes",
            "mission_locale",
            "34 rue du fresche blanc",
            "44300",
            "commune",
        )

    SERVICE: ClassVar = {
        "id": "b7",
        "nom": "Mission locale de Nantes",
        "pivot": [{"type_service_local": "mission_locale"}],
        "adresse": [
            {"type_adresse": "Adresse postale", "code_postal": "44999", "nom_commune": "Ailleurs"},
            {
                "type_adresse": "Adresse",
                "numero_voie": "1 rue",
                "code_postal": "44000",
                "nom_commune": "Nantes",
                "longitude": "-1.55",
                "latitude": "47.21",
                "accessibilite": "ACC",
            },
        ],
        "telephone": [{"valeur": "02 40 00 00 00"}],
        "site_internet": [{"valeur": "https://ml.example.fr"}],
        "plage_ouverture": [
            {
                "nom_jour_debut": "Lundi",
                "nom_jour_fin": "Jeudi",
                "valeur_heure_debut_1": "09:00:00",
                "valeur_heure_fin_1": "11:30:00",
                "valeur_heure_debut_2": "13:30:00",
                "valeur_heure_fin_2": "16:30:00",
            },
            {"nom_jour_debut": "Vendredi", "nom_jour_fin": "Vendredi", "valeur_heure_debut_1": "09:00:00",
             "valeur_heure_fin_1": "11:30:00", "commentaire": "sur rendez-vous"},
        ],
    }  # fmt: skip

    @pytest.mark.parametrize("nested", [True, False])
    @pytest.mark.parametrize("name", ["results", "service", None])
    def test_public_services(self, imports_here: Imports, *, nested: bool, name: str | None) -> None:
        service = {
            key: json.dumps(value) if nested and isinstance(value, list) else value
            for key, value in self.SERVICE.items()
        }
        listed = [service, {**service, "id": "c", "pivot": '[{"type_service_local": "mairie"}]'}]
        report = imports_here("dila", json.dumps({name: listed} if name else listed))
        assert dict(report.reasons) == {"out_of_scope": 1}
        assert imports_here.one(
            "SELECT opening_hours, phone, website, address, precision, accessibility FROM place"
        ) == (
            'Mo-Th 09:00-11:30,13:30-16:30; Fr 09:00-11:30 "sur rendez-vous"; PH off',
            "+33240000000",
            "https://ml.example.fr",
            "1 rue",
            "address",
            {"motor": {"state": "yes"}},
        )


class TestOwnPlaces:
    HEADER = (
        "id;kind;name;commune_code;address;lat;lon;opening_hours;levels;accessibility_motor;"
        "accessibility_visual;website;rome_codes;closure_from;closure_to;closure_note_fr;closure_note_en\n"
    )

    def test_a_company(self, imports_here: Imports) -> None:
        report = imports_here(
            "lieux",
            self.HEADER
            + 'c1;;Menuiserie;44109;1 rue;47.21;-1.55;"Mo-Fr 09:00-12:00; PH off";vocational;yes;;;H2206 F16;'
            + "2026-12-20;2027-01-03;Congés;Holidays\n"
            + "c2;;Sans horaires justes;44109;;;;tous les jours;;;;;;;;;\n"
            + "c3;palace;Palais;44109;;;;;;;;;;;;;\n",
        )
        assert dict(report.reasons) == {"bad_hours": 1, "unknown_kind": 1}
        assert imports_here.one(
            "SELECT kind, levels, opening_hours, accessibility, closure_from::text, closure_to::text,"
            " closure_note, demo FROM place"
        ) == (
            "company",
            ["vocational"],
            "Mo-Fr 09:00-12:00; PH off",
            {"motor": {"state": "yes"}},
            "2026-12-20",
            "2027-01-03",
            {"fr": "Congés", "en": "Holidays"},
            False,
        )
        assert imports_here.rows("SELECT rome_prefix FROM place_career ORDER BY 1") == [("F16",), ("H2206",)]

    def test_the_demonstration_counts_from_today_and_is_apart(self, imports_here: Imports) -> None:
        imports_here("lieux", self.HEADER + "c1;;Vraie;44109;;47.2;-1.5;;;;;;;;;;\n")
        header = self.HEADER.replace("closure_from", "closure_from_days").replace(
            "closure_to", "closure_to_days"
        )
        report = imports_here("lieux", header + "d1;;Fausse;44109;;47.2;-1.5;;;;;;;-2;5;Fermé;\n", demo=True)
        assert report.closed == 0
        assert imports_here.one("SELECT demo, closure_from, closure_to FROM place WHERE name = 'Fausse'") == (
            True,
            today() - timedelta(days=2),
            today() + timedelta(days=5),
        )
        assert imports_here.one("SELECT status FROM place WHERE name = 'Vraie'") == "open"
