"""SQL of codes by mail. Moments come from the caller (`:now`), so that a test can move the clock."""

from sqlalchemy import TextClause, text

from api.platform.kit.statements import old_rows, old_words


def _asked_from(column: str) -> TextClause:
    # Never more rows are looked at than the limit counts.
    return text(
        f"""
        SELECT count(*) AS codes, count(*) FILTER (WHERE used_at IS NULL) AS unused,
            count(DISTINCT email_mark) FILTER (WHERE used_at IS NULL AND created_at > :quarter_ago) AS lately
        FROM (SELECT used_at, email_mark, created_at FROM email_code
              WHERE {column} = :mark AND created_at > :day_ago ORDER BY created_at DESC LIMIT :limit) recent
        """
    )


# Of an address of IPv4 or an IPv6 home, then of the site that the home lies in: `kit.limits.networks_of`.
ASKED_FROM = [_asked_from("network_mark"), _asked_from("site_mark")]

SENT_BY_PASS = text("SELECT count(*) FROM email_code WHERE pass_mark = :pass_mark AND created_at > :day_ago")

HAS_ACCOUNT = text("SELECT EXISTS (SELECT FROM account WHERE email = :email)")

UNUSED_OF_BROWSER = text(
    """
    SELECT count(*) AS asked, min(created_at) AS oldest FROM email_code
    WHERE browser_digest = :browser AND used_at IS NULL AND created_at > :quarter_ago
    """
)

ASKED_BEFORE = text("SELECT EXISTS (SELECT FROM email_code WHERE browser_digest = :browser)")

# Of new browsers, to other spellings of the mailbox; no more rows are looked at than the limit counts.
UNUSED_OF_MAILBOX = text(
    """
    SELECT count(*) FROM (
        SELECT FROM email_code
        WHERE mailbox_mark = :mailbox_mark AND email_mark <> :email_mark AND NOT known AND used_at IS NULL
          AND created_at > :day_ago LIMIT :limit) recent
    """
)

UNUSED_SHORT = text(
    """
    SELECT count(*) FROM email_code
    WHERE email_mark = :email_mark AND shared_id IS NULL AND known = :known AND digits = :short
      AND used_at IS NULL AND created_at > :since
    """
)

INSERT_CODE = text(
    """
    INSERT INTO email_code (id, email_mark, mailbox_mark, browser_digest, network_mark, site_mark, known,
        digits, code_mark, shared_id, account_id, pass_mark, created_at, expires_at)
    VALUES (:id, :email_mark, :mailbox_mark, :browser, :network, :site, :known, :digits, :code_mark,
        :shared_id, :account_id, :pass_mark, :now, :expires_at)
    """
)

NEWEST_SHARED = text(
    """
    SELECT id, sends_at FROM shared_code WHERE email_mark = :email_mark AND accounts_only = :accounts_only
    ORDER BY sends_at DESC LIMIT 1
    """
)

INSERT_SHARED = text(
    """
    INSERT INTO shared_code (email_mark, accounts_only, sealed_address, language, sends_at)
    VALUES (:email_mark, :accounts_only, :sealed, :language, :sends_at) RETURNING id
    """
)

LOCK_UNSENT = text(
    """
    SELECT sealed_address, language, accounts_only FROM shared_code WHERE id = :id AND sent_at IS NULL
    FOR UPDATE
    """
)

SENT = text(
    """
    UPDATE shared_code SET sent_at = :now, code_mark = :code_mark, sealed_address = NULL WHERE id = :id
    """
)

# Takes the row's lock: of two simultaneous tries the second sees what the first left. A code that has not
# been sent yet cannot be tried.
TRY_CODE = text(
    """
    UPDATE email_code c SET tries = c.tries + 1
    FROM (SELECT e.id, e.shared_id, coalesce(s.code_mark, e.code_mark) AS mark
          FROM email_code e LEFT JOIN shared_code s ON s.id = e.shared_id AND s.sent_at > :sent_since
          WHERE e.id = :id) found
    WHERE c.id = found.id AND found.mark IS NOT NULL
      AND c.email_mark = :email_mark AND c.browser_digest = ANY(:browsers)
      AND c.account_id IS NOT DISTINCT FROM :account_id
      AND c.used_at IS NULL AND c.expires_at > :now AND c.tries < :tries
    RETURNING found.mark, c.shared_id, c.browser_digest
    """
)

USE_SHARED = text("UPDATE shared_code SET used_at = :now WHERE id = :id AND used_at IS NULL RETURNING id")

# Whoever has the mailbox has shown that this browser is theirs: what it asked for before was no attack.
USE_CODES = text(
    """
    UPDATE email_code SET used_at = :now
    WHERE browser_digest = :browser AND email_mark = :email_mark AND used_at IS NULL
    """
)

DELETE_OLD = [
    old_rows("email_code", "created_at < :retained_since", "created_at"),
    # What waited for a shared code counts for its network only, for a day.
    old_rows("email_code", "shared_id IS NOT NULL AND created_at < :day_ago", "created_at"),
    old_rows("shared_code", "sends_at < :day_ago", "sends_at"),
    old_words(
        "email_code",
        "network_mark IS NOT NULL AND created_at < :day_ago",
        "created_at",
        "network_mark = NULL, site_mark = NULL, pass_mark = NULL, mailbox_mark = NULL",
    ),
]
