"""SQL of shares: links by which anyone may see one badge, until its owner stops them."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows

LIVE_SHARE = "s.ended_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > :now)"
"""Whether a link, named `s`, shows its badge now."""

_OF = """s.account_id = :account_id
        AND (s.credential_id = CAST(:credential_id AS uuid) OR s.backpack_id = CAST(:backpack_id AS uuid))"""

SHARES = text(
    f"""
    SELECT s.id, s.sealed_token, s.shown_name, s.show_evidence, s.created_at, s.expires_at
    FROM badge_share s WHERE {_OF} AND {LIVE_SHARE} ORDER BY s.created_at DESC, s.id DESC LIMIT 100
    """
)

OWNED = text(
    """
    SELECT EXISTS (SELECT FROM badge_credential WHERE id = CAST(:credential_id AS uuid)
            AND account_id = :account_id AND status = 'issued')
        OR EXISTS (SELECT FROM badge_backpack WHERE id = CAST(:backpack_id AS uuid)
            AND account_id = :account_id)
    """
)

LOCK_CREDENTIAL = text(
    """
    SELECT c.id, false AS unsound, true AS own FROM badge_credential c
    WHERE c.id = :credential_id AND c.account_id = :account_id AND c.status = 'issued' FOR SHARE
    """
)

LOCK_BACKPACK = text(
    """
    SELECT b.id, b.finding ->> 'verdict' IN ('altered', 'refused', 'unsupported') AS unsound,
        b.finding ->> 'recipient' = 'confirmed' AS own
    FROM badge_backpack b
    WHERE b.id = :backpack_id AND b.account_id = :account_id FOR SHARE
    """
)

FIND = text(
    "SELECT s.account_id, s.credential_id, s.backpack_id, s.ended_at FROM badge_share s WHERE s.id = :id"
)

COUNT = text(f"SELECT count(*) FROM badge_share s WHERE {_OF} AND {LIVE_SHARE}")

SHARE = text(
    """
    INSERT INTO badge_share (id, account_id, credential_id, backpack_id, token_digest, sealed_token,
        shown_name, show_evidence, created_at, expires_at)
    SELECT :id, p.id, :credential_id, :backpack_id, :digest, :sealed,
        CASE WHEN :show_name THEN nullif(p.first_name, '') END, :show_evidence, :now, :expires_at
    FROM account p WHERE p.id = :account_id
    ON CONFLICT DO NOTHING RETURNING id
    """
)

STOP = text(
    """
    UPDATE badge_share SET ended_at = coalesce(ended_at, :now)
    WHERE id = :id AND account_id = :account_id RETURNING id
    """
)

STOP_ALL = text("UPDATE badge_share SET ended_at = :now WHERE account_id = :account_id AND ended_at IS NULL")

# A link that ended long ago says nothing any more.
DELETE_OLD = old_rows(
    "badge_share",
    "least(ended_at, expires_at) < CAST(:now AS timestamptz) - interval '30 days'",
    "least(ended_at, expires_at)",
)

TOKEN = text(
    f"""
    SELECT s.sealed_token FROM badge_share s
    WHERE (CAST(:id AS uuid) IS NULL OR s.id = :id) AND {_OF} AND {LIVE_SHARE}
    ORDER BY s.created_at DESC, s.id DESC LIMIT 1
    """
)
