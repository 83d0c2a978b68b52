"""SQL of restrictions."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows
from api.safety.reach import kept_from, minor

_ANSWERED = """EXISTS (SELECT FROM candidacy was WHERE was.account_id = a.id AND was.role = 'mentor'
        AND was.valid_until IS NOT NULL)"""

# A decision keeps a mentor under 18 from minors too, who else would be an adult among them one day.
RESTRICT = text(
    f"""
    INSERT INTO restriction (account_id, case_id, decision_id, created_at)
    SELECT a.id, :case_id, CAST(:decision_id AS uuid), :now FROM account a
    WHERE a.id = :account_id
      AND (NOT {minor("a.birth_date")} OR (CAST(:decision_id AS uuid) IS NOT NULL AND {_ANSWERED}))
      AND NOT EXISTS (SELECT FROM restriction r WHERE r.account_id = a.id AND r.case_id = :case_id
        AND r.decision_id IS NOT DISTINCT FROM CAST(:decision_id AS uuid) AND r.lifted_at IS NULL)
    RETURNING id
    """
)

# Ages are not asked: who was adult then may say another age now.
OUTLIVE = text(
    """
    INSERT INTO restriction_mark (mark, restriction_id, case_id, decision_id, created_at)
    SELECT mark, r.id, r.case_id, r.decision_id, :now
    FROM restriction r, unnest(CAST(:marks AS bytea[])) AS mark
    WHERE r.account_id = :account_id AND r.lifted_at IS NULL
    ON CONFLICT DO NOTHING
    """
)

# Nobody has decided yet about what they are reported for: who returns meanwhile waits for it, and is kept by
# it. Not who cries for help, nor a minor, whom no decision keeps from minors.
OUTLIVE_CASES = text(
    f"""
    INSERT INTO restriction_mark (mark, restriction_id, case_id, decision_id, created_at)
    SELECT mark, c.id, c.id, NULL, :now
    FROM moderation_case c JOIN account a ON a.id = c.about_id, unnest(CAST(:marks AS bytea[])) AS mark
    WHERE c.about_id = :account_id AND c.decided_at IS NULL AND c.gravity >= :grave
      AND c.origin IN ('report', 'grooming') AND (NOT {minor("a.birth_date")} OR {_ANSWERED})
      AND NOT EXISTS (SELECT FROM restriction r WHERE r.account_id = :account_id AND r.case_id = c.id
        AND r.lifted_at IS NULL)
    ON CONFLICT DO NOTHING
    """
)

# Both ways: whichever of the two returns is apart from the other, also where the other was erased before.
OUTLIVE_SEPARATIONS = text(
    """
    INSERT INTO separation_mark (mark, own_id, other_id, away, blocked, case_id, known_as, created_at)
    SELECT mark, CAST(:account_id AS uuid), other_id, away, blocked, case_id, known_as, :now
    FROM (
        SELECT blocker_id AS other_id, true AS away, true AS blocked, CAST(NULL AS uuid) AS case_id, known_as
        FROM block WHERE blocked_id = :account_id
        UNION ALL SELECT blocked_id, false, true, NULL, known_as FROM block WHERE blocker_id = :account_id
        UNION ALL SELECT toward_id, true, false, case_id, known_as FROM silence
        WHERE silenced_id = :account_id AND lifted_at IS NULL
        UNION ALL SELECT silenced_id, false, false, case_id, known_as FROM silence
        WHERE toward_id = :account_id AND lifted_at IS NULL
        UNION ALL SELECT own_id, NOT away, blocked, case_id, known_as FROM separation_mark
        WHERE other_id = :account_id
    ) apart, unnest(CAST(:marks AS bytea[])) AS mark
    ON CONFLICT DO NOTHING
    """
)

# Living accounts from which something would go over to another one of the same person.
KEPT_ACCOUNTS = text(
    """
    SELECT account_id FROM restriction WHERE lifted_at IS NULL
    UNION SELECT about_id FROM moderation_case WHERE decided_at IS NULL AND about_id IS NOT NULL
    UNION SELECT unnest(ARRAY[silenced_id, toward_id]) FROM silence WHERE lifted_at IS NULL
    UNION SELECT unnest(ARRAY[blocked_id, blocker_id]) FROM block
    """
)

# Once for a person, whichever of their ways in is known again; who ended it since does not begin it anew.
_KNOWN = "m.mark = ANY(CAST(:marks AS bytea[])) AND m.other_id <> :account_id"
_PAIR = """CASE WHEN m.away THEN CAST(:account_id AS uuid) ELSE m.other_id END AS turned_away,
        CASE WHEN m.away THEN m.other_id ELSE CAST(:account_id AS uuid) END AS toward"""
KNOW_AGAIN_APART = (
    # Who is erased, and returns later, is to find them under the new account.
    text(
        """
        INSERT INTO separation_mark (mark, own_id, other_id, away, blocked, case_id, known_as, created_at)
        SELECT mark, own_id, :account_id, away, blocked, case_id, known_as, created_at FROM separation_mark
        WHERE other_id IN (SELECT own_id FROM separation_mark WHERE mark = ANY(CAST(:marks AS bytea[])))
        ON CONFLICT DO NOTHING
        """
    ),
    text(
        f"""
        INSERT INTO silence (silenced_id, toward_id, case_id, known_as)
        SELECT DISTINCT ON (turned_away, toward) turned_away, toward, case_id, known_as
        FROM (SELECT {_PAIR}, m.case_id, m.known_as
            FROM separation_mark m JOIN account a ON a.id = m.other_id WHERE {_KNOWN} AND NOT m.blocked) apart
        WHERE NOT EXISTS (SELECT FROM silence s
            WHERE s.silenced_id = turned_away AND s.toward_id = apart.toward)
        """
    ),
    text(
        f"""
        INSERT INTO block (id, blocker_id, blocked_id, known_as)
        SELECT uuidv7(), toward, turned_away, known_as
        FROM (SELECT DISTINCT {_PAIR}, m.known_as
            FROM separation_mark m JOIN account a ON a.id = m.other_id WHERE {_KNOWN} AND m.blocked) apart
        ON CONFLICT DO NOTHING
        """
    ),
    # It is theirs again, to end as they like.
    text("DELETE FROM separation_mark WHERE mark = ANY(CAST(:marks AS bytea[])) AND NOT away"),
)

KNOW_AGAIN = text(
    """
    INSERT INTO restriction (account_id, case_id, decision_id, created_at)
    SELECT DISTINCT CAST(:account_id AS uuid), m.case_id, m.decision_id, CAST(:now AS timestamptz)
    FROM restriction_mark m WHERE m.mark = ANY(CAST(:marks AS bytea[]))
      AND NOT EXISTS (SELECT FROM restriction r WHERE r.account_id = :account_id AND r.lifted_at IS NULL
        AND r.case_id IS NOT DISTINCT FROM m.case_id AND r.decision_id IS NOT DISTINCT FROM m.decision_id)
    RETURNING id
    """
)

# Whose account was erased before the case was decided: what the decision carries holds for who returned.
CARRY_ON = (
    text(
        """
        UPDATE restriction SET decision_id = :decision_id
        WHERE case_id = :case_id AND decision_id IS NULL AND lifted_at IS NULL
          AND account_id IS DISTINCT FROM CAST(:about_id AS uuid)
        """
    ),
    text(
        "UPDATE restriction_mark SET decision_id = :decision_id"
        " WHERE case_id = :case_id AND decision_id IS NULL"
    ),
)

FORGET_MARKS = (
    old_rows("restriction_mark", "created_at < :before", "created_at"),
    old_rows("separation_mark", "created_at < :before", "created_at"),
)

END_HOLDS = text(
    """
    WITH marks AS (DELETE FROM restriction_mark WHERE case_id = :case_id AND decision_id IS NULL)
    UPDATE restriction SET lifted_at = :now
    WHERE case_id = :case_id AND decision_id IS NULL AND lifted_at IS NULL RETURNING account_id, created_at
    """
)

END_OF_DECISION = text(
    """
    WITH marks AS (DELETE FROM restriction_mark WHERE decision_id = :decision_id)
    UPDATE restriction SET lifted_at = :now WHERE decision_id = :decision_id AND lifted_at IS NULL
    """
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
