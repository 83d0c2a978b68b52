"""Networks of training bodies, and the careers that each trains for."""

import re
from typing import NamedTuple

from api.guide.places.service import PlaceKind


class Network(NamedTuple):
    """A network; `careers` are ROME domains (A), families (N41) or codes that all its bodies train for.

    The list is editorial and holds back: only what the network's own purpose says.
    """

    title: str
    kind: PlaceKind | None = None
    careers: tuple[str, ...] = ()


NETWORKS: dict[str, Network] = {
    "aden": Network("ADEN Formations"),
    "aftral": Network("AFTRAL", PlaceKind.APPRENTICESHIP_CENTRE, ("N11", "N41", "N42")),
    # CFA of lycées and of chambers, and an institute: which is a lycée only its name says.
    "agri": Network("enseignement agricole", PlaceKind.APPRENTICESHIP_CENTRE, ("A",)),
    "amue": Network("université", PlaceKind.HIGHER_EDUCATION),
    "cci": Network("CCI", PlaceKind.APPRENTICESHIP_CENTRE),
    "cfa-ec": Network("CFA de l’enseignement catholique"),
    "cma": Network("CMA métiers de l’artisanat", PlaceKind.APPRENTICESHIP_CENTRE),
    "compagnons-du-devoir": Network("Compagnons du devoir", PlaceKind.APPRENTICESHIP_CENTRE, ("F16", "F17")),
    "compagnons-du-tour-de-france": Network(
        "Compagnons du tour de France", PlaceKind.APPRENTICESHIP_CENTRE, ("F16", "F17")
    ),
    "en": Network("éducation nationale"),
    "greta": Network("GRETA"),
    "mfr": Network("MFR", PlaceKind.MFR),
    "uimm": Network("UIMM pôle formation", PlaceKind.APPRENTICESHIP_CENTRE, ("H29", "I13")),
    "btp": Network("BTP CFA", PlaceKind.APPRENTICESHIP_CENTRE, ("F",)),
}

_FILE = re.compile(r"reseau[-_ ](.+?)(?:[_.]|$)", re.IGNORECASE)


def network_of(file_name: str) -> tuple[str, Network | None]:
    """Code and network of a file named `referentiel-reseau-CODE_….csv`; the code alone when not known."""
    found = _FILE.search(file_name)
    code = found[1].lower() if found else ""
    return code, NETWORKS.get(code)
