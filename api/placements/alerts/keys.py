"""The keys that alerts and offers meet by: one number for a kind, a level and a career, each maybe open.

An alert has a key for each of its combinations, zero where it leaves something open. An offer is looked up
by each key that could want it: its kind or any; its levels or any; its careers, their families and domains,
or any.
"""

from collections.abc import Collection, Iterable

from api.placements.offers.facade import OfferKind, OfferLevel

_KINDS: dict[str, int] = {"observation": 1, "placement": 2, "apprenticeship": 3}
_LEVELS: dict[str, int] = {
    "4e": 1,
    "3e": 2,
    "2nde": 3,
    "cap": 4,
    "bac_pro": 5,
    "bts": 6,
    "but": 7,
    "licence": 8,
    "master": 9,
    "bp": 10,
    "titre_pro": 11,
}
"""Numbers may be added, never changed: they are stored."""
_CLASSES = frozenset({"4e", "3e", "2nde"})

ANY = 0


def career_number(prefix: str) -> int:
    """A ROME domain (letter), family (two digits more) or career (four) in 18 bits; none is zero."""
    number = (ord(prefix[0]) - ord("A") + 1) << 14
    if len(prefix) >= 3:
        number |= (int(prefix[1:3]) + 1) << 7
    if len(prefix) == 5:
        number |= int(prefix[3:]) + 1
    return number


def _key(kind: int, level: int, career: int) -> int:
    return (kind << 22) | (level << 18) | career


def of_alert(
    kinds: Collection[OfferKind], levels: Collection[OfferLevel], rome: Collection[str]
) -> list[int]:
    """The keys of a search. A level that a kind does not know makes none."""
    every_kind = not kinds or len(set(kinds)) == len(_KINDS)
    every_level = not levels or len(set(levels)) == len(_LEVELS)
    pairs: Iterable[tuple[int, int]] = (
        (_KINDS[kind] if kind else ANY, _LEVELS[level] if level else ANY)
        for kind in ([None] if every_kind else kinds)
        for level in ([None] if every_level else levels)
        if kind is None or level is None or (kind == "observation") == (level in _CLASSES)
    )
    careers = [career_number(prefix) for prefix in _widest(rome)] or [ANY]
    return sorted({_key(kind, level, career) for kind, level in pairs for career in careers})


def of_offer(kind: OfferKind, levels: Collection[OfferLevel], rome: Collection[str]) -> list[int]:
    """The keys under which an alert may stand that wants the offer; `rome` also names wider careers."""
    prefixes = {prefix[:length] for prefix in rome for length in (1, 3, 5)}
    careers = [ANY, *(career_number(prefix) for prefix in prefixes)]
    return sorted(
        _key(one, level, career)
        for one in (ANY, _KINDS[kind])
        for level in (ANY, *{_LEVELS[level] for level in levels})
        for career in careers
    )


def _widest(rome: Collection[str]) -> list[str]:
    """Without what another prefix covers."""
    return [one for one in rome if not any(one != other and one.startswith(other) for other in rome)]
