"""Sources of figures: what becomes of people (DEPP, Dares)."""

from api.guide.opendata.figures import inserjeunes
from api.guide.opendata.source import OPEN, Source, credit

_DEPP = "DEPP et Dares"
_DEPP_URL = "https://www.inserjeunes.education.gouv.fr/"

SOURCES: dict[str, Source] = {
    "inserjeunes-etablissements": Source(
        credit("InserJeunes : établissements", _DEPP, OPEN, _DEPP_URL), inserjeunes.by_school
    ),
    "inserjeunes-cfa": Source(credit("InserJeunes : CFA", _DEPP, OPEN, _DEPP_URL), inserjeunes.by_cfa),
    "inserjeunes-formations": Source(
        credit("InserJeunes : formations, par région", _DEPP, OPEN, _DEPP_URL), inserjeunes.by_training
    ),
}
