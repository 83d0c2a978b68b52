"""SQL of partners' offers."""

from api.platform.kit.otherness import count_others, letters, site

STAGE = """
    CREATE TEMP TABLE staged_offer (
        line integer, partner_id text, kind text, title text, company_name text, commune_code text,
        commune_name text, department text, lat float8, lon float8, approximate boolean, apply_url text,
        description text, siret text, levels text[], rome_codes text[], address text, postcode text,
        places integer, start_on date, end_on date, weeks date[], duration_days integer,
        hours_per_week float8, contract text, remote text, accessibility text, published_on date,
        last_day date, digest text, held jsonb, keywords text NOT NULL DEFAULT ''
    ) ON COMMIT DROP
"""

_SEEN = (
    "NOT partner_id = ANY(%(refused)s::text[]) AND NOT EXISTS ("
    "SELECT FROM staged_offer s WHERE s.partner_id = offer.partner_id)"
)

# Of each department. One that is past goes without anybody missing it; one that moves to another department,
# is held from now on, or whose last day is moved to within a day, is missed as much as one that is not on the
# list.
COUNT_GONE = f"""
    SELECT count(*) FILTER (WHERE {_SEEN} OR EXISTS (
               SELECT FROM staged_offer s WHERE s.partner_id = offer.partner_id
                 AND (s.department <> offer.department
                   OR (status = 'published' AND s.held IS NOT NULL AND s.digest <> offer.digest)
                   OR (s.last_day <= %(today)s::date + 1 AND expires_on > %(today)s::date + 1)))),
           count(*), department
    FROM offer
    WHERE source = %(source)s AND demo = %(demo)s AND expires_on >= %(today)s
      AND (status IN ('published', 'full') OR publish_error ? 'duplicate_of')
    GROUP BY department
"""  # noqa: S608

# What an offer may do without, and how it reads where nobody tells it.
_TOLD = {
    "company_name": "%(unnamed)s",
    "approximate": "'true'",
    "remote": "'no'",
    "places": "'1'",
    **dict.fromkeys(("levels", "rome_codes", "weeks"), "'{}'"),
    **dict.fromkeys(("description", "siret", "address", "postcode", "start_on", "end_on"), "''"),
    **dict.fromkeys(("duration_days", "hours_per_week", "contract", "accessibility"), "''"),
}
_KNOWN = {"weeks": "ARRAY(SELECT week FROM offer_week w WHERE w.offer_id = o.id)"}

# Of the offers that can be found and have it, those that stay and lose it: for each field.
COUNT_BLANKED = " UNION ALL ".join(
    f"""
    SELECT count(*) FILTER (WHERE s.line IS NOT NULL AND coalesce(s.{field}::text, '') = {nothing}),
           count(*), '{field}'
    FROM offer o LEFT JOIN staged_offer s ON s.partner_id = o.partner_id
    WHERE o.source = %(source)s AND o.demo = %(demo)s AND o.expires_on >= %(today)s
      AND (o.status IN ('published', 'full') OR o.publish_error ? 'duplicate_of')
      AND coalesce({_KNOWN.get(field, f"o.{field}")}::text, '') <> {nothing}
    """  # noqa: S608
    for field, nothing in _TOLD.items()
)

# Of the offers that can be found and stay, those that have another's words, company, town or link.
COUNT_CHANGED = count_others(
    {
        "title": (letters("o.title"), letters("s.title")),
        "company_name": (
            f"nullif({letters('o.company_name')}, {letters('%(unnamed)s')})",
            letters("s.company_name"),
        ),
        "siret": ("o.siret", "s.siret"),
        "commune_code": ("o.commune_code", "s.commune_code"),
        "apply_url": (site("o.apply_url"), site("s.apply_url")),
    },
    "o.partner_id",
    "offer o JOIN staged_offer s ON s.partner_id = o.partner_id",
    "o.source = %(source)s AND o.demo = %(demo)s AND o.expires_on >= %(today)s"
    " AND (o.status IN ('published', 'full') OR o.publish_error ? 'duplicate_of')",
)

# Careers' names and the beginning of their job titles: a whole list of titles would drown the offer's own.
ADD_KEYWORDS = """
    UPDATE staged_offer SET keywords = known.words
    FROM (
        SELECT s.line, left(string_agg(DISTINCT concat_ws(' · ', c.label, c.label_feminine,
                   c.label_masculine, left(c.synonyms, 600)), ' · '), 4000) AS words
        FROM staged_offer s JOIN career c ON c.code = ANY(s.rome_codes) GROUP BY s.line
    ) AS known
    WHERE known.line = staged_offer.line
"""

_COLUMNS = [
    "kind", "title", "company_name", "commune_code", "commune_name", "department", "lat", "lon",
    "approximate", "apply_url", "description", "siret", "levels", "rome_codes", "address", "postcode",
    "places", "start_on", "end_on", "duration_days", "hours_per_week", "contract", "remote",
    "accessibility", "digest", "keywords",
]  # fmt: skip
_NAMES = ", ".join(_COLUMNS)
_STAGED = ", ".join(f"s.{column}" for column in _COLUMNS)
_EXCLUDED = ", ".join(f"excluded.{column}" for column in _COLUMNS)
_DUPLICATE = "coalesce(o.publish_error ? 'duplicate_of', false)"
# Gone from its partner, or past: both end when the partner shows the offer again.
_ENDED = f"(o.status = 'expired' OR (o.status = 'withdrawn' AND NOT {_DUPLICATE}))"
# What held it before it went still holds it.
_HELD = (
    "coalesce(excluded.publish_error, CASE WHEN NOT coalesce("
    "o.publish_error->'codes' ? 'company_banned', false) THEN o.publish_error END)"
)

WRITE = f"""
    WITH written AS (
        INSERT INTO offer AS o (id, source, partner_id, demo, status, publish_error, reviewed_at,
            published_at, expires_on, seen_on, created_at, updated_at, {_NAMES})
        SELECT uuidv7(), %(source)s, s.partner_id, %(demo)s,
            CASE WHEN s.held IS NULL THEN 'published' ELSE 'review' END, s.held,
            CASE WHEN s.held IS NOT NULL THEN %(now)s::timestamptz END,
            least(s.published_on::timestamp AT TIME ZONE 'Europe/Paris', %(now)s::timestamptz),
            coalesce(s.last_day, %(today)s::date + %(days)s::integer), %(today)s, %(now)s, %(now)s, {_STAGED}
        FROM staged_offer s ORDER BY s.line
        ON CONFLICT (source, partner_id) DO UPDATE SET
            ({_NAMES}) = ROW ({_EXCLUDED}), demo = excluded.demo, updated_at = excluded.updated_at,
            status = CASE
                WHEN {_ENDED} THEN CASE WHEN {_HELD} IS NULL THEN 'published' ELSE 'review' END
                WHEN o.status = 'published' AND o.digest <> excluded.digest THEN excluded.status
                ELSE o.status END,
            publish_error = CASE
                WHEN {_ENDED} THEN {_HELD}
                WHEN o.status = 'published' AND o.digest <> excluded.digest THEN excluded.publish_error
                ELSE o.publish_error END,
            reviewed_at = CASE
                WHEN {_ENDED} THEN CASE WHEN {_HELD} IS NOT NULL THEN excluded.updated_at END
                WHEN o.status = 'published' AND o.digest <> excluded.digest THEN excluded.reviewed_at
                ELSE o.reviewed_at END
        WHERE o.digest <> excluded.digest OR o.demo <> excluded.demo OR {_ENDED}
        RETURNING old.status AS before, new.id, new.status
    ), told AS (
        INSERT INTO offer_event (offer_id, at, status, reason)
        SELECT id, %(now)s, status, 'partner' FROM written WHERE before IS DISTINCT FROM status
    )
    SELECT count(*) FILTER (WHERE before IS NULL), count(*) FILTER (WHERE before IS NOT NULL) FROM written
"""  # noqa: S608

_KEPT = "offer o JOIN staged_offer s ON o.source = %(source)s AND o.partner_id = s.partner_id"

DROP_WEEKS = f"""
    DELETE FROM offer_week w USING {_KEPT} WHERE w.offer_id = o.id AND NOT w.week = ANY(s.weeks)
"""  # noqa: S608

ADD_WEEKS = f"""
    INSERT INTO offer_week (offer_id, week, places, taken)
    SELECT o.id, week, 1, 0 FROM {_KEPT} CROSS JOIN unnest(s.weeks) AS week
    ON CONFLICT DO NOTHING
"""  # noqa: S608

TOUCH = """
    UPDATE offer SET seen_on = %(today)s,
        expires_on = coalesce(s.last_day, %(today)s::date + %(days)s::integer)
    FROM staged_offer s
    WHERE offer.source = %(source)s AND offer.partner_id = s.partner_id
      AND (offer.seen_on, offer.expires_on) IS DISTINCT FROM
          (%(today)s::date, coalesce(s.last_day, %(today)s::date + %(days)s::integer))
"""

# An offer that waits for a referent, or that one has hidden, keeps its state: the decision must not be lost.
VANISH = f"""
    WITH gone AS (
        UPDATE offer SET status = 'withdrawn', updated_at = %(now)s,
            publish_error = CASE WHEN publish_error ? 'duplicate_of' THEN NULL ELSE publish_error END
        WHERE source = %(source)s AND demo = %(demo)s AND {_SEEN}
          AND (status IN ('published', 'full') OR publish_error ? 'duplicate_of')
        RETURNING id
    )
    INSERT INTO offer_event (offer_id, at, status, reason)
    SELECT id, %(now)s, 'withdrawn', 'vanished' FROM gone
"""  # noqa: S608

# Only what this import may have changed is compared again: the companies of its list, and of what went.
MERGE = """
    WITH live AS (
        SELECT o.id, o.source, o.partner_id, o.publish_error->>'duplicate_of' AS marked, o.siret, o.kind,
               o.commune_code, epass_fold(o.title) AS name, length(o.description) AS length,
               num_nonnulls(o.start_on, o.end_on, o.duration_days, o.hours_per_week, o.contract, o.address)
               + (o.levels <> '{}')::integer + (o.rome_codes <> '{}')::integer AS told
        FROM offer o
        WHERE o.siret IN (SELECT siret FROM offer WHERE source = %(source)s AND siret IS NOT NULL)
          AND o.demo = %(demo)s
          AND (o.status IN ('published', 'full') OR o.publish_error ? 'duplicate_of')
    ), ranked AS (
        SELECT live.*, first_value(id) OVER best AS best, first_value(source) OVER best AS best_source
        FROM live WINDOW best AS (
            PARTITION BY siret, kind, commune_code, name
            ORDER BY (source = 'epass') DESC, told DESC, length DESC, source, partner_id)
    ), wanted AS MATERIALIZED (
        SELECT id, marked, CASE WHEN source <> best_source AND source <> 'epass' THEN best::text END AS mark
        FROM ranked
    ), moved AS (
        UPDATE offer SET status = CASE WHEN mark IS NULL THEN 'published' ELSE 'withdrawn' END,
            publish_error = CASE WHEN mark IS NOT NULL THEN
                jsonb_build_object('codes', jsonb_build_array('duplicate'), 'duplicate_of', mark) END,
            updated_at = %(now)s
        FROM wanted WHERE wanted.id = offer.id AND marked IS DISTINCT FROM mark
        RETURNING offer.id, offer.status, marked
    )
    INSERT INTO offer_event (offer_id, at, status, reason)
    SELECT id, %(now)s, status, 'duplicate' FROM moved
"""

PUBLISHED = """
    SELECT id FROM offer
    WHERE source = %(source)s AND created_at = %(now)s AND status = 'published'
      AND NOT EXISTS (SELECT FROM offer d WHERE d.siret = offer.siret AND d.source <> offer.source
                      AND d.publish_error->>'duplicate_of' = offer.id::text)
    ORDER BY id
"""
