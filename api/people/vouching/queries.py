"""SQL of personal codes. Moments come from the caller (`:now`)."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows
from api.safety.reach import restricted

ALIVE = text(
    """
    SELECT count(*) FROM age_code c JOIN age_code_batch b ON b.id = c.batch_id
    WHERE c.used_at IS NULL AND b.revoked_at IS NULL AND b.expires_at > :now
      AND CASE WHEN CAST(:organisation_id AS uuid) IS NULL
          THEN b.organisation_id IS NULL AND b.department = :department
          ELSE b.organisation_id = :organisation_id END
    """
)

MAKE_BATCH = text(
    """
    INSERT INTO age_code_batch (organisation_id, name, birth_year, department, made_by, created_at,
        expires_at)
    VALUES (:organisation_id, :name, :birth_year, :department, :account_id, :now, :expires_at) RETURNING id
    """
)

MAKE_CODES = text(
    """
    INSERT INTO age_code (code_mark, batch_id, number)
    SELECT mark, :batch_id, number FROM unnest(CAST(:marks AS bytea[])) WITH ORDINALITY AS made (mark, number)
    """
)

_BATCHES = """
    SELECT b.id, b.name, b.birth_year, b.created_at, b.expires_at, b.revoked_at IS NOT NULL AS revoked,
        count(*) AS count, count(c.used_at) AS used
    FROM age_code_batch b JOIN age_code c ON c.batch_id = b.id
"""

OF_SCHOOL = text(
    f"""
    {_BATCHES} WHERE b.organisation_id = :organisation_id
    GROUP BY b.id ORDER BY b.created_at DESC LIMIT 100
    """
)

# A school's too, once whoever made them is shut out or kept from minors, or the school is no longer believed:
# what its used codes said still stands, and nobody there may take it back.
OF_STAFF = text(
    f"""
    {_BATCHES} WHERE (b.organisation_id IS NULL
        OR EXISTS (SELECT FROM account maker WHERE maker.id = b.made_by AND maker.status = 'banned')
        OR {restricted("b.made_by")}
        OR EXISTS (SELECT FROM organisation school WHERE school.id = b.organisation_id
            AND (school.closed_at IS NOT NULL OR school.verified_at IS NULL)))
      AND (:everywhere OR b.department = ANY(CAST(:departments AS text[])))
    GROUP BY b.id ORDER BY b.created_at DESC LIMIT 100
    """
)

BATCH = text("SELECT id, organisation_id, department FROM age_code_batch WHERE id = :id")

REVOKE = text(
    "UPDATE age_code_batch SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL RETURNING id"
)

# Not who has used a code of another list since: that one vouches for them now.
USERS = text(
    """
    SELECT DISTINCT c.used_by FROM age_code c WHERE c.batch_id = :id AND c.used_by IS NOT NULL
      AND NOT EXISTS (SELECT FROM age_code later
          WHERE later.used_by = c.used_by AND later.batch_id <> c.batch_id AND later.used_at > c.used_at)
    ORDER BY c.used_by
    """
)

# Not one that somebody has used already: its owner has an account.
OPENS = text(
    """
    SELECT EXISTS (SELECT FROM age_code c JOIN age_code_batch b ON b.id = c.batch_id
        LEFT JOIN organisation o ON o.id = b.organisation_id
        WHERE c.code_mark = :mark AND c.used_at IS NULL AND b.revoked_at IS NULL AND b.expires_at > :now
          AND (b.organisation_id IS NULL OR (o.closed_at IS NULL AND o.verified_at IS NOT NULL)))
    """
)

# Whoever cancels the list waits for this use, or this use finds it cancelled. What somebody made who is kept
# from minors by now says nothing of anybody.
BATCH_OF_CODE = text(
    f"""
    SELECT b.id, b.organisation_id, b.name, b.made_by, b.birth_year FROM age_code_batch b
    WHERE b.id = (SELECT batch_id FROM age_code WHERE code_mark = :mark)
      AND b.revoked_at IS NULL AND b.expires_at > :now AND NOT {restricted("b.made_by")} FOR SHARE
    """
)

# One wins: the other one waits for the row, and finds it used.
USE = text(
    """
    UPDATE age_code SET used_at = :now, used_by = :account_id
    WHERE code_mark = :mark AND used_at IS NULL RETURNING number
    """
)

# The school that handed somebody the code they used last, since a moment. It says so no more once their age
# is another, its list was withdrawn, it has closed or is not believed, or whoever made the list is shut out
# or kept from minors.
SCHOOL_OF = text(
    f"""
    SELECT o.name, o.commune_name, c.used_at
    FROM age_vouch v JOIN account a ON a.id = v.account_id AND a.birth_date = v.birth_date
        JOIN LATERAL (SELECT batch_id, used_at FROM age_code
            WHERE used_by = v.account_id ORDER BY used_at DESC LIMIT 1) c ON c.used_at >= :since
        JOIN age_code_batch b ON b.id = c.batch_id AND (v.how = 'personal_code' OR b.revoked_at IS NULL)
        JOIN organisation o ON o.id = b.organisation_id
            AND o.verified_at IS NOT NULL AND o.closed_at IS NULL
    WHERE v.account_id = :account_id AND NOT {restricted("b.made_by")}
      AND NOT EXISTS (SELECT FROM account maker WHERE maker.id = b.made_by AND maker.status = 'banned')
    """
)

DELETE_OLD = old_rows(
    "age_code_batch",
    "expires_at < CAST(:now AS timestamptz) - make_interval(days => :days)",
    "expires_at",
    hanging=30,
)

MADE_BY = text(
    """
    SELECT name, birth_year, created_at, expires_at, revoked_at,
        (SELECT count(*) FROM age_code c WHERE c.batch_id = b.id) AS codes
    FROM age_code_batch b WHERE made_by = :account_id ORDER BY created_at
    """
)

REVOKE_OF = text(
    "UPDATE age_code_batch SET revoked_at = :now WHERE made_by = :account_id AND revoked_at IS NULL"
)
