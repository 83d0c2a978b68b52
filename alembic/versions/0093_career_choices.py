"""What careers are searched by, each value with the careers that have it."""

from alembic import op

revision = "0093"
down_revision = "0092"

TABLE = """
CREATE TABLE career_choice (
    kind varchar NOT NULL,
    code varchar NOT NULL,
    label varchar NOT NULL,
    careers integer NOT NULL,
    holders bit varying NOT NULL,
    search tsvector GENERATED ALWAYS AS (epass_vector(label)) STORED,
    PRIMARY KEY (kind, code)
);
CREATE INDEX ix_career_choice_careers ON career_choice (kind, careers);
CREATE INDEX ix_career_choice_search ON career_choice USING gin (search);
"""
FILL = """
    WITH shown AS MATERIALIZED (
        SELECT c.code, c.rome_version, c.parent_code, c.family_code,
            set_bit(repeat('0', count(*) OVER ()::int)::varbit,
                row_number() OVER (ORDER BY c.code)::int - 1, 1) AS bit
        FROM career c WHERE c.rome_version = (SELECT max(rome_version) FROM career)
    ), has AS (
        SELECT 'whole' AS kind, '' AS code, '' AS label, c.bit FROM shown c
        UNION ALL
        SELECT 'career', c.code, '', c.bit FROM shown c
        UNION ALL
        SELECT 'family', g.code, g.label, c.bit
        FROM shown c JOIN career_family g ON g.code IN (left(c.code, 1), left(c.code, 3))
        UNION ALL
        SELECT 'riasec', letter, letter, c.bit
        FROM shown c
    LEFT JOIN LATERAL (
        SELECT i.major, i.minor FROM career_interest i
        WHERE i.code IN (c.code, c.parent_code) AND i.rome_version <= c.rome_version
        ORDER BY i.code = c.code DESC, i.rome_version DESC LIMIT 1
    ) interest ON true
    LEFT JOIN career_family f ON f.code = c.family_code
 CROSS JOIN unnest(ARRAY[interest.major, interest.minor]) AS letter
        WHERE letter IS NOT NULL
        UNION ALL
        SELECT 'liking', l.liking_code, g.label, c.bit
        FROM shown c JOIN career_liking_link l USING (rome_version, code)
        JOIN career_liking g USING (rome_version, liking_code)
        UNION ALL
        SELECT 'theme', l.theme_code, g.label, c.bit
        FROM shown c JOIN career_theme_link l USING (rome_version, code)
        JOIN career_theme g USING (rome_version, theme_code)
        UNION ALL
        SELECT CASE WHEN i.kind IN ('know_how', 'knowledge')
          AND coalesce(i.category, '') <> ALL(ARRAY['Certifications', 'Habilitations']) THEN 'skill' ELSE i.kind END, i.ogr_code, i.label, c.bit
        FROM shown c JOIN career_item_link l USING (rome_version, code)
        JOIN career_item i USING (rome_version, ogr_code)
        WHERE i.kind IN ('soft', 'hours', 'places', 'conditions', 'publics') OR i.kind IN ('know_how', 'knowledge')
          AND coalesce(i.category, '') <> ALL(ARRAY['Certifications', 'Habilitations'])
    )
    INSERT INTO career_choice (kind, code, label, careers, holders)
    SELECT kind, code, min(label), bit_count(bit_or(bit)), bit_or(bit) FROM has GROUP BY kind, code
    ORDER BY kind, bit_count(bit_or(bit)) DESC
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(FILL)


def downgrade() -> None:
    op.drop_table("career_choice")
