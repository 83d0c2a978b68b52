"""SQL of moderation: filing, reports, blocks, silences and suspensions."""

from sqlalchemy import text

INSERT_CASE = text(
    """
    INSERT INTO moderation_case (id, origin, subject_kind, subject_id, gravity, department, reporter_id,
        about_id, reason, note, opened_at)
    VALUES (coalesce(CAST(:id AS uuid), uuidv7()), :origin, :subject_kind, :subject_id, :gravity, :department,
        :reporter_id, :about_id, :reason, :note, :now)
    ON CONFLICT (id) DO NOTHING RETURNING id
    """
)

# What was found is kept with the first telling of it; reports add the messages around.
INSERT_EVIDENCE = text(
    """
    INSERT INTO moderation_evidence (case_id, subject_kind, subject_id, author_id, original, spans,
        written_at)
    SELECT :case_id, line.kind, line.id, line.author_id, coalesce(known.original, line.text),
        coalesce(known.spans, line.spans), line.written_at
    FROM jsonb_to_recordset(CAST(:lines AS jsonb))
        AS line (kind text, id uuid, author_id uuid, text text, spans jsonb, written_at timestamptz)
    LEFT JOIN LATERAL (
        SELECT original, spans FROM moderation_evidence
        WHERE subject_id = line.id AND subject_kind = line.kind
        ORDER BY jsonb_array_length(spans) DESC LIMIT 1
    ) known ON true
    ON CONFLICT DO NOTHING
    """
)

APART = text(
    """
    SELECT EXISTS (
        SELECT 1 FROM block
        WHERE (blocker_id, blocked_id) IN ((:one, :other), (:other, :one))
    ) OR EXISTS (
        SELECT 1 FROM silence
        WHERE (silenced_id, toward_id) IN ((:one, :other), (:other, :one)) AND lifted_at IS NULL
    )
    """
)

SUSPENDED_UNTIL = text(
    """
    SELECT max(until) FROM moderation_decision
    WHERE about_id = :account_id AND decision = 'suspend' AND lifted_at IS NULL AND until > :now
    """
)

TAKE_TELLING = text(
    """
    UPDATE moderation_case SET told_at = :now
    WHERE id = :id AND told_at IS NULL AND decided_at IS NULL RETURNING origin, gravity, department
    """
)

TAKE_REMINDERS = text(
    """
    UPDATE moderation_case SET told_at = :now
    WHERE decided_at IS NULL
      AND coalesce(told_at, opened_at) < CASE WHEN gravity >= :grave THEN CAST(:grave_before AS timestamptz)
          ELSE CAST(:before AS timestamptz) END
    RETURNING department, gravity
    """
)
