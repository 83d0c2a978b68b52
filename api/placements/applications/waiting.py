"""What waits for a person among applications: to confirm a place, to begin, to answer candidates."""

from api.placements.applications.list_queries import TO_ANSWER, TO_SAY_OUTCOME
from api.placements.applications.queries import TITLE
from api.platform.access import Role
from api.platform.feature.waiting import Waiting

BEGINS_WITHIN_DAYS = 14

WAITING = [
    Waiting(
        "application.accepted",
        {Role.STUDENT},
        "/me/applications/{id}?confirm=",
        f"""
        SELECT a.id::text, {TITLE}, 1, a.held_until
        FROM application a JOIN offer o ON o.id = a.offer_id
        WHERE a.account_id = :account_id AND a.status = 'accepted'
        """,
    ),
    Waiting(
        "placement.begins",
        {Role.STUDENT},
        "/me/applications/{id}",
        f"""
        SELECT a.id::text, {TITLE}, 1, begins.day::timestamp AT TIME ZONE 'Europe/Paris'
        FROM application a JOIN offer o ON o.id = a.offer_id,
            LATERAL (SELECT coalesce((SELECT min(week) FROM unnest(a.held_weeks) AS week), o.start_on) AS day)
                AS begins
        WHERE a.account_id = :account_id AND a.status = 'confirmed'
          AND begins.day BETWEEN CAST(:today AS date) AND CAST(:today AS date) + {BEGINS_WITHIN_DAYS}
        """,
    ),
    Waiting(
        "placement.ended",
        {Role.COMPANY},
        "/company/applications/{id}",
        f"SELECT a.id::text, nullif(p.first_name, ''), 1, NULL {TO_SAY_OUTCOME}",
    ),
    Waiting(
        "application.received",
        {Role.COMPANY},
        "/company",
        f"SELECT NULL, NULL, count(*), NULL {TO_ANSWER} HAVING count(*) > 0",
    ),
]
