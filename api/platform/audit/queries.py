"""SQL of the audit."""

from sqlalchemy import text

INSERT = text(
    """
    INSERT INTO public.audit_entry (actor, action, account_id, department, detail)
    VALUES (:actor, :action, :account_id, :department, CAST(:detail AS jsonb))
    """
)

DONE_TODAY = text(
    """
    SELECT count(*) AS times, extract(epoch FROM min(at) + interval '1 day' - now()) AS free_in
    FROM public.audit_entry
    WHERE actor = :actor AND action = :action AND at > now() - interval '1 day'
      AND (account_id = actor OR NOT CAST(:own AS boolean))
    """
)

PAGE = text(
    """
    SELECT json_build_object('id', id, 'at', at, 'actor', actor, 'action', action,
        'title', coalesce(CAST(:titles AS jsonb) ->> action, action), 'account_id', account_id,
        'department', department, 'detail', detail)::text AS json, id
    FROM public.audit_entry
    WHERE (CAST(:before AS bigint) IS NULL OR id < :before)
      AND (CAST(:action AS text) IS NULL OR starts_with(action, :action))
      AND (CAST(:account_id AS uuid) IS NULL OR account_id = :account_id OR actor = :account_id
        OR detail -> 'people' ? CAST(:account_id AS text))
    ORDER BY id DESC LIMIT :limit
    """
)

ABOUT = text(
    """
    SELECT at, action, detail FROM public.audit_entry WHERE account_id = :account_id OR actor = :account_id
    ORDER BY id
    """
)

# A function of the retention role's (migration `proofs`), which has its own clock and its own least.
DELETE_OLD = text("SELECT epass_forget_audit(:years)")

# Every day that is over and has no seal yet, by a function of the retention role's.
SEAL = text("SELECT day, entries, digest FROM epass_seal_audit()")

SEALS = "SELECT day, entries, content, digest FROM public.audit_seal ORDER BY day"

# The number given last, also to what was taken back, and the last entry's.
NUMBERS = """
    SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('public.audit_entry', 'id')), 0),
        (SELECT coalesce(max(id), 0) FROM public.audit_entry)
"""

# As `epass_seal_audit` writes an entry (migration `proofs`): the text of a jsonb array.
ENTRIES = """
    SELECT (at AT TIME ZONE 'UTC')::date AS day, jsonb_build_array(
        id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, action, account_id,
        department, detail)::text
    FROM public.audit_entry ORDER BY 1, id
"""
