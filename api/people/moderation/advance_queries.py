"""SQL of the sum of an adult's advances: evidence with a sign of one, whoever's feature it was said in."""

from sqlalchemy import text

from api.safety.reach import adult

# A sign of an advance was found in it, and no moderator found that there was none.
_SIGN = """e.spans @> '[{"finding": "grooming"}]' AND e.subject_id <> :subject_id
    AND NOT EXISTS (SELECT FROM moderation_decision d
        WHERE d.case_id = e.case_id AND d.decision = 'dismiss' AND d.lifted_at IS NULL)"""

# It takes the picture that the minor offered, which its words do not show.
_PICTURE = """e.spans @> '[{"finding": "picture"}]' AS picture"""

# What the writer said to this reader before, as it was written, the latest first.
TO_READER = text(
    f"""
    SELECT subject_kind, original, picture FROM (
        SELECT DISTINCT ON (e.subject_id) e.subject_kind, e.original, {_PICTURE}, e.written_at
        FROM moderation_evidence e
        WHERE e.author_id = :author_id AND e.reader_id = :reader_id AND {_SIGN}
    ) said ORDER BY written_at DESC LIMIT :most
    """
)

# What they said lately to others who may be minors, and to whom; those whom nobody knows are one more.
TO_OTHERS = text(
    f"""
    SELECT subject_kind, original, picture, reader_id FROM (
        SELECT DISTINCT ON (e.subject_id) e.subject_kind, e.original, {_PICTURE}, e.reader_id, e.written_at
        FROM moderation_evidence e LEFT JOIN account o ON o.id = e.reader_id
        WHERE e.author_id = :author_id AND e.reader_id IS DISTINCT FROM CAST(:reader_id AS uuid) AND {_SIGN}
          AND CASE WHEN e.reader_id IS NULL THEN e.subject_kind = 'words'
            ELSE o.id IS NOT NULL AND NOT {adult("o.birth_date")} END
          AND e.written_at > CAST(:now AS timestamptz) - CAST(:lately AS interval)
    ) said ORDER BY written_at DESC LIMIT :most
    """
)
