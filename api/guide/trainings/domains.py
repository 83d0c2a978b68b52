"""Fields of training, in words of our own: groups of the NSF's groups.

They are those of its first two digits, where these do not mislead: 22 holds kitchens, chemistry and heating.
"""

DOMAINS = {
    "10": "Formations générales",
    "11": "Mathématiques et sciences",
    "12": "Sciences humaines et droit",
    "13": "Lettres, langues et arts",
    "20": "Technologies de production",
    "21": "Agriculture, nature, animaux",
    "22": "Alimentation et cuisine",
    "23": "Bâtiment, bois, chauffage",
    "24": "Mode, textile et cuir",
    "25": "Mécanique, électricité, électronique",
    "26": "Chimie, matériaux, métaux",
    "30": "Services et organisation",
    "31": "Commerce, gestion, transport",
    "32": "Communication, information, numérique",
    "33": "Santé, social, hôtellerie, beauté",
    "34": "Sécurité, propreté, environnement",
    "41": "Développement personnel",
    "42": "Loisirs et vie quotidienne",
}
_OTHERS = {"221": "22", "227": "23", "22": "26"}
"""By how a group begins, the longest first; 26 is no beginning of the NSF's own."""


def domain(group: str) -> str:
    """SQL that makes a field of a group of the NSF; null where it is of none."""
    others = (f"WHEN starts_with({group}, '{begins}') THEN '{code}'" for begins, code in _OTHERS.items())
    codes = ", ".join(f"'{code}'" for code in DOMAINS)
    return f"CASE {' '.join(others)} WHEN left({group}, 2) IN ({codes}) THEN left({group}, 2) END"
