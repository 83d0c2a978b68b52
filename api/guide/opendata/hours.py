"""Opening hours of the public service directory, turned into the OpenStreetMap syntax."""

import re
from collections.abc import Sequence

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

from api.guide.opendata import normalise
from api.guide.opendata.reader import Json
from api.platform.kit.text import fold

_DAYS = {
    "lundi": "Mo",
    "mardi": "Tu",
    "mercredi": "We",
    "jeudi": "Th",
    "vendredi": "Fr",
    "samedi": "Sa",
    "dimanche": "Su",
    "ferie": "PH",
    "feries": "PH",
    "jour ferie": "PH",
    "jours feries": "PH",
}
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:hH]([0-5]\d)?(?::[0-5]\d)?")
_SLOTS = (1, 2)


def valid(expression: str) -> bool:
    """Whether the text is OpenStreetMap opening_hours syntax."""
    if not expression or len(expression) > 1000:
        return False
    try:
        OpeningHours(expression, country="FR")
    except (ParserError, ValueError):
        return False
    return True


def from_ranges(ranges: Sequence[Json]) -> str | None:
    """`plage_ouverture` as an expression; null when nothing in it can be used.

    The hours of a public service are those of a working week: it is closed on public holidays, unless a
    range says otherwise.
    Each range has `nom_jour_debut`, `nom_jour_fin`, and up to two `valeur_heure_debut_n` and `…_fin_n`.
    """
    rules = [rule for item in ranges if (rule := _rule(item))]
    if rules and not any(rule.startswith("PH") for rule in rules):
        rules.append("PH off")
    expression = "; ".join(dict.fromkeys(rules))
    return expression if valid(expression) else None


def _rule(item: Json) -> str | None:
    first = _DAYS.get(fold(normalise.text(item.get("nom_jour_debut"))).strip())
    last = _DAYS.get(fold(normalise.text(item.get("nom_jour_fin"))).strip(), first)
    slots = []
    for n in _SLOTS:
        start = _clock(item.get(f"valeur_heure_debut_{n}"))
        end = _clock(item.get(f"valeur_heure_fin_{n}"))
        if start and end and start < end:
            slots.append(f"{start}-{end}")
    if first is None or last is None or not slots:
        return None
    days = first if first == last else f"{first}-{last}"
    comment = normalise.text(item.get("commentaire")).replace('"', "'")[:200]
    quoted = f' "{comment}"' if comment else ""
    return f"{days} {','.join(slots)}{quoted}"


def _clock(value: object) -> str | None:
    found = _CLOCK.fullmatch(normalise.text(value))
    if not found or (found[1] == "24" and (found[2] or "00") != "00"):
        return None
    return f"{int(found[1]):02d}:{found[2] or '00'}"
