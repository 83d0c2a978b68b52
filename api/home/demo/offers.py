"""The demonstration's offers, with a candidacy that waits for an answer and an alert that finds something.

Made anew each day, whatever was tried on them, and always ahead of today; what visitors wrote stays.
"""

import json
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from sqlalchemy import text

from api.home.demo.people import COMMUNE, ORGANISATIONS, organisation_of
from api.people.accounts.demo import CREATE, row_of
from api.placements.alerts.keys import of_alert
from api.placements.offers import rules
from api.placements.offers.bulk import held_in
from api.placements.offers.facade import OfferKind, OfferLevel
from api.placements.offers.schemas import OfferWrite
from api.platform.access import Role
from api.platform.jobs.queue import defer_each
from api.platform.kit.bulk import Connection, copy
from api.platform.kit.clock import now, today
from api.platform.kit.database import driver_sql
from api.platform.settings import Settings, get_settings

OWNERS = "entreprises"
"""Owns the companies that nobody enters."""
WELCOMED = "collégienne"
"""Has the place of the offer that is full."""
APPLIED_FOR = "demo-offer-01"
ANNOUNCED = "demo-offer-14"
"""Looks for alerts as if it had just come out."""

Row = dict[str, str]

_WEEKS_AHEAD = 20
"""Weeks of term among which observation placements choose."""
_NAMESPACE = row_of(OWNERS)["id"]

_OWNED = text(
    """
    INSERT INTO organisation (id, kind, name, commune_code, commune_name, department, source, verified_at)
    SELECT :id, 'company', :name, c.code, c.name, c.department_code, 'typed', :now
    FROM commune c WHERE c.code = :commune_code
    ON CONFLICT (id) DO UPDATE SET verified_at = EXCLUDED.verified_at, closed_at = NULL
    """
)
_HOLD = text(
    """
    INSERT INTO account_role (account_id, role, department) VALUES (:account_id, :role, '')
    ON CONFLICT DO NOTHING
    """
)
_OWNER = text(
    """
    INSERT INTO organisation_member (organisation_id, account_id, role)
    VALUES (:organisation_id, :account_id, 'owner') ON CONFLICT DO NOTHING
    """
)
_NOTE = text(
    "INSERT INTO offer_event (offer_id, at, actor, staff, status, reason)"
    " VALUES (:id, :at, :author, false, :status, '')"
)
_APPLY = text(
    """
    INSERT INTO application (id, offer_id, account_id, status, motivation, about, weeks, word,
        company_contact, share_school, share_contact, reminded, held_reminded, sent_at, changed_at)
    VALUES (:id, :offer_id, :account_id, 'sent', :motivation, :about, :weeks, '', '', false, false, 0, false,
        :sent_at, :sent_at)
    """
)
_APPLIED = text(
    "INSERT INTO application_event (application_id, at, side, actor, status, word)"
    " VALUES (:id, :sent_at, 'student', :account_id, 'sent', '')"
)
_CONFIRM = text(
    """
    UPDATE application SET status = 'confirmed', held_weeks = weeks, seen_at = :now, answered_at = :now,
        changed_at = :now, company_contact = 'Demande l’accueil, 02 61 91 00 44.'
    WHERE id = :id
    """
)
_STEP = text(
    "INSERT INTO application_event (application_id, at, side, status, word)"
    " VALUES (:id, :at, :side, :status, '')"
)
_ALERT = text(
    """
    INSERT INTO alert (id, account_id, kinds, levels, rome, weeks, name_fr, name_en, used_at, created_at)
    VALUES (:id, :account_id, '{observation}', '{3e}', '{}', '{}', 'Stage d''observation, 3e',
        'Observation placement, 3e', :now, :now)
    """
)
_ALERT_KEY = text("INSERT INTO alert_key (alert_id, key, account_id) VALUES (:id, :key, :account_id)")


class Spot(NamedTuple):
    """Where an offer is."""

    commune_code: str
    commune_name: str
    department: str
    postcode: str | None
    address: str | None
    lat: float
    lon: float


def id_of(name: str) -> UUID:
    """The id of a row of the set: the same each day."""
    return uuid5(_NAMESPACE, name)


def written(settings: Settings, row: Row, day: date) -> OfferWrite:
    """A row of `offers.csv` as its company writes it, so many weeks after the day."""
    ahead = int(row["starts_in_weeks"] or 0)
    (start,) = rules.term_weeks(settings, _monday(day, ahead), 1) if ahead else (None,)
    numbers = ("duration_days", "duration_months", "break_minutes", "gratification_cents_per_hour")
    lists = ("levels", "rome_codes", "weekdays", "priorities", "reserved_uais")
    texts = ("kind", "title", "description", "remote", "accessibility")
    return OfferWrite.model_validate(
        {
            **{name: row[name] for name in texts},
            **{name: row[name].split() for name in lists},
            **{name: int(row[name]) if row[name] else None for name in numbers},
            **{name: row[name] or None for name in ("contract", "day_starts", "day_ends")},
            "hours_per_week": float(row["hours_per_week"]) if row["hours_per_week"] else None,
            "weeks": [
                {"week": week, "places": places} for week, places in _weeks(settings, row["weeks"], day)
            ],
            "start_on": start,
        }
    )


def write_offers(connection: Connection, rows: list[Row], companies: dict[str, Row]) -> int:
    """Make the offers and what hangs on them; `companies` are those of `companies.csv` by their id."""
    settings, moment = get_settings(), now()
    connection.execute("DELETE FROM offer WHERE id = ANY(%s)", [[id_of(row["id"]) for row in rows]])
    connection.execute(driver_sql(CREATE), row_of(OWNERS))
    connection.execute(driver_sql(_HOLD), {"account_id": row_of(OWNERS)["id"], "role": Role.COMPANY})
    for number, row in enumerate(rows):
        company = companies.get(row["company"])
        offer = {
            "id": id_of(row["id"]),
            **(_of_another(connection, company, moment) if company else _of_the_demo_company()),
            # So that the newest first is an order that can be seen.
            "published_at": moment - timedelta(hours=5 * number),
        }
        _write(connection, settings, row, offer, _spot(connection, company))
    _student(connection, settings, rows, moment)
    _confirmed(connection, settings, rows, moment)
    defer_each(connection, "alerts:offer_published", [{"offer_id": str(id_of(ANNOUNCED))}])
    return len(rows)


def _of_the_demo_company() -> dict[str, Any]:
    company = ORGANISATIONS[Role.COMPANY]
    return {
        "organisation_id": organisation_of(Role.COMPANY),
        "author": row_of(Role.COMPANY)["id"],
        "company_name": company["name"],
        "siret": company["siret"],
    }


def _of_another(connection: Connection, company: Row, moment: datetime) -> dict[str, Any]:
    owner = row_of(OWNERS)["id"]
    made = {**company, "id": id_of(company["id"]), "now": moment}
    connection.execute(driver_sql(_OWNED), made)
    connection.execute(driver_sql(_OWNER), {"organisation_id": made["id"], "account_id": owner})
    return {
        "organisation_id": made["id"],
        "author": owner,
        "company_name": company["name"],
        "siret": None,  # an invented number could be somebody's
    }


def _spot(connection: Connection, company: Row | None) -> Spot:
    code = company["commune_code"] if company else COMMUNE
    found = connection.execute(
        "SELECT name, department_code, postcodes, lat, lon FROM commune WHERE code = %s", [code]
    ).fetchone()
    assert found
    name, department, postcodes, lat, lon = found
    postcode = next(iter(postcodes), None)
    if company is None:
        return Spot(code, name, department, postcode, None, lat, lon)
    point = (float(company["lat"]), float(company["lon"]))
    return Spot(code, name, department, postcode, company["address"], *point)


def _write(connection: Connection, settings: Settings, row: Row, offer: dict[str, Any], spot: Spot) -> None:
    wanted = written(settings, row, today())
    worked, (end_on, days) = rules.hours_of(wanted), rules.length(wanted)
    status = row["status"]
    out = status in ("published", "full")
    weeks = [(one.week, one.places) for one in wanted.weeks]
    last = max((week for week, _ in weeks), default=None)
    places = sum(places for _, places in weeks) or 1
    keywords = connection.execute(
        "SELECT coalesce(string_agg(DISTINCT label, ' '), '') FROM career WHERE code = ANY(%s)",
        [wanted.rome_codes],
    ).fetchone()
    stored = wanted.model_dump(
        mode="json", exclude={"weeks", "duration_months", *Spot._fields, "places", "end_on"}
    )
    values = {
        **stored,
        **spot._asdict(),
        **offer,
        "status": status,
        "keywords": keywords[0] if keywords else "",
        "approximate": spot.address is None,
        "places": places,
        "taken": places if status == "full" else 0,
        "end_on": end_on,
        "duration_days": days,
        "hours_per_day": worked.day,
        "hours_per_week": worked.week,
        "expires_on": (last - timedelta(days=1) if last else wanted.start_on) if out else None,
        "publish_error": json.dumps(
            held_in(wanted.kind, [wanted.title, wanted.description, wanted.accessibility], wanted.levels)
        )
        if status == "review"
        else None,
        "reviewed_at": offer["published_at"] if status == "review" else None,
        "published_at": offer["published_at"] if out else None,
        "digest": "",
        "demo": True,
    }
    copy(connection, "offer", list(values), [list(values.values())])
    copy(
        connection,
        "offer_week",
        ["offer_id", "week", "places", "taken"],
        [(values["id"], week, places, places if status == "full" else 0) for week, places in weeks],
    )
    note = {"id": values["id"], "author": values["author"], "at": offer["published_at"]}
    for before in dict.fromkeys(["draft", "published" if out else status, status]):
        connection.execute(driver_sql(_NOTE), {**note, "status": before})


def _student(connection: Connection, settings: Settings, rows: list[Row], moment: datetime) -> None:
    """The demonstration's student waits for an answer, and searches."""
    student = row_of(Role.STUDENT)
    mine: dict[str, Any] = {"account_id": student["id"], "now": moment}
    connection.execute(driver_sql(CREATE), student)
    connection.execute(driver_sql(_HOLD), {**mine, "role": Role.STUDENT})
    row = next(row for row in rows if row["id"] == APPLIED_FOR)
    application = {
        **mine,
        "id": id_of("application"),
        "offer_id": id_of(APPLIED_FOR),
        "weeks": [one.week for one in written(settings, row, today()).weeks[:2]],
        "motivation": "J’aime dessiner et j’aimerais voir comment un dessin devient un livre.",
        "about": "Je fais le journal du collège avec deux camarades.",
        "sent_at": moment - timedelta(days=3),
    }
    connection.execute(driver_sql(_APPLY), application)
    connection.execute(driver_sql(_APPLIED), application)
    alert = {**mine, "id": id_of("alert")}
    connection.execute("DELETE FROM alert WHERE id = %s", [alert["id"]])
    connection.execute(driver_sql(_ALERT), alert)
    for key in of_alert([OfferKind.OBSERVATION], [OfferLevel.TROISIEME], []):
        connection.execute(driver_sql(_ALERT_KEY), {**alert, "key": key})


def _confirmed(connection: Connection, settings: Settings, rows: list[Row], moment: datetime) -> None:
    """Somebody has the place of the demo company's offer that is full."""
    pupil = {**row_of(WELCOMED), "level": "middle_school"}
    connection.execute(driver_sql(CREATE), pupil)
    for row in rows:
        if row["status"] != "full" or row["company"]:
            continue
        application = {
            "id": id_of(f"confirmed {row['id']}"),
            "offer_id": id_of(row["id"]),
            "account_id": pupil["id"],
            "weeks": [one.week for one in written(settings, row, today()).weeks[:1]],
            "motivation": "J’aimerais voir comment une équipe prépare une tournée.",
            "about": "",
            "sent_at": moment - timedelta(days=6),
        }
        connection.execute(driver_sql(_APPLY), application)
        connection.execute(driver_sql(_APPLIED), application)
        connection.execute(driver_sql(_CONFIRM), {**application, "now": moment - timedelta(days=2)})
        steps = (("company", "accepted", 4), ("student", "confirmed", 2))
        for side, status, ago in steps:
            step = {"id": application["id"], "side": side, "status": status}
            connection.execute(driver_sql(_STEP), {**step, "at": moment - timedelta(days=ago)})


def _weeks(settings: Settings, told: str, day: date) -> list[tuple[date, int]]:
    """`3:2 4:1` are weeks ahead and their places; `window:2` is each week of seconde's window."""
    term = rules.term_weeks(settings, rules.next_monday(day), _WEEKS_AHEAD)
    weeks = []
    for one in told.split():
        ahead, places = one.split(":")
        mondays = _in_window(settings, day) if ahead == "window" else [term[int(ahead) - 1]]
        weeks += [(monday, int(places)) for monday in mondays]
    return weeks


def _in_window(settings: Settings, day: date) -> list[date]:
    """The two weeks of seconde to come: this year's, or next year's once they are over."""
    for year in (day.year, day.year + 1):
        window = rules.Window.of(settings, year)
        mondays = [_monday(window.first, weeks) for weeks in range(6)]
        coming = [one for one in mondays if window.holds(one) and one >= rules.next_monday(day)]
        if coming:
            return coming[:2]
    return []


def _monday(day: date, weeks: int) -> date:
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
