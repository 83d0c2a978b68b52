"""SQL of first names."""

from sqlalchemy import text

KNOWN = text("SELECT name FROM first_name WHERE name = ANY(CAST(:words AS text[]))")
