"""SQL of restrictions."""

from sqlalchemy import text

from api.reach import kept_from, minor

RESTRICT = text(
    f"""
    INSERT INTO restriction (account_id, case_id, decision_id, created_at)
    SELECT a.id, :case_id, CAST(:decision_id AS uuid), :now FROM account a
    WHERE a.id = :account_id AND NOT {minor("a.birth_date")}
      AND NOT EXISTS (SELECT FROM restriction r WHERE r.account_id = a.id AND r.case_id = :case_id
        AND r.decision_id IS NOT DISTINCT FROM CAST(:decision_id AS uuid) AND r.lifted_at IS NULL)
    RETURNING id
    """
)

END_HOLDS = text(
    """
    UPDATE restriction SET lifted_at = :now
    WHERE case_id = :case_id AND decision_id IS NULL AND lifted_at IS NULL RETURNING account_id, created_at
    """
)

END_OF_DECISION = text(
    "UPDATE restriction SET lifted_at = :now WHERE decision_id = :decision_id AND lifted_at IS NULL"
)

HOLD_OF = text(
    """
    SELECT min(created_at) FROM restriction
    WHERE account_id = :account_id AND lifted_at IS NULL AND decision_id IS NULL
      AND NOT EXISTS (SELECT FROM restriction r WHERE r.account_id = :account_id AND r.lifted_at IS NULL
        AND r.decision_id IS NOT NULL)
    """
)

# Once, however often the job runs.
TAKE_HOLD = text(
    """
    UPDATE restriction SET told_at = :now
    WHERE case_id = :case_id AND decision_id IS NULL AND lifted_at IS NULL AND told_at IS NULL
    RETURNING account_id, created_at
    """
)

# Nobody in particular may be a minor.
KEPT_FROM = text(
    f"""
    SELECT EXISTS (SELECT FROM (VALUES (1)) AS always LEFT JOIN account reader
        ON reader.id = CAST(:reader_id AS uuid) WHERE {kept_from(":account_id", "reader")})
    """
)

# Of a restriction that a decision carries, people learn by that decision, or not at all.
ABOUT = text(
    """
    SELECT created_at, lifted_at FROM restriction
    WHERE account_id = :account_id AND decision_id IS NULL ORDER BY created_at
    """
)
