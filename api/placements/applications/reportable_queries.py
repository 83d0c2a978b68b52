"""SQL of what moderators do with the words of an application."""

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
