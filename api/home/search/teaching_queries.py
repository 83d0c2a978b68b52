"""SQL of what staff teach the search."""

from sqlalchemy import text

ONE = text("SELECT to_jsonb(lexicon_entry) FROM lexicon_entry WHERE id = :id")

WRITE = text(
    """
    INSERT INTO lexicon_entry (id, sort, words, means, kind, careers, put_aside)
    VALUES (:id, :sort, :words, :means, :kind, :careers, :put_aside)
    ON CONFLICT (id) DO UPDATE SET sort = EXCLUDED.sort, words = EXCLUDED.words, means = EXCLUDED.means,
        kind = EXCLUDED.kind, careers = EXCLUDED.careers, put_aside = EXCLUDED.put_aside, updated_at = now()
    """
)
DELETE = text("DELETE FROM lexicon_entry WHERE id = :id")

NAMES = text(
    "SELECT id, name FROM search_document WHERE type IN ('career', 'help') AND id = ANY(CAST(:ids AS text[]))"
)
DIPLOMA = text("SELECT EXISTS (SELECT FROM training WHERE diploma = :means)")
PAGE = text("SELECT EXISTS (SELECT FROM aid_sheet WHERE '/aids/' || id = :means)")
COMMUNE = text("SELECT EXISTS (SELECT FROM commune WHERE code = :means)")
DEPARTMENT = text("SELECT EXISTS (SELECT FROM commune WHERE department_code = :means)")
