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
