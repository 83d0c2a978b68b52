"""An offer as a partner tells it, before it is located and compared with what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from api.placements.offers.bulk import Contract, OfferKind, OfferLevel, Remote


@dataclass
class Draft:
    """One offer of a partner.

    Where it is, is told by any of: INSEE code, postcode and town, department and town, a point. A point
    may have latitude and longitude the wrong way round.
    """

    key: str
    kind: OfferKind
    title: str
    company: str
    apply_url: str | None
    description: str = ""
    siret: str | None = None
    levels: Sequence[OfferLevel] = ()
    rome_codes: Sequence[str] = ()
    address: str | None = None
    insee: str | None = None
    postcode: str | None = None
    town: str | None = None
    department: str | None = None
    lat: float | None = None
    lon: float | None = None
    places: int = 1
    start_on: date | None = None
    end_on: date | None = None
    weeks: list[date] = field(default_factory=list)
    duration_days: int | None = None
    hours_per_week: float | None = None
    contract: Contract | None = None
    remote: Remote = Remote.NO
    accessibility: str = ""
    published_on: date | None = None
    last_day: date | None = None
    """Last day it can be found; null: as long as the partner shows it."""
    closed: bool = False
    """Told by the partner to be filled or cancelled: as if it had vanished."""


def mondays(start: date, end: date) -> list[date]:
    """The Mondays of the weeks that a period touches on a working day, at most a year of them."""
    first = (
        start - timedelta(days=start.weekday())
        if start.weekday() < 5
        else start + timedelta(7 - start.weekday())
    )
    weeks: list[date] = []
    while first <= end and len(weeks) < 53:
        weeks.append(first)
        first += timedelta(days=7)
    return weeks
