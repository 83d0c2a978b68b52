"""The region's own agenda: one CSV row an event (bus stops, open days, fairs, visits, workshops)."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from api.guide.agenda.bulk import Effects, EventRow, write_events
from api.guide.agenda.service import EventKind
from api.guide.opendata import normalise, positions
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.gazetteer import Gazetteer
from api.guide.opendata.headers import Columns, resolve
from api.guide.opendata.job import Job
from api.guide.places.merge import places_by_uai
from api.guide.places.service import Level
from api.platform.kit.clock import PARIS
from api.platform.kit.text import fold

FIELDS = {
    "id": ["id", "identifiant"],
    "kind": ["kind", "type"],
    "title": ["title", "titre", "nom"],
    "description": ["description"],
    "starts_at": ["starts_at", "debut"],
    "ends_at": ["ends_at", "fin"],
    "timezone": ["timezone", "fuseau"],
    "commune_code": ["commune_code", "code_commune", "code_insee"],
    "address": ["address", "adresse"],
    "lat": ["lat", "latitude"],
    "lon": ["lon", "longitude"],
    "place_uai": ["place_uai", "uai"],
    "organiser": ["organiser", "organisateur"],
    "url": ["url", "lien"],
    "registration_url": ["registration_url", "inscription"],
    "levels": ["levels", "niveaux"],
    "status": ["status", "etat"],
}
REQUIRED = ("id", "kind", "title", "starts_at", "ends_at")

KINDS = {
    **{kind.value: kind for kind in EventKind},
    "orientibus": EventKind.STOP,
    "portes ouvertes": EventKind.OPEN_DAY,
    "salon": EventKind.FAIR,
    "visite": EventKind.VISIT,
    "atelier": EventKind.WORKSHOP,
}
YEARS = range(2000, 2100)
"""In which an event may be; what is written of others is a slip."""
STATUSES = {
    **dict.fromkeys(("scheduled", "confirmed", "full"), "scheduled"),
    **dict.fromkeys(("prevu", "programme", "confirme", "maintenu", "complet"), "scheduled"),
    **dict.fromkeys(("cancelled", "canceled", "postponed", "annule", "reporte"), "cancelled"),
}
"""The first word of what is told, French ones as for one man; an event that is put off is not on that day."""
_WORD = re.compile(r"[a-z]+")


def agenda(job: Job) -> None:
    """Import the whole agenda; an event that vanished before its start is called off, not deleted."""
    rows: dict[str, EventRow] = {}
    refused: list[str] = []
    schools: dict[str, str] = {}
    with job.file.table() as table:
        at = resolve(table.header, FIELDS, REQUIRED)
        for line, cells in table.rows():
            job.report.read += 1
            row = [*cells, ""]
            key = normalise.text(row[at["id"]])
            try:
                if not key:
                    raise RejectedRowError("no_key")
                if key in rows:
                    raise RejectedRowError("duplicate")
                rows[key] = _event(line, key, row, at, job.gazetteer)
            except RejectedRowError as error:
                job.log.add(line, key or None, error.reason, error.detail)
                refused.append(key)
                continue
            if (uai := normalise.uai(row[at["place_uai"]])) is not None:
                schools[key] = uai
    places = places_by_uai(job.connection, list(schools.values()))
    events = [row._replace(place_id=places.get(schools.get(key, ""))) for key, row in rows.items()]
    effects = write_events(
        job.connection, job.source, events, today=job.today, refused=refused, demo=job.demo
    )
    count_events(job, effects)


def count_events(job: Job, effects: Effects) -> None:
    """Add the effects of a list of events to the report."""
    job.report.created += effects.created
    job.report.updated += effects.updated
    job.report.unchanged += effects.unchanged
    job.report.vanish(*effects.vanishing, closed=effects.called_off)
    job.report.blanked += effects.blanked
    job.report.changed += effects.changed
    for line, key in effects.unplaced:
        job.log.add(line, key, "no_position")


def _event(line: int, key: str, row: list[str], at: Columns, gazetteer: Gazetteer) -> EventRow:
    def cell(field: str) -> str:
        return normalise.text(row[at[field]])

    kind = KINDS.get(cell("kind").lower())
    if kind is None:
        raise RejectedRowError("unknown_kind", cell("kind")[:60])
    if not cell("title"):
        raise RejectedRowError("no_name")
    starts_at, ends_at = (_moment(cell(field), cell("timezone")) for field in ("starts_at", "ends_at"))
    if starts_at is None or ends_at is None or ends_at <= starts_at:
        raise RejectedRowError("bad_times", f"{cell('starts_at')} – {cell('ends_at')}"[:80])
    status = _status(cell("status"))
    commune = gazetteer.by_code(cell("commune_code"))
    point = positions.plausible(normalise.number(cell("lat")), normalise.number(cell("lon")))
    if point is not None and not positions.near(point, commune and commune.centre):
        point = None
    return EventRow(
        line,
        key,
        kind.value,
        cell("title"),
        starts_at,
        ends_at,
        normalise.insee(cell("commune_code")),
        status=status,
        description=cell("description") or None,
        address=cell("address") or None,
        lat=point and point.lat,
        lon=point and point.lon,
        organiser=cell("organiser") or None,
        url=normalise.website(cell("url")),
        registration_url=normalise.website(cell("registration_url")),
        levels=[word for word in normalise.words(cell("levels")) if word in set(Level)],
    )


def _status(told: str) -> str:
    """Raises RejectedRowError for a word that nobody knows: it may call off the event, or not."""
    if not told:
        return "scheduled"
    first = _WORD.match(fold(told))
    word = first[0] if first else ""
    for known in (word, word.removesuffix("s"), word.removesuffix("s").removesuffix("e")):
        if known in STATUSES:
            return STATUSES[known]
    raise RejectedRowError("unknown_status", told[:60])


def _moment(value: str, timezone: str) -> datetime | None:
    """In UTC: ISO 8601; a time without an offset is a local one of the named zone, else of Paris."""
    try:
        moment = datetime.fromisoformat(value)
        if moment.year not in YEARS:
            return None
        if not moment.tzinfo:
            moment = moment.replace(tzinfo=ZoneInfo(timezone) if timezone else PARIS)
        return moment.astimezone(UTC)
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return None
