"""SQL of exports, erasure and retention."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows, old_words

ABOUT = {
    "consents": text(
        """
        SELECT purpose, party, answer, how, wording, decided_at FROM public.consent_decision
        WHERE account_id = :account_id ORDER BY decided_at, id
        """
    ),
    # A parent's own name and address are theirs; the child named the address, and sees it masked.
    "parent_requests": text(
        """
        SELECT masked_address AS address, sent_at, expires_at, reminded_at, answered_at, closed_at
        FROM public.guardian_request WHERE account_id = :account_id ORDER BY sent_at
        """
    ),
    # What the opposing parent wrote is theirs.
    "oppositions": text(
        """
        SELECT created_at, decided_at, accepted, lifted_at FROM opposition
        WHERE account_id = :account_id ORDER BY created_at
        """
    ),
    "exports": text(
        """
        SELECT asked_at, ready_at, expires_at FROM data_export
        WHERE account_id = :account_id ORDER BY asked_at
        """
    ),
}

DETACH_PROOF = [
    text("DELETE FROM public.guardian_request WHERE account_id = :account_id AND answered_at IS NULL"),
    text(
        """
        UPDATE public.guardian_request SET closed_at = coalesce(closed_at, :now), sealed_address = NULL,
            masked_address = '', first_name = '', sealed_other = NULL
        WHERE account_id = :account_id
        """
    ),
    text("DELETE FROM opposition WHERE account_id = :account_id"),
    text("DELETE FROM data_export WHERE account_id = :account_id"),
    text("DELETE FROM consent_in_force WHERE account_id = :account_id"),
    text("DELETE FROM consent_reference WHERE account_id = :account_id"),
]

# One that never came to an end must not stand in the way of the next.
DELETE_STUCK_EXPORT = text(
    "DELETE FROM data_export WHERE account_id = :account_id AND ready_at IS NULL AND asked_at < :stuck_before"
)

EXPORTS_TODAY = text(
    """
    SELECT count(*) FILTER (WHERE asked_at > CAST(:now AS timestamptz) - interval '1 day') AS asked,
        min(asked_at) FILTER (WHERE asked_at > CAST(:now AS timestamptz) - interval '1 day') AS oldest,
        count(*) FILTER (WHERE ready_at IS NULL) AS running
    FROM data_export WHERE account_id = :account_id
    """
)

_EXPORT = "id, asked_at, ready_at, expires_at, size"

ASK_EXPORT = text(
    f"""
    INSERT INTO data_export (account_id, asked_at) VALUES (:account_id, :now)
    ON CONFLICT (account_id) WHERE ready_at IS NULL DO NOTHING RETURNING {_EXPORT}
    """
)

EXPORTS = text(
    f"""
    SELECT {_EXPORT} FROM data_export
    WHERE account_id = :account_id AND (expires_at IS NULL OR expires_at > :now) ORDER BY asked_at DESC
    """
)

# Locked, so that two runs of one job build one export.
EXPORT_TO_BUILD = text(
    """
    SELECT account_id FROM data_export WHERE id = :id AND ready_at IS NULL FOR UPDATE SKIP LOCKED
    """
)

ADD_PIECE = text("INSERT INTO data_export_piece (export_id, number, content) VALUES (:id, :number, :content)")

FINISH_EXPORT = text(
    "UPDATE data_export SET ready_at = :now, expires_at = :expires_at, size = :size WHERE id = :id"
)

EXPORT_SIZE = text(
    """
    SELECT size FROM data_export
    WHERE id = :id AND account_id = :account_id AND size IS NOT NULL AND expires_at > :now
    """
)

EXPORT_PIECE = text("SELECT content FROM data_export_piece WHERE export_id = :id AND number = :number")

FORGET_EXPORTS = text(
    "DELETE FROM data_export WHERE account_id = ANY(CAST(:account_ids AS uuid[])) AND ready_at IS NOT NULL"
)

# By a function of the retention role's (migration `proofs`), which has its own clock.
FORGET_CONSENTS = text("SELECT epass_forget_consents(:proof_years)")

DELETE_OLD = (
    old_rows("data_export", "expires_at < :now", "expires_at", hanging=500),
    old_rows(
        "public.guardian_request",
        """
        answered_at IS NULL
        AND least(closed_at, expires_at) < CAST(:now AS timestamptz) - make_interval(days => :link_days)
        """,
        "least(closed_at, expires_at)",
    ),
    old_words(
        "public.guardian_request",
        "answered_at IS NULL AND expires_at < :now AND sealed_address IS NOT NULL",
        "expires_at",
        "sealed_address = NULL",
    ),
    old_rows(
        "public.guardian_request r",
        """
        answered_at IS NOT NULL
        AND closed_at < CAST(:now AS timestamptz) - make_interval(years => :proof_years)
        AND NOT EXISTS (SELECT FROM public.consent_decision d WHERE d.request_id = r.id)
        """,
        "closed_at",
    ),
    old_rows(
        "opposition",
        "lifted_at < CAST(:now AS timestamptz) - make_interval(years => :proof_years)",
        "lifted_at",
    ),
    old_rows(
        "opposition",
        """
        lifted_at IS NULL AND NOT accepted
        AND decided_at < CAST(:now AS timestamptz) - make_interval(years => :proof_years)
        """,
        "decided_at",
    ),
)
