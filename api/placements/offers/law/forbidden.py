"""Work forbidden to those under 18, task by task: what people call it, its article, who may derogate.

Code du travail L4153-8 and L4153-9, D4153-15 to D4153-37. A pupil of an observation week touches no machine
or product at all (Code de l’éducation D331-9): no derogation there. Apprentices, contracts of
professionnalisation and pupils of a professional or technological diploma may, from 15, be given what
`derogable` says, once the employer has declared it to the labour inspection (R4153-39 to R4153-41).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from api.placements.offers.law.articles import Article, travail
from api.placements.offers.models import Declaration, OfferKind, OfferLevel
from api.platform.kit.language import Words

MINORS = frozenset({
    OfferLevel.QUATRIEME, OfferLevel.TROISIEME, OfferLevel.SECONDE, OfferLevel.CAP, OfferLevel.BAC_PRO,
    OfferLevel.BP, OfferLevel.TITRE_PRO,
})  # fmt: skip
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


def binds(kind: OfferKind, levels: Collection[OfferLevel], declared: Collection[Declaration] = ()) -> bool:
    """Whether an offer is for people under 18 too, by its kind, its levels, and what its company declares."""
    if kind is OfferKind.OBSERVATION:
        return True
    return Declaration.ADULTS_ONLY not in declared and bool(MINORS & set(levels))


_NIGHT = re.compile(
    r"\b(?:nuits?|nights?)\b|(?<!\d)(?:[0-5]\s?h(?:eures?)?(?:\s?[0-5]\d)?|2[0-4]\s?h(?:eures?)?)\b"
)
_WORK = re.compile(
    r"\b(?:travaux|taches?|reglement\w*|machines?|outils?|outillage|danger\w*|risques?|hauteurs?|produits?"
    r"|gestes?|tronconn\w*|scie\w*|petrins?|laminoirs?|work|tools?|chemicals?)\b"
)


def derogates_from_night(said: str) -> bool:
    """Whether a derogation that stands in a folded sentence is one for the night of minors, which is asked by
    its hours, and none for work: « à 4 h pour les apprentis mineurs, dérogation ».
    """
    return _NIGHT.search(said) is not None and not _WORK.search(said)


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
    ),
    Task(
        "violence_or_sex",
        {"fr": "Images ou actes violents ou pornographiques", "en": "Violent or pornographic images or acts"},
        travail("D4153-16", 28058852, "2013-10-14"),
        False,
    ),
    Task(
        "chemicals",
        {"fr": "Produits chimiques dangereux", "en": "Dangerous chemicals"},
        travail("D4153-17", 30680306, "2015-06-06"),
        True,
    ),
    Task(
        "asbestos",
        {"fr": "Amiante", "en": "Asbestos"},
        travail("D4153-18", 28058842, "2013-10-14"),
        True,
    ),
    Task(
        "biological",
        {"fr": "Agents biologiques dangereux", "en": "Dangerous biological agents"},
        travail("D4153-19", 28058837, "2013-10-14"),
        False,
    ),
    Task(
        "vibrations",
        {"fr": "Fortes vibrations (marteau-piqueur…)", "en": "Strong vibrations (pneumatic drill…)"},
        travail("D4153-20", 28058832, "2013-10-14"),
        False,
    ),
    Task(
        "radiation",
        {"fr": "Rayonnements ionisants", "en": "Ionising radiation"},
        travail("D4153-21", 37000994, "2018-07-01"),
        True,  # from 16 only
    ),
    Task(
        "optical",
        {"fr": "Lasers et rayonnements optiques (soudage à l’arc…)", "en": "Lasers, arc welding light"},
        travail("D4153-22", 28058824, "2013-10-14"),
        True,
    ),
    Task(
        "pressure_diving",
        {"fr": "Plongée et milieu hyperbare", "en": "Diving, work under pressure"},
        travail("D4153-23", 29236965, "2014-07-14"),
        True,
    ),
    Task(
        "live_wires",
        {"fr": "Électricité sous tension", "en": "Live electrical work"},
        travail("D4153-24", 28058815, "2013-10-14"),
        False,
    ),
    Task(
        "collapse",
        {"fr": "Démolition, tranchées, étaiement", "en": "Demolition, trenches, shoring"},
        travail("D4153-25", 28058811, "2013-10-14"),
        False,
    ),
    Task(
        "unprotected_tractor",
        {"fr": "Quad, tracteur sans arceau", "en": "Quad bikes, tractors without roll bar"},
        travail("D4153-26", 28058807, "2013-10-14"),
        False,
    ),
    Task(
        "driving_lifting",
        {"fr": "Conduite d’engins et levage", "en": "Driving machines, lifting"},
        travail("D4153-27", 28058805, "2013-10-14"),
        True,
    ),
    Task(
        "machines",
        {"fr": "Machines dangereuses (tronçonneuse, scie, presse…)",
         "en": "Dangerous machines (chainsaw, saw, press…)"},
        travail("D4153-28", 28058800, "2013-10-14"),
        True,
    ),
    Task(
        "running_maintenance",
        {"fr": "Maintenance de machines en marche", "en": "Repairing machines that run"},
        travail("D4153-29", 28058798, "2013-10-14"),
        True,
    ),
    Task(
        "heights",
        {"fr": "Travail en hauteur (toit, échelle…)", "en": "Work at a height (roof, ladder…)"},
        travail("D4153-30", 30493270, "2015-05-02"),
        True,
    ),
    Task(
        "scaffolding",
        {"fr": "Montage d’échafaudages", "en": "Putting up scaffolding"},
        travail("D4153-31", 30493278, "2015-05-02"),
        True,
    ),
    Task(
        "trees",
        {"fr": "Travail en hauteur dans les arbres", "en": "Work up in trees"},
        travail("D4153-32", 28058787, "2013-10-14"),
        False,
    ),
    Task(
        "pressure_vessels",
        {"fr": "Appareils à pression", "en": "Pressure vessels"},
        travail("D4153-33", 28058783, "2013-10-14"),
        True,
    ),
    Task(
        "confined",
        {"fr": "Cuves, égouts, espaces confinés", "en": "Tanks, sewers, confined spaces"},
        travail("D4153-34", 28058780, "2013-10-14"),
        True,
    ),
    Task(
        "molten",
        {"fr": "Verre ou métal en fusion", "en": "Molten glass or metal"},
        travail("D4153-35", 28058777, "2013-10-14"),
        True,
    ),
    Task(
        "extreme_temperature",
        {"fr": "Chaleur ou froid extrêmes", "en": "Extreme heat or cold"},
        travail("D4153-36", 28058771, "2013-10-14"),
        False,
    ),
    Task(
        "animals",
        {"fr": "Abattage d’animaux, animaux dangereux", "en": "Slaughtering, dangerous animals"},
        travail("D4153-37", 28058766, "2013-10-14"),
        False,
    ),
    Task(
        "heavy_loads",
        {"fr": "Charges lourdes (plus d’un cinquième de son poids)",
         "en": "Loads over a fifth of one’s weight"},
        travail("R4153-52", 28057961, "2013-10-14"),
        True,  # with a medical opinion
    ),
)  # fmt: skip

BY_CODE = {task.code: task for task in TASKS}
