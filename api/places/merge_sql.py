"""SQL of `merge`: staged records find their records and places, then places are merged anew."""

from api.places.models import Level

PREPARE = (
    # Lives as long as the transaction; the unique key is what finds repeated rows in a file of any size.
    "CREATE TEMP TABLE seen_key (key text PRIMARY KEY) ON COMMIT DROP",
    """
    CREATE TEMP TABLE staged_record (
        line integer, key text, department_code text, row_hash text, values jsonb,
        uai text GENERATED ALWAYS AS (values->>'uai') STORED,
        siret text GENERATED ALWAYS AS (values->>'siret') STORED,
        milo text GENERATED ALWAYS AS (values->>'milo') STORED,
        is_known boolean DEFAULT false, is_same boolean DEFAULT false, place_id uuid
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

FORGET = "DELETE FROM seen_key WHERE key = ANY(%(keys)s::text[])"

RECOGNISE = (
    "ANALYZE staged_record",
    "ANALYZE seen_key",
    # A record stays with its place as long as the two do not claim different UAIs.
    """
    UPDATE staged_record s
    SET is_known = true, is_same = r.values = s.values AND r.vanished_on IS NULL,
        place_id = CASE WHEN s.uai IS NULL OR p.uai IS NULL OR s.uai = p.uai THEN r.place_id END
    FROM place_record r LEFT JOIN place p ON p.id = r.place_id
    WHERE r.source = %(source)s AND r.dataset = %(dataset)s AND r.key = s.key
    """,
)

# The raw row differs, what we keep of it does not: only the digest is noted.
DROP_UNCHANGED = """
    WITH same AS (DELETE FROM staged_record WHERE is_same RETURNING key, row_hash)
    UPDATE place_record r SET row_hash = same.row_hash FROM same
    WHERE r.source = %(source)s AND r.dataset = %(dataset)s AND r.key = same.key
"""

_BY_UAI = """
    UPDATE staged_record s SET place_id = p.id FROM place p
    WHERE p.uai = s.uai AND s.place_id IS DISTINCT FROM p.id
"""


def _by_identifier(field: str) -> str:
    """Join the one place that has this identifier, unless the UAIs contradict each other."""
    return f"""
    WITH wanted AS (
        SELECT DISTINCT {field} AS id FROM staged_record WHERE place_id IS NULL AND {field} IS NOT NULL
    ), holder AS (
        SELECT w.id, r.place_id, p.uai FROM wanted w
        JOIN place_record r ON r.values->>'{field}' = w.id JOIN place p ON p.id = r.place_id
        UNION
        SELECT w.id, s.place_id, s.uai FROM wanted w
        JOIN staged_record s ON s.{field} = w.id AND s.place_id IS NOT NULL
    ), only_one AS (
        SELECT id, (array_agg(place_id))[1] AS place_id, max(uai) AS uai
        FROM holder GROUP BY id HAVING count(DISTINCT place_id) = 1
    ), first_uai AS (
        SELECT {field} AS id, min(uai) AS uai FROM staged_record WHERE place_id IS NULL GROUP BY 1
    )
    UPDATE staged_record s SET place_id = o.place_id
    FROM only_one o JOIN first_uai f USING (id)
    WHERE s.{field} = o.id AND s.place_id IS NULL
      AND (s.uai IS NULL OR s.uai = coalesce(o.uai, f.uai))
    """  # noqa: S608


def _new_places(identifier: str) -> str:
    """Rows with the same identifier, of which one has a name, become a new place."""
    return f"""
    WITH made AS (
        SELECT {identifier} AS id, uuidv7() AS place_id FROM staged_record
        WHERE place_id IS NULL AND {identifier} IS NOT NULL
        GROUP BY 1 HAVING bool_or(values ? 'name')
    )
    UPDATE staged_record s SET place_id = made.place_id FROM made
    WHERE s.{identifier} = made.id AND s.place_id IS NULL
    """  # noqa: S608


FIND_PLACES = (
    _BY_UAI,
    _by_identifier("siret"),
    _by_identifier("milo"),
    _new_places("uai"),
    _by_identifier("siret"),
    _by_identifier("milo"),
    _new_places("siret"),
    _new_places("milo"),
    _new_places("key"),
)

DROP_NAMELESS = """
    DELETE FROM staged_record WHERE place_id IS NULL
    RETURNING line, key, uai IS NOT NULL AND siret IS NULL
"""

COUNT_STAGED = """
    SELECT count(*) FILTER (WHERE NOT is_known), count(*) FILTER (WHERE is_known) FROM staged_record
"""

STORE = (
    "INSERT INTO touched_place SELECT DISTINCT place_id FROM staged_record",
    # The places that records leave must be merged again too.
    """
    INSERT INTO touched_place
    SELECT DISTINCT r.place_id FROM staged_record s
    JOIN place_record r ON r.source = %(source)s AND r.dataset = %(dataset)s AND r.key = s.key
    WHERE s.is_known ON CONFLICT DO NOTHING
    """,
    """
    INSERT INTO place_record AS r
        (source, dataset, key, place_id, rank, department_code, values, row_hash, seen_on)
    SELECT %(source)s, %(dataset)s, key, place_id, %(rank)s, department_code, values, row_hash, %(today)s
    FROM staged_record ORDER BY line
    ON CONFLICT (source, dataset, key) DO UPDATE SET
        place_id = excluded.place_id, rank = excluded.rank, department_code = excluded.department_code,
        values = excluded.values, row_hash = excluded.row_hash, seen_on = excluded.seen_on, vanished_on = NULL
    """,
    # A place without a UAI, and one with, turn out to be the same: a row has the SIRET of the first
    # and the UAI of the second, and nobody else has that SIRET.
    """
    WITH pair AS (
        SELECT lone.id AS lone, (array_agg(s.place_id))[1] AS home
        FROM staged_record s JOIN place lone ON lone.siret = s.siret AND lone.id <> s.place_id
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

MERGE = """
    CREATE TEMP TABLE merged_place ON COMMIT DROP AS
    WITH live AS (
        SELECT r.place_id, r.source, r.rank, r.key, r.seen_on, r.values
        FROM touched_place JOIN place_record r USING (place_id) WHERE r.vanished_on IS NULL
    ), field AS (
        SELECT DISTINCT ON (live.place_id, f.key) live.place_id, f.key, f.value, live.source
        FROM live, jsonb_each(live.values) AS f
        ORDER BY live.place_id, f.key, f.value->>'precision' = 'commune', live.rank, live.key
    ), chosen AS (
        SELECT place_id, jsonb_object_agg(key, value) AS values, jsonb_object_agg(key, source) AS provenance
        FROM field GROUP BY place_id
    ), seen AS (
        SELECT place_id, max(seen_on) AS checked_on FROM live GROUP BY place_id
    )
    SELECT * FROM chosen JOIN seen USING (place_id) WHERE chosen.values ? 'name'
"""

_LEVELS = ", ".join(f"'{level}'" for level in Level)


def _united(field: str) -> str:
    return f"""
        SELECT DISTINCT item FROM place_record r, jsonb_array_elements_text(r.values->'{field}') AS item
        WHERE r.place_id = m.place_id AND r.vanished_on IS NULL
    """  # noqa: S608


_COLUMNS = {
    "kind": "values->>'kind'",
    "name": "values->>'name'",
    "status": "'open'",
    "closed_on": "NULL::date",
    "sector": "values->>'sector'",
    "levels": (
        f"ARRAY(SELECT level FROM unnest(ARRAY[{_LEVELS}]) WITH ORDINALITY AS l(level, n)"  # noqa: S608
        f" WHERE level IN ({_united('levels')}) ORDER BY n)"
    ),
    "address": "values->'address'->>'text'",
    "postcode": "values->'address'->>'postcode'",
    "commune_code": "values->'commune'->>'code'",
    "commune_name": "coalesce(values->'commune'->>'name', '')",
    "lat": "(values->'position'->>'lat')::float8",
    "lon": "(values->'position'->>'lon')::float8",
    "precision": "values->'position'->>'precision'",
    # A UAI stays with its place even when the source that gave it is silent.
    "uai": "coalesce(values->>'uai', (SELECT uai FROM place p WHERE p.id = m.place_id))",
    "siret": "values->>'siret'",
    "phone": "values->>'phone'",
    "email": "values->>'email'",
    "website": "values->>'website'",
    "onisep_id": "values->>'onisep_id'",
    "keywords": f"array_to_string(ARRAY({_united('keywords')} ORDER BY item), ' ')",
    "opening_hours": "values->>'opening_hours'",
    "closure_from": "(values->'closure'->>'from')::date",
    "closure_to": "(values->'closure'->>'to')::date",
    "closure_note": "nullif(values->'closure'->'note', 'null')",
    "accessibility": "coalesce(values->'accessibility', '{}')",
    "description": "values->>'description'",
    "provenance": "provenance",
    "demo": "coalesce((values->>'demo')::boolean, false)",
}
_NAMES = ", ".join(_COLUMNS)

WRITE_PLACES = f"""
    INSERT INTO place (id, checked_on, {_NAMES})
    SELECT place_id, checked_on, {", ".join(_COLUMNS.values())} FROM merged_place m
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

ADD_CAREERS = """
    INSERT INTO place_career (place_id, rome_prefix, source)
    SELECT DISTINCT r.place_id, prefix, r.source
    FROM merged_place m JOIN place_record r USING (place_id),
         jsonb_array_elements_text(r.values->'careers') AS prefix
    WHERE r.vanished_on IS NULL
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
