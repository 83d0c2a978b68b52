"""SQL of requests on the student's side: drafts, evidence, sending, withdrawing."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows
from api.safety.reach import nobody_for_minors, out_of_reach

# What a student may ask for: published, open to requests, of an organisation in good standing.
REQUESTABLE = text(
    f"""
    SELECT a.id, i.organisation_id, o.department FROM badge_achievement a
    JOIN badge_issuer i ON i.id = a.issuer_id
    JOIN organisation o ON o.id = i.organisation_id AND o.verified_at IS NOT NULL AND o.closed_at IS NULL
    WHERE a.id = :achievement_id AND a.status = 'published' AND a.requestable
      AND NOT {nobody_for_minors("o.id")}
    """
)

LOCK = text(
    """
    SELECT r.id, r.achievement_id, r.account_id, r.status, r.hidden_as FROM badge_request r
    WHERE r.id = :id FOR UPDATE
    """
)

OPEN_OF = text(
    """
    SELECT count(*) FILTER (WHERE achievement_id = :achievement_id AND id <> :id) AS same,
        count(*) AS open FROM badge_request
    WHERE account_id = :account_id AND status IN ('draft', 'waiting')
    """
)

# Asked for twice, it would be the same proof; one that expired or was withdrawn may be asked for anew.
OWNED = text(
    """
    SELECT EXISTS (SELECT FROM badge_credential c
        WHERE c.account_id = :account_id AND c.achievement_id = :achievement_id AND c.status = 'issued'
          AND c.revoked_at IS NULL AND (c.valid_until IS NULL OR c.valid_until > :now))
    """
)

MAKE = text(
    """
    INSERT INTO badge_request (id, achievement_id, account_id, message, original, status, created_at)
    VALUES (:id, :achievement_id, :account_id, :message, :original, 'draft', :now)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

REWRITE = text(
    "UPDATE badge_request SET message = :message, original = :original WHERE id = :id AND status = 'draft'"
)

# Photos stay: they come and go on their own.
CLEAR_WORDS = text("DELETE FROM badge_evidence WHERE request_id = :id AND kind <> 'photo'")

ADD_WORDS = text(
    """
    INSERT INTO badge_evidence (id, request_id, kind, text, original, url, created_at)
    VALUES (:evidence_id, :id, :kind, :text, :original, :url, :now) ON CONFLICT DO NOTHING RETURNING id
    """
)

PHOTOS = text(
    "SELECT count(*) FROM badge_evidence WHERE request_id = :id AND kind = 'photo' AND id <> :photo_id"
)

ADD_PHOTO = text(
    """
    INSERT INTO badge_evidence (id, request_id, kind, photo, created_at)
    VALUES (:photo_id, :id, 'photo', :photo, :now)
    ON CONFLICT (id) DO UPDATE SET photo = EXCLUDED.photo
        WHERE badge_evidence.request_id = EXCLUDED.request_id AND badge_evidence.kind = 'photo'
    RETURNING id
    """
)

DROP_PHOTO = text("DELETE FROM badge_evidence WHERE id = :photo_id AND request_id = :id AND kind = 'photo'")

SHOWS_SOMETHING = text(
    """
    SELECT r.message <> '' OR EXISTS (SELECT FROM badge_evidence WHERE request_id = r.id)
    FROM badge_request r WHERE r.id = :id
    """
)

SENT_LATELY = text(
    """
    SELECT count(*) AS made, min(sent_at) AS oldest FROM badge_request
    WHERE account_id = :account_id AND sent_at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

SEND = text("UPDATE badge_request SET status = 'waiting', sent_at = :now WHERE id = :id")

WITHDRAW = text(
    """
    UPDATE badge_request SET status = 'withdrawn', decided_at = :now, original = NULL, hidden_as = NULL
    WHERE id = :id
    """
)

WITHDRAW_ALL = text(
    """
    UPDATE badge_request SET status = 'withdrawn', decided_at = :now, hidden_as = NULL
    WHERE account_id = :account_id AND (status IN ('draft', 'waiting') OR hidden_as IS NOT NULL)
    """
)

# What was shown is nobody's any more.
FORGET_EVIDENCE = text("DELETE FROM badge_evidence WHERE request_id = :id")

# Those who may read it.
MEMBERS = text(
    f"""
    SELECT m.account_id FROM organisation_member m JOIN account_role r ON r.account_id = m.account_id
    JOIN account a ON a.id = m.account_id AND a.status = 'active' JOIN account p ON p.id = :account_id
    WHERE m.organisation_id = :organisation_id AND r.role = 'issuer'
      AND NOT {out_of_reach("m.account_id", "p")}
    ORDER BY m.account_id
    """
)

# Everything that was written, one part below the other.
WRITTEN = text(
    """
    SELECT r.id, r.account_id, r.status, r.created_at, coalesce(o.department, '') AS department,
        concat_ws(E'\\n', nullif(r.message, ''),
            (SELECT string_agg(e.text, E'\\n' ORDER BY e.created_at, e.id) FROM badge_evidence e
             WHERE e.request_id = r.id AND e.text <> '')) AS text
    FROM badge_request r JOIN badge_achievement a ON a.id = r.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id LEFT JOIN organisation o ON o.id = i.organisation_id
    WHERE r.id = :id
    """
)

# Each part that was written, in the same order.
WRITTEN_PARTS = text(
    """
    SELECT coalesce(p.original, p.text) AS text, p.original IS NOT NULL AS masked FROM (
        SELECT message AS text, original, NULL AS created_at, id FROM badge_request WHERE id = :id
        UNION ALL
        SELECT text, original, created_at, id FROM badge_evidence WHERE request_id = :id
    ) p WHERE p.text <> '' ORDER BY p.created_at NULLS FIRST, p.id
    """
)

UNMASK = [
    text(
        "UPDATE badge_request SET message = original, original = NULL WHERE id = :id AND original IS NOT NULL"
    ),
    text(
        """
        UPDATE badge_evidence SET text = original, original = NULL
        WHERE request_id = :id AND original IS NOT NULL
        """
    ),
]

HIDE = text(
    """
    UPDATE badge_request SET hidden_as = status, status = 'withdrawn', decided_at = :now
    WHERE id = :id AND status IN ('draft', 'waiting')
    """
)

# Another one that waits for the same badge by now stays the only one.
RELEASE = text(
    """
    UPDATE badge_request r SET status = hidden_as, decided_at = NULL, hidden_as = NULL
    WHERE id = :id AND hidden_as IS NOT NULL AND NOT EXISTS (
        SELECT FROM badge_request o WHERE o.achievement_id = r.achievement_id
            AND o.account_id = r.account_id AND o.status IN ('draft', 'waiting'))
    """
)

SEEN_BY = text(
    """
    SELECT EXISTS (
        SELECT FROM badge_request r JOIN badge_achievement a ON a.id = r.achievement_id
        JOIN badge_issuer i ON i.id = a.issuer_id
        LEFT JOIN organisation_member m
            ON m.organisation_id = i.organisation_id AND m.account_id = :account_id
        WHERE r.id = :id AND (r.account_id = :account_id
            OR (m.account_id IS NOT NULL AND r.status IN ('waiting', 'awarded', 'refused')))
    )
    """
)

# Who of the issuer decided about a request or an award, and what they wrote; its id may be of either.
ISSUER = text(
    """
    SELECT g.account_id, g.actor, g.said, g.status, g.at, i.organisation_id,
        coalesce(o.department, '') AS department, concat_ws(', ', a.name, i.name) AS named
    FROM (
        SELECT account_id, achievement_id, decided_by AS actor, reason AS said, status, created_at AS at
        FROM badge_request WHERE id = :id
        UNION ALL
        SELECT p.id, c.achievement_id, coalesce(r.decided_by, c.awarded_by), c.narrative, c.status,
            c.created_at
        FROM badge_credential c LEFT JOIN badge_request r ON r.id = c.request_id
        JOIN account p ON p.id = c.account_id OR (c.account_id IS NULL AND p.email = c.email)
        WHERE c.id = :id
    ) g
    JOIN badge_achievement a ON a.id = g.achievement_id JOIN badge_issuer i ON i.id = a.issuer_id
    LEFT JOIN organisation o ON o.id = i.organisation_id
    """
)

# A photo is stored in some hundred pieces.
DELETE_OLD = (
    old_rows(
        "badge_request",
        "status = 'draft' AND created_at < CAST(:now AS timestamptz) - interval '7 days'",
        "created_at",
        hanging=100,
    ),
    old_rows(
        "badge_evidence e",
        """
        kind = 'photo' AND EXISTS (SELECT FROM badge_request r WHERE r.id = e.request_id
            AND r.decided_at < CAST(:now AS timestamptz) - make_interval(days => :photo_days))
        """,
        "created_at",
        hanging=100,
    ),
)
