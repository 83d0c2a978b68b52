"""SQL of `merge`: staged records find their records and places, then places are merged anew."""

from api.guide.places.alike_sql import FIND_ALIKE, FIND_SECTIONS
from api.guide.places.models import Level, PlaceKind
from api.platform.kit.otherness import count_others, letters, point, site

PREPARE = (
    # Lives as long as the transaction; the unique key is what finds repeated rows in a file of any size.
    "CREATE TEMP TABLE seen_key (key text PRIMARY KEY) ON COMMIT DROP",
    """
    CREATE TEMP TABLE staged_record (
        line integer, key text, department_code text, row_hash text, values jsonb
    ) ON COMMIT DROP
    """,
    # What is needed to find a record's place, apart from the wide rows: it is updated often.
    """
    CREATE TEMP TABLE staged_match (
        key text, uai text, siret text, milo text, whole boolean,
        record_id integer, is_same boolean, place_id uuid
    ) ON COMMIT DROP
    """,
    "CREATE TEMP TABLE touched_place (place_id uuid PRIMARY KEY) ON COMMIT DROP",
)

COMPARE = """
    WITH batch AS (SELECT * FROM unnest(%(keys)s::text[], %(hashes)s::text[]) AS b(key, hash)),
    fresh AS (INSERT INTO seen_key SELECT key FROM batch ON CONFLICT DO NOTHING RETURNING key)
    SELECT b.key, f.key IS NULL FROM batch b
    LEFT JOIN fresh f USING (key)
    LEFT JOIN place_record r ON r.source = %(source)s AND r.dataset = %(dataset)s AND r.key = b.key
        AND r.row_hash = b.hash AND r.vanished_on IS NULL
    WHERE f.key IS NULL OR r.key IS NULL
"""

# A record stays with its place as long as the two do not claim different UAIs; the place that has the
# record's UAI, as one of several or alone, comes first. A section is looked for anew.
RECOGNISE = """
    INSERT INTO staged_match
    SELECT s.key, s.values->>'uai', s.values->>'siret', s.values->>'milo', s.values ?& '{name,position}',
           r.id, r.values = s.values AND r.rank = %(rank)s AND r.vanished_on IS NULL,
           coalesce(alias.place_id, named.id, CASE
               WHEN s.values ? 'section' THEN NULL
               WHEN s.values->>'uai' IS NULL OR own.uai IS NULL THEN own.id END)
    FROM staged_record s
    LEFT JOIN place_record r ON r.source = %(source)s AND r.dataset = %(dataset)s AND r.key = s.key
    LEFT JOIN place own ON own.id = r.place_id
    LEFT JOIN place named ON named.uai = s.values->>'uai'
    LEFT JOIN place_alias alias ON alias.uai = s.values->>'uai'
"""

# The raw row differs, what we keep of it does not: only the digest is noted.
DROP_UNCHANGED = """
    WITH same AS (DELETE FROM staged_match WHERE is_same RETURNING record_id, key)
    UPDATE place_record r SET row_hash = s.row_hash
    FROM same JOIN staged_record s USING (key) WHERE r.id = same.record_id
"""


def _by_identifier(field: str) -> str:
    """Join the one place that has this identifier, unless the UAIs contradict each other."""
    return f"""
    WITH wanted AS (
        SELECT DISTINCT {field} AS id FROM staged_match WHERE place_id IS NULL AND {field} IS NOT NULL
    ), holder AS (
        SELECT w.id, r.place_id, p.uai FROM wanted w
        JOIN place_record r ON r.values->>'{field}' = w.id JOIN place p ON p.id = r.place_id
        UNION
        SELECT w.id, s.place_id, s.uai FROM wanted w
        JOIN staged_match s ON s.{field} = w.id AND s.place_id IS NOT NULL
    ), only_one AS MATERIALIZED (
        SELECT id, (array_agg(place_id))[1] AS place_id, max(uai) AS uai
        FROM holder GROUP BY id HAVING count(DISTINCT place_id) = 1
    ), first_uai AS (
        SELECT {field} AS id, min(uai) AS uai FROM staged_match WHERE place_id IS NULL GROUP BY 1
    )
    UPDATE staged_match s SET place_id = o.place_id
    FROM only_one o JOIN first_uai f USING (id)
    WHERE s.{field} = o.id AND s.place_id IS NULL
      AND (s.uai IS NULL OR s.uai = coalesce(o.uai, f.uai))
    """  # noqa: S608


def _new_places(identifier: str) -> str:
    """Rows with the same identifier, of which one has a name and a position, become a new place."""
    return f"""
    WITH made AS MATERIALIZED (
        SELECT {identifier} AS id, uuidv7() AS place_id FROM staged_match
        WHERE place_id IS NULL AND {identifier} IS NOT NULL
        GROUP BY 1 HAVING bool_or(whole)
    )
    UPDATE staged_match s SET place_id = made.place_id FROM made
    WHERE s.{identifier} = made.id AND s.place_id IS NULL
    """  # noqa: S608


FIND_PLACES = (
    _by_identifier("siret"),
    _by_identifier("milo"),
    *FIND_ALIKE,
    _new_places("uai"),
    _by_identifier("siret"),
    _by_identifier("milo"),
    _new_places("siret"),
    _new_places("milo"),
    _new_places("key"),
    FIND_SECTIONS,
)

DROP_HOMELESS = """
    WITH lost AS (DELETE FROM staged_match WHERE place_id IS NULL RETURNING key, uai, siret)
    SELECT s.line, s.key, CASE
        WHEN s.values ? 'name' THEN 'no_position'
        WHEN lost.uai IS NOT NULL AND lost.siret IS NULL THEN 'unknown_uai'
        ELSE 'unknown_place' END
    FROM lost JOIN staged_record s USING (key) ORDER BY s.line
"""

COUNT_STAGED = """
    SELECT count(*) FILTER (WHERE record_id IS NULL), count(record_id) FROM staged_match
"""

STORE = (
    "INSERT INTO touched_place SELECT DISTINCT place_id FROM staged_match",
    # The places that records leave must be merged again too.
    """
    INSERT INTO touched_place
    SELECT DISTINCT r.place_id FROM staged_match m JOIN place_record r ON r.id = m.record_id
    ON CONFLICT DO NOTHING
    """,
    """
    INSERT INTO place_record
        (source, dataset, key, place_id, rank, department_code, values, row_hash, seen_on)
    SELECT %(source)s, %(dataset)s, key, m.place_id, %(rank)s, s.department_code, s.values, s.row_hash,
           %(today)s
    FROM staged_match m JOIN staged_record s USING (key) ORDER BY s.line
    ON CONFLICT (source, dataset, key) DO UPDATE SET
        place_id = excluded.place_id, rank = excluded.rank, department_code = excluded.department_code,
        values = excluded.values, row_hash = excluded.row_hash, seen_on = excluded.seen_on, vanished_on = NULL
    """,
    # A place without a UAI, and one with, turn out to be the same: a row has the SIRET of the first
    # and the UAI of the second, and nobody else has that SIRET.
    """
    WITH pair AS MATERIALIZED (
        SELECT lone.id AS lone, (array_agg(s.place_id))[1] AS home
        FROM staged_match s JOIN place lone ON lone.siret = s.siret AND lone.id <> s.place_id
        WHERE s.uai IS NOT NULL AND lone.uai IS NULL
          AND NOT EXISTS (SELECT FROM place other WHERE other.siret = s.siret
                          AND other.id NOT IN (lone.id, s.place_id))
        GROUP BY lone.id HAVING count(DISTINCT s.place_id) = 1
    ), moved AS (
        UPDATE place_record r SET place_id = pair.home FROM pair WHERE r.place_id = pair.lone
    )
    INSERT INTO touched_place SELECT lone FROM pair ON CONFLICT DO NOTHING
    """,
)

# Of each department. One that moves to another department is to be found in its own no more.
COUNT_GONE = """
    WITH known AS (
        SELECT r.department_code AS code, k.key IS NULL AS unseen,
               r.department_code = ANY(%(departments)s::text[]) AS covered,
               s.department_code <> '' AND s.department_code <> r.department_code AS left_it
        FROM place_record r LEFT JOIN seen_key k ON k.key = r.key LEFT JOIN staged_record s ON s.key = r.key
        WHERE r.source = %(source)s AND r.dataset = %(dataset)s AND r.vanished_on IS NULL
    )
    SELECT count(*) FILTER (WHERE (unseen AND covered) OR (left_it AND code <> '')), count(*), code
    FROM known GROUP BY code HAVING bool_or(covered OR (left_it AND code <> ''))
"""

KINDS = """
    SELECT key, values->>'kind' FROM place_record
    WHERE source = %(source)s AND dataset = %(dataset)s AND vanished_on IS NULL AND values ? 'kind'
"""


UAIS_OF_OTHERS = """
    SELECT values->>'uai' FROM place_record WHERE source <> %(source)s AND values ?& ARRAY['uai', 'name']
    UNION SELECT jsonb_array_elements_text(values->'former_uais') FROM place_record WHERE source <> %(source)s
    UNION SELECT uai FROM place_alias
"""


def _shut(record: str) -> str:
    """Whether a closure of the record lasts longer than any holiday."""
    starts, ends = (f"({record}.values->'closure'->>'{end}')::date" for end in ("from", "to"))
    return (
        f"({record}.values ? 'closure' AND coalesce({ends}, 'infinity')"
        f" > greatest({starts}, %(today)s::date) + %(season)s::integer)"
    )


# What records that stay say of closures and opening hours, before and now, where that changes.
OPENINGS = f"""
    SELECT {_shut("r")}, r.values->>'opening_hours', {_shut("s")}, s.values->>'opening_hours', count(*)
    FROM staged_match m JOIN staged_record s USING (key) JOIN place_record r ON r.id = m.record_id
    WHERE r.vanished_on IS NULL AND (r.values->'closure', r.values->'opening_hours')
        IS DISTINCT FROM (s.values->'closure', s.values->'opening_hours')
    GROUP BY 1, 2, 3, 4
"""  # noqa: S608

# What a record had and the file tells no more; a closure ends by itself. Of a place whose own point is gone,
# the middle of its commune is left.
COUNT_BLANKED = """
    WITH known AS (
        SELECT r.id, field FROM place_record r CROSS JOIN jsonb_object_keys(r.values) AS field
        WHERE r.source = %(source)s AND r.dataset = %(dataset)s AND r.vanished_on IS NULL
          AND field NOT IN ('demo', 'closure')
          AND (field <> 'position' OR r.values -> 'position' ->> 'precision' = 'address')
    )
    SELECT count(*) FILTER (WHERE NOT s.values ? field
            OR (field = 'position' AND s.values -> 'position' ->> 'precision' <> 'address')),
        count(*), field
    FROM known LEFT JOIN (staged_match m JOIN staged_record s USING (key)) ON m.record_id = known.id
    WHERE EXISTS (SELECT FROM staged_match WHERE record_id IS NOT NULL)
    GROUP BY field
"""


def _point(record: str) -> tuple[str, str, str]:
    """Latitude, longitude, and whether they are the address's own."""
    found = f"{record}.values->'position'"
    return f"({found}->>'lat')::float8", f"({found}->>'lon')::float8", f"{found}->>'precision' = 'address'"


_IDENTITY = {
    "name": (letters("r.values->>'name'"), letters("s.values->>'name'")),
    **{
        field: (f"r.values->>'{field}'", f"s.values->>'{field}'")
        for field in ("uai", "siret", "phone", "email", "kind")
    },
    "website": (site("r.values->>'website'"), site("s.values->>'website'")),
    "commune": ("r.values->'commune'->>'code'", "s.values->'commune'->>'code'"),
    "position": point(*zip(_point("r"), _point("s"), strict=True)),
}
# Of the live records that stand in the file, those that have another's. A few names change each year.
COUNT_CHANGED = count_others(
    _IDENTITY,
    "r.key",
    "place_record r JOIN seen_key k ON k.key = r.key"
    " LEFT JOIN (staged_match m JOIN staged_record s USING (key)) ON m.record_id = r.id",
    "r.source = %(source)s AND r.dataset = %(dataset)s AND r.vanished_on IS NULL"
    " AND EXISTS (SELECT FROM staged_match WHERE record_id IS NOT NULL)",
)

VANISH = """
    WITH gone AS (
        UPDATE place_record r SET vanished_on = %(today)s
        WHERE r.source = %(source)s AND r.dataset = %(dataset)s AND r.vanished_on IS NULL
          AND r.department_code = ANY(%(departments)s::text[])
          AND NOT EXISTS (SELECT FROM seen_key k WHERE k.key = r.key)
        RETURNING place_id
    )
    INSERT INTO touched_place SELECT DISTINCT place_id FROM gone WHERE place_id IS NOT NULL
    ON CONFLICT DO NOTHING
"""

# Most places have one source and are what it says; the others are put together field by field.
MERGE = """
    CREATE TEMP TABLE merged_place ON COMMIT DROP AS
    WITH live AS MATERIALIZED (
        SELECT r.place_id, r.source, r.rank, r.key, r.seen_on, r.values,
               count(*) OVER (PARTITION BY r.place_id) AS records,
               bool_and(r.values ? 'demo') OVER (PARTITION BY r.place_id) AS invented
        FROM touched_place JOIN place_record r USING (place_id) WHERE r.vanished_on IS NULL
    ), chosen AS (
        SELECT DISTINCT ON (live.place_id, f.key) live.place_id, f.key, f.value, live.source
        FROM live, jsonb_each(live.values) AS f
        WHERE live.records > 1 AND (f.key <> 'demo' OR live.invented) AND f.key <> 'section'
        ORDER BY live.place_id, f.key, f.value->>'precision' = 'commune', live.rank, live.key
    ), united AS (
        SELECT live.place_id, f.key, jsonb_agg(DISTINCT item) AS value
        FROM live, jsonb_each(live.values) AS f, jsonb_array_elements(f.value) AS item
        WHERE live.records > 1 AND f.key IN ('levels', 'keywords', 'careers')
        GROUP BY live.place_id, f.key
    ), seen AS (
        SELECT place_id, max(seen_on) AS checked_on FROM live WHERE records > 1 GROUP BY place_id
    ), merged AS (
        SELECT place_id, jsonb_object_agg(key, coalesce(united.value, chosen.value)) AS values,
               jsonb_object_agg(key, source) AS provenance
        FROM chosen LEFT JOIN united USING (place_id, key) GROUP BY place_id
    )
    SELECT place_id, checked_on, values, provenance FROM merged JOIN seen USING (place_id)
    WHERE values ?& '{name,position}'
    UNION ALL
    SELECT place_id, seen_on, values,
           (SELECT jsonb_object_agg(field, source) FROM jsonb_object_keys(values) AS field)
    FROM live WHERE records = 1 AND values ?& '{name,position}'
"""

_LEVELS = ", ".join(f"'{level}'" for level in Level)
_IS_PUBLIC = "values->>'name' ~* 'performance sportive' OR NOT values ? 'sector' AND values->>'siret' ~ '^19'"

_COLUMNS = {
    "kind": f"coalesce(values->>'kind', '{PlaceKind.TRAINING_BODY}')",
    "name": "values->>'name'",
    "status": "'open'",
    "closed_on": "NULL::date",
    # MFR are private (code rural, L813-9), CREPS public (code du sport, L114-1), as SIREN of 1 or 2 (Insee).
    "sector": f"""coalesce(nullif(values->>'sector', CASE WHEN values->>'siret' ~ '^[12]' THEN 'private' END),
        CASE WHEN values->>'kind' = '{PlaceKind.MFR}' THEN 'private' WHEN {_IS_PUBLIC} THEN 'public' END)""",
    "levels": f"""ARRAY(SELECT level FROM unnest(ARRAY[{_LEVELS}]) WITH ORDINALITY AS l(level, n)
        WHERE values->'levels' ? level ORDER BY n)""",  # noqa: S608
    "address": "values->'address'->>'text'",
    "postcode": "values->'address'->>'postcode'",
    "commune_code": "values->'commune'->>'code'",
    "commune_name": "coalesce(values->'commune'->>'name', '')",
    "lat": "(values->'position'->>'lat')::float8",
    "lon": "(values->'position'->>'lon')::float8",
    "precision": "values->'position'->>'precision'",
    # A UAI stays with its place even when the source that gave it is silent.
    "uai": "coalesce(values->>'uai', p.uai)",
    "siret": "values->>'siret'",
    "phone": "values->>'phone'",
    "email": "values->>'email'",
    "website": "values->>'website'",
    "onisep_id": "values->>'onisep_id'",
    "keywords": (
        "array_to_string(ARRAY(SELECT word FROM jsonb_array_elements_text(values->'keywords') AS word"
        " ORDER BY word), ' ')"
    ),
    "opening_hours": "values->>'opening_hours'",
    "closure_from": "(values->'closure'->>'from')::date",
    "closure_to": "(values->'closure'->>'to')::date",
    "closure_note": "nullif(values->'closure'->'note', 'null')",
    "accessibility": "coalesce(values->'accessibility', '{}')",
    "description": "values->>'description'",
    "provenance": "m.provenance",
    "demo": "coalesce((values->>'demo')::boolean, false)",
}
_NAMES = ", ".join(_COLUMNS)

WRITE_PLACES = f"""
    INSERT INTO place (id, checked_on, {_NAMES})
    SELECT place_id, m.checked_on, {", ".join(_COLUMNS.values())}
    FROM merged_place m LEFT JOIN place p ON p.id = m.place_id
    ON CONFLICT (id) DO UPDATE SET updated_at = now(), checked_on = excluded.checked_on,
        {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)}
    WHERE ({", ".join(f"place.{name}" for name in _COLUMNS)})
        IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in _COLUMNS)})
"""  # noqa: S608

DROP_CAREERS = """
    DELETE FROM place_career c USING touched_place t
    WHERE c.place_id = t.place_id AND NOT EXISTS (
        SELECT FROM place_record r WHERE r.place_id = c.place_id AND r.source = c.source
        AND r.vanished_on IS NULL AND r.values->'careers' ? c.rome_prefix)
"""

# A network's family of careers says little of what a university or an engineering school teaches.
ADD_CAREERS = """
    INSERT INTO place_career (place_id, rome_prefix, source)
    SELECT DISTINCT r.place_id, prefix, r.source
    FROM merged_place m JOIN place_record r USING (place_id) JOIN place p ON p.id = r.place_id,
         jsonb_array_elements_text(r.values->'careers') AS prefix
    WHERE r.vanished_on IS NULL AND (p.kind <> 'higher_education' OR length(prefix) = 5)
    ON CONFLICT DO NOTHING
"""

CHECKED = """
    UPDATE place p SET checked_on = m.checked_on FROM merged_place m
    WHERE p.id = m.place_id AND p.checked_on < m.checked_on
"""

CLOSE = """
    UPDATE place p SET status = 'closed', closed_on = %(today)s, updated_at = now()
    FROM touched_place t
    WHERE p.id = t.place_id AND p.status = 'open'
      AND NOT EXISTS (SELECT FROM merged_place m WHERE m.place_id = p.id)
"""

# A row seen again unchanged was checked again; that is no change of the place.
TOUCH_SEEN = """
    WITH again AS (
        UPDATE place_record r SET seen_on = %(today)s FROM seen_key k
        WHERE r.source = %(source)s AND r.dataset = %(dataset)s AND r.key = k.key AND r.seen_on < %(today)s
        RETURNING place_id
    )
    UPDATE place p SET checked_on = %(today)s FROM again
    WHERE p.id = again.place_id AND p.checked_on < %(today)s
"""

MIDDLES = """
    SELECT commune_code, round(avg(lat)::numeric, 6)::float8, round(avg(lon)::numeric, 6)::float8 FROM place
    WHERE commune_code = ANY(%s) AND status = 'open' AND precision = 'address'
    GROUP BY commune_code ORDER BY commune_code
"""

FOLLOW_COMMUNES = (
    """
    UPDATE place_record r
    SET values = jsonb_set(values, '{commune}', jsonb_build_object('code', c.code, 'name', c.name))
    FROM unnest(%(gone)s::text[], %(home)s::text[]) AS moved(gone, home) JOIN commune c ON c.code = moved.home
    WHERE r.values->'commune'->>'code' = moved.gone
    """,
    """
    UPDATE place p SET commune_code = c.code, commune_name = c.name, updated_at = now()
    FROM unnest(%(gone)s::text[], %(home)s::text[]) AS moved(gone, home) JOIN commune c ON c.code = moved.home
    WHERE p.commune_code = moved.gone
    """,
)
