"""With which other schools a university gives a master; until the next import, with none."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0126"
down_revision = "0125"
# Empty where they are not named: any older code runs.
oldest_code = ""
_TABLES = ("training_master", "training_place")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(
            table, sa.Column("partners", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False)
        )


def downgrade() -> None:
    for table in _TABLES:
        op.drop_column(table, "partners")
