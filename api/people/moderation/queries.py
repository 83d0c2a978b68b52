"""SQL of moderation: filing, reports, blocks, silences and suspensions."""

from sqlalchemy import text

from api.safety.reach import adult, apart, backed, kept_from, known_as, minor


def is_work(case: str) -> str:
    """Whether a case is moderators' work: one's own name, masked, is nobody's until its author asks, and a
    report that joined another case is decided with it.
    """
    return f"({case}.joined_id IS NULL AND ({case}.origin <> 'name' OR {case}.look_asked_at IS NOT NULL))"


def in_reach(case: str, viewer: str, *, also: str = "false") -> str:
    """Whether who moderates may look at a case: of their departments, or where `also` says so, and neither
    reported by them nor about them. Of `:everywhere` and `:departments`.
    """
    return f"""(:everywhere OR {case}.department = ANY(CAST(:departments AS text[])) OR {also})
        AND {case}.reporter_id IS DISTINCT FROM {viewer} AND {case}.about_id IS DISTINCT FROM {viewer}"""


ESCALATED = "(escalated_at IS NOT NULL AND decided_at IS NULL)"
"""Of a case that stands alone in its statement: it waits for whoever is there."""

INSERT_CASE = text(
    """
    INSERT INTO moderation_case (id, origin, subject_kind, subject_id, gravity, department, reporter_id,
        about_id, reason, note, quiet, joined_id, opened_at)
    VALUES (coalesce(CAST(:id AS uuid), uuidv7()), :origin, :subject_kind, :subject_id, :gravity, :department,
        :reporter_id, :about_id, :reason, :note, :quiet, :joined_id, :now)
    ON CONFLICT (id) DO NOTHING RETURNING id
    """
)

COMMUNE_OF = text("SELECT commune_code FROM account WHERE id = :account_id")

# Cases for what somebody wanted to say and could not, within a day. Cries are what was found in their own
# words: what the app itself says of them holds none.
REFUSED_LATELY = text(
    """
    SELECT count(c.id) FILTER (WHERE e.spans @> '[{"finding": "distress"}]') AS cries,
        coalesce(bool_or(c.subject_id = :subject_id), false) AS same
    FROM account a LEFT JOIN (moderation_case c
            JOIN moderation_evidence e ON e.case_id = c.id AND e.subject_id = c.subject_id)
        ON c.about_id = a.id AND c.origin = 'distress' AND c.subject_kind = 'words' AND c.opened_at > :day_ago
    WHERE a.id = :account_id GROUP BY a.id
    """
)

CHATTED_LATELY = text(
    """
    SELECT count(c.id) AS opened, last.id AS waiting,
        (SELECT count(*) FROM moderation_evidence e WHERE e.case_id = last.id) AS lines
    FROM account a
    LEFT JOIN moderation_case c ON c.about_id = a.id AND c.origin = 'distress' AND c.subject_kind = 'chat'
        AND c.opened_at > :day_ago
    LEFT JOIN LATERAL (
        SELECT w.id FROM moderation_case w
        WHERE w.about_id = a.id AND w.origin = 'distress' AND w.subject_kind = 'chat'
          AND w.opened_at > :day_ago AND w.decided_at IS NULL
        ORDER BY w.opened_at DESC LIMIT 1) last ON true
    WHERE a.id = :account_id GROUP BY a.id, last.id
    """
)

# What was found is kept with the first telling of it; reports add the messages around.
INSERT_EVIDENCE = text(
    """
    INSERT INTO moderation_evidence (case_id, subject_kind, subject_id, author_id, reader_id, original, spans,
        written_at)
    SELECT :case_id, line.kind, line.id, line.author_id, coalesce(line.reader_id, known.reader_id),
        coalesce(known.original, line.text), coalesce(known.spans, line.spans), line.written_at
    FROM jsonb_to_recordset(CAST(:lines AS jsonb)) AS line
        (kind text, id uuid, author_id uuid, reader_id uuid, text text, spans jsonb, written_at timestamptz)
    LEFT JOIN LATERAL (
        SELECT original, spans, reader_id FROM moderation_evidence
        WHERE subject_id = line.id AND subject_kind = line.kind
        ORDER BY jsonb_array_length(spans) DESC, reader_id NULLS LAST LIMIT 1
    ) known ON true
    ON CONFLICT DO NOTHING
    """
)

APART = text(
    f"""
    SELECT {apart(":one", ":other")} OR EXISTS (
        SELECT FROM account one CROSS JOIN account other WHERE one.id = :one AND other.id = :other
            AND ({kept_from("one.id", "other")} OR {kept_from("other.id", "one")}))
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
    UPDATE moderation_case c SET told_at = :now
    WHERE id = :id AND told_at IS NULL AND decided_at IS NULL
    RETURNING origin, gravity, department, about_id, reporter_id, EXISTS (
        SELECT 1 FROM moderation_case o
        WHERE o.about_id = c.about_id AND o.department = c.department AND o.id <> c.id
          AND o.gravity >= :danger AND o.decided_at IS NULL AND o.told_at > :lately) AS rung,
        c.quiet AND EXISTS (
            SELECT FROM moderation_case o
            WHERE o.quiet AND o.department = c.department AND o.id <> c.id
              AND o.told_at >= date_trunc('hour', CAST(:now AS timestamptz))) AS covered
    """
)

# Whoever was told has had their time.
TAKE_ESCALATIONS = text(
    """
    UPDATE moderation_case SET escalated_at = :now
    WHERE decided_at IS NULL AND escalated_at IS NULL AND joined_id IS NULL AND gravity >= :danger
      AND coalesce(told_at, opened_at) < :before
    RETURNING id, department, about_id, reporter_id
    """
)

TAKE_REMINDERS = text(
    f"""
    UPDATE moderation_case c SET told_at = :now
    WHERE decided_at IS NULL AND {is_work("c")}
      AND coalesce(told_at, opened_at) < CASE WHEN gravity >= :grave THEN CAST(:grave_before AS timestamptz)
          ELSE CAST(:before AS timestamptz) END
    RETURNING department, gravity, about_id, reporter_id
    """
)

# Who is not known to be a minor may be an adult, and the other way round.
SAYS = text(
    f"""
    SELECT NOT {minor("w.birth_date")} AS by_adult, NOT {adult("r.birth_date")} AS to_minor
    FROM account w LEFT JOIN account r ON r.id = CAST(:reader_id AS uuid) WHERE w.id = :account_id
    """
)

SAME_REPORT = text(
    """
    SELECT id, joined_id FROM moderation_case
    WHERE reporter_id = :reporter_id AND subject_kind = :subject_kind AND subject_id = :subject_id
      AND (id = :id OR decided_at IS NULL)
    ORDER BY id = :id DESC LIMIT 1
    """
)

# What reports of quiet voices join, of whomever it is.
OPEN_CASE_OF = text(
    """
    SELECT id FROM moderation_case
    WHERE subject_kind = :subject_kind AND subject_id = :subject_id AND origin = 'report'
      AND decided_at IS NULL AND joined_id IS NULL
    ORDER BY gravity DESC, opened_at LIMIT 1 FOR UPDATE
    """
)

# Whether somebody's word rings staff, and about how many others it did within a day.
VOICE = text(
    f"""
    SELECT a.created_at <= :known_since OR {backed("a")} OR EXISTS (
            SELECT FROM account_role r WHERE r.account_id = a.id AND r.role NOT IN ('student', 'parent'))
            AS known,
        (SELECT count(DISTINCT coalesce(c.about_id, c.subject_id)) FROM moderation_case c
            WHERE c.reporter_id = a.id AND c.gravity >= :danger AND NOT c.quiet AND c.opened_at > :day_ago
              AND coalesce(c.about_id, c.subject_id) <> :about) AS alarms,
        (SELECT count(DISTINCT (c.subject_kind, c.subject_id)) FROM moderation_case c
            JOIN moderation_decision d ON d.case_id = coalesce(c.joined_id, c.id)
            WHERE c.reporter_id = a.id AND d.decision = 'dismiss' AND d.lifted_at IS NULL) AS dismissed
    FROM account a WHERE a.id = :reporter_id
    """
)

# Those of quiet voices that rang there within a day, or are about to.
QUIET_ALARMS = text(
    """
    SELECT count(*) FROM moderation_case
    WHERE quiet AND joined_id IS NULL AND department = :department AND gravity >= :danger
      AND (told_at IS NULL OR told_at > :day_ago)
    """
)

# Somebody reports the same once more: a note is added, what is graver than they said first counts.
RAISE = text(
    """
    UPDATE moderation_case SET gravity = greatest(gravity, :gravity),
        told_at = CASE WHEN gravity < :gravity THEN NULL ELSE told_at END,
        reason = CASE WHEN gravity < :gravity THEN :reason ELSE reason END,
        quiet = quiet AND :quiet,
        note = left(concat_ws(E'\\n', nullif(note, ''), nullif(:note, '')), 8000)
    WHERE id = :id AND (gravity < :gravity OR :note <> '') AND decided_at IS NULL RETURNING id
    """
)

# Not somebody under 18 whom an adult reports; whose age is not known counts as an adult here. Nor twice.
SILENCE = text(
    f"""
    INSERT INTO silence (silenced_id, toward_id, case_id, known_as)
    SELECT id, :toward_id, :case_id, first_name FROM account
    WHERE id = ANY(CAST(:silenced AS uuid[])) AND (:toward_minor OR NOT {minor("birth_date")})
      AND NOT EXISTS (SELECT FROM silence s WHERE s.silenced_id = account.id AND s.toward_id = :toward_id
          AND s.case_id = :case_id AND s.lifted_at IS NULL)
    """
)

INSERT_BLOCK = text(
    """
    INSERT INTO block (id, blocker_id, blocked_id, known_as)
    SELECT :id, :blocker_id, id, first_name FROM account
    WHERE id = :blocked_id ON CONFLICT DO NOTHING
    """
)

BLOCKS = text(
    f"""
    SELECT b.id, {known_as("b.blocker_id", "b.blocked_id", "''")} AS first_name, b.created_at FROM block b
    WHERE b.blocker_id = :blocker_id AND (CAST(:blocked_id AS uuid) IS NULL OR b.blocked_id = :blocked_id)
    ORDER BY b.created_at DESC, b.id
    """
)

DELETE_BLOCK = text("DELETE FROM block WHERE id = :id AND blocker_id = :blocker_id RETURNING id")

# Whom the viewer reported and who is kept from them since, however often they did.
SEPARATIONS = text(
    f"""
    SELECT DISTINCT ON (s.silenced_id) s.id, s.created_at,
        {known_as("s.toward_id", "s.silenced_id", "''")} AS first_name FROM silence s
    WHERE s.toward_id = :account_id AND s.lifted_at IS NULL ORDER BY s.silenced_id, s.created_at
    """
)

END_SEPARATION = text(
    """
    UPDATE silence s SET lifted_at = :now FROM silence named
    WHERE named.id = :id AND named.toward_id = :account_id AND s.toward_id = named.toward_id
      AND s.silenced_id = named.silenced_id AND s.lifted_at IS NULL
    RETURNING s.id
    """
)

# Cases in which words were masked or held; beside a cry for help, what was masked has no other.
_OF_WORDS = "origin IN ('contact', 'name', 'insult', 'grooming', 'distress')"

# What was only masked waits in the queue without a word: from now on staff hear of it.
ASK_FOR_LOOK = text(
    f"""
    UPDATE moderation_case SET look_asked_at = coalesce(look_asked_at, :now), gravity = greatest(gravity, 2),
        told_at = CASE WHEN look_asked_at IS NULL AND gravity < 2 THEN NULL ELSE told_at END
    WHERE subject_kind = :subject_kind AND subject_id = :subject_id AND about_id = :account_id
      AND {_OF_WORDS} AND decided_at IS NULL
    RETURNING id, old.look_asked_at IS NULL AS new
    """
)

LOOKED_AT = text(
    f"""
    SELECT 1 FROM moderation_case
    WHERE subject_kind = :subject_kind AND subject_id = :subject_id AND about_id = :account_id
      AND {_OF_WORDS} LIMIT 1
    """
)
