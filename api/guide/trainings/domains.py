"""Fields of training, in words of our own: the NSF's groups by their first two digits."""

DOMAINS = {
    "10": "Formations générales",
    "11": "Mathématiques et sciences",
    "12": "Sciences humaines et droit",
    "13": "Lettres, langues et arts",
    "20": "Technologies de production",
    "21": "Agriculture, nature, animaux",
    "22": "Alimentation, chimie, matériaux",
    "23": "Bâtiment et bois",
    "24": "Mode, textile et cuir",
    "25": "Mécanique, électricité, électronique",
    "30": "Services et organisation",
    "31": "Commerce, gestion, transport",
    "32": "Communication, information, numérique",
    "33": "Santé, social, hôtellerie, beauté",
    "34": "Sécurité, propreté, environnement",
    "41": "Développement personnel",
    "42": "Loisirs et vie quotidienne",
}
