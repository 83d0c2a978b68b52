"""SQL that writes the documents that rooms give, and the app's own pages."""

from collections.abc import Sequence

from api.platform.feature.searched import NO_TEXT, NOWHERE, Searched

PAGES = Searched(
    "help",
    f"""
    SELECT page.id, 'page', page.fr, ARRAY[page.en], page.words, '', NULL::integer, {NO_TEXT}, NULL,
        NULL::timestamptz, {NOWHERE}, NULL, {NO_TEXT}, {NO_TEXT}
    FROM jsonb_to_recordset(%(pages)s) AS page(id text, fr text, en text, words text)
    """,
)
"""Pages of the app (%(pages)s, as JSON)."""

_KEPT = "level, statuses, commune, starts_at, lats, lons, at, careers, departments"
_COLUMNS = f"id, kind, name, names, words, more, {_KEPT}"
_WRITTEN = f"kind, name, names, words, {_KEPT}, digest, naming, vector"
LONGEST_TEXT = 4000
"""Signs of a thing's texts that are searched."""


def renewal(given: Sequence[Searched]) -> str:
    """The statement that makes a type's documents anew (%(type)s): writes what differs, says how many."""
    documents = " UNION ALL ".join(one.documents for one in given)
    return f"""
        WITH made ({_COLUMNS}) AS MATERIALIZED ({documents}), fresh AS MATERIALIZED (
            SELECT made.*, md5(made::text) AS digest FROM made
        ), differing AS (
            SELECT fresh.*, setweight(epass_vector(name), 'A')
                || setweight(epass_vector(array_to_string(names, ' ')), 'B') AS naming
            FROM fresh WHERE NOT EXISTS (SELECT FROM search_document old
                WHERE old.type = %(type)s AND old.id = fresh.id AND old.digest = fresh.digest)
        ), gone AS (
            DELETE FROM search_document d
            WHERE d.type = %(type)s AND NOT EXISTS (SELECT FROM fresh WHERE fresh.id = d.id) RETURNING 1
        ), written AS (
            INSERT INTO search_document AS d (type, id, {_WRITTEN})
            SELECT %(type)s, id, kind, name, names, words, {_KEPT}, digest,
                naming, naming
                || setweight(epass_vector(words), 'C')
                || setweight(epass_vector(left(more, {LONGEST_TEXT})), 'D')
            FROM differing
            ON CONFLICT (type, id) DO UPDATE SET ({_WRITTEN}) = (
                {", ".join(f"EXCLUDED.{column.strip()}" for column in _WRITTEN.split(","))})
            RETURNING 1
        )
        SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written)
    """


# Words as people write them, without accents: what a wrong letter is mended by. What people change meanwhile
# (%(often)s, types) adds none: a word of what was taken back would still be what others are said to mean.
WORDS = """
    WITH held AS MATERIALIZED (
        SELECT word, count(DISTINCT (d.type, d.id))::integer AS documents, bool_or(part.named) AS named
        FROM search_document d,
            LATERAL (VALUES (true, concat_ws(' ', d.name, array_to_string(d.names, ' '))), (false, d.words))
                AS part(named, text),
            regexp_split_to_table(epass_fold(part.text), '[^a-z0-9]+') AS word
        WHERE length(word) BETWEEN 2 AND 40 GROUP BY word HAVING bool_or(d.type <> ALL(%(often)s))
    ), gone AS (
        DELETE FROM search_word w WHERE NOT EXISTS (SELECT FROM held WHERE held.word = w.word)
    )
    INSERT INTO search_word AS w (word, documents, named) SELECT word, documents, named FROM held
    ON CONFLICT (word) DO UPDATE SET documents = EXCLUDED.documents, named = EXCLUDED.named
    WHERE (w.documents, w.named) IS DISTINCT FROM (EXCLUDED.documents, EXCLUDED.named)
"""
