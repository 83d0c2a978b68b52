"""SQL of verification. Moments and limits of age come from the caller, so that a test can move the clock.

What a candidacy lacks is judged on one snapshot of account, organisation and profile, by one statement.
"""

from sqlalchemy import text

from api.safety.reach import restricted, vouched

# The organisation counts while it is open and the person belongs to it.
_FACTS = f"""
    SELECT c.id, c.account_id, c.role, c.status, c.organisation_id, c.created_at, c.submitted_at,
        c.reminded_at, c.decided_at, c.reason, c.valid_until, c.renewal_asked_at,
        coalesce(nullif(c.department, ''),
            CASE c.role WHEN 'mentor' THEN p.department ELSE o.department END, '') AS department,
        d.name AS department_name,
        a.first_name, a.email, a.birth_date, {vouched("a")} AS age_vouched, a.language,
        a.status AS account_status,
        o.id AS member_of, o.name AS organisation_name, o.kind AS organisation_kind, o.siret, o.uai,
        o.source AS organisation_source, o.verified_at AS organisation_verified_at,
        o.commune_name AS organisation_commune, school.email AS school_email,
        decider.first_name AS decided_by,
        p.kind AS mentor_kind, p.charter_version, p.charter_signed_at, p.honour_at, p.quiz_passed_at,
        (SELECT max(former.decided_at) FROM candidacy former
         WHERE former.account_id = c.account_id AND former.role = c.role
           AND former.valid_until IS NOT NULL) AS last_approved_at
    FROM candidacy c
    JOIN account a ON a.id = c.account_id
    LEFT JOIN account decider ON decider.id = c.decided_by
    LEFT JOIN organisation o ON o.id = c.organisation_id AND o.closed_at IS NULL
        AND EXISTS (SELECT FROM organisation_member m
                    WHERE m.organisation_id = o.id AND m.account_id = c.account_id)
    LEFT JOIN place school ON school.uai = o.uai
    LEFT JOIN mentor_profile p ON p.account_id = c.account_id
    LEFT JOIN department d ON d.code = coalesce(nullif(c.department, ''),
        CASE c.role WHEN 'mentor' THEN p.department ELSE o.department END)
"""

ONE = text(f"{_FACTS} WHERE c.id = :id")

# What is open or approved, and else the last of each role and organisation.
MINE = text(
    f"""
    {_FACTS}
    WHERE c.account_id = :account_id
      AND (c.status IN ('draft', 'waiting', 'approved') OR NOT EXISTS (
            SELECT FROM candidacy other
            WHERE other.account_id = c.account_id AND other.role = c.role
              AND (c.role = 'mentor' OR other.organisation_id IS NOT DISTINCT FROM c.organisation_id)
              AND other.id > c.id))
    ORDER BY c.role, c.id
    """
)

IS_MEMBER = text(
    """
    SELECT EXISTS (
        SELECT FROM organisation_member m JOIN organisation o ON o.id = m.organisation_id
        WHERE m.organisation_id = :organisation_id AND m.account_id = :account_id AND o.closed_at IS NULL)
    """
)

BEGIN = text(
    """
    INSERT INTO candidacy (account_id, role, organisation_id, created_at)
    VALUES (:account_id, :role, :organisation_id, :now) ON CONFLICT DO NOTHING RETURNING id
    """
)

_SAME = """
    account_id = :account_id AND role = :role
    AND (role = 'mentor' OR organisation_id IS NOT DISTINCT FROM CAST(:organisation_id AS uuid))
"""

OPEN_ONE = text(
    f"SELECT id, status, organisation_id FROM candidacy WHERE {_SAME} AND status IN ('draft', 'waiting')"
)

APPROVED_ONE = text(
    f"SELECT id, valid_until FROM candidacy WHERE {_SAME} AND status = 'approved' ORDER BY id DESC LIMIT 1"
)

LAST_MENTOR = text(
    """
    SELECT status, organisation_id, valid_until FROM candidacy
    WHERE account_id = :account_id AND role = 'mentor' ORDER BY id DESC LIMIT 1
    """
)

SPEAK_FOR = text(
    "UPDATE candidacy SET organisation_id = :organisation_id WHERE id = :id AND status = 'draft' RETURNING id"
)

SUBMIT = text(
    """
    UPDATE candidacy SET status = 'waiting', submitted_at = :now, department = :department
    WHERE id = :id AND status = 'draft' RETURNING id
    """
)

# One reminder a week, whoever asks at the same time.
REMIND = text(
    """
    UPDATE candidacy SET reminded_at = :now
    WHERE id = :id AND status = 'waiting' AND (reminded_at IS NULL OR reminded_at <= :not_since)
    RETURNING id
    """
)

WITHDRAW = text(
    """
    UPDATE candidacy SET status = 'withdrawn', decided_at = :now, decided_by = :account_id
    WHERE id = :id AND account_id = :account_id AND status = :status RETURNING id
    """
)

REACH = "(:everywhere OR c.department = ANY(CAST(:departments AS text[])))"

_QUEUE_ITEM = """json_build_object(
    'id', c.id, 'role', c.role, 'status', c.status, 'first_name', a.first_name, 'organisation', o.name,
    'mentor_kind', CASE c.role WHEN 'mentor' THEN p.kind END, 'department', c.department,
    'submitted_at', c.submitted_at, 'reminded_at', c.reminded_at, 'decided_at', c.decided_at,
    'decided_by', decider.first_name,
    'siret_check', (c.status = 'waiting' AND o.source = 'typed' AND o.verified_at IS NULL
        AND (c.role <> 'mentor' OR p.kind = 'professional')) IS TRUE)::text AS json"""
_WAITED = "coalesce(extract(epoch FROM c.submitted_at), 0)::float8"

QUEUE = text(
    f"""
    SELECT {_WAITED} AS position, c.id::text AS id, c.account_id, {_QUEUE_ITEM}
    FROM candidacy c
    JOIN account a ON a.id = c.account_id AND a.status = 'active'
    LEFT JOIN account decider ON decider.id = c.decided_by
    LEFT JOIN organisation o ON o.id = c.organisation_id
    LEFT JOIN mentor_profile p ON p.account_id = c.account_id
    WHERE c.status = :status AND c.status <> 'draft'
      AND (CAST(:role AS text) IS NULL OR c.role = :role) AND {REACH}
      AND (CAST(:after AS float8) IS NULL OR ({_WAITED}, c.id::text) > (CAST(:after AS float8), :after_id))
    ORDER BY position, c.id::text LIMIT :limit
    """
)

IN_REACH = text(f"SELECT id FROM candidacy c WHERE id = :id AND status <> 'draft' AND {REACH}")

FORMER = text(
    """
    SELECT role, status, decided_at, reason FROM candidacy
    WHERE account_id = :account_id AND id <> :id AND status NOT IN ('draft', 'waiting')
    ORDER BY decided_at DESC NULLS LAST LIMIT 20
    """
)

# Two referents who decide at the same second: the second finds nothing that waits.
DECIDE = text(
    """
    UPDATE candidacy SET status = :status, decided_at = :now, decided_by = :actor, reason = :reason,
        valid_until = :valid_until
    WHERE id = :id AND status = 'waiting' RETURNING id
    """
)

REPLACE_FORMER = text(
    f"UPDATE candidacy SET status = 'expired' WHERE {_SAME} AND status = 'approved' AND id <> :id"
)

REVOKE = text(
    """
    UPDATE candidacy SET status = 'revoked', decided_at = :now, decided_by = :actor, reason = :reason
    WHERE id = :id AND status = 'approved' RETURNING id
    """
)

CLOSE_OPEN = text(
    f"""
    UPDATE candidacy SET status = 'withdrawn', decided_at = :now, decided_by = :actor
    WHERE {_SAME} AND status IN ('draft', 'waiting')
    """
)

CLOSE_APPROVED = text(
    "UPDATE candidacy SET status = 'withdrawn', decided_at = :now WHERE id = :id AND status = 'approved'"
)

# Ends of approvals of one person, or of one organisation, are counted one after the other.
LOCK_PERSON = text("SELECT id FROM account WHERE id = :account_id FOR UPDATE")
LOCK_ORGANISATION = text(
    """
    SELECT id FROM organisation
    WHERE id = :organisation_id AND closed_at IS NULL AND verified_at IS NOT NULL FOR UPDATE
    """
)

STILL_APPROVED = text(
    """
    SELECT EXISTS (SELECT FROM candidacy
                   WHERE account_id = :account_id AND role = :role AND status = 'approved')
    """
)

# A mentor who speaks for an organisation does not keep it verified against the end of what it acts by.
STILL_VERIFIED = text(
    """
    SELECT EXISTS (SELECT FROM candidacy
                   WHERE organisation_id = :organisation_id AND status = 'approved'
                     AND (role <> 'mentor' OR CAST(:role AS text) = 'mentor'))
    """
)

ASK_RENEWAL = text(
    """
    WITH due AS MATERIALIZED (
        SELECT id FROM candidacy WHERE status = 'approved' AND renewal_asked_at IS NULL
            AND valid_until > :now AND valid_until <= :until
        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE candidacy c SET renewal_asked_at = :now FROM due, account a
    WHERE c.id = due.id AND a.id = c.account_id
    RETURNING c.id, c.account_id, c.role, c.valid_until, a.email, a.language
    """
)

EXPIRE = text(
    """
    WITH due AS MATERIALIZED (
        SELECT id FROM candidacy WHERE status = 'approved' AND valid_until <= :now
        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE candidacy c SET status = 'expired' FROM due, account a
    WHERE c.id = due.id AND a.id = c.account_id
    RETURNING c.id, c.account_id, c.role, c.organisation_id, a.email, a.language
    """
)

# Somebody who no longer belongs to the organisation does not act for it, nor speaks as one of its people;
# mentors approved before an organisation was asked of them keep their year.
GONE_FROM_ORGANISATION = text(
    """
    SELECT c.id, c.account_id, c.role, c.organisation_id FROM candidacy c
    LEFT JOIN organisation o ON o.id = c.organisation_id AND o.closed_at IS NULL
    LEFT JOIN mentor_profile p ON p.account_id = c.account_id
    WHERE c.status = 'approved'
      AND (c.role <> 'mentor' OR (p.kind = 'professional' AND c.organisation_id IS NOT NULL))
      AND (CAST(:organisation_id AS uuid) IS NULL OR c.organisation_id = :organisation_id)
      AND (o.id IS NULL OR NOT EXISTS (
            SELECT FROM organisation_member m
            WHERE m.organisation_id = o.id AND m.account_id = c.account_id))
    ORDER BY c.id LIMIT :limit
    """
)

# Whoever took a number without having it verified must not keep it from those whose number it is.
ABANDONED_ORGANISATIONS = text(
    """
    SELECT o.id FROM organisation o
    WHERE o.verified_at IS NULL AND o.closed_at IS NULL AND o.created_at < :before
      AND NOT EXISTS (
            SELECT FROM candidacy c WHERE c.organisation_id = o.id
            AND (c.status IN ('waiting', 'approved')
                 OR greatest(c.created_at, c.submitted_at, c.decided_at,
                             CASE c.status WHEN 'expired' THEN c.valid_until END) >= :before))
    ORDER BY o.id LIMIT :limit FOR UPDATE OF o SKIP LOCKED
    """
)

ENSURE_PROFILE = text(
    "INSERT INTO mentor_profile (account_id, updated_at) VALUES (:account_id, :now) ON CONFLICT DO NOTHING"
)

PROFILE = text("SELECT * FROM mentor_profile WHERE account_id = :account_id")
LOCK_PROFILE = text("SELECT * FROM mentor_profile WHERE account_id = :account_id FOR UPDATE")

LAST_APPROVED_AT = text(
    """
    SELECT max(decided_at) FROM candidacy
    WHERE account_id = :account_id AND role = 'mentor' AND valid_until IS NOT NULL
    """
)

# Conversations show the work: who is kept from minors tells them nothing by changing it.
WRITE_PROFILE = text(
    f"""
    UPDATE mentor_profile SET kind = :kind, career_code = :career_code,
        job_title = CASE WHEN {restricted(":account_id")} THEN job_title ELSE :job_title END,
        training = :training, languages = :languages, commune_code = :commune_code,
        department = :department, presentation = :presentation, updated_at = :now
    WHERE account_id = :account_id
    """
)

# A candidacy that waits goes with the person to the department they moved to.
MOVE_OPEN_MENTOR = text(
    """
    UPDATE candidacy SET department = :department
    WHERE account_id = :account_id AND role = 'mentor' AND status IN ('draft', 'waiting')
    """
)

RESUME = text("UPDATE mentor_profile SET paused = false WHERE account_id = :account_id AND paused")

PAUSE = text("UPDATE mentor_profile SET paused = :paused WHERE account_id = :account_id RETURNING id")

SIGN = text(
    """
    UPDATE mentor_profile SET charter_version = :version, charter_signed_at = :now, honour_at = :now
    WHERE account_id = :account_id
    """
)

WRITE_QUIZ = text(
    """
    UPDATE mentor_profile SET quiz_answers = CAST(:answers AS jsonb), quiz_failed_at = :failed_at,
        quiz_passed_at = :passed_at
    WHERE account_id = :account_id
    """
)

# What a company was given is asked again, as if its people had just asked; mentors stay who they are.
ASK_COMPANY_ANEW = text(
    """
    UPDATE candidacy c SET status = 'waiting', submitted_at = :now, decided_at = NULL, decided_by = NULL
    WHERE c.organisation_id = :id AND c.status = 'approved' AND c.role IN ('company', 'issuer')
      AND NOT EXISTS (SELECT FROM candidacy o WHERE o.account_id = c.account_id AND o.role = c.role
        AND o.organisation_id = c.organisation_id AND o.status IN ('draft', 'waiting'))
    RETURNING c.id, c.role, c.department
    """
)
