"""Sources of the territory: departments, communes, outlines."""

from api.guide.opendata.region import geography, outlines
from api.guide.opendata.source import OPEN, Source, credit

_GEO_URL = "https://github.com/etalab/decoupage-administratif"

SOURCES: dict[str, Source] = {
    "departements": Source(
        credit("Code officiel géographique : départements", "INSEE, Etalab", OPEN, _GEO_URL),
        geography.departments,
    ),
    "communes": Source(
        credit("Code officiel géographique : communes", "INSEE, Etalab", OPEN, _GEO_URL),
        geography.communes,
    ),
    "epci": Source(
        credit("Intercommunalités", "DGCL, INSEE, Etalab", OPEN, _GEO_URL),
        geography.epci,
    ),
    "codes-postaux": Source(
        credit(
            "Base officielle des codes postaux",
            "La Poste",
            OPEN,
            "https://www.data.gouv.fr/datasets/base-officielle-des-codes-postaux/",
        ),
        geography.postal_codes,
    ),
    "contours": Source(
        credit(
            "Admin Express : contours administratifs",
            "IGN",
            OPEN,
            "https://geoservices.ign.fr/adminexpress",
        ),
        outlines.outlines,
    ),
}
