"""Other UAIs of a place: of a section of a lycée, of the apprenticeship body of a school."""

import sqlalchemy as sa
from alembic import op

revision = "0078"
down_revision = "0077"

# What records tell already; from then on the merge keeps it.
_FILL = """
    INSERT INTO place_alias (uai, place_id)
    SELECT r.values->>'uai', min(p.id::text)::uuid
    FROM place p JOIN place_record r ON r.place_id = p.id
    WHERE p.status = 'open' AND r.vanished_on IS NULL AND r.values->>'uai' IS NOT NULL
      AND NOT EXISTS (SELECT FROM place own WHERE own.uai = r.values->>'uai' AND own.status = 'open')
    GROUP BY 1
"""


def upgrade() -> None:
    op.create_table(
        "place_alias",
        sa.Column("uai", sa.String(), primary_key=True),
        sa.Column("place_id", sa.UUID(), sa.ForeignKey("place.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_place_alias_place_id", "place_alias", ["place_id"])
    op.execute(_FILL)


def downgrade() -> None:
    op.drop_table("place_alias")
