"""SQL of missing questions. Days come from the caller."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows

# What similar words share, in one order; empty where none says anything.
STEMS = text(
    """
    SELECT coalesce(string_agg(DISTINCT stem, ' ' ORDER BY stem), '') FROM (
        SELECT (ts_lexize('french_stem', word))[1] AS stem FROM unnest(CAST(:words AS text[])) AS word
    ) stems
    """
)

# One statement, so that two third ones at once count as two and leave one's words.
COUNT = text(
    """
    INSERT INTO missing_question AS m (id, unanswered, badly_rated, talks, first_day, last_day)
    VALUES (:id, :unanswered, :badly_rated, ARRAY[CAST(:talk AS bytea)], :today, :today)
    ON CONFLICT (id) DO UPDATE SET
        unanswered = m.unanswered + excluded.unanswered,
        badly_rated = m.badly_rated + excluded.badly_rated,
        talks = m.talks[greatest(1, cardinality(m.talks) - :talks + 2) :] || excluded.talks,
        last_day = greatest(m.last_day, excluded.last_day),
        words = CASE WHEN m.words = '' AND m.unanswered + m.badly_rated + 1 >= :in_words
            THEN :words ELSE m.words END
    WHERE NOT m.talks @> excluded.talks
    """
)

FOR_STAFF = text(
    """
    SELECT x.position, x.id, x.json FROM (
        SELECT -(unanswered + badly_rated)::float8 AS position, id::text AS id,
            json_build_object('id', id, 'words', words, 'unanswered', unanswered, 'badly_rated', badly_rated,
                'first_day', first_day, 'last_day', last_day, 'outcome', outcome)::text AS json
        FROM missing_question WHERE words <> '' AND outcome = :outcome
    ) x
    WHERE CAST(:after AS float8) IS NULL OR (x.position, x.id) > (CAST(:after AS float8), :after_id)
    ORDER BY x.position, x.id LIMIT :limit
    """
)

WITHOUT_WORDS = text("SELECT count(*) FROM missing_question WHERE words = ''")

DECIDE = text(
    """
    UPDATE missing_question SET outcome = :outcome, decided_at = :now
    WHERE id = :id AND words <> '' RETURNING id
    """
)

DELETE_OLD = old_rows("missing_question", "last_day < :before", "last_day")
