"""SQL of the moderators' console, of statements of reasons and appeals, and of how long all is kept."""

from sqlalchemy import text

from api.people.moderation.queries import ESCALATED, in_reach, is_work
from api.platform.kit.statements import old_rows
from api.safety.reach import adult, restricted

# Open: the gravest first, then the oldest. Decided: the newest first.
CASES = text(
    f"""
    SELECT json_build_object('id', c.id, 'origin', c.origin, 'subject_kind', c.subject_kind,
        'gravity', c.gravity, 'department', c.department, 'reason', c.reason, 'opened_at', c.opened_at,
        'decided_at', c.decided_at, 'look_asked_at', c.look_asked_at, 'about_id', c.about_id,
        'about', a.first_name, 'decision', last.decision, 'decider', last.decider,
        'others', (SELECT count(*) FROM moderation_case o
            WHERE o.about_id = c.about_id AND o.id <> c.id AND o.decided_at IS NULL
              AND {is_work("o")}),
        'findings', (SELECT coalesce(json_agg(DISTINCT span ->> 'finding'), '[]')
            FROM moderation_evidence e CROSS JOIN jsonb_array_elements(e.spans) span
            WHERE e.case_id = c.id AND e.subject_kind = c.subject_kind
              AND e.subject_id = c.subject_id))::text AS json,
        c.id::text AS id, c.position
    FROM (
        SELECT *, CAST(CASE WHEN decided_at IS NULL
            THEN (4 - gravity) * 10000000000.0 + extract(epoch FROM opened_at)
            ELSE -extract(epoch FROM decided_at) END AS double precision) AS position
        FROM moderation_case
        WHERE (decided_at IS NULL) = :open AND (CAST(:origin AS text) IS NULL OR origin = :origin)
          AND (CAST(:subject_kind AS text) IS NULL OR subject_kind = :subject_kind)
          AND (CAST(:about_id AS uuid) IS NULL OR about_id = :about_id)
          AND {is_work("moderation_case")}
          AND {in_reach("moderation_case", ":viewer", also=ESCALATED)}
          AND id IS DISTINCT FROM CAST(:except AS uuid)
    ) c LEFT JOIN account a ON a.id = c.about_id
    LEFT JOIN LATERAL (
        SELECT d.decision, decider.first_name AS decider
        FROM moderation_decision d LEFT JOIN account decider ON decider.id = d.decided_by
        WHERE d.case_id = c.id ORDER BY d.created_at DESC LIMIT 1
    ) last ON true
    WHERE CAST(:after AS double precision) IS NULL OR (c.position, c.id::text) > (:after, :after_id)
    ORDER BY c.position, c.id::text LIMIT :limit
    """
)

_CASE = """
    SELECT id, origin, subject_kind, subject_id, gravity, department, reporter_id, about_id, reason, note,
        opened_at, decided_at, look_asked_at, escalated_at
    FROM moderation_case WHERE id = :id
"""
CASE = text(_CASE)
LOCK_CASE = text(f"{_CASE} FOR UPDATE")

# Reports that joined it are decided with it.
_WITH_JOINED = "WHERE id = :id OR joined_id = :id"
CLOSE_CASE = text(f"UPDATE moderation_case SET decided_at = :now {_WITH_JOINED}")
REOPEN_CASE = text(f"UPDATE moderation_case SET decided_at = NULL, told_at = NULL {_WITH_JOINED}")

JOINED = text(
    """
    SELECT reporter_id, reason, note, opened_at FROM moderation_case
    WHERE joined_id = :id ORDER BY opened_at LIMIT :limit
    """
)

JOINED_REPORTERS = text(
    "SELECT DISTINCT reporter_id FROM moderation_case WHERE joined_id = :id AND reporter_id IS NOT NULL"
)

# Of placements whose end nobody knows, all count.
PEOPLE = text(
    f"""
    SELECT a.id, a.first_name, a.birth_date, a.status,
        coalesce(array_agg(DISTINCT r.role) FILTER (WHERE r.role IS NOT NULL), '{{}}') AS roles,
        {restricted("a.id")} AS kept_from_minors,
        (SELECT count(*) FROM organisation_member m
            JOIN offer o ON o.organisation_id = m.organisation_id
            JOIN application x ON x.offer_id = o.id AND x.status IN ('accepted', 'confirmed')
            JOIN account pupil ON pupil.id = x.account_id
            WHERE m.account_id = a.id AND NOT {adult("pupil.birth_date")}
              AND coalesce(o.end_on, (SELECT max(week) + 6 FROM unnest(x.held_weeks) week),
                o.start_on + o.duration_days, :today) >= :today) AS minors_expected
    FROM account a LEFT JOIN account_role r ON r.account_id = a.id
    WHERE a.id = ANY(CAST(:ids AS uuid[])) GROUP BY a.id
    """
)

NAMES = text(
    """
    SELECT first_name, coalesce(email, '') AS email FROM account
    WHERE id = ANY(CAST(:ids AS uuid[])) ORDER BY id
    """
)

# The telling in which the most was found is the original.
EVIDENCE = text(
    """
    SELECT DISTINCT ON (subject_kind, subject_id) subject_kind, subject_id, author_id, original, spans,
        written_at
    FROM moderation_evidence
    WHERE subject_id = ANY(CAST(:ids AS uuid[])) OR case_id = CAST(:case_id AS uuid)
    ORDER BY subject_kind, subject_id, jsonb_array_length(spans) DESC, id
    """
)

DECISIONS = text(
    """
    SELECT d.id, d.case_id, c.origin, c.subject_kind, d.decision, d.decided_by, decider.first_name AS decider,
        d.reason, d.note, d.until, d.created_at, d.lifted_at, d.unmasked, ap.status AS appeal
    FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
    LEFT JOIN account decider ON decider.id = d.decided_by
    LEFT JOIN moderation_appeal ap ON ap.decision_id = d.id
    WHERE d.case_id = :case_id OR (d.about_id = CAST(:about_id AS uuid) AND d.decision <> 'dismiss')
    ORDER BY d.created_at DESC, d.id
    """
)

SAME_DECISION = text(
    "SELECT 1 FROM moderation_decision WHERE id = :id AND case_id = :case_id AND decision = :decision"
)

INSERT_DECISION = text(
    """
    INSERT INTO moderation_decision (id, case_id, decision, decided_by, about_id, reason, note, until,
        created_at)
    VALUES (:id, :case_id, :decision, :decided_by, :about_id, :reason, :note, :until, :now)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

# The newest first; a decision that was taken back still stands in the order.
DECISIONS_OF_CASE = text(
    """
    SELECT id AS decision_id, decision, about_id, lifted_at FROM moderation_decision WHERE case_id = :case_id
    ORDER BY created_at DESC, id DESC
    """
)

LIFT_DECISION = text("UPDATE moderation_decision SET lifted_at = :now WHERE id = :id AND lifted_at IS NULL")

OTHER_BAN = text(
    """
    SELECT EXISTS (SELECT 1 FROM moderation_decision
        WHERE about_id = :about_id AND decision = 'ban' AND lifted_at IS NULL AND id <> :id)
    """
)

# `deciding.held_for`, in SQL.
_HELD_FOR = "(c.origin = 'insult' OR (c.origin = 'grooming' AND c.gravity >= 4))"

# Several cases may be about one thing: it stays out of sight as long as one decision says so, or one of them
# holds it and waits.
STILL_HIDDEN = text(
    f"""
    SELECT EXISTS (SELECT 1 FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
        WHERE c.subject_kind = :subject_kind AND c.subject_id = :subject_id AND d.lifted_at IS NULL
          AND (d.decision IN ('hide', 'suspend', 'ban')
               OR ({_HELD_FOR} AND d.decision <> 'dismiss')))
      OR EXISTS (SELECT 1 FROM moderation_case c
        WHERE c.subject_kind = :subject_kind AND c.subject_id = :subject_id AND c.id <> :case_id
          AND {_HELD_FOR} AND c.decided_at IS NULL)
    """
)

# What was dismissed while another case still kept its author from minors waits for the last of them, whatever
# it was held for; what went out already stays as it is.
RELEASED_LATER = text(
    f"""
    SELECT c.id, c.subject_kind, c.subject_id FROM moderation_case c
    WHERE c.about_id = :about_id AND c.id <> :case_id AND {_HELD_FOR}
      AND NOT {restricted(":about_id")}
      AND EXISTS (SELECT FROM moderation_decision d
          WHERE d.case_id = c.id AND d.decision = 'dismiss' AND d.lifted_at IS NULL)
    ORDER BY c.opened_at DESC LIMIT 20
    """
)

# As it was written, where something of it was masked.
MASKED_ORIGINAL = text(
    """
    SELECT e.original, e.spans FROM moderation_case c
    JOIN moderation_evidence e ON e.case_id = c.id AND e.subject_kind = c.subject_kind
        AND e.subject_id = c.subject_id
    WHERE c.id = :case_id
    """
)

UNMASKED = text("UPDATE moderation_decision SET unmasked = true WHERE id = :id")

STATEMENTS = text(
    """
    SELECT d.id, c.subject_kind, d.decision, d.reason, d.until, d.created_at, d.lifted_at, d.unmasked,
        EXISTS (SELECT FROM restriction r WHERE r.case_id = c.id AND r.decision_id IS NULL) AS waited,
        d.decision <> 'ban' AND EXISTS (SELECT FROM restriction r
            WHERE r.decision_id = d.id AND r.lifted_at IS NULL) AS kept,
        CASE WHEN d.about_id = :account_id THEN 'concerned' ELSE 'reporter' END AS side,
        ap.id AS appeal_id, ap.text, ap.status, ap.created_at AS appealed_at, ap.decided_at, ap.answer
    FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
    LEFT JOIN moderation_appeal ap ON ap.decision_id = d.id AND ap.account_id = :account_id
    WHERE (c.reporter_id = :account_id
            OR c.id IN (SELECT joined_id FROM moderation_case WHERE reporter_id = :account_id)
            OR (d.about_id = :account_id AND (d.decision IN ('warn', 'hide', 'suspend', 'ban')
                OR (d.decision = 'dismiss' AND (c.look_asked_at IS NOT NULL OR EXISTS (
                    SELECT FROM restriction r WHERE r.case_id = c.id AND r.decision_id IS NULL))))))
      AND (CAST(:id AS uuid) IS NULL OR d.id = :id)
    ORDER BY d.created_at DESC, d.id
    """
)

CONCERNED = text("SELECT about_id FROM moderation_decision WHERE id = :id AND decision = 'ban'")

DECIDED_AT = text("SELECT created_at FROM moderation_decision WHERE id = :id")

LOCK_DECISION = text("SELECT 1 FROM moderation_decision WHERE id = :id FOR UPDATE")

LINK_SENT = text(
    """
    SELECT 1 FROM public.audit_entry
    WHERE account_id = :account_id AND action = 'statement.link_sent' AND at > :lately LIMIT 1
    """
)

INSERT_APPEAL = text(
    """
    INSERT INTO moderation_appeal (id, decision_id, account_id, text, created_at)
    VALUES (:id, :decision_id, :account_id, :text, :now) ON CONFLICT DO NOTHING RETURNING id
    """
)

SAME_APPEAL = text(
    """
    SELECT 1 FROM moderation_appeal
    WHERE id = :id AND decision_id = :decision_id AND account_id = :account_id
    """
)

DECISION_AND_CASE = text(
    """
    SELECT d.decided_by, c.department, c.about_id, c.reporter_id
    FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id WHERE d.id = :id
    """
)

APPEALS = text(
    f"""
    SELECT json_build_object('id', ap.id, 'decision_id', d.id, 'case_id', c.id, 'department', c.department,
        'side', CASE WHEN ap.account_id = d.about_id THEN 'concerned' ELSE 'reporter' END,
        'decision', d.decision, 'reason', d.reason, 'until', d.until, 'text', ap.text, 'status', ap.status,
        'created_at', ap.created_at, 'decided_at', ap.decided_at, 'answer', ap.answer,
        'may_decide', ap.status = 'waiting' AND d.decided_by IS DISTINCT FROM :viewer)::text AS json,
        ap.id::text AS id, ap.position
    FROM (
        SELECT *, CAST(CASE WHEN decided_at IS NULL THEN extract(epoch FROM created_at)
            ELSE -extract(epoch FROM decided_at) END AS double precision) AS position
        FROM moderation_appeal WHERE (decided_at IS NULL) = :open
    ) ap
    JOIN moderation_decision d ON d.id = ap.decision_id JOIN moderation_case c ON c.id = d.case_id
    WHERE {in_reach("c", ":viewer")}
      AND (CAST(:after AS double precision) IS NULL OR (ap.position, ap.id::text) > (:after, :after_id))
    ORDER BY ap.position, ap.id::text LIMIT :limit
    """
)

LOCK_APPEAL = text(
    """
    SELECT ap.account_id, ap.status, ap.decided_by, d.id AS decision_id, d.decision, d.about_id,
        d.decided_by AS author, c.id, c.id AS case_id, c.origin, c.subject_kind, c.subject_id, c.department,
        c.reporter_id, c.gravity, CAST(NULL AS timestamptz) AS escalated_at
    FROM moderation_appeal ap JOIN moderation_decision d ON d.id = ap.decision_id
    JOIN moderation_case c ON c.id = d.case_id
    WHERE ap.id = :id FOR UPDATE OF ap, c
    """
)

DECIDE_APPEAL = text(
    """
    UPDATE moderation_appeal SET status = :status, decided_at = :now, decided_by = :decided_by,
        answer = :answer
    WHERE id = :id
    """
)

# What is not grave lapses undecided after a term, what was only masked and nobody asked about sooner; what is
# grave waits until it is decided. Not while a suspension runs or an appeal waits; what was handed to the
# authorities is kept longer. The shorter of two periods comes first: the index begins with it.
DELETE_OLD = (
    old_rows(
        "moderation_case",
        """
        decided_at IS NULL AND gravity < :grave AND joined_id IS NULL
        AND opened_at
            < CAST(:now AS timestamptz) - make_interval(days => least(CAST(:masked_days AS int), :minor_days))
        AND opened_at < CAST(:now AS timestamptz) - make_interval(days => CASE
            WHEN origin IN ('contact', 'name') AND look_asked_at IS NULL THEN CAST(:masked_days AS int)
            ELSE :minor_days END)
        """,
        "opened_at",
        hanging=5,
    ),
    old_rows(
        "moderation_case c",
        """
        c.decided_at
            < CAST(:now AS timestamptz) - make_interval(days => least(CAST(:transmitted_days AS int), :days))
        AND c.decided_at < CAST(:now AS timestamptz) - make_interval(days => CASE WHEN EXISTS (
                SELECT 1 FROM moderation_decision d
                WHERE d.case_id = coalesce(c.joined_id, c.id) AND d.decision = 'transmit')
            THEN CAST(:transmitted_days AS int) ELSE :days END)
        AND NOT EXISTS (SELECT 1 FROM moderation_decision d LEFT JOIN moderation_appeal ap
                ON ap.decision_id = d.id AND ap.status = 'waiting'
            WHERE d.case_id = coalesce(c.joined_id, c.id)
              AND (ap.id IS NOT NULL OR (d.until > CAST(:now AS timestamptz) AND d.lifted_at IS NULL)))
        """,
        "decided_at",
        hanging=5,
    ),
)
