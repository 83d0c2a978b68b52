"""One partner's list brought into the offers, in the transaction of an import."""

from collections.abc import Callable

from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.job import Job
from api.placements.feeds.drafts import Draft
from api.placements.feeds.location import Territory
from api.placements.feeds.partners import Partner
from api.placements.offers.bulk import OfferImport, OfferRow, held_for
from api.platform.jobs.queue import defer_each
from api.platform.kit.clock import now

ANNOUNCE = "alerts:offer_published"
MIN_TITLE = 3


class FeedImporter:
    """Reads the rows of a partner's list and writes those that are our business.

    `mark` makes the keyed digest that is kept of banned companies; `kept_days` is how long an offer
    without a last day can be found after it was last seen.
    """

    def __init__(
        self, partner: Partner, departments: list[str], kept_days: int, mark: Callable[[str], bytes]
    ) -> None:
        self._partner = partner
        self._departments = departments
        self._kept_days = kept_days
        self._mark = mark

    def __call__(self, job: Job) -> None:
        """Import the whole list; offers that are not on it any more are withdrawn."""
        territory = Territory(job.connection, job.gazetteer, self._departments)
        rows: dict[str, OfferRow] = {}
        refused: list[str] = []
        for line, item in self._partner.read(job.file):
            key: str | None = None
            try:
                draft = self._partner.draft(item)
                if draft is None or territory.is_elsewhere(draft):
                    job.report.skipped += 1
                    continue
                key = draft.key[:200]
                row = _row(job, territory, line, draft)
                if key in rows:
                    raise RejectedRowError("duplicate")
                rows[key] = row
                job.report.read += 1
            except RejectedRowError as error:
                job.report.read += 1
                job.log.add(line, key, error.reason, error.detail)
                if key and error.reason != "closed_at_source":
                    refused.append(key)
        self._write(job, rows, [key for key in refused if key not in rows])

    def _write(self, job: Job, rows: dict[str, OfferRow], refused: list[str]) -> None:
        offers = OfferImport(job.connection, job.source, moment=now(), today=job.today, demo=job.demo)
        banned = offers.banned({row.siret for row in rows.values() if row.siret}, self._mark)
        for row in [row for row in rows.values() if row.siret in banned]:
            del rows[row.partner_id]
            job.log.add(row.line, row.partner_id, "banned")
        effects = offers.write(list(rows.values()), kept_days=self._kept_days, held=held_for, refused=refused)
        job.report.created += effects.created
        job.report.updated += effects.updated
        job.report.unchanged += effects.unchanged
        job.report.vanish(*effects.vanishing, closed=effects.withdrawn)
        job.report.blanked += effects.blanked
        job.report.changed += effects.changed
        if self._partner.announced:
            defer_each(job.connection, ANNOUNCE, [{"offer_id": one} for one in effects.published])


def _row(job: Job, territory: Territory, line: int, draft: Draft) -> OfferRow:
    """Raises RejectedRowError for what cannot be shown to anybody."""
    if draft.closed or (draft.last_day is not None and draft.last_day < job.today):
        raise RejectedRowError("closed_at_source")
    if len(draft.title) < MIN_TITLE:
        raise RejectedRowError("no_name")
    if draft.apply_url is None:
        raise RejectedRowError("no_link")
    place = territory.place(draft)
    if place is None:
        raise RejectedRowError("no_position")
    return OfferRow(
        line,
        draft.key[:200],
        draft.kind,
        draft.title,
        draft.company,
        place.commune.code,
        place.commune.name,
        place.department,
        place.point.lat,
        place.point.lon,
        place.approximate,
        draft.apply_url,
        description=draft.description,
        siret=draft.siret,
        levels=list(draft.levels),
        rome_codes=list(draft.rome_codes),
        address=draft.address,
        postcode=draft.postcode,
        places=draft.places,
        start_on=draft.start_on,
        end_on=draft.end_on,
        weeks=list(draft.weeks),
        duration_days=draft.duration_days,
        hours_per_week=draft.hours_per_week,
        contract=draft.contract,
        remote=draft.remote,
        accessibility=draft.accessibility,
        published_on=draft.published_on,
        last_day=draft.last_day,
    )
