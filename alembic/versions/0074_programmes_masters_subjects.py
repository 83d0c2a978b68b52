"""Programmes of Parcoursup, masters, subjects of lycées, sheets of the RNCP, and words to search by."""

from alembic import op

revision = "0074"
down_revision = "0073"

TABLES = """
CREATE TABLE training_subjects (
    id varchar PRIMARY KEY, kind varchar NOT NULL, uai varchar NOT NULL, labels text[] NOT NULL DEFAULT '{}',
    year integer
);
CREATE INDEX ix_training_subjects_uai ON training_subjects (uai);
CREATE TABLE training_programme (
    uai varchar NOT NULL, label varchar NOT NULL, training_id varchar NOT NULL, title varchar NOT NULL,
    diploma varchar NOT NULL, level integer, months integer, year integer, PRIMARY KEY (uai, label)
);
CREATE TABLE training_master (
    code varchar NOT NULL, uai varchar NOT NULL, year integer NOT NULL, label varchar NOT NULL, url varchar,
    is_open boolean NOT NULL, PRIMARY KEY (code, uai, year)
);
CREATE TABLE training_rncp_diploma (
    diploma_code varchar NOT NULL, rncp varchar NOT NULL, level integer, active boolean NOT NULL, ends_on date,
    PRIMARY KEY (diploma_code, rncp)
);
CREATE TABLE training_rncp (
    number varchar PRIMARY KEY, label varchar NOT NULL, level integer, kind varchar, active boolean NOT NULL,
    ends_on date
);
CREATE TABLE training_rncp_career (
    number varchar NOT NULL, code varchar NOT NULL, PRIMARY KEY (number, code)
);
CREATE TABLE training_page (diploma_code varchar PRIMARY KEY, url varchar NOT NULL);
CREATE TABLE training_priority (
    diploma_code varchar NOT NULL, region_code varchar NOT NULL, label varchar NOT NULL,
    PRIMARY KEY (diploma_code, region_code)
);
CREATE TABLE training_keywords (
    diploma_code varchar PRIMARY KEY, words varchar NOT NULL,
    search tsvector GENERATED ALWAYS AS (epass_vector(words)) STORED
);
CREATE INDEX ix_training_keywords_search ON training_keywords USING gin (search);
CREATE INDEX ix_training_sort ON training (sort);
"""
NAMES = (
    "keywords", "priority", "page", "rncp_career", "rncp", "rncp_diploma", "master", "programme", "subjects",
)  # fmt: skip


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    op.drop_index("ix_training_sort", "training")
    for name in NAMES:
        op.drop_table(f"training_{name}")
