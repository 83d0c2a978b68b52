"""Importing partners' offers, and crediting them."""

import os
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

import httpx
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.job import Job
from api.guide.opendata.pipeline import import_file, shown
from api.guide.opendata.reader import Progress
from api.guide.opendata.report import ImportReport
from api.placements.feeds import queries
from api.placements.feeds.fetch import Fetcher, Login, Validators, origin
from api.placements.feeds.importer import FeedImporter
from api.placements.feeds.partners import PARTNERS
from api.placements.offers import facade as offers
from api.platform.kit.clock import PARIS, now, today
from api.platform.kit.database import connect
from api.platform.kit.secrets import Secrets
from api.platform.kit.sources import Credit
from api.platform.settings import Settings
from api.platform.settings.files import variable
from api.platform.settings.shapes import OfferFeed

__all__ = ["CREDITS", "BrokenFileError", "delete_old_offers", "feed_of", "import_feed"]

CREDITS: dict[str, Credit] = {name: partner.credit for name, partner in PARTNERS.items()}
"""How each partner is credited, by the name of its source."""


def feed_of(settings: Settings, partner: str, address: str | None) -> OfferFeed | None:
    """The feed that a person means: an address of their own, or the configured one of that partner.

    Configured credentials go to the configured server only.
    """
    configured = [feed for feed in settings.offer_feeds if feed.partner == partner]
    if address is None:
        return configured[0] if configured else None
    for feed in configured:
        if origin(feed.address) == origin(address):
            return feed.model_copy(update={"address": address})
    # What cannot be fetched is told by the fetching.
    return OfferFeed.model_construct(partner=partner, address=address)


def import_feed(
    settings: Settings,
    url: str,
    feed: OfferFeed,
    *,
    only_new: bool = False,
    dry_run: bool = False,
    report: Path | None = None,
    progress: Progress | None = None,
    demo: bool = False,
    force: bool = False,
    environment: Mapping[str, str] = os.environ,
    transport: httpx.BaseTransport | None = None,
) -> ImportReport | None:
    """Import a partner's list into the database at `url`; the options are those of `run_import`.

    With `only_new` the server is asked only for a newer list than the last one of the same day: null when
    it has none. The first list of a day is always read, since seeing an offer there keeps it alive.
    Raises BrokenFileError; the database is then as it was.
    """
    partner = PARTNERS.get(feed.partner)
    if partner is None:
        raise BrokenFileError("unknown_source", feed.partner)
    login = None
    if feed.client_id:
        login = Login(
            feed.token_url or partner.token_url,
            _credential(environment, feed.client_id),
            _credential(environment, feed.client_secret),
            partner.scope,
        )
    fetcher = Fetcher(
        feed.address,
        settings.departments,
        partner.paging,
        login,
        _credential(environment, feed.bearer) if feed.bearer else "",
        transport,
    )
    state = {"source": feed.partner, "address": sha256(feed.address.encode()).digest()}
    known = Validators()
    if only_new:
        midnight = datetime.combine(today(), time(), PARIS)
        with connect(url) as connection:
            row = connection.execute(queries.READ_STATE, {**state, "since": midnight}).fetchone()
            known = Validators(*row) if row else known
    import_offers = FeedImporter(
        partner,
        settings.departments,
        settings.partner_offer_days,
        lambda siret: Secrets.of(settings).mark("ban siret", siret),
    )

    def importer(job: Job) -> None:
        import_offers(job)
        job.connection.execute(queries.KEEP_STATE, {**state, **fetcher.validators._asdict(), "now": now()})

    with fetcher.fetched(known, progress or (lambda _done, _total: None)) as file:
        if file is None:
            return None
        done = ImportReport(feed.partner, address=shown(feed.address, file), dry_run=dry_run)
        return import_file(url, file, importer, done, report=report, demo=demo, force=force)


async def delete_old_offers(session: AsyncSession, days: int) -> int:
    """Delete a batch of partners' offers that nobody can find, last seen so many days ago; how many."""
    return await offers.delete_unseen(session, list(PARTNERS), today() - timedelta(days=days))


def _credential(environment: Mapping[str, str], name: str) -> str:
    value = variable(environment, name)
    if not value or not value.isascii() or not value.isprintable():
        raise BrokenFileError("no_credentials", name)
    return value
