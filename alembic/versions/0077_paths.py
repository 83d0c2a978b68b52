"""Paths shown by a link, and the calendar of the school year."""

from alembic import op

revision = "0077"
down_revision = "0076"

TABLES = """
CREATE TABLE calendar_date (
    school_year varchar NOT NULL, step varchar NOT NULL, way text NOT NULL, label_fr varchar NOT NULL,
    label_en varchar NOT NULL, starts_on date NOT NULL, ends_on date NOT NULL, publisher varchar NOT NULL,
    url varchar NOT NULL, checked_on date NOT NULL, PRIMARY KEY (school_year, step)
);
CREATE TABLE shared_path (
    link bytea PRIMARY KEY, content jsonb, stopped_at timestamptz, ends_at timestamptz NOT NULL
);
CREATE INDEX ix_shared_path_ends_at ON shared_path (ends_at);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    op.drop_table("shared_path")
    op.drop_table("calendar_date")
