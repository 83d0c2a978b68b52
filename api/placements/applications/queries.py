"""SQL of applications. Moments come from the caller, so that a test can move the clock.

Everything that changes an application locks in one order: accounts, then offers, then applications.
"""

from sqlalchemy import text

from api.platform.kit.statements import old_rows
from api.safety.reach import apart, backed, out_of_reach

# A student's own steps wait for each other: limits count the former, and one confirmation ends the others.
LOCK_STUDENT = text(
    """
    SELECT status, level, first_name, coalesce(email, '') AS email FROM account
    WHERE id = :account_id FOR NO KEY UPDATE
    """
)

# Whoever is told of a step; without it a ban of one of them at that moment would wait in a circle.
LOCK_PEOPLE = text(
    """
    SELECT id FROM account
    WHERE id = :account_id OR id IN (
        SELECT m.account_id FROM offer o JOIN organisation_member m ON m.organisation_id = o.organisation_id
        WHERE o.id = ANY(:offer_ids))
    ORDER BY id FOR KEY SHARE
    """
)

LOCK_OFFERS = text("SELECT id FROM offer WHERE id = ANY(:offer_ids) ORDER BY id FOR NO KEY UPDATE")

# What an answer, or its absence, does to a company concerns all of its offers.
LOCK_COMPANY_S_OFFERS = text(
    """
    SELECT id FROM offer
    WHERE id = :offer_id OR organisation_id = (SELECT organisation_id FROM offer WHERE id = :offer_id)
    ORDER BY id FOR NO KEY UPDATE
    """
)

READERS = text(
    f"""
    SELECT m.id FROM account m JOIN account p ON p.id = :account_id
    WHERE m.id = ANY(CAST(:members AS uuid[])) AND NOT {out_of_reach("m.id", "p")}
    """
)

# Applying

OFFER = text(
    """
    SELECT o.id, o.kind, o.levels, o.contract, o.start_on, o.organisation_id, o.places, o.reserved_uais,
        o.title, o.description, o.accessibility, o.duration_days, o.day_starts, o.day_ends, o.break_minutes,
        o.break_starts, o.weekdays, o.hours_per_day, o.hours_per_week, o.declarations, o.department,
        CASE WHEN o.status = 'published' AND o.expires_on < :today THEN 'expired' ELSE o.status END AS status,
        EXISTS (SELECT FROM offer_week w WHERE w.offer_id = o.id) AS has_weeks,
        ARRAY(SELECT w.week FROM offer_week w
              WHERE w.offer_id = o.id AND w.taken < w.places AND w.week > :today
              ORDER BY w.week) AS free_weeks
    FROM offer o WHERE o.id = :offer_id
    """
)

SENT_LATELY = text(
    """
    SELECT count(*) AS made, min(sent_at) AS oldest FROM application
    WHERE account_id = :account_id AND sent_at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

# Whom nobody answers for have a room of their own: they close no offer to the others.
OPEN_FOR_OFFER = text(
    f"""SELECT count(*) FROM application a JOIN account p ON p.id = a.account_id
    WHERE a.offer_id = :offer_id AND a.status IN ('sent', 'accepted')
      AND {backed("p")} = (SELECT {backed("me")} FROM account me WHERE me.id = :account_id)"""
)

SAME = text(
    """
    SELECT id, offer_id, account_id FROM application
    WHERE id = :id OR (offer_id = :offer_id AND account_id = :account_id)
    """
)

APPLY = text(
    """
    INSERT INTO application (id, offer_id, account_id, motivation, motivation_original, about, about_original,
        weeks, share_school, share_contact, sent_at, changed_at, status, word, company_contact, reminded,
        held_reminded, offer_title)
    VALUES (:id, :offer_id, :account_id, :motivation, :motivation_original, :about, :about_original,
        :weeks, :share_school, :share_contact, :now, :now, 'sent', '', '', 0, false,
        (SELECT title FROM offer WHERE id = :offer_id))
    ON CONFLICT DO NOTHING RETURNING id
    """
)

# Steps

FIND = text(
    """
    SELECT a.id, a.offer_id, a.account_id, a.status, a.weeks, a.held_weeks, a.held_until,
        o.organisation_id, o.department, p.birth_date, p.level,
        o.status AS offer_status, p.status AS account_status,
        coalesce(o.publish_error->'codes' ? 'deleted', false) AS offer_deleted,
        EXISTS (SELECT FROM offer_week w WHERE w.offer_id = o.id) AS has_weeks,
        EXISTS (SELECT FROM organisation g WHERE g.id = o.organisation_id AND g.closed_at IS NOT NULL)
            AS organisation_closed
    FROM application a JOIN offer o ON o.id = a.offer_id JOIN account p ON p.id = a.account_id
    WHERE a.id = :id
    """
)

# What somebody has at the same company, this one first.
PLACEMENTS_THERE = text(
    """
    SELECT o.start_on, o.duration_days, o.hours_per_week, o.gratification_cents_per_hour
    FROM application a JOIN offer o ON o.id = a.offer_id JOIN offer this ON this.id = :offer_id
    WHERE a.account_id = :account_id AND o.kind = 'placement' AND this.kind = 'placement'
      AND (o.organisation_id = this.organisation_id OR left(o.siret, 9) = left(this.siret, 9))
      AND (a.status IN ('accepted', 'confirmed') OR a.id = :id)
    ORDER BY a.id <> :id
    """
)

# The single step: of two at once, the second finds another status. What was masked of one that is withdrawn
# is nobody's any more.
MOVE = text(
    """
    UPDATE application SET status = :status, reason = :reason, word = :word, changed_at = :now,
        held_weeks = CASE WHEN :status IN ('accepted', 'confirmed') THEN coalesce(:held_weeks, held_weeks)
            ELSE '{}' END,
        held_until = :held_until,
        motivation_original = CASE WHEN :status <> 'withdrawn' THEN motivation_original END,
        about_original = CASE WHEN :status <> 'withdrawn' THEN about_original END,
        company_contact = CASE WHEN :status IN ('accepted', 'confirmed')
            THEN coalesce(:contact, company_contact) ELSE '' END,
        seen_at = CASE WHEN :answered THEN coalesce(seen_at, :now) ELSE seen_at END,
        answered_at = CASE WHEN :answered THEN :now ELSE answered_at END
    WHERE id = :id AND status = :before RETURNING id
    """
)

NOTE = text(
    """
    INSERT INTO application_event (application_id, at, side, actor, status, reason, word)
    VALUES (:id, :now, :side, :actor, :status, :reason, :word)
    """
)

# Whom to ask for; what says the same changes nothing.
CORRECT_CONTACT = text(
    """
    UPDATE application SET company_contact = :contact
    WHERE id = :id AND status IN ('accepted', 'confirmed') AND company_contact <> :contact RETURNING id
    """
)

# What a company did while the status stayed; without words of a contact: they go as soon as the place does.
NOTE_ACT = text(
    """
    INSERT INTO application_event (application_id, at, side, actor, status, word, act)
    SELECT id, :now, 'company', :actor, status, '', :act FROM application WHERE id = :id
    """
)

# The last day on which somebody comes; of a contract, none is awaited.
LAST_DAY_THERE = """CASE WHEN o.kind <> 'apprenticeship' THEN coalesce(
    (SELECT max(w) + 4 FROM unnest(a.held_weeks) w), o.end_on, o.start_on + o.duration_days - 1) END"""

OVER = f"(a.status = 'confirmed' AND coalesce({LAST_DAY_THERE} < CAST(:today AS date), false))"

IS_OVER = text(f"SELECT {OVER} FROM application a JOIN offer o ON o.id = a.offer_id WHERE a.id = :id")

SAY_OUTCOME = text(
    """
    UPDATE application SET took_place = :took_place, outcome_at = :now
    WHERE id = :id AND status = 'confirmed' AND took_place IS DISTINCT FROM :took_place RETURNING id
    """
)

SEE = text(
    """
    UPDATE application SET seen_at = :now WHERE id = :id AND seen_at IS NULL AND status = 'sent' RETURNING id
    """
)

# Everything of a student that a confirmation may touch; where dates overlap is decided in `calendar.py`.
OPEN_OF_STUDENT = text(
    """
    SELECT a.id, a.offer_id, a.status, a.weeks, a.held_weeks, o.organisation_id, o.start_on, o.end_on,
        o.duration_days, EXISTS (SELECT FROM offer_week w WHERE w.offer_id = o.id) AS has_weeks
    FROM application a JOIN offer o ON o.id = a.offer_id
    WHERE a.account_id = :account_id AND a.status IN ('sent', 'accepted', 'confirmed') ORDER BY a.id
    """
)

KEEP_WEEKS = text("UPDATE application SET weeks = :weeks, changed_at = :now WHERE id = :id")

# An offer's new words are for whoever reads it before it is out; who applied knows the former ones.
TITLE = "CASE WHEN o.status IN ('published', 'full') THEN o.title ELSE coalesce(a.offer_title, o.title) END"


# One application as a member of its company may act on it; of somebody who left nothing is shown.
OURS = text(
    f"""
    SELECT a.account_id FROM application a JOIN offer o ON o.id = a.offer_id
    JOIN account p ON p.id = a.account_id AND p.status = 'active' AND NOT {apart(":account_id", "p.id")}
    JOIN organisation g ON g.id = o.organisation_id AND g.verified_at IS NOT NULL AND g.closed_at IS NULL
    JOIN organisation_member m ON m.organisation_id = g.id AND m.account_id = :account_id
    WHERE a.id = :id
    """
)

# What happens by itself

DUE_TO_LAPSE = text(
    """
    SELECT id FROM application WHERE status = 'accepted' AND held_until <= :now
    ORDER BY held_until LIMIT :limit
    """
)

# The days given for an answer, but never past the day before the last week asked for begins, or the offer's
# own first day; on that very day, until its end.
ANSWER_DUE = """least(a.sent_at + make_interval(days => CAST(:silence_days AS int)),
    CAST(coalesce(
        CASE WHEN EXISTS (SELECT FROM offer_week w WHERE w.offer_id = o.id)
            THEN (SELECT max(week) FROM unnest(a.weeks) week) END,
        greatest(o.start_on, CAST(a.sent_at AT TIME ZONE 'Europe/Paris' AS date) + 1)
    ) AS timestamp) AT TIME ZONE 'Europe/Paris' - interval '1 second')"""

DUE_TO_EXPIRE = text(
    f"""
    SELECT a.id FROM application a JOIN offer o ON o.id = a.offer_id
    WHERE a.status = 'sent' AND (o.status = 'expired' OR {ANSWER_DUE} <= :now)
    ORDER BY a.sent_at LIMIT :limit
    """
)

# A company that had fewer days than the others is not held silent.
WHY_EXPIRED = text(
    f"""
    SELECT CASE
        WHEN a.sent_at + make_interval(days => CAST(:silence_days AS int)) <= :now THEN 'silence'
        WHEN o.status = 'expired' OR {ANSWER_DUE} <= :now THEN 'offer_closed' END
    FROM application a JOIN offer o ON o.id = a.offer_id WHERE a.id = :id
    """
)

# A company that withdraws its offer keeps its word; one that a referent deleted binds nobody.
OFFER_GONE = text(
    """
    SELECT a.id FROM application a JOIN offer o ON o.id = a.offer_id
    LEFT JOIN organisation g ON g.id = o.organisation_id
    WHERE (a.status = 'sent' AND o.status = 'withdrawn')
       OR (a.status IN ('sent', 'accepted', 'confirmed')
           AND (g.closed_at IS NOT NULL OR o.publish_error->'codes' ? 'deleted'))
    ORDER BY a.id LIMIT :limit
    """
)

STUDENT_GONE = text(
    """
    SELECT a.id FROM application a JOIN account p ON p.id = a.account_id
    WHERE a.status IN ('sent', 'accepted', 'confirmed') AND p.status <> 'active'
    ORDER BY a.id LIMIT :limit
    """
)

REMIND_STUDENTS = text(
    """
    WITH due AS MATERIALIZED (
        SELECT id FROM application
        WHERE status = 'accepted' AND NOT held_reminded AND held_until <= :soon AND held_until > :now
        ORDER BY held_until LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE application a SET held_reminded = true FROM due
    WHERE a.id = due.id RETURNING a.id, a.offer_id, a.account_id, a.status, a.weeks, a.held_weeks
    """
)

# How many of the reminders are due: each so long before the end as where all the days are given.
_REMINDERS_DUE = f"""(SELECT count(*) FROM unnest(CAST(:days AS int[])) AS due(days)
    WHERE {ANSWER_DUE} - make_interval(days => CAST(:silence_days AS int) - due.days) <= :now)"""

# The companies with an application that waits for longer than they were reminded of.
COMPANIES_TO_REMIND = text(
    f"""
    SELECT DISTINCT o.organisation_id FROM application a JOIN offer o ON o.id = a.offer_id
    WHERE a.status = 'sent' AND o.organisation_id IS NOT NULL
      AND a.reminded < {_REMINDERS_DUE}
    ORDER BY 1 LIMIT :limit
    """
)

REMIND_COMPANY = text(
    f"""
    WITH waiting AS MATERIALIZED (
        SELECT a.id, {_REMINDERS_DUE} AS due
        FROM application a JOIN offer o ON o.id = a.offer_id
        WHERE a.status = 'sent' AND o.organisation_id = :organisation_id
    )
    UPDATE application a SET reminded = waiting.due FROM waiting
    WHERE a.id = waiting.id AND a.reminded < waiting.due AND a.status = 'sent'
    RETURNING a.id, a.offer_id
    """
)

# Left without an answer since the company last gave one; all whom nobody answers for have one voice.
UNANSWERED = text(
    f"""SELECT count(*) FILTER (WHERE {backed("p")}) + least(1, count(*) FILTER (WHERE NOT {backed("p")}))
    FROM application a JOIN offer o ON o.id = a.offer_id JOIN account p ON p.id = a.account_id
    WHERE o.organisation_id = :organisation_id AND a.status = 'expired' AND a.reason = 'silence'
      AND a.changed_at > coalesce((
        SELECT max(b.answered_at) FROM application b JOIN offer q ON q.id = b.offer_id
        WHERE q.organisation_id = :organisation_id), '-infinity')
    """
)

# The end of a person, or of a company

OPEN_OF_ACCOUNT = text(
    """
    SELECT id, offer_id FROM application
    WHERE account_id = :account_id AND status IN ('sent', 'accepted', 'confirmed') ORDER BY id
    """
)

# Of organisations that nobody but this account owns: a ban closes them.
OPEN_OF_OWNER = text(
    """
    SELECT a.id, a.offer_id FROM application a JOIN offer o ON o.id = a.offer_id
    JOIN organisation_member m ON m.organisation_id = o.organisation_id
    WHERE m.account_id = :account_id AND m.role = 'owner' AND a.status IN ('sent', 'accepted', 'confirmed')
      AND NOT EXISTS (SELECT FROM organisation_member other
          WHERE other.organisation_id = m.organisation_id AND other.role = 'owner'
            AND other.account_id <> m.account_id)
    ORDER BY a.id
    """
)

ABOUT = text(
    f"""
    SELECT {TITLE} AS offer, o.company_name AS company, a.status, a.reason, a.word,
        coalesce(a.motivation_original, a.motivation) AS motivation,
        coalesce(a.about_original, a.about) AS about, a.weeks, a.held_weeks, a.share_school, a.share_contact,
        a.company_contact, a.sent_at, a.seen_at, a.answered_at, a.changed_at, a.took_place, a.outcome_at,
        (SELECT coalesce(json_agg(json_build_object('at', e.at, 'side', e.side, 'status', e.status,
            'reason', e.reason, 'word', e.word, 'act', e.act) ORDER BY e.at, e.id), '[]')
         FROM application_event e WHERE e.application_id = a.id) AS history,
        (SELECT coalesce(json_agg(json_build_object('at', c.at, 'changed', c.summary ->> 'fr',
            'detail', c.parts) ORDER BY c.id), '[]')
         FROM application_change c WHERE c.application_id = a.id) AS changes
    FROM application a JOIN offer o ON o.id = a.offer_id
    WHERE a.account_id = :account_id ORDER BY a.sent_at
    """
)

ERASE = text("DELETE FROM application WHERE account_id = :account_id")

DELETE_OLD = old_rows(
    "application",
    """
    changed_at < CAST(:now AS timestamptz) - make_interval(months => :months)
    AND (status NOT IN ('sent', 'accepted', 'confirmed')
        OR status = 'confirmed' AND greatest(changed_at, (
            SELECT greatest(CAST(max(week) + 7 AS timestamptz), CAST(o.end_on AS timestamptz),
                CAST(o.start_on + coalesce(o.duration_days, 0) AS timestamptz))
            FROM offer o LEFT JOIN unnest(application.held_weeks) week ON true
            WHERE o.id = application.offer_id GROUP BY o.id
        )) < CAST(:now AS timestamptz) - make_interval(months => :months))
    """,
    "changed_at",
    hanging=5,
)

# When a placement takes place, as `calendar.stay` reads it.
DATES = text(
    """
    SELECT a.id, a.offer_id, o.organisation_id, a.status, a.weeks, a.held_weeks, o.start_on, o.end_on,
        o.duration_days, o.weekdays, EXISTS (SELECT FROM offer_week w WHERE w.offer_id = o.id) AS has_weeks
    FROM application a JOIN offer o ON o.id = a.offer_id WHERE a.id = :id
    """
)

# Of two jobs, or of one that runs twice, the first tells.
TAKE_TELLING_GONE = text(
    f"""
    UPDATE application a SET gone_told_at = :now FROM offer o
    WHERE a.id = :id AND o.id = a.offer_id AND a.gone_told_at IS NULL
    RETURNING a.account_id, a.offer_id, {TITLE} AS title, o.company_name
    """
)
