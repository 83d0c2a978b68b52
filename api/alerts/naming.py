"""The name that an alert gets: what it looks for, in a few words."""

from collections.abc import Sequence
from datetime import date

from api.alerts.schemas import AlertWrite
from api.kit.language import Language, Words

_KINDS: dict[str, Words] = {
    "observation": {"fr": "Stage d'observation", "en": "Observation placement"},
    "placement": {"fr": "Stage long", "en": "Long placement"},
    "apprenticeship": {"fr": "Alternance", "en": "Apprenticeship"},
}
_LEVELS: dict[str, str] = {
    "cap": "CAP",
    "bac_pro": "bac pro",
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
    """« Stage d'observation, 3e, boulangerie, 20 km autour de Nantes »."""
    french = language == "fr"
    parts = [
        _listed([_KINDS[kind][language] for kind in search.kind], language) or _ALL[language],
        _listed([_LEVELS.get(level, level) for level in search.level], language),
        _listed(list(careers), language),
        f"« {search.q} »" if search.q and french else f"“{search.q}”" if search.q else "",
    ]
    if commune is not None and radius_km is not None:
        parts.append(
            f"{radius_km:g} km autour de {commune}" if french else f"within {radius_km:g} km of {commune}"
        )
    if search.week:
        parts.append(_weeks(search.week, french=french))
    return ", ".join(part for part in parts if part)


def _weeks(weeks: Sequence[date], *, french: bool) -> str:
    if len(weeks) > 1:
        return f"{len(weeks)} semaines" if french else f"{len(weeks)} weeks"
    number = weeks[0].isocalendar().week
    return f"semaine {number}" if french else f"week {number}"


def _listed(words: list[str], language: Language) -> str:
    if len(words) > _SHOWN:
        words = [*words[: _SHOWN - 1], f"+ {len(words) - _SHOWN + 1}"]
    return (" ou " if language == "fr" else " or ").join(words)
