"""What each career has in common with others, kept with what it is searched by."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0098"
down_revision = "0097"

FILL = """
    WITH mine AS (
        SELECT c.code AS career, 'family' AS kind, left(c.code, 3) AS code, false AS core
        FROM career c WHERE c.rome_version = (SELECT max(rome_version) FROM career)
        UNION ALL
        SELECT l.code, 'liking', l.liking_code, l.principal FROM career_liking_link l
        WHERE l.rome_version = (SELECT max(rome_version) FROM career)
        UNION ALL
        SELECT l.code, 'theme', l.theme_code, false FROM career_theme_link l
        WHERE l.rome_version = (SELECT max(rome_version) FROM career)
        UNION ALL
        SELECT l.code, 'skill', l.ogr_code, coalesce(l.weight = 'core', false)
        FROM career_item_link l JOIN career_item i USING (rome_version, ogr_code)
        WHERE l.rome_version = (SELECT max(rome_version) FROM career) AND i.kind = 'know_how'
    ), placed AS (
        SELECT m.career, c.kind, c.code, c.label, c.careers, row_number() OVER (
            PARTITION BY m.career, c.kind ORDER BY m.core DESC, c.careers, epass_fold(c.label)) AS place
        FROM mine m JOIN career_choice c ON c.kind = m.kind AND c.code = m.code
        WHERE c.careers > 1
    ), told AS (
        SELECT career, jsonb_agg(jsonb_build_array(kind, code, label, careers)
            ORDER BY array_position(ARRAY['liking', 'skill', 'soft', 'family', 'hours', 'places', 'conditions',
                'publics', 'theme', 'riasec'], kind), place) AS shared
        FROM placed WHERE kind <> 'skill' OR place <= 6 GROUP BY career
    )
    UPDATE career_choice h SET shared = t.shared FROM told t WHERE h.kind = 'career' AND h.code = t.career
"""


def upgrade() -> None:
    op.add_column(
        "career_choice", sa.Column("shared", JSONB, nullable=False, server_default=sa.text("'[]'::jsonb"))
    )
    op.execute(FILL)


def downgrade() -> None:
    op.drop_column("career_choice", "shared")
