"""A list of so many rows for every source of trainings, and of aids, in its publisher's own shape."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

HEADERS = {
    "niveaux-formation": "NIVEAU_FORMATION_DIPLOME;NIVEAU_INTERMINISTERIEL;LIBELLE_COURT;LIBELLE_100;"
    "DATE_FERMETURE;NIVEAU_QUALIFICATION_RNCP",
    "dispositifs-formation": "DISPOSITIF_FORMATION;NIVEAU_FORMATION_DIPLOME;LIBELLE_COURT;LIBELLE_LONG;"
    "DATE_OUVERTURE;DATE_FERMETURE",
    "formations-diplomes": "FORMATION_DIPLOME;NIVEAU_FORMATION_DIPLOME;GROUPE_SPECIALITE;LIBELLE_COURT;"
    "LIBELLE_LONG_200;DATE_OUVERTURE;DATE_FERMETURE;ANCIEN_DIPLOME_1;NOUVEAU_DIPLOME_1;NOUVEAU_DIPLOME_2",
    "mef": "MEF;DISPOSITIF_FORMATION;FORMATION_DIPLOME;DUREE_DISPOSITIF;ANNEE_DISPOSITIF;LIBELLE_LONG;"
    "LIBELLE_EDITION;MEF_STAT_11;DATE_OUVERTURE;DATE_FERMETURE",
    "familles-metiers": "FAMILLE;SPECIALITE;MEFSTAT11_COMMUN;CFD_COMMUN;MEFSTAT11_SPECIALITE;CFD_SPECIALITE",
    "familles-mef": "FAMILLE_METIER;MEF;DATE_OUVERTURE;DATE_FERMETURE",
    "certif-info": "Code_Diplome;Libelle_Diplome;Libelle_Type_Diplome;Code_Niveau_Europeen;"
    "Libelle_FormaCode;Code_Rome_1;Code_Rome_2;Code_Nsf;Code_RNCP;Code_Scolarité;codeIdeo2",
    "constat-formations": "Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total",
    "capacites-formations": "Etablissement d'accueil;MEF STAT 11;Statut offre de formation;"
    "Famille de métiers",
    "affelnet-2de": "Académie;ID_ETAB;CO_MEFSTAT;CO_STA;FL_VRECENS;VAL_CARSCO",
    "affelnet-1re": "Etablissement d'accueil;Libellé du MEF national de rattachement;"
    "Statut offre de formation",
    "bts-parcoursup": "UAI;libelleFormation;mefstat11;statut",
    "onisep-formations": "sigle formation;libellé type formation;libellé formation principal;durée;"
    "libellé niveau RNCP;code RNCP;lien site onisep.fr;domaine/sous-domaine",
    "onisep-specialites": "Identifiant action de formation;"
    "Enseignements de spécialité de classe de 1ère générale;UAI lieu de cours",
    "onisep-options": "Identifiant action de formation;"
    "Enseignements optionnels et langues de classe de 2nde GT;UAI lieu de cours",
    "parcoursup": "session;contrat_etab;cod_uai;lib_for_voe_ins;g_olocalisation_des_formations",
    "masters": "Année de la campagne de recueil des informations;"
    "Code UAI de l’établissement accrédité;Identifiant navette de la mention (INM) de master;"
    "Intitulé de la mention de master;Mention ouverte ou non ouverte;"
    "URL de la fiche relative à la mention sur le site internet de l’établissement",
    "rncp": "Numero_Fiche;Intitule;Abrege_Intitule;Nomenclature_Europe_Niveau;Date_Fin_Enregistrement;Actif",
    "rncp-rome": "CodeRNCP;Rome;libelle",
    "rncp-diplomes": "Code Diplôme;FicheRNCP;Niveau fiche RNCP;Date d'échéance de la fiche RNCP;"
    "Fiche ACTIVE/INACTIVE",
    "formations-prioritaires": "Formation;Diplôme;cfd;Région sélectionnée;codeRegion",
}
JSON_SOURCES = ["onisep-pages", "formations-apprentissage", "mots-cles-formations"]
FILE_NAMES = {
    "capacites-formations": "capacites_2023.csv",
    "affelnet-2de": "affelnet2nde_2023.csv",
    "affelnet-1re": "affelnet1ere_2023.csv",
    "bts-parcoursup": "bts_parcoursup_2023.csv",
    "onisep-specialites": "specialites_2026-04.csv",
    "onisep-options": "options_2026-04.csv",
}
"""Of sources whose year only the file's name tells."""
_OFFERS = (
    *("constat-formations", "capacites-formations", "affelnet-2de", "affelnet-1re", "bts-parcoursup"),
    "formations-apprentissage",
)
NEEDS = {
    "formations-diplomes": "mef",
    "onisep-formations": "onisep-fiches-formations",
    **dict.fromkeys(("certif-info", "rncp-rome", *_OFFERS), "formations-diplomes"),
    "rncp-diplomes": "rncp-rome",
}
"""Sources of which people see something beside another one only."""


def cells(source: str, n: int) -> list[str]:
    """A row of a CSV source."""
    uai, rome, diploma, stat = f"0440{n:03d}A", f"A{1000 + n}", f"50022{n:03d}", f"24110022{n:03d}"
    return {
        "niveaux-formation": [f"{n:03d}", "5", "CAP", f"CERTIFICAT {n}", "", "03"],
        "dispositifs-formation": [f"{n:03d}", "500", "CAP", f"CAP EN {n} ANS", "01/09/2014", ""],
        "formations-diplomes": [
            *(diploma, "500", "221", "PAIN", f"PAIN {n} (CAP)", "01/09/2014", "", "", "", "")
        ],
        "mef": [
            *(f"2412213{n:03d}", "241", diploma, "2", "1", f"1CAP2 PAIN {n}", f"1cap2 pain {n}", stat),
            *("01/09/2014", ""),
        ],
        "familles-metiers": ["Métiers du pain", f"Pain {n}", "23810022107", "40022107", stat, diploma],
        "familles-mef": ["001", f"2412213{n:03d}", "01/09/2014", ""],
        "certif-info": [
            *(str(n), f"CAP pain {n}", "Diplôme", "3", "Boulangerie", rome, "", "221", str(37000 + n)),
            *(diploma, f"FOR.{n}"),
        ],
        "constat-formations": ["2020", uai, stat, "11"],
        "capacites-formations": [uai, stat, "Scolaire", ""],
        "affelnet-2de": ["Nantes", uai, stat, "AP", "N", "12"],
        "affelnet-1re": [uai, f"1CAP2 PAIN {n}", "Scolaire"],
        "bts-parcoursup": [uai, f"Pain {n}", stat, "Apprentissage"],
        "onisep-formations": [
            *("", "brevet professionnel", f"BP pain {n}", "2 ans", "niveau 4 (bac ou équivalent)"),
            *("37491", f"http://www.onisep.fr/http/redirection/formation/slug/FOR.{500 + n}", "pain/levain"),
        ],
        "onisep-specialites": [f"AF.{n}", "mathématiques / arts", uai],
        "onisep-options": [f"AF.{n}", "italien / grec", uai],
        "parcoursup": ["2025", "Public", uai, f"Licence - Pain {n}", ""],
        "masters": ["2021", uai, f"17{n:05d}N", f"Pain {n}", "1", f"https://example.org/{n}"],
        "rncp": [f"RNCP{n}", f"Boulanger {n}", "CAP", "NIV3", "31/08/2099", "ACTIVE"],
        "rncp-rome": ["RNCP37001", rome, f"Métier {n}"],
        "rncp-diplomes": [diploma, f"RNCP{37000 + n}", "niveau3", "31/08/2099", "ACTIVE"],
        "formations-prioritaires": [f"Pain {n}", "CAP", diploma, "Pays de la Loire", "52"],
    }[source]


def document(source: str, numbers: Sequence[int]) -> Any:
    """The document of a JSON source."""
    codes = {n: f"50022{n:03d}" for n in numbers}
    if source == "onisep-pages":
        address = "http://www.onisep.fr/http/redirection/formation/identifiant"
        return {code: f"{address}/{n}" for n, code in codes.items()}
    if source == "mots-cles-formations":
        return [{"Cfd": code, "data": [{"mot_clef": f"pain {n}", "score": 0.3}]} for n, code in codes.items()]
    return {
        "formations": [
            {"cle_ministere_educatif": str(n), "cfd": code, "etablissement_formateur_uai": f"0440{n:03d}A"}
            for n, code in codes.items()
        ]
    }


def _sheet(n: int) -> str:
    return (
        f"<formation><identifiant>FOR.{n}</identifiant><code_scolarite/>"
        f"<libelle_complet>CAP Apprentissage {n}</libelle_complet>"
        "<type_Formation><type_formation_libelle>CAP</type_formation_libelle></type_Formation>"
        "<duree_formation>2 ans</duree_formation>"
        "<descriptif_format_court><![CDATA[<p>Apprentissage du pain.</p>]]></descriptif_format_court>"
        "<niveau_certification>niveau 3 (niveau CAP)</niveau_certification>"
        "<poursuites_etudes><poursuite_etudes><type_Poursuite>conditionnelle</type_Poursuite>"
        f"<formation_poursuite_Etudes>BP pain {n}</formation_poursuite_Etudes></poursuite_etudes>"
        f"</poursuites_etudes><modification_date>25/06/2024</modification_date></formation>"
    )


def _sheets(numbers: Sequence[int]) -> bytes:
    return f"<formations>{''.join(map(_sheet, numbers))}</formations>".encode()


def aids(numbers: Sequence[int], label: str = "Apprentissage") -> bytes:
    """The archive of the simulator: a file for each aid and for the region that gives them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        files = {
            "institutions/region.yml": 'name: Région\ntype: region\ncode_insee: "52"\n',
            **{
                f"benefits/javascript/aide-{n}.yml": f"label: {label} {n}\ninstitution: region\n"
                f"description: <p>{label}.</p>\nlink: https://example.org/aides/{n}\n"
                for n in numbers
            },
        }
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"aides-jeunes-main/data/{name}"), content)
    return packed.getvalue()


MAKERS: dict[str, Callable[[Sequence[int]], bytes]] = {"onisep-fiches-formations": _sheets, "aides": aids}
"""Of sources that are neither CSV nor JSON."""
