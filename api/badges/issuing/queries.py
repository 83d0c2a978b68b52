"""SQL of the issuing side of badges: issuers, keys, achievements, requests, and what was awarded."""

from sqlalchemy import text

from api.platform.kit.statements import old_words
from api.safety.reach import out_of_reach

LAPSES = "status = 'lapsed', email = NULL, token_digest = NULL, narrative = ''"
"""An offer that nobody takes any more holds neither an address nor words about somebody."""

# Who may act

GATE = text(
    """
    SELECT o.id, o.name, o.department, o.verified_at IS NOT NULL AS verified, i.id AS issuer_id
    FROM organisation o
    JOIN organisation_member m ON m.organisation_id = o.id AND m.account_id = :account_id
    LEFT JOIN badge_issuer i ON i.organisation_id = o.id
    WHERE o.id = :id AND o.closed_at IS NULL
    """
)

ISSUER_OF_ACHIEVEMENT = text(
    """
    SELECT i.organisation_id, i.id AS issuer_id
    FROM badge_achievement a JOIN badge_issuer i ON i.id = a.issuer_id
    WHERE a.id = :id AND i.organisation_id IS NOT NULL
    """
)

IN_GOOD_STANDING = text(
    """
    SELECT EXISTS (
        SELECT FROM badge_issuer i JOIN organisation o ON o.id = i.organisation_id
        WHERE i.id = :issuer_id AND o.verified_at IS NOT NULL AND o.closed_at IS NULL
    )
    """
)

# Issuers and their keys

PROFILE = text(
    """
    SELECT i.id, i.organisation_id, i.name, i.description, i.home_url, i.email, i.image_id
    FROM badge_issuer i WHERE i.organisation_id = :organisation_id
    """
)

WRITE_PROFILE = text(
    """
    INSERT INTO badge_issuer (organisation_id, name, description, home_url, email, created_at)
    VALUES (:organisation_id, :name, :description, :home_url, :email, :now)
    ON CONFLICT (organisation_id) DO UPDATE SET name = EXCLUDED.name, description = EXCLUDED.description,
        home_url = EXCLUDED.home_url, email = EXCLUDED.email
    RETURNING id
    """
)

LOCK_ISSUER = text("SELECT id FROM badge_issuer WHERE id = :id FOR NO KEY UPDATE")

SET_PROFILE_IMAGE = text("UPDATE badge_issuer SET image_id = :image_id WHERE id = :id")

KEYS = text(
    """
    SELECT kid, algorithm, public_jwk, created_at, retired_at FROM badge_key
    WHERE issuer_id = :issuer_id AND compromised_at IS NULL
    ORDER BY retired_at DESC NULLS FIRST, algorithm, kid
    """
)

OLDER_KEYS = text(
    """
    SELECT public_jwk FROM badge_key
    WHERE issuer_id = :issuer_id AND compromised_at IS NULL AND (algorithm = 'RS256' OR signed_older)
    ORDER BY algorithm DESC, retired_at DESC NULLS FIRST, kid
    """
)

# Of two first profiles at once, one key is kept: the unique index holds one of each algorithm that signs.
ADD_KEY = text(
    """
    INSERT INTO badge_key (kid, issuer_id, algorithm, sealed_pem, public_jwk, created_at)
    VALUES (:kid, :issuer_id, :algorithm, :sealed_pem, CAST(:public_jwk AS jsonb), :now)
    ON CONFLICT DO NOTHING
    """
)

RETIRE_KEY = text(
    """
    UPDATE badge_key SET retired_at = :now
    WHERE issuer_id = :issuer_id AND kid = :kid AND retired_at IS NULL RETURNING algorithm
    """
)

# Whoever rotates waits for what is being signed; whoever signs waits for a rotation and then looks again.
SIGNING_KEY = text(
    """
    SELECT kid, sealed_pem FROM badge_key
    WHERE issuer_id = :issuer_id AND algorithm = :algorithm AND retired_at IS NULL FOR SHARE
    """
)

# Pictures

ADD_IMAGE = text(
    """
    INSERT INTO badge_image (png, svg, design, created_at)
    VALUES (:png, :svg, CAST(:design AS jsonb), :now) RETURNING id
    """
)

# A picture that no credential was signed with, and that nothing shows any more, is not kept.
DROP_IMAGE = text(
    """
    DELETE FROM badge_image b WHERE b.id = :id
      AND NOT EXISTS (SELECT FROM badge_achievement WHERE image_id = b.id)
      AND NOT EXISTS (SELECT FROM badge_credential WHERE image_id = b.id)
      AND NOT EXISTS (SELECT FROM badge_issuer WHERE image_id = b.id)
    """
)

# Achievements

CREATE_ACHIEVEMENT = text(
    """
    INSERT INTO badge_achievement (id, issuer_id, name, description, criteria, kind, tags, career_codes,
        alignments, validity_months, requestable, status, created_by, created_at)
    VALUES (:id, :issuer_id, :name, :description, :criteria, :kind, :tags, :career_codes,
        CAST(:alignments AS jsonb), :validity_months, :requestable, 'draft', :account_id, :now)
    ON CONFLICT (id) DO NOTHING RETURNING id
    """
)

_ACHIEVEMENT = """
    SELECT a.id, i.organisation_id, a.issuer_id, a.name, a.description, a.criteria, a.kind, a.tags,
        a.career_codes, a.alignments, a.image_id, b.design, a.validity_months, a.requestable, a.status,
        a.created_at, a.published_at,
        (SELECT json_build_object(
            'offered', count(*) FILTER (WHERE c.status = 'offered'),
            'with_parent', count(*) FILTER (WHERE c.status = 'with_parent'),
            'issued', count(*) FILTER (WHERE c.status = 'issued' AND c.revoked_at IS NULL),
            'revoked', count(*) FILTER (WHERE c.revoked_at IS NOT NULL))
         FROM badge_credential c WHERE c.achievement_id = a.id) AS awards,
        (SELECT count(*) FROM badge_request r WHERE r.achievement_id = a.id AND r.status = 'waiting')
            AS requests,
        (SELECT count(*) FROM badge_code k WHERE k.achievement_id = a.id AND k.closed_at IS NULL
            AND k.expires_at > :now AND (k.max_claims IS NULL OR k.claims < k.max_claims)) AS codes
    FROM badge_achievement a JOIN badge_issuer i ON i.id = a.issuer_id
    LEFT JOIN badge_image b ON b.id = a.image_id
"""

ACHIEVEMENT = text(f"{_ACHIEVEMENT} WHERE a.id = :id")

ACHIEVEMENTS = text(
    f"""
    {_ACHIEVEMENT}
    WHERE i.organisation_id = :organisation_id
      AND (CAST(:status AS text) IS NULL OR a.status = :status)
      AND (CAST(:after AS float8) IS NULL
           OR (extract(epoch FROM a.created_at), a.id) < (:after, CAST(:after_id AS uuid)))
    ORDER BY extract(epoch FROM a.created_at) DESC, a.id DESC LIMIT :limit
    """
)

LOCK_ACHIEVEMENT = text("SELECT * FROM badge_achievement WHERE id = :id FOR NO KEY UPDATE")

CHANGE_ACHIEVEMENT = text(
    """
    UPDATE badge_achievement SET name = :name, description = :description, criteria = :criteria,
        kind = :kind, tags = :tags, career_codes = :career_codes, alignments = CAST(:alignments AS jsonb),
        validity_months = :validity_months, requestable = :requestable
    WHERE id = :id
    """
)

SET_IMAGE = text("UPDATE badge_achievement SET image_id = :image_id WHERE id = :id")

PUBLISH = text(
    """
    UPDATE badge_achievement SET status = 'published', published_at = coalesce(published_at, :now)
    WHERE id = :id
    """
)

ARCHIVE = text("UPDATE badge_achievement SET status = 'archived' WHERE id = :id")

# What was awarded

_STATE = """
    CASE WHEN c.revoked_at IS NOT NULL THEN 'revoked'
         WHEN c.status = 'issued' AND c.valid_until <= :now THEN 'expired'
         ELSE c.status END
"""

# What the issuer may know of whom it went to, and nothing else: the search looks no further than the list.
# A child who has not asked this issuer for anything has no name before their parent accepts; who leaves has
# none.
_FIRST_NAME = """CASE WHEN p.status <> 'leaving'
        AND (c.status = 'issued' OR (c.status = 'with_parent' AND c.origin = 'request'))
    THEN p.first_name END"""

CREDENTIALS = text(
    f"""
    SELECT c.id, {_STATE} AS state, c.origin, c.email,
        {_FIRST_NAME} AS first_name, coalesce(k.label, '') AS label,
        c.narrative, c.created_at, c.accepted_at, c.valid_until, c.revoked_at, c.revocation_reason
    FROM badge_credential c
    LEFT JOIN account p ON p.id = c.account_id
    LEFT JOIN badge_code k ON k.id = c.code_id
    WHERE c.achievement_id = :achievement_id
      AND (CAST(:state AS text) IS NULL OR {_STATE} = :state)
      AND (p.id IS NULL OR NOT {out_of_reach(":account_id", "p")})
      AND strpos(epass_fold(concat_ws(' ', c.email, {_FIRST_NAME}, k.label)),
                 epass_fold(CAST(:words AS text))) > 0
      AND (CAST(:after AS float8) IS NULL
           OR (extract(epoch FROM c.created_at), c.id) < (:after, CAST(:after_id AS uuid)))
    ORDER BY c.created_at DESC, c.id DESC LIMIT :limit
    """
)

LOCK_CREDENTIAL = text(
    """
    SELECT c.id, c.achievement_id, c.account_id, c.status, c.revoked_at, c.status_list_id, c.status_position
    FROM badge_credential c WHERE c.id = :id FOR UPDATE
    """
)

ACHIEVEMENT_OF_CREDENTIAL = text("SELECT achievement_id FROM badge_credential WHERE id = :id")

REVOKE = text(
    """
    WITH place AS (
        UPDATE badge_status s SET revoked_at = :now FROM badge_credential c
        WHERE c.id = :id AND s.list_id = c.status_list_id AND s.position = c.status_position
    )
    UPDATE badge_credential SET revoked_at = :now, revoked_by = :account_id, revocation_reason = :reason
    WHERE id = :id AND status = 'issued' AND revoked_at IS NULL
    """
)

TAKE_BACK = text(
    f"""
    UPDATE badge_credential SET {LAPSES}
    WHERE id = :id AND status IN ('offered', 'with_parent')
    """
)

FORGET = (
    old_words(
        "badge_credential",
        "status = 'offered' AND created_at < CAST(:now AS timestamptz) - make_interval(days => :days)",
        "created_at",
        LAPSES,
    ),
    # The limits of a day count them until then.
    old_words(
        "badge_credential",
        """
        status IN ('declined', 'lapsed') AND email_mark IS NOT NULL
        AND created_at < CAST(:now AS timestamptz) - interval '2 days'
        """,
        "created_at",
        "email_mark = NULL, mailbox_mark = NULL",
    ),
    # List by list: its lines are as old as it.
    old_words(
        "badge_batch_line",
        """
        email IS NOT NULL AND status = 'failed' AND EXISTS (SELECT FROM badge_batch b WHERE b.id = batch_id
            AND b.created_at < CAST(:now AS timestamptz) - make_interval(days => :days))
        """,
        "batch_id",
        "email = NULL, narrative = ''",
    ),
)

# Requests: a member who is kept from minors, or apart from the student, neither reads nor decides them; of
# who leaves nothing is shown but to themself.
ASKED = f"""(p.status = 'active' OR p.id = :account_id) AND NOT {out_of_reach(":account_id", "p")}"""

_REQUEST = f"""
    SELECT r.id, r.achievement_id, a.name AS achievement_name, p.first_name, r.message, r.status, r.sent_at,
        r.decided_at, r.reason, i.organisation_id, r.account_id, a.criteria, {_STATE} AS award, c.revoked_at,
        (SELECT count(*) FROM badge_evidence e WHERE e.request_id = r.id) AS evidence_count
    FROM badge_request r
    JOIN badge_achievement a ON a.id = r.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id
    JOIN account p ON p.id = r.account_id AND {ASKED}
    LEFT JOIN badge_credential c ON c.request_id = r.id
"""

REQUESTS = text(
    f"""
    {_REQUEST}
    WHERE i.organisation_id = :organisation_id AND r.status = :state
      AND (CAST(:achievement_id AS uuid) IS NULL OR r.achievement_id = :achievement_id)
      AND (CAST(:after AS float8) IS NULL
           OR (extract(epoch FROM r.sent_at), r.id) > (:after, CAST(:after_id AS uuid)))
    ORDER BY r.sent_at, r.id LIMIT :limit
    """
)

REQUEST = text(f"{_REQUEST} WHERE r.id = :id AND r.status IN ('waiting', 'awarded', 'refused')")

EVIDENCE = text(
    """
    SELECT id, kind, text, url, photo IS NOT NULL AS has_photo FROM badge_evidence
    WHERE request_id = :request_id ORDER BY created_at, id
    """
)

PHOTO = text(
    f"""
    SELECT e.photo, r.account_id, i.organisation_id, r.status
    FROM badge_evidence e JOIN badge_request r ON r.id = e.request_id
    JOIN account p ON p.id = r.account_id AND {ASKED}
    JOIN badge_achievement a ON a.id = r.achievement_id JOIN badge_issuer i ON i.id = a.issuer_id
    WHERE e.id = :id AND e.photo IS NOT NULL
    """
)

ACCOUNTS_OF_REQUESTS = text(
    """
    SELECT r.id, r.account_id FROM badge_request r
    JOIN badge_achievement a ON a.id = r.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id AND i.organisation_id = :organisation_id
    WHERE r.id = ANY(CAST(:ids AS uuid[])) AND r.status <> 'draft'
    """
)

LOCK_REQUEST = text(
    f"""
    SELECT r.id, r.achievement_id, r.account_id, r.status FROM badge_request r
    JOIN account p ON p.id = r.account_id AND {ASKED}
    WHERE r.id = :id AND r.status <> 'draft'
      AND EXISTS (SELECT FROM badge_achievement a JOIN badge_issuer i ON i.id = a.issuer_id
                  WHERE a.id = r.achievement_id AND i.organisation_id = :organisation_id)
    FOR UPDATE OF r
    """
)

DECIDE = text(
    """
    UPDATE badge_request SET status = :status, decided_at = :now, decided_by = :account_id, reason = :reason
    WHERE id = :id AND status = 'waiting' RETURNING id
    """
)

AWARD_REQUEST = text(
    """
    INSERT INTO badge_credential (achievement_id, account_id, origin, request_id, narrative, status,
        awarded_by, created_at, accepted_at)
    VALUES (:achievement_id, :account_id, 'request', :id, :narrative, 'offered', :awarded_by, :now, :now)
    RETURNING id
    """
)

# A parent is told once a day at most.
TOLD_LATELY = text(
    """
    SELECT EXISTS (SELECT FROM badge_credential c WHERE c.account_id = :account_id AND c.id <> :id
        AND c.status = 'with_parent'
        AND c.accepted_at > CAST(:now AS timestamptz) - interval '1 day')
    """
)

# For notices: of a badge to its owner, or to whom it is offered; of a request to who asked and who decides.
CREDENTIAL_NAMES = text(
    """
    SELECT c.id, a.name FROM badge_credential c JOIN badge_achievement a ON a.id = c.achievement_id
    WHERE c.id = ANY(CAST(:ids AS uuid[])) AND (c.account_id IS NULL OR c.account_id = :account_id)
    """
)

REQUEST_NAMES = text(
    """
    SELECT q.id, a.name FROM badge_request q JOIN badge_achievement a ON a.id = q.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id
    WHERE q.id = ANY(CAST(:ids AS uuid[])) AND (q.account_id = :account_id
        OR EXISTS (SELECT FROM organisation_member m
            WHERE m.organisation_id = i.organisation_id AND m.account_id = :account_id))
    """
)
