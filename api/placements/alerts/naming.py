"""The name that an alert gets: what it looks for, in a few words."""

from collections.abc import Sequence
from datetime import date, datetime, time

from api.placements.alerts.schemas import AlertWrite
from api.platform.kit.clock import PARIS
from api.platform.kit.language import Language, Words, day

_KINDS: dict[str, Words] = {
    "observation": {"fr": "Stages d’observation", "en": "Observation placements"},
    "placement": {"fr": "Stages longs", "en": "Long placements"},
    "apprenticeship": {"fr": "Alternance", "en": "Apprenticeships"},
}
_LEVELS: dict[str, str] = {
    "cap": "CAP",
    "bac_pro": "bac pro",
    "bp": "BP",
    "titre_pro": "titre professionnel",
    "bts": "BTS",
    "but": "BUT",
    "licence": "licence",
    "master": "master",
}
_ALL: Words = {"fr": "Toutes les offres", "en": "All offers"}
_SHOWN = 3
"""Things of one sort that a name lists."""


def name(
    search: AlertWrite,
    careers: Sequence[str],
    commune: str | None,
    radius_km: float | None,
    language: Language,
) -> str:
    """« Stages d'observation, 3e, boulangerie, Nantes et 20 km autour, semaine du 7 juin 2027 »."""
    french = language == "fr"
    parts = [
        _listed([_KINDS[kind][language] for kind in search.kind], language) or _ALL[language],
        _listed([_LEVELS.get(level, level) for level in search.level], language),
        _listed(list(careers), language),
        f"«\u00a0{search.q}\u00a0»" if search.q and french else f"“{search.q}”" if search.q else "",
    ]
    if commune is not None and radius_km is not None:
        parts.append(
            # No « de »: it would be « autour d'Angers », « autour du Mans ».
            f"{commune} et {radius_km:g} km autour" if french else f"{commune} and {radius_km:g} km around"
        )
    if search.week:
        parts.append(_weeks(search.week, language))
    return ", ".join(part for part in parts if part)


def _weeks(weeks: Sequence[date], language: Language) -> str:
    if len(weeks) > 1:
        return f"{len(weeks)} semaines" if language == "fr" else f"{len(weeks)} weeks"
    monday = day(datetime.combine(weeks[0], time(12), PARIS), language)
    return f"semaine du {monday}" if language == "fr" else f"week of {monday}"


def _listed(words: list[str], language: Language) -> str:
    if len(words) > _SHOWN:
        words = [*words[: _SHOWN - 1], f"+ {len(words) - _SHOWN + 1}"]
    return (" ou " if language == "fr" else " or ").join(words)
