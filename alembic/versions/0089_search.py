"""One search over everything that is published, and what staff teach it."""

from alembic import op

revision = "0089"
down_revision = "0088"

TABLES = """
CREATE TABLE search_document (
    type text NOT NULL,
    id text NOT NULL,
    kind text,
    name text NOT NULL,
    names text[] NOT NULL DEFAULT '{}',
    words text NOT NULL,
    level integer,
    statuses text[] NOT NULL DEFAULT '{}',
    commune text,
    starts_at timestamptz,
    lats float[] NOT NULL DEFAULT '{}',
    lons float[] NOT NULL DEFAULT '{}',
    at text,
    careers text[] NOT NULL DEFAULT '{}',
    departments text[] NOT NULL DEFAULT '{}',
    digest text NOT NULL,
    naming tsvector NOT NULL,
    vector tsvector NOT NULL,
    spot point GENERATED ALWAYS AS (epass_mercator(lats[1], lons[1])) STORED,
    PRIMARY KEY (type, id)
);
CREATE INDEX ix_search_document_vector ON search_document USING gin (vector);
CREATE INDEX ix_search_document_naming ON search_document USING gin (naming);
CREATE INDEX ix_search_document_spot ON search_document USING gist (spot);
CREATE INDEX ix_search_document_kind ON search_document (type, kind);
CREATE INDEX ix_search_document_careers ON search_document USING gin (careers);
CREATE TABLE search_word (
    word text PRIMARY KEY,
    documents integer NOT NULL,
    named boolean NOT NULL DEFAULT false
);
CREATE INDEX ix_search_word_alike ON search_word USING gin (word gin_trgm_ops);
CREATE TABLE lexicon_entry (
    id text PRIMARY KEY,
    sort text NOT NULL,
    words text[] NOT NULL DEFAULT '{}',
    means text NOT NULL,
    kind text NOT NULL,
    careers text[] NOT NULL DEFAULT '{}',
    put_aside boolean NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE search_state (
    id integer PRIMARY KEY,
    documents bigint NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 0,
    imports bigint NOT NULL DEFAULT -1
);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    op.execute("DROP TABLE search_state, lexicon_entry, search_word, search_document")
