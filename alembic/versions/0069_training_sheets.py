"""Onisep's sheets on trainings, in tables of their own (ODbL 1.0)."""

from alembic import op

revision = "0069"
down_revision = "0068"

TABLES = """
CREATE TABLE training_sheet (
    id varchar PRIMARY KEY, diploma_code varchar, label varchar NOT NULL, title varchar NOT NULL, diploma varchar NOT NULL,
    kind varchar, months integer, level integer, specialty_group varchar, rncp varchar, summary varchar NOT NULL,
    access varchar NOT NULL, expected varchar NOT NULL, follows varchar NOT NULL,
    careers text[] NOT NULL DEFAULT '{}', modified_on date
);
CREATE INDEX ix_training_sheet_diploma_code ON training_sheet (diploma_code);
CREATE TABLE training_sheet_next (
    id varchar NOT NULL, label varchar NOT NULL, conditional boolean NOT NULL, PRIMARY KEY (id, label)
);
CREATE TABLE training_listed (
    id varchar PRIMARY KEY, label varchar NOT NULL, title varchar NOT NULL, diploma varchar NOT NULL,
    acronym varchar, kind varchar, months integer, level integer, rncp varchar, domains text[] NOT NULL DEFAULT '{}'
);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    for name in ("listed", "sheet_next", "sheet"):
        op.drop_table(f"training_{name}")
