"""SQL of accounts. Moments come from the caller (`:now`), so that a test can move the clock."""

from sqlalchemy import text

from api.people.accounts.models import spelling
from api.platform.kit.statements import old_rows
from api.safety.reach import restricted, vouched

_LIVE = "s.expires_at > :now AND a.status <> 'banned'"

# Asked with every request that carries a cookie.
VIEWER = text(
    f"""
    SELECT s.id, s.account_id, a.birth_date, s.second_factor_at, s.seen_at, s.ends_at,
        (SELECT coalesce(array_agg(r.role || ':' || r.department), '{{}}') FROM account_role r
         WHERE r.account_id = a.id) AS roles
    FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.token_digest = :digest AND {_LIVE}
    """
)


def signed_in(digest: str) -> str:
    """The account of a session, for another statement; parameters as `known_by`'s.

    A session that is to live on from this request is left to `VIEWER`.
    """
    return f"""
    SELECT s.account_id FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.token_digest = {digest} AND {_LIVE}
        AND s.seen_at >= CASE WHEN s.ends_at IS NULL THEN :renewed_since ELSE :shared_since END"""


LIVE_SESSIONS = text(
    """
    SELECT s.id FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.id = ANY(CAST(:ids AS uuid[])) AND s.expires_at > :now AND a.status <> 'banned'
    """
)

TOUCH_SESSION = text(
    """
    WITH touched AS (
        UPDATE session SET seen_at = :now,
            expires_at = CASE WHEN ends_at IS NULL THEN :expires_at ELSE least(ends_at, :unused_at) END
        WHERE id = :id RETURNING account_id
    )
    UPDATE account SET seen_at = :now, inactivity_warned_at = NULL FROM touched WHERE id = touched.account_id
    """
)

OPEN_SESSION = text(
    """
    WITH seen AS (
        UPDATE account SET seen_at = :now, inactivity_warned_at = NULL WHERE id = :account_id
    )
    INSERT INTO session (token_digest, account_id, device, method, created_at, seen_at, expires_at,
        ends_at, second_factor_at, browser_digest, logout_hint, provider_session)
    VALUES (:digest, :account_id, :device, :method, :now, :now, :expires_at, :ends_at,
        :second_factor_at, :browser, :logout_hint, :provider_session)
    """
)

SESSIONS = text(
    """
    SELECT id, device, method, created_at, seen_at FROM session
    WHERE account_id = :account_id AND expires_at > :now ORDER BY seen_at DESC, id DESC
    """
)

PROVEN_ELSEWHERE = text(
    """
    SELECT EXISTS (SELECT FROM session WHERE account_id = :account_id AND id <> :here
        AND (CAST(:session_id AS uuid) IS NULL OR id = :session_id) AND second_factor_at > :since)
    """
)

METHOD = text("SELECT method FROM session WHERE id = :id")

SHARE_SESSION = text(
    """
    UPDATE session SET seen_at = :now, ends_at = :ends_at, browser_digest = NULL,
        expires_at = least(CAST(:ends_at AS timestamptz), :unused_at)
    WHERE id = :id AND ends_at IS NULL RETURNING old.browser_digest
    """
)

CLOSE_SESSION = text(
    "DELETE FROM session WHERE id = :id AND account_id = :account_id"
    " RETURNING method, logout_hint, browser_digest"
)

CLOSE_OTHER_SESSIONS = text(
    "DELETE FROM session WHERE account_id = :account_id AND (CAST(:but AS uuid) IS NULL OR id <> :but)"
)

DELETE_EXPIRED = [
    old_rows("session", "expires_at < :now", "expires_at"),
    old_rows("sign_in_flow", "expires_at < :now", "expires_at"),
    old_rows("provider_logout", "expires_at < :now", "expires_at"),
]

# The account comes first from the browser: how long it takes tells nothing of other addresses.
IS_KNOWN_BROWSER = text(
    """
    SELECT EXISTS (SELECT FROM known_browser b JOIN account a ON a.id = b.account_id
        WHERE b.token_digest = :digest AND b.seen_at > :since AND a.email = :email)
    """
)

IS_OUR_BROWSER = text("SELECT EXISTS (SELECT FROM known_browser WHERE token_digest = :digest)")

REMEMBER_BROWSER = text(
    """
    INSERT INTO known_browser (token_digest, account_id, created_at, seen_at)
    VALUES (:digest, :account_id, :now, :now)
    ON CONFLICT (token_digest, account_id) DO UPDATE SET seen_at = EXCLUDED.seen_at
    """
)

FORGET_OLDEST_BROWSERS = text(
    """
    DELETE FROM known_browser WHERE account_id = :account_id AND token_digest NOT IN (
        SELECT token_digest FROM known_browser WHERE account_id = :account_id
        ORDER BY seen_at DESC LIMIT :most)
    """
)

FORGET_BROWSER = text("DELETE FROM known_browser WHERE account_id = :account_id AND token_digest = :digest")

FORGET_BROWSERS = text(
    """
    DELETE FROM known_browser WHERE account_id = :account_id AND token_digest IS DISTINCT FROM
        (SELECT browser_digest FROM session WHERE id = :but)
    """
)

DELETE_OLD_BROWSERS = old_rows("known_browser", "seen_at < :since", "seen_at")

ACCOUNT_OF_EMAIL = text("SELECT id FROM account WHERE email = :email")

CREATE_WITH_EMAIL = text(
    """
    INSERT INTO account (email, language, created_at, seen_at) VALUES (:email, :language, :now, :now)
    ON CONFLICT (email) DO NOTHING RETURNING id
    """
)

CHANGE_EMAIL = text(
    "UPDATE account SET email = :email WHERE id = :account_id RETURNING old.email AS former, language"
)

KEEP_FORMER_ADDRESS = text(
    "INSERT INTO former_address (account_id, mark) VALUES (:account_id, :mark) ON CONFLICT DO NOTHING"
)

HAD_ADDRESS = text(
    "SELECT EXISTS (SELECT FROM former_address WHERE account_id = :account_id AND mark = :mark)"
)

FORMER_ADDRESSES = text("SELECT mark FROM former_address WHERE account_id = :account_id")

WHO_HAD = text("SELECT DISTINCT account_id FROM former_address WHERE mark = ANY(CAST(:marks AS bytea[]))")

SPELT_ALIKE = text(
    f"SELECT id, email FROM account WHERE {spelling('email')} = {spelling('CAST(:email AS text)')}"
)

ADDRESSES = text("SELECT id, email FROM account WHERE id = ANY(:account_ids) AND email IS NOT NULL")

ALL_ADDRESSES = text("SELECT id, email FROM account WHERE email IS NOT NULL")

ACCOUNT = text(
    """
    SELECT id, status, first_name, birth_date, email, language, text_size, level, commune_code, interests,
        avatar, preferences, onboarded_at, leaving_at, created_at, seen_at
    FROM account WHERE id = :account_id
    """
)

HAS_SECOND_FACTOR = text(
    """
    SELECT EXISTS (SELECT FROM passkey WHERE account_id = :account_id)
        OR EXISTS (SELECT FROM totp WHERE account_id = :account_id AND confirmed_at IS NOT NULL)
    """
)

ROLES = text(
    "SELECT role, department FROM account_role WHERE account_id = :account_id ORDER BY role, department"
)

# Who is kept from minors tells them nothing by changing their name.
UPDATE_PROFILE = text(
    f"""
    UPDATE account SET
        first_name = CASE WHEN {restricted(":account_id")} THEN first_name
            ELSE coalesce(:first_name, first_name) END,
        language = coalesce(:language, language),
        text_size = coalesce(:text_size, text_size),
        level = CASE WHEN :set_level THEN :level ELSE level END,
        interests = coalesce(CAST(:interests AS text[]), interests),
        avatar = coalesce(:avatar, avatar),
        preferences = coalesce(CAST(:preferences AS jsonb), preferences),
        onboarded_at = CASE WHEN :onboarded THEN coalesce(onboarded_at, :now) ELSE onboarded_at END
    WHERE id = :account_id
    """
)

# Nothing chosen yet means every channel.
STOP_MAILS = text(
    """
    UPDATE account SET preferences = jsonb_set(preferences, ARRAY[CAST(:subject AS text)],
        coalesce(preferences -> CAST(:subject AS text), '["app", "push", "mail"]') - 'mail')
    WHERE id = :account_id
    """
)

RESET_SUGGESTIONS = text(
    "UPDATE account SET commune_code = NULL, interests = '{}', onboarded_at = NULL WHERE id = :account_id"
)

SET_COMMUNE = text("UPDATE account SET commune_code = :commune_code WHERE id = :account_id")

LOCK_ACCOUNT = text(
    "SELECT birth_date, commune_code, created_at FROM account WHERE id = :account_id FOR UPDATE"
)

# Nobody vouches for another date than the one they knew; a row where somebody did. A confirmation of the
# former date is no longer asked for.
CHANGE_BIRTH_DATE = text(
    """
    WITH changed AS (
        UPDATE account SET birth_date = :birth_date WHERE id = :account_id
        RETURNING id, old.birth_date AS former
    ), stale AS (
        DELETE FROM birth_date_review r USING changed
        WHERE r.account_id = changed.id AND r.decided_at IS NULL AND r.asked = changed.former
          AND changed.former IS DISTINCT FROM :birth_date
    )
    DELETE FROM age_vouch v USING changed
    WHERE v.account_id = changed.id AND v.birth_date <> :birth_date RETURNING v.account_id
    """
)

VOUCH = text(
    """
    INSERT INTO age_vouch (account_id, birth_date, how, name, vouched_by, vouched_at)
    SELECT id, birth_date, :how, :name, CAST(:actor AS uuid), :now FROM account
    WHERE id = :account_id AND birth_date IS NOT NULL
    ON CONFLICT (account_id) DO UPDATE SET birth_date = EXCLUDED.birth_date, how = EXCLUDED.how,
        name = EXCLUDED.name, vouched_by = EXCLUDED.vouched_by, vouched_at = EXCLUDED.vouched_at
    RETURNING account_id
    """
)

AGE_VOUCH = text(
    f"""
    SELECT v.how, v.name, v.vouched_at FROM age_vouch v JOIN account a ON a.id = v.account_id
    WHERE v.account_id = :account_id AND {vouched("a")}
    """
)

WITHDRAW_VOUCH = text(
    "DELETE FROM age_vouch WHERE account_id = :account_id AND how = :how RETURNING account_id"
)

OPEN_REVIEW = text(
    "SELECT asked FROM birth_date_review WHERE account_id = :account_id AND decided_at IS NULL"
)

LOCK_REVIEWED = text(
    """
    SELECT a.birth_date FROM account a JOIN birth_date_review r ON r.account_id = a.id
    WHERE r.id = :id FOR UPDATE OF a
    """
)

# Somebody else has confirmed it meanwhile.
END_CONFIRMATION = text(
    """
    DELETE FROM birth_date_review r USING account a
    WHERE a.id = r.account_id AND a.id = :account_id AND r.decided_at IS NULL AND r.asked = a.birth_date
    """
)

# Another date is another review: a referent never accepts one that they have not seen.
ASK_BIRTH_DATE_REVIEW = text(
    """
    INSERT INTO birth_date_review AS r (account_id, asked, department, place)
    VALUES (:account_id, :asked, :department, :place)
    ON CONFLICT (account_id) WHERE decided_at IS NULL
    DO UPDATE SET asked = EXCLUDED.asked, department = EXCLUDED.department, place = EXCLUDED.place,
        id = CASE WHEN r.asked = EXCLUDED.asked THEN r.id ELSE EXCLUDED.id END
    """
)

REVIEWED = """
    FROM birth_date_review r JOIN account a ON a.id = r.account_id
    WHERE r.decided_at IS NULL
      AND (:everywhere OR r.department = '' OR r.department = ANY(CAST(:departments AS text[])))
"""
"""Birth dates that wait for a referent of these departments."""

BIRTH_DATE_REVIEWS = text(
    f"""
    SELECT r.id, r.account_id, a.first_name, a.birth_date AS known, r.asked, r.department, r.place,
        r.created_at
    {REVIEWED}
    ORDER BY r.created_at
    """
)

DECIDE_BIRTH_DATE_REVIEW = text(
    """
    UPDATE birth_date_review SET decided_at = :now, decided_by = :actor, accepted = :accepted
    WHERE id = :id AND decided_at IS NULL
      AND (:everywhere OR department = '' OR department = ANY(CAST(:departments AS text[])))
    RETURNING account_id, asked, department
    """
)

GRANT = text(
    """
    INSERT INTO account_role (account_id, role, department, granted_by)
    VALUES (:account_id, :role, :department, :actor) ON CONFLICT DO NOTHING RETURNING role
    """
)

REVOKE = text(
    """
    DELETE FROM account_role WHERE account_id = :account_id AND role = :role
      AND (CAST(:department AS text) IS NULL OR department = :department) RETURNING department
    """
)

# Serialises changes of admins: two that remove each other at the same second leave one.
LOCK_ADMINS = text("SELECT pg_advisory_xact_lock(7301955)")

OTHER_ADMINS = text(
    """
    SELECT count(*) FROM account_role r JOIN account a ON a.id = r.account_id
    WHERE r.role = 'admin' AND a.status = 'active' AND r.account_id <> :account_id
    """
)

HOLDERS_OF_ROLE = text(
    """
    SELECT r.account_id FROM account_role r JOIN account a ON a.id = r.account_id
    WHERE r.role = :role AND a.status = 'active'
      AND (CAST(:department AS text) IS NULL OR r.department = :department)
    """
)

FIND_ACCOUNTS = text(
    """
    SELECT a.id, a.first_name, a.email, a.status, a.created_at,
        (SELECT coalesce(json_agg(json_build_object('role', role, 'department', nullif(department, ''))
            ORDER BY role, department), '[]') FROM account_role WHERE account_id = a.id) AS roles
    FROM account a
    WHERE (CAST(:email AS text) IS NOT NULL AND a.email = :email)
       OR (CAST(:id AS uuid) IS NOT NULL AND a.id = :id)
       OR (CAST(:role AS text) IS NOT NULL AND EXISTS (
            SELECT FROM account_role r WHERE r.account_id = a.id AND r.role = :role))
    ORDER BY a.created_at DESC LIMIT 100
    """
)

IDENTITIES = text(
    "SELECT provider, subject, created_at, used_at FROM identity WHERE account_id = :account_id"
)

ADVISER_HOURS = text("SELECT hours, away_from, away_until FROM adviser_hours WHERE account_id = :account_id")

SET_ADVISER_HOURS = text(
    """
    INSERT INTO adviser_hours (account_id, hours, away_from, away_until)
    VALUES (:account_id, CAST(:hours AS jsonb), :away_from, :away_until)
    ON CONFLICT (account_id) DO UPDATE SET hours = EXCLUDED.hours, away_from = EXCLUDED.away_from,
        away_until = EXCLUDED.away_until
    """
)

# A colleague who lost the role, or left, is not expected to answer.
ADVISERS = text(
    """
    SELECT a.id, a.first_name, h.hours, h.away_from, h.away_until
    FROM account a
    JOIN account_role r ON r.account_id = a.id AND r.role = 'adviser'
    LEFT JOIN adviser_hours h ON h.account_id = a.id
    WHERE a.status = 'active' ORDER BY a.first_name, a.id
    """
)
