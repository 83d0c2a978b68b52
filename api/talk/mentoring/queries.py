"""SQL of mentors: who is seen by whom, who can be asked, whom a question suits, and what they can answer.

Moments and limits of age come from the caller, so that a test can move the clock. How busy a mentor is stands
in `conversation`, how quickly they answer also in `question_offer`: tables of rooms above, only read.
"""

from sqlalchemy import text

from api.safety.reach import adult, ages_meet, answers_for, apart, approval, kept_from, suspended

# Who may see whom is `reach`'s rule. Who blocked the other, was reported by them, or may not write for a
# while, is not there at all, nor is a professional whom no organisation answers for any more.
_VISIBLE = f"""
    FROM mentor_profile p
    JOIN account a ON a.id = p.account_id AND a.status = 'active'
    JOIN LATERAL {approval("p.account_id")} approval ON true
    JOIN commune m ON m.code = p.commune_code
    LEFT JOIN career k ON k.code = p.career_code AND k.rome_version = (SELECT max(rome_version) FROM career)
    LEFT JOIN organisation o ON o.id = approval.organisation_id AND {answers_for("o", "p.account_id")}
    LEFT JOIN mentor_availability v ON v.account_id = p.account_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS conversations FROM conversation c
        WHERE c.mentor_id = p.account_id AND NOT c.as_staff AND c.status <> 'closed'
    ) busy
    CROSS JOIN LATERAL (
        SELECT CASE WHEN p.paused OR v.silent_at IS NOT NULL THEN 'paused'
            WHEN :today BETWEEN v.away_from AND v.away_until THEN 'away'
            WHEN busy.conversations >= coalesce(v.capacity, 3) THEN 'full' END AS why_not
    ) state
    LEFT JOIN account viewer ON viewer.id = CAST(:viewer_id AS uuid)
    WHERE EXISTS (SELECT FROM account_role r WHERE r.account_id = p.account_id AND r.role = 'mentor')
      AND v.hidden_at IS NULL AND (p.kind <> 'professional' OR o.id IS NOT NULL)
      AND {ages_meet("viewer", "a")}
      AND NOT {apart("p.account_id", "CAST(:viewer_id AS uuid)")}
      AND NOT {suspended("p.account_id")}
      AND NOT {kept_from("p.account_id", "viewer")}
"""

_MENTOR = """
    'id', p.id, 'first_name', a.first_name, 'kind', p.kind, 'job_title', p.job_title,
    'career', json_build_object('code', p.career_code, 'label', coalesce(k.label, p.career_code)),
    'organisation', o.name, 'training', p.training, 'languages', p.languages, 'commune', m.name,
    'distance_km', {distance}, 'response_hours', ceil(v.answer_hours),
    'contactable', state.why_not IS NULL, 'why_not', state.why_not"""

_METRES = "epass_distance_m(:lat, :lon, m.lat, m.lon)"

_PAGE = """
    SELECT x.position, x.id, x.json FROM (
        SELECT {position} AS position, p.id::text AS id, json_build_object({item})::text AS json
        {visible}
          AND state.why_not IS DISTINCT FROM 'paused'
          AND (NOT CAST(:contactable AS boolean) OR state.why_not IS NULL)
          AND (CAST(:career AS text) IS NULL OR p.career_code = :career)
          AND (CAST(:kind AS text) IS NULL OR p.kind = :kind)
          AND (CAST(:language AS text) IS NULL OR :language = ANY(p.languages))
          AND (:training = '' OR epass_vector(p.training) @@ epass_query(:training))
          AND (:query = '' OR k.search || epass_vector(concat_ws(' ', p.job_title, p.training, o.name))
               @@ epass_query(:query))
          {near}
    ) x
    WHERE CAST(:after AS float8) IS NULL OR (x.position, x.id) > (CAST(:after AS float8), :after_id)
    ORDER BY x.position, x.id LIMIT :limit
"""

MENTORS_NEAR = text(
    _PAGE.format(
        position=_METRES,
        item=_MENTOR.format(distance=f"round({_METRES} / 1000)"),
        visible=_VISIBLE,
        near=f"AND (CAST(:radius_m AS float8) IS NULL OR {_METRES} <= :radius_m)",
    )
)

MENTORS = text(
    _PAGE.format(
        position="-extract(epoch FROM approval.decided_at)::float8",
        item=_MENTOR.format(distance="NULL"),
        visible=_VISIBLE,
        near="",
    )
)

MENTOR = text(
    f"""
    SELECT json_build_object({_MENTOR.format(distance="NULL")}, 'presentation', p.presentation)::text AS json
    {_VISIBLE} AND state.why_not IS DISTINCT FROM 'paused' AND p.id = :id
    """
)

# For each of these careers, whom the list of those who can be asked now shows first.
FIRST_OF_CAREERS = text(
    f"""
    SELECT DISTINCT ON (p.career_code) p.career_code AS career,
        json_build_object({_MENTOR.format(distance="NULL")})::text AS json
    {_VISIBLE} AND state.why_not IS NULL AND p.career_code = ANY(CAST(:careers AS text[]))
    ORDER BY p.career_code, approval.decided_at DESC, p.id
    """
)

# For staff who look for somebody to name: by first name too, of their departments; who pauses is left alone.
FOR_STAFF = text(
    f"""
    SELECT p.id, a.first_name, p.kind, p.job_title, coalesce(k.label, p.career_code) AS career,
        o.name AS organisation, m.name AS commune
    {_VISIBLE} AND state.why_not IS DISTINCT FROM 'paused'
      AND (CAST(:everywhere AS boolean) OR p.department = ANY(CAST(:departments AS text[])))
      AND k.search || epass_vector(concat_ws(' ', a.first_name, p.job_title, p.training, o.name, m.name))
          @@ epass_query(:query)
    ORDER BY a.first_name, p.id LIMIT :limit
    """
)

# The student is the viewer: whoever they may not see does not get their question either.
ASKED = text(
    f"""
    SELECT p.account_id, p.career_code, p.department, state.why_not
    {_VISIBLE} AND p.account_id <> :viewer_id
      AND (p.id = CAST(:profile_id AS uuid) OR p.account_id = CAST(:account_id AS uuid))
    """
)

# Those of these whom a viewer may see, also who can take no question now.
SEEN = text(
    f"""
    SELECT p.id, p.account_id, a.first_name, p.kind, p.job_title, p.career_code, p.department,
        o.name AS organisation, m.lat, m.lon
    {_VISIBLE} AND (p.account_id = ANY(CAST(:account_ids AS uuid[])) OR p.id = CAST(:profile_id AS uuid))
    """
)

# Same ROME code first, then the same broader career, then the same ROME family; nobody of another one. Within
# these, who learned what the question names; then the same department and the nearest commune, by steps of
# 20 km, so that not the same few get everything; then who answered the last ones, and has least to do.
KNOWING = text(
    f"""
    SELECT p.account_id
    {_VISIBLE} AND state.why_not IS NULL AND p.account_id <> :viewer_id
      AND p.account_id <> ALL(CAST(:but AS uuid[]))
      AND left(p.career_code, 3) = left(:career, 3)
    ORDER BY
        CASE WHEN p.career_code = :career THEN 0
            WHEN p.career_code = (SELECT q.parent_code FROM career q WHERE q.code = :career
                    AND q.rome_version = (SELECT max(rome_version) FROM career))
                OR k.parent_code = :career THEN 1
            ELSE 2 END,
        NOT (:training <> '' AND epass_vector(p.training) @@ epass_query(:training)),
        p.department <> :department,
        CASE WHEN CAST(:lat AS float8) IS NULL THEN 0
            ELSE floor(epass_distance_m(CAST(:lat AS float8), CAST(:lon AS float8), m.lat, m.lon) / 20000)
            END,
        coalesce(v.silences, 0), busy.conversations, md5(p.id::text || :seed)
    LIMIT :limit
    """
)

AVAILABILITY = text(
    f"""
    SELECT coalesce(v.capacity, 3) AS capacity, coalesce(v.hours, '[]') AS hours, v.away_from, v.away_until,
        (SELECT count(*) FROM conversation c
         WHERE c.mentor_id = a.id AND NOT c.as_staff AND c.status <> 'closed') AS open_now,
        coalesce(p.paused, false) OR v.silent_at IS NOT NULL AS paused,
        v.silent_at IS NOT NULL AS paused_for_silence,
        (SELECT count(*) FROM conversation c JOIN question q ON q.id = c.question_id
         WHERE c.mentor_id = a.id AND q.thanked_at IS NOT NULL) AS thanks,
        v.hidden_at IS NOT NULL OR {suspended("a.id")} AS kept_out
    FROM account a
    LEFT JOIN mentor_availability v ON v.account_id = a.id
    LEFT JOIN mentor_profile p ON p.account_id = a.id
    WHERE a.id = :account_id
    """
)

WRITE_AVAILABILITY = text(
    """
    INSERT INTO mentor_availability (account_id, capacity, hours, away_from, away_until)
    VALUES (:account_id, :capacity, CAST(:hours AS jsonb), :away_from, :away_until)
    ON CONFLICT (account_id) DO UPDATE SET capacity = EXCLUDED.capacity, hours = EXCLUDED.hours,
        away_from = EXCLUDED.away_from, away_until = EXCLUDED.away_until
    """
)

FORGET_SILENCES = text(
    """
    UPDATE mentor_availability SET silences = 0, silent_at = NULL
    WHERE account_id = :account_id AND (silences > 0 OR silent_at IS NOT NULL)
    """
)

# Returns only the mentor whom this very silence pauses.
COUNT_SILENCE = text(
    """
    INSERT INTO mentor_availability AS v (account_id, silences, silent_at)
    VALUES (:account_id, 1, CASE WHEN :limit <= 1 THEN CAST(:now AS timestamptz) END)
    ON CONFLICT (account_id) DO UPDATE SET silences = v.silences + 1,
        silent_at = CASE WHEN v.silences + 1 >= :limit THEN coalesce(v.silent_at, :now) END
    RETURNING v.silent_at = :now AS paused
    """
)

BREAK_SILENCE = text(
    "UPDATE mentor_availability SET silences = 0 WHERE account_id = :account_id AND silences > 0"
)

# Counted from when the question reached the mentor.
LEARN_ANSWER_TIME = text(
    """
    INSERT INTO mentor_availability AS v (account_id, answer_hours)
    SELECT :account_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY last.hours) FROM (
        SELECT extract(epoch FROM c.answered_at - coalesce(f.offered_at, c.opened_at)) / 3600 AS hours
        FROM conversation c
        LEFT JOIN question_offer f ON f.question_id = c.question_id AND f.account_id = c.mentor_id
        WHERE c.mentor_id = :account_id AND c.answered_at IS NOT NULL
        ORDER BY c.answered_at DESC LIMIT 10
    ) last HAVING count(*) > 0
    ON CONFLICT (account_id) DO UPDATE SET answer_hours = EXCLUDED.answer_hours
    """
)

# Without hours, or without a row, at any time.
RINGABLE = text(
    """
    SELECT asked.id
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:moments AS timestamp[])) AS asked (id, at)
    LEFT JOIN mentor_availability v ON v.account_id = asked.id
    WHERE (CAST(asked.at AS date) BETWEEN v.away_from AND v.away_until) IS NOT TRUE
      AND (v.hours IS NULL OR v.hours = '[]' OR EXISTS (
            SELECT FROM jsonb_array_elements(v.hours) slot
            WHERE CAST(slot->>'weekday' AS int) = extract(isodow FROM asked.at)
              AND slot->>'from' <= to_char(asked.at, 'HH24:MI')
              AND to_char(asked.at, 'HH24:MI') < slot->>'to'))
    """
)

EXPORT = text(
    """
    SELECT capacity, hours, away_from, away_until, silences, silent_at, answer_hours
    FROM mentor_availability WHERE account_id = :account_id
    """
)

# Also of somebody who is hidden, blocked or paused meanwhile: a report of them is still one.
REPORTED = text(
    f"""
    SELECT p.account_id, p.department, p.presentation, p.job_title, p.training, p.updated_at, v.hidden_at,
        {adult("a.birth_date")} AS adult
    FROM mentor_profile p JOIN account a ON a.id = p.account_id
    LEFT JOIN mentor_availability v ON v.account_id = p.account_id
    WHERE p.id = :id AND EXISTS (
        SELECT FROM candidacy c
        WHERE c.account_id = p.account_id AND c.role = 'mentor' AND c.status = 'approved')
    """
)

AGES_MEET = text(
    f"""
    SELECT {ages_meet("viewer", "mentor")} FROM account viewer CROSS JOIN account mentor
    WHERE viewer.id = :account_id AND mentor.id = :mentor_id
    """
)

HIDE = text(
    """
    INSERT INTO mentor_availability (account_id, hidden_at) VALUES (:account_id, :now)
    ON CONFLICT (account_id) DO UPDATE SET hidden_at = EXCLUDED.hidden_at
    """
)

ERASE = text("DELETE FROM mentor_availability WHERE account_id = :account_id")
