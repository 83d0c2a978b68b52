"""SQL of the search. Statements are static; what is asked is in their parameters."""

from sqlalchemy import text

from api.platform.kit.geo import EARTH_RADIUS_M

NEAREST = 60
"""Documents of a sort that is asked for, around the place."""
HITS = 50
"""Of a type, documents that hold the words which are weighed: those that hold them in their names, and the
nearest.
"""
HELD = 1000
"""Documents that hold the words which are compared at all: more than a region has for what is asked there, so
that none is left out before.
"""
WISHED = 100
"""Documents of careers that answer a wish."""
ENOUGH = 30
"""Documents that hold all the words: where there are fewer, those that hold some are looked at too."""

# The nearest of a document's sites, in metres.
_DISTANCE = f"""(SELECT CASE WHEN CAST(:lat AS float8) IS NOT NULL
        THEN min(2 * {EARTH_RADIUS_M} * asin(least(1, sqrt(
        sin(radians(site.lat - :lat) / 2) ^ 2
        + cos(radians(:lat)) * cos(radians(site.lat)) * sin(radians(site.lon - :lon) / 2) ^ 2)))) END
    FROM unnest(d.lats, d.lons) AS site(lat, lon))"""

NAME = text("SELECT name FROM search_document WHERE type = :type AND id = :id")
ENTRIES = text("SELECT to_jsonb(lexicon_entry) FROM lexicon_entry")
COMMUNES = text("SELECT code, name, population, postcodes, lat, lon FROM commune WHERE lat IS NOT NULL")
NAMES_OF_CAREERS = text(
    "SELECT unnest(array_prepend(name, names)) FROM search_document WHERE type = 'career'"
)


def _words(parameter: str) -> str:
    """What is looked for, of words that are folded already."""
    return f"to_tsquery('pg_catalog.french', {parameter})"


_TYPES = "(CAST(:types AS text[]) IS NULL OR d.type = ANY(CAST(:types AS text[])))"

_NEARNESS = "spot <-> point(:x, :y)"
_OF_SORT = f"""SELECT d.type, d.id, d.spot FROM search_document d
                WHERE d.type = sort.type AND {_TYPES}
                  AND (sort.levels IS NULL OR d.level = ANY(sort.levels))
                  AND (sort.statuses IS NULL OR d.statuses && sort.statuses)"""
_NEAREST_OF_SORT = f"ORDER BY d.{_NEARNESS} LIMIT {NEAREST}"

TRIES = (("named", "naming"), ("held", "vector"), ("nearly", "vector"), ("rarely", "vector"))
"""What documents must hold, and where, one after the other until there are enough."""


def _try(number: int) -> str:
    """Documents that hold what a try needs, if those before found too few: the best of each type."""
    name, vector = TRIES[number]
    before = ", ".join(f"(SELECT count(*) FROM {earlier})" for earlier, _ in TRIES[:number])
    too_few = f"greatest({before}) < {ENOUGH} AND" if before else ""
    return f"""{name} AS MATERIALIZED (
        SELECT type, id FROM (
            SELECT type, id, row_number() OVER (PARTITION BY type
                ORDER BY (naming @@ (SELECT {_words(":best")})) DESC, {_NEARNESS}, length(name), id) AS place
            FROM (SELECT d.type, d.id, d.spot, d.name, d.naming FROM search_document d
                WHERE {too_few} d.{vector} @@ (SELECT {_words(f":{name}")}) AND {_TYPES} LIMIT {HELD}) AS d
        ) AS d WHERE place <= {HITS}
    )"""


# Documents that hold the words, of the sorts that are asked for, that answer a wish. Of each way to write a
# word: 4 where it stands in the name, 3 in another, 2 in what the thing is about, 1 in its texts, else 0.
CANDIDATES = text(
    f"""
    WITH {", ".join(map(_try, range(len(TRIES))))}, ways AS MATERIALIZED (
        SELECT way.number, {_words("way.named")} AS named, {_words("way.about")} AS about,
            {_words("way.anywhere")} AS anywhere
        FROM unnest(CAST(:ways_named AS text[]), CAST(:ways_about AS text[]), CAST(:ways_anywhere AS text[]))
            WITH ORDINALITY AS way(named, about, anywhere, number)
    ), asked AS MATERIALIZED (
        SELECT d.type, d.id
        FROM jsonb_to_recordset(CAST(:sorts AS jsonb)) AS sort(type text, kinds text[], levels integer[],
            statuses text[])
        CROSS JOIN LATERAL (
            SELECT type, id FROM (
                SELECT of_kind.* FROM unnest(sort.kinds) AS wanted(kind)
                CROSS JOIN LATERAL ({_OF_SORT} AND d.kind = wanted.kind {_NEAREST_OF_SORT}) AS of_kind
                UNION ALL ({_OF_SORT} AND sort.kinds IS NULL {_NEAREST_OF_SORT})) AS d
            {_NEAREST_OF_SORT}
        ) AS d
    ), found AS (
        {" UNION ".join(f"SELECT type, id FROM {name}" for name, _ in (*TRIES, ("asked", "")))}
        UNION (SELECT type, id FROM (SELECT d.type, d.id, d.spot FROM search_document d
            WHERE d.careers && CAST(:careers AS text[]) AND {_TYPES} LIMIT {HELD}) AS d
            ORDER BY {_NEARNESS} LIMIT {WISHED})
        UNION SELECT d.type, d.id FROM search_document d
            WHERE d.type = 'career' AND d.id = ANY(CAST(:careers AS text[])) AND {_TYPES}
        UNION SELECT d.type, d.id FROM search_document d
            WHERE d.type = 'help' AND d.id = ANY(CAST(:pages AS text[])) AND {_TYPES}
    )
    SELECT d.type, d.id, d.kind, d.name, d.names, d.level, d.statuses, d.commune, d.starts_at, d.at,
        d.careers, d.departments, {_DISTANCE} AS distance_m, ARRAY(
            SELECT CASE WHEN d.naming @@ w.anywhere THEN CASE WHEN d.naming @@ w.named THEN 4 ELSE 3 END
                WHEN d.vector @@ w.anywhere THEN CASE WHEN d.vector @@ w.about THEN 2 ELSE 1 END
                ELSE 0 END
            FROM ways w ORDER BY w.number) AS places
    FROM found JOIN search_document d USING (type, id)
    """
)

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

# The version of what is known and the number of documents, and each word with the documents that hold it
# (null: none) and its stem. Words are counted after imports: what people wrote since is looked for.
KNOWN = text(
    f"""
    SELECT state.version, state.documents, typed.word, coalesce(w.documents, CASE WHEN EXISTS (
            SELECT FROM search_document d WHERE d.naming @@ {_words("typed.word")}) THEN 1 END),
        ts_lexize('french_stem', typed.word)
    FROM (SELECT coalesce(max(version), 0) AS version, coalesce(max(documents), 0) AS documents
        FROM search_state) AS state
    LEFT JOIN unnest(CAST(:words AS text[])) AS typed(word) ON true
    LEFT JOIN search_word w USING (word)
    """
)

# Every process reads what it keeps anew once this is another.
RAISE_VERSION = text(
    """
    INSERT INTO search_state AS s (id, version) VALUES (1, 1)
    ON CONFLICT (id) DO UPDATE SET version = s.version + 1
    """
)
STEMS = text("SELECT word, ts_lexize('french_stem', word) FROM unnest(CAST(:words AS text[])) AS given(word)")
