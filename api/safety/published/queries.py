"""SQL over the tables of all that publish."""

from sqlalchemy import text

_MINE = "mine AS (SELECT organisation_id AS id FROM organisation_member WHERE account_id = :account_id)"
_OFFER = """json_build_object('title', f.title, 'description', f.description,
    'accessibility', f.accessibility, 'address', f.address)"""
_ACHIEVEMENT = "json_build_object('name', b.name, 'description', b.description, 'criteria', b.criteria)"
_OFFERS = "offer f JOIN mine ON mine.id = f.organisation_id"
_ACHIEVEMENTS = (
    "badge_achievement b JOIN badge_issuer i ON i.id = b.issuer_id JOIN mine ON mine.id = i.organisation_id"
)

# Who publishes at this moment for the same person or organisation waits.
SCOPE = text(
    """
    SELECT organisation_id AS id FROM organisation_member WHERE account_id = :account_id
    UNION SELECT CAST(:account_id AS uuid) ORDER BY id
    """
)

# Pages of which there is one each, and the very page that is written.
FEW = text(
    f"""
    WITH {_MINE}
    SELECT 'account' AS page, a.id, json_build_object('first_name', a.first_name) AS texts
    FROM account a WHERE a.id = :account_id
    UNION ALL
    SELECT 'mentor', p.account_id, json_build_object('job_title', p.job_title, 'training', p.training,
        'presentation', p.presentation)
    FROM mentor_profile p WHERE p.account_id = :account_id
    UNION ALL
    SELECT 'organisation', o.id, json_build_object('name', o.name)
    FROM organisation o JOIN mine USING (id) WHERE o.closed_at IS NULL
    UNION ALL
    SELECT 'issuer', i.organisation_id, json_build_object('description', i.description)
    FROM badge_issuer i JOIN mine ON mine.id = i.organisation_id
    UNION ALL
    SELECT 'offer', f.id, {_OFFER} FROM {_OFFERS} WHERE :page = 'offer' AND f.id = :page_id
    UNION ALL
    SELECT 'achievement', b.id, {_ACHIEVEMENT} FROM {_ACHIEVEMENTS}
    WHERE :page = 'achievement' AND b.id = :page_id
    """
)

# The newest, that a name or an issuer's page is shown beside.
NEWEST_OFFERS = text(f"WITH {_MINE} SELECT {_OFFER} AS texts FROM {_OFFERS} ORDER BY f.id DESC LIMIT 200")
NEWEST_ACHIEVEMENTS = text(
    f"WITH {_MINE} SELECT {_ACHIEVEMENT} AS texts FROM {_ACHIEVEMENTS} ORDER BY b.id DESC LIMIT 200"
)

# What nobody has looked at for digits yet: new, or older than this table.
UNREAD = text(
    f"""
    WITH {_MINE}
    (SELECT 'offer' AS page, f.id, {_OFFER} AS texts FROM {_OFFERS}
     WHERE NOT EXISTS (SELECT FROM offer_digits d WHERE d.offer_id = f.id) LIMIT :limit)
    UNION ALL
    (SELECT 'achievement', b.id, {_ACHIEVEMENT} FROM {_ACHIEVEMENTS}
     WHERE NOT EXISTS (SELECT FROM badge_achievement_digits d WHERE d.achievement_id = b.id) LIMIT :limit)
    """
)

KEEP = {
    "offer": text(
        """
        INSERT INTO offer_digits (offer_id, runs)
        SELECT id, CAST(:runs AS smallint[]) FROM offer WHERE id = :id
        ON CONFLICT (offer_id) DO UPDATE SET runs = excluded.runs
        """
    ),
    "achievement": text(
        """
        INSERT INTO badge_achievement_digits (achievement_id, runs)
        SELECT id, CAST(:runs AS smallint[]) FROM badge_achievement WHERE id = :id
        ON CONFLICT (achievement_id) DO UPDATE SET runs = excluded.runs
        """
    ),
}

# Of pages that say nothing any more; what is left of one is read again with the next number.
FORGET = {
    "offer": text("DELETE FROM offer_digits WHERE offer_id = :id"),
    "achievement": text("DELETE FROM badge_achievement_digits WHERE achievement_id = :id"),
}

# Of all other offers and badges, however many: each kind of run, and how often.
RUNS = text(
    f"""
    WITH {_MINE}
    SELECT run, count(*) AS times FROM (
        SELECT unnest(d.runs) AS run FROM {_OFFERS} JOIN offer_digits d ON d.offer_id = f.id
        WHERE f.id <> :page_id AND d.runs <> '{{}}'
        UNION ALL
        SELECT unnest(d.runs) FROM {_ACHIEVEMENTS} JOIN badge_achievement_digits d ON d.achievement_id = b.id
        WHERE b.id <> :page_id AND d.runs <> '{{}}'
    ) every GROUP BY run
    """
)
