"""Many pupils at once: each with a phone that can be rung, and an alert that wants every offer."""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg

from api.placements.alerts import keys

_PEOPLE = """
    WITH person AS (
        INSERT INTO account (email, birth_date, first_name, onboarded_at)
        SELECT 'eleve' || n || '@example.org', '2009-01-01', 'Élève', now() FROM generate_series(1, %s) AS n
        RETURNING id
    ), role AS (
        INSERT INTO account_role (account_id, role) SELECT id, 'student' FROM person
    ), device AS (
        INSERT INTO session (account_id, token_digest, device, method, expires_at)
        SELECT id, sha256(id::text::bytea), '', 'code', now() + interval '1 day' FROM person
        RETURNING id, account_id
    ), search AS (
        INSERT INTO alert (id, account_id, name_fr, name_en, used_at)
        SELECT gen_random_uuid(), id, 'Tout', 'Everything', now() FROM person RETURNING id, account_id
    ), key AS (
        INSERT INTO alert_key (alert_id, key, account_id) SELECT id, %s, account_id FROM search
    )
    INSERT INTO push_subscription (account_id, session_id, endpoint, p256dh, auth)
    SELECT d.account_id, d.id, p.endpoint, p.p256dh, p.auth
    FROM (SELECT *, row_number() OVER () AS n FROM device) d
    JOIN unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY AS p (endpoint, p256dh, auth, n) USING (n)
"""


def add_crowd(
    connection: psycopg.Connection[Any], endpoints: Sequence[str], owned: Sequence[Mapping[str, str]]
) -> None:
    """One pupil for each endpoint; the n-th has the n-th of these keys, which are used in turn."""
    (key,) = keys.of_alert([], [], [])
    mine = [owned[n % len(owned)] for n in range(len(endpoints))]
    parameters = [[one["p256dh"] for one in mine], [one["auth"] for one in mine]]
    connection.execute(_PEOPLE, [len(endpoints), key, list(endpoints), *parameters])
    # As autovacuum does for tables that grow slowly; the tables of an emptied test database look empty to it.
    connection.execute("ANALYZE")
