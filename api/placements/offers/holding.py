"""What holds an offer for a referent: what held it before, reports, its company, the law, its words."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.placements.offers import asking, rules
from api.placements.offers import write_queries as queries
from api.placements.offers.models import GRAVE, HeldFor, OfferStatus
from api.placements.offers.schemas import OfferWording, OfferWrite
from api.placements.offers.wording.findings import LONGEST, MAX_WORDS, Finding, findings, told, words_read
from api.platform.kit.threads import read_text
from api.platform.settings import Settings
from api.safety.safeguarding.schemas import worrying

HEARD_PER_DAY = 3
"""Offers a day towards whose holding the reports of one account count; referents read the others too."""

_STICKY = (HeldFor.REPORTED, HeldFor.WAS_HIDDEN)


class Holding(NamedTuple):
    """Why a referent reads an offer before it goes out; neither of both: it goes out at once."""

    codes: list[HeldFor]
    words: list[Finding]


def codes_of(offer: Row[Any]) -> list[HeldFor]:
    """What a stored offer is held for, or was taken away for."""
    return [HeldFor(code) for code in (offer.publish_error or {}).get("codes", []) if code in set(HeldFor)]


def held_before(offer: Row[Any]) -> list[HeldFor]:
    """What holds an offer until a referent has decided, whatever its company does meanwhile."""
    held = [code for code in codes_of(offer) if code in _STICKY]
    hidden = offer.status == OfferStatus.HIDDEN and HeldFor.COMPANY_SILENT not in codes_of(offer)
    return [*held, HeldFor.WAS_HIDDEN] if hidden else held


def unread(digest: str, written: OfferWrite | OfferWording) -> list[Finding]:
    """What a referent should look at in an offer; nothing in the words that one has let out (`digest`)."""
    if digest == words_read(written):
        return []
    found = findings(written.kind, told(written), written.levels, written.declarations)
    # A grave one is refused when it is written.
    if said := worrying(told(written)):
        found.append(Finding(HeldFor.ADVANCE, "advance", [one[:LONGEST] for one in said[:MAX_WORDS]]))
    return found


async def open_reports(connection: AsyncConnection, offer_id: UUID) -> Row[Any]:
    """What the reports of an offer weigh since a referent decided, and whether one alone holds it."""
    parameters = {"id": offer_id, "grave": list(GRAVE), "heard_per_day": HEARD_PER_DAY}
    return (await connection.execute(queries.OPEN_REPORTS, parameters)).one()


async def holding(
    connection: AsyncConnection,
    settings: Settings,
    offer: Row[Any],
    written: OfferWrite,
    law: Sequence[rules.Finding],
    *,
    verified: bool,
) -> Holding:
    """What would hold an offer, were it sent as it is written; `law`: what the law asks of it, `verified`:
    its company."""
    codes = held_before(offer)
    reports = await open_reports(connection, offer.id)
    if reports.grave or reports.weight >= settings.offer_reports:
        codes.append(HeldFor.REPORTED)
    if not verified:
        codes.append(HeldFor.COMPANY_UNVERIFIED)
    # What a referent has read and let out stands until its words, or what the law asks, change.
    if law and offer.law_digest != asking.digest(written, law):
        codes.append(HeldFor.LAW)
    words = await read_text(unread, offer.digest, written)
    return Holding(list(dict.fromkeys([*codes, *(one.code for one in words)])), words)
