"""SQL of organisations and schools. Moments come from the caller, so that a test can move the clock."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows
from api.safety.reach import minor, restricted, stands_for_number

# Whoever owns an organisation answers for it: somebody under 18 only belongs to it, whatever the row says.
_ROLE = f"CASE WHEN {minor('a.birth_date')} THEN 'member' ELSE m.role END"

# Organisations

LOCK_ACCOUNT = text("SELECT status FROM account WHERE id = :account_id FOR UPDATE")

DRAFTS_OF = text(
    """
    SELECT count(*) FROM organisation_member m JOIN organisation o ON o.id = m.organisation_id
    WHERE m.account_id = :account_id AND m.role = 'owner' AND o.verified_at IS NULL AND o.closed_at IS NULL
    """
)

# A verified one takes the number, and one's own draft: other people's drafts stand beside it.
NUMBER_TAKEN = text(
    """
    SELECT EXISTS (SELECT FROM organisation o
        WHERE (o.siret = :siret OR o.uai = :uai) AND o.closed_at IS NULL
          AND (o.verified_at IS NOT NULL OR EXISTS (SELECT FROM organisation_member m
              WHERE m.organisation_id = o.id AND m.account_id = :account_id)))
    """
)

RIVALS = text(
    """
    SELECT id, verified_at FROM organisation
    WHERE id <> :id AND (siret = :siret OR uai = :uai) AND closed_at IS NULL ORDER BY id FOR UPDATE
    """
)

CREATE = text(
    """
    INSERT INTO organisation (kind, name, siret, uai, commune_code, commune_name, department, sector_code,
        source, created_at)
    VALUES (:kind, :name, :siret, :uai, :commune_code, :commune_name, :department, :sector_code, :source,
        :now)
    RETURNING id
    """
)

FIND = text(
    """
    SELECT id, kind, name, siret, uai, commune_code, commune_name, department, sector_code, source,
        created_at, verified_at
    FROM organisation WHERE id = :id AND closed_at IS NULL
    """
)

LOCK = text("SELECT id FROM organisation WHERE id = :id AND closed_at IS NULL FOR UPDATE")

OF_ACCOUNT = text(
    f"""
    SELECT o.id, o.kind, o.name, o.siret, o.uai, o.commune_code, o.commune_name, o.department, o.sector_code,
        o.source, o.created_at, o.verified_at, {_ROLE} AS role, m.joined_at
    FROM organisation_member m JOIN organisation o ON o.id = m.organisation_id
    JOIN account a ON a.id = m.account_id
    WHERE m.account_id = :account_id AND o.closed_at IS NULL ORDER BY o.name, o.id
    """
)

UPDATE = text(
    """
    UPDATE organisation SET
        name = coalesce(:name, name),
        commune_code = coalesce(:commune_code, commune_code),
        commune_name = coalesce(:commune_name, commune_name),
        department = coalesce(:department, department),
        sector_code = coalesce(:sector_code, sector_code)
    WHERE id = :id AND verified_at IS NULL AND source = 'typed' AND closed_at IS NULL RETURNING id
    """
)

VERIFY = text(
    """
    UPDATE organisation SET verified_at = coalesce(verified_at, :now)
    WHERE id = :id AND closed_at IS NULL RETURNING department
    """
)

UNVERIFY = text(
    "UPDATE organisation SET verified_at = NULL WHERE id = :id AND closed_at IS NULL RETURNING department"
)

CLOSE = text(
    """
    UPDATE organisation SET closed_at = :now, closed_by = :closed_by
    WHERE id = :id AND closed_at IS NULL RETURNING department
    """
)

# Nobody else may have it by now: one person's misdeed shuts no other's company out.
CLOSED_BY = text(
    """
    SELECT c.name, c.kind, c.siret, c.closed_at FROM organisation c
    WHERE c.closed_by = :account_id AND NOT EXISTS (
        SELECT FROM organisation o WHERE o.siret = c.siret AND o.closed_at IS NULL)
    ORDER BY c.closed_at, c.id
    """
)

# Members

STANDS_FOR_NUMBER = text(f"SELECT {stands_for_number('o')} FROM organisation o WHERE o.id = :id")

ROLE_OF = text(
    f"""
    SELECT {_ROLE} AS role FROM organisation_member m JOIN organisation o ON o.id = m.organisation_id
    JOIN account a ON a.id = m.account_id
    WHERE m.organisation_id = :id AND m.account_id = :account_id AND o.closed_at IS NULL
    """
)

KEPT_FROM_MINORS = text(f"SELECT {restricted(':account_id')}")

MEMBERS = text(
    f"""
    SELECT m.account_id, a.first_name, {_ROLE} AS role, m.joined_at
    FROM organisation_member m JOIN account a ON a.id = m.account_id
    WHERE m.organisation_id = :id AND a.status = 'active' ORDER BY m.joined_at, m.account_id
    """
)

# Whoever owns an organisation keeps it while their deletion can still be taken back.
OWNERS = text(
    f"""
    SELECT m.account_id FROM organisation_member m JOIN account a ON a.id = m.account_id
    WHERE m.organisation_id = :id AND {_ROLE} = 'owner' ORDER BY m.joined_at, m.account_id
    """
)

# Who takes over from the last owner.
HEIR = text(
    f"""
    SELECT m.account_id FROM organisation_member m JOIN account a ON a.id = m.account_id
    WHERE m.organisation_id = :id AND a.id <> :account_id AND a.status = 'active'
      AND NOT {minor("a.birth_date")}
    ORDER BY m.joined_at, m.account_id LIMIT 1
    """
)

IS_MINOR = text(f"SELECT {minor('birth_date')} FROM account WHERE id = :account_id")

JOIN = text(
    """
    INSERT INTO organisation_member AS m (organisation_id, account_id, role, joined_at)
    VALUES (:id, :account_id, :role, :now)
    ON CONFLICT (organisation_id, account_id) DO UPDATE
        SET role = CASE WHEN 'owner' IN (m.role, EXCLUDED.role) THEN 'owner' ELSE 'member' END
    """
)

SET_ROLE = text(
    """
    UPDATE organisation_member SET role = :role
    WHERE organisation_id = :id AND account_id = :account_id RETURNING account_id
    """
)

LEAVE = text(
    """
    DELETE FROM organisation_member WHERE organisation_id = :id AND account_id = :account_id
    RETURNING account_id
    """
)

EMPTY = text("DELETE FROM organisation_member WHERE organisation_id = :id RETURNING account_id")

# Invitations

INVITATIONS_SENT = text(
    """
    SELECT count(*) FILTER (WHERE organisation_id = :id) AS by_organisation,
        count(*) FILTER (WHERE invited_by = :account_id) AS by_account,
        count(*) FILTER (WHERE email_mark = :email_mark) AS to_address,
        count(*) FILTER (WHERE email_mark = :email_mark AND organisation_id = :id) AS again,
        min(created_at) AS oldest
    FROM organisation_invitation
    WHERE (organisation_id = :id OR invited_by = :account_id OR email_mark = :email_mark)
      AND created_at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

END_FORMER_INVITATIONS = text(
    """
    UPDATE organisation_invitation SET ended_at = :now, email = NULL
    WHERE organisation_id = :id AND email = :email AND ended_at IS NULL
    """
)

INVITE = text(
    """
    INSERT INTO organisation_invitation (organisation_id, token_digest, email, email_mark, role, invited_by,
        created_at, expires_at)
    VALUES (:id, :digest, :email, :email_mark, :role, :account_id, :now, :expires_at)
    RETURNING id, email, role, created_at, expires_at
    """
)

INVITATIONS = text(
    """
    SELECT id, email, role, created_at, expires_at FROM organisation_invitation
    WHERE organisation_id = :id AND ended_at IS NULL AND expires_at > :now ORDER BY created_at DESC, id
    """
)

END_INVITATION = text(
    """
    UPDATE organisation_invitation SET ended_at = :now, email = NULL
    WHERE id = :invitation_id AND organisation_id = :id AND ended_at IS NULL RETURNING id
    """
)

END_INVITATIONS = text(
    "UPDATE organisation_invitation SET ended_at = :now, email = NULL"
    " WHERE organisation_id = :id AND ended_at IS NULL"
)

END_INVITATIONS_BY = text(
    "UPDATE organisation_invitation SET ended_at = :now, email = NULL"
    " WHERE invited_by = :account_id AND ended_at IS NULL"
)

OPEN_INVITATION = text(
    f"""
    SELECT o.name AS organisation_name, o.kind, o.verified_at IS NOT NULL AS verified, i.role, i.expires_at,
        i.email = (SELECT email FROM account WHERE id = :account_id) AS for_you
    FROM organisation_invitation i JOIN organisation o ON o.id = i.organisation_id
    WHERE i.token_digest = :digest AND i.ended_at IS NULL AND i.expires_at > :now AND o.closed_at IS NULL
      AND NOT {restricted("i.invited_by")}
    """
)

# The single use: of two that arrive at once, the second finds the row ended.
USE_INVITATION = text(
    f"""
    UPDATE organisation_invitation i SET ended_at = :now, email = NULL
    FROM organisation o, account a
    WHERE i.token_digest = :digest AND i.ended_at IS NULL AND i.expires_at > :now
      AND o.id = i.organisation_id AND o.closed_at IS NULL AND NOT {restricted("i.invited_by")}
      AND a.id = :account_id AND a.email = i.email AND a.status = 'active'
    RETURNING i.organisation_id, i.role
    """
)

INVITATIONS_TO = text(
    """
    SELECT o.name AS organisation, i.role, i.created_at, i.expires_at
    FROM organisation_invitation i JOIN organisation o ON o.id = i.organisation_id
    JOIN account a ON a.email = i.email
    WHERE a.id = :account_id AND i.ended_at IS NULL ORDER BY i.created_at
    """
)

# Schools

CODES_ALIVE = text("SELECT count(*) FROM school_code WHERE organisation_id = :id AND expires_at > :now")

MAKE_CODE = text(
    """
    INSERT INTO school_code (organisation_id, code_mark, sealed_code, made_by, created_at, expires_at)
    VALUES (:id, :mark, :sealed, :account_id, :now, :expires_at) RETURNING id, created_at, expires_at
    """
)

CODES = text(
    """
    SELECT id, sealed_code, created_at, expires_at FROM school_code
    WHERE organisation_id = :id AND expires_at > :now ORDER BY created_at DESC, id
    """
)

REVOKE_CODE = text("DELETE FROM school_code WHERE id = :code_id AND organisation_id = :id RETURNING id")

REVOKE_CODES = text("DELETE FROM school_code WHERE organisation_id = :id")

REVOKE_CODES_OF = text("DELETE FROM school_code WHERE made_by = :account_id")

# Locks the code: whoever revokes it waits for this link, or this link finds none.
SCHOOL_OF_CODE = text(
    """
    SELECT o.uai, o.name, o.commune_name, o.department
    FROM school_code c JOIN organisation o ON o.id = c.organisation_id
    WHERE c.code_mark = :mark AND c.expires_at > :now AND o.kind = 'school'
      AND o.verified_at IS NOT NULL AND o.closed_at IS NULL
    FOR SHARE OF c
    """
)

LINK = text(
    """
    WITH before AS (SELECT uai FROM pupil_school WHERE account_id = :account_id)
    INSERT INTO pupil_school (account_id, uai, name, commune_name, department, linked_by, linked_at)
    VALUES (:account_id, :uai, :name, :commune_name, :department, :linked_by, :now)
    ON CONFLICT (account_id) DO UPDATE SET uai = EXCLUDED.uai, name = EXCLUDED.name,
        commune_name = EXCLUDED.commune_name, department = EXCLUDED.department,
        linked_by = EXCLUDED.linked_by, linked_at = EXCLUDED.linked_at
    RETURNING uai IS DISTINCT FROM (SELECT uai FROM before) AS changed
    """
)

UNLINK = text("DELETE FROM pupil_school WHERE account_id = :account_id RETURNING department")

SCHOOL_OF = text(
    """
    SELECT uai, name, commune_name, department, linked_by, linked_at
    FROM pupil_school WHERE account_id = :account_id
    """
)

_PUPILS = """
    FROM pupil_school p JOIN account a ON a.id = p.account_id
    WHERE p.uai = :uai AND a.status = 'active'
      AND EXISTS (SELECT FROM account_role r WHERE r.account_id = a.id AND r.role = 'student')
"""

COUNT_PUPILS = text(f"SELECT count(*) {_PUPILS}")

PUPILS = text(
    f"""
    SELECT epass_fold(a.first_name) AS "order", CAST(p.id AS text) AS id,
        CAST(json_build_object('first_name', a.first_name, 'level', a.level) AS text) AS json
    {_PUPILS}
      AND (CAST(:after AS text) IS NULL
           OR (epass_fold(a.first_name), CAST(p.id AS text)) > (CAST(:after AS text), :after_id))
    ORDER BY 1, 2 LIMIT :limit
    """
)

PUPILS_BY_CODE = text("SELECT account_id FROM pupil_school WHERE uai = :uai AND linked_by = 'code'")

SCHOOL_STAFF = text(
    """
    SELECT m.account_id FROM organisation o JOIN organisation_member m ON m.organisation_id = o.id
    WHERE o.uai = :uai AND o.closed_at IS NULL AND o.verified_at IS NOT NULL
    """
)

# Limits and retention

ATTEMPTS = text(
    """
    SELECT count(*) AS made, min(at) AS oldest FROM organisation_attempt
    WHERE account_id = :account_id AND kind = :kind AND at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

NOTE_ATTEMPT = text(
    "INSERT INTO organisation_attempt (account_id, kind, at) VALUES (:account_id, :kind, :now)"
)

ATTEMPTS_OF = text("SELECT kind, at FROM organisation_attempt WHERE account_id = :account_id ORDER BY at")

DELETE_OLD = (
    old_rows("school_code", "expires_at < :now", "expires_at"),
    # Kept for two days: the limits of a day count them.
    old_rows("organisation_attempt", "at < CAST(:now AS timestamptz) - interval '2 days'", "at"),
    old_rows(
        "organisation_invitation",
        "coalesce(ended_at, expires_at) < CAST(:now AS timestamptz) - make_interval(days => :days)",
        "coalesce(ended_at, expires_at)",
    ),
)

ERASE = [
    text("DELETE FROM pupil_school WHERE account_id = :account_id"),
    text("DELETE FROM organisation_attempt WHERE account_id = :account_id"),
    text(
        "UPDATE organisation_invitation SET ended_at = coalesce(ended_at, :now), email = NULL"
        " WHERE email = (SELECT email FROM account WHERE id = :account_id)"
    ),
]

# For notices: what an unverified one calls itself is for its members only.
NAMES = text(
    """
    SELECT o.id, o.name FROM organisation o
    WHERE o.id = ANY(CAST(:ids AS uuid[])) AND (o.verified_at IS NOT NULL
        OR EXISTS (SELECT FROM organisation_member m
            WHERE m.organisation_id = o.id AND m.account_id = :account_id))
    """
)

# Whoever publishes for one of them at this moment is waited for.
VERIFIED_OF_SIREN = text(
    """
    SELECT id FROM organisation
    WHERE left(siret, 9) = :siren AND closed_at IS NULL AND verified_at IS NOT NULL ORDER BY id FOR UPDATE
    """
)
