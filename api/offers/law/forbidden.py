"""Work forbidden to those under 18, task by task: what people call it, its article, who may derogate.

Code du travail L4153-8 and L4153-9, D4153-15 to D4153-37. A pupil of an observation week touches no machine
or product at all (Code de l’éducation D331-9): no derogation there. Apprentices, contracts of
professionnalisation and pupils of a professional or technological diploma may, from 15, be given what
`derogable` says, once the employer has declared it to the labour inspection (R4153-39 to R4153-41).
"""

from dataclasses import dataclass

from api.kit.language import Words
from api.offers.law.articles import Article, travail
from api.offers.models import OfferKind, OfferLevel

MINORS = frozenset(
    {OfferLevel.QUATRIEME, OfferLevel.TROISIEME, OfferLevel.SECONDE, OfferLevel.CAP, OfferLevel.BAC_PRO}
)
"""Levels at which people under 18 are usual."""


@dataclass(frozen=True)
class Task:
    """Work that nobody under 18 may be given."""

    code: str
    name: Words
    """As people call it."""
    article: Article
    derogable: bool
    """Whether an employer may declare a derogation for those who learn the trade, from 15."""
    folk: tuple[str, ...]
    """Words for it in an offer, in French, without inflections."""


def binds(kind: OfferKind, levels: list[OfferLevel]) -> bool:
    """Whether an offer is for people under 18, as far as its kind and levels tell."""
    return kind is OfferKind.OBSERVATION or bool(MINORS & set(levels))


def may_derogate(task: Task, kind: OfferKind) -> bool:
    """Whether the employer may declare a derogation for it: never for those who only observe."""
    return task.derogable and kind is not OfferKind.OBSERVATION


TASKS: tuple[Task, ...] = (
    Task(
        "bar",
        {"fr": "Service au bar", "en": "Serving at a bar"},
        travail("L4153-6", 37410883, "2019-01-01"),
        # By the prefect, from 16, for a diploma or title: `Declaration.BAR`.
        True,
        ("service au bar", "servir au bar", "tenir le bar", "barman", "barmaid", "tirer la bière",
         "servir de l’alcool", "préparer des cocktails", "servir les boissons alcoolisées"),
    ),
    Task(
        "violence_or_sex",
        {"fr": "Images ou actes violents ou pornographiques", "en": "Violent or pornographic images or acts"},
        travail("D4153-16", 28058852, "2013-10-14"),
        False,
        ("pornographie", "contenu pour adultes", "sex-shop", "modération de contenus violents",
         "vidéo érotique"),
    ),
    Task(
        "chemicals",
        {"fr": "Produits chimiques dangereux", "en": "Dangerous chemicals"},
        travail("D4153-17", 30680306, "2015-06-06"),
        True,
        ("produits chimiques", "acide", "soude", "solvant", "décapant", "pesticide", "phytosanitaire",
         "désherbant", "traitement des vignes", "peinture au pistolet", "résine époxy", "diluant",
         "javel concentrée", "produit corrosif", "produit toxique", "trichloréthylène"),
    ),
    Task(
        "asbestos",
        {"fr": "Amiante", "en": "Asbestos"},
        travail("D4153-18", 28058842, "2013-10-14"),
        True,
        ("amiante", "désamiantage", "fibrociment"),
    ),
    Task(
        "biological",
        {"fr": "Agents biologiques dangereux", "en": "Dangerous biological agents"},
        travail("D4153-19", 28058837, "2013-10-14"),
        False,
        ("agents biologiques de groupe 3", "virus dangereux", "bacille de la tuberculose", "VIH en culture",
         "laboratoire P3", "laboratoire P4"),
    ),
    Task(
        "vibrations",
        {"fr": "Fortes vibrations (marteau-piqueur…)", "en": "Strong vibrations (pneumatic drill…)"},
        travail("D4153-20", 28058832, "2013-10-14"),
        False,
        ("marteau-piqueur", "brise-béton", "pilonneuse", "plaque vibrante", "dameuse"),
    ),
    Task(
        "radiation",
        {"fr": "Rayonnements ionisants", "en": "Ionising radiation"},
        travail("D4153-21", 37000994, "2018-07-01"),
        True,  # from 16 only
        ("rayonnements ionisants", "radioactivité", "rayons X", "source radioactive", "zone contrôlée",
         "radiologie industrielle"),
    ),
    Task(
        "optical",
        {"fr": "Lasers et rayonnements optiques (soudage à l’arc…)", "en": "Lasers, arc welding light"},
        travail("D4153-22", 28058824, "2013-10-14"),
        True,
        ("laser de classe 4", "découpe laser", "soudage à l’arc", "souder à l’arc", "soudure MIG",
         "soudure TIG", "poste à souder", "faire de la soudure"),
    ),
    Task(
        "pressure_diving",
        {"fr": "Plongée et milieu hyperbare", "en": "Diving, work under pressure"},
        travail("D4153-23", 29236965, "2014-07-14"),
        True,
        ("plongée professionnelle", "scaphandrier", "milieu hyperbare", "caisson hyperbare"),
    ),
    Task(
        "live_wires",
        {"fr": "Électricité sous tension", "en": "Live electrical work"},
        travail("D4153-24", 28058815, "2013-10-14"),
        False,
        ("sous tension", "haute tension", "intervention sur le tableau électrique",
         "pièces nues sous tension", "dépannage électrique sous tension"),
    ),
    Task(
        "collapse",
        {"fr": "Démolition, tranchées, étaiement", "en": "Demolition, trenches, shoring"},
        travail("D4153-25", 28058811, "2013-10-14"),
        False,
        ("démolition", "démolir", "abattre un mur", "tranchée", "fouille", "blindage", "étaiement",
         "galerie"),
    ),
    Task(
        "unprotected_tractor",
        {"fr": "Quad, tracteur sans arceau", "en": "Quad bikes, tractors without roll bar"},
        travail("D4153-26", 28058807, "2013-10-14"),
        False,
        ("quad", "tracteur sans arceau", "tracteur sans cabine", "vieux tracteur"),
    ),
    Task(
        "driving_lifting",
        {"fr": "Conduite d’engins et levage", "en": "Driving machines, lifting"},
        travail("D4153-27", 28058805, "2013-10-14"),
        True,
        ("conduite d’engins", "conduire le tracteur", "conduire un chariot élévateur", "cariste", "fenwick",
         "transpalette électrique", "nacelle", "mini-pelle", "pelleteuse", "grue",
         "pont roulant", "tondeuse autoportée", "chargeur télescopique", "manitou"),
    ),
    Task(
        "machines",
        {"fr": "Machines dangereuses (tronçonneuse, scie, presse…)",
         "en": "Dangerous machines (chainsaw, saw, press…)"},
        travail("D4153-28", 28058800, "2013-10-14"),
        True,
        ("tronçonneuse", "scie circulaire", "scie à ruban", "dégauchisseuse", "raboteuse", "toupie", "presse",
         "plieuse", "massicot", "meuleuse", "disqueuse", "débroussailleuse", "taille-haie", "broyeur",
         "hachoir", "trancheur à jambon", "pétrin", "laminoir", "fraiseuse", "tour d’usinage",
         "fendeuse à bûches", "motoculteur"),
    ),
    Task(
        "running_maintenance",
        {"fr": "Maintenance de machines en marche", "en": "Repairing machines that run"},
        travail("D4153-29", 28058798, "2013-10-14"),
        True,
        ("maintenance en marche", "réparer la machine en marche", "graissage en marche",
         "nettoyer la machine en marche", "dépannage sans arrêt de la ligne"),
    ),
    Task(
        "heights",
        {"fr": "Travail en hauteur (toit, échelle…)", "en": "Work at a height (roof, ladder…)"},
        travail("D4153-30", 30493270, "2015-05-02"),
        True,
        ("travail en hauteur", "travaux en hauteur", "toit", "toiture", "sur le toit", "charpente", "échelle",
         "escabeau", "façade", "cordiste", "nettoyage de vitres en hauteur", "zinguerie", "couverture",
         "pylône", "montée sur mât"),
    ),
    Task(
        "scaffolding",
        {"fr": "Montage d’échafaudages", "en": "Putting up scaffolding"},
        travail("D4153-31", 30493278, "2015-05-02"),
        True,
        ("monter l’échafaudage", "montage d’échafaudages", "démontage d’échafaudage", "échafaudeur"),
    ),
    Task(
        "trees",
        {"fr": "Travail en hauteur dans les arbres", "en": "Work up in trees"},
        travail("D4153-32", 28058787, "2013-10-14"),
        False,
        ("élagage", "élaguer", "élagueur", "grimper aux arbres", "abattage d’arbres", "étêtage",
         "tailler les arbres en hauteur"),
    ),
    Task(
        "pressure_vessels",
        {"fr": "Appareils à pression", "en": "Pressure vessels"},
        travail("D4153-33", 28058783, "2013-10-14"),
        True,
        ("appareil à pression", "chaudière industrielle", "autoclave", "bouteilles de gaz sous pression",
         "compresseur industriel"),
    ),
    Task(
        "confined",
        {"fr": "Cuves, égouts, espaces confinés", "en": "Tanks, sewers, confined spaces"},
        travail("D4153-34", 28058780, "2013-10-14"),
        True,
        ("nettoyage de cuves", "intérieur de la cuve", "citerne", "silo", "égout", "fosse", "espace confiné",
         "milieu confiné", "puits", "vide sanitaire", "ramonage de l’intérieur"),
    ),
    Task(
        "molten",
        {"fr": "Verre ou métal en fusion", "en": "Molten glass or metal"},
        travail("D4153-35", 28058777, "2013-10-14"),
        True,
        ("métal en fusion", "verre en fusion", "coulée", "fonderie", "souffler le verre", "four de fusion"),
    ),
    Task(
        "extreme_temperature",
        {"fr": "Chaleur ou froid extrêmes", "en": "Extreme heat or cold"},
        travail("D4153-36", 28058771, "2013-10-14"),
        False,
        ("chambre froide négative", "congélateur à -30", "températures extrêmes", "four à plus de 40 degrés",
         "chaleur extrême", "froid extrême"),
    ),
    Task(
        "animals",
        {"fr": "Abattage d’animaux, animaux dangereux", "en": "Slaughtering, dangerous animals"},
        travail("D4153-37", 28058766, "2013-10-14"),
        False,
        ("abattage d’animaux", "abattoir", "tuer les volailles", "saignée", "euthanasie", "équarrissage",
         "animaux féroces", "serpents venimeux", "fauves"),
    ),
    Task(
        "heavy_loads",
        {"fr": "Charges lourdes (plus d’un cinquième de son poids)",
         "en": "Loads over a fifth of one’s weight"},
        travail("R4153-52", 28057961, "2013-10-14"),
        True,  # with a medical opinion
        ("port de charges lourdes", "charges lourdes", "sacs de 25 kg", "sacs de ciment",
         "manutention lourde", "déménagement de meubles"),
    ),
)  # fmt: skip

BY_CODE = {task.code: task for task in TASKS}
