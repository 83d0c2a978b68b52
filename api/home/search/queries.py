"""SQL of the search. Statements are static; what is asked is in their parameters."""

from sqlalchemy import TextClause, text

from api.platform.kit.geo import EARTH_RADIUS_M

TELLS = (0.0, 0.35, 0.6, 0.9, 1.0)
"""What a word tells that stands nowhere, in texts, in what a thing is about, in another name, in its name."""
NEAREST = 60
"""Documents of a sort that is asked for, around the place."""
HITS = 50
"""Of a type, documents that hold the words which are weighed: those that hold them in their names, and the
nearest.
"""
HELD = 250
"""Documents that hold the words which are found at all, near the place and anywhere: what more of them share
says little of any."""

# The nearest of a document's sites, in metres.
_DISTANCE = f"""(SELECT CASE WHEN CAST(:lat AS float8) IS NOT NULL
        THEN min(2 * {EARTH_RADIUS_M} * asin(least(1, sqrt(
        sin(radians(site.lat - :lat) / 2) ^ 2
        + cos(radians(:lat)) * cos(radians(site.lat)) * sin(radians(site.lon - :lon) / 2) ^ 2)))) END
    FROM unnest(d.lats, d.lons) AS site(lat, lon))"""

VERSION = text("SELECT coalesce(max(version), 0), coalesce(max(documents), 0) FROM search_state")
ENTRIES = text("SELECT to_jsonb(lexicon_entry) FROM lexicon_entry")
COMMUNES = text("SELECT code, name, population, postcodes, lat, lon FROM commune WHERE lat IS NOT NULL")
NAMES_OF_CAREERS = text(
    "SELECT unnest(array_prepend(name, names)) FROM search_document WHERE type = 'career'"
)

_TYPES = "(CAST(:types AS text[]) IS NULL OR d.type = ANY(CAST(:types AS text[])))"

_OF_SORT = f"""SELECT d.type, d.id, d.spot FROM search_document d
                WHERE d.type = sort.type AND {_TYPES}
                  AND (sort.kinds IS NULL OR d.kind = ANY(sort.kinds))
                  AND (sort.levels IS NULL OR d.level = ANY(sort.levels))
                  AND (sort.statuses IS NULL OR d.statuses && sort.statuses)"""
_NEAR = "d.spot <@ box(point(:x - 0.5, :y - 0.5), point(:x + 0.5, :y + 0.5))"


def _candidates(vector: str) -> TextClause:
    """Documents that hold words in a vector, of the sorts that are asked for, that answer a wish."""
    held = f"""SELECT d.type, d.id, d.spot, d.name, d.naming FROM search_document d
            WHERE d.{vector} @@ epass_query(:needed) AND {_TYPES}"""
    return text(
        f"""
    WITH ways AS MATERIALIZED (
        SELECT way.term, way.worth, epass_query(way.named) AS named, epass_query(way.other) AS other,
            epass_query(way.about) AS about, epass_query(way.anywhere) AS anywhere
        FROM unnest(CAST(:terms AS integer[]), CAST(:worths AS float8[]), CAST(:named AS text[]),
            CAST(:other AS text[]), CAST(:about AS text[]), CAST(:anywhere AS text[]))
            AS way(term, worth, named, other, about, anywhere)
    ), held AS MATERIALIZED (
        SELECT DISTINCT ON (type, id) * FROM (
            ({held} AND {_NEAR} LIMIT {HELD}) UNION ALL ({held} LIMIT {HELD})) AS d
    ), worded AS MATERIALIZED (
        SELECT type, id, row_number() OVER (PARTITION BY type
            ORDER BY (naming @@ epass_query(:best)) DESC, spot <-> point(:x, :y), length(name), id) AS place
        FROM held
    ), asked AS MATERIALIZED (
        SELECT DISTINCT d.type, d.id
        FROM jsonb_to_recordset(CAST(:sorts AS jsonb)) AS sort(type text, kinds text[], levels integer[],
            statuses text[])
        CROSS JOIN LATERAL (
            SELECT type, id FROM (
                ({_OF_SORT} AND {_NEAR} LIMIT {HELD}) UNION ALL ({_OF_SORT} LIMIT {HELD})) AS d
            ORDER BY d.spot <-> point(:x, :y) LIMIT {NEAREST}
        ) AS d
    ), found AS (
        SELECT type, id FROM worded WHERE place <= {HITS} UNION SELECT type, id FROM asked
        UNION (SELECT d.type, d.id FROM search_document d
            WHERE d.careers && CAST(:careers AS text[]) AND {_TYPES} LIMIT {HELD})
        UNION SELECT d.type, d.id FROM search_document d
            WHERE d.type = 'help' AND d.id = ANY(CAST(:pages AS text[])) AND {_TYPES}
    )
    SELECT d.type, d.id, d.kind, d.name, d.names, d.level, d.statuses, d.commune, d.starts_at, d.at,
        d.careers, d.departments, {_DISTANCE} AS distance_m,
        coalesce(said.worths, '{{}}') AS worths, coalesce(said.place, 0) AS place
    FROM found JOIN search_document d USING (type, id)
    CROSS JOIN LATERAL (
        SELECT array_agg(t.worth ORDER BY t.term) AS worths, max(t.place) AS place
        FROM (SELECT w.term, max(w.worth * (CAST(:tells AS float8[]))[1 + stands.place]) AS worth,
                max(stands.place) AS place
            FROM ways w CROSS JOIN LATERAL (SELECT CASE
                WHEN d.vector @@ w.named THEN 4 WHEN d.vector @@ w.other THEN 3
                WHEN d.vector @@ w.about THEN 2 WHEN d.vector @@ w.anywhere THEN 1
                ELSE 0 END AS place) AS stands
            GROUP BY w.term) AS t
    ) AS said
    """
    )


NAMED = _candidates("naming")
HELD_ANYWHERE = _candidates("vector")

# What a word was probably meant to be: words that look like it, the likeliest of them chosen by the edits
# between them.
LIKE_WORDS = text(
    """
    SELECT typed.word AS typed, like_it.word, like_it.documents
    FROM unnest(CAST(:words AS text[])) AS typed(word)
    CROSS JOIN LATERAL (
        SELECT w.word, w.documents FROM search_word w
        WHERE w.word % typed.word ORDER BY similarity(w.word, typed.word) DESC, w.documents DESC LIMIT 20
    ) AS like_it
    """
)

# Each word with the documents that hold it (null: none) and its stem. Words are counted after imports: what
# people wrote since is looked for.
KNOWN_WORDS = text(
    """
    SELECT typed.word, coalesce(w.documents, CASE WHEN EXISTS (
            SELECT FROM search_document d WHERE d.vector @@ epass_query(typed.named)) THEN 1 END),
        ts_lexize('french_stem', typed.word)
    FROM unnest(CAST(:words AS text[]), CAST(:named AS text[])) AS typed(word, named)
    LEFT JOIN search_word w USING (word)
    """
)
STEMS = text("SELECT word, ts_lexize('french_stem', word) FROM unnest(CAST(:words AS text[])) AS given(word)")
