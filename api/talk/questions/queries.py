"""SQL of questions. Moments come from the caller, so that a test can move the clock.

Everything that changes a question locks in one order: accounts, then the question, then its offers.
"""

from sqlalchemy import text

from api.platform.kit.statements import old_rows
from api.safety.reach import adult, ages_meet, apart, kept_from, known_as, suspended, turned_away, unbacked

_CAREER = """CASE WHEN q.career_code IS NOT NULL THEN json_build_object('code', q.career_code, 'label',
    coalesce((SELECT k.label FROM career k WHERE k.code = q.career_code
              AND k.rome_version = (SELECT max(rome_version) FROM career)), q.career_code)) END"""

_AFTER = """(CAST(:after AS float8) IS NULL
    OR ({moment}, q.id::text) {sign} (CAST(:after AS float8), :after_id))"""

# Asking

STUDENT = text(
    """
    SELECT status, commune_code, first_name, coalesce(email, '') AS email FROM account WHERE id = :account_id
    """
)

# What they asked or wrote to anybody just before, the newest first, as it was written.
EARLIER = text(
    """
    SELECT coalesce((SELECT e.original FROM moderation_evidence e
        WHERE e.subject_kind = said.kind AND e.subject_id = said.id LIMIT 1), said.text) AS text
    FROM (
        SELECT 'question' AS kind, q.id, q.text, q.created_at AS at FROM question q
        WHERE q.account_id = :account_id AND q.id <> :id AND q.status <> 'hidden'
        UNION ALL
        SELECT 'message', x.id, x.text, x.sent_at FROM conversation c
        JOIN message x ON x.conversation_id = c.id AND x.side = 'student' AND x.seq > 1
        WHERE c.student_id = :account_id AND x.status <> 'hidden'
    ) said LEFT JOIN question same ON same.id = :id
    WHERE said.at > coalesce(same.created_at, :now) - CAST(:within AS interval)
      AND (same.id IS NULL OR said.at < same.created_at)
    ORDER BY said.at DESC LIMIT :limit
    """
)

# What they asked or wrote to anybody for long, and that may be a part of a number: as it was written. What
# nothing was masked of stands there as it was written.
TOLD = text(
    """
    SELECT coalesce((SELECT e.original FROM moderation_evidence e
        WHERE e.subject_kind = said.kind AND e.subject_id = said.id LIMIT 1), said.text) AS text
    FROM (
        SELECT 'question' AS kind, q.id, q.text, q.masked, q.created_at AS at FROM question q
        WHERE q.account_id = :account_id AND q.id <> :id AND q.status <> 'hidden'
        UNION ALL
        SELECT 'message', x.id, x.text, x.masked, x.sent_at FROM conversation c
        JOIN message x ON x.conversation_id = c.id AND x.side = 'student' AND x.seq > 1
        WHERE c.student_id = :account_id AND x.status <> 'hidden'
    ) said LEFT JOIN question same ON same.id = :id
    WHERE said.at > coalesce(same.created_at, :now) - CAST(:within AS interval)
      AND (same.id IS NULL OR said.at < same.created_at) AND (said.masked OR said.text ~ '[0-9]')
    ORDER BY said.at DESC LIMIT :limit
    """
)

SAME = text("SELECT account_id, status FROM question WHERE id = :id")

ASKED_LATELY = text(
    """
    SELECT count(*) FILTER (WHERE created_at > CAST(:now AS timestamptz) - interval '1 day') AS made,
        min(created_at) FILTER (WHERE created_at > CAST(:now AS timestamptz) - interval '1 day') AS oldest,
        count(*) FILTER (WHERE status IN ('held', 'waiting', 'with_adviser')
            AND (waits_until IS NULL OR waits_until <= :now)) AS waiting
    FROM question WHERE account_id = :account_id
    """
)

ASK = text(
    """
    INSERT INTO question (id, account_id, text, masked, distress, mentor_id, career_code, training,
        commune_code, department, minor, status, created_at, waits_until)
    VALUES (:id, :account_id, :text, :masked, :distress, :mentor_id, :career_code, :training, :commune_code,
        :department, :minor, :status, :now, :waits_until)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

# Steps

PEOPLE_OF = text(
    """
    SELECT q.account_id, q.mentor_id, a.status AS account_status
    FROM question q JOIN account a ON a.id = q.account_id WHERE q.id = :id
    """
)

# Whoever takes a question waits for their own other takes, and for what ends the student's consent.
LOCK_PEOPLE = text("SELECT id FROM account WHERE id = ANY(:account_ids) ORDER BY id FOR NO KEY UPDATE")

# They are told when it leaves their inboxes: whoever bans or erases one of them waits for nobody here.
LOCK_OFFERED = text(
    """
    SELECT a.id FROM account a JOIN question_offer f ON f.account_id = a.id
    WHERE f.question_id = :id ORDER BY a.id FOR KEY SHARE OF a
    """
)

LOCK = text("SELECT q.* FROM question q WHERE q.id = :id FOR UPDATE")

TAKE = text(
    """
    UPDATE question SET status = 'taken', taken_at = :now, ended_at = :now, reminded_at = NULL
    WHERE id = :id
    """
)

GIVE_BACK = text(
    """
    UPDATE question SET status = :status, taken_at = NULL, ended_at = NULL, reminded_at = :now,
        widened_at = :now
    WHERE id = :id
    """
)

END = text("UPDATE question SET status = :status, ended_at = :now WHERE id = :id")

WAIT_AGAIN = text("UPDATE question SET status = 'waiting', ended_at = NULL WHERE id = :id")
REMINDED = text("UPDATE question SET reminded_at = :now WHERE id = :id")
WAITS_UNTIL = text(
    """
    UPDATE question SET waits_until = :until
    WHERE id = ANY(CAST(:ids AS uuid[])) AND waits_until IS NOT NULL RETURNING id, status
    """
)
WIDENED = text("UPDATE question SET widened_at = :now WHERE id = :id")
LEAVE_TO_ADVISERS = text("UPDATE question SET status = 'with_adviser' WHERE id = :id")

CONVERSATION_OF = text("SELECT * FROM conversation WHERE question_id = :id")

# Offers

OFFERS = text("SELECT account_id, round, declined_at FROM question_offer WHERE question_id = :id")

OFFER = text(
    """
    INSERT INTO question_offer (question_id, account_id, round, offered_at)
    SELECT :id, one, :round, :now FROM unnest(CAST(:account_ids AS uuid[])) AS one ORDER BY one
    ON CONFLICT DO NOTHING
    """
)

OFFERED_TO = text(
    "SELECT declined_at FROM question_offer WHERE question_id = :id AND account_id = :account_id"
)

DECLINE = text(
    """
    UPDATE question_offer SET declined_at = :now
    WHERE question_id = :id AND account_id = :account_id AND declined_at IS NULL RETURNING account_id
    """
)

DECLINE_ALL = text(
    """
    UPDATE question_offer SET declined_at = :now
    WHERE question_id = ANY(CAST(:ids AS uuid[])) AND declined_at IS NULL
    """
)

# In a meeting a question reaches its mentor as it is answered: what came before says nothing of how quickly.
OFFERED_NOW = text(
    "UPDATE question_offer SET offered_at = :now WHERE question_id = :id AND account_id = :account_id"
)


# A moderator took nothing of them: neither their page from the list, nor for a while their words.
def _allowed(account: str) -> str:
    return f"""NOT EXISTS (SELECT FROM mentor_availability y
        WHERE y.account_id = {account} AND y.hidden_at IS NOT NULL)
    AND NOT {suspended(account)}"""


# Those who may still answer: not declined, still a mentor, not paused, answered for, not kept from it.
def _live(question: str) -> str:
    return f"""
    FROM question_offer f
    JOIN question asked ON asked.id = f.question_id
    JOIN account asker ON asker.id = asked.account_id
    JOIN account a ON a.id = f.account_id AND a.status = 'active'
    JOIN account_role r ON r.account_id = a.id AND r.role = 'mentor'
    JOIN mentor_profile p ON p.account_id = a.id AND NOT p.paused
    LEFT JOIN mentor_availability v ON v.account_id = a.id
    WHERE f.question_id = {question} AND f.declined_at IS NULL AND v.silent_at IS NULL
      AND {_allowed("a.id")} AND NOT {unbacked("a.id")} AND NOT {kept_from("a.id", "asker")}
"""


LIVE = text(f"SELECT f.account_id {_live(':id')} ORDER BY f.account_id")

SILENT = text(
    """
    UPDATE question_offer SET silent_at = :now
    WHERE question_id = :id AND account_id = :account_id AND silent_at IS NULL RETURNING account_id
    """
)

# Asked again here (design §8.9): somebody may have turned 18 since, be apart by now, or have left, and their
# company may wait for a referent again. An adviser answers at every age.
_REACHES = f"""
    s.status = 'active' AND {_allowed("me.id")} AND NOT {apart("me.id", "s.id")}
    AND NOT {kept_from("me.id", "s")}
"""

_MINOR = f"NOT {adult('s.birth_date')}"

_OFFERED_MOMENT = "extract(epoch FROM f.offered_at)::float8"

IN_INBOX = f"""
    FROM question_offer f
    JOIN question q ON q.id = f.question_id AND q.status = 'waiting'
    JOIN account s ON s.id = q.account_id
    JOIN account me ON me.id = f.account_id
    WHERE f.account_id = :account_id AND f.declined_at IS NULL
      AND (q.waits_until IS NULL OR q.waits_until <= :now)
      AND {_REACHES} AND {ages_meet("s", "me")} AND NOT {unbacked("me.id")}
"""

_INBOX = f"""
    SELECT {_OFFERED_MOMENT} AS position, q.id::text AS id, json_build_object(
        'id', q.id, 'text', q.text, 'masked', q.masked, 'distress', q.distress,
        'career', {_CAREER}, 'training', q.training,
        'student', json_build_object('first_name', s.first_name, 'level', s.level),
        'minor', {_MINOR}, 'direct', q.mentor_id IS NOT DISTINCT FROM f.account_id,
        'offered_at', f.offered_at)::text AS json {IN_INBOX}
"""

INBOX = text(
    f"""
    {_INBOX} AND {_AFTER.format(moment=_OFFERED_MOMENT, sign="<")}
    ORDER BY position DESC, q.id::text DESC LIMIT :limit
    """
)

ONE_OF_INBOX = text(f"{_INBOX} AND q.id = :id")

_ASKED_MOMENT = "extract(epoch FROM q.created_at)::float8"

# An adviser who blocked the student, or was reported by them, leaves the question to the others.
WITH_ADVISERS = f"""
    FROM question q JOIN account s ON s.id = q.account_id JOIN account me ON me.id = :account_id
    WHERE q.status = 'with_adviser' AND s.id <> me.id AND {_REACHES}
"""

ADVISER_QUEUE = text(
    f"""
    SELECT {_ASKED_MOMENT} AS position, q.id::text AS id, json_build_object(
        'id', q.id, 'text', q.text, 'masked', q.masked, 'distress', q.distress,
        'career', {_CAREER}, 'training', q.training,
        'student', json_build_object('first_name', s.first_name, 'level', s.level),
        'minor', {_MINOR}, 'direct', q.mentor_id IS NULL AND q.career_code IS NULL,
        'department', nullif(q.department, ''), 'created_at', q.created_at)::text AS json
    {WITH_ADVISERS}
      AND {_AFTER.format(moment=_ASKED_MOMENT, sign=">")}
    ORDER BY position, q.id::text LIMIT :limit
    """
)

_MINE = f"""
    SELECT q.id, q.text, q.masked, q.status, q.widened_at, {_CAREER} AS career, q.training, q.created_at,
        q.reminded_at, q.taken_at, q.waits_until, m.name AS commune, c.id AS conversation_id,
        c.status AS conversation_status, c.answered_at,
        CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id,
            'first_name', {known_as(":account_id", "q.mentor_id", "a.first_name")}, 'kind', p.kind,
            'job_title', CASE WHEN {turned_away(":account_id", "q.mentor_id")} THEN ''
                ELSE p.job_title END) END AS mentor,
        {_ASKED_MOMENT} AS position
    FROM question q
    LEFT JOIN commune m ON m.code = q.commune_code
    LEFT JOIN conversation c ON c.question_id = q.id
    LEFT JOIN account a ON a.id = q.mentor_id AND a.status = 'active'
    LEFT JOIN mentor_profile p ON p.account_id = a.id
    WHERE q.account_id = :account_id
"""

MINE = text(
    f"""
    {_MINE} AND {_AFTER.format(moment=_ASKED_MOMENT, sign="<")}
    ORDER BY position DESC, q.id::text DESC LIMIT :limit
    """
)

ONE_OF_MINE = text(f"{_MINE} AND q.id = :id")

# What time does

# From when the steps count: a question for a meeting waits as any other once that is over.
_SINCE = "coalesce(q.waits_until, q.created_at)"

# Everything that a step of the ladder may be due for; which one is decided with the question locked.
DUE = text(
    f"""
    SELECT q.id FROM question q
    JOIN account s ON s.id = q.account_id AND s.status = 'active'
    LEFT JOIN conversation c ON c.question_id = q.id
    WHERE q.id <> ALL(CAST(:but AS uuid[])) AND ((q.status = 'waiting'
        AND (q.waits_until IS NULL OR q.waits_until <= :now) AND (
            ({_SINCE} <= :remind_before AND q.reminded_at IS NULL)
            OR ({_SINCE} <= :others_before
                AND (q.widened_at IS NULL OR q.widened_at < {_SINCE} + :others_after))
            OR {_SINCE} <= :adviser_before
            OR NOT EXISTS (SELECT {_live("q.id")})))
       OR (q.status = 'taken' AND c.answered_at IS NULL AND (
            (c.status = 'open' AND q.taken_at <= :remind_before AND q.reminded_at IS NULL)
            OR (c.status = 'open' AND q.taken_at <= :others_before)
            OR (c.status = 'closed' AND c.close_reason IN ('mentor', 'account')))))
    ORDER BY q.created_at LIMIT :limit
    """
)

# Not of who is on holiday, paused, not answered for or kept from it anyway: those were asked in vain.
DUE_SILENCES = text(
    f"""
    SELECT f.question_id, f.account_id FROM question_offer f
    JOIN question q ON q.id = f.question_id AND q.status IN ('waiting', 'with_adviser')
    JOIN account asker ON asker.id = q.account_id
    JOIN account a ON a.id = f.account_id AND a.status = 'active'
    JOIN mentor_profile p ON p.account_id = a.id AND NOT p.paused
    LEFT JOIN mentor_availability v ON v.account_id = a.id
    WHERE f.offered_at <= :others_before AND f.declined_at IS NULL AND f.silent_at IS NULL
      AND (q.waits_until IS NULL OR q.waits_until <= :others_before)
      AND v.silent_at IS NULL AND (:today BETWEEN v.away_from AND v.away_until) IS NOT TRUE
      AND {_allowed("a.id")} AND NOT {unbacked("a.id")} AND NOT {kept_from("a.id", "asker")}
    ORDER BY f.offered_at, f.question_id, f.account_id LIMIT :limit
    """
)

DELETE_OLD = old_rows(
    "question q",
    """
    q.ended_at < CAST(:now AS timestamptz) - make_interval(months => :months)
    AND NOT EXISTS (SELECT FROM conversation c WHERE c.question_id = q.id)
    """,
    "ended_at",
    hanging=10,
)

# Who was told

OFFERS_OF = text("SELECT account_id, question_id FROM question_offer WHERE question_id = ANY(:ids)")

# What is kept about a person


# Moderation

SEEN_BY = text(
    f"""
    SELECT q.account_id = :account_id
        OR EXISTS (SELECT FROM question_offer f WHERE f.question_id = q.id AND f.account_id = :account_id)
        OR (q.status = 'with_adviser' AND EXISTS (
            SELECT FROM account_role r WHERE r.account_id = :account_id AND r.role = 'adviser'))
        OR EXISTS (SELECT FROM meeting_question shown
            JOIN meeting_seat seat ON seat.meeting_id = shown.meeting_id
            JOIN account reader ON reader.id = seat.account_id
            WHERE shown.question_id = q.id AND shown.answer_id IS NOT NULL AND reader.id = :account_id
              AND q.minor = NOT {adult("reader.birth_date")})
    FROM question q WHERE q.id = :id
    """
)

FIRST_MESSAGE = text(
    """
    SELECT m.id FROM conversation c JOIN message m ON m.conversation_id = c.id AND m.seq = 1
    WHERE c.question_id = :id
    """
)

UNMASK = text(
    """
    UPDATE question SET text = :text, training = :training, masked = false
    WHERE id = :id AND (masked OR training <> :training) RETURNING id
    """
)

READ = text("SELECT id, account_id, text, status, department, created_at FROM question WHERE id = :id")

# For notices: the career it is about, to who asked, who was offered it, and advisers.
NAMES = text(
    """
    SELECT q.id, (SELECT k.label FROM career k WHERE k.code = q.career_code
        AND k.rome_version = (SELECT max(rome_version) FROM career)) AS name
    FROM question q WHERE q.id = ANY(CAST(:ids AS uuid[])) AND (q.account_id = :account_id
        OR EXISTS (SELECT FROM question_offer f WHERE f.question_id = q.id AND f.account_id = :account_id)
        OR EXISTS (SELECT FROM account_role r WHERE r.account_id = :account_id AND r.role = 'adviser'))
    """
)
