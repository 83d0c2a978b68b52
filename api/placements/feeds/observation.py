"""1 élève 1 stage (Ministère de l'Éducation nationale): observation placements of 3e and seconde."""

import re
from datetime import date, timedelta

from api.guide.opendata import normalise
from api.guide.opendata.cells import cell
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.reader import Json
from api.placements.feeds import words
from api.placements.feeds.drafts import Draft, mondays
from api.placements.offers.bulk import UNNAMED, OfferKind, OfferLevel
from api.platform.kit.text import fold

LISTS = ("internshipOffers",)

_NAMED = (
    (re.compile(r"\b(?:seconde|2n?de?|2)\b"), OfferLevel.SECONDE),
    (re.compile(r"\b(?:troisieme|3e|3eme)\b"), OfferLevel.TROISIEME),
    (re.compile(r"\b(?:quatrieme|4e|4eme)\b"), OfferLevel.QUATRIEME),
)


def offer(item: Json) -> Draft | None:
    """One offer. The town has no postcode: the point tells the commune."""
    if not cell(item, "id"):
        raise RejectedRowError("no_key")
    start, end = words.day(item.get("date_start")), words.day(item.get("date_end"))
    if start is None or end is None or end < start or end - start > timedelta(days=366):
        raise RejectedRowError("bad_times", f"{cell(item, 'date_start')} – {cell(item, 'date_end')}"[:80])
    weeks = mondays(start, end)
    accessible = item.get("handicap_accessible") is True
    return Draft(
        cell(item, "id"),
        OfferKind.OBSERVATION,
        words.title(item.get("title")),
        words.title(item.get("employer_name")) or UNNAMED,
        words.link(item.get("url")),
        words.paragraphs(item.get("description")),
        levels=[level(item, start)],
        town=cell(item, "city"),
        postcode=normalise.postcode(item.get("zipcode")),
        lat=normalise.number(item.get("latitude")),
        lon=normalise.number(item.get("longitude")),
        start_on=start,
        end_on=end,
        weeks=weeks,
        places=max(1, len(weeks)),
        accessibility="Accessible aux personnes en situation de handicap." if accessible else "",
        last_day=(weeks[-1] if weeks else start) - timedelta(days=1),
    )


def level(item: Json, start: date) -> OfferLevel:
    """The one class it is for: as told, else from the title; where both 3e and seconde or neither is told,
    from the time of year, since seconde's placements are in June and July only."""
    grades = item.get("grades")
    told = fold(" ".join(map(normalise.text, grades)) if isinstance(grades, list) else cell(item, "title"))
    named = [level for pattern, level in _NAMED if pattern.search(told)]
    if len(named) == 1:
        return named[0]
    return OfferLevel.SECONDE if start.month in (6, 7) else OfferLevel.TROISIEME
