"""SQL of badges on their owners' side: the wallet, offers and what becomes of them, parents."""

from sqlalchemy import text

from api.badges.backpack.sharing_queries import LIVE_SHARE
from api.people.privacy.service import grown

# Everybody's own, and what was offered to their proven address.
_MINE = """(c.account_id = :account_id
        OR (c.account_id IS NULL AND c.status = 'offered' AND c.email_mark = CAST(:mark AS bytea)))"""

_ISSUER = """json_build_object('id', i.id, 'name', i.name,
        'image_url', '/ob/images/' || i.image_id || '.png') AS issuer"""


def _evidence(request: str) -> str:
    return f"""coalesce((SELECT json_agg(json_build_object('id', e.id, 'kind', e.kind, 'text', e.text,
            'url', e.url, 'photo_url', CASE WHEN e.photo IS NOT NULL
                THEN '/api/v1/badges/evidence/' || e.id || '/photo' END) ORDER BY e.created_at, e.id)
            FROM badge_evidence e WHERE e.request_id = {request}), '[]') AS evidence"""


BADGES = text(
    f"""
    SELECT c.id, c.status, c.origin, c.achievement_id, a.name, a.description, a.criteria, a.tags, {_ISSUER},
        '/ob/images/' || coalesce(c.image_id, a.image_id) || '.png' AS image_url, c.narrative,
        c.created_at AS offered_at, c.valid_from, c.valid_until, c.revoked_at, c.revocation_reason, c.jwt,
        c.hosted_at, {_evidence("c.request_id")},
        (SELECT count(*) FROM badge_share s WHERE s.credential_id = c.id AND {LIVE_SHARE}) AS shares,
        (SELECT s.sealed_token FROM badge_share s WHERE s.credential_id = c.id AND {LIVE_SHARE}
            ORDER BY s.created_at DESC, s.id DESC LIMIT 1) AS sealed_token
    FROM badge_credential c JOIN badge_achievement a ON a.id = c.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id
    WHERE {_MINE} AND c.status IN ('offered', 'with_parent', 'issued')
      AND (CAST(:id AS uuid) IS NULL OR c.id = :id)
    ORDER BY c.created_at DESC, c.id DESC LIMIT 500
    """
)

REQUESTS = text(
    f"""
    SELECT r.id, r.achievement_id, a.name, '/ob/images/' || a.image_id || '.png' AS image_url, {_ISSUER},
        r.message, r.status, r.created_at, r.sent_at, r.decided_at, r.reason,
        r.original IS NOT NULL OR EXISTS (SELECT FROM badge_evidence e
            WHERE e.request_id = r.id AND e.original IS NOT NULL) AS masked,
        (SELECT c.id FROM badge_credential c WHERE c.request_id = r.id
            AND c.status IN ('offered', 'with_parent', 'issued')) AS credential_id, {_evidence("r.id")}
    FROM badge_request r JOIN badge_achievement a ON a.id = r.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id
    WHERE r.account_id = :account_id AND (CAST(:id AS uuid) IS NULL OR r.id = :id)
    ORDER BY r.created_at DESC, r.id DESC LIMIT 200
    """
)

PERSON = text(
    f"""
    SELECT p.email, p.first_name, p.birth_date IS NOT NULL AND NOT {grown("p.id")} AS with_parent
    FROM account p WHERE p.id = :account_id
    """
)

# Whoever takes it waits for the others, and then sees what they left.
LOCK_MINE = text(
    f"""
    SELECT c.id, c.achievement_id, c.account_id, c.status, c.status_list_id, c.status_position, c.revoked_at
    FROM badge_credential c WHERE c.id = :id AND {_MINE} FOR UPDATE
    """
)

# Parents

AWAITING = text(
    f"""
    SELECT c.id, a.name, a.description, a.criteria, c.narrative, {_ISSUER},
        '/ob/images/' || a.image_id || '.png' AS image_url, c.accepted_at
    FROM badge_credential c JOIN badge_achievement a ON a.id = c.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id
    WHERE c.account_id = :account_id AND c.status = 'with_parent' ORDER BY c.accepted_at, c.id LIMIT 100
    """
)

LOCK_OF_CHILD = text(
    """
    SELECT c.id, c.status FROM badge_credential c
    WHERE c.id = :id AND c.account_id = :account_id FOR UPDATE
    """
)

GROWN_UP = text(
    f"""
    SELECT c.id, c.account_id FROM badge_credential c
    WHERE c.status = 'with_parent' AND {grown("c.account_id")} ORDER BY c.id LIMIT 500
    """
)

LOCK_GROWN_UP = text(
    f"""
    SELECT c.id, c.account_id FROM badge_credential c
    WHERE c.id = :id AND c.status = 'with_parent' AND {grown("c.account_id")} FOR UPDATE OF c
    """
)
