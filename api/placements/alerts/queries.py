"""SQL of alerts: saving them, finding them from an offer, and what they found."""

from sqlalchemy import text

from api.platform.kit.geo import EARTH_RADIUS_M
from api.platform.kit.statements import old_rows
from api.safety.reach import nobody_for_minors

# An offer that can be found: parameters are `:today` and those of `adults`.
_OPEN = f"""(o.status = 'published' AND (o.expires_on IS NULL OR o.expires_on >= :today)
    AND NOT {nobody_for_minors("o.organisation_id")})"""

_COLUMNS = """a.id, a.account_id, a.kinds, a.levels, a.rome, a.weeks, a.q, a.commune_code, a.radius_km,
    a.name_fr, a.name_en, a.paused_at, a.stopped_at, a.stopped_why, a.asked_at, a.created_at,
    (SELECT name FROM commune WHERE code = a.commune_code) AS commune_name,
    (SELECT count(*) FROM alert_hit h WHERE h.alert_id = a.id) AS found"""

MINE = text(
    f"SELECT {_COLUMNS} FROM alert a WHERE a.account_id = :account_id ORDER BY a.created_at DESC, a.id DESC"
)

ONE = text(f"SELECT {_COLUMNS} FROM alert a WHERE a.id = :id")

# Changes of one person's alerts wait for each other: the limit counts what the other left.
LOCK_ACCOUNT = text("SELECT birth_date FROM account WHERE id = :account_id FOR NO KEY UPDATE")

COUNT = text("SELECT count(*) FROM alert WHERE account_id = :account_id")

_SAME = """account_id = :account_id AND kinds = CAST(:kinds AS text[]) AND levels = CAST(:levels AS text[])
    AND rome = CAST(:rome AS text[]) AND weeks = CAST(:weeks AS date[]) AND q IS NOT DISTINCT FROM :q
    AND commune_code IS NOT DISTINCT FROM :commune_code
    AND radius_km IS NOT DISTINCT FROM CAST(:radius_km AS float8)"""

SAME = text(
    f"SELECT id FROM alert WHERE {_SAME} AND paused_at IS NULL AND stopped_at IS NULL ORDER BY id LIMIT 1"
)

INSERT = text(
    """
    INSERT INTO alert (id, account_id, kinds, levels, rome, weeks, q, prefixes, commune_code, radius_km,
        name_fr, name_en, alone_from, used_at, created_at)
    VALUES (:id, :account_id, CAST(:kinds AS text[]), CAST(:levels AS text[]), CAST(:rome AS text[]),
        CAST(:weeks AS date[]), :q, :prefixes, :commune_code, :radius_km, :name_fr, :name_en, :alone_from,
        :now, :now)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

UPDATE = text(
    """
    UPDATE alert SET kinds = CAST(:kinds AS text[]), levels = CAST(:levels AS text[]),
        rome = CAST(:rome AS text[]), weeks = CAST(:weeks AS date[]), q = :q, prefixes = :prefixes,
        commune_code = :commune_code, radius_km = :radius_km, name_fr = :name_fr, name_en = :name_en,
        alone_from = :alone_from,
        paused_at = CASE WHEN :paused THEN coalesce(paused_at, CAST(:now AS timestamptz)) END,
        stopped_at = NULL, stopped_why = NULL, asked_at = NULL, used_at = :now
    WHERE id = :id
    """
)

DELETE = text("DELETE FROM alert WHERE id = :id AND account_id = :account_id")

# What waits for the morning or a digest on behalf of an alert that its owner silenced stays untold.
SILENCE = text(
    """
    UPDATE alert_hit SET due_at = NULL
    WHERE alert_id = :id AND account_id = :account_id AND due_at IS NOT NULL
    """
)

# A paused or stopped alert has no keys: nothing finds it.
DELETE_KEYS = text("DELETE FROM alert_key WHERE alert_id = :id")

INSERT_KEYS = text(
    """
    INSERT INTO alert_key (alert_id, key, account_id, lat, lon, radius_m)
    SELECT :id, key, :account_id, :lat, :lon, CAST(:radius_km AS float8) * 1000
    FROM unnest(CAST(:keys AS integer[])) AS wanted (key)
    """
)

STOP = text("UPDATE alert SET stopped_at = :now, stopped_why = :why WHERE id = ANY(CAST(:ids AS uuid[]))")

STOP_KEYS = text("DELETE FROM alert_key WHERE alert_id = ANY(CAST(:ids AS uuid[]))")

OFFER = text(
    f"SELECT o.kind, o.levels, o.rome_codes, o.lat, o.lon FROM offer o WHERE o.id = :offer_id AND {_OPEN}"
)

# Written out: as a function it is called for each of thousands of rows.
_DISTANCE = f"""(2 * {EARTH_RADIUS_M} * asin(least(1, sqrt(
    sin(radians(k.lat - :lat) / 2) ^ 2
    + cos(radians(:lat)) * cos(radians(k.lat)) * sin(radians(k.lon - :lon) / 2) ^ 2))))"""

# One index scan for each key; what the index holds is all that it reads.
_WANTED = f"""
    FROM unnest(CAST(:keys AS integer[])) AS wanted (plane)
    JOIN alert_key k ON k.area @> epass_alert_spot(wanted.plane, :lat, :lon)
    WHERE (k.radius_m IS NULL OR {_DISTANCE} <= k.radius_m)
"""

# The first account of each chunk. Weeks, words and rights are looked at later, a chunk at a time. Somebody
# with several alerts counts as often: a chunk holds fewer people then.
CHUNKS = text(
    f"""
    SELECT DISTINCT account_id FROM (
        SELECT k.account_id, row_number() OVER (ORDER BY k.account_id) AS n {_WANTED}
    ) AS numbered WHERE n % :size = 1 ORDER BY account_id
    """
)

# Weeks and words count as in the search of offers; ages are looked at by whoever reads this.
FIND = text(
    f"""
    SELECT DISTINCT ON (a.account_id) a.account_id, a.id AS alert_id, p.birth_date, p.level,
        last.week AS last_week
    FROM (SELECT DISTINCT k.alert_id {_WANTED} AND k.account_id >= :first
          AND (CAST(:next AS uuid) IS NULL OR k.account_id < CAST(:next AS uuid))) AS k
    JOIN alert a ON a.id = k.alert_id
    JOIN account p ON p.id = a.account_id AND p.status = 'active'
    JOIN offer o ON o.id = :offer_id
    CROSS JOIN (SELECT max(week) AS week FROM offer_week
        WHERE offer_id = :offer_id AND week > CAST(:today AS date) AND taken < places) AS last
    WHERE EXISTS (SELECT FROM account_role r WHERE r.account_id = p.id AND r.role = 'student')
      AND (o.reserved_uais = '{{}}' OR EXISTS (
            SELECT FROM pupil_school s WHERE s.account_id = p.id AND s.uai = ANY(o.reserved_uais)))
      AND (a.words IS NULL OR o.search @@ a.words)
      AND (a.weeks = '{{}}' OR EXISTS (
            SELECT FROM offer_week w WHERE w.offer_id = o.id AND w.week = ANY(a.weeks)
              AND w.week > CAST(:today AS date) AND w.taken < w.places))
    ORDER BY a.account_id, a.created_at, a.id
    """
)

# What is found once for a person is never found again: the key of the table decides, whatever runs twice.
INSERT_HITS = text(
    """
    INSERT INTO alert_hit (account_id, offer_id, alert_id, found_at, due_at)
    SELECT account_id, :offer_id, alert_id, :now, :now
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:alert_ids AS uuid[])) AS found (account_id, alert_id)
    ON CONFLICT DO NOTHING RETURNING account_id
    """
)

# Always in one order, so that two jobs wait for each other instead of blocking each other.
LOCK_PEOPLE = text(
    """
    SELECT id FROM account WHERE id = ANY(CAST(:account_ids AS uuid[])) ORDER BY id FOR NO KEY UPDATE
    """
)

PEOPLE = text(
    """
    SELECT p.id, p.status = 'active' AS active, lately.told, lately.first_at
    FROM account p LEFT JOIN LATERAL (
        SELECT count(*) AS told, min(h.shown_at) AS first_at FROM alert_hit h
        WHERE h.account_id = p.id AND h.shown_at > CAST(:now AS timestamptz) - interval '1 hour'
    ) lately ON true
    WHERE p.id = ANY(CAST(:account_ids AS uuid[]))
    """
)

DUE_PEOPLE = text(
    """
    SELECT DISTINCT account_id FROM alert_hit WHERE due_at <= :now AND account_id > :after
    ORDER BY account_id LIMIT :limit
    """
)

# All that waits for these people: what is due a little later joins the same digest.
WAITING = text(
    f"""
    SELECT h.account_id, h.offer_id, h.alert_id, h.shown_at, h.due_at, o.title, o.commune_name,
        {_OPEN} AS open
    FROM alert_hit h JOIN offer o ON o.id = h.offer_id
    WHERE h.account_id = ANY(CAST(:account_ids AS uuid[])) AND h.due_at IS NOT NULL
    ORDER BY h.account_id, h.found_at, h.offer_id
    """
)

SETTLE = text(
    """
    UPDATE alert_hit h SET due_at = s.due_at, shown_at = s.shown_at
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:offer_ids AS uuid[]), CAST(:due AS timestamptz[]),
        CAST(:shown AS timestamptz[])) AS s (account_id, offer_id, due_at, shown_at)
    WHERE h.account_id = s.account_id AND h.offer_id = s.offer_id
    """
)

FOUND = text(
    f"""
    SELECT json_build_object('offer_id', o.id, 'alert_id', h.alert_id, 'found_at', h.found_at, 'kind', o.kind,
            'title', o.title, 'company_name', o.company_name, 'commune', o.commune_name)::text AS json,
        to_char(h.found_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, h.offer_id
    FROM alert_hit h JOIN offer o ON o.id = h.offer_id
    WHERE h.account_id = :account_id AND {_OPEN}
      AND (CAST(:alert_id AS uuid) IS NULL OR h.alert_id = CAST(:alert_id AS uuid))
      AND (CAST(:before AS timestamptz) IS NULL OR (h.found_at, h.offer_id)
           < (CAST(:before AS timestamptz), CAST(:before_id AS uuid)))
    ORDER BY h.found_at DESC, h.offer_id DESC LIMIT :limit
    """
)

KEEP_STOP = text(
    """
    INSERT INTO alert_stop (account_id, token_digest, created_at) VALUES (:account_id, :digest, :now)
    ON CONFLICT DO NOTHING
    """
)

FIND_STOP = text("SELECT account_id FROM alert_stop WHERE token_digest = :digest")

# Asked in time, answered by none: it stops.
UNUSED = text(
    """
    WITH due AS MATERIALIZED (
        SELECT id FROM alert
        WHERE asked_at IS NULL AND stopped_at IS NULL
          AND used_at < CAST(:now AS timestamptz) - make_interval(months => :months)
        ORDER BY used_at LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE alert a SET asked_at = :now FROM due
    WHERE a.id = due.id RETURNING a.id, a.account_id, a.name_fr, a.name_en
    """
)

UNANSWERED = text(
    """
    SELECT id, account_id FROM alert
    WHERE stopped_at IS NULL AND asked_at < CAST(:now AS timestamptz) - make_interval(days => :days)
    ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
    """
)

OVER = text(
    """
    SELECT id, account_id FROM alert
    WHERE stopped_at IS NULL AND weeks <> '{}' AND (SELECT max(week) FROM unnest(weeks) AS week) + 6 < :today
    ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
    """
)

DELETE_OLD_HITS = old_rows(
    "alert_hit", "found_at < CAST(:now AS timestamptz) - make_interval(days => :days)", "found_at"
)

# For notices, to their owner.
NAMES = text(
    """
    SELECT a.id, CASE WHEN :language = 'fr' THEN a.name_fr ELSE a.name_en END AS name FROM alert a
    WHERE a.id = ANY(CAST(:ids AS uuid[])) AND a.account_id = :account_id
    """
)
