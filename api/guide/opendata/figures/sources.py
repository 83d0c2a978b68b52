"""Sources of figures: what becomes of people (DEPP), occupations (Dares), hiring (France Travail)."""

from api.guide.opendata.figures import bmo, dares, inserjeunes, occupations
from api.guide.opendata.source import OPEN, Source, credit
from api.platform.kit.sources import Credit

_DEPP = "DEPP et Dares"
_DEPP_URL = "https://www.inserjeunes.education.gouv.fr/"
_FAP_URL = "https://dares.travail-emploi.gouv.fr/donnees/la-nomenclature-des-familles-professionnelles"
_DARES_URL = "https://dares.travail-emploi.gouv.fr/donnees/portraits-statistiques-des-metiers"
_TENSION_URL = "https://dares.travail-emploi.gouv.fr/donnees/les-tensions-sur-le-marche-du-travail-en-2019"
_BMO_URL = "https://statistiques.francetravail.org/bmo"


def _portrait(title: str) -> Credit:
    return credit(f"Portraits statistiques des métiers 1982-2019 : {title}", "Dares", OPEN, _DARES_URL)


SOURCES: dict[str, Source] = {
    "inserjeunes-etablissements": Source(
        credit("InserJeunes : établissements", _DEPP, OPEN, _DEPP_URL), inserjeunes.by_school
    ),
    "inserjeunes-cfa": Source(credit("InserJeunes : CFA", _DEPP, OPEN, _DEPP_URL), inserjeunes.by_cfa),
    "inserjeunes-formations": Source(
        credit("InserJeunes : formations, par région", _DEPP, OPEN, _DEPP_URL), inserjeunes.by_training
    ),
    "dares-fap": Source(
        credit("Familles professionnelles (FAP)", "Dares", OPEN, _FAP_URL), occupations.names
    ),
    "dares-fap-rome": Source(
        credit("Familles professionnelles et ROME", "Dares", OPEN, _FAP_URL), occupations.rome_codes
    ),
    "bassins-emploi": Source(credit("Bassins d’emploi", "France Travail", OPEN, _BMO_URL), bmo.basins),
    "bmo": Source(credit("Besoins en main-d’œuvre (BMO)", "France Travail", OPEN, _BMO_URL), bmo.hirings),
    "dares-tensions": Source(
        credit("Les tensions sur le marché du travail", "Dares", OPEN, _TENSION_URL), dares.tensions
    ),
    "dares-ages": Source(_portrait("âges"), dares.ages),
    "dares-effectifs": Source(_portrait("emploi"), dares.headcount),
    **{
        f"dares-{name}": Source(_portrait(title), dares.portrait(kind))
        for kind, name, title in (
            ("women", "femmes", "part des femmes"),
            ("wage", "salaire-median", "salaire médian"),
            ("wages", "salaires", "salaires"),
            ("hours", "horaires", "horaires atypiques"),
            ("working_time", "temps-travail", "temps de travail"),
            ("diplomas", "diplomes", "diplômes des moins de 30 ans"),
            ("sectors", "secteurs", "secteurs employeurs"),
        )
    },
}
