"""Partners' offers, written by whole lists.

Offers of several partners that have the same SIRET, kind, folded title and commune are one offer. One that a
company wrote here counts before those of partners; else the one that tells more counts: first more of
(levels, careers, dates, length, hours, contract, address), then the longer description, then the source's
name. The others are kept as withdrawn, marked with the one that counts, and come back when that one goes.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from api.placements.offers import bulk_sql as sql
from api.placements.offers.models import Contract, OfferKind, OfferLevel, Remote
from api.placements.offers.wording import findings as wording
from api.platform.kit.bulk import Connection, Vanishing, copy, lock, others

__all__ = [
    "UNNAMED",
    "Contract",
    "OfferImport",
    "OfferKind",
    "OfferLevel",
    "OfferRow",
    "Remote",
    "held_for",
    "held_in",
]

UNNAMED = "Entreprise non communiquée"
"""Company of an offer that tells none, as job boards allow."""


class OfferRow(NamedTuple):
    """A located offer of a partner; the names are those of `Offer`.

    `last_day` is the last day it can be found, null when the partner tells none.
    """

    line: int
    partner_id: str
    kind: str
    title: str
    company_name: str
    commune_code: str
    commune_name: str
    department: str
    lat: float
    lon: float
    approximate: bool
    apply_url: str
    description: str = ""
    siret: str | None = None
    levels: Sequence[str] = ()
    rome_codes: Sequence[str] = ()
    address: str | None = None
    postcode: str | None = None
    places: int = 1
    start_on: date | None = None
    end_on: date | None = None
    weeks: Sequence[date] = ()
    duration_days: int | None = None
    hours_per_week: float | None = None
    contract: str | None = None
    remote: str = "no"
    accessibility: str = ""
    published_on: date | None = None
    last_day: date | None = None

    @property
    def digest(self) -> str:
        """Of all that is kept of it but the line it stands on."""
        told = json.dumps(self[1:], default=date.isoformat, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()


class Effects(NamedTuple):
    """Rows by their effect, offers that were withdrawn because they vanished, and those found at last."""

    created: int
    updated: int
    unchanged: int
    withdrawn: int
    vanishing: list[Vanishing]
    """Of the source's offers of each department that can be found, those that go, are held or end at once."""
    blanked: list[Vanishing]
    """The same of each field of those that stay: how many had it and lose it."""
    changed: list[Vanishing]
    """Of each field that says which offer it is, those that stay and have another's."""
    published: list[str]
    """Ids of new offers that can be found, and that nobody could find before under another source."""


def held_for(row: OfferRow) -> dict[str, Any] | None:
    """Why an offer's words ask for a referent's look, as `Offer.publish_error` tells it; null: nothing."""
    texts = [row.title, row.description, row.accessibility]
    return held_in(OfferKind(row.kind), texts, list(map(OfferLevel, row.levels)))


def held_in(kind: OfferKind, texts: Sequence[str], levels: Sequence[OfferLevel]) -> dict[str, Any] | None:
    """The same of an offer's title, description and word on access."""
    found = wording.findings(kind, texts, levels)
    if not found:
        return None
    return {"codes": list(dict.fromkeys(one.code for one in found)), **wording.as_kept(found)}


class OfferImport:
    """One source's whole list, compared with what is kept of it."""

    def __init__(
        self, connection: Connection, source: str, *, moment: datetime, today: date, demo: bool = False
    ) -> None:
        self._connection = connection
        self._scope = {"source": source, "now": moment, "today": today, "demo": demo}
        # Two sources at once could each keep the same offer; one after the other they see it.
        lock(connection, "offer import")

    def banned(self, sirets: Iterable[str], mark: Callable[[str], bytes]) -> set[str]:
        """Of these companies, those that are banned; `mark` makes the keyed digest that is kept of a ban."""
        marks = {mark(siret): siret for siret in sirets}
        rows = self._connection.execute("SELECT mark FROM ban_mark WHERE mark = ANY(%s)", [list(marks)])
        return {marks[bytes(row[0])] for row in rows}

    def write(
        self,
        rows: Sequence[OfferRow],
        *,
        kept_days: int,
        held: Callable[[OfferRow], dict[str, Any] | None],
        refused: Iterable[str] = (),
    ) -> Effects:
        """Bring the list; offers that are not on it are withdrawn.

        Partner ids must not repeat. `refused` are ids of rows that could not be read: their offers stay as
        they are. `held` tells why an offer waits for a referent. An offer whose last day is not told can be
        found for `kept_days` after it was last seen. What a referent decided stays.
        """
        run = self._connection.execute
        scope = {**self._scope, "days": kept_days, "refused": list(refused), "unnamed": UNNAMED}
        run(sql.STAGE)
        copy(
            self._connection,
            "staged_offer",
            [*OfferRow._fields, "digest", "held"],
            (
                [*(list(v) if isinstance(v, tuple) else v for v in row), row.digest, _json(held(row))]
                for row in rows
            ),
        )
        run("ANALYZE staged_offer")
        vanishing = [Vanishing(*row) for row in run(sql.COUNT_GONE, scope)]
        blanked = [Vanishing(*row) for row in run(sql.COUNT_BLANKED, scope)]
        changed = others(self._connection, sql.COUNT_CHANGED, scope)
        run(sql.ADD_KEYWORDS)
        created, updated = run(sql.WRITE, scope).fetchone() or (0, 0)
        run(sql.DROP_WEEKS, scope)
        run(sql.ADD_WEEKS, scope)
        run(sql.TOUCH, scope)
        withdrawn = run(sql.VANISH, scope).rowcount
        run(sql.MERGE, scope)
        published = [str(row[0]) for row in run(sql.PUBLISHED, scope)]
        unchanged = len(rows) - created - updated
        return Effects(created, updated, unchanged, withdrawn, vanishing, blanked, changed, published)


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
