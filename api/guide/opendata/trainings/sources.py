"""Sources of trainings: the ministries' nomenclatures, Certif-Info, and which school teaches what."""

from api.guide.opendata.source import ODBL, OPEN, UNSTATED, Source, credit
from api.guide.opendata.trainings import (
    certifications,
    higher,
    nomenclatures,
    offers,
    onisep,
    others,
    rncp,
    subjects,
)

_BCN = ("ministère de l’Éducation nationale (DEPP)", OPEN, "https://infocentre.pleiade.education.fr/bcn/")
_ONISEP = ("Onisep", ODBL, "https://opendata.onisep.fr/")
_RNCP = (
    "France compétences",
    OPEN,
    "https://www.data.gouv.fr/fr/datasets/repertoire-national-des-certifications-professionnelles-et-repertoire-specifique/",
)
_MESR = ("ministère de l’Enseignement supérieur", OPEN, "https://data.enseignementsup-recherche.gouv.fr/")
_ORION = ("DEPP, académies et Région, par Orion", UNSTATED, "https://orion.inserjeunes.beta.gouv.fr/")

SOURCES: dict[str, Source] = {
    "niveaux-formation": Source(credit("Niveaux de formation", *_BCN), nomenclatures.levels),
    "dispositifs-formation": Source(credit("Dispositifs de formation", *_BCN), nomenclatures.devices),
    "formations-diplomes": Source(credit("Formations et diplômes", *_BCN), nomenclatures.diplomas),
    "mef": Source(credit("Modules élémentaires de formation (MEF)", *_BCN), nomenclatures.courses),
    "familles-metiers": Source(credit("Familles de métiers de 2de pro", *_BCN), nomenclatures.families),
    "familles-mef": Source(credit("Familles de métiers, par MEF", *_BCN), nomenclatures.family_courses),
    "certif-info": Source(
        credit("Certif-Info", "Réseau des Carif-Oref", OPEN, "https://www.certifinfo.org/"),
        certifications.certifications,
    ),
    "constat-formations": Source(credit("Formations ouvertes à la rentrée", *_ORION), offers.pupils),
    "capacites-formations": Source(credit("Formations qui accueillent", *_ORION), offers.capacities),
    "affelnet-2de": Source(credit("Affelnet : après la 3e", *_ORION), offers.after_third),
    "affelnet-1re": Source(credit("Affelnet : après une 2de pro", *_ORION), offers.specialities),
    "bts-parcoursup": Source(
        credit(
            "BTS proposés sur Parcoursup",
            "ministère de l’Enseignement supérieur",
            OPEN,
            "https://www.parcoursup.fr/",
        ),
        offers.after_bac,
    ),
    "onisep-fiches-formations": Source(
        credit("Idéo-Fiches formations", "Onisep", ODBL, "https://opendata.onisep.fr/"), onisep.sheets
    ),
    "onisep-formations": Source(
        credit("Idéo-Formations initiales en France", "Onisep", ODBL, "https://opendata.onisep.fr/"),
        onisep.listed,
    ),
    "onisep-specialites": Source(
        credit("Enseignements de spécialité de 1re", *_ONISEP), subjects.specialities
    ),
    "onisep-options": Source(credit("Options et langues de 2de", *_ONISEP), subjects.options),
    "onisep-pages": Source(credit("Pages de l’Onisep par diplôme", *_ONISEP), others.pages),
    "parcoursup": Source(credit("Parcoursup", *_MESR), higher.programmes),
    "masters": Source(credit("Trouver mon master", *_MESR), higher.masters),
    "rncp": Source(credit("RNCP : fiches", *_RNCP), rncp.sheets),
    "rncp-rome": Source(credit("RNCP : métiers", *_RNCP), rncp.careers),
    "rncp-diplomes": Source(credit("RNCP : codes des diplômes", *_RNCP), rncp.diplomas),
    "formations-apprentissage": Source(
        credit(
            "Catalogue de l’apprentissage",
            "mission nationale apprentissage",
            OPEN,
            "https://catalogue-apprentissage.intercariforef.org/",
        ),
        others.apprentices,
    ),
    "formations-prioritaires": Source(credit("Formations prioritaires", *_ORION), others.priorities),
    "mots-cles-formations": Source(credit("Mots des diplômes", *_ORION), others.keywords),
}
