"""SQL of consents, parents' links and oppositions. Moments come from the caller: a test can move the clock.

The age rules read `account.birth_date`: `:today` is the date in Paris, `:consent_age` the setting.
"""

from sqlalchemy import text

from api.safety.reach import minor, no_parent

_AGE = "date_part('year', age(CAST(CAST({day} AS date) AS timestamp), CAST(a.birth_date AS timestamp)))"
_DAY_OF_DECISION = "d.decided_at AT TIME ZONE 'Europe/Paris'"

# Old enough to consent alone: today, and when a decision `d` was made.
GROWN = f"({_AGE.format(day=':today')} >= :consent_age)"
_GROWN_THEN = f"({_AGE.format(day=_DAY_OF_DECISION)} >= :consent_age)"

# `s` is the person's last answer (alone: only those given alone), `g` the last of a parent, `o` an opposition
# that stands, `w` whether a link sent after that parent's answer still waits.
_STATE = f"""
    CASE
        WHEN a.birth_date IS NULL THEN 'birth_date_needed'
        WHEN {GROWN} THEN CASE WHEN s.id IS NULL THEN 'not_asked' WHEN s.answer = 'agreed' THEN 'granted'
            ELSE s.answer END
        WHEN o.id IS NOT NULL THEN CASE WHEN o.decided_at IS NULL THEN 'suspended' ELSE 'refused' END
        WHEN s.id IS NULL OR s.how = 'age_reached' THEN 'not_asked'
        WHEN s.answer <> 'agreed' THEN s.answer
        WHEN g.answer = 'agreed' THEN 'granted'
        WHEN g.id IS NULL OR g.how IN ('replaced', 'age_reached') OR w.id IS NOT NULL
            THEN 'waiting_for_parent'
        ELSE g.answer
    END
"""

_SOURCES = f"""
    LEFT JOIN LATERAL (
        SELECT d.id, d.answer, d.how, d.decided_at FROM public.consent_decision d
        WHERE d.account_id = a.id AND d.purpose = p.purpose AND d.party = 'self'
          AND (a.birth_date IS NULL OR NOT {GROWN} OR (d.how <> 'age_reached' AND {_GROWN_THEN}))
        ORDER BY d.decided_at DESC, d.id DESC LIMIT 1
    ) s ON true
    LEFT JOIN LATERAL (
        SELECT d.id, d.answer, d.how, d.decided_at FROM public.consent_decision d
        WHERE d.account_id = a.id AND d.purpose = p.purpose AND d.party = 'parent'
        ORDER BY d.decided_at DESC, d.id DESC LIMIT 1
    ) g ON true
    LEFT JOIN opposition o ON o.account_id = a.id
        AND (o.decided_at IS NULL OR (o.accepted AND o.lifted_at IS NULL))
    LEFT JOIN LATERAL (
        SELECT r.id FROM public.guardian_request r
        WHERE r.account_id = a.id AND r.answered_at IS NULL AND r.closed_at IS NULL
          AND r.expires_at > :now AND r.sent_at > g.decided_at
        LIMIT 1
    ) w ON true
"""


def granted(account: str, purpose: str) -> str:
    """Expression for another statement: whether that account's consent stands; parameters as `clocked`'s."""
    return f"""(
    SELECT {_STATE} = 'granted'
    FROM account a CROSS JOIN (SELECT CAST('{purpose}' AS text) AS purpose) p {_SOURCES}
    WHERE a.id = {account})"""


def grown(account: str) -> str:
    """Expression for another statement: whether that account is old enough to consent alone."""
    return f"(SELECT a.birth_date IS NOT NULL AND {GROWN} FROM account a WHERE a.id = {account})"


ALLOWS = text(
    f"""
    SELECT {_STATE} = 'granted'
    FROM account a CROSS JOIN (SELECT CAST(:purpose AS text) AS purpose) p {_SOURCES}
    WHERE a.id = :account_id
    """
)

STATES = text(
    f"""
    SELECT p.purpose, {_STATE} AS state, a.birth_date IS NOT NULL AND {GROWN} AS alone,
        s.answer AS self_answer, s.how AS self_how, s.decided_at AS self_at,
        g.answer AS parent_answer, g.how AS parent_how, g.decided_at AS parent_at,
        o.created_at AS opposed_at, o.decided_at AS upheld_at
    FROM account a CROSS JOIN unnest(CAST(:purposes AS text[])) WITH ORDINALITY AS p (purpose, rank)
        {_SOURCES}
    WHERE a.id = :account_id ORDER BY p.rank
    """
)

# Decisions about one person wait for each other. Not FOR UPDATE: rows may still refer to the account.
LOCK_ACCOUNT = text(
    f"""
    SELECT a.first_name, a.email, a.language, a.birth_date, a.birth_date IS NOT NULL AND {GROWN} AS alone
    FROM account a WHERE a.id = :account_id FOR NO KEY UPDATE
    """
)

INSERT_DECISION = text(
    """
    INSERT INTO public.consent_decision
        (account_id, purpose, party, answer, how, request_id, wording, decided_at)
    VALUES (:account_id, :purpose, :party, :answer, :how, :request_id, :wording, :now)
    """
)

# Ends every yes that is a party's last word.
END_STANDING = text(
    """
    INSERT INTO public.consent_decision (account_id, purpose, party, answer, how, request_id, decided_at)
    SELECT account_id, purpose, party, 'withdrawn', :how, request_id, :now FROM (
        SELECT DISTINCT ON (purpose, party) account_id, purpose, party, answer, request_id
        FROM public.consent_decision
        WHERE account_id = :account_id AND party = ANY(CAST(:parties AS text[]))
        ORDER BY purpose, party, decided_at DESC, id DESC
    ) last WHERE answer = 'agreed' RETURNING purpose
    """
)

# At the birthday: the yes of the child and of the parent, not one that was given alone since.
END_JOINT = text(
    f"""
    INSERT INTO public.consent_decision (account_id, purpose, party, answer, how, request_id, decided_at)
    SELECT d.account_id, d.purpose, d.party, 'withdrawn', 'age_reached', d.request_id, :now FROM (
        SELECT DISTINCT ON (purpose, party) account_id, purpose, party, answer, request_id, decided_at
        FROM public.consent_decision WHERE account_id = :account_id
        ORDER BY purpose, party, decided_at DESC, id DESC
    ) d JOIN account a ON a.id = d.account_id
    WHERE d.answer = 'agreed' AND NOT (d.party = 'self' AND {_GROWN_THEN})
    """
)

IN_FORCE = text("SELECT purpose FROM consent_in_force WHERE account_id = :account_id")

BEGIN_FORCE = text(
    "INSERT INTO consent_in_force (account_id, purpose, since) VALUES (:account_id, :purpose, :now)"
)

END_FORCE = text("DELETE FROM consent_in_force WHERE account_id = :account_id AND purpose = :purpose")

# What the features rely on although it no longer stands, for example after a change of birth date.
OUT_OF_STEP = text(
    f"""
    SELECT DISTINCT a.id FROM consent_in_force p JOIN account a ON a.id = p.account_id {_SOURCES}
    WHERE {_STATE} <> 'granted'
    """
)

# Whoever consented with a parent, and is now old enough to be asked anew.
GROWN_UP = text(
    f"""
    SELECT a.id FROM account a
    WHERE a.birth_date IS NOT NULL AND {GROWN} AND (
        EXISTS (SELECT FROM public.guardian_request r WHERE r.account_id = a.id AND r.closed_at IS NULL)
        OR EXISTS (
            SELECT FROM (
                SELECT DISTINCT ON (d.purpose, d.party) d.party, d.answer, d.decided_at
                FROM public.consent_decision d
                WHERE d.account_id = a.id ORDER BY d.purpose, d.party, d.decided_at DESC, d.id DESC
            ) d WHERE d.answer = 'agreed' AND NOT (d.party = 'self' AND {_GROWN_THEN})
        )
    )
    """
)

# Links and reminders of the last day, and links that go out with the next round.
SENT_TODAY = text(
    """
    SELECT count(*) FILTER (WHERE asked AND account_id = :account_id) AS of_child,
        min(at) FILTER (WHERE asked AND account_id = :account_id) AS oldest_of_child,
        count(*) FILTER (WHERE address_mark = :mark) AS to_address,
        min(at) FILTER (WHERE address_mark = :mark) AS oldest_to_address,
        coalesce(bool_or(account_id = :account_id AND address_mark = :mark), false) AS by_child_to_address
    FROM public.guardian_request
        CROSS JOIN LATERAL (VALUES (sent_at, true), (reminded_at, false)) AS mail (at, asked)
    WHERE (account_id = :account_id OR address_mark = :mark)
      AND at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

STOP = text(
    """
    INSERT INTO guardian_stop (address_mark, stopped_at) VALUES (:mark, :now)
    ON CONFLICT (address_mark) DO NOTHING
    """
)

RESUME = text("DELETE FROM guardian_stop WHERE address_mark = :mark")

IS_STOPPED = text("SELECT EXISTS (SELECT FROM guardian_stop WHERE address_mark = :mark)")

# Links that a mailbox had no room for when they were asked for.
_QUEUED = f"""
    FROM public.guardian_request r JOIN account a ON a.id = r.account_id
    WHERE r.answered_at IS NULL AND r.closed_at IS NULL AND r.sealed_address IS NOT NULL
      AND r.sent_at <= :now AND r.expires_at > :now
      AND NOT EXISTS (SELECT FROM guardian_token t WHERE t.request_id = r.id)
      AND NOT EXISTS (SELECT FROM guardian_stop s WHERE s.address_mark = r.address_mark)
      AND a.status <> 'banned' AND a.birth_date IS NOT NULL AND NOT {GROWN}
"""

QUEUED_MAILBOXES = text(f"SELECT DISTINCT r.address_mark {_QUEUED}")

LOCK_QUEUED = text(f"SELECT a.id {_QUEUED} AND r.address_mark = :mark ORDER BY a.id FOR NO KEY UPDATE OF a")

QUEUED_LINKS = text(
    f"""
    SELECT r.id, r.account_id, r.sealed_address, r.language, r.expires_at, a.first_name
    {_QUEUED} AND r.address_mark = :mark ORDER BY r.sent_at, r.id
    """
)

# Links that work, to be mailed again to whoever reads the mailbox: each child's once a day.
_LOST = f"""
    FROM public.guardian_request r JOIN account a ON a.id = r.account_id
    WHERE r.address_mark = :mark AND r.closed_at IS NULL AND r.sealed_address IS NOT NULL
      AND (r.reminded_at IS NULL OR r.reminded_at <= CAST(:now AS timestamptz) - interval '1 day')
      AND (r.answered_at IS NOT NULL OR (r.expires_at > :now
          AND EXISTS (SELECT FROM guardian_token t WHERE t.request_id = r.id)
          AND NOT EXISTS (SELECT FROM guardian_stop s WHERE s.address_mark = r.address_mark)))
      AND a.status <> 'banned' AND a.birth_date IS NOT NULL AND NOT {GROWN}
"""

LOCK_LOST = text(f"SELECT a.id {_LOST} ORDER BY a.id FOR NO KEY UPDATE OF a")

LOST_LINKS = text(
    f"""
    SELECT r.id, r.account_id, r.sealed_address, r.answered_at IS NOT NULL AS answered, a.first_name
    {_LOST} ORDER BY r.answered_at IS NULL, r.sent_at, r.id
    """
)

NAMED_LATELY = text(
    """
    SELECT DISTINCT account_id FROM public.guardian_request
    WHERE address_mark = :mark AND sent_at > CAST(:now AS timestamptz) - interval '1 day'
    ORDER BY account_id
    """
)

OTHERS_TOLD_TODAY = text(
    """
    SELECT count(*) AS told, min(answered_at) AS oldest FROM public.guardian_request
    WHERE other_mark = :mark AND answered_at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

INSERT_REQUEST = text(
    """
    INSERT INTO public.guardian_request (account_id, address_mark, sealed_address, masked_address, language,
        sent_at, expires_at)
    VALUES (:account_id, :mark, :sealed, :masked, :language, :sent_at, :expires_at)
    RETURNING id, account_id, language, expires_at
    """
)

INSERT_TOKEN = text(
    "INSERT INTO guardian_token (digest, request_id, kind) VALUES (:digest, :request_id, :kind)"
)

LAST_REQUEST = text(
    """
    SELECT id, account_id, address_mark, masked_address, sealed_address, language, sent_at, expires_at,
        reminded_at, answered_at,
        NOT EXISTS (SELECT FROM guardian_token t WHERE t.request_id = r.id) AS queued,
        EXISTS (SELECT FROM guardian_stop s WHERE s.address_mark = r.address_mark) AS stopped
    FROM public.guardian_request r WHERE account_id = :account_id AND closed_at IS NULL
    ORDER BY sent_at DESC, id DESC LIMIT 1
    """
)

# A parent who answered; there is at most one that is not closed.
ANSWERED_REQUEST = text(
    """
    SELECT id, sealed_address, language, sealed_other FROM public.guardian_request
    WHERE account_id = :account_id AND closed_at IS NULL AND answered_at IS NOT NULL
    """
)

# With `but` the newest one stays, and has their links to manage; with `unanswered` what was answered stays.
CLOSE_REQUESTS = text(
    """
    WITH closed AS (UPDATE public.guardian_request SET closed_at = :now, sealed_address = NULL
        WHERE account_id = :account_id AND closed_at IS NULL AND (CAST(:but AS uuid) IS NULL OR id <> :but)
          AND NOT (:unanswered AND answered_at IS NOT NULL) RETURNING id)
    UPDATE guardian_token SET request_id = :but FROM closed
    WHERE request_id = closed.id AND kind = 'manage' AND CAST(:but AS uuid) IS NOT NULL
    """
)

REMINDED = text("UPDATE public.guardian_request SET reminded_at = :now WHERE id = :id")

# An opposition outlives the link of the parent who named the other one.
FIND_TOKEN = text(
    f"""
    SELECT r.id, r.account_id, r.masked_address, r.sealed_address, r.language, r.sent_at, r.expires_at,
        r.answered_at, a.first_name AS child_first_name
    FROM guardian_token t JOIN public.guardian_request r ON r.id = t.request_id
        JOIN account a ON a.id = r.account_id
    WHERE t.digest = :digest AND t.kind = ANY(CAST(:kinds AS text[])) AND a.status <> 'banned'
      AND a.birth_date IS NOT NULL AND NOT {GROWN}
      AND (t.kind = 'oppose' OR r.closed_at IS NULL)
      AND (t.kind <> 'answer' OR (r.answered_at IS NULL AND r.expires_at > :now))
      AND (t.kind <> 'badges' OR r.answered_at > CAST(:now AS timestamptz) - interval '1 hour')
    """
)

# The single use: of two answers at once, one finds the row unanswered.
ANSWER_REQUEST = text(
    """
    UPDATE public.guardian_request SET answered_at = :now, first_name = :first_name, other_mark = :other_mark,
        sealed_other = :sealed_other
    WHERE id = :id AND answered_at IS NULL AND closed_at IS NULL AND expires_at > :now
    RETURNING id, address_mark, sealed_address, masked_address, language, sent_at
    """
)

FIND_REFERENCE = text("SELECT sealed FROM consent_reference WHERE account_id = :account_id")

MAKE_REFERENCE = text(
    """
    INSERT INTO consent_reference (account_id, mark, sealed) VALUES (:account_id, :mark, :sealed)
    ON CONFLICT (account_id) DO NOTHING
    """
)

CHILD_OF_REFERENCE = text(
    f"""
    SELECT a.id FROM consent_reference c JOIN account a ON a.id = c.account_id
    WHERE c.mark = :mark AND a.status <> 'banned' AND a.birth_date IS NOT NULL AND NOT {GROWN}
    """
)

DELETE_TOKENS = text(
    """
    DELETE FROM guardian_token USING public.guardian_request r
    WHERE r.id = guardian_token.request_id AND r.account_id = :account_id
    """
)

# Of a child who was asked for with a second parent: their address, the last one named.
OTHER_PARENT = text(
    """
    SELECT sealed_other, language FROM public.guardian_request
    WHERE account_id = :account_id AND sealed_other IS NOT NULL ORDER BY answered_at DESC LIMIT 1
    """
)

# The index on standing oppositions leaves one of two that come at once.
OPPOSE = text(
    """
    INSERT INTO opposition (account_id, request_id, departments, reason, created_at)
    VALUES (:account_id, :request_id, :departments, :reason, :now)
    ON CONFLICT (account_id) WHERE decided_at IS NULL OR (accepted AND lifted_at IS NULL) DO NOTHING
    RETURNING id
    """
)

OPPOSITION_STANDS = text(
    """
    SELECT EXISTS (SELECT FROM opposition WHERE account_id = :account_id
        AND (decided_at IS NULL OR (accepted AND lifted_at IS NULL)))
    """
)

IN_REACH = "(:everywhere OR cardinality(o.departments) = 0 OR o.departments && CAST(:departments AS text[]))"

OPPOSITIONS = text(
    f"""
    SELECT o.id, o.account_id, a.first_name AS child_first_name, o.departments,
        o.request_id IS NOT NULL AS by_link, o.reason, o.created_at, o.decided_at, o.accepted,
        o.decision_reason
    FROM opposition o JOIN account a ON a.id = o.account_id
    WHERE (o.decided_at IS NULL OR (o.accepted AND o.lifted_at IS NULL)) AND {IN_REACH}
    ORDER BY o.decided_at IS NOT NULL, o.created_at
    """
)

OPPOSITION = text(f"SELECT o.account_id FROM opposition o WHERE o.id = :id AND {IN_REACH}")

DECIDE_OPPOSITION = text(
    """
    UPDATE opposition SET decided_at = coalesce(decided_at, :now),
        lifted_at = CASE WHEN decided_at IS NOT NULL THEN CAST(:now AS timestamptz) END,
        accepted = CASE WHEN decided_at IS NULL THEN :accept ELSE accepted END,
        decided_by = :actor, decision_reason = :reason
    WHERE id = :id AND (decided_at IS NULL OR (accepted AND lifted_at IS NULL AND NOT :accept))
    RETURNING account_id, departments
    """
)

OF_A_MINOR = text(
    f"""
    SELECT EXISTS (SELECT FROM account a WHERE a.id = ANY(CAST(:account_ids AS uuid[]))
        AND {minor("a.birth_date")})
    """
)

KEPT_FROM_CHILD = text(
    f"SELECT {no_parent('CAST(:account_ids AS uuid[])', 'CAST(:mark AS bytea)', 'CAST(:child_id AS uuid)')}"
)
