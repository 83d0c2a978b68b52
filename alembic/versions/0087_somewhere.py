"""Trainings that are taught at no known place, written once after an import and not found by every search."""

from alembic import op

revision = "0087"
down_revision = "0086"

# As imports write it from then on.
_FILL = """
    INSERT INTO training_somewhere
    SELECT tp.training_id, way.status
    FROM (SELECT training_id, uai, statuses FROM training_place
          UNION ALL SELECT training_id, NULL, ARRAY[status] FROM training_region) AS tp
    LEFT JOIN place p ON p.uai = tp.uai, unnest(tp.statuses || 'any'::text) AS way(status)
    GROUP BY tp.training_id, way.status
    HAVING bool_or(p.id IS NULL) AND NOT coalesce(bool_or(p.status = 'open'), false)
"""


def upgrade() -> None:
    op.execute(
        "CREATE TABLE training_somewhere (training_id varchar NOT NULL, status varchar NOT NULL,"
        " PRIMARY KEY (training_id, status))"
    )
    op.execute(_FILL)


def downgrade() -> None:
    op.execute("DROP TABLE training_somewhere")
