"""Trainings: the lists that tell of them, and what is shown."""

from alembic import op

revision = "0065"
down_revision = "0064"

TABLES = """
CREATE TABLE training_level (
    code varchar PRIMARY KEY, label varchar NOT NULL, label_short varchar NOT NULL, level integer, closed_on date
);
CREATE TABLE training_device (
    code varchar PRIMARY KEY, level_code varchar NOT NULL, label varchar NOT NULL, label_short varchar NOT NULL,
    closed_on date
);
CREATE TABLE training_diploma (
    code varchar PRIMARY KEY, level_code varchar NOT NULL, specialty_group varchar NOT NULL,
    label varchar NOT NULL, title varchar NOT NULL, diploma varchar NOT NULL, common boolean NOT NULL,
    opened_on date, closed_on date,
    predecessors text[] NOT NULL DEFAULT '{}', successors text[] NOT NULL DEFAULT '{}'
);
CREATE TABLE training_course (
    code varchar PRIMARY KEY, diploma_code varchar NOT NULL, device_code varchar NOT NULL, duration integer,
    year integer, label varchar NOT NULL, title varchar NOT NULL, stat_code varchar NOT NULL,
    opened_on date, closed_on date
);
CREATE INDEX ix_training_course_diploma_code ON training_course (diploma_code);
CREATE INDEX ix_training_course_stat_code ON training_course (stat_code);
CREATE TABLE training_certification (
    code varchar PRIMARY KEY, label varchar NOT NULL, title varchar NOT NULL, kind varchar, level integer,
    subject varchar, careers text[] NOT NULL DEFAULT '{}', specialty_group varchar, rncp varchar,
    diploma_code varchar, onisep_id varchar, previous_code varchar, last_session integer
);
CREATE INDEX ix_training_certification_diploma_code ON training_certification (diploma_code);
CREATE TABLE training_family (
    common_stat varchar NOT NULL, stat_code varchar NOT NULL, family varchar NOT NULL,
    speciality varchar NOT NULL, common_code varchar NOT NULL, diploma_code varchar NOT NULL,
    PRIMARY KEY (common_stat, stat_code)
);
CREATE INDEX ix_training_family_common_code ON training_family (common_code);
CREATE TABLE training_family_course (
    family varchar NOT NULL, course_code varchar NOT NULL, opened_on date, closed_on date,
    PRIMARY KEY (family, course_code)
);
CREATE TABLE training_offer (
    source varchar NOT NULL, uai varchar NOT NULL, course varchar NOT NULL, status varchar NOT NULL, year integer,
    PRIMARY KEY (source, uai, course, status)
);
CREATE TABLE training_list (source varchar PRIMARY KEY, read_on date NOT NULL);
CREATE TABLE training (
    id varchar PRIMARY KEY, label varchar NOT NULL, diploma varchar NOT NULL, level integer, months integer,
    durations text[] NOT NULL DEFAULT '{}', domain varchar, common boolean NOT NULL, closes_on date,
    successor varchar, rncp varchar, onisep_id varchar, sources text[] NOT NULL DEFAULT '{}',
    words varchar NOT NULL, sort varchar NOT NULL,
    search tsvector GENERATED ALWAYS AS (
        setweight(epass_vector(label), 'A') || setweight(epass_vector(words), 'B')) STORED
);
CREATE INDEX ix_training_search ON training USING gin (search);
CREATE TABLE training_place (
    training_id varchar NOT NULL, uai varchar NOT NULL, statuses text[] NOT NULL DEFAULT '{}', year integer,
    sources text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (training_id, uai)
);
CREATE INDEX ix_training_place_uai ON training_place (uai);
CREATE TABLE training_career (
    training_id varchar NOT NULL, code varchar NOT NULL, PRIMARY KEY (training_id, code)
);
CREATE INDEX ix_training_career_code ON training_career (code);
CREATE TABLE training_next (
    training_id varchar NOT NULL, next_id varchar NOT NULL, conditional boolean NOT NULL DEFAULT false,
    PRIMARY KEY (training_id, next_id)
);
CREATE INDEX ix_training_next_next_id ON training_next (next_id);
"""
NAMES = (
    "next", "career", "place", "list", "offer", "family_course", "family", "certification", "course", "diploma",
    "device", "level",
)  # fmt: skip


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    for name in NAMES:
        op.drop_table(f"training_{name}")
    op.drop_table("training")
