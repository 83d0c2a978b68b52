"""SQL of error reports."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows, old_words

INSERT = text(
    """
    INSERT INTO error_report (id, subject, subject_id, topic, message)
    VALUES (:id, :subject, :subject_id, :topic, :message)
    ON CONFLICT (id) DO NOTHING RETURNING id
    """
)

SAME = text(
    """
    SELECT 1 FROM error_report
    WHERE id = :id AND subject = :subject AND subject_id = :subject_id AND topic = :topic
      AND message = :message
    """
)

# An id of another kind is no UUID: it is compared only with what its kind holds.
_TOLD = """
    SELECT r.*, CASE r.subject
            WHEN 'place' THEN p.name WHEN 'event' THEN e.title WHEN 'training' THEN t.label
            WHEN 'career' THEN k.label END AS name,
        c.department_code AS department
    FROM error_report r
        LEFT JOIN place p ON p.id = CASE WHEN r.subject = 'place' THEN r.subject_id::uuid END
        LEFT JOIN event e ON e.id = CASE WHEN r.subject = 'event' THEN r.subject_id::uuid END
        LEFT JOIN training t ON r.subject = 'training' AND t.id = r.subject_id
        LEFT JOIN career k ON r.subject = 'career' AND k.code = r.subject_id
            AND k.rome_version = (SELECT max(rome_version) FROM career)
        LEFT JOIN commune c ON c.code = coalesce(p.commune_code, e.commune_code)
"""

# What lies in no department is every referent's.
_CONCERNS = "(:everywhere OR department IS NULL OR department = ANY(CAST(:departments AS text[])))"

FOR_STAFF = text(
    f"""
    SELECT -extract(epoch FROM created_at)::float8 AS position, id::text AS id,
        json_build_object('id', id, 'subject', subject, 'subject_id', subject_id, 'name', name,
            'department', department, 'topic', topic, 'message', message, 'created_at', created_at,
            'handled_at', handled_at, 'note', note)::text AS json
    FROM ({_TOLD}) told
    WHERE (handled_at IS NOT NULL) = :handled AND {_CONCERNS}
      AND (CAST(:subject AS text) IS NULL OR subject = :subject)
      AND (CAST(:after AS float8) IS NULL
        OR (-extract(epoch FROM created_at)::float8, id::text) > (CAST(:after AS float8), :after_id))
    ORDER BY position, id LIMIT :limit
    """
)

LOCK = text("SELECT id FROM error_report WHERE id = :id FOR UPDATE")

CONCERNED = text(
    f"SELECT subject, department, handled_at, note FROM ({_TOLD}) told WHERE id = :id AND {_CONCERNS}"
)

HANDLE = text("UPDATE error_report SET handled_at = :now, note = :note WHERE id = :id")

DELETE_OLD = (
    old_words(
        "error_report",
        "(message <> '' OR note <> '') AND created_at < now() - make_interval(days => :words_days)",
        "created_at",
        "message = '', note = ''",
    ),
    old_rows("error_report", "created_at < now() - make_interval(days => :days)", "created_at"),
)
