"""Trades whose very gestures are forbidden to those under 18: by career, company and title (D4153-15 ff.)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from api.placements.offers.law import forbidden, sectors, text
from api.placements.offers.law.amounts import Beside
from api.placements.offers.law.rule import Finding
from api.placements.offers.models import Declaration, OfferKind
from api.placements.offers.schemas import OfferWrite
from api.platform.kit.language import Words


@dataclass(frozen=True)
class Trade:
    """A trade, and what of it is forbidden."""

    code: str
    name: Words
    tasks: tuple[str, ...]
    """Codes of `forbidden.TASKS`."""
    careers: tuple[str, ...]
    """ROME codes."""
    companies: tuple[str, ...]
    """Beginnings of NAF codes; they count where an offer names no career."""
    titles: str
    """How titles call it, folded: a pattern."""


TRADES: tuple[Trade, ...] = (
    Trade(
        "roofs",
        {"fr": "Couverture et toits", "en": "Roofing"},
        ("heights",),
        ("F1610", "F1613", "F1619", "F1621"),
        ("43.91B", "43.99A"),
        r"couvreu[rs]|zingueu|etancheu|ramoneu|roofer",
    ),
    Trade(
        "frames",
        {"fr": "Charpente et structures", "en": "Frames and structures"},
        ("heights", "machines"),
        ("F1501", "F1502", "F1503", "F1504"),
        ("43.91A", "43.99B"),
        r"charpenti|monteu\w+ en structures",
    ),
    Trade(
        "scaffolds",
        {"fr": "Échafaudages et façades", "en": "Scaffolding and fronts"},
        ("scaffolding", "heights"),
        ("F1505", "F1611", "F1618"),
        (),
        r"echafaudeu|facadi",
    ),
    Trade(
        "ropes",
        {"fr": "Travaux sur cordes et pylônes", "en": "Work on ropes and masts"},
        ("heights", "live_wires"),
        ("I1501", "I1506", "F1605", "F1622", "F1623"),
        ("42.22",),
        r"cordiste|lignard|monteu\w+ de reseaux electriques",
    ),
    Trade(
        "trees",
        {"fr": "Élagage et forêt", "en": "Tree work and forestry"},
        ("trees", "machines"),
        ("A1201", "A1209", "A1210"),
        ("02.20", "02.40"),
        r"elagueu|bucheron|forestier",
    ),
    Trade(
        "vehicles",
        {"fr": "Conduite d’engins et grues", "en": "Driving machines and cranes"},
        ("driving_lifting",),
        ("A1101", "A1102", "F1301", "F1302", "F1303", "F1401", "F1402"),
        ("43.12", "43.13", "08.1"),
        r"grutier|grutiere|conduct\w+ d.engins|tractoriste|pelleteu",
    ),
    Trade(
        "ground",
        {"fr": "Démolition, tranchées, égouts", "en": "Demolition, trenches, sewers"},
        ("collapse", "confined"),
        ("F1705", "F1709", "K2301", "K2321"),
        ("43.11", "37.00"),
        r"demolisseu|egoutier|egoutiere|canalisateu",
    ),
    Trade(
        "asbestos",
        {"fr": "Désamiantage", "en": "Asbestos removal"},
        ("asbestos",),
        ("I1508",),
        ("39.00",),
        r"desamianteu",
    ),
    Trade(
        "radiation",
        {"fr": "Nucléaire", "en": "Nuclear industry"},
        ("radiation",),
        ("H2702", "H2706", "H2707", "H2708", "I1504", "I1505", "I1507"),
        ("24.46", "20.13A"),
        r"radioprotection|decontaminateu",
    ),
    Trade(
        "diving",
        {"fr": "Plongée", "en": "Diving"},
        ("pressure_diving",),
        ("I1502", "A1445"),
        (),
        r"scaphandri|plongeu[rs]\w* professionnel",
    ),
    Trade(
        "welding",
        {"fr": "Soudure et chaudronnerie", "en": "Welding and boilermaking"},
        ("optical", "machines"),
        ("H2902", "H2905", "H2911", "H2913", "H2914", "H2915", "H2916", "H2917"),
        ("25.11", "25.29"),
        r"soudeu|chaudronni|metallier|metalliere|welder",
    ),
    Trade(
        "foundry",
        {"fr": "Fonderie, verre", "en": "Foundry, glass"},
        ("molten",),
        ("H2801", "H2904", "H2907", "H2910"),
        ("24.5", "23.1"),
        r"\bfonde(?:ur|use)|souffleu\w+ de verre|verrier|forgeron",
    ),
    Trade(
        "sawmill",
        {"fr": "Scierie, machines à bois", "en": "Sawmills, wood machines"},
        ("machines",),
        ("H2202", "H2203", "H2205", "H2211"),
        ("16.10",),
        r"scieu[rs]|scierie|sawmill",
    ),
    Trade(
        "slaughter",
        {"fr": "Abattoir", "en": "Slaughterhouse"},
        ("animals", "machines"),
        ("H2101",),
        ("10.11", "10.12"),
        r"abattoir|tueu[rs]",
    ),
    Trade(
        "chemistry",
        {"fr": "Chimie, désinsectisation", "en": "Chemical industry, pest control"},
        ("chemicals",),
        ("H2301", "H2304", "K2305"),
        ("20.1", "20.2", "81.29A"),
        r"desinsectis|deratis|operat\w+ chimi",
    ),
)  # fmt: skip

_WHO = re.compile(
    r"\b(?:avec|aupres d\w*|a cote d\w*|accompagn\w+|encadr\w+|suivie?s? par|surveillance|responsabilite"
    r"|tuteurs?|tutrices?|maitre\w*|chef\w*|patron\w*|artisan\w*|compagnon\w*|ouvri\w+|salarie\w*|equipe"
    r"|with|beside|supervis\w+)\b"
)
_WATCHES = re.compile(r"\b(?:regard\w+|observe[rsz]?\b|observeras|assist\w+|watch\w*)")
_LEAVES_OUT = re.compile(
    r"\bn(?:e |.)(?:y )?(?:mont|touch|grimp|condui|manipul|utilis|tien|coup|soud|descend|approch|interv|fai)"
    r"\w* (?:pas|jamais|aucun\w*|ni)|\bsans (?:monter|toucher|manipuler|conduire|utiliser|grimper)\b"
    r"(?! (?:\w+ ){0,3}?(?:seule?s?|sans)\b)"
    r"|\b(?:pas|jamais|ni|never|not) (?:sur|dans|aux?|on|up)(?: (?:le|la|les|un|une|des|the|a))? (?:toits?"
    r"|toitures?|echelles?|echafaudages?|arbres?|machines?|engins?|roofs?|ladders?|trees?)\b"
    r"(?! (?:\w+ ){0,3}?(?:toute?|tous|trop|seule?s?|sans|tout de suite|avant|au debut|d.abord|souvent"
    r"|longtemps|alone|without)\b)"
    r"|\b(?:aucune?|pas de|jamais) (?:\w+ ){0,3}(?:hauteur|toits?|toiture|machines?|engins?|echelles?"
    r"|echafaudages?|produits?|tronconneuses?)|\bdepuis le sol|\breste\w* au sol|\ba distance|\binterdit"
    r"|\breserve\w* aux (?:adultes|majeurs|salaries)|\bderogation|\bfrom the ground"
    r"|\b(?:never|not|without) (?:touch|climb|us|driv|go)\w*"
)


def of(offer: OfferWrite, naf: str | None) -> Trade | None:
    """The dangerous trade of an offer, as far as its careers, its title or else its company tell."""
    title = next(text.sentences(offer.title), None)
    for trade in TRADES:
        if set(trade.careers) & set(offer.rome_codes):
            return trade
        if title is not None and re.search(rf"\b(?:{trade.titles})", title.text):
            return trade
    if offer.rome_codes:
        return None
    return next((trade for trade in TRADES if sectors.among(naf, trade.companies)), None)


def check(offer: OfferWrite, beside: Beside, *, minors: bool) -> Iterator[Finding]:
    """Asks of a dangerous trade who is with a minor and what they do, where the texts do not say it."""
    if not minors or Declaration.DANGEROUS_WORK in offer.declarations:
        return
    trade = of(offer, beside.naf)
    if trade is None:
        return
    said = [sentence.text for sentence in text.of(offer)]
    safe = any(_LEAVES_OUT.search(one) for one in said) or (
        offer.kind is OfferKind.OBSERVATION and any(_WATCHES.search(one) for one in said)
    )
    if safe and any(_WHO.search(one) for one in said):
        return
    tasks = [forbidden.BY_CODE[code] for code in trade.tasks]
    yield Finding(
        "dangerous_trade_watched" if offer.kind is OfferKind.OBSERVATION else "dangerous_trade",
        "description",
        "asked",
        trade.code,
        exactly={
            "fr": f"{trade.name['fr']} : "
            + ", ".join(f"{task.name['fr'].lower()} ({task.article.number})" for task in tasks)
            + ".",
            "en": f"{trade.name['en']}: "
            + ", ".join(f"{task.name['en'].lower()} ({task.article.number})" for task in tasks)
            + ".",
        },
    )
