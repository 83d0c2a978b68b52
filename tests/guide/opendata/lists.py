"""A list of so many rows for every source and every partner, in its publisher's own shape."""

import io
import json
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

from tests.guide.opendata import training_lists
from tests.placements.feeds.conftest import lba, lba_job

LINK = "https://example.org/offres/"
HEADERS = {
    "codes-postaux": "Code_commune_INSEE;Nom_commune;Code_postal;coordonnees_gps",
    "annuaire": "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Code_commune;"
    "Code_departement;code_nature;etat",
    "annuaire-mini": "identifiant_de_l_etablissement;nom_etablissement;type_etablissement;code_commune;"
    "code_departement;code_academie;nombre_d_eleves;latitude;longitude",
    "adresse-geolocalisation": "numero_uai;appellation_officielle;nature_uai;code_commune;code_departement;"
    "latitude;longitude;etat_etablissement_libe",
    "etablissements-superieur": "uai;uo_lib;com_code;com_nom;dep_id;coordonnees",
    "organismes-formation": "uai;siret;raison_sociale;enseigne;departement;commune;adresse",
    "reseaux": "Siret;UAI validée;Raison sociale;Enseigne;etat_administratif;Adresse;Réseaux",
    "couverture-unml": "Code INSEE;Code ML;Nom Officiel ML;Adresse ML;Code Postal ML;Ville ML",
    "lieux": "id;name;kind;commune_code;address;lat;lon",
    "points-parcoursup": "Code UAI de l etablissement;Coordonnées GPS de la formation",
    "onisep-etablissements": "UAI lieu de cours;Identifiant et fiche onisep lieu de cours",
    "france-services": "id_fs;insee_dep;lib_fs;adresse;insee_com;latitude;longitude;telephone;"
    "h_lundi;commentaire;format_fs",
    "lieux-connumm": "conum_id;departement;Nom de la structure;Adresse postale;Code postal;lat;lon;"
    "result_score;result_type;result_citycode",
    "calendrier-orientation": "step;way;school_year;label_fr;label_en;starts_on;ends_on;publisher;url;"
    "checked_on",
    "prenoms": "prenom;sexe;rang;total",
    "agenda": "id;kind;title;starts_at;ends_at;commune_code;address;organiser",
    "rome": "code_rome;libelle_rome;code_rome_parent",
    "rome-familles": "code_type_referentiel;code_pere;code_noeud;libelle_item_arbo;libelle_type_noeud",
    "rome-appellations": "code_ogr;libelle_appellation_long;libelle_appellation_court;code_rome",
    "rome-riasec": "code_rome;riasec_majeur;riasec_mineur",
    "rome-competences": "code_ogr;libelle_competence;libelle_type_competence",
    "rome-contextes": "code_ogr;libelle_cont_travail;code_type_cont_trav;libelle_type_cont_trav",
    "rome-interets": "code_centre_interet;libelle_centre_interet;code_ogr_rome;code_rome;libelle_rome;"
    "principal",
    "rome-thematiques": "code_theme;libelle_theme;definition_theme",
    "rome-environnements": "code_ogr;libelle_env_travail;libelle_type_section_env_trav",
    "rome-mobilites": "code_rome;code_rome_cible;libelle_type_mobilite",
    "rome-textes": "code_rome;position_libelle_txt;libelle_texte;libelle_type_texte",
    "onisep-metiers": "libellé métier;lien site onisep.fr;année;GFE;code ROME (V.3);domaine/sous-domaine",
    "rome-onisep": "Code ROME;libellé métier onisep;lien site onisep.fr",
    "inserjeunes-etablissements": "n°UAI de l'établissement;Libellé de l'établissement;Région;"
    "Dont apprentis en EPLE;Taux de poursuite d'études;Taux;Taux attendu;Valeur ajoutée;"
    "Part en poursuite d'études;Part en emploi 6 mois après la sortie;Part des autres situations",
    "inserjeunes-cfa": "Année;UAI;Libellé;DEVENIR Part poursuite études;DEVENIR Part en emploi 6 mois;"
    "DEVENIR Part autre situation 6 mois;Part contrats apprentissage interrompus;Taux poursuite études;"
    "Taux emploi 6 mois;Taux emploi 6 mois attendu;VA emploi 6 mois;Taux emploi 12 mois;"
    "Taux emploi 18 mois;Taux emploi 24 mois",
    "inserjeunes-formations": "millesime;code_region;voie;cfd;mefstat11;nb_sortant;taux_poursuite_etudes;"
    "taux_emploi_6_mois;taux_emploi_12_mois;taux_emploi_18_mois;taux_emploi_24_mois",
    "dares-fap": "Code_FAP341;Intitulé_FAP341;Code_FAP228;Intitulé_FAP228;Code_FAP86;Intitulé_FAP86;"
    "Code_FAP22;Intitulé_FAP22",
    "dares-fap-rome": "Fap;Rome;intitule_rome",
    "bassins-emploi": "reg;dep;codgeo;codbe;libbe",
    "bmo": "annee;Code métier BMO;Nom métier BMO;Famille_met;Lbl_fam_met;REG;NOM_REG;Dept;NomDept;BE25;"
    "NOMBE25;met;xmet;smet",
    "dares-tensions": "fap;Emploi moyen;Tension;Catégorie Tension;Intensité d'embauches;"
    "Lien formation-emploi;Manque de main-d'œuvre disponible;Non-durabilité de l'emploi;"
    "Conditions de travail contraignantes;Inadéquation géographique;Année;niveau_geo;niveau_fap;reg;dep",
    "dares-ages": "fap;tr_age;annee_2017_2019",
    "dares-effectifs": "Annee;ENS",
    "dares-femmes": "Fap3;Annee;Part",
    "dares-salaire-median": "Fap3;Annee;Salaire_median",
    "dares-salaires": "Fap;Salaire;Milliers;Pourcentage",
    "dares-horaires": "Fap3;annee;Pourcentage;Horaire_atypique",
    "dares-temps-travail": "Fap;annee;Pourcentage;Temps_travail",
    "dares-diplomes": "Fap;diplome;Milliers;Pourcentage",
    "dares-secteurs": "Fap;Secteur;Label_secteur;Milliers;Pourcentage",
    "offres-leboncoin": "redirection;ville;entreprise;description;titre;identifiant;code_postal;siret",
    **training_lists.HEADERS,
}


def _cells(source: str, n: int) -> list[str]:
    if source in training_lists.HEADERS:
        return training_lists.cells(source, n)
    uai, siret, rome = f"0440{n:03d}A", f"1111111111{n:04d}", f"A{1000 + n}"
    fap = f"A0X{n:02d}"
    return {
        "codes-postaux": ["44109", "NANTES", f"44{n:03d}", "47.23, -1.54"],
        "annuaire": [uai, f"Collège {n}", "Collège", "44109", "044", "340", "OUVERT"],
        "annuaire-mini": [uai, f"Collège {n}", "Collège", "44109", "044", "17", "", "47.2", "-1.5"],
        "adresse-geolocalisation": [uai, f"Collège {n}", "340", "44109", "044", "47.2", "-1.5", "OUVERT"],
        "etablissements-superieur": [uai, f"École {n}", "44109", "Nantes", "D044", f"47.2{n},-1.5"],
        "organismes-formation": ["", siret, f"CFA {n}", "", "44", "Nantes", f"{n} rue 44000 Nantes"],
        "reseaux": [siret, "", f"MFR {n}", "", "actif", f"{n} rue 44000 Nantes", "mfr"],
        "couverture-unml": ["44001", f"44{n:03d}S00", f"44-ML VILLE {n}", "1 rue", "44000", "Nantes"],
        "points-parcoursup": [uai, "47.2, -1.5"],
        "onisep-etablissements": [uai, f"https://www.onisep.fr/http/redirection/etablissement/slug/ENS.{n}"],
        "france-services": [
            str(n),
            "44",
            f"France services {n}",
            f"{n} rue",
            "44109",
            f"47.2{n:02d}",
            "-1.5",
            "",
            "09:00 - 12:00",
            "",
            "Fixe",
        ],
        "lieux-connumm": [
            f"conum_{n}_",
            "44.0",
            f"Mission locale {n}",
            f"{n} Rue Haute 44000 Nantes",
            "44000.0",
            f"47.2{n:02d}",
            "-1.5",
            "0.96",
            "housenumber",
            "44109",
        ],
        "lieux": [str(n), f"Lieu {n}", "cio", "44109", f"{n} rue", "47.2", "-1.5"],
        "calendrier-orientation": [
            *(f"step-{n}", "parcoursup", "2026-2027", f"Étape {n}", f"Step {n}", "2027-01-18", "2027-03-11"),
            *("Parcoursup", f"{LINK}{n}", "2026-11-01"),
        ],
        "prenoms": [f"Prénom{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}", "1", str(n + 1), "200"],
        "agenda": [str(n), "fair", f"Salon {n}", "2099-06-01T10:00", "2099-06-01T18:00", "44109", "", ""],
        "rome": [rome, f"Métier {n}", rome],
        "rome-familles": ["6", "A11", rome, f"Métier {n}", "FEUILLE"],
        "rome-appellations": [str(n), f"Appellation {n}", "", rome],
        "rome-riasec": [rome, "R", "I"],
        "rome-competences": [str(n), f"Compétence {n}", "SAVOIRS THEORIQUES ET PROCEDURAUX"],
        "rome-contextes": [str(n), f"Travail {n}", "2", "Horaires et durée du travail"],
        "rome-interets": ["1", "J'aime", str(n), rome, f"Métier {n}", "non"],
        "rome-thematiques": [f"{n:03d}", f"Thème {n}", "Un texte"],
        "rome-environnements": [str(n), f"Ferme {n}", "STRUCTURES"],
        "rome-mobilites": ["A1001", rome, "Proche"],
        "rome-textes": [rome, "0", f"Conduit {n}", "definition"],
        "onisep-metiers": [
            f"métier {n}",
            f"https://www.onisep.fr/slug/MET.{n}",
            "2024",
            "",
            rome,
            "sport/voile",
        ],
        "rome-onisep": [rome, f"métier {n}", f"https://www.onisep.fr/http/redirection/MET.{n}"],
        "inserjeunes-etablissements": [
            *(uai, f"Lycée {n}", "PAYS DE LA LOIRE", "ensemble", "40", "55", "50", "5", "40", "33", "27")
        ],
        "inserjeunes-cfa": [
            *("cumul 2022-2023", uai, f"CFA {n}", "40.0", "33.0", "27.0", "", "40.0", "55.0", "50.0", "5.0"),
            *("60.0", "", ""),
        ],
        "inserjeunes-formations": [
            *("2022_2023", "52", "apprentissage", f"50022{n:03d}", "", "30", "40", "55", "60", "", "")
        ],
        "dares-fap": [fap, f"Agriculteurs {n}"] * 4,
        "dares-fap-rome": [fap, rome, f"Métier {n}"],
        "bassins-emploi": ["52", "44", f"44{n:03d}", "5220", "NANTES"],
        "bmo": [
            *("2025", fap, f"Agriculteurs {n}", "Z", "Autres métiers", "52", "Pays de la Loire", "44"),
            *("Loire-Atlantique", "5220", "NANTES", "100", "40", "*"),
        ],
        "dares-tensions": [fap, "100", "0.1", *["3.0"] * 7, "2019", "dep", "fap 225", "", "44"],
        "dares-ages": [fap, "25-29 ans", f"{n}.5"],
        "dares-effectifs": [str(1980 + n), f"{n}.5"],
        "dares-femmes": [fap, "2017-2019", f"{n}.5"],
        "dares-salaire-median": [fap, "2017-2019", f"{1500 + n}"],
        "dares-salaires": [fap, "3000 € ou plus", "1.5", f"{n}.5"],
        "dares-horaires": [fap, "2017-2019", f"{n}.5", "Travail de nuit"],
        "dares-temps-travail": [fap, "2017-2019", f"{n}.5", "Temps partiel"],
        "dares-diplomes": [fap, "Bac + 2", "1.5", f"0.{n:02d}"],
        "dares-secteurs": [fap, "FZ", "Construction", "1.5", f"{n}.5"],
        "offres-leboncoin": [
            f"{LINK}{n}",
            "Nantes",
            "Essais",
            "Un texte",
            f"Apprenti {n}",
            str(n),
            "44000",
            "",
        ],
    }[source]


def rows(source: str, numbers: Sequence[int]) -> list[list[str]]:
    """The header of a CSV source, and a row of cells for each number."""
    return [HEADERS[source].split(";"), *(_cells(source, n) for n in numbers)]


def csv_of(cells: list[list[str]]) -> str:
    """Rows as a file without any quote."""
    return "".join(";".join(row) + "\n" for row in cells)


SHEET = {
    **dict.fromkeys(("title_feminine", "title_masculine", "hook", "with_whom", "where", "hours"), "Un mot."),
    **{name: ["Un mot."] for name in ("what", "like", "hard", "first_steps")},
    "cliche": {"said": "Un mot.", "truth": "Un autre."},
}

AID = {"title": "Une aide", "what": ["Un mot."], "for_whom": "Toi.", "ask": "Au CIO."}


def _item(source: str, n: int) -> dict[str, Any]:
    uai, siret, rome = f"0440{n:03d}A", f"1111111111{n:04d}", f"A{1000 + n}"
    square = [[[n, 47], [n + 0.1, 47], [n + 0.1, 47.1], [n, 47]]]
    title = f"Apprentissage {n}"
    return {
        "departements": {"code": f"{n:02d}", "nom": f"Département {n}", "region": "52"},
        "communes": {"code": f"44{n:03d}", "nom": f"Ville {n}", "departement": "44", "region": "52",
                     "type": "commune-actuelle"},
        "epci": {"code": f"2440{n:05d}", "nom": f"Communauté {n}", "type": "CC",
                 "membres": [{"code": "44109"}]},
        "contours": {"properties": {"code": f"44{n:03d}", "nom": f"Ville {n}"},
                     "geometry": {"type": "Polygon", "coordinates": square}},
        "ecoles-derivees": {"uai": uai, "name": f"Collège {n}", "type": "Collège",
                            "address": {"insee_code": "44109", "postal_code": "44000", "city": "Nantes"},
                            "coordinates": {"latitude": 47.2, "longitude": -1.5}},
        "lycees-ival": {"uai": uai, "nom": f"Lycee {n}", "type": "gt", "ville": "Nantes",
                        "codePostal": "44000", "codeDept": "044", "lat": 47.2, "lng": -1.5},
        "points-voie-pro": {"properties": {"Code_UAI": uai}, "geometry": {"coordinates": [-1.5, 47.2]}},
        "referentiel-organismes": {"siret": siret, "etat_administratif": "actif",
                                   "raison_sociale": f"CFA {n}",
                                   "adresse": {"code_insee": "44109", "departement": {"code": "44"}}},
        "lieux-formation": {"siret": siret, "uai": uai, "etat_administratif": "actif",
                            "lieux_de_formation": [{"code": str(n), "uai": uai, "adresse": {
                                "code_insee": "44109", "departement": {"code": "44"},
                                "geojson": {"geometry": {"coordinates": [-1.5, 47.2]}}}}]},
        "catalogue-apprentissage": {"_id": str(n), "etablissement_formateur_siret": siret,
                                    "etablissement_formateur_enseigne": f"CFA {n}",
                                    "etablissement_formateur_code_commune_insee": "44109",
                                    "etablissement_formateur_num_departement": "44"},
        "missions-locales": {"id": f"44109S{n:02d}", "nom_officiel": f"44-ML VILLE {n}",
                             "code_departement": "44"},
        "dila": {"id": str(n), "nom": f"Mission locale {n}",
                 "pivot": [{"type_service_local": "mission_locale"}],
                 "adresse": [{"type_adresse": "Adresse", "code_postal": "44000", "nom_commune": "Nantes"}]},
        "lieux-angers": {"TYPO_UID": n, "USER_NOM": f"Mission locale {n}", "HORAIRE": "Lundi : 9h à 12h",
                         "code_postal": "44000", "commune": "Nantes", "LAT": 47.2 + n / 1000, "LNG": -1.5},
        "lieux-maine-et-loire": {"ID_LieuMed": f"LMN{n}", "NOM_STRUCTURE": f"Mission locale {n}",
                                 "SS_CAT": "Mission locale", "AFFICHAGE": "OUVERT", "CP": 44000,
                                 "COMMUNE": "Nantes"},
        "onisep-fiches-metiers": {"identifiant": f"MET.{n}", "nom_metier": f"métier {n}",
                                  "accroche_metier": "Un texte"},
        "fiches-metiers": {"code": rome, "fr": SHEET, "en": SHEET, "written_on": "2026-11-01",
                           "reviewed_on": "2026-11-02",
                           "sources": [{"publisher": "Dares", "title": "Portraits", "year": 2021}]},
        "fiches-aides": {"id": f"aide-{n}", "topic": "money", "profiles": ["student"], "places": ["cio"],
                         "links": [{"publisher": "Service-Public.fr", "url": LINK}],
                         "written_on": "2026-11-29", "fr": AID, "en": AID},
        "rome-secteurs": {"code_secteur": n, "libelle": f"Secteur {n}",
                          "liste_metier": [{"code_rome": rome}]},
        "offres-lba": lba_job(str(n)),
        "offres-apprentissage": lba_job(str(n)),
        "offres-recruteurs-lba": {"siret": siret, "raison_sociale": f"Essais {n}", "insee_city_code": "44109",
                                  "zip_code": "44000", "rome_codes": [{"rome_code": rome}]},
        "offres-france-travail": {"id": str(n), "intitule": title, "natureContrat": "E2",
                                  "lieuTravail": {"commune": "44109"}},
        "offres-france-travail-cegid": {"reference": str(n), "title": title, "offerUrl": f"{LINK}{n}",
                                        "latitude": 47.22, "longitude": -1.55,
                                        "department": [{"label": "Loire-Atlantique (44)"}]},
        "offres-1eleve1stage": {"id": n, "title": f"Observer {n}", "url": f"{LINK}{n}", "city": "Nantes",
                                "zipcode": "44000", "date_start": "2099-01-05", "date_end": "2099-01-09",
                                "grades": ["troisieme"], "latitude": 47.22, "longitude": -1.55},
        "offres-immersion": {"siret": siret, "rome": "A1203", "locationId": f"l{n}", "name": f"Essais {n}",
                             "appellations": [{"appellationCode": "1", "appellationLabel": "Jardinier"}],
                             "address": {"postcode": "44000", "city": "Nantes", "departmentCode": "44"}},
        "offres-engagement-jeunes": {"id": n, "title": title, "contrat": "Apprentissage", "societe": "Essais",
                                     "application_url": f"{LINK}{n}", "location_cp": "44000",
                                     "location_ville": "Nantes"},
        "offres-hellowork": {"job_id": n, "contract": "Alternance", "title": title, "url": f"{LINK}{n}",
                             "postal_code": "44000", "city": "Nantes"},
        "offres-laposte": {"reference": n, "type-de-contrat": "Apprentissage", "intitule-du-poste": title,
                           "url-de-l-offre": f"{LINK}{n}", "localite": "44000 Nantes"},
    }[source]  # fmt: skip


_UNDER = {
    "contours": "features",
    "lycees-ival": "lycees",
    "points-voie-pro": "features",
    "referentiel-organismes": "organismes",
    "lieux-formation": "organismes",
    "catalogue-apprentissage": "formations",
    "dila": "results",
    "rome-secteurs": "arbo_secteur",
    "fiches-metiers": "sheets",
    "fiches-aides": "sheets",
    "offres-france-travail": "resultats",
    "offres-1eleve1stage": "internshipOffers",
    "offres-immersion": "data",
}
_XML = {"onisep-fiches-metiers": "metier", "offres-hellowork": "job", "offres-laposte": "offre"}


def _json(source: str, numbers: Sequence[int]) -> str:
    if source == "onisep-portes-ouvertes":
        return json.dumps({f"ENS.{n}": {"jpo": [f"le {n % 28 + 1} mars, de 9h à 12h"]} for n in numbers})
    if source in training_lists.JSON_SOURCES:
        return json.dumps(training_lists.document(source, numbers))
    items = [_item(source, n) for n in numbers]
    if source in ("offres-lba", "offres-apprentissage"):
        return json.dumps(lba(*items))
    return json.dumps({_UNDER[source]: items} if source in _UNDER else items)


def _xml(source: str, numbers: Sequence[int]) -> str:
    name = _XML[source]
    told = [
        "".join(f"<{field}>{value}</{field}>" for field, value in _item(source, n).items()) for n in numbers
    ]
    return f"<root>{''.join(f'<{name}>{one}</{name}>' for one in told)}</root>"


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    """A workbook with these sheets of rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _isco(numbers: Sequence[int]) -> bytes:
    header: list[object] = ["Code ROME", "Code ISCO08", "Libellé codes ISCO08"]
    return workbook({"ROME to ISCO-08": [header, *([f"A{1000 + n}", 100 + n, "Officiers"] for n in numbers)]})


Maker = Callable[[Sequence[int]], bytes]


def _maker(source: str) -> Maker:
    if source == "rome-isco":
        return _isco
    if source in training_lists.MAKERS:
        return training_lists.MAKERS[source]
    if source in HEADERS:
        return lambda numbers: csv_of(rows(source, numbers)).encode()
    if source in _XML:
        return lambda numbers: _xml(source, numbers).encode()
    return lambda numbers: _json(source, numbers).encode()


JSON_SOURCES = [
    "departements", "communes", "epci", "contours", "ecoles-derivees", "lycees-ival", "points-voie-pro",
    "referentiel-organismes", "catalogue-apprentissage", "missions-locales", "dila", "lieux-angers",
    "lieux-maine-et-loire", "lieux-formation", "onisep-portes-ouvertes", "rome-secteurs",
    "fiches-metiers", "fiches-aides",
    "offres-lba", "offres-apprentissage", "offres-recruteurs-lba", "offres-france-travail",
    "offres-france-travail-cegid", "offres-1eleve1stage", "offres-immersion", "offres-engagement-jeunes",
    *training_lists.JSON_SOURCES,
]  # fmt: skip
LISTS: dict[str, Maker] = {
    source: _maker(source) for source in (*HEADERS, *JSON_SOURCES, *_XML, "rome-isco", *training_lists.MAKERS)
}
"""Source → a maker of its file with a row for each number."""
FILE_NAMES = {
    "inserjeunes-etablissements": "depp-etablissements-2022_2023-pro.csv",
    **training_lists.FILE_NAMES,
}
"""Of sources that stand for one year, which only the file's name tells."""
DEMO_ONLY = ("lieux-angers", "lieux-connumm")
"""Sources without a known licence."""
NEEDS = {
    "points-voie-pro": "annuaire",
    "referentiel-organismes": "organismes-formation",
    "lieux-formation": "annuaire",
    "onisep-etablissements": "annuaire",
    "points-parcoursup": "annuaire",
    "contours": "communes",
    **training_lists.NEEDS,
}
"""Sources that only add to what another one brings."""
