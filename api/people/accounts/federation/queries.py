"""SQL of signing in elsewhere. Moments come from the caller (`:now`)."""

from sqlalchemy import text

BEGIN_FLOW = text(
    """
    INSERT INTO sign_in_flow (state_digest, browser_digest, provider, return_to, shared, tile, expires_at)
    VALUES (:state_digest, :browser_digest, :provider, :return_to, :shared, :tile, :expires_at)
    """
)

# State, browser and provider must all fit; the row goes with its first use.
USE_FLOW = text(
    """
    DELETE FROM sign_in_flow
    WHERE state_digest = :state_digest AND browser_digest = :browser_digest AND provider = :provider
      AND expires_at > :now
    RETURNING return_to, shared, tile, expires_at
    """
)

# A ticket that is being checked: its server may say meanwhile that its session has ended.
AWAIT_TICKET = text(
    """
    INSERT INTO provider_logout (mark, expires_at) VALUES (:mark, :expires_at) ON CONFLICT DO NOTHING
    """
)

END_TICKET = text("UPDATE provider_logout SET said_at = :now WHERE mark = :mark")

USE_LOGOUT_TOKEN = text(
    """
    INSERT INTO provider_logout (mark, said_at, expires_at) VALUES (:mark, :said_at, :expires_at)
    ON CONFLICT DO NOTHING
    """
)

REMEMBER_LOGOUT = text(
    """
    INSERT INTO provider_logout (mark, said_at, expires_at) VALUES (:mark, :said_at, :expires_at)
    ON CONFLICT (mark) DO UPDATE SET said_at = greatest(provider_logout.said_at, excluded.said_at),
        expires_at = excluded.expires_at
    """
)

# Of the session at any moment; of its subject only after it began.
HAS_ENDED = text(
    """
    SELECT EXISTS (SELECT FROM provider_logout WHERE said_at IS NOT NULL
        AND (mark = :session OR (mark = :subject AND said_at >= CAST(:issued_at AS timestamptz))))
    """
)

STOP_WAITING = text("DELETE FROM provider_logout WHERE mark = :mark AND said_at IS NULL")

# With a subject only where the session is theirs.
END_SESSION = text(
    """
    DELETE FROM session WHERE provider_session = :mark AND (CAST(:subject AS text) IS NULL OR account_id IN
        (SELECT account_id FROM identity WHERE provider = :provider AND subject = :subject))
    """
)

# `all`, or those of which the provider did not say which session they are of; none that began after it.
END_SESSIONS_OF = text(
    """
    DELETE FROM session s USING identity i
    WHERE i.provider = :provider AND i.subject = :subject AND s.account_id = i.account_id
      AND s.method = i.provider AND s.created_at <= :until AND (:all OR s.provider_session IS NULL)
    """
)

USE_IDENTITY = text(
    """
    UPDATE identity SET used_at = :now FROM account a
    WHERE provider = :provider AND subject = :subject AND a.id = account_id
    RETURNING a.id, a.status, a.birth_date, a.email
    """
)

CREATE_ACCOUNT = text(
    """
    INSERT INTO account (first_name, level, language, created_at, seen_at)
    VALUES (:first_name, :level, :language, :now, :now) RETURNING id
    """
)

ADD_IDENTITY = text(
    """
    INSERT INTO identity (provider, subject, account_id, created_at, used_at)
    VALUES (:provider, :subject, :account_id, :now, :now)
    """
)

FILL_EMAIL = text("UPDATE account SET email = :email WHERE id = :account_id")

# A date that a referent refused, or looks at now, is not asked again at every sign-in.
BIRTH_DATE_WAS_ASKED = text(
    """
    SELECT EXISTS (SELECT FROM birth_date_review
        WHERE account_id = :account_id AND asked = :asked AND accepted IS NOT TRUE)
    """
)
