"""Diplomas that France Travail's and Onisep's texts still name, and what took their place.

Each was read in the nomenclature of the ministry of education (N_FORMATION_DIPLOME): its closing date, and
the diploma that it says comes after. Those of two names alike, or with none after them, are left out.
"""

import re
from collections.abc import Iterable

from api.platform.kit.text import fold

_SUCCESSORS = {
    "Bac pro Bio-industries de transformation": (
        "Bac pro Production en industries pharmaceutiques, alimentaires et cosmétiques"
    ),
    "Bac pro Étude et définition de produits industriels": "Bac pro Modélisation et prototypage 3D",
    "Bac pro Productique mécanique": "Bac pro Technicien en réalisation de produits mécaniques",
    "Bac pro Réparation des carrosseries": "Bac pro Carrossier peintre automobile",
    "Bac pro Systèmes numériques": "Bac pro Cybersécurité, informatique et réseaux, électronique",
    "Bac pro Technicien géomètre-topographe": "Bac pro Géomètre",
    "BTS Analyses de biologie médicale": "BTS Biologie médicale",
    "BTS Bioanalyses et contrôles": "BTS Bioanalyses en laboratoire de contrôle",
    "BTS Conception et réalisation de carrosseries": "BTS Construction et aménagement de véhicules",
    "BTS Industrialisation des produits mécaniques": (
        "BTS Conception des processus de réalisation de produits"
    ),
    "BTS Management des unités commerciales": "BTS Management commercial opérationnel",
    "BTS Systèmes photoniques": "BTS Photonique\u00a0: technologies et sciences de la lumière",
    "BTS Technico-commercial": "BTS Conseil et commercialisation de solutions techniques",
    "BTSA Productions animales": "BTSA Métiers de l’élevage",
    "CAP Charcutier-traiteur": "CAP Charcuterie-traiteur",
    "CAP Chocolatier confiseur": "CAP Chocolaterie-confiserie",
    "CAP Construction des carrosseries": "CAP Construction et aménagement de véhicules",
    "CAP Employé de commerce multi-spécialités": "CAP Équipier polyvalent du commerce",
    "CAP Peinture en carrosserie": "CAP Peintre automobile",
    "CAP Petite enfance": "CAP Accompagnant éducatif petite enfance",
    "CAP Réparation des carrosseries": "CAP Carrossier automobile",
    "CAP Serrurier métallier": "CAP Métallier",
}
_KIND = re.compile(r"\b(?:bac|BTS|CAP)", re.IGNORECASE)
"""What few sentences have, and is found sooner."""
_LONG_BAC = re.compile(r"\bbac(?:calaureat)? professionnel\b")


def _plain(text: str) -> str:
    return _LONG_BAC.sub("bac pro", fold(text))


_NAMES = {_plain(name).removesuffix("s"): name for name in _SUCCESSORS}
_NAMED = re.compile(r"\b(?:" + "|".join(map(re.escape, _NAMES)) + r")(?=s?\b)")


def named_in(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Which of them the texts name, each with what took its place, in the order of the texts."""
    read = (_plain(text) for text in texts if _KIND.search(text))
    found = dict.fromkeys(match for text in read for match in _NAMED.findall(text))
    return [(_NAMES[match], _SUCCESSORS[_NAMES[match]]) for match in found]
