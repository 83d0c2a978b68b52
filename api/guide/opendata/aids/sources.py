"""Sources of aids."""

from api.guide.opendata.aids import own, simulator
from api.guide.opendata.source import OPEN, Source, credit

_AGPL = ("AGPL 3.0", "https://www.gnu.org/licenses/agpl-3.0.html")

SOURCES: dict[str, Source] = {
    "aides": Source(
        credit(
            "Simulateur d’aides aux jeunes",
            "1jeune1solution (DINUM, beta.gouv.fr)",
            _AGPL,
            "https://github.com/betagouv/aides-jeunes",
        ),
        simulator.aids,
        is_folder=True,
    ),
    "fiches-aides": Source(credit("Fiches d’aides de la Région", "La Région", OPEN, None), own.sheets),
}
