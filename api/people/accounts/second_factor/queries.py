"""SQL of the second factor. Moments come from the caller (`:now`), so that a test can move the clock."""

from sqlalchemy import text

# Changes of one account's factors stand in line: of two first factors the second is no longer the first.
LOCK = text(
    "SELECT pg_advisory_xact_lock(hashtextextended('second factor ' || CAST(:account_id AS text), 0))"
)

STANDING = text(
    """
    SELECT s.created_at, s.second_factor_at,
        (SELECT count(*) FROM passkey p WHERE p.account_id = s.account_id) AS passkeys,
        EXISTS (SELECT FROM totp t WHERE t.account_id = s.account_id AND t.confirmed_at IS NOT NULL) AS totp
    FROM session s WHERE s.id = :session_id AND s.account_id = :account_id
    """
)

MARK_PROVEN = text(
    "UPDATE session SET second_factor_at = :now, wrong_codes = 0, wrong_code_at = NULL WHERE id = :session_id"
)

# Which factor a device has proven is not kept.
END_PROOFS_ELSEWHERE = text(
    "UPDATE session SET second_factor_at = NULL WHERE account_id = :account_id AND id <> :session_id"
)

SET_CHALLENGE = text(
    "UPDATE session SET challenge = :challenge, challenge_expires_at = :expires_at WHERE id = :session_id"
)

# Takes the challenge away: of two simultaneous answers the second finds none.
TAKE_CHALLENGE = text(
    """
    UPDATE session SET challenge = NULL, challenge_expires_at = NULL
    WHERE id = :session_id AND challenge IS NOT NULL AND challenge_expires_at > :now
    RETURNING old.challenge
    """
)

PASSKEYS = text(
    """
    SELECT id, name, credential_id, created_at, used_at FROM passkey
    WHERE account_id = :account_id ORDER BY created_at, id
    """
)

INSERT_PASSKEY = text(
    """
    INSERT INTO passkey (account_id, credential_id, public_key, sign_count, name, created_at)
    VALUES (:account_id, :credential_id, :public_key, :sign_count, :name, :now)
    ON CONFLICT (credential_id) DO NOTHING RETURNING id
    """
)

LOCK_PASSKEY = text(
    """
    SELECT id, public_key, sign_count FROM passkey
    WHERE credential_id = :credential_id AND account_id = :account_id FOR UPDATE
    """
)

USE_PASSKEY = text("UPDATE passkey SET sign_count = :sign_count, used_at = :now WHERE id = :id")

DELETE_PASSKEY = text("DELETE FROM passkey WHERE id = :id AND account_id = :account_id RETURNING id")

BEGIN_TOTP = text(
    """
    INSERT INTO totp (account_id, sealed_candidate, last_step, failures)
    VALUES (:account_id, :sealed, 0, 0)
    ON CONFLICT (account_id) DO UPDATE SET sealed_candidate = EXCLUDED.sealed_candidate
    """
)

# Locked until it is confirmed: `epass rotate-secret` may seal it anew at any moment.
TOTP_CANDIDATE = text(
    "SELECT sealed_candidate, confirmed_at FROM totp WHERE account_id = :account_id FOR UPDATE"
)

CONFIRM_TOTP = text(
    """
    UPDATE totp SET sealed_secret = sealed_candidate, sealed_candidate = NULL, confirmed_at = :now,
        last_step = :step, failures = 0, failed_at = NULL
    WHERE account_id = :account_id AND sealed_candidate = :sealed
    RETURNING account_id
    """
)

# Tries of one account stand in line, also across replicas.
LOCK_TOTP = text(
    """
    SELECT t.sealed_secret, t.last_step, t.failures, t.failed_at, s.wrong_codes, s.wrong_code_at
    FROM totp t JOIN session s ON s.account_id = t.account_id AND s.id = :session_id
    WHERE t.account_id = :account_id AND t.confirmed_at IS NOT NULL FOR UPDATE
    """
)

FAIL_TOTP = text(
    """
    WITH device AS (
        UPDATE session SET wrong_codes = wrong_codes + 1, wrong_code_at = :now WHERE id = :session_id
    )
    UPDATE totp SET failures = failures + 1, failed_at = :now WHERE account_id = :account_id
    """
)

# A code is used once: the step of a later one is greater.
USE_TOTP = text(
    """
    UPDATE totp SET last_step = :step, failures = 0, failed_at = NULL
    WHERE account_id = :account_id AND last_step < :step RETURNING account_id
    """
)

DELETE_TOTP = text(
    "DELETE FROM totp WHERE account_id = :account_id AND confirmed_at IS NOT NULL RETURNING account_id"
)

RESET = [
    text("DELETE FROM passkey WHERE account_id = :account_id"),
    text("DELETE FROM totp WHERE account_id = :account_id"),
]
