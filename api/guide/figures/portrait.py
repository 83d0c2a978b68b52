"""What is told of an occupation, put together: each figure with its year, its territory, its source, and the
occupation that it is of, which may be wider than the career.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

COUNTRY = {"level": "country", "code": None, "name": "France"}
REASONS = ("hiring", "training", "workforce", "unstable", "conditions", "distance")
SOURCES = {
    "women": "dares-femmes",
    "ages": "dares-ages",
    "wages": "dares-salaires",
    "hours": "dares-horaires",
    "working_time": "dares-temps-travail",
    "diplomas": "dares-diplomes",
    "sectors": "dares-secteurs",
    "headcount": "dares-effectifs",
}
FIELDS = tuple(SOURCES)

_FEW, _FEW_YOUNG = 10, 5
"""Thousands of people in France: the survey asks about one in three hundred."""
_AGES = ("15-24", *(f"{n}-{n + 4}" for n in range(25, 60, 5)), "60+")
_UNDER_30 = _AGES[:2]
_HOURS = ("night", "saturday", "sunday")
_WORKING_TIME = ("part_time", "underemployed", "over_40_hours")
_DIPLOMAS = ("none", "cap", "bac", "bac_2", "bac_3", "studying")
_REST_OF_SECTORS = ("AU", "ZZ")
# The names of the two highest classes stand the wrong way round in the publisher's file: as they stand, the
# median of 55 occupations lies outside of the class that must hold it; the other way, of none. Told together,
# they are right in any case.
_WAGES = (("0-1250",), ("1250-1500",), ("1500-2000",), ("2000-3000", "3000+"))
_LIMITS = ((None, 1250), (1250, 1500), (1500, 2000), (2000, None))

Values = Mapping[str, float | None]
Read = Mapping[str, Any]
"""A row by the names of its columns."""


class Told(NamedTuple):
    """The numbers of one figure of one occupation in one period, and what the publisher calls them."""

    period: str
    values: Values
    labels: Mapping[str, str | None]


class Occupation(NamedTuple):
    """An occupation, or a group or domain of them."""

    code: str
    label: str
    nomenclature: str = "fap2009"


Known = Mapping[tuple[str, str], Sequence[Told]]
"""By kind of figure and code of occupation, the newest first."""


def known_of(rows: Iterable[Read]) -> Known:
    """Rows of portraits, found by kind and occupation."""
    known: dict[tuple[str, str], list[Told]] = {}
    for row in rows:
        told = Told(row["period"], row["values"], row["labels"] or {})
        known.setdefault((row["kind"], row["occupation"]), []).append(told)
    return known


def portrait(chain: Sequence[Occupation], known: Known) -> dict[str, dict[str, Any] | None]:
    """Each figure of the finest occupation of the chain that has it, of enough people."""
    return {kind: _finest(kind, chain, known) for kind in FIELDS}


def _finest(kind: str, chain: Sequence[Occupation], known: Known) -> dict[str, Any] | None:
    for occupation in chain:
        if _are_few(kind, occupation.code, known):
            continue
        for told in known.get((kind, occupation.code), [_NOTHING] if kind == "wages" else []):
            found = (
                _wages(told, occupation, known) if kind == "wages" else _READ[kind](told, occupation, known)
            )
            if found is not None:
                beside = {"territory": COUNTRY, "source": SOURCES[kind], "occupation": occupation._asdict()}
                return {"year": told.period, **beside, **found}
    return None


def _are_few(kind: str, code: str, known: Known) -> bool:
    """Whether so few people do it, or of those under thirty, that the survey met a handful of them."""
    if kind == "headcount":
        return False
    for counted in known.get(("ages", code), ()) if kind == "diplomas" else ():
        young = [counted.values.get(age) for age in _UNDER_30]
        if sum(count or 0 for count in young) < _FEW_YOUNG:
            return True
    counts = [one.values["headcount"] for one in known.get(("headcount", code), ())]
    return next((count < _FEW for count in counts if count is not None), False)


_NOTHING = Told("", {}, {})


def _women(told: Told, occupation: Occupation, known: Known) -> dict[str, Any] | None:
    # A sample in which there is no woman does not say that there is none, nor as many as before.
    earlier = [one for one in known["women", occupation.code] if one.period < told.period]
    later = [one for one in known["women", occupation.code] if one.period > told.period]
    before = earlier[-1] if earlier and earlier[-1].values["women"] else None
    share = rounded(told.values["women"])
    if not share or any(one.values["women"] == 0 for one in later):
        return None
    was = before and {"year": before.period, "share": rounded(before.values["women"])}
    return {"share": share, "before": was}


def _ages(told: Told, _occupation: Occupation, _known: Known) -> dict[str, Any] | None:
    people = [told.values.get(age) for age in _AGES]
    known = [count for count in people if count is not None]
    if len(known) < len(people) or not sum(known):
        return None
    return {
        "groups": [
            {"age": age, "share": rounded(100 * count / sum(known))}
            for age, count in zip(_AGES, known, strict=True)
        ]
    }


def rounded(share: float | None) -> float | None:
    """A share to the millionth of a percent: whoever shows 67.49975 as a whole number rounds once, to 67."""
    return None if share is None else round(share, 6)


def _wages(told: Told, occupation: Occupation, known: Known) -> dict[str, Any] | None:
    medians = [one for one in known.get(("wage", occupation.code), ()) if one.values["wage"] is not None]
    shares = [[told.values.get(name) for name in names] for names in _WAGES]
    whole = all(share is not None for each in shares for share in each)
    if not medians and not whole:
        return None
    spread: list[dict[str, Any]] = [
        {"from": least, "below": most, "share": rounded(sum(share for share in each if share))}
        for each, (least, most) in zip(shares, _LIMITS, strict=True)
        if whole
    ]
    median = medians[0] if medians and _is_half(medians[0].values["wage"], spread) else None
    return {
        "year": told.period if whole else medians[0].period,
        "median": median and median.values["wage"],
        "median_year": median and median.period,
        "spread": spread,
    }


def _is_half(median: float | None, spread: Sequence[Mapping[str, Any]]) -> bool:
    """Whether half may earn less, as the classes say in whole %: so many say a round sum that of interpreters
    37 % earn less than their median of 2,000 euros.
    """
    less = 0.0
    for one in spread[:-1]:
        less += one["share"]
        below = round(less)
        if (
            median is None
            or (one["below"] <= median and below > 50)
            or (one["below"] >= median and below < 50)
        ):
            return False
    return median is not None


def _shares(names: Sequence[str]) -> Any:
    def read(told: Told, _occupation: Occupation, _known: Known) -> dict[str, Any] | None:
        found = {name: rounded(told.values.get(name)) for name in names}
        return found if any(share is not None for share in found.values()) else None

    return read


def _sectors(told: Told, _occupation: Occupation, _known: Known) -> dict[str, Any] | None:
    """Sectors by size; last what is left of them, which some occupations have under both its codes."""
    shares = {code: share for code, share in told.values.items() if share is not None}
    rest = [code for code in shares if code in _REST_OF_SECTORS]
    named = sorted((code for code in shares if code not in rest), key=lambda code: -shares[code])
    sectors: list[dict[str, Any]] = [
        {"code": code, "label": told.labels[code], "share": rounded(shares[code])} for code in named
    ]
    if rest:
        left = rounded(sum(shares[code] for code in rest))
        sectors.append({"code": None, "label": told.labels[rest[0]], "share": left})
    return {"sectors": sectors} if sectors else None


def _headcount(told: Told, _occupation: Occupation, _known: Known) -> dict[str, Any] | None:
    thousands = told.values["headcount"]
    return None if thousands is None else {"people": 100 * round(10 * thousands)}


_READ: dict[str, Any] = {
    "women": _women,
    "ages": _ages,
    "hours": _shares(_HOURS),
    "working_time": _shares(_WORKING_TIME),
    "diplomas": _shares(_DIPLOMAS),
    "sectors": _sectors,
    "headcount": _headcount,
}


Ratings = Mapping[str, Sequence[Read]]
"""By code of occupation, the nearest territory first."""


def ratings_of(rows: Iterable[Read]) -> Ratings:
    """Ratings found by occupation."""
    rated: dict[str, list[Read]] = {}
    for row in rows:
        rated.setdefault(row["occupation"], []).append(row)
    return rated


def tension(chain: Sequence[Occupation], rated: Ratings, region: Mapping[str, str]) -> dict[str, Any] | None:
    """How hard it is to hire: of the finest occupation that is rated, in the nearest territory, and beside it
    in those that hold it: few answers decide in a small one.
    """
    for occupation in chain:
        if occupation.code not in rated:
            continue
        nearest, *around = rated[occupation.code]
        return {
            **_rated(nearest, region),
            "source": "dares-tensions",
            "occupation": occupation._asdict(),
            "reasons": [
                {"reason": reason, "score": score}
                for reason in REASONS
                if (score := nearest[reason]) is not None
            ],
            "around": [_rated(row, region) for row in around],
        }
    return None


def _rated(row: Read, region: Mapping[str, str]) -> dict[str, Any]:
    names = {"country": COUNTRY["name"], "region": region["name"], "department": row["department_name"]}
    level = row["level"]
    territory = {"level": level, "code": row["territory"] or None, "name": names[level]}
    return {"year": row["year"], "territory": territory, "rating": row["rating"]}


def share_of(part: int | None, secret: int, whole: int | None, *, least: bool = False) -> int | None:
    """A share in whole %, of what is wholly known; `least`: no more than it is."""
    if not whole or secret or part is None:
        return None
    return 100 * part // whole if least else round(100 * part / whole)


def _hired(read: Read, name: str) -> dict[str, Any]:
    """What is planned in a territory; a sum with secrets in it is the least that it can be.

    A share is told of a whole that is known. Of a region some parts of which are secret it is then the least
    that it can be, unless that is nothing.
    """
    planned, secret = read[f"{name}_planned"], read[f"{name}_secret"]
    shares: dict[str, Any] = {}
    for part in ("difficult", "seasonal"):
        count, hidden = read[f"{name}_{part}"], read[f"{name}_{part}_secret"]
        if name == "region":
            told = share_of(count, secret, planned, least=bool(hidden))
            told = told or None if hidden else told
            shares |= {f"{part}_share": told, f"{part}_at_least": told is not None and bool(hidden)}
        else:
            shares[f"{part}_share"] = share_of(count, secret + hidden, planned)
    return {"planned": planned, "at_least": bool(planned and secret), "secret": bool(secret), **shares}


def hiring(
    occupation: Occupation,
    years: Sequence[Read],
    basin: Mapping[str, str] | None,
    region: Mapping[str, str],
) -> dict[str, Any] | None:
    """Planned hirings of an occupation, the newest year first; the one before beside it where both are whole:
    what is the least of one year says nothing against another.
    """
    if not years:
        return None
    newest, *others = years
    before = next((row for row in others if row["year"] == newest["year"] - 1), None)

    def told(name: str) -> dict[str, Any]:
        now, once = _hired(newest, name), before and _hired(before, name)
        are_whole = once and not now["secret"] and not once["secret"]
        return {**now, "previous": {"year": newest["year"] - 1, **once} if once and are_whole else None}

    return {
        "year": newest["year"],
        "source": "bmo",
        "occupation": occupation._asdict(),
        "basin": basin,
        **told("basin"),
        "region": {**region, **told("region")},
    }
