"""The words of an occupation's label without their endings: career pages compare hundreds of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0124"
down_revision = "0123"
# A column that is made from others: any older code runs.
oldest_code = ""

STEMS = (
    "tsvector_to_array(to_tsvector('pg_catalog.french',"
    r" epass_fold(regexp_replace(label, '\((sauf|hors)[^)]*\)', '', 'gi'))))"
)


def upgrade() -> None:
    op.add_column(
        "occupation", sa.Column("stems", postgresql.ARRAY(sa.Text()), sa.Computed(STEMS, persisted=True))
    )


def downgrade() -> None:
    op.drop_column("occupation", "stems")
