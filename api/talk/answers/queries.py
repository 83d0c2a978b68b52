"""SQL of public answers. Moments come from the caller."""

from sqlalchemy import text

from api.safety.reach import unbacked

# What a moderator hid of the conversation is not read elsewhere either.
_WHOLE = """NOT EXISTS (SELECT FROM message m WHERE m.conversation_id = a.conversation_id
    AND m.status = 'hidden' AND (m.side = 'mentor' OR m.seq = 1))"""

_CAREER = """LEFT JOIN career k
        ON k.code = a.career_code AND k.rome_version = (SELECT max(rome_version) FROM career)"""

# Making one

CONVERSATION = text(
    """
    SELECT c.id, c.student_id, c.mentor_id, c.department, c.career_code,
        CASE WHEN c.as_staff THEN 'adviser' ELSE p.kind END AS mentor_kind,
        (SELECT m.text FROM message m WHERE m.conversation_id = c.id AND m.seq = 1
            AND m.status = 'visible') AS question,
        coalesce(s.first_name, '') AS student_name, coalesce(w.first_name, '') AS mentor_name
    FROM conversation c LEFT JOIN mentor_profile p ON p.account_id = c.mentor_id
        LEFT JOIN account s ON s.id = c.student_id LEFT JOIN account w ON w.id = c.mentor_id
    WHERE c.id = :id AND c.student_id = :account_id
    FOR KEY SHARE OF c
    """
)

FIRST_NAMES = text(
    """
    SELECT p.first_name FROM account p JOIN public_answer a ON p.id IN (a.student_id, a.mentor_id)
    WHERE a.id = :id
    """
)

# Only words of the one who answers, and only those that the student sees.
CHOSEN = text(
    """
    SELECT text FROM message
    WHERE conversation_id = :id AND side = 'mentor' AND status = 'visible' AND id = ANY(:message_ids)
    ORDER BY seq
    """
)

PROPOSE = text(
    """
    INSERT INTO public_answer (id, conversation_id, student_id, mentor_id, question, answer, career_code,
        department, mentor_kind, status, created_at)
    VALUES (:id, :conversation_id, :student_id, :mentor_id, :question, :answer, :career_code,
        :department, :mentor_kind, :status, :now)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

# Nobody's conversation: what staff write for everybody.
WRITE = text(
    """
    INSERT INTO public_answer (id, question, answer, career_code, mentor_kind, status, created_at,
        published_at)
    VALUES (:id, :question, :answer, :career_code, 'region', 'published', :now, :now)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

# What each of the two sees, and does

_MINE = f"""
    SELECT a.id, a.conversation_id, a.question, a.answer, a.status, a.reason, a.mentor_kind, a.created_at,
        a.published_at, CASE WHEN a.student_id = :account_id THEN 'student' ELSE 'mentor' END AS side,
        a.career_code, k.label AS career_label
    FROM public_answer a {_CAREER}
    WHERE (a.student_id = :account_id OR (a.mentor_id = :account_id
        AND (a.mentor_kind = 'adviser' OR a.status = 'published' OR NOT {unbacked(":account_id")})))
"""

MINE = text(
    f"""
    {_MINE} AND (CAST(:before AS timestamptz) IS NULL OR (a.created_at, a.id) < (:before, :before_id))
    ORDER BY a.created_at DESC, a.id DESC LIMIT :limit
    """
)

ONE_OF_MINE = text(f"{_MINE} AND a.id = :id")

# The people first: a ban or an erasure of one of them at that moment would wait in a circle otherwise.
LOCK_PEOPLE = text(
    """
    SELECT p.id FROM account p JOIN public_answer a ON p.id IN (a.student_id, a.mentor_id)
    WHERE a.id = :id ORDER BY p.id FOR KEY SHARE OF p
    """
)

FINDABLE = text(
    f"""
    SELECT a.id::text FROM public_answer a
    WHERE a.id = ANY(CAST(:ids AS uuid[])) AND a.status = 'published' AND {_WHOLE}
    """
)

LOCK = text(
    f"""
    SELECT id, student_id, mentor_id, mentor_kind, department, status, question, answer, career_code,
        published_at, {_WHOLE} AS whole
    FROM public_answer a WHERE id = :id FOR UPDATE
    """
)

SET_STATUS = text(
    """
    UPDATE public_answer SET status = :status, reason = :reason WHERE id = :id
    """
)

PUBLISH = text(
    """
    UPDATE public_answer SET status = 'published', question = :question, answer = :answer, published_at = :now
    WHERE id = :id
    """
)

DELETE = text("DELETE FROM public_answer WHERE id = :id")

# Referents

# What the Region answers is every referent's.
_IN_REACH = f"""{_WHOLE} AND (:everywhere OR a.mentor_kind = 'region'
    OR a.department = ANY(CAST(:departments AS text[])))"""

TO_READ = f"FROM public_answer a WHERE a.status = 'agreed' AND {_IN_REACH}"

FOR_STAFF = text(
    f"""
    SELECT extract(epoch FROM a.created_at)::float8 AS position, a.id::text AS id,
        json_build_object('id', a.id, 'question', a.question, 'answer', a.answer, 'status', a.status,
            'career', CASE WHEN k.code IS NOT NULL
                THEN json_build_object('code', k.code, 'label', k.label) END,
            'mentor_kind', a.mentor_kind, 'department', a.department, 'created_at', a.created_at,
            'published_at', a.published_at)::text AS json
    FROM public_answer a {_CAREER}
    WHERE a.status = :status AND {_IN_REACH}
      AND (CAST(:after AS float8) IS NULL
        OR (extract(epoch FROM a.created_at)::float8, a.id::text) > (CAST(:after AS float8), :after_id))
    ORDER BY position, id LIMIT :limit
    """
)

# Everybody

_PUBLIC = f"""
    json_build_object('id', a.id, 'question', a.question, 'answer', a.answer,
        'career', CASE WHEN k.code IS NOT NULL THEN json_build_object('code', k.code, 'label', k.label) END,
        'mentor_kind', a.mentor_kind, 'published_at', a.published_at)::text AS json
    FROM public_answer a {_CAREER}
    WHERE a.status = 'published' AND {_WHOLE}
"""

# Without words the newest come first; with words those that say them best.
PUBLISHED = text(
    f"""
    SELECT x.position, x.id, x.json FROM (
        SELECT CASE WHEN :query = '' THEN -extract(epoch FROM a.published_at)::float8
            ELSE -ts_rank(a.search, epass_query(:query))::float8 END AS position, a.id::text AS id, {_PUBLIC}
          AND (:query = '' OR a.search @@ epass_query(:query))
          AND (CAST(:career AS text) IS NULL OR a.career_code = :career)
    ) x
    WHERE CAST(:after AS float8) IS NULL OR (x.position, x.id) > (CAST(:after AS float8), :after_id)
    ORDER BY x.position, x.id LIMIT :limit
    """
)

ONE = text(f"SELECT {_PUBLIC} AND a.id = :id")

SHOWN_ONE = text(
    f"""
    SELECT a.question, a.answer FROM public_answer a
    WHERE a.id = CAST(:id AS uuid) AND a.status = 'published' AND {_WHOLE}
    """
)

LISTED = text(
    f"SELECT a.id::text FROM public_answer a WHERE a.status = 'published' AND {_WHOLE} ORDER BY a.id"
)

# People who leave, and moderators

READ = text(
    """
    SELECT id, student_id, mentor_id, department, question, answer, status, created_at
    FROM public_answer WHERE id = :id
    """
)

# For notices: the career it is about, to its two people.
NAMES = text(
    f"""
    SELECT a.id, k.label AS name FROM public_answer a {_CAREER}
    WHERE a.id = ANY(CAST(:ids AS uuid[])) AND :account_id IN (a.student_id, a.mentor_id)
    """
)
