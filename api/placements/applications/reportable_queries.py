"""SQL of what moderators read of an application: its student's words, and its company's."""

from sqlalchemy import text

# What its student wrote, for moderators.
WRITTEN = text(
    """
    SELECT a.id, a.account_id, o.department, concat_ws(E'\\n\\n', a.motivation, nullif(a.about, '')) AS text,
        a.status, a.sent_at
    FROM application a JOIN offer o ON o.id = a.offer_id WHERE a.id = :id
    """
)

HIDE = text("UPDATE application SET hidden = true WHERE id = :id")

RELEASE = text("UPDATE application SET hidden = false WHERE id = :id")

UNMASK = text(
    """
    UPDATE application SET motivation = coalesce(motivation_original, motivation), motivation_original = NULL,
        about = coalesce(about_original, about), about_original = NULL
    WHERE id = :id AND coalesce(motivation_original, about_original) IS NOT NULL RETURNING id
    """
)

# Whoever of the company acted last, as far as somebody did.
COMPANY = text(
    """
    SELECT a.account_id, a.status, a.sent_at, o.organisation_id, o.department,
        concat_ws(', ', coalesce(a.offer_title, o.title), o.company_name) AS named,
        (SELECT e.actor FROM application_event e
         WHERE e.application_id = a.id AND e.side = 'company' AND e.actor IS NOT NULL
         ORDER BY e.at DESC LIMIT 1) AS actor
    FROM application a JOIN offer o ON o.id = a.offer_id WHERE a.id = :id
    """
)

COMPANY_WORDS = text(
    """
    SELECT id, actor, word, status, at FROM application_event
    WHERE application_id = :id AND side = 'company' AND word <> '' ORDER BY at
    """
)

IS_STUDENT = text("SELECT EXISTS (SELECT FROM application WHERE id = :id AND account_id = :account_id)")
